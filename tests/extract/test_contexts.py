"""Contexts: the sentence first, the event's own type and parties, the article where the sentence says little; never many."""

from __future__ import annotations

from datetime import date

import pytest

from runut.evaluate.bare import bare_article
from runut.evaluate.context_rules import check_contexts
from runut.extract import extract_events
from runut.extract.contexts import MOST
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, load_resources
from runut.records import EventMention


def read(text: str, title: str | None = None) -> tuple[EventMention, ...]:
    resources = load_resources()
    article = bare_article(text, title=title, day=date(2024, 6, 12))
    return extract_events(article, annotate_article(article, resources), resources.language, resources.gazetteer, DEFAULT)


def test_every_example_of_a_context_holds() -> None:
    assert list(check_contexts()) == []


@pytest.mark.parametrize(
    ("text", "type_", "present", "absent"),
    [
        pytest.param("Jet tempur Rusia menyerang Idlib pada Senin.", "ASSAULT", {"military"}, {"diplomatic"}, id="words"),
        pytest.param(
            "Presiden Turki bertemu Perdana Menteri Irak di Bagdad.", "CONSULT", {"diplomatic"}, set(), id="two states"
        ),
        pytest.param(
            "Menteri Luar Negeri Rusia mengatakan Israel menyerang Damaskus.",
            "ASSAULT",
            set(),
            {"diplomatic"},
            id="only told by",
        ),
        pytest.param(
            "Inggris mengecam program nuklir Iran dan uji coba nuklir Korea Utara.",
            "ACCUSE",
            {"cbrn"},
            {"military"},
            id="longest",
        ),
        pytest.param("Israel memperingatkan Suriah.", "THREATEN", set(), {"military", "economic"}, id="no words, none"),
    ],
)
def test_contexts_of_a_sentence(text: str, type_: str, present: set[str], absent: set[str]) -> None:
    found = [set(mention.contexts) for mention in read(text) if mention.type == type_]
    for contexts in found:
        assert present <= contexts
        assert not absent & contexts
    assert found or not present


def test_the_article_lends_its_subject_to_a_bare_sentence() -> None:
    text = (
        "IAEA memeriksa fasilitas nuklir di Iran pada Senin. Program nuklir Iran dibahas di Wina.\n"
        "Israel mengecam Iran pada Selasa."
    )
    mentions = read(text, "Program Nuklir Iran Diperiksa IAEA")
    assert any("cbrn" in mention.contexts for mention in mentions if "Selasa" in mention.evidence.text)


def test_never_many() -> None:
    text = (
        "Parlemen Turki, pengadilan, tentara, intelijen, dokter, pengungsi, peretas dan koruptor hadir ketika "
        "Presiden Turki mengecam Israel soal nuklir, pemilu, gempa, narkoba dan suaka."
    )
    assert all(len(mention.contexts) <= MOST for mention in read(text))
    assert any(len(mention.contexts) == MOST for mention in read(text))
