"""Whether two articles are of one origin, and by what that is known.

Comes in: two traces. Goes out: a `Match` or None, the same whichever comes first, of nothing but the two. Leaves to
others: which pairs are worth asking about (`key_index`), and the families (`origins`).

What counts is the outlet's own words: those outside quotation marks that are no names and numbers. Two reporters who hear
one minister print the same quotation, and any two reports of one story share its names; nobody tells it in the same words.
Read by hand on pairs of many outlets of June 2025: where a quarter of the own words of the shorter text stand in the other,
both were nearly always made of one text, an agency's or a press release; from a fifth up the amount decides; below, reports
of one story share what anybody writes.

Sisters, outlets of one owner, share desks and texts: for them half of that is enough, and one headline on one day is one
report. What a state owns is not one newsroom. Of one outlet's own reports those are one that repeat most of the other on
the same day or the next: what it repeats later is background, or a template (prayer times, prices, earthquakes).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from runut.records import OriginKind
from runut.resolve.traces import LEAST_TITLE_WORDS, NAMED, NO_DAY, PLAIN, QUOTED, Trace, Words, shingles

Mask = NDArray[np.bool_]

RUN_WORDS = 4
"""Two texts are laid beside each other by runs of four words that stand in both."""

BRIDGED = 3
"""Words that a desk may change, add or leave out inside a run."""

LEAST_RUN = 8
"""Shorter runs are formulas, names and offices, which any two reports of one story share."""

NEARLY_ALL, LEAST_WORDS = 0.75, 12
"""A text that is nearly all in the other is a copy, whatever it consists of: an interview is all quotation."""

COPIED, LEAST_COPIED = 0.25, 20
"""Share and number of own words, for two outlets that have nothing to do with each other."""

UNKNOWN = 0.5
"""Of own words, where an outlet is unknown: it may be one and the same."""

DRAWN, LEAST_DRAWN = 0.2, 50
"""Less of a text, where it is much: parts of a long press release."""

MIXED, LEAST_MIXED = 0.4, 12
"""Of all words, with `DRAWN` of the own ones: copied together with the quotations between them."""

RELATED, LEAST_RELATED = 0.15, 15
"""Where one credits the other, both credit one source, or one company owns both."""

RETOLD, RETOLD_LATER = 0.6, 0.95
"""Of all words and of own words, for one outlet: within a day, and later."""

NAMES_KEPT, FEW_NAMES = 0.8, 5
"""Of the names and numbers of the text with fewer: a template (weather by town, gold by day) has others. Asked of one outlet's
reports, and of any two that are days apart."""

COPIED_LATER, LATER_DAYS = 0.5, 3
"""Of own words, for two outlets with more days than that between them: shared background is no copy."""

NAMES_TOLD, LEAST_NAMES = 0.7, 12
"""Of the names and numbers of two translations of one agency's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """kind, share: as in `records.Origin`."""

    kind: OriginKind
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What of the shorter text stands in the other, in words and as shares; own: see the module."""

    words: int
    share: float
    own_words: int
    own_share: float

    def enough(self, least: float, words: int) -> bool:
        return self.own_share >= least and self.own_words >= words

    @property
    def nearly_all(self) -> bool:
        return self.share >= NEARLY_ALL and self.words >= LEAST_WORDS


def match(one: Trace, other: Trace) -> Match | None:
    """How two articles are of one origin; None where they are not, or nothing tells."""
    one, other = sorted((one, other), key=lambda trace: (len(trace.words), trace.words.tobytes(), trace.document))
    if not len(one.words):
        return None
    if len(one.words) == len(other.words) and np.array_equal(one.words & PLAIN, other.words & PLAIN):
        return Match(kind="same-text", share=1.0)
    shared = compare_texts(one.words, other.words)
    apart = days_apart(one, other)
    if is_copied(one, other, shared, apart):
        return Match(kind="near-text", share=shared.share)
    if apart is None or apart > 1:
        return None
    if kind := related(one, other, shared):
        return Match(kind=kind, share=shared.share)
    if one.outlet != other.outlet and set(one.sources) & set(other.sources):
        told = shared_names(one.words, other.words, of=max)
        if told >= NAMES_TOLD:
            return Match(kind="translated", share=told)
    return None


def is_copied(one: Trace, other: Trace, shared: Shared, apart: int | None) -> bool:
    """By the words alone. apart: days, None where unknown."""
    if one.outlet and one.outlet == other.outlet:
        least = RETOLD if apart is None or apart <= 1 else RETOLD_LATER
        if min(shared.share, shared.own_share) < least or shared.words < LEAST_WORDS:
            return False
        return keeps_names(one, other)
    if apart is not None and apart > LATER_DAYS and not keeps_names(one, other):
        return False
    if shared.nearly_all:
        return True
    if not (one.outlet and other.outlet):
        return shared.enough(UNKNOWN, LEAST_COPIED)
    if apart is not None and apart > LATER_DAYS:
        return shared.enough(COPIED_LATER, LEAST_COPIED)
    mixed = shared.share >= MIXED and shared.enough(DRAWN, LEAST_MIXED)
    return mixed or shared.enough(COPIED, LEAST_COPIED) or shared.enough(DRAWN, LEAST_DRAWN)


def keeps_names(one: Trace, other: Trace) -> bool:
    """Whether it is the same report again, not the same form filled in anew."""
    return shared_names(one.words, other.words, of=min, least=FEW_NAMES, otherwise=1.0) >= NAMES_KEPT


def related(one: Trace, other: Trace, shared: Shared) -> OriginKind | None:
    """Of two texts that have less in common than copies, told by outlets that have to do with each other."""
    same_title = has_same_title(one, other)
    if not same_title and (one.outlet == other.outlet or not shared.enough(RELATED, LEAST_RELATED)):
        return None
    if one.owner and one.owner == other.owner:
        return "sister"
    if one.outlet in other.sources or other.outlet in one.sources or set(one.sources) & set(other.sources):
        return "credited"
    return None


def days_apart(one: Trace, other: Trace) -> int | None:
    """The fewest days that can lie between the publications; None where one is unknown."""
    if NO_DAY in (one.first_day, other.first_day):
        return None
    return max(0, one.first_day - other.last_day, other.first_day - one.last_day)


def has_same_title(one: Trace, other: Trace) -> bool:
    return len(one.title) >= LEAST_TITLE_WORDS and np.array_equal(one.title, other.title)


def compare_texts(one: Words, other: Words) -> Shared:
    inside = aligned(one, other)
    own = (one & (QUOTED | NAMED)) == 0
    both = int((inside & own).sum())
    words = int(inside.sum())
    return Shared(words=words, share=words / len(one), own_words=both, own_share=both / max(1, int(own.sum())))


def aligned(one: Words, other: Words) -> Mask:
    """Which words of the one stand in the other in runs of `LEAST_RUN` and more, small changes included."""
    inside: Mask = np.zeros(len(one), dtype=np.bool_)
    mine, theirs = shingles(one, RUN_WORDS), shingles(other, RUN_WORDS)
    order = np.argsort(theirs, kind="stable")
    theirs = theirs[order]
    at = np.searchsorted(theirs, mine)
    found = np.flatnonzero(theirs[np.minimum(at, len(theirs) - 1)] == mine) if len(theirs) else at[:0]
    if not len(found):
        return inside
    shift = order[at[found]] - found
    breaks = np.flatnonzero((np.diff(found) >= RUN_WORDS + BRIDGED) | (np.abs(np.diff(shift)) > BRIDGED))
    starts, ends = found[np.r_[0, breaks + 1]], found[np.r_[breaks, len(found) - 1]] + RUN_WORDS
    long = ends - starts >= LEAST_RUN
    steps = np.zeros(len(one) + 1, dtype=np.int64)
    np.add.at(steps, starts[long], 1)
    np.add.at(steps, ends[long], -1)
    return np.asarray(np.cumsum(steps[:-1]) > 0)


def shared_names(
    one: Words, other: Words, *, of: Callable[[int, int], int], least: int = LEAST_NAMES, otherwise: float = 0.0
) -> float:
    """Share of the names and numbers that both texts have; of: whose number of names is the whole, min or max.

    otherwise: where either has fewer than `least`.
    """
    mine, theirs = _names(one), _names(other)
    if min(len(mine), len(theirs)) < least:
        return otherwise
    return len(np.intersect1d(mine, theirs, assume_unique=True)) / of(len(mine), len(theirs))


def _names(words: Words) -> NDArray[np.uint32]:
    return np.unique(words[(words & NAMED) != 0] & PLAIN)
