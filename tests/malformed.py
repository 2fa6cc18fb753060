"""A seeded set of broken inputs: what a news archive, a bad disk or an enemy may hand to a reader.

`malformed(seed, count)` gives the same cases for the same seed on any machine. All words in them were written for
runut; the persons do not exist. Cases that are large, or large once unpacked, are written lazily and kept few.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024
Writer = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MalformedCase:
    """name: number and maker, for messages. filename: unique in its set; may hold any character a file name may.

    data: the bytes, or a function that writes them to a path.
    """

    name: str
    filename: str
    data: bytes | Writer

    def write(self, folder: Path) -> Path:
        path = folder / self.filename
        if isinstance(self.data, bytes):
            path.write_bytes(self.data)
        else:
            self.data(path)
        return path


def malformed(seed: int, count: int) -> Iterator[MalformedCase]:
    """`count` cases: every maker in turn, so that any stretch of them holds all kinds; the heavy ones a few times a set."""
    for number in range(count):
        turn = number // len(LIGHT)
        heavy = HEAVY[turn % len(HEAVY)] if number % len(LIGHT) == 0 and turn < 2 * len(HEAVY) else None
        maker = heavy or LIGHT[number % len(LIGHT)]
        rng = random.Random(f"{seed} {number} {maker.__name__}")
        extension, data = maker(rng)
        name = f"{number:05d}-{maker.__name__}"
        yield MalformedCase(name=name, filename=_filename(rng, name, extension), data=data)


# ---------------------------------------------------------------------------------------------- sound inputs to break

_WHO = (
    "Menteri Luar Negeri Arsanda Wirya",
    "Juru bicara kementerian Lesti Maruna",
    "Gubernur Tovan Hadirana",
    "Duta Besar Mirel Osvat",
)
_DID = (
    "bertemu dengan delegasi Suriah",
    "menelepon mitranya di Ankara",
    "mengecam serangan roket",
    "menjanjikan bantuan obat-obatan",
    "menolak usulan gencatan senjata",
)
_WHERE = ("di Moskwa", "di Damaskus", "di Teheran", "di Jakarta", "di Istanbul")
_WHEN = ("Kamis (16/3/2023)", "Senin (2/12/2024)", "Rabu, 12 Februari 2025", "pada awal pekan lalu")


def _sentence(rng: random.Random) -> str:
    return f"{rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHERE)}, {rng.choice(_WHEN)}."


def _paragraphs(rng: random.Random, count: int = 6) -> list[str]:
    return [" ".join(_sentence(rng) for _ in range(rng.randint(1, 4))) for _ in range(count)]


def _text(rng: random.Random) -> bytes:
    return "\n\n".join(["KABAR LAUT -- " + _sentence(rng), *_paragraphs(rng)]).encode()


def _page(rng: random.Random) -> bytes:
    body = "\n".join(f"<p>{p}</p>" for p in _paragraphs(rng))
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{_sentence(rng)}</title>'
        f'<meta property="article:published_time" content="2024-12-0{rng.randint(1, 9)}T08:00:00+07:00"></head>'
        f'<body><nav><a href="/">Beranda</a></nav><article><h1>{_sentence(rng)}</h1>{body}</article>'
        "<footer>Baca juga: Terpopuler hari ini</footer></body></html>"
    ).encode()


def _objects(rng: random.Random, count: int = 8) -> list[dict[str, object]]:
    return [
        {
            "id": n,
            "url": f"https://kabarlaut.example/{n}",
            "title": _sentence(rng),
            "published": "2024-12-02",
            "text": "\n".join(_paragraphs(rng, 3)),
        }
        for n in range(count)
    ]


def _jsonl(rng: random.Random) -> bytes:
    return b"".join(json.dumps(o, ensure_ascii=rng.random() < 0.5).encode() + b"\n" for o in _objects(rng))


def _csv(rng: random.Random) -> bytes:
    rows = ["id,judul,tanggal,isi"]
    rows += [f'{n},"{o["title"]}",2024-12-02,"{o["text"]}"' for n, o in enumerate(_objects(rng))]
    return "\r\n".join(rows).encode() + b"\r\n"


def _http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _record(block: bytes, number: int, *, kind: str = "response", length: int | None = None) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date: 2024-12-02T03:00:00Z",
        f"WARC-Target-URI: https://kabarlaut.example/{number}",
        "Content-Type: application/http; msgtype=response",
        f"WARC-Block-Digest: sha1:{digest}",
        f"Content-Length: {len(block) if length is None else length}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def _warc(rng: random.Random, *, packed: bool, count: int = 6) -> bytes:
    records = (_record(_http(_page(rng)), n) for n in range(count))
    return b"".join(_gz(r) if packed else r for r in records)


def _gz(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


_SOUND: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    (".html", _page),
    (".txt", _text),
    (".md", _text),
    (".jsonl", _jsonl),
    (".csv", _csv),
    (".warc", lambda rng: _warc(rng, packed=False)),
    (".warc.gz", lambda rng: _warc(rng, packed=True)),
    (".jsonl.gz", lambda rng: _gz(_jsonl(rng))),
    (".html.gz", lambda rng: _gz(_page(rng))),
    (".json", lambda rng: json.dumps(_objects(rng), indent=1).encode()),
)


def _sound(rng: random.Random) -> tuple[str, bytes]:
    extension, make = rng.choice(_SOUND)
    return extension, make(rng)


# ------------------------------------------------------------------------------------------------ damage to any input

Made = tuple[str, bytes | Writer]


def truncated(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    return extension, data[: rng.randrange(len(data))]


def beheaded(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    return extension, data[rng.randrange(1, min(len(data), 3000)) :]


def one_bit(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    return extension, _flipped(rng, data, 1)


def many_bits(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    return extension, _flipped(rng, data, rng.randint(2, 200))


def _flipped(rng: random.Random, data: bytes, count: int) -> bytes:
    flipped = bytearray(data)
    for _ in range(count):
        flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
    return bytes(flipped)


def hole(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    start = rng.randrange(len(data))
    return extension, data[:start] + data[start + rng.randint(1, 600) :]


def zeroed(rng: random.Random) -> Made:
    """A stretch of zeros, as a disk gives that lost a block."""
    extension, data = _sound(rng)
    start = rng.randrange(len(data))
    stretch = data[start : start + 512]
    return extension, data[:start] + b"\0" * len(stretch) + data[start + 512 :]


def stuffed(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    start = rng.randrange(len(data))
    return extension, data[:start] + rng.randbytes(rng.randint(1, 300)) + data[start:]


def repeated(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    start = rng.randrange(len(data))
    return extension, data[:start] + data[start // 2 :]


def mislabelled(rng: random.Random) -> Made:
    """Sound, under the name of something else."""
    _, data = _sound(rng)
    return rng.choice(_SOUND)[0], data


def nameless(rng: random.Random) -> Made:
    _, data = _sound(rng)
    return rng.choice(("", ".bak", ".dat", ".1", ".php")), _flipped(rng, data, rng.randint(0, 3))


def two_in_one(rng: random.Random) -> Made:
    extension, data = _sound(rng)
    return extension, data + _sound(rng)[1]


# ------------------------------------------------------------------------------------------------------- characters


def encoding(rng: random.Random) -> Made:
    """Right words in an encoding that nothing announces, or that is announced wrongly."""
    extension, data = rng.choice(((".txt", _text(rng)), (".html", _page(rng)), (".jsonl", _jsonl(rng)), (".csv", _csv(rng))))
    text = data.decode().replace("roket", "roket “jarak jauh” – café")
    name = rng.choice(
        (
            "utf-16-le",
            "utf-16-be",
            "utf-16",
            "utf-32",
            "utf-32-le",
            "utf-32-be",
            "cp1252",
            "latin-1",
            "utf-7",
            "cp037",
            "utf-8-sig",
            "shift_jis",
            "cp1251",
        )
    )
    return extension, text.encode(name, "replace")


def mixed_encodings(rng: random.Random) -> Made:
    parts = [p.replace(" di ", " – di ").encode(rng.choice(("utf-8", "cp1252", "utf-16-le"))) for p in _paragraphs(rng, 8)]
    return rng.choice((".txt", ".html", ".md")), b"\n\n".join(parts)


def odd_bytes(rng: random.Random) -> Made:
    """Overlong forms, half characters, bytes that UTF-8 never has, and a cut multi-byte character at the end."""
    odd = (
        b"\xc0\xaf",
        b"\xe0\x80\xaf",
        b"\xf0\x80\x80\xaf",
        b"\xed\xa0\x80",
        b"\xed\xbf\xbf",
        b"\xff\xfe",
        b"\xf5\x80\x80\x80",
        b"\x80",
        b"\xe2\x80",
        b"\xf4\x90\x80\x80",
    )
    words = _text(rng).split(b" ")
    for _ in range(rng.randint(1, 40)):
        words[rng.randrange(len(words))] += rng.choice(odd)
    data = b" ".join(words) + b"\xe2\x80"
    return rng.choice(((".txt", data), (".html", b"<html><body><p>" + data + b"</p></body></html>")))


def odd_characters(rng: random.Random) -> Made:
    odd = (
        "\0",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\ufffe",
        "\U000e0041",
        "\U0010ffff",
        "\u2028",
        "\x85",
        "\x1b[31m",
        "\x08",
        "\u0301" * 50,
        "\r",
        "\v",
        "\x7f",
    )
    text = _text(rng).decode()
    for _ in range(rng.randint(1, 60)):
        place = rng.randrange(len(text))
        text = text[:place] + rng.choice(odd) + text[place:]
    return rng.choice(
        (
            (".txt", text.encode()),
            (".html", f"<html><body><p>{text}</p></body></html>".encode()),
            (".jsonl", json.dumps({"id": 1, "text": text}).encode()),
        )
    )


def only_bom(rng: random.Random) -> Made:
    bom = rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"))
    return rng.choice((".txt", ".csv", ".jsonl", ".html")), bom + rng.choice((b"", b"\n", b"\0", b"\xef\xbb\xbf", b" \0"))


def empty(rng: random.Random) -> Made:
    return rng.choice(_SOUND)[0], b""


def white_space(rng: random.Random) -> Made:
    return rng.choice(_SOUND)[0], bytes(rng.choice(b" \t\r\n\f\v") for _ in range(rng.choice((1, 7, 4096, 70_000))))


def only_nul(rng: random.Random) -> Made:
    return rng.choice(_SOUND)[0], b"\0" * rng.choice((1, 2, 511, 70_000))


def noise(rng: random.Random) -> Made:
    return rng.choice(_SOUND)[0], rng.randbytes(rng.choice((1, 2, 3, 10, 500, 20_000)))


def other_format(rng: random.Random) -> Made:
    magic = rng.choice(
        (
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe0",
            b"PK\x03\x04",
            b"%PDF-1.7\n",
            b"GIF89a",
            b"\x28\xb5\x2f\xfd",
            b"\x50\x2a\x4d\x18",
            b"BZh91AY&SY",
            b"\xfd7zXZ\0",
            b"\x7fELF",
            b"{\\rtf1 ",
            b"SQLite format 3\0",
        )
    )
    extension = rng.choice((".png", ".pdf", ".warc.zst", ".html", ".txt", ".warc", ".jsonl"))
    return extension, magic + rng.randbytes(rng.randint(0, 3000))


def feed_not_page(rng: random.Random) -> Made:
    item = "".join(f"<item><title>{_sentence(rng)}</title></item>" for _ in range(5))
    return rng.choice((".xml", ".html")), f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>'.encode()


# ------------------------------------------------------------------------------------------------------------- markup


def nested(rng: random.Random) -> Made:
    """5,000 or, rarely, 50,000 elements, one in the other, the words at the bottom."""
    depth = rng.choice((255, 257, 1_999, 2_001, 5_000, 5_000, 5_000, 50_000))
    tag = rng.choice(("div", "b", "span", "table", "ul", "blockquote", "font"))
    inner = "".join(f"<p>{p}</p>" for p in _paragraphs(rng, 3))
    close = f"</{tag}>" * depth if rng.random() < 0.6 else ""
    return ".html", f"<html><body>{f'<{tag}>' * depth}{inner}{close}</body></html>".encode()


def unclosed(rng: random.Random) -> Made:
    start = rng.choice(
        (
            "<a href='",
            '<p class="',
            "<!--",
            "<script>",
            "<style>",
            "<![CDATA[",
            "<textarea>",
            "<title>",
            "<svg><",
            "<?php ",
            "</",
            "<p><b><i><u>",
        )
    )
    page = _page(rng).decode()
    place = rng.randrange(len(page))
    return ".html", (page[:place] + start * rng.choice((1, 3, 2_000)) + page[place:]).encode()


def wide(rng: random.Random) -> Made:
    count = rng.choice((1_000, 20_000, 60_000))
    piece = rng.choice(("<br>", "<p>", "<td>", "<a href=#>x</a>", "&amp;", "&#x110000;", "<b></i>"))
    return ".html", b"<html><body><p>" + _text(rng) + b"</p>" + piece.encode() * count


def attributes(rng: random.Random) -> Made:
    big = rng.choice(
        (
            f'<div data-x="{"a" * 2_000_000}">',
            "<div " + " ".join(f'a{n}="x"' for n in range(20_000)) + ">",
            f"<{'x' * 500_000}>",
            f'<div style="{"a:b;" * 100_000}">',
        )
    )
    page = _page(rng).decode()
    return ".html", page.replace("<article>", f"<article>{big}").encode()


def entities(rng: random.Random) -> Made:
    """Entities that would unfold a thousandfold, or read a file, if anything read them."""
    body = _paragraphs(rng, 3)[0]
    head = rng.choice(
        (
            '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
            '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE html SYSTEM "http://kabarlaut.example/x.dtd">',
        )
    )
    return (
        ".html",
        f'<?xml version="1.0"?>{head}<html><body><p>{body} &c;&x; {"&" * rng.choice((1, 5_000))}</p></body></html>'.encode(),
    )


def lying_page(rng: random.Random) -> Made:
    """Wrong about its own encoding, day or address, or with broken structured data."""
    meta = rng.choice(
        (
            '<meta charset="utf-16">',
            '<meta charset="x-no-such">',
            '<meta charset="utf-7">',
            f'<meta property="article:published_time" content="{"9" * 10_000}">',
            '<link rel="canonical" href="javascript:alert(1)">',
            '<script type="application/ld+json">{"datePublished": [[[[</script>',
            f'<script type="application/ld+json">{"[" * 50_000}</script>',
            '<base href="file:///">',
        )
    )
    return ".html", _page(rng).decode().replace("<title>", f"{meta}<title>").encode()


def costly_text(rng: random.Random) -> Made:
    """What makes careless regular expressions slow: one sign over and over."""
    piece = rng.choice(
        (
            "1",
            "1/",
            "(",
            "a-",
            "A. ",
            '"',
            "Kamis (",
            "KOMPAS.com - ",
            "Baca juga: ",
            "\n",
            "“",
            "?",
            "2024-",
            "ke-",
            ", ",
            "http://",
            "[](",
            "* ",
            "&nbsp;",
        )
    )
    size = rng.choice((10_000, 100_000, 400_000))
    return rng.choice((".txt", ".md", ".html")), _text(rng) + b"\n\n" + (
        piece * (size // len(piece))
    ).encode() + b"\n\n" + _text(rng)


# ----------------------------------------------------------------------------------------------------- JSON and CSV


def broken_lines(rng: random.Random) -> Made:
    bad = (
        b"{",
        b"}",
        b"[]",
        b"null",
        b'"kata"',
        b'{"text": "buka',
        b"{'text': 'petik'}",
        b'{"text": 1e999999}',
        b'{"id": ' + b"9" * 6_000 + b', "text": "angka"}',
        b'{"text": null}',
        b'{"judul": "tanpa isi"}',
        b'{"text": "\\ud83d"}',
        b'{"text": "\\u00"}',
        b'{"text": {"a": []}}',
        b'{"text": "a", "text": "b"}',
        b"\0\0\0",
        b"\xff\xfe",
        b'{"text": "tab\tdi sini", "published": -1}',
        b'{"text": "x", "published": 99999999999999999999}',
        b'{"id": true, "text": ["a", 1, "b"]}',
    )
    lines = _jsonl(rng).splitlines()
    for _ in range(rng.randint(1, 12)):
        lines.insert(rng.randrange(len(lines) + 1), rng.choice(bad))
    return ".jsonl", rng.choice((b"\n", b"\r\n")).join(lines)


def deep_json(rng: random.Random) -> Made:
    depth = rng.choice((1_000, 100_000))
    bad = rng.choice(
        (
            "[" * depth,
            '{"a":' * depth,
            '{"text":' + "[" * depth,
            '{"x":' + "[" * depth + "]" * depth + ',"text":"kata"}',
            "[" * depth + "]" * depth,
        )
    )
    lines = [*_jsonl(rng).decode().splitlines(), bad]
    rng.shuffle(lines)
    return rng.choice((".jsonl", ".json")), "\n".join(lines).encode()


def broken_array(rng: random.Random) -> Made:
    text = json.dumps(_objects(rng), indent=rng.choice((None, 2)))
    place = rng.randrange(len(text))
    cut = rng.choice(
        (
            text[:place],
            text[:place] + rng.choice('"{}[],\\') + text[place:],
            text.replace("}", "", 1),
            text + text,
            text[1:],
            '{"data": ' + text,
        )
    )
    return ".json", cut.encode()


def unbalanced_csv(rng: random.Random) -> Made:
    text = _csv(rng).decode()
    for _ in range(rng.randint(1, 5)):
        place = rng.randrange(len(text))
        text = text[:place] + rng.choice(('"', '""', '"""', '",', "\n", "\r", "\0", ";", ",,,,,,", '"\n')) + text[place:]
    return ".csv", text.encode()


