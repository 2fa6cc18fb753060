"""What a report tells of, from one snapshot of a store: the events that weigh most, and figures counted from all.

Comes in: an open store and a question. Goes out: `Gathered`, bounded however much the store holds.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from runut.ontology import load_plover
from runut.records import Event, EventMention, Quote
from runut.store import Filters, Store
from runut.store.handover import Report, Source, Statement, Told
from runut.store.ties import kind_of, period_of

Answer = dict[str, Any]

MOST_EVENTS = 400
"""Told day by day; those of most origins. A printed page holds about eight."""
MOST_STATEMENTS, MOST_DISPUTES, MOST_PLEDGES = 300, 80, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. parties: the names as they were typed, for the title. title: the user's own. asked: the filters as words to type,
    which a listing takes too. command: those after `runut report`, without where to write. show: the one event that the page is of."""

    filters: Filters
    parties: tuple[str, ...] = ()
    title: str | None = None
    asked: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    show: str | None = None


@dataclass(slots=True)
class Period:
    """Of a month or a year. Scores and numbers by kind are of what was done; `other` counts what was planned, supposed or denied."""

    cooperation: float = 0.0
    conflict: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    other: int = 0


@dataclass(slots=True)
class Counts:
    """Over all events of the question, told or left out."""

    events: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    disputed: int = 0
    background: int = 0
    first: date | None = None
    last: date | None = None
    documents: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    published: list[date] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)
    months: dict[str | None, Period] = field(default_factory=dict)
    years: dict[str | None, Period] = field(default_factory=dict)
    confidences: list[float] = field(default_factory=list)
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """told: in the order of day. cited: mentions and quotes by their ids, each with its document."""

    told: tuple[Told, ...]
    counts: Counts
    statements: tuple[Statement, ...]
    statements_left: int
    disputes: tuple[Answer, ...]
    disputes_left: int
    pledges: tuple[Answer, ...]
    pledges_left: int
    events: Mapping[str, Event]
    cited: Mapping[str, tuple[EventMention | Quote, Source]]
    known_on: str | None


def gather(store: Store, question: Question) -> Gathered:
    filters = replace(question.filters, limit=None, after=None, sort=None)
    most = MOST_EVENTS if question.filters.limit is None else min(question.filters.limit, MOST_EVENTS)
    with store.handing_on(filters) as record:
        counts, told = weigh(record.events(), most)
        seen: set[str] = set()
        telling = heapq.nsmallest(MOST_STATEMENTS, remembered(record.quotes(), seen), key=rank)
        others, more = said_of_each_other(store, filters, telling, seen)
        kept = tuple(sorted(heapq.nsmallest(MOST_STATEMENTS, [*telling, *others], key=rank), key=published))
        disputes, more_disputes = first_of(store.disputes(filters), MOST_DISPUTES)
        pledges, more_pledges = first_of(store.pledges(filters), MOST_PLEDGES)
        events, cited = resolve_ids(store, told, kept, disputes, pledges)
    return Gathered(
        told=told,
        counts=counts,
        statements=kept,
        statements_left=len(seen) + more - len(kept),
        disputes=disputes,
        disputes_left=more_disputes,
        pledges=pledges,
        pledges_left=more_pledges,
        events=events,
        cited=cited,
        known_on=pledges[0]["on"] if pledges else None,
    )


