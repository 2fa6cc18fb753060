"""What parent and child say to each other, as MessagePack. Never pickle: a child works on untrusted bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from runut.limits import Limits
from runut.pipeline import Reading
from runut.records import Document, Rejected


class Open(msgspec.Struct, tag=True):
    """To a reader: begin with this source. spool: a file that holds what came on standard input."""

    path: str
    spool: str | None = None


class More(msgspec.Struct, tag=True):
    """To a reader: send the next documents, at most so many and about so many bytes."""

    documents: int
    size_bytes: int


class Work(msgspec.Struct, tag=True):
    """To a worker: take this document through its stages."""

    document: Document


class Found(msgspec.Struct, tag=True):
    """From a reader: one document."""

    document: Document


class Refused(msgspec.Struct, tag=True):
    """From a reader or a worker: no document, or no reading, and why."""

    rejected: Rejected


class Done(msgspec.Struct, tag=True):
    """From a worker: what the document gave."""

    reading: Reading


class Ready(msgspec.Struct, tag=True):
    """From a worker, once: its resources are loaded, or why they are not."""

    failure: str | None = None


class Pause(msgspec.Struct, tag=True):
    """From a reader: that is all for this `More`. ended: the source has no more."""

    ended: bool


Message = Open | More | Work | Found | Refused | Done | Ready | Pause

_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(Message)


def encode(message: Message) -> bytes:
    return _encoder.encode(message)


def decode(data: bytes) -> Any:
    return _decoder.decode(data)


def encode_limits(limits: Limits) -> bytes:
    return msgspec.msgpack.encode(limits)


def decode_limits(data: bytes) -> Limits:
    return msgspec.msgpack.decode(data, type=Limits)
