"""Whether two tell of one happening: what forbids it, and what speaks for it and against, weighed and with its reasons.

Comes in: two `Told` of one type and status, whose days are compared where they are placed. Goes out: a `Verdict`. The weights
are log-odds in the rough, set by hand on read pairs; a pair is one happening from `ENOUGH` on.

What two share is compared by party keys (country, group or name), so "Moskow" and "Rusia" meet; named persons of one key
must then agree, so Putin's meeting is not Lavrov's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import asin, cos, log2, radians, sin, sqrt
from types import MappingProxyType

from runut.records import Place
from runut.resolve.told import LONG_SENTENCE, Count, Standing, Told, identity

__all__ = ["ENOUGH", "WEIGHTS", "Verdict", "compare", "identity", "score"]

WEIGHTS = MappingProxyType({
    "both sides": 4.0,  # Iran against Israel in both: of one type and day that is mostly one happening
    "one side": 2.0,  # the other one is unnamed in either
    "no side": 0.0,  # other words that may mean the same, or left out
    "target and place": 2.0,  # an attack, whoever is blamed
    "an attack": -2.0,  # between two sides at war a day holds many
    "recalled": 2.5,  # days later, by its day: what that day is known for
    "common words": -0.7,  # for each side that meets in words such as "polisi" and "warga" alone
    "other words": -1.0,  # for each side that both name and neither alike
    "persons": 0.5,
    "place": 2.0,  # the same, more exact than a country
    "another place": -2.0,  # two names near each other
    "mode": 0.5,
    "another mode": -1.2,
    "figure": 2.0,
    "another figure": -2.5,
    "document": 2.5,
    "family": 2.5,  # copies of one text
    "sentence": 4.0,  # word for word
    "words": 6.0,  # times the share of the longer words in common, beyond what any two sentences of a story share
    "a day apart": -2.0,
        "an attack then": -1.5,  # strikes come daily
        "both in words": -1.0,  # that give the day in each
    "undated": -1.0,
    "reports": 0.1,  # times log2 of the origins that tell of it: an undated report is mostly of what all tell
    "days before": -0.2,  # times the days between it and an undated report of it
})  # fmt: skip

ENOUGH = 3.0

ONE_ATTACK = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "firearms", "destroy", "primitive", "suicide-attack"})
"""Modes under which outlets tell of one and the same attack ("serangan udara", "rudal", "ledakan")."""

SHADED_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"})
"""Words whose modes shade into each other: one outlet's condemnation is another's accusation."""

GROWING = frozenset({"killed", "wounded", "displaced", "detained"})
"""What is counted while it is found: a higher one of a later day is no other."""

GROWTH_OF_A_DAY = 2
"""By so much it can grow between two reports of one day."""

DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "AID", "RETREAT", "COOPERATE"})

ROUNDING = 0.1
"""Tolls that differ by a tenth or less are one toll, rounded."""

REPRINTED = 0.7
"""The share of words in common from which on two sentences are one."""

FAR_KM = 100.0
FEW_WORDS = 4
WORDS_OF_STORY = 0.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """forbidden: what rules it out, in words, or None. reasons: each with its weight, in the order of `WEIGHTS`."""

    forbidden: str | None
    reasons: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        return sum(weight for _, weight in self.reasons)

    @property
    def same(self) -> bool:
        return self.forbidden is None and self.score >= ENOUGH


def compare(one: Told, other: Told, *, apart: int = 0) -> Verdict:
    """apart: days between the two."""
    return Verdict(forbids(one, other), tuple(_reasons(one, other, apart)))


def score(one: Told, other: Told, *, apart: int = 0) -> float | None:
    """That of `compare`; None where something forbids it."""
    return None if forbids(one, other) else sum(weight for _, weight in _reasons(one, other, apart))


def forbids(one: Told, other: Told) -> str | None:
    """What makes two of it, in words; None where nothing does."""
    if (one.type, one.status) != (other.type, other.status):
        return "another type or status"
    if not _sides_agree(one, other):
        return "other parties"
    if one.type not in SHADED_TYPES and any(not modes_agree(a, b) for a, b in product(one.modes, other.modes)):
        return "another mode"
    if not persons_agree(one.persons, other.persons):
        return "other persons"
    if any(not places_agree(a, b) for a, b in product(one.places, other.places)) and not is_reprinted(one, other):
        return "another place"
    return None


def _sides_agree(one: Told, other: Told) -> bool:
    """Both sides where both are known on either; else one, and none against it."""
    if one.sideless != other.sideless:
        # "Perang Iran-Israel" would make one of an attack and the answer to it.
        return False
    if one.sideless:
        together = len(one.actors & other.actors)
        return together > 1 or (together == 1 and not (one.both or other.both))
    doers, targets = bool(one.actors & other.actors), bool(one.recipients & other.recipients)
    if targets and one.type == "ASSAULT" and _is_one_attack(one, other):
        return True
    turned = bool(one.actors & other.recipients or one.recipients & other.actors)
    if not (_are_other_doers(one, other) or _are_other_targets(one, other)):
        return doers or targets or not turned
    return not turned and not _are_named_apart(one, other) and is_reprinted(one, other)


def _are_named_apart(one: Told, other: Told) -> bool:
    """Whether on one side each names somebody of its own: one sentence is printed of many arrests."""
    sides = ((one.actors, other.actors, one.doers, other.doers), (one.recipients, other.recipients, one.targets, other.targets))
    return any(
        not names & other_names and any(a.definite for a in kinds) and any(b.definite for b in other_kinds)
        for names, other_names, kinds, other_kinds in sides
    )


def is_reprinted(one: Told, other: Told) -> bool:
    """Whether a sentence of one is that of the other with another word here and there: what differs then is our reading of it."""
    return any(
        a.trigger == b.trigger
        and min(len(a.words), len(b.words)) >= LONG_SENTENCE
        and len(a.words & b.words) >= REPRINTED * len(a.words | b.words)
        for a, b in product(one.words, other.words)
    )


def _are_other_doers(one: Told, other: Told) -> bool:
    return _are_others(one, other, one.actors, other.actors) and not _can_be(one.doers, other.doers)


def _are_other_targets(one: Told, other: Told) -> bool:
    return _are_others(one, other, one.recipients, other.recipients) and not _can_be(one.targets, other.targets)


def _are_others(one: Told, other: Told, side: frozenset[str], other_side: frozenset[str]) -> bool:
    """Whether one side is named otherwise; "juru bicara" without a land may be that of any."""
    if not side or not other_side or side & other_side:
        return False
    return bool(side & one.coded) == bool(other_side & other.coded)


def _can_be(side: frozenset[Standing], other_side: frozenset[Standing]) -> bool:
    """Whether other words may still mean the same: "Presiden" a president, "massa" the "demonstran"."""
    return any(_may_be(a, b) for a, b in product(side, other_side))


def _may_be(one: Standing, other: Standing) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if one.sector and other.sector and one.sector != other.sector:
        return False
    if one.definite or other.definite:
        return not (one.definite and other.definite) and _offices_agree(one, other)
    # "Marinir AS" and "Garda Nasional AS" are two.
    return (one.proper <= other.proper or other.proper <= one.proper) and _offices_agree(one, other)


def _offices_agree(one: Standing, other: Standing) -> bool:
    """Whoever is called by an office alone is who holds it, or some crowd or state; another name with that office is another's."""
    called, holder = (one, other) if one.office and not one.definite else (other, one)
    if called.definite or not called.office:
        return True
    return holder.office == called.office if holder.definite else holder.office is None


