"""WARC: what counts as a page, what damage costs, and that warcio reads the same."""

from __future__ import annotations

import gzip
import io
import random
from collections import Counter
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator

from runut.ingest import read_source
from runut.limits import DEFAULT, Limits
from runut.records import Document, Rejected
from tests.ingest.archives import HTML, Archive, Capture, bare_deflate, chunked, fifty, page, squeeze, write_archive

FORMS = pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])


def read(data: bytes, limits: Limits = DEFAULT) -> tuple[list[Document], list[Rejected]]:
    items = list(read_source("-", limits, io.BytesIO(data)))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Rejected)]


P = page(1)
Z = {"Content-Encoding": "gzip"}


def encoded(payload: bytes, *codings: str, transfer: str | None = None) -> Capture:
    headers = tuple(("Content-Encoding", coding) for coding in codings)
    return Capture(payload=payload, headers=headers + ((("Transfer-Encoding", transfer),) if transfer else ()))


@FORMS
@pytest.mark.parametrize(
    ("capture", "expected"),
    [
        pytest.param(Capture(payload=P), P, id="page"),
        pytest.param(Capture(payload=P, content_type="application/xhtml+xml"), P, id="xhtml"),
        pytest.param(Capture(payload=P, content_type=None), P, id="no-media-type-but-a-page"),
        pytest.param(Capture(payload=P, kind="resource", content_type=HTML), P, id="resource"),
        pytest.param(Capture(payload=b"Kabar", kind="resource", content_type="text/plain"), b"Kabar", id="resource-of-text"),
        pytest.param(encoded(chunked(P), transfer="chunked"), P, id="chunked"),
        pytest.param(encoded(chunked(P)[:-5], transfer="chunked"), P, id="chunked-without-the-last-chunk"),
        pytest.param(encoded(P, transfer="chunked"), P, id="chunked-but-joined-by-the-archiver"),
        pytest.param(encoded(squeeze(P), "gzip"), P, id="gzip"),
        pytest.param(encoded(chunked(squeeze(P)), "gzip", transfer="chunked"), P, id="gzip-in-chunks"),
        pytest.param(encoded(bare_deflate(P), "deflate"), P, id="deflate-bare"),
        pytest.param(encoded(brotli.compress(P), "br"), P, id="brotli"),
        pytest.param(encoded(P, "gzip"), P, id="gzip-but-unpacked-by-the-archiver"),
        pytest.param(encoded(squeeze(squeeze(P)), "gzip"), P, id="packed-once-more-than-said"),
        pytest.param(encoded(squeeze(brotli.compress(P)), "br", "gzip"), P, id="two-encodings"),
        pytest.param(encoded(squeeze(P), "gzip", "gzip", "gzip"), "bad-http", id="three-encodings"),
        pytest.param(encoded(squeeze(squeeze(squeeze(P)))), "bomb", id="packed-three-times"),
        pytest.param(encoded(squeeze(P)[:-12], "gzip"), "bad-http", id="gzip-cut"),
        pytest.param(encoded(b"\x01\x02\x03", "br"), "bad-http", id="brotli-damaged"),
        pytest.param(encoded(b"abc", "rot13"), "bad-http", id="unknown-encoding"),
        pytest.param(encoded(b"ffff\r\nabc", transfer="chunked"), "bad-http", id="chunk-that-lies"),
        pytest.param(encoded(squeeze(b"a" * 30_000_000), "gzip"), "bomb", id="bomb-gzip"),
        pytest.param(encoded(brotli.compress(b"a" * 30_000_000), "br"), "bomb", id="bomb-brotli"),
        pytest.param(Capture(payload=b"\x89PNG", content_type="image/png"), "not-a-page", id="image"),
        pytest.param(Capture(payload=P, status="404 Not Found"), "not-a-page", id="missing-page"),
        pytest.param(Capture(payload=b"", status="301 Moved"), "not-a-page", id="redirect"),
        pytest.param(Capture(payload=b"User-agent: *", content_type="text/plain"), "not-a-page", id="robots"),
        pytest.param(Capture(payload=b""), "empty", id="no-body"),
        pytest.param(Capture(payload=b"", kind="warcinfo"), None, id="warcinfo"),
    ],
)
def test_record(capture: Capture, expected: bytes | str | None, packed: bool) -> None:
    archive = write_archive([Capture(payload=page(0)), capture, Capture(payload=page(2))], packed=packed)
    documents, rejected = read(archive.data)
    assert [d.body for d in documents] == [page(0), *([expected] if isinstance(expected, bytes) else []), page(2)]
    assert [r.reason for r in rejected] == ([expected] if isinstance(expected, str) else [])
    places = (0, *archive.ends)
    assert {i.offset for i in (*documents, *rejected)} <= set(places)


