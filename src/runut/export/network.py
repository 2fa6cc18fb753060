"""Who acts on whom, added up over events: parties as nodes, and for each ordered pair what passed between them.

Comes in: events in the order of day. Goes out: nodes and edges in the order of their ids. A party is one node with another only by what the
record knows: a person of the gazetteer, a group's code, a country's code with its sector. Who has none of these is no node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from runut.export.coding import may_stand_as_done, one_day, pairs, quad
from runut.export.countries import country_name
from runut.ontology import load_plover
from runut.records import Event, Party
from runut.store.handover import Told


@dataclass(slots=True, kw_only=True)
class Seen:
    """First and last day of the dated events that it is in, and how many there are with those undated."""

    events: int = 0
    first: date | None = None
    last: date | None = None

    def see(self, event: Event) -> None:
        self.events += 1
        days = [day for day in (event.start, event.end) if day]
        if days:
            self.first = min([*days, self.first] if self.first else days)
            self.last = max([*days, self.last] if self.last else days)


@dataclass(slots=True, kw_only=True)
class Node(Seen):
    """sector, country, group, label: those of the latest event, for persons change office."""

    id: str
    kind: str
    label: str = ""
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    as_actor: int = 0
    as_recipient: int = 0


@dataclass(slots=True, kw_only=True)
class Edge(Seen):
    """quads: events by quad class, 1 to 4. cooperation, conflict: sums of PLOVER's scores above and below nought."""

    source: str
    target: str
    quads: Counter[int] = field(default_factory=Counter)
    cooperation: float = 0.0
    conflict: float = 0.0
    symmetric: int = 0
    disputed: int = 0
    months: Counter[tuple[int, int]] = field(default_factory=Counter)


@dataclass(slots=True, kw_only=True)
class Network:
    """left_out: events that are no edge, by reason."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    events: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def add_up(events: Iterable[Told], lang: str) -> Network:
    network = Network()
    for told in events:
        reason = _add(network, told.event, lang)
        if reason is None:
            network.events += 1
        else:
            network.left_out[reason] += 1
    return network


def _add(network: Network, event: Event, lang: str) -> str | None:
    """Why the event is no edge; None when it is one."""
    if not may_stand_as_done(event):
        return "planned, denied or supposed"
    ends = {(node_id(a), node_id(b)) for a, b in pairs(event) if a and b}
    if not ends:
        return "one side not told"
    known = sorted((a, b) for a, b in ends if a and b)
    if not known:
        return "a party without a code"
    between = [(a, b) for a, b in known if a != b]
    if not between:
        return "within one party"
    linked = {end for pair in between for end in pair}
    for party in (*event.actors, *event.recipients):
        if node_id(party) in linked:
            _describe(network.nodes, party, lang)
    for name in linked:
        network.nodes[name].see(event)
    for name in {a for a, _ in between}:
        network.nodes[name].as_actor += 1
    for name in {b for _, b in between}:
        network.nodes[name].as_recipient += 1
    score = load_plover().score(event.type, event.mode)
    for pair in between:
        _pass(network.edges.setdefault(pair, Edge(source=pair[0], target=pair[1])), event, score)
    return None


def _pass(edge: Edge, event: Event, score: float) -> None:
    edge.see(event)
    edge.quads[quad(event.type)] += 1
    edge.cooperation += max(score, 0.0)
    edge.conflict += min(score, 0.0)
    edge.symmetric += event.symmetric
    edge.disputed += event.disputed
    day = one_day(event)
    if day:
        edge.months[day.year, day.month] += 1


def node_id(party: Party) -> str | None:
    """A person by gazetteer id, a group by code, of a state its sector: the army is not the protesters."""
    if party.entity and party.entity.startswith("person."):
        return party.entity
    if party.group:
        return f"group.{party.group}"
    if party.country:
        return f"country.{party.country}" + (f".{party.sector}" if party.sector else "")
    return None


def _describe(nodes: dict[str, Node], party: Party, lang: str) -> None:
    name = node_id(party)
    assert name is not None  # only linked ones are described
    kind = name.partition(".")[0]
    node = nodes.setdefault(name, Node(id=name, kind=kind))
    node.country, node.group, node.sector = party.country, party.group, party.sector or node.sector
    if kind == "person":
        node.label = party.name
    elif kind == "group":
        named = party.entity is not None and party.entity.startswith(("group.", "org."))
        node.label = party.name if named else node.label or party.group or ""
    else:
        where = country_name(party.country or "", lang)
        node.label = f"{where} ({party.sector})" if party.sector else where
