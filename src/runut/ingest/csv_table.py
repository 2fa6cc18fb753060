"""CSV with a header: each row is a document.

In: a source of any size, parted by commas, semicolons or tabs. Out: a document for each row that fits the header, a
`Rejected` for each that does not. Column names are those of `columns.toml`.

A quotation mark that is never closed swallows the rows behind it. Such a stretch is given up to the next place where
two rows in a row fit the header: a paragraph with as many commas as the header must not pass for an article.
"""

from __future__ import annotations

import csv
import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from runut.errors import Unreadable
from runut.ingest.declared import body_names, document_from_fields, known_names, plain_name
from runut.ingest.form import SNIFFED, Form, Line, LineReader, find_form
from runut.ingest.source import Source
from runut.limits import Limits
from runut.records import Document, Rejected

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_CHARS = 4_000
_MOST_LINES = 100_000
_TRIES = 8
"""How often one line may be read again after an unclosed quotation mark: keeps hostile input linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """backslash: quotation marks inside a field are written \\" and not doubled. end: of a line."""

    delimiter: str
    backslash: bool = False
    end: str = "\n"

    def split(self, lines: Iterator[str], *, strict: bool) -> Iterator[list[str]]:
        escape = "\\" if self.backslash else None
        return csv.reader(lines, delimiter=self.delimiter, escapechar=escape, doublequote=not self.backslash, strict=strict)


