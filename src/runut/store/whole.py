"""One whole record by its id, as `resolve` and `extract` made it or a person changed it; answers for people are in `questions`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from runut.errors import UsageError
from runut.records import Event, EventMention, Quote
from runut.records.dispute import Dispute
from runut.store.codec import decode_dispute, decode_event, decode_judged, decode_mention, decode_quote
from runut.store.database import Database, Row

_MENTION = "SELECT m.record, v.record AS judged FROM mentions m LEFT JOIN overlays v ON v.mention = m.id WHERE m.id = ?"


def load_event(db: Database, id_: str) -> Event:
    return decode_event(_found(db, "SELECT record FROM events WHERE id = ?", id_)["record"])


def load_mention(db: Database, id_: str) -> EventMention:
    """With what people changed in it (then a `JudgedMention`)."""
    row = _found(db, _MENTION, id_)
    return decode_judged(row["judged"]) if row["judged"] else decode_mention(row["record"])


def load_quote(db: Database, id_: str) -> Quote:
    return decode_quote(_found(db, "SELECT record FROM quotes WHERE id = ?", id_)["record"])


def _found(db: Database, sql: str, id_: str) -> Row:
    row = db.row(sql, (id_,))
    if row is None:
        raise UsageError(f"nothing has the id {id_!r} in {db.path}; a whole id is needed here, as the listings give it")
    return row


def load_dispute(db: Database, id_: str) -> Dispute:
    return decode_dispute(_found(db, "SELECT record FROM disputes WHERE id = ?", id_)["record"])


def list_disputes(db: Database) -> Iterator[Dispute]:
    for row in db.rows("SELECT record FROM disputes ORDER BY event, id"):
        yield decode_dispute(row["record"])


def load_versions(db: Database) -> dict[str, str]:
    """Of each document the version that read it."""
    return {row["id"]: row["version"] for row in db.rows("SELECT id, version FROM documents ORDER BY id")}


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """What others write meanwhile is not seen."""
    db.run("BEGIN")
    try:
        yield
    finally:
        db.run("ROLLBACK")