def odd_csv(rng: random.Random) -> Made:
    """Headers and nothing, headers of nothing known, a thousand columns, one huge field, lines that all open a quote."""
    texts = (
        "id,judul,isi\n",
        "a,b,c\n1,2,3\n",
        ",".join(f"k{n}" for n in range(1_000)) + ",isi\n" + "," * 1_000 + "kata\n",
        "id,isi\n1," + "kata " * 100_000 + "\n2,baik\n",
        "id,isi\n" + 'a","' * 20_000,
        "id,isi\n" + 'a","\n' * 20_000,
        'id,isi\n1,"' + "baris\n" * 20_000,
        "isi;isi;isi\n1;2;3\n",
        "id\tisi\n1\tsatu\n2\n3\ttiga\ttiga\n",
        "id,isi\r1,satu\r2,dua\r",
        '"id","isi"\n"1","satu" x\n"2","dua"\n',
    )
    return rng.choice((".csv", ".tsv", ".txt")), rng.choice(texts).encode()


# ------------------------------------------------------------------------------------------------------------ archives


def wrong_length(rng: random.Random) -> Made:
    lengths = (0, 1, 10**9, 10**18, 300)
    records = [_record(_http(_page(rng)), n, length=rng.choice(lengths) if rng.random() < 0.4 else None) for n in range(6)]
    return _packed_or_not(rng, records)


