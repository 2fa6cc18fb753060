"""Parties told twice in one breath: "dua anggota DPRD, A dan B", "A dan istrinya, B".

In come the phrases of one sentence, out come as many or fewer: a counted plural holds those whom the list behind it names, and
who somebody is to another is part of the name behind it. One person's apposition is read in `parties`.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.parties import Phrase, is_count
from runut.extract.units import Unit
from runut.grammar import Lexicon

SEVERAL = 2
KIN_REACH = 3
"""Words from "asisten" to the clitic of "asisten pribadinya"."""


def join_told_twice(phrases: list[Phrase], units: Sequence[Unit], lexicon: Lexicon) -> list[Phrase]:
    """The phrases of a sentence, each party once."""
    if all(phrase.kind != "person" for phrase in phrases):
        return phrases
    for phrase in phrases:
        if phrase.kind == "person" and phrase.short and (first := kin_before(phrase, units, lexicon)) is not None:
            phrase.first = first
    held: set[int] = set()
    for index, phrase in enumerate(phrases):
        for member in named_behind(phrases, index, units, lexicon):
            phrase.members.append(member)
            phrase.last = member.last
            held.add(id(member))
    kept: list[Phrase] = []
    for phrase in sorted((p for p in phrases if id(p) not in held), key=lambda p: (p.first, -p.last)):
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
    return kept


def kin_before(person: Phrase, units: Sequence[Unit], lexicon: Lexicon) -> int | None:
    """Where "istrinya," begins before a name."""
    at = person.first - 1
    if at > 0 and units[at].text == ",":
        at -= 1
    if at < 1 or units[at].low not in lexicon.possessives:
        return None
    return next((i for i in range(at - 1, max(-1, at - 1 - KIN_REACH), -1) if units[i].low in lexicon.kin), None)


def named_behind(phrases: Sequence[Phrase], index: int, units: Sequence[Unit], lexicon: Lexicon) -> list[Phrase]:
    """The persons whom the list behind "tiga tersangka," names, if they are as many as the number says."""
    phrase = phrases[index]
    number = number_of(units[phrase.first].low, lexicon)
    if number < SEVERAL or phrase.short or phrase.members or not phrase.heads:
        return []
    found: list[Phrase] = []
    at = phrase.last
    for other in phrases[index + 1 :]:
        joined = between(units, at, other.first, lexicon, opening=not found)
        if not joined or other.kind != "person" or not other.short or len(found) == number:
            break
        found.append(other)
        at = other.last
    return found if len(found) == number else []


def between(units: Sequence[Unit], first: int, last: int, lexicon: Lexicon, *, opening: bool) -> bool:
    """Whether nothing but what opens or goes on a list stands between."""
    lows = [unit.low for unit in units[first:last]]
    joining = lexicon.namely if opening else lexicon.coordinators
    return 0 < len(lows) <= SEVERAL and all(low == "," or low in joining for low in lows)


def number_of(word: str, lexicon: Lexicon) -> int:
    """How many a word says, 0 where it says none."""
    if is_count(word) and word.isdigit():
        return int(word) if len(word) <= SEVERAL else 0
    return int(lexicon.numbers.get(word, 0))
