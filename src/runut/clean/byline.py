"""Who wrote an article and whence it was taken.

Comes in: the furniture found and the declared authors. Goes out: names of authors and credits. Leaves to others: which
agency a credit stands for (the gazetteer).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from runut.lang.furniture import Kept

LABEL = re.compile(r"^[^:|\n]{0,60}[:|]\s{0,3}|^.{0,80}?,\s{1,3}(?=[A-Z])")
SOURCE_LABEL = re.compile(r"^[^:\n]{0,60}:\s{0,3}|^(?:Sumber|SUMBER|Source)\s{0,2}\|\s{0,3}")
OPENING, CLOSING = re.compile(r"^[\s(\[.]{1,4}"), re.compile(r"[\s)\].]{1,4}$")
OUTLET_BEHIND = re.compile(r"\s[-–|]\s[a-z]{3,10}[A-Z][A-Za-z]{2,12}$")
NO_PERSON = re.compile(r"(?:Tim|Redaksi|Meja|Newsroom)\b")
WITH_ACRONYM = re.compile(r"([^()]{3,80}?)\s?\(([A-Z][A-Za-z]{1,9})\)")
AFTER_AGENCY = re.compile(r"\s?[/|]\s?")
ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]{3,80})")
LISTED = re.compile(r"\s{0,3}(?:[,;&]| dan )\s{0,3}")
NAME_WORDS = 3
SEPARATOR = re.compile(r"\s{0,3}(?:[,;/&|]| dan )\s{0,3}")
NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,5}")
DOMAIN = re.compile(r"[\w-]{2,30}\.[a-z]{2,6}(?:\.[a-z]{2})?", re.IGNORECASE)


def read_kept(
    pieces: Iterable[tuple[Kept, str]], agency_initials: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and credits out of furniture lines: the words after "Penulis:", "Sumber:" or in brackets."""
    authors: list[str] = []
    credits: list[str] = []
    for kind, line in pieces:
        if kind == "initials":
            parts = SEPARATOR.split(line.strip(" ()[].\n"))
            credits += [agency_initials[part] for part in parts if part in agency_initials]
            continue
        label = LABEL if kind == "author" else SOURCE_LABEL
        words = without_brackets(label.sub("", without_brackets(line), count=1))
        if kind == "author":
            authors += [name for name in SEPARATOR.split(OUTLET_BEHIND.sub("", words)) if is_author(name)]
        elif kind == "credit" and words:
            credits += credited(words)
    return unique(authors), join_acronyms(credits)


def credited(words: str) -> list[str]:
    """The outlets of one credit: of an address its host, of a list of short names each."""
    address = ADDRESS.match(words)
    if address:
        return [address[1]]
    names = [name for name in LISTED.split(words) if name]
    if any(len(name.split()) > NAME_WORDS for name in names):
        names = [words]
    return [AFTER_AGENCY.split(name)[0] for name in names]


def without_brackets(words: str) -> str:
    """Words without brackets around them; those of "Kantor Berita Lintas (KBL)" stay."""
    words = OPENING.sub("", words)
    return CLOSING.sub("", words) if "(" not in words and "[" not in words else words.rstrip(" .")


def is_author(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and not DOMAIN.fullmatch(name) and not NO_PERSON.match(name)


def join_acronyms(credits: Sequence[str]) -> tuple[str, ...]:
    """Credits with each body under one name: "Kantor Berita Lintas (KBL)", "KBL" and "Kantor Berita Lintas" are one."""
    names: list[str] = []
    acronyms: dict[str, str] = {}
    for credit in credits:
        found = WITH_ACRONYM.fullmatch(credit)
        name = found[1] if found else credit
        acronyms[found[2] if found else "".join(word[0] for word in name.split() if word[0].isupper())] = name
        names.append(name)
    return unique([acronyms.get(name, name) if name.isupper() and len(name) > 1 else name for name in names])


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """In order, without blanks and repetitions that differ in case alone."""
    seen: dict[str, str] = {}
    for name in names:
        cleaned = " ".join(name.split())
        if cleaned:
            seen.setdefault(cleaned.casefold(), cleaned)
    return tuple(seen.values())
