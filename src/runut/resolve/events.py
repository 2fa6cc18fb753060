"""Mentions that tell of one happening, grouped; what each group agrees on is left to `reconcile`.

Comes in: mentions, articles and origins, in any order. Goes out: events, the same for the same input. Firm mentions
(their days say which happening) are joined pair by pair, most alike first, and only where the groups as wholes agree,
so that a chain of reports never ties Monday to Thursday. Loose ones (no date, "sejak 2011", one side unnamed) join a
group but never tie two together.

An event is named after its first mention: of the mentions in the earliest published article, the one with the smallest
id. It keeps its name as later articles join; an earlier article found afterwards can change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, product

from runut.records import Article, Event, EventMention, Origin, Party, Place
from runut.resolve.families import Families
from runut.resolve.reconcile import Sources, reconcile
from runut.resolve.same import (
    DAY_SLACK,
    EVER,
    Days,
    days_of,
    has_both_sides,
    identity,
    is_firm,
    is_sideless,
    likeness,
    modes_agree,
    parties_agree,
    persons_agree,
    persons_by_key,
    places_agree,
    sides_of,
)

BEFORE_DAYS, AFTER_DAYS = 7, 1
"""An undated report of a deed tells of the days before its publication; an undated plan, see `_window`, of those after."""

AHEAD_DAYS = 7

DENSE_BUCKET = 60
"""Up to here all pairs of a bucket are compared; above, each with the next ones, so that a war's day stays linear."""

Block = tuple[str, str, str, str]
"""type, status, and one of what stands on either side ("" where a side is unnamed)."""


def find_events(mentions: Sequence[EventMention], articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Event, ...]:
    """Events in the order of their ids; every mention is in one."""
    sources = Sources.of(articles, origins)
    # Those likely to be one stand side by side, which dense buckets make use of.
    ordered = sorted({m.id: m for m in mentions}.values(), key=lambda m: (m.place.name if m.place else "", m.mode or "", m.id))
    firm = [mention for mention in ordered if is_firm(mention) and has_both_sides(mention)]
    half = [mention for mention in ordered if is_firm(mention) and not has_both_sides(mention)]
    loose = [mention for mention in ordered if not is_firm(mention)]
    groups = _group_firm(firm)
    left = _place(_group_firm(half) + [Group.of(mention) for mention in loose], groups, sources)
    lone = [group for group in left if is_firm(group.mentions[0])]
    groups += lone + _group_left([group.mentions[0] for group in left if not is_firm(group.mentions[0])], sources)
    events = [reconcile(group.mentions, sources) for group in groups]
    return tuple(sorted(events, key=lambda event: event.id))


@dataclass(slots=True)
class Group:
    """Mentions joined so far, with what any newcomer has to agree with.

    latest_first, earliest_last: of the members' days. Spans of days that meet in pairs all meet, so these two suffice.
    """

    mentions: list[EventMention]
    latest_first: int
    earliest_last: int
    modes: set[str | None]
    places: list[Place] = field(default_factory=list)
    persons: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, mention: EventMention) -> Group:
        days = days_of(mention)
        places = [mention.place] if mention.place else []
        return cls([mention], days.first, days.last, {mention.mode}, places, persons_by_key(mention))

    def agrees(self, other: Group) -> bool:
        """Whether every member of one can be told of together with every member of the other."""
        first, last = max(self.latest_first, other.latest_first), min(self.earliest_last, other.earliest_last)
        return (
            first - last <= DAY_SLACK
            and all(modes_agree(a, b) for a, b in product(self.modes, other.modes))
            and persons_agree(self.persons, other.persons)
            and all(places_agree(a, b) for a, b in product(self.places, other.places))
        )

    def take(self, other: Group) -> None:
        self.mentions += other.mentions
        self.latest_first = max(self.latest_first, other.latest_first)
        self.earliest_last = min(self.earliest_last, other.earliest_last)
        self.modes |= other.modes
        self.places += [place for place in other.places if place not in self.places]
        for key, persons in other.persons.items():
            self.persons[key] = self.persons.get(key, frozenset()) | persons


def _blocks(mention: EventMention) -> Iterator[Block]:
    """The blocks in which a mention can meet its like: a pair of what stands on its sides, or one where only one is known."""
    first, second = sides_of(mention)
    if second and first:
        pairs: Iterable[tuple[str, str]] = product(sorted(first), sorted(second))
    elif len(first) > 1:
        pairs = combinations(sorted(first), 2)
    else:
        pairs = ((key, "") for key in sorted(first | second))
    for one, other in pairs:
        yield mention.type, mention.status, one, other


