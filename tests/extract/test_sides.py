"""Sides that a sentence does not name or leaves open: who without a name, whom the whole article tells.

Sentences are our own; persons are invented.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import Party


def sides(parties: Iterable[Party]) -> str:
    return "+".join(party.group or party.country or party.name for party in parties)


def told(text: str) -> list[str]:
    """One line a mention: TYPE actors > recipients."""
    return [f"{m.type} {sides(m.actors)} > {sides(m.recipients)}" for m in read_example(text, load_resources())]


WHOLE = [
    pytest.param(
        "Serangan Israel menimbulkan kerusakan besar pada Senin. Sehari kemudian jet Israel kembali mengebom Lebanon.",
        ["ASSAULT ISR > LBN", "ASSAULT ISR > LBN"],
        id="whom an attack hit is told later",
    ),
    pytest.param(
        "Pemecatan Menteri Pertahanan Iran Rahim Sadri mengejutkan banyak orang. Presiden Iran memecat Rahim Sadri pada Selasa.",
        ["SANCTION IRN > IRN", "SANCTION IRN > IRN"],
        id="who dismissed him is told later",
    ),
    pytest.param(
        "Serangan Israel menimbulkan kerusakan besar. Jet Israel mengebom Lebanon. Jet Israel juga mengebom Suriah.",
        ["ASSAULT ISR > ", "ASSAULT ISR > LBN", "ASSAULT ISR > SYR"],
        id="of two that were hit none is taken",
    ),
]


OWN_NOUN = [
    pytest.param(
        "Menteri luar negeri Kenya dan Sudan melakukan kunjungan perdana mereka ke Kairo.",
        ["CONSULT KEN+SDN > EGY"],
        id="whose visit it is, inside its words",
    ),
    pytest.param("Turki mengirim tim penyelamat.", ["AID TUR > "], id="who is sent"),
    pytest.param(
        "Presiden Kenya berbicara dengan Bashar al-Assad – mantan panglima perang ISIS dan Al-Qaeda – pada Senin.",
        ["CONSULT KEN > SYR"],
        id="what a dash tells of a person is no list",
    ),
    pytest.param(
        "Rusia memberikan dukungan kepada Bashar al-Assad, termasuk memperbaiki hubungan pemerintahnya.",
        ["SUPPORT RUS > SYR", "SUPPORT RUS > "],
        id="a government that is another's",
    ),
    pytest.param(
        "Rusia membantu Suriah memerangi ISIS dan merebut kembali kendali atas sebagian besar negara.",
        ["ASSAULT SYR > ISIS"],
        id="a state that no word tells",
    ),
    pytest.param(
        "Presiden Kenya bertemu Bashar al-Assad, mantan sekutu ISIS, dan Al-Qaeda.",
        ["CONSULT KEN > SYR"],
        id="nor what he was once",
    ),
]


def test_a_capital_as_host_is_named_by_its_state() -> None:
    visit = read_example("Menteri luar negeri Kenya melakukan kunjungan ke Damaskus.", load_resources())[0]
    assert [(party.name, party.words.text) for party in visit.recipients] == [("Suriah", "Damaskus")]
    assert visit.place is not None
    assert visit.place.name == "Damaskus"


@pytest.mark.parametrize(("text", "expected"), OWN_NOUN)
def test_no_side(text: str, expected: list[str]) -> None:
    assert told(text) == expected


OPENING = [
    pytest.param(
        "Kecam Serangan ke Kairo, Turki Panggil Duta Besar Israel",
        ["ACCUSE TUR > ", "ASSAULT  > EGY", "ACCUSE TUR > ISR"],
        id="an opening clause has the subject of the main one",
    ),
    pytest.param("Diserang Ukraina, Rusia Tutup Bandara", ["ASSAULT UKR > RUS"], id="and of a passive the one who suffers it"),
    pytest.param('"Kami tidak menyerang kota itu," kata juru bicara militer Israel.', ["REJECT ISR > "], id="an own denial"),
    pytest.param("Israel tidak menyerang Mesir.", ["ASSAULT ISR > EGY"], id="what the outlet denies is the deed, negated"),
    pytest.param(
        "Demonstran membakar bendera Israel di Amman.", ["PROTEST JOR > ISR"], id="protesters are of the land where they march"
    ),
    pytest.param(
        "Seorang jenderal Iran dibunuh dalam serangan drone Amerika Serikat.",
        ["ASSAULT USA > IRN"],
        id="an officer without a name",
    ),
]


NAMELESS = [
    pytest.param("Presiden Kenya mengancam memecat tiga gubernur.", ["THREATEN KEN > KEN"], id="its own governors"),
    pytest.param("Parlemen Swiss mengecam perusahaan tambang itu.", ["ACCUSE CHE > CHE"], id="a company"),
    pytest.param("Gubernur Jawa Barat meminta warga menjaga sungai.", ["REQUEST IDN > IDN"], id="the people who are asked"),
    pytest.param(
        "Ribuan warga Aljazair turun ke jalan sebagai bentuk desakan bagi pemerintah agar mundur.",
        ["PROTEST DZA > DZA"],
        id="against whom one marches",
    ),
    pytest.param(
        "Ribuan warga Kurdi Irak berunjuk rasa di Kirkuk menyerukan kemerdekaan dari Irak.",
        ["PROTEST IRQ > IRQ"],
        id="against one's own state",
    ),
    pytest.param(
        "Perdana Menteri Vanuatu mengutuk penembakan pemuda Kanak oleh tentara Prancis.",
        ["ACCUSE VUT > FRA", "ASSAULT FRA > pemuda"],
        id="who did the deed is blamed, not whom it hit",
    ),
    pytest.param("Bolivia mengancam memutus pasokan gas ke Sao Paulo.", ["THREATEN BOL > BRA"], id="a town abroad"),
    pytest.param(
        "Burundi mengancam akan memakai peluru tajam jika aksi oposisi berlanjut.",
        ["THREATEN BDI > BDI"],
        id="whose doing a threat is to stop",
    ),
    pytest.param("KBRI Kairo mengimbau kepada para pelajar Indonesia agar pulang.", ["REQUEST IDN > IDN"], id="people asked"),
    pytest.param(
        "Berbagai kelompok HAM menuduh China menyiksa tahanan. Tudingan itu dibantah oleh pemerintah China.",
        ["ACCUSE kelompok HAM > CHN", "REJECT CHN > kelompok HAM"],
        id="who accused is answered",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENING + WHOLE + NAMELESS)
def test_sides(text: str, expected: list[str]) -> None:
    assert told(text) == expected
