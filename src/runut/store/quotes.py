"""Who said what: quotes by who speaks, of whom, when and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from runut.store.database import Database
from runut.store.filters import ANYTHING, Filters, limit_of, quotes_where
from runut.store.questions import QUOTES, QUOTES_IN_ORDER
from runut.store.search import asked_terms
from runut.store.shapes import Answer, quote_shape


def list_quotes(db: Database, filters: Filters = ANYTHING, words: str | None = None) -> Iterator[Answer]:
    """In the order of publication, those without a date last; of those that hold all the `words`, the best first.

    words: as for `search.search`; None asks for none.
    """
    where = quotes_where(filters)
    order = f"d.published_start IS NULL, d.published_start, {QUOTES_IN_ORDER}"
    if words is None:
        sql = f"{QUOTES} WHERE {where.sql} ORDER BY {order} LIMIT ?"
        return map(quote_shape, db.rows(sql, (*where.parameters, limit_of(filters))))
    terms = asked_terms(words)
    if not terms:
        return iter(())
    sql = f"""
        {QUOTES} JOIN quote_search ON quote_search.rowid = q.row
        WHERE quote_search MATCH ? AND {where.sql} ORDER BY bm25(quote_search), {order} LIMIT ?
    """
    query = " ".join(term.quoted for term in terms)
    return map(quote_shape, db.rows(sql, (query, *where.parameters, limit_of(filters))))
