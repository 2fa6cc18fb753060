"""What a question gives: records when walked, a table or a frame when asked for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from runut.api.frames import make_frame, make_table

if TYPE_CHECKING:
    import pandas
    import pyarrow

T = TypeVar("T")


class Rows(Generic[T]):
    """The answers to one question. Nothing is read before they are walked or turned into something, and each time the store is
    asked anew: after `add` the same rows tell more."""

    def __init__(self, kind: str, ask: Callable[[], Iterable[dict[str, Any]]], record: Callable[[dict[str, Any]], T]) -> None:
        self._kind, self._ask, self._record = kind, ask, record

    def __iter__(self) -> Iterator[T]:
        return map(self._record, self._ask())

    def __repr__(self) -> str:
        return f"<runut {self._kind}; walk it, or take .to_dicts(), .to_arrow() or .to_pandas()>"

    def first(self) -> T | None:
        """The first record, or None where nothing matches."""
        return next(iter(self), None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The objects that `--json` prints."""
        return list(self._ask())

    def to_arrow(self) -> pyarrow.Table:
        """The same keys as `to_dicts`, typed: days as dates, parties as lists of structs."""
        return make_table(self._kind, self._ask())

    def to_pandas(self) -> pandas.DataFrame:
        """Flat, one value a cell, lists joined by "; ". Raises UsageError where pandas is not installed."""
        return make_frame(self._kind, self._ask())
