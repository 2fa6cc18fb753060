"""Why one event is what a rule says to another: their sides, days, modes and words, or nothing where it is not.

Comes in: a rule, two events that fit its kinds, and what was told of them. Goes out: reasons, and of two that fit the nearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

from runut.records import Event
from runut.resolve.links.keys import Names, sides
from runut.resolve.links.nearby import Neighbourhood
from runut.resolve.links.rules import (
    LONGEST_DAYS,
    PLANNED_DEEDS,
    SLACK_AFTER,
    SLACK_BEFORE,
    Rule,
    happened_from,
    is_dated_plan,
    told_on,
)
from runut.resolve.links.tellings import WORD, Telling, words_of_a_hand_in_it, words_of_claims, words_of_doing
from runut.resolve.same import persons_agree
from runut.resolve.told import SENTENCES, identity

NEAR_CHARS = 600
"""Between a denial and the deed or charge that it denies, in one text: about four sentences."""

CLAIM_CHARS = 250
"""Between what somebody claims and "membantah klaim itu": the next sentence at most."""

SHARED_WORDS = 2
"""So many longer words, names of the parties apart, tell that a deed is of what was promised or asked for."""

OTHERWISE = frozenset({"phone", "third-party"})
"""Modes of meeting in which it is something else than what "bertemu" says."""


def reasons_for(rule: Rule, first: Event, then: Event, near: Neighbourhood) -> tuple[str, ...]:
    """Why `then` is what the rule says to `first`; nothing where it is not."""
    if rule.same_mode and not _modes_agree(rule, first, then):
        return ()
    if rule.dated and (_is_retold(first, then) or not _persons_agree(first, then)):
        return ()
    if rule.name == "deed-denial" and not _denies_doing(first, then, near):
        return ()
    if rule.name == "claim-denial":
        return _disclaimed(first, then, near)
    parties = _sides_reasons(rule, first, then)
    days = _days_reasons(rule, first, then) if parties else []
    if first.type in PLANNED_DEEDS and rule.dated and not is_dated_plan(first):
        # While a war goes on, the next attack is no outcome of what was supposed of any.
        told = first.mode == then.mode is not None and " to " in (parties or [""])[0]
        days = days if told and first.type not in ("ASSAULT", "PROTEST") else []
    if rule.name == "yielding" and parties and not _may_yield(first, then, parties[0], near):
        return ()
    words = _words_reasons(rule, first, then, near, " to " in parties[0]) if days else None
    if words is None:
        return ()
    reasons = [*parties, *days, *words]
    if rule.same_mode and first.mode and first.mode == then.mode:
        reasons.append(f"mode: {first.mode}")
    return tuple(reasons)


def _may_yield(first: Event, then: Event, parties: str, near: Neighbourhood) -> bool:
    """A truce that was agreed on is told again each day: it begins on the day it was planned for. Of one side alone ("akan menarik
    pasukan", "mundur") the texts must tell of the same thing."""
    if then.mode == "ceasefire":
        return is_dated_plan(first)
    if " to " in parties or "," in parties:
        return True
    return len(_shared_words(first, then, near.tellings(first), near.tellings(then))) >= SHARED_WORDS


def _is_retold(plan: Event, then: Event) -> bool:
    """Whether the articles that tell of an undated plan tell the outcome alone: it is the plan, told without "akan"."""
    return not is_dated_plan(plan) and set(then.documents) <= set(plan.documents)


def _persons_agree(plan: Event, then: Event) -> bool:
    """Whether those who were to meet are those who met, where both are named; a visit is of its guests alone."""
    if then.type != "CONSULT":
        return True
    guests = {party.key for party in plan.actors} if "visit" in (plan.mode, then.mode) else None
    return persons_agree(_persons(plan, guests), _persons(then, guests))


def _persons(event: Event, keys: set[str] | None) -> frozenset[tuple[str, str]]:
    named = ((party.key, identity(party)) for party in (*event.actors, *event.recipients))
    return frozenset((key, who) for key, who in named if who.startswith("person.") and (keys is None or key in keys))


def _denies_doing(deed: Event, denial: Event, near: Neighbourhood) -> bool:
    """Whether the denial says that its speaker did not do it ("membantah terlibat"), and the deed is one and no war."""
    if deed.start is None or deed.end is None or (deed.end - deed.start).days > LONGEST_DAYS:
        return False
    wanted = words_of_doing() if is_named(deed) else words_of_a_hand_in_it()
    return any(not wanted.isdisjoint(one.words) for one in near.tellings(denial))


def is_named(deed: Event) -> bool:
    """Whether somebody known did it; common nouns ("pelaku") name nobody."""
    return any(party.country or party.group for party in deed.actors)


def _disclaimed(claim: Event, denial: Event, near: Neighbourhood) -> tuple[str, ...]:
    """Why a deed that is known by somebody's word alone is what another denies right behind it: "Iran mengklaim telah menembak jatuh
    pesawat Israel, namun Israel membantah klaim itu"."""
    told, deniers = near.tellings(claim), frozenset(party.key for party in denial.actors if party.country or party.group)
    if not deniers or not all(one.said_by for one in told):
        return ()
    to = {party.key for party in denial.recipients}
    for one, other in product(told, near.tellings(denial)):
        beside = (one.document, one.field) == (other.document, other.field) and 0 < other.start - one.start <= CLAIM_CHARS
        if beside and one.said_by.isdisjoint(deniers) and (to & one.said_by or not words_of_claims().isdisjoint(other.words)):
            return (f"parties: {', '.join(sorted(deniers))} to {', '.join(sorted(one.said_by))}", "text: told beside it")
    return ()


def _modes_agree(rule: Rule, first: Event, then: Event) -> bool:
    if "CONSULT" in rule.then.types and not OTHERWISE.isdisjoint({first.mode, then.mode}):
        return first.mode == then.mode  # who "will meet" does not call, nor stand between two others
    return not (first.mode and then.mode) or first.mode == then.mode


def _words_reasons(rule: Rule, first: Event, then: Event, near: Neighbourhood, both: bool) -> list[str] | None:
    """What the texts say for it; None where that is not enough. both: whether both sides are the same."""
    pattern = rule.first.evoked
    if not (pattern or rule.text or rule.words):
        return []
    told, others = near.tellings(first), near.tellings(then)
    if pattern and not any(one.evoked in pattern for one in told):
        return None
    beside = bool(rule.text or rule.words == "or") and _stand_together(told, others)
    if rule.text and not beside and (rule.text == "must" or not both):
        return None
    if rule.text == "or" and both and not beside and {one.document for one in told} & {one.document for one in others}:
        return ["text: told in one article"]
    reasons = ["text: told beside it"] if beside else []
    if rule.words and not (beside and rule.words == "or"):
        shared = _shared_words(first, then, told, others)
        if len(shared) < SHARED_WORDS:
            return None
        reasons.append(f"words: {', '.join(shared)}")
    return reasons


def _shared_words(first: Event, then: Event, told: Sequence[Telling], others: Sequence[Telling]) -> list[str]:
    """Of the two sentences that share the most; words of the parties' names do not count."""
    parties = (*first.actors, *first.recipients, *then.actors, *then.recipients)
    names = {word for party in parties for word in WORD.findall(f"{party.name} {party.words.text}".casefold())}
    shared = ((one.words & other.words) - names for one, other in product(told[:SENTENCES], others[:SENTENCES]))
    return max((sorted(words) for words in shared), key=lambda words: (len(words), words), default=[])


def _sides_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    actors, recipients = sides(first)
    later_actors, later_recipients = sides(then)
    if first.symmetric or then.symmetric:
        shared = [] if rule.turned else _shared(actors + recipients, later_actors + later_recipients)
        return [f"parties: {', '.join(shared)}"] if len(shared) > 1 else []
    if rule.turned:
        actors, recipients = recipients, actors
    by, to = _shared(actors, later_actors), _shared(recipients, later_recipients)
    nameless = first.type == "ASSAULT" and not is_named(first)
    if rule.name == "deed-denial" and nameless and not _shared(recipients, later_actors):
        return [f"parties: {', '.join(sorted(min(names) for names in later_actors))}"]  # nobody says who did it: he did not
    if rule.then.types <= {"CONSULT"} and not (by and to):
        by, to = _shared(actors, later_recipients), _shared(recipients, later_actors)  # host and guest, told either way round
    if not by:
        return []
    if to:
        return [f"parties: {', '.join(by)} to {', '.join(to)}"]
    # One of them leaves the other side out: enough for what stands beside it in the text, or for what has no recipient.
    if (not recipients or not later_recipients) and (rule.text or rule.same_mode):
        return [f"parties: {', '.join(by)}"]
    return []


def _shared(parties: Sequence[Names], others: Sequence[Names]) -> list[str]:
    """One name of each of the parties that is also among the others."""
    return sorted({min(names & other) for names in parties for other in others if names & other})


def _days_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    start, day, until = rule.day_of(first), happened_from(then), then.end or told_on(then)
    if start is None or day is None or until is None:
        return ["days: one text"] if rule.text else []
    if (until - day).days > LONGEST_DAYS:
        return []
    if rule.name == "meeting-off" and not is_dated_plan(first):
        return []  # that they did not meet is told of some day
    if rule.dated and is_dated_plan(first):
        end = first.end or start
        fits = until >= start and day <= end + timedelta(SLACK_AFTER)
        return [f"days: planned for {_days(start, end)}"] if fits else []
    gap = (day - start).days
    if rule.dated and (gap < 0 if then.precision == "day" else gap <= 0):
        return []  # it was over when it was planned; or it is the plan, told that day without its day and "akan"
    apart = rule.text == "or" and set(first.documents).isdisjoint(then.documents)
    slack = -1 if rule.after else rule.days if rule.text and not apart else SLACK_BEFORE
    return [f"days: {max(gap, 0)} later"] if -slack <= gap <= rule.days else []


def _days(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _stand_together(places: Sequence[Telling], others: Sequence[Telling]) -> bool:
    return any(one.document == other.document and _apart(one, other) <= NEAR_CHARS for one, other in product(places, others))


def _apart(one: Telling, other: Telling) -> int:
    """Letters between them; a headline stands where the text begins."""
    starts = [0 if place.field == "title" else place.start for place in (one, other)]
    return abs(starts[0] - starts[1])


def closeness(rule: Rule, first: Event, then: Event) -> tuple[int, int, int, int]:
    start, day = rule.day_of(first), happened_from(then)
    gap = abs((day - start).days) if start and day else 999
    shared = _shared(sides(first)[1], sides(then)[1])
    return gap, -int(bool(first.mode) and first.mode == then.mode), -len(shared), -len(then.mentions)
