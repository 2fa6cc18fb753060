"""Mentions that tell of one happening, grouped into events; a change groups again only what it can reach.

Comes in: mentions, articles and origins, in any order, or what was taken out of a stored resolution and what is new. Goes out:
events, the same for the same input, however it came. How groups are made is in `layers`, what they agree on in `reconcile`.

An event is named after its first mention: of the mentions in the earliest published article, the one with the smallest
id. It keeps its name as later articles join; an earlier article found afterwards can change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from runut.records import Article, Event, EventMention, Origin
from runut.resolve.board import Board, Placed, Source, Zone
from runut.resolve.layers import place_reports
from runut.resolve.reconcile import reconcile
from runut.resolve.same import Verdict, compare
from runut.resolve.told import Report, Told, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a store writes down. roots: events to drop, by the name they had while placing; then come `events` with theirs."""

    roots: tuple[str, ...]
    events: tuple[tuple[str, Event], ...]
    placed: tuple[Placed, ...]


def find_events(mentions: Sequence[EventMention], articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Event, ...]:
    """Events in the order of their ids; every mention is in one."""
    change = change_events(None, (), report_all(mentions, articles, origins))
    return tuple(sorted((event for _, event in change.events), key=lambda event: event.id))


def report_all(mentions: Iterable[EventMention], articles: Iterable[Article], origins: Iterable[Origin]) -> list[Report]:
    """Each mention with what is known of its document, in the order of ids."""
    outlets = {article.id: (article.outlet, article.published) for article in articles}
    families = {origin.document: origin.family for origin in origins}
    reports = []
    for mention in sorted({mention.id: mention for mention in mentions}.values(), key=lambda mention: mention.id):
        outlet, published = outlets.get(mention.document, (None, None))
        family = families.get(mention.document, mention.document)
        reports.append(Report(mention=mention, family=family, outlet=outlet, published=published))
    return reports


def change_events(
    source: Source | None, gone: Sequence[Zone], added: Iterable[Report], before: Sequence[Told] | None = None
) -> Change:
    """The events that differ once the mentions of `gone` are out of the source and those of `added` are in.

    before: what `stood` gave while those of `gone` were in it; without it, more is decided again, with the same result.
    """
    board = Board(source)
    roots = place_reports(board, gone, added, before)
    events = []
    for root in sorted(roots - {""}):
        members = board.in_root(root)
        if members:
            events.append((root, reconcile([placed.report for placed in members])))
    return Change(roots=tuple(sorted(roots)), events=tuple(events), placed=tuple(board[id_] for id_ in sorted(board.moved)))


def explain(one: Report, other: Report) -> Verdict:
    """What forbids two mentions to be of one event, and what speaks for and against it."""
    told, other_told = tell(one), tell(other)
    apart = (
        0 if "loose" in (told.layer, other_told.layer) else max(0, told.first - other_told.last, other_told.first - told.last)
    )
    return compare(told, other_told, apart=apart)
