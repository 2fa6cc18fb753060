"""POLECAT's weekly table: 40 tab-separated columns under one line of names, one event a row.

Columns and order are those of "POLECAT Weekly Data" (Halterman and others, Harvard Dataverse, doi:10.7910/DVN/AJGVIT), as three readers of
its files in public repositories write them down (two temporal-graph benchmarks and a crisis-monitoring pipeline). The table has no
column for a status, so plans, denials and suppositions stay out. What runut does not know is empty: docs/exports.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from runut import __version__
from runut.export.cells import joined, tsv_cell
from runut.export.coding import contexts, may_stand_as_done, one_day, quad
from runut.export.formats import Options, Record
from runut.ontology import load_plover
from runut.records import Party
from runut.store.handover import Told

QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_SIDE = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID")
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(name.format("Actor") for name in _SIDE),
    *(name.format("Recipient") for name in _SIDE),
    *(
        "Placename",
        "City",
        "District",
        "Province",
        "Country",
        "Latitude",
        "Longitude",
        "GeoNames ID",
        "Raw Placename",
        "Feature Type",
    ),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
FEATURES = {"country": "PCLI", "city": "PPL"}
"""GeoNames feature codes by `Place.precision`; most places are known as "place" alone, which may be a mountain."""


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options
    written = left_out = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n")
        table.writerow(COLUMNS)
        for told in record.events():
            if may_stand_as_done(told.event):
                table.writerow([tsv_cell(value) for value in row(told)])
                written += 1
            else:
                left_out += 1
    return {"events": written, "left out (planned, denied or supposed)": left_out}


def row(told: Told) -> Iterator[object]:
    event, source = told.event, told.reports[0].source
    place = event.place
    yield from (event.id, one_day(event), event.type, event.mode)
    yield from (load_plover().score(event.type, event.mode), QUAD_NAMES[quad(event.type)], ";".join(contexts(told)))
    yield from side(event.actors)
    yield from side(event.recipients)
    if place is None:
        yield from (None,) * 10
    else:
        city = place.name if place.precision == "city" else None
        yield from (place.name, city, None, None, place.country, place.lat, place.lon, None, place.text)
        yield FEATURES.get(place.precision or "")
    yield source.outlet
    yield source.published.start if source.published and source.published.start == source.published.end else None
    yield from (None, None, None, source.language, f"runut-{__version__}")


def side(parties: Sequence[Party]) -> Iterator[object]:
    """Name, country, COW, primary sector, sectors, title, raw name, Wikipedia: of several in one cell, in the same order."""
    sectors = [party.sector for party in parties]
    yield joined([party.name for party in parties])
    yield joined([party.country for party in parties])
    yield None
    yield sectors[0] if sectors else None
    yield joined(sectors)
    yield joined([party.office for party in parties])
    yield joined([party.words.text for party in parties])
    yield None
