"""Boxes of a page that its markup gives away: taken out, and kept with reason and place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from runut.clean.decode import decode
from runut.clean.main_text import read_page
from runut.limits import DEFAULT
from runut.records import Article
from tests.clean.articles import LEAD, NEXT, clean_page, reasons

PAGES = Path(__file__).parent / "pages"
LAST = "Pemerintah setempat menyatakan pintu perbatasan tetap dibuka selama perundingan berlangsung."

BOXES = [
    ("see-also paragraph", "<p><b>Baca juga: <a href=/1>Harga beras naik lagi</a></b></p>", [("see-also", "Baca juga: Harga beras naik lagi")]),
    ("see-also box", "<div class=lihatjg><a href=/1>Harga beras naik lagi di pasar induk kota itu</a></div>", [("see-also", "Harga beras naik lagi di pasar induk kota itu")]),
    ("advertisement", "<div class='ads-on-body'><span>IKLAN</span></div>", [("advertisement", "IKLAN")]),
    ("words decide before the name", "<div class=para_caption>ADVERTISEMENT</div>", [("advertisement", "ADVERTISEMENT")]),
    ("caption", "<figure><img src=x><figcaption>Warga di kota tua itu.</figcaption></figure>", [("caption", "Warga di kota tua itu.")]),
    ("tags", "<div class=tag-list><a href=/t/1>bantuan</a><a href=/t/2>jalur</a></div>", [("tags", "bantuan jalur")]),
    ("share", "<div class=share-box>Bagikan <a href=#>Facebook</a></div>", [("share", "Bagikan Facebook")]),
    ("list of stories", "<h3>Berita Terkait</h3><ul><li><a href=/1>Harga beras naik</a><li><a href=/2>Menteri tiba</a></ul>",
     [("related-block", "Berita Terkait"), ("see-also", "- Harga beras naik"), ("related-block", "- Menteri tiba")]),
    ("comments are the page's frame", "<div class=comment><p>Komentar pembaca pertama di bawah berita ini.</p></div>", []),
    ("menu", "<nav><a href=/>Beranda</a></nav>", []),
    ("hidden words were never seen", "<p style='display:none'>Teks tersembunyi</p>", []),
]  # fmt: skip


def page(middle: str) -> str:
    return f"<html><body><div class=menu>Beranda</div><div class=isi><p>{LEAD}</p>{middle}<p>{NEXT}</p><p>{LAST}</p></div></body></html>"


def assert_traced(article: Article, html: str) -> None:
    """Each piece re-reads at its place, none touch, and what is between them is the article."""
    column = read_page(html, None, DEFAULT)[0].column.raw
    assert all(column[piece.start : piece.end] == piece.text for piece in article.furniture)
    assert all(one.end <= other.start for one, other in pairwise(article.furniture))
    edges = [0, *(edge for piece in article.furniture for edge in (piece.start, piece.end)), len(column)]
    left = "".join(column[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert "".join(left.split()) == "".join(article.text.split())


@pytest.mark.parametrize(("middle", "expected"), [row[1:] for row in BOXES], ids=[row[0] for row in BOXES])
def test_box_between_paragraphs(middle: str, expected: list[tuple[str, str]]) -> None:
    article = clean_page(page(middle))
    assert reasons(article) == expected
    assert article.text == f"{LEAD}\n{NEXT}\n{LAST}"
    assert_traced(article, page(middle))


@pytest.mark.parametrize(
    ("see_also", "words"),
    [
        ("Baca juga: <a href=/1>Menteri Mundur</a>", "Baca juga: Menteri Mundur"),
        ("<span class=baca-juga>Menteri <b>Mundur</b></span>", "Menteri Mundur"),
        ("(Baca: <a href=/1>Menteri &amp; Wakil</a>)", "(Baca: Menteri & Wakil)"),
    ],
)
def test_box_inside_a_paragraph(see_also: str, words: str) -> None:
    html = page(f"<p>Utusan itu menolak menjawab pertanyaan. {see_also} Ia lalu pergi ke kantornya.</p>")
    article = clean_page(html)
    assert article.text.split("\n")[1] == "Utusan itu menolak menjawab pertanyaan. Ia lalu pergi ke kantornya."
    assert reasons(article) == [("see-also", words)]
    assert_traced(article, html)


def test_many_boxes_inside_a_paragraph() -> None:
    box = " (Baca: <a href=/1>Menteri Mundur</a>) "
    html = page("<p>" + "".join(f"Utusan ke-{i} menolak&nbsp;<i>me</i>njawab.{box}" for i in range(40)) + "</p>")
    article = clean_page(html)
    assert article.text.split("\n")[1] == " ".join(f"Utusan ke-{i} menolak menjawab." for i in range(40))
    assert reasons(article) == [("see-also", "(Baca: Menteri Mundur)")] * 40
    assert_traced(article, html)


def test_box_inside_a_line_that_goes_as_a_whole() -> None:
    """One piece, not two across each other."""
    html = page("<p>Tag: bantuan <span class=baca-juga>Menteri Mundur</span> jalur</p>")
    article = clean_page(html)
    assert reasons(article) == [("tags", "Tag: bantuan Menteri Mundur jalur")]
    assert_traced(article, html)


def test_box_before_a_paragraph_after_its_dateline() -> None:
    html = f"<body><div class=isi><b>Bekasi</b> -<div class=ads>Iklan</div><p>{LEAD}</p><p>{NEXT}</p></div>"
    article = clean_page(html)
    assert article.text == f"Bekasi - {LEAD}\n{NEXT}"
    assert reasons(article) == [("advertisement", "Iklan")]
    assert_traced(article, html)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.txt")))
def test_pages(name: str) -> None:
    html = decode((PAGES / f"{name}.html").read_bytes(), html=True)
    assert_traced(clean_page(html), html)
