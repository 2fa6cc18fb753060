"""Unpacking in bounded memory, with an eye on bombs.

In: a `Source` of gzip members, or packed bytes in memory. Out: unpacked bytes, every good one before any damage.
Raises `Unreadable`: "bad-gzip" with the place of the damage, "bomb" for what unpacks to far more than it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from runut.errors import LimitExceeded, Unreadable
from runut.ingest.source import Source
from runut.limits import MIB, Limits

GZIP = b"\x1f\x8b\x08"

_PACKED_STEP = 16 * 1024
_STEP = 64 * 1024
_WINDOW = 16 * MIB


class Ratio:
    """Holds unpacked : packed under the limit, over all and over each 16 MiB, so that a bomb at the end of a long
    honest file is met early too. The first MiB is free."""

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.inflate_ratio
        self._packed = self._unpacked = 0
        self._window_packed = self._window_unpacked = 0

    def add(self, packed: int, unpacked: int) -> None:
        self._packed += packed
        self._unpacked += unpacked
        self._window_packed += packed
        self._window_unpacked += unpacked
        if self._unpacked > MIB and self._unpacked > self._limit * self._packed:
            raise LimitExceeded("bomb", f"{self._packed} bytes unpack to {self._unpacked} and more")
        if self._window_unpacked >= _WINDOW:
            if self._window_unpacked > self._limit * self._window_packed:
                raise LimitExceeded("bomb", f"{self._window_packed} bytes unpack to {self._window_unpacked} and more")
            self._window_packed = self._window_unpacked = 0


class Member:
    """One gzip member at the source's place, read as a stream.

    `read` returns nothing once the member has ended and its checksum and length were right; the source then stands
    behind it.
    """

    def __init__(self, source: Source, ratio: Ratio) -> None:
        self.start = source.offset
        self._source, self._ratio = source, ratio
        self._inflate = zlib.decompressobj(wbits=31)
        self._rest: Iterator[bytes] | None = None

    def read(self, size: int, /) -> bytes:
        while not self._inflate.eof:
            if self._rest is not None:
                return next(self._rest)
            packed = self._source.peek(_PACKED_STEP)
            if not packed and not (data := self._inflate.decompress(b"", _STEP)):
                self._source.read(1)  # raises what the source itself has met
                raise Unreadable("bad-gzip", "the file ends inside a gzip member", offset=self.start)
            if packed:
                data = self._step(packed, min(max(size, 1), _STEP))
            if data:
                return data
        return b""

    def _step(self, packed: bytes, size: int) -> bytes:
        spare = self._inflate.copy()
        try:
            data = self._inflate.decompress(packed, size)
        except zlib.error as error:
            self._rest = _before_damage(spare, packed, f"{error}", self._source.offset)
            return next(self._rest)
        used = len(packed) - len(self._inflate.unused_data) - len(self._inflate.unconsumed_tail)
        self._source.skip(used)
        self._ratio.add(used, len(data))
        return data


def _before_damage(inflate: zlib._Decompress, packed: bytes, message: str, offset: int) -> Iterator[bytes]:
    """What zlib had unpacked when it met the damage and did not give: byte by byte it does."""
    place = 0
    for place in range(len(packed)):
        try:
            data = inflate.decompress(packed[place : place + 1])
        except zlib.error:
            break
        if data:
            yield data
    raise Unreadable("bad-gzip", message[:120], offset=offset + place)


class Gunzip:
    """The members of a gzip file as one stream, as `gzip -dc` gives them."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._ratio = source, Ratio(limits)
        self._member = Member(source, self._ratio)

    def read(self, size: int, /) -> bytes:
        while not (data := self._member.read(size)):
            if not self._source.peek(len(GZIP)).startswith(GZIP):
                self._refuse_rest()
                return b""
            self._member = Member(self._source, self._ratio)
        return data

    def _refuse_rest(self) -> None:
        """Zeros may follow the last member, as on tape; anything else is damage."""
        start = self._source.offset
        while data := self._source.read(_STEP):
            if data.strip(b"\x00"):
                raise Unreadable("bad-gzip", "bytes that are no gzip member behind the last one", offset=start)


def peek_member(packed: bytes, size: int) -> bytes:
    """The first `size` unpacked bytes of the member that `packed` begins with; fewer or none where it is damaged."""
    inflate = zlib.decompressobj(wbits=31)
    parts, left = [], size
    try:
        for place in range(0, len(packed), 64):  # small steps: a step that meets damage gives nothing
            data = inflate.decompress(inflate.unconsumed_tail + packed[place : place + 64], left)
            parts.append(data)
            left -= len(data)
            if inflate.eof or left <= 0:
                break
    except zlib.error:
        pass
    return b"".join(parts)


def inflate_bytes(packed: bytes, wbits: int, limits: Limits) -> bytes:
    """All of a packed body (31: gzip, 15: zlib, -15: bare deflate). Raises `zlib.error` for damage, `LimitExceeded`."""
    inflate = zlib.decompressobj(wbits=wbits)

    def step(data: bytes) -> tuple[bytes, bytes]:
        if inflate.eof:
            return b"", b""
        unpacked = inflate.decompress(data, _STEP)
        return unpacked, inflate.unconsumed_tail

    body = gather(packed, step, limits)
    if not inflate.eof:
        raise zlib.error("the body ends inside its packed data")
    return body


def gather(packed: bytes, step: Callable[[bytes], tuple[bytes, bytes]], limits: Limits) -> bytes:
    """The outputs of `step` one after the other, within the limits on size and ratio.

    step: takes packed bytes, gives a bounded piece of output and the packed bytes not yet used.
    """
    ratio, parts, total = Ratio(limits), [], 0
    for place in range(0, len(packed), _PACKED_STEP):
        rest = packed[place : place + _PACKED_STEP]
        while True:
            before = len(rest)
            data, rest = step(rest)
            if before and len(rest) == before and not data:
                raise Unreadable("bad-http", "a packed body that does not go on")
            total += len(data)
            ratio.add(before - len(rest), len(data))
            if total > limits.inflated_bytes:
                raise LimitExceeded("too-large", f"more than {limits.inflated_bytes} bytes when unpacked")
            parts.append(data)
            if not rest and not data:
                break
    return b"".join(parts)
