"""JSON and CSV: fields, places, and what a broken line costs."""

from __future__ import annotations

import io
import json
import time

import pytest

from runut.ingest import read_source
from runut.ingest.declared import plain_name
from runut.limits import DEFAULT, Limits
from runut.records import Declared, Document, Rejected


def read(data: bytes, limits: Limits = DEFAULT) -> list[Document | Rejected]:
    return list(read_source("-", limits, io.BytesIO(data)))


def told(items: list[Document | Rejected]) -> list[str]:
    return [i.body.decode() if isinstance(i, Document) else i.reason for i in items]


@pytest.mark.parametrize(
    ("fields", "declared", "body"),
    [
        pytest.param({"id": "a", "url": "https://x.example/1", "outlet": "x.example", "title": "Judul", "published": "2024-12-02", "text": "Isi"}, Declared(id="a", url="https://x.example/1", outlet="x.example", title="Judul", published="2024-12-02"), "Isi", id="all"),
        pytest.param({"text": "Isi"}, Declared(), "Isi", id="text-alone"),
        pytest.param({"id": 7, "text": "Isi"}, Declared(id="7"), "Isi", id="id-is-a-number"),
        pytest.param({"id": 7.0, "text": "Isi"}, Declared(id="7"), "Isi", id="id-is-a-float"),
        pytest.param({"_id": {"$oid": "64fa"}, "text": "Isi"}, Declared(id="64fa"), "Isi", id="id-from-mongodb"),
        pytest.param({"Judul": "J", "Tanggal Terbit": "2 Des 2024", "penulis": "Tovan; Mirel", "TAUTAN": "u", "isi_berita": "Isi"}, Declared(url="u", title="J", published="2 Des 2024", authors=("Tovan", "Mirel")), "Isi", id="indonesian-names"),
        pytest.param({"authors": ["Tovan", {"name": "Mirel"}, None], "text": "Isi"}, Declared(authors=("Tovan", "Mirel")), "Isi", id="authors-as-list"),
        pytest.param({"outlet": "kabar.example", "source": "arsip", "text": "Isi"}, Declared(outlet="kabar.example"), "Isi", id="outlet-before-source"),
        pytest.param({"source": {"name": "Kabar Laut"}, "text": "Isi"}, Declared(outlet="Kabar Laut"), "Isi", id="outlet-as-object"),
        pytest.param({"published": 1733108400, "text": "Isi"}, Declared(published="2024-12-02T03:00:00+00:00"), "Isi", id="seconds"),
        pytest.param({"published": 1733108400000, "text": "Isi"}, Declared(published="2024-12-02T03:00:00+00:00"), "Isi", id="milliseconds"),
        pytest.param({"published": 20241202, "text": "Isi"}, Declared(published="20241202"), "Isi", id="day-as-number"),
        pytest.param({"text": ["Satu.", "Dua."]}, Declared(), "Satu.\nDua.", id="paragraphs-as-list"),
        pytest.param({"title": None, "url": "", "text": "Isi"}, Declared(), "Isi", id="empty-fields"),
        pytest.param({"text": " ", "html": "<p>Isi</p>"}, Declared(), "<p>Isi</p>", id="html-where-text-is-blank"),
        pytest.param({"text": "\ud83d Isi"}, Declared(), "\ufffd Isi", id="half-a-character"),
    ],
)  # fmt: skip
def test_fields(fields: dict[str, object], declared: Declared, body: str) -> None:
    (item,) = read(json.dumps(fields).encode())
    assert isinstance(item, Document)
    assert (item.declared, item.body.decode()) == (declared, body)


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("Kapal merapat < 3 jam", "text/plain"),
        ("Satu<br>\nDua\n\nTiga", "text/plain"),
        ("Satu<br>Dua<br/>Tiga", "text/html"),
        ("<p>Satu</p>", "text/html"),
    ],
)
def test_markup_in_a_text_field(text: str, media_type: str) -> None:
    (item,) = read(json.dumps({"content": text}).encode())
    assert isinstance(item, Document)
    assert item.media_type == media_type


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "bad-json"),
        (b'{"text": "buka', "bad-json"),
        (b"[1, 2]", "bad-json"),
        (b'"kata"', "bad-json"),
        (b"\xff\xfe\x00", "bad-json"),
        (b'{"text":' + b"[" * 100_000, "bad-json"),
        (b'{"a":' * 50_000, "bad-json"),
        (b"{" + b",".join(b'"%x":0' % n for n in range(500_001)) + b"}", "bad-json"),
        (b'{"judul": "tanpa isi"}', "no-text"),
        (b'{"text": 7e999, "isi": true}', "no-text"),
        (b'{"text": "' + b"k" * 30_000_000 + b'"}', "too-large"),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else value,
)
@pytest.mark.parametrize("array", [False, True], ids=["lines", "array"])
def test_a_broken_line_costs_itself(line: bytes, reason: str, array: bool) -> None:
    good = b'{"text": "satu"}', b'{"text": "dua"}'
    if array and (line.count(b"{") != line.count(b"}") or not line.startswith(b"{")):
        pytest.skip("an object that does not close takes what follows with it")
    data = b"[%s,\n%s,\n%s]" % (good[0], line, good[1]) if array else b"\n".join((good[0], line, b"", good[1]))
    items = read(data)
    assert told(items) == ["satu", reason, "dua"]
    assert data[items[1].offset :].lstrip(b",\n").startswith(line[:20])
    assert data[items[2].offset :].startswith(good[1])


