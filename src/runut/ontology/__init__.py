"""PLOVER as data: types with their modes and scores, and what a planned or refused act of each type becomes.

Read from `plover.toml`; knows no language and no rule.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type. order: the place at which it is tried, from 0. See `plover.toml` for the rest."""

    name: str
    order: int
    about: str
    material: bool
    modes: frozenset[str]
    planned_as: str | None
    announced_as: str | None
    announced_mode: str | None
    refused_as: str | None
    refused_mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event is about. order: the place in PLOVER's table. See `plover.toml` for the rest."""

    name: str
    order: int
    about: str
    modes: frozenset[str]
    sectors: frozenset[str]
    between: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    types: dict[str, EventType]
    contexts: dict[str, Context]
    kinds: frozenset[str]
    scores: dict[str, float]

    def score(self, event_type: str, mode: str | None) -> float:
        """From -10 (conflict) to 10 (cooperation): the mode's where it has one of its own, else the type's."""
        own = self.scores.get(f"{event_type}/{mode}")
        return self.scores[event_type] if own is None else own

    @property
    def modes(self) -> dict[str, frozenset[str]]:
        return {name: event_type.modes for name, event_type in self.types.items()}


@cache
def load_plover() -> Plover:
    """The types in their order, with modes and contexts; read once a process."""
    data = tomllib.loads(resources.files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
    types = {
        entry["name"]: EventType(
            name=entry["name"],
            order=order,
            about=entry["about"],
            material=entry["material"],
            modes=frozenset(entry["modes"]),
            planned_as=entry.get("planned_as"),
            announced_as=entry.get("announced_as"),
            announced_mode=entry.get("announced_mode"),
            refused_as=entry.get("refused_as"),
            refused_mode=entry.get("refused_mode"),
        )
        for order, entry in enumerate(data["type"])
    }
    contexts = {
        entry["name"]: Context(
            name=entry["name"],
            order=order,
            about=entry["about"],
            modes=frozenset(entry.get("modes", ())),
            sectors=frozenset(entry.get("sectors", ())),
            between=frozenset(entry.get("between", ())),
            unless=frozenset(entry.get("unless", ())),
        )
        for order, entry in enumerate(data["context"])
    }
    return Plover(types=types, contexts=contexts, kinds=frozenset(data["kinds"]), scores=data["scores"])
