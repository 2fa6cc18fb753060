"""WARC archives, plain or packed record by record, read so that damage costs no more than the record it is in.

In: a source of any size. Out: a document for each captured page, a `Rejected` for each answer that is no page and for
each damaged stretch. A record counts only when it is whole: its length, its digests and, packed, its gzip checksum
are right. After damage the reading goes on at the next record or gzip member.

Our own, because of what the libraries did when measured: at a cut, FastWARC gave an empty record and no error, and
after one flipped bit both it and warcio lost all later records. ISO 28500:2017 gives the format.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from runut.errors import Unreadable
from runut.ingest.http import HttpHead, decode_body, read_head, read_headers, unchunk
from runut.ingest.inflate import GZIP, Member, Ratio, peek_member
from runut.ingest.source import CHUNK, Source
from runut.limits import MIB, Limits
from runut.records import Declared, Document, Rejected
from runut.records.document import MediaType

_MAGIC = b"WARC/"
_HEAD_START = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
_WHOLE_HEAD = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n(?:[A-Za-z0-9_-]{1,60}:[^\n]*\n|[ \t][^\n]*\n){2,60}\r?\n")
"""Fails at the first line that is no header, so that a file full of false starts costs little."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MEDIA: dict[str, MediaType] = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_CONTENT = ("response", "resource", "conversion")
_ABOUT_THE_CRAWL = ("warcinfo", "request", "metadata", "revisit", "continuation")
"""Record types that are no input, and pass without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A whole record. block: only its beginning where it is larger than a document may be (`is_whole` false)."""

    offset: int
    headers: dict[str, str]
    length: int
    block: bytes
    is_whole: bool
    wrong_digest: str | None

    @property
    def url(self) -> str | None:
        return self.headers.get("warc-target-uri", "").strip("<> ") or None


