"""A captured HTTP answer: its head, and its body as the browser would have seen it.

In: the block of a WARC `response`. Out: status, media type and body, the transfer and content encodings undone within
the limits. Raises `Unreadable` ("bad-http", or "bomb" and "too-large" for what is in the body).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from runut.errors import LimitExceeded, Unreadable
from runut.ingest.inflate import GZIP, gather, inflate_bytes
from runut.limits import Limits

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_LOOKS_LIKE_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!a-zA-Z?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpHead:
    """headers: names in lower case; of those given twice, the values joined by commas. size: bytes up to the body."""

    status: int
    headers: dict[str, str]
    size: int

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().casefold()


def read_head(block: bytes, limits: Limits) -> HttpHead:
    status = _STATUS.match(block)
    if status is None:
        raise Unreadable("bad-http", "the answer does not open with HTTP/1.x and a status")
    end = _HEAD_END.search(block, 0, limits.header_bytes + 4)
    if end is None:
        raise Unreadable("bad-http", f"no end of the HTTP head in its first {min(len(block), limits.header_bytes)} bytes")
    return HttpHead(status=int(status[1]), headers=read_headers(block[: end.start()]), size=end.end())


def read_headers(head: bytes) -> dict[str, str]:
    """Names in lower case and their values, the first line left out; lines that begin with white space go on."""
    headers: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").split("\n")[1:]:
        if line[:1] in (" ", "\t") and name:
            headers[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().casefold()
        if colon and name:
            headers[name] = f"{headers[name]}, {value.strip()}" if name in headers else value.strip()
    return headers


def decode_body(head: HttpHead, payload: bytes, limits: Limits) -> bytes:
    """The body without its transfer and content encodings."""
    if "chunked" in head.headers.get("transfer-encoding", "").casefold():
        payload = unchunk(payload)
    codings = [c.strip().casefold() for c in head.headers.get("content-encoding", "").split(",")]
    codings = [c for c in codings if c not in ("", "identity", "none", "utf-8")]
    if len(codings) > limits.nested_encodings:
        raise Unreadable("bad-http", f"{len(codings)} content encodings one over the other, at most {limits.nested_encodings}")
    for coding in reversed(codings):
        payload = _decode(coding, payload, limits)
    for _ in range(limits.nested_encodings - len(codings)):
        if payload.startswith(GZIP):  # packed once more than the head says
            payload = _decode("gzip", payload, limits)
    if payload.startswith(GZIP):
        raise LimitExceeded("bomb", f"packed more than {limits.nested_encodings} times over")
    return payload


def unchunk(payload: bytes) -> bytes:
    """The chunks joined. Many archives keep the head of a chunked answer over a body that is joined already."""
    size = _CHUNK_SIZE.match(payload)
    if size is None or _LOOKS_LIKE_MARKUP.match(payload):
        return payload
    parts, place = [], 0
    while size is not None and (length := int(size[1], 16)):
        place = size.end()
        if place + length > len(payload):
            raise Unreadable("bad-http", f"a chunk of {length} bytes where {len(payload) - place} are left")
        parts.append(payload[place : place + length])
        place += length
        place += len(payload[place : place + 2]) - len(payload[place : place + 2].lstrip(b"\r\n"))
        size = _CHUNK_SIZE.match(payload, place)
    if size is None and payload[place:].strip():
        raise Unreadable("bad-http", "a chunk without its size")
    return b"".join(parts)


def _decode(coding: str, payload: bytes, limits: Limits) -> bytes:
    """One encoding undone; a body that plainly is markup already is left as it is, as archives often unpack it."""
    if _LOOKS_LIKE_MARKUP.match(payload) or not payload:
        return payload
    try:
        match coding:
            case "gzip" | "x-gzip":
                return inflate_bytes(payload, 31, limits)
            case "deflate":  # by the standard zlib, by many servers bare
                return inflate_bytes(payload, 15 if _is_zlib(payload) else -15, limits)
            case "br":
                return _unbrotli(payload, limits)
    except zlib.error as error:
        raise Unreadable("bad-http", f"content encoding {coding}: {error}"[:120]) from None
    raise Unreadable("bad-http", f"content encoding {coding[:40]!r} is not known")


def _is_zlib(payload: bytes) -> bool:
    return len(payload) > 1 and payload[0] & 0x0F == 8 and int.from_bytes(payload[:2], "big") % 31 == 0


def _unbrotli(payload: bytes, limits: Limits) -> bytes:
    try:
        brotli: Any = import_module("brotli")
    except ImportError:
        raise Unreadable("bad-http", "content encoding br: the package brotli is not installed") from None
    decoder = brotli.Decompressor()
    if not hasattr(decoder, "can_accept_more_data"):
        raise Unreadable("bad-http", "content encoding br: brotli 1.2 or newer is needed, older ones cannot be bounded")

    def step(data: bytes) -> tuple[bytes, bytes]:
        if decoder.is_finished():
            return b"", b""
        if decoder.can_accept_more_data():
            return decoder.process(data, output_buffer_limit=64 * 1024), b""
        return decoder.process(b"", output_buffer_limit=64 * 1024), data

    try:
        body = gather(payload, step, limits)
    except brotli.error as error:
        raise Unreadable("bad-http", f"content encoding br: {error}"[:120]) from None
    if not decoder.is_finished():
        raise Unreadable("bad-http", "content encoding br: the body ends inside its packed data")
    return body
