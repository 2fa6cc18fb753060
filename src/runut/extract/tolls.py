"""Numbers of dead, wounded, displaced and detained in what somebody says, beside no word of the deed itself.

Comes in: a quote and the text that it stands in. Goes out: the quote with its figures. Which happening they are of is decided
across documents, in `resolve`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from runut.extract.figures import find_figures, read_amount
from runut.grammar import Lexicon
from runut.records import Figure, Quote

TOLLS = frozenset({"killed", "wounded", "displaced", "detained"})

BEFORE = 400
BARE = 5
"""Words of a number that stands for itself: "lebih dari 100", "sedikitnya 1,2 ribu"."""

_FULL_STOP = re.compile(r"[.?!]\s+")
_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|\w+(?:-\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    low: str


def counted(quote: Quote, text: str, lexicon: Lexicon) -> Quote:
    """text: of the field that the quote stands in."""
    told = find_tolls(quote.text, lexicon)
    if not told and is_bare_number(quote.text, lexicon):
        # "80 orang tewas menurut pemerintah, sedangkan pemantau mencatat lebih dari 100": of what was counted before it.
        start = quote.content[0].start
        told = _continued(text[max(0, start - BEFORE) : start], quote.text, lexicon)
    return replace(quote, figures=told) if told else quote


def find_tolls(text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """
    >>> from runut.lang.pack import load_language
    >>> [(f.kind, f.low) for f in find_tolls("12 orang tewas", load_language("id").lexicon)]
    [('killed', 12)]
    """
    if not any(map(str.isdigit, text)) and lexicon.numbers.keys().isdisjoint(text.lower().split()):
        return ()
    return tuple(figure for figure in find_figures(words_of(text), lexicon) if figure.kind in TOLLS)


def is_bare_number(text: str, lexicon: Lexicon) -> bool:
    if len(text.split()) > BARE:
        return False
    words = words_of(text)
    return len(words) <= BARE and any(read_amount([word.low for word in words], at, lexicon) for at in range(len(words)))


def _continued(before: str, text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The number as one of what the last count is of: in its sentence, or in the one before where the number is of people."""
    paragraph = before[before.rfind("\n") + 1 :]
    sentences = _FULL_STOP.split(paragraph)
    lows = [word.low for word in words_of(text)]
    known = find_tolls(sentences[-1], lexicon)
    if not known and not lexicon.figure_words["people"].isdisjoint(lows):
        known = find_tolls("".join(sentences[-2:-1]), lexicon)
    amounts = [amount for at in range(len(lows)) if (amount := read_amount(lows, at, lexicon))]
    if not known or not amounts:
        return ()
    _, _, low, high = amounts[-1]
    return (Figure(kind=known[-1].kind, low=low, high=high, unit=None, text=text),)


def words_of(text: str) -> list[Word]:
    return [Word(m.group(), m.group().lower()) for m in _TOKEN.finditer(text)]
