"""What a question may be narrowed by, and the same as SQL. Every value travels as a parameter, never inside the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from runut.store.database import as_json_list
from runut.store.orders import order_of, read_cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All must hold; None asks for nothing.

    actor, recipient, said_by: keys as `Gazetteer.keys` gives them; a party matches when its entity, country, group or folded
        name is among them, or its office of that day as "RUS/Presiden". between: two such sets, one on either side (any two
        parties of a symmetric event). said_by of quotes is who speaks.
    type, mode, context: one or several, of which one must hold.
    since, until: days, both included; what happened overlaps them. What has no date is then left out, and what has an
        open end ("sejak 2015") counts by the end that is known: it would be part of every later day otherwise.
    place: names, or codes of countries for all that lies in them.
    outlet: its address or name, however it is spaced: "Kabar Selaras" finds kabarselaras.example. via: whom it cites.
    status: of mentions and events; for documents "ok" or "truncated". background: only what is recalled, or only what is not.
    min_origins: independent ones of the event. disputed: whether accounts of it differ. min_confidence: 0 to 1, of a mention.
    speaker, about: keys, of quotes alone; kind, stance: theirs. The filters of events ask of a quote that it tells of such a one.
    disputed_about: figure, doer, date or happened, of disputes alone.
    sort: a name of `orders.ORDERS`. after: the cursor that a page ended with. limit: number of answers.
    """

    actor: frozenset[str] | None = None
    recipient: frozenset[str] | None = None
    between: tuple[frozenset[str], frozenset[str]] | None = None
    type: str | tuple[str, ...] | None = None
    mode: str | tuple[str, ...] | None = None
    context: str | tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    place: frozenset[str] | None = None
    outlet: str | None = None
    said_by: frozenset[str] | None = None
    via: str | None = None
    status: str | None = None
    background: bool | None = None
    disputed: bool | None = None
    min_origins: int | None = None
    min_confidence: float | None = None
    speaker: frozenset[str] | None = None
    about: frozenset[str] | None = None
    kind: str | None = None
    stance: str | None = None
    disputed_about: str | None = None
    sort: str | None = None
    after: str | None = None
    limit: int | None = None


ANYTHING = Filters()
OUTLET = "lower(replace(d.outlet, ' ', '')) || '.'"
OUTLET_IS = f"d.outlet IS NOT NULL AND {OUTLET} >= ? AND {OUTLET} < ?"
"""A range, not LIKE: it uses the index."""

AMONG = "IN (SELECT value FROM json_each(?))"
FEW_ARE_SURE, FEW_HAVE_ORIGINS = 0.98, 4
"""From here on it is quicker to gather those that meet it than to look at each in turn; the answer is the same."""


def fold_outlet(name: str) -> tuple[str, str]:
    """From where to where: the name without blanks, whole or up to a full stop of the address.

    >>> fold_outlet("Kabar Selaras")
    ('kabarselaras.', 'kabarselaras/')
    """
    folded = "".join(name.casefold().split()).removeprefix("www.")
    return f"{folded}.", f"{folded}/"  # the sign after the full stop


def escape_like(words: str) -> str:
    """For a LIKE that escapes by a backslash."""
    return "".join(f"\\{c}" if c in "\\%_" else c for c in words)


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


def page_where(listing: str, filters: Filters) -> Where:
    """Of one of the listings, and after the row where the page before ended."""
    where = WHERES[listing](filters)
    if filters.after is not None:
        order = order_of(listing, filters.sort)
        where.add(order.after, *read_cursor(order, filters.after))
    return where


def mentions_where(filters: Filters) -> Where:
    """For a query that names mentions `m` and documents `d`."""
    where = Where()
    _add_mention(where, filters)
    if filters.outlet is not None:
        where.add(OUTLET_IS, *fold_outlet(filters.outlet))
    return where


