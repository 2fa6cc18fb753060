"""What `resolve` reads and writes: all articles and mentions in a fixed order, and the origins and events made of them."""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import Article, Event, EventMention, Origin
from runut.store.codec import decode_article, decode_mention, encode, iso
from runut.store.database import Database
from runut.store.ledger import insert_parties, insert_row, mark_events


def load_articles(db: Database) -> tuple[Article, ...]:
    """All articles by id, without their furniture: no resolver has a use for it, and it is half of the memory."""
    return tuple(decode_article(row, ()) for row in db.rows("SELECT * FROM documents ORDER BY id"))


def load_mentions(db: Database) -> tuple[EventMention, ...]:
    return tuple(decode_mention(row["record"]) for row in db.rows("SELECT record FROM mentions ORDER BY id"))


def replace_events(db: Database, origins: Sequence[Origin], events: Sequence[Event]) -> None:
    with db.transaction():
        db.run("DELETE FROM events")
        db.run("DELETE FROM origins")
        db.run_many("INSERT INTO origins VALUES (?, ?, ?)", [(o.document, o.family, encode(o.agencies)) for o in origins])
        for event in events:
            _insert_event(db, event)
        mark_events(db, fresh=True)


def _insert_event(db: Database, event: Event) -> None:
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
    }
    insert_row(db, "events", columns)
    insert_parties(db, "event", event.id, (("actor", event.actors), ("recipient", event.recipients)))
    db.run_many("INSERT INTO event_mentions VALUES (?, ?)", [(mention, event.id) for mention in event.mentions])
