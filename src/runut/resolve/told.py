"""What is told of a happening, by one mention or by several joined: all that comparing and placing looks at.

Comes in: a `Report`, which is a mention with what its document adds. Goes out: a `Told` with the cell it is compared in and the
keys under which its like is looked up. Leaves to others: whether two are the same (`same`), and the grouping (`cells`, `layers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product
from typing import Literal
from zlib import crc32

from runut.records import EventMention, Party, Place, Published

Layer = Literal["day", "span", "loose"]
"""day: told for one day, which makes it an anchor. span: for up to a week. loose: for longer, or not dated."""

SIDELESS_TYPES = frozenset({"CONSULT", "COOPERATE"})
"""Those in which host and guest, or caller and called, are told either way round: parties compare as one set."""

NEWS_DAYS = 2
"""What is told without a day happened on that of its article or the day before."""

WEEK_DAYS = 8
"""A longer span of days fixes no happening."""

MONTH_DAYS = 31
"""A longer one is looked up nowhere: "sepanjang 2024" holds too many happenings."""

CAMPAIGN_DAYS = 60
"""What has gone on for longer is a war, and its attacks of this month are not those of the first."""

RECALLED_DAYS = 3
"""What an article tells of so many days later is what that day is known for, no strike among others."""

BEFORE_DAYS, AFTER_DAYS, AHEAD_DAYS = 7, 1, 7
"""An undated deed is of the days before its article appeared; an undated plan of those after."""

WHOLE_KINDS = frozenset({"country", "place"})
"""Entities that stand for whoever acts or suffers there."""

WORD_LETTERS = 5
"""Shorter words are mostly particles; a list of them would belong to one language."""

LONG_SENTENCE = 7
"""So many longer words make a sentence that nobody else writes by chance."""

SENTENCES = 6
"""So many sentences of a group are compared word by word."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days as ordinals, both included; open ends at `EVER`'s."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, and the day on which its document appeared."""

    kind: str
    low: int | None
    high: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """How one mention words it. words: the longer ones of the sentence, without the parties' names."""

    mention: str
    trigger: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a party is. office: what a known person holds, or what alone it is called by. proper: words of its name that are names.

    definite: whether it is one of its own, not "polisi", "Presiden" or "Indonesia".
    """

    country: str | None
    sector: str | None
    office: str | None
    proper: frozenset[str]
    definite: bool


EVER = Days(date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A mention, and of its document the family, outlet and day."""

    mention: EventMention
    family: str
    outlet: str | None
    published: Published | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """first, last: the first and last day of any of those joined; of a loose one the days it can tell of.

    actors, recipients: what stands on either side, as `sides_of`; all on the first where no side leads. named: those of them
    that are names, not common words; coded: those of a state, group or known person. recalled: families that give the day of
    something past, which then is what that day is known for. dated: families in which words give the days. words: those of the
    first mentions.
    """

    ids: tuple[str, ...]
    type: str
    status: str
    layer: Layer
    first: int
    last: int
    sideless: bool
    both: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    named: frozenset[str]
    coded: frozenset[str]
    persons: frozenset[tuple[str, str]]
    doers: frozenset[Standing]
    targets: frozenset[Standing]
    modes: frozenset[str]
    places: frozenset[Place]
    sites: frozenset[str]
    figures: frozenset[Count]
    documents: frozenset[str]
    families: frozenset[str]
    dated: frozenset[str]
    recalled: frozenset[str]
    sentences: frozenset[str]
    words: tuple[Wording, ...]

    @property
    def head(self) -> str:
        return self.ids[0]

    @cached_property
    def rank(self) -> tuple[int, int, str]:
        """Smaller is better dated: by more origins that give the day in words, then by more origins."""
        return -len(self.dated), -len(self.families), self.head

    @property
    def cell(self) -> str:
        return f"{self.type}|{self.status}|{self.layer}|{self.first}|{self.last}"

    @cached_property
    def exact_places(self) -> frozenset[str]:
        return frozenset(place.name.casefold() for place in self.places if place.precision != "country") | self.sites

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it shares at least one of with whatever can be the same: two sides, one side, or an exact place."""
        return frozenset(f"{self.type}|{self.status}|{key}" for key in self._keys())

    def _keys(self) -> Iterator[str]:
        if self.sideless:
            yield from (f"{one}-{other}" for one, other in combinations(sorted(self.actors), 2))
            if not self.both:
                yield from (f"{key}-" for key in self.actors)
            return
        if self.actors and self.recipients:
            yield from (f"{actor}>{recipient}" for actor, recipient in product(self.actors, self.recipients))
        yield from (f"{actor}>" for actor in self.actors)
        yield from (f">{recipient}" for recipient in self.recipients)
        yield from (f"@{place}" for place in self.exact_places)
        yield from (f"#{document}" for document in self.documents)
        for wording in self.words:
            if len(wording.words) >= LONG_SENTENCE:
                # Of two sentences with most words in common, one of these is mostly the same.
                ordered = sorted(wording.words, key=lambda word: crc32(word.encode()))
                yield from (f"~{word}" for word in (ordered[0], ordered[-1]))


def tell(report: Report) -> Told:
    """What one mention tells."""
    mention = report.mention
    days = days_of(mention)
    if mention.date_basis == "published" and days.length <= NEWS_DAYS:
        # "The day of the article or the one before it": the slack between days does for the other.
        days = Days(days.last, days.last)
    layer: Layer = "loose" if not is_firm(mention) else "day" if days.length == 1 else "span"
    window = days if layer != "loose" else window_of(report)
    sideless = is_sideless(mention)
    published = report.published.end.toordinal() if report.published else None
    actors, recipients = sides_of(mention)
    parties = (*mention.actors, *mention.recipients)
    words = {word for word in _WORD.findall(mention.evidence.text.casefold()) if len(word) >= WORD_LETTERS}
    for party in parties:
        words.difference_update(_WORD.findall(party.name.casefold()), _WORD.findall(party.words.text.casefold()))
    return Told(
        ids=(mention.id,),
        type=mention.type,
        status=mention.status,
        layer=layer,
        first=window.first,
        last=window.last,
        sideless=sideless,
        both=len(actors) > 1 if sideless else bool(actors and recipients),
        actors=actors,
        recipients=recipients,
        named=frozenset(key for party in parties if is_named(party) for key in (party.key, identity(party))),
        coded=frozenset(key for party in parties if is_coded(party) for key in (party.key, identity(party))),
        persons=frozenset((p.key, p.entity) for p in parties if p.entity and p.entity.startswith("person.")),
        doers=frozenset(standing(party) for party in (parties if sideless else mention.actors)),
        targets=frozenset(standing(party) for party in (() if sideless else mention.recipients)),
        modes=frozenset({mention.mode} if mention.mode else ()),
        places=frozenset({mention.place} if mention.place and not _is_partys(mention, mention.place) else ()),
        sites=frozenset(p.name.casefold() for p in mention.recipients if (p.entity or "").startswith("place.")),
        figures=frozenset(Count(f.kind, f.low, f.high, published) for f in mention.figures),
        documents=frozenset({mention.document}),
        families=frozenset({report.family}),
        dated=frozenset({report.family} if mention.date_basis in ("expression", "sentence") else ()),
        recalled=frozenset({report.family} if is_recalled(report) else ()),
        sentences=frozenset({mention.evidence.text}),
        words=(Wording(mention.id, mention.trigger.text.casefold(), frozenset(words)),),
    )


def _is_partys(mention: EventMention, place: Place) -> bool:
    """Whether the place is only the land of a party: of an attack, where it came from; of all else, whom it is about."""
    doers, targets = ({party.country for party in side} for side in (mention.actors, mention.recipients))
    if mention.type != "ASSAULT":
        return place.precision == "country" and place.country in doers | targets and len(doers | targets) > 1
    return not mention.symmetric and place.country in doers and bool(targets) and place.country not in targets


def join(parts: Iterable[Told]) -> Told:
    """What several tell together."""
    parts = sorted(parts, key=lambda part: part.head)
    if len(parts) == 1:
        return parts[0]
    one = parts[0]

    def union(name: str) -> frozenset[object]:
        return frozenset().union(*(getattr(part, name) for part in parts))

    names = (
        "actors",
        "recipients",
        "named",
        "coded",
        "recalled",
        "persons",
        "doers",
        "targets",
        "modes",
        "places",
        "sites",
        "figures",
        "documents",
        "families",
        "dated",
    )
    sets = {name: union(name) for name in (*names, "sentences")}
    return Told(
        ids=tuple(sorted(id_ for part in parts for id_ in part.ids)),
        type=one.type,
        status=one.status,
        layer=one.layer,
        first=min(part.first for part in parts),
        last=max(part.last for part in parts),
        sideless=one.sideless,
        both=any(part.both for part in parts),
        words=tuple(
            sorted((wording for part in parts for wording in part.words), key=lambda wording: wording.mention)[:SENTENCES]
        ),
        **sets,  # type: ignore[arg-type]
    )


def days_of(mention: EventMention) -> Days:
    first = mention.start.toordinal() if mention.start else EVER.first
    last = mention.end.toordinal() if mention.end else EVER.last
    return Days(first, max(first, last))


def pool_of(report: Report) -> str:
    """Where a loose mention meets its like: bare references of a month to what one side does to another, or two to each other,
    which many texts make and none dates, are of one campaign; plans without a day are of their week; all else only repeats what
    its own text and its copies say.
    """
    mention, published = report.mention, report.published
    if mention.whole is None and mention.status != "actual" and is_undated(mention) and published and not mention.background:
        # A plan has no day where a deed has that of its article.
        year, week, _ = published.start.isocalendar()
        return f"{mention.type}|{mention.status}|undated|{year}-{week:02}"
    if mention.whole is None or mention.status != "actual" or published is None:
        return report.family
    if mention.start and (published.start - mention.start).days > CAMPAIGN_DAYS:
        return report.family
    doers, targets = codes_of(mention.actors), codes_of(mention.recipients)
    if mention.whole == "war":
        both = doers | targets
        return f"{mention.type}|war|{'+'.join(sorted(both))}|{published.start:%Y-%m}" if len(both) > 1 else report.family
    return f"{mention.type}|campaign|{'+'.join(sorted(doers))}|{published.start:%Y-%m}" if doers else report.family


def codes_of(side: Iterable[Party]) -> frozenset[str]:
    """Countries and groups: those that wage campaigns."""
    return frozenset(code for party in side if (code := party.group or party.country))


def day_of(ordinal: int) -> date | None:
    return None if ordinal in (EVER.first, EVER.last) else date.min + timedelta(days=ordinal - EVER.first)


def is_firm(mention: EventMention) -> bool:
    """Whether its days say which happening it tells of: a week at most, and for what it only recalls, one day."""
    if is_undated(mention) or mention.whole:
        return False
    length = days_of(mention).length
    return length == 1 if mention.background else length <= WEEK_DAYS


def is_undated(mention: EventMention) -> bool:
    return mention.start is None and mention.end is None


def window_of(report: Report) -> Days:
    """The days that a loose mention can tell of; `EVER` where nothing says so."""
    mention, published = report.mention, report.published
    days = days_of(mention)
    if mention.whole:
        return EVER
    if not is_undated(mention):
        # "Sejak 2011" has no end, and what began then is not what happened last week.
        return days if days.length <= MONTH_DAYS else EVER
    if published is None or mention.background:
        return EVER
    if mention.status == "future":
        return Days(published.start.toordinal(), published.end.toordinal() + AHEAD_DAYS)
    return Days(published.start.toordinal() - BEFORE_DAYS, published.end.toordinal() + AFTER_DAYS)


def identity(party: Party) -> str:
    return party.entity or party.name.casefold()


def is_coded(party: Party) -> bool:
    return bool(party.entity or party.group or party.country)


def is_recalled(report: Report) -> bool:
    """Whether words of a later day give its day: "pada 13 Juni Israel menyerang Iran"."""
    mention, published = report.mention, report.published
    if published is None or mention.end is None or mention.date_basis != "expression":
        return False
    return (published.start - mention.end).days >= RECALLED_DAYS


def standing(party: Party) -> Standing:
    if (party.entity or "").partition(".")[0] in WHOLE_KINDS:
        return Standing(party.country, party.sector, None, frozenset(), False)
    office = party.office.casefold() if party.office else None
    called_by_it = office is not None and party.name.casefold().startswith(office)
    own = party.entity is not None or party.group is not None or (is_named(party) and not called_by_it)
    proper = frozenset(word for word in _WORD.findall(party.name) if word[0].isupper())
    return Standing(party.country, party.sector, office if party.entity or called_by_it else None, proper, own)


def is_named(party: Party) -> bool:
    """Whether its name is one: "Polri" or "Ahmad Sahroni", not "polisi" or "dua warga"."""
    return party.entity is not None or party.group is not None or all(word[0].isupper() for word in _WORD.findall(party.name))


def sides_of(mention: EventMention) -> tuple[frozenset[str], frozenset[str]]:
    """What stands on either side; all on the first where no side leads.

    Between parties of different countries or groups, those are compared, so that "Moskow", "Rusia" and "Putin" meet.
    Inside one country they would make one of all its arrests of a day: there the names themselves are compared. Where one
    side is unnamed it may be either.
    """
    foreign = len({party.key for party in (*mention.actors, *mention.recipients)}) > 1
    sideless = is_sideless(mention)
    alone = not sideless and not (mention.actors and mention.recipients)
    actors, recipients = (
        frozenset(key for party in side for key in _compared(party, foreign=foreign, alone=alone))
        for side in (mention.actors, mention.recipients)
    )
    if sideless:
        return actors | recipients, frozenset()
    if (
        mention.type == "ASSAULT"
        and not recipients
        and mention.place
        and mention.place.country
        and mention.place.country not in actors
    ):
        # "Israel membombardir Teheran": the place tells the target.
        return frozenset(party.key for party in mention.actors), frozenset({mention.place.country})
    return actors, recipients


def _compared(party: Party, *, foreign: bool, alone: bool) -> tuple[str, ...]:
    if foreign:
        return (party.key,)
    # "Ketua Fraksi A, Budi Santoso" is Budi Santoso elsewhere.
    names = (identity(party), *(part.strip() for part in party.name.casefold().split(",")[1:] if party.entity is None))
    return (*names, party.key) if alone and is_named(party) else names


def is_sideless(mention: EventMention) -> bool:
    # A planned visit or meeting is an AGREE that keeps its mode; a promise has one who gives it and one who gets it.
    return mention.symmetric or mention.type in SIDELESS_TYPES or (mention.type == "AGREE" and mention.mode is not None)
