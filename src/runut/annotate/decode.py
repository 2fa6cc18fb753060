"""Sound structures from a network's scores: the best tree with one root, the best path of name tags.

Exact and free of chance: ties go to the lower index. Knows nothing of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
_LEAST = -1e5  # masked arcs: worse than any other, better than none
_ROOTS = 4
_LEVELS = 12  # of cycles inside cycles; sentences of news have one or two, words repeated without end a hundred


def is_tree(heads: NDArray[np.int64], length: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows are trees with one root. heads: a row a sentence, column 0 the root itself, 0 in the padding."""
    rows, width = heads.shape
    roots = np.arange(0, rows * width, width)[:, None]
    once = (heads + roots).ravel()  # every word's head, counted through all rows
    above = once
    for _ in range(width.bit_length()):
        above = above.take(above)
    words = np.arange(width) <= length[:, None]
    words[:, 0] = False
    found: NDArray[np.bool_] = (above.reshape(rows, width) == roots).all(1) & (((heads == 0) & words).sum(1) == 1)
    return found


def repair(
    heads: NDArray[np.int64], arcs: NDArray[np.float32], length: NDArray[np.int64], *, exact: bool = True
) -> NDArray[np.int64]:
    """Make every row of heads the best tree with one root, or a tree at least where not exact; the rows that were changed.

    arcs[row, word, head]. The one root that gains most, with every other word's best head but the root, is better than
    or as good as any tree: where it is a tree, it is the best. Only the rest needs `best_tree`.
    """
    broken = np.flatnonzero(~is_tree(heads, length))
    if not broken.size:
        return broken
    scores, long = arcs[broken], length[broken]
    tried = scores[:, :, 1:].argmax(2) + 1
    gain = scores[:, :, 0] - np.take_along_axis(scores, tried[:, :, None], 2)[:, :, 0]
    gain[:, 0] = -np.inf
    outside = np.arange(heads.shape[1]) > long[:, None]
    gain[outside] = -np.inf
    tried[outside] = 0
    tried[:, 0] = 0
    tried[np.arange(len(tried)), gain.argmax(1)] = 0
    for k in np.flatnonzero(~is_tree(tried, long)).tolist():
        size = int(long[k]) + 1
        tried[k, :size] = best_tree(scores[k, :size, :size]) if exact else _some_tree(tried[k, :size])
    heads[broken] = tried
    return broken


def best_tree(scores: NDArray[Any]) -> NDArray[np.int64]:
    """The heads of the best tree in which one word hangs on the root; scores[word, head], word 0 is the root.

    Roots are tried in the order of what they can reach at best, until none left can beat the tree in hand. No sentence
    takes long: of roots at most _ROOTS are tried, and beyond _LEVELS some tree must do.

    >>> best_tree(np.array([[0, 0, 0], [5, 0, 4], [5, 3, 0]])).tolist()
    [0, 2, 0]
    """
    weights = np.maximum(scores.astype(np.float64), _LEAST)
    np.fill_diagonal(weights, _NEVER)
    to_root = weights[1:, 0].copy()
    weights[:, 0] = _NEVER
    weights[0] = _NEVER
    reach = to_root - weights[1:].max(1)
    order = np.argsort(-reach, kind="stable")
    relaxed = weights[1:].max(1).sum() + reach
    best, found = -np.inf, None
    for root in order[:_ROOTS].tolist():
        if relaxed[root] <= best:
            break
        rooted = weights.copy()
        rooted[root + 1] = _NEVER
        rooted[root + 1, 0] = to_root[root]
        heads = _arborescence(rooted)
        if heads is None:
            return found if found is not None else _some_tree(rooted.argmax(1))
        value = rooted[np.arange(1, len(heads)), heads[1:]].sum()
        if found is None or value > best:
            best, found = value, heads
    assert found is not None
    return found


