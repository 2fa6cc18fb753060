"""Workbooks of Office Open XML (ECMA-376), written row by row: text, numbers, days, yes and no, nothing that is run.

Rows go straight into the packed sheet. XlsxWriter took four times our time for a hundred thousand rows of fifty columns, by a measurement, since it
keeps what we have no use for: formulas, formats of single cells, links. Text carries format `@` and Excel's own mark of a typed apostrophe
(`quotePrefix`), so it stays text when somebody edits the cell.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from xml.sax.saxutils import escape

from runut.export.cells import visible

CELL = 32_767
"""UTF-16 units that a cell of Excel holds."""
ROWS = 1_048_576
CUT = " […]"
EPOCH, FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
"""Days are counted from the first; before the second Excel's calendar, whose 1900 is a leap year, is not ours, and days are text."""
EXACT = 2**53
"""Beyond it a double, which is all that a cell holds, is no longer the number."""
BATCH = 200
"""Rows that are packed at a time."""

GENERAL, TEXT, DAY, HEAD = range(4)
"""Places of the formats in `_STYLES`."""
_TEXT_CELL = f'" t="inlineStr" s="{TEXT}"><is><t xml:space="preserve">'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_DECLARED}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_NO_XML = str.maketrans({**_CONTROLS, 0xFFFE: "\\ufffe", 0xFFFF: "\\uffff", 0x0D: "&#13;"})
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x")
"""What of a text has to be looked at more closely: of most nothing."""


class Workbook:
    """A file whose sheets are written one after the other. cut: cells that were too long. rows: of a sheet, its head among them."""

    def __init__(self, path: Path, *, rows: int = ROWS) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._names: list[str] = []
        self._rows = rows
        self.cut = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        if kind is None:
            self._end()
        self._zip.close()

    def write_table(self, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]) -> int:
        """How many rows. columns: their names and widths in letters. A table longer than a sheet goes on in `name_2`."""
        count, number = 0, 1
        left: Iterator[Sequence[Any]] = iter(rows)
        while True:
            written, more = self._write_sheet(name if number == 1 else f"{name}_{number}", columns, left)
            count, number = count + written, number + 1
            if more is None:
                return count
            left = chain([more], left)

    def _write_sheet(
        self, name: str, columns: Sequence[tuple[str, int]], rows: Iterator[Sequence[Any]]
    ) -> tuple[int, Sequence[Any] | None]:
        """How many rows, and the first that no longer fitted."""
        self._names.append(name)
        starts = [f'<c r="{_letters(place)}' for place in range(len(columns))]
        with self._zip.open(_entry(f"xl/worksheets/sheet{len(self._names)}.xml"), "w", force_zip64=True) as out:
            out.write(_head(columns).encode())
            number, batch = 1, list[str]()
            for row in rows:
                if number == self._rows:
                    _flush(out, batch)
                    out.write(b"</sheetData></worksheet>")
                    return number - 1, row
                number += 1
                batch.append(self._row(number, starts, row))
                if len(batch) == BATCH:
                    _flush(out, batch)
            _flush(out, batch)
            out.write(b"</sheetData></worksheet>")
        return number - 1, None

    def _row(self, number: int, starts: Sequence[str], row: Sequence[Any]) -> str:
        """starts: of the cell of each column, up to the number of the row."""
        cells = [f'<row r="{number}">']
        for start, value in zip(starts, row, strict=True):
            if value.__class__ is str:
                if value:
                    cells.append(f"{start}{number}{_TEXT_CELL}{self._fit(value)}</t></is></c>")
            elif value is not None:
                cells.append(f"{start}{number}{self._typed(value)}</c>")
        cells.append("</row>")
        return "".join(cells)

    def _typed(self, value: Any) -> str:
        if isinstance(value, bool):
            return f'" t="b"><v>{int(value)}</v>'
        if isinstance(value, int | float) and math.isfinite(value) and abs(value) <= EXACT:
            return f'"><v>{value}</v>'
        if isinstance(value, date) and value >= FIRST_DAY:
            return f'" s="{DAY}"><v>{(value - EPOCH).days}</v>'
        return f"{_TEXT_CELL}{self._fit(str(value))}</t></is>"

    def _fit(self, text: str) -> str:
        """As XML, cut where it is too long for a cell."""
        if len(text) * 2 <= CELL or _units(text := visible(text)) <= CELL:
            return as_xml(text)
        self.cut += 1
        short = text[: CELL - len(CUT)]
        while _units(short) > CELL - len(CUT):
            short = short[: -max(1, (_units(short) - CELL + len(CUT)) // 2)]
        return as_xml(short + CUT)

    def _end(self) -> None:
        numbers = range(1, len(self._names) + 1)
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, self._names, strict=True)
        )
        ties = "".join(
            f'<Relationship Id="rId{n}" Type="{_TIES}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}"/>' for n in numbers)
        office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = {
            "xl/styles.xml": _STYLES,
            "xl/workbook.xml": f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_TIES}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{ties}<Relationship '
            f'Id="rId{len(self._names) + 1}" Type="{_TIES}/styles" Target="styles.xml"/></Relationships>',
            "_rels/.rels": f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_TIES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "[Content_Types].xml": f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{office}.styles+xml"/>{types}</Types>',
        }
        for name, text in parts.items():
            self._zip.writestr(_entry(name), text)


def as_xml(text: str) -> str:
    """Text as Excel reads it back: control characters, which XML cannot hold, as their pictures; what looks like Excel's own
    escape of a character, as the letters that it is.

    >>> as_xml("a\\x07 < _x0041_")
    'a␇ &lt; _x005F_x0041_'
    """
    if _SPECIAL.search(text) is None:
        return text
    return _LOOKS_ESCAPED.sub("_x005F_", escape(visible(text))).translate(_NO_XML)


def _head(columns: Sequence[tuple[str, int]]) -> str:
    widths = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, (_, width) in enumerate(columns, 1))
    names = "".join(
        f'<c r="{_letters(n)}1" t="inlineStr" s="{HEAD}"><is><t>{as_xml(name)}</t></is></c>'
        for n, (name, _) in enumerate(columns)
    )
    return (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData><row r="1">{names}</row>'
    )


def _flush(out: IO[bytes], batch: list[str]) -> None:
    out.write("".join(batch).encode())
    batch.clear()


def _entry(name: str) -> zipfile.ZipInfo:
    """With one time for all, so that two exports of one record are the same bytes."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = 1  # type: ignore[attr-defined]  # public as `compress_level` from Python 3.13; 6 takes three times as long
    return info


def _letters(place: int) -> str:
    """
    >>> [_letters(place) for place in (0, 25, 26, 51, 52)]
    ['A', 'Z', 'AA', 'AZ', 'BA']
    """
    high, low = divmod(place, 26)
    return (_letters(high - 1) if high else "") + chr(65 + low)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
