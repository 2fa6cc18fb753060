"""Who published it, who wrote it, whence it came."""

from __future__ import annotations

import pytest

from runut.clean.outlet import domain_of
from tests.clean.articles import LEAD, NEXT, clean, clean_page

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
    ("an unknown outlet in capitals", {}, "BERINGIN RAYA, HANGZHOU — ", "Beringin Raya"),
    ("an unknown address", {}, "KABARSELARAS.EXAMPLE, ANKARA - ", "kabarselaras.example"),
    ("an unknown address alone", {}, "SUARATELUK.EXAMPLE – ", "suarateluk.example"),
    ("two places are no outlet", {}, "MEDAN, INDONESIA - ", None),
    ("a small town before a larger", {}, "CIBINONG, BOGOR - ", None),
    ("no evidence", {}, "", None),
]


@pytest.mark.parametrize(("declared", "head", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS])
def test_outlet(declared: dict[str, str], head: str, outlet: str | None) -> None:
    assert clean(f"{head}{LEAD}\n{NEXT}", **declared).outlet == outlet  # type: ignore[arg-type]


RIGHTS = [
    ("Hak cipta 2023 PT Beringin Raya.", "Beringin Raya"),
    ("© 2024 www.pijarkhatulistiwa.example | Redaksi", "pijarkhatulistiwa.example"),
    ("Copyright © 2024 Warta Samudra, Jaringan Lintang", "Warta Samudra"),
    ("Copyright @ 2023 lensatujuh, All right reserved", "lensatujuh"),
    ("© 2025 contoh.id. All Rights Reserved", "contoh.id"),
    ("Copyright © 2025 All Rights Reserved", None),
]


@pytest.mark.parametrize(("line", "outlet"), RIGHTS)
def test_outlet_of_a_copyright_line(line: str, outlet: str | None) -> None:
    assert clean(f"{LEAD}\n{NEXT}\n{line}").outlet == outlet


MENU = "<ul>" + "<li><a href='https://www.pijarkota.example/x'>Berita dan kabar kota</a>" * 4 + "</ul>"
PAGES = [
    ("what stands behind the title", "<title>Dua Menteri Bertemu : Pijar Kota</title>", "<h1>Dua Menteri Bertemu</h1>", "", "Pijar Kota"),
    ("its links lead to its own address", "<title>Dua Menteri Bertemu : Pijar Kota</title>", "<h1>Dua Menteri Bertemu</h1>", MENU, "pijarkota.example"),
    ("links alone", "", "", MENU, "pijarkota.example"),
    ("the site's name", "<meta property=og:site_name content='Pijar Kota'>", "", "", "Pijar Kota"),
    ("the foot of the page", "", "", "<div>&copy; 2024 www.pijarkota.example | Redaksi</div>", "pijarkota.example"),
    ("a colon inside a title names no site", "<title>Dua Menteri : Bertemu Lagi</title>", "<h1>Dua Menteri : Bertemu Lagi</h1>", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "foot", "outlet"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_outlet_of_a_page(head: str, title: str, foot: str, outlet: str | None) -> None:
    article = clean_page(
        f"<html><head>{head}</head><body>{title}<div class=isi><p>{LEAD}</p><p>{NEXT}</p></div>{foot}</body></html>"
    )
    assert article.outlet == outlet


LINES = [
    ("Oleh: Raka Samudra", ("Raka Samudra",), ()),
    ("Penulis: Raka Samudra dan Dewi Anjani", ("Raka Samudra", "Dewi Anjani"), ()),
    ("Laporan Wartawan Contoh.id, Dewi Anjani", ("Dewi Anjani",), ()),
    ("Editor: Dewi Anjani", (), ()),
    ("SUMBER: THE CRADLE", (), ("THE CRADLE",)),
    ("Sumber: Reuters", (), ("Reuters",)),
    ("Sumber: Kantor Berita Lintas (KBL)", (), ("Kantor Berita Lintas",)),
    ("Sumber: KBL\nSumber: Kantor Berita Lintas (KBL)", (), ("Kantor Berita Lintas",)),
    ("Sumber: Kantor Berita Lintas\nSumber: KBL", (), ("Kantor Berita Lintas",)),
    ("Tim contohNews - contohNews", (), ()),
    ("Dewi Anjani - contohNews", ("Dewi Anjani",), ()),
    ("ANTARA", (), ("ANTARA",)),
    ("REUTERS | RAKA SAMUDRA", (), ("REUTERS",)),
]


@pytest.mark.parametrize(("line", "authors", "credits"), LINES)
def test_people_and_credits(line: str, authors: tuple[str, ...], credits: tuple[str, ...]) -> None:
    article = clean(f"{LEAD}\n{NEXT}\n{line}")
    assert (article.authors, article.credits) == (authors, credits)
    assert article.text == f"{LEAD}\n{NEXT}"


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("(Antara)", "Antara"),
        ("(Sumber: Reuters)", "Reuters"),
        ("(AFP/abc)", "AFP"),
        ("(ant)", "Antara"),
        ("(rks/ANT)", "Antara"),
        ("(rks/rtr)", "Reuters"),
        ("(Sumber: Lensa Utara)", "Lensa Utara"),
    ],
)
def test_agency_in_brackets(words: str, credit: str) -> None:
    article = clean(f"{LEAD}\n{NEXT} {words}")
    assert (article.credits, article.text) == ((credit,), f"{LEAD}\n{NEXT}")


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        pytest.param("Sumber: https://www.reuters.com/world/berita", ("reuters.com",), id="an address is its host"),
        pytest.param("Sumber: AFP, Reuters", ("AFP", "Reuters"), id="two agencies"),
        pytest.param("(rks/ap)", (), id="two small letters are a person's initials"),
    ],
)
def test_credits_of_a_last_line(line: str, credits: tuple[str, ...]) -> None:
    assert clean(f"{LEAD}\n{NEXT}\n{line}").credits == credits
