"""Of the ties that fit the nearest, and what a change takes back.

Comes in: ids of events that are gone, and the events that stand in their place. Goes out: ties to drop and ties to write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from runut.records import Event, EventMention, Link
from runut.resolve.links.keys import asked_keys, days_to_look
from runut.resolve.links.nearby import Gathered, Neighbourhood, Tie
from runut.resolve.links.reasons import closeness, reasons_for
from runut.resolve.links.rules import BY_NAME, RULES, Role, Rule
from runut.resolve.links.tellings import Telling, telling_of


def change_ties(near: Neighbourhood, gone: Iterable[str], fresh: Sequence[Event]) -> tuple[set[Tie], set[Tie]]:
    """Ties to drop and ties to write. gone: ids of events that were there before, those in `fresh` that kept their id too."""
    changed = {*gone, *(event.id for event in fresh)}
    dropped = set(near.ties(changed))
    again = {(tie.first, tie.rule) for tie in dropped if tie.first not in changed}
    again |= {(event.id, rule.name) for event in fresh for rule in RULES if rule.first.fits(event)}
    written = {tie for first, rule in sorted(again) if (tie := _best(near, first, BY_NAME[rule]))}
    for then in fresh:
        for rule in RULES:
            if rule.then.fits(then):
                for first in _looked_up(near, rule, "first", then):
                    if (first.id, rule.name) not in again:
                        _challenge(near, rule, first, then, dropped, written)
    return dropped, written


def _best(near: Neighbourhood, first_id: str, rule: Rule) -> Tie | None:
    first = near.event(first_id)
    if first is None:
        return None
    fitting = [
        (closeness(rule, first, then), then.id, reasons)
        for then in _looked_up(near, rule, "then", first)
        if (reasons := reasons_for(rule, first, then, near))
    ]
    if not fitting:
        return None
    _, then_id, reasons = min(fitting)
    return Tie(first_id, rule.name, then_id, reasons)


def _challenge(near: Neighbourhood, rule: Rule, first: Event, then: Event, dropped: set[Tie], written: set[Tie]) -> None:
    """Ties the two where that fits better than what came of the first so far."""
    reasons = reasons_for(rule, first, then, near)
    if not reasons:
        return
    now = next((tie for tie in (*written, *near.ties([first.id])) if (tie.first, tie.rule) == (first.id, rule.name)), None)
    other = near.event(now.then) if now else None
    if now is not None and other is not None:
        if (closeness(rule, first, other), other.id) <= (closeness(rule, first, then), then.id):
            return
        dropped.add(now)
        written.discard(now)
    written.add(Tie(first.id, rule.name, then.id, reasons))


def _looked_up(near: Neighbourhood, rule: Rule, role: Role, event: Event) -> list[Event]:
    """Those that can stand in this role of the rule, the event being the other one."""
    pattern = rule.first if role == "first" else rule.then
    found: dict[str, Event] = {}
    if rule.text:
        found |= {other.id: other for other in near.beside(event, pattern.types)}
    if rule.text != "must":
        days = days_to_look(rule, role, event)
        if days:
            found |= {other.id: other for other in near.under(asked_keys(rule, role, event), *days)}
    return [found[id_] for id_ in sorted(found) if id_ != event.id and pattern.fits(found[id_])]


def find_links(events: Sequence[Event], mentions: Mapping[str, EventMention]) -> dict[str, tuple[Link, ...]]:
    """Links of each event that has any, by its id; both ends tell of each other."""

    def tellings(event: Event) -> list[Telling]:
        return [telling_of(mentions[id_]) for id_ in event.mentions if id_ in mentions]

    found: defaultdict[str, set[Link]] = defaultdict(set)
    _, ties = change_ties(Gathered(events, tellings), (), sorted(events, key=lambda event: event.id))
    for tie in ties:
        found[tie.first].add(tie.of_first())
        found[tie.then].add(tie.of_then())
    return {name: tuple(sorted(found[name], key=lambda link: (link.kind, link.event, link.reasons))) for name in sorted(found)}