def events_where(filters: Filters) -> Where:
    """For a query that names events `e`."""
    where = Where()
    _add_parties(where, filters, "e.id", "event")
    _add_coding(where, filters, "e")
    _add_place(where, filters, "e.id", "events")
    for role, keys in _reported(filters):
        where.add(
            f"e.id IN (SELECT em.event FROM event_mentions em WHERE em.mention IN ({_keyed('mention', keys)}))",
            *_keyed_parameters(role, keys),
        )
    if filters.min_origins is not None:
        where.add("e.origins >= ?", filters.min_origins)
    if filters.disputed is not None:
        where.add("e.disputed" if filters.disputed else "NOT e.disputed")
    if filters.min_confidence is not None:
        of = "FROM event_mentions em JOIN mentions m ON m.id = em.mention WHERE m.confidence >= ?"
        few = filters.min_confidence >= FEW_ARE_SURE
        where.add(
            f"e.id IN (SELECT em.event {of})" if few else f"EXISTS (SELECT 1 {of} AND em.event = e.id)", filters.min_confidence
        )
    if filters.outlet is not None:
        where.add(
            "e.id IN (SELECT em.event FROM event_mentions em JOIN mentions m ON m.id = em.mention "
            f"JOIN documents d ON d.id = m.document WHERE {OUTLET_IS})",
            *fold_outlet(filters.outlet),
        )
    return where


def disputes_where(filters: Filters) -> Where:
    """For a query that names disputes `x` and their events `e`."""
    where = events_where(filters)
    if filters.disputed_about is not None:
        where.add("x.about = ?", filters.disputed_about)
    return where


def pledges_where(filters: Filters) -> Where:
    """For a query that names events `e`: those that can be a pledge, a plan or a demand."""
    where = events_where(filters)
    where.add("(e.type IN ('AGREE', 'CONCEDE', 'REQUEST') OR e.status = 'future') AND e.status IN ('actual', 'future')")
    return where


def documents_where(filters: Filters) -> Where:
    """For a query that names documents `d`. Days are those of publication; the filters of events ask for a mention in it."""
    where = Where()
    inner = Where()
    _add_mention(inner, replace(filters, since=None, until=None, status=None))
    if inner.conditions:
        where.add(f"d.id IN (SELECT m.document FROM mentions m WHERE {inner.sql})", *inner.parameters)
    _add_publication(where, filters)
    if filters.status is not None:
        where.add("d.status = ?", filters.status)
    return where


def quotes_where(filters: Filters) -> Where:
    """For a query that names quotes `q` and documents `d`. Days are those of publication, as of documents."""
    where = Where()
    for role, keys in (("speaker", filters.speaker), ("speaker", filters.said_by), ("about", filters.about)):
        if keys is not None:
            where.add(f"q.id IN (SELECT quote FROM quote_keys WHERE role = ? AND key {AMONG})", role, as_json_list(keys))
    for column, value in (("kind", filters.kind), ("stance", filters.stance)):
        if value is not None:
            where.add(f"q.{column} = ?", value)
    if filters.via is not None:
        where.add("EXISTS (SELECT 1 FROM json_each(q.via) WHERE lower(value) = ?)", filters.via.casefold())
    told = Where()
    _add_mention(told, replace(filters, since=None, until=None, said_by=None, via=None))
    if told.conditions:
        where.add(f"q.id IN (SELECT m.quote FROM mentions m WHERE {told.sql})", *told.parameters)
    _add_publication(where, filters)
    return where


WHERES = {
    "events": events_where,
    "timeline": events_where,
    "mentions": mentions_where,
    "documents": documents_where,
    "quotes": quotes_where,
    "disputes": disputes_where,
    "pledges": pledges_where,
}


def _add_publication(where: Where, filters: Filters) -> None:
    if filters.since is not None:
        where.add("d.published_end >= ?", filters.since.isoformat())
    if filters.until is not None:
        where.add("d.published_start <= ?", filters.until.isoformat())
    if filters.outlet is not None:
        where.add(OUTLET_IS, *fold_outlet(filters.outlet))


def limit_of(filters: Filters) -> int:
    return -1 if filters.limit is None else max(filters.limit, 0)  # -1 is SQLite's "no limit"


def rows_of(filters: Filters) -> int | None:
    """The same for `islice`."""
    return None if filters.limit is None else max(filters.limit, 0)


def _add_mention(where: Where, filters: Filters) -> None:
    """All that can be asked of a mention `m` but its outlet."""
    _add_parties(where, filters, "m.id", "mention")
    _add_coding(where, filters, "m")
    _add_place(where, filters, "m.id", "mentions")
    for role, keys in _reported(filters):
        where.add(f"m.id IN ({_keyed('mention', keys)})", *_keyed_parameters(role, keys))
    if filters.min_confidence is not None:
        where.add("m.confidence >= ?", filters.min_confidence)
    of = "FROM event_mentions em JOIN events x ON x.id = em.event WHERE"
    if filters.min_origins is not None:
        few = filters.min_origins >= FEW_HAVE_ORIGINS
        told = f"m.id IN (SELECT em.mention {of}" if few else f"EXISTS (SELECT 1 {of} em.mention = m.id AND"
        where.add(f"{told} x.origins >= ?)", filters.min_origins)
    if filters.disputed is not None:
        told = f"SELECT em.mention {of} x.disputed)"
        where.add(f"m.id IN ({told}" if filters.disputed else f"m.id NOT IN ({told}")


