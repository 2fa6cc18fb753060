"""Links between a store's events and disputes over them: of what changed, and of what that can reach.

Comes in: one run of `resolve` that has just written its events. Goes out: the same store with links and disputes, byte for byte
those of a run from scratch. It carries rows between `store` and `resolve`, as `resolving` does for the events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from runut.records import Event, Quote
from runut.records.dispute import Dispute
from runut.resolve.accounts import status_over_time
from runut.resolve.disputes import Around, Toll, find_disputes, twins
from runut.resolve.links import (
    BY_NAME,
    NEAR_CHARS,
    Gathered,
    Neighbourhood,
    Telling,
    Tie,
    change_ties,
    stored_keys,
    telling_of,
)
from runut.resolve.told import Report
from runut.store.placings import Reported
from runut.store.relations import LinkRow, Relations, by_event

BATCH = 300
"""Events whose mentions are read at once."""

KEPT = 5000
"""Events whose sentences are kept while ties are looked for."""

TOLL_CHARS = 600
"""Between a deed and the number of its victims in one text: about four sentences."""

CHARGED = frozenset({"ASSAULT", "COERCE"})


def relate(relations: Relations, gone: Sequence[Event], fresh: Sequence[Event], *, first_time: bool) -> None:
    """gone: the events that were there before; fresh: those that stand in their place now."""
    relations.know(fresh)
    stored = Stored(relations)
    near: Neighbourhood = Gathered(fresh, stored.tellings) if first_time else stored
    for event in gone:
        relations.drop_keys(event.id, stored_keys(event))
    for event in fresh:
        relations.write_keys(event.id, stored_keys(event))
    dropped, written = change_ties(near, [event.id for event in gone], fresh)
    relations.write_links(map(_row, dropped), map(_row, written))
    tied = {id_ for tie in (*dropped, *written) for id_ in (tie.first, tie.then)}
    reached = {event.id for event in fresh} | tied | _reached(relations, gone, fresh, tied)
    reached = {id_ for id_ in reached if relations.event(id_)}
    relations.write_disputes([*(event.id for event in gone), *reached], list(_disputes(relations, reached)))
    links, disputed = by_event(relations.links(reached)), relations.disputed(reached)
    for id_ in sorted(reached):
        now = relations.event(id_)
        if now is not None:
            of_it = links.get(id_, ())
            others = ((link.kind, other) for link in of_it if (other := relations.event(link.event)))
            history = status_over_time(now, others)
            relations.mark(replace(now, disputed=id_ in disputed, links=of_it, status_history=history))


# Links


class Stored:
    """The events of a store as a neighbourhood."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._tellings: dict[str, list[Telling]] = {}

    def event(self, id_: str) -> Event | None:
        return self._relations.event(id_)

    def tellings(self, event: Event) -> Sequence[Telling]:
        if event.id not in self._tellings:
            # Small: a plan is compared with what comes after it, one after the other.
            if len(self._tellings) > KEPT:
                self._tellings.clear()
            self._tellings[event.id] = [telling_of(reported.mention) for reported in self._relations.reported(event.mentions)]
        return self._tellings[event.id]

    def under(self, keys: Iterable[str], first: date, last: date) -> list[Event]:
        return self._events(self._relations.under(keys, first, last))

    def beside(self, event: Event, types: frozenset[str]) -> list[Event]:
        return self._events(sorted({other for _, other in self._relations.told_beside(event.documents, types)}))

    def _events(self, ids: Iterable[str]) -> list[Event]:
        return [event for id_ in ids if (event := self._relations.event(id_))]

    def ties(self, ids: Iterable[str]) -> list[Tie]:
        return [Tie(row.event, row.rule, row.other, row.reasons) for row in self._relations.links(ids)]


def _row(tie: Tie) -> LinkRow:
    rule = BY_NAME[tie.rule]
    return LinkRow(event=tie.first, rule=tie.rule, kind=rule.kind, other=tie.then, inverse=rule.inverse, reasons=tie.reasons)


# Disputes


def _reached(relations: Relations, gone: Sequence[Event], fresh: Sequence[Event], tied: set[str]) -> set[str]:
    """Events whose own reports stay, but of which something else is said now: deeds beside an accusation that is denied or
    no longer is, and what others say did not happen."""
    found: set[str] = set()
    now = (event for id_ in tied if (event := relations.event(id_)))
    before = (event for event in gone if event.id in tied)
    documents = {document for event in (*now, *before) if event.type == "ACCUSE" for document in event.documents}
    found.update(event for _, event in relations.told_beside(documents, CHARGED))
    for event in (*gone, *fresh):
        if event.status == "negated" and event.start:
            slack = timedelta(1)
            found.update(relations.on_days(event.start - slack, event.start + slack, "actual"))
    return found