@FORMS
def test_a_page_keeps_its_address_and_day(packed: bool) -> None:
    (document,), _ = read(write_archive([Capture(payload=P, url="https://kabarlaut.example/a?b=1")], packed=packed).data)
    assert document.declared.url == "https://kabarlaut.example/a?b=1"
    assert document.media_type == "text/html"
    assert document.captured is not None
    assert document.captured.endswith("Z")


@FORMS
def test_warcio_reads_the_same(packed: bool) -> None:
    captures = [
        encoded(chunked(squeeze(page(n))), "gzip", transfer="chunked") if n % 2 else Capture(payload=page(n)) for n in range(9)
    ]
    data = write_archive(captures, packed=packed).data
    theirs = [
        (r.rec_headers.get_header("WARC-Target-URI"), r.rec_headers.get_header("WARC-Date"), r.content_stream().read())
        for r in ArchiveIterator(io.BytesIO(data))
    ]
    assert [(d.declared.url, d.captured, d.body) for d in read(data)[0]] == theirs


def test_packed_as_a_whole_is_read_too() -> None:
    documents, rejected = read(gzip.compress(fifty(packed=False).data))
    assert (len(documents), len(rejected)) == (50, 0)
    assert len({d.offset for d in documents}) == 50


# -------------------------------------------------------------------------------------------------------------- damage


def check_cut(archive: Archive, cut: int) -> None:
    if 0 < cut < 4 and archive.data.startswith(b"WARC"):
        return  # "WAR" is a very short text
    documents, rejected = read(archive.data[:cut])
    complete = sum(end <= cut for end in archive.ends)
    assert [d.body for d in documents] == [page(n) for n in range(complete)]
    start = max((end for end in archive.ends if end <= cut), default=0)
    if cut == 0:
        assert [r.reason for r in rejected] == ["empty"]
    elif cut == start:
        assert rejected == []
    else:
        assert len(rejected) == 1
        if complete:
            assert (rejected[0].reason, rejected[0].offset) == ("warc-truncated", start)


@FORMS
def test_a_cut_never_gives_more_than_the_whole_records(packed: bool) -> None:
    archive = fifty(packed=packed)
    around = {end + d for end in archive.ends[::7] for d in range(-12, 13)}
    for cut in sorted(around | set(range(0, len(archive.data), 211)) | set(range(40))):
        check_cut(archive, min(cut, len(archive.data)))


@pytest.mark.slow
@FORMS
def test_a_cut_at_every_byte(packed: bool) -> None:
    archive = fifty(packed=packed)
    for cut in range(len(archive.data) + 1):
        check_cut(archive, cut)


def check_flips(archive: Archive, seed: int, count: int) -> None:
    rng = random.Random(seed)
    whole = Counter(page(n) for n in range(50))
    for _ in range(count):
        place, bit = rng.randrange(len(archive.data)), rng.randrange(8)
        data = bytearray(archive.data)
        data[place] ^= 1 << bit
        items = list(read_source("-", DEFAULT, io.BytesIO(bytes(data))))
        got = Counter(i.body for i in items if isinstance(i, Document))
        assert not got - whole, (place, bit)
        assert got.total() >= 49, (place, bit)
        assert got.total() == 50 or any(isinstance(i, Rejected) for i in items), (place, bit)


@FORMS
def test_one_flipped_bit_costs_one_record_at_most(packed: bool) -> None:
    check_flips(fifty(packed=packed), seed=2, count=250)


@pytest.mark.slow
@FORMS
def test_two_thousand_flipped_bits(packed: bool) -> None:
    check_flips(fifty(packed=packed), seed=3, count=2_000)


