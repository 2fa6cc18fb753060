"""JSON objects, one a line, or laid out over several lines in an array or one after the other.

In: a source of any size. Out: a document for each object, a `Rejected` for each line or stretch that is none.
Bytes are decoded here, because JSON is a container; bodies leave as UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from runut.errors import Unreadable
from runut.ingest.declared import document_from_fields, known_names, plain_name
from runut.ingest.form import SNIFFED, Form, Line, LineReader, find_form
from runut.ingest.source import CHUNK, Source
from runut.limits import Limits
from runut.records import Document, Rejected

_LARGEST_NESTED = 1024 * 1024
"""Bytes of a list or object in a known field; "[[],[],..." takes 20 times its size in memory."""

_LARGEST_LENIENT = 2 * 1024 * 1024
_MOST_FIELDS = 500_000


def read_jsonl(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    """One object a line. A line that is none is rejected, and the reading goes on behind it."""
    form = find_form(source.peek(SNIFFED))
    for line in LineReader(source, form, limits.record_bytes):
        yield from _read_object(line, form, path, limits)


def read_json(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    """Objects wherever their lines end; brackets and commas between them are passed over."""
    form = find_form(source.peek(SNIFFED))
    for piece in split_objects(source, form, limits.record_bytes):
        yield from _read_object(piece, form, path, limits)


def _read_object(line: Line, form: Form, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    if line.data is None:
        detail = f"{line.size} bytes in one object, at most {limits.record_bytes}"
        yield Rejected(
            path=path,
            offset=line.offset,
            stage="ingest",
            reason="too-large",
            detail=detail,
            sha256=line.sha256,
            size_bytes=line.size,
        )
        return
    text = form.decode(line.data).strip("\ufeff\x00 \t\r\n\f\v")
    if not text:
        return
    try:
        yield document_from_fields(_parse(text), path, line.offset, limits)
    except Unreadable as error:
        yield Rejected(
            path=path,
            offset=line.offset,
            stage="ingest",
            reason=error.reason,
            detail=error.detail,
            sha256=hashlib.sha256(line.data).hexdigest(),
            size_bytes=line.size,
        )


def _parse(text: str) -> dict[str, Any]:
    """The fields that runut knows with their values, which bounds the memory; the others with none."""
    data = text.rstrip(",").encode()
    if data.count(b'":') > _MOST_FIELDS:
        raise Unreadable("bad-json", f"more than {_MOST_FIELDS} fields in one object")
    try:
        raw = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        return {name: _value(name, bytes(value)) for name, value in raw.items()}
    except RecursionError:
        raise Unreadable("bad-json", "nested too deep") from None
    except msgspec.DecodeError as error:
        return _parse_leniently(data, str(error))


def _value(name: str, data: bytes) -> Any:
    is_wanted = plain_name(name) in known_names() and (data.startswith(b'"') or len(data) <= _LARGEST_NESTED)
    return msgspec.json.decode(data) if is_wanted else None


def _parse_leniently(data: bytes, message: str) -> dict[str, Any]:
    """With raw tabs and line ends in strings, and halves of characters, as scraped JSON has them."""
    try:
        value = json.loads(data, strict=False) if len(data) <= _LARGEST_LENIENT else None
    except RecursionError:
        raise Unreadable("bad-json", "nested too deep") from None
    except ValueError:
        raise Unreadable("bad-json", message[:120]) from None
    if not isinstance(value, dict):
        raise Unreadable("bad-json", message[:120])
    return value


def split_objects(source: Source, form: Form, limit: int) -> Iterator[Line]:
    """Each outermost {...} of a stream, with its offset, in at most `limit` bytes of memory.

    What lies between objects and is more than white space, brackets and commas is given as a piece of its own,
    so that it is accounted for.
    """
    source.skip(form.bom)
    splitter = _Splitter(form, limit, source.offset)
    while chunk := source.read(CHUNK):
        yield from splitter.feed(chunk)
    yield from splitter.close()


class _Splitter:
    """Follows strings and braces through the chunks of a stream."""

    def __init__(self, form: Form, limit: int, offset: int) -> None:
        self._limit, self._unit = limit, form.unit
        self._start = offset  # of the piece in hand
        self._held = bytearray()
        self._size, self._digest = 0, hashlib.sha256()
        self._depth, self._in_string, self._escaped_at = 0, False, -1
        self._seen = 0
        self._outside = re.compile(b"|".join(re.escape(form.unit_of(char)) for char in '{}"'))
        self._inside = re.compile(b"|".join(re.escape(form.unit_of(char)) for char in '"\\'))
        self._chars = {form.unit_of(char): char for char in '{}"\\'}

    def feed(self, chunk: bytes) -> Iterator[Line]:
        begin = at = 0
        while (match := (self._inside if self._in_string else self._outside).search(chunk, at)) is not None:
            at = match.end()
            if match.start() % self._unit:
                at = match.start() + 1
                continue
            char = self._chars[match[0]]
            if self._in_string:
                if self._seen + match.start() != self._escaped_at:
                    self._in_string = char == "\\"
                    self._escaped_at = self._seen + at if char == "\\" else -1
            elif char == '"':
                self._in_string = self._depth > 0
            elif char == "{":
                if self._depth == 0:
                    yield from self._take_between(chunk[begin : match.start()])
                    begin = match.start()
                self._depth += 1
            elif self._depth:
                self._depth -= 1
                if self._depth == 0:
                    self._hold(chunk[begin:at])
                    begin = at
                    yield self._piece()
        self._hold(chunk[begin:])
        self._seen += len(chunk)

    def close(self) -> Iterator[Line]:
        if self._depth:
            yield self._piece()
        else:
            yield from self._take_between(b"")

    def _hold(self, data: bytes) -> None:
        self._size += len(data)
        self._digest.update(data)
        if self._size > self._limit:
            self._held.clear()
        else:
            self._held += data

    def _take_between(self, data: bytes) -> Iterator[Line]:
        self._hold(data)
        if self._size > self._limit or self._held.strip(b"\x00 \t\r\n,[]"):
            yield self._piece()
        else:
            self._next()

    def _piece(self) -> Line:
        data = bytes(self._held) if self._size <= self._limit else None
        line = Line(offset=self._start, size=self._size, data=data, sha256=self._digest.hexdigest())
        self._next()
        return line

    def _next(self) -> None:
        self._start += self._size
        self._held.clear()
        self._size, self._digest = 0, hashlib.sha256()
