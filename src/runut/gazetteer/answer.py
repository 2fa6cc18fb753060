"""What the gazetteer answers to `runut who`, as JSON-ready rows: one an office, of a body first one of itself.

Comes in: words as a user types them, a day or none. Goes out: rows in a fixed order; none where nobody is known by these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from runut.gazetteer.ask import Asker, is_unchecked
from runut.gazetteer.gazetteer import Gazetteer
from runut.gazetteer.model import Entity, Tenure


def meant(asker: Asker, words: str) -> tuple[tuple[Entity, ...], tuple[Tenure, ...]]:
    """Who or what is called so; or, where it is an office, all who held it."""
    entities = () if asker.is_office(words) else asker.entities(words)
    tenures = () if entities else asker.office(words)
    return entities or (() if tenures else asker.titled(words)), tenures


def who_rows(gazetteer: Gazetteer, asker: Asker, words: str, day: date | None) -> list[dict[str, Any]]:
    entities, tenures = meant(asker, words)
    rows = [row for entity in entities for row in entity_rows(entity, asker, gazetteer, day)]
    return rows + [tenure_row(tenure, gazetteer, day) for tenure in among(tenures, asker, day)]


def among(tenures: Iterable[Tenure], asker: Asker, day: date | None) -> tuple[Tenure, ...]:
    """Those of the day, the last to enter office first; all of them in their order where no day is asked for."""
    return tuple(tenures) if day is None else asker.on_day(tenures, day)


def offices_of(entity: Entity, asker: Asker, gazetteer: Gazetteer, day: date | None) -> tuple[Tenure, ...]:
    """A person's offices; of a body who holds its offices on the day, or as far as is known now."""
    if entity.kind == "person":
        return gazetteer.offices(entity.id, day)
    held = asker.offices_of(entity)
    return tuple(tenure for tenure in held if (tenure.until is None if day is None else tenure.held_on(day)))


def entity_rows(entity: Entity, asker: Asker, gazetteer: Gazetteer, day: date | None) -> Iterator[dict[str, Any]]:
    """One row an office; of a body, and of a person without office, first one for itself, its office null."""
    tenures = offices_of(entity, asker, gazetteer, day)
    if entity.kind != "person" or not tenures:
        described = gazetteer.describe(entity.id, day)
        yield {
            "entity": entity.id,
            "name": entity.name,
            "office": None,
            "country": described.country,
            "group": described.group,
            "sector": described.sector,
            "from": None,
            "until": None,
            "verified": None,
            "source": None,
            "aliases": all_names(entity),
        }
    yield from (tenure_row(tenure, gazetteer, day) for tenure in tenures)


def tenure_row(tenure: Tenure, gazetteer: Gazetteer, day: date | None) -> dict[str, Any]:
    """unchecked: the day asked for lies past the last on which an open end was verified; null where no day is asked for."""
    person = gazetteer.entity(tenure.person)
    return {
        "entity": person.id,
        "name": person.name,
        "office": tenure.office,
        "country": tenure.country,
        "group": tenure.group,
        "sector": tenure.sector,
        "from": tenure.start.isoformat(),
        "until": tenure.until.isoformat() if tenure.until else None,
        "verified": tenure.verified.isoformat(),
        "source": tenure.source,
        "unchecked": is_unchecked(tenure, day) if day else None,
        "aliases": all_names(person),
    }


def all_names(entity: Entity) -> list[str]:
    """Every other name and spelling, once each."""
    return [name for name in dict.fromkeys((*entity.aliases.strong, *entity.aliases.weak)) if name != entity.name]
