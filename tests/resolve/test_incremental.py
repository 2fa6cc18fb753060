"""Whatever the order and grouping in which mentions come and go, the events are those of a run from scratch."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from runut.records import Event
from runut.resolve.board import Board, Placed, Zone, zone_of
from runut.resolve.events import change_events, report_all
from runut.resolve.layers import stood
from runut.resolve.told import Layer, Report
from tests.resolve.test_events import scene


class Kept:
    """A store of placed mentions and events that is made of dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[str, Placed] = {}
        self.events: dict[str, Event] = {}

    def _where(self, **wanted: str) -> list[Placed]:
        # Copies, as from a file: what the board changes is not changed here.
        return [
            replace(row) for row in self.rows.values() if all(getattr(row, name) == value for name, value in wanted.items())
        ]

    def in_cell(self, cell: str) -> Iterable[Placed]:
        return [row for row in self._where() if row.told.cell == cell and row.told.layer != "loose"]

    def in_core(self, core: str) -> Iterable[Placed]:
        return self._where(core=core)

    def in_root(self, root: str) -> Iterable[Placed]:
        return self._where(root=root)

    def in_pool(self, pool: str) -> Iterable[Placed]:
        return [row for row in self._where(pool=pool) if row.told.layer == "loose"]

    def under_key(self, layer: Layer, key: str, first: int, last: int) -> Iterable[Placed]:
        return [
            row for row in self._where() if row.told.layer == layer and key in row.told.keys and first <= row.told.first <= last
        ]

    def change(self, out: Iterable[str], reports: Sequence[Report]) -> None:
        gone = [take_out(self.rows[id_]) for id_ in sorted(out)]
        # A store cannot always say how things stood.
        before = stood(Board(self), gone) if len(gone) % 3 else None
        for id_ in out:
            self.rows.pop(id_)
        change = change_events(self, gone, reports, before)
        for root in change.roots:
            self.events.pop(root, None)
        self.events.update(change.events)
        self.rows.update({placed.told.head: replace(placed) for placed in change.placed})

    def all_events(self) -> list[Event]:
        return sorted(self.events.values(), key=lambda event: event.id)


def take_out(placed: Placed) -> Zone:
    where = {"cell": placed.told.cell, "core": placed.core, "root": placed.root, "pool": placed.pool}
    return zone_of(placed.told, **where)


def from_scratch(reports: Sequence[Report]) -> Kept:
    kept = Kept()
    kept.change((), reports)
    return kept


def shuffled_in(reports: Sequence[Report], seed: int) -> Kept:
    """All of the reports, in some order and grouping; some come, go and come again, and some change their family."""
    chance = random.Random(seed)
    by_document: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_document[report.mention.document].append(report)
    waiting = chance.sample(sorted(by_document), len(by_document))
    kept = Kept()
    while waiting:
        batch = [waiting.pop() for _ in range(min(len(waiting), chance.choice([1, 1, 2, 5, 20])))]
        early = chance.random() < 0.2
        news = [replace(r, family=f"early{r.family}") if early else r for doc in batch for r in by_document[doc]]
        again = [doc for doc in batch if early] + [doc for doc in by_document if chance.random() < 0.02]
        out = [id_ for id_, row in kept.rows.items() if row.report.mention.document in (*batch, *again)]
        kept.change(out, news)
        waiting += [doc for doc in again if doc not in waiting]
    return kept


@pytest.mark.parametrize("seed", range(8))
def test_events_do_not_depend_on_order_or_grouping(seed: int) -> None:
    mentions, articles, origins = scene(seed)
    shared = [replace(origin, family=origins[n - n % 3].family) if n % 2 else origin for n, origin in enumerate(origins)]
    reports = report_all(mentions, articles, shared)
    expected = from_scratch(reports)
    found = shuffled_in(reports, seed)
    assert found.all_events() == expected.all_events()
    assert found.rows == expected.rows
