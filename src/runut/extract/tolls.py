"""Numbers of dead, wounded, displaced and detained in what somebody says, beside no word of the deed itself.

Comes in: a quote. Goes out: the quote with its figures. Which happening they are of is decided across documents, in `resolve`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from runut.extract.figures import find_figures
from runut.grammar import Lexicon
from runut.records import Figure, Quote

TOLLS = frozenset({"killed", "wounded", "displaced", "detained"})

_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|\w+(?:-\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    low: str


def counted(quote: Quote, lexicon: Lexicon) -> Quote:
    if not any(map(str.isdigit, quote.text)) and not any(word in lexicon.numbers for word in quote.text.lower().split()):
        return quote
    words = [Word(m.group(), m.group().lower()) for m in _TOKEN.finditer(quote.text)]
    figures: tuple[Figure, ...] = tuple(f for f in find_figures(words, lexicon) if f.kind in TOLLS)
    return replace(quote, figures=figures) if figures else quote