def _group_firm(mentions: Sequence[EventMention]) -> list[Group]:
    buckets: defaultdict[tuple[Block, int], list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        days = days_of(mention)
        for block in _blocks(mention):
            for day in range(days.first, days.last + DAY_SLACK + 1):
                buckets[block, day].append(n)
    pairs = {pair for members in buckets.values() for pair in _near_pairs(members)}
    alike = [(likeness(mentions[a], mentions[b]), a, b) for a, b in pairs if parties_agree(mentions[a], mentions[b])]
    alike.sort(key=lambda found: ([-part for part in found[0]], found[1:]))
    families: Families[int] = Families()
    groups = {n: Group.of(mention) for n, mention in enumerate(mentions)}
    for _, a, b in alike:
        low, high = sorted((families.head(a), families.head(b)))
        if low != high and groups[low].agrees(groups[high]):
            families.join(low, high)
            groups[low].take(groups.pop(high))
    return [groups[n] for n in sorted(groups)]


def _near_pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(members):
        for other in members[n + 1 : n + DENSE_BUCKET]:
            yield one, other


def _place(newcomers: Sequence[Group], groups: Sequence[Group], sources: Sources) -> list[Group]:
    """Add each newcomer to the one group it can tell of; return those that fit none or several.

    Which group that is, is decided on the groups as they were, so the order of the newcomers does not matter.
    """
    by_block: defaultdict[Block, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for block in {block for mention in group.mentions for block in (*_blocks(mention), *_half_blocks(mention))}:
            by_block[block].append(n)
    families = [{sources.family(mention.document) for mention in group.mentions} for group in groups]
    chosen: list[tuple[int, Group]] = []
    left: list[Group] = []
    for newcomer in newcomers:
        mention = newcomer.mentions[0]
        fitting = _fitting(newcomer, groups, by_block, sources)
        own = [n for n in fitting if sources.family(mention.document) in families[n]]
        # Half of the parties and another text: too little to say that it is the same.
        fitting = own or (fitting if has_both_sides(mention) else [])
        if len(fitting) == 1:
            chosen.append((fitting[0], newcomer))
        else:
            left.append(newcomer)
    for n, newcomer in chosen:
        groups[n].mentions += newcomer.mentions
    return left


def _half_blocks(mention: EventMention) -> Iterator[Block]:
    """Those in which a mention that leaves a side out looks for this one."""
    for party in (*mention.actors, *mention.recipients):
        yield mention.type, mention.status, identity(party), ""


def _fitting(newcomer: Group, groups: Sequence[Group], by_block: dict[Block, list[int]], sources: Sources) -> list[int]:
    mention = newcomer.mentions[0]
    window = _window(mention, sources)
    if window is None:
        return []
    dated = replace(newcomer, latest_first=window.first, earliest_last=window.last)
    found = sorted({n for block in _blocks(mention) for n in by_block.get(block, ())})
    return [n for n in found if groups[n].agrees(dated) and any(_can_join(mention, member) for member in groups[n].mentions)]


def _can_join(mention: EventMention, member: EventMention) -> bool:
    if has_both_sides(mention):
        return parties_agree(mention, member)
    if is_sideless(mention) != is_sideless(member):
        return False
    # Names, since a mention of one party alone is compared by name: see `sides_of`.
    if is_sideless(member):
        return _share((*mention.actors, *mention.recipients), (*member.actors, *member.recipients))
    return _share(mention.actors, member.actors) or _share(mention.recipients, member.recipients)


def _share(one: Iterable[Party], other: Iterable[Party]) -> bool:
    return bool({identity(party) for party in one} & {identity(party) for party in other})


def _window(mention: EventMention, sources: Sources) -> Days | None:
    """The days a loose mention can tell of; None where nothing says so."""
    days = days_of(mention)
    if days != EVER:
        # "Sejak 2011" has no end, and what began then is not what happened last week.
        return days if EVER.first < days.first and days.last < EVER.last else None
    published = sources.published(mention.document)
    if published is None or mention.background:
        return None
    if mention.status == "future":
        return Days(published.start.toordinal(), published.end.toordinal() + AHEAD_DAYS)
    return Days(published.start.toordinal() - BEFORE_DAYS, published.end.toordinal() + AFTER_DAYS)


def _group_left(mentions: Sequence[EventMention], sources: Sources) -> list[Group]:
    """Loose mentions join each other only within one text and its copies, where the same is told twice."""
    kept: defaultdict[tuple[str, Block, date | None, date | None], list[Group]] = defaultdict(list)
    groups: list[Group] = []
    for mention in mentions:
        lone = Group.of(mention)
        places = [(sources.family(mention.document), block, mention.start, mention.end) for block in _blocks(mention)]
        found = next((g for at in places for g in kept[at] if g.agrees(lone) and parties_agree(mention, g.mentions[0])), None)
        if found is None:
            found = lone
            groups.append(lone)
        else:
            found.take(lone)
        for at in places:
            if not any(group is found for group in kept[at]):
                kept[at].append(found)
    return groups
