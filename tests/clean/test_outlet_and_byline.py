"""Who published it, who wrote it, whence it came."""

from __future__ import annotations

import pytest

from runut.clean.outlet import domain_of
from tests.clean.articles import LEAD, NEXT, clean

DOMAINS = [
    ("https://news.detik.com/berita/d-1", "detik.com"),
    ("http://nasional.republika.co.id/berita/1", "republika.co.id"),
    ("www.bbc.co.uk", "bbc.co.uk"),
    ("https://kemlu.go.id/x", "kemlu.go.id"),
    ("https://127.0.0.1/x", None),
    ("bukan alamat", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "domain"), DOMAINS)
def test_registrable_domain(url: str | None, domain: str | None) -> None:
    assert domain_of(url) == domain


OUTLETS = [
    ("declared first", {"outlet": "kompas.com", "url": "https://www.tempo.co/x"}, "", "kompas.com"),
    ("then the address", {"url": "https://news.detik.com/berita/d-1"}, "Suara.com - ", "detik.com"),
    ("then the dateline", {}, "Suara.com - ", "suara.com"),
    ("then the pictures' host", {}, "![](https://img.contohberita.id/ikon.png)\n", "contohberita.id"),
    ("nobody's host says nothing", {}, "![](https://akcdn.akamaized.net/ikon.png)\n", None),
    ("no evidence", {}, "", None),
]


@pytest.mark.parametrize(("declared", "head", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS])
def test_outlet(declared: dict[str, str], head: str, outlet: str | None) -> None:
    assert clean(f"{head}{LEAD}\n{NEXT}", **declared).outlet == outlet


LINES = [
    ("Oleh: Raka Samudra", ("Raka Samudra",), ()),
    ("Penulis: Raka Samudra dan Dewi Anjani", ("Raka Samudra", "Dewi Anjani"), ()),
    ("Laporan Wartawan Contoh.id, Dewi Anjani", ("Dewi Anjani",), ()),
    ("Editor: Dewi Anjani", (), ()),
    ("SUMBER: THE CRADLE", (), ("THE CRADLE",)),
    ("Sumber: Reuters", (), ("Reuters",)),
    ("ANTARA", (), ("ANTARA",)),
    ("REUTERS | RAKA SAMUDRA", (), ("REUTERS",)),
]


@pytest.mark.parametrize(("line", "authors", "credits"), LINES)
def test_people_and_credits(line: str, authors: tuple[str, ...], credits: tuple[str, ...]) -> None:
    article = clean(f"{LEAD}\n{NEXT}\n{line}")
    assert (article.authors, article.credits) == (authors, credits)
    assert article.text == f"{LEAD}\n{NEXT}"


@pytest.mark.parametrize(("words", "credit"), [("(Antara)", "Antara"), ("(Sumber: Reuters)", "Reuters"), ("(AFP/abc)", "AFP")])
def test_agency_in_brackets(words: str, credit: str) -> None:
    article = clean(f"{LEAD}\n{NEXT} {words}")
    assert (article.credits, article.text) == ((credit,), f"{LEAD}\n{NEXT}")
