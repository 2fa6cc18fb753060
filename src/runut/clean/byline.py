"""Who wrote an article and whence it was taken.

Comes in: the furniture found and the declared authors. Goes out: names of authors and credits. Leaves to others: which
agency a credit stands for (the gazetteer).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runut.lang.furniture import Kept

LABEL = re.compile(r"^[^:|\n]{0,60}[:|]\s{0,3}|^.{0,80}?,\s{1,3}(?=[A-Z])")
SOURCE_LABEL = re.compile(r"^[^:\n]{0,60}:\s{0,3}|^(?:Sumber|SUMBER|Source)\s{0,2}\|\s{0,3}")
BRACKETS = re.compile(r"^[\s(\[.]{1,4}|[\s)\].]{1,4}$")
AFTER_AGENCY = re.compile(r"\s?[/|]\s?")
SEPARATOR = re.compile(r"\s{0,3}(?:[,;/&|]| dan )\s{0,3}")
NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,5}")
DOMAIN = re.compile(r"[\w-]{2,30}\.[a-z]{2,6}(?:\.[a-z]{2})?", re.IGNORECASE)


def read_kept(pieces: Iterable[tuple[Kept, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and credits out of furniture lines: the words after "Penulis:", "Sumber:" or in brackets."""
    authors: list[str] = []
    credits: list[str] = []
    for kind, line in pieces:
        label = LABEL if kind == "author" else SOURCE_LABEL
        words = BRACKETS.sub("", label.sub("", BRACKETS.sub("", line), count=1))
        if kind == "author":
            authors += [name for name in SEPARATOR.split(words) if NAME.fullmatch(name) and not DOMAIN.fullmatch(name)]
        elif kind == "credit" and words:
            credits.append(AFTER_AGENCY.split(words)[0])
    return unique(authors), unique(credits)


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """In order, without blanks and repetitions that differ in case alone."""
    seen: dict[str, str] = {}
    for name in names:
        cleaned = " ".join(name.split())
        if cleaned:
            seen.setdefault(cleaned.casefold(), cleaned)
    return tuple(seen.values())
