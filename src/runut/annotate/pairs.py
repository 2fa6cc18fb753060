"""How two words of a sentence stand to each other: the features by which the network tells the parties of an event.

Plain arrays in and out; the same while training and while reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FARTHEST = 31  # words; beyond it all distances are one
DISTANCES = 2 * FARTHEST + 1
UP, DOWN = 5, 4
"""Words that are looked at on the way up the tree: from the party's word, and from the trigger."""

_STEPS = (np.arange(UP)[:, None] + np.arange(DOWN)).astype(np.int8)


def path_count(labels: int) -> int:
    """Number of different paths in a tree with so many labels."""
    return UP * DOWN * labels + 1


def distances(triggers: NDArray[np.int64], words: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far, and on which side, each word lies from its trigger: 0 to DISTANCES - 1."""
    far: NDArray[np.int64] = np.clip(words - triggers, -FARTHEST, FARTHEST) + FARTHEST
    return far


def paths(
    triggers: NDArray[np.int64],
    words: NDArray[np.int64],
    heads: NDArray[np.int64],
    deprel: NDArray[np.int64],
    labels: int,
) -> NDArray[np.int64]:
    """The shortest way in the tree from each word to its trigger: steps up, steps down, and the label of the last edge up
    (of the first edge down where there is none up); the last number where they do not meet near.

    heads: index of each word's head, -1 at a root. deprel: index of its label.
    """
    above_word, above_trigger = _above(words, heads, UP), _above(triggers, heads, DOWN)
    meet = (above_word[:, :, None] == above_trigger[:, None, :]) & (above_word[:, :, None] >= 0)
    cost = np.where(meet, _STEPS, UP + DOWN).reshape(len(words), UP * DOWN)
    best = cost.argmin(1)
    up, down = best // DOWN, best % DOWN
    every = np.arange(len(words))
    last = np.where(up > 0, above_word[every, np.maximum(up - 1, 0)], above_trigger[every, np.maximum(down - 1, 0)])
    found = (up * DOWN + down) * labels + deprel[last]
    return np.where(meet.any((1, 2)), found, path_count(labels) - 1)


def _above(words: NDArray[np.int64], heads: NDArray[np.int64], steps: int) -> NDArray[np.int64]:
    """Each word and those above it, -1 beyond the root."""
    chain = [words]
    for _ in range(steps - 1):
        below = chain[-1]
        chain.append(np.where(below >= 0, heads[np.maximum(below, 0)], -1))
    return np.stack(chain, 1)
