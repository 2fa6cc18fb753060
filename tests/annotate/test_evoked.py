"""What words evoke, from scores made up here: which words are told, and that no sentence costs more a word than another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from runut.annotate.evoked import EventReader

TAGS = ("O", "I", "B-ASSAULT", "B-AID")
MODES = ("ASSAULT/", "ASSAULT/aerial", "AID/")


class Parts:
    """Stands for the session of `parts.onnx`: the second mode, the first status; every word two after its trigger acts."""

    def __init__(self) -> None:
        self.pairs: list[int] = []

    def run(self, _: None, given: dict[str, Any]) -> tuple[Any, ...]:
        count, far = len(given["anchors"]), given["pair_distance"]
        assert given["pair_word"].max() < len(given["states"])
        assert given["pair_anchor"].max() < count
        self.pairs.append(len(far))
        parts = np.zeros((len(far), 5), np.float32)
        parts[far == 31 + 2, 1] = 0.75
        modes = np.tile(np.array([0.1, 0.8, 0.1], np.float32), (count, 1))
        return modes, np.tile(np.eye(4, dtype=np.float32)[0], (count, 1)), np.zeros(count, np.float32), parts


def tagged(*tags: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.eye(len(TAGS), dtype=np.float32)[[TAGS.index(tag) for tag in tags]] * np.float32(0.5)


def read(tags: np.ndarray[Any, np.dtype[np.float32]], stretches: list[tuple[int, int]]) -> tuple[Any, Parts]:
    parts, count = Parts(), len(tags)
    heads, labels = np.arange(-1, count - 1), np.zeros(count, np.int64)
    states = np.zeros((count, 4), np.float32)
    return EventReader(parts, TAGS, MODES, 3).read(states, tags, heads, labels, stretches), parts


def test_triggers_with_their_words_and_parts() -> None:
    found, _ = read(tagged("O", "B-ASSAULT", "I", "O", "O", "B-AID", "O", "O"), [(0, 5), (5, 8)])
    assert [(e.first, e.last, e.type, e.mode, e.share) for e in found] == [
        (1, 3, "ASSAULT", "aerial", 0.5),
        (5, 6, "AID", None, 0.5),
    ]
    assert [e.parts for e in found] == [((3, "actor", 0.75),), ((7, "actor", 0.75),)]


@pytest.mark.parametrize("count", [0, 5], ids=["no words", "words"])
def test_nothing_is_evoked(count: int) -> None:
    found, parts = read(tagged(*["O"] * count), [(0, count)] if count else [])
    assert found == ()
    assert parts.pairs == []


def test_many_triggers_are_scored_a_stretch_at_a_time() -> None:
    found, parts = read(tagged(*["B-ASSAULT"] * 4_000), [(at, at + 200) for at in range(0, 4_000, 200)])
    assert len(found) == 4_000
    assert max(parts.pairs) <= 64 * 200
    assert sum(parts.pairs) == 4_000 * 200
