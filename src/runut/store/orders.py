"""In which order a listing comes, and where in it a reader stopped, so that the next page begins there whatever was added.

Comes in: the name of a listing and of an order. Goes out: SQL for ORDER BY and for "after this row", and cursors as text.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass

from runut.errors import UsageError

Keys = Sequence[object]


@dataclass(frozen=True, slots=True)
class Order:
    """keys: SQL expressions of which none is ever NULL, so that they can be compared as one; the last tells rows apart."""

    name: str
    keys: tuple[str, ...]
    falling: bool = False

    @property
    def sql(self) -> str:
        return ", ".join(f"{key} DESC" if self.falling else key for key in self.keys)

    @property
    def columns(self) -> str:
        return ", ".join(self.keys)

    @property
    def after(self) -> str:
        marks = ", ".join("?" * len(self.keys))
        return f"({self.columns}) {'<' if self.falling else '>'} ({marks})"


def _both_ways(name: str, rising: str, falling: str, rest: tuple[str, ...]) -> dict[str, Order]:
    """By a day: what has none is last either way."""
    return {name: Order(name, (rising, *rest)), f"-{name}": Order(f"-{name}", (falling, *rest), falling=True)}


def _most_first(name: str, key: str, rest: tuple[str, ...]) -> dict[str, Order]:
    """By a number: the most first, with "-" the least."""
    return {name: Order(name, (key, *rest), falling=True), f"-{name}": Order(f"-{name}", (key, *rest))}


def _day_of(table: str, none: str) -> str:
    return f"coalesce({table}.start_day, {table}.end_day, '{none}')"


def _published(none: str) -> str:
    return f"coalesce(d.published_start, '{none}')"


_EVENT_DAY = ("coalesce(e.end_day, '')", "e.id")
_MENTION_DAY = ("coalesce(m.end_day, '')", "m.id")
_IN_ARTICLE = ("m.field = 'text'", "m.start_char", "m.id")  # the headline first
_QUOTE_IN_ARTICLE = ("d.id", "q.field = 'text'", "q.start_char", "q.id")

ORDERS: dict[str, dict[str, Order]] = {
    "events": {
        **_both_ways("day", _day_of("e", "9999"), _day_of("e", ""), _EVENT_DAY),
        **_most_first("origins", "e.origins", (_day_of("e", ""), *_EVENT_DAY)),
    },
    "mentions": {
        **_both_ways("published", _published("9999"), _published(""), ("d.id", *_IN_ARTICLE)),
        **_both_ways("day", _day_of("m", "9999"), _day_of("m", ""), _MENTION_DAY),
        "article": Order("article", ("m.document", *_IN_ARTICLE)),
        **_most_first("confidence", "m.confidence", ("m.id",)),
    },
    "documents": _both_ways("published", _published("9999"), _published(""), ("d.id",)),
    "quotes": _both_ways("published", _published("9999"), _published(""), _QUOTE_IN_ARTICLE),
    "disputes": _both_ways("day", _day_of("e", "9999"), _day_of("e", ""), (*_EVENT_DAY, "x.about", "x.id")),
    "pledges": _both_ways("day", _day_of("e", "9999"), _day_of("e", ""), _EVENT_DAY),
}
"""The first of each is what a listing comes in unless told otherwise."""
ORDERS["timeline"] = ORDERS["events"]


def order_of(listing: str, name: str | None) -> Order:
    """Raises UsageError for an order that the listing has not."""
    orders = ORDERS[listing]
    if name is None:
        return next(iter(orders.values()))
    if name not in orders:
        raise UsageError(f"{listing} cannot be sorted by {name!r}: choose among {', '.join(orders)}")
    return orders[name]


def write_cursor(order: Order, keys: Keys) -> str:
    """
    >>> cursor = write_cursor(ORDERS["documents"]["published"], ["2024-12-08", "d-1"])
    >>> read_cursor(ORDERS["documents"]["published"], cursor)
    ['2024-12-08', 'd-1']
    """
    written = json.dumps([order.name, *keys], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(written.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def read_cursor(order: Order, cursor: str) -> list[object]:
    """Raises UsageError for words that are no cursor, or one of another order."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        name, *keys = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise UsageError(f"{cursor[:40]!r} is no place in a listing. Take the one that the page before ended with.") from error
    if name != order.name or len(keys) != len(order.keys) or not all(isinstance(key, str | int | float) for key in keys):
        raise UsageError(f"this place is one of a listing sorted by {str(name)[:20]!r}: go on with the same --sort")
    return list(keys)


def write_skipped(number: int) -> str:
    """The cursor of what is sorted by how well it fits, where no key says where it ended."""
    return f"{number}"


def read_skipped(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 12):
        raise UsageError(f"{cursor[:40]!r} is no place in this listing. Take the one that the page before ended with.")
    return int(cursor)
