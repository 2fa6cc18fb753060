"""A source that is one document."""

from __future__ import annotations

from runut.errors import LimitExceeded, Unreadable
from runut.ingest.source import CHUNK, Source
from runut.limits import Limits


def read_whole(source: Source, limits: Limits) -> bytes:
    """All bytes; raises `LimitExceeded` having read one more than a document may have, and "empty" for white space."""
    parts, left = [], limits.record_bytes + 1
    while left and (data := source.read(min(left, CHUNK))):
        parts.append(data)
        left -= len(data)
    if not left:
        raise LimitExceeded("too-large", f"more than {limits.record_bytes} bytes in one document")
    body = b"".join(parts)
    if not body.strip(b"\x00 \t\r\n\f\v"):
        raise Unreadable("empty", "nothing but white space")
    return body
