"""To whom and against whom: who is meant by the words behind a verb, and who is only their topic or place.

Sentences are our own; persons are invented.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import Party


def told(text: str) -> list[str]:
    """One line a mention: TYPE recipients by name."""
    return [f"{m.type} {names(m.recipients)}" for m in read_example(text, load_resources())]


def names(parties: Iterable[Party]) -> str:
    return "+".join(party.name for party in parties)


TOPICS = [
    pytest.param(
        "Presiden Prancis meminta diberlakukan penjagaan berlapis di semua kantor Uni Eropa.",
        ["REQUEST "],
        id="where it is to be",
    ),
    pytest.param(
        "Pemerintah Turki mengimbau agar aksi damai digelar untuk menentang pengumuman Presiden Rusia soal perbatasan.",
        ["REQUEST "],
        id="what an asked-for act is about",
    ),
    pytest.param(
        "Pemerintah Turki menolak rekomendasi parlemen tentang Uni Eropa.",
        ["REJECT parlemen Turki"],
        id="behind a word of topic",
    ),
    pytest.param(
        "Pemerintah Kenya mengutuk pengeboman itu dan menyatakan akan terus bekerja sama dengan Etiopia.",
        ["ACCUSE ", "AGREE Etiopia"],
        id="another act of words behind dan",
    ),
    pytest.param(
        "Ratusan warga Serbia berunjuk rasa saat harga pangan di seluruh kota Serbia naik.",
        ["PROTEST "],
        id="no word of demand",
    ),
    pytest.param(
        "Presiden Turki menyerukan penyelidikan atas serangan terhadap rumah sakit Yunani.",
        ["REQUEST ", "ASSAULT rumah sakit Yunani"],
        id="a victim is not asked",
    ),
]
ASKED = [
    pytest.param(
        "Presiden Turki berharap agar Yunani segera menarik pasukan.", ["REQUEST Yunani"], id="who is to do what is asked"
    ),
    pytest.param(
        "Presiden Turki berharap kasus itu segera dituntaskan Yunani.", ["REQUEST Yunani"], id="who is to do it, in a passive"
    ),
    pytest.param("Pemerintah Turki meminta bantuan dari Yunani.", ["REQUEST Yunani"], id="from whom"),
    pytest.param(
        "Ratusan pengunjuk rasa berkumpul di luar kantor Presiden Serbia.", ["PROTEST kantor Presiden Serbia"], id="whose seat"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS + ASKED)
def test_recipients(text: str, expected: list[str]) -> None:
    assert told(text) == expected
