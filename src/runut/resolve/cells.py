"""Mentions of one type, status and span of days, clustered: those that tell of one happening become one core.

Comes in: all that a cell holds, in any order. Goes out: its cores, the same for the same cell. A pair that is most alike is
joined first, and only where the groups as wholes agree. What leaves a side out joins a group but never ties two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from runut.resolve.families import Families
from runut.resolve.same import ENOUGH, forbids, score
from runut.resolve.told import Told, join

DENSE_BUCKET = 60
"""Up to here all pairs of a bucket are compared; above, each with the next ones, so that a war's day stays linear."""

SAMPLE = 6
"""So many of each group stand for it."""

LENIENCE = 0.5
"""By so much two groups may be less alike on average than two reports must be."""

FORBIDDEN = -1.0
"""What a pair counts for in that average that something forbids."""

CLEARLY = 0.75
"""By so much one group must fit better than the next for a report that leaves a side out to join it."""


def cluster(members: Sequence[Told]) -> list[Told]:
    """The cores of a cell, by their heads."""
    alike: defaultdict[object, list[Told]] = defaultdict(list)
    for told in members:
        # One sentence printed by many is compared once.
        alike[told.sentences, told.actors, told.recipients, told.places, told.modes, told.persons].append(told)
    singles = [join(same) for same in alike.values()]
    whole = _joined([told for told in singles if told.both])
    half = _joined([told for told in singles if not told.both])
    return sorted(_placed(half, whole), key=lambda told: told.head)


def _joined(singles: Sequence[Told]) -> list[Told]:
    # Those likely to be one stand side by side, which dense buckets make use of.
    ordered = sorted(singles, key=lambda told: (sorted(told.exact_places), sorted(told.modes), told.head))
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for n, told in enumerate(ordered):
        for key in told.keys:
            buckets[key].append(n)
    pairs = {pair for bucket in buckets.values() for pair in _near_pairs(bucket)}
    scored = [(found, a, b) for a, b in pairs if (found := score(ordered[a], ordered[b])) is not None and found >= ENOUGH]
    scored.sort(key=lambda pair: (-pair[0], pair[1:]))
    families: Families[int] = Families()
    groups = dict(enumerate(ordered))
    refused: set[tuple[int, int, int, int]] = set()
    members = {n: [told] for n, told in groups.items()}
    for _, a, b in scored:
        low, high = sorted((families.head(a), families.head(b)))
        asked = (low, high, len(members[low]), len(members[high])) if low != high else None
        if asked is None or asked in refused:
            continue
        if forbids(groups[low], groups[high]) or not _are_alike(members[low], members[high]):
            refused.add(asked)
            continue
        families.join(low, high)
        groups[low] = join((groups[low], groups.pop(high)))
        members[low] = sorted([*members[low], *members.pop(high)], key=lambda told: told.head)
    return list(groups.values())


def _are_alike(ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """Whether two groups are as wholes about enough alike: one pair that is must not chain two strikes of a day."""
    scores = [score(one, other) for one, other in product(ones[:SAMPLE], others[:SAMPLE])]
    return sum(FORBIDDEN if found is None else found for found in scores) / len(scores) >= ENOUGH - LENIENCE


def _near_pairs(bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(bucket):
        for other in bucket[n + 1 : n + DENSE_BUCKET]:
            yield one, other


def _placed(newcomers: Sequence[Told], groups: Sequence[Told]) -> list[Told]:
    """The groups with each newcomer in the one that it fits best; those that fit none, or two alike, for themselves.

    Which group that is, is decided on the groups as they were, so the order of the newcomers does not matter.
    """
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for key in group.keys:
            by_key[key].append(n)
    taken: defaultdict[int, list[Told]] = defaultdict(list)
    left = []
    for newcomer in newcomers:
        near = sorted({n for key in newcomer.keys for n in by_key.get(key, ())})
        best = choose([(n, score(newcomer, groups[n])) for n in near])
        if best is None:
            left.append(newcomer)
        else:
            taken[best].append(newcomer)
    return [join((group, *taken[n])) for n, group in enumerate(groups)] + left


def choose(scored: Sequence[tuple[int, float | None]]) -> int | None:
    """The one of the highest score, where that is enough and clearly above the next."""
    allowed = sorted(((found, n) for n, found in scored if found is not None), reverse=True)
    if not allowed or allowed[0][0] < ENOUGH or (len(allowed) > 1 and allowed[0][0] - allowed[1][0] < CLEARLY):
        return None
    return allowed[0][1]
