"""Through whom an article has what it tells, and how far one citation reaches. Sentences and persons are our own."""

from __future__ import annotations

import pytest
from tests.records import article

from runut.annotate import annotate
from runut.extract import extract_events
from runut.extract.citing import Citation, OutletNames, find_citation
from runut.extract.units import make_units
from runut.limits import DEFAULT
from runut.pipeline import load_resources
from runut.records import EventMention


def cited(text: str, outlet: str = "contoh.id") -> Citation | None:
    """What the first sentence cites."""
    resources = load_resources()
    one = article(text=text)
    annotated = annotate(one, resources.language, resources.gazetteer, DEFAULT)
    sentence = annotated.sentences[0]
    names = [name for name in annotated.names if name.last <= sentence.last]
    units = make_units(one, annotated, sentence, names, ())
    timed = frozenset(i for t in annotated.times for i, unit in enumerate(units) if t.span.start <= unit.start < t.span.end)
    return find_citation(units, resources.language.lexicon, OutletNames(resources.gazetteer, outlet), timed)


CITED = [
    pytest.param("Rusia mengebom Idlib, seperti dilansir AFP.", ("AFP",), id="seperti dilansir"),
    pytest.param("Rusia mengebom Idlib, lapor AP.", ("AP",), id="lapor, with the acronym the news has"),
    pytest.param("Rusia mengebom Idlib, lapor kantor berita SANA.", ("SANA",), id="lapor kantor berita"),
    pytest.param("Menurut laporan Syria TV, Rusia mengebom Idlib.", ("Syria TV",), id="menurut laporan"),
    pytest.param("Dalam wawancara dengan CNN, Trump mengecam Iran.", ("CNN",), id="an interview"),
    pytest.param('"Kami siap," kata Badu Fulanto kepada Reuters.', ("Reuters",), id="told to an agency"),
    pytest.param(
        "Kremlin, menurut TASS, seperti dikutip Reuters, membantah kabar itu.", ("Reuters", "TASS"), id="nested: nearest first"
    ),
    pytest.param(
        '"Kami siap," kata Badu Fulanto kepada Al Arabiya, dikutip kantor berita Anadolu.',
        ("Anadolu", "Al Arabiya"),
        id="told to one, taken from another",
    ),
    pytest.param("Demikian dilaporkan KCNA sebagaimana dikutip Reuters.", ("Reuters", "KCNA"), id="dilaporkan A, dikutip B"),
    pytest.param("AFP, mengutip SANA, melaporkan serangan itu.", ("AFP", "SANA"), id="one that cites another"),
    pytest.param(
        "Rusia menyerang, kata dia seperti dikutip Sputnik dari surat kabar Dawn.", ("Sputnik", "Dawn"), id="A dari B"
    ),
    pytest.param("Serangan itu diberitakan Reuters dan AFP.", ("Reuters", "AFP"), id="two side by side"),
    pytest.param("Rusia mengebom Idlib, demikian dilansir Lensa Utara.", ("Lensa Utara",), id="one that the gazetteer lacks"),
    pytest.param("Rusia mengebom Idlib, seperti dilansirAFPdanReuters, Rabu.", ("AFP", "Reuters"), id="glued by a scraper"),
    pytest.param("DilansirAFP, Rabu (1/5/2024), Rusia mengebom Idlib.", ("AFP",), id="glued at the start"),
    pytest.param("Rusia mengebom Idlib, dikutip dariAljazeera.", ("Al Jazeera",), id="dari glued to the outlet"),
    pytest.param("Rusia mengebom Idlib, dilansirAl Arabiya pada Rabu.", ("Al Arabiya",), id="glued to the first of two words"),
    pytest.param("Rusia mengebom Idlib, dikutip Sabtu (28/12/2024).", None, id="a day is no outlet"),
    pytest.param("Rusia mengecam Turki, dikutip dari akun Twitter miliknya.", None, id="a platform is no outlet"),
    pytest.param("Trump menggugat CNN di pengadilan Florida.", None, id="an outlet that something happens to"),
    pytest.param("Rusia mengebom Idlib, seperti dilansir contoh.id.", None, id="not the outlet itself"),
]


@pytest.mark.parametrize(("text", "outlets"), CITED)
def test_outlets_that_a_sentence_cites(text: str, outlets: tuple[str, ...] | None) -> None:
    found = cited(text)
    assert (found.outlets if found else None) == outlets


def test_own_outlet_under_any_of_its_names_is_left_out() -> None:
    assert cited("Rusia mengebom Idlib, kata Badu Fulanto kepada Kompas.com.", "kompas.com") is None


def mentions(text: str, title: str | None = None, credits: tuple[str, ...] = ()) -> list[EventMention]:
    resources = load_resources()
    one = article(text=text, title=title, credits=credits)
    annotated = annotate(one, resources.language, resources.gazetteer, DEFAULT)
    return list(extract_events(one, annotated, resources.language, resources.gazetteer, DEFAULT))


HEADED = "Dilansir AFP, Selasa (10/6/2025), Iran menyerang Irak."
SPREAD = [
    pytest.param(
        f"Turki mengecam Suriah.\n{HEADED}\nRusia menyerang Ukraina.",
        [("AFP",), ("AFP",), ("AFP",)],
        id="one that opens its sentence is that of the whole article",
    ),
    pytest.param(
        f"Turki mengecam Suriah.\n{HEADED}\nYaman menyerang Oman.\nMelansir Reuters, Rusia menyerang Ukraina.",
        [(), ("AFP",), ("AFP",), ("Reuters",)],
        id="of two that open, each is that of what follows",
    ),
    pytest.param(
        "Rusia menyerang Ukraina, lapor Reuters.\nIran menyerang Irak.",
        [("Reuters",), ()],
        id="what one reports holds for its sentence",
    ),
    pytest.param(
        "Rusia menyerang Ukraina.\nIran menyerang Irak. Demikian dilaporkan KCNA sebagaimana dikutip Reuters.",
        [(), ("Reuters", "KCNA")],
        id="demikian dilaporkan holds for its paragraph",
    ),
    pytest.param(
        "Rusia menyerang Ukraina.\nIran menyerang Irak.\nDemikian dilaporkan Reuters.",
        [("Reuters",), ("Reuters",)],
        id="demikian dilaporkan as the last paragraph holds for the article",
    ),
    pytest.param(
        "Putin mengecam Ukraina, seperti dikutip Reuters.\nIran menyerang Irak.\nPutin menuduh Turki melanggar perjanjian itu.",
        [("Reuters",), (), ("Reuters",)],
        id="what is taken of a speaker holds for the speaker",
    ),
]


@pytest.mark.parametrize(("text", "via"), SPREAD)
def test_reach_of_a_citation(text: str, via: list[tuple[str, ...]]) -> None:
    assert [mention.via for mention in mentions(text)] == via


def test_credits_hold_for_all_and_come_first() -> None:
    text = "Rusia menyerang Ukraina.\nIran menyerang Irak, lapor Tasnim."
    assert [mention.via for mention in mentions(text, credits=("ANTARA",))] == [("Antara",), ("Antara", "Tasnim")]
