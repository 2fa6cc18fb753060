"""Workbooks as openpyxl and LibreOffice read them: words whole and never run, numbers and days typed, limits kept and said."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from runut.export import FORMATS, Options, xlsx
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES
from runut.export.workbook import CUT, Workbook
from runut.records import Place
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event

SHEETS = {"events": EVENTS, "mentions": MENTIONS, "quotes": QUOTES, "documents": DOCUMENTS}


def shown(text: str) -> str:
    """As a workbook has a text: control characters as pictures, what XML cannot hold as its escape."""
    pictures = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
    text = text.encode("utf-8", "backslashreplace").decode().translate(pictures)
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.xlsx"
    xlsx.write(HostileRecord(with_text=True), path, Options(with_text=True))
    return path


def test_sheets_and_columns(hostile: Path) -> None:
    book = openpyxl.load_workbook(hostile, read_only=True)
    assert book.sheetnames == list(SHEETS)
    for name, table in SHEETS.items():
        head = next(book[name].iter_rows(max_row=1, values_only=True))
        assert list(head) == [field.name for field in table.fields]


def test_days_and_numbers_are_typed(tmp_path: Path) -> None:
    place = Place(text="Jakarta", name="Jakarta", country="IDN", lat=-6.2, lon=106.8, precision="place")
    xlsx.write(One(event(place=place, **DAY)), tmp_path / "x.xlsx", Options())
    head, row = openpyxl.load_workbook(tmp_path / "x.xlsx")["events"].iter_rows()
    told = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert told["start"].value == datetime(2025, 6, 13)
    assert told["start"].is_date
    assert (told["latitude"].value, told["latitude"].data_type) == (-6.2, "n")
    assert (told["origins"].value, told["disputed"].value) == (1, False)
    assert told["mode"].value is None
    assert told["actors"].number_format == "@"


def test_no_cell_is_a_formula_or_a_link(hostile: Path) -> None:
    for sheet in openpyxl.load_workbook(hostile):
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None):
            assert cell.data_type in "snbd", (sheet.title, cell.coordinate)
            assert cell.hyperlink is None
            assert cell.data_type != "s" or (cell.quotePrefix and cell.number_format == "@")


@pytest.mark.parametrize(
    ("name", "column"),
    [("mentions", "evidence"), ("mentions", "hedge"), ("documents", "title"), ("documents", "text"), ("quotes", "text")],
)
def test_hostile_words_come_whole(hostile: Path, name: str, column: str) -> None:
    place = [field.name for field in SHEETS[name].fields].index(column)
    rows = openpyxl.load_workbook(hostile, read_only=True)[name].iter_rows(min_row=2, values_only=True)
    assert [unescape(row[place]) for row in rows] == [shown(text) for text in HOSTILE]


@pytest.fixture(scope="module")
def soffice() -> str:
    found = os.environ.get("RUNUT_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        pytest.skip("no LibreOffice: put soffice on the path, or name it in RUNUT_SOFFICE")
    return found


@pytest.mark.slow
def test_libreoffice_runs_nothing(soffice: str, hostile: Path, tmp_path: Path) -> None:
    """All sheets as LibreOffice shows them, converted to CSV: each cell is its own words."""
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run([soffice, "--headless", "--convert-to", how, "--outdir", tmp_path, hostile], check=True, timeout=300)
    with (tmp_path / "hostile-mentions.csv").open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines))
    got = ["".join(row[head.index("evidence")].split()) for row in rows]
    assert got == ["".join(shown(text).split()) for text in HOSTILE]  # but for its line breaks, some of which it takes for one


@pytest.mark.slow
def test_libreoffice_finds_no_formula_and_no_link(soffice: str, hostile: Path, tmp_path: Path) -> None:
    for name, to in (("csv", "csv"), ("polecat", "polecat.csv"), ("icews", "icews.csv")):
        FORMATS[name].writer(HostileRecord(), tmp_path / to, Options())
    made = [hostile, *sorted(tmp_path.glob("csv/*.csv")), tmp_path / "polecat.csv", tmp_path / "icews.csv"]
    out = tmp_path / "flat"
    subprocess.run([soffice, "--headless", "--convert-to", "fods", "--outdir", out, *made], check=True, timeout=600)
    read = {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}
    assert len(read) == len(made)
    for flat in read.values():  # a workbook's true and false are formulas of no argument to LibreOffice
        assert set(re.findall('table:formula="([^"]*)"', flat)) <= {"of:=TRUE()", "of:=FALSE()"}
        assert "<text:a " not in flat


def rows(count: int) -> Iterator[list[Any]]:
    return ([f"baris {n}", n] for n in range(count))


@pytest.mark.parametrize(
    ("count", "sheets"),
    [(0, ["t"]), (2, ["t"]), (3, ["t", "t_2"]), (5, ["t", "t_2", "t_3"])],
    ids=["none", "full", "one more", "twice"],
)
def test_a_long_table_goes_on_in_a_further_sheet(tmp_path: Path, count: int, sheets: list[str]) -> None:
    with Workbook(tmp_path / "x.xlsx", rows=3) as book:
        assert book.write_table("t", [("words", 10), ("n", 5)], rows(count)) == count
    read = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert read.sheetnames == sheets
    assert [row[1] for sheet in read for row in sheet.iter_rows(min_row=2, values_only=True)] == list(range(count))
    assert all(sheet["A1"].value == "words" for sheet in read)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 32_767, 32_767),
        ("a" * 32_768, 32_767),
        ("😀" * 16_383, 32_766),
        ("😀" * 16_384, 32_766),
        ("a" + "😀" * 20_000, 32_767),
    ],
    ids=["just fits", "one too many", "pairs that fit", "pairs that do not", "many"],
)
def test_a_long_cell_is_cut_and_counted(tmp_path: Path, text: str, kept: int) -> None:
    with Workbook(tmp_path / "x.xlsx") as book:
        book.write_table("t", [("words", 10)], [[text]])
    value = openpyxl.load_workbook(tmp_path / "x.xlsx")["t"]["A2"].value
    assert kept - 1 <= len(value.encode("utf-16-le")) // 2 <= kept
    assert book.cut == (value != text)
    assert value.endswith(CUT) == (value != text)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (2**53, 2**53),
        (2**53 + 1, str(2**53 + 1)),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (date(1899, 1, 1), "1899-01-01"),
    ],
    ids=["the last whole number", "more than a double holds", "no number", "infinite", "before Excel's days"],
)
def test_what_a_cell_cannot_hold_is_text(tmp_path: Path, value: Any, cell: Any) -> None:
    with Workbook(tmp_path / "x.xlsx") as book:
        book.write_table("t", [("v", 10)], [[value]])
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["t"]["A2"].value == cell


def test_two_runs_are_the_same_bytes(tmp_path: Path, hostile: Path) -> None:
    xlsx.write(HostileRecord(with_text=True), tmp_path / "x.xlsx", Options(with_text=True))
    assert (tmp_path / "x.xlsx").read_bytes() == hostile.read_bytes()