def find_dialect(text: str, *, is_named_csv: bool) -> Dialect | None:
    """How the first line parts into known columns, one of them the article; None where it does not.

    With a CSV name any header of two columns will do, so that the user hears which column is missing.
    """
    text = text.lstrip("\ufeff\r\n")
    end = "\r" if "\n" not in text and "\r" in text else "\n"
    first, _, rest = text.partition(end)
    first, second = first[:_HEADER_CHARS], rest.lstrip().partition(end)[0]
    best: tuple[tuple[int, int], str] | None = None
    for delimiter in _DELIMITERS:
        names = [plain_name(cell) for cell in _cells(first, delimiter)]
        known = sum(name in known_names() for name in names)
        is_table = len(names) > 1 and known > 0 and any(name in body_names() for name in names)
        is_table = is_table and (known > 1 or is_named_csv or (len(names) == 2 and delimiter in second))
        if (is_table and max(map(len, names)) < 60) or (is_named_csv and len(names) > 1):
            best = max(best or ((0, 0), ""), ((known, len(names)), delimiter))
    if best is None:
        return None
    return Dialect(delimiter=best[1], backslash='\\"' in text and '""' not in text, end=end)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def read_csv(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    head = source.peek(SNIFFED)
    form = find_form(head)
    dialect = find_dialect(form.decode(head[form.bom :]), is_named_csv=True)
    if dialect is None:
        raise Unreadable("bad-csv", "the first line names no columns")
    rows = _Rows(source, form, dialect, limits)
    header = [plain_name(cell) for cell in rows.header()]
    if not body_names().intersection(header):
        raise Unreadable("bad-csv", f"no column named text, isi, html ...; its columns: {', '.join(header)}"[:300])
    for row in rows.read(len(header)):
        if row.problem is None:
            fields = {name: cell for name, cell in reversed(list(zip(header, row.cells, strict=True))) if name}
            try:
                yield document_from_fields(fields, path, row.offset, limits)
                continue
            except Unreadable as error:
                row = replace(row, problem=error.reason, detail=error.detail)
        yield Rejected(
            path=path,
            offset=row.offset,
            stage="ingest",
            reason=row.problem or "bad-csv",
            detail=row.detail,
            sha256=row.sha256,
            size_bytes=row.size,
        )


Problem = Literal["bad-csv", "too-large"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """problem: why it is no row, or None. unpaired: because a quotation mark swallowed the lines behind it."""

    offset: int
    size: int
    sha256: str
    cells: list[str]
    problem: str | None = None
    detail: str = ""
    unpaired: bool = False


class _TooLargeError(Exception):
    pass


class _Lines:
    """Lines for `csv.reader`, which asks for more while a quotation mark is open; those of the row in hand are kept."""

    def __init__(self, source: Source, form: Form, dialect: Dialect, limit: int) -> None:
        self._form, self._limit = form, limit
        self._fresh = LineReader(source, form, limit, end=dialect.end)
        self._again: deque[tuple[Line, int]] = deque()
        self.taken: list[tuple[Line, int]] = []
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, tries = self._again.popleft() if self._again else (next(self._fresh), 0)
        self.taken.append((line, tries))
        self._size += line.size
        if line.data is None or self._size > self._limit or len(self.taken) > _MOST_LINES:
            raise _TooLargeError
        return self._form.decode(line.data)

    def begin_row(self) -> None:
        self.taken, self._size = [], 0

    def put_back(self, count: int) -> None:
        """The last `count` lines taken are to be read again, unless they were too often already."""
        back = self.taken[len(self.taken) - count :]
        if count and all(tries < _TRIES for _, tries in back):
            del self.taken[len(self.taken) - count :]
            self._again.extendleft((line, tries + 1) for line, tries in reversed(back))

    def text_of_first(self) -> str:
        data = self.taken[0][0].data
        return self._form.decode(data or b"")

    def pass_open_quote(self) -> int:
        """Bytes passed over to the end of a row that is too large: there its quotation marks are even in number."""
        mark = self._form.unit_of('"')
        quotes = sum((line.data or b"").count(b'"') for line, _ in self.taken)
        size = 0
        while quotes % 2:
            size += self._fresh.skip_to(mark)
            if (line := next(self._fresh, None)) is None:
                break
            quotes += (line.data or mark).count(b'"')
            size += line.size
        return size


class _Rows:
    def __init__(self, source: Source, form: Form, dialect: Dialect, limits: Limits) -> None:
        csv.field_size_limit(max(csv.field_size_limit(), limits.record_bytes))  # a row is held to record_bytes below
        self._lines = _Lines(source, form, dialect, limits.record_bytes)
        self._dialect, self._limit = dialect, limits.record_bytes
        self._strict = dialect.split(self._lines, strict=True)

    def header(self) -> list[str]:
        """The first row that is not blank."""
        while (row := self._next(0)) is not None and row.problem is None and not any(row.cells):
            pass
        if row is None or row.problem is not None:
            raise Unreadable("bad-csv", "the header cannot be read" + (f": {row.detail}" if row else ""))
        return row.cells

    def read(self, width: int) -> Iterator[_Row]:
        """Rows and problems in order; what follows a problem counts only from two fitting rows on."""
        doubt: _Row | None = None  # the problem that is being got over
        held: _Row | None = None  # the one fitting row since
        while (row := self._next(width)) is not None:
            if row.problem is None and not any(cell.strip() for cell in row.cells):
                continue
            if doubt is None:
                if row.unpaired:
                    doubt = row
                else:
                    yield row
            elif row.problem is None and held is not None:
                yield from (doubt, held, row)
                doubt = held = None
            elif row.problem is None:
                held = row
            else:
                doubt, held = _joined(doubt, held, row), None
        if doubt is not None:
            yield _joined(doubt, held) if held else doubt

    def _next(self, width: int) -> _Row | None:
        """width: columns wanted; 0: any."""
        self._lines.begin_row()
        try:
            cells = next(self._strict)
        except StopIteration:
            return None
        except _TooLargeError:
            return self._pass_over()
        except csv.Error as error:
            return self._damaged(width, str(error))
        if not width or len(cells) == width or not any(cells):
            return self._row(cells)
        if len(cells) > width and not any(cells[width:]):
            return self._row(cells[:width])
        return self._row([], "bad-csv", f"{len(cells)} columns, its header has {width}")

    def _row(self, cells: list[str], problem: Problem | None = None, detail: str = "") -> _Row:
        lines = [line for line, _ in self._lines.taken]
        digest = hashlib.sha256()
        for line in lines:
            digest.update(line.data if line.data is not None else line.sha256.encode())
        size = sum(line.size for line in lines)
        offset = lines[0].offset
        return _Row(offset=offset, size=size, sha256=digest.hexdigest(), cells=cells, problem=problem, detail=detail)

    def _damaged(self, width: int, message: str) -> _Row:
        """A row on one line may have stray quotation marks in its words; over several lines they would merge rows."""
        count = len(self._lines.taken)
        if count == 1 and "end of data" not in message:
            try:
                cells = next(self._dialect.split(iter([self._lines.text_of_first()]), strict=False), [])
            except csv.Error:  # a bare carriage return
                cells = []
            if cells and len(cells) == (width or len(cells)):
                return self._row(cells)
        self._lines.put_back(count - 1)
        row = self._row([], "bad-csv", f"quotation marks do not pair: {message}"[:200])
        return replace(row, unpaired=count > 1)

    def _pass_over(self) -> _Row:
        row = self._row([], "too-large", f"more than {self._limit} bytes in one row")
        return replace(row, size=row.size + self._lines.pass_open_quote())


def _joined(first: _Row, *others: _Row | None) -> _Row:
    """Problems that follow each other, as one stretch."""
    rows = [first, *(row for row in others if row is not None)]
    digest = hashlib.sha256("".join(row.sha256 for row in rows).encode())
    return _Row(
        offset=first.offset,
        size=sum(row.size for row in rows),
        sha256=digest.hexdigest(),
        cells=[],
        problem="bad-csv",
        detail=first.detail,
    )
