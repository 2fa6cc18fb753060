"""Codes of bodies that the gazetteer does not have: by a word of their name, and the state inside, behind or around it.

In come the names of an article and the states that it speaks of, out come codes by the first token of each body's name.
What a title says of a body is read in `codes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.found import Codes, Found
from runut.annotate.layers import Layers
from runut.annotate.spoken_of import SpokenOf
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack

STATELY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY"})
_REACH = 7  # tokens from a body's name to the state it belongs to


class Bodies:
    """Made once an article."""

    def __init__(
        self, layers: Layers, language: LanguagePack, gazetteer: Gazetteer, names: Sequence[Found], states: SpokenOf
    ) -> None:
        self._layers, self._words, self._gazetteer = layers, language.name_words, gazetteer
        self._names, self._states = names, states
        self._starting = {name.first: name for name in names}

    def read(self) -> dict[int, Codes]:
        """Codes of the bodies of which something can be told."""
        unknown = (name for name in self._names if name.kind == "organisation" and name.entity is None)
        read = {name.first: self._group_behind(name) or self.of_name(name, name.sector) for name in unknown}
        return {first: codes for first, codes in read.items() if codes.sector or codes.country}

    def of_name(self, name: Found, sector: str | None) -> Codes:
        """Codes of one body. sector: where it is known."""
        full = name.name or " ".join(self._layers.texts[name.first : name.last])
        words = full.casefold().split()
        sector = sector or self._sector(words)
        country = self._country_behind(name) or self.state_of(full)
        country = country or next((self._words.own_bodies[word] for word in words if word in self._words.own_bodies), None)
        if country is None and sector and self._words.worldwide.isdisjoint(words):
            stately = words[0] in self._words.body_firsts or sector in STATELY
            country = (self._states.most if stately else None) or self._states.of_body(name.first)
        return Codes(country, None, sector)

    def state_of(self, words: str) -> str | None:
        """The state of the first name in the words that the gazetteer finds and that has one."""
        found = self._gazetteer.find(words)
        return next((state for one in found if (state := self._gazetteer.entity(one.entities[0]).country)), None)

    def _sector(self, words: list[str]) -> str | None:
        """By the whole name, else the first word that says one, else the last, else one between."""
        sectors = self._words.body_sectors
        order = (" ".join(words), words[0], words[-1], *words[1:-1])  # "komisi xi", else a word of it
        told = next((sectors[word] for word in order if word in sectors), None)
        return told or ("GOV" if words[0] in self._words.body_firsts else None)

    def _group_behind(self, name: Found) -> Codes | None:
        """Codes of the body whose part it is and whose name follows: "Lembaga Pemantau Atom PBB", "Komisi Hukum DPR"."""
        after = self._starting.get(name.last)
        if after is None or not after.entity or after.kind != "organisation":
            return None
        known = self._gazetteer.entity(after.entity)
        if known.sector == "IGO" and not known.country:
            return Codes(None, known.group, known.sector)
        part = self._layers.texts[name.first].casefold() in self._words.parts and known.sector in STATELY
        return Codes(known.country, None, known.sector) if part else None

    def _country_behind(self, name: Found) -> str | None:
        """The state of what a body's name goes on with: "Departemen Asia Kedua Kementerian Luar Negeri Rusia"."""
        texts, end = self._layers.texts, self._layers.sentences[self._layers.sentence_of[name.first]].last
        for at in range(name.last, min(end, name.last + _REACH)):
            after = self._starting.get(at)
            known = self._gazetteer.entity(after.entity) if after is not None and after.entity else None
            if known is not None and known.kind != "person" and known.country:
                return known.country
            word = texts[at]
            if not (word[:1].isupper() or word == "dan" or word.casefold() in self._words.inside_titles):
                return None
        return None
