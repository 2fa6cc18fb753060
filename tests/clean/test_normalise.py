"""Glued sentences, blanks, markup; the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.clean.normalise import normalise, open_view
from runut.lang.id.furniture import load_furniture

TABLES = load_furniture()

GLUED = [
    ("plain", "Ia bicara soal bantuan.Dalam pidato itu ia diam.", "Ia bicara soal bantuan.\nDalam pidato itu ia diam."),
    ("a quotation opens", 'Begitu kata dia."Besok kami pulang," katanya.', 'Begitu kata dia.\n"Besok kami pulang," katanya.'),
    ("a quotation closes", 'Kata dia, "kami pulang."Ia lalu pergi.', 'Kata dia, "kami pulang."\nIa lalu pergi.'),
    ("curly quotes", "“Kami pulang,” kata dia.”Menurut warga begitu.", "“Kami pulang,” kata dia.”\nMenurut warga begitu."),
    (
        "after a bracket",
        "Itu kata Amerika Serikat (AS).Menurut dia benar.",
        "Itu kata Amerika Serikat (AS).\nMenurut dia benar.",
    ),
    (
        "after a zone",
        "Rapat mulai pukul 10.30 WIB.Dalam rapat itu ia diam.",
        "Rapat mulai pukul 10.30 WIB.\nDalam rapat itu ia diam.",
    ),
    ("after a year", "Itu terjadi pada 2018.Menurut dia benar.", "Itu terjadi pada 2018.\nMenurut dia benar."),
    ("a question", "Apa itu BRICS?BRICS adalah kelompok negara.", "Apa itu BRICS?\nBRICS adalah kelompok negara."),
]
WHOLE = [
    "Ditulis di Contoh.Com dan KOMPAS.TV kemarin.",
    "Harga Rp1.900 pada 2.500 toko.",
    "Kantor U.S. dan a.n. Raka di Jl.Sudirman No.5.",
    "Ketua AM.Hendrawan dan dr.Raka hadir.",
    "Ia bertanya, lalu pergi. Mereka diam.",
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in GLUED], ids=[row[0] for row in GLUED])
def test_glued_sentences_are_separated(text: str, expected: str) -> None:
    assert normalise(text, TABLES) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_not_glued(text: str) -> None:
    assert normalise(text, TABLES) == text


def test_blanks() -> None:
    assert normalise("\ufeff Satu\u00a0\u00a0dua \t tiga \r\n\n\n  empat\u200b ", TABLES) == "Satu dua tiga\nempat"


PARTS = [".", '"', "”", "“", "Ia", "Dalam", "WIB", "kata", " ", "\n", "2018", "?", ")", "(", "a", "B", ",", "\u00a0", "\u200b"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PARTS), max_size=30).map("".join)))
def test_idempotent(text: str) -> None:
    once = normalise(text, TABLES)
    assert normalise(once, TABLES) == once


VIEWS = [
    ("link", "Kata [dia](https://a.id/x_(y)) itu", "Kata dia itu"),
    ("bold and italics", "**KOTA, X** - *benar* 5*3", "KOTA, X - benar 5*3"),
    ("heading", "## Judul\nIsi", "Judul\nIsi"),
    ("escapes", 'Kata \\"ya\\" itu\\\nbaris', 'Kata "ya" itu\nbaris'),
    ("entities, encoded twice", "&quot;Tiga&amp;ndash;empat&quot;&nbsp;ton", '"Tiga–empat" ton'),
    ("tags", "<p>Satu <b>dua</b></p>tiga", "\nSatu dua\ntiga"),
    ("a list as Python prints it", "['Satu.', \"Dua 'x'.\"]", "Satu.\nDua 'x'."),
    ("paragraphs joined by commas", "Satu dua.,Tiga empat. ,\"Lima\"", 'Satu dua.\nTiga empat.\n"Lima"'),
    ("a picture stays for the furniture rules", "![Gedung](https://a.id/b.jpg) teks", "![Gedung](https://a.id/b.jpg) teks"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), [row[1:] for row in VIEWS], ids=[row[0] for row in VIEWS])
def test_view(raw: str, expected: str) -> None:
    view = open_view(raw)
    assert view.text == expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[a](http://b)", "**", "&quot;", "kata", " ", "\\*", "\n", "<br>", "\u200b", "![x](y)"]), max_size=20
    ).map("".join)
)
def test_every_place_leads_back(raw: str) -> None:
    view = open_view(raw)
    last = 0
    for place in range(len(view.text)):
        start, end = view.raw_start(place), view.raw_end(place + 1)
        assert last <= start < end <= len(raw)
        last = end
