"""How well a party fits a pronoun or description: the weight of its place, less its distance, plus a little for each mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from runut.annotate.coreference.referent import MODIFIER, OBJECT, OBLIQUE, PASSIVE, Mention, Referent
from runut.annotate.coreference.registry import REACH, Registry
from runut.records.annotated import ChainKind

NEAR = 1.0
"""What a sentence of distance costs."""
OFTEN = 0.06
"""What each earlier mention of a person is worth, to ten of them; of others a third."""
CLAUSE = 1.2
"""What it is worth for an owner to be the subject of the clause, less a little for each step up the tree."""
TOLD = 1.5
"""What it is worth for "mereka" to be the body that speaks in the same clause."""


TRIAL = 8
"""Sentences that such a one is looked for in."""
ENFORCING = frozenset({"COP", "JUD"})


class Scorer(Registry):
    """Compares a mention with the parties of the last few sentences."""

    def _is_tried(self, mention: Mention) -> bool:
        """Whether its verb tells that it is arrested or tried: "ia didakwa", "memeriksa dia"."""
        if mention.verb < 0 or mention.quoted:
            return False
        low = self.tokens[mention.verb].text.lower()
        if low in self.words.charging:
            return mention.role == OBJECT
        return low in self.words.charged and mention.first < mention.verb and mention.role > OBJECT

    def _is_near(self, referent: Referent, mention: Mention, reach: int) -> bool:
        return 0 <= mention.sentence - referent.seen[-1][0] <= reach

    def _best(
        self,
        mention: Mention,
        kinds: tuple[ChainKind, ...],
        fits: Callable[[Referent], bool] | None = None,
        *,
        reach: int = REACH,
        barred: Iterable[Referent] = (),
        least: float = -8.0,
    ) -> Referent | None:
        """The likeliest party of these kinds that was spoken of before; None where none fits."""
        best, highest = None, least
        shut = set(map(id, barred))
        speaker = self._speaker(mention) if mention.quoted else None
        for referent in reversed(self.recent):
            if referent.kind not in kinds or id(referent) in shut or (fits is not None and not fits(referent)):
                continue
            if speaker is referent:
                continue
            score = self._score(referent, mention, reach)
            if score > highest:
                best, highest = referent, score
        return best

    def _score(self, referent: Referent, mention: Mention, reach: int) -> float:
        highest = -9.0
        often = OFTEN if referent.kind == "person" else OFTEN / 3
        for sentence, at, role in referent.seen[-4:]:
            distance = mention.sentence - sentence
            if not 0 <= distance <= reach or (distance == 0 and at >= mention.first):
                continue
            if distance == 0 and (self._holds(at, mention) or self._is_clause_mate(at, mention)):
                return -9.0
            if distance == 0 and mention.role <= OBLIQUE:
                role += self._own_clause(at, mention)
            if distance == 0 and mention.form == "plural":
                role += self._claims(referent, mention)
            if distance == 0 and role <= OBLIQUE and mention.role >= PASSIVE:
                role -= 1.0  # "Dalam pertemuan dengan X, ia ...": not X
            highest = max(highest, role - NEAR * distance)
        return highest if highest == -9.0 else highest + often * min(len(referent.mentions), 10)

    def _holds(self, at: int, mention: Mention) -> bool:
        """Whether the mention is part of the other phrase: "anggota keluarga mereka" are not "mereka"."""
        return mention.verb >= 0 and at in (mention.verb, self.tokens[mention.verb].head)

    def _own_clause(self, at: int, mention: Mention) -> float:
        """What it is worth to be the subject of the clause that a possessor stands in: "Budi berkata Ani menjual rumahnya"."""
        token, above = self.tokens[at], mention.verb
        if token.head is None or not (token.deprel or "").startswith("nsubj"):
            return 0.0
        for step in range(5):
            if above < 0:
                return 0.0
            if above == token.head:
                return CLAUSE - 0.2 * step
            head = self.tokens[above].head
            above = -1 if head is None else head
        return 0.0

    def _claims(self, referent: Referent, mention: Mention) -> float:
        """ "Swedia mengatakan mereka ...", "klaim Hamas bahwa mereka ...": of itself."""
        if mention.quoted or mention.role < PASSIVE - 0.6:
            return 0.0
        said = self.found.speakers.get(mention.sentence)
        if said is not None and said.referent is referent and said.first < mention.first:
            return TOLD
        that = self.tokens[mention.first - 1].text.lower() in self.words.that if mention.first else False
        return TOLD if that and referent.mentions[-1].last == mention.first - 1 else 0.0

    def _is_clause_mate(self, at: int, mention: Mention) -> bool:
        """Whether both depend on one verb, and then are not one party; whose a thing is may be the subject's."""
        if mention.form == "clitic" and mention.role <= OBLIQUE and not self._is_governed(mention):
            return False
        token = self.tokens[at]
        if token.head is None or token.deprel == "conj":
            return False
        if token.head == mention.verb:
            return mention.role > MODIFIER or self._is_governed(mention)
        if mention.role >= PASSIVE or (mention.role <= MODIFIER and not self._is_governed(mention)):
            return False
        verb = mention.verb
        for _ in range(4):
            if verb < 0 or verb == token.head:
                break
            above = self.tokens[verb]
            if above.deprel not in ("obj", "obl", "nmod", "conj", "compound", "xcomp") or above.head is None:
                return False
            verb = above.head
        return verb == token.head

    def _is_governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before it."""
        return mention.first > 0 and self.tokens[mention.first - 1].upos == "ADP"

    def _carry_speakers(self) -> None:
        """A quotation over several sentences of a paragraph has one speaker, named in one of them or before."""
        speakers = self.found.speakers
        paragraph = -2
        open_sentences: list[int] = []
        last: Mention | None = None
        for index, sentence in enumerate(self.sentences):
            if sentence.paragraph != paragraph:
                paragraph, open_sentences = sentence.paragraph, []
            here = speakers.get(index)
            if here is not None:
                for earlier in open_sentences:
                    self.last_speaker[earlier] = here
                open_sentences, last = [], here
                self.last_speaker[index] = here
            else:
                open_sentences.append(index)
                if last is not None:
                    self.last_speaker[index] = last

    def _speaker(self, mention: Mention) -> Referent | None:
        """Who speaks the sentence; of one named only later by a clitic, who spoke last."""
        speaker = self.last_speaker.get(mention.sentence)
        if speaker is None or speaker is mention:
            return None
        if speaker.referent is None and speaker.form == "name" and speaker.name is not None:
            return self._keyed(speaker.name)
        if speaker.referent is None and speaker.form in ("singular", "clitic") and self.spoke is not None:
            return self.spoke[1] if mention.sentence - self.spoke[0] <= REACH else None
        return speaker.referent
