"""What the gazetteer hands out: entities, tenures, offices, found names, body words. Frozen; imports only records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from runut.records.annotated import NameKind

AliasRole = Literal["name", "seat"]
BodyKind = Literal["person", "body", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """strong: names that one entity alone has. weak: surnames, short forms and seats, which others may share."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, state, group, body, place, outlet or agency.

    id: "country.RUS", "person.vladimir-putin", "group.HTS", "org.UN", "place.aleppo", "outlet.kompas.com", "agency.reuters".
    country: ISO 3166-1 alpha-3 of the state it belongs to; XKX for Kosovo. group: upper-case code; armed groups and
        international organisations have it, and no country. sector: codebook section 3; for a person that of one who
        holds no office. owner: of an outlet, the network or company. lat, lon: of a place, in degrees.
    """

    id: str
    kind: NameKind
    name: str
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    aliases: Aliases = Aliases()
    owner: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A kind of office, the same in every state or body.

    key: "foreign-minister". name: as an article has it ("Menteri Luar Negeri"). aliases: other words for it ("Menlu").
    sector: None where it is that of the body it belongs to. single: one holder at a time.
    rank: 0 for the first; of several offices held at once the one of lowest rank is named.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    sector: str | None
    single: bool
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person in an office. country: of a state; group: of an organisation or armed group.

    start, until: both included; `until` is None where no end was known on the day `verified`.
    """

    person: str
    key: str
    office: str
    country: str | None
    group: str | None
    sector: str | None
    start: date
    until: date | None
    verified: date
    source: str

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """Words of a text that name something known.

    start, end: code points, half-open. entities: ids, the likeliest first; more than one where the words are shared.
    role: "seat" where a capital or building may stand for a government ("Moskow"); the state comes first, then the place.
    strong: the words name one entity and no other.
    """

    start: int
    end: int
    entities: tuple[str, ...]
    role: AliasRole = "name"
    strong: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """PLOVER codes of an entity on a day."""

    name: str
    country: str | None
    group: str | None
    sector: str | None
    office: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWord:
    """A word that names a body, office or people together with a state or group: "Kemlu", "Menlu", "tentara".

    kind: "person" heads a person's title ("Menlu Rusia"), "body" an organ ("Kementerian Pertahanan Rusia"), "people" a
        set of persons ("pemberontak Suriah"). office: the name of the office where it is one. key: of that office.
    """

    phrase: str
    sector: str
    kind: BodyKind
    office: str | None = None
    key: str | None = None
