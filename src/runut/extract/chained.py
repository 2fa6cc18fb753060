"""The article's chains as extraction uses them: which party the words of a phrase stand for.

Names give the chain its codes as they are read; pronouns and descriptions take them. What a chain does not tell is left to `memory`.
"""

from __future__ import annotations

from collections.abc import Callable

from runut.extract.parties import Phrase
from runut.gazetteer import Described
from runut.records import Annotated, Chain

KINDS = {
    "person": ("person", "generic", "people"),
    "state": ("state",),
    "body": ("armed", "body", "organisation", "generic", "people"),
    "people": ("people", "armed", "body", "generic"),
}


class Chained:
    """Made once an article. describe: an entity's codes on its day."""

    def __init__(self, annotated: Annotated, describe: Callable[[str], Described]) -> None:
        self._chains, self._describe = annotated.chains, describe
        self._at = {
            (m.span.field, m.span.start): (m.span.end, number)
            for number, chain in enumerate(annotated.chains)
            for m in chain.mentions
        }
        self._last = {
            (m.span.field, m.span.end): number for number, chain in enumerate(annotated.chains) for m in chain.mentions
        }
        self._best: dict[int, Phrase] = {}

    def note(self, phrase: Phrase) -> None:
        """Keeps a phrase that says who it is as its chain's, unless an earlier one says more."""
        number = self._number_of_name(phrase)
        if number is None:
            return
        old = self._best.get(number)
        if old is None or worth(phrase) > worth(old):
            self._best[number] = phrase

    def _number_of_name(self, phrase: Phrase) -> int | None:
        """The chain of the phrase's last name or head whose kind is the phrase's."""
        units = phrase.units[phrase.first : phrase.last]
        for unit in reversed(units):
            number = self._last.get((phrase.origin, unit.end))
            if number is not None and phrase.kind in KINDS.get(self._chains[number].kind, ()):
                return number
        return None

    def chain_of(self, phrase: Phrase) -> int | None:
        """The chain of a pronoun or description: the mention that begins where the phrase does."""
        found = self._at.get((phrase.origin, phrase.units[phrase.first].start))
        return found[1] if found is not None else None

    def meant(self, phrase: Phrase) -> list[Phrase]:
        """Whom a pronoun or description stands for, several for "keduanya"; none where no chain tells, or one of them has no codes."""
        number = self.chain_of(phrase)
        if number is None:
            return []
        chain = self._chains[number]
        members = [self._best.get(n) or self._made(self._chains[n], phrase) for n in (chain.members or (number,))]
        found = [party for party in members if party is not None]
        return found if len(found) == len(members) else []

    def state(self, country: str) -> Phrase:
        """The state by its code."""
        entity = f"country.{country}"
        return Phrase(0, 0, "state", name=self._describe(entity).name, country=country, sector="GOV", entity=entity)

    def _made(self, chain: Chain, place: Phrase) -> Phrase | None:
        """A party that no phrase read before names, from its entity."""
        if chain.entity is None or chain.kind not in ("person", "state", "body"):
            return None
        told = self._describe(chain.entity)
        kind = (
            "person"
            if chain.kind == "person"
            else "state"
            if chain.kind == "state"
            else "armed"
            if told.group
            else "organisation"
        )
        sector = told.sector or ("GOV" if kind == "state" else None)
        return Phrase(
            place.first,
            place.last,
            kind,
            name=told.name,
            country=told.country,
            group=told.group,
            sector=sector,
            office=told.office,
            entity=chain.entity,
            units=place.units,
            origin=place.origin,
            short=told.name.split()[-1].lower() if kind == "person" else "",
        )


def worth(phrase: Phrase) -> tuple[bool, bool]:
    """How much a phrase says of who it is."""
    return bool(phrase.country or phrase.group), phrase.entity is not None
