"""A function of one word that remembers what it was asked: text asks the same words again and again.

For the few that are asked for every word of an article: an `lru_cache` keeps its answers in order, which costs more than most answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 1 << 16
"""Answers kept; all go at once when there are more, and the frequent ones are back within an article."""


class _Answers(dict[K, V], Generic[K, V]):
    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, asked: K) -> V:
        if len(self) >= MOST:
            self.clear()
        answer = self[asked] = self._function(asked)
        return answer


def remembered(function: Callable[[K], V]) -> Callable[[K], V]:
    """The function, which has no side effects, with a memory.

    >>> remembered(str.upper)("kata")
    'KATA'
    """
    return _Answers(function).__getitem__
