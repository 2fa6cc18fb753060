"""From mentions to events, layer by layer, each decided on the one before as it stands, so that nothing chains.

1. Days: mentions told for one day are clustered in their cell (`cells`). Of two cores a day apart that tell of one happening
   the better dated leads, and the other attaches to it; what attaches leads nobody, so three days never become one event.
2. Spans: what is told for up to a week is clustered too; a core attaches to the one day's event that it fits best.
3. Loose: what has no day attaches to the one event of its days that it fits best.
4. What is left of the loose joins its like in its pool: one text and its copies, or the bare references to one campaign.

Comes in: a board, what was taken out, and what is new. Goes out: the names (roots) of all events that may have changed. Only
what a change can reach is looked at, by keys and days; from an empty board that is everything. So the result is the same
however the mentions came, and adding one is a matter of its neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from runut.resolve.board import Board, Placed, Zone, is_placeable, joined, zone_of
from runut.resolve.cells import CLEARLY, choose, cluster
from runut.resolve.same import ENOUGH, WEIGHTS, score, weight_of_reports
from runut.resolve.told import Layer, Report, Told, codes_of, is_undated, join

DAY_SLACK = 1
"""Days between two reports of one happening: time zones, and "kemarin" written near midnight."""


def place_reports(
    board: Board, gone: Sequence[Zone], added: Iterable[Report], before: Sequence[Told] | None = None
) -> set[str]:
    """The roots of all events that may differ from before, those that are no more among them. before: see `stood`."""
    return _Placing(board, gone, [board.add(report) for report in added], before).run()


def stood(board: Board, zones: Iterable[Zone]) -> tuple[Told, ...]:
    """The cores, and the events of days, that the mentions of these zones are part of."""
    dated = [zone for zone in zones if zone.layer != "loose"]
    cores = [board.in_core(core) for core in sorted({zone.core for zone in dated})]
    roots = [board.in_root(root) for root in sorted({zone.root for zone in dated})]
    events = [[placed for placed in root if placed.told.layer == "day"] for root in roots]
    return tuple(joined(members) for members in (*cores, *events) if members)


class _Placing:
    def __init__(self, board: Board, gone: Sequence[Zone], added: Sequence[Told], before: Sequence[Told] | None) -> None:
        self.board, self.gone, self.added = board, gone, added
        self.blind = bool(gone) and before is None
        self.roots = {zone.root for zone in gone}
        self.zones = list(gone)
        self.changed: dict[str, Told] = {}
        # Events and cores that differ, as they were and as they are now: what loose mentions may have to be asked about again.
        self.differ: list[Told] = list(before or ())
        self._cores: dict[str, Told] = {}
        self._events: dict[str, Told] = {}
        self._near: dict[str, dict[str, float]] = {}
        self._leads: dict[str, bool] = {}

    def run(self) -> set[str]:
        self._cluster_cells()
        self._place_days()
        self._place_spans()
        self._group_left(self._place_loose())
        return self.roots

    # Cells

    def _cluster_cells(self) -> None:
        lost = {zone.core for zone in self.gone}
        everything: tuple[Told | Zone, ...] = (*self.gone, *self.added)
        cells = {told.cell for told in everything if told.layer != "loose"}
        for cell in sorted(cells):
            before: defaultdict[str, set[str]] = defaultdict(set)
            members = self.board.in_cell(cell)
            for placed in members:
                before[placed.core].add(placed.told.head)
            for core in cluster([placed.told for placed in members]):
                if before.get(core.head) == set(core.ids) and core.head not in lost:
                    before.pop(core.head)
                else:
                    self.board.place(core.ids, core=core.head)
                    self.changed[core.head] = core
                self._cores[core.head] = core
            self.differ += [join(self.board[id_].told for id_ in ids) for name, ids in before.items() if name]
        self.zones += [zone_of(core) for core in self.changed.values()]

    def _core(self, head: str) -> Told:
        if head not in self._cores:
            self._cores[head] = joined(self.board.in_core(head))
        return self._cores[head]

    def _heads_near(self, layer: Layer, zones: Iterable[Told | Zone], slack: int = 0) -> set[str]:
        return {
            self.board[id_].core
            for zone in zones
            for id_ in self.board.near(layer, zone.keys, zone.first - slack, zone.last + slack)
        }

    # Days

    def _place_days(self) -> None:
        changed = {head for head, core in self.changed.items() if core.layer == "day"}
        touched = changed | self._heads_near("day", [zone for zone in self.zones if zone.layer == "day"], DAY_SLACK)
        again = set(touched)
        for head in sorted(touched):
            core = self._core(head)
            lead = self._lead_of(core)
            if head in changed or lead != self.board[head].lead:
                again.update(self._neighbours(core))
            self.board.place(core.ids, lead=lead)
        roots = {head: self._day_root(self._core(head)) for head in sorted(again)}
        self._keep_old_events({head: root for head, root in roots.items() if self._moves(self._core(head), root)})
        moved = [self._move(self._core(head), root) for head, root in roots.items()]
        moved.append({zone.root for zone in self.gone})  # they may have lost what was attached to them
        self._events.clear()
        events = [event for root in self._changed_roots(moved) if (event := self._day_event(root))]
        self.zones += [zone_of(event) for event in events]
        self.differ += events

    def _neighbours(self, core: Told) -> dict[str, float]:
        """Cores of the day before and the day after that can be the same, with how much speaks for it."""
        if core.head not in self._near:
            found = {}
            for head in self._heads_near("day", [core], DAY_SLACK):
                other = self._core(head)
                if other.first != core.first:
                    weight = score(core, other, apart=abs(other.first - core.first))
                    if weight is not None and weight >= ENOUGH:
                        found[head] = weight
            self._near[core.head] = found
        return self._near[core.head]

    def _lead_of(self, core: Told) -> bool:
        if core.head not in self._leads:
            self._leads[core.head] = all(core.rank < self._core(head).rank for head in self._neighbours(core))
        return self._leads[core.head]

    def _leads_now(self, head: str) -> bool:
        return self._leads[head] if head in self._leads else self.board[head].lead

    def _day_root(self, core: Told) -> str:
        if self._leads_now(core.head):
            return core.head
        leads = [
            (-weight, self._core(head).rank, head) for head, weight in self._neighbours(core).items() if self._leads_now(head)
        ]
        return min(leads)[2] if leads else core.head

    def _keep_old_events(self, moving: Mapping[str, str]) -> None:
        """moving: the new root of each core that is about to move."""
        roots = {self.board[id_].root for head in moving for id_ in self._core(head).ids} | set(moving.values())
        for root in sorted(roots - {""}):
            if old := [placed for placed in self.board.in_root(root) if placed.told.layer == "day"]:
                self.differ.append(joined(old))

    def _moves(self, core: Told, root: str) -> bool:
        return core.head in self.changed or {self.board[id_].root for id_ in core.ids} != {root}

    def _move(self, core: Told, root: str) -> set[str]:
        """Roots whose event changes with it."""
        if not self._moves(core, root):
            return set()
        before = {self.board[id_].root for id_ in core.ids}
        self.board.place(core.ids, root=root)
        return before | {root}

    def _changed_roots(self, moved: Iterable[set[str]]) -> list[str]:
        found = {root for roots in moved for root in roots if root}
        self.roots |= found
        return sorted(found)

    def _day_event(self, root: str) -> Told | None:
        if root not in self._events:
            cores = {placed.core for placed in self.board.in_root(root) if placed.told.layer == "day"}
            if not cores:
                return None
            self._events[root] = join(self._core(head) for head in cores)
        return self._events[root]

    # Spans

    def _place_spans(self) -> None:
        heads = {head for head, core in self.changed.items() if core.layer == "span"}
        heads |= self._heads_near("span", [zone for zone in self.zones if zone.layer == "day"])
        moved = []
        for head in sorted(heads):
            core = self._core(head)
            roots = sorted({self.board[id_].root for id_ in self.board.near("day", core.keys, core.first, core.last)})
            best = choose([(n, self._fit(core, self._standing(root))) for n, root in enumerate(roots)])
            roots_moved = self._move(core, head if best is None else roots[best])
            if roots_moved:
                self.zones.append(zone_of(core))
                self.differ.append(core)
            moved.append(roots_moved)
        self._changed_roots(moved)

    def _standing(self, root: str) -> Told:
        """What newcomers are compared with: the cores of a day's event, or the core of a span that attached to none."""
        return self._day_event(root) or self._core(root)

    def _fit(self, newcomer: Told, event: Told) -> float | None:
        return score(newcomer, event)

    # Loose

    def _place_loose(self) -> set[str]:
        """The pools in which something joined or left those that attach to no event."""
        new = {told.head for told in self.added if told.layer == "loose"}
        pools = {zone.pool for zone in self.gone if zone.layer == "loose"}
        pools |= {self.board[id_].pool for id_ in new}
        moved = []
        for id_ in sorted(new | self._loose_touched(new)):
            placed = self.board[id_]
            root = self._loose_root(placed)
            if (root is None) != placed.lead or id_ in new:
                pools.add(placed.pool)
            self.board.place([id_], core=id_, lead=root is None)
            if root is not None and root != placed.root:
                moved.append({placed.root, root})
                self.board.place([id_], root=root)
        self._changed_roots(moved)
        return pools

    def _loose_touched(self, known: Set[str]) -> set[str]:
        """Loose mentions, besides the known, that what differs can make attach elsewhere."""
        if self.blind:
            zones = [zone for zone in self.zones if zone.layer != "loose"]
            return {id_ for zone in zones for id_ in self.board.near("loose", zone.keys, zone.first, zone.last)}
        found = set(known)
        for event in self.differ:
            for id_ in self.board.near("loose", event.keys, event.first, event.last) - found:
                weight = self._fit_loose(self.board[id_], event)
                # Below this it is neither chosen nor in the way of what is.
                if weight is not None and weight >= ENOUGH - CLEARLY:
                    found.add(id_)
        return found

    def _loose_root(self, placed: Placed) -> str | None:
        told = placed.told
        if not is_placeable(told):
            return None
        near = {self.board[id_].root for id_ in self.board.near("day", told.keys, told.first, told.last)}
        for id_ in self.board.near("span", told.keys, told.first, told.last):
            span = self.board[id_]
            if span.root == span.core:
                near.add(span.root)
        roots = sorted(near)
        best = choose([(n, self._fit_loose(placed, self._standing(root))) for n, root in enumerate(roots)])
        return None if best is None else roots[best]

    def _fit_loose(self, placed: Placed, event: Told) -> float | None:
        weight = score(placed.told, event)
        if weight is None:
            return None
        published = placed.report.published
        if published and is_undated(placed.report.mention):
            before = max(0, published.start.toordinal() - event.last)
            weight += WEIGHTS["undated"] + before * WEIGHTS["days before"]
        return weight + weight_of_reports(event)

    # What is left

    def _group_left(self, pools: Iterable[str]) -> None:
        moved = []
        for pool in sorted(pools):
            for group in group_left([placed for placed in self.board.in_pool(pool) if placed.lead]):
                head = group[0].told.head
                moved.append({head, *(placed.root for placed in group)})
                self.board.place([placed.told.head for placed in group], root=head)
        self._changed_roots(moved)


