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
        "Ketua DPR bertolak ke Bogor. Anggaran itu disetujui Dewan Perwakilan Rakyat Daerah (DPRD) Kota Bogor, Jawa Barat.",
        "Dewan Perwakilan Rakyat Daerah IDN LEG",
        id="a body of a region is not that of the state",
    ),
    pytest.param(
        "WWF Indonesia mengecam pemerintah Indonesia.",
        "WWF Indonesia IDN NGO",
        id="the branch of a body at home in no state",
    ),
    pytest.param(
        "Pihak Polda Metro Jaya meminta warga Jakarta tenang.", "Polda Metro Jaya IDN COP", id="the side of a body is the body"
    ),
    pytest.param(
        "KPK menahan Wiryo Sasmita alias Bejo di Jakarta, Indonesia.", "Wiryo Sasmita IDN", id="another name of the same person"
    ),
    pytest.param(
        '"Kami mengecam pemerintah," kata pedagang Wiryo Sasmita di Bandung, Senin. Warga Jakarta dan Medan resah.',
        "Wiryo Sasmita IDN BUS",
        id="who says kami has the codes of the speaker",
    ),
    pytest.param(
        '"Kami menolak usulan DPR," kata Kepala Badan Pendapatan Daerah DKI Jakarta, Sari Dewanti dalam siaran persnya.',
        "Sari Dewanti IDN GOV",
        id="who speaks stands behind the comma of a title",
    ),
    pytest.param(
        "KPK menetapkan Imam Kusnadi sebagai tersangka. Penyidikan yang menjerat Imam dimulai KPK tahun lalu.",
        "Imam Kusnadi",
        id="a first name that is also a title",
    ),
    pytest.param(
        "Kepolisian Daerah (Polda) Sumatra Barat menahan dua anggota DPRD Padang.",
        "Kepolisian Daerah Sumatra Barat IDN COP",
        id="a short form inside the name of a body",
    ),
    pytest.param(
        "Badan Pemeriksa Keuangan (BPK) RI memeriksa Pemprov Riau.",
        "Badan Pemeriksa Keuangan IDN GOV",
        id="the state behind the name of its body",
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


TOLD_TWICE = [
    pytest.param(
        "KPK menahan tiga tersangka, masing-masing Badrun Sutanto, Anto Wibawa, dan Dedi Kusnadi.",
        ["Badrun Sutanto", "Anto Wibawa", "Dedi Kusnadi"],
        id="each of a number",
    ),
    pytest.param(
        "Dua anggota DPRD Riau, Badrun Sutanto dan Anto Wibawa, ditahan KPK.",
        ["Badrun Sutanto", "Anto Wibawa"],
        id="a plural and its list",
    ),
    pytest.param(
        "KPK memeriksa Badrun Sutanto dan istrinya, Sari Dewanti, pada Selasa.",
        ["Badrun Sutanto", "Sari Dewanti"],
        id="who she is to him",
    ),
]


@pytest.mark.parametrize(("text", "names"), TOLD_TWICE)
def test_told_twice(text: str, names: list[str]) -> None:
    assert [party.name for row in read_example(text, load_resources()) for party in row.recipients] == names
