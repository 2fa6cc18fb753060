"""A workbook for Excel and LibreOffice: sheets `events`, `mentions`, `quotes`, `documents`, the columns of the CSV tables.

Days, numbers, yes and no are typed; all else is text, marked as such, so that no cell is a formula, a link or a guessed number, and none
becomes one when it is edited. Excel's limits are kept and said: long cells are cut, long tables go on in a further sheet.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import xlsxwriter

from runut.export.cells import json_bytes, visible
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES, Table
from runut.export.formats import Options, Record

T = TypeVar("T")
CELL = 32_767
"""UTF-16 units that a cell of Excel holds."""
ROWS = 1_048_576
CUT = " […]"
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's calendar and ours differ (its 1900 is a leap year), so that such days are text."""
EXACT = 2**53
"""Beyond it a double, which is all that a cell holds, is no longer the number."""
MADE = datetime(2000, 1, 1)
"""In place of now, so that two exports of one record are the same bytes."""
_CONTROLS = str.maketrans(
    {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"} | {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
)


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    with Book(path) as book:
        events, mentions, quotes, documents = (book.sheet(table) for table in (EVENTS, MENTIONS, QUOTES, DOCUMENTS))
        for told in record.events():
            events.add(told)
            for report in told.reports:
                mentions.add((told, report))
        for statement in record.quotes():
            quotes.add(statement)
        for source in record.sources():
            documents.add(source)
    counts = {sheet.table.name: sheet.count for sheet in (events, mentions, quotes, documents)}
    return {**counts, **({"cells cut at 32767 characters": book.cut} if book.cut else {})}


class Book:
    """cut: how many cells were too long. rows: of a sheet, the line of names among them; less than Excel's in tests."""

    def __init__(self, path: Path, *, rows: int = ROWS) -> None:
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._book.set_properties({"created": MADE, "title": "Events in Indonesian news", "comments": "Made by runut"})
        self.rows = rows
        self.text = self._book.add_format({"num_format": "@", "quote_prefix": True})
        self.day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._head = self._book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        self.cut = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # A workbook that is not closed is not written, but complains: what is half done is closed too, and then removed.
        self._book.close()

    def sheet(self, table: Table[T]) -> Sheet[T]:
        return Sheet(self, table)

    def new(self, table: Table[Any], number: int) -> Any:
        """An empty sheet with its line of names; the second of a table is `events_2`."""
        sheet = self._book.add_worksheet(table.name if number == 1 else f"{table.name}_{number}")
        sheet.freeze_panes(1, 0)
        for column, field in enumerate(table.fields):
            sheet.set_column(column, column, 24 if field.kind == "string" else 12)
            sheet.write_string(0, column, field.name, self._head)
        return sheet

    def fit(self, text: str) -> str:
        text = cell_text(text)
        if len(text) * 2 <= CELL or _units(text) <= CELL:
            return text
        self.cut += 1
        short = text[: CELL - len(CUT)]
        while _units(short) > CELL - len(CUT):
            short = short[: -max(1, (_units(short) - CELL + len(CUT)) // 2)]
        return short + CUT


class Sheet(Generic[T]):
    """Rows of one table, in further sheets when one is full."""

    def __init__(self, book: Book, table: Table[T]) -> None:
        self._book, self.table = book, table
        self._arrays = [field.kind == "array" for field in table.fields]
        self._sheet, self._number, self._row = book.new(table, 1), 1, 1
        self.count = 0

    def add(self, record: T) -> None:
        if self._row == self._book.rows:
            self._number += 1
            self._sheet, self._row = self._book.new(self.table, self._number), 1
        for column, (value, array) in enumerate(zip(self.table.row(record), self._arrays, strict=True)):
            if array:
                value = json_bytes(value).decode() if value else None
            if value is not None and value != "":
                self._write(column, value)
        self.count, self._row = self.count + 1, self._row + 1

    def _write(self, column: int, value: Any) -> None:
        sheet, row = self._sheet, self._row
        if isinstance(value, str):
            sheet.write_string(row, column, self._book.fit(value), self._book.text)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float) and math.isfinite(value) and abs(value) <= EXACT:
            sheet.write_number(row, column, value)
        elif isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, self._book.day)
        else:
            sheet.write_string(row, column, self._book.fit(str(value)), self._book.text)


def cell_text(text: str) -> str:
    """Without what XML cannot hold, each put visibly; a carriage return, which a workbook turns into a line feed, as its picture.

    >>> cell_text("a\\x07b")
    'a␇b'
    """
    return visible(text).translate(_CONTROLS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
