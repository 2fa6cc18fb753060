"""Whom "mereka", "-nya", "keduanya" and "kedua negara" stand for; "ia" is simply the best scored person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from runut.annotate.coreference.referent import (
    MODIFIER,
    OBLIQUE,
    PASSIVE,
    SUBJECT,
    Listed,
    Mention,
    Referent,
    differ,
    side_of,
)
from runut.annotate.coreference.registry import REACH
from runut.annotate.coreference.score import ENFORCING, NEAR, TRIAL, Scorer
from runut.records.annotated import ChainKind

FAR = 12
"""Sentences that a description looks back."""
BELOW = frozenset({"obj", "iobj", "obl", "nmod", "nmod:poss", "xcomp", "ccomp", "compound"})
LATER = 8
"""Mentions behind a pronoun that are looked at."""
OWNER = 0.9
"""What a party must score to be whose a thing is: its subject, or that of the sentence before."""
TOGETHER = 0.4
"""What it is worth for "mereka" to be told of in a list."""


class PronounReader(Scorer):
    """Adds what is proper to each pronoun to the scores."""

    def _clitic(self, mention: Mention) -> Referent | None:
        """ "-nya": who speaks; the doer behind a passive; another than the subject behind a verb; else whose the thing is."""
        words, tokens = self.words, self.tokens
        host = tokens[mention.first - 1]
        low = host.text.lower()
        if low in words.closing or low in words.opening:
            mention.role, mention.verb = SUBJECT, -1
            return self._who_spoke(mention)
        if low in words.saying:
            return None
        if host.upos == "VERB":
            if low in words.hosts:
                return self._best(mention, ("person", "body"), barred=self._subjects(mention))
            return None
        if host.upos == "ADJ" or host.voice in ("active", "passive", "ber"):
            return None  # "pentingnya", "berakhirnya": the clitic makes a noun
        if mention.first > 1 and tokens[mention.first - 2].upos == "PRON":
            return None  # "saham yang nilainya"
        return self._best(mention, ("person", "state", "body"), lambda r: not r.seat, least=OWNER)

    def _singular(self, mention: Mention) -> Referent | None:
        """ "ia": the likeliest person; behind a word of saying ("kata dia") who spoke last."""
        before = self.tokens[mention.first - 1].text.lower() if mention.first else ""
        if before in self.words.closing or before in self.words.opening:
            return self._who_spoke(mention)
        barred = list(self._named_later(mention))
        return self._accused(mention) or self._best(mention, ("person",), barred=barred)

    def _named_later(self, mention: Mention) -> Iterator[Referent]:
        """Persons named below the pronoun's verb, who are not he: "Ia tidak menerima pesan dari Budi"."""
        mentions = self.found.mentions
        after = bisect_right(mentions, mention.first, key=lambda one: one.first)
        for other in mentions[after : after + LATER]:
            if other.sentence != mention.sentence:
                return
            named = other.form == "name" and other.name is not None and other.name.kind == "person"
            if named and other.name is not None and self._is_below(other, mention.verb):
                yield self._keyed(other.name)

    def _is_below(self, mention: Mention, verb: int) -> bool:
        """Whether objects and what belongs to them lead down from a verb to the mention."""
        at = mention.at
        for _ in range(5):
            token = self.tokens[at]
            if token.head is None or token.deprel not in BELOW:
                return False
            if token.head == verb:
                return True
            at = token.head
        return False

    def _accused(self, mention: Mention) -> Referent | None:
        """ "Ia didakwa", "Dia ditahan": of whom arrest or trial was told before, not who told of it."""
        if not self._is_tried(mention):
            return None
        tried = self._best(mention, ("person",), lambda r: r.accused, reach=TRIAL)
        return tried or self._best(mention, ("person",), lambda r: r.sector not in ENFORCING)

    def _who_spoke(self, mention: Mention) -> Referent | None:
        if self.spoke is not None and mention.sentence - self.spoke[0] <= REACH:
            return self.spoke[1]
        return self._best(mention, ("person",))

    def _subjects(self, mention: Mention) -> list[Referent]:
        """The parties that a sentence before the mention has as subjects."""
        return [
            r for r in self.recent for sentence, at, role in r.seen[-2:] if sentence == mention.sentence and role >= PASSIVE
        ]

    def _plural(self, mention: Mention) -> Referent | None:
        """ "mereka": many persons, or those of a list, before a body, before a state; not "mereka yang menderita"."""
        after = self.tokens[mention.last].text.lower() if mention.last < len(self.tokens) else ""
        if after in self.words.relative and self.tokens[mention.first - 1].text.lower() not in self.words.that:
            return None
        speaker = self._speaker(mention) if mention.quoted else None
        own = {speaker.country, speaker.group} - {None} if speaker is not None else set()

        def foreign(referent: Referent) -> bool:
            return not own & {referent.country, referent.group}

        people = self._best(mention, ("people", "both"))
        body = self._best(mention, ("body",), lambda r: r.sector not in ("MED", "JRN") and foreign(r))
        state = self._best(mention, ("state",), lambda r: foreign(r) and any(role > OBLIQUE for _, _, role in r.seen[-4:]))
        ranked = [
            (self._score(r, mention, REACH) - cost, r)
            for r, cost in ((people, 0.0), (body, 0.5), (state, 1.2))
            if r is not None
        ]
        best = max(ranked, key=lambda pair: pair[0], default=(-2.0, None))
        listed = self._listed(mention)
        if listed is not None and listed.role + TOGETHER - NEAR * (mention.sentence - listed.sentence) > best[0]:
            return self._together(listed.referents)
        pair = self._persons_before(mention)
        if pair is not None and SUBJECT - TOGETHER - NEAR * (mention.sentence - pair[1].seen[-1][0]) > best[0]:
            return self._together(pair)
        return best[1]

    def _persons_before(self, mention: Mention) -> tuple[Referent, Referent] | None:
        """The only two persons of its sentence and the one before: "Budi bertemu Ani. Mereka ..."."""
        here = [r for r in self.recent if r.kind == "person" and self._is_near(r, mention, 1)]
        return (here[0], here[1]) if len(here) == 2 else None

    def _listed(self, mention: Mention) -> Listed | None:
        """The last list of persons, bodies or states before the mention, in its sentence or the one before."""
        for listed in reversed(self._lists_before(mention, 1)):
            if listed.facing or len(listed.referents) < 2 or any(r.kind == "place" for r in listed.referents):
                continue
            if listed.sentence == mention.sentence and self._is_clause_mate(listed.at, mention):
                continue
            return listed
        return None

    def _lists_before(self, mention: Mention, reach: int) -> list[Listed]:
        lists = self.found.lists
        return [
            one
            for one in lists[max(0, bisect_left(lists, mention.first, key=lambda one: one.at) - 6) :]
            if one.at < mention.first and 0 <= mention.sentence - one.sentence <= reach
        ]

    def _both(self, mention: Mention) -> Referent | None:
        """ "keduanya": the last two persons, states or parties told of together; "kedua negara" may be those of two persons."""
        words = [token.text for token in self.tokens[mention.first + 1 : mention.last]]
        word = words[0].lower()
        kind = self.words.both.get(tuple(w.lower() for w in words)) or "any"
        if kind == "person":
            kinds: tuple[ChainKind, ...] = ("person",)
        elif kind == "state":
            kinds = ("state", "person", "body")
        else:
            kinds = ("person", "state", "body", "people") if word == "nya" else ("state", "body", "person")
        named = (
            [r for r in self.referents if r.kind == "state" and r.name.startswith(words[0])] if words[0][0].isupper() else []
        )
        pair = (named[0], named[1]) if len(named) == 2 else self._pair(mention, kinds)
        if pair is not None and kind == "state":
            states = [self._state_of(r) for r in pair]
            pair = (states[0], states[1]) if states[0] is not None and states[1] is not None else None
        return self._together(pair) if pair is not None else None

    def _pair(self, mention: Mention, kinds: tuple[ChainKind, ...]) -> tuple[Referent, Referent] | None:
        """The two sides of its sentence; the last ones told of together; else the two that the article is most about."""
        here = [
            r
            for r in self.recent
            if r.kind in kinds
            and not r.seat
            and r.seen[-1][0] == mention.sentence
            and (r.seen[-1][2] > MODIFIER or r.kind == "person")
        ]
        if len(here) == 2 and differ(*here):
            return here[0], here[1]
        for listed in reversed(self._lists_before(mention, FAR)):
            sides = {side_of(r): r for r in listed.referents if r.kind in kinds and side_of(r)}
            if len(sides) == 2 and len(listed.mentions) == 2:
                first, second = (self._unseated(r) for r in sides.values())
                return first, second
        near = [r for r in self.recent if r.kind in kinds and self._is_near(r, mention, FAR)]
        near = [r for r in near if r.sector not in ("MED", "JRN") and side_of(r)]
        weights: dict[str, int] = {}
        for r in near:
            weights[side_of(r)] = weights.get(side_of(r), 0) + r.weight
        best = sorted(weights, key=lambda side: -weights[side])[:2]
        if len(best) < 2 or not weights[best[1]]:
            return None
        first, second = (max((r for r in near if side_of(r) == side), key=lambda r: r.weight) for side in best)
        return self._unseated(first), self._unseated(second)
