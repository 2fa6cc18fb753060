"""The ledger of judgements, and where each holds now.

Comes in: judgements to append. Goes out: the ledger in order, what `judging` needs to replay it, and rows for the command line.
The ledger is append-only, which the database itself sees to. What a judgement means is `resolve.judgements`' matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from runut.errors import UsageError
from runut.records import EventMention
from runut.records.judgement import Found, JudgedMention, Judgement, finds, holding, undone
from runut.store.codec import decode_mention, encode
from runut.store.database import Database, as_json_list
from runut.store.ledger import mark_unresolved
from runut.store.placings import Reported, list_reported_of
from runut.store.shapes import Answer

_JUDGEMENT = msgspec.json.Decoder(Judgement)
JOINED = "+"
"""Between the roots of an event that people joined of several; ids have no such character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as judgements are looked up in it. source_id: the input's own id."""

    document: str
    url: str | None
    source_id: str | None
    texts: Mapping[str, str]
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """record: the mention as it is to be read, None where it is wrong or stays as it is."""

    mention: str
    document: str
    verdict: str
    record: JudgedMention | None


# The ledger


def append(db: Database, judgements: Sequence[Judgement]) -> int:
    """Write judgements that are not there yet, all or none; how many those were. Events are then stale where they concern them."""
    with db.transaction():
        before = db.number("SELECT count(*) FROM judgements")
        db.run_many(
            "INSERT INTO judgements (id, kind, made_by, made_at, reason, record) VALUES (?, ?, ?, ?, ?, ?)",
            [(j.id, j.kind, j.by, j.at, j.reason, encode(j)) for j in judgements],
        )
        written = db.number("SELECT count(*) FROM judgements") - before
        undone = {j.undoes for j in judgements if j.undoes}
        concerned = [j for j in load_ledger(db) if j.id in undone] if undone else []
        for document in sorted(documents_of(db, [*judgements, *concerned])):
            mark_unresolved(db, document)
        return written


def load_ledger(db: Database) -> tuple[Judgement, ...]:
    """All that was ever judged, the earliest first."""
    return tuple(_JUDGEMENT.decode(row["record"]) for row in db.rows("SELECT record FROM judgements ORDER BY made_at, id"))


def decode_judgement(line: bytes) -> Judgement:
    """A line of an exported ledger. Raises UsageError for one that is none."""
    try:
        return _JUDGEMENT.decode(line)
    except msgspec.MsgspecError as error:
        raise UsageError(f"this is no judgement of runut: {error}") from error


def documents_of(db: Database, judgements: Iterable[Judgement]) -> frozenset[str]:
    """Documents of the store in which a cited mention can stand."""
    return frozenset(document for documents in homes(db, judgements).values() for document in documents)


def homes(db: Database, judgements: Iterable[Judgement]) -> dict[tuple[str, int], tuple[str, ...]]:
    """For each part of each judgement the document that it was read in; where that is not there, those of its address or own id."""
    cited = {(judgement.id, n): part for judgement in judgements for n, part in enumerate(judgement.cited)}
    if not cited:
        return {}
    here = _documents(db, "id", (part.document for part in cited.values()))
    missing = [part for part in cited.values() if part.document not in here]
    by_url = _documents(db, "url", (part.url for part in missing if part.url))
    by_own_id = _documents(db, "own_id", (part.source_id for part in missing if part.source_id))
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for place, part in cited.items():
        if part.document in here:
            found[place] = (part.document,)
        else:
            others = [*by_url.get(part.url or "", ()), *by_own_id.get(part.source_id or "", ())]
            found[place] = tuple(dict.fromkeys(others))
    return found


def _documents(db: Database, column: str, values: Iterable[str]) -> dict[str, list[str]]:
    sql = f"SELECT {column} AS value, id FROM documents WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
    found: dict[str, list[str]] = {}
    for row in db.rows(sql, (as_json_list(set(values)),)):
        found.setdefault(row["value"], []).append(row["id"])
    return found


# What replaying reads and writes


def load_readings(db: Database, documents: Iterable[str]) -> dict[str, Reading]:
    wanted = as_json_list(documents)
    mentions: dict[str, list[EventMention]] = {}
    sql = "SELECT document, record FROM mentions WHERE document IN (SELECT value FROM json_each(?)) ORDER BY id"
    for row in db.rows(sql, (wanted,)):
        mentions.setdefault(row["document"], []).append(decode_mention(row["record"]))
    sql = "SELECT id, url, own_id, text, title FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return {
        row["id"]: Reading(
            document=row["id"],
            url=row["url"],
            source_id=row["own_id"],
            texts={"text": row["text"], "title": row["title"] or ""},
            mentions=tuple(mentions.get(row["id"], ())),
        )
        for row in db.rows(sql, (wanted,))
    }


