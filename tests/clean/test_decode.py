"""Bytes to text: encodings, characters nobody sees, text encoded twice."""

from __future__ import annotations

import contextlib
import time

import pytest

from runut.clean.decode import decode, drop_hidden, repair_twice_encoded
from runut.errors import Unreadable

SENTENCE = "“Kami berunding di Café Oman – besok,” kata juru bicara."


@pytest.mark.parametrize(
    ("body", "declared", "expected"),
    [
        pytest.param(SENTENCE.encode(), None, SENTENCE, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + SENTENCE.encode(), None, SENTENCE, id="utf-8 with its mark"),
        pytest.param(SENTENCE.encode("utf-16"), None, SENTENCE, id="utf-16 with its mark"),
        pytest.param(SENTENCE.encode("utf-32"), None, SENTENCE, id="utf-32 with its mark"),
        pytest.param(SENTENCE.encode("utf-16-le"), None, SENTENCE, id="utf-16 little-endian without a mark"),
        pytest.param(SENTENCE.encode("utf-16-be"), None, SENTENCE, id="utf-16 big-endian without a mark"),
        pytest.param(SENTENCE.encode("windows-1252"), None, SENTENCE, id="windows-1252, undeclared"),
        pytest.param(SENTENCE.encode("windows-1252"), "utf-8", SENTENCE, id="windows-1252, declared utf-8"),
        pytest.param(SENTENCE.encode("windows-1252"), "ISO-8859-1", SENTENCE, id="latin-1 means windows-1252"),
        pytest.param(SENTENCE.encode(), "windows-1252", SENTENCE, id="utf-8, declared windows-1252: the bytes know better"),
        pytest.param("Kabar dari Москва".encode("koi8-r"), "koi8-r", "Kabar dari Москва", id="declared and only so readable"),
        pytest.param("Harga naik 5 €".encode("iso8859-15"), "iso-8859-15", "Harga naik 5 €", id="latin-9 is not latin-1"),
        pytest.param(b"Ini \x93kutipan\x94", "no-such-codec", "Ini “kutipan”", id="declared encoding unknown"),
        pytest.param(b"Ini \x93kutipan\x94", "zlib", "Ini “kutipan”", id="declared codec that is not of text"),
        pytest.param(b"Ini \x93kutipan\x94", "utf-16", "Ini “kutipan”", id="declared utf-16, but it is ASCII"),
        pytest.param(SENTENCE.encode() + b"\xe2\x80", None, SENTENCE, id="cut within the last letter"),
        pytest.param("“Satu” “dua” “tiga” “em\x00pat”".encode(), None, "“Satu” “dua” “tiga” “empat”", id="stray NUL"),
        pytest.param("Satu\r\ndua\rtiga\x0bempat\u2028lima".encode(), None, "Satu\ndua\ntiga\nempat\nlima", id="line ends"),
        pytest.param(b"Damai \xed\xa0\xbd\xed\xb8\x80 di bumi", None, "Damai 😀 di bumi", id="surrogates written one by one"),
        pytest.param(b"Damai \xed\xa0\xbd di bumi", None, "Damai  di bumi", id="a lone surrogate"),
        pytest.param("Kata\u0093kutip\u0094 \u0085".encode(), None, "Kata“kutip” …", id="C1 controls that were windows-1252"),
    ],
)
def test_encoding(body: bytes, declared: str | None, expected: str) -> None:
    assert decode(body, declared=declared) == expected


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="koi8-r">',
        b'<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=KOI8-R">',
        b"<meta charset='koi8-r'/>",
    ],
    ids=["meta charset", "http-equiv", "single quotes"],
)
def test_a_page_declares_its_encoding(head: bytes) -> None:
    body = head + "<p>Kabar dari Москва</p>".encode("koi8-r")
    assert "Москва" in decode(body, html=True)


def test_a_broken_letter_does_not_spoil_the_others() -> None:
    body = bytearray(f"{SENTENCE} {SENTENCE}".encode())
    body[1] ^= 0x40
    assert decode(bytes(body)).count("“") == 1
    assert "Café" in decode(bytes(body))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \r\n\t ", "empty", id="white space"),
        pytest.param("\u200b\ufeff\u2060".encode(), "empty", id="only characters nobody sees"),
        pytest.param(b"%PDF-1.7\nteks", "binary", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "binary", id="picture"),
        pytest.param(bytes(range(256)) * 8, "binary", id="all bytes"),
        pytest.param(b"\x00" * 500, "binary", id="NULs"),
        pytest.param("Привет, мир! ".encode("koi8-r") * 5, "bad-encoding", id="an encoding nobody declared"),
        pytest.param(("Kata \ufffd\ufffd\ufffd " * 9).encode(), "bad-encoding", id="already lost"),
    ],
)
def test_what_is_no_text(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(body)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pres\u200biden", "Presiden", id="zero-width space"),
        pytest.param("\u202eabc\u202c", "abc", id="text turned round"),
        pytest.param("Damai\U000e0068\U000e0069", "Damai", id="tag characters"),
        pytest.param("menye\u00adrang", "menyerang", id="soft hyphen"),
        pytest.param("é — “kutipan” 10 °C ½", "é — “kutipan” 10 °C ½", id="honest letters stay"),
        pytest.param("بيروت Beirut", "بيروت Beirut", id="other scripts stay"),
    ],
)
def test_hidden_characters(text: str, expected: str) -> None:
    assert drop_hidden(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("â€œDamaiâ€\x9d", "“Damai”", id="quotes"),
        pytest.param(
            "Erdo\u011fan bertemu menteri di cafÃ© itu",
            "Erdo\u011fan bertemu menteri di café itu",
            id="one piece among sound letters",
        ),
        pytest.param("10 Â°C", "10 °C", id="degree"),
        pytest.param("Ã¢â‚¬Å“Damai", "“Damai", id="three times"),
        pytest.param("â€œDamaiâ€ katanya", "“Damaiâ€ katanya", id="what cannot be read back exactly stays"),
        pytest.param("SÃO PAULO", "SÃO PAULO", id="Portuguese"),
        pytest.param("« ALLÉ» Ö", "« ALLÉ» Ö", id="French quotes"),
    ],
)
def test_text_encoded_twice(text: str, expected: str) -> None:
    assert repair_twice_encoded(text) == expected


@pytest.mark.parametrize(
    "body",
    [b"a" * 5_000_000, b"<meta " * 500_000, b"\xc3\xa2\xe2\x82\xac" * 500_000, b"\xe2" * 2_000_000, b"\xf0\x9f" * 1_000_000],
    ids=["one letter", "meta", "half-encoded quotes", "lead bytes", "half pictures"],
)
def test_hostile_bytes_take_linear_time(body: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(Unreadable):
        decode(body, html=True)
    assert time.process_time() - started < 3
