"""A workbook for Excel and LibreOffice: sheets `events`, `mentions`, `quotes`, `documents`, the columns of the CSV tables.

Days, numbers, yes and no are typed; all else is text, marked as such, so that no cell is a formula, a link or a guessed number. Excel's limits
are kept and said: a long cell is cut, a long table goes on in a further sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from runut.export.cells import json_bytes
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES, Table
from runut.export.formats import Options, Record
from runut.export.workbook import Workbook
from runut.store.handover import Report, Told

T = TypeVar("T")
WIDE, NARROW = 24, 12
"""Letters that a column of text and one of anything else show."""


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    with Workbook(path) as book:
        counts = {
            "events": write_table(book, EVENTS, record.events()),
            "mentions": write_table(book, MENTIONS, reports(record)),
            "quotes": write_table(book, QUOTES, record.quotes()),
            "documents": write_table(book, DOCUMENTS, record.sources()),
        }
    return {**counts, **({"cells cut at 32767 characters": book.cut} if book.cut else {})}


def reports(record: Record) -> Iterator[tuple[Told, Report]]:
    # A second walk: sheets of one file are written one after the other.
    for told in record.events():
        for report in told.reports:
            yield told, report


def write_table(book: Workbook, table: Table[T], records: Iterable[T]) -> int:
    columns = [(field.name, WIDE if field.kind == "string" else NARROW) for field in table.fields]
    arrays = [place for place, field in enumerate(table.fields) if field.kind == "array"]
    return book.write_table(table.name, columns, (_row(table, record, arrays) for record in records))


def _row(table: Table[T], record: T, arrays: list[int]) -> list[Any]:
    row = table.row(record)
    for place in arrays:
        row[place] = json_bytes(row[place]).decode() if row[place] else None
    return row
