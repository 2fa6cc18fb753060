"""Whose word a mention is, what its statement does and how far it is kept. Sentences and persons are our own."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import EventMention


def mentions(text: str) -> list[EventMention]:
    return list(read_example(text, load_resources()))


def said(text: str) -> list[str]:
    """One line a mention: TYPE speakers."""
    return [f"{m.type} {'+'.join(p.group or p.country or p.name for p in m.said_by)}".strip() for m in mentions(text)]


SAID = [
    pytest.param("Rusia menyerang Ukraina.", ["ASSAULT"], id="a fact in the outlet's own voice"),
    pytest.param('"Rusia menyerang Ukraina," kata Volodymyr Zelensky.', ["ASSAULT UKR"], id="inside a quotation"),
    pytest.param("Volodymyr Zelensky mengatakan bahwa Rusia menyerang Ukraina.", ["ASSAULT UKR"], id="inside a report"),
    pytest.param("Menurut Volodymyr Zelensky, Rusia menyerang Ukraina.", ["ASSAULT UKR"], id="menurut"),
    pytest.param(
        "Volodymyr Zelensky tiba di Berlin. Ia mengatakan Rusia menyerang Ukraina.",
        ["CONSULT", "ASSAULT UKR"],
        id="a pronoun's speaker",
    ),
    pytest.param("Turki mengecam Suriah.", ["ACCUSE TUR"], id="a verbal act is its doer's word"),
    pytest.param("Volodymyr Zelensky mengumumkan pemecatan Menteri Energi Ukraina.", ["SANCTION UKR"], id="what is announced"),
    pytest.param("Rusia dan Turki mencapai kesepakatan.", ["AGREE"], id="an agreement of both is nobody's word"),
    pytest.param(
        '"Kami siap membantu Turki," kata Vladimir Putin setelah bertemu Bashar al-Assad di Moskow.',
        ["AGREE RUS", "CONSULT"],
        id="behind the quotation the outlet tells",
    ),
    pytest.param(
        "Vladimir Putin mengatakan situs itu rusak akibat serangan Israel ke Iran.",
        ["ASSAULT"],
        id="the cause of what somebody speaks of",
    ),
    pytest.param("Kelompok Houthi mengklaim telah menyerang Israel.", ["ASSAULT HOUTHI"], id="a claim of responsibility"),
]


@pytest.mark.parametrize(("text", "lines"), SAID)
def test_whose_word_it_is(text: str, lines: list[str]) -> None:
    assert said(text) == lines


HEDGED = [
    pytest.param("Israel dilaporkan menyerang Iran.", "dilaporkan", id="dilaporkan"),
    pytest.param("Israel diduga menyerang Iran.", "diduga", id="diduga"),
    pytest.param("Konon, Israel menyerang Iran.", "konon", id="konon opens the sentence"),
    pytest.param("Israel menyerang Iran.", None, id="told as a fact"),
    pytest.param("Israel menyerang Iran, yang diduga membuat bom.", None, id="about something else"),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGED)
def test_word_that_keeps_a_mention_at_a_distance(text: str, hedge: str | None) -> None:
    assert mentions(text)[0].hedge == hedge


def test_a_denial_is_bound_to_its_statement() -> None:
    [mention] = mentions("Iran membantah tuduhan Israel.")
    assert (mention.type, mention.mode, mention.stance) == ("REJECT", "deny", "denies")
    assert mention.quote is not None


def test_each_act_in_a_quotation_has_its_own_stance() -> None:
    found = mentions('"Kami mengecam Israel dan mengancam akan membalas Turki," kata Menteri Luar Negeri Iran Abbas Araghchi.')
    assert [(m.type, m.stance) for m in found] == [("ACCUSE", "accuses"), ("THREATEN", "warns")]
