"""The events among which ties are looked for: what a store must answer, and the same of events in memory."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from runut.records import Event, Link
from runut.resolve.links.keys import stored_keys
from runut.resolve.links.rules import BY_NAME
from runut.resolve.links.tellings import Telling


@dataclass(frozen=True, slots=True)
class Tie:
    """then: what came of first, by the rule of that name."""

    first: str
    rule: str
    then: str
    reasons: tuple[str, ...]

    def of_first(self) -> Link:
        return Link(kind=BY_NAME[self.rule].kind, event=self.then, reasons=self.reasons)

    def of_then(self) -> Link:
        return Link(kind=BY_NAME[self.rule].inverse, event=self.first, reasons=self.reasons)


class Neighbourhood(Protocol):
    """Events as they are after the change, and ties as they were before it."""

    def event(self, id_: str) -> Event | None: ...
    def tellings(self, event: Event) -> Sequence[Telling]: ...
    def under(self, keys: Iterable[str], first: date, last: date) -> Iterable[Event]: ...
    def beside(self, event: Event, types: frozenset[str]) -> Iterable[Event]:
        """Events of these types that have a mention in one of its documents."""

    def ties(self, ids: Iterable[str]) -> Iterable[Tie]:
        """Those that have one of these at either end."""


class Gathered:
    """A neighbourhood of events in memory."""

    def __init__(self, events: Iterable[Event], tellings: Callable[[Event], Sequence[Telling]]) -> None:
        self._events = {event.id: event for event in events}
        self.tellings = tellings
        self._keyed: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        self._told_in: defaultdict[str, set[str]] = defaultdict(set)
        for event in self._events.values():
            for document in event.documents:
                self._told_in[document].add(event.id)
            for key, day in stored_keys(event):
                self._keyed[key].append((day, event.id))
        for listed in self._keyed.values():
            listed.sort()

    def event(self, id_: str) -> Event | None:
        return self._events.get(id_)

    def under(self, keys: Iterable[str], first: date, last: date) -> Iterator[Event]:
        found: set[str] = set()
        for key in keys:
            listed = self._keyed.get(key, [])
            found.update(id_ for _, id_ in listed[bisect_left(listed, (first, "")) : bisect_left(listed, (last, "~"))])
        yield from (self._events[id_] for id_ in found)

    def beside(self, event: Event, types: frozenset[str]) -> Iterator[Event]:
        for id_ in {id_ for document in event.documents for id_ in self._told_in[document]}:
            if self._events[id_].type in types:
                yield self._events[id_]

    def ties(self, ids: Iterable[str]) -> tuple[Tie, ...]:  # noqa: ARG002 (nothing was tied before)
        return ()
