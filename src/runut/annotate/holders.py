"""Persons called by a surname behind their office: "Presiden Lee", "Menlu AS Clinton", "mantan Presiden Bush".

In come tokens and the names found on them, out come the names with those whom the gazetteer has in that office on the
article's day. A surname without an office before it is left to `known` and `links`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from runut.annotate.found import Found, fold
from runut.annotate.layers import Layers
from runut.annotate.runs import RunReader
from runut.gazetteer import Gazetteer, Tenure
from runut.lang.pack import LanguagePack

_LONGEST_OFFICE = 4  # words


class Holders:
    """Made once an article."""

    def __init__(
        self, layers: Layers, reader: RunReader, language: LanguagePack, gazetteer: Gazetteer, day: date, names: Sequence[Found]
    ) -> None:
        self._layers, self._reader, self._gazetteer, self._day = layers, reader, gazetteer, day
        self._words = language.name_words
        self._taken = {at: name for name in names for at in range(name.first, name.last)}
        self._states = {state for name in names if (state := self._state(name))}

    def add(self, names: list[Found]) -> list[Found]:
        """The names, with surnames behind an office read as its holder's."""
        added = [found for at in self._reader.capitals if (found := self._at(at)) is not None]
        return sorted([*names, *added], key=lambda name: name.first) if added else names

    def _at(self, at: int) -> Found | None:
        """A new name at a token; one that is there already is given its entity."""
        name = self._taken.get(at)
        if name is not None and (name.kind != "person" or name.last - name.first > 1):
            return None
        if self._reader.shape(at) not in ("capital", "article") or (name is None and self._goes_on(at + 1)):
            return None
        person = next((person for person in self._holders(at)), None)
        if person is None:
            return None
        if name is None:
            return Found(at, at + 1, "person", person, candidates=(person,))
        name.entity, name.candidates, name.strong = person, (person,), True
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether a longer name goes on at a token: "Presiden Lee Sutedja" is not the one in office."""
        sentences = self._layers.sentence_of
        if at >= len(sentences) or sentences[at] != sentences[at - 1]:
            return False
        if at in self._taken:
            return self._taken[at].kind == "person"
        return self._reader.shape(at) in ("capital", "article", "initial") and not self._reader.is_ordinary(
            self._reader.lower(at)
        )

    def _holders(self, at: int) -> Iterator[str]:
        """Who of that surname held the office that stands before a token, the likeliest first."""
        before, state = at - 1, None
        prior = self._taken.get(before)
        if prior is not None and prior.kind in ("country", "organisation") and prior.last == at:
            before, state = prior.first - 1, self._state(prior)
            if state is None:
                return
        key, first = self._office(before, self._layers.sentences[self._layers.sentence_of[at]].first)
        if key is None:
            return
        former = first > 0 and self._reader.lower(first - 1) in self._words.former
        if first > 0 and (self._reader.lower(first - 1),) in self._words.acting:
            return
        surname = fold(self._layers.texts[at])
        held = [t for t in self._gazetteer.tenures_of(key) if self._fits(t, state, former) and self._bears(t.person, surname)]
        held.sort(key=lambda t: ((t.country or t.group) in self._states, t.start), reverse=True)
        yield from (t.person for t in held if state or not self._states or (t.country or t.group) in self._states)

    def _fits(self, tenure: Tenure, state: str | None, former: bool) -> bool:
        if state is not None and state not in (tenure.country, tenure.group):
            return False
        if former:
            return tenure.until is not None and tenure.until < self._day
        return tenure.held_on(self._day) and not self._gazetteer.is_part(tenure)

    def _bears(self, person: str, surname: str) -> bool:
        known = self._gazetteer.entity(person)
        return any(fold(word) == surname for name in (known.name, *known.aliases.weak) for word in name.split())

    def _office(self, last: int, start: int) -> tuple[str | None, int]:
        """The key of the one-person office whose words end at a token, and where they begin."""
        if self._reader.lower(last) not in self._gazetteer.office_ends:
            return None, last
        for size in range(min(_LONGEST_OFFICE, last - start + 1), 0, -1):
            first = last - size + 1
            body = self._gazetteer.body_words.get(" ".join(self._reader.lower(i) for i in range(first, last + 1)))
            if body is not None and body.key and self._gazetteer.offices_by_key[body.key].single:
                return body.key, first
        return None, last

    def _state(self, name: Found) -> str | None:
        if name.entity is None or name.kind == "person":
            return None
        known = self._gazetteer.entity(name.entity)
        return known.country or known.group
