"""Groups made to keep what people said of them: same and different.

Comes in: groups of reports as they were clustered, and judgements with the mentions that they found. Goes out: groups in which
what is the same is together and what is different is not. A pure function: order and portions do not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from runut.records import Event
from runut.records.judgement import Judgement, sides_found
from runut.resolve.families import Families
from runut.resolve.reconcile import reconcile
from runut.resolve.same import score
from runut.resolve.told import Report, join, tell


@dataclass(frozen=True, slots=True)
class Ties:
    """together: sets of mentions that tell of one happening. apart: pairs that do not. refused: judgements that later ones rule
    out, each with the one that does so where one alone does."""

    together: tuple[frozenset[str], ...]
    apart: frozenset[tuple[str, str]]
    refused: tuple[str, ...]

    @property
    def mentions(self) -> frozenset[str]:
        return frozenset({id_ for ids in self.together for id_ in ids} | {id_ for pair in self.apart for id_ in pair})


def ties_of(judgements: Iterable[Judgement], found: Mapping[tuple[str, int], str]) -> Ties:
    """What same and different come to; the later judgement holds where both cannot, by however many steps.

    found: the mention of each part that has one now.
    """
    together: Families[str] = Families()
    apart: set[tuple[str, str]] = set()
    members: set[str] = set()
    refused: list[str] = []
    for judgement in sorted(judgements, key=lambda judgement: judgement.order, reverse=True):
        sides = sides_found(judgement, found)
        if judgement.kind == "same" and sides:
            ids = sorted({*sides[0], *sides[1]})
            heads = {together.head(id_) for id_ in ids}
            if any({together.head(a), together.head(b)} <= heads and together.head(a) != together.head(b) for a, b in apart):
                refused.append(judgement.id)
                continue
            for id_ in ids[1:]:
                together.join(ids[0], id_)
            members.update(ids)
        elif judgement.kind == "different" and sides:
            pairs = {(min(a, b), max(a, b)) for a, b in product(*sides)}
            if any(together.head(a) == together.head(b) for a, b in pairs):
                refused.append(judgement.id)
                continue
            apart |= pairs
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in members:
        sets[together.head(id_)].add(id_)
    return Ties(tuple(frozenset(sets[head]) for head in sorted(sets)), frozenset(apart), tuple(refused))


def regroup(groups: Mapping[str, Sequence[Report]], ties: Ties) -> list[tuple[str, list[Report]]]:
    """Groups with what people said of them: those tied together are one, and what is to be apart is in two.

    groups: by name. A group that is made of several has their names with "+" between them. The rest of a group that is split goes
    with that part of it which it is most like.
    """
    group_of = {report.mention.id: name for name, reports in groups.items() for report in reports}
    joined: Families[str] = Families()
    for ids in ties.together:
        names = sorted({group_of[id_] for id_ in ids if id_ in group_of})
        for name in names[1:]:
            joined.join(names[0], name)
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        merged[joined.head(name)].append(name)
    result = []
    for names in merged.values():
        reports = [report for name in names for report in groups[name]]
        result += [("+".join(names), part) for part in _split(reports, group_of, ties)]
    return result


def _split(reports: Sequence[Report], group_of: Mapping[str, str], ties: Ties) -> list[list[Report]]:
    by_id = {report.mention.id: report for report in reports}
    apart = [(a, b) for a, b in ties.apart if a in by_id and b in by_id]
    if not apart:
        return [list(reports)]
    bound = {id_: ids for ids in ties.together for id_ in ids}
    enemies: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        enemies[a].add(b)
        enemies[b].add(a)
    parts: list[set[str]] = []
    for id_ in sorted(enemies):
        seed = {one for one in bound.get(id_, frozenset({id_})) if one in by_id}
        if any(id_ in part for part in parts):
            continue
        against = {enemy for one in seed for enemy in enemies[one]}
        homes = {group_of[one] for one in seed}
        home = next((p for p in parts if not p & against and homes & {group_of[one] for one in p}), None)
        if home is None:
            parts.append(seed)
        else:
            home |= seed
    _share_out(sorted(set(by_id) - set().union(*parts)), parts, by_id, group_of, bound)
    return [[by_id[id_] for id_ in sorted(part)] for part in parts]


def _share_out(
    rest: Iterable[str],
    parts: list[set[str]],
    by_id: Mapping[str, Report],
    group_of: Mapping[str, str],
    bound: Mapping[str, frozenset[str]],
) -> None:
    """Each of the rest to the part of its own group that it is most like, as the parts were; what is bound goes together."""
    tolds = [join(tell(by_id[id_]) for id_ in part) for part in parts]
    homes = [{group_of[id_] for id_ in part} for part in parts]
    chosen: dict[str, int] = {}
    for id_ in rest:
        ids = sorted(one for one in bound.get(id_, frozenset({id_})) if one in by_id)
        told = join(tell(by_id[one]) for one in ids)
        likeness = [
            (group_of[id_] in home, score(told, other) if (told.type, told.status) == (other.type, other.status) else None)
            for home, other in zip(homes, tolds, strict=True)
        ]
        best = max(range(len(parts)), key=lambda n: (likeness[n][0], likeness[n][1] is not None, likeness[n][1] or 0.0, -n))
        for one in ids:
            chosen.setdefault(one, best)
    for id_, n in chosen.items():
        parts[n].add(id_)


def settle(reports: Sequence[Report]) -> Event:
    """The event of a group that a person made: of several types the commonest, and done where any of them tells that it was."""
    event = reconcile(reports)
    mentions = sorted((report.mention for report in reports), key=lambda mention: mention.id)
    if len({(mention.type, mention.status) for mention in mentions}) == 1:
        return event
    counts = Counter(mention.type for mention in mentions)
    type_ = min(counts, key=lambda name: (-counts[name], name))
    modes = Counter(mention.mode for mention in mentions if mention.type == type_ and mention.mode)
    statuses = Counter(mention.status for mention in mentions)
    mode = min(modes, key=lambda mode: (-modes[mode], mode), default=None)
    status = "actual" if statuses["actual"] else min(statuses, key=lambda name: (-statuses[name], name))
    return replace(event, type=type_, mode=mode, status=status)
