"""Who said what: quotes by who speaks, of whom, when and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from runut.store.database import Database
from runut.store.filters import ANYTHING, Filters, limit_of, quotes_where
from runut.store.orders import order_of, read_skipped, write_skipped
from runut.store.questions import QUOTES, find_rest
from runut.store.questions import list_quotes as list_all
from runut.store.search import asked_terms
from runut.store.shapes import Answer, quote_shape

_FOUND = "{quotes} JOIN quote_search ON quote_search.rowid = q.row WHERE quote_search MATCH ? AND {where}"


def list_quotes(db: Database, filters: Filters = ANYTHING, words: str | None = None) -> Iterator[Answer]:
    """In the order of publication, those without a date last; of those that hold all the `words`, the best first.

    words: as for `search.search`; None asks for none.
    """
    if words is None:
        return list_all(db, filters)
    terms = asked_terms(words)
    if not terms:
        return iter(())
    where, order = quotes_where(filters), order_of("quotes", filters.sort).sql
    best = order if filters.sort else f"bm25(quote_search), {order}"
    sql = f"{_FOUND.format(quotes=QUOTES, where=where.sql)} ORDER BY {best} LIMIT ? OFFSET ?"
    query = " ".join(term.quoted for term in terms)
    skipped = read_skipped(filters.after)
    return map(quote_shape, db.rows(sql, (query, *where.parameters, limit_of(filters), skipped)))


def rest_of_quotes(db: Database, filters: Filters, words: str | None, last: str, shown: int) -> tuple[int, str]:
    """How many follow the last of those shown, and the cursor from which they do; by words they are told by their number."""
    if words is None:
        return find_rest(db, "quotes", filters, last)
    where, terms = quotes_where(filters), asked_terms(words)
    counted = _FOUND.format(quotes="SELECT count(*) FROM quotes q JOIN documents d ON d.id = q.document", where=where.sql)
    found = db.number(counted, (" ".join(term.quoted for term in terms), *where.parameters)) if terms else 0
    skipped = read_skipped(filters.after) + shown
    return max(found - skipped, 0), write_skipped(skipped)
