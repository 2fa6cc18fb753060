"""To whom and against whom: who is meant by the words behind a verb, and who is only their topic or place.

Sentences are our own; persons are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import pytest

from runut.evaluate.bare import bare_article
from runut.evaluate.rules import DAY, read_example
from runut.extract import extract_events
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, load_resources
from runut.records import Party
from runut.records.evoked import Evoked, PartRole


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
REFUSED = [
    pytest.param("Presiden Turki menolak Yunani dipersenjatai.", ["REJECT "], id="what is to befall it is refused"),
    pytest.param("Presiden Turki menolak Yunani.", ["REJECT Yunani"], id="it is refused"),
    pytest.param(
        "Presiden Kenya meminta dukungan dari Sudan terkait posisinya sebagai wakil dari Etiopia.",
        ["REQUEST Sudan"],
        id="behind the topic",
    ),
    pytest.param('"Yunani harus didukung," kata Presiden Turki.', [], id="what is to befall it is asked of others"),
    pytest.param('"Yunani harus menarik pasukan," kata Presiden Turki.', ["REQUEST Yunani"], id="what it is to do"),
]
ASKED = [
    pytest.param(
        "Presiden Turki meminta agar Yunani segera menarik pasukan.", ["REQUEST Yunani"], id="who is to do what is asked"
    ),
    pytest.param(
        "Presiden Turki meminta agar kasus itu segera dituntaskan Yunani.",
        ["REQUEST Yunani"],
        id="who is to do it, in a passive",
    ),
    pytest.param("Pemerintah Turki meminta bantuan dari Yunani.", ["REQUEST Yunani"], id="from whom"),
    pytest.param(
        "Ratusan pengunjuk rasa berkumpul di luar kantor Presiden Serbia.", ["PROTEST kantor Presiden Serbia"], id="whose seat"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS + REFUSED + ASKED)
def test_recipients(text: str, expected: list[str]) -> None:
    assert told(text) == expected


ONE_PARTY = [
    pytest.param("Polisi Turki membekuk agen rahasia Rusia.", ["COERCE agen rahasia Rusia"], id="somebody of a land"),
    pytest.param("Bupati Pamekasan mengusulkan UMK 2024 sebesar Rp2 juta.", ["REQUEST "], id="what is proposed"),
    pytest.param(
        "Presiden Kenya meminta tiga menteri, yakni Menteri Pertahanan Sudan Ali Sarbini dan Menteri Keuangan Sudan Omar Tegar, mundur.",
        ["REQUEST Ali Sarbini+Omar Tegar"],
        id="who they are follows",
    ),
    pytest.param("Presiden Turki menolak bantuan militer.", ["REJECT "], id="a word that colours the noun"),
    pytest.param("Presiden Turki menolak revisi UU Uni Eropa.", ["REJECT "], id="whose law it is"),
    pytest.param("Presiden Turki mengerahkan 2.000 personel militer Turki.", ["MOBILIZE "], id="own forces"),
]


@pytest.mark.parametrize(("text", "expected"), ONE_PARTY)
def test_one_party(text: str, expected: list[str]) -> None:
    assert told(text)[:1] == expected


ASIDE = [
    pytest.param("Presiden Turki membantah bahwa Yunani akan menerima senjata.", "REJECT ", id="who a denied claim is about"),
    pytest.param("Presiden Turki membantah tudingan Yunani.", "REJECT Yunani", id="whose accusation is denied"),
    pytest.param("Turki tidak mengakui Krimea sebagai wilayah Rusia.", "REJECT Rusia", id="whose part it is refused to be"),
    pytest.param(
        "Amerika Serikat mengakui Yerusalem sebagai ibu kota Israel.", "SUPPORT Israel", id="whose part it is taken for"
    ),
    pytest.param("Ketua DPR menepis wacana pengalihan kewenangan KPK.", "REJECT ", id="whose powers are talked of"),
    pytest.param("Ketua MPR mengkritik rapat paripurna DPR.", "ACCUSE ", id="whose sitting it is"),
]


@pytest.mark.parametrize(("text", "expected"), ASIDE)
def test_aside(text: str, expected: str) -> None:
    assert told(text) == [expected]


REACHED = [
    pytest.param(
        "Menlu Turki mengirim surat kepada Ketua DPR Puan Maharani untuk meminta klarifikasi.",
        "REQUEST Puan Maharani",
        id="by letter",
    ),
    pytest.param(
        "Menlu Turki menemui Ketua DPR Puan Maharani guna meminta bantuan.", "REQUEST Puan Maharani", id="whom one meets for it"
    ),
    pytest.param(
        "Menteri Luar Negeri Turki meminta agar seluruh karyawan segera melapor.",
        "REQUEST karyawan Turki",
        id="people of no office",
    ),
    pytest.param(
        "Menteri Luar Negeri Turki meminta agar para pekerja tak diberhentikan.", "REQUEST ", id="whom it is to spare"
    ),
    pytest.param(
        "Pemerintah Turki menuduh kalangan pengusaha memicu kerusuhan.", "ACCUSE kalangan pengusaha Turki", id="people blamed"
    ),
]


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_reached(text: str, expected: str) -> None:
    assert told(text)[-1:] == [expected]


def test_a_town_at_home_is_where_it_was() -> None:
    text = "Polisi Indonesia masih berjaga di Jakarta. Penembakan di Yahukimo menewaskan dua orang pada Senin."
    assert "Yahukimo" not in names(p for m in read_example(text, load_resources()) for p in m.recipients)


def test_who_is_to_be_given_something_is_not_asked() -> None:
    assert told('"Guru harus mendapatkan perhatian," kata Presiden Turki.') == []


def test_where_a_thing_is_from_is_no_party() -> None:
    assert "CHN" not in {
        p.country
        for m in read_example("Kepala dinas itu mengecam mutu bus asal China.", load_resources())
        for p in m.recipients
    }


HIT = [
    pytest.param(
        "Jet tempur NATO mencegat dua pesawat militer Rusia.",
        ["MOBILIZE pesawat militer Rusia"],
        id="what the trigger's own words name",
    ),
    pytest.param(
        "Sedikitnya 12 warga sipil tewas dalam serangan Israel di Suriah.",
        ["ASSAULT warga sipil Suriah"],
        id="the dead, not the land",
    ),
    pytest.param("Israel melancarkan serangan di Suriah.", ["ASSAULT Suriah"], id="the land where nobody else is told"),
    pytest.param("Rusia mengirim 200 tentara ke Suriah.", ["MOBILIZE "], id="where forces go"),
]


@pytest.mark.parametrize(("text", "expected"), HIT)
def test_hit(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_two_verbs_share_what_follows() -> None:
    assert told("Presiden Turki meminta dan mendesak Yunani menarik pasukan.")[0] == "REQUEST Yunani"
    assert told("Bangladesh menangkap dan memulangkan paksa 90 pengungsi Suriah.")[0] == "COERCE pengungsi Suriah"


UNNAMED = [
    pytest.param(
        "Presiden Turki meminta seluruh pengguna jalan agar waspada.",
        ("meminta", "REQUEST", ["pengguna", "jalan"]),
        "REQUEST pengguna jalan Turki",
        id="people asked",
    ),
    pytest.param(
        "Presiden Turki mengimbau dua penyebar fitnah pulang.",
        ("mengimbau", "REQUEST", ["penyebar", "fitnah"]),
        "REQUEST penyebar fitnah Turki",
        id="people told, without their number",
    ),
    pytest.param(
        "Presiden Turki memuji pengangkatan itu.", ("memuji", "SUPPORT", ["pengangkatan"]), "SUPPORT ", id="a deed is nobody"
    ),
    pytest.param(
        "Presiden Turki mengecam kenapa program baru itu mahal.",
        ("mengecam", "ACCUSE", ["program"]),
        "ACCUSE ",
        id="nor is a thing",
    ),
]


@pytest.mark.parametrize(("text", "read", "expected"), UNNAMED)
def test_unnamed(text: str, read: tuple[str, str, list[str]], expected: str) -> None:
    """read: what the network takes for what: the word, its type, who has it done to him."""
    word, type_, parts = read
    resources = load_resources()
    article = bare_article(text, title=None, day=DAY)
    annotated = annotate_article(article, resources)
    at = {token.text: i for i, token in enumerate(annotated.tokens)}
    shares = tuple((at[part], "recipient", 0.9) for part in parts)
    one = Evoked(
        first=at[word],
        last=at[word] + 1,
        type=type_,
        share=0.9,
        mode=None,
        status="actual",
        symmetric=0.0,
        parts=cast("tuple[tuple[int, PartRole, float], ...]", shares),
    )
    mentions = extract_events(article, replace(annotated, evoked=(one,)), resources.language, resources.gazetteer, DEFAULT)
    assert [f"{m.type} {names(m.recipients)}" for m in mentions] == [expected]
