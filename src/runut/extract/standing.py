"""Who a party of a row is in the end: what its own words leave open is taken from what the article says of it elsewhere.

In come phrases whose roles are settled, out come copies with the codes and names of the annotated layers: of a private
person, of "Kepala Dinas" by the title that stands there, of "Gubernur" by the one governor named. Whether there is an event at all
is decided before, from the words alone.
"""

from __future__ import annotations

from dataclasses import replace

from runut.extract.parties import FORMER, UNOFFICIAL, PartyReader, Phrase
from runut.records import Annotated, Article, NameMention
from runut.records.span import Field

TELLING = 5
"""Names in an article from which the state that it is about is also that of its crowds: "massa mengecam Ruritania" alone tells nothing."""
ANYWHERE = frozenset({"IGO", "REF", "NGO"})


class Standing:
    """Made once an article. home: the state that the article is about."""

    def __init__(self, article: Article, annotated: Annotated, parties: PartyReader, home: str | None) -> None:
        self._article, self._parties = article, parties
        self._home = home if len(annotated.names) >= TELLING else None
        self._described = {(one.span.field, one.span.start): one for one in annotated.described}
        self._named = frozenset(name.entity for name in annotated.names if name.entity and name.kind == "person")
        self._titles = [
            (name.span.field, annotated.tokens[name.titled].start, name)
            for name in annotated.names
            if name.kind == "person" and name.titled is not None
        ]
        self._bearers: dict[tuple[Field, str], tuple[NameMention, ...]] = {}

    def of(self, phrase: Phrase) -> Phrase:
        """A copy of the phrase that says who it is, as far as the article tells; the phrase itself where its words do."""
        if phrase.kind == "person" and phrase.short:
            return self._private(phrase)
        if phrase.entity or phrase.members or phrase.pronoun or not phrase.heads or phrase.allied:
            return phrase
        told = self._housed(self._entitled(phrase))
        return self._borne(told) if self._is_one(told) else told

    def _private(self, phrase: Phrase) -> Phrase:
        """A person by what the article says of him: all there is of one whom no list knows, of others a post that no list has."""
        name = told_of(phrase)
        if phrase.entity and (name is None or name.entity != phrase.entity):
            return phrase
        if name is None or not name.sector:
            return phrase
        if phrase.sector == FORMER and name.sector not in UNOFFICIAL:
            return phrase if phrase.country or phrase.group else replace(phrase, country=name.country, group=name.group)
        if name.country or name.group:
            return replace(phrase, country=name.country, group=name.group, sector=name.sector)
        return replace(phrase, sector=FORMER) if name.sector == FORMER else phrase

    def _entitled(self, phrase: Phrase) -> Phrase:
        """By the title or body word that the layers read in its place: "Kepala Dinas Kesehatan" is no "Kepala"."""
        end = phrase.units[phrase.last - 1].end
        starts = (phrase.units[at].start for at in range(phrase.first, phrase.last))
        one = next((found for start in starts if (found := self._described.get((phrase.origin, start)))), None)
        if one is None or one.span.end < end or phrase.sector == FORMER or one.span.text.lower() == phrase.head_words:
            return phrase  # a bare "polisi" says no more than its head
        whose = phrase if phrase.country or phrase.group else one
        longer = one.span.end > end and not self._lists(one.span.text)
        kept = phrase.sector == "CVL" and one.sector == "EDU"  # students who march are civilians
        return replace(
            phrase,
            country=whose.country,
            group=whose.group,
            sector=phrase.sector if kept else one.sector or phrase.sector,
            name=one.name or one.span.text if longer else phrase.name,
            last=next((i for i, unit in enumerate(phrase.units) if longer and unit.end >= one.span.end), phrase.last - 1) + 1,
        )

    def _lists(self, words: str) -> bool:
        """ "pengamat dan pejabat Ruritania" are two parties."""
        return any(word in self._parties.lexicon.coordinators for word in words.lower().split())

    def _housed(self, phrase: Phrase) -> Phrase:
        """People, bodies and officials without a state are of the one that the article is about."""
        sector = phrase.sector or next((head.sector for head in phrase.heads if head.sector), None)
        if phrase.country or phrase.group or self._home is None or sector is None or sector in ANYWHERE:
            return phrase
        return replace(phrase, country=self._home, sector=sector)

    def _is_one(self, phrase: Phrase) -> bool:
        """Whether a title without a name means one person: "Gubernur", not "seorang gubernur", "para menteri", "mantan menteri"."""
        lead = phrase.heads[0]
        return (
            lead.title
            and not phrase.plural
            and phrase.sector != FORMER
            and phrase.units[phrase.first].low in lead_words(phrase)
        )

    def _borne(self, phrase: Phrase) -> Phrase:
        """By the one person in the article who bears that title, else by who held the office on the day.

        A small letter tells of the office as well: "dipilih oleh presiden" is he only where the article names him.
        """
        units = phrase.units[phrase.first : phrase.last]
        capital = units[0].text[:1].isupper()
        bearers = {
            name.entity or name.name or name.span.text: name
            for name in self._bearing(" ".join(unit.low for unit in units))
            if phrase.country is None or name.country in (None, phrase.country)
        }
        person = replace(phrase)
        if len(bearers) == 1 and capital:
            name = next(iter(bearers.values()))
            person = Phrase(phrase.first, phrase.last, "person", units=phrase.units, origin=phrase.origin)
            self._parties.take_name(person, name, name.span.text)
            return self._private(person) if person.entity is None else person
        self._parties.hold(person)
        return person if person.entity and (capital or person.entity in self._named) else phrase

    def _bearing(self, words: str) -> tuple[NameMention, ...]:
        key: tuple[Field, str] = ("text", words)
        if key not in self._bearers:
            self._bearers[key] = tuple(
                name for field_, start, name in self._titles if self._opens(self._article.field(field_), start, words)
            )
        return self._bearers[key]

    def _opens(self, text: str, start: int, words: str) -> bool:
        """Whether the title that begins at a place begins with the words."""
        end = start + len(words)
        return text[start:end].lower() == words and not text[end : end + 1].isalnum()


def told_of(phrase: Phrase) -> NameMention | None:
    """The name that a phrase is or stands for."""
    for _ in range(4):
        if phrase.told is not None or phrase.stands_for is None:
            break
        phrase = phrase.stands_for
    return phrase.told


def lead_words(phrase: Phrase) -> frozenset[str]:
    return frozenset(phrase.head_words.split())
