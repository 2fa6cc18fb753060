"""What came of it: plans and their outcome, pledges and their fulfilment, demands and answers, accusations and denials.

Comes in: events, in any order, and their mentions. Goes out: for each event what others are to it, with reasons. A link is
decided on two events alone and on which of those that fit is the nearest, so a new event touches only those it could answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Literal

from runut.records import Event, EventMention, Link, Party
from runut.resolve.told import identity

NEAR_CHARS = 600
"""Between a denial and the deed or charge that it denies, in one text: about four sentences."""

DATED_DAYS = 31
"""A plan for a span no longer than this names its day; its outcome must fall on it."""

SLACK_BEFORE, SLACK_AFTER = 1, 3
"""Days by which a meeting may come earlier or later than planned and still be that meeting."""

NEAREST = 200
"""Of the events between two parties that could answer one, those nearest in time are compared."""

MEETINGS = frozenset({"visit", "third-party", "multilateral", "phone"})
YIELDING = frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """modes: those allowed, None for any; a mode that is not told fits where `unmoded` says so."""

    types: frozenset[str]
    modes: frozenset[str] | None = None
    statuses: frozenset[str] = frozenset({"actual"})
    unmoded: bool = False

    def fits(self, event: Event) -> bool:
        return (
            event.type in self.types
            and event.status in self.statuses
            and (self.modes is None or event.mode in self.modes or (self.unmoded and event.mode is None))
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """kind: what the later event is to the earlier one; inverse: what the earlier is to the later.

    turned: the later one's actor is the earlier one's recipient. same_mode: two told modes must agree. days: at most this long
    after the earlier was told. together: they must stand near each other in one text, unless the later names both sides.
    """

    kind: str
    inverse: str
    first: Pattern
    then: Pattern
    days: int
    turned: bool = False
    same_mode: bool = False
    together: bool = False


def _pattern(*types: str, modes: frozenset[str] | None = None, status: str = "actual", unmoded: bool = False) -> Pattern:
    return Pattern(frozenset(types), modes, frozenset(status.split()), unmoded)


PLANNED_MEETING = _pattern("AGREE", modes=MEETINGS, status="future", unmoded=True)
PLEDGED_YIELDING = _pattern("CONCEDE", "AGREE", modes=YIELDING, status="actual future")
PLEDGE = _pattern("AGREE", modes=frozenset(), status="actual future", unmoded=True)
PLANNED_DEED = _pattern("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", status="future")

RULES = (
    Rule("outcome", "plan", PLANNED_MEETING, _pattern("CONSULT"), 60, same_mode=True),
    Rule("cancellation", "plan", PLANNED_MEETING, _pattern("CONSULT", status="negated"), 60, same_mode=True),
    Rule("cancellation", "plan", PLANNED_MEETING, _pattern("REJECT", modes=frozenset({"meet"})), 60),
    Rule("outcome", "plan", PLANNED_DEED, _pattern("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"), 60, same_mode=True),
    Rule("fulfilment", "pledge", PLEDGED_YIELDING, _pattern("RETREAT", modes=YIELDING), 365, same_mode=True),
    Rule("fulfilment", "pledge", PLEDGE, _pattern("AID", "COOPERATE"), 365),
    Rule("cancellation", "pledge", PLEDGE, _pattern("REJECT", modes=frozenset({"assist"})), 365),
    Rule("answer", "demand", _pattern("REQUEST"), _pattern("REJECT", modes=frozenset({"assist", "change", "yield", "meet"}), unmoded=True), 14, turned=True),
    Rule("answer", "demand", _pattern("REQUEST"), _pattern("AGREE", "CONCEDE", "RETREAT", "AID", status="actual future"), 30, turned=True),
    Rule("denial", "accusation", _pattern("ACCUSE"), _pattern("REJECT", modes=frozenset({"deny"})), 14, turned=True, together=True),
    Rule("denial", "deed", _pattern(*sorted(DEEDS)), _pattern("REJECT", modes=frozenset({"deny"})), 14, together=True),
)  # fmt: skip

Place = tuple[str, Literal["text", "title"], int]
"""Document, field, offset."""

Names = frozenset[str]
"""What one party is known by."""


def find_links(events: Sequence[Event], mentions: Mapping[str, EventMention]) -> dict[str, tuple[Link, ...]]:
    """Links of each event that has any, by its id; both ends tell of each other."""
    ordered = sorted(events, key=lambda event: event.id)
    candidates = Candidates.of(ordered)
    found: defaultdict[str, set[Link]] = defaultdict(set)
    for event in ordered:
        for rule, other, reasons in links_of(event, candidates.near(event), mentions):
            found[event.id].add(Link(kind=rule.kind, event=other.id, reasons=reasons))
            found[other.id].add(Link(kind=rule.inverse, event=event.id, reasons=reasons))
    return {name: tuple(sorted(found[name], key=lambda link: (link.kind, link.event))) for name in sorted(found)}


def links_of(
    event: Event, candidates: Iterable[Event], mentions: Mapping[str, EventMention]
) -> Iterator[tuple[Rule, Event, tuple[str, ...]]]:
    """What came of one event: for each rule that it opens, the best of the candidates."""
    rules = [rule for rule in RULES if rule.first.fits(event)]
    if not rules:
        return
    places = places_of(event, mentions)
    candidates = [other for other in candidates if other.id != event.id]
    for rule in rules:
        fitting = []
        for other in candidates:
            if rule.then.fits(other) and (reasons := reasons_for(rule, event, other, places, mentions)):
                fitting.append((_closeness(event, other), other.id, other, reasons))
        if fitting:
            _, _, other, reasons = min(fitting, key=lambda found: found[:2])
            yield rule, other, reasons


def reasons_for(
    rule: Rule, first: Event, then: Event, places: Sequence[Place], mentions: Mapping[str, EventMention]
) -> tuple[str, ...]:
    """Why `then` is what the rule says to `first`; nothing where it is not."""
    if rule.same_mode and first.mode and then.mode and first.mode != then.mode:
        return ()
    reasons = [*_sides_reasons(rule, first, then), *_days_reasons(rule, first, then)]
    if len(reasons) < 2:
        return ()
    if rule.together:
        beside = _stand_together(places, places_of(then, mentions))
        if not beside and " to " not in reasons[0]:
            return ()
        reasons += ["text: told beside it"] if beside else []
    if rule.same_mode and first.mode and first.mode == then.mode:
        reasons.append(f"mode: {first.mode}")
    return tuple(reasons)


def _sides_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    actors, recipients = sides(first)
    later_actors, later_recipients = sides(then)
    if first.symmetric or then.symmetric:
        shared = [] if rule.turned else _shared(actors + recipients, later_actors + later_recipients)
        return [f"parties: {', '.join(shared)}"] if len(shared) > 1 else []
    if rule.turned:
        actors, recipients = recipients, actors
    by, to = _shared(actors, later_actors), _shared(recipients, later_recipients)
    if rule.then.types <= {"CONSULT"} and not (by and to):
        by, to = _shared(actors, later_recipients), _shared(recipients, later_actors)  # host and guest, told either way round
    if not by:
        return []
    if to:
        return [f"parties: {', '.join(by)} to {', '.join(to)}"]
    # One of them leaves the other side out: enough for what stands beside it in the text, or for what has no recipient.
    if (not recipients or not later_recipients) and (rule.together or rule.same_mode):
        return [f"parties: {', '.join(by)}"]
    return []


def _shared(parties: Sequence[Names], others: Sequence[Names]) -> list[str]:
    """One name of each of the parties that is also among the others."""
    return sorted({min(names & other) for names in parties for other in others if names & other})


def _days_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    told, day, until = told_on(first), happened_from(then), then.end or told_on(then)
    if told is None or day is None or until is None:
        return ["days: one text"] if rule.together else []
    if first.status == "future" and first.start and first.end and (first.end - first.start).days <= DATED_DAYS:
        if until < first.start - timedelta(SLACK_BEFORE) or day > first.end + timedelta(SLACK_AFTER):
            return []
        return [f"days: planned for {_days(first.start, first.end)}"]
    gap = (day - told).days
    slack = rule.days if rule.together else SLACK_BEFORE
    return [f"days: {max(gap, 0)} later"] if -slack <= gap <= rule.days else []


def _days(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _stand_together(places: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(one[:2] == other[:2] and abs(one[2] - other[2]) <= NEAR_CHARS for one, other in product(places, others))


def _closeness(first: Event, then: Event) -> tuple[int, int, int, int]:
    told, day = told_on(first), happened_from(then)
    if first.status == "future" and first.start:
        told = first.start
    gap = abs((day - told).days) if told and day else 999
    shared = _shared(sides(first)[1], sides(then)[1])
    return gap, -int(bool(first.mode) and first.mode == then.mode), -len(shared), -len(then.mentions)


def places_of(event: Event, mentions: Mapping[str, EventMention]) -> list[Place]:
    found = [mentions[name] for name in event.mentions if name in mentions]
    return sorted((m.document, m.trigger.field, m.trigger.start) for m in found)


def sides(event: Event) -> tuple[list[Names], list[Names]]:
    """Actors and recipients, each by its names: its own, and its country's or group's unless both sides are of one."""
    one = len({party.key for party in (*event.actors, *event.recipients)}) == 1 and bool(event.actors and event.recipients)

    def names(party: Party) -> Names:
        return frozenset({identity(party)} if one else {identity(party), party.key})

    return [names(party) for party in event.actors], [names(party) for party in event.recipients]


def told_on(event: Event) -> date | None:
    """The day on which it was first told; that of what happened where no report has a date."""
    told = [account.told for account in event.status_history if account.told and account.event == event.id]
    return min(told, default=None) or (event.start if event.status == "actual" else None)


def happened_from(event: Event) -> date | None:
    """The first day on which it can have happened; of what has no day of its own, the day on which it was told."""
    return event.start or told_on(event)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Events by the parties that they can answer one another through, in the order of their days."""

    by_key: dict[str, list[Event]]
    days: dict[str, list[date]]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Candidates:
        by_key: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            for key in keys_of(event):
                by_key[key].append(event)
        for listed in by_key.values():
            listed.sort(key=lambda event: (happened_from(event) or date.max, event.id))
        return cls(dict(by_key), {key: [happened_from(e) or date.max for e in listed] for key, listed in by_key.items()})

    def near(self, event: Event) -> list[Event]:
        """Those that share a side with it and come in its window, the nearest in time first, at most `NEAREST`."""
        rules = [rule for rule in RULES if rule.first.fits(event)]
        if not rules:
            return []
        day = told_on(event) or date.max
        back = max(rule.days if rule.together else SLACK_BEFORE for rule in rules)
        ahead = max(rule.days for rule in rules)
        found: dict[str, Event] = {}
        for key in keys_of(event):
            days = self.days.get(key, [])
            first = bisect_left(days, _shifted(min(day, event.start or day), -back))
            last = bisect_right(days, _shifted(max(day, event.end or day), ahead))
            for other in self.by_key.get(key, [])[first:last]:
                found[other.id] = other
        nearest = sorted(found.values(), key=lambda other: (abs(((happened_from(other) or date.max) - day).days), other.id))
        return nearest[:NEAREST]


def keys_of(event: Event) -> list[str]:
    actors, recipients = sides(event)
    return sorted(frozenset[str]().union(*actors, *recipients))


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
