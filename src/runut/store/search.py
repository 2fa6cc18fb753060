"""Full text over articles: a user's words, safely quoted, to the documents and places where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from runut.errors import UsageError
from runut.store.database import Database
from runut.store.filters import ANYTHING, Filters, documents_where, limit_of
from runut.store.orders import read_skipped, write_skipped
from runut.store.questions import DOCUMENTS
from runut.store.shapes import Answer, brief_document_shape

TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
"""A word in the headline says more of what an article is about."""

SNIPPET_CHARS = 80
"""On either side of the match."""

MOST_PLACES = 200
"""Of one article, compared with each other: a page may repeat a word a hundred thousand times."""

MOST_TERMS = 64
"""FTS5 gives up on a query of 256."""

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")  # as FTS5's unicode61: letters, digits and marks


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, folded. prefix: the last one may be the beginning of a longer word."""

    words: tuple[str, ...]
    prefix: bool

    @property
    def quoted(self) -> str:
        """As FTS5 reads it: nothing inside quotes is an operator."""
        return f'"{" ".join(self.words)}"' + ("*" if self.prefix else "")


def search(db: Database, words: str, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """Documents that hold all the words, best first: the keys of a document without its text, and `in, start, end,
    text` of the best match (None where it cannot be placed) with a `snippet` around it, and the `quote` that it stands in
    with its speaker's name as `said_by` (None where it stands in none).

    words: "quoted words" stand together; a word that ends in * begins a longer one.
    """
    terms = asked_terms(words)
    if not terms:
        return
    where = documents_where(filters)
    # Ids first: sorted together with their texts, a common word would carry the whole store through the sorter.
    sql = f"""
        SELECT f.* FROM (
          SELECT d.id AS id, bm25(search, {TITLE_WEIGHT}, {TEXT_WEIGHT}) AS fit FROM search JOIN documents d ON d.row = search.rowid
          WHERE search MATCH ? AND {where.sql} ORDER BY 2, 1 LIMIT ? OFFSET ?
        ) best JOIN ({DOCUMENTS}) f ON f.id = best.id ORDER BY best.fit, best.id
    """
    query = " ".join(term.quoted for term in terms)
    for row in db.rows(sql, (query, *where.parameters, limit_of(filters), read_skipped(filters.after))):
        match = _best_match(terms, row["text"], row["title"])
        yield {**brief_document_shape(row), **match, **_quote_around(db, row["id"], match)}


def rest_of_search(db: Database, words: str, filters: Filters, shown: int) -> tuple[int, str]:
    """How many documents follow those shown, and the cursor from which they do."""
    where, terms = documents_where(filters), asked_terms(words)
    sql = f"SELECT count(*) FROM search JOIN documents d ON d.row = search.rowid WHERE search MATCH ? AND {where.sql}"
    found = db.number(sql, (" ".join(term.quoted for term in terms), *where.parameters)) if terms else 0
    skipped = read_skipped(filters.after) + shown
    return max(found - skipped, 0), write_skipped(skipped)


def _quote_around(db: Database, document: str, match: Answer) -> Answer:
    """Where quotes lie in each other, the innermost."""
    sql = """
        SELECT id, speaker FROM quotes WHERE document = ? AND field = ? AND start_char <= ? AND end_char >= ?
        ORDER BY end_char - start_char, id LIMIT 1
    """
    row = db.row(sql, (document, match["in"], match["start"], match["end"])) if match["in"] else None
    return {"quote": row["id"] if row else None, "said_by": row["speaker"] if row else None}


def asked_terms(words: str) -> tuple[Term, ...]:
    """The terms of a query. Raises UsageError where there are more than FTS5 takes."""
    terms = read_terms(words)
    if len(terms) > MOST_TERMS:
        raise UsageError(
            f"a search takes {MOST_TERMS} words, not {len(terms)}. Leave some out, or quote those that stand together."
        )
    return terms


def read_terms(words: str) -> tuple[Term, ...]:
    """What a user asks for; no words, no terms.

    >>> " ".join(term.quoted for term in read_terms('Suriah OR "Bashar al-Assad" duk*'))
    '"suriah" "or" "bashar al assad" "duk"*'
    """
    asked = [(tuple(found for _, _, found in find_words(a or b)), b.endswith("*")) for a, b in _ASKED.findall(words)]
    return tuple(Term(found, prefix) for found, prefix in asked if found)


def find_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word: without case and marks, as the index has them."""
    for found in _WORD.finditer(text):
        marked = unicodedata.normalize("NFD", found[0])
        yield found.start(), found.end(), "".join(c for c in marked if not unicodedata.combining(c)).lower()


def _best_match(terms: Sequence[Term], text: str, title: str | None) -> Answer:
    # Not FTS5's own highlight() and snippet(): they take time in the square of the matches, and give no offsets.
    for name, plain in (("text", text), ("title", title or "")):
        places = _joined(list(islice(_find_terms(terms, plain), MOST_PLACES)))
        if places:
            start, end = max(places, key=lambda place: (_company(place, places), -place[0]))
            return {"in": name, "start": start, "end": end, "text": plain[start:end], "snippet": _snippet(plain, start, end)}
    return {"in": None, "start": None, "end": None, "text": None, "snippet": _snippet(text, 0, 0)}


def _find_terms(terms: Sequence[Term], text: str) -> Iterator[tuple[int, int]]:
    """Code points of every place where a term stands, by their starts."""
    longest = max(len(term.words) for term in terms)
    window: list[tuple[int, int, str]] = []
    words = find_words(text)
    while True:
        window += islice(words, longest - len(window))
        if not window:
            return
        length = max((len(term.words) for term in terms if _stands(term, window)), default=0)
        if length:
            yield window[0][0], window[length - 1][1]
        del window[: max(length, 1)]


def _stands(term: Term, window: Sequence[tuple[int, int, str]]) -> bool:
    if len(window) < len(term.words):
        return False
    *whole, last = term.words
    found = [word for _, _, word in window[: len(term.words)]]
    return found[:-1] == whole and (found[-1].startswith(last) if term.prefix else found[-1] == last)


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that touch made one, up to the length of a snippet: "gencatan senjata" asked as two words."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start - joined[-1][1] <= 1 and end - joined[-1][0] <= SNIPPET_CHARS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _company(place: tuple[int, int], places: Sequence[tuple[int, int]]) -> int:
    """Letters of matches that a snippet around this one would show: where most of the words meet is the best place."""
    start, end = place
    return sum(b - a for a, b in places if a >= start - SNIPPET_CHARS and b <= end + SNIPPET_CHARS)


def _snippet(text: str, start: int, end: int) -> str:
    """Words around the match, on one line, cut between words."""
    left, right = max(0, start - SNIPPET_CHARS), min(len(text), end + SNIPPET_CHARS)
    before, after = text[left:start], text[end:right]
    if left > 0:
        before = "… " + before.partition(" ")[2]
    if right < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join((before + text[start:end] + after).split())
