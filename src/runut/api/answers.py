"""Answers that are no record of the pipeline: a line of the timeline, ties, holders of office, what a search finds, a chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from runut.records import Article, Event, EventMention, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an `add`: found = ok + truncated + quarantined + known (read before). events: in the whole store now, None
    where it was not resolved. reasons: how many are in quarantine for which reason."""

    found: int
    known: int
    ok: int
    truncated: int
    quarantined: int
    mentions: int
    events: int | None
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """day: the first, or of an open beginning the last. mentions: the reports, the first published first. said_by: names, the
    most frequent first."""

    day: date | None
    event: Event
    mentions: tuple[EventMention, ...]
    outlets: tuple[str, ...]
    said_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """score: PLOVER's, positive for cooperation. events: ids."""

    type: str
    mode: str | None
    score: float
    origins: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What passed between two parties in one period.

    period: "2025-06" or "2025", None for what belongs to no one. way: forth (from the first party to the second), back, both.
    kind: deed, contact or statement. cooperation, conflict: sums of scores; 0 for what was not done. background, disputed: how many.
    """

    period: str | None
    way: str
    kind: str
    status: str
    events: tuple[str, ...]
    origins: int
    cooperation: float
    conflict: float
    background: int
    disputed: int
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An office and who held it; office None: the state, group, body or person itself.

    start, until: days in office. verified: the last day on which an open end was looked up. unchecked: the day asked for lies
    past that; None where none was asked for.
    """

    entity: str
    name: str
    office: str | None
    country: str | None
    group: str | None
    sector: str | None
    start: date | None
    until: date | None
    verified: date | None
    source: str | None
    unchecked: bool | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """The best place of a search in one document. field: "text" or "title"; start, end, text: what matched there, None where it
    cannot be placed. quote: the id of the statement that it stands in, said_by: whose."""

    document: str
    source_id: str
    url: str | None
    outlet: str | None
    title: str | None
    field: str | None
    start: int | None
    end: int | None
    text: str | None
    snippet: str
    quote: str | None
    said_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """From an id back to the words. kind: event, mention, quote, document or quarantine; of a quarantined item `reason` says why."""

    kind: str
    id: str
    event: Event | None
    mentions: tuple[EventMention, ...]
    quotes: tuple[Quote, ...]
    articles: tuple[Article, ...]
    versions: tuple[str, ...]
    reason: str | None = None


# From the JSON-ready rows of the store


def as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def make_tie(row: dict[str, Any]) -> Tie:
    acts = tuple(Act(**{**act, "events": tuple(act["events"])}) for act in row["acts"])
    return Tie(**{**row, "events": tuple(row["events"]), "acts": acts})


def make_hit(row: dict[str, Any]) -> Hit:
    same = ("source_id", "url", "outlet", "title", "start", "end", "text", "snippet", "quote", "said_by")
    return Hit(document=row["id"], field=row["in"], **{name: row[name] for name in same})


def make_holder(row: dict[str, Any]) -> Holder:
    same = ("entity", "name", "office", "country", "group", "sector", "source")
    return Holder(
        **{name: row[name] for name in same},
        start=as_day(row["from"]),
        until=as_day(row["until"]),
        verified=as_day(row["verified"]),
        unchecked=row.get("unchecked"),
        aliases=tuple(row["aliases"]),
    )