class Pipe(io.RawIOBase):
    """Bytes that come in small pieces and only once, as from another program."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        piece = self._data[self._at : self._at + min(size, 700)]
        self._at += len(piece)
        return piece


@FORMS
def test_a_pipe_gives_the_same_as_a_file(packed: bool) -> None:
    data = bytearray(fifty(packed=packed).data)
    for place in range(1_500, len(data), 4_000):
        data[place] ^= 4
    from_pipe = list(read_source("-", DEFAULT, Pipe(bytes(data))))  # type: ignore[arg-type]
    assert from_pipe == list(read_source("-", DEFAULT, io.BytesIO(bytes(data))))
    assert sum(isinstance(i, Rejected) for i in from_pipe) >= 3


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(b"bandara", b"pelabuh", "warc-digest", id="changed-words"),
        pytest.param(b"Content-Length: ", b"Content-Length: 9", "warc-length", id="length-far-too-large"),
        pytest.param(b"Content-Length: ", b"Content-Length: -", "bad-warc-header", id="length-below-nothing"),
        pytest.param(b"WARC-Type: response", b"WARC-Type: ramalan!", "bad-warc-header", id="unknown-type"),
        pytest.param(b"WARC/1.0", b"WARD/1.0", "bad-warc-header", id="no-magic"),
        pytest.param(b"HTTP/1.1 200", b"HTTP/1.1 2x0", "warc-digest", id="changed-http-head"),
    ],
)
@FORMS
def test_a_damaged_record_is_named_and_passed(old: bytes, new: bytes, reason: str, packed: bool) -> None:
    records = _split(write_archive([Capture(payload=page(n)) for n in range(4)], packed=False))
    records[1] = records[1].replace(old, new, 1)
    data = b"".join(gzip.compress(r) if packed else r for r in records)
    documents, rejected = read(data)
    assert [d.body for d in documents] == [page(0), page(2), page(3)]
    assert [r.reason for r in rejected] == [reason]
    assert rejected[0].offset == len(gzip.compress(records[0]) if packed else records[0])


def _split(archive: Archive) -> list[bytes]:
    return [archive.data[start:end] for start, end in zip((0, *archive.ends), archive.ends, strict=False)]


@pytest.mark.parametrize("seed", [0, 1])
def test_lying_lengths_do_not_make_the_reading_quadratic(seed: int) -> None:
    record = b"\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <a>\r\nContent-Length: %d\r\n\r\n" % (9, 900_000)[seed]
    items = list(read_source("-", DEFAULT, io.BytesIO(b"WARC/1.0\r\n" + record * 4_000)))
    assert all(isinstance(i, Rejected) for i in items)


def test_a_record_larger_than_a_document_is_passed_over() -> None:
    limits = Limits(record_bytes=20_000, header_bytes=4_000)
    big = Capture(payload=b"<html>" + random.Random(5).randbytes(90_000).hex().encode())
    image = Capture(payload=random.Random(6).randbytes(90_000), content_type="image/jpeg")
    documents, rejected = read(write_archive([big, image, Capture(payload=P)], packed=True).data, limits)
    assert [d.body for d in documents] == [P]
    assert [r.reason for r in rejected] == ["too-large", "not-a-page"]
    assert rejected[0].size_bytes > 180_000


@pytest.mark.parametrize("place", [0, 1, 2, 40])
def test_damage_at_the_start_of_a_large_first_record(place: int, tmp_path: Path) -> None:
    """Nothing in the first 64 KiB says WARC then; the name does."""
    big = Capture(payload=random.Random(7).randbytes(200_000), content_type="image/jpeg")
    data = bytearray(write_archive([big, Capture(payload=P)], packed=True).data)
    data[place] ^= 16
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    items = list(read_source(str(path), DEFAULT))
    assert [i.body if isinstance(i, Document) else i.reason for i in items] == ["bad-gzip", P]


def test_padding_of_zeros_is_no_damage() -> None:
    archive = fifty(packed=True)
    assert read(archive.data + b"\0" * 70_000)[1] == []
    assert [r.reason for r in read(archive.data + b"\0" * 700 + b"x")[1]] == ["bad-gzip"]
