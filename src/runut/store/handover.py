"""What is handed on to exports: events with their reports and the documents that these stand in, one after the other.

Comes in: a database and filters. Goes out: the same snapshot of the store, in the same order, as often as it is asked for, in
constant memory: what was chosen is written once into a temporary table, every question is one statement along it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from runut.records import Event, EventMention, Published, Quote
from runut.store.codec import decode_event, decode_judged, decode_mention, decode_names, decode_published, decode_quote
from runut.store.database import Database, Row
from runut.store.filters import ANYTHING, Filters, events_where, limit_of, quotes_where


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it is cited.

    family: shared by documents whose text is one. agencies: those that it credits. version: of runut, that read it.
    origin: how the family is known, None for one that stands alone. length: of the text, in code points. text: None unless asked for.
    """

    id: str
    source_id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str
    status: str
    family: str
    agencies: tuple[str, ...]
    origin: str | None
    version: str
    length: int
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One mention of an event. judged: "right" or "changed" where somebody said so."""

    mention: EventMention
    source: Source
    judged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with its reports, the first published first. There is no event without a report."""

    event: Event
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quote with its document."""

    quote: Quote
    source: Source


_SOURCE = (
    "d.id AS d_id, coalesce(d.own_id, (SELECT min(s.path) FROM sightings s WHERE s.document = d.id), d.id) AS source_id, "
    "d.url, d.outlet, d.title, d.authors, d.published_start, d.published_end, d.published_precision, d.published_basis, "
    "d.published_text, d.language, d.status AS d_status, coalesce(o.family, d.id) AS family, o.agencies, o.kind AS origin, "
    "d.version, length(d.text) AS length"
)
# CROSS JOIN keeps SQLite from turning the order of tables round: the chosen events lead, in their order.
_REPORTS = """
    SELECT c.position, m.record, v.verdict, v.record AS judged, {source}
    FROM temp.chosen c CROSS JOIN event_mentions em ON em.event = c.event CROSS JOIN mentions m ON m.id = em.mention
    CROSS JOIN documents d ON d.id = m.document LEFT JOIN origins o ON o.document = d.id LEFT JOIN overlays v ON v.mention = m.id
    ORDER BY c.position, d.published_start IS NULL, d.published_start, m.document, m.field DESC, m.start_char, m.id
"""
_CITED = """
    d.id IN (
      SELECT m.document FROM temp.chosen c JOIN event_mentions em ON em.event = c.event JOIN mentions m ON m.id = em.mention)
"""
_TELLING = """
    SELECT m.quote FROM temp.chosen c JOIN event_mentions em ON em.event = c.event JOIN mentions m ON m.id = em.mention
"""


class Handover:
    """Made by `Store.handing_on`; good as long as that is open."""

    def __init__(self, db: Database, filters: Filters, *, with_text: bool) -> None:
        self._db, self._filters = db, filters
        self._source = _SOURCE + (", d.text AS words" if with_text else ", NULL AS words")

    @property
    def count(self) -> int:
        """How many events there are."""
        return self._db.number("SELECT count(*) FROM temp.chosen")

    def events(self) -> Iterator[Told]:
        """In the order of day, those without one last; then by id."""
        records = self._db.rows(
            "SELECT c.position, e.record FROM temp.chosen c CROSS JOIN events e ON e.id = c.event ORDER BY c.position"
        )
        reports = self._db.rows(_REPORTS.format(source=self._source))
        grouped = itertools.groupby(reports, key=lambda row: row["position"])
        for record, (position, rows) in zip(records, grouped, strict=True):
            assert record["position"] == position  # both walk along `chosen`, and it holds no event without mentions
            yield Told(event=decode_event(record["record"]), reports=tuple(map(_report, rows)))

    def sources(self) -> Iterator[Source]:
        """Documents that the events and the quotes stand in; all that were read where nothing is asked for. In the order of
        publication, those without a day last."""
        where, parameters = "1", tuple[object, ...]()
        if self._filters != ANYTHING:
            quotes, parameters = self._quotes()
            where = (
                f"{_CITED} OR d.id IN (SELECT q.document FROM quotes q JOIN documents d ON d.id = q.document WHERE {quotes})"
            )
        sql = f"""
            SELECT {self._source} FROM documents d LEFT JOIN origins o ON o.document = d.id WHERE {where}
            ORDER BY d.published_start IS NULL, d.published_start, d.id
        """
        return map(_read_source, self._db.rows(sql, parameters))

    def quotes(self) -> Iterator[Statement]:
        """Statements that tell of the events, and what else meets the filters of quotes; with a limit only in documents of the
        events. By day of publication, then by document and in its order."""
        where, parameters = self._quotes()
        sql = f"""
            SELECT q.record, {self._source} FROM quotes q JOIN documents d ON d.id = q.document
            LEFT JOIN origins o ON o.document = d.id WHERE {where}
            ORDER BY d.published_start IS NULL, d.published_start, q.document, q.field DESC, q.start_char, q.id
        """
        for row in self._db.rows(sql, parameters):
            yield Statement(quote=decode_quote(row["record"]), source=_read_source(row))

    def _quotes(self) -> tuple[str, tuple[object, ...]]:
        if self._filters == ANYTHING:
            return "1", ()
        where = quotes_where(self._filters)
        if self._filters.limit is not None:
            where.add(_CITED)
        return f"(({where.sql}) OR q.id IN ({_TELLING}))", tuple(where.parameters)


@contextmanager
def hand_on(db: Database, filters: Filters = ANYTHING, *, with_text: bool = False) -> Iterator[Handover]:
    """One at a time for one database. What others write meanwhile is not seen."""
    where = events_where(filters)
    db.run("BEGIN")
    try:
        db.run("CREATE TEMP TABLE chosen (position INTEGER PRIMARY KEY, event TEXT NOT NULL)")
        db.run(
            f"""
            INSERT INTO temp.chosen (event) SELECT e.id FROM events e
            WHERE {where.sql} AND EXISTS (SELECT 1 FROM event_mentions em WHERE em.event = e.id)
            ORDER BY coalesce(e.start_day, e.end_day, '9999'), e.end_day, e.id LIMIT ?
            """,
            (*where.parameters, limit_of(filters)),
        )
        yield Handover(db, filters, with_text=with_text)
    finally:
        db.run("ROLLBACK")  # takes the temporary table along


def _report(row: Row) -> Report:
    return Report(
        mention=decode_judged(row["judged"]) if row["judged"] else decode_mention(row["record"]),
        source=_read_source(row),
        judged=row["verdict"],
    )


def _read_source(row: Row) -> Source:
    return Source(
        id=row["d_id"],
        source_id=row["source_id"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        authors=decode_names(row["authors"]),
        published=decode_published(row),
        language=row["language"],
        status=row["d_status"],
        family=row["family"],
        agencies=decode_names(row["agencies"]) if row["agencies"] else (),
        origin=row["origin"],
        version=row["version"],
        length=row["length"],
        text=row["words"],
    )
