"""Who says what of one event: each party, figure, span of days and place with the mentions and origins that give it.

Comes in: the reports of one event. Goes out: accounts, the most often told first, the same for the same reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Self, TypeVar

from runut.records import (
    DayAccount,
    Event,
    EventMention,
    Figure,
    FigureAccount,
    Party,
    PartyAccount,
    PlaceAccount,
    StatusAccount,
)
from runut.records.event import EventStatus
from runut.resolve.told import Report, identity

K = TypeVar("K", bound=Hashable)

CountOrigins = Callable[[set[tuple[str, str]]], int]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of one event in the order of their mentions' ids."""

    mentions: tuple[EventMention, ...]
    by_mention: dict[str, Report]
    count: CountOrigins

    @classmethod
    def of(cls, reports: Sequence[Report], count: CountOrigins) -> Self:
        return cls(tuple(r.mention for r in reports), {r.mention.id: r for r in reports}, count)

    @property
    def documents(self) -> tuple[str, ...]:
        return documents_of(self.mentions)

    def origins(self, mentions: Iterable[EventMention]) -> int:
        reports = [self.by_mention[mention.id] for mention in mentions]
        return self.count({(report.family, report.outlet or report.mention.document) for report in reports})


def documents_of(mentions: Iterable[EventMention]) -> tuple[str, ...]:
    return tuple(sorted({mention.document for mention in mentions}))


def ids_of(mentions: Iterable[EventMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in mentions))


def party_accounts(told: Reports, kept: Sequence[Party]) -> tuple[PartyAccount, ...]:
    """Each party in each role, by what it is known by; `kept` are those of the event itself."""
    naming: defaultdict[tuple[Literal["actor", "recipient"], str], list[EventMention]] = defaultdict(list)
    shown: dict[tuple[str, str], Party] = {}
    for mention in told.mentions:
        sides: tuple[tuple[Literal["actor", "recipient"], tuple[Party, ...]], ...] = (
            ("actor", mention.actors),
            ("recipient", mention.recipients),
        )
        for role, parties in sides:
            for party in parties:
                naming[role, identity(party)].append(mention)
                shown.setdefault((role, identity(party)), party)
    names = {identity(party) for party in kept}
    found = [
        PartyAccount(
            role=role,
            party=shown[role, name],
            kept=name in names,
            mentions=ids_of(mentions),
            documents=documents_of(mentions),
            origins=told.origins(mentions),
        )
        for (role, name), mentions in naming.items()
    ]
    return tuple(sorted(found, key=lambda a: (-a.origins, -len(a.mentions), a.role, identity(a.party))))


def figure_accounts(told: Reports) -> tuple[FigureAccount, ...]:
    """Each figure by kind, and within it by value and speaker."""
    given: defaultdict[tuple[Hashable, ...], list[tuple[EventMention, Figure]]] = defaultdict(list)
    for mention in told.mentions:
        speakers = frozenset(identity(party) for party in mention.said_by)
        for figure in totals(mention).values():
            given[figure.kind, figure.unit, figure.low, figure.high, speakers].append((mention, figure))
    found = []
    for pairs in given.values():
        mentions, figure = [mention for mention, _ in pairs], pairs[0][1]
        days = [day for mention in mentions if (day := told.by_mention[mention.id].published)]
        found.append(
            FigureAccount(
                kind=figure.kind,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                text=figure.text,
                said_by=tuple({identity(party): party for party in mentions[0].said_by}.values()),
                mentions=ids_of(mentions),
                documents=documents_of(mentions),
                origins=told.origins(mentions),
                first=min((day.start for day in days), default=None),
                last=max((day.end for day in days), default=None),
            )
        )
    return tuple(sorted(found, key=lambda a: (a.kind, a.unit or "", -a.origins, -len(a.mentions), a.low or 0, a.mentions)))


def day_accounts(told: Reports) -> tuple[DayAccount, ...]:
    """Each span of days; mentions without any are left out."""
    given = _grouped((mention, (mention.start, mention.end)) for mention in told.mentions if mention.start or mention.end)
    found = [
        DayAccount(start=start, end=end, mentions=ids_of(m), documents=documents_of(m), origins=told.origins(m))
        for (start, end), m in given.items()
    ]
    return tuple(sorted(found, key=lambda a: (-a.origins, -len(a.mentions), str(a.start), str(a.end))))


def place_accounts(told: Reports) -> tuple[PlaceAccount, ...]:
    given = _grouped((mention, (mention.place.name, mention.place.country)) for mention in told.mentions if mention.place)
    found = [
        PlaceAccount(place=place, mentions=ids_of(m), documents=documents_of(m), origins=told.origins(m))
        for m in given.values()
        if (place := m[0].place)
    ]
    return tuple(sorted(found, key=lambda a: (-a.origins, -len(a.mentions), a.place.name, a.mentions)))


def status_accounts(told: Reports, event: str) -> tuple[StatusAccount, ...]:
    """The event's own state, from the day it was first told."""
    days = [published.start for report in told.by_mention.values() if (published := report.published)]
    status = told.mentions[0].status
    return (StatusAccount(status=status, told=min(days, default=None), event=event, mentions=ids_of(told.mentions)),)


BECAME = frozenset({"plan", "outcome", "cancellation", "pledge", "fulfilment"})
"""Links between one thing planned and the same thing done or called off."""

STATES: tuple[EventStatus, ...] = ("hypothetical", "future", "actual", "negated")


def status_over_time(event: Event, tied: Iterable[tuple[str, Event]]) -> tuple[StatusAccount, ...]:
    """Its own state, and those of its plan or of what came of it, by the day on which they were first told.

    tied: what another event is to it, and that event. Who calls a plan off tells that it does not happen.
    """
    found = {account for account in event.status_history if account.event == event.id}
    for kind, other in tied:
        own = (account for account in other.status_history if account.event == other.id) if kind in BECAME else ()
        found.update(replace(account, status="negated") if kind == "cancellation" else account for account in own)
    return tuple(sorted(found, key=lambda a: (a.told or date.max, STATES.index(a.status), a.event)))


def _grouped(pairs: Iterable[tuple[EventMention, K]]) -> dict[K, list[EventMention]]:
    given: defaultdict[K, list[EventMention]] = defaultdict(list)
    for mention, key in pairs:
        given[key].append(mention)
    return given


def totals(mention: EventMention) -> dict[tuple[str, str], Figure]:
    """The largest figure of each kind and unit: the others in a sentence are parts of it ("27 orang, termasuk dua anak")."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in sorted(mention.figures, key=size):
        found[figure.kind, figure.unit or ""] = figure
    return found


def size(figure: Figure) -> tuple[int, int]:
    return max(figure.low or 0, figure.high or 0), figure.low or 0
