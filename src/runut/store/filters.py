"""What a question may be narrowed by, and the same as SQL. Every value travels as a parameter, never inside the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from runut.store.database import as_json_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All must hold; None asks for nothing.

    actor, recipient: keys as `Gazetteer.keys` gives them; a party matches when its entity, country, group or folded
        name is among them. between: two such sets, one on either side (any two parties of a symmetric event).
    since, until: days, both included; what happened overlaps them. What has no date is then left out, and what has an
        open end ("sejak 2015") counts by the end that is known: it would be part of every later day otherwise.
    outlet: its address or name, however it is spaced: "Kabar Selaras" finds kabarselaras.example.
    status: of mentions and events; for documents "ok" or "truncated". limit: number of answers.
    speaker, about: keys, of quotes alone; kind, stance: theirs. The filters of events ask of a quote that it tells of such a one.
    """

    actor: frozenset[str] | None = None
    recipient: frozenset[str] | None = None
    between: tuple[frozenset[str], frozenset[str]] | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    status: str | None = None
    limit: int | None = None
    speaker: frozenset[str] | None = None
    about: frozenset[str] | None = None
    kind: str | None = None
    stance: str | None = None


ANYTHING = Filters()
OUTLET_IS = "(lower(replace(d.outlet, ' ', '')) || '.') LIKE ? ESCAPE '\\'"


def fold_outlet(name: str) -> str:
    """A LIKE pattern: the name without blanks, whole or up to a full stop of the address.

    >>> fold_outlet("Kabar Selaras")
    'kabarselaras.%'
    """
    folded = "".join(name.casefold().split()).removeprefix("www.")
    return "".join(f"\\{c}" if c in "\\%_" else c for c in folded) + ".%"


@dataclass(slots=True)
class Where:
    """A WHERE clause in the making."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, condition: str, *parameters: object) -> None:
        self.conditions.append(condition)
        self.parameters.extend(parameters)

    @property
    def sql(self) -> str:
        return " AND ".join(self.conditions) or "1"


def mentions_where(filters: Filters) -> Where:
    """For a query that names mentions `m` and documents `d`."""
    where = Where()
    _add_parties(where, filters, "m.id", "mention")
    _add_coding(where, filters, "m")
    if filters.outlet is not None:
        where.add(OUTLET_IS, fold_outlet(filters.outlet))
    return where


def events_where(filters: Filters) -> Where:
    """For a query that names events `e`."""
    where = Where()
    _add_parties(where, filters, "e.id", "event")
    _add_coding(where, filters, "e")
    if filters.outlet is not None:
        where.add(
            "e.id IN (SELECT em.event FROM event_mentions em JOIN mentions m ON m.id = em.mention "
            f"JOIN documents d ON d.id = m.document WHERE {OUTLET_IS})",
            fold_outlet(filters.outlet),
        )
    return where


def documents_where(filters: Filters) -> Where:
    """For a query that names documents `d`. Parties and type ask for a mention in it; days are those of publication."""
    where = Where()
    inner = Where()
    _add_parties(inner, filters, "m.id", "mention")
    if filters.type is not None:
        inner.add("m.type = ?", filters.type.upper())
    if inner.conditions:
        where.add(f"d.id IN (SELECT m.document FROM mentions m WHERE {inner.sql})", *inner.parameters)
    _add_publication(where, filters)
    if filters.status is not None:
        where.add("d.status = ?", filters.status)
    return where


def quotes_where(filters: Filters) -> Where:
    """For a query that names quotes `q` and documents `d`. Days are those of publication, as of documents."""
    where = Where()
    for role, keys in (("speaker", filters.speaker), ("about", filters.about)):
        if keys is not None:
            where.add(
                "q.id IN (SELECT quote FROM quote_keys WHERE role = ? AND key IN (SELECT value FROM json_each(?)))",
                role,
                as_json_list(keys),
            )
    for column, value in (("kind", filters.kind), ("stance", filters.stance)):
        if value is not None:
            where.add(f"q.{column} = ?", value)
    told = Where()
    _add_parties(told, filters, "m.id", "mention")
    _add_coding(told, replace(filters, since=None, until=None), "m")
    if told.conditions:
        where.add(f"q.id IN (SELECT m.quote FROM mentions m WHERE {told.sql})", *told.parameters)
    _add_publication(where, filters)
    return where


def _add_publication(where: Where, filters: Filters) -> None:
    if filters.since is not None:
        where.add("d.published_end >= ?", filters.since.isoformat())
    if filters.until is not None:
        where.add("d.published_start <= ?", filters.until.isoformat())
    if filters.outlet is not None:
        where.add(OUTLET_IS, fold_outlet(filters.outlet))


def limit_of(filters: Filters) -> int:
    return -1 if filters.limit is None else max(filters.limit, 0)  # -1 is SQLite's "no limit"


def _add_coding(where: Where, filters: Filters, table: str) -> None:
    if filters.type is not None:
        where.add(f"{table}.type = ?", filters.type.upper())
    if filters.status is not None:
        where.add(f"{table}.status = ?", filters.status)
    if filters.since is not None:
        where.add(f"coalesce({table}.end_day, {table}.start_day) >= ?", filters.since.isoformat())
    if filters.until is not None:
        where.add(f"coalesce({table}.start_day, {table}.end_day) <= ?", filters.until.isoformat())


def _add_parties(where: Where, filters: Filters, id_: str, owner: str) -> None:
    for role, keys in (("actor", filters.actor), ("recipient", filters.recipient)):
        if keys is not None:
            where.add(
                f"{id_} IN (SELECT {owner} FROM {owner}_keys WHERE role = ? AND key IN (SELECT value FROM json_each(?)))",
                role,
                as_json_list(keys),
            )
    if filters.between is not None:
        one, other = filters.between
        where.add(
            f"{id_} IN (SELECT a.{owner} FROM {owner}_keys a JOIN {owner}_keys b ON b.{owner} = a.{owner} "
            f"JOIN {owner}s x ON x.id = a.{owner} "
            "WHERE a.key IN (SELECT value FROM json_each(?)) AND b.key IN (SELECT value FROM json_each(?)) "
            "AND a.role IN ('actor', 'recipient') AND b.role IN ('actor', 'recipient') "
            # Two who act together against a third have no dealings with each other in it.
            "AND (a.role <> b.role OR (x.symmetric AND a.position <> b.position)))",
            as_json_list(one),
            as_json_list(other),
        )