def broken_warc_head(rng: random.Random) -> Made:
    swaps = (
        (b"WARC/1.0", b"WARC/9"),
        (b"Content-Length: ", b"Content-Length: -"),
        (b"WARC-Type: response", b"WARC-Type"),
        (b"\r\n\r\n", b"\r\n", 1),
        (b"WARC/1.0\r\n", b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000),
        (b"WARC-Date", b"WARC-Date: x\r\n" + b"\0" * 50),
        (b"sha1:", b"sha1:AAAA"),
        (b"response", b"tak-dikenal"),
    )
    records = [_record(_http(_page(rng)), n) for n in range(6)]
    for _ in range(2):
        place, swap = rng.randrange(len(records)), rng.choice(swaps)
        records[place] = records[place].replace(swap[0], swap[1], 1)
    return _packed_or_not(rng, records)


def broken_http(rng: random.Random) -> Made:
    page = _page(rng)
    html = "Content-Type: text/html"
    blocks = (
        page,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
        b"HTTP/1.1 OK\r\n\r\n" + page,
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 30_000 + b"\r\n" + page,
        _http(page, status="404 Not Found"),
        _http(b"\x89PNG", "Content-Type: image/png"),
        _http(b"", html),
        _http(page, html, "Transfer-Encoding: chunked"),
        _http(b"ffffffff\r\n" + page, html, "Transfer-Encoding: chunked"),
        _http(b"5\r\nabc\r\n0\r\n\r\n", html, "Transfer-Encoding: chunked"),
        _http(b"%x\r\n" % len(page) + page + b"\r\nzz\r\n", html, "Transfer-Encoding: chunked"),
        _http(b"-1\r\n" + page, html, "Transfer-Encoding: chunked"),
        _http(page, html, "Content-Encoding: gzip"),
        _http(_gz(page)[:-20], html, "Content-Encoding: gzip"),
        _http(_gz(page), html, "Content-Encoding: br"),
        _http(zlib.compress(page)[2:-4], html, "Content-Encoding: deflate"),
        _http(_gz(_gz(_gz(page))), html, "Content-Encoding: gzip, gzip, gzip"),
        _http(_gz(_gz(_gz(page))), html, "Content-Encoding: gzip"),
        _http(page, html, "Content-Encoding: tak-dikenal"),
        _http(page, "Content-Type: " + "x" * 5_000),
    )
    return _packed_or_not(rng, [_record(rng.choice(blocks), n) for n in range(6)])


