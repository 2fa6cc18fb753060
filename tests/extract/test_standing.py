"""Who a party of a row is, told by the article and not by its own words. Sentences are our own; persons are invented."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import Party


def who(party: Party) -> str:
    return f"{party.name} {party.group or party.country or '-'} {party.sector or '-'}"


def parties(text: str) -> list[str]:
    """Each party of the article's rows once, in order."""
    rows = read_example(text, load_resources())
    return list(dict.fromkeys(who(party) for row in rows for party in (*row.actors, *row.recipients)))


ROWS = [
    pytest.param(
        "KPK memeriksa Wiryo Sasmita sebagai tersangka suap. Wiryo Sasmita tinggal di Bandung.",
        "Wiryo Sasmita IDN CVL",
        id="a private person is of the article's state",
    ),
    pytest.param(
        "KPK menangkap Kepala Desa Hambalang dalam kasus suap.",
        "Kepala Desa Hambalang IDN GOV",
        id="a title goes on behind the word that heads it",
    ),
    pytest.param(
        "Gubernur Jawa Tengah Wiryo Sasmita berpidato di Semarang. Ribuan buruh mendesak Gubernur menaikkan upah.",
        "Wiryo Sasmita IDN GOV",
        id="a bare title is the one person who bears it",
    ),
    pytest.param(
        "Warga Jakarta, Bandung, Semarang, dan Medan resah. Ribuan mahasiswa berunjuk rasa menolak kebijakan pemerintah Indonesia.",
        "mahasiswa Indonesia IDN CVL",
        id="a crowd is of the state that the article is about",
    ),
    pytest.param(
        "KPK menahan BF (24) dan WS (31) dalam kasus suap di Jakarta.",
        "BF IDN CVL",
        id="initials are persons",
    ),
    pytest.param(
        "KPK memeriksa Presiden Grab Indonesia Wiryo Sasmita sebagai tersangka suap.",
        "Wiryo Sasmita IDN BUS",
        id="the president of a company",
    ),
    pytest.param("KPK memeriksa Mayjen (Purn) Wiryo Sasmita sebagai tersangka suap.", "Wiryo Sasmita - ELI", id="retired"),
    pytest.param(
        "KPK menahan eks Kepala Subdirektorat Penagihan Direktorat Pemeriksaan Wiryo Sasmita di Jakarta.",
        "Wiryo Sasmita IDN ELI",
        id="the bearer behind a long title",
    ),
    pytest.param(
        "Kejaksaan Agung memeriksa mantan Direktur Keuangan PT Garam Nusa Wiryo Sasmita di Jakarta.",
        "Wiryo Sasmita IDN BUS",
        id="a former officer of a company",
    ),
    pytest.param(
        "KPK didatangi mahasiswa Bandung. Warga Jakarta mengecam seorang pimpinan KPK pada Senin.",
        "pimpinan KPK IDN JUD",
        id="who leads a body has the body's sector",
    ),
]


@pytest.mark.parametrize(("text", "party"), ROWS)
def test_standing(text: str, party: str) -> None:
    assert any(found.startswith(party) for found in parties(text)), parties(text)
