"""Numbers of people harmed: what counts, and what does not."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from runut.extract.figures import find_figures
from runut.extract.tolls import counted
from runut.lang.pack import load_language
from runut.records import Quote, Span

TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|\w+(?:-\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


def figures(text: str) -> str:
    """ "killed 12, wounded 20-99, killed 80+"."""
    found = find_figures([Word(word) for word in TOKEN.findall(text)], load_language("id").lexicon)
    return ", ".join(f"{f.kind} {f.low}" + ("+" if f.high is None else "" if f.high == f.low else f"-{f.high}") for f in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Dua rudal menewaskan 12 orang dan melukai 30 lainnya.", "killed 12, wounded 30", id="each verb its own"),
        pytest.param("Ledakan itu melukai belasan orang serta menewaskan tiga.", "wounded 11-19, killed 3", id="the other way round"),
        pytest.param("12 warga tewas dan 40 lainnya luka-luka.", "killed 12, wounded 40", id="without verbs"),
        pytest.param("Korban tewas mencapai 24 jiwa dan 127 luka-luka.", "killed 24, wounded 127", id="not the next number's word"),
        pytest.param("Serangan udara itu menewaskan enam ilmuwan.", "killed 6", id="whoever they are"),
        pytest.param("Sedikitnya 25 orang, termasuk 10 anak, tewas di pasar itu.", "killed 25+", id="an aside between"),
        pytest.param("12 warga, di antaranya tiga anak, meninggal dunia.", "killed 12", id="an aside of two words"),
        pytest.param("Tujuh anggotanya gugur.", "killed 7", id="a clitic"),
        pytest.param("Dua belas orang tewas, dua puluh lima terluka.", "killed 12, wounded 25", id="spelled out"),
        pytest.param("Pada 1 April serangan menewaskan tujuh anggota regu itu.", "killed 7", id="a day is no toll"),
        pytest.param("Serangan pada 8 Juni 2025 menewaskan puluhan orang.", "killed 20-99", id="nor is a year"),
        pytest.param("Jumlah korban tewas bertambah dari 80 orang menjadi 89 orang.", "killed 89", id="what it was before"),
        pytest.param("Jumlah korban tewas naik dari 80 menjadi 89 orang.", "killed 89", id="what it was, bare"),
        pytest.param("Jumlah korban tewas direvisi menjadi 89 dari 80 orang.", "killed 89", id="what it was, behind"),
        pytest.param("Sejak Maret 2024 lebih dari 5.000 warga tewas di wilayah itu.", "", id="a sum of a war"),
        pytest.param("Total korban tewas sejak perang dimulai menjadi 55.104 orang.", "", id="a sum, told behind"),
        pytest.param("Sejak dini hari sedikitnya 15 orang tewas di Rafah.", "killed 15+", id="of one day"),
        pytest.param("Badan itu memastikan 111 kematian.", "killed 111", id="deaths"),
        pytest.param("Sebanyak 20 kapal ditahan di pelabuhan.", "", id="ships"),
    ],
)  # fmt: skip
def test_figures(text: str, found: str) -> None:
    assert figures(text) == found


def quote(text: str, content: str) -> Quote:
    start = text.index(content)
    return Quote(
        document="d",
        kind="indirect",
        content=(Span(field="text", start=start, end=start + len(content), text=content),),
        cue=None,
        speaker=None,
    )


@pytest.mark.parametrize(
    ("text", "content", "found"),
    [
        pytest.param("Badan itu mencatat 11 orang tewas.", "11 orang tewas", "killed 11", id="in the quote"),
        pytest.param(
            "Korban tewas 80 orang, sedangkan pemantau mencatat lebih dari 100.", "lebih dari 100", "killed 100+", id="of what was counted"
        ),
        pytest.param("Harga naik 80 persen, sedangkan badan itu mencatat 100.", "100", "", id="of nothing that was counted"),
        pytest.param(
            "Kantor itu memastikan 15 kematian. Pemantau menyebut sedikitnya 973 warga sipil.",
            "sedikitnya 973 warga sipil",
            "killed 973+",
            id="people, of what the sentence before counts",
        ),
        pytest.param(
            "Kantor itu memastikan 15 kematian. Pemantau menyebut sedikitnya 973.", "sedikitnya 973", "", id="of another sentence's count"
        ),
        pytest.param("12 orang terluka. Badan itu mencatat 100.", "100", "", id="of another sentence"),
        pytest.param("Menurut badan itu, perundingan lancar.", "perundingan lancar", "", id="no number"),
    ],
)  # fmt: skip
def test_tolls(text: str, content: str, found: str) -> None:
    told = counted(quote(text, content), text, load_language("id").lexicon).figures
    assert ", ".join(f"{f.kind} {f.low}" + ("+" if f.high is None else "") for f in told) == found
