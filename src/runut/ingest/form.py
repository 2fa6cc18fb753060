"""How characters lie in the bytes of a container, and its lines.

Only what a container needs: which code unit, where lines end, and the text of one line. What encoding an article's
own body has is the cleaner's to find.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from runut.ingest.source import CHUNK, Source

SNIFFED = 64 * 1024
"""How much of a source its kind is read from."""

_BOMS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF8, "utf-8", 1),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """encoding: "utf-8" also stands for windows-1252, which `decode` falls back on line by line. bom, unit: in bytes."""

    encoding: str = "utf-8"
    bom: int = 0
    unit: int = 1

    def unit_of(self, char: str) -> bytes:
        return char.encode(self.encoding)

    def decode(self, data: bytes) -> str:
        """The text of a line, always: bytes that fit nothing become U+FFFD.

        windows-1252 is taken only where the bytes speak against UTF-8 more than for it, so that one flipped bit
        does not turn a line of good UTF-8 into mojibake.
        """
        text = data.decode(self.encoding, "replace")
        if self.unit > 1 or "\ufffd" not in text:
            return text
        bad = text.count("\ufffd")
        good = len(text) - len(text.encode("ascii", "ignore")) - bad
        return text if good >= bad else data.decode("windows-1252", "replace")


def find_form(head: bytes) -> Form:
    """The form that a byte order mark, or the pattern of NULs without one, gives a source."""
    for bom, encoding, unit in _BOMS:
        if head.startswith(bom):
            return Form(encoding=encoding, bom=len(bom), unit=unit)
    return _form_by_nulls(head) or Form()


def _form_by_nulls(head: bytes) -> Form | None:
    """UTF-16 without its mark: of Latin letters every other byte is NUL."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[: 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd * 10 >= pairs * 6 and even * 20 <= pairs:
        return Form(encoding="utf-16-le", unit=2)
    if even * 10 >= pairs * 6 and odd * 20 <= pairs:
        return Form(encoding="utf-16-be", unit=2)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """data: without the byte order mark, with the line's end; None where it is longer than a document may be.

    offset, size: bytes. sha256: of a line that was passed over, hex.
    """

    offset: int
    size: int
    data: bytes | None
    sha256: str = ""


class LineReader:
    """The lines of a source in at most `limit` bytes of memory; every complete one before any trouble.

    Blank lines are part of the end of the line before them.
    """

    def __init__(self, source: Source, form: Form, limit: int, *, end: str = "\n") -> None:
        source.skip(form.bom)
        self._source, self._unit, self._limit = source, form.unit, limit
        self._end = re.compile(re.escape(form.unit_of(end)) + (b"[\r\n]*" if form.unit == 1 else b""))
        self._start = source.offset
        self._chunk, self._at = b"", 0
        self._held = bytearray()
        self._size, self._digest = 0, hashlib.sha256()  # of the line in hand, as far as it was too long to hold

    def __iter__(self) -> LineReader:
        return self

    def __next__(self) -> Line:
        while (stop := self._find(self._end)) is None:
            self._hold(len(self._chunk))
            if not self._fill():
                if self._held or self._size:
                    return self._line()
                raise StopIteration
        self._hold(stop)
        return self._line()

    def skip_to(self, mark: bytes) -> int:
        """How many bytes were passed over up to the next `mark`, or the end; between lines only."""
        start, pattern = self._start, re.compile(re.escape(mark))
        while (stop := self._find(pattern)) is None:
            self._start += len(self._chunk) - self._at
            if not self._fill():
                return self._start - start
        self._start += stop - len(mark) - self._at
        self._at = stop - len(mark)
        return self._start - start

    def _find(self, pattern: re.Pattern[bytes]) -> int | None:
        """Behind the next match that begins at a code unit."""
        at = self._at
        while (match := pattern.search(self._chunk, at)) is not None:
            if match.start() % self._unit == 0:
                return match.end()
            at = match.start() + 1
        return None

    def _fill(self) -> bool:
        self._chunk, self._at = self._source.read(CHUNK), 0
        return bool(self._chunk)

    def _hold(self, stop: int) -> None:
        self._held += self._chunk[self._at : stop]
        self._at = stop
        if self._size or len(self._held) > self._limit:
            self._size += len(self._held)
            self._digest.update(self._held)
            self._held.clear()

    def _line(self) -> Line:
        if self._size:
            line = Line(offset=self._start, size=self._size, data=None, sha256=self._digest.hexdigest())
            self._size, self._digest = 0, hashlib.sha256()
        else:
            line = Line(offset=self._start, size=len(self._held), data=bytes(self._held))
            self._held.clear()
        self._start += line.size
        return line
