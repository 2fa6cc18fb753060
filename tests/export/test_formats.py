"""What each format says of an event, and what it leaves empty."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from runut.export import FORMATS, Options, icews, polecat
from runut.export import gdelt_mentions as gdelt
from runut.export.coding import one_day, pairs, quad
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES
from runut.ontology import load_plover
from runut.ontology.cameo import find_cameo, load_cameo
from runut.records import Event, Place
from runut.store.handover import Report, Source, Statement, Told
from tests.records import TEXT, mention, party, span


def source(**fields: Any) -> Source:
    plain = {
        "id": "d-1", "source_id": "a.txt", "url": None, "outlet": "contoh.example", "title": None, "authors": (), "published": None,
        "language": "id", "status": "ok", "family": "d-1", "agencies": (), "origin": None, "version": "0", "length": len(TEXT),
    }  # fmt: skip
    return Source(**{**plain, **fields})


def event(actors: str = "Rusia", type: str = "ACCUSE", recipients: str = "Israel", **fields: Any) -> Event:
    plain = {
        "id": "e-00000000000000ff", "type": type, "mode": None, "symmetric": False, "status": "actual", "background": False,
        "actors": tuple(map(party, filter(None, actors.split("+")))), "recipients": tuple(map(party, filter(None, recipients.split("+")))),
        "start": None, "end": None, "precision": None, "place": None, "figures": (), "mentions": ("m-1",), "documents": ("d-1",),
        "outlets": ("contoh.example",), "origins": 1,
    }  # fmt: skip
    return Event(**{**plain, **fields})


class One:
    def __init__(self, *events: Event, **fields: Any) -> None:
        self._told = [Told(event=e, reports=(Report(mention=mention("d-1"), source=source(**fields)),)) for e in events]

    def events(self) -> Iterator[Told]:
        return iter(self._told)

    def sources(self) -> Iterator[Source]:
        return iter([report.source for told in self._told for report in told.reports])

    def quotes(self) -> Iterator[Statement]:
        return iter(())


def tsv_rows(path: Path, record: One, name: str) -> list[dict[str, str]]:
    FORMATS[name].writer(record, path, Options())
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


DAY = {"start": date(2025, 6, 13), "end": date(2025, 6, 13), "precision": "day"}


def test_polecat_has_the_forty_columns() -> None:
    assert len(polecat.COLUMNS) == 40
    assert polecat.COLUMNS[:8] == (
        *("Event ID", "Event Date", "Event Type", "Event Mode"),
        *("Intensity", "Quad Code", "Contexts"),
        "Actor Name",
    )
    assert polecat.COLUMNS[15] == "Recipient Name"
    assert polecat.COLUMNS[23] == "Placename"
    assert polecat.COLUMNS[-7:] == (
        *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
    )


def test_a_polecat_row(tmp_path: Path) -> None:
    place = Place(text="Jakarta", name="Jakarta", country="IDN", lat=-6.2, lon=106.8, precision="place")
    (row,) = tsv_rows(tmp_path / "p", One(event("Putin+Iran", place=place, **DAY)), "polecat")
    told = {name: value for name, value in row.items() if value}
    version = told.pop("Version")
    assert version.startswith("runut-")
    assert told == {
        **{"Event ID": "e-00000000000000ff", "Event Date": "2025-06-13", "Event Type": "ACCUSE", "Intensity": "-3.0"},
        **{
            "Quad Code": "VERBAL CONFLICT",
            "Actor Name": "Putin;Iran",
            "Actor Country": "RUS;IRN",
            "Primary Actor Sector": "GOV",
        },
        **{"Actor Sectors": "GOV;GOV", "Actor Name Raw": "Putin;Iran", "Recipient Name": "Israel"},
        **{
            "Recipient Country": "ISR",
            "Primary Recipient Sector": "GOV",
            "Recipient Sectors": "GOV",
            "Recipient Name Raw": "Israel",
        },
        **{"Placename": "Jakarta", "Country": "IDN", "Latitude": "-6.2", "Longitude": "106.8", "Raw Placename": "Jakarta"},
        **{"Source": "contoh.example", "Language": "id"},
    }


@pytest.mark.parametrize("name", ["polecat", "icews"])
@pytest.mark.parametrize(
    ("made", "rows"),
    [
        pytest.param(event(), 1, id="a fact"),
        pytest.param(event(status="negated"), 0, id="a denial is no deed"),
        pytest.param(event(type="ASSAULT", status="future"), 0, id="a plan is no deed"),
        pytest.param(event(type="AGREE", status="future"), 1, id="a promise is a fact"),
        pytest.param(event(status="hypothetical"), 0, id="a supposition is no fact"),
    ],
)
def test_tables_without_status_hold_facts_alone(tmp_path: Path, name: str, made: Event, rows: int) -> None:
    assert len(tsv_rows(tmp_path / "t", One(made), name)) == rows


def test_an_icews_row(tmp_path: Path) -> None:
    assert len(icews.COLUMNS) == 20
    made = event("Rusia+Iran", "CONSULT", "", symmetric=True, mode="phone", **DAY)
    rows = tsv_rows(tmp_path / "i", One(made), "icews")
    assert [(row["Source Country"], row["Target Country"], row["CAMEO Code"], row["Event Text"]) for row in rows] == [
        ("Russia", "Iran", "041", "Discuss by telephone"),
        ("Iran", "Russia", "041", "Discuss by telephone"),
    ]
    assert {row["Intensity"] for row in rows} == {""}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(event("Israel", "ASSAULT", "Iran"), "190", id="one state on another"),
        pytest.param(event("Israel", "ASSAULT", "Iran", mode="aerial"), "195", id="the mode decides"),
        pytest.param(event("Israel", "ASSAULT", "Israel"), "", id="at home"),
        pytest.param(event("Geng Motor", "ASSAULT", "Iran"), "", id="not a state"),
        pytest.param(event("Israel", "ACCUSE", "Iran"), "", id="inquiry or blame"),
        pytest.param(event("Israel", "PROTEST", "Iran", mode="vandalize"), "140", id="a mode without a code of its own"),
    ],
)
def test_cameo_codes(tmp_path: Path, made: Event, code: str) -> None:
    (row,) = tsv_rows(tmp_path / "i", One(made), "icews")
    assert row["CAMEO Code"] == code


PAIRS = [
    pytest.param(event("Rusia+Iran", recipients="Israel+Turki"), 4, id="each to each"),
    pytest.param(event("Rusia", recipients=""), 1, id="nobody told as recipient"),
    pytest.param(event("", recipients="Israel"), 1, id="nobody told as actor"),
    pytest.param(event("Rusia+Iran+Turki", recipients="", symmetric=True), 6, id="all with all, both ways"),
    pytest.param(event("Rusia", recipients="", symmetric=True), 1, id="one of a symmetric event"),
]


@pytest.mark.parametrize(("made", "count"), PAIRS)
def test_pairs(made: Event, count: int) -> None:
    assert len(list(pairs(made))) == count


@pytest.mark.parametrize(
    ("start", "end", "precision", "day"),
    [
        ("2025-06-13", "2025-06-13", "day", "2025-06-13"),
        ("2025-06-13", "2025-06-24", "day", "2025-06-13"),
        ("2025-06-13", "2025-06-14", "interval", "2025-06-13"),
        ("2025-06-01", "2025-06-30", "month", None),
        ("2025-01-01", "2025-12-31", "year", None),
        ("2015-09-01", None, "month", None),
        (None, "2025-06-14", "day", None),
        (None, None, None, None),
    ],
)
def test_a_day_is_never_made_of_a_month(start: str | None, end: str | None, precision: str | None, day: str | None) -> None:
    read = [date.fromisoformat(text) if text else None for text in (start, end, day)]
    assert one_day(event(start=read[0], end=read[1], precision=precision)) == read[2]


@pytest.mark.parametrize(
    ("type_", "number"),
    [("CONSULT", 1), ("AGREE", 1), ("AID", 2), ("RETREAT", 2), ("REQUEST", 3), ("ACCUSE", 3), ("SANCTION", 4), ("ASSAULT", 4)],
)
def test_quad_classes(type_: str, number: int) -> None:
    assert quad(type_) == number


def test_every_type_and_mode_has_its_place_in_the_crosswalk() -> None:
    plover = load_plover()
    for (type_, mode, _), cameo in load_cameo().items():
        assert type_ in plover.types, type_
        assert not mode or mode in plover.types[type_].modes, (type_, mode)
        assert cameo is None or (cameo.code.isdecimal() and len(cameo.code) in (3, 4) and cameo.text)
    assert {type_ for type_, mode, _ in load_cameo() if not mode} == set(plover.types)
    assert find_cameo("COERCE", "misinformation") is None


def test_a_gdelt_row() -> None:
    assert len(gdelt.COLUMNS) == 16
    made = Report(mention=mention("d-1", evidence=span(TEXT.split("\n")[0]), confidence=0.7), source=source())
    (row,) = gdelt.rows(Told(event=event(), reports=(made,)))
    told = dict(zip(gdelt.COLUMNS, row, strict=True))
    assert told["GLOBALEVENTID"] == 0xFF >> 1
    assert (told["MentionType"], told["MentionIdentifier"]) == (gdelt.CITATION, "contoh.example, a.txt")
    assert (told["Actor1CharOffset"], told["Actor2CharOffset"], told["ActionCharOffset"]) == (
        0,
        TEXT.index("Israel"),
        TEXT.index("mengecam"),
    )
    assert (told["Confidence"], told["MentionDocLen"]) == (70, len(TEXT))
    assert [
        told[name] for name in ("EventTimeDate", "MentionTimeDate", "SentenceID", "MentionDocTone", "MentionDocTranslationInfo")
    ] == [None] * 5
    assert json.loads(str(told["Extras"]))["text"] == TEXT.split("\n")[0]


@pytest.mark.parametrize("id_", ["e-ffffffffffffffff", "e-short", "", "e-zzzzzzzzzzzzzzzz"])
def test_gdelt_numbers_fit_signed_integers(id_: str) -> None:
    assert 0 <= gdelt.global_id(id_) < 2**63


def test_a_plover_line_names_its_fields_as_the_manual_does(tmp_path: Path) -> None:
    FORMATS["plover-jsonl"].writer(One(event(**DAY), url="https://contoh.example/1"), tmp_path / "p", Options())
    row = json.loads((tmp_path / "p").read_text("utf-8"))
    assert (row["date"], row["event"], row["quad_code"], row["event_scale"]) == ("2025-06-13", ["ACCUSE"], 3, -3.0)
    assert row["source"][0]["code"] == "RUS"
    assert row["recipient"][0] == {
        **{"code": "ISR", "country": "ISR", "sector": "GOV", "actor_text": "Israel", "identifier_id": "country.ISR"},
        **{"identifier_text": "Israel", "office": None},
    }
    assert row["cite_info"]["url"] == "https://contoh.example/1"
    assert row["event_loc"] is None


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.module in ("csv_package", "parquet")])
def test_folders_of_nothing_still_load(tmp_path: Path, name: str) -> None:
    FORMATS[name].writer(One(), tmp_path / name, Options())
    if name == "parquet":
        assert ds.dataset(tmp_path / name / "mentions", partitioning="hive").to_table().num_rows == 0
    else:
        from frictionless import Package

        assert Package(str(tmp_path / name / "datapackage.json")).validate().valid


def test_columns_have_names_of_their_own() -> None:
    for table in (EVENTS, MENTIONS, DOCUMENTS, QUOTES):
        names = [field.name for field in table.fields]
        assert len(names) == len(set(names)), table.name
