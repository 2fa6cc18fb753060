"""What the gazetteer says of an article's names on its day, each asked once."""

from __future__ import annotations

from datetime import date
from functools import cache

from runut.gazetteer import Gazetteer
from runut.gazetteer.find import plain_case
from runut.records import NameMention


@cache
def seats(gazetteer: Gazetteer) -> frozenset[str]:
    """Names of capitals and buildings that stand for governments, in small letters."""
    return frozenset(plain_case(claim.alias) for claim in gazetteer.claims if claim.role == "seat")


class Facts:
    """What the gazetteer knows of a name, asked once each."""

    def __init__(self, gazetteer: Gazetteer, day: date | None) -> None:
        self.gazetteer, self.day = gazetteer, day
        self._seats = seats(gazetteer)

    def codes(self, name: NameMention) -> tuple[str | None, str | None, str | None, str | None, str]:
        assert name.entity is not None
        return name.country, name.group, name.sector, name.office, self.gazetteer.entity(name.entity).name

    def is_seat(self, words: str) -> bool:
        """Whether a state's name is that of its capital or of a building ("Kremlin")."""
        return plain_case(words) in self._seats

    def office_of(self, words: str) -> str:
        """The office in full and small letters: "menteri luar negeri" for "menlu"; the words themselves where it is not known."""
        key = self.gazetteer.office_key(words)
        return self.gazetteer.offices_by_key[key].name.casefold() if key is not None else words

    def state_name(self, country: str) -> str:
        return self.gazetteer.describe(f"country.{country}", self.day).name
