"""Things joined into families, two at a time (union-find). The head of a family is its smallest member."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T", int, str)


class Families(Generic[T]):
    """
    >>> families: Families[int] = Families()
    >>> families.join(3, 2); families.join(2, 1)
    >>> families.head(3), families.head(4)
    (1, 4)
    """

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def head(self, member: T) -> T:
        path = []
        while (above := self._above.get(member, member)) != member:
            path.append(member)
            member = above
        for passed in path:
            self._above[passed] = member
        return member

    def join(self, one: T, other: T) -> None:
        low, high = sorted((self.head(one), self.head(other)))
        if low != high:
            self._above[high] = low
