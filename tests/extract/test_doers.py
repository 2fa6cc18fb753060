"""Who does it: subjects that word order alone mistakes, who speaks, doers without a name.

Sentences are our own; persons are invented.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import Party


def told(text: str) -> list[str]:
    """One line a mention: TYPE actors by name."""
    return [f"{m.type} {names(m.actors)}" for m in read_example(text, load_resources())]


def names(parties: Iterable[Party]) -> str:
    return "+".join(party.name for party in parties)


SUBJECTS = [
    pytest.param(
        "Presiden Zimbabwe Farai Mutasa yang selama tujuh tahun pemerintahannya dilanda krisis, menolak desakan Uni Afrika.",
        ["REJECT Farai Mutasa"],
        id="behind a relative clause with a subject of its own",
    ),
    pytest.param(
        "Duta Besar Turki menemui Menteri Luar Negeri Prancis meminta bantuan.",
        ["CONSULT Duta Besar Turki", "REQUEST Duta Besar Turki"],
        id="an object is not who asks",
    ),
    pytest.param(
        "Kedutaan Besar Turki pun, tutur Mutasa, juga telah mengecam Iran.",
        ["ACCUSE Kedutaan Besar Turki"],
        id="past an attribution",
    ),
    pytest.param(
        "Menyindir keputusan Turki yang mencabut izin itu, Rusia menegaskan tidak akan ikut.",
        ["ACCUSE Rusia", "COERCE Turki", "REJECT Rusia"],
        id="an opening clause over a relative one",
    ),
    pytest.param("Turki bersama Yunani mengecam Israel.", ["ACCUSE Turki+Yunani"], id="who does it together"),
    pytest.param(
        "Dua komandan ISIS tewas dalam serangan udara Prancis di Mali.", ["ASSAULT Prancis"], id="by the deed that they died in"
    ),
    pytest.param(
        "Taliban mengaku bertanggung jawab atas pengeboman yang menewaskan dua tentara Prancis.",
        ["ASSAULT Taliban", "ASSAULT Taliban"],
        id="who claims the deed",
    ),
    pytest.param(
        "Hakan Fidan juga sudah komunikasi dengan Presiden Yunani Nikos Stavrou.",
        ["CONSULT Hakan Fidan"],
        id="a noun for a verb",
    ),
    pytest.param(
        "Gubernur Papua diperiksa di Bareskrim Polri terkait kasus suap.", ["ACCUSE Bareskrim Polri"], id="where it is done"
    ),
    pytest.param("Program itu, sambung Mutasa, mendukung pemerintah Indonesia.", [], id="who is cited does nothing"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_doers(text: str, expected: list[str]) -> None:
    assert told(text) == expected


SPEAKERS = [
    pytest.param("Trump mengundang Presiden Turki ke Gedung Putih.", "", id="an invitation is a deed"),
    pytest.param(
        "Komisi Pemberantasan Korupsi memeriksa Gubernur Papua dalam kasus suap.", "", id="an investigation says nothing"
    ),
    pytest.param("Turki mengecam Israel.", "Turki", id="who blames says so"),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(text: str, speakers: str) -> None:
    (mention,) = read_example(text, load_resources())
    assert names(mention.said_by) == speakers
