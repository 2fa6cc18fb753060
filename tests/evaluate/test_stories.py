"""What the story figures count: pairs of mentions, events per happening, and which mention is met at a labelled place."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from runut.evaluate.stories import (
    HAPPENINGS,
    HELD,
    LABELS,
    THIRD,
    Label,
    Met,
    Place,
    align,
    is_same,
    measure,
    meet,
    read_kinds,
    read_labels,
)
from runut.records import EventMention, Span

KINDS = {"raid": "single", "visit": "single", "war": "campaign"}


def label(happening: str, start: int = 0, types: str = "ASSAULT", article: str = "a") -> Label:
    happenings = frozenset(happening.split("|")) - {""}
    return Label(
        article=article, field="text", start=start, end=start + 7, types=frozenset(types.split("|")), happenings=happenings
    )


def mention(start: int = 0, type: str = "ASSAULT", document: str = "a") -> EventMention:
    trigger = Span(start=start, end=start + 7, text="serbuan")
    return EventMention(
        document=document,
        type=type,
        mode=None,
        actors=(),
        recipients=(),
        evidence=trigger,
        trigger=trigger,
        rule="r",
        confidence=1.0,
    )


def told(*pairs: tuple[str, str]) -> list[Met]:
    """Mentions of a happening in an event."""
    return [
        Met(label=label(happening, 10 * n), mention=mention(10 * n), event=event) for n, (happening, event) in enumerate(pairs)
    ]


def figures(*pairs: tuple[str, str]) -> Mapping[str, float]:
    met = told(*pairs)
    return measure([one.label for one in met], met, KINDS)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("raid", "raid", True, id="one-happening"),
        pytest.param("raid", "visit", False, id="two-happenings"),
        pytest.param("raid|war", "raid", None, id="could-be-it"),
        pytest.param("raid|war", "raid|war", None, id="both-open"),
        pytest.param("raid|war", "visit", False, id="open-but-neither"),
        pytest.param("", "", False, id="no-events"),
    ],
)
def test_whether_two_places_tell_of_one_happening(one: str, other: str, same: bool | None) -> None:
    assert is_same(label(one), label(other)) is same


def test_a_perfect_grouping() -> None:
    got = figures(("raid", "e1"), ("raid", "e1"), ("visit", "e2"))
    assert [got["pairs.f1"], got["bcubed.f1"], got["events_per_happening"]] == pytest.approx([1, 1, 1])


def test_a_split_costs_recall_and_an_event() -> None:
    got = figures(("raid", "e1"), ("raid", "e1"), ("raid", "e2"))
    assert [got["pairs.p"], got["pairs.r"], got["events_per_happening"]] == pytest.approx([1, 1 / 3, 2])


def test_a_wrong_join_costs_precision() -> None:
    got = figures(("raid", "e1"), ("raid", "e1"), ("visit", "e1"))
    assert [got["pairs.p"], got["pairs.r"]] == pytest.approx([1 / 3, 1])


def test_references_to_a_campaign_do_not_count_among_themselves_in_core() -> None:
    got = figures(("war", "e1"), ("war", "e2"), ("raid", "e3"), ("raid", "e3"))
    assert [got["pairs.r"], got["core.r"], got["single_events_per_happening"]] == pytest.approx([0.5, 1, 1])


def test_a_raid_joined_to_its_campaign_counts_in_core() -> None:
    assert figures(("war", "e1"), ("raid", "e1"))["core.p"] == 0


def test_what_the_words_leave_open_is_not_judged() -> None:
    got = figures(("raid|war", "e1"), ("raid", "e2"), ("raid", "e2"))
    assert [got["pairs.p"], got["pairs.r"]] == pytest.approx([1, 1])


@pytest.mark.parametrize(
    ("start", "type", "found"),
    [
        pytest.param(0, "ASSAULT", True, id="there"),
        pytest.param(6, "ASSAULT", True, id="one-letter-shared"),
        pytest.param(7, "ASSAULT", False, id="beside"),
        pytest.param(0, "COERCE", True, id="the-other-type"),
        pytest.param(0, "REJECT", False, id="a-type-that-no-reader-gives"),
    ],
)
def test_which_mentions_are_met(start: int, type: str, found: bool) -> None:
    ours = mention(start, type)
    place = Place(article="a", field="text", start=start, end=start + 7)
    assert bool(meet([label("raid", types="ASSAULT|COERCE")], [(ours, place)], {ours.id: "e"})) is found


def test_places_are_found_again_in_the_raw_text() -> None:
    raw = "Baca Juga: tautan lain\n  Pasukan  menyerbu desa."
    clean = "Pasukan menyerbu desa."
    there = align(clean, raw)
    start = clean.index("menyerbu")
    assert raw[there[start] :].startswith("menyerbu")
    assert all(raw[where] == clean[n] for n, where in there.items())


def test_the_sets_can_be_read() -> None:
    sets, kinds = [list(read_labels(path)) for path in (LABELS, THIRD, HELD)], read_kinds(HAPPENINGS)
    every = [one for labels in sets for one in labels]
    counts = [len({one.article for one in labels}) for labels in sets]
    assert counts == [40, 44, 20]
    assert len({one.article for one in every}) == sum(counts)
    assert all(one.start < one.end and bool(one.types) == bool(one.happenings) for one in every)
    assert {happening for one in every for happening in one.happenings} == kinds.keys()
    assert set(kinds.values()) == {"single", "campaign", "statement"}
