"""Where a report was filed and for whom: "MOSKWA, KOMPAS.com -".

Comes in: the first paragraphs of a clean text. Goes out: a `Dateline`, which stays in the text, and the outlet it names.
Leaves to others: which domain an outlet's name stands for where the language's table does not say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from runut.lang.furniture import FurnitureTables
from runut.records.article import Dateline

PARAGRAPHS = 4
WIDEST = 120

DASH = r"\s{0,3}(?:--|[-–—―])\s{0,3}"
PLACE = r"[A-Z][\w.'’()/-]{0,25}(?:,? [A-Z(][\w.'’()/-]{0,25}){0,4}"
DOMAIN = r"[A-Za-z][\w-]{1,30}\.(?i:com|co\.id|co|id|net|news|tv|org|info|asia|my\.id)"
HOST = re.compile(r"[\w-]{2,30}(?:\.[a-z]{2,6}){1,2}")


@lru_cache(maxsize=4)
def dateline_patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Forms of dateline, the surest first. Groups: place, outlet."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    outlet = rf"(?P<outlet>{DOMAIN}|(?:{known})(?![\w.]))"
    place = rf"(?P<place>{PLACE})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{place}\s?[,|]\s{{0,2}}{outlet}\s?{DASH}",  # MOSKWA, KOMPAS.com -   Suriah | FAKTAGLOBAL.COM —
            rf"{outlet}\s?,\s{{0,2}}{place}{DASH}",  # Liputan6.com, Moskow -
            rf"{place}(?:,? \d{{1,2}} [A-Z][a-z]{{2,9}} \d{{4}})? ?\({outlet}(?:/\w{{2,20}})?\)\s?{DASH}",  # Jakarta (ANTARA) -
            rf"{outlet}\s?{DASH}{place}{DASH}(?=[\"“A-Z])",  # jpnn.com - JAKARTA -
            rf"{outlet}\s?{DASH}(?=\S)",  # Suara.com -
            rf"{outlet}, (?P<place>[A-Z][a-z]{{2,20}}|[A-Z]{{3,20}})(?= ?[\"“A-Z])",  # Liputan6.com, Jakarta Menteri ...
            r"(?P<place>[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?P<outlet>)\s{1,3}(?:--|[-–—])\s{0,3}(?=[\"“A-Z])",
            r"(?P<place>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2})(?P<outlet>)\s{1,3}(?:--|[-–—])\s{1,3}(?=[\"“A-Z])",
        )
    )


def find_dateline(text: str, tables: FurnitureTables) -> tuple[Dateline | None, str | None]:
    """The dateline of a clean text, and the outlet in it: a domain where the words or the table give one, else its name."""
    start = 0
    for number, paragraph in enumerate(text.split("\n", PARAGRAPHS)[:PARAGRAPHS]):
        found = match_dateline(paragraph[:WIDEST], tables, bare=number < 2 and len(paragraph) > 60)
        if found:
            words = found[0].rstrip()
            place = tidy_place(found["place"] if "place" in found.re.groupindex else None)
            outlet = outlet_of(found["outlet"], tables)
            line = Dateline(start=start, end=start + len(words), text=words, place=place, outlet=outlet)
            return line, outlet
        start += len(paragraph) + 1
    return None, None


def match_dateline(head: str, tables: FurnitureTables, *, bare: bool) -> re.Match[str] | None:
    """bare: whether a place with a dash alone will do."""
    patterns = dateline_patterns(tuple(tables.outlets))
    for pattern in patterns if bare else patterns[:-2]:
        if found := pattern.match(head):
            return found
    return None


def tidy_place(place: str | None) -> str | None:
    return place.strip(" ,.-") or None if place else None


def outlet_of(words: str | None, tables: FurnitureTables) -> str | None:
    if not words:
        return None
    if words in tables.outlets:
        return tables.outlets[words]
    folded = words.casefold()
    return folded if HOST.fullmatch(folded) else words
