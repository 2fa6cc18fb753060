"""What a source is taken for, and that trouble becomes a row and not an error."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from pathlib import Path

import pytest

from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT, Limits
from runut.records import REASONS, Document, Rejected

HTML, TEXT = "text/html", "text/plain"
LINE = '{"id": 1, "text": "Kapal merapat di Tartus."}\n'
CSV = "id,judul,isi\n1,Kapal,Kapal merapat di Tartus.\n"
PAGE = "<!DOCTYPE html><html><body><p>Kapal merapat.</p></body></html>"
STORY = "MOSKWA, KABAR LAUT -- Kapal itu merapat, kata juru bicara.\n\nBaca juga: Cuaca\n"


def read(data: bytes, name: str, folder: Path, limits: Limits = DEFAULT) -> list[Document | Rejected]:
    path = folder / name
    path.write_bytes(data)
    return list(read_source(str(path), limits))


def outcome(items: list[Document | Rejected]) -> list[str]:
    return [i.media_type if isinstance(i, Document) else i.reason for i in items]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.html", PAGE, [HTML], id="page"),
        pytest.param("a", PAGE, [HTML], id="page-without-a-name"),
        pytest.param("a.txt", PAGE, [HTML], id="page-called-text"),
        pytest.param("a.html", "\n\ufeff <!-- arsip -->\n<HTML><BODY>Kapal", [HTML], id="page-behind-a-comment"),
        pytest.param("a", "Warning: mysql_connect() in /var/www\n<html><body><p>Kapal</p>", [HTML], id="page-behind-a-warning"),
        pytest.param("a.htm", "Kapal <b>merapat</b>", [HTML], id="fragment-by-its-name"),
        pytest.param("a.html", "Kapal merapat.", [TEXT], id="called-page-without-a-tag"),
        pytest.param("a.txt", STORY, [TEXT], id="text"),
        pytest.param("a.md", "# Kapal\n\n[Kapal](http://kabarlaut.example) merapat <br> di dermaga", [TEXT], id="markdown"),
        pytest.param("a.txt", "[JAKARTA] Kapal merapat.", [TEXT], id="text-that-opens-with-a-bracket"),
        pytest.param("a", "{catatan} Kapal merapat.", [TEXT], id="text-that-opens-with-a-brace"),
        pytest.param(
            "a",
            "Kapal, perahu, dan rakit merapat, kata Tovan.\nIsi, berat, dan ukurannya dicatat.",
            [TEXT],
            id="text-with-commas",
        ),
        pytest.param("a.jsonl", LINE * 2, [TEXT] * 2, id="lines-of-json"),
        pytest.param("a.html", LINE * 2, [TEXT] * 2, id="lines-of-json-called-page"),
        pytest.param("-", LINE.strip(), [TEXT], id="one-line-without-its-end"),
        pytest.param("a", "{rusak\n" + LINE, ["bad-json", TEXT], id="lines-of-json-with-a-broken-first"),
        pytest.param("a.json", "[" + LINE + "," + LINE + "]", [TEXT] * 2, id="array"),
        pytest.param("a.json", "[\n {\n  'x'\n }\n]", ["bad-json"], id="array-of-broken"),
        pytest.param("a.json", '{\n "id": 1,\n "html": "<p>Kapal</p>"\n}\n', [HTML], id="object-over-lines"),
        pytest.param("a.json", "[]", ["empty"], id="array-of-nothing"),
        pytest.param("a.csv", CSV, [TEXT], id="csv"),
        pytest.param("a.txt", CSV.replace(",", ";"), [TEXT], id="csv-with-semicolons-called-text"),
        pytest.param("a", CSV.replace(",", "\t"), [TEXT], id="csv-with-tabs"),
        pytest.param("a.csv", "a,b\n1,2\n", ["bad-csv"], id="csv-without-a-column-of-text"),
        pytest.param("a.csv", "id,isi\n", ["empty"], id="csv-without-rows"),
        pytest.param("a.xml", '<?xml version="1.0"?><rss><channel/></rss>', ["binary"], id="feed"),
        pytest.param("a.txt", "", ["empty"], id="nothing"),
        pytest.param("a.html", " \n\t\r\n", ["empty"], id="white-space"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_kind_by_content(name: str, data: str, expected: list[str], encoding: str, tmp_path: Path) -> None:
    if encoding == "utf-16-le" and len(data) < 8:
        pytest.skip("too short to tell without its mark")
    assert outcome(read(data.encode(encoding), name, tmp_path)) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "image", id="png"),
        pytest.param(b"PK\x03\x04\0\0", "zip", id="zip"),
        pytest.param(b"%PDF-1.7\nobj", "PDF", id="pdf"),
        pytest.param(b"\x28\xb5\x2f\xfd\x04\0", "zstd -d", id="zstd"),
        pytest.param(b"\x50\x2a\x4d\x18\x10\0\0\0", "zstd -d", id="warc-zst-with-dictionary"),
        pytest.param(bytes(range(256)) * 9, "control characters", id="all-bytes"),
        pytest.param(b"\xff\xfe" + b"\1\0\2\0" * 20, "control characters", id="noise-behind-a-mark"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    (item,) = read(data, "a.warc.zst", tmp_path)
    assert isinstance(item, Rejected)
    assert item.reason == "binary"
    assert words in item.detail


@pytest.mark.parametrize("path", ["tidak-ada.txt", "nul\0.txt", ".", "/dev/null/x"])
def test_what_cannot_be_opened(path: str) -> None:
    (item,) = read_source(path, DEFAULT)
    assert isinstance(item, Rejected)
    assert item.reason == "missing"


def test_a_lost_block_does_not_make_a_page_binary(tmp_path: Path) -> None:
    assert outcome(read((PAGE[:30] + "\0" * 512 + PAGE).encode(), "a.html", tmp_path)) == [HTML]


def test_standard_input_is_read_by_content_too() -> None:
    (item,) = read_source("-", DEFAULT, io.BytesIO(PAGE.encode()))
    assert isinstance(item, Document)
    assert (item.path, item.media_type, item.body) == ("-", HTML, PAGE.encode())


def test_a_body_keeps_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfKapal \x93merapat\x94 \xff"
    (item,) = read(data, "a.txt", tmp_path)
    assert isinstance(item, Document)
    assert item.body == data


@pytest.mark.parametrize("extra", [-1, 0, 1])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_document_at_its_limit(name: str, extra: int, tmp_path: Path) -> None:
    data = (b"<html>" if name == "a.html" else b"").ljust(5_000 + extra, b"k")
    assert (outcome(read(data, name, tmp_path, Limits(record_bytes=5_000))) == ["too-large"]) is (extra > 0)


class Endless:
    """A stream without end that counts what is taken from it."""

    taken = 0

    def read(self, size: int, /) -> bytes:
        self.taken += size
        return b"k" * size


def test_a_document_without_end_is_given_up_soon() -> None:
    stream = Endless()
    (item,) = read_source("-", Limits(record_bytes=1_000_000), stream)  # type: ignore[arg-type]
    assert isinstance(item, Rejected)
    assert item.reason == "too-large"
    assert stream.taken < 2_000_000


# ---------------------------------------------------------------------------------------------------------------- gzip


def squeeze(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(squeeze(PAGE.encode()), [HTML], id="page"),
        pytest.param(squeeze(LINE.encode() * 3), [TEXT] * 3, id="lines"),
        pytest.param(squeeze(CSV.encode()), [TEXT], id="csv"),
        pytest.param(squeeze(LINE.encode()) * 3, [TEXT] * 3, id="members"),
        pytest.param(squeeze(squeeze(STORY.encode())), [TEXT], id="twice"),
        pytest.param(squeeze(squeeze(squeeze(STORY.encode()))), ["bomb"], id="three-times"),
        pytest.param(squeeze(b""), ["empty"], id="nothing"),
        pytest.param(squeeze(LINE.encode()) + b"\0" * 99, [TEXT], id="padding"),
        pytest.param(squeeze(LINE.encode()) + b"sisa", [TEXT, "bad-gzip"], id="rest"),
        pytest.param(squeeze(STORY.encode())[:-1], ["bad-gzip"], id="cut-page"),
        pytest.param(squeeze(LINE.encode())[:-1], [TEXT, "bad-gzip"], id="cut-in-the-trailer"),
        pytest.param(squeeze(STORY.encode())[:9], ["bad-gzip"], id="cut-in-the-header"),
        pytest.param(squeeze(b"\0" * 900_000), ["empty"], id="below-a-mebibyte-is-no-bomb"),
        pytest.param(squeeze(b"k" * 1_200_000), ["bomb"], id="bomb"),
    ],
)
@pytest.mark.parametrize("name", ["a.gz", "a.html.gz", "a"])
def test_gzip(data: bytes, expected: list[str], name: str, tmp_path: Path) -> None:
    assert outcome(read(data, name, tmp_path)) == expected


def test_every_whole_line_before_a_cut_is_kept(tmp_path: Path) -> None:
    lines = [f'{{"id": {n}, "text": "Kapal ke-{n * 7919 % 1000}"}}\n'.encode() for n in range(400)]
    data = squeeze(b"".join(lines))
    for cut in range(20, len(data), 97):
        inflate = zlib.decompressobj(wbits=31)
        whole = inflate.decompress(data[:cut]).count(b"\n")
        items = read(data[:cut], "a.jsonl.gz", tmp_path)
        assert outcome(items) == [TEXT] * whole + ["bad-gzip"]


def test_every_whole_line_before_damage_is_kept_and_its_place_is_told(tmp_path: Path) -> None:
    lines = [f'{{"id": {n}, "text": "Kapal ke-{n * 7919 % 1000}"}}\n'.encode() for n in range(2_000)]
    data = bytearray(squeeze(b"".join(lines)))
    place = len(data) // 2
    data[place : place + 8] = b"\xff" * 8
    items = read(bytes(data), "a.jsonl.gz", tmp_path)
    assert outcome(items[-1:]) == ["bad-gzip"]
    assert items[-1].offset > place - 1_000  # the checksum at the end finds what the inflating does not
    assert sum(isinstance(i, Document) for i in items) > 900


def test_a_bomb_behind_an_honest_file_is_met(tmp_path: Path) -> None:
    honest = b"".join(f'{{"id": {n}, "text": "{os.urandom(300).hex()}"}}\n'.encode() for n in range(3_000))
    items = read(squeeze(honest) + squeeze(b"\n" * 40_000_000), "a.jsonl.gz", tmp_path)
    assert outcome(items) == [TEXT] * 3_000 + ["bomb"]


# ------------------------------------------------------------------------------------------------------------- folders


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.html", ".rahasia/x.txt", "b/.DS_Store", "README.md", "c/LICENSE", "c/Readme"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b" / "naik").symlink_to(tmp_path)
    found = list(find_sources(["-", str(tmp_path), str(tmp_path / "README.md"), "tidak-ada"]))
    inside = [str(tmp_path / name) for name in ("a.html", "b/1.txt", "b/2.txt", "README.md")]
    assert found == ["-", *inside, "tidak-ada"]


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"berita\xff.txt")).write_text(STORY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (path,) = find_sources([str(tmp_path)])
    (item,) = read_source(path, DEFAULT)
    assert isinstance(item, Document)
    assert item.path.endswith("berita\\xff.txt")
    item.path.encode()


def test_a_run_of_broken_lines_is_told_as_one(tmp_path: Path) -> None:
    items = read(b'{"text": "a"}\n' + b"{\n" * 5_000 + b'{"text": "b"}\n{\n', "a.jsonl", tmp_path)
    assert outcome(items) == [TEXT] + ["bad-json"] * 1_001 + [TEXT, "bad-json"]
    run = items[1_001]
    assert isinstance(run, Rejected)
    assert (run.offset, run.size_bytes, run.detail.split()[0]) == (14 + 2_000, 8_000, "4000")


def test_details_cannot_steer_a_terminal(tmp_path: Path) -> None:
    (item,) = read(b'{"\\u001b[31m\\ud800": 1, "x":\t"\t"}', "a.jsonl", tmp_path)
    assert isinstance(item, Rejected)
    assert item.reason == "no-text"
    assert item.detail.isprintable()
    assert item.detail.encode()


def test_blank_lines_cost_little(tmp_path: Path) -> None:
    assert outcome(read(LINE.encode() + b"\n" * 15_000_000 + LINE.encode(), "a.jsonl", tmp_path)) == [TEXT, TEXT]


def test_reasons_are_of_the_closed_list(tmp_path: Path) -> None:
    for data in (b"", b"\x89PNG", LINE.encode()[:9], b'{"a": 1}'):
        for item in read(data, "a.jsonl", tmp_path):
            assert isinstance(item, Rejected)
            assert item.reason in REASONS
