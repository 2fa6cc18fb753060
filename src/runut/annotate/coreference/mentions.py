"""Tokens, trees and names in; out come the mentions of an article in order, and who speaks in each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from runut.annotate.coreference.referent import MODIFIER, OBJECT, OBLIQUE, OTHER, PASSIVE, SUBJECT, Listed, Mention
from runut.annotate.coreference.speech import SpeechReader
from runut.lang.pack import CoreferenceWords, DescribingNoun
from runut.records import NameMention, Sentence, Token

ROLES = {
    "nsubj": SUBJECT,
    "nsubj:pass": PASSIVE,
    "root": SUBJECT,
    "obj": OBJECT,
    "iobj": OBJECT,
    "obl": OBLIQUE,
    "obl:agent": OBJECT,
    "nmod": MODIFIER,
    "nmod:poss": MODIFIER,
    "compound": MODIFIER,
    "conj": OTHER,
}
CLIMBED = frozenset({"appos", "flat", "flat:name", "compound", "conj", "nmod", "nummod", "amod", "nmod:poss"})
EMBEDDED = {"acl": 0.6, "acl:relcl": 0.6, "advcl": 0.2}
"""What it costs to be the subject of a clause inside another."""
BRACKETS = frozenset("()")
MARK_REACH = 12
TITLE_REACH = 7
OUTSIDE_TITLES = frozenset({"VERB", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PUNCT", "DET", "ADV"})


@dataclass(slots=True)
class Found:
    """mentions: in the order of the text. speakers: sentence -> the mention that speaks in it, the first.

    calls: index of a name's first token -> the nouns that stand beside it. lists: parties told of together, in order.
    """

    mentions: list[Mention]
    speakers: dict[int, Mention]
    calls: dict[int, set[str]] = field(default_factory=dict)
    lists: list[Listed] = field(default_factory=list)


class MentionFinder(SpeechReader):
    """One article's. A noun is met once: inside a name's title it describes the name, before "itu" what was told of."""

    def __init__(
        self,
        words: CoreferenceWords,
        sentences: Sequence[Sentence],
        tokens: Sequence[Token],
        names: Sequence[NameMention],
        described: Sequence[NameMention],
    ) -> None:
        super().__init__(words, sentences, tokens)
        self.names, self.described = names, described
        self.persons = {name.first for name in names if name.kind == "person"}
        self.name_at = {name.first: name for name in names}
        self.name_to = {name.last: name for name in names}
        self.said_at: dict[int, Mention] = {}
        self.taken = bytearray(len(tokens))
        self.nouns: dict[int, DescribingNoun] = {}
        self.calls: dict[int, set[str]] = {}

    def find(self) -> Found:
        """All that one article holds, for `Resolver`."""
        words, lows = self.words, self.lows
        wanted = words.cues
        hits = [i for i, low in enumerate(lows) if low in wanted]
        sentence_of = self._sentences_of(hits)
        for i in hits:
            found = words.nouns.get(lows[i])
            if found is not None:
                self._meet_noun(i, found, self.sentences[sentence_of[i]].last)
        for name in self.names:
            self._name(name)
        for name in self.described:
            self._described(name)
        for i in hits:
            self._cue(i, sentence_of[i])
        self.mentions = [mention for mention in self.mentions if not mention.dropped]
        self.mentions.sort(key=lambda mention: (mention.first, -mention.last))
        self._mark_quoted(hits, sentence_of)
        return Found(self.mentions, self._speakers(hits, sentence_of), self.calls, self._lists())

    def _sentences_of(self, hits: Iterable[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        sentence = 0
        for i in hits:
            while self.sentences[sentence].last <= i:
                sentence += 1
            found[i] = sentence
        return found

    def _meet_noun(self, at: int, nouns: tuple[DescribingNoun, ...], end: int) -> None:
        for noun in nouns:
            size = len(noun.words)
            if size == 1 or (at + size <= end and tuple(self.lows[at : at + size]) == noun.words):
                if noun.state and at and self.lows[at - 1] in self.words.not_states:
                    return
                self.nouns[at] = noun
                return

    def _name(self, name: NameMention) -> None:
        first, last = name.first, name.last
        self.taken[first:last] = b"\1" * (last - first)
        mention = Mention(first, last, name.sentence, "name", name=name)
        if name.kind in ("person", "group", "organisation"):
            self._read_title(name, mention)
        self._place(mention, first, last)
        self.mentions.append(mention)

    def _read_title(self, name: NameMention, mention: Mention) -> None:
        """ "Presiden Rusia Vladimir Putin", "Ahmad, politikus asal X": what a name is called beside it."""
        tokens, nouns = self.tokens, self.nouns
        sentence = self.sentences[name.sentence]
        person = name.kind == "person"
        at = name.first - 1
        if at >= sentence.first and self.lows[at] == ",":
            at -= 1
        for i in range(at, max(at - TITLE_REACH, sentence.first - 1), -1):
            noun = nouns.get(i)
            if noun is not None and not self.taken[i] and noun.person == person and (noun.person or noun.body):
                self._call(name, noun, i)
                mention.first = i
                if not person:
                    break
            doubled = self.lows[i] in self.words.joiners and i - 1 in nouns and not self.taken[i - 1]
            if tokens[i].upos in OUTSIDE_TITLES and self.lows[i] not in BRACKETS and not doubled:
                break
        after = name.last + 1
        if person and after < sentence.last and self.lows[name.last] in (",", "("):
            after += self.lows[after] in self.words.former or self.lows[after] in self.words.indefinite
            noun = nouns.get(after)
            if noun is not None and noun.person and not self.taken[after] and not self._names_next(after, sentence.last):
                self._call(name, noun, after)

    def _names_next(self, at: int, end: int) -> bool:
        """Whether the title belongs to a name behind it: "Budi, Wali Kota Solo Ani, ..." are two persons."""
        for i in range(at, min(at + TITLE_REACH, end)):
            if i in self.persons:
                return True
            if self.tokens[i].upos in OUTSIDE_TITLES:
                return False
        return False

    def _call(self, name: NameMention, noun: DescribingNoun, at: int) -> None:
        self.calls.setdefault(name.first, set()).add(" ".join(noun.words))
        self.taken[at : at + len(noun.words)] = b"\1" * len(noun.words)

    def _described(self, name: NameMention) -> None:
        """A phrase such as "Menlu AS" that holds a name of its own; where a person's name follows it is that name's title."""
        if any(self.taken[i] and i in self.nouns for i in range(name.first, min(name.first + 3, name.last))):
            return
        other = self.name_to.get(name.last)
        if other is not None and other.first > name.first and other.kind in ("group", "organisation", "outlet"):
            return  # "kantor berita AFP" is AFP
        head = self.nouns.get(name.first)
        self.taken[name.first : name.last] = b"\1" * (name.last - name.first)
        mention = Mention(name.first, name.last, name.sentence, "described", name=name, noun=head)
        self._place(mention, name.first, name.last)
        self.mentions.append(mention)
        self.said_at[name.first] = mention

    def _cue(self, at: int, sentence: int) -> None:
        words, low = self.words, self.lows[at]
        kind = words.pronouns.get(low)
        if kind is not None:
            self._pronoun(at, sentence, kind)
        elif low == words.both_opening:
            self._both(at, sentence)
        elif low in words.marks:
            self._definite(at, sentence)
        elif at in self.nouns and not self.taken[at]:
            self._noun(at, sentence, self.nouns[at])

    def _pronoun(self, at: int, sentence: int, kind: str) -> None:
        if self.taken[at]:
            return
        if kind == "clitic":
            start = self.sentences[sentence].first
            if at == start or self.lows[at - 1] in self.words.things or self.lows[at - 1] == self.words.both_opening:
                return
        mention = Mention(at, at + 1, sentence, kind)  # type: ignore[arg-type]
        if at + 3 < len(self.lows) and self.lows[at + 1] == "(":
            mention.told = self.name_at.get(at + 2)
        self._place(mention, at, at + 1)
        self.mentions.append(mention)

    def _both(self, at: int, sentence: int) -> None:
        end = self.sentences[sentence].last
        for size in (2, 1):
            kind = self.words.both.get(tuple(self.lows[at + 1 : min(at + 1 + size, end)]))
            if kind is None or at + size >= end:
                continue
            last = at + 1 + size
            self.taken[at:last] = b"\1" * (last - at)
            mention = Mention(at, last, sentence, "both", noun=self.nouns.get(at + 1))
            self._place(mention, at, last)
            self.mentions.append(mention)
            return

    def _definite(self, mark: int, sentence: int) -> None:
        """ "presiden itu": the noun that the mark points back to, by the tree or the nearest one before it."""
        start = max(self.sentences[sentence].first, mark - MARK_REACH)
        head = self.tokens[mark].head
        at = self._noun_covering(head, start) if head is not None and start <= head < mark else None
        if at is None:
            at = self._noun_before(mark, start)
        if at is None:
            return
        said = self._freed(at) if self.taken[at] else None
        if self.taken[at] and said is None:
            return
        noun = self.nouns[at]
        first = at - 1 if at > start and self.lows[at - 1] in self.words.former else at
        self.taken[first : mark + 1] = b"\1" * (mark + 1 - first)
        inner = tuple([self.name_at[i] for i in range(first, mark) if i in self.name_at])
        form = "new" if first and self.lows[first - 1] in self.words.indefinite else "definite"
        mention = Mention(first, mark + 1, sentence, form, noun=noun, inner=inner)  # type: ignore[arg-type]
        mention.name = said.name if said is not None else None
        self._place(mention, first, mark + 1)
        self.mentions.append(mention)

    def _freed(self, at: int) -> Mention | None:
        """The described phrase that the noun heads and the mark closes: "PM Israel" of "PM Israel tersebut"."""
        mention = self.said_at.pop(at, None)
        if mention is not None:
            mention.dropped = True
        return mention

    def _noun_covering(self, at: int, start: int) -> int | None:
        for i in range(max(start, at - 2), at + 1):
            noun = self.nouns.get(i)
            if noun is not None and i + len(noun.words) > at:
                return i
        return None

    def _noun_before(self, mark: int, start: int) -> int | None:
        for i in range(mark - 1, start - 1, -1):
            if i in self.nouns:
                return self._noun_covering(i, start)
            upos, low = self.tokens[i].upos, self.lows[i]
            if upos in ("PUNCT", "PRON", "SCONJ", "CCONJ") or (upos in ("VERB", "ADP") and low not in self.words.inside):
                return None
        return None

    def _noun(self, at: int, sentence: int, noun: DescribingNoun) -> None:
        """A noun that brings in somebody without a name: "seorang saksi", "para demonstran", "sang jenderal"."""
        before = self.lows[at - 1] if at > self.sentences[sentence].first else ""
        last = at + len(noun.words)
        if before in self.words.sang and noun.person:
            form = "definite"
        elif before in self.words.indefinite and noun.person:
            form = "new"
        elif noun.plural and (
            before in self.words.many or (not noun.person and self.tokens[at].deprel not in ("nmod", "compound"))
        ):
            form = "described"
        else:
            return
        mention = Mention(at, last, sentence, form, noun=noun)  # type: ignore[arg-type]
        self._place(mention, at, last)
        self.mentions.append(mention)

    def _place(self, mention: Mention, first: int, last: int) -> None:
        """Its head token, its role and what governs it, read off the tree; the head of a title is that of the name."""
        tokens = self.tokens
        start = self.sentences[mention.sentence].first
        at = first
        if last - first > 1:
            for i in range(first, last):
                head = tokens[i].head
                if head is None or not first <= head < last:
                    at = i
                    break
        mention.at = at
        of_place = mention.name is not None and mention.name.kind in ("country", "place")
        low = first if mention.first < first else -1
        for _ in range(4):
            token = tokens[at]
            head, deprel = token.head, token.deprel
            if head is None or deprel not in CLIMBED or not start <= head:
                break
            if deprel.startswith("flat") and of_place:
                break
            if deprel in ("nmod", "compound", "nmod:poss") and not (low >= 0 and mention.first <= head < low):
                break
            if deprel == "appos" and head > at:
                break
            at = head
        token = tokens[at]
        mention.verb = -1 if token.head is None else token.head
        if token.deprel is None:
            mention.role = SUBJECT if first - start < 4 else OTHER
        elif self.lows[first - 1 : first] == ["("] or (of_place and token.deprel.startswith("flat")):
            mention.role = MODIFIER  # "Amerika Serikat (AS)", "Republik Indonesia"
        else:
            mention.role = ROLES.get(token.deprel, OTHER)
            if mention.role == MODIFIER and first > start and tokens[first - 1].upos == "ADP":
                mention.role = OBLIQUE  # "kunjungan ke Rusia"
            if token.head is not None and mention.role >= PASSIVE:
                mention.role -= EMBEDDED.get(tokens[token.head].deprel or "", 0.0)
