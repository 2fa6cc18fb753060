"""The behaviour tests: that the seeds are two halves over all types, that turning them makes true sentences, what counts as passed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from runut.evaluate.behaviour import HALVES, INPUTS, Expected, base_case, compare, load, turned
from runut.ontology import load_plover
from runut.records import EventMention, Party, Span

TABLE = load(Path(__file__).parents[2] / INPUTS[0])
BASES = [base_case(seed, number, TABLE) for number, seed in enumerate(TABLE["seed"])]
CASES = {
    (case.seed, case.kind): case
    for number, (seed, base) in enumerate(zip(TABLE["seed"], BASES, strict=True))
    for case in turned(seed, number, base, TABLE, BASES[:2])
}


def test_both_halves_have_every_type_and_no_verb_twice() -> None:
    for half in HALVES:
        seeds = [seed for seed in TABLE["seed"] if seed["half"] == half]
        assert {seed["type"] for seed in seeds} == set(load_plover().types)
        assert sum(case.half == half for case in CASES.values()) >= 250
    assert max(Counter(seed["verb"] for seed in TABLE["seed"] if seed["verb"] != "mengirim").values()) == 1
    assert len({seed["id"] for seed in TABLE["seed"]}) == len(TABLE["seed"])


TURNED = [
    pytest.param("swap", "Turki menyerang pangkalan militer Rusia di dekat perbatasan pada Senin (12/5/2025).", "TUR", "RUS"),
    pytest.param(
        "passive-bare", "Pangkalan militer Turki diserang Rusia di dekat perbatasan pada Senin (12/5/2025).", "RUS", "TUR"
    ),
    pytest.param(
        "other-doer", "Mesir menyerang pangkalan militer Turki di dekat perbatasan pada Senin (12/5/2025).", "EGY", "TUR"
    ),
    pytest.param("headline", "Rusia Serang Pangkalan Militer Turki", "RUS", "TUR"),
]


@pytest.mark.parametrize(("kind", "sentence", "doer", "other"), TURNED)
def test_a_seed_is_turned(kind: str, sentence: str, doer: str, other: str) -> None:
    case = CASES["serang", kind]
    assert case.sentence == sentence
    assert (case.expected[0].actors, case.expected[0].recipients) == ({doer}, {other})


EXPECTED = Expected(
    types=("ASSAULT",), mode=None, statuses=("actual",), actors=frozenset({"RUS"}), recipients=frozenset({"TUR"})
)


def mention(**changes: object) -> EventMention:
    words = Span(start=0, end=5, text="Rusia", field="text")
    sides = {
        "actors": (Party(words=words, name="Rusia", country="RUS"),),
        "recipients": (Party(words=words, name="Turki", country="TUR"),),
    }
    plain: dict[str, object] = {"document": "d", "type": "ASSAULT", "mode": None, "evidence": words, "trigger": words}
    rest: dict[str, object] = {"rule": "id.assault.serang", "confidence": 0.8, "start": date(2025, 5, 12)}
    return EventMention(**(plain | sides | rest | changes))  # type: ignore[arg-type]


COMPARED = [
    pytest.param([mention()], [], id="as expected"),
    pytest.param([], ["0 events"], id="lost"),
    pytest.param([mention(status="future")], ["status future, not actual"], id="another status"),
    pytest.param([mention(recipients=())], ["recipients [], not ['TUR']"], id="a side lost"),
    pytest.param([mention(), mention()], ["2 events ASSAULT(Rusia) ASSAULT(Rusia)"], id="told twice"),
]


@pytest.mark.parametrize(("mentions", "problems"), COMPARED)
def test_compare(mentions: list[EventMention], problems: list[str]) -> None:
    assert list(compare([EXPECTED], mentions)) == problems
