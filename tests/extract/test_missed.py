"""Events whose sides their own words leave open or without a name: lists of deeds, what is told again, fighters of a land.

Sentences are our own; states, places and bodies are real.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import EventMention, Party


def sides(parties: Iterable[Party]) -> str:
    return "+".join(party.group or party.country or party.name for party in parties)


def told(text: str) -> list[str]:
    def line(m: EventMention) -> str:
        kind = m.type if m.status == "actual" else f"{m.type} {m.status}"
        return f"{kind} {sides(m.actors)}" + (" =" if m.symmetric else f" > {sides(m.recipients)}")

    return [line(m) for m in read_example(text, load_resources())]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "Pembunuhan massal dan penjarahan oleh pasukan RSF terjadi di El-Fasher.",
            ["ASSAULT RSF > SDN", "COERCE RSF > SDN"],
            id="deeds in a list have the doer told behind the last",
        ),
        pytest.param(
            "Amerika Serikat menjatuhkan sanksi terhadap Iran. Sanksi itu mulai berlaku pada Senin.",
            ["SANCTION USA > IRN", "SANCTION USA > IRN"],
            id="sanctions that take effect are those told of",
        ),
        pytest.param(
            "Amerika Serikat menjatuhkan sanksi terhadap Iran. Warga menilai sanksi itu tidak adil.",
            ["SANCTION USA > IRN"],
            id="sanctions that are only spoken of are not told again",
        ),
        pytest.param(
            "Sejumlah teroris menyerang anggota kepolisian di Medan.",
            ["ASSAULT IDN > IDN"],
            id="fighters without a name are of the land where they fight",
        ),
        pytest.param(
            "Dua pria bersenjata terlibat bentrok dengan pasukan keamanan di Pakistan.",
            ["ASSAULT PAK > PAK"],
            id="so are those of a clash",
        ),
        pytest.param(
            "Iran menutup Selat Hormuz pekan lalu. Selat Hormuz dibuka kembali pada Jumat.",
            ["COERCE IRN > ", "RETREAT IRN > "],
            id="a strait is opened by who closed it",
        ),
        pytest.param(
            "Korea Utara meluncurkan rudal balistik ke Laut Jepang. Peluncuran rudal pada Senin itu yang kelima.",
            ["MOBILIZE PRK > ", "MOBILIZE PRK > "],
            id="tests are by who alone does them",
        ),
        pytest.param(
            "Korea Utara meluncurkan rudal balistik ke Laut Jepang. Satelit memantau situs uji coba nuklir.",
            ["MOBILIZE PRK > "],
            id="a site of tests is no test",
        ),
        pytest.param(
            "Presiden Turki mengunjungi Suriah pada Senin. Kunjungan ke Suriah itu menghasilkan dua perjanjian.",
            ["CONSULT TUR > SYR", "CONSULT TUR > SYR"],
            id="a visit without a visitor is by who was told to visit there",
        ),
        pytest.param(
            "Presiden Turki memulai lawatan ke sejumlah negara pada Senin.",
            ["CONSULT TUR > sejumlah negara"],
            id="hosts that nobody names are not the visitor's own state",
        ),
        pytest.param(
            "Presiden Turki akan mengunjungi Suriah pekan depan. Kunjungan ke Suriah itu berlangsung dua hari.",
            ["AGREE future TUR > SYR", "AGREE future TUR > SYR"],
            id="a visit told again is still a plan where it was one",
        ),
        pytest.param(
            "Presiden Turki mengunjungi Suriah pada Senin. Panitia membuat logo kunjungan ke Suriah.",
            ["CONSULT TUR > SYR"],
            id="what is made for a visit is no visit",
        ),
        pytest.param("Presiden Indonesia melakukan kunjungan ke Papua.", [], id="a visit at home is none"),
        pytest.param(
            "Amerika Serikat dan Iran sepakat menukar tahanan. Kesepakatan itu dirundingkan selama dua bulan.",
            ["AGREE USA+IRN =", "AGREE USA+IRN =", "CONSULT USA+IRN ="],
            id="a deal that is negotiated is so by its sides",
        ),
        pytest.param("Pria bersenjata menembak mati seorang pedagang di Bekasi.", [], id="one private person shot is a crime"),
        pytest.param(
            "Sepertiga gerilyawan FARC menyerahkan senjata kepada PBB.",
            ["RETREAT FARC > UN"],
            id="a third of a force is of that force",
        ),
        pytest.param(
            "Terduga teroris menembak mati tiga polisi di Kabul.",
            ["ASSAULT AFG > AFG"],
            id="suspected fighters",
        ),
    ],
)
def test_reading(text: str, rows: list[str]) -> None:
    assert told(text) == rows


def test_suspects_keep_the_word() -> None:
    (mention,) = read_example("Terduga teroris menembak mati tiga polisi di Kabul.", load_resources())
    assert mention.actors[0].name.casefold().startswith("terduga")


def test_whom_a_deal_names_as_calling_for_it_is_no_side() -> None:
    rows = told("Israel menyerang Gaza. Badan Kesehatan Dunia mengecam Israel. WHO mengecam Israel. Gencatan senjata segera!")
    assert all("WHO" not in row for row in rows if row.startswith("RETREAT"))
