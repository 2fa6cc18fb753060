"""Full text over articles: a user's words, safely quoted, to the documents and places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.store.database import Database
from runut.store.filters import ANYTHING, Filters, documents_where, limit_of
from runut.store.questions import DOCUMENTS
from runut.store.shapes import Answer, brief_document_shape

_OPEN, _SHUT = "\ue000", "\ue001"  # private use: in no article but a hostile one, which then gets no offsets
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_MARKED = re.compile(f"{_OPEN}[^{_SHUT}]*{_SHUT}")
TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
"""A word in the headline says more of what an article is about."""

SNIPPET_CHARS = 80
"""On either side of the first match."""


def search(db: Database, words: str, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """Documents that hold all the words, best first: the keys of a document without its text, and `in, start, end,
    text` of the best match (None where it cannot be placed) with a `snippet` around it.

    words: "quoted words" stand together; a word that ends in * begins a longer one.
    """
    query = quote_words(words)
    if query is None:
        return
    where = documents_where(filters)
    sql = f"""
        SELECT f.*, highlight(search, 0, '{_OPEN}', '{_SHUT}') AS marked_title, highlight(search, 1, '{_OPEN}', '{_SHUT}') AS marked_text
        FROM search JOIN ({DOCUMENTS}) f ON f.row = search.rowid JOIN documents d ON d.row = search.rowid
        WHERE search MATCH ? AND {where.sql}
        ORDER BY bm25(search, {TITLE_WEIGHT}, {TEXT_WEIGHT}), f.id LIMIT ?
    """
    for row in db.rows(sql, (query, *where.parameters, limit_of(filters))):
        yield {**brief_document_shape(row), **_best_match(row["text"], row["marked_text"], row["title"], row["marked_title"])}


def quote_words(words: str) -> str | None:
    """The words as an FTS5 query in which none of them is an operator; None where there is no word at all.

    >>> quote_words('suriah OR "bashar al-assad" duk*')
    '"suriah" "OR" "bashar al-assad" "duk"*'
    """
    terms = []
    for phrase, word in _WORD.findall(words.encode("utf-8", "replace").decode().replace("\0", " ")):
        term = phrase or word
        bare = term.rstrip("*").replace('"', " ")
        if any(character.isalnum() for character in bare):
            terms.append(f'"{bare}"' + ("*" if term.endswith("*") and not phrase else ""))
    return " ".join(terms) or None


def _best_match(text: str, marked_text: str | None, title: str | None, marked_title: str | None) -> Answer:
    for name, plain, marked in (("text", text, marked_text), ("title", title, marked_title)):
        places = _places(plain or "", marked or "")
        if places:
            start, end = max(places, key=lambda place: (_company(place, places), -place[0]))
            found = (plain or "")[start:end]
            return {"in": name, "start": start, "end": end, "text": found, "snippet": _snippet(plain or "", start, end)}
    return {"in": None, "start": None, "end": None, "text": None, "snippet": _snippet(text, 0, 0)}


def _places(plain: str, marked: str) -> list[tuple[int, int]]:
    """Code points of the marked words; those with nothing but a space between them are one place."""
    if _OPEN in plain or _SHUT in plain:
        return []
    marked = marked.replace(f"{_SHUT} {_OPEN}", " ")
    places, shift = [], 0
    for found in _MARKED.finditer(marked):
        places.append((found.start() - shift, found.end() - shift - 2))
        shift += 2
    return places


def _company(place: tuple[int, int], places: list[tuple[int, int]]) -> int:
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