def bomb_in_warc(rng: random.Random) -> Made:
    size = rng.choice((100_000, 2 * MIB, 30 * MIB))
    bomb = zlib_zeros(size)
    records = [_record(_http(_page(rng)), n) for n in range(4)]
    records[rng.randrange(4)] = _record(_http(bomb, "Content-Type: text/html", "Content-Encoding: gzip"), 9)
    return _packed_or_not(rng, records)


def _packed_or_not(rng: random.Random, records: list[bytes]) -> tuple[str, bytes]:
    match rng.randrange(3):
        case 0:
            return ".warc", b"".join(records)
        case 1:
            return ".warc.gz", b"".join(_gz(r) for r in records)
        case _:  # packed as a whole, against the standard
            return ".warc.gz", _gz(b"".join(records))


def broken_gzip(rng: random.Random) -> Made:
    data = _gz(_jsonl(rng))
    crc = bytearray(data)
    crc[-8] ^= 255
    size = bytearray(data)
    size[-1] ^= 255
    broken = (
        data[:-1],
        data[:-8],
        data[:12],
        data[:3],
        bytes(crc),
        bytes(size),
        data + b"sampah",
        data + b"\0" * 1_000,
        data + data[:40],
        data[:10] + b"\0" + data[11:],
        data + data,
    )
    return rng.choice((".jsonl.gz", ".gz", ".csv.gz")), rng.choice(broken)


