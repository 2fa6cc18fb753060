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
HARMED = ("killed", "wounded", "displaced", "detained")
CLOSING = frozenset({",", ".", ";", "(", ")"})
REACH = 5
CLAUSE = 30
SPELLED = 6
SUMMED = 12
ASIDE = 10
"""Words of an aside between commas: "12 warga, di antaranya tiga anak, tewas"."""


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
        if kind in HARMED and is_sum(lows, first, last, lexicon):
            kind = None
        money = money_of(lows, first, last, lexicon)
        if money:
            found.append(
                make(units, max(0, first - 1) if money[1] else first, last + (not money[1]), "money", low, high, money[0])
            )
        elif kind:
            found.append(make(units, first, end, kind, low, high, None))
        at = last
    return tuple(found)


def is_sum(lows: list[str], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether it counts up over a war: "sejak Oktober 2023 lebih dari 55.000 warga tewas"; not "sejak dini hari"."""
    near = [*range(max(0, first - SUMMED), first), *range(last, min(len(lows) - 1, last + SUMMED))]
    return any(lows[i] in lexicon.figure_words["since"] and lows[i + 1] not in lexicon.figure_words["hours"] for i in near)


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
    value, last = _spelled(lows, at, value, lexicon)
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


def _spelled(lows: list[str], at: int, value: float, lexicon: Lexicon) -> tuple[float, int]:
    """ "dua belas", "dua puluh lima", "1,2 juta": the number and where it ends."""
    last = at + 1
    while last < min(len(lows), at + SPELLED):
        word = lows[last]
        if word in lexicon.figure_words["teens"] and value < 10:
            value += 10
        elif word in lexicon.scales:
            value *= lexicon.scales[word]
        elif word in lexicon.numbers and lows[last - 1] in ("puluh", "ratus", "seratus"):
            value += lexicon.numbers[word]
        else:
            break
        last += 1
    return value, last


def number(word: str, lexicon: Lexicon) -> float | None:
    if word in lexicon.numbers:
        return lexicon.numbers[word]
    if not NUMBER.match(word):
        return None
    return float(word.replace(".", "").replace(",", "."))


def kind_of(lows: list[str], first: int, last: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """What is counted: people, and a word of harm near the number, in its clause."""
    words = lexicon.figure_words
    behind, shift = _behind(lows, last, lexicon)
    named = {form for word in behind[:3] for form in (word, bare(word))}
    if not named & (words["people"] | words["killed"] | words["wounded"]) and not _is_object(lows, first, words):
        return None, last
    if (
        first
        and lows[first - 1] == "dari"
        and any(word in words["reached"] for word in lows[max(0, first - REACH) : last + REACH])
    ):
        return None, last  # "naik dari 80 orang menjadi 89": what was told before
    for index, word in enumerate(behind):
        for kind in HARMED:
            if word in words[kind] and word not in words["people"]:
                return kind, last + shift + index + 1
            if " ".join(behind[index : index + 2]) in words[kind]:
                return kind, last + shift + index + 2
    before = lows[max(0, first - REACH) : first]
    if any(word in words["reached"] for word in before[-2:]):
        # "Jumlah korban tewas akibat serangan di ... bertambah menjadi 89 orang": what is counted opens the clause.
        before = lows[max(0, first - CLAUSE) : first]
    for index in range(len(before) - 1, -1, -1):
        for kind in HARMED:
            if before[index] in words[kind] or " ".join(before[index : index + 2]) in words[kind]:
                return kind, last + 1
    if behind and behind[0] in words["troops"]:
        return "troops", last + 1
    return None, last


def _is_object(lows: list[str], first: int, words: dict[str, frozenset[str]]) -> bool:
    """ "menewaskan enam ilmuwan": whoever they are."""
    return any(
        word in words["doing"] and word in words["killed"] | words["wounded"] for word in lows[max(0, first - 3) : first]
    )


def _behind(lows: list[str], last: int, lexicon: Lexicon) -> tuple[list[str], int]:
    """The words behind a number that can tell what it counts, and how many before them were left out.

    "dari 80" and ", termasuk 10 anak," are left out; a verb with an object of its own, and another number, end them.
    """
    words = lexicon.figure_words
    at = last
    if lows[at : at + 1] == ["dari"] and number((*lows, "", "")[at + 1], lexicon) is not None:
        at += 2
    shift = at - last
    taken: list[str] = []
    while at < len(lows) and len(taken) < REACH:
        word = lows[at]
        if word == "," and taken and lows[at + 1 : at + 2] and lows[at + 1] in words["among"]:
            closed = next((i for i in range(at + 1, min(len(lows), at + ASIDE)) if lows[i] == ","), None)
            if closed is None:
                break
            shift += closed + 1 - at
            at = closed + 1
            continue
        if word in CLOSING or word in words["doing"] or word in words["reached"] or number(word, lexicon) is not None:
            break
        if word in lexicon.coordinators and (
            number((*lows, "")[at + 1], lexicon) is not None or (*lows, "")[at + 1] in words["doing"]
        ):
            break
        taken.append(word)
        at += 1
    return taken, shift


def bare(word: str) -> str:
    """ "anggotanya" is of "anggota"."""
    return word[:-3] if word.endswith("nya") and len(word) > 6 else word


def money_of(lows: list[str], first: int, last: int, lexicon: Lexicon) -> tuple[str, bool] | None:
    """(currency, whether it stands before the number)."""
    if first and lows[first - 1] in lexicon.money:
        return lexicon.money[lows[first - 1]], True
    for size in (2, 1):
        words = " ".join(lows[last : last + size])
        if words in lexicon.money:
            return lexicon.money[words], False
    return None
