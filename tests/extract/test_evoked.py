"""What the network's word makes beside the rules: when it counts, and whose sides it takes. Sentences are our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.test_events import sides

from runut.evaluate.bare import bare_article
from runut.evaluate.rules import DAY
from runut.extract import extract_events
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, load_resources
from runut.records.evoked import Evoked, PartRole


def told(text: str, word: str, type_: str, share: float, parts: dict[str, PartRole]) -> list[str]:
    """The mentions of a sentence in which the network takes `word` to evoke an event with these parts."""
    resources = load_resources()
    article = bare_article(text, title=None, day=DAY)
    annotated = annotate_article(article, resources)
    at = {token.text: i for i, token in enumerate(annotated.tokens)}
    shares = tuple((at[part], role, 0.9) for part, role in parts.items())
    one = Evoked(
        first=at[word], last=at[word] + 1, type=type_, share=share, mode=None, status="actual", symmetric=0.0, parts=shares
    )
    mentions = extract_events(article, replace(annotated, evoked=(one,)), resources.language, resources.gazetteer, DEFAULT)
    return [f"{m.type} {sides(m.actors)} > {sides(m.recipients)}" for m in mentions]


@pytest.mark.parametrize(
    ("text", "word", "type_", "share", "parts", "rows"),
    [
        pytest.param(
            "Rusia mencemaskan Turki.",
            "mencemaskan",
            "ACCUSE",
            0.7,
            {"Rusia": "actor", "Turki": "recipient"},
            ["ACCUSE RUS > TUR"],
            id="no rule knows the word",
        ),
        pytest.param(
            "Rusia mencemaskan Turki.",
            "mencemaskan",
            "ACCUSE",
            0.4,
            {"Rusia": "actor", "Turki": "recipient"},
            [],
            id="unsure",
        ),
        pytest.param(
            "Pakar itu menyanjung Presiden Turki.",
            "menyanjung",
            "SUPPORT",
            0.9,
            {"Turki": "recipient"},
            [],
            id="between two states or groups alone",
        ),
        pytest.param(
            "Polisi Turki menciduk pencuri di pasar.",
            "menciduk",
            "COERCE",
            0.9,
            {"Polisi": "actor", "pencuri": "recipient"},
            [],
            id="police work is no politics, however sure",
        ),
        pytest.param(
            "Rusia meminta Turki menyerang Suriah.",
            "menyerang",
            "ASSAULT",
            0.8,
            {"Turki": "actor", "Suriah": "recipient"},
            ["REQUEST RUS > TUR"],
            id="what rules know and keep silent about needs more",
        ),
        pytest.param(
            "Kebijakan itu mencemaskan Turki.",
            "mencemaskan",
            "ACCUSE",
            0.8,
            {"Turki": "recipient"},
            [],
            id="so does what nobody is told to have done",
        ),
    ],
)
def test_evoked(text: str, word: str, type_: str, share: float, parts: dict[str, PartRole], rows: list[str]) -> None:
    assert told(text, word, type_, share, parts) == rows
