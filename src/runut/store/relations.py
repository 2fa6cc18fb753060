"""Links between events and disputes over them, as `resolve` left them, and the look-ups by which it finds them again.

Comes in: a database in a transaction. Goes out: events, and rows of links and disputes. What may be tied to what, and what
is disputed, is decided elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from runut.records import Event, Link, Quote
from runut.records.dispute import Dispute
from runut.store.codec import decode_event, decode_names, decode_quote, encode
from runut.store.database import Database, as_json_list
from runut.store.placings import Reported, list_reported_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """kind: what the other is to the event; inverse: what the event is to the other."""

    event: str
    rule: str
    kind: str
    other: str
    inverse: str
    reasons: tuple[str, ...]


class Relations:
    """Links and disputes of one run of `resolve`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._events: dict[str, Event | None] = {}

    # Events and their mentions

    def under_roots(self, roots: Iterable[str]) -> list[Event]:
        sql = "SELECT record FROM events WHERE root IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [decode_event(row["record"]) for row in self._db.rows(sql, (as_json_list(roots),))]

    def event(self, id_: str) -> Event | None:
        if id_ not in self._events:
            row = self._db.row("SELECT record FROM events WHERE id = ?", (id_,))
            self._events[id_] = decode_event(row["record"]) if row else None
        return self._events[id_]

    def know(self, events: Iterable[Event]) -> None:
        """Events that were written just now: they need not be read again."""
        self._events.update((event.id, event) for event in events)

    def places(self, mentions: Iterable[str]) -> Iterator[tuple[str, str, str, int]]:
        """Mention, document, field and offset."""
        sql = "SELECT id, document, field, start_char FROM mentions WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._db.rows(sql, (as_json_list(mentions),))
        return ((row["id"], row["document"], row["field"], row["start_char"]) for row in rows)

    def told_beside(self, documents: Iterable[str], types: Iterable[str]) -> list[tuple[str, str]]:
        """Mention and event, of these types in these documents."""
        sql = (
            "SELECT m.id, em.event FROM mentions m JOIN event_mentions em ON em.mention = m.id "
            "WHERE m.document IN (SELECT value FROM json_each(?)) AND m.type IN (SELECT value FROM json_each(?)) ORDER BY m.id"
        )
        parameters = (as_json_list(documents), as_json_list(types))
        return [(row["id"], row["event"]) for row in self._db.rows(sql, parameters)]

    def counting_quotes(self, documents: Iterable[str]) -> list[Quote]:
        """Those of these documents that give figures."""
        sql = (
            "SELECT record FROM quotes WHERE document IN (SELECT value FROM json_each(?)) "
            "AND record LIKE '%\"figures\":[{%' ORDER BY id"
        )
        return [decode_quote(row["record"]) for row in self._db.rows(sql, (as_json_list(documents),))]

    def on_days(self, first: date, last: date, status: str) -> list[str]:
        """Events of this status that begin on one of these days."""
        sql = "SELECT id FROM events WHERE start_day BETWEEN ? AND ? AND status = ? ORDER BY id"
        return [row["id"] for row in self._db.rows(sql, (first.isoformat(), last.isoformat(), status))]

    def reported(self, mentions: Iterable[str]) -> Iterator[Reported]:
        return list_reported_of(self._db, as_json_list(mentions))

    # Links

    def links(self, ids: Iterable[str]) -> list[LinkRow]:
        """Those that have one of these events at either end."""
        return links_at(self._db, ids)

    def write_links(self, dropped: Iterable[LinkRow], written: Iterable[LinkRow]) -> None:
        self._db.run_many("DELETE FROM links WHERE event = ? AND rule = ?", ((row.event, row.rule) for row in dropped))
        self._db.run_many(
            "INSERT OR REPLACE INTO links (event, rule, kind, other, inverse, reasons) VALUES (?, ?, ?, ?, ?, ?)",
            ((r.event, r.rule, r.kind, r.other, r.inverse, encode(r.reasons)) for r in written),
        )

    def drop_keys(self, event: str, keys: Iterable[tuple[str, date]]) -> None:
        rows = [(hash_key(key), day.toordinal(), event) for key, day in keys]
        self._db.run_many("DELETE FROM link_keys WHERE key = ? AND day = ? AND event = ?", rows)

    def write_keys(self, event: str, keys: Iterable[tuple[str, date]]) -> None:
        rows = sorted((hash_key(key), day.toordinal(), event) for key, day in keys)
        self._db.run_many("INSERT OR IGNORE INTO link_keys VALUES (?, ?, ?)", rows)

    def under(self, keys: Iterable[str], first: date, last: date) -> list[str]:
        found: set[str] = set()
        sql = "SELECT event FROM link_keys WHERE key = ? AND day BETWEEN ? AND ?"
        for key in keys:
            found.update(row["event"] for row in self._db.rows(sql, (hash_key(key), first.toordinal(), last.toordinal())))
        return sorted(found)

    # Disputes

    def disputed(self, ids: Iterable[str]) -> frozenset[str]:
        sql = "SELECT DISTINCT event FROM disputes WHERE event IN (SELECT value FROM json_each(?))"
        return frozenset(row["event"] for row in self._db.rows(sql, (as_json_list(ids),)))

    def write_disputes(self, events: Iterable[str], disputes: Sequence[Dispute]) -> None:
        """In place of all that these events had."""
        self._db.run("DELETE FROM disputes WHERE event IN (SELECT value FROM json_each(?))", (as_json_list(events),))
        self._db.run_many(
            "INSERT INTO disputes (id, event, about, kind, record) VALUES (?, ?, ?, ?, ?)",
            [(d.id, d.event, d.about, d.kind, encode(d)) for d in disputes],
        )

    def mark(self, event: Event) -> None:
        """Write into the event what was found out about it."""
        if event != self.event(event.id):
            self._db.run("UPDATE events SET disputed = ?, record = ? WHERE id = ?", (event.disputed, encode(event), event.id))


def links_at(db: Database, ids: Iterable[str]) -> list[LinkRow]:
    """Those that have one of these events at either end."""
    wanted = as_json_list(ids)
    sql = "SELECT * FROM links WHERE {} IN (SELECT value FROM json_each(?))"
    rows = [*db.rows(sql.format("event"), (wanted,)), *db.rows(sql.format("other"), (wanted,))]
    names = ("event", "rule", "kind", "other", "inverse")
    found = {LinkRow(**{name: row[name] for name in names}, reasons=decode_names(row["reasons"])) for row in rows}
    return sorted(found, key=lambda row: (row.event, row.rule, row.other))


def hash_key(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def by_event(links: Iterable[LinkRow]) -> dict[str, tuple[Link, ...]]:
    """Links of each event, told from either end."""
    found: defaultdict[str, set[Link]] = defaultdict(set)
    for row in links:
        found[row.event].add(Link(kind=row.kind, event=row.other, reasons=row.reasons))
        found[row.other].add(Link(kind=row.inverse, event=row.event, reasons=row.reasons))
    return {id_: tuple(sorted(of, key=lambda link: (link.kind, link.event, link.reasons))) for id_, of in found.items()}
