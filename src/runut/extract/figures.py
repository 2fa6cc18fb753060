"""Numbers that a mention tells: killed, wounded, displaced, detained, troops, money (codebook section 7).

In come the units of a sentence, out come figures with their bounds: "puluhan" is 20 to 99, "lebih dari 6.000" has no top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from runut.grammar import Lexicon
from runut.records import Figure

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3}){1,5}\Z|\d{1,12}(?:,\d{1,4})?\Z")
REACH = 5
CLAUSE = 30


class Unit(Protocol):
    """A word, or a name of several."""

    @property
    def text(self) -> str: ...
    @property
    def low(self) -> str: ...


Amount = tuple[int, int, int | None, int | None]


def find_figures(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Figure, ...]:
    """Figures in the order of the sentence."""
    lows = [unit.low for unit in units]
    found: list[Figure] = []
    at = 0
    while at < len(units):
        amount = read_amount(lows, at, lexicon)
        if amount is None:
            at += 1
            continue
        first, last, low, high = amount
        kind, end = kind_of(lows, first, last, lexicon)
        money = money_of(lows, first, last, lexicon)
        if money:
            found.append(
                make(units, max(0, first - 1) if money[1] else first, last + (not money[1]), "money", low, high, money[0])
            )
        elif kind:
            found.append(make(units, first, end, kind, low, high, None))
        at = last
    return tuple(found)


def make(
    units: Sequence[Unit], first: int, last: int, kind: str, low: int | None, high: int | None, unit: str | None
) -> Figure:
    text = " ".join(u.text for u in units[first : min(last, len(units))])
    return Figure(kind=kind, low=low, high=high, unit=unit, text=text)


def read_amount(lows: list[str], at: int, lexicon: Lexicon) -> Amount | None:
    """(first, last, low, high) of the number that begins at `at`."""
    two = " ".join(lows[at : at + 2])
    if two in lexicon.vague:
        return (at, at + 2, *lexicon.vague[two])
    if lows[at] in lexicon.vague:
        return (at, at + 1, *lexicon.vague[lows[at]])
    value = number(lows[at], lexicon)
    if value is None:
        return None
    last = at + 1
    if last < len(lows) and lows[last] in lexicon.scales:
        value *= lexicon.scales[lows[last]]
        last += 1
    low: int | None = round(value)
    high: int | None = round(value)
    for back in (2, 1):
        if at >= back and (hit := lexicon.at_least.at(lows, at - back)) and hit[0] == back:
            high = None
            break
        if at >= back and (hit := lexicon.at_most.at(lows, at - back)) and hit[0] == back:
            low = None
            break
    return at, last, low, high


def number(word: str, lexicon: Lexicon) -> float | None:
    if word in lexicon.numbers:
        return lexicon.numbers[word]
    if not NUMBER.match(word):
        return None
    return float(word.replace(".", "").replace(",", "."))


def kind_of(lows: list[str], first: int, last: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """What is counted: a word of harm near the number, and people counted by it."""
    behind = lows[last : last + REACH]
    before = lows[max(0, first - REACH) : first]
    words = lexicon.figure_words
    if not any(word in words["people"] or word in words["killed"] or word in words["wounded"] for word in behind[:3]):
        return None, last
    if any(word in words["reached"] for word in before[-2:]):
        # "Jumlah korban tewas akibat serangan di ... bertambah menjadi 89 orang": what is counted opens the clause.
        before = lows[max(0, first - CLAUSE) : first]
    for index, word in enumerate(behind):
        if word in (",", ".", ";"):
            break
        for kind in ("killed", "wounded", "displaced", "detained"):
            if word in words[kind] and word not in words["people"]:
                return kind, last + index + 1
            if " ".join(behind[index : index + 2]) in words[kind]:
                return kind, last + index + 2
    for index in range(len(before) - 1, -1, -1):
        for kind in ("killed", "wounded", "displaced", "detained"):
            if before[index] in words[kind] or " ".join(before[index : index + 2]) in words[kind]:
                return kind, last + 1
    if behind and behind[0] in lexicon.figure_words["troops"]:
        return "troops", last + 1
    return None, last


def money_of(lows: list[str], first: int, last: int, lexicon: Lexicon) -> tuple[str, bool] | None:
    """(currency, whether it stands before the number)."""
    if first and lows[first - 1] in lexicon.money:
        return lexicon.money[lows[first - 1]], True
    for size in (2, 1):
        words = " ".join(lows[last : last + size])
        if words in lexicon.money:
            return lexicon.money[words], False
    return None