def load_found(db: Database) -> tuple[Found, ...]:
    return tuple(
        Found(
            judgement=row["judgement"],
            part=row["part"],
            document=row["document"],
            mention=row["mention"],
            retyped=bool(row["retyped"]),
        )
        for row in db.rows("SELECT * FROM judged ORDER BY judgement, part")
    )


def write_found(db: Database, gone: Iterable[Found], new: Iterable[Found]) -> None:
    db.run_many("DELETE FROM judged WHERE judgement = ? AND part = ?", [(found.judgement, found.part) for found in gone])
    db.run_many(
        "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?)",
        [(found.judgement, found.part, found.document, found.mention, found.retyped) for found in new],
    )


def write_overlays(db: Database, documents: Iterable[str], overlays: Iterable[Overlay]) -> None:
    """In place of all that those documents had."""
    db.run("DELETE FROM overlays WHERE document IN (SELECT value FROM json_each(?))", (as_json_list(documents),))
    db.run_many(
        "INSERT INTO overlays VALUES (?, ?, ?, ?)",
        [(o.mention, o.document, o.verdict, encode(o.record) if o.record else None) for o in overlays],
    )


def joined_roots(db: Database) -> list[str]:
    """Those of events that people joined of several."""
    return [row["root"] for row in db.rows(f"SELECT DISTINCT root FROM events WHERE instr(root, '{JOINED}') ORDER BY root")]


def roots_of(db: Database, mentions: Iterable[str]) -> dict[str, str]:
    sql = "SELECT mention, root FROM placings WHERE mention IN (SELECT value FROM json_each(?))"
    return {row["mention"]: row["root"] for row in db.rows(sql, (as_json_list(mentions),))}


def placed_under(db: Database, roots: Iterable[str]) -> dict[str, str]:
    sql = "SELECT mention, root FROM placings WHERE root IN (SELECT value FROM json_each(?))"
    return {row["mention"]: row["root"] for row in db.rows(sql, (as_json_list(roots),))}


def reported(db: Database, mentions: Iterable[str]) -> Iterator[Reported]:
    return list_reported_of(db, as_json_list(mentions))


# For people


def list_judgements(db: Database, of: Iterable[str] | None = None) -> Iterator[Answer]:
    """The ledger, the earliest first, or what holds of some mentions: `number, id, kind, field, value, by, at, reason, undoes, holds,
    words, mentions`. number: by which `runut correct undo` knows it in this store. words: of the first mention that was judged.
    """
    numbers = {row["id"]: row["row"] for row in db.rows("SELECT row, id FROM judgements")}
    ledger = load_ledger(db)
    gone = undone(ledger)
    found: dict[str, list[str]] = {}
    for place in load_found(db):
        found.setdefault(place.judgement, []).append(place.mention)
    wanted = None if of is None else set(of)
    for judgement in ledger:
        mentions = found.get(judgement.id, [])
        if wanted is not None and (judgement.id in gone or wanted.isdisjoint(mentions)):
            continue
        yield {
            "number": numbers[judgement.id],
            "id": judgement.id,
            "kind": judgement.kind,
            "field": judgement.field,
            "value": judgement.value,
            "by": judgement.by,
            "at": judgement.at,
            "reason": judgement.reason,
            "undoes": judgement.undoes,
            "holds": judgement.id not in gone,
            "words": judgement.cited[0].evidence if judgement.cited else None,
            "mentions": mentions,
        }


def count_lost(db: Database) -> tuple[int, int]:
    """How many judgements hold, and how many of them find no mention now."""
    held = holding(load_ledger(db))
    found = {(place.judgement, place.part): place.mention for place in load_found(db)}
    return len(held), sum(1 for judgement in held if not finds(judgement, found))


def numbered(db: Database, name: str) -> str:
    """The id of a judgement by its number, its id or the beginning of that. Raises UsageError where it is not one."""
    if name.isdecimal() and len(name) < 16:
        rows = list(db.rows("SELECT id FROM judgements WHERE row = ?", (int(name),)))
    else:
        rows = list(db.rows("SELECT id FROM judgements WHERE id >= ? AND id < ? LIMIT 2", (name, name + "\U0010ffff")))
    if len(rows) != 1:
        raise UsageError(
            f"{name!r} names {'no judgement' if not rows else 'several judgements'}. List them with: runut correct"
        )
    return str(rows[0]["id"])
