"""Where a report was filed and for whom: "MOSKWA, KOMPAS.com -".

Comes in: the first paragraphs of a clean text. Goes out: a `Dateline`, which stays in the text, and the outlet it names.
Leaves to others: which domain an outlet's name stands for where the language's table does not say.
An outlet nobody has heard of is known by the shape: a name or address, a comma, a place, a dash, one of the two in capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache

from runut.gazetteer import Gazetteer
from runut.lang.furniture import FurnitureTables
from runut.records.article import Dateline

PARAGRAPHS = 4
WIDEST = 120

DASH = r"\s{0,3}(?:--|[-–—―])\s{0,3}"
PLACE = r"[A-Z][\w.'’()/-]{0,25}(?:,? [A-Z(][\w.'’()/-]{0,25}){0,4}"
DOMAIN = (
    r"(?:[A-Za-z][\w-]{1,30}\.(?i:com|co\.id|co|id|net|news|tv|org|info|asia|my\.id)(?![\w.])"
    r"|[A-Za-z][\w-]{2,30}\.[a-z]{2,12}(?![\w.])|[A-Z][A-Z0-9-]{2,30}\.[A-Z]{2,12}(?![\w.]))"
)
CAPITALS = r"[A-Z][A-Z0-9.'’&-]{1,20}(?: [A-Z][A-Z0-9.'’&-]{0,20}){0,3}"
NAME = r"[A-Z][\w.'’&-]{1,20}(?: [A-Z][\w.'’&-]{0,20}){0,3}"
PAIR = re.compile(
    rf"(?:(?P<first>{CAPITALS}), (?P<second>{NAME})|(?P<first2>{NAME}), (?P<second2>{CAPITALS}))\s{{0,2}}(?:--|[-–—―])\s{{0,3}}(?=[\"“A-Z])"
)
MEDIA = re.compile(
    r"(?i:news|media|pos|post|kabar|suara|warta|harian|tribun|radar|berita|radio|tv|online|koran|jurnal|lensa|pikiran|times|today)"
)
HOST = re.compile(r"[\w-]{2,30}(?:\.[a-z]{2,12}){1,2}")


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


def find_dateline(text: str, tables: FurnitureTables, gazetteer: Gazetteer | None = None) -> tuple[Dateline | None, str | None]:
    """The dateline of a clean text, and the outlet in it: a domain where the words or the table give one, else its name."""
    start = 0
    for number, paragraph in enumerate(text.split("\n", PARAGRAPHS)[:PARAGRAPHS]):
        head, bare = paragraph[:WIDEST], number < 2 and len(paragraph) > 60
        found = match_dateline(head, tables, bare=False)
        if found is None and bare:
            pair = match_pair(head, gazetteer)
            if pair:
                words, place, outlet = pair
                return Dateline(start=start, end=start + len(words), text=words, place=place, outlet=outlet), outlet
            found = match_dateline(head, tables, bare=True)
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


def match_pair(head: str, gazetteer: Gazetteer | None) -> tuple[str, str | None, str | None] | None:
    """ "BERINGIN RAYA, HANGZHOU —", "Ramallah, MINA -": the words, the place and the outlet.

    Which is which the gazetteer's places say; where it knows neither, the outlet stands first. "CIBINONG, BOGOR -" is all place.
    """
    found = PAIR.match(head)
    if not found:
        return None
    words = found[0].rstrip()
    first, second = found["first"] or found["first2"], found["second"] or found["second2"]
    countries = [country_of_place(name, gazetteer) for name in (first, second)]
    if countries[0] is not None and countries[1] is None:
        return words, first, spelled(second)
    is_town = countries[1] == "IDN" and " " not in first and not MEDIA.search(first)
    if countries[0] is not None or is_town:
        return words, f"{first}, {second}", None
    return words, second, spelled(first)


def country_of_place(name: str, gazetteer: Gazetteer | None) -> str | None:
    """The country of a name that is wholly a place's or country's; None for any other."""
    for found in gazetteer.find(name) if gazetteer else ():
        if (found.start, found.end) == (0, len(name)):
            for entity in found.entities:
                if entity.startswith(("place.", "country.")):
                    return gazetteer.entity(entity).country or "" if gazetteer else ""
    return None


def spelled(name: str) -> str:
    """An outlet's name in capitals as it is written elsewhere: "BERINGIN RAYA" is Beringin Raya; short ones are acronyms."""
    words = name.split()
    longest = 3 if len(words) > 1 else 5
    return " ".join(word.capitalize() if word.isupper() and len(word) > longest else word for word in words)


def tidy_place(place: str | None) -> str | None:
    return place.strip(" ,.-") or None if place else None


def outlet_of(words: str | None, tables: FurnitureTables) -> str | None:
    if not words:
        return None
    if words in tables.outlets:
        return tables.outlets[words]
    folded = words.casefold()
    return folded if HOST.fullmatch(folded) else words
