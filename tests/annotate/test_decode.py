"""Decoding: the best tree with one root and the best path, against trying everything."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from runut.annotate.decode import best_paths, best_tree, is_tree, repair


def best_by_trying(scores: np.ndarray) -> float:
    size = len(scores)
    best = -np.inf
    for heads in itertools.product(range(size), repeat=size - 1):
        row = np.array([(0, *heads)])
        if all(head != word for word, head in enumerate(heads, 1)) and is_tree(row, np.array([size - 1]))[0]:
            best = max(best, weight(scores, row[0]))
    return best


def weight(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(1, len(heads)), heads[1:]].sum())


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_no_tree_with_one_root_is_better(size: int) -> None:
    chance = np.random.default_rng(size)
    for _ in range(20):
        scores = chance.normal(size=(size, size))
        heads = best_tree(scores)
        assert is_tree(heads[None], np.array([size - 1]))[0]
        assert weight(scores, heads) == pytest.approx(best_by_trying(scores))


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0, 0, 1, 1], True),
        ([0, 0, 0, 1], False),
        ([0, 2, 1, 0], False),
        ([0, 2, 3, 1], False),
        ([0, 1, 0, 2], False),
        ([0, 2, 0, 2], True),
    ],
    ids=["one root", "two roots", "a cycle beside the root", "no root", "its own head", "a star"],
)
def test_what_is_a_tree(heads: list[int], tree: bool) -> None:
    assert is_tree(np.array([heads]), np.array([3]))[0] == tree


@pytest.mark.parametrize("exact", [True, False])
def test_repair_makes_trees_of_rows_of_any_length(exact: bool) -> None:
    chance = np.random.default_rng(5)
    length = chance.integers(1, 30, 60)
    arcs = chance.normal(size=(60, 30, 30)).astype(np.float32)
    for row, size in enumerate(length):
        arcs[row, :, size + 1 :] = -1e4
    np.einsum("bii->bi", arcs)[:] = -1e4
    heads = arcs.argmax(2)
    heads[:, 0] = 0
    heads[np.arange(30) > length[:, None]] = 0
    sound = is_tree(heads, length)
    before = heads.copy()
    changed = repair(heads, arcs, length, exact=exact)
    assert is_tree(heads, length).all()
    assert (heads[sound] == before[sound]).all()
    assert set(changed) == set(np.flatnonzero(~sound))


def test_worst_trees_take_bounded_time() -> None:
    scores = np.zeros((201, 201))
    for at in range(1, 200):
        scores[at, at + 1], scores[at + 1, at] = 5, 6 + at / 100
    assert is_tree(best_tree(scores)[None], np.array([200]))[0]


def test_equal_scores_give_the_same_tree() -> None:
    assert best_tree(np.zeros((5, 5))).tolist() == best_tree(np.zeros((5, 5))).tolist()


def test_paths_are_those_of_one_stretch_after_another() -> None:
    chance = np.random.default_rng(2)
    emissions = chance.normal(size=(40, 3)).astype(np.float32)
    moves, starts = chance.normal(size=(3, 3)).astype(np.float32), np.zeros(3, np.float32)
    stretches = [(0, 1), (1, 13), (13, 20), (20, 40)]
    together = best_paths(emissions, stretches, moves, starts)
    alone = np.concatenate([best_paths(emissions[a:b], [(0, b - a)], moves, starts) for a, b in stretches])
    assert together.tolist() == alone.tolist()


def test_paths_against_trying_everything() -> None:
    chance = np.random.default_rng(3)
    emissions, moves = chance.normal(size=(5, 3)).astype(np.float32), chance.normal(size=(3, 3)).astype(np.float32)
    starts = np.array([0, -1e4, 0], np.float32)

    def score(path: tuple[int, ...]) -> float:
        return float(starts[path[0]] + emissions[range(5), path].sum() + sum(moves[a, b] for a, b in itertools.pairwise(path)))

    best = max(itertools.product(range(3), repeat=5), key=score)
    assert tuple(best_paths(emissions, [(0, 5)], moves, starts)) == best


def test_nothing_to_read() -> None:
    assert best_paths(np.zeros((0, 3), np.float32), [], np.zeros((3, 3), np.float32), np.zeros(3, np.float32)).size == 0
