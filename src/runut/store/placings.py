"""The placings of mentions in the last resolution, row by row as `resolve` asks for them.

Comes in: a database in a transaction, and what makes a row of one's own of a placing. Goes out: such rows. What they mean is
`resolve`'s matter; `resolution` writes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

from runut.records import EventMention, Published
from runut.store.codec import decode_judged, decode_mention, decode_published
from runut.store.database import Database, Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A row of `placings`, by the names that it has there."""

    mention: str
    document: str
    layer: str
    cell: str
    first_day: int
    last_day: int
    core: str
    root: str
    lead: bool
    family: str
    pool: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A mention with what its document adds. core, root, lead: empty where it was not placed yet."""

    mention: EventMention
    family: str
    outlet: str | None
    published: Published | None
    core: str = ""
    root: str = ""
    lead: bool = False


_DOCUMENT = "d.outlet, d.published_start, d.published_end, d.published_precision, d.published_basis, d.published_text "
_PLACED = (
    f"SELECT m.id, m.record, v.record AS judged, p.family, p.core, p.root, p.lead, {_DOCUMENT}"
    "FROM placings p JOIN mentions m ON m.id = p.mention JOIN documents d ON d.id = p.document "
    "LEFT JOIN overlays v ON v.mention = m.id"
)


class Placings(Generic[T]):
    """What `resolve` asks of a stored resolution, under the names that its `Source` has; each row is given once."""

    def __init__(self, db: Database, make: Callable[[Reported], T]) -> None:
        self._db, self._make = db, make
        self._given: set[str] = set()

    def in_cell(self, cell: str) -> list[T]:
        return self._where("p.cell = ? AND p.layer <> 'loose'", cell)

    def in_core(self, core: str) -> list[T]:
        return self._where("p.core = ?", core)

    def in_root(self, root: str) -> list[T]:
        return self._where("p.root = ?", root)

    def in_pool(self, pool: str) -> list[T]:
        return self._where("p.pool = ? AND p.layer = 'loose'", pool)

    def under_key(self, layer: str, key: str, first: int, last: int) -> list[T]:
        where = "p.mention IN (SELECT mention FROM placing_keys WHERE key = ? AND first_day BETWEEN ? AND ?)"
        return self._where(where, hash_key(layer, key), first, last)

    def _where(self, condition: str, *values: object) -> list[T]:
        rows = [row for row in self._db.rows(f"{_PLACED} WHERE {condition}", values) if row["id"] not in self._given]
        self._given.update(row["id"] for row in rows)
        return [self._make(_reported(row)) for row in rows]


def list_reported(db: Database, documents: str | None = None) -> Iterator[Reported]:
    """The mentions of some documents, or of all, by id. documents: ids as a JSON list."""
    where = "" if documents is None else "AND m.document IN (SELECT value FROM json_each(?)) "
    return _list_reported(db, where, documents)


def list_reported_of(db: Database, mentions: str) -> Iterator[Reported]:
    """The same of some mentions. mentions: ids as a JSON list."""
    return _list_reported(db, "AND m.id IN (SELECT value FROM json_each(?)) ", mentions)


def _list_reported(db: Database, where: str, ids: str | None) -> Iterator[Reported]:
    """Without those that somebody judged wrong; where fields were changed, as they are to be read."""
    sql = (
        f"SELECT m.record, v.record AS judged, coalesce(o.family, d.id) AS family, '' AS core, '' AS root, 0 AS lead, {_DOCUMENT}"
        f"FROM mentions m JOIN documents d ON d.id = m.document LEFT JOIN origins o ON o.document = d.id "
        f"LEFT JOIN overlays v ON v.mention = m.id WHERE v.verdict IS NOT 'wrong' {where}ORDER BY m.id"
    )
    return _read(db, sql, () if ids is None else (ids,))


def _read(db: Database, sql: str, values: tuple[object, ...]) -> Iterator[Reported]:
    return map(_reported, db.rows(sql, values))


def _reported(row: Row) -> Reported:
    return Reported(
        mention=decode_judged(row["judged"]) if row["judged"] else decode_mention(row["record"]),
        family=row["family"],
        outlet=row["outlet"],
        published=decode_published(row),
        core=row["core"],
        root=row["root"],
        lead=bool(row["lead"]),
    )


def list_placings(db: Database, documents: str) -> list[Placing]:
    """Those of some documents, by mention. documents: ids as a JSON list."""
    sql = "SELECT * FROM placings WHERE document IN (SELECT value FROM json_each(?)) ORDER BY mention"
    fields = Placing.__dataclass_fields__
    return [
        Placing(**{**{name: row[name] for name in fields}, "lead": bool(row["lead"]), "keys": tuple(json.loads(row["keys"]))})
        for row in db.rows(sql, (documents,))
    ]


def take_out(db: Database, documents: str) -> None:
    """Take the placings of some documents away. documents: ids as a JSON list."""
    gone = list_placings(db, documents)
    db.run("DELETE FROM placings WHERE document IN (SELECT value FROM json_each(?))", (documents,))
    db.run_many(
        "DELETE FROM placing_keys WHERE key = ? AND first_day = ? AND mention = ?",
        [(hash_key(p.layer, key), p.first_day, p.mention) for p in gone for key in p.keys],
    )


def write_placings(db: Database, placings: list[Placing]) -> None:
    names = tuple(Placing.__dataclass_fields__)
    db.run_many(
        f"INSERT OR REPLACE INTO placings ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        (tuple(json.dumps(p.keys) if name == "keys" else getattr(p, name) for name in names) for p in placings),
    )
    db.run_many(
        "INSERT OR IGNORE INTO placing_keys VALUES (?, ?, ?)",
        ((hash_key(p.layer, key), p.first_day, p.mention) for p in placings for key in p.keys),
    )


def hash_key(layer: str, key: str) -> int:
    # Short rows: there are about eight for each mention.
    return int.from_bytes(blake2b(f"{layer}|{key}".encode(), digest_size=8).digest(), "big", signed=True)
