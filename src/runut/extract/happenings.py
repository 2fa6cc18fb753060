"""The mentions of one article as its happenings: which of them tell the same, and which were dated before.

In come mentions in the making with the days of their own sentences. What a mention without days takes from these is left to
`continued`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from runut.extract.dates import COARSE, Days
from runut.extract.parties import Phrase
from runut.extract.view import Draft, Reader, View

GOES_ON = 2
"""Sentences over which "Sebagai balasan" or "serangan itu" goes on in the time told right before."""
REFERS = 6
"""Sentences over which "serangan itu" refers to an attack between the same parties."""
SAME_REACH = 40
SAME_AT_MOST = 50
"""A happening is looked for so far away, among so many: a hostile article of two thousand mentions stays cheap."""
MARKER_WORDS = 5


@dataclass(slots=True)
class Told:
    """A mention in the making with its days. own: whether its sentence gave them. at: its sentence, -1 for the title.

    actors, recipients: what the parties are known by.
    """

    view: View
    draft: Draft
    at: int
    actors: frozenset[str]
    recipients: frozenset[str]
    days: Days | None = None
    own: bool = False
    background: bool = False

    @property
    def dated(self) -> bool:
        return self.days is not None and self.days.basis in ("expression", "sentence", "paragraph")

    @property
    def exact(self) -> bool:
        return self.days is not None and self.days.precision not in COARSE and self.days.end is not None


def told_of(view: View, draft: Draft) -> Told:
    at = -1 if view.sentence.field == "title" else view.order
    return Told(view, draft, at, keys(draft.actors), keys(draft.recipients))


def keys(side: Sequence[Phrase]) -> frozenset[str]:
    return frozenset(p.group or p.country or p.name.casefold() for p in side if p.known)


class Happenings:
    """The mentions by their place and by their type."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._rows = sorted(told, key=lambda row: row.at)
        self._places = [row.at for row in self._rows]
        self._own: dict[str, list[Told]] = defaultdict(list)
        for row in self._rows:
            if row.own and row.exact and row.draft.status == "actual":
                self._own[row.draft.type].append(row)
        self._own_places = {type_: [row.at for row in rows] for type_, rows in self._own.items()}

    def same_as(self, row: Told) -> list[Told]:
        """Other mentions of its happening that have days of their own, in order."""
        places = self._own_places.get(row.draft.type, [])
        here = bisect_left(places, row.at)
        first = max(bisect_left(places, row.at - SAME_REACH), here - SAME_AT_MOST)
        last = min(bisect_left(places, row.at + SAME_REACH), here + SAME_AT_MOST)
        return [other for other in self._own[row.draft.type][first:last] if other is not row and is_same(row, other)]

    def dated_before(self, row: Told, *, here: bool = False, type_: str | None = None) -> Told | None:
        """The last dated mention in the sentences right before it, or in its own too."""
        first, last = bisect_left(self._places, row.at - GOES_ON), bisect_left(self._places, row.at + here)
        for other in reversed(self._rows[max(first, last - SAME_AT_MOST) : last]):
            if other.dated and other is not row and type_ in (None, other.draft.type):
                return other
        return None

    def own_at(self, at: int) -> Days | None:
        """The days of the first mention with exact days of its own in a sentence."""
        first, last = bisect_left(self._places, at), bisect_left(self._places, at + 1)
        return next((row.days for row in self._rows[first : min(last, first + SAME_AT_MOST)] if row.own and row.exact), None)

    def referred(self, row: Told, reader: Reader) -> Days | None:
        """The days of the happening that "serangan itu" speaks of: the last between its parties, else the last of its kind."""
        if row.draft.status != "actual" or not refers(row, reader):
            return None
        same = [other for other in self.same_as(row) if 0 <= row.at - other.at <= REFERS]
        before = same[-1] if same else self.dated_before(row, here=True, type_=row.draft.type)
        return before.days if before else None

    def planned(self, row: Told, reader: Reader) -> Told | None:
        """The plan that "kunjungan ini" speaks of, where the last that was told before of a meeting of its parties is still to come."""
        if row.own or row.draft.status != "actual" or row.draft.type != "CONSULT" or not refers(row, reader):
            return None
        here = bisect_left(self._places, row.at)
        for other in reversed(self._rows[max(0, here - SAME_AT_MOST) : here]):
            if other.draft.trigger.rule.type == "CONSULT" and is_same(row, other):
                return other if other.draft.status == "future" and row.at - other.at <= SAME_REACH else None
        return None

    def put_on(self, row: Told) -> Days | None:
        """The day that all other mentions of a plan give it: "akan bertemu pada Senin" told again without its day."""
        here = bisect_left(self._places, row.at)
        near = self._rows[max(0, here - SAME_AT_MOST) : here + SAME_AT_MOST]
        kind = row.draft.trigger.rule.type
        plans = (other for other in near if other.own and other.exact and other.draft.status == "future" and other is not row)
        days = [o.days for o in plans if o.days is not None and o.draft.trigger.rule.type == kind and is_same(row, o)]
        return narrowest(days) if days and agree(days) else None

    def agreed(self, row: Told, *, exact: bool) -> Days | None:
        """The days on which all other mentions of the happening agree, where they are news. exact: weeks and months do not count."""
        fresh = [other.days for other in self.same_as(row) if other.days is not None and not other.background]
        days = [days for days in fresh if not exact or days.precision in ("hour", "day")]
        return narrowest(days) if days and agree(days) else None

    def recalled(self, row: Told) -> Days | None:
        """The days on which all mentions of the happening agree, where it is one of the past alone."""
        days = [other.days for other in self.same_as(row) if other.days is not None]
        old = bool(days) and all(other.background for other in self.same_as(row))
        return narrowest(days) if old and agree(days) else None

    def headed(self, row: Told) -> Days | None:
        """The days on which all that the text tells of a headline's statement agree."""
        draft = row.draft
        told = (other for other in self._rows if other.at >= 0 and other.dated and other.exact and is_same(row, other))
        alike = (o for o in told if (o.draft.type, o.draft.mode, o.draft.status) == (draft.type, draft.mode, draft.status))
        days = [other.days for other in islice(alike, SAME_AT_MOST) if other.days is not None]
        return narrowest(days) if days and agree(days) else None


def is_same(one: Told, other: Told) -> bool:
    """Whether their parties do not contradict each other, and one is shared."""
    a, b, c, d = one.actors, one.recipients, other.actors, other.recipients
    if one.draft.symmetric or other.draft.symmetric:
        return len((a | b) & (c | d)) >= min(2, len(a | b), len(c | d)) > 0
    if (a and c and not a & c) or (b and d and not b & d):
        return False
    return bool(a & c or b & d)


def agree(days: Sequence[Days]) -> bool:
    starts = [d.start or d.end for d in days]
    ends = [d.end or d.start for d in days]
    return max(d for d in starts if d) <= min(d for d in ends if d)


def narrowest(days: Sequence[Days]) -> Days:
    return min(days, key=lambda d: (d.end - d.start).days if d.end and d.start else 10**6)


def refers(row: Told, reader: Reader) -> bool:
    """Whether a word behind the event noun points back: "serangan itu", "serangan Israel tersebut"."""
    view, lexicon = row.view, reader.lexicon
    if row.draft.trigger.voice != "nominal":
        return False
    last = view.clause.items[row.draft.at].last
    for unit in view.units[last : last + MARKER_WORDS]:
        if unit.low in lexicon.definite_markers:
            return True
        if unit.low in lexicon.prepositions or unit.low in lexicon.relative:
            return False
        if unit.name is None and lexicon.verbal.match(unit.low):
            return False
    return False
