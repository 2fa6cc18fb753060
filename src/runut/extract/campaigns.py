"""Whether a mention tells of a war or campaign as a whole rather than of one deed: "serangan Israel terhadap Iran".

Comes in: a mention as read so far, with the words of its sentence. Goes out: "war" (two-sided), "campaign" (one-sided) or None.
Such mentions outnumber all others of a war, and their days are those of the telling: `resolve` keeps them from single deeds.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.units import Unit
from runut.grammar import CampaignWords, Phrases
from runut.records import EventMention, Span
from runut.records.event import Whole

NEAR = 4
"""Words on either side of a trigger that say whether it is one among others."""

AFTER = 3
"""Words behind it among which "itu" points at it: "serangan udara Israel itu"."""

TARGET = 7
"""Words behind it among which its target stands."""

BEFORE = 6
"""Words before it that can say what is thought of it: "mengecam keras aksi serangan"."""

MEANS = 3
"""Words before it that make it what one deed is done with: "membalas dengan rentetan serangan"."""

OPENING = 5
"""Words that open a sentence with the days of all of it: "Dalam beberapa hari terakhir, ..."."""

SPAN = 12
"""Words on either side among which the days stand over which it went on: "dalam sepekan terakhir"."""


def whole_of(mention: EventMention, units: Sequence[Unit], words: CampaignWords) -> Whole | None:
    if mention.type != "ASSAULT" or mention.status == "negated":
        return None
    before, own, after = around(mention.trigger, units)
    last = before[-1:]
    if mention.symmetric or own[0] in words.wars or any(word in words.mutual for word in (*last, *own, *after[:1])):
        return "war"
    if own[0] in words.campaigns or any(word in words.going_on for word in last):
        return "campaign"
    if mention.start and not mention.end and not names_target(mention.trigger, units):
        return "campaign"
    if goes_on(mention, before, [*own, *after], words):
        return "campaign"
    if own[0] not in words.attacks or tells_one(mention, units, words):
        return None
    if mention.date_basis == "expression" or mention.trigger.field == "title":
        # The day or place belongs to the verb above it, unless that is one of speaking.
        return "campaign" if any(word in words.opinions for word in before[-BEFORE:]) else None
    return "campaign"


def goes_on(mention: EventMention, before: list[str], behind: list[str], words: CampaignWords) -> bool:
    """Whether it is told as what went on for days: "rentetan serangan dalam sepekan terakhir", not the worst of a week."""
    if mention.status != "actual" or not any(party.country or party.group for party in mention.actors):
        return False
    near = [*before[-NEAR:], *behind[:NEAR]]
    if holds(words.single, near) or (words.series.isdisjoint(near) and not words.results.isdisjoint([*before, *behind])):
        return False
    # Right before it, behind it, or opening the sentence: elsewhere they are those of another clause.
    reach = before[::-1].index(",") if "," in before else len(before)
    own = before[len(before) - min(reach, SPAN) :]
    return any(holds(words.spans, place) for place in (own, behind[:SPAN], before[:OPENING]))


def holds(phrases: Phrases[bool], words: Sequence[str]) -> bool:
    return any(phrases.at(words, place) for place in range(len(words)))


def around(trigger: Span, units: Sequence[Unit]) -> tuple[list[str], list[str], list[str]]:
    """The words before the trigger, its own, and those behind it, in lower case."""
    before = [unit.low for unit in units if unit.end <= trigger.start]
    after = [unit.low for unit in units if unit.start >= trigger.end]
    return before, trigger.text.lower().split(), after


def names_target(trigger: Span, units: Sequence[Unit]) -> bool:
    """Whether a name that is no party's stands behind it: "serangan terhadap reaktor Arak"."""
    if trigger.field == "title":
        return False
    after = [unit for unit in units if unit.start >= trigger.end][:TARGET]
    return any(unit.text[:1].isupper() and unit.text.isalpha() and not is_party(unit) for unit in after)


def hits_one(after: list[str], words: CampaignWords) -> bool:
    """Whether what it hit is of a kind that single deeds hit, and not many of them: "serangan ke kilang minyak Sudan"."""
    near = after[:TARGET]
    at = next((i for i, word in enumerate(near) if word in words.targets), None)
    return at is not None and words.many.isdisjoint(near[:at])


def is_party(unit: Unit) -> bool:
    return unit.name is not None and bool(unit.name.country or unit.name.group) and unit.name.kind != "place"


def tells_one(mention: EventMention, units: Sequence[Unit], words: CampaignWords) -> bool:
    """Whether words, place or toll are those of a single deed."""
    before, own, after = around(mention.trigger, units)
    near = [*before[-NEAR:], *own, *after[:NEAR]]
    if holds(words.single, near) or any(word in words.that for word in after[:AFTER]):
        return True
    if any(word in words.plans for word in before[-2:]):
        return True
    everything = {*before, *own, *after}
    total = bool(mention.figures) and not everything.isdisjoint(words.totals)
    if total and holds(words.wide, after):
        return False
    if not words.answered.isdisjoint(before[-NEAR:]) and "," in after:
        # What stands behind the comma is what was done for it, with its own tolls.
        return names_target(mention.trigger, units)
    series = not words.series.isdisjoint(near)
    return (
        (series and (mention.date_basis in ("expression", "sentence") or any(word in words.means for word in before[-MEANS:])))
        or not everything.isdisjoint(words.results)
        or names_target(mention.trigger, units)
        or hits_one(after, words)
        or bool(mention.place and mention.place.precision != "country")
        or bool(mention.figures and not total and not series)
    )
