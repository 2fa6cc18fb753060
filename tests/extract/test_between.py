"""Deals, truces, talks and fights that a sentence names without their sides.

Sentences are our own.
"""

from __future__ import annotations

import pytest

from runut.evaluate.bare import bare_article
from runut.evaluate.rules import read_example
from runut.pipeline import explain_article, load_resources

TALKS = "Iran dan Amerika Serikat berunding di Muskat pada Senin. Iran menuduh Amerika Serikat mengulur waktu. "
FIGHT = "Ukraina menyerang Rusia pada Senin. Rusia menyerang Ukraina pada Selasa. "


def sides(text: str) -> list[str]:
    """One line a mention behind those of the first two sentences: TYPE sides."""
    read = read_example(text, load_resources())
    return [f"{m.type} {'+'.join(p.group or p.country or p.name for p in m.actors + m.recipients)}" for m in read[2:]]


def test_sides_that_are_told_later() -> None:
    text = "Prajurit itu terlibat dalam pertempuran sengit. " + FIGHT
    mentions = explain_article(bare_article(text, id="later"), load_resources()).mentions
    assert [sorted(p.country or "" for p in m.actors + m.recipients) for m in mentions] == [["RUS", "UKR"]] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TALKS + "Kesepakatan damai itu akan diumumkan pekan depan.", ["AGREE IRN+USA"], id="a deal"),
        pytest.param(TALKS + "Perundingan akhirnya mengecualikan soal rudal.", ["CONSULT IRN+USA"], id="talks as subject"),
        pytest.param(
            "Israel menyerang Hamas pada Senin. Hamas menyerang Israel pada Selasa. Fase pertama mencakup pembebasan sandera.",
            ["CONCEDE HAMAS+ISR"],
            id="hostages are let go by the armed group",
        ),
        pytest.param(TALKS + "Pasar gelisah tanpa kesepakatan.", [], id="none without a deal"),
        pytest.param(TALKS + "Para diplomat masih menegosiasikan kesepakatan.", [], id="none that is being negotiated"),
        pytest.param(TALKS + "Inspektur memeriksa kesepakatan nuklir.", [], id="none that has stood for years"),
        pytest.param(TALKS + "Warga membicarakan perundingan di warung.", [], id="no talks where they are no subject"),
        pytest.param(FIGHT + "Insiden itu memicu perang selama 12 hari.", ["ASSAULT RUS+UKR"], id="a war that breaks out"),
        pytest.param(FIGHT + "Mereka tidak akan memenangkan perang.", [], id="no war that somebody would win"),
        pytest.param(FIGHT + "Warga tidak ingin terlibat dalam konfrontasi militer.", [], id="no war that nobody wants"),
        pytest.param(
            "Arab Saudi diserang pada Sabtu. Qatar diserang pada Minggu. Serangan itu menyebabkan kebakaran besar di kilang.",
            ["ASSAULT QAT"],
            id="an attack of unknown doers hit whom it hit before",
        ),
        pytest.param("Pada Senin hujan turun. Pasar sepi. Kesepakatan itu diumumkan.", [], id="nobody told, nobody lent"),
    ],
)
def test_sides_from_the_article(text: str, expected: list[str]) -> None:
    assert sides(text) == expected
