"""Whether everything that came in is accounted for, whether the file is whole, and what it holds, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from runut.errors import StoreError
from runut.records import EventMention, Field, Quote
from runut.store.codec import decode_mention, decode_quote
from runut.store.database import Database, Row
from runut.store.integrity import find_lie
from runut.store.judgements import count_lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """documents_in (from the intake, written before the work) = ok + truncated + quarantined + pending (from what came of it).

    sources: files and streams read. pending: taken in but not worked on: an interrupted run, finished by running it again.
    reasons: how many are in quarantine for which reason. stale: events are older than mentions. judgements: those that hold; lost:
        how many of them find no mention now.
    abstained: how often words that a rule knows made no event, by reason.
    differences: what does not add up, in words; empty where all does.
    """

    sources: int
    documents_in: int
    ok: int
    truncated: int
    quarantined: int
    pending: int
    mentions: int
    quotes: int
    events: int
    stale: bool
    judgements: int
    lost: int
    reasons: tuple[tuple[str, int], ...]
    abstained: tuple[tuple[str, int], ...]
    differences: tuple[str, ...]

    @property
    def balanced(self) -> bool:
        return not self.differences


_PENDING = "id NOT IN (SELECT id FROM documents) AND id NOT IN (SELECT id FROM quarantine)"
_SHOWN = 5


def take_account(db: Database) -> Account:
    ok = db.number("SELECT count(*) FROM documents WHERE status = 'ok'")
    truncated = db.number("SELECT count(*) FROM documents WHERE status = 'truncated'")
    quarantined = db.number("SELECT count(*) FROM quarantine")
    documents_in = db.number("SELECT count(*) FROM intake")
    pending = db.number(f"SELECT count(*) FROM intake WHERE {_PENDING}")
    differences = list(_differences(db))
    judged, lost = count_lost(db)
    found = ok + truncated + quarantined + pending
    if documents_in != found:
        differences.append(
            f"{documents_in} came in, but {ok} ok + {truncated} truncated + {quarantined} quarantined + {pending} pending = {found}"
        )
    return Account(
        sources=db.number(
            "SELECT count(*) FROM (SELECT path FROM sightings UNION SELECT path FROM quarantine WHERE path IS NOT NULL)"
        ),
        documents_in=documents_in,
        ok=ok,
        truncated=truncated,
        quarantined=quarantined,
        pending=pending,
        mentions=db.number("SELECT count(*) FROM mentions"),
        quotes=db.number("SELECT count(*) FROM quotes"),
        events=db.number("SELECT count(*) FROM events"),
        stale=db.number("SELECT value <> 'fresh' FROM meta WHERE key = 'events'") == 1,
        judgements=judged,
        lost=lost,
        reasons=tuple(
            (row["reason"], row["n"])
            for row in db.rows("SELECT reason, count(*) AS n FROM quarantine GROUP BY reason ORDER BY n DESC, reason")
        ),
        abstained=tuple(
            (row["reason"], row["n"])
            for row in db.rows("SELECT reason, sum(times) AS n FROM abstentions GROUP BY reason ORDER BY n DESC, reason")
        ),
        differences=tuple(differences),
    )


def _differences(db: Database) -> Iterator[str]:
    checks = {
        "are both read and quarantined": "SELECT id FROM documents WHERE id IN (SELECT id FROM quarantine)",
        "were read, but never came in": "SELECT id FROM documents WHERE id NOT IN (SELECT id FROM intake)",
        "are quarantined, but never came in": "SELECT id FROM quarantine WHERE id NOT IN (SELECT id FROM intake)",
        "have no place where they were seen": (
            "SELECT id FROM intake WHERE kind = 'document' AND id NOT IN (SELECT document FROM sightings) "
            "AND id NOT IN (SELECT id FROM quarantine WHERE path IS NOT NULL)"
        ),
    }
    for words, sql in checks.items():
        ids = [row["id"] for row in db.rows(f"{sql} ORDER BY id")]
        if ids:
            yield f"{len(ids)} {words}: {', '.join(ids[:_SHOWN])}{', ...' if len(ids) > _SHOWN else ''}"


def find_damage(db: Database) -> tuple[str, ...]:
    """What is wrong with the file itself, in SQLite's words; empty where it is whole. Reads all of it."""
    found = [row[0] for row in db.rows("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"table {row[0]} holds a row whose {row[2]} row is gone" for row in db.rows("PRAGMA foreign_key_check")]
    for index, rows in () if db.read_only else (("search", "articles"), ("quote_search", "quotes")):
        try:
            with db.transaction():
                db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except (StoreError, sqlite3.DatabaseError) as error:
            found.append(f"the full-text index does not fit the {rows}: {error}")
    return tuple(found) + tuple(_find_lies(db))


def _find_lies(db: Database) -> Iterator[str]:
    """Rows whose words are not in their article: refused when written, so the file was changed by something else."""
    decoders: tuple[tuple[str, Callable[[str], EventMention | Quote]], ...] = (
        ("mentions", decode_mention),
        ("quotes", decode_quote),
    )
    for table, decode in decoders:
        sql = f"SELECT x.id, x.record, d.text, d.title FROM {table} x JOIN documents d ON d.id = x.document ORDER BY x.id"
        lies = ((row["id"], find_lie(decode(row["record"]), _texts(row))) for row in db.rows(sql))
        found = [f"{id_} ({lie})" for id_, lie in lies if lie]
        if found:
            yield f"{len(found)} {table} are not in their article: {', '.join(found[:_SHOWN])}{', ...' if len(found) > _SHOWN else ''}"


def _texts(row: Row) -> dict[Field, str]:
    return {"text": row["text"], "title": row["title"] or ""}


TABLES = {
    "intake": "id",
    "sightings": "document, path, position",
    "documents": "id",
    "furniture": "document, position",
    "mentions": "id",
    "mention_parties": "mention, role, position",
    "mention_keys": "mention, role, position, key",
    "quotes": "id",
    "quote_keys": "quote, role, key",
    "unknown_names": "document, name",
    "abstentions": "document, reason",
    "quarantine": "id",
    "events": "id",
    "event_parties": "event, role, position",
    "event_keys": "event, role, position, key",
    "event_mentions": "mention",
    "links": "event, rule",
    "link_keys": "key, day, event",
    "disputes": "id",
    "origins": "document",
    "unresolved": "document",
    "traces": "document",
    "trace_keys": "key, document",
    "placings": "mention",
    "placing_keys": "key, first_day, mention",
    "judgements": "made_at, id",
    "judged": "judgement, part",
    "overlays": "mention",
    "meta": "key",
}
"""Every table with what orders its rows."""


def dump(db: Database) -> Iterator[tuple[str, dict[str, object]]]:
    """Every row of every table in a fixed order, as (table, columns). Equal input gives equal dumps."""
    for table, order in TABLES.items():
        for row in db.rows(f"SELECT * FROM {table} ORDER BY {order}"):
            # `row` follows the order of arrival and only ties a full-text index to its table.
            yield table, {name: row[name] for name in row.keys() if name != "row"}  # noqa: SIM118 (a Row iterates over values)