def gather_event(store: Store, id_: str) -> Gathered:
    with store.snapshot():
        event, sources, chain = store.event(id_), dict[str, Source](), store.chain(id_)
        reports = []
        for report in chain["reports"]:
            mention = store.mention(report["mention"]["id"])
            sources[mention.document] = sources.get(mention.document) or source_of(store, mention.document)
            reports.append(Report(mention=mention, source=sources[mention.document], judged=report["mention"]["judged"]))
        told = Told(event=event, reports=tuple(reports))
        counts, _ = weigh([told], 1)
        quotes = dict.fromkeys(report.mention.quote for report in reports if report.mention.quote)
        said = [store.quote(quote) for quote in quotes]
        statements = tuple(Statement(quote=quote, source=sources[quote.document]) for quote in said[:MOST_STATEMENTS])
        disputes = tuple(chain["disputes"])
        events, cited = resolve_ids(store, (told,), statements, disputes, ())
    return Gathered(
        told=(told,),
        counts=counts,
        statements=statements,
        statements_left=len(said) - len(statements),
        disputes=disputes,
        disputes_left=0,
        pledges=(),
        pledges_left=0,
        events=events,
        cited=cited,
        known_on=None,
    )


def remembered(statements: Iterable[Statement], ids: set[str]) -> Iterator[Statement]:
    for one in statements:
        ids.add(one.quote.id)
        yield one


def said_of_each_other(
    store: Store, filters: Filters, known: Iterable[Statement], seen: set[str]
) -> tuple[list[Statement], int]:
    """What either party says of the other beside what is `seen` to tell of an event, and how much of it is not read; of other
    filters it keeps days and outlet alone."""
    found: list[Statement] = []
    left = 0
    sources = {one.source.id: one.source for one in known}
    for speaker, about in (filters.between, filters.between[::-1]) if filters.between else ():
        asked = Filters(
            speaker=speaker, about=about, since=filters.since, until=filters.until, outlet=filters.outlet, limit=MOST_STATEMENTS
        )
        answers = list(store.quotes(asked))
        left += store.rest("quotes", asked, answers)[0] if answers else 0
        for answer in answers:
            id_, document = answer["id"], answer["document"]
            if id_ not in seen:
                seen.add(id_)
                sources[document] = sources.get(document) or source_of(store, document)
                found.append(Statement(quote=store.quote(id_), source=sources[document]))
    return found, left


def first_of(answers: Iterable[Answer], most: int) -> tuple[tuple[Answer, ...], int]:
    """So many, and the number of the rest."""
    answers = iter(answers)
    return tuple(islice(answers, most)), sum(1 for _ in answers)


def weigh(events: Iterable[Told], most: int) -> tuple[Counts, tuple[Told, ...]]:
    """Counts of all, and those that weigh most in their order."""
    counts, digest = Counts(), hashlib.sha256()
    heap: list[tuple[tuple[int, ...], int, Told]] = []
    for position, told in enumerate(events):
        count(counts, told)
        digest.update("\0".join((told.event.id, told.event.status, *told.event.mentions)).encode("utf-8", "replace") + b"\n")
        item = (weight(told), -position, told)
        if len(heap) < most:
            heapq.heappush(heap, item)
        elif most:
            heapq.heappushpop(heap, item)
    counts.digest = digest.hexdigest()[:16]
    return counts, tuple(told for _, _, told in sorted(heap, key=lambda item: -item[1]))


def weight(told: Told) -> tuple[int, ...]:
    event = told.event
    return (event.origins, event.status == "actual", not event.background, len(told.reports))


def count(counts: Counts, told: Told) -> None:
    event = told.event
    counts.events += 1
    counts.kinds[kind_of(event.type)] += 1
    counts.statuses[event.status] += 1
    counts.disputed += event.disputed
    counts.background += event.background
    if not event.background:  # what is only recalled would stretch the period far back
        counts.first = min((d for d in (counts.first, event.start) if d), default=None)
        counts.last = max((d for d in (counts.last, event.end or event.start) if d), default=None)
    for report in told.reports:
        source = report.source
        counts.documents.add(source.id)
        counts.families.add(source.family)
        counts.versions.add(source.version)
        counts.confidences.append(report.mention.confidence)
        if source.outlet:
            counts.outlets.add(source.outlet)
        if source.published:
            counts.published = [
                min((source.published.start, *counts.published)),
                max((source.published.end, *counts.published)),
            ]
    for by, periods in (("month", counts.months), ("year", counts.years)):
        name = period_of(event.start, event.end, event.precision, "month" if by == "month" else "year")
        add_to(periods.setdefault(name, Period()), event)


