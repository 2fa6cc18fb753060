"""Mentions in order in, the referent of each out: names by their entity, the others by rules with weights.

A candidate's score is the weight of its place (subject before object before the rest), less its distance in sentences, plus a
little for each time that it was spoken of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from runut.annotate.coreference.facts import Facts
from runut.annotate.coreference.mentions import Found
from runut.annotate.coreference.referent import MODIFIER, OBLIQUE, PASSIVE, SPEAKER, SUBJECT, Listed, Mention, Referent
from runut.lang.pack import CoreferenceWords
from runut.records import NameMention, Sentence, Token
from runut.records.annotated import ChainKind

REACH = 4
"""Sentences that a pronoun looks back."""
FAR = 12
"""Sentences that a description looks back."""
REMEMBERED = 24
"""Parties that a mention is compared with: those spoken of last."""
NEAR = 1.0
"""What a sentence of distance costs."""
OFTEN = 0.06
"""What each earlier mention of a person is worth, to ten of them; of others a third."""
OWNER = 0.9
"""What a party must score to be whose a thing is: its subject, or that of the sentence before."""
CLAUSE = 1.2
"""What it is worth for an owner to be the subject of the clause, less a little for each step up the tree."""
TOLD = 1.5
"""What it is worth for "mereka" to be the body that speaks in the same clause."""
TOGETHER = 0.4
"""What it is worth for "mereka" to be told of in a list."""
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
BOTH_REACH = 3


def _side(referent: Referent) -> str:
    """The code of its state or group; of a person without codes its name."""
    return referent.country or referent.group or (referent.name if referent.kind == "person" else "")


def _differ(one: Referent, other: Referent) -> bool:
    """Whether they are of two sides."""
    if one.kind == other.kind == "person":
        return one is not other
    return (one.country or one.group or one.name) != (other.country or other.group or other.name)


class Resolver:
    """Referents of one article, in the order in which they are met.

    codes: of a name with an entity, its country, group, sector and office on the article's day.
    is_seat: whether a state's name is that of its capital ("Moskow"). office_of: the full name of an office ("pm").
    """

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
            return self._best(mention, ("person",))
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

    # ---- Names and descriptions

    def _named(self, mention: Mention) -> Referent:
        name = mention.name
        assert name is not None
        referent = self._keyed(name)
        called = self.found.calls.get(name.first)
        if called:
            referent.words |= called
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

    # ---- Pronouns

    def _is_near(self, referent: Referent, mention: Mention, reach: int) -> bool:
        return 0 <= mention.sentence - referent.seen[-1][0] <= reach

    def _best(
        self,
        mention: Mention,
        kinds: tuple[ChainKind, ...],
        fits: Callable[[Referent], bool] | None = None,
        *,
        reach: int = REACH,
        roles: bool = True,
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
            score = self._score(referent, mention, reach, roles)
            if score > highest:
                best, highest = referent, score
        return best

    def _score(self, referent: Referent, mention: Mention, reach: int, roles: bool) -> float:
        highest = -9.0
        often = 0.0 if not roles else OFTEN if referent.kind == "person" else OFTEN / 3
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
            if distance == 0 and role <= OBLIQUE and mention.role >= PASSIVE and roles:
                role -= 1.0  # "Dalam pertemuan dengan X, ia ...": not X
            if not roles:
                role = 0.001 * at
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

    def _clitic(self, mention: Mention) -> Referent | None:
        """ "-nya": who speaks; the doer behind a passive; another than the subject behind a verb; else whose the thing is."""
        words, tokens = self.words, self.tokens
        host = tokens[mention.first - 1]
        low = host.text.lower()
        if low in words.closing or low in words.opening:
            mention.role, mention.verb = SUBJECT, -1
            if self.spoke is not None and mention.sentence - self.spoke[0] <= REACH:
                return self.spoke[1]
            return self._best(mention, ("person",))
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
            (self._score(r, mention, REACH, True) - cost, r)
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

    def _together(self, members: tuple[Referent, ...]) -> Referent:
        key = ("both", *sorted(str(id(r)) for r in members))
        referent = self.by_key.get(key)
        if referent is None:
            referent = self.by_key[key] = self._make("both", ", ".join(r.name for r in members), None)
            referent.members = members
        return referent

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

    def _state_of(self, referent: Referent) -> Referent | None:
        if (referent.kind == "state" and not referent.seat) or referent.country is None:
            return referent if referent.kind == "state" else None
        key = (f"country.{referent.country}", None)
        state = self.by_key.get(key)
        if state is None:
            state = self.by_key[key] = self._make("state", self.state_name(referent.country), key[0])
            state.country = referent.country
        return state

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
        if len(here) == 2 and _differ(*here):
            return here[0], here[1]
        for listed in reversed(self._lists_before(mention, FAR)):
            sides = {_side(r): r for r in listed.referents if r.kind in kinds and _side(r)}
            if len(sides) == 2 and len(listed.mentions) == 2:
                first, second = (self._unseated(r) for r in sides.values())
                return first, second
        near = [r for r in self.recent if r.kind in kinds and self._is_near(r, mention, FAR)]
        near = [r for r in near if r.sector not in ("MED", "JRN") and _side(r)]
        weights: dict[str, int] = {}
        for r in near:
            weights[_side(r)] = weights.get(_side(r), 0) + r.weight
        best = sorted(weights, key=lambda side: -weights[side])[:2]
        if len(best) < 2 or not weights[best[1]]:
            return None
        first, second = (max((r for r in near if _side(r) == side), key=lambda r: r.weight) for side in best)
        return self._unseated(first), self._unseated(second)

    def _unseated(self, referent: Referent) -> Referent:
        """The state of a capital."""
        return (self._state_of(referent) or referent) if referent.seat else referent

    # ---- Speakers

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
        if speaker.referent is None and speaker.form == "definite":
            return self._definite(speaker)
        if speaker.referent is None and speaker.form in ("singular", "clitic") and self.spoke is not None:
            return self.spoke[1] if mention.sentence - self.spoke[0] <= REACH else None
        return speaker.referent

    def _side(self, mention: Mention) -> Referent | None:
        """ "saya" is the speaker; "kami" is told as the speaker too: whose side it is, its codes say."""
        return self._speaker(mention) if mention.quoted or mention.form == "self" else None
