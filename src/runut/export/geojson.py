"""GeoJSON (RFC 7946): one feature an event, at the point of its place, in the order of day.

What has no point, because no place is told or only a country is, has `geometry: null` (section 3.2) and is counted in the foreign member
`runut`. No country is put at its middle: `precision` is that of the point, `date_precision` that of the days.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from runut import __version__
from runut.export.cells import json_bytes
from runut.export.cited import Json, cited, party_objects, point
from runut.export.coding import contexts, quad
from runut.export.fields import figures
from runut.export.formats import Options, Record
from runut.ontology import load_plover
from runut.store.handover import Told


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    with_point = without_place = without_point = 0
    with path.open("wb") as out:
        out.write(b'{"type":"FeatureCollection","features":[')
        for told in record.events():
            out.write(b",\n" if with_point or without_place or without_point else b"\n")
            out.write(json_bytes(feature(told)))
            if told.event.place is None:
                without_place += 1
            elif point(told.event.place) is None:
                without_point += 1
            else:
                with_point += 1
        counts = {"events": with_point, "without_place": without_place, "without_point": without_point}
        about = {
            "version": __version__,
            "with_point": with_point,
            "without_place": without_place,
            "without_point": without_point,
        }
        out.write(b'\n],"runut":' + json_bytes(about) + b"}\n")
    counts["events"] += without_place + without_point
    return {name.replace("_", " "): number for name, number in counts.items()}


def feature(told: Told) -> Json:
    event, place = told.event, told.event.place
    where = point(place)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": list(where)} if where else None,
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "quad": quad(event.type),
            "score": load_plover().score(event.type, event.mode),
            "status": event.status,
            "background": event.background,
            "symmetric": event.symmetric,
            "contexts": contexts(told),
            "start": event.start.isoformat() if event.start else None,
            "end": event.end.isoformat() if event.end else None,
            "date_precision": event.precision,
            "actors": party_objects(event.actors),
            "recipients": party_objects(event.recipients),
            "place": place.name if place else None,
            "place_text": place.text if place else None,
            "country": place.country if place else None,
            "precision": place.precision if place else None,
            "figures": figures(event.figures),
            "origins": event.origins,
            "disputed": event.disputed,
            "reports": [cited(report) for report in told.reports],
        },
    }