def add_to(period: Period, event: Event) -> None:
    if event.status != "actual":
        period.other += 1
        return
    score = load_plover().score(event.type, event.mode)
    period.kinds[kind_of(event.type)] += 1
    period.cooperation += max(score, 0.0)
    period.conflict += min(score, 0.0)


def rank(statement: Statement) -> tuple[object, ...]:
    """Direct speech first where there are too many, then by publication."""
    return (statement.quote.kind != "direct", statement.quote.speaker is None, *published(statement))


def published(statement: Statement) -> tuple[bool, date, str, int, str]:
    """Those without a day last."""
    day, quote = statement.source.published, statement.quote
    return (day is None, day.start if day else date.min, statement.source.id, quote.content[0].start, quote.id)


# What disputes and pledges name by id


def resolve_ids(
    store: Store,
    told: tuple[Told, ...],
    statements: Iterable[Statement],
    disputes: tuple[Answer, ...],
    pledges: tuple[Answer, ...],
) -> tuple[dict[str, Event], dict[str, tuple[EventMention | Quote, Source]]]:
    """Events, and what was reported with its document, by their ids."""
    events = {one.event.id: one.event for one in told}
    cited: dict[str, tuple[EventMention | Quote, Source]] = {
        report.mention.id: (report.mention, report.source) for one in told for report in one.reports
    }
    cited.update((one.quote.id, (one.quote, one.source)) for one in statements)
    sources = {source.id: source for _, source in cited.values()}
    for id_ in named_events(disputes, pledges):
        if id_ not in events:
            events[id_] = store.event(id_)
    outcomes = {answer["outcome"]["event"]["id"] for answer in pledges if answer["outcome"]}
    wanted = [*named_reports(disputes, pledges), *(mention for id_ in sorted(outcomes) for mention in events[id_].mentions)]
    for id_ in wanted:
        if id_ not in cited:
            found = store.quote(id_) if id_.startswith("k-") else store.mention(id_)
            source = sources.get(found.document) or source_of(store, found.document)
            sources[source.id] = source
            cited[id_] = (found, source)
    return events, cited


def named_events(disputes: Iterable[Answer], pledges: Iterable[Answer]) -> Iterator[str]:
    yield from (answer["event"] for answer in disputes)
    for answer in pledges:
        yield answer["event"]["id"]
        if answer["outcome"]:
            yield answer["outcome"]["event"]["id"]


def named_reports(disputes: Iterable[Answer], pledges: Iterable[Answer]) -> Iterator[str]:
    for answer in disputes:
        for account in answer["accounts"]:
            yield from word_ids(account["words"])
    for answer in pledges:
        yield from word_ids(answer["words"])


def word_ids(words: Iterable[Answer]) -> Iterator[str]:
    """Of sentences as the store tells them, with the mention or the quote that each is of."""
    return (entry.get("mention") or entry["quote"] for entry in words)


def source_of(store: Store, document: str) -> Source:
    """Of a document that none of the events of the question stand in: a pledge's outcome between others."""
    told = store.chain(document)
    shape, article = told["document"], store.article(document)
    return Source(
        id=document,
        source_id=shape["source_id"],
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        authors=article.authors,
        published=article.published,
        language=article.language,
        status=shape["status"],
        family=shape["origin"]["family"] if shape["origin"] else document,
        agencies=tuple(shape["origin"]["agencies"]) if shape["origin"] else (),
        origin=None,
        version=told["version"],
        length=len(article.text),
    )


def own_reports(told: Told) -> list[Report]:
    """One of each origin first, so that a few footnotes show how many stand behind it."""
    seen: set[str] = set()
    first, rest = list[Report](), list[Report]()
    for report in told.reports:
        (rest if report.source.family in seen else first).append(report)
        seen.add(report.source.family)
    return [*first, *rest]
