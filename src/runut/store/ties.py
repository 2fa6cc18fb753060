"""What passed between two parties over time: contacts, statements and deeds, each way apart, with their scores.

Comes in: an open store and two sets of keys. Goes out: JSON-ready rows, one for each period, way, kind and status, with the ids
of its events. One query, whatever the number of events. Leaves to others: the picture (`cli.ties`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal

from runut.ontology import load_plover
from runut.store.codec import day
from runut.store.database import Database, Row, as_json_list
from runut.store.filters import Filters, events_where, rows_of
from runut.store.orders import Order, read_cursor, write_cursor
from runut.store.shapes import Answer

Period = Literal["month", "year"]
CONTACT, STATEMENT, DEED = "contact", "statement", "deed"
KINDS = (DEED, CONTACT, STATEMENT)
WAYS = ("forth", "back", "both")
STATUSES = ("actual", "future", "hypothetical", "negated")
UNDATED = "9999-99"
"""In place of a period, so that what has none comes last."""

Place = tuple[str, str, str, str]
"""Period, way, kind and status of a row, as they are sorted."""

LONGEST_DAYS = {"month": 31, "year": 366}
"""What lasted longer belongs to no one month or year: it is listed without one."""

COARSE = {"month": frozenset({"year", "decade"}), "year": frozenset({"decade"})}
"""Precisions that cannot tell the period of an open end: "sejak 2011" is not January 2011."""

# CROSS JOIN: SQLite then keeps this order, which starts from one party's events and looks the other up in each of them.
_BETWEEN = """
    WITH one (event, role, position) AS ({one}), other (event, role, position) AS ({other})
    SELECT e.id, e.type, e.mode, e.status, e.background, e.disputed, e.origins, e.start_day, e.end_day, e.precision,
           max(a.role = 'actor' AND b.role = 'recipient') AS forth, max(a.role = 'recipient' AND b.role = 'actor') AS back
    FROM one a CROSS JOIN other b ON b.event = a.event CROSS JOIN events e ON e.id = a.event
    WHERE (a.role <> b.role OR (e.symmetric AND a.position <> b.position)) AND {where}
    GROUP BY e.id ORDER BY coalesce(e.start_day, e.end_day, '9999'), e.end_day, e.id
"""
_SIDE = """
    SELECT event, role, position FROM event_keys WHERE key IN (SELECT value FROM json_each(?))
    UNION SELECT event, role, position FROM event_parties
    WHERE office IS NOT NULL AND coalesce(country, group_code) || '/' || office IN (SELECT value FROM json_each(?))
"""
_SIDE_WITHOUT_OFFICE = "SELECT DISTINCT event, role, position FROM event_keys WHERE key IN (SELECT value FROM json_each(?))"


def list_ties(db: Database, filters: Filters, by: Period = "month") -> Iterator[Answer]:
    """By period, those without one last; `filters.between` names the two parties, and offices as "RUS/Presiden" may be in it.

    Each row: `period` ("2025-06", "2025", or null), `way` (forth: from the first party to the second; back; both: no side leads),
    `kind` (contact, statement, deed), `status`, `events` (ids), `origins` (of each event its independent ones, added up),
    `cooperation` and `conflict` (sums of positive and of negative scores; 0 for what was not done), `background` (how many of
    the events are only recalled), `disputed` (how many), and `acts`: by type and mode with their score and events.
    """
    placed = sorted(_grouped(db, filters, by).items(), key=lambda item: item[0])
    after = tuple(map(str, read_cursor(_order(by), filters.after))) if filters.after is not None else ()
    for place, rows in islice(((place, rows) for place, rows in placed if place > after), rows_of(filters)):
        period, way, kind, status = place
        told = {"period": None if period == UNDATED else period, "way": WAYS[int(way)], "kind": KINDS[int(kind)]}
        yield {**told, "status": STATUSES[int(status)], **_summed(rows)}


def rest_of_ties(db: Database, filters: Filters, by: Period, last: Answer) -> tuple[int, str]:
    """How many rows follow this one, and the cursor from which they do."""
    place = _place(last["period"], last["way"], last["kind"], last["status"])
    return sum(other > place for other in _grouped(db, filters, by)), write_cursor(_order(by), place)


def _grouped(db: Database, filters: Filters, by: Period) -> dict[Place, list[Row]]:
    assert filters.between is not None
    one, other = (_side(keys) for keys in filters.between)
    where = events_where(replace(filters, between=None))
    sql = _BETWEEN.format(one=one[0], other=other[0], where=where.sql)
    groups: defaultdict[Place, list[Row]] = defaultdict(list)
    for row in db.rows(sql, (*one[1], *other[1], *where.parameters)):
        period = period_of(day(row["start_day"]), day(row["end_day"]), row["precision"], by)
        groups[_place(period, _way(row), kind_of(row["type"]), row["status"])].append(row)
    return groups


def _place(period: str | None, way: str, kind: str, status: str) -> Place:
    """Where a row stands among the others: places compare as rows are listed."""
    return period or UNDATED, str(WAYS.index(way)), str(KINDS.index(kind)), str(STATUSES.index(status))


def _order(by: Period) -> Order:
    return Order(by, ("period", "way", "kind", "status"))


def _side(keys: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    offices = [key for key in keys if "/" in key]
    names = as_json_list(key for key in keys if "/" not in key)
    return (_SIDE, (names, as_json_list(offices))) if offices else (_SIDE_WITHOUT_OFFICE, (names,))


def kind_of(event_type: str) -> str:
    """A deed is a material act of PLOVER; a meeting, visit or call is a contact; what is said or agreed, a statement."""
    if load_plover().types[event_type].material:
        return DEED
    return CONTACT if event_type == "CONSULT" else STATEMENT


def period_of(start: date | None, end: date | None, precision: str | None, by: Period) -> str | None:
    """The month or year that an event belongs to: that of its first day, unless it lasted longer than one or has no day.

    >>> period_of(date(2025, 5, 31), date(2025, 6, 1), "day", "month"), period_of(date(2025, 1, 1), date(2025, 12, 31), "year", "month")
    ('2025-05', None)
    >>> period_of(date(2015, 9, 1), None, "month", "month"), period_of(date(2015, 1, 1), None, "year", "month")
    ('2015-09', None)
    """
    first, last = start or end, end or start
    if first is None or last is None or (last - first).days >= LONGEST_DAYS[by]:
        return None
    if (start is None or end is None) and precision in COARSE[by]:
        return None
    return first.isoformat()[: 7 if by == "month" else 4]


def _way(row: Row) -> str:
    if row["forth"] == row["back"]:
        return "both"
    return "forth" if row["forth"] else "back"


def _summed(rows: Sequence[Row]) -> Answer:
    plover = load_plover()
    acts: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        acts[row["type"], row["mode"] or ""].append(row)
    scores = [plover.score(row["type"], row["mode"]) for row in rows if row["status"] == "actual"]
    return {
        "events": [row["id"] for row in rows],
        "origins": sum(row["origins"] for row in rows),
        "cooperation": sum(score for score in scores if score > 0),
        "conflict": sum(score for score in scores if score < 0),
        "background": sum(1 for row in rows if row["background"]),
        "disputed": sum(1 for row in rows if row["disputed"]),
        "acts": [
            {
                "type": type_,
                "mode": mode or None,
                "score": plover.score(type_, mode),
                "origins": sum(row["origins"] for row in of_code),
                "events": [row["id"] for row in of_code],
            }
            for (type_, mode), of_code in sorted(acts.items(), key=lambda item: (-len(item[1]), item[0]))
        ],
    }
