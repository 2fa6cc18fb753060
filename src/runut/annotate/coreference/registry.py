"""The parties of an article by their names: a gazetteer's entity, a full name, an office, a described body are one party each."""

from __future__ import annotations

from runut.annotate.coreference.facts import Facts
from runut.annotate.coreference.mentions import Found
from runut.annotate.coreference.referent import Mention, Referent
from runut.lang.pack import CoreferenceWords
from runut.records import NameMention, Sentence, Token
from runut.records.annotated import ChainKind

REACH = 4
"""Sentences that a pronoun looks back."""
KINDS: dict[str, ChainKind] = {
    "person": "person",
    "office": "person",
    "country": "state",
    "place": "place",
    "group": "body",
    "organisation": "body",
    "outlet": "body",
    "people": "people",
}


class Registry:
    """Referents of one article, in the order in which they are met; `recent`: those spoken of last."""

    def __init__(
        self,
        words: CoreferenceWords,
        found: Found,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        facts: Facts,
    ) -> None:
        self.words, self.found, self.tokens, self.sentences = words, found, tokens, sentences
        self.codes, self.is_seat = facts.codes, facts.is_seat
        self.office_of, self.state_name = facts.office_of, facts.state_name
        self.referents: list[Referent] = []
        self.by_key: dict[tuple[str | None, ...], Referent] = {}
        self.by_word: dict[str, Referent] = {}
        self.by_office: dict[str, Referent] = {}
        self.recent: list[Referent] = []
        self.last_speaker: dict[int, Mention] = {}
        self.spoke: tuple[int, Referent] | None = None

    def _named(self, mention: Mention) -> Referent:
        name = mention.name
        assert name is not None
        referent = self._keyed(name)
        called = self.found.calls.get(name.first)
        if called:
            referent.words |= called
            referent.accused = referent.accused or not called.isdisjoint(self.words.wanted)
            for word in called:
                self.by_office[self.office_of(word)] = referent
        if mention.noun is not None and mention.noun.woman:
            referent.woman = True
        return referent

    def _keyed(self, name: NameMention) -> Referent:
        """The referent of a name: by its entity, else by the words of its full name."""
        text = name.span.text
        if name.entity is not None:
            seat = name.kind == "country" and self.is_seat(text)
            key: tuple[str | None, ...] = (name.entity, text.casefold() if seat else None)
            referent = self.by_key.get(key)
            if referent is None:
                country, group, sector, office, full = self.codes(name)
                referent = self._make(KINDS.get(name.kind, "body"), full, name.entity)
                referent.country, referent.group, referent.sector, referent.office = country, group, sector, office
                referent.seat = seat
                if seat:
                    referent.name = text
                self.by_key[key] = referent
            return referent
        full = (name.name or text).casefold()
        kind = KINDS.get(name.kind, "body")
        referent = self.by_key.get((kind, full)) or self._shorter(kind, full)
        if referent is None:
            referent = self._make(kind, name.name or text, None)
            referent.country, referent.group = name.country, name.group
            referent.sector, referent.office = name.sector, name.office
            parts = full.split()
            for part in (parts[0], parts[-1]):
                self.by_key.setdefault((kind, "part", part), referent)
        elif len(name.name or text) > len(referent.name):
            referent.name = name.name or text
        referent.country = referent.country or name.country
        self.by_key[kind, full] = referent
        return referent

    def _shorter(self, kind: ChainKind, full: str) -> Referent | None:
        """Whose name holds all these words or is held by them: "Blenheim" for "Istana Blenheim"."""
        parts = full.split()
        for part in (parts[-1], parts[0]):
            other = self.by_key.get((kind, "part", part))
            if other is not None and other.entity is None:
                mine, theirs = set(parts), set(other.name.casefold().split())
                if mine <= theirs or theirs <= mine:
                    return other
        return None

    def _make(self, kind: ChainKind, name: str, entity: str | None) -> Referent:
        referent = Referent(kind, name, entity)
        self.referents.append(referent)
        return referent

    def _new(self, mention: Mention, kind: ChainKind) -> Referent:
        referent = self._make(kind, self._text(mention), None)
        if mention.noun is not None:
            referent.words.add(" ".join(mention.noun.words))
            referent.woman = mention.noun.woman
        return referent

    def _text(self, mention: Mention) -> str:
        return " ".join(token.text for token in self.tokens[mention.first : mention.last])

    def _described(self, mention: Mention) -> Referent:
        """ "Menlu AS" is who holds the office; "tentara Suriah" the same wherever it is said so; a bare plural anew."""
        name, noun = mention.name, mention.noun
        if name is not None and name.entity is not None and name.kind in ("office", "person"):
            return self._keyed(name)
        if name is not None:
            kind = KINDS.get(name.kind, "body")
            holder = self.by_office.get(self.office_of(name.span.text.lower())) if kind == "person" else None
            if holder is not None:
                return holder  # "Mendagri", after "Menteri Dalam Negeri Budi Contoh"
            key = (kind, "said", name.office or name.sector, name.country or name.group or name.span.text.casefold())
            referent = self.by_key.get(key)
            if referent is None:
                referent = self._make(kind, name.span.text, name.entity)
                referent.country, referent.group = name.country, name.group
                referent.sector, referent.office = name.sector, name.office
                self.by_key[key] = referent
            if noun is not None:
                referent.words.add(" ".join(noun.words))
            return referent
        assert noun is not None
        word = " ".join(noun.words)
        old = self.by_word.get(word)
        if old is not None and mention.sentence - old.seen[-1][0] <= REACH:
            return old
        self.by_word[word] = referent = self._new(mention, "people")
        return referent

    def _together(self, members: tuple[Referent, ...]) -> Referent:
        key = ("both", *sorted(str(id(r)) for r in members))
        referent = self.by_key.get(key)
        if referent is None:
            referent = self.by_key[key] = self._make("both", ", ".join(r.name for r in members), None)
            referent.members = members
        return referent

    def _state_of(self, referent: Referent) -> Referent | None:
        if (referent.kind == "state" and not referent.seat) or referent.country is None:
            return referent if referent.kind == "state" else None
        key = (f"country.{referent.country}", None)
        state = self.by_key.get(key)
        if state is None:
            state = self.by_key[key] = self._make("state", self.state_name(referent.country), key[0])
            state.country = referent.country
        return state

    def _unseated(self, referent: Referent) -> Referent:
        """The state of a capital."""
        return (self._state_of(referent) or referent) if referent.seat else referent
