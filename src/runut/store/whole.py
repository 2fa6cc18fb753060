"""One whole record by its id, as `resolve` and `extract` made it or a person changed it; answers for people are in `questions`."""

from __future__ import annotations

from runut.errors import UsageError
from runut.records import Event, EventMention, Quote
from runut.store.codec import decode_event, decode_judged, decode_mention, decode_quote
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
