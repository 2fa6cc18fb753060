"""Mentions in order in, the referent of each out: names by their entity, the others by rules with weights."""

from __future__ import annotations

from runut.annotate.coreference.pronouns import FAR, PronounReader
from runut.annotate.coreference.referent import MODIFIER, OBLIQUE, SPEAKER, Mention, Referent
from runut.annotate.coreference.registry import REACH

REMEMBERED = 24
"""Parties that a mention is compared with: those spoken of last."""


class Resolver(PronounReader):
    """Reads the mentions of one article in order; what is pointed at by a noun is found here."""

    def resolve(self) -> list[Referent]:
        """Every referent; the body is read before the headline, whose short names stand for those of the body."""
        mentions = self.found.mentions
        split = next((i for i, m in enumerate(mentions) if self.sentences[m.sentence].field != "title"), len(mentions))
        self._carry_speakers()
        waiting: list[Mention] = []
        for mention in (*mentions[split:], *mentions[:split]):
            referent = self._refer(mention, waiting)
            if referent is not None:
                self._join(referent, mention)
        for mention in waiting:
            side = self._side(mention)
            if side is not None:
                mention.referent = side
                side.mentions.append(mention)
        return self.referents

    def _refer(self, mention: Mention, waiting: list[Mention]) -> Referent | None:
        form = mention.form
        if mention.told is not None:
            return self._keyed(mention.told)
        if form == "name":
            return self._named(mention)
        if form == "described":
            return self._described(mention)
        if form == "new":
            return self._new(mention, "person")
        if form == "definite":
            return self._definite(mention)
        if form == "singular":
            return self._singular(mention)
        if form == "clitic":
            return self._clitic(mention)
        if form == "plural":
            return self._plural(mention)
        if form == "both":
            return self._both(mention)
        waiting.append(mention)
        return None

    def _join(self, referent: Referent, mention: Mention) -> None:
        mention.referent = referent
        referent.mentions.append(mention)
        speaks = self.found.speakers.get(mention.sentence) is mention
        role = SPEAKER if speaks else mention.role
        if speaks and not mention.quoted and referent.kind != "both":
            self.spoke = (mention.sentence, referent)
        referent.weight += role > OBLIQUE
        referent.accused = referent.accused or self._is_tried(mention)
        referent.seen.append((mention.sentence, mention.at, role))
        if self.sentences[mention.sentence].field == "title":
            return
        if self.recent and self.recent[-1] is referent:
            return
        if referent in self.recent:
            self.recent.remove(referent)
        elif len(self.recent) == REMEMBERED:
            del self.recent[0]
        self.recent.append(referent)

    def _definite(self, mention: Mention) -> Referent | None:
        """ "presiden itu": who was called so; who holds such an office; for a plain noun the likeliest person."""
        noun = mention.noun
        assert noun is not None
        word = " ".join(noun.words)
        if mention.name is not None and mention.name.entity is not None and mention.name.kind == "office":
            return self._keyed(mention.name)
        inner = {referent.country or referent.group for name in mention.inner if (referent := self._keyed(name))}
        if noun.state:
            return self._state(mention)
        if noun.person and noun.plural and self._is_plural(mention):
            return None
        fitting = [r for r in reversed(self.recent) if self._is_near(r, mention, FAR)]
        if inner:
            fitting = [r for r in fitting if r.country in inner or r.group in inner]
        called = next((r for r in fitting if word in r.words or self._heads(word, r)), None)
        if called is not None and not (noun.plain and called.entity is None and not called.words):
            return called
        if noun.person:
            return self._person(mention, word, fitting)
        if noun.place:
            return next((r for r in fitting if r.kind == "place" or r.seat), None) if word in ("kota",) else None
        if noun.body and self._is_of_people(mention):
            return None
        if noun.body:
            bodies = [r for r in fitting if r.kind == "body" and (not noun.sectors or r.sector in noun.sectors)]
            return bodies[0] if bodies else None
        return None

    def _state(self, mention: Mention) -> Referent | None:
        """ "negara itu": the last one that was told of for itself, before one inside a title ("Presiden Suriah")."""
        best, highest = None, -9.0
        for referent in reversed(self.recent):
            if referent.kind != "state" or referent.seat or not self._is_near(referent, mention, FAR):
                continue
            for sentence, at, role in referent.seen[-4:]:
                if at < mention.first:
                    score = 0.0005 * at - 0.5 * (mention.sentence - sentence) - (0.8 if role <= MODIFIER else 0.0)
                    if score > highest:
                        best, highest = referent, score
        return best

    def _is_of_people(self, mention: Mention) -> bool:
        """ "kelompok remaja itu": people without a name, and no body told of before."""
        assert mention.noun is not None
        at = mention.first + len(mention.noun.words)
        inside = self.words.nouns.get(self.tokens[at].text.lower(), ()) if at < mention.last - 1 else ()
        return any(noun.plural for noun in inside)

    def _is_plural(self, mention: Mention) -> bool:
        before = self.tokens[mention.first - 1].text.lower() if mention.first else ""
        return before in self.words.many

    def _heads(self, word: str, referent: Referent) -> bool:
        """Whether the noun opens the party's own name: "partai itu" after "Partai Buruh"."""
        return referent.kind in ("body", "place") and referent.name.casefold().startswith(word + " ")

    def _person(self, mention: Mention, word: str, fitting: list[Referent]) -> Referent | None:
        noun = mention.noun
        assert noun is not None
        persons = [r for r in fitting if r.kind == "person"]
        if noun.office:
            office = self.office_of(word)
            held = [r for r in persons if r.office and r.office.casefold().startswith(office)]
            named = self.by_office.get(office)
            return held[0] if held else named if named in persons else None
        if noun.woman:
            persons = [r for r in persons if r.woman] or persons
        if noun.plain or len([r for r in persons if self._is_near(r, mention, REACH)]) == 1:
            return self._best(mention, ("person",), lambda r: r in persons, reach=FAR if mention.inner else REACH)
        return None

    def _speaker(self, mention: Mention) -> Referent | None:
        speaker = self.last_speaker.get(mention.sentence)
        if speaker is not None and speaker is not mention and speaker.referent is None and speaker.form == "definite":
            return self._definite(speaker)
        return super()._speaker(mention)

    def _side(self, mention: Mention) -> Referent | None:
        """ "saya" is the speaker; "kami" is told as the speaker too: whose side it is, its codes say."""
        return self._speaker(mention) if mention.quoted or mention.form == "self" else None
