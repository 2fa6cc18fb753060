"""Where sentences begin and end."""

import time
from itertools import pairwise

import pytest

from runut.lang.id.sentences import split_sentences

# "|": a sentence ends, white space follows; "^": one ends and the next is glued to it
CASES = {
    "two": "Anwar tiba.|Ia pergi.",
    "newline": "Anwar tiba\nIa pergi",
    "title abbreviation": "Dr. Anwar dan Prof. Sutedja tiba.|Mereka pergi.",
    "initials": "Anwar M. Fulan bertemu B. J. Sutedja.|Ia pergi.",
    "initial that ends": "Serangan itu dilakukan kelompok B.|Mereka mengaku.",
    "degrees": "Anwar Fulan, S.H., M.Si. hadir.|Ia pergi.",
    "dll. closes": "Beras, gula, dll. dikirim.|Bantuan tiba, dll.|Mereka menerima.",
    "company": "PT Maju Jaya Tbk. (MAJU) dan Fulan Pte. Ltd. sepakat.",
    "clock": "Rapat mulai pukul 10.30 WIB.|Ia datang.",
    "amount": "Nilainya Rp.1.000 dan 2.500,50 dolar.",
    "decimal": "Naik 6.5 persen.",
    "reference": "Lihat hlm. 5 dan No. 12 tgl. 3 Mei.",
    "speech stays one": '"Kami siap," kata Anwar.',
    "question stays one": '"Kapan?" tanya Anwar.',
    "inside a quote": '"Kami siap.|Kami menunggu," ujar Anwar.',
    "curly quote": "“Kami siap.”|Anwar pergi.",
    "quote closes": 'Ia menyebutnya "keliru."|Ia pergi.',
    "bracket closes": "(Baca juga.)|Ia pergi.",
    "glued": "Ia mendukung Ruritania.^Dalam pidato itu ia diam.",
    "glued after bracket": "Ia tiba (19/9).^Anwar pergi.",
    "glued acronym": "Survei di Ruritania.^AS turun.",
    "glued quote": 'Ia menolak.^"Kami siap," katanya.',
    "comma of a scraped list": "Ia menolak.,^Anwar pergi.",
    "domain": "Menurut Kompas.com dan REPUBLIKA.CO.ID, ia pergi.",
    "marks together": "Siapa?!|Tidak ada.",
    "ellipsis that goes on": "Ia ... (diam) ... lalu pergi.",
    "ellipsis that ends": "Ia diam...|Lalu pergi.",
    "list number": "1. Anwar\n2. Sutedja",
    "year that ends": "Sejak 2011.|Ia pergi.",
    "tokenised text": '" Kami siap . "|Ia pergi .',
    "dash does not begin": "Ia pergi - lalu kembali.",
    "lower case goes on": "Ia tiba tgl. lima. kemudian pergi.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentence_ends(marked: str) -> None:
    text = marked.replace("|", " ").replace("^", "")
    wanted = marked.replace("^", "|").replace("\n", "|").split("|")
    assert [text[start:end] for start, end in split_sentences(text)] == wanted


HOSTILE = [".", ". ", "a.", '".', "A.A", ".,", "a", " ", "1. ", "?!", '"', "A. "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - begun < 5
    assert all(start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_white_space_belongs_to_none(text: str) -> None:
    assert split_sentences(text) == []