def _is_one_attack(one: Told, other: Told) -> bool:
    """Whether place and toll are those of one attack, whoever is blamed for it."""
    return bool(one.exact_places & other.exact_places) and not figures_apart(one, other)


def _reasons(one: Told, other: Told, apart: int) -> Iterator[tuple[str, float]]:
    w = WEIGHTS
    doers, targets = one.actors & other.actors, one.recipients & other.recipients
    named = one.named & other.named
    if one.sideless:
        name = "both sides" if len(doers) > 1 else "one side"
        yield name, w[name]
        common = len(doers) - len(doers & named) if len(doers) <= 2 else 0
    else:
        name = (
            "both sides"
            if doers and targets
            else "target and place"
            if _are_other_doers(one, other)
            else "one side"
            if doers or targets
            else "no side"
        )
        yield name, w[name]
        common = sum(1 for side in (doers, targets) if side and not side & named)
    if one.type == "ASSAULT" and name == "both sides":
        yield "an attack", w["an attack"]
    if one.recalled and other.recalled:
        yield "recalled", w["recalled"]
    if (differ := _differing(one, other)) and one.type not in DEEDS:
        yield "other words", differ * w["other words"]
    if common:
        yield "common words", common * w["common words"]
    if one.persons & other.persons:
        yield "persons", w["persons"]
    if one.exact_places & other.exact_places:
        yield "place", w["place"]
    elif one.exact_places and other.exact_places:
        yield "another place", w["another place"]
    if one.modes & other.modes:
        yield "mode", w["mode"]
    elif one.type in SHADED_TYPES and one.modes and other.modes:
        yield "another mode", w["another mode"]
    if _figures_meet(one, other):
        yield "figure", w["figure"]
    elif figures_apart(one, other):
        yield "another figure", w["another figure"]
    if one.sentences & other.sentences:
        yield "sentence", w["sentence"]
    if one.documents & other.documents:
        yield "document", w["document"]
    elif one.families & other.families:
        yield "family", w["family"]
    if one.sentences.isdisjoint(other.sentences) and (share := words_shared(one, other)):
        yield "words", round(share * w["words"], 3)
    if apart:
        yield "a day apart", apart * w["a day apart"]
        if one.type == "ASSAULT" and name == "both sides" and one.sentences.isdisjoint(other.sentences):
            yield "an attack then", w["an attack then"]
        if one.dated and other.dated:
            yield "both in words", w["both in words"]


