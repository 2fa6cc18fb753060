"""Typed Parquet, partitioned by day: `events/day=2025-06-13/`, `mentions/day=.../`, `quotes/day=.../`, parties as lists of structs.

The day of an event and of its mentions is the first of the event, of a quote that of publication; what has none is in
`day=undated`: at Hive's name for null pandas stops. One partition is open at a time, one batch of rows in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from runut.export.cells import whole
from runut.export.coding import contexts
from runut.export.fields import figures
from runut.export.formats import Options, Record
from runut.records import Party, Place, Span
from runut.store.handover import Report, Source, Statement, Told

T = TypeVar("T")
Row = dict[str, Any]
BATCH = 2_000
"""Rows: a few megabytes, with whole articles some ten."""

UNDATED = "undated"

WORDS = pa.struct([("in", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
PARTIES = pa.list_(
    pa.struct([("text", pa.string()), *((n, pa.string()) for n in ("name", "entity", "country", "group", "sector", "office"))])
)
PLACE = pa.struct(
    [
        *((name, pa.string()) for name in ("text", "name", "country")),
        *(("lat", pa.float64()), ("lon", pa.float64()), ("precision", pa.string())),
    ]
)
FIGURES = pa.list_(
    pa.struct([("kind", pa.string()), ("low", pa.int64()), ("high", pa.int64()), ("unit", pa.string()), ("text", pa.string())])
)
LINKS = pa.list_(pa.struct([("kind", pa.string()), ("event", pa.string())]))
NAMES = pa.list_(pa.string())
SOURCE = [
    *((name, pa.string()) for name in ("document", "source_id", "url", "outlet", "title")),
    *(("published", pa.date32()), ("published_end", pa.date32()), ("language", pa.string()), ("family", pa.string())),
    ("agencies", NAMES),
    ("article", pa.string()),
]
HAPPENING = [
    *(("type", pa.string()), ("mode", pa.string()), ("contexts", NAMES), ("status", pa.string())),
    *(("symmetric", pa.bool_()), ("background", pa.bool_())),
    *(("start", pa.date32()), ("end", pa.date32()), ("precision", pa.string())),
    *(("actors", PARTIES), ("recipients", PARTIES), ("place", PLACE), ("figures", FIGURES)),
]
EVENTS = pa.schema(
    [
        ("id", pa.string()),
        *HAPPENING,
        *(("earliest", pa.date32()), ("latest", pa.date32()), ("mentions", NAMES), ("documents", NAMES), ("outlets", NAMES)),
        *(("origins", pa.int32()), ("disputed", pa.bool_()), ("links", LINKS)),
    ]
)
MENTIONS = pa.schema(
    [
        ("id", pa.string()),
        ("event", pa.string()),
        *HAPPENING,
        *(("date_basis", pa.string()), ("said_by", PARTIES), ("via", NAMES), ("hedge", pa.string()), ("stance", pa.string())),
        *(("quote", pa.string()), ("evidence", WORDS), ("trigger", WORDS), ("rule", pa.string()), ("confidence", pa.float64())),
        ("judged", pa.string()),
        *SOURCE,
    ]
)
QUOTES = pa.schema(
    [
        *(("id", pa.string()), ("kind", pa.string()), ("stance", pa.string()), ("hedge", pa.string()), ("speaker", PARTIES)),
        *(("anonymous", pa.bool_()), ("cue", pa.string()), ("text", pa.string()), ("pieces", pa.list_(WORDS)), ("via", NAMES)),
        *(("about", NAMES), ("rule", pa.string())),
        *SOURCE,
    ]
)


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options  # documents have their text or not: see `Store.handing_on`
    path.mkdir()
    return {
        "events": write_table(path / "events", EVENTS, ((_day(told), event_row(told)) for told in record.events())),
        "mentions": write_table(path / "mentions", MENTIONS, mention_rows(record.events())),
        "quotes": write_table(path / "quotes", QUOTES, quote_rows(record.quotes())),
    }


def write_table(folder: Path, schema: pa.Schema, rows: Iterable[tuple[date | None, Row]]) -> int:
    """Rows come in the order of their day; of those without one there is a part in any case, so that the table loads."""
    folder.mkdir()
    count, parts = 0, 0
    for day, of_day in groupby(rows, key=lambda pair: pair[0]):
        partition = folder / f"day={day.isoformat() if day else UNDATED}"
        partition.mkdir(exist_ok=True)
        with pq.ParquetWriter(partition / "part-0.parquet", schema, compression="zstd") as out:
            for batch in _batches(row for _, row in of_day):
                out.write_table(_as_table(batch, schema))
                count += len(batch)
        parts += 1
    if not parts:
        (folder / f"day={UNDATED}").mkdir()
        pq.write_table(schema.empty_table(), folder / f"day={UNDATED}" / "part-0.parquet")
    return count


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _as_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_pylist(rows, schema)
    except UnicodeEncodeError:  # half of a pair, which no store holds
        return pa.Table.from_pylist(whole(rows), schema)


def _day(told: Told) -> date | None:
    return told.event.start or told.event.end


def event_row(told: Told) -> Row:
    event = told.event
    return {
        **_happening(event),
        "id": event.id,
        "contexts": contexts(told),
        "earliest": event.earliest,
        "latest": event.latest,
        "mentions": event.mentions,
        "documents": event.documents,
        "outlets": event.outlets,
        "origins": event.origins,
        "disputed": event.disputed,
        "links": [{"kind": link.kind, "event": link.event} for link in event.links],
    }


def mention_rows(events: Iterable[Told]) -> Iterator[tuple[date | None, Row]]:
    for told in events:
        for report in told.reports:
            yield _day(told), mention_row(told, report)


def mention_row(told: Told, report: Report) -> Row:
    mention = report.mention
    return {
        **_happening(mention),
        **_source(report.source),
        "id": mention.id,
        "event": told.event.id,
        "contexts": mention.contexts,
        "date_basis": mention.date_basis,
        "said_by": _parties(mention.said_by),
        "via": mention.via,
        "hedge": mention.hedge,
        "stance": mention.stance,
        "quote": mention.quote,
        "evidence": _words(mention.evidence),
        "trigger": _words(mention.trigger),
        "rule": mention.rule,
        "confidence": mention.confidence,
        "judged": report.judged,
    }


def quote_rows(statements: Iterable[Statement]) -> Iterator[tuple[date | None, Row]]:
    for statement in statements:
        quote, published = statement.quote, statement.source.published
        row = {
            **_source(statement.source),
            "id": quote.id,
            "kind": quote.kind,
            "stance": quote.stance,
            "hedge": quote.hedge,
            "speaker": _parties((quote.speaker,)) if quote.speaker else [],
            "anonymous": quote.anonymous,
            "cue": quote.cue.text if quote.cue else None,
            "text": quote.text,
            "pieces": [_words(piece) for piece in quote.content],
            "via": quote.via,
            "about": quote.about,
            "rule": quote.rule,
        }
        yield published.start if published else None, row


def _happening(one: Any) -> Row:
    """one: an Event or an EventMention."""
    row = {
        name: getattr(one, name) for name in ("type", "mode", "status", "symmetric", "background", "start", "end", "precision")
    }
    return {
        **row,
        "actors": _parties(one.actors),
        "recipients": _parties(one.recipients),
        "place": _place(one.place),
        "figures": [
            {**figure, "low": _fitting(figure["low"]), "high": _fitting(figure["high"])} for figure in figures(one.figures)
        ],
    }


def _fitting(number: int | None) -> int | None:
    """None for what a column of 64 bits cannot hold; the words stay."""
    return number if number is None or -(2**63) <= number < 2**63 else None


def _source(source: Source) -> Row:
    published = source.published
    return {
        "document": source.id,
        "source_id": source.source_id,
        "url": source.url,
        "outlet": source.outlet,
        "title": source.title,
        "published": published.start if published else None,
        "published_end": published.end if published else None,
        "language": source.language,
        "family": source.family,
        "agencies": source.agencies,
        "article": source.text,
    }


def _parties(parties: Iterable[Party]) -> list[Row]:
    return [
        {
            "text": party.words.text,
            "name": party.name,
            "entity": party.entity,
            "country": party.country,
            "group": party.group,
            "sector": party.sector,
            "office": party.office,
        }
        for party in parties
    ]


def _place(place: Place | None) -> Row | None:
    return (
        None
        if place is None
        else {name: getattr(place, name) for name in ("text", "name", "country", "lat", "lon", "precision")}
    )


def _words(span: Span) -> Row:
    return {"in": span.field, "start": span.start, "end": span.end, "text": span.text}
