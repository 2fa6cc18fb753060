"""Whether it happened, is planned, is possible or did not happen, and how far each cue reaches. Sentences are our own."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources


def told(text: str) -> list[str]:
    """One line a mention: TYPE status."""
    return [f"{m.type} {m.status}" for m in read_example(text, load_resources())]


TOLD = [
    pytest.param("Rusia akan menyerang Kyiv pekan depan.", ["ASSAULT future"], id="a plan that the outlet tells is no threat"),
    pytest.param("Turki berencana mengusir dua diplomat Mesir.", ["SANCTION future"], id="berencana"),
    pytest.param("Rusia berencana menyerang Turki.", ["ASSAULT future"], id="a plan to attack is no accusation"),
    pytest.param("Presiden Kenya dijadwalkan mengunjungi Mesir.", ["AGREE future"], id="a planned visit is an agreement"),
    pytest.param(
        "Presiden Kenya akan singgah di Kairo, kemudian mengunjungi Turki.", ["AGREE future", "AGREE future"], id="and then"
    ),
    pytest.param(
        "Presiden Kenya dijadwalkan berkunjung ke Kairo, bertemu Presiden Mesir pada Jumat.",
        ["AGREE future", "AGREE future"],
        id="a plan holds for a verb behind a comma alone",
    ),
    pytest.param(
        "Presiden Kenya akan mengunjungi Turki. Kunjungan tersebut berlangsung di tengah ketegangan.",
        ["AGREE future", "AGREE future"],
        id="a word that points back to a plan",
    ),
    pytest.param(
        "Presiden Kenya bertemu Putin di Moskow pada 20 Juni 2024.", ["AGREE future"], id="a day after the publication"
    ),
    pytest.param(
        "Presiden Kenya bertemu Putin menjelang pemilu pada 20 Juni 2024.", ["CONSULT actual"], id="a day of something else"
    ),
    pytest.param(
        "Selain mengunjungi Mesir, Presiden Kenya juga akan bertemu Raja Yordania.",
        ["AGREE future", "AGREE future"],
        id="one of two plans",
    ),
    pytest.param(
        "Selain mengunjungi Mesir, Presiden Kenya juga bertemu Raja Yordania.",
        ["CONSULT actual", "CONSULT actual"],
        id="one of two deeds",
    ),
    pytest.param(
        "Polisi Kenya akan menutup jalan dan memberi imbauan kepada warga Mombasa.",
        ["REQUEST future"],
        id="a light verb joined to a plan",
    ),
    pytest.param(
        "Ketua DPR Kenya akan ke Kairo untuk bertemu Presiden Mesir.", ["AGREE future"], id="a plan to go without a verb"
    ),
    pytest.param("Presiden Kenya dijadwalkan pada Senin bertemu Presiden Mesir.", ["AGREE future"], id="a day inside the plan"),
    pytest.param("Saham turun menjelang pertemuan Presiden Kenya dan Presiden Mesir.", ["AGREE future"], id="a meeting ahead"),
    pytest.param(
        "Warga mengungsi sebelum serangan Israel ke Lebanon pada Senin.", ["ASSAULT actual"], id="an attack that others fled"
    ),
    pytest.param(
        "Nomor itu bisa kita blokir, kata Menteri Komunikasi Kenya.", ["COERCE hypothetical"], id="the doer behind the cue"
    ),
    pytest.param("Israel menyatakan tidak akan membunuhnya.", ["AGREE future"], id="a promise not to strike is no denial"),
    pytest.param(
        "Warga menunggu Bandara Damaskus dibuka kembali oleh pemerintah Suriah.",
        ["RETREAT hypothetical"],
        id="what is waited for",
    ),
    pytest.param(
        "Putusan itu tetap sah meski nantinya Ketua DPR Kenya ditangkap polisi Kenya.",
        ["COERCE future"],
        id="a clause that opens as a plan",
    ),
    pytest.param(
        "Rusia menyesalkan kegagalan Kenya menarik pasukannya dari Sudan.",
        ["ACCUSE actual", "RETREAT negated"],
        id="a failure to do it",
    ),
    pytest.param("Kenya mendekati kesepakatan dengan Mesir.", ["AGREE hypothetical"], id="a deal that draws near"),
    pytest.param(
        "Kesepakatan antara Kenya dan Mesir sudah sangat dekat, kata Presiden Kenya.",
        ["AGREE hypothetical"],
        id="a deal said to be near",
    ),
    pytest.param(
        "Kesepakatan antara Kenya dan Mesir sebagian telah dirundingkan.", ["AGREE future"], id="a deal that is worked at"
    ),
    pytest.param(
        "Kesepakatan antara Kenya dan Mesir dibahas sejak lama dan ditandatangani pada Senin.",
        ["AGREE actual", "CONSULT actual"],
        id="a deal that was worked at and struck",
    ),
    pytest.param("Rencananya, Presiden Kenya bertemu Presiden Mesir di Kairo.", ["AGREE future"], id="opens as a plan"),
    pytest.param(
        "Perjanjian itu mengatur penarikan pasukan Israel dari Lebanon.", ["CONCEDE future"], id="a term of a deal is to come"
    ),
    pytest.param("India mungkin akan menarik pasukannya dari Sudan.", ["RETREAT hypothetical"], id="perhaps will"),
    pytest.param("Mesir pernah berniat menyerang Sudan.", ["ASSAULT hypothetical"], id="an intention of the past"),
    pytest.param("Jika Rusia menyerang Turki, harga gas akan naik.", ["ASSAULT hypothetical"], id="a condition before"),
    pytest.param("Harga gas akan naik jika Rusia menyerang Turki.", ["ASSAULT hypothetical"], id="a condition behind"),
    pytest.param("Seandainya Rusia menyerang Turki, harga gas akan naik.", ["ASSAULT hypothetical"], id="seandainya"),
    pytest.param(
        "Jika Rusia, yang sedang krisis, menyerang Turki, harga gas akan naik.", ["ASSAULT hypothetical"], id="set apart inside"
    ),
    pytest.param("Pengamat khawatir Israel menyerang Lebanon.", ["ASSAULT hypothetical"], id="what is feared"),
    pytest.param(
        "Warga menyampaikan harapan terkait kunjungan Presiden Kenya ke Turki.",
        ["CONSULT actual"],
        id="what is hoped of a fact",
    ),
    pytest.param("Pengamat khawatir setelah Israel menyerang Lebanon.", ["ASSAULT actual"], id="feared after a fact"),
    pytest.param("Muncul kekhawatiran Israel akan menyerang Lebanon.", ["ASSAULT hypothetical"], id="a fear that it will"),
    pytest.param("Turki membuka kemungkinan bertemu Suriah.", ["AGREE hypothetical"], id="an opened possibility"),
    pytest.param("Mesir tidak pernah membombardir Sudan.", ["ASSAULT negated"], id="never"),
    pytest.param("Turki urung menarik pasukannya dari Irak.", ["RETREAT negated"], id="urung"),
    pytest.param("Vietnam belum mendukung Kenya.", ["SUPPORT negated"], id="not yet is no refusal"),
    pytest.param("Tak satu pun tentara Rusia menyerang Turki.", ["ASSAULT negated"], id="nobody did"),
    pytest.param("Belum lama ini Rusia menyerang Turki.", ["ASSAULT actual"], id="not long ago"),
    pytest.param("Rusia belum lama ini menyerang Turki.", ["ASSAULT actual"], id="not long ago, inside"),
    pytest.param("Rusia tidak hanya menyerang Turki, tetapi juga mengejutkan warga.", ["ASSAULT actual"], id="not only"),
    pytest.param(
        "Jepang batal mengirim bantuan ke Sudan setelah bertemu Presiden Kenya.",
        ["AID negated", "CONSULT actual"],
        id="a clause of its own has no share in a negation",
    ),
    pytest.param(
        "Buruh akan mogok, kata serikat, sesudah Prancis mengusir tiga diplomat Mesir.",
        ["PROTEST future", "SANCTION actual"],
        id="nor in a plan",
    ),
    pytest.param("Serangan drone Ukraina ke Moskow digagalkan.", ["ASSAULT negated"], id="foiled"),
    pytest.param(
        "Israel tidak pernah mengakui ataupun menyangkal laporan itu.", ["REJECT negated"], id="neither admitted nor denied"
    ),
    pytest.param(
        "Turki akan menyerang atau memblokade Sudan.", ["ASSAULT future", "COERCE future"], id="one or the other to come"
    ),
    pytest.param("Israel tidak pernah membantah laporan itu.", ["REJECT negated"], id="who never denied denies nothing"),
    pytest.param("Lawatan Raja Yordania ke Turki dijadwalkan pada Jumat.", ["AGREE future"], id="behind an event noun"),
    pytest.param(
        "Lawatan Raja Yordania ke Turki berlangsung pada Jumat.", ["CONSULT actual"], id="an event noun that happened"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_status(text: str, expected: list[str]) -> None:
    assert told(text) == expected


BACKGROUND = [
    pytest.param(
        "Hizbullah kini ditetapkan sebagai organisasi teroris oleh Amerika Serikat.", True, id="a label that is borne"
    ),
    pytest.param("Presiden Suriah yang digulingkan, Bashar al-Assad, berada di Moskow.", True, id="who was overthrown once"),
    pytest.param("Hizbullah ditetapkan sebagai organisasi teroris oleh Amerika Serikat.", False, id="a label that is given"),
    pytest.param(
        "Hizbullah kini resmi ditetapkan sebagai organisasi teroris oleh Amerika Serikat.", False, id="and given just now"
    ),
    pytest.param("Militer Israel memblokade Gaza sejak subuh.", False, id="since dawn"),
    pytest.param("Militer Israel memblokade Gaza sejak 2007.", True, id="since a year long past"),
]


@pytest.mark.parametrize(("text", "background"), BACKGROUND)
def test_background_by_since(text: str, background: bool) -> None:
    assert [m.background for m in read_example(text, load_resources())] == [background]