def _some_tree(heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """The heads, which have one root, with the first word of every cycle hung on the root's word."""
    heads[0] = 0
    groups, count = _draw_together(heads)
    root = 1 + int(np.flatnonzero(heads[1:] == 0)[0])
    mended = heads.copy()
    seen: set[int] = set()
    sizes = np.bincount(np.array(groups), minlength=count)
    for word, group in enumerate(groups):
        if sizes[group] > 1 and group not in seen:
            seen.add(group)
            mended[word] = root
    return mended


def _arborescence(weights: NDArray[np.float64]) -> NDArray[np.int64] | None:
    """The best tree (Chu-Liu/Edmonds): best incoming arcs; each cycle among them drawn together, solved, opened again.

    None where that would take more than _LEVELS levels.

    Most often all is well once every cycle is entered by its best arc; where it is not, the stack holds each level's
    choice, and a level has at least one node less than the one below it.
    """
    levels: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    while True:
        heads: NDArray[np.int64] = weights.argmax(1)
        heads[0] = 0
        groups, count = _draw_together(heads)
        if count == len(heads):
            break
        entered_once = _enter_cycles(weights, heads, groups)
        if _draw_together(entered_once)[1] == len(heads):
            heads = entered_once
            break
        if len(levels) == _LEVELS:
            return None
        entered, left, weights = _contract(weights, heads, groups, count)
        levels.append((heads, entered, left))
    for below, entered, left in reversed(levels):
        heads = _open(heads, below, entered, left)
    return heads


def _draw_together(heads: NDArray[np.int64]) -> tuple[list[int], int]:
    """The new number of each node, and how many there are: the nodes of a cycle share one, the root keeps 0."""
    up = heads.tolist()
    state, cycle_of = [0] * len(up), [-1] * len(up)
    state[0] = 2
    for start in range(1, len(up)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = up[at]
        if state[at] == 1:  # met on this very path
            for node in path[path.index(at) :]:
                cycle_of[node] = at
        for node in path:
            state[node] = 2
    numbers: dict[int, int] = {}
    groups = [numbers.setdefault(node if cycle < 0 else cycle, len(numbers)) for node, cycle in enumerate(cycle_of)]
    return groups, len(numbers)


def _enter_cycles(weights: NDArray[np.float64], heads: NDArray[np.int64], groups: list[int]) -> NDArray[np.int64]:
    """The heads, but that each cycle is entered by the arc from outside that costs least."""
    group = np.array(groups)
    size = np.bincount(group)
    entered = heads.copy()
    for number in np.flatnonzero(size > 1):
        cycle = np.flatnonzero(group == number)
        gain = weights[cycle] - weights[cycle, heads[cycle]][:, None]
        gain[:, cycle] = -np.inf
        word, head = divmod(int(gain.argmax()), gain.shape[1])
        entered[cycle[word]] = head
    return entered


def _contract(
    weights: NDArray[np.float64], heads: NDArray[np.int64], numbers: list[int], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """For each pair of new nodes the old dependent and the old head of their best arc, and its weight.

    An arc into a cycle weighs what it gains over the cycle's own arc that it replaces.
    """
    size, groups = len(heads), np.array(numbers)
    own = weights[np.arange(size), heads]
    own[0] = 0.0
    gain = weights - own[:, None]
    order = np.argsort(groups, kind="stable")
    bounds = np.searchsorted(groups[order], np.arange(count))
    sorted_gain = gain[np.ix_(order, order)]
    best_head = np.maximum.reduceat(sorted_gain, bounds, axis=1)
    head_at = _first_best(sorted_gain, best_head, bounds, groups[order])
    best = np.maximum.reduceat(best_head, bounds, axis=0)
    word_at = _first_best(best_head.T, best.T, bounds, groups[order]).T
    entered = order[word_at]
    left = order[head_at[word_at, np.arange(count)]]
    made = best.copy()
    np.fill_diagonal(made, -np.inf)
    made[0] = -np.inf
    return entered, left, made


def _first_best(
    values: NDArray[np.float64], best: NDArray[np.float64], bounds: NDArray[np.int64], group: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The first column of each stretch of columns that holds the stretch's best value."""
    columns = np.where(values == best[:, group], np.arange(values.shape[1]), values.shape[1])
    found: NDArray[np.int64] = np.minimum.reduceat(columns, bounds, axis=1)
    return found


def _open(
    heads: NDArray[np.int64],
    below: NDArray[np.int64],
    entered: NDArray[np.int64],
    left: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The heads one level down: a cycle keeps its own arcs but for the word through which it is entered."""
    opened = below.copy()
    new = np.arange(1, len(heads))
    opened[entered[new, heads[1:]]] = left[new, heads[1:]]
    return opened


def best_paths(
    emissions: NDArray[np.float32],
    stretches: Sequence[tuple[int, int]],
    moves: NDArray[np.float32],
    starts: NDArray[np.float32],
) -> NDArray[np.int64]:
    """The best tag of each word (Viterbi), all stretches side by side; moves[from, to], starts: of the first tag."""
    tags = np.zeros(len(emissions), np.int64)
    if not stretches:
        return tags
    bounds = np.array(stretches, np.int64)
    bounds = bounds[np.argsort(bounds[:, 0] - bounds[:, 1], kind="stable")]
    first, length = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
    longest = int(length[0])
    alive = np.searchsorted(-length, -np.arange(longest), side="left")  # stretches longer than t
    starting = np.concatenate([[0], np.cumsum(alive)])  # rows are the words at t, of all stretches, after those at t - 1
    order = np.arange(starting[-1]) - np.repeat(starting[:-1], alive)
    order = first[order] + np.repeat(np.arange(longest), alive)
    best = emissions[order]
    best[: len(first)] += starts
    into = np.ascontiguousarray(moves.T)  # [to, from]: the maximum runs along the last axis
    lines = np.arange(len(order))
    steps = [*zip(starting[:-2].tolist(), starting[1:-1].tolist(), alive[1:].tolist(), strict=True)]
    for before, at, n in steps:
        best[at : at + n] += np.maximum.reduce(best[before : before + n, None] + into, axis=2)
    tag = best[starting[length - 1] + np.arange(len(first))].argmax(1)
    path = np.empty(len(order), np.int64)
    back = (best[:, None] + into).argmax(2)  # of every word under each tag of the next: one call instead of one a step
    for before, at, n in reversed(steps):
        path[at : at + n] = tag[:n]
        tag[:n] = back[lines[before : before + n], tag[:n]]
    path[: len(first)] = tag
    tags[order] = path
    return tags