def small_bomb(rng: random.Random) -> Made:
    """A kilobyte or so that unpacks to one to thirty megabytes, once or twice over."""
    data = zlib_zeros(rng.choice((MIB, MIB + 1, 5 * MIB, 30 * MIB)), rng.choice((b"\0", b"a", b" ", b"\n")))
    for _ in range(rng.randrange(4)):
        data = _gz(data)
    return rng.choice((".txt.gz", ".html.gz", ".jsonl.gz", ".warc.gz", ".gz", ".html")), data


def zlib_zeros(size: int, char: bytes = b"\0") -> bytes:
    """`size` times one character as gzip, in a thousandth of the space."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = char * MIB
    parts = [squeeze.compress(block[: min(MIB, size - done)]) for done in range(0, size, MIB)]
    return b"".join([*parts, squeeze.flush()])


# --------------------------------------------------------------------------------------------------------------- heavy


def letter_50_mb(rng: random.Random) -> Made:
    """50 MB of one letter: as text, as a page, as one line of JSON, as one field of CSV."""
    extension, head, tail = rng.choice(
        (
            (".txt", b"", b""),
            (".html", b"<html><body><p>", b"</p>"),
            (".jsonl", b'{"text":"baik"}\n{"text":"', b'"}\n{"text":"lagi"}\n'),
            (".csv", b"id,isi\n1,", b"\n2,baik\n"),
        )
    )

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(head)
            for _ in range(50):
                file.write(b"a" * 1_000_000)
            file.write(tail)

    return extension, write


def bomb_10_gb(rng: random.Random) -> Made:
    """10 GB of zeros in 10 MB."""

    def write(path: Path) -> None:
        path.write_bytes(flushed_bomb(10_000))

    return rng.choice((".txt.gz", ".jsonl.gz", ".warc.gz")), write


def bomb_in_bomb(rng: random.Random) -> Made:
    """10 GB of zeros in a few kilobytes: packed twice or three times over."""

    def write(path: Path) -> None:
        data = _gz(flushed_bomb(10_000))
        path.write_bytes(_gz(data) if rng.random() < 0.5 else data)

    return rng.choice((".html.gz", ".gz")), write


def bomb_10_gb_in_warc(rng: random.Random) -> Made:
    """The same as the gzip'ed body of one page among sound ones."""

    def write(path: Path) -> None:
        bomb = _http(flushed_bomb(10_000), "Content-Type: text/html", "Content-Encoding: gzip")
        sound = [_gz(_record(_http(_page(rng)), n)) for n in range(3)]
        path.write_bytes(sound[0] + _gz(_record(bomb, 7)) + sound[1] + sound[2])

    return ".warc.gz", write


