"""Titles: declared, or the first line."""

from __future__ import annotations

import pytest

from runut.clean.title import without_site
from tests.clean.articles import LEAD, NEXT, clean

TITLE = "Dua Menteri Bahas Jalur Bantuan di Kota Tua"


def test_first_line_in_headline_case() -> None:
    article = clean(f"{TITLE}\nCONTOH.com - {LEAD}\n{NEXT}")
    assert article.title == TITLE
    assert TITLE not in article.text
    assert [(piece.reason, piece.text) for piece in article.furniture] == [("title", TITLE)]


def test_declared_title_is_taken_out_of_the_text() -> None:
    article = clean(f"Dua menteri bahas jalur bantuan di Kota Tua\n{LEAD}\n{NEXT}", title=TITLE)
    assert article.title == TITLE
    assert article.text == f"{LEAD}\n{NEXT}"


def test_a_caption_confirms_a_title() -> None:
    title = "Apa kata dua menteri itu soal jalur bantuan, menurut warga?"
    assert clean(f"![{title}](https://contoh.id/a.jpg)\n{title}\n{LEAD}\n{NEXT}").title == title


@pytest.mark.parametrize("head", [f"CONTOH.com - {LEAD}", LEAD, f"Ia menunggu.\n{LEAD}", f"Kata dia begitu:\n{LEAD}"])
def test_no_title(head: str) -> None:
    assert clean(f"{head}\n{NEXT}").title is None


SITES = [
    ("Dua Menteri Bertemu - Kompas.com", None, "Dua Menteri Bertemu"),
    ("Dua Menteri Bertemu | Republika Online", "republika.co.id", "Dua Menteri Bertemu"),
    ("Dua Menteri - Tiga Janji", "kompas.com", "Dua Menteri - Tiga Janji"),
]


@pytest.mark.parametrize(("title", "outlet", "expected"), SITES)
def test_site_names_go(title: str, outlet: str | None, expected: str) -> None:
    assert without_site(title, outlet) == expected
