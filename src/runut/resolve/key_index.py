"""Which traces share keys: the pairs of articles that are worth laying beside each other, never all against all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from runut.resolve.traces import Trace, other_keys, text_keys

Places = NDArray[np.int64]

LEAST_SHARED, PART = 2, 16
"""Of keys of the text, where both have so many: two, since one shared run of five words is a formula, and the sixteenth part
of the shorter text's. Copies share more: of 440 pairs of June 2025 that matched by their words none had less."""

ENOUGH = 1 << 20
"""What a key of headline or source weighs: one is enough."""


class KeyIndex:
    """The keys of all traces, sorted. Which pairs are worth matching depends on nothing but the two: no bucket is ever
    too full to be read. Keys that only one trace has are left out."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        texts = [text_keys(trace) for trace in traces]
        others = [other_keys(trace) for trace in traces]
        self._needed = np.array([max(min(len(keys), LEAST_SHARED), -(-len(keys) // PART)) for keys in texts], dtype=np.int64)
        sizes = [len(keys) for keys in texts] + [len(keys) for keys in others]
        values = np.concatenate([*texts, *others]) if traces else np.empty(0, dtype=np.uint64)
        owners = np.repeat(np.tile(np.arange(len(traces)), 2), sizes)
        weights = np.repeat([1, ENOUGH], [sum(sizes[: len(traces)]), sum(sizes[len(traces) :])])
        order = np.lexsort((owners, values))
        values, self._owners, self._weights = values[order], owners[order], weights[order]
        begins = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, dtype=np.int64)
        lengths = np.diff(np.r_[begins, len(values)])
        shared = np.repeat(lengths > 1, lengths)
        self._first = np.repeat(begins, lengths)
        self._end = self._first + np.repeat(lengths, lengths)
        by_owner = np.flatnonzero(shared)[np.argsort(self._owners[shared], kind="stable")]
        self._rows = np.split(by_owner, np.searchsorted(self._owners[by_owner], np.arange(1, len(traces))))

    def partners(self, n: int, *, before: bool = False) -> list[int]:
        """The traces worth matching with the n-th, those that share most first. before: only those that stand before it."""
        rows = self._rows[n] if len(self._needed) else ()
        spans = [slice(self._first[row], row if before else self._end[row]) for row in rows]
        if not spans:
            return []
        met = np.concatenate([self._owners[span] for span in spans])
        shared = np.bincount(met, np.concatenate([self._weights[span] for span in spans]))
        shared[n : n + 1] = 0
        found = np.flatnonzero(shared)
        found = found[shared[found] >= np.minimum(self._needed[found], self._needed[n])]
        return [int(m) for m in found[np.lexsort((found, -shared[found]))]]
