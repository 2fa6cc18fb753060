"""What `resolve` reads and writes: what changed since the last time, traces, placings, origins and events.

All of it happens inside one transaction (`Store.resolving`), so that events are those before or those after, never between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from runut.records import Article, Event, Origin
from runut.store import placings
from runut.store.codec import decode_article, encode, iso
from runut.store.database import Database, as_json_list
from runut.store.ledger import insert_parties, insert_row, mark_events
from runut.store.placings import Placing, Placings, Reported

T = TypeVar("T")


class Resolution:
    """One run of `resolve` on a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def database(self) -> Database:
        """For what `judging` reads and writes in the same transaction."""
        return self._db

    # What changed

    def begin(self, resolver: str) -> frozenset[str]:
        """Documents that came, went or were read anew. resolver: digest of the rules; where it is another one, all of them."""
        row = self._db.row("SELECT value FROM meta WHERE key = 'resolver'")
        if row is None or row["value"] != resolver:
            for table in (
                "events",
                "links",
                "link_keys",
                "disputes",
                "origins",
                "traces",
                "trace_keys",
                "placings",
                "placing_keys",
            ):
                self._db.run(f"DELETE FROM {table}")
            self._db.run("INSERT OR IGNORE INTO unresolved SELECT id FROM documents")
            self._db.run("INSERT OR REPLACE INTO meta VALUES ('resolver', ?)", (resolver,))
        return frozenset(row["document"] for row in self._db.rows("SELECT document FROM unresolved"))

    def finish(self) -> int:
        """The number of events."""
        self._db.run("DELETE FROM unresolved")
        mark_events(self._db, fresh=True)
        return self._db.number("SELECT count(*) FROM events")

    def is_empty(self) -> bool:
        """Whether nothing was resolved before."""
        return not self._db.number("SELECT EXISTS (SELECT 1 FROM origins)")

    # Articles and their traces

    def articles(self, documents: Iterable[str]) -> Iterator[Article]:
        """By id, without their furniture: no resolver has a use for it, and it is half of the memory."""
        sql = "SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return (decode_article(row, ()) for row in self._db.rows(sql, (as_json_list(documents),)))

    def write_trace(self, document: str, trace: bytes, keys: Sequence[int]) -> None:
        self._db.run("INSERT INTO traces VALUES (?, ?)", (document, trace))
        self._db.run_many("INSERT OR IGNORE INTO trace_keys VALUES (?, ?)", ((key, document) for key in keys))

    def drop_trace(self, document: str, keys: Sequence[int]) -> None:
        self._db.run("DELETE FROM traces WHERE document = ?", (document,))
        self._db.run_many("DELETE FROM trace_keys WHERE key = ? AND document = ?", ((key, document) for key in keys))

    def traces(self, documents: Iterable[str]) -> dict[str, bytes]:
        sql = "SELECT document, trace FROM traces WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document"
        return {row["document"]: row["trace"] for row in self._db.rows(sql, (as_json_list(documents),))}

    def sharing(self, keys: Sequence[int]) -> list[str]:
        """Documents that have one of the keys."""
        found: set[str] = set()
        for key in keys:
            found.update(row["document"] for row in self._db.rows("SELECT document FROM trace_keys WHERE key = ?", (key,)))
        return sorted(found)

    # Origins

    def families(self, documents: Iterable[str]) -> dict[str, str]:
        sql = "SELECT document, family FROM origins WHERE document IN (SELECT value FROM json_each(?))"
        return {row["document"]: row["family"] for row in self._db.rows(sql, (as_json_list(documents),))}

    def members(self, families: Iterable[str]) -> list[str]:
        sql = "SELECT document FROM origins WHERE family IN (SELECT value FROM json_each(?)) ORDER BY document"
        return [row["document"] for row in self._db.rows(sql, (as_json_list(families),))]

    def drop_origins(self, documents: Iterable[str]) -> None:
        self._db.run("DELETE FROM origins WHERE document IN (SELECT value FROM json_each(?))", (as_json_list(documents),))

    def write_origins(self, origins: Iterable[Origin]) -> None:
        self._db.run_many(
            "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, ?, ?)",
            ((o.document, o.family, encode(o.agencies), o.kind, o.matched, o.share) for o in origins),
        )

    # Mentions and where they stand

    def reported(self, documents: Iterable[str] | None = None) -> Iterator[Reported]:
        """The mentions of some documents, or of all, by id."""
        return placings.list_reported(self._db, None if documents is None else as_json_list(documents))

    def placed(self, documents: Iterable[str]) -> list[Placing]:
        return placings.list_placings(self._db, as_json_list(documents))

    def take_out(self, documents: Iterable[str]) -> None:
        placings.take_out(self._db, as_json_list(documents))

    def placings(self, make: Callable[[Reported], T]) -> Placings[T]:
        return Placings(self._db, make)

    def write_events(self, roots: Iterable[str], events: Iterable[tuple[str, Event]], placed: list[Placing]) -> None:
        """roots: names of the events that go. Then come these, each with its name, and the placings that changed."""
        self._db.run("DELETE FROM events WHERE root IN (SELECT value FROM json_each(?))", (as_json_list(roots),))
        for root, event in events:
            _insert_event(self._db, root, event)
        placings.write_placings(self._db, placed)


def _insert_event(db: Database, root: str, event: Event) -> None:
    columns = {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "symmetric": event.symmetric,
        "background": event.background,
        "start_day": iso(event.start),
        "end_day": iso(event.end),
        "precision": event.precision,
        "place": event.place.name if event.place else None,
        "place_country": event.place.country if event.place else None,
        "origins": event.origins,
        "disputed": event.disputed,
        "record": encode(event),
        "root": root,
    }
    insert_row(db, "events", columns)
    insert_parties(db, "event", event.id, (("actor", event.actors), ("recipient", event.recipients)))
    db.run_many("INSERT INTO event_mentions VALUES (?, ?)", [(mention, event.id) for mention in event.mentions])
