"""Whether two mentions can tell of one happening, and how much speaks for it. Pure comparisons; grouping is in `events`.

What two mentions share is compared by party keys (country, group or name), so "Moskow" and "Rusia" meet; named persons
of one key must then agree, so Putin's meeting is not Lavrov's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from runut.records import EventMention, Party, Place

SIDELESS_TYPES = frozenset({"CONSULT", "COOPERATE"})
"""Those in which host and guest, or caller and called, are told either way round: parties compare as one set."""

ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "SANCTION"})
"""Deeds: an article of today that speaks of "serangan Israel" without a day may mean any of a year's."""

ONE_ATTACK = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "firearms", "destroy", "primitive", "suicide-attack"})
"""Modes under which outlets tell of one and the same attack ("serangan udara", "rudal", "ledakan")."""

DAY_SLACK = 1
"""Days between two reports of one happening: time zones, and "kemarin" written near midnight."""

WEEK_DAYS = 8
"""A longer span of days fixes no happening."""

FAR_KM = 100.0


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days as ordinals, both included; open ends at `EVER`'s."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


EVER = Days(date.min.toordinal(), date.max.toordinal())


def days_of(mention: EventMention) -> Days:
    first = mention.start.toordinal() if mention.start else EVER.first
    last = mention.end.toordinal() if mention.end else EVER.last
    return Days(first, max(first, last))


def is_firm(mention: EventMention) -> bool:
    """Whether its days say which happening it tells of: a week at most, and for what it only recalls, one day.

    A day taken from the publication alone dates what was said, not what was done.
    """
    if mention.date_basis == "published" and mention.type in ACTS:
        return False
    length = days_of(mention).length
    return length == 1 if mention.background else length <= WEEK_DAYS


def modes_agree(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None or (one in ONE_ATTACK and other in ONE_ATTACK)


def places_agree(one: Place | None, other: Place | None) -> bool:
    """False only where both are named and cannot be the same."""
    if one is None or other is None:
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


def identity(party: Party) -> str:
    return party.entity or party.name.casefold()


def sides_of(mention: EventMention) -> tuple[frozenset[str], frozenset[str]]:
    """What stands on either side; all on the first where no side leads.

    Between parties of different countries or groups, those are compared, so that "Moskow", "Rusia" and "Putin" meet.
    Inside one country they would make one of all its arrests of a day: there the names themselves are compared.
    """
    parties = (*mention.actors, *mention.recipients)
    foreign = len({party.key for party in parties}) > 1
    actors, recipients = (
        frozenset(party.key if foreign else identity(party) for party in side) for side in (mention.actors, mention.recipients)
    )
    if is_sideless(mention):
        return actors | recipients, frozenset()
    return actors, recipients


def is_sideless(mention: EventMention) -> bool:
    # A planned visit or meeting is an AGREE that keeps its mode; a promise has one who gives it and one who gets it.
    return mention.symmetric or mention.type in SIDELESS_TYPES or (mention.type == "AGREE" and mention.mode is not None)


def has_both_sides(mention: EventMention) -> bool:
    first, second = sides_of(mention)
    return len(first) > 1 if is_sideless(mention) else bool(first and second)


def parties_agree(one: EventMention, other: EventMention) -> bool:
    """Whether both sides meet. Where both mentions leave a side out, something else must speak for one happening."""
    (actors, recipients), (other_actors, other_recipients) = sides_of(one), sides_of(other)
    if is_sideless(one) != is_sideless(other):
        # "Perang Iran-Israel" would make one of an attack and the answer to it.
        return False
    if is_sideless(one):
        together = len(actors & other_actors)
        return together > 1 or (
            together == 1 and not has_both_sides(one) and not has_both_sides(other) and details_agree(one, other)
        )
    if has_both_sides(one) and has_both_sides(other):
        return bool(actors & other_actors and recipients & other_recipients)
    return bool(actors & other_actors or recipients & other_recipients) and details_agree(one, other)


def details_agree(one: EventMention, other: EventMention) -> bool:
    """One text, one sentence, one named place below a country, or one figure."""
    same_place = one.place is not None and other.place is not None and one.place.name == other.place.name
    return (
        one.document == other.document
        or one.evidence.text == other.evidence.text
        or (same_place and one.place is not None and one.place.precision != "country")
        or bool(figures_of(one) & figures_of(other))
    )


def figures_of(mention: EventMention) -> frozenset[tuple[str, int | None, int | None]]:
    return frozenset((figure.kind, figure.low, figure.high) for figure in mention.figures)


def persons_by_key(mention: EventMention) -> dict[str, frozenset[str]]:
    """Named persons under the country, group or name they act for."""
    found: dict[str, frozenset[str]] = {}
    for party in (*mention.actors, *mention.recipients):
        if party.entity and party.entity.startswith("person."):
            found[party.key] = found.get(party.key, frozenset()) | {party.entity}
    return found


def persons_agree(one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]) -> bool:
    return all(persons & other[key] for key, persons in one.items() if key in other)


def likeness(one: EventMention, other: EventMention) -> tuple[int, ...]:
    """What speaks for one happening, greatest first: pairs most alike are joined first."""
    days, other_days = days_of(one), days_of(other)
    names = {identity(party) for party in (*one.actors, *one.recipients)}
    other_names = {identity(party) for party in (*other.actors, *other.recipients)}
    same_place = one.place is not None and other.place is not None and one.place.name == other.place.name
    return (
        -abs(days.first - other_days.first) - abs(days.last - other_days.last),
        int(same_place),
        int(one.mode == other.mode),
        len(names & other_names),
        len(figures_of(one) & figures_of(other)),
    )


def day_of(ordinal: int) -> date | None:
    return None if ordinal in (EVER.first, EVER.last) else date.min + timedelta(days=ordinal - EVER.first)
