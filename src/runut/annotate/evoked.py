"""What events the network takes words to evoke: its scores of an article's words in, `Evoked` out.

Nothing is decided here: every word whose share is worth a look is told, with shares; `extract` weighs them against the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from runut.annotate.pairs import distances, paths
from runut.grammar import RuleTable
from runut.records.event import EventStatus
from runut.records.evoked import Evoked, PartRole

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORTH = 0.15
"""Share of one type from which a word is told."""

_PART = 0.25  # share from which a word is told to take part
_STATUSES: tuple[EventStatus, ...] = ("actual", "future", "hypothetical", "negated")
_ROLES: tuple[PartRole, ...] = ("actor", "recipient", "speaker", "place")


def rule_hints(rules: RuleTable, lows: Sequence[str], tags: Sequence[str]) -> list[int]:
    """For each word in lower case the tag of the event rule that it sets off, 0 where it sets off none."""
    number = {tag: at for at, tag in enumerate(tags)}
    hints = [0] * len(lows)
    for match in rules.match(lows):
        hints[match.first] = number[f"B-{match.triggers[0].rule.type}"]
        if not match.gapped:
            hints[match.first + 1 : match.last] = [number["I"]] * (match.last - match.first - 1)
    return hints


class EventReader:
    """Made once a process beside the network. session: of `parts.onnx`; tags, modes: its labels, as `labels.json` has them."""

    def __init__(self, session: Any, tags: Sequence[str], modes: Sequence[str], labels: int) -> None:
        self._session = session
        self.tags = tuple(tags)
        self._types = [tag.removeprefix("B-") for tag in tags]
        self._opens = np.array([tag.startswith("B-") for tag in tags])
        self._inside = tags.index("I")
        self._modes = list(modes)
        self._labels = labels

    def read(
        self,
        states: NDArray[np.float32],
        tags: NDArray[np.float32],
        heads: NDArray[np.int64],
        deprel: NDArray[np.int64],
        sentences: Sequence[tuple[int, int]],
    ) -> tuple[Evoked, ...]:
        """In the order of the words. states, tags: a row a word; heads: -1 at a root; sentences: ranges of words."""
        shares = np.where(self._opens, tags, 0)
        best = shares.argmax(1)
        anchors = np.flatnonzero(shares.max(1) >= WORTH)
        if not anchors.size:
            return ()
        bounds = np.array(sentences, np.int64).reshape(-1, 2)
        own = bounds[np.searchsorted(bounds[:, 1], anchors, side="right")]
        length = own[:, 1] - own[:, 0]
        triggers = np.repeat(anchors, length)
        words = np.concatenate([np.arange(first, last) for first, last in own])
        modes, statuses, symmetric, parts = self._session.run(
            None,
            {
                "states": states, "anchors": anchors, "pair_trigger": triggers, "pair_word": words,
                "pair_distance": distances(triggers, words),
                "pair_path": paths(triggers, words, heads, deprel, self._labels),
            },
        )  # fmt: skip
        inside = tags.argmax(1) == self._inside
        starts = np.concatenate([[0], np.cumsum(length)])
        found = []
        for k, anchor in enumerate(anchors.tolist()):
            last = anchor + 1
            while last < own[k, 1] and inside[last]:
                last += 1
            name = self._types[best[anchor]]
            found.append(
                Evoked(
                    first=anchor, last=last, type=name, share=round(float(shares[anchor, best[anchor]]), 4),
                    mode=self._mode(name, modes[k]), status=_STATUSES[int(statuses[k].argmax())],
                    symmetric=round(float(symmetric[k]), 4),
                    parts=_parts(words[starts[k] : starts[k + 1]], parts[starts[k] : starts[k + 1]]),
                )
            )  # fmt: skip
        return tuple(found)

    def _mode(self, name: str, shares: NDArray[np.float32]) -> str | None:
        own = [i for i, mode in enumerate(self._modes) if mode.startswith(name + "/")]
        chosen = self._modes[max(own, key=lambda i: float(shares[i]))]
        return chosen.partition("/")[2] or None


def _parts(words: NDArray[np.int64], shares: NDArray[np.float32]) -> tuple[tuple[int, PartRole, float], ...]:
    """(word, role, share) of the words that take part; column 0 is that of words that do not."""
    at, role = np.nonzero(shares[:, 1:] >= _PART)
    return tuple((int(words[i]), _ROLES[r], round(float(shares[i, r + 1]), 4)) for i, r in zip(at, role, strict=True))
