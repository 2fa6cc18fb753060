"""Whom names and titles stand for: PLOVER codes on the article's day, and titles that are wrong for it.

In come names, titles and the article, out come the codes of each name and the phrases that name a party by its office or
kind alone. Codes come from the gazetteer, else from the title in the text; a body without a state is that of the state
which the article speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from runut.annotate.affiliation import Affiliations
from runut.annotate.bodies import STATELY, Bodies
from runut.annotate.found import Codes, Found, fold
from runut.annotate.layers import Layers
from runut.annotate.spoken_of import SpokenOf
from runut.annotate.titles import Title, bodies_of
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.records import Article, NameKind
from runut.records.annotated import NameFlag

FORMER = "ELI"
NATIONAL = frozenset({"JUD", "LEG", "PTY"})
"""Bodies that many states have under one name: "MK", "Partai Demokrat"."""
PRIVATE = "CVL"
"""Who speaks, and of whom no title tells more."""
UNOFFICIAL = frozenset({"BUS", "EDU", "JRN", "NGO", "MED", "REL", "LAB", "CVL"})
"""Sectors of bodies that have no head of state: who is "Presiden" of one is of its sector."""
ARMED = frozenset({"MIL", "COP"})
PLAIN = frozenset({None, PRIVATE, FORMER, "UAF", "CRM", "IGO", "EDU"})
"""What a title says of anybody; it tells nothing against what a person is known for."""
KINDS: dict[str, NameKind] = {"person": "office", "body": "organisation", "people": "people"}
_NEAR = 3  # sentences after which a body without a state is no longer that of the state told last


_NOTHING = Codes()


@dataclass(frozen=True, slots=True)
class Described:
    """A title that stands alone. entity: the holder of the office."""

    first: int
    last: int
    kind: NameKind
    codes: Codes
    entity: str | None = None
    name: str | None = None


class CodeReader:
    """Made once an article."""

    def __init__(
        self, article: Article, layers: Layers, language: LanguagePack, gazetteer: Gazetteer, names: Sequence[Found]
    ) -> None:
        self._layers, self._language, self._gazetteer, self._names = layers, language, gazetteer, names
        self._words = language.name_words
        self._day = article.published.end if article.published else None
        self._states = SpokenOf(article, layers, gazetteer, names)
        self._spoken_of = self._states.most
        self._last: dict[str, tuple[str, int]] = {}
        self._starting = {name.first: name for name in names}
        self._bodies = Bodies(layers, language, gazetteer, names, self._states)
        self._codes = self._bodies.read()
        self._said: dict[str, Codes] = {}

    def read(self, titles: Sequence[Title], upos: Sequence[str] = ()) -> tuple[dict[int, Codes], list[Described]]:
        """Codes of names by their first token, and the titles that stand alone. upos: what the network read."""
        codes = self._codes
        described: list[Described] = []
        beside = Affiliations(self._layers, self._language, self._names, titles, upos, self._of_title, self._of_name)
        for title in titles:
            self._head_body(title)
            self._serve(title)
            told = self._of_title(title)
            if title.person is not None and title.owner is None and title.person.first in codes:
                continue  # a title that says whose it is has told already
            if title.person is not None:
                codes[title.person.first] = self._of_person(title.person, title, self._more(told, title, beside))
            elif title.named is not None:
                codes[title.named.first] = _merged(told, codes.get(title.named.first, _NOTHING))
            elif (made := self._describe(title, told)) is not None:
                described.append(made)
                codes.update({name.first: made.codes for name in title.inside if name.entity is None})
        self._beside(codes, beside)
        self._rest(codes)
        self._complete(codes)
        return codes, described

    def _head_body(self, title: Title) -> None:
        """ "rumah sakit Anwar Sutedja": what looks like a person is the body's name."""
        if title.owner is None and title.lead.phrase.lower() in self._words.body_heads:
            name = self._starting.get(title.last)
            if name is not None and name.kind == "person" and name.entity is None:
                name.kind, title.person = "organisation", None
                self._codes[name.first] = self._bodies.of_name(name, title.lead.sector)

    def _of_name(self, name: Found) -> Codes:
        return self._of_entity(name.entity) if name.entity else self._codes.get(name.first, _NOTHING)

    def _more(self, told: Codes, title: Title, beside: Affiliations) -> Codes:
        """What a title tells that does not say whose it is, with what else is said of its person."""
        person = title.person
        if person is None or person.entity is not None or title.owner is not None or title.own is not None:
            return told
        found = beside.read(person)
        if found is None or not (found.country or found.group):
            return told
        sector = found.sector if title.open and found.sector else told.sector or found.sector
        return replace(told, country=found.country, group=found.group, sector=sector)

    def _beside(self, codes: dict[int, Codes], beside: Affiliations) -> None:
        """Codes of unknown persons without a title by what stands beside their names."""
        for name in self._names:
            known = codes.get(name.first, _NOTHING)
            whose = known.country or known.group
            if name.kind != "person" or name.entity is not None or (known.sector and whose):
                continue
            found = beside.read(name)
            if found is not None:
                country, group = (known.country, known.group) if whose else (found.country, found.group)
                codes[name.first] = replace(known, country=country, group=group, sector=known.sector or found.sector)

    def _serve(self, title: Title) -> None:
        """ "juru bicara Trump": a person in office whom somebody serves is no spokesperson himself."""
        person = title.person
        if person is None or not person.entity or title.owner is not None or person.first != title.last:
            return
        if title.lead.phrase.lower() not in self._words.serving or self._day is None:
            return
        held = self._gazetteer.offices(person.entity, self._day)
        if held and title.lead.key not in {tenure.key for tenure in held} and held[0].key in self._words.served:
            title.owner, title.person, title.last = person, None, person.last

    def _of_title(self, title: Title) -> Codes:
        owner = title.owner or title.own
        country, group, of_owner = self._owner(owner)
        own = self._words.own_bodies.get(title.lead.phrase.lower())
        if own is not None and (owner is None or owner.kind in ("country", "place")):
            country = own
        sector = self._sector(title, owner, country, group, of_owner)
        if country is None and group is None and (owner is None or not owner.entity):
            country = self._unsaid(title, sector)
        if country and sector:
            self._last[sector] = country, self._layers.sentence_of[title.first]
        office = title.lead.office or self._phrase(title) if title.lead.kind == "person" and not title.former else None
        past = (title.former and title.lead.kind == "person") or (title.retired and sector in ARMED)
        return Codes(country, group, FORMER if past else sector, office, title.first)

    def _owner(self, owner: Found | None) -> tuple[str | None, str | None, str | None]:
        """Country, group and sector of whose it is."""
        if owner is None:
            return None, None, None
        if owner.entity is None:
            told = self._codes.get(owner.first, _NOTHING)
            return told.country, told.group, told.sector
        known = self._gazetteer.describe(owner.entity, self._day)
        if known.sector in NATIONAL and self._states.is_foreign(known.country):
            return None, None, known.sector
        return known.country, known.group, known.sector

    def _sector(
        self, title: Title, owner: Found | None, country: str | None, group: str | None, of_owner: str | None
    ) -> str | None:
        lead = title.lead
        if of_owner in UNOFFICIAL and lead.kind == "person" and lead.sector in STATELY:
            return of_owner  # "Presiden Grab", "Raja TikTok"
        behind = next((word.sector for word in bodies_of(title)), None)
        if group and not country and (title.open or lead.sector in STATELY):
            return of_owner  # "pasukan Hamas", "pejabat PBB"
        if title.open:
            if (
                behind is None
                and owner is not None
                and (owner.kind in ("organisation", "group", "outlet") or self._is_site(owner))
            ):
                return of_owner
            return behind or lead.sector or ("GOV" if country and title.owner is not None else None)
        if lead.sector == "MIL" and behind == "COP":
            return behind  # "Brigjen polisi"
        if lead.sector == "IGO" and country and title.owner is not None:
            return "GOV"  # "diplomat tertinggi Ruritania"
        return lead.sector or None

    def _is_site(self, owner: Found) -> bool:
        """Whether a place is somebody's, as a hospital is."""
        return owner.kind == "place" and owner.entity is not None and self._gazetteer.entity(owner.entity).sector is not None

    def _unsaid(self, title: Title, sector: str | None) -> str | None:
        """The state of a body or office that stands without one."""
        if sector not in STATELY and (title.person is None or title.person.entity or sector in (None, "IGO")):
            return None
        if title.named is not None and (inside := self._bodies.state_of(self._text(title.named.first, title.named.last))):
            return inside
        if sector in STATELY or title.person is None:
            last, sentence = self._last.get(sector or "", (None, 0))
            near = self._layers.sentence_of[title.first] - sentence <= _NEAR
            return last if last and (near or self._spoken_of is None) else self._spoken_of
        return self._states.of_person(self._text(title.person.first, title.person.last))

    def _phrase(self, title: Title) -> str:
        return " ".join(word.phrase for word in title.words).title()

    def _text(self, first: int, last: int) -> str:
        return " ".join(self._layers.texts[first:last])

    def _of_person(self, person: Found, title: Title, told: Codes) -> Codes:
        if person.entity is None:
            same = self._same_holder(person, title, told)
            if same is None:
                return told
            person.entity = same
        known = (
            self._undated(person.entity, title) or self._otherwise(person.entity, title, told) or self._of_entity(person.entity)
        )
        flag: NameFlag | None = "office" if self._is_misplaced(person.entity, title) else known.flagged
        return replace(
            known, titled=title.first, flagged=flag, country=known.country or (None if known.group else told.country)
        )

    def _same_holder(self, person: Found, title: Title, told: Codes) -> str | None:
        """Who held the title's office on the day, where the surname is the same: "Menlu AS Michael Richard Pompeo"."""
        surname = fold(self._layers.texts[person.last - 1])
        for country in (told.country,) if title.owner is not None else (told.country, *self._states.weights):
            holder, _ = self._holder(title, replace(told, country=country))
            if holder is not None and fold(self._gazetteer.entity(holder).name.split()[-1]) == surname:
                return holder
        return None

    def _otherwise(self, entity: str, title: Title, told: Codes) -> Codes | None:
        """Codes by what the article says of somebody who holds no office that is known: a namesake, or a post of his that is not.

        Not by a title that says what he was once, nor by one that says no body: "Jenderal" is said of the retired as well.
        """
        began = any(self._day is not None and tenure.start <= self._day for tenure in self._gazetteer.offices(entity))
        if self._day is None or self._gazetteer.offices(entity, self._day) or (began and told.sector != "COP"):
            return None  # a statesman out of office is known; a policeman of his name is another
        known = self._gazetteer.describe(entity, self._day)
        codes = replace(told, country=told.country or known.country, titled=None)
        if title.retired and known.sector in ARMED:
            codes = replace(codes, sector=FORMER)
        elif told.sector in PLAIN or title.former or (title.owner is None and title.own is None):
            return None
        self._said[entity] = codes
        return codes

    def _of_entity(self, entity: str) -> Codes:
        if entity in self._said:
            return self._said[entity]
        told = self._gazetteer.describe(entity, self._day)
        return Codes(told.country, told.group, told.sector, told.office, None, self._flag_of(entity))

    def _undated(self, entity: str, title: Title) -> Codes | None:
        """Codes by the office that an article without a day gives to its holder."""
        if self._day is not None or title.former:
            return None
        held = [tenure for tenure in self._gazetteer.offices(entity) if tenure.key == title.lead.key]
        return Codes(held[0].country, held[0].group, held[0].sector, held[0].office) if held else None

    def _flag_of(self, entity: str) -> NameFlag | None:
        """Whether the office is taken from a row that was last verified before the article's day."""
        if self._day is None or not entity.startswith("person."):
            return None
        held = self._gazetteer.offices(entity, self._day)
        return "verified" if held and held[0].until is None and held[0].verified < self._day else None

    def _is_misplaced(self, entity: str, title: Title) -> bool:
        """Whether the title says an office that the person had before or has later, or that somebody else has."""
        key = title.lead.key
        if key is None or self._day is None or title.former or title.acting or len(title.words) > 1:
            return False
        office = self._gazetteer.offices_by_key.get(key)
        if office is None or not office.single or (title.owner is not None and title.owner.kind not in ("country", "place")):
            return False
        ever = [tenure for tenure in self._gazetteer.offices(entity) if tenure.key == key]
        if any(tenure.held_on(self._day) for tenure in ever):
            return False
        if ever:
            return True
        named = title.lead.phrase == office.name
        held = self._gazetteer.offices(entity, self._day)
        of = held[0].country if held else None
        return bool(named and of and self._gazetteer.tenure(key, of, self._day))

    def _describe(self, title: Title, told: Codes) -> Described | None:
        """A title without a person, where it says whose it is or is a body that needs not."""
        bare = title.owner is None and title.own is None
        if not (told.country or told.group) or not told.sector:
            return None
        if bare and (title.lead.kind == "person" or title.colours or self._head(title) not in self._words.bare_bodies):
            return None
        entity, flag = self._holder(title, told)
        name = None
        if title.owner is not None and title.owner.entity and title.owner.kind == "country":
            state = self._gazetteer.entity(title.owner.entity).name
            name = f"{self._text(title.first, title.owner.first)} {state}"
        if entity:
            name = self._gazetteer.entity(entity).name
        codes = replace(told, titled=None, flagged=flag)
        return Described(title.first, title.last, KINDS[title.lead.kind], codes, entity, name)

    def _head(self, title: Title) -> str:
        return self._text(title.first, title.head_last).lower()

    def _holder(self, title: Title, told: Codes) -> tuple[str | None, NameFlag | None]:
        """Who held the office on the day, and whether that is past what was verified."""
        key, of = title.lead.key or self._gazetteer.office_key(title.lead.phrase), told.country or told.group
        if key is None or of is None or self._day is None or title.former or title.acting or len(title.words) > 1:
            return None, None
        if not self._gazetteer.offices_by_key[key].single or title.lead.kind != "person":
            return None, None
        if title.owner is not None and (title.owner.kind == "place" or told.sector in UNOFFICIAL):
            return None, None  # "Gubernur California", "Presiden Grab"
        tenure = self._gazetteer.tenure(key, of, self._day)
        if tenure is None:
            return None, None
        return tenure.person, "verified" if tenure.until is None and tenure.verified < self._day else None

    def _rest(self, codes: dict[int, Codes]) -> None:
        """Codes of names without a title: known ones, and persons whom a title elsewhere in the article tells."""
        told: dict[str, Codes] = {}
        known = {key: name.entity for name in self._names if name.entity and name.kind == "person" for key in self._keys(name)}
        for name in self._names:
            if name.kind == "person" and name.entity is None and name.name and name.first not in codes:
                name.entity = known.get(name.name.casefold())  # the holder of an office, known by its title
        for name in self._names:
            titled = name.first in codes and codes[name.first].sector
            if titled and (name.entity is None or self._day is None):
                for key in self._keys(name):
                    told.setdefault(key, replace(codes[name.first], titled=None))
        sure = {key for name in self._names if name.kind == "person" and (name.strong or name.read) for key in self._keys(name)}
        for name in self._names:
            if name.first in codes and codes[name.first].sector:
                continue
            same = next((told[key] for key in self._keys(name) if key in told), None)
            if name.entity is not None and (same is None or self._day is not None):
                codes[name.first] = self._known(name.entity, name.first)
            elif same is not None:
                codes[name.first] = same
            elif name.kind == "person" and not sure.isdisjoint(self._keys(name)):
                country = self._states.of_person(name.name or self._text(name.first, name.last))
                codes[name.first] = Codes(country, None, PRIVATE)

    def _complete(self, codes: dict[int, Codes]) -> None:
        """A state for unknown persons of whom only the sector is told."""
        for name in self._names:
            told = codes.get(name.first, _NOTHING)
            unknown = name.kind == "person" and name.entity is None and not (told.country or told.group)
            if unknown and told.sector not in (None, "IGO", FORMER):
                country = self._states.of_person(name.name or self._text(name.first, name.last))
                codes[name.first] = replace(told, country=country)

    def _known(self, entity: str, first: int) -> Codes:
        told = self._of_entity(entity)
        if told.sector in NATIONAL and not entity.startswith("person.") and self._states.is_foreign(told.country):
            return replace(told, country=self._spoken_of or self._states.of_body(first))
        return told

    def _keys(self, name: Found) -> tuple[str, ...]:
        """By what a name without entity is met again: its full name, and of a person the last word."""
        words = (name.name or self._text(name.first, name.last)).split()
        full = " ".join(words).casefold()
        return (full, fold(words[-1])) if name.kind == "person" else (full,)


def _merged(first: Codes, second: Codes) -> Codes:
    """The first codes, with what they leave open from the second."""
    whose = first if first.country or first.group else second
    return replace(first, country=whose.country, group=whose.group, sector=first.sector or second.sector)