def read_warc(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    head = source.peek(CHUNK)
    is_packed = head.startswith(GZIP) or find_member(head) is not None or _WHOLE_HEAD.search(head) is None
    yield from (_read_packed if is_packed and not head.startswith(_MAGIC) else _read_plain)(source, path, limits)


def find_member(data: bytes) -> int | None:
    """Where in the bytes a gzip member begins that holds a WARC record."""
    place = data.find(GZIP)
    while place >= 0:
        if peek_member(data[place : place + 4096], len(_MAGIC)) == _MAGIC:
            return place
        place = data.find(GZIP, place + 1)
    return None


def _read_plain(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    resync = _Resync(source, limits)
    while source.peek(1):
        start = source.offset
        try:
            record = _read_record(source, start, limits)
            _end_plain_record(source, has_right_digest="warc-block-digest" in record.headers and not record.wrong_digest)
        except Unreadable as error:
            is_last = not resync.next_record(start)
            reason = "warc-length" if error.reason == "warc-truncated" and not is_last else error.reason
            yield _damage(path, start, source.offset, reason, error.detail)
        else:
            yield from _judge(record, path, limits)


def _read_packed(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    resync = _Resync(source, limits)
    while source.peek(1):
        start = source.offset
        if _is_padding(source):
            return
        try:
            yield from _read_member(source, path, limits)
        except Unreadable as error:
            ended = not source.peek(1)
            is_last = not resync.next_member(start)
            reason = "warc-truncated" if error.reason == "bad-gzip" and ended and is_last else error.reason
            yield _damage(path, start, source.offset, reason, error.detail)


def _read_member(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    """What the records of one gzip member give; the last of them only once the member's checksum was right.

    Each record should be a member of its own; an archive packed as a whole is one member of many records.
    """
    start = source.offset
    magic = source.peek(len(GZIP))
    if magic != GZIP:
        source.skip(len(magic) if GZIP.startswith(magic) else 0)
        raise Unreadable("bad-gzip", "no gzip member where one should begin")
    stream = Source(Member(source, Ratio(limits)))
    held: Record | None = None
    while stream.peek(1):
        record = _read_packed_record(stream, start + stream.offset, limits)
        if stream.peek(1):
            yield from _judge(record, path, limits)
        else:
            held = record
    stream.read(1)  # raises what the member has met behind its last byte
    if held is None:
        raise Unreadable("warc-length", "an empty gzip member")
    yield from _judge(held, path, limits)


def _read_packed_record(stream: Source, offset: int, limits: Limits) -> Record:
    try:
        record = _read_record(stream, offset, limits)
        _end_packed_record(stream)
    except Unreadable as error:
        if error.reason != "warc-truncated":
            raise
        while stream.read(CHUNK):  # raises where it is the member that is cut or damaged
            pass
        raise Unreadable("warc-length", error.detail) from None
    return record


def _is_padding(source: Source) -> bool:
    """Whether zeros, and nothing else, go on to the end."""
    while (data := source.peek(CHUNK)) and not data.strip(b"\x00"):
        source.skip(len(data))
    return not data


def _read_record(stream: Source, offset: int, limits: Limits) -> Record:
    head = stream.peek(limits.header_bytes + 4)
    if not _HEAD_START.match(head):
        is_cut = len(head) < 12 and b"WARC/1.0\r\n"[: len(head)][:7] == head[:7]
        raise Unreadable("warc-truncated" if is_cut else "bad-warc-header", "no WARC/1.x where a record should begin")
    end = _HEAD_END.search(head)
    if end is None:
        reason = "bad-warc-header" if len(head) > limits.header_bytes else "warc-truncated"
        raise Unreadable(reason, f"no end of the record's header in {len(head)} bytes")
    headers = read_headers(head[: end.start()])
    length = _length(headers)
    if length is None:
        raise Unreadable("bad-warc-header", "no WARC-Type or no Content-Length that is a number")
    stream.skip(end.end())
    return _read_block(stream, offset, headers, length, limits)


def _length(headers: dict[str, str]) -> int | None:
    text = headers.get("content-length", "")
    is_good = headers.get("warc-type") and text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_good else None


def _read_block(stream: Source, offset: int, headers: dict[str, str], length: int, limits: Limits) -> Record:
    """The block in bounded memory: past a document's size only its digest is still followed."""
    keep = limits.record_bytes + limits.header_bytes
    is_whole = length <= keep
    wanted = _Digest.parse(headers.get("warc-block-digest"))
    parts, left, kept = [], length, 0
    while left and (data := stream.read(min(left, CHUNK))):
        left -= len(data)
        if wanted:
            wanted.update(data)
        if is_whole or kept < limits.header_bytes:
            parts.append(data)
            kept += len(data)
    if left:
        raise Unreadable("warc-truncated", f"the record says {length} bytes, {length - left} are there")
    wrong = "block" if wanted and not wanted.is_right() else None
    block = b"".join(parts)
    return Record(offset=offset, headers=headers, length=length, block=block, is_whole=is_whole, wrong_digest=wrong)


def _end_plain_record(source: Source, *, has_right_digest: bool) -> None:
    """Past the two line ends that close a record; writers that give more or fewer are borne with, a cut is not.

    What follows must be a record, unless the digest vouches for this one: then the damage is in the next.
    """
    closing = source.peek(4)
    is_closed = closing == b"\r\n\r\n" or closing.startswith(b"\n\n")
    rest = _pass_line_ends(source)
    if not rest and not is_closed:
        raise Unreadable("warc-truncated", "the archive ends before the two line ends that close the record")
    if not (rest.startswith(_MAGIC) or _MAGIC.startswith(rest) or (is_closed and has_right_digest)):
        raise Unreadable("warc-length", "what follows the record's block is no record")


def _pass_line_ends(source: Source) -> bytes:
    """The first bytes behind any line ends; none at the end."""
    while (tail := source.peek(16)) and tail[:1] in (b"\r", b"\n"):
        source.skip(len(tail) - len(tail.lstrip(b"\r\n")))
    return tail[: len(_MAGIC)]


def _end_packed_record(stream: Source) -> None:
    rest = _pass_line_ends(stream)
    if rest and rest != _MAGIC:
        raise Unreadable("warc-length", "the gzip member holds more than the record's block")


class _Resync:
    """Finds the next record behind damage.

    The search begins one byte behind the damaged record's own start: a wrong length or a broken member may have led
    far past the next good one. Going back is paid from a budget, or hostile input could make it quadratic.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits, self._spent = source, limits, 0

    def next_member(self, start: int) -> bool:
        self._go_back(start + 1)
        while head := self._source.peek(CHUNK):
            place = find_member(head)
            if place is not None:
                self._source.skip(place)
                return True
            # a member that begins in the last 4 KiB may not show what it holds before more is seen
            self._source.skip(len(head) if len(head) < CHUNK else CHUNK - 4096)
        return False

    def next_record(self, start: int) -> bool:
        self._go_back(start + 1)
        step = self._limits.header_bytes
        while head := self._source.peek(2 * step):
            for match in _WHOLE_HEAD.finditer(head):
                if _is_record_head(match[0]):
                    self._source.skip(match.start())
                    return True
            self._source.skip(len(head) if len(head) < 2 * step else step)
        return False

    def _go_back(self, offset: int) -> None:
        self._spent += max(self._source.offset - offset, 0)
        if self._spent > 64 * MIB + 8 * self._source.offset:
            raise Unreadable("bad-warc-header", "too much damage; the rest of the archive is left out", offset=offset)
        self._source.rewind(offset)


def _is_record_head(head: bytes) -> bool:
    headers = read_headers(head)
    return _length(headers) is not None and "warc-record-id" in headers


class _Digest:
    """A labelled digest such as "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", in base 32 or hexadecimal."""

    _NAMES = ("md5", "sha1", "sha256", "sha384", "sha512")

    def __init__(self, name: str, value: str) -> None:
        self._hash, self._value = hashlib.new(name, usedforsecurity=False), value

    @classmethod
    def parse(cls, label: str | None) -> _Digest | None:
        """None where there is none, or of an algorithm that is not known here."""
        name, _, value = (label or "").partition(":")
        name = name.strip().casefold().replace("-", "")
        return cls(name, value.strip()) if name in cls._NAMES and value.strip() else None

    def update(self, data: bytes) -> None:
        self._hash.update(data)

    def is_right(self) -> bool:
        digest = self._hash.digest()
        base32 = base64.b32encode(digest).decode().rstrip("=")
        base64_ = base64.b64encode(digest).decode().rstrip("=")
        value = self._value.rstrip("=")
        return value.upper() == base32 or value.lower() == digest.hex() or value == base64_


def _judge(record: Record, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    """The document in a whole record, why it holds none, or nothing for records that are not content."""
    try:
        if record.wrong_digest:
            raise Unreadable("warc-digest", f"the {record.wrong_digest} is not that of its digest")
        kind = record.headers["warc-type"].casefold()
        if kind in _CONTENT:
            yield _document(record, path, limits)
        elif kind not in _ABOUT_THE_CRAWL:
            raise Unreadable("bad-warc-header", f"a record of type {kind[:40]!r}, which is not known")
    except Unreadable as error:
        yield Rejected(
            path=path,
            offset=record.offset,
            stage="ingest",
            reason=error.reason,
            detail=f"{error.detail}; {(record.url or '')[:120]}".rstrip("; "),
            sha256=hashlib.sha256(record.block if record.is_whole else b"").hexdigest(),
            size_bytes=record.length,
        )


def _document(record: Record, path: str, limits: Limits) -> Document:
    if "warc-segment-number" in record.headers:
        raise Unreadable("warc-truncated", "one segment of a record that was split over archives")
    if record.headers["warc-type"].casefold() == "response":
        media_type, body = _page_of_response(record, limits)
    else:
        media_type, body = _body_of_resource(record, limits)
    if not body.strip(b"\x00 \t\r\n\f\v"):
        raise Unreadable("empty", "a capture without a body")
    if len(body) > limits.record_bytes:
        raise Unreadable("too-large", f"{len(body)} bytes in one page, at most {limits.record_bytes}")
    return Document(
        path=path,
        offset=record.offset,
        media_type=media_type,
        body=body,
        declared=Declared(url=record.url),
        captured=record.headers.get("warc-date"),
    )


def _page_of_response(record: Record, limits: Limits) -> tuple[MediaType, bytes]:
    if not record.headers.get("content-type", "application/http").casefold().startswith("application/http"):
        raise Unreadable("not-a-page", f"a response of type {record.headers['content-type'][:60]}")
    head = read_head(record.block, limits)
    payload = record.block[head.size :]
    if record.is_whole:
        _check_payload(record, head, payload)
    if head.status != 200:
        raise Unreadable("not-a-page", f"HTTP status {head.status}")
    is_page = _MEDIA.get(head.media_type) == "text/html"
    if not is_page and (head.media_type or not _HTML_START.match(payload)):
        raise Unreadable("not-a-page", f"media type {head.media_type[:60] or 'not given'}")
    _refuse_large(record, limits)
    return "text/html", decode_body(head, payload, limits)


def _body_of_resource(record: Record, limits: Limits) -> tuple[MediaType, bytes]:
    given = record.headers.get("content-type", "").partition(";")[0].strip().casefold()
    media_type = _MEDIA.get(given)
    if media_type is None:
        raise Unreadable("not-a-page", f"media type {given[:60] or 'not given'}")
    _refuse_large(record, limits)
    if not _has_digest(record.block, record.headers.get("warc-payload-digest")):
        raise Unreadable("warc-digest", "the payload is not that of its digest")
    return media_type, record.block


def _check_payload(record: Record, head: HttpHead, payload: bytes) -> None:
    """The standard leaves open whether the payload digest is taken before or after the chunks are joined."""
    label = record.headers.get("warc-payload-digest")
    if _has_digest(payload, label):
        return
    if "chunked" in head.headers.get("transfer-encoding", "").casefold() and _has_digest(unchunk(payload), label):
        return
    raise Unreadable("warc-digest", "the payload is not that of its digest")


def _has_digest(data: bytes, label: str | None) -> bool:
    """Also where there is no digest to compare with."""
    digest = _Digest.parse(label)
    if digest is None:
        return True
    digest.update(data)
    return digest.is_right()


def _refuse_large(record: Record, limits: Limits) -> None:
    if not record.is_whole:
        raise Unreadable("too-large", f"{record.length} bytes in one record, at most {limits.record_bytes}")


def _damage(path: str, start: int, end: int, reason: str, detail: str) -> Rejected:
    return Rejected(path=path, offset=start, stage="ingest", reason=reason, detail=detail, size_bytes=max(end - start, 0))
