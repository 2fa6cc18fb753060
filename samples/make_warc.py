"""Pack the pages of warc-source/ into articles/warc/tangkapan.warc.gz, byte for byte the same each time.

Pages and capture times in: warc-source/captures.csv. One gzip member a record, with block and payload digests.
One page travels in chunks and one packed by the server, as real captures do. Run: python samples/make_warc.py [OUT]
"""

from __future__ import annotations

import csv
import gzip
import sys
import uuid
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
SOURCE = HERE / "warc-source"
ARCHIVE = HERE / "articles" / "warc" / "tangkapan.warc.gz"
SENT = ("plain", "gzip", "chunked", "plain")  # how the server sent each page, in order


def captures() -> list[dict[str, str]]:
    with (SOURCE / "captures.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def record_id(kind: str, url: str) -> str:
    """A record id made of its address, so that a second run writes the same bytes."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {url}')}>"


def in_chunks(body: bytes, size: int = 4096) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def answer(page: bytes, sent: str) -> tuple[StatusAndHeaders, bytes]:
    """The HTTP head and the body as they came over the wire."""
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Server", "nginx")]
    if sent == "chunked":
        return StatusAndHeaders("200 OK", [*headers, ("Transfer-Encoding", "chunked")], "HTTP/1.1"), in_chunks(page)
    if sent == "gzip":
        headers.append(("Content-Encoding", "gzip"))
        page = gzip.compress(page, mtime=0)
    return StatusAndHeaders("200 OK", [*headers, ("Content-Length", str(len(page)))], "HTTP/1.1"), page


def exchange(writer: WARCWriter, capture: dict[str, str], sent: str) -> tuple[ArcWarcRecord, ArcWarcRecord]:
    """The response and the request of one capture."""
    url, stamp = capture["url"], capture["captured"]
    head, body = answer((SOURCE / capture["file"]).read_bytes(), sent)
    named = {"WARC-Date": stamp, "WARC-Record-ID": record_id("response", url)}
    response = writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=head, warc_headers_dict=named)
    where = urlsplit(url)
    asked = StatusAndHeaders(
        f"GET {where.path} HTTP/1.1", [("Host", where.netloc), ("User-Agent", "contoh/1.0")], is_http_request=True
    )
    named = {"WARC-Date": stamp, "WARC-Record-ID": record_id("request", url)}
    named["WARC-Concurrent-To"] = record_id("response", url)
    request = writer.create_warc_record(url, "request", payload=BytesIO(), http_headers=asked, warc_headers_dict=named)
    return response, request


def write_archive(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        info = writer.create_warcinfo_record(path.name, {"software": "samples/make_warc.py", "format": "WARC File Format 1.0"})
        info.rec_headers.replace_header("WARC-Date", "2025-10-16T02:00:00Z")
        info.rec_headers.replace_header("WARC-Record-ID", record_id("warcinfo", ARCHIVE.name))
        writer.write_record(info)
        for capture, sent in zip(captures(), SENT, strict=True):
            for record in exchange(writer, capture, sent):
                writer.write_record(record)


if __name__ == "__main__":
    write_archive(Path(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVE)
