"""ICEWS's table of coded events: 20 tab-separated columns under one line of names, one row for each who and whom.

Columns and order are those of "ICEWS Coded Event Data" (Boschee and others, Harvard Dataverse, doi:10.7910/DVN/28075). Its row has one source and
one target, so an event of several parties has several rows with one id, as in CAMEO data. Codes come from `ontology/cameo.csv`. The
table has no column for a status, so plans, denials and suppositions stay out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from runut.export.cells import tsv_cell
from runut.export.coding import may_stand_as_done, one_day, pairs
from runut.export.formats import Options, Record
from runut.ontology.cameo import find_cameo
from runut.records import Party
from runut.store.handover import Told

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity"),
    *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options
    events = rows = left_out = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n")
        table.writerow(COLUMNS)
        for told in record.events():
            if not may_stand_as_done(told.event):
                left_out += 1
                continue
            for row in event_rows(told, english):
                table.writerow([tsv_cell(value) for value in row])
                rows += 1
            events += 1
    return {"events": events, "rows": rows, "left out (planned, denied or supposed)": left_out}


def event_rows(told: Told, country_name: Callable[[str | None], str | None]) -> Iterator[tuple[object, ...]]:
    event, source = told.event, told.reports[0].source
    place = event.place
    where: tuple[object, ...] = (None,) * 6
    if place is not None:
        where = (
            place.name if place.precision == "city" else None,
            None,
            None,
            country_name(place.country),
            place.lat,
            place.lon,
        )
    for actor, recipient in pairs(event):
        cameo = find_cameo(event.type, event.mode, states=are_states(actor, recipient))
        yield (
            event.id,
            one_day(event),
            *_side(actor, country_name),
            cameo.text if cameo else None,
            cameo.code if cameo else None,
            None,
            *_side(recipient, country_name),
            source.id,
            None,
            source.outlet,
            *where,
        )


def are_states(actor: Party | None, recipient: Party | None) -> bool:
    """Whether a government or its forces act on another country."""
    if actor is None or recipient is None or actor.country is None or recipient.country is None:
        return False
    return actor.sector in ("GOV", "MIL") and actor.group is None and actor.country != recipient.country


def _side(party: Party | None, country_name: Callable[[str | None], str | None]) -> tuple[str | None, str | None, str | None]:
    return (party.name, party.sector, country_name(party.country)) if party else (None, None, None)


@cache
def english(country: str | None) -> str | None:
    """ICEWS names countries in English; a code that the gazetteer does not know stays."""
    return english_names().get(country, country) if country else None


@cache
def english_names() -> Mapping[str, str]:
    # Straight from the table: the loaded gazetteer keeps the English name among others, without saying which it is.
    lines = resources.files("runut.gazetteer").joinpath("data", "countries.csv").read_text(encoding="utf-8").splitlines()
    return {row["code"]: row["english"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
