"""A stream of bytes that can be looked into: what every reader reads from.

In: anything with `read(n)`, a file, a pipe, an inflater. Out: bytes with their distance from the start. Memory is
bounded by what is looked at. It knows nothing of what the bytes mean.
"""

from __future__ import annotations

from typing import Protocol

from runut.errors import Unreadable

CHUNK = 64 * 1024


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Source:
    """Bytes with lookahead.

    keep: bytes already taken that `rewind` can still reach where the stream cannot seek.
    Trouble in the stream (`Unreadable`, `OSError`) is raised only once every good byte before it has been taken.
    """

    def __init__(self, stream: Readable, *, keep: int = 0) -> None:
        self._stream = stream
        self.seekable = _is_seekable(stream)
        self._keep = 0 if self.seekable else keep
        self._buffer = bytearray()
        self._at = 0  # the next byte, in the buffer
        self._start = 0  # the buffer's first byte, in the stream
        self._failure: Exception | None = None
        self._ended = False

    @property
    def offset(self) -> int:
        """Bytes taken so far."""
        return self._start + self._at

    def peek(self, size: int) -> bytes:
        """The next `size` bytes without taking them; fewer only at the end or before trouble."""
        if len(self._buffer) - self._at < size:
            self._fill(size)
        with memoryview(self._buffer) as view:
            return bytes(view[self._at : self._at + size])

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`; none only at the end."""
        data = self.peek(size)
        if not data and self._failure is not None and size:
            raise self._failure
        self._at += len(data)
        return data

    def skip(self, size: int) -> int:
        """How many bytes were passed over: `size`, or fewer at the end."""
        left = size
        while left and (data := self.read(min(left, CHUNK))):
            left -= len(data)
        return size - left

    def rewind(self, offset: int) -> None:
        """Go back to `offset`; on a stream that cannot seek, as near to it as is still kept."""
        if offset < self._start and self.seekable:
            self._stream.seek(offset)  # type: ignore[attr-defined]
            self._buffer.clear()
            self._at, self._start = 0, offset
            self._failure, self._ended = None, False
        else:
            self._at = min(max(offset - self._start, 0), len(self._buffer))

    def _fill(self, size: int) -> None:
        drop = max(self._at - self._keep, 0)
        del self._buffer[:drop]
        self._at -= drop
        self._start += drop
        while len(self._buffer) - self._at < size and not self._ended:
            try:
                data = self._stream.read(max(size - len(self._buffer) + self._at, CHUNK))
            except (Unreadable, OSError) as error:
                self._failure, data = error, b""
            self._ended = not data
            self._buffer += data


def _is_seekable(stream: Readable) -> bool:
    seekable = getattr(stream, "seekable", None)
    return bool(seekable and seekable())
