"""Typed Parquet, partitioned by day: `events/day=2025-06-13/`, `mentions/day=.../`, `quotes/day=.../`, parties as lists of structs.

The day of an event and of its mentions is the first of the event, of a quote that of publication; what has none is in
`day=undated`: at Hive's name for null pandas stops. One partition is open at a time, one batch of rows in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from runut.export.cells import whole
from runut.export.coding import contexts
from runut.export.fields import figures
from runut.export.formats import Options, Record
from runut.records import Party, Place, Span
from runut.store.handover import Report, Source, Statement, Told

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
    with ByDay(path / "events", EVENTS) as events, ByDay(path / "mentions", MENTIONS) as mentions:
        for told in record.events():
            day = told.event.start or told.event.end
            events.add(day, event_row(told))
            for report in told.reports:
                mentions.add(day, mention_row(told, report))
    with ByDay(path / "quotes", QUOTES) as quotes:
        for statement in record.quotes():
            published = statement.source.published
            quotes.add(published.start if published else None, quote_row(statement))
    return {"events": events.count, "mentions": mentions.count, "quotes": quotes.count}


class ByDay:
    """A table in the making. Rows come in the order of their day; one without rows has an empty part, so that it loads."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        folder.mkdir()
        self.count = 0
        self._folder, self._schema = folder, schema
        self._day: date | None = None
        self._out: pq.ParquetWriter | None = None
        self._rows: list[Row] = []

    def add(self, day: date | None, row: Row) -> None:
        if day != self._day:
            self._close()
            self._day = day
        self._rows.append(row)
        self.count += 1
        if len(self._rows) == BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._out is None:
            partition = self._folder / f"day={self._day.isoformat() if self._day else UNDATED}"
            partition.mkdir()
            self._out = pq.ParquetWriter(partition / "part-0.parquet", self._schema)
        self._out.write_table(as_table(self._rows, self._schema))
        self._rows = []

    def _close(self) -> None:
        if self._rows:
            self._flush()
        if self._out is not None:
            self._out.close()
        self._out = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if not self.count:
            self._flush()
        self._close()


def as_table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_arrays(
            [as_column([row[field.name] for row in rows], field.type) for field in schema], schema=schema
        )
    except UnicodeEncodeError:  # half of a pair, which no store holds
        return as_table([{name: whole(value) for name, value in row.items()} for row in rows], schema)


def as_column(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    """Lists and structs are taken apart into columns of plain values, which Arrow reads many times faster than nested ones."""
    if pa.types.is_list(type_):
        offsets = list(accumulate(map(len, values), initial=0))
        return pa.ListArray.from_arrays(
            pa.array(offsets, pa.int32()), as_column([one for v in values for one in v], type_.value_type)
        )
    if pa.types.is_struct(type_):
        parts = [as_column([None if one is None else one[part.name] for one in values], part.type) for part in type_]
        return pa.StructArray.from_arrays(parts, fields=list(type_), mask=pa.array([one is None for one in values], pa.bool_()))
    return pa.array(values, type_)


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


def quote_row(statement: Statement) -> Row:
    quote = statement.quote
    return {
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
