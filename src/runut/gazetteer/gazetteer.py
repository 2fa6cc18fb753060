"""Who is who, and when: looks names up, tells offices and PLOVER codes on a day.

Made once by `load_gazetteer`; immutable. A day always comes from the article, never from a clock.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from types import MappingProxyType

from runut.errors import UsageError
from runut.gazetteer.find import Claim, NameFinder, plain_case, plain_cases
from runut.gazetteer.model import BodyWord, Described, Entity, FoundName, Office, Tenure

FORMER = "ELI"
"""Codebook section 8: former officials are elites."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows are made to stay: looking through them for rubbish again and again takes a fifth of loading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Gazetteer:
    """body_words: small-letter phrase -> what it heads ("menlu" -> foreign minister, GOV).

    offices_by_key: every kind of office. claims: who may be meant by which alias.
    """

    def __init__(
        self,
        *,
        entities: Sequence[Entity],
        offices: Sequence[Office],
        tenures: Sequence[Tenure],
        claims: Sequence[Claim],
        body_words: Mapping[str, BodyWord],
        not_names: Sequence[str] = (),
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self.offices_by_key = {office.key: office for office in offices}
        self._office_keys = _office_keys(offices)
        self.body_words: Mapping[str, BodyWord] = MappingProxyType(dict(body_words))
        self._bodies = _by_first_word(body_words)
        self.claims = tuple(claims)
        self._not_names = tuple(not_names)
        self._tenures = _by_person(tenures, self.offices_by_key)
        self._by_office = _by_office(tenures)
        self._parts: dict[Tenure, bool] = {}

    @cached_property
    def _finder(self) -> NameFinder:
        """Not before a text is read: `runut who` needs none."""
        with uncollected():
            return NameFinder(self.claims, self._not_names)

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Not before somebody asks: reading articles looks up outlets only."""
        with uncollected():
            return _by_name(self.entities, self.claims)

    @cached_property
    def _outlets(self) -> dict[str, tuple[str, ...]]:
        """Outlets and agencies, as `_by_name` has them."""
        outlets = [entity for entity in self.entities if entity.kind == "outlet"]
        ids = {entity.id for entity in outlets}
        return _by_name(outlets, [claim for claim in self.claims if claim.entity in ids])

    def find(self, text: str) -> list[FoundName]:
        """Names at word boundaries, leftmost and longest, not overlapping."""
        return self._finder.find(text)

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entities.values())

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        return tuple(tenure for held in self._tenures.values() for tenure in held)

    def entity(self, entity_id: str) -> Entity:
        """Raises UsageError for an id that no row has."""
        try:
            return self._entities[entity_id]
        except KeyError:
            raise UsageError(f"the gazetteer knows no entity {entity_id!r}") from None

    def offices(self, entity_id: str, on: date | None = None) -> tuple[Tenure, ...]:
        """Offices that the person held on that day, the highest first; all it ever held where no day is given."""
        held = self._tenures.get(entity_id, ())
        return held if on is None else tuple(tenure for tenure in held if tenure.held_on(on))

    def office_key(self, words: str) -> str | None:
        """The key of an office named in words or by its key ("Menlu" -> "foreign-minister")."""
        return self._office_keys.get(plain_case(words))

    def holder(self, office_key: str, country: str, on: date) -> Entity | None:
        """Who held that office on that day; on a day of handing over, the one who took it.

        office_key: key or name of an office. country: alpha-3, or the code of a group or organisation.
        None too where the office has several holders at once: then none of them is "the" holder.
        """
        tenure = self.tenure(office_key, country, on)
        return self._entities[tenure.person] if tenure else None

    def tenure(self, office_key: str, of: str, on: date) -> Tenure | None:
        """Of the holder of that office on that day; None as for `holder`. of: alpha-3, or a group's code."""
        key = self._office_keys.get(plain_case(office_key))
        held = [tenure for tenure in self._by_office.get((key or "", of), ()) if tenure.held_on(on)]
        if not held or (len(held) > 1 and not self.offices_by_key[held[0].key].single):
            return None
        whole = [tenure for tenure in held if not self.is_part(tenure)]
        if not whole and len({tenure.office for tenure in held}) > 1:
            return None
        return max(whole or held, key=lambda tenure: tenure.start)

    def tenures_of(self, office_key: str) -> tuple[Tenure, ...]:
        """All tenures of an office, of whatever state."""
        return self._by_key.get(office_key, ())

    @cached_property
    def _by_key(self) -> dict[str, tuple[Tenure, ...]]:
        grouped: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            grouped.setdefault(tenure.key, []).append(tenure)
        return {key: tuple(held) for key, held in grouped.items()}

    def is_part(self, tenure: Tenure) -> bool:
        """Whether the title says more than the office and the body: the president of a region is not the state's."""
        if tenure not in self._parts:
            office = self.offices_by_key[tenure.key]
            code = tenure.country or tenure.group or ""
            bodies = [self._entities[i] for i in (f"country.{code}", f"group.{code}", f"org.{code}") if i in self._entities]
            names = [n for body in bodies for n in (body.name, *body.aliases.strong, *body.aliases.weak)]
            said = {word for words in (office.name, *office.aliases, *names) for word in plain_case(words).split()}
            self._parts[tenure] = not said.issuperset(plain_case(tenure.office).split())
        return self._parts[tenure]

    @property
    def body_firsts(self) -> Set[str]:
        """The words at which body words begin."""
        return self._bodies.keys()

    @cached_property
    def office_ends(self) -> frozenset[str]:
        """The last words of those body words that name a one-person office."""
        words = self.body_words.items()
        return frozenset(phrase.split()[-1] for phrase, body in words if body.key and self.offices_by_key[body.key].single)

    def body_at(self, words: Sequence[str], at: int) -> tuple[int, BodyWord] | None:
        """The number of words and the meaning of the longest body word that begins at a place in small-letter words."""
        for phrase, body in self._bodies.get(words[at], ()):
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), body
        return None

    def describe(self, entity_id: str, on: date | None = None) -> Described:
        """PLOVER codes on that day; for a person out of office its country, ELI and no office.

        Without a day only what was so in all its offices, or what is known to last, is told.
        """
        entity = self.entity(entity_id)
        if entity.kind != "person":
            return Described(name=entity.name, country=entity.country, group=entity.group, sector=entity.sector, office=None)
        held = self._tenures.get(entity_id, ())
        now = self.offices(entity_id, on) if on is not None else _lasting(held)
        if now:
            best = now[0]
            return Described(name=entity.name, country=best.country, group=best.group, sector=best.sector, office=best.office)
        # Codebook section 8: who acts for an armed group acts for no state.
        country = None if entity.group else entity.country
        return Described(name=entity.name, country=country, group=entity.group, sector=entity.sector or FORMER, office=None)

    def keys(self, name: str) -> frozenset[str]:
        """Every key by which a user's word for a party can match a record: ids, codes, names in small letters.

        "Rusia", "RUS" and "Moskow" give {"RUS", "country.RUS", "rusia"}; an unknown name gives itself in small letters.
        """
        ids = self._by_name.get(plain_case(name).strip())
        if not ids:
            return frozenset({name.strip().casefold()})
        keys: set[str] = set()
        for entity_id in ids:
            entity = self._entities[entity_id]
            keys |= {entity.id, entity.name.casefold()}
            if entity.kind == "country" and entity.country:
                keys.add(entity.country)
            if entity.kind in ("group", "organisation") and entity.group:
                keys.add(entity.group)
        return frozenset(keys)

    def namesakes(self, word: str) -> Mapping[str, int]:
        """How many known persons of each state bear that word, in small letters, in their names."""
        return self._namesakes.get(word, {})

    @cached_property
    def _namesakes(self) -> dict[str, Counter[str]]:
        bearers: dict[str, Counter[str]] = {}
        for entity in self._entities.values():
            if entity.kind == "person" and entity.country:
                for word in plain_case(entity.name).split():
                    bearers.setdefault(word, Counter())[entity.country] += 1
        return bearers

    def outlet(self, name: str) -> Entity | None:
        """The outlet of a domain ("www.kompas.com", "nasional.kompas.com") or name ("KOMPAS.com")."""
        folded = plain_case(name.strip()).removeprefix("https://").removeprefix("http://").split("/")[0]
        while folded:
            for entity_id in self._outlets.get(folded, ()):
                if entity_id.startswith("outlet."):
                    return self._entities[entity_id]
            folded = folded.partition(".")[2] if folded.count(".") > 1 else ""
        return None

    def agency(self, name: str) -> Entity | None:
        """The news agency of that name or domain."""
        found = (entity_id for entity_id in self._outlets.get(plain_case(name.strip()), ()) if entity_id.startswith("agency."))
        return next((self._entities[entity_id] for entity_id in found), None)


