"""What events the network takes words to evoke: its scores of an article's words in, `Evoked` out.

Nothing is decided here: every word whose share is worth a look is told, with shares; `extract` weighs them against the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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

_AT_ONCE = 64  # triggers whose pairs are scored at one time
_PART = 0.25  # share from which a word is told to take part
_STATUSES: tuple[EventStatus, ...] = ("actual", "future", "hypothetical", "negated")
_ROLES: tuple[PartRole, ...] = ("actor", "recipient", "speaker", "place")


def rule_hints(rules: RuleTable, lows: Sequence[str], tags: Sequence[str]) -> list[int]:
    """For each word in lower case the tag of the event rule that it sets off, 0 where it sets off none."""
    number = _numbers(tuple(tags))
    hints = [0] * len(lows)
    for match in rules.match(lows):
        hints[match.first] = number[f"B-{match.triggers[0].rule.type}"]
        if not match.gapped:
            hints[match.first + 1 : match.last] = [number["I"]] * (match.last - match.first - 1)
    return hints


@cache
def _numbers(tags: tuple[str, ...]) -> dict[str, int]:
    return {tag: at for at, tag in enumerate(tags)}


class EventReader:
    """Made once a process beside the network. session: of `parts.onnx`; tags, modes: its labels, as `labels.json` has them."""

    def __init__(self, session: Any, tags: Sequence[str], modes: Sequence[str], labels: int) -> None:
        self._session = session
        self.tags = tuple(tags)
        self._types = [tag.removeprefix("B-") for tag in tags]
        self._opens = np.array([tag.startswith("B-") for tag in tags])
        self._inside = tags.index("I")
        own = {name: [i for i, mode in enumerate(modes) if mode.startswith(name + "/")] for name in self._types}
        self._modes = {name: (at, [modes[i].partition("/")[2] or None for i in at]) for name, at in own.items()}
        self._labels = labels

    def read(
        self,
        states: NDArray[np.float32],
        tags: NDArray[np.float32],
        heads: NDArray[np.int64],
        deprel: NDArray[np.int64],
        stretches: Sequence[tuple[int, int]],
    ) -> tuple[Evoked, ...]:
        """In the order of the words. states, tags: a row a word; heads: -1 at a root; stretches: words read at one time.

        A trigger is paired with the words of its own stretch, so that a hostile sentence costs no more a word than another.
        """
        shares = np.where(self._opens, tags, 0)
        anchors = np.flatnonzero(shares.max(1) >= WORTH) if len(tags) else np.zeros(0, np.int64)
        bounds = np.array(stretches, np.int64).reshape(-1, 2)
        bounds = bounds[np.searchsorted(bounds[:, 1], anchors, side="right")]
        inside = tags.argmax(1) == self._inside if anchors.size else np.zeros(0, bool)
        found: list[Evoked] = []
        for start in range(0, len(anchors), _AT_ONCE):
            chosen = slice(start, start + _AT_ONCE)
            found += self._read(states, shares, inside, heads, deprel, anchors[chosen], bounds[chosen])
        return tuple(found)

    def _read(
        self,
        states: NDArray[np.float32],
        shares: NDArray[np.float32],
        inside: NDArray[np.bool_],
        heads: NDArray[np.int64],
        deprel: NDArray[np.int64],
        anchors: NDArray[np.int64],
        bounds: NDArray[np.int64],
    ) -> list[Evoked]:
        """Of some triggers, whose stretches are `bounds`."""
        low, high = int(bounds[:, 0].min()), int(bounds[:, 1].max())
        length = bounds[:, 1] - bounds[:, 0]
        ends = length.cumsum()
        numbers = np.arange(len(anchors)).repeat(length)
        triggers = anchors[numbers]
        words = np.arange(ends[-1]) + (bounds[:, 0] - ends + length).repeat(length)
        modes, statuses, symmetric, parts = self._session.run(
            None,
            {
                "states": states[low:high], "anchors": anchors - low, "pair_anchor": numbers, "pair_word": words - low,
                "pair_distance": distances(triggers, words),
                "pair_path": paths(triggers, words, heads, deprel, self._labels),
            },
        )  # fmt: skip
        taking = _parts(numbers, words, parts)
        best = shares[anchors].argmax(1)
        share, status, even = shares[anchors, best].tolist(), statuses.argmax(1).tolist(), symmetric.tolist()
        found = []
        for k, (anchor, end) in enumerate(zip(anchors.tolist(), bounds[:, 1].tolist(), strict=True)):
            last = anchor + 1
            while last < end and inside[last]:
                last += 1
            name = self._types[best[k]]
            at, names = self._modes[name]
            found.append(
                Evoked(
                    first=anchor, last=last, type=name, share=round(share[k], 4), mode=names[modes[k, at].argmax()],
                    status=_STATUSES[status[k]], symmetric=round(even[k], 4), parts=tuple(taking.get(k, ())),
                )
            )  # fmt: skip
        return found


def _parts(
    numbers: NDArray[np.int64], words: NDArray[np.int64], shares: NDArray[np.float32]
) -> dict[int, list[tuple[int, PartRole, float]]]:
    """By the number of the trigger (word, role, share) of the words that take part; column 0 is that of words that do not."""
    at, role = np.nonzero(shares[:, 1:] >= _PART)
    found: dict[int, list[tuple[int, PartRole, float]]] = {}
    told = zip(numbers[at].tolist(), words[at].tolist(), role.tolist(), shares[at, role + 1].tolist(), strict=True)
    for number, word, r, share in told:
        found.setdefault(number, []).append((word, _ROLES[r], round(share, 4)))
    return found