def _disputes(relations: Relations, ids: Iterable[str]) -> Iterable[Dispute]:
    """Of events that can have any: told more than once, denied, or told as not having happened."""
    links: defaultdict[str, list[LinkRow]] = defaultdict(list)
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        events = [event for id_ in ordered[start : start + BATCH] if (event := relations.event(id_))]
        links.clear()
        for row in relations.links(event.id for event in events):
            if row.kind == "denial":
                links[row.event].append(row)
        plans = [(event, _around(relations, event, links[event.id])) for event in events if event.status == "actual"]
        tolls = {event.id: _tolls(relations, event) for event, _ in plans if event.type == "ASSAULT"}
        plans = [(e, around) for e, around in plans if len(e.mentions) > 1 or any(around.values()) or tolls.get(e.id)]
        wanted = {id_ for event, around in plans for ids_ in (event.mentions, *around.values()) for id_ in ids_}
        reports = {reported.mention.id: _report(reported) for reported in relations.reported(wanted)}
        for event, around in plans:
            said = {name: tuple(reports[id_] for id_ in ids_ if id_ in reports) for name, ids_ in around.items()}
            beside = tuple(
                Toll(quote=quote.id, report=_told_by(reports[id_], quote))
                for id_, quote in tolls.get(event.id, ())
                if id_ in reports
            )
            own = [reports[id_] for id_ in event.mentions if id_ in reports]
            yield from find_disputes(event, own, Around(tolls=beside, **said))


def _tolls(relations: Relations, event: Event) -> list[tuple[str, Quote]]:
    """Quotes that give figures, each with the mention of the event that it follows in the text."""
    quotes = relations.counting_quotes(event.documents)
    if not quotes:
        return []
    rows = relations.told_beside(event.documents, CHARGED)
    places = {(document, field, start): id_ for id_, document, field, start in relations.places(id_ for id_, _ in rows)}
    ordered, own, found = sorted(places), set(event.mentions), []
    for quote in quotes:
        first, last = quote.content[0], quote.content[-1]
        # A deed that the quote itself tells is what it counts the victims of.
        before = [
            p
            for p in ordered
            if p[:2] == (quote.document, first.field) and -TOLL_CHARS <= p[2] - first.start <= last.end - first.start
        ]
        if before and places[before[-1]] in own:
            found.append((places[before[-1]], quote))
    return found


def _told_by(report: Report, quote: Quote) -> Report:
    speakers = (quote.speaker,) if quote.speaker else ()
    return replace(report, mention=replace(report.mention, said_by=speakers, figures=quote.figures, evidence=quote.content[0]))


def _around(relations: Relations, event: Event, links: Sequence[LinkRow]) -> Mapping[str, tuple[str, ...]]:
    """Mentions by what they are to the event, under the names that `Around` has."""
    denying = {row.other for row in links if row.rule != "claim-denial"}
    disclaiming = {row.other for row in links if row.rule == "claim-denial"}
    disclaimed = {id_ for other in disclaiming if (denial := relations.event(other)) for id_ in denial.mentions}
    charges: set[str] = set()
    if event.type in CHARGED:
        beside = relations.told_beside(event.documents, {"ACCUSE"})
        if beside:
            own = [place[1:] for place in relations.places(event.mentions)]
            places = {id_: place for id_, *place in relations.places(id_ for id_, _ in beside)}
            beside = [(id_, of) for id_, of in beside if any(_stands_near(places[id_], other) for other in own)]
            charges = {id_ for id_, _ in beside}
            denying |= {row.other for row in relations.links({of for _, of in beside}) if row.kind == "denial"}
    denials = {id_ for other in denying if (denial := relations.event(other)) for id_ in denial.mentions}
    near = {id_: place for id_, *place in relations.places(denials)}
    own = [place[1:] for place in relations.places(event.mentions)] if near else []
    denials = {id_ for id_, place in near.items() if any(_stands_near(place, other) for other in own)}
    negated = _ids(_negated(relations, event))
    return {"charges": _ids(charges), "denials": _ids(denials), "negated": negated, "disclaimed": _ids(disclaimed)}


def _stands_near(one: Sequence[object], other: Sequence[object]) -> bool:
    document, field, start = one
    return (document, field) == other[:2] and abs(cast(int, start) - cast(int, other[2])) <= NEAR_CHARS


def _negated(relations: Relations, event: Event) -> set[str]:
    if not event.start:
        return set()
    days = (event.start - timedelta(1), event.start + timedelta(1))
    others = (relations.event(id_) for id_ in relations.on_days(*days, "negated"))
    return {id_ for other in others if other and twins(event, other) for id_ in other.mentions}


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


def _report(reported: Reported) -> Report:
    r = reported
    return Report(mention=r.mention, family=r.family, outlet=r.outlet, published=r.published)
