"""Four tables as CSV in a folder, with a Frictionless `datapackage.json` that tells every column, key and reference.

UTF-8, comma, quotes doubled, lines end in CR LF. Text that a spreadsheet would run has an apostrophe in front. Schema after the Data Package
and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from runut import __version__
from runut.export.cells import inert, json_bytes, plain, visible
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES, Kind, Table
from runut.export.formats import Options, Record

T = TypeVar("T")
PACKAGE = "datapackage.json"


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    path.mkdir()
    with TableFile(path, EVENTS) as events, TableFile(path, MENTIONS) as mentions:
        for told in record.events():
            events.add(told)
            for report in told.reports:
                mentions.add((told, report))
    with TableFile(path, DOCUMENTS) as documents:
        for source in record.sources():
            documents.add(source)
    with TableFile(path, QUOTES) as quotes:
        for statement in record.quotes():
            quotes.add(statement)
    (path / PACKAGE).write_text(json.dumps(describe(path), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return {one.table.name: one.count for one in (events, mentions, documents, quotes)}


class TableFile(Generic[T]):
    """One table in the making."""

    def __init__(self, folder: Path, table: Table[T]) -> None:
        self.table, self.count = table, 0
        self._columns = [(field.value, CELLS[field.kind]) for field in table.fields]
        self._out = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
        # RFC 4180's line ends; with "\n" alone csv would leave a carriage return in a cell unquoted.
        self._write = csv.writer(self._out, lineterminator="\r\n").writerow
        self._write([field.name for field in table.fields])

    def add(self, one: T) -> None:
        self._write([cell(value(one)) for value, cell in self._columns])
        self.count += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._out.close()


def as_text(value: str | None) -> str:
    return inert(visible(value)) if value else ""


def as_it_is(value: object) -> object:
    return value  # csv writes a number's and a day's own form, and nothing for None


def as_json(value: object) -> str:
    return visible(json_bytes(value).decode()) if value else "[]"


CELLS: Mapping[Kind, Callable[[Any], object]] = {
    "string": as_text,
    "integer": as_it_is,
    "number": as_it_is,
    "date": as_it_is,
    "boolean": plain,
    "array": as_json,
}


def describe(folder: Path) -> dict[str, Any]:
    tables: tuple[Table[Any], ...] = (EVENTS, MENTIONS, DOCUMENTS, QUOTES)
    return {
        "name": "runut-export",
        "title": "Events in Indonesian news, with their reports and sources",
        "profile": "tabular-data-package",
        "version": __version__,
        "resources": [describe_table(table, folder / f"{table.name}.csv") for table in tables],
    }


def describe_table(table: Table[Any], path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name,
        "description": table.about,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [
                {
                    "name": field.name,
                    "type": field.kind,
                    "description": field.about,
                    **({"constraints": {"required": True}} if field.required else {}),
                }
                for field in table.fields
            ],
            "primaryKey": [table.key],
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": other, "fields": [key]}}
                for column, (other, key) in table.points_to
            ],
            "missingValues": [""],
        },
    }