def _add_coding(where: Where, filters: Filters, table: str) -> None:
    for column, wanted in (("type", _several(filters.type, str.upper)), ("mode", _several(filters.mode, str.lower))):
        if wanted:
            where.add(f"{table}.{column} IN ({', '.join('?' * len(wanted))})", *wanted)
    if filters.status is not None:
        where.add(f"{table}.status = ?", filters.status)
    if filters.background is not None:
        where.add(f"{table}.background = ?", filters.background)
    if filters.since is not None:
        where.add(f"coalesce({table}.end_day, {table}.start_day) >= ?", filters.since.isoformat())
    if filters.until is not None:
        where.add(f"coalesce({table}.start_day, {table}.end_day) <= ?", filters.until.isoformat())


def _several(words: str | Iterable[str] | None, fold: object) -> tuple[str, ...]:
    words = (words,) if isinstance(words, str) else words or ()
    return tuple(fold(word) for word in words)  # type: ignore[operator]


def _add_place(where: Where, filters: Filters, id_: str, table: str) -> None:
    if filters.place is not None:
        where.add(
            f"{id_} IN (SELECT id FROM {table} WHERE place_country {AMONG} UNION ALL "
            f"SELECT id FROM {table} WHERE place COLLATE NOCASE {AMONG})",
            as_json_list(filters.place),
            as_json_list(filters.place),
        )


def _reported(filters: Filters) -> Iterable[tuple[str, frozenset[str]]]:
    """What is asked of a report, by the role under which `mention_keys` has it."""
    if filters.said_by is not None:
        yield "said_by", filters.said_by
    if filters.context is not None:
        yield "context", frozenset(_several(filters.context, str.lower))
    if filters.via is not None:
        yield "via", frozenset({filters.via.casefold()})


def _add_parties(where: Where, filters: Filters, id_: str, owner: str) -> None:
    for role, keys in (("actor", filters.actor), ("recipient", filters.recipient)):
        if keys is not None:
            where.add(f"{id_} IN ({_keyed(owner, keys)})", *_keyed_parameters(role, keys))
    if filters.between is not None:
        one, other = filters.between
        where.add(
            f"{id_} IN (SELECT a.{owner} FROM ({_sides(owner, one)}) a JOIN ({_sides(owner, other)}) b ON b.{owner} = a.{owner} "
            # Two who act together against a third have no dealings with each other in it.
            f"WHERE a.role <> b.role OR (a.position <> b.position AND (SELECT x.symmetric FROM {owner}s x WHERE x.id = a.{owner})))",
            *_sides_parameters(one),
            *_sides_parameters(other),
        )


def offices(keys: Iterable[str]) -> list[str]:
    """Those that name an office: "RUS/Presiden"."""
    return [key for key in keys if "/" in key]


def _keyed(owner: str, keys: frozenset[str]) -> str:
    """Owners with a party of that role under one of the keys."""
    sql = f"SELECT {owner} FROM {owner}_keys WHERE role = ? AND key {AMONG}"
    if offices(keys):
        sql += f" UNION ALL SELECT {owner} FROM {owner}_parties WHERE role = ? AND office IS NOT NULL AND {OFFICE} {AMONG}"
    return sql


def _keyed_parameters(role: str, keys: frozenset[str]) -> tuple[str, ...]:
    held = offices(keys)
    return (role, as_json_list(keys), *((role, as_json_list(held)) if held else ()))


OFFICE = "coalesce(country, group_code) || '/' || office"
"""As the index has it."""


def _sides(owner: str, keys: frozenset[str]) -> str:
    roles = "role IN ('actor', 'recipient')"
    sql = f"SELECT {owner}, role, position FROM {owner}_keys WHERE key {AMONG} AND {roles}"
    if offices(keys):
        sql += f" UNION SELECT {owner}, role, position FROM {owner}_parties WHERE office IS NOT NULL AND {OFFICE} {AMONG} AND {roles}"
    return sql


def _sides_parameters(keys: frozenset[str]) -> tuple[str, ...]:
    held = offices(keys)
    return (as_json_list(keys), *((as_json_list(held),) if held else ()))