def _lasting(held: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """What may be said of a person on an unknown day: an office that is its only one, or that it still holds."""
    if len({(tenure.key, tenure.country, tenure.group) for tenure in held}) == 1:
        return held[:1]
    return tuple(tenure for tenure in held if tenure.until is None)


def _by_first_word(words: Mapping[str, BodyWord]) -> dict[str, list[tuple[tuple[str, ...], BodyWord]]]:
    """The phrases by their first word, the longest first."""
    grouped: dict[str, list[tuple[tuple[str, ...], BodyWord]]] = {}
    for phrase in sorted(words, key=lambda phrase: -phrase.count(" ")):
        parts = tuple(phrase.split())
        grouped.setdefault(parts[0], []).append((parts, words[phrase]))
    return grouped


def _office_keys(offices: Sequence[Office]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for office in offices:
        for words in (office.key, office.name, *office.aliases):
            keys.setdefault(plain_case(words), office.key)
    return keys


def _by_person(tenures: Sequence[Tenure], offices: Mapping[str, Office]) -> dict[str, tuple[Tenure, ...]]:
    grouped: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        grouped.setdefault(tenure.person, []).append(tenure)
    rank = {key: office.rank for key, office in offices.items()}
    return {
        person: tuple(sorted(held, key=lambda tenure: (rank[tenure.key], -tenure.start.toordinal())))
        for person, held in grouped.items()
    }


def _by_office(tenures: Sequence[Tenure]) -> dict[tuple[str, str], tuple[Tenure, ...]]:
    grouped: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        grouped.setdefault((tenure.key, tenure.country or tenure.group or ""), []).append(tenure)
    return {key: tuple(held) for key, held in grouped.items()}


def _by_name(entities: Sequence[Entity], claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Small-letter name, code or id -> ids. A name that one entity has for certain is not shared with a place's."""
    grouped: dict[str, list[str]] = {}
    ordered = sorted(claims, key=lambda claim: 2 * (claim.role != "seat") + (not claim.strong))
    for alias, claim in zip(plain_cases([claim.alias for claim in ordered]), ordered, strict=True):
        grouped.setdefault(alias.strip(), []).append(claim.entity)
    coded = [(code, entity.id) for entity in entities for code in _codes(entity)]
    for code, (_, entity_id) in zip(plain_cases([code for code, _ in coded]), coded, strict=True):
        grouped.setdefault(code, []).insert(0, entity_id)
    return {name: _without_places(ids) for name, ids in grouped.items()}


def _codes(entity: Entity) -> Iterator[str]:
    """What an entity is called by besides its names."""
    yield entity.id
    if entity.kind in ("person", "place"):
        return
    if entity.kind == "country" and entity.country:
        yield entity.country
    if entity.group and entity.id in (f"group.{entity.group}", f"org.{entity.group}"):
        yield entity.group
    if entity.id.startswith("outlet."):
        yield entity.id.removeprefix("outlet.")


def _without_places(ids: Sequence[str]) -> tuple[str, ...]:
    """Each once; "Moskow" asked for as a party is the government, not the town."""
    if len(ids) == 1:
        return (ids[0],)
    kept = tuple(dict.fromkeys(ids))
    if any(entity_id.startswith("country.") for entity_id in kept):
        return tuple(entity_id for entity_id in kept if not entity_id.startswith("place."))
    return kept