def group_left(left: Sequence[Placed]) -> list[list[Placed]]:
    """Those of one pool that attached to nothing, in groups."""
    if left and left[0].report.mention.whole and left[0].pool != left[0].report.family:
        return group_campaigns(left)
    return group_repeated(left)


def group_campaigns(left: Sequence[Placed]) -> list[list[Placed]]:
    """Bare references by one side, or of two to each other, by their target: the one that most of the pool name.

    "Serangan Israel" is upon whom its own text names as target, or else upon whom most do.
    """
    if left[0].report.mention.whole == "war":
        return [list(left)]
    named = Counter(code for placed in left for code in targets_of(placed))
    by_document: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for placed in left:
        by_document[placed.report.mention.document].update(targets_of(placed))
    groups: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in left:
        codes = targets_of(placed) or by_document[placed.report.mention.document] or named
        groups[min(codes, key=lambda code: (-named[code], code), default="")].append(placed)
    return list(groups.values())


def targets_of(placed: Placed) -> frozenset[str]:
    mention = placed.report.mention
    return codes_of(mention.recipients) - codes_of(mention.actors)


def group_repeated(left: Sequence[Placed]) -> list[list[Placed]]:
    """Loose mentions of one pool join where they tell the same for the same days, or for none."""
    kept: defaultdict[tuple[object, ...], list[list[Placed]]] = defaultdict(list)
    tolds: dict[int, Told] = {}
    groups: list[list[Placed]] = []
    for placed in left:
        told = placed.told
        when = (placed.report.mention.start, placed.report.mention.end)
        places = [(key, *when) for key in sorted(told.keys)]
        found = next((g for at in places for g in kept[at] if (score(told, tolds[id(g)]) or 0.0) >= ENOUGH), None)
        if found is None:
            found = []
            groups.append(found)
        found.append(placed)
        tolds[id(found)] = join((tolds[id(found)], told)) if id(found) in tolds else told
        for at in places:
            if not any(group is found for group in kept[at]):
                kept[at].append(found)
    return groups
