"""Four tables as CSV in a folder, with a Frictionless `datapackage.json` that tells every column, key and reference.

UTF-8, comma, quotes doubled, lines end in LF. Text that a spreadsheet would run has an apostrophe in front. Schema after the Data Package
and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from runut import __version__
from runut.export.cells import csv_cell, json_bytes, visible
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES, Table
from runut.export.formats import Options, Record
from runut.store.handover import Report, Told

T = TypeVar("T")
PACKAGE = "datapackage.json"


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    path.mkdir()
    counts = {
        "events": write_table(path, EVENTS, record.events()),
        "mentions": write_table(path, MENTIONS, reports(record)),
        "documents": write_table(path, DOCUMENTS, record.sources()),
        "quotes": write_table(path, QUOTES, record.quotes()),
    }
    (path / PACKAGE).write_text(json.dumps(describe(path), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return counts


def reports(record: Record) -> Iterator[tuple[Told, Report]]:
    for told in record.events():
        for report in told.reports:
            yield told, report


def write_table(folder: Path, table: Table[T], records: Iterable[T]) -> int:
    count = 0
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([field.name for field in table.fields])
        arrays = [field.kind == "array" for field in table.fields]
        for one in records:
            writer.writerow([as_json(v) if a else csv_cell(v) for v, a in zip(table.row(one), arrays, strict=True)])
            count += 1
    return count


def as_json(value: Any) -> str:
    return visible(json_bytes(value).decode())


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
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True},
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
