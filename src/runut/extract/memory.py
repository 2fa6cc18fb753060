"""What an article has already said of its parties: who a surname, "ia", "-nya" or "presiden itu" stands for.

The article's chains decide first (`chained`); clitics and what no chain tells go to the last fitting party before the words, and
where none fits the phrase stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from runut.extract.chained import Chained
from runut.extract.counted import Listings
from runut.extract.parties import Phrase
from runut.grammar import Lexicon

NAMED = 60
"""Persons that a title without a name is looked for among, the latest."""


@dataclass(slots=True)
class Memory:
    """subjects: parties of earlier sentences, the subject of each first; the latest last."""

    lexicon: Lexicon
    chained: Chained
    persons: dict[str, Phrase] = field(default_factory=dict)
    seen: list[Phrase] = field(default_factory=list)
    subjects: list[Phrase] = field(default_factory=list)
    last_subjects: list[Phrase] = field(default_factory=list)
    last_persons: list[Phrase] = field(default_factory=list)
    speaker: Phrase | None = None
    listings: Listings = field(init=False)

    def __post_init__(self) -> None:
        self.listings = Listings(self.lexicon)

    def settle(self, phrases: list[Phrase], lows: list[str]) -> None:
        """Fills names, pronouns and bare heads of one sentence from what came before, in place."""
        before: list[Phrase] = []
        for phrase in phrases:
            if phrase.kind == "person" and phrase.short:
                self._name(phrase)
            elif self._by_chain(phrase, lows) or self._by_title(phrase, lows) or self._by_office(phrase, lows):
                pass
            elif phrase.kind == "generic" and (states := self.listings.meant(phrase, lows)):
                phrase.members = list(states)
            elif phrase.kind == "generic":
                self._generic(phrase, before, lows)
            elif phrase.pronoun == "singular" and lows[phrase.first] in self.lexicon.possessives:
                self._clitic(phrase, before, lows)
            elif phrase.pronoun == "singular":
                # "Dalam pertemuan dengan X, ia ...": not X.
                person = next((p for p in before if p.kind == "person" and p.short and not self._governed(p, lows)), None)
                self._stand_for(phrase, person or self._he())
            elif phrase.pronoun == "plural":
                self._they(phrase, before, phrases)
            if phrase.known:
                before.append(phrase)
                if phrase.pronoun is None:
                    self.chained.note(phrase)
        self.listings.note(phrases, lows)

    def _by_chain(self, phrase: Phrase, lows: list[str]) -> bool:
        """Whether the article's chains tell who a pronoun or description is, and fills it; clitics are left to `_clitic`."""
        after = lows[phrase.last] if phrase.last < len(lows) else ""
        if phrase.pronoun is None:
            pointed = after in self.lexicon.definite_markers and after not in self.lexicon.possessives
            if phrase.kind != "generic" or not pointed:
                return False
        elif phrase.pronoun not in ("singular", "plural", "both") or lows[phrase.first] in self.lexicon.possessives:
            return False
        meant = self.chained.meant(phrase)
        if len(meant) == 1:
            self._stand_for(phrase, meant[0])
        elif meant:
            phrase.members = meant
        return bool(meant)

    def _by_title(self, phrase: Phrase, lows: list[str]) -> bool:
        """ "Pemimpin AS itu", in a headline "Panglima Militer Israel": the one of that state and office that the article names."""
        pointed = phrase.last < len(lows) and lows[phrase.last] in self.lexicon.definite_markers - self.lexicon.possessives
        titled = phrase.kind == "person" and not phrase.entity and bool(phrase.heads) and phrase.heads[0].title
        if not titled or phrase.plural or not (pointed or phrase.origin == "title"):
            return False
        lead = phrase.heads[0]
        leads = lead.office in self.lexicon.leader_office
        named = {
            p.name: p
            for p in islice(reversed(self.persons.values()), NAMED)
            if (p.country, p.group) == (phrase.country, phrase.group)
            and (p.sector == "GOV" if leads else p.sector == phrase.sector)
            and (leads or phrase.sector == "MIL" or (lead.office is not None and p.office == lead.office))
        }
        if len(named) != 1:
            return False
        self._stand_for(phrase, next(iter(named.values())))
        return True

    def _by_office(self, phrase: Phrase, lows: list[str]) -> bool:
        """A bare "Presiden" where the article names one holder of that office alone is he, wherever the article is set."""
        after = lows[phrase.last] if phrase.last < len(lows) else ""
        if phrase.kind != "generic" or phrase.plural or len(phrase.heads) != 1 or after in self.lexicon.definite_markers:
            return False
        office = phrase.heads[0].office if phrase.heads[0].title else None
        if office is None:
            return False
        holders = {p.name: p for p in islice(reversed(self.persons.values()), NAMED) if p.office == office and p.country}
        if len(holders) != 1:
            return False
        self._stand_for(phrase, next(iter(holders.values())))
        return True

    def _governed(self, phrase: Phrase, lows: list[str]) -> bool:
        return phrase.first > 0 and lows[phrase.first - 1] in self.lexicon.prepositions - self.lexicon.opening

    def _clitic(self, phrase: Phrase, before: list[Phrase], lows: list[str]) -> None:
        """ "-nya": who spoke last behind a word of quoting; another than the subject behind an active verb; else the subject."""
        host = lows[phrase.first - 1] if phrase.first else ""
        if host in self.lexicon.speaking:
            return  # "menyebutnya tidak dapat diterima": a thing, most often
        if host in self.lexicon.closing:
            self._stand_for(phrase, self.speaker or self._he())
        elif host in self.lexicon.prepositions or not before:
            self._stand_for(phrase, self._he())
        elif self.lexicon.verbal.match(host) and not self.lexicon.passive.match(host):
            rest = [p for p in before[1:] if p.pronoun is None]
            other = rest[0] if len(rest) == 1 else self._he() if not rest else None
            if other is not None and key(other) != key(before[0]):
                self._stand_for(phrase, other)
        elif host in self.lexicon.light_passive:
            self._stand_for(phrase, before[-1])  # "Iran bertanggung jawab atas agresi yang dilakukannya"
        else:
            # "kata X, ... dalam pertemuannya": who is only cited or stands behind a preposition is not the subject.
            cited = self.lexicon.closing | self.lexicon.opening | self.lexicon.prepositions
            free = [p for p in before if not (p.first and lows[p.first - 1] in cited)] or before
            # "X ... Y ... mendukung operasinya": of several parties none is sure, unlike "dalam kunjungannya".
            verb = lows[phrase.first - 2] if phrase.first > 1 else ""
            governed = bool(self.lexicon.verbal.match(verb)) and not self.lexicon.verbal.match(host)
            beside = before[-1].last if before else -1  # "X, dalam kunjungannya ke Y, ..."
            if beside == phrase.first - 3 and lows[beside] == ",":
                self._stand_for(phrase, before[-1])
            elif not governed or len({key(p) for p in before}) == 1:
                self._stand_for(phrase, free[0])

    def _he(self) -> Phrase | None:
        """Who the sentence before was about, if a person; its only person; else the last person that a sentence was about."""
        if len(self.last_subjects) == 1 and self.last_subjects[0].kind == "person" and self.last_subjects[0].short:
            return self.last_subjects[0]
        if len({p.short for p in self.last_persons}) == 1:
            return self.last_persons[-1]
        return self._last([], person=True)

    def _they(self, phrase: Phrase, before: list[Phrase], phrases: list[Phrase]) -> None:
        """The first of several before it in the sentence, whoever they are; else those that the sentence before was about."""
        if not before and len(self.last_subjects) > 1:
            phrase.members = list(self.last_subjects)
            return
        here = [p for p in phrases if p.last <= phrase.first and (p.plural or is_many(p)) and p.pronoun is None]
        # A body only where no people or force stands there.
        here = [p for p in here if p.plural or p.kind not in ("body", "organisation")] or here
        if here:
            self._stand_for(phrase, here[0] if here[0].known else None)
        elif not before:
            self._stand_for(phrase, next((p for p in self.last_subjects if p.plural or is_many(p)), None))

    def close(self, phrases: list[Phrase], subject: Phrase | None) -> None:
        """Remembers a sentence that has been read."""
        known = [phrase for phrase in phrases if phrase.known and phrase.pronoun is None]
        persons = [phrase for phrase in known if phrase.kind == "person" and phrase.short]
        if persons:
            self.last_persons = persons
        if subject is not None and subject.members:
            self.last_subjects = subject.members
        elif subject is not None and subject.known:
            self.subjects.append(subject)
            self.last_subjects = [subject]
        self.seen.extend(known)
        del self.seen[:-40], self.subjects[:-20]

    def _name(self, phrase: Phrase) -> None:
        """A surname takes the codes of the full name; a full name is kept for the surnames to come."""
        old = self.persons.get(phrase.short)
        if old and not phrase.entity and (phrase.name.lower() in old.name.lower() or not phrase.heads):
            fill(phrase, old)
        if phrase.country or phrase.group or not old:
            self.persons[phrase.short] = phrase

    def _generic(self, phrase: Phrase, before: list[Phrase], lows: list[str]) -> None:
        word = phrase.head_words.split(" ")[0] if phrase.head_words else ""
        after = lows[phrase.last] if phrase.last < len(lows) else ""
        if after in self.lexicon.possessives:
            owner = self._last(before) or (self.subjects[-1] if self.subjects else None)
            if before and before[-1].last == phrase.first - 1 and lows[phrase.first - 1] in self.lexicon.coordinators:
                owner = before[-1]  # "perunding Iran dan menteri luar negerinya"
            if owner:
                phrase.country, phrase.group, phrase.owned = owner.country, owner.group, True
                phrase.kind = phrase.heads[0].kind if phrase.heads else "generic"
                phrase.sector = phrase.sector or owner.sector
                if word in self.lexicon.side_heads and owner.country:
                    fill_state(phrase, self.chained.state(owner.country))
            return
        lead = phrase.heads[0] if phrase.heads else None
        if lead is None:
            return
        pool = before[::-1] + self.seen[::-1]
        if after in self.lexicon.definite_markers:
            phrase_of = next((p for p in pool if self._like(p, phrase, word)), None)
            if phrase_of:
                self._stand_for(phrase, phrase_of)
            return
        # "tentara menembak": the last army spoken of, if the article has one.
        owners = {p.country: p for p in pool if lead.sector and p.sector == lead.sector and p.country}
        same = next(iter(owners.values())) if len(owners) == 1 and lead.kind in ("armed", "body") else None
        if same and lead.sector in ("MIL", "REB", "COP", "GOV") and word not in self.lexicon.vague_heads:
            phrase.country, phrase.group, phrase.kind, phrase.sector = same.country, same.group, lead.kind, lead.sector

    def _like(self, party: Phrase, phrase: Phrase, word: str) -> bool:
        if word in self.lexicon.state_heads:
            return party.kind == "state" and not party.seat
        if word in self.lexicon.group_heads:
            return bool(party.group)
        lead = phrase.heads[0]
        if lead.title:
            return party.kind == "person" and (
                lead.office is None
                or lead.office == party.office
                or (lead.office in self.lexicon.leader_office and party.sector in ("GOV", "REB"))
            )
        return bool(
            party.sector and party.sector == lead.sector and party.country and word and party.head_words.startswith(word)
        )

    def _last(self, before: list[Phrase], person: bool = False) -> Phrase | None:
        def fits(p: Phrase) -> bool:
            return not person or (p.kind == "person" and bool(p.short))

        for p in before:
            if fits(p):
                return p
        for p in reversed(self.subjects[-3:]):
            if fits(p):
                return p
        return next((p for p in reversed(self.seen[-12:]) if fits(p)), None) if person else None

    def _stand_for(self, phrase: Phrase, other: Phrase | None) -> None:
        if other is None:
            return
        fill(phrase, other)
        phrase.kind, phrase.name, phrase.office = other.kind, other.name, other.office
        phrase.sector, phrase.short = other.sector, other.short


def is_many(phrase: Phrase) -> bool:
    """Whether "mereka" can be said of it: a force, a people, a body."""
    if phrase.kind == "generic":
        return bool(phrase.heads) and phrase.heads[0].kind in ("people", "armed")
    return phrase.kind in ("armed", "people", "body", "organisation")


def fill_state(phrase: Phrase, state: Phrase) -> None:
    """ "negaranya" is the state."""
    phrase.kind, phrase.name, phrase.entity, phrase.heads = state.kind, state.name, state.entity, []
    phrase.sector = phrase.sector or state.sector


def fill(phrase: Phrase, other: Phrase) -> None:
    phrase.stands_for = other
    phrase.name = other.name if len(other.name) >= len(phrase.name) else phrase.name
    phrase.country, phrase.group, phrase.entity = other.country, other.group, other.entity
    phrase.sector = phrase.sector or other.sector
    phrase.office = phrase.office or other.office


def key(phrase: Phrase) -> str:
    return phrase.group or phrase.country or phrase.name.lower()
