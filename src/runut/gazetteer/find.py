"""Finds the gazetteer's names in a text: all aliases at once, at word boundaries, the longest at each place.

In comes a bare text, out come places and entity ids. Who is meant where several share a name, and whether a capital is
a place or a government, is left to `annotate` and `extract`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from runut.gazetteer.model import AliasRole, FoundName

_DOMAIN_ENDS = (".com", ".co.", ".COM", ".CO.")  # "TRIBUN-BALI.COM" does not name the island
_UNPLAIN = re.compile(r"[^\x00-\x7f]")
_ASCII_JOINERS = str.maketrans("-'`", "   ")
_ARTICLE = re.compile(r"(?:Al|El|As|Asy|Ash|Ad|At|Ar|An|Az)[- ](?=[A-Z])")
_JOINERS = re.compile(r"[-'`\u2018\u2019\u02bc\u2010-\u2013\u00a0\u202f]")
# Alike in every alias and text: "Asy-Syara'", "Asy Syara’" and "asy‑syara" are one name.


class Claim(NamedTuple):
    """One entity's claim to an alias.

    exact: the letters must stand as written ("AS", never "as" or "As"). found: it is looked for in texts; an everyday
    word that is a name too ("Antara") is not.
    """

    alias: str
    entity: str
    strong: bool
    exact: bool
    role: AliasRole = "name"
    found: bool = True


def plain_case(text: str) -> str:
    """The text in small letters without accents, each code point still at its place.

    >>> plain_case("Recep Erdoğan bertemu al-Sharaa")
    'recep erdogan bertemu al sharaa'
    """
    return plain(text).lower()


def plain_cases(names: Sequence[str]) -> list[str]:
    """`plain_case` of each name, folded as one text: that takes a third of the time."""
    folded = plain_case("\n".join(names)).split("\n")
    return folded if len(folded) == len(names) else [plain_case(name) for name in names]


def plain(text: str) -> str:
    if text.isascii():
        return text.translate(_ASCII_JOINERS)
    return _UNPLAIN.sub(_strip_accent, _JOINERS.sub(" ", text))


def _strip_accent(match: re.Match[str]) -> str:
    letter = match.group()
    base = unicodedata.normalize("NFD", letter)[0]
    # A letter whose small form is longer than itself would move all that follows it.
    return base if len(base.lower()) == 1 else letter if len(letter.lower()) == 1 else "?"


def is_short_code(alias: str) -> bool:
    """Abbreviations of up to three letters read only as written: "AS" is a state, "as" an axle, "As" a surname."""
    return len(alias) <= 3 and alias.isupper()


@dataclass(frozen=True, slots=True)
class _Pattern:
    entities: tuple[str, ...]
    role: AliasRole
    strong: bool
    capitals: tuple[int, ...]


@dataclass(slots=True)
class _Aliases:
    """claims: to each alias of the automaton. patterns: what they come to, made of an alias when a text first has it."""

    automaton: AhoCorasick
    claims: list[tuple[str, list[Claim]]]
    patterns: dict[int, _Pattern] = field(default_factory=dict)

    def pattern(self, index: int) -> _Pattern:
        if (known := self.patterns.get(index)) is None:
            known = self.patterns[index] = _pattern(*self.claims[index])
        return known


class NameFinder:
    """Made once from all claims; `find` is linear in the text.

    not_names: phrases that hold an alias and do not mean it ("AS Roma"): found first, and dropped.
    """

    def __init__(self, claims: Iterable[Claim], not_names: Sequence[str] = ()) -> None:
        folded: dict[str, list[Claim]] = {}
        exact: dict[str, list[Claim]] = {}
        sought = [claim for claim in claims if claim.found]
        for claim in sought:
            if claim.exact:
                exact.setdefault(plain(claim.alias), []).append(claim)
        loose = [claim for claim in sought if not claim.exact]
        for alias, claim in zip(plain_cases([claim.alias for claim in loose]), loose, strict=True):
            folded.setdefault(alias.strip(), []).append(claim)
        for phrase in not_names:
            folded.setdefault(plain_case(phrase), [])
        self._folded, self._exact = _compile(folded), _compile(exact)

    def find(self, text: str) -> list[FoundName]:
        """Names in the order of the text, not overlapping; of those at one place the longest."""
        as_written = plain(text)
        hits = _hits(self._folded, as_written.lower(), text) + _hits(self._exact, as_written, text)
        hits.sort(key=lambda hit: (hit[0], -hit[1], not hit[2].strong))
        found: list[FoundName] = []
        reached = 0
        for start, end, pattern in hits:
            if start < reached:
                continue
            reached = end
            if pattern.entities:
                found.append(
                    FoundName(start=start, end=end, entities=pattern.entities, role=pattern.role, strong=pattern.strong)
                )
        return found


def _compile(by_alias: dict[str, list[Claim]]) -> _Aliases:
    # The double array takes a fifth of a second to build for what the contiguous form builds in milliseconds.
    automaton = AhoCorasick(list(by_alias), implementation=Implementation.ContiguousNFA)
    return _Aliases(automaton, list(by_alias.items()))


def _pattern(alias: str, claims: list[Claim]) -> _Pattern:
    """A strong claim comes before weak ones; a state's seat before the town."""
    ordered = sorted(claims, key=lambda claim: (claim.role != "seat", not claim.strong))
    entities = tuple(dict.fromkeys(claim.entity for claim in ordered))
    written = [claim.alias.strip() for claim in claims] or [alias]
    return _Pattern(
        entities=entities,
        role="seat" if any(claim.role == "seat" for claim in claims) else "name",
        strong=len(entities) == 1 and any(claim.strong for claim in claims),
        capitals=tuple(sorted(set.intersection(*(set(_capitals(one)) for one in written)))),
    )


def _capitals(alias: str) -> tuple[int, ...]:
    """Where the alias opens a word with a capital, a text must; but an Arabic article may be small: "al-Assad", "Al-Assad"."""
    opens = (at for at, letter in enumerate(alias) if letter.isupper() and (at == 0 or not alias[at - 1].isalnum()))
    return tuple(at for at in opens if not _ARTICLE.match(alias, at))


def _hits(aliases: _Aliases, haystack: str, text: str) -> list[tuple[int, int, _Pattern]]:
    """Every match at word boundaries with its capitals. Overlapping ones too: the longest may fail a boundary."""
    size = len(text)
    hits = []
    for index, start, end in aliases.automaton.find_matches_as_indexes(haystack, overlapping=True):
        if (start and haystack[start - 1].isalnum()) or (end < size and haystack[end].isalnum()):
            continue
        if haystack.startswith(_DOMAIN_ENDS, end):
            continue
        pattern = aliases.pattern(index)
        if all(text[start + at].isupper() for at in pattern.capitals):
            hits.append((start, end, pattern))
    return hits
