"""Whether two articles are of one origin, and by what that is known.

Comes in: two traces. Goes out: a `Match` or None, the same whichever comes first, of nothing but the two. Leaves to
others: which pairs are worth asking about, and the families (`origins`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from runut.records import OriginKind
from runut.resolve.traces import NAMED, NO_DAY, PLAIN, Trace, Words, shingles

RUN_WORDS = 4
"""Two texts are laid beside each other by runs of four words that stand in both."""

BRIDGED = 3
"""Words that a desk may change, add or leave out inside a run."""

LEAST_RUN = 8
"""Shorter runs are formulas, names and offices, which any two reports of one story share."""

LEAST_SHARED, LEAST_WHOLE = 24, 12
"""Less in common is a shared quotation, not a copied text; a text that is nearly all in another may be shorter, and equal
texts are copies at any length."""

WHOLE = 0.8

COPIED = 0.3
"""Of the shorter text, for two outlets that have nothing to do with each other."""

RETOLD = 0.6
"""For one outlet, whose next report repeats the background of its last."""

RELATED = 0.2
"""Where one credits the other, both credit one source, or one company owns both."""

NAMES_TOLD, LEAST_NAMES = 0.7, 10
"""Of the names and numbers of the shorter of two translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """kind, share: as in `records.Origin`."""

    kind: OriginKind
    share: float


def match(one: Trace, other: Trace) -> Match | None:
    """How two articles are of one origin; None where they are not, or nothing tells."""
    one, other = sorted((one, other), key=lambda trace: (len(trace.words), trace.words.tobytes(), trace.document))
    if not len(one.words):
        return None
    if len(one.words) == len(other.words) and np.array_equal(one.words & PLAIN, other.words & PLAIN):
        return Match(kind="same-text", share=1.0)
    words = shared_words(one.words, other.words)
    share = words / len(one.words)
    near = are_near(one, other)
    enough = words >= (LEAST_WHOLE if share >= WHOLE else LEAST_SHARED)
    if enough and share >= (RETOLD if one.outlet and one.outlet == other.outlet else COPIED):
        return Match(kind="near-text", share=share)
    if near and one.owner and one.owner == other.owner and has_same_title(one, other):
        return Match(kind="sister", share=share)
    if one.outlet == other.outlet:
        return None
    if near and credits(one, other) and (has_same_title(one, other) or (enough and share >= RELATED)):
        return Match(kind="credited", share=share)
    if near and one.owner and one.owner == other.owner and enough and share >= RELATED:
        return Match(kind="sister", share=share)
    if near and set(one.sources) & set(other.sources):
        told = shared_names(one.words, other.words)
        if told >= NAMES_TOLD:
            return Match(kind="translated", share=told)
    return None


def are_near(one: Trace, other: Trace) -> bool:
    """Published within a day of each other."""
    if NO_DAY in (one.first_day, other.first_day):
        return False
    return one.first_day - other.last_day <= 1 and other.first_day - one.last_day <= 1


def has_same_title(one: Trace, other: Trace) -> bool:
    return len(one.title) > 3 and np.array_equal(one.title, other.title)


def credits(one: Trace, other: Trace) -> bool:
    """Whether either names the other's outlet as its source, or both name one."""
    return bool(one.outlet in other.sources or other.outlet in one.sources or set(one.sources) & set(other.sources))


def shared_words(one: Words, other: Words) -> int:
    """How many words of the one stand in the other in runs of `LEAST_RUN` and more, small changes included."""
    mine, theirs = shingles(one, RUN_WORDS), shingles(other, RUN_WORDS)
    order = np.argsort(theirs, kind="stable")
    theirs = theirs[order]
    at = np.searchsorted(theirs, mine)
    found = np.flatnonzero(theirs[np.minimum(at, len(theirs) - 1)] == mine) if len(theirs) else at[:0]
    if not len(found):
        return 0
    shift = order[at[found]] - found
    breaks = np.flatnonzero((np.diff(found) > RUN_WORDS + BRIDGED - 1) | (np.abs(np.diff(shift)) > BRIDGED))
    starts, ends = found[np.r_[0, breaks + 1]], found[np.r_[breaks, len(found) - 1]] + RUN_WORDS
    # Runs may overlap where the other text repeats itself.
    starts = np.maximum(starts, np.r_[0, np.maximum.accumulate(ends)[:-1]])
    lengths = ends - starts
    return int(lengths[lengths >= LEAST_RUN].sum())


def shared_names(one: Words, other: Words) -> float:
    """Share of the names and numbers of the text with fewer that are in the other too; 0 where there are too few."""
    mine, theirs = _names(one), _names(other)
    fewer = min(len(mine), len(theirs))
    return len(np.intersect1d(mine, theirs, assume_unique=True)) / fewer if fewer >= LEAST_NAMES else 0.0


def _names(words: Words) -> NDArray[np.uint32]:
    return np.unique(words[(words & NAMED) != 0] & PLAIN)
