"""Furniture in whole texts: what goes, why, and what stays."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.clean.decode import decode
from runut.errors import LimitExceeded, Unreadable
from runut.limits import DEFAULT
from runut.records import Article
from tests.clean.articles import LEAD, NEXT, clean, reasons

GONE = [
    ("ad word alone", f"{LEAD}\nAdvertisement\n{NEXT}", [("advertisement", "Advertisement")]),
    ("ad word glued to the end", f"{LEAD}\n{NEXT} Advertisement", [("advertisement", "Advertisement")]),
    ("see also", f"{LEAD}\nBaca Juga: Utusan Khusus Temui Warga Kota Tua\n{NEXT}", [("see-also", "Baca Juga: Utusan Khusus Temui Warga Kota Tua")]),
    ("see also alone", f"{LEAD}\nBaca Juga\n{NEXT}", [("see-also", "Baca Juga")]),
    ("see also alone, then headlines", f"{LEAD}\nBaca Juga\nUtusan Khusus Bakal Temui Warga Kota Tua\n{NEXT}",
     [("see-also", "Baca Juga"), ("related-block", "Utusan Khusus Bakal Temui Warga Kota Tua")]),
    ("bracket", f"{LEAD} (Baca: Jalan Panjang Perundingan)\n{NEXT}", [("see-also", "(Baca: Jalan Panjang Perundingan)")]),
    ("scroll", f"{LEAD}\nSCROLL TO CONTINUE WITH CONTENT\n{NEXT}", [("scroll-cue", "SCROLL TO CONTINUE WITH CONTENT")]),
    ("embed and initials", f"{LEAD}\n{NEXT} (abc/def) [Gambas:Video Contoh]", [("editor", "(abc/def)"), ("video", "[Gambas:Video Contoh]")]),
    ("desk at the very end", f"{LEAD}\n{NEXT} (FG)", [("editor", "(FG)")]),
    ("tags", f"{LEAD}\n{NEXT}\nTag: #bantuan #jalur", [("tags", "Tag: #bantuan #jalur")]),
    ("block of dashes", f"{LEAD}\n{NEXT}\nTerkini\n-\nHarga Beras Naik Lagi\n-\nTegang! Kapal Riset Kembali, Ada Apa?",
     [("related-block", "Terkini"), ("bullet", "-"), ("related-block", "Harga Beras Naik Lagi"), ("bullet", "-"),
      ("related-block", "Tegang! Kapal Riset Kembali, Ada Apa?")]),
    ("block in the middle ends at a sentence", f"{LEAD}\nBerita Terkait\nHarga Beras Naik Lagi\n{NEXT}",
     [("related-block", "Berita Terkait"), ("related-block", "Harga Beras Naik Lagi")]),
    ("copyright", f"{LEAD}\n{NEXT}\nCopyright © Contoh 2025", [("copyright", "Copyright © Contoh 2025")]),
    ("reporter and editor glued", f"{LEAD}\n{NEXT}Pewarta: Raka SamudraEditor: Dewi Anjani", [("byline", "Pewarta: Raka Samudra"), ("editor", "Editor: Dewi Anjani")]),
    ("a channel glued to the end", f"{LEAD}\n{NEXT}Loading...Ikuti Whatsapp Channel Contoh", [("scroll-cue", "Loading..."), ("share", "Ikuti Whatsapp Channel Contoh")]),
    ("a desk in small letters", f"{LEAD}\n{NEXT}\n(redaksi)", [("editor", "(redaksi)")]),
    ("an editor by name", f"{LEAD}\n{NEXT} (teguh)", [("editor", "(teguh)")]),
    ("a desk and an agency", f"{LEAD}\n{NEXT} (dtk/ant)", [("editor", "(dtk/ant)")]),
    ("a team, then furniture", f"{LEAD}\n{NEXT}\n(tim)\nTag: #bantuan #jalur", [("editor", "(tim)"), ("tags", "Tag: #bantuan #jalur")]),
    ("initials with a figure", f"{LEAD}\n{NEXT} (ahs/nu2)", [("editor", "(ahs/nu2)")]),
    ("tags without a sign below initials", f"{LEAD}\n{NEXT} (abc/def)\nbantuan\njalur darat\nKota Tua", [("editor", "(abc/def)"), ("tags", "bantuan"), ("tags", "jalur darat"), ("related-block", "Kota Tua")]),
    ("a video below the article", f"{LEAD}\n{NEXT}\nVideo Warga Kembali ke Kota Tua", [("video", "Video Warga Kembali ke Kota Tua")]),
    ("see also with a colon, then its headline", f"{LEAD}\nBaca juga:\nUtusan Khusus Bakal Temui Warga Kota Tua\n{NEXT}",
     [("see-also", "Baca juga:"), ("related-block", "Utusan Khusus Bakal Temui Warga Kota Tua")]),
    ("a see-also link, markup and all", f"{LEAD}\nBaca juga: [Utusan Khusus Temui Warga](https://contoh.id/utusan)\n{NEXT}",
     [("see-also", "Baca juga: [Utusan Khusus Temui Warga](https://contoh.id/utusan)")]),
    ("a reporter and the channel", f"Dewi Anjani - contohNews\n{LEAD}\n{NEXT}", [("byline", "Dewi Anjani - contohNews")]),
    ("share line and related stories", f"{LEAD}\n{NEXT}\nBagikan ini:\nTerkait\n- Harga Beras Naik Lagi", [("share", "Bagikan ini:"), ("related-block", "Terkait"), ("related-block", "- Harga Beras Naik Lagi")]),
    ("share line", f"{LEAD}\n{NEXT}\nIkuti kami di Google News", [("share", "Ikuti kami di Google News")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in GONE], ids=[row[0] for row in GONE])
def test_goes(text: str, expected: list[tuple[str, str]]) -> None:
    article = clean(text)
    assert reasons(article) == expected
    assert article.text == f"{LEAD}\n{NEXT}"


KEPT = [
    ("a word in brackets inside", f"{LEAD}\nPintu itu tertutup rapat. (tutup) Demikian bunyi papan di pintu itu pada malam hari.\n{NEXT}"),
    ("a word in brackets before the last paragraph", f"{LEAD}\nIa menjawab singkat kepada wartawan. (tertawa)\n{NEXT}"),
    ("a bare line above a last sentence", f"{LEAD} (abc/def)\njalur bantuan\n{NEXT}"),
    ("an acronym behind its name", f"{LEAD}\nKeduanya akan melapor kepada Perserikatan Bangsa-Bangsa (PBB)"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_no_closing_word(text: str) -> None:
    assert clean(text).text == text.replace(" (abc/def)", "")


HEADLINES = [
    ("between sentences, then a name", "Polisi Kota Tua Bakal Periksa Dua Saksi Penipuan "),
    ("glued at both ends", "Wali Kota Tolak Usul Baru soal Pasar Ikan"),
    ("a question", "Kenapa Harga Beras Bisa Naik Lagi Bulan Ini?"),
    ("list of picks", "Pilihan RedaksiWali Kota Tolak Usul Baru soal Pasar IkanHarga Beras Bakal Naik Lagi"),
]


@pytest.mark.parametrize("headline", [row[1] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headline_run_into_a_paragraph(headline: str) -> None:
    article = clean(f"{LEAD}{headline}{NEXT}")
    assert article.text.replace("\n", " ") == f"{LEAD} {NEXT}"
    assert {piece.reason for piece in article.furniture} <= {"other-headline", "related-block"}


def test_a_cue_whose_headline_is_lost() -> None:
    assert clean(f"{LEAD} Baca juga :,,{NEXT}").text == f"{LEAD} ,,{NEXT}"


STAYS = [
    (
        "names of bodies",
        "Direktur Jenderal Pembinaan Hubungan Industrial dan Jaminan Sosial Tenaga Kerja Rangga Wirya mengatakan hal itu kemarin.",
    ),
    ("a body and its short form", "Badan Meteorologi Klimatologi dan Geofisika (BMKG) menyatakan gempa itu tidak berbahaya."),
    ("a title in quotes", 'Buku berjudul "Mereka Bakal Pulang ke Kota Tua" terbit pekan lalu.'),
    ("a body whose name looks like a verb", "Direktorat Tindak Pidana Tertentu Bareskrim menahan dua orang."),
    ("abbreviations", "Kantor itu di Jl.Sudirman No.5 milik PT Contoh Jaya di kota itu."),
    ("a bracket at the end", "Keduanya bertemu di markas Perserikatan Bangsa-Bangsa (PBB)."),
    ("trending in a sentence", "Kabar terbaru itu menyebar cepat ke seluruh kota."),
    ("domain names", "Hal itu ditulis Contoh.Com dan Suara.com kemarin sore."),
    ("money and numbers", "Harganya naik Rp1.900 menjadi 2.500 rupiah pada pukul 10.30 WIB."),
]


@pytest.mark.parametrize("sentence", [row[1] for row in STAYS], ids=[row[0] for row in STAYS])
def test_stays(sentence: str) -> None:
    article = clean(f"{LEAD}\n{sentence}\n{NEXT}")
    assert article.text == f"{LEAD}\n{sentence}\n{NEXT}"
    assert article.furniture == ()


def test_sub_heading_stays() -> None:
    article = clean(f"{LEAD}\nPutusan Baru Bakal Ubah Jalur Bantuan\n{NEXT}")
    assert "Putusan Baru Bakal Ubah Jalur Bantuan" in article.text


def test_markdown_is_unwrapped_and_places_hold() -> None:
    raw = f"![Gedung](https://contoh.id/a_(b).jpg)\n**KOTA TUA, CONTOH.id** - {LEAD} [Tautan itu](https://contoh.id/x) penting.\n{NEXT}"
    article = clean(raw)
    assert article.text == f"KOTA TUA, CONTOH.id - {LEAD} Tautan itu penting.\n{NEXT}"
    assert all(raw[piece.start : piece.end] == piece.text for piece in article.furniture)


def test_list_of_paragraphs_as_python_writes_it() -> None:
    assert clean(f"['{LEAD}', \"{NEXT}\"]").text == f"{LEAD}\n{NEXT}"


def test_lines_broken_at_links_are_mended() -> None:
    assert (
        clean(f"{LEAD}\nUtusan\nPBB\n, Rangga Wirya, tiba kemarin.").text == f"{LEAD}\nUtusan PBB, Rangga Wirya, tiba kemarin."
    )


def test_nothing_but_furniture_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no-main-text"):
        clean("Advertisement\nBaca Juga\n-")


def test_limit_of_characters() -> None:
    limits = replace(DEFAULT, text_chars=len(LEAD))
    assert clean(LEAD, limits).text == LEAD
    with pytest.raises(LimitExceeded, match="too-large"):
        clean(f"{LEAD} ", limits)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_empty(text: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        clean(text)


PARTS = ["Advertisement", "Baca juga: ", "Pilihan Redaksi", "Terkini", "\n", "\n-\n", ". ", ".", '"', "”", "“", "(abc/def)", "[Gambas:Video X]", "![a](b)",
         "[kata](https://a.b/c)", "**", "&quot;", "\u00a0", "\u200b", "Polisi Bakal Tahan Dua Orang", "ia pulang", "Menteri", "Tag: #a #b", "\\", ".,", "Editor: X Y"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=8)), max_size=40).map("".join))
def test_pieces_are_where_they_say(raw: str) -> None:
    raw = raw.encode("utf-8", "ignore").decode()
    article: Article
    try:
        article = clean(f"{LEAD}\n{raw}\n{NEXT}")
    except Unreadable:
        return
    whole = decode(f"{LEAD}\n{raw}\n{NEXT}".encode())  # places count in the decoded file
    last = 0
    for piece in article.furniture:
        assert whole[piece.start : piece.end] == piece.text
        assert last <= piece.start < piece.end
        last = piece.end
    assert "\n\n" not in article.text
    assert article.text == article.text.strip()


HOSTILE = {
    "one letter": "A" * 1_000_000,
    "glue": 'a."A' * 250_000,
    "brackets": "[" * 300_000,
    "images": "![" * 200_000,
    "capitals": "Aa Bb " * 150_000,
    "cues": "Baca juga: " * 90_000,
    "lines": "-\n" * 300_000,
    "quotes": '"' * 300_000,
    "domains": "a.b" * 300_000,
    "dashes": "A - " * 200_000,
    "escapes": "\\" * 300_000,
    "commas": "aa.," * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Twice the text in about twice the time, with a wide margin: a quadratic step would take four times as long."""

    def cost(raw: str) -> float:
        start = process_time()
        with suppress(Unreadable):
            clean(f"{LEAD}\n{raw}")
        return process_time() - start

    small, large = cost(text[: len(text) // 8]), cost(text[: len(text) // 2])
    assert large < 8 * small + 0.5
