"""How far what is said of how sure a reading is lies from how often such readings are right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

BINS = 10


def expected_error(told: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error: over bins of equally many, the distance of the mean said from the share right, weighed by size.

    told: (what is said, 0 to 1, and whether it was so). Naeini, Cooper and Hauskrecht 2015, with bins of equal size.
    """
    # By what is said alone: among equals, to put the wrong first would make whole bins of them.
    ordered = sorted(told, key=lambda row: row[0])
    edges = [round(i * len(ordered) / bins) for i in range(bins + 1)]
    parts = [ordered[first:last] for first, last in pairwise(edges) if last > first]
    return sum(abs(sum(said for said, _ in part) - sum(right for _, right in part)) for part in parts) / max(1, len(ordered))
