"""How characters lie in the bytes of a container, and its lines.

Only what a container needs: which code unit, where lines end, and the text of one line. What encoding an article's
own body has is the cleaner's to find.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
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


def read_lines(source: Source, form: Form, limit: int, *, end: str = "\n") -> Iterator[Line]:
    """The lines of a source in at most `limit` bytes of memory; every complete one before any trouble."""
    source.skip(form.bom)
    newline = form.unit_of(end)
    start, held, skipped = source.offset, bytearray(), None
    while chunk := source.read(CHUNK):
        begin = 0
        for stop in _ends(chunk, newline, form.unit):
            held += chunk[begin:stop]
            yield _line(start, bytes(held), skipped, limit)
            start, begin, skipped = start + len(held) + (skipped.size if skipped else 0), stop, None
            held.clear()
        held += chunk[begin:]
        if len(held) > limit:
            skipped = skipped or _Skipped()
            skipped.take(held)
            held.clear()
    if held or skipped:
        yield _line(start, bytes(held), skipped, limit)


class _Skipped:
    """What is remembered of a line too long to keep."""

    def __init__(self) -> None:
        self.size, self.digest = 0, hashlib.sha256()

    def take(self, data: bytes | bytearray) -> None:
        self.size += len(data)
        self.digest.update(data)


def _line(start: int, held: bytes, skipped: _Skipped | None, limit: int) -> Line:
    if skipped is None and len(held) > limit:
        skipped = _Skipped()
    if skipped is None:
        return Line(offset=start, size=len(held), data=held)
    digest = skipped.digest.copy()
    digest.update(held)
    return Line(offset=start, size=skipped.size + len(held), data=None, sha256=digest.hexdigest())


def _ends(chunk: bytes, newline: bytes, unit: int) -> Iterator[int]:
    """Where lines end in a chunk that begins at a code unit; blank lines are part of the end of the line before."""
    pattern = re.escape(newline) + (b"[\r\n]*" if unit == 1 else b"")
    for match in re.finditer(pattern, chunk):
        if match.start() % unit == 0:
            yield match.end()
