"""What the gazetteer says of an article's names on its day, each asked once."""

from __future__ import annotations

from datetime import date

from runut.gazetteer import Gazetteer
from runut.records import NameMention


class Facts:
    """What the gazetteer knows of a name, asked once each."""

    def __init__(self, gazetteer: Gazetteer, day: date | None) -> None:
        self.gazetteer, self.day = gazetteer, day
        self._seats: dict[str, bool] = {}

    def codes(self, name: NameMention) -> tuple[str | None, str | None, str | None, str | None, str]:
        assert name.entity is not None
        told = self.gazetteer.describe(name.entity, self.day)
        return told.country, told.group, told.sector, told.office, told.name

    def is_seat(self, words: str) -> bool:
        if words not in self._seats:
            found = self.gazetteer.find(words)
            self._seats[words] = bool(found) and found[0].role == "seat"
        return self._seats[words]

    def office_of(self, words: str) -> str:
        """The office in full and small letters: "menteri luar negeri" for "menlu"; the words themselves where it is not known."""
        key = self.gazetteer.office_key(words)
        return self.gazetteer.offices_by_key[key].name.casefold() if key is not None else words

    def state_name(self, country: str) -> str:
        return self.gazetteer.describe(f"country.{country}", self.day).name
