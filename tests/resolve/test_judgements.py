"""What judgements make of mentions, which of them hold, and which cannot be followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from runut.records import Figure, Party, Place, Span
from runut.records.judgement import Cited, Found, Judgement, holding
from runut.resolve.judgements import conflicts, overlay
from runut.resolve.regroup import regroup, settle, ties_of
from runut.resolve.told import Report
from tests.records import TEXT, mention, span


def cited(document: str = "d-1") -> Cited:
    return Cited(document=document, words="mengecam", evidence=TEXT, start=6, type="ACCUSE")


def said(kind: str, at: int, by: str = "sari", **fields: object) -> Judgement:
    one = () if kind == "undo" else (cited(),)
    other = (cited("d-2"),) if kind in ("same", "different") else ()
    return Judgement(kind=kind, by=by, at=f"2026-01-01T00:00:{at:02}", **{"one": one, "other": other, **fields})  # type: ignore[arg-type]


def change(field: str, value: str | None, at: int = 1, by: str = "sari", **fields: object) -> Judgement:
    return said("field", at, by, field=field, value=value, **fields)


def named(name: str, **fields: str) -> Party:
    return Party(words=Span(start=0, end=len(name), text=name), name=name, **fields)


BASE = mention(
    day="2025-06-13",
    until="2025-06-14",
    mode="disapprove",
    figures=(Figure(kind="killed", low=3, high=3, unit=None, text="tiga"),),
)
FIELDS = [
    pytest.param(change("type", "REQUEST"), {"type": "REQUEST", "mode": None}, id="a type drops a mode that is not its own"),
    pytest.param(change("mode", "allege"), {"mode": "allege"}, id="mode"),
    pytest.param(change("mode", None), {"mode": None}, id="no mode"),
    pytest.param(change("status", "negated"), {"status": "negated"}, id="status"),
    pytest.param(change("background", "true"), {"background": True}, id="background"),
    pytest.param(change("start", "2025-06-14"), {"start": date(2025, 6, 14), "precision": "day"}, id="first day"),
    pytest.param(
        change("start", "2025-07-01"), {"start": date(2025, 7, 1), "end": date(2025, 7, 1)}, id="a first day behind the last takes it along"
    ),
    pytest.param(change("place", "Ankara", place=Place(text="Ankara", name="Ankara")), {"place": Place(text="Ankara", name="Ankara")}, id="place"),
    pytest.param(change("figures", "-"), {"figures": ()}, id="no figures"),
]  # fmt: skip


@pytest.mark.parametrize(("judgement", "expected"), FIELDS)
def test_fields_are_changed_and_the_id_stays(judgement: Judgement, expected: dict[str, object]) -> None:
    verdict, changed = overlay(BASE, [judgement])
    assert verdict == "changed"
    assert changed is not None
    assert {name: getattr(changed, name) for name in expected} == expected
    assert changed.id == BASE.id


def test_parties_stand_at_their_words_or_at_the_trigger() -> None:
    parties = (named("Suriah", country="SYR"), named("Negeri Antah"))
    _, changed = overlay(BASE, [change("recipients", "Suriah + Negeri Antah", parties=parties)])
    assert changed is not None
    assert [party.words for party in changed.recipients] == [span("Suriah"), BASE.trigger]


def test_a_figure_replaces_those_of_its_kind_alone() -> None:
    hurt = Figure(kind="wounded", low=5, high=5, unit=None, text="5")
    _, changed = overlay(BASE, [change("figures", "wounded=5", figures=(hurt,))])
    assert changed is not None
    assert changed.figures == (*BASE.figures, hurt)


VERDICTS = [
    pytest.param([said("wrong", 1)], "wrong", id="wrong"),
    pytest.param([said("right", 1)], "right", id="right"),
    pytest.param([said("wrong", 1), said("right", 2)], "right", id="the later holds"),
    pytest.param([said("right", 1), said("wrong", 2)], "wrong", id="the later holds, the other way"),
    pytest.param([said("wrong", 1), change("mode", "allege", 2)], "changed", id="mended after it was called wrong"),
    pytest.param([change("mode", "allege", 1), said("wrong", 2)], "wrong", id="called wrong after it was mended"),
    pytest.param([change("mode", "allege", 1), said("right", 2)], "changed", id="right with its change"),
]


@pytest.mark.parametrize(("judgements", "verdict"), VERDICTS)
def test_the_latest_verdict_holds(judgements: list[Judgement], verdict: str) -> None:
    assert overlay(BASE, judgements)[0] == verdict


def test_an_undo_can_be_undone() -> None:
    wrong = said("wrong", 1)
    undo = said("undo", 2, undoes=wrong.id)
    again = said("undo", 3, undoes=undo.id)
    for order in permutations([wrong, undo, again]):
        assert holding(order) == (wrong,)
        assert holding(one for one in order if one != again) == ()


# Same and different


def pair(kind: str, a: str, b: str, at: int) -> tuple[Judgement, dict[tuple[str, int], str]]:
    judgement = replace(said(kind, at), one=(cited(a),), other=(cited(b),))
    return judgement, {(judgement.id, 0): a, (judgement.id, 1): b}


TIES = [
    pytest.param([("same", "a", "b", 1)], [{"a", "b"}], [], 0, id="same"),
    pytest.param([("same", "a", "b", 1), ("same", "b", "c", 2)], [{"a", "b", "c"}], [], 0, id="same by two steps"),
    pytest.param([("different", "a", "b", 1)], [], [("a", "b")], 0, id="different"),
    pytest.param([("same", "a", "b", 1), ("different", "a", "b", 2)], [], [("a", "b")], 1, id="the later holds"),
    pytest.param([("same", "a", "b", 1), ("different", "a", "c", 2), ("same", "b", "c", 3)], [{"b", "c"}], [("a", "c")], 1,
                 id="contradicted by two steps: the earliest yields"),
    pytest.param([("same", "a", "b", 1), ("same", "b", "c", 2), ("different", "a", "c", 3)], [{"b", "c"}], [("a", "c")], 1,
                 id="a chain that a later difference breaks"),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "together", "apart", "refused"), TIES)
def test_ties(
    pairs: list[tuple[str, str, str, int]], together: list[set[str]], apart: list[tuple[str, str]], refused: int
) -> None:
    made = [pair(*one) for one in pairs]
    found = {place: id_ for _, places in made for place, id_ in places.items()}
    for order in permutations([judgement for judgement, _ in made]):
        ties = ties_of(order, found)
        assert [set(ids) for ids in ties.together] == together
        assert sorted(ties.apart) == apart
        assert len(ties.refused) == refused


def report(actors: str, at: int, **fields: object) -> Report:
    made = mention(f"d-{at}", actors, day="2025-06-13", at=at, **fields)  # type: ignore[arg-type]
    return Report(mention=made, family=made.document, outlet=f"o{at}.id", published=None)


ONE, TWO, THREE = report("Rusia", 1), report("Rusia", 2), report("Turki", 3)
IDS = {"one": ONE.mention.id, "two": TWO.mention.id, "three": THREE.mention.id}
GROUPS = [
    pytest.param({"x": [ONE], "y": [TWO]}, [("same", "one", "two", 1)], [{"one", "two"}], id="joined"),
    pytest.param({"x": [ONE, TWO]}, [("different", "one", "two", 1)], [{"one"}, {"two"}], id="split"),
    pytest.param({"x": [ONE, TWO, THREE]}, [("different", "one", "three", 1)], [{"one", "two"}, {"three"}], id="the rest goes with its like"),
    pytest.param({"x": [ONE, TWO], "y": [THREE]}, [("same", "two", "three", 1), ("different", "one", "two", 2)], [{"one"}, {"two", "three"}],
                 id="split and joined"),
    pytest.param({"x": [ONE, TWO], "y": [THREE]}, [], [{"one", "two"}, {"three"}], id="nothing said"),
]  # fmt: skip


@pytest.mark.parametrize(("groups", "pairs", "expected"), GROUPS)
def test_groups_keep_to_what_was_said(
    groups: dict[str, list[Report]], pairs: list[tuple[str, str, str, int]], expected: list[set[str]]
) -> None:
    made = [pair(kind, IDS[a], IDS[b], at) for kind, a, b, at in pairs]
    ties = ties_of([j for j, _ in made], {place: id_ for _, places in made for place, id_ in places.items()})
    names = {id_: name for name, id_ in IDS.items()}
    for order in permutations(groups):
        got = regroup({name: groups[name] for name in order}, ties)
        assert sorted(sorted(names[r.mention.id] for r in part) for _, part in got) == sorted(sorted(part) for part in expected)


def test_a_plan_that_is_the_same_as_a_deed_was_done() -> None:
    plan, deed = report("Rusia", 1, status="future"), report("Rusia", 2)
    assert settle([plan, deed]).status == "actual"


# Conflicts


def place(judgement: Judgement, mention: str = "m-1", part: int = 0, *, retyped: bool = False) -> Found:
    return Found(judgement=judgement.id, part=part, document="d-1", mention=mention, retyped=retyped)


WRONG, RIGHT, MENDED = said("wrong", 1), said("right", 2, "budi"), change("mode", "allege", 3, "budi")
OTHERWISE = change("mode", "disapprove", 4)
CONFLICTS = [
    pytest.param([WRONG], [place(WRONG)], [], id="none"),
    pytest.param([WRONG, RIGHT], [place(WRONG), place(RIGHT)], ["disagree"], id="two people on the whole"),
    pytest.param([WRONG, MENDED], [place(WRONG), place(MENDED)], ["disagree"], id="wrong to one, to be mended to another"),
    pytest.param([MENDED, OTHERWISE], [place(MENDED), place(OTHERWISE)], ["disagree"], id="two values of one field"),
    pytest.param([WRONG, said("right", 2)], [place(WRONG), place(said("right", 2))], [], id="one may change one's mind"),
    pytest.param([WRONG], [], ["gone"], id="its mention is gone"),
    pytest.param([replace(WRONG, one=(cited("d-9"),))], [], ["absent"], id="its article is not here"),
    pytest.param([WRONG], [place(WRONG, retyped=True)], ["reread"], id="read otherwise now"),
    pytest.param([WRONG, said("undo", 5, undoes=WRONG.id)], [], [], id="undone"),
]


@pytest.mark.parametrize(("ledger", "found", "kinds"), CONFLICTS)
def test_conflicts_are_listed(ledger: list[Judgement], found: list[Found], kinds: list[str]) -> None:
    assert [conflict.kind for conflict in conflicts(ledger, found, {"d-1", "d-2"})] == kinds
