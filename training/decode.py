"""From scores to trees and names: the maximum spanning tree, and the best tag path."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NO = -1e9


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Heads of the best tree with one root (Chu and Liu 1965, Edmonds 1967). scores: dependent by head, 0 the root."""
    s = scores.astype(np.float64).copy()
    np.fill_diagonal(s, _NO)
    s[0] = _NO
    s[0, 0] = 0
    heads = _arborescence(s)
    roots = [i for i in range(1, len(s)) if heads[i] == 0]
    if len(roots) == 1:
        return heads
    best, found = -np.inf, heads
    for root in sorted(roots, key=lambda i: -s[i, 0])[:3]:
        one = s.copy()
        one[1:, 0] = _NO
        one[root, 0] = s[root, 0]
        tree = _arborescence(one)
        value = one[np.arange(1, len(s)), tree[1:]].sum()
        if value > best:
            best, found = value, tree
    return found


def _arborescence(s: Scores) -> NDArray[np.int64]:
    heads = s.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(s), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    m = len(rest)
    small = np.full((m + 1, m + 1), _NO)
    small[:m, :m] = s[np.ix_(rest, rest)]
    into = s[np.ix_(cycle, rest)] - s[cycle, heads[cycle]][:, None]
    small[m, :m] = into.max(0)
    small[:m, m] = s[np.ix_(rest, cycle)].max(1)
    enter, leave = into.argmax(0), s[np.ix_(rest, cycle)].argmax(1)
    tree = _arborescence(small)
    for a in range(1, m):
        heads[rest[a]] = rest[tree[a]] if tree[a] < m else cycle[leave[a]]
    heads[cycle[enter[tree[m]]]] = rest[tree[m]]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    state = np.zeros(len(heads), int)
    state[0] = 2
    for i in range(1, len(heads)):
        path, j = [], i
        while not state[j]:
            state[j] = 1
            path.append(j)
            j = int(heads[j])
        if state[j] == 1:
            return path[path.index(j) :]
        state[path] = 2
    return []


def best_tags(emissions: Scores, transitions: Scores, start: Scores) -> list[int]:
    """The best path through the tags of one sentence (Viterbi 1967)."""
    score = emissions[0] + start
    back = []
    for row in emissions[1:]:
        paths = score[:, None] + transitions
        back.append(paths.argmax(0))
        score = paths.max(0) + row
    tags = [int(score.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]