def flushed_bomb(mebibytes: int) -> bytes:
    """So many MiB of zeros as gzip, made in milliseconds: one block behind a full flush, over and over.

    Its checksum is left wrong; whoever would get to it has already lost.
    """
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(b"\0" * MIB) + squeeze.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    return head + block * mebibytes + b"\x03\0" + struct.pack("<II", 0, mebibytes * MIB & 0xFFFFFFFF)


HEAVY: tuple[Callable[[random.Random], Made], ...] = (letter_50_mb, bomb_10_gb, bomb_in_bomb, bomb_10_gb_in_warc)
LIGHT: tuple[Callable[[random.Random], Made], ...] = (
    truncated, truncated, beheaded, one_bit, one_bit, many_bits, hole, zeroed, stuffed, repeated, mislabelled, nameless,
    two_in_one, encoding, encoding, mixed_encodings, odd_bytes, odd_characters, only_bom, empty, white_space, only_nul,
    noise, other_format, feed_not_page, nested, unclosed, wide, attributes, entities, lying_page, costly_text,
    broken_lines, deep_json, broken_array, unbalanced_csv, unbalanced_csv, odd_csv, wrong_length, broken_warc_head,
    broken_http, bomb_in_warc, broken_gzip, small_bomb,
)  # fmt: skip

_ODD_NAMES = (
    "baris\nbaru",
    "kutip\"dan'",
    "-rf",
    "berita 🗞️",
    "arah\u202ekanan",
    "tab\tdi sini",
    "Ünïcödé",
    "%2e%2e%2f",
    "a" * 150,
    "titik..titik",
    "$(date)",
    "bintang*?",
    "kurung[1]",
    "bel\x07",
)


def _filename(rng: random.Random, name: str, extension: str) -> str:
    return f"{name}-{rng.choice(_ODD_NAMES)}{extension}" if rng.random() < 0.1 else f"{name}{extension}"
