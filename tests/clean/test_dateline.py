"""Datelines: place and outlet."""

from __future__ import annotations

import pytest

from runut.clean.dateline import find_dateline
from runut.gazetteer import load_gazetteer
from runut.lang.id.furniture import load_furniture

TABLES = load_furniture()
REST = "Menteri luar negeri kedua negara bertemu pada Rabu dan membahas jalur bantuan."

DATELINES = [
    ("MOSKWA, KOMPAS.com - ", "MOSKWA", "kompas.com"),
    ("Liputan6.com, Moskow - ", "Moskow", "liputan6.com"),
    ("Bisnis.com, JAKARTA – ", "JAKARTA", "bisnis.com"),
    ("Suriah | FAKTAGLOBAL.COM — ", "Suriah", "faktaglobal.com"),
    ("Suara.com - ", None, "suara.com"),
    ("TEMPO.CO, Jakarta - ", "Jakarta", "tempo.co"),
    ("JAKARTA, KOMPAS.TV - ", "JAKARTA", "kompas.tv"),
    ("REPUBLIKA.CO.ID, GAZA -- ", "GAZA", "republika.co.id"),
    ("Jakarta (ANTARA) - ", "Jakarta", "antaranews.com"),
    ("Bogor, Jawa Barat (ANTARA) - ", "Bogor, Jawa Barat", "antaranews.com"),
    ("Mataram, NTB (ANTARA News) - ", "Mataram, NTB", "antaranews.com"),
    ("ISTANBUL, 23 Februari 2016 (Antara/Contoh) -- ", "ISTANBUL", "antaranews.com"),
    ("Jakarta, CNN Indonesia -- ", "Jakarta", "cnnindonesia.com"),
    ("WASHINGTON - ", "WASHINGTON", None),
    ("JawaPos.com – ", None, "jawapos.com"),
    ("VIVA – ", None, "viva.co.id"),
    ("London, Beritasatu.com-", "London", "beritasatu.com"),
    ("jpnn.com - JAKARTA - ", "JAKARTA", "jpnn.com"),
    ("Liputan6.com, Jakarta ", "Jakarta", "liputan6.com"),
    ("Liputan6.com, Jakarta", "Jakarta", "liputan6.com"),
    ("Jakarta - ", "Jakarta", None),
    ("KABARSELARAS.EXAMPLE, ANKARA - ", "ANKARA", "kabarselaras.example"),
    ("SUARATELUK.EXAMPLE – ", None, "suarateluk.example"),
    ("BERINGIN RAYA, HANGZHOU — ", "HANGZHOU", "Beringin Raya"),
    ("MOSKWA, Warta Samudra - ", "MOSKWA", "Warta Samudra"),
    ("Ramallah, MINA - ", "Ramallah", "MINA"),
    ("MEDAN, SUMATERA UTARA - ", "MEDAN, SUMATERA UTARA", None),
    ("CIBINONG, BOGOR - ", "CIBINONG, BOGOR", None),
    ("KABAR PESISIR, BOGOR - ", "BOGOR", "Kabar Pesisir"),
]


@pytest.mark.parametrize(("line", "place", "outlet"), DATELINES, ids=[row[0] for row in DATELINES])
def test_dateline(line: str, place: str | None, outlet: str | None) -> None:
    text = f"Ringkasan singkat di atasnya\n{line}{REST}"
    found, found_outlet = find_dateline(text, TABLES, load_gazetteer())
    assert found is not None
    assert (found.place, found.outlet, found_outlet) == (place, outlet, outlet)
    assert text[found.start : found.end] == found.text == line.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "Kedua kota - yang satu di utara - sepakat berdamai menurut laporan yang terbit kemarin pagi.",
        "Putin-Assad bertemu.",
        "Presiden, Menteri Luar Negeri, dan utusan khusus - ketiganya - bertemu di ibu kota pada malam hari.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, TABLES, load_gazetteer()) == (None, None)