def _differing(one: Told, other: Told) -> int:
    """Sides that both name, and not alike; where one names a state or a person and the other does not, they may be."""
    if one.sideless:
        return 0
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return sum(_are_others(one, other, side, other_side) for side, other_side in sides)


def words_shared(one: Told, other: Told) -> float:
    """Of the longer words of the sentence that has fewer, the share that stands in the other; the most of any two sentences.

    0 where they are too few to tell. What any two sentences of a story share does not count.
    """
    most = 0.0
    for wording, other_wording in product(one.words, other.words):
        fewer = min(len(wording.words), len(other_wording.words))
        if fewer >= FEW_WORDS:
            most = max(most, len(wording.words & other_wording.words) / fewer)
    return max(0.0, most - WORDS_OF_STORY) / (1 - WORDS_OF_STORY)


def weight_of_reports(told: Told) -> float:
    return WEIGHTS["reports"] * log2(len(told.families))


def _figures_meet(one: Told, other: Told) -> bool:
    return any((a.kind, a.low, a.high) == (b.kind, b.low, b.high) for a, b in product(one.figures, other.figures))


def figures_apart(one: Told, other: Told) -> bool:
    """Whether both count the same thing, and nowhere alike, rounding and what was found since apart."""
    pairs = [(a, b) for a, b in product(one.figures, other.figures) if a.kind == b.kind]
    return bool(pairs) and all(_is_other(a, b) or _is_other(b, a) for a, b in pairs)


def _is_other(few: Count, many: Count) -> bool:
    """Whether one is below the other, and not because it grew: "bertambah menjadi"."""
    if not is_below(few.high, many.low):
        return False
    if few.kind not in GROWING or few.day is None or many.day is None or many.day < few.day:
        return True
    return many.day == few.day and is_below(few.high and few.high * GROWTH_OF_A_DAY, many.low)


def is_below(high: int | None, low: int | None) -> bool:
    """Whether a figure of at most `high` is less than one of at least `low`, rounding apart; an open end contradicts nothing."""
    return high is not None and low is not None and high * (1 + ROUNDING) < low


def modes_agree(one: str, other: str) -> bool:
    return one == other or (one in ONE_ATTACK and other in ONE_ATTACK)


def persons_agree(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Of each key that both have named persons of, at least one is the same."""
    if not one or not other or one & other == one or one & other == other:
        return True
    shared = {key for key, _ in one & other}
    return all(key in shared for key in {key for key, _ in one} & {key for key, _ in other})


def places_agree(one: Place, other: Place) -> bool:
    """False only where they cannot be the same."""
    if one == other:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    words, other_words = set(one.name.casefold().split()), set(other.name.casefold().split())
    # "Gaza" and "Jalur Gaza"; a country holds its towns.
    if words <= other_words or other_words <= words or "country" in (one.precision, other.precision):
        return True
    if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None:
        return distance_km(one.lat, one.lon, other.lat, other.lon) <= FAR_KM
    # Two names of one kind are two places; a town and its province may be one.
    return one.precision is None or one.precision != other.precision


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along a great circle (haversine)."""
    a = sin(radians(other_lat - lat) / 2) ** 2
    b = cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(a + b)))
