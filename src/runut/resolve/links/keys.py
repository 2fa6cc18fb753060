"""Under which keys and days an event is looked up: by its rule, its role and its sides.

Comes in: events. Goes out: keys with days, to store and to ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from runut.records import Event, Party
from runut.resolve.links.rules import (
    DATED_DAYS,
    LONGEST_DAYS,
    RULES,
    SLACK_AFTER,
    SLACK_BEFORE,
    Pattern,
    Role,
    Rule,
    happened_from,
)
from runut.resolve.told import identity

Names = frozenset[str]
"""What one party is known by."""


def sides(event: Event) -> tuple[list[Names], list[Names]]:
    """Actors and recipients, each by its names: its own, and its country's or group's unless both sides are of one."""
    one = len({party.key for party in (*event.actors, *event.recipients)}) == 1 and bool(event.actors and event.recipients)

    def names(party: Party) -> Names:
        return frozenset({identity(party)} if one else {identity(party), party.key})

    return [names(party) for party in event.actors], [names(party) for party in event.recipients]


def stored_keys(event: Event) -> set[tuple[str, date]]:
    """The keys and days under which it is looked up, in either role of any rule."""
    found: set[tuple[str, date]] = set()
    for rule in RULES:
        if rule.text == "must":
            continue
        roles: tuple[tuple[Role, Pattern], ...] = (("first", rule.first), ("then", rule.then))
        for role, pattern in roles:
            if pattern.fits(event) and (day := rule.day_of(event) if role == "first" else happened_from(event)):
                found.update((f"{rule.name}|{role}|{key}", day) for key in _keys(rule, event))
    return found


def _keys(rule: Rule, event: Event) -> Iterator[str]:
    yield from _pairs(event)
    if rule.same_mode and not rule.turned:
        by, to = sides(event)
        yield from (f"{name}." for names in by for name in names)
        yield from (f"{name}*" for names in by for name in names if not to)


def asked_keys(rule: Rule, role: Role, event: Event) -> set[str]:
    keys = {f"{rule.name}|{role}|{key}" for key in _pairs(event)}
    if rule.same_mode and not rule.turned:
        by, to = sides(event)
        keys |= {f"{rule.name}|{role}|{name}{'*' if to else '.'}" for names in by for name in names}
    return keys


def _pairs(event: Event) -> set[str]:
    actors, recipients = sides(event)
    names = [*actors, *recipients]
    return {f"{min(a, b)}-{max(a, b)}" for one, other in combinations(names, 2) for a, b in product(one, other)}


def days_to_look(rule: Rule, role: Role, event: Event) -> tuple[date, date] | None:
    """Days of the other event, wide enough: what is too far is sorted out pair by pair."""
    day = rule.day_of(event) if role == "then" else happened_from(event)
    if day is None:
        return None
    last = max(day, event.end or day)
    back = rule.days if rule.text else SLACK_BEFORE
    if role == "then":
        return _shifted(day, -back - LONGEST_DAYS), _shifted(last, rule.days + SLACK_AFTER)
    return _shifted(day, -rule.days - DATED_DAYS - SLACK_AFTER), _shifted(last, back)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
