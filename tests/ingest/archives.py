"""Archives for the tests, written with warcio and not by hand: the second opinion on what a WARC is."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One answer to be written. payload: as sent, encodings and all."""

    payload: bytes
    url: str = "https://kabarlaut.example/berita"
    status: str = "200 OK"
    content_type: str | None = HTML
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "response"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """ends: the byte behind each record or gzip member."""

    data: bytes
    ends: tuple[int, ...]


def page(number: int) -> bytes:
    return (
        f"<!doctype html><html><head><title>Kabar {number}</title></head><body><p>Delegasi tiba di Damaskus pada hari ke-{number} "
        f"dan disambut di bandara. Pertemuan nomor {number * 7919} dijadwalkan sore itu.</p></body></html>"
    ).encode()


def write_archive(captures: list[Capture], *, packed: bool) -> Archive:
    file, ends = io.BytesIO(), []
    writer = WARCWriter(file, gzip=packed)
    for capture in captures:
        writer.write_record(_record(writer, capture, len(ends)))
        ends.append(file.tell())
    return Archive(data=file.getvalue(), ends=tuple(ends))


def _record(writer: WARCWriter, capture: Capture, number: int):
    fixed = {"WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>", "WARC-Date": "2024-12-02T03:00:00Z"}
    if capture.kind == "resource":
        return writer.create_warc_record(
            capture.url,
            "resource",
            payload=io.BytesIO(capture.payload),
            warc_content_type=capture.content_type,
            warc_headers_dict=fixed,
        )
    if capture.kind == "warcinfo":
        return writer.create_warcinfo_record("uji.warc.gz", {"software": "uji"})
    headers = [*capture.headers, *([("Content-Type", capture.content_type)] if capture.content_type else [])]
    http = StatusAndHeaders(capture.status, headers, protocol="HTTP/1.1")
    return writer.create_warc_record(
        capture.url, capture.kind, payload=io.BytesIO(capture.payload), http_headers=http, warc_headers_dict=fixed
    )


def fifty(*, packed: bool) -> Archive:
    captures = [Capture(payload=page(n), url=f"https://kabarlaut.example/{n}") for n in range(50)]
    return write_archive(captures, packed=packed)


def chunked(data: bytes, size: int = 50) -> bytes:
    pieces = [data[n : n + size] for n in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def bare_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


def squeeze(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
