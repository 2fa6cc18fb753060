"""Reads the data files: rows of a CSV, tables of a TOML. Knows their form, not what they mean."""

from __future__ import annotations

import calendar
import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from runut.errors import ResourceError

_DATA = files("runut.gazetteer") / "data"
_LETTERS = r'[^"\\\x00-\x1f\x7f]*'
_PLAIN_LINE = re.compile(rf'\[\[([a-z]+)\]\]|([a-z]+) = (?:"({_LETTERS})"|\[((?:"{_LETTERS}"(?:, "{_LETTERS}")*)?)\])')


def read_rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Place ("tenures.csv, line 12") and fields of each row of a table that ships."""
    return read_csv(_DATA / name, name)


def read_csv(path: Traversable, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """As `read_rows`, of any file; lines that open with "#" are comments. name: what messages call it."""
    lines = _text(path, name).splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise ResourceError(f"{name}: no header line")
    try:
        header, *rows = csv.reader((line for _, line in kept), strict=True)
    except csv.Error as error:
        raise ResourceError(f"{name}: {error}") from error
    if len(rows) != len(kept) - 1:
        raise ResourceError(f"{name}: a quoted field runs over the end of its line")
    for (number, _), fields in zip(kept[1:], rows, strict=True):
        if len(fields) != len(header):
            raise ResourceError(f"{name}, line {number}: {len(fields)} fields where the header has {len(header)}")
        yield f"{name}, line {number}", dict(zip(header, fields))  # noqa: B905 (counted above)


def read_folder(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of every table in a folder ("tenures/asia.csv, line 12"), in the order of the files' names."""
    for table in sorted(entry.name for entry in (_DATA / name).iterdir() if entry.name.endswith(".csv")):
        yield from read_rows(f"{name}/{table}")


def read_toml(name: str) -> dict[str, Any]:
    return read_toml_file(_DATA / name, name)


def read_toml_file(path: Traversable, name: str) -> dict[str, Any]:
    text = _text(path, name)
    if (plain := _read_plain(text)) is not None:
        return plain
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}") from error


def _read_plain(text: str) -> dict[str, Any] | None:
    """What tomllib makes of [[tables]] of plain texts and lists of them, in a fifth of the time; None for any other TOML."""
    tables: dict[str, Any] = {}
    table: dict[str, Any] | None = None
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        found = _PLAIN_LINE.fullmatch(line)
        if found is None:
            return None
        head, key, value, values = found.groups()
        if head:
            table = {}
            tables.setdefault(head, []).append(table)
        elif table is None or key in table:
            return None
        elif values is None:
            table[key] = value
        else:
            table[key] = values[1:-1].split('", "') if values else []
    return tables


def _text(path: Traversable, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # spreadsheets write the mark
    except UnicodeDecodeError as error:
        raise ResourceError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise ResourceError(f"{name}: {error.strerror}") from error


def read_lines(name: str) -> list[str]:
    """The entries of a word list, without comments and blank lines."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def split_names(cell: str) -> tuple[str, ...]:
    return tuple([name for part in cell.split("|") if (name := part.strip())]) if cell else ()


def read_day(text: str, *, last: bool, place: str) -> date | None:
    """The day that "2015", "2015-09" or "2015-09-30" stands for: the first of them, or the last; None for nothing.

    >>> read_day("2024-02", last=True, place="")
    datetime.date(2024, 2, 29)
    """
    if not text:
        return None
    try:
        if len(text) == 10 and text[4] == text[7] == "-":
            return date.fromisoformat(text)
        parts = [int(part) for part in text.split("-")]
        year = parts[0]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        day = parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ResourceError(f"{place}: {text!r} is no date; write 2024-12-08, 2024-12 or 2024") from error
