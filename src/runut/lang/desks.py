"""Which desk an article is of, by the words of its headline and opening: a logistic model a desk, its numbers a language's data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

Desk = Literal["sport", "leisure"]
HEAD_CHARS = 1500
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskModel:
    """weights: of words that stand anywhere in the head, in log odds."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, words: Set[str]) -> float:
        """Log odds that an article with these words is of the desk."""
        return self.bias + sum(self.weights[word] for word in self.weights.keys() & words)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskModels:
    """least: log odds from which an article counts as of the desk."""

    sport: DeskModel
    leisure: DeskModel
    least: float

    def read(self, title: str | None, text: str) -> Desk | None:
        """The desk whose happenings are no politics; None for news, business and what cannot be told."""
        words = head_words(title, text)
        if self.sport.odds(words) >= self.least:
            return "sport"
        return "leisure" if self.leisure.odds(words) >= self.least else None


def head_words(title: str | None, text: str) -> frozenset[str]:
    """The words of the headline and of the first `HEAD_CHARS` of the text, in lower case."""
    return frozenset(WORD.findall(f"{title or ''} {text[:HEAD_CHARS]}".lower()))
