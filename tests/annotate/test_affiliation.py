"""Codes of persons by what stands beside their names, where no title before the name tells them."""

from __future__ import annotations

from datetime import date

import pytest

from runut.annotate import annotate
from runut.gazetteer import load_gazetteer
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from runut.records import Annotated
from tests.records import article


def read(text: str) -> Annotated:
    made = article(text=text, title=None, published=date(2025, 6, 15))
    return annotate(made, load_language(), load_gazetteer(), DEFAULT)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Harga naik," kata Badu Fulanto, analis di Brookings Institution.', ("USA", None, "EDU")),
        ('"Harga naik," kata Badu Fulanto dari Parlemen Eropa.', (None, "EU", "IGO")),
        ("Seorang ilmuwan asal Iran, Badu Fulanto, ditahan di Jepang.", ("IRN", None, "EDU")),
        ("Badu Fulanto, penasihat Vladimir Putin, tiba di Jepang.", ("RUS", None, "GOV")),
        ("Badu Fulanto (43), dokter di Iran, menolak.", ("IRN", None, "MED")),
        (
            "Iran menolak, kata Direktur Departemen Asia Kedua Kementerian Luar Negeri Rusia, Badu Fulanto.",
            ("RUS", None, "GOV"),
        ),
        ("Iran menolak, kata asisten agen khusus FBI di kantor New Orleans, Badu Fulanto.", ("USA", None, "COP")),
        ("Direktur Utama PT Rimba Telaga (RT), Badu Fulanto, menyoroti Iran dan Israel.", ("IDN", None, "BUS")),
        ('"Harga naik," kata CEO Boeing Badu Fulanto.', ("USA", None, "BUS")),
    ],
    ids=[
        "body behind",
        "from a body",
        "origin",
        "whom one serves",
        "age",
        "long title",
        "post between",
        "company",
        "head of one",
    ],
)
def test_persons(text: str, wanted: tuple[str | None, ...]) -> None:
    person = next(name for name in read(text).names if name.kind == "person" and "Fulanto" in name.span.text)
    assert (person.country, person.group, person.sector) == wanted


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Perusahaan minyak Iran menolak. PT Rimba Telaga menyusul.", "PT Rimba Telaga", ("IDN", None, "BUS")),
        ("Universitas Telaga Rimba di Iran menolak.", "Universitas Telaga Rimba", ("IRN", None, "EDU")),
        ("Pesawat itu tiba di Lanud Badu Fulanto.", "Lanud Badu Fulanto", ("IDN", None, "MIL")),
        ("Iran menyerang rumah sakit Badu Fulanto di Israel.", "Badu Fulanto", ("IRN", None, "MED")),
        ("Iran menolak, kata Lembaga Pemantau Atom PBB.", "Lembaga Pemantau Atom", (None, "UN", "IGO")),
        ("Direktur PT Komponen Pesawat Indonesia (KPI) pergi. KPI rugi.", "KPI", ("IDN", None, "BUS")),
    ],
    ids=[
        "company of another state's article",
        "school",
        "air base",
        "hospital of a person's name",
        "body of a body",
        "acronym",
    ],
)
def test_bodies(text: str, name: str, wanted: tuple[str | None, ...]) -> None:
    body = [found for found in read(text).names if found.span.text == name][-1]
    assert body.kind == "organisation"
    if name != "Badu Fulanto":
        assert (body.country, body.group, body.sector) == wanted
    assert body.sector == wanted[2]


@pytest.mark.parametrize("text", ["Program Makan Rimba berjalan.", "Dirjen Pemberdayaan Masyarakat (PM) tiba."])
def test_programmes_and_letters_are_no_parties(text: str) -> None:
    annotated = read(text)
    assert not [one for one in (*annotated.names, *annotated.described) if one.entity or one.office == "Perdana Menteri"]


@pytest.mark.parametrize("text", ["Iran mengecam rezim Zionis.", "Iran mengecam rezim zionis."])
def test_rule_of_zionists(text: str) -> None:
    annotated = read(text)
    assert "ISR" in {one.country or "" for one in annotated.described} | {
        load_gazetteer().entity(name.entity).country for name in annotated.names if name.entity
    }


@pytest.mark.parametrize("piece", ["Badu Fulanto, ", "analis ", "dari ", "(", "Badu Fulanto dari ", "Presiden Lee "])
def test_time_is_linear(piece: str) -> None:
    import time

    def cost(times: int) -> float:
        started = time.process_time()
        read(piece * times)
        return time.process_time() - started

    cost(100)
    assert cost(2000) < 30 * max(cost(500), 0.01)
