"""Hostile text survives every format, word for word or visibly changed, and begins no formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.dataset as ds
import pytest

from runut.export import FORMATS, Options
from runut.export.cells import FORMULA
from runut.store import Store
from tests.export.hostile import HOSTILE, HostileRecord, stored

OURS = ("plover-jsonl", "polecat", "icews", "gdelt-mentions", "csv", "parquet")
PRINTED = tuple(text.replace("\0", "␀").encode("utf-8", "backslashreplace").decode() for text in HOSTILE)
"""As tables have them: the picture of a NUL, the escape of half a pair."""

WHOLE = tuple(text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE)
"""As JSON and Parquet have them, which hold a NUL."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name in OURS:
        FORMATS[name].writer(HostileRecord(with_text=True), folder / name, Options(with_text=True))
    return folder


def test_there_are_two_hundred() -> None:
    assert len(HOSTILE) >= 200


def restored(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula (docs/exports.md)."""
    return cell[1:] if cell[:1] == "'" and (cell[1:2] == "'" or cell[1:2] in FORMULA) and len(cell) > 1 else cell


def unescaped(cell: str) -> str:
    escapes = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    out, rest = [], iter(restored(cell))
    for c in rest:
        out.append(escapes[next(rest)] if c == "\\" else c)
    return "".join(out)


def tsv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))


def table(path: Path, **options: Any) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", **options)


def listed(text: str) -> str:
    return text.replace(";", ",")


@pytest.mark.parametrize("key", ["text", "outlet"])
def test_plover_lines(folder: Path, key: str) -> None:
    rows = [json.loads(line) for line in (folder / "plover-jsonl").read_bytes().split(b"\n") if line]
    got = [row["reports"][0]["text"] if key == "text" else row["cite_info"]["publication"] for row in rows]
    assert tuple(got) == WHOLE


@pytest.mark.parametrize(
    "read", [tsv, lambda path: [list(row) for row in table(path, sep="\t", header=None).to_numpy()]], ids=["csv", "pandas"]
)
@pytest.mark.parametrize(
    ("name", "columns"), [("polecat", ["Actor Name", "Raw Placename", "Source"]), ("icews", ["Source Name", "Publisher"])]
)
def test_tab_separated(folder: Path, name: str, columns: list[str], read: Callable[[Path], list[list[str]]]) -> None:
    head, *rows = read(folder / name)
    assert len(rows) == len(HOSTILE)
    for column in columns:
        got = [unescaped(row[head.index(column)]) for row in rows]
        several = column == "Actor Name"
        assert got == [listed(text) if several else text for text in PRINTED]
    assert {len(line.split("\t")) for line in (folder / name).read_text("utf-8").split("\n") if line} == {len(head)}


def test_gdelt_rows(folder: Path) -> None:
    rows = [line.split("\t") for line in (folder / "gdelt-mentions").read_text("utf-8").split("\n") if line]
    assert {len(row) for row in rows} == {16}
    assert [unescaped(row[4]) for row in rows] == list(PRINTED)
    assert [json.loads(unescaped(row[15]))["text"] for row in rows] == list(WHOLE)


COLUMNS = {
    "events": {"actors": True, "recipient_offices": True, "place": False, "outlets": True},
    "mentions": {"evidence": False, "trigger": False, "hedge": False, "speakers": True, "via": True},
    "documents": {"title": False, "url": False, "source_id": False, "agencies": True, "text": False},
    "quotes": {"text": False, "cue": False, "speakers": True},
}


@pytest.mark.parametrize("name", COLUMNS)
def test_csv_by_two_readers(folder: Path, name: str) -> None:
    path = folder / "csv" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines))
    frame = table(path)
    assert [list(row) for row in frame.to_numpy()] == rows
    for column, several in COLUMNS[name].items():
        wanted = [listed(text) if several else text for text in PRINTED]
        assert [restored(row[head.index(column)]) for row in rows] == wanted


@pytest.mark.parametrize(
    "name", ["csv/events.csv", "csv/mentions.csv", "csv/documents.csv", "csv/quotes.csv", "polecat", "icews"]
)
def test_no_cell_begins_a_formula(folder: Path, name: str) -> None:
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines, delimiter="," if name.endswith("csv") else "\t"))
    numbers = {"latitude", "longitude", "Latitude", "Longitude", "Intensity"}
    for row in rows:
        for column, cell in zip(head, row, strict=True):
            assert cell[:1] not in FORMULA or not cell or column in numbers, (column, cell[:40])
            assert column not in numbers or not cell or float(cell) is not None


def test_csv_is_a_valid_data_package(folder: Path) -> None:
    from frictionless import Package

    report = Package(str(folder / "csv" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


@pytest.mark.parametrize(
    ("name", "column"), [("events", "actors"), ("mentions", "evidence"), ("mentions", "article"), ("quotes", "text")]
)
def test_parquet(folder: Path, name: str, column: str) -> None:
    rows = ds.dataset(folder / "parquet" / name, partitioning="hive").to_table().to_pylist()
    got = [row[column] for row in rows]
    if column == "actors":
        got = [sides[0]["name"] for sides in got]
    elif column == "evidence":
        got = [words["text"] for words in got]
    assert tuple(got) == WHOLE


def test_evidence_reads_the_same_in_the_store(tmp_path: Path) -> None:
    """Through a real store: the words of every exported mention are those of the article at their place."""
    from runut.export import export
    from runut.store import Filters

    with Store.open(stored(tmp_path / "s.db"), read_only=True) as store:
        counts = export(store, FORMATS["plover-jsonl"], tmp_path / "p", Filters(), Options())
        rows = [json.loads(line) for line in (tmp_path / "p").read_bytes().split(b"\n") if line]
        reports = [report for row in rows for report in row["reports"]]
        assert len(reports) == counts["mentions"] > 150
        for report in reports:
            where = report["text_info"]
            assert store.article(report["document"]).field(where["in"])[where["start"] : where["end"]] == report["text"]
