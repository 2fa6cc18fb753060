"""Phrases that name a party: "Presiden Rusia Vladimir Putin", "tentara Suriah", "Juru bicara Kremlin, Dmitry Peskov".

In come the units of a sentence, out come maximal phrases with the codes of whom they stand for on the article's day.
Coordination ("Rusia dan Turki") and roles are left to `syntax` and `arguments`; pronouns to `memory`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from runut.extract.units import Unit
from runut.gazetteer import Described, Gazetteer
from runut.grammar import Head, Lexicon
from runut.records import NameMention, Place
from runut.records.span import Field
from runut.remembered import remembered

FORMER = "ELI"
POLITICAL_TITLES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB", "SPY", "ELI", "IGO"})
NATIONAL = frozenset({"JUD", "LEG", "PTY"})
ALLIED = "pro-"
TITLE_REACH = 14
"""Units between a title and its bearer."""
UNOFFICIAL = frozenset({"BUS", "EDU", "JRN", "NGO", "MED", "REL", "LAB", "CVL"})
"""Sectors of bodies that have no head of state: "Presiden Grab" is of a company."""


@dataclass(slots=True)
class Phrase:
    """A party in the making.

    first, last: half-open range of units. kind: that of `ontology/plover.toml`, or "pronoun", or "generic" for a head
    that names nobody by itself ("presiden itu"). seat: a capital or building that may stand for its government.
    owned: whose it is, a clitic tells ("kedutaannya"). allied: a force named by whom it is for ("milisi pro-Iran").
    stands_for: the party told before whose name and codes it took. told: the name of a person.
    """

    first: int
    last: int
    kind: str
    name: str = ""
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    office: str | None = None
    entity: str | None = None
    pronoun: str | None = None
    seat: bool = False
    plural: bool = False
    short: str = ""
    heads: list[Head] = field(default_factory=list)
    head_words: str = ""
    units: list[Unit] = field(default_factory=list)
    origin: Field = "text"
    members: list[Phrase] = field(default_factory=list)
    counterpart: bool = False
    owned: bool = False
    allied: bool = False
    stands_for: Phrase | None = field(default=None, compare=False, repr=False)
    told: NameMention | None = field(default=None, compare=False, repr=False)

    @property
    def known(self) -> bool:
        """Whether it says who it is: a state, a group, or a person or body with a name."""
        return bool(self.country or self.group or self.entity or self.members or self.allied or self.kind == "person")


def single(word: str) -> str:
    """ "jet-jet" as "jet": a doubled noun heads a party as the single one does."""
    half, dash, rest = word.partition("-")
    return half if dash and half == rest and len(half) > 2 else word


@remembered
def is_count(word: str) -> bool:
    """Whether a number can say how many; "2016" before a party is a year, and "10/6" a day."""
    if word.isalpha():
        return False
    digits = word.replace(".", "")
    return digits.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20"))


class PartyReader:
    """Reads the phrases of one article; made once for each, with its day.

    states: codes of the states that the article names. A court or party known as that of another state ("MK",
    "Partai Demokrat") is then some other one of that name.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, day: date | None, states: frozenset[str] = frozenset()) -> None:
        self.lexicon, self.gazetteer, self.day, self.states = lexicon, gazetteer, day, states
        self.headline = False
        self._seats: dict[str, bool] = {}
        self._told: dict[str, Described] = {}

    def describe(self, entity: str) -> Described:
        """Its codes on the article's day, looked up once an article."""
        told = self._told.get(entity)
        if told is None:
            told = self._told[entity] = self.gazetteer.describe(entity, self.day)
        return told

    def read(self, units: Sequence[Unit], taken: dict[int, int]) -> list[Phrase]:
        """The phrases in order. taken: units inside a trigger, each with the unit after it; no phrase begins there."""
        lows = [single(unit.low) if "-" in unit.low else unit.low for unit in units]
        starters = self.lexicon.starters
        opening = [at for at, low in enumerate(lows) if low in starters or units[at].name is not None or is_count(low)]
        found: list[Phrase] = []
        reached = 0
        for at in opening:
            if at < reached:
                continue
            if at in taken:
                reached = taken[at]
            elif phrase := self._at(units, lows, at):
                found.append(phrase)
                reached = phrase.last
        self._share_office(found, units, lows)
        return found

    def _share_office(self, phrases: list[Phrase], units: Sequence[Unit], lows: list[str]) -> None:
        """ "menteri pertahanan Rusia, Turki, dan Suriah": one party a state, each with the office."""
        for index, phrase in enumerate(phrases):
            ending = units[phrase.last - 1].name
            if not (phrase.office and phrase.country and phrase.heads and ending and ending.kind in ("country", "place")):
                continue
            others = self._coordinated(phrases, index, lows)
            if not others:
                continue
            for one in (phrase, *others):
                state = self.describe(f"country.{one.country}")
                one.entity, one.name, one.kind, one.short = f"country.{one.country}", state.name, "state", ""
                one.sector, one.office, one.heads = phrase.sector, phrase.office, phrase.heads

    def _coordinated(self, phrases: list[Phrase], index: int, lows: list[str]) -> list[Phrase]:
        """The bare states listed behind a phrase, where a coordinator ends the list."""
        found: list[Phrase] = []
        before, ended = phrases[index], False
        for phrase in phrases[index + 1 :]:
            between = lows[before.last : phrase.first]
            bare = phrase.kind == "state" and not phrase.heads and bool(phrase.country)
            if ended or not bare or not between or len(between) > 2 or not all(self._lists(low) for low in between):
                break
            found.append(phrase)
            ended = between[-1] != ","
            before = phrase
        return found if ended else []

    def _lists(self, low: str) -> bool:
        return low == "," or low in self.lexicon.coordinators

    def _at(self, units: Sequence[Unit], lows: list[str], at: int) -> Phrase | None:
        lexicon = self.lexicon
        start = at
        while at < len(units) and (lows[at] in lexicon.quantifiers or is_count(lows[at])) and not units[at].name:
            at += 1
        if at == len(units):
            return None
        former = False
        if lows[at] in lexicon.former:
            former, at = True, at + 1
            if at == len(units):
                return None
        if not units[at].name:
            pronoun = lexicon.pronouns.at(lows, start)
            if pronoun:
                kind = "both" if pronoun[1] == "sides" else pronoun[1]
                return Phrase(
                    start,
                    start + pronoun[0],
                    "pronoun",
                    pronoun=kind,
                    plural=kind in ("plural", "both"),
                )
        phrase = Phrase(start, at, "generic", plural=start < at and lows[start] not in self.lexicon.single)
        if self._is_part(units, at):
            return None
        phrase.counterpart = (
            start > 1 and lows[start - 1] in self.lexicon.located and lows[start - 2] in self.lexicon.possessives
        )
        end = self._elements(units, lows, at, phrase)
        if end == at:
            return None
        phrase.last = end
        self._bear(units, phrase)
        self._apposition(units, lows, phrase)
        self._finish(units, phrase, former)
        ending = units[phrase.last - 1].name
        if phrase.heads and phrase.heads[0].kind == "weapon" and ending and ending.kind == "place":
            return None  # "bom Bali": where, not whose
        if phrase.kind == "generic" and phrase.heads:
            if phrase.heads[0].kind == "weapon":
                return None
            if not self._ally(units, phrase):
                self._locate(units, lows, phrase)
        return phrase

    def _ally(self, units: Sequence[Unit], phrase: Phrase) -> bool:
        """Takes in "pro-Iran" behind a force: it acts for itself, and is told by whom it is for."""
        at = phrase.last
        if phrase.heads[0].kind != "armed" or at >= len(units) or not units[at].low.startswith(ALLIED):
            return False
        phrase.last, phrase.kind, phrase.allied = at + 1, "armed", True
        phrase.name = self._full(units, phrase)
        return True

    def _is_part(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a state's name opens a longer name that no list knows: "Tokyo Belly", "Amerika Latin". Not in headlines."""
        name = units[at].name
        if name is None or name.kind != "country" or at + 1 >= len(units) or name.span.field == "title":
            return False
        after = units[at + 1]
        return (
            after.name is None
            and after.text[:1].isupper()
            and not after.text.isupper()
            and after.text.isalpha()
            and units[at].end + 1 == after.start
            and not self._head([after.low], 0)
        )

    def _locate(self, units: Sequence[Unit], lows: list[str], phrase: Phrase) -> None:
        """ "polisi di Jericho", "partai oposisi di Nepal": a body without a name is that of the place it is in."""
        at = phrase.last
        while at < len(units) and lows[at] in self.lexicon.fillers:
            at += 1
        if at + 1 >= len(units) or lows[at] not in self.lexicon.located or phrase.first == phrase.last:
            return
        origin = lows[at] in self.lexicon.belonging
        if origin and self._serve(units, lows, at + 1, phrase):
            return
        at += 1 + (not units[at + 1].name and at + 2 < len(units))
        name = units[at].name if at < len(units) else None
        if name is None or name.entity is None or name.kind not in ("country", "place"):
            return
        phrase.country = self.describe(name.entity).country
        if phrase.country:
            phrase.kind = phrase.heads[0].kind
            if origin and phrase.kind == "people":
                phrase.last = at + 1  # "seorang pendeta Katolik asal Oslo" is one party, and no town
                phrase.name = self._full(units, phrase)

    def _serve(self, units: Sequence[Unit], lows: list[str], at: int, phrase: Phrase) -> bool:
        """Takes in the body whose people they are: "para dokter dari dua lembaga bantuan Prancis"."""
        if phrase.heads[0].kind != "people":
            return False
        while at < len(units) and (lows[at] in self.lexicon.quantifiers or is_count(lows[at])) and not units[at].name:
            at += 1
        body = Phrase(at, at, "generic")
        end = self._elements(units, lows, at, body)
        if not (body.heads and body.country and body.heads[0].kind == "organisation"):
            return False
        phrase.country, phrase.kind, phrase.last = body.country, "people", end
        phrase.name = self._full(units, phrase)
        return True

    def _elements(self, units: Sequence[Unit], lows: list[str], at: int, phrase: Phrase) -> int:
        """Reads heads, names and what may stand between them; returns the unit after the last head or name."""
        end = at
        while at < len(units):
            unit = units[at]
            if unit.name and unit.name.kind not in ("office", "outlet") and not self._is_office(unit):
                if self._is_own_state(phrase, unit):
                    at = end = at + 1
                    continue
                if not self._fits(phrase, unit):
                    break
                assert unit.name is not None
                self.take_name(phrase, unit.name, unit.text)
                at += 1
                end = self._alias(units, at)
                at = end
                if phrase.kind == "person" and phrase.short:
                    break
                continue
            head = self._head(lows, at)
            if head and not (phrase.entity or phrase.country):
                length, value = head
                phrase.heads.append(value)
                phrase.head_words = (phrase.head_words + " " + " ".join(lows[at : at + length])).strip()
                at += length
                end = (
                    self._alias(units, at) if at + 3 < len(units) and units[at + 3].name else at
                )  # "Kepolisian Daerah (Polda) X"
                at = end
            elif at - end < 2 and self._may_stand_inside(units, lows, at, phrase):
                at += 1
            else:
                break
        return end

    def _is_own_state(self, phrase: Phrase, unit: Unit) -> bool:
        """ "Badan Pemeriksa Keuangan (BPK) RI": the state whose body it is."""
        name = unit.name
        body = phrase.kind == "organisation" and phrase.entity is not None and unit.text.isupper()
        return body and name is not None and name.kind == "country" and name.entity == f"country.{phrase.country}"

    def _is_office(self, unit: Unit) -> bool:
        """Whether what was taken for a person is the short form of an office: "Menag"."""
        if unit.name is None or unit.name.kind != "person" or unit.name.entity is not None or unit.name.name is not None:
            return False
        head = self._head([unit.low], 0)
        return head is not None and head[1].title and head[1].office is not None

    def _may_stand_inside(self, units: Sequence[Unit], lows: list[str], at: int, phrase: Phrase) -> bool:
        """ "delegasi tingkat tinggi Rusia", "wakil menteri", "warga Kurdi Irak" (a people that no list knows)."""
        if (phrase.heads or phrase.country) and lows[at] in self.lexicon.fillers:
            return True
        if not phrase.heads:
            return lows[at] in self.lexicon.deputy and self._head(lows, at + 1) is not None
        if phrase.country or units[at].name:
            return False
        if lows[at].startswith(ALLIED) and self._names(units, at + 1):
            return True  # "kelompok pro-Iran Hizbullah"
        if not self._names(units, at + 1):
            body = phrase.heads[-1].kind == "body" and self._names(units, at + 2)  # "otoritas penegakan hukum Kamboja"
            return body and all(self._is_plain(units[i], lows[i]) for i in (at, at + 1))
        unit = units[at]
        if unit.text[:1].isupper():
            return not self.headline
        return unit.text.isalpha() and not self.lexicon.verbal.match(unit.low) and unit.low not in self.lexicon.closed

    def _is_plain(self, unit: Unit, low: str) -> bool:
        """Whether it may be a noun inside a body's name: no verb, no joining word, no name."""
        lexicon = self.lexicon
        return (
            unit.name is None
            and low.isalpha()
            and unit.text == low
            and not lexicon.verbal.match(low)
            and low not in lexicon.closed
        )

    def _names(self, units: Sequence[Unit], at: int) -> bool:
        name = units[at].name if at < len(units) else None
        return name is not None and name.kind in ("country", "group")

    def _head(self, lows: list[str], at: int) -> tuple[int, Head] | None:
        if at >= len(lows):
            return None
        found = self.lexicon.heads.at(lows, at)
        if not found:
            return None
        length, head = found
        if lows[at] in self.lexicon.portfolio_heads and at + length < len(lows):
            field_ = self.lexicon.portfolios.at(lows, at + length)
            if field_:
                office = (
                    f"{head.office} {' '.join(lows[at + length : at + length + field_[0]]).title()}" if head.title else None
                )
                return length + field_[0], Head(
                    kind=head.kind, sector=head.sector, office=office, title=head.title, country=head.country
                )
        return length, head

    def _fits(self, phrase: Phrase, unit: Unit) -> bool:
        """Whether a name can follow what the phrase already has: not two states, nor a state after a person."""
        name = unit.name
        assert name is not None
        if phrase.short and phrase.kind == "person":
            return False
        if not (phrase.country or phrase.entity):
            return True
        if name.kind in ("country", "place"):
            return bool(phrase.group) and bool(phrase.heads)
        # A person follows a state only where a title heads them, "Menlu Iran Abbas Araghchi", or "mitranya dari Turki Hakan Fidan".
        return bool(phrase.heads) or phrase.counterpart

    def take_name(self, phrase: Phrase, name: NameMention, words: str) -> None:
        """Gives the phrase the codes and name of a name in it, written in those words."""
        one = bool(phrase.heads) and phrase.heads[-1].kind == "people" and not phrase.plural and " " in words
        if name.entity is None and name.kind == "person" and phrase.heads and not (phrase.heads[-1].title or one):
            phrase.kind, phrase.name = "organisation", words  # "Kabinet Kerja", "Partai Buruh"
            return
        if name.entity is None:
            phrase.kind = (
                "person" if name.kind == "person" else "organisation" if name.kind in ("organisation", "group") else "place"
            )
            phrase.name = phrase.name or words
            if name.kind == "person":
                phrase.name, phrase.short = name.name or words, words.split()[-1].lower()
                phrase.entity, phrase.told = None, name  # "Menteri Israel Fulan" is not Israel
                told_of = name.sector in POLITICAL_TITLES  # by a title elsewhere in the article
                if told_of and not (phrase.country or phrase.group or phrase.heads):
                    phrase.country, phrase.group, phrase.sector = name.country, name.group, name.sector
            elif not (phrase.country or phrase.group):
                phrase.country, phrase.group, phrase.sector = name.country, name.group, phrase.sector or name.sector
            return
        told = self.describe(name.entity)
        if told.sector in NATIONAL and self._is_foreign(told.country):
            phrase.kind, phrase.name, phrase.sector = "organisation", phrase.name or words, told.sector
            return
        if name.kind == "person":
            phrase.kind, phrase.name, phrase.entity = "person", told.name, name.entity
            phrase.short = told.name.split()[-1].lower()
            phrase.country, phrase.group = (
                told.country or phrase.country,
                told.group or (None if told.country else phrase.group),
            )
            phrase.sector, phrase.office, phrase.told = told.sector, told.office, name
            return
        phrase.entity = phrase.entity or name.entity
        phrase.country, phrase.group = phrase.country or told.country, phrase.group or told.group
        phrase.sector = phrase.sector or told.sector
        phrase.name = phrase.name or told.name
        if phrase.kind == "generic":
            phrase.kind = {"country": "state", "place": "place", "group": "armed", "organisation": "organisation"}.get(
                name.kind, "organisation"
            )
            if name.kind == "country" and self._is_seat(words):
                phrase.seat = True

    def _is_foreign(self, country: str | None) -> bool:
        """Whether the article names states, and not this one."""
        return country is not None and bool(self.states) and country not in self.states

    def _is_seat(self, words: str) -> bool:
        if words not in self._seats:
            found = self.gazetteer.find(words)
            self._seats[words] = bool(found) and found[0].role == "seat"
        return self._seats[words]

    def _alias(self, units: Sequence[Unit], at: int) -> int:
        """After "(AS)" or "(HTS)" behind a name."""
        if at + 2 < len(units) and units[at].text == "(" and units[at + 2].text == ")" and units[at + 1].text[:1].isupper():
            return at + 3
        return at

    def _bear(self, units: Sequence[Unit], phrase: Phrase) -> None:
        """Takes in the person whose title this is, past words that no list knows: "eks Kepala Subdirektorat Penagihan X"."""
        several = phrase.plural and units[phrase.first].low not in self.lexicon.former
        if phrase.short or several or not phrase.heads or not phrase.heads[0].title:
            return
        bearer = next((unit.bearer for unit in units[phrase.first : phrase.last] if unit.bearer is not None), None)
        reach = range(phrase.last, min(len(units), phrase.last + TITLE_REACH))
        at = next((i for i in reach if bearer is not None and units[i].name is bearer), None)
        if at is None or bearer is None or any(self._parts(unit) for unit in units[phrase.last : at]):
            return
        if phrase.kind != "generic" and not phrase.country and not phrase.group:
            phrase.kind, phrase.name = "generic", ""
        self.take_name(phrase, bearer, units[at].text)
        phrase.last = at + 1

    def _parts(self, unit: Unit) -> bool:
        """Whether a unit cannot stand between a title and its bearer: a mark, another person, a verb."""
        if unit.name is not None:
            return unit.name.kind == "person"
        mark = not unit.text[:1].isalnum() and unit.text not in "()-–/&"
        return mark or bool(unit.text.islower() and self.lexicon.verbal.match(unit.low))

    def _apposition(self, units: Sequence[Unit], lows: list[str], phrase: Phrase) -> None:
        """ "Juru bicara Kremlin, Dmitry Peskov," and "Hakan Fidan, Menteri Luar Negeri Turki": one party."""
        at = phrase.last
        if phrase.short and at + 1 < len(units) and lows[at] in self.lexicon.nicknamed and units[at + 1].text[:1].isupper():
            at = phrase.last = at + 2  # "Fulan alias Badu"
        if at + 1 >= len(units) or units[at].text != ",":
            return
        follower = units[at + 1]
        titled = any(head.title for head in phrase.heads)
        closes = (
            at + 2 >= len(units)
            or units[at + 2].text in (",", ".", ")")
            or lows[at + 2] in self.lexicon.adverbs
            or lows[at + 2] in self.lexicon.speaking
        )
        borne = any(unit.bearer is not None and unit.bearer is follower.name for unit in units[phrase.first : phrase.last])
        speaks = phrase.first > 0 and lows[phrase.first - 1] in self.lexicon.closing  # "kata Kepala Dinas, Fulan dalam ..."
        if titled and not phrase.short and follower.name and follower.name.kind == "person" and (closes or borne or speaks):
            self.take_name(phrase, follower.name, follower.text)
            phrase.last = at + 2
        elif phrase.kind == "person" and phrase.short and not phrase.entity and not phrase.heads and self._head(lows, at + 1):
            other = Phrase(at + 1, at + 1, "generic")
            end = self._elements(units, lows, at + 1, other)
            if any(head.title for head in other.heads) and not other.short:
                phrase.heads, phrase.head_words = other.heads, other.head_words
                phrase.country, phrase.group = other.country, other.group
                phrase.sector = phrase.sector or other.sector
                phrase.last = end

    def _finish(self, units: Sequence[Unit], phrase: Phrase, former: bool) -> None:
        words = " ".join(unit.text for unit in units[phrase.first : phrase.last])
        heads = phrase.heads
        if heads:
            lead = heads[0]
            own = next(
                (h.country for h in heads if h.country and not (h.sector in NATIONAL and self._is_foreign(h.country))), None
            )
            phrase.country = phrase.country or (None if phrase.group else own)
            if phrase.kind != "person" or not phrase.short:
                phrase.kind = lead.kind if (phrase.country or phrase.group or phrase.entity) else "generic"
                if phrase.kind == "weapon":
                    phrase.kind = "armed"
                private = phrase.sector in UNOFFICIAL and lead.title and phrase.entity is not None
                owned = phrase.sector if (phrase.group and not phrase.country) or private else None
                phrase.sector = owned or next((h.sector for h in heads if h.sector), None) or phrase.sector
                phrase.office = next((h.office for h in heads if h.title), None)
                phrase.entity = phrase.entity if lead.kind == "body" and not lead.title else None
                phrase.name = self._full(units, phrase)
                if not private:
                    self.hold(phrase)
            elif not phrase.entity:
                phrase.sector = next((h.sector for h in heads if h.sector), None) or phrase.sector
                phrase.office = next((h.office for h in heads if h.title), None)
        elif phrase.kind == "state":
            phrase.sector = phrase.sector or "GOV"
        if phrase.head_words in self.lexicon.side_heads and not phrase.short:
            self._stand_for_side(units, phrase)
        if former:
            phrase.sector, phrase.office = FORMER, None
        phrase.name = phrase.name or words

    def _full(self, units: Sequence[Unit], phrase: Phrase) -> str:
        """The words without what counts them, states by their full names: "tentara Amerika Serikat" for "dua tentara AS"."""
        first = phrase.first
        while first + 1 < phrase.last and not units[first].name and self._counts(units[first]):
            first += 1
        parts: list[str] = []
        units = units[first : phrase.last]
        for at, unit in enumerate(units):
            named = unit.name if unit.name and unit.name.kind in ("country", "group") else None
            bracket = unit.text in "()" or (at and units[at - 1].text == "(")  # "(ISIS)" behind the name says nothing new
            if not bracket:
                parts.append(self.describe(named.entity).name if named and named.entity else unit.text)
        return " ".join(parts)

    def _counts(self, unit: Unit) -> bool:
        return unit.low in self.lexicon.quantifiers or is_count(unit.low)

    def host(self, phrase: Phrase) -> Phrase:
        """ "kunjungan ke Damaskus": a capital that is gone to stands for its state, as one that acts does."""
        bare = phrase.kind == "place" and phrase.country and not phrase.heads and not phrase.members
        words = " ".join(unit.text for unit in phrase.units[phrase.first : phrase.last])
        if not bare or not self._is_seat(words):
            return phrase
        state = replace(phrase, seat=True)
        self._stand_for_state(state)
        return state

    def _stand_for_side(self, units: Sequence[Unit], phrase: Phrase) -> None:
        """ "pihak Rusia" is Rusia, "pihak Polda Metro Jaya" the body."""
        names = [unit.name for unit in units[phrase.first : phrase.last] if unit.name is not None]
        body = next((name for name in names if name.kind in ("organisation", "group")), None)
        if body is None and phrase.country:
            self._stand_for_state(phrase)
        elif body is not None and body.kind == "organisation":
            told = self.describe(body.entity) if body.entity else None
            if told or body.country or body.group:
                phrase.kind, phrase.entity, phrase.heads = "organisation", body.entity, []
            phrase.name = told.name if told else body.name or body.span.text
            phrase.sector = told.sector if told else body.sector
            phrase.country, phrase.group = (told.country, told.group) if told else (body.country, body.group)

    def _stand_for_state(self, phrase: Phrase) -> None:
        """ "pihak Rusia" is Rusia."""
        entity = f"country.{phrase.country}"
        phrase.entity, phrase.name = entity, self.describe(entity).name
        phrase.kind, phrase.office, phrase.sector = "state", None, phrase.sector or "GOV"

    def place(self, phrase: Phrase, words: str) -> Place:
        """The phrase as a place of happening."""
        if phrase.entity is None:
            return Place(text=words, name=phrase.name)
        entity = self.gazetteer.entity(phrase.entity)
        name = words if entity.kind == "country" else entity.name
        return Place(text=words, name=name, country=entity.country, lat=entity.lat, lon=entity.lon, precision=entity.kind)

    def hold(self, phrase: Phrase) -> None:
        """ "Presiden Rusia" is who held that office on the day, "pemimpin Hamas" its leader."""
        of = phrase.country or phrase.group
        if not (phrase.office and of and self.day and len(phrase.heads) == 1) or phrase.plural:
            return
        key = self.gazetteer.office_key(phrase.office)
        if key is None or not self.gazetteer.offices_by_key[key].single:
            return
        person = self.gazetteer.holder(phrase.office, of, self.day)
        if person:
            phrase.entity, phrase.name, phrase.kind = person.id, person.name, "person"
            phrase.short = person.name.split()[-1].lower()

    def full_name(self, phrase: Phrase) -> str:
        """The name, with the state where only another sentence tells it: "kabinet" of Israel is "kabinet Israel"."""
        if not (phrase.heads and phrase.country) or phrase.short or phrase.entity or phrase.pronoun:
            return phrase.name
        state = self.describe(f"country.{phrase.country}").name
        said = any(
            unit.name and unit.name.entity and self.describe(unit.name.entity).country == phrase.country
            for unit in phrase.units[phrase.first : phrase.last]
        )
        said = said or any(head.country for head in phrase.heads)  # "WNI", "KPK" say it themselves
        return phrase.name if said or state in phrase.name else f"{phrase.name} {state}"
