"""Where every mention stands: in which cell, core and event, and under which keys it is found.

Comes in: reports to place, and, for a store that already holds a resolution, a `Source` that gives rows of it as they are
asked for. Goes out: look-ups for `layers`, and the rows that changed. In memory alone it is the whole resolution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from runut.resolve.told import EVER, MONTH_DAYS, WEEK_DAYS, Layer, Report, Told, join, pool_of, tell

LONGEST: dict[Layer, int] = {"day": 1, "span": WEEK_DAYS, "loose": MONTH_DAYS}
"""Days that a window of each layer can have."""


@dataclass(slots=True)
class Placed:
    """One mention and its place. core: the first id of those joined with it in its cell; its own id for a loose one.

    root: names its event while placing: the core that others attached to, or the first of what stayed together. lead: of a
    day's core, whether it can have others attached; of a loose mention, whether it attached to nothing. pool: of a loose
    one, where it then meets its like.
    """

    report: Report
    told: Told
    pool: str
    core: str = ""
    root: str = ""
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Where a look-up can have met something: keys and days. Of a mention that is gone also its cell and places."""

    layer: Layer
    first: int
    last: int
    keys: frozenset[str]
    cell: str = ""
    core: str = ""
    root: str = ""
    pool: str = ""


class Source(Protocol):
    """The resolution that a store holds; rows of mentions that were added or taken out since are not in it.

    A row that was given once need not be given again.
    """

    def in_cell(self, cell: str) -> Iterable[Placed]: ...
    def in_core(self, core: str) -> Iterable[Placed]: ...
    def in_root(self, root: str) -> Iterable[Placed]: ...
    def in_pool(self, pool: str) -> Iterable[Placed]: ...
    def under_key(self, layer: Layer, key: str, first: int, last: int) -> Iterable[Placed]: ...


class Board:
    def __init__(self, source: Source | None = None) -> None:
        self._source = source
        self._placed: dict[str, Placed] = {}
        self._cells: defaultdict[str, set[str]] = defaultdict(set)
        self._cores: defaultdict[str, set[str]] = defaultdict(set)
        self._roots: defaultdict[str, set[str]] = defaultdict(set)
        self._pools: defaultdict[str, set[str]] = defaultdict(set)
        self._keys: defaultdict[tuple[Layer, str, int], list[str]] = defaultdict(list)
        self._asked: set[tuple[object, ...]] = set()
        self.moved: set[str] = set()

    def add(self, report: Report) -> Told:
        told = tell(report)
        self._admit(place_of(report, told))
        self.moved.add(told.head)
        return told

    def _admit(self, placed: Placed) -> None:
        told, id_ = placed.told, placed.told.head
        if id_ in self._placed:
            return
        self._placed[id_] = placed
        self._cores[placed.core].add(id_)
        self._roots[placed.root].add(id_)
        if told.layer == "loose":
            self._pools[placed.pool].add(id_)
        else:
            self._cells[told.cell].add(id_)
        if is_placeable(told):
            for key in told.keys:
                self._keys[told.layer, key, told.first].append(id_)

    def _ask(self, question: tuple[object, ...], rows: Iterable[Placed]) -> None:
        if question not in self._asked:
            self._asked.add(question)
            for row in rows:
                self._admit(row)

    def __getitem__(self, id_: str) -> Placed:
        return self._placed[id_]

    def in_cell(self, cell: str) -> list[Placed]:
        if self._source:
            self._ask(("cell", cell), self._source.in_cell(cell))
        return [self._placed[id_] for id_ in sorted(self._cells.get(cell, ()))]

    def in_core(self, core: str) -> list[Placed]:
        if self._source:
            self._ask(("core", core), self._source.in_core(core))
        return [self._placed[id_] for id_ in sorted(self._cores.get(core, ()))]

    def in_root(self, root: str) -> list[Placed]:
        if self._source:
            self._ask(("root", root), self._source.in_root(root))
        return [self._placed[id_] for id_ in sorted(self._roots.get(root, ()))]

    def in_pool(self, pool: str) -> list[Placed]:
        """Loose mentions alone."""
        if self._source:
            self._ask(("pool", pool), self._source.in_pool(pool))
        return [self._placed[id_] for id_ in sorted(self._pools.get(pool, ()))]

    def near(self, layer: Layer, keys: Iterable[str], first: int, last: int) -> set[str]:
        """Ids of mentions of a layer that share a key, and whose days meet these."""
        found: set[str] = set()
        start = first - LONGEST[layer] + 1
        for key in keys:
            if self._source:
                self._load_key(layer, key, start, last)
            for day in range(start, last + 1):
                found.update(id_ for id_ in self._keys.get((layer, key, day), ()) if self._placed[id_].told.last >= first)
        return found

    def _load_key(self, layer: Layer, key: str, start: int, last: int) -> None:
        assert self._source is not None
        missing = [day for day in range(start, last + 1) if (layer, key, day) not in self._asked]
        if missing:
            self._asked.update((layer, key, day) for day in missing)
            for row in list(self._source.under_key(layer, key, missing[0], missing[-1])):
                self._admit(row)

    def place(self, ids: Sequence[str], *, core: str | None = None, root: str | None = None, lead: bool | None = None) -> None:
        for id_ in ids:
            placed = self._placed[id_]
            if core is not None and placed.core != core:
                self._cores[placed.core].discard(id_)
                self._cores[core].add(id_)
                placed.core = core
                self.moved.add(id_)
            if root is not None and placed.root != root:
                self._roots[placed.root].discard(id_)
                self._roots[root].add(id_)
                placed.root = root
                self.moved.add(id_)
            if lead is not None and placed.lead != lead:
                placed.lead = lead
                self.moved.add(id_)

    def roots(self) -> Iterator[str]:
        return (root for root, ids in self._roots.items() if ids)


def place_of(report: Report, told: Told, **fields: Any) -> Placed:
    return Placed(report, told, pool_of(report) if told.layer == "loose" else "", **fields)


def is_placeable(told: Told) -> bool:
    """Whether its days are known well enough to look it up by them."""
    return told.first != EVER.first and told.last != EVER.last


def zone_of(told: Told, **fields: str) -> Zone:
    return Zone(layer=told.layer, first=told.first, last=told.last, keys=told.keys, **fields)


def joined(placed: Iterable[Placed]) -> Told:
    return join(each.told for each in placed)
