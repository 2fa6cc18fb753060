"""Text as cells of tables: nothing that a spreadsheet would run, no line that breaks a row, no code point that a file cannot hold.

Every change can be seen and undone (docs/exports.md): `'` in front of what begins like a formula, backslash escapes in tab-separated
tables, `\\udXXX` for half of a pair, the picture of a NUL.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""First letters at which a spreadsheet takes a cell for a formula or drops what stands before one, with their wide forms."""

NUL = "␀"
_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def visible(text: str) -> str:
    r"""The text as UTF-8 can hold it, and without the NUL that ends it for many programs.

    >>> visible("a\x00\ud800")
    'a␀\\ud800'
    """
    if "\0" in text:
        text = text.replace("\0", NUL)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def inert(text: str) -> str:
    """With an apostrophe in front where a spreadsheet would see a formula, or where such an apostrophe stands already.

    >>> [inert(text) for text in ("=1+1", "-5", "'=1", "'kata'", "5-1")]
    ["'=1+1", "'-5", "''=1", "'kata'", '5-1']
    """
    first = text[:1]
    if first in FORMULA or (first == "'" and (text[1:2] == "'" or text[1:2] in FORMULA)):
        return "'" + text
    return text


def csv_cell(value: object) -> str:
    """A number as it is, a yes or no as "true" and "false", nothing as an empty cell, text made inert."""
    if isinstance(value, str):
        return inert(visible(value))
    return plain(value)


def tsv_cell(value: object) -> str:
    r"""The same, with tab, line feed, carriage return and backslash as \t, \n, \r and \\."""
    if isinstance(value, str):
        return inert(visible(value).translate(_TSV))
    return plain(value)


def plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def joined(values: Sequence[str | None]) -> str:
    """Several in one cell, aligned with those of the cells beside it; a semicolon of theirs becomes a comma. Empty where all are.

    >>> joined(["Rusia", None, "Iran; Suriah"])
    'Rusia;;Iran, Suriah'
    """
    if len(values) == 1:
        return (values[0] or "").replace(";", ",")
    if not any(values):
        return ""
    return ";".join([(value or "").replace(";", ",") for value in values])


def json_line(row: object) -> bytes:
    """One line of JSON; half a pair, which no JSON reader takes, as its escape."""
    return json_bytes(row) + b"\n"


def json_bytes(row: object) -> bytes:
    try:
        return msgspec.json.encode(row)
    except UnicodeEncodeError:
        return msgspec.json.encode(whole(row))


def whole(value: object) -> object:
    """JSON-ready values with every half of a pair written out."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {whole(key): whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [whole(item) for item in value]
    return value