def test_raw_tabs_in_strings_are_borne_with() -> None:
    assert told(read(b'{"text": "tab\tdi sini"}\n')) == ["tab\tdi sini"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("“Kapal” café".encode(), "“Kapal” café", id="utf-8"),
        pytest.param("“Kapal” café".encode("cp1252"), "“Kapal” café", id="windows-1252"),
        pytest.param("“Kapal” caf".encode() + b"\xe9", "“Kapal” caf\ufffd", id="one-bad-byte-in-utf-8"),
    ],
)
def test_the_encoding_of_a_line(data: bytes, expected: str) -> None:
    assert told(read(b'{"text": "baik"}\n{"text": "' + data + b'"}\n')) == ["baik", expected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("shape", ["lines", "array", "csv"])
def test_places_are_those_of_the_bytes(encoding: str, shape: str) -> None:
    words = ["Kapal – satu", "Ċ Ȋ kapal ਊ dua", "tiga"]  # with 0A in the code points
    objects = [json.dumps({"text": w}, ensure_ascii=False) for w in words]
    text = {
        "lines": "\n".join(objects),
        "array": "[\n" + ",\n".join(objects) + "]",
        "csv": "id,isi\n" + "\n".join(f'1,"{w}"' for w in words),
    }
    data = text[shape].encode(encoding)
    items = read(data)
    assert told(items) == words
    plain = (
        encoding.replace("utf-16", "utf-16-le")
        if encoding in ("utf-16",)
        else {"utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    )
    for item, piece in zip(items, objects if shape != "csv" else [f'1,"{w}"' for w in words], strict=True):
        assert data[item.offset :].startswith(piece.encode(plain))


# ----------------------------------------------------------------------------------------------------------------- CSV

HEAD = "id,judul,isi\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("1,a,satu\n2,b,dua\n", ["satu", "dua"], id="plain"),
        pytest.param('1,"a, b","sa""tu"\n', ['sa"tu'], id="quoted"),
        pytest.param('1,a,"satu\n\ndua"\n2,b,tiga', ["satu\n\ndua", "tiga"], id="lines-in-a-field"),
        pytest.param("1,a,satu\r\n\r\n,,\r\n2,b,dua\r\n", ["satu", "dua"], id="blank-rows"),
        pytest.param("1,a\n2,b,dua\n3,c,tiga,empat\n4,d,lima\n", ["bad-csv", "dua", "bad-csv", "lima"], id="ragged"),
        pytest.param("1,a,satu,,\n", ["satu"], id="empty-cells-too-many"),
        pytest.param("1,a,\n2,b,dua\n", ["no-text", "dua"], id="row-without-words"),
        pytest.param('1,"kata "Tovan" itu",satu\n2,b,dua\n', ["satu", "dua"], id="stray-quotes-on-one-line"),
        pytest.param(
            '1,"a,satu\n2,"b",dua\n3,"c",tiga\n4,"d",empat\n', ["bad-csv", "dua", "tiga", "empat"], id="quote-never-closed"
        ),
        pytest.param('1,"a","satu\n2,b,dua\n3,c,tiga\n', ["bad-csv", "dua", "tiga"], id="quote-open-to-the-end-over-rows"),
        pytest.param('1,a,satu\n2,b,"dua\nsatu, dua, tiga\nakhir', ["satu", "bad-csv"], id="cut-inside-paragraphs"),
        pytest.param('1,a,satu\n2,b,"dua dan', ["satu", "bad-csv"], id="cut-inside-a-field"),
        pytest.param("1,a,sa\0tu\n", ["sa\0tu"], id="nul"),
        pytest.param("1,a\rb,satu\n2,b,dua\n", ["bad-csv", "dua"], id="bare-carriage-return"),
    ],
)
def test_rows(rows: str, expected: list[str]) -> None:
    assert told(read((HEAD + rows).encode())) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    text = 'id,judul,isi\n1,"Kapal, merapat; kini",satu\n'.replace(",", delimiter)
    assert told(read(text.encode())) == ["satu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("id,isi\r1,satu\r2,dua\r", ["satu", "dua"], id="lines-end-as-on-old-macs"),
        pytest.param('id,isi\n1,"kata \\"Tovan\\" itu, ya"\n', ['kata "Tovan" itu, ya'], id="backslashes"),
        pytest.param(",title,text\n0,a,satu\n", ["satu"], id="nameless-first-column"),
        pytest.param("berita;tagging\nsatu;Valid\n", ["satu"], id="two-columns"),
        pytest.param("isi,isi\nsatu,dua\n", ["satu"], id="a-name-twice"),
        pytest.param("id,isi\n1," + "k" * 300_000 + "\n", ["k" * 300_000], id="huge-field"),
    ],
)
def test_dialects(text: str, expected: list[str]) -> None:
    assert told(read(text.encode())) == expected


@pytest.mark.parametrize("quote", ["", '"'], ids=["one-line", "many-lines"])
def test_a_row_too_large_is_passed_over(quote: str) -> None:
    big = quote + ("kata kata\n" * 5_000 if quote else "kata " * 10_000) + quote
    items = read(f"id,isi\n1,satu\n2,{big}\n3,tiga\n4,empat\n".encode(), Limits(record_bytes=20_000))
    assert told(items) == ["satu", "too-large", "tiga", "empat"]


@pytest.mark.parametrize("row", ['a","\n', '"\n', '"""\n', 'x,"a\n', '"",""",","\n', ',"\n,"",\n'])
def test_hostile_quotes_stay_linear(row: str) -> None:
    start = time.perf_counter()
    read(("id,isi\n" + row * (150_000 // len(row))).encode())
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("name", "expected"), [("Tanggal_Terbit ", "tanggalterbit"), ("\ufeffISI", "isi"), ("isi-berita", "isiberita")]
)
def test_names_are_compared_plainly(name: str, expected: str) -> None:
    assert plain_name(name) == expected
