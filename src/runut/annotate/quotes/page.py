"""What the quote finders share of one article: its tokens in small letters, and whose sentence and paragraph they are in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import compress

from runut.lang.pack import DescribingNoun
from runut.lang.reporting import Phrases, ReportingWords
from runut.records import Annotated, Article, Sentence, Span

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
COMMA = frozenset({","})
SEPARATOR = "\n"
Nouns = Mapping[str, tuple[DescribingNoun, ...]]


class Page:
    """One article's. lows: tokens in small letters. bodies: words that the name of a body begins with.

    nouns: those that a party is called by, by their first words. offices: the first words of titles.
    """

    def __init__(
        self,
        article: Article,
        annotated: Annotated,
        words: ReportingWords,
        bodies: frozenset[str],
        nouns: Nouns,
        offices: frozenset[str],
    ) -> None:
        self.nouns, self.offices = nouns, offices
        self.article, self.words, self.bodies = article, words, (bodies | words.bodies) - words.units
        self.sentences, self.tokens = annotated.sentences, annotated.tokens
        self.names, self.described, self.chains = annotated.names, annotated.described, annotated.chains
        self.times = annotated.times
        self.lows = _lowered([token.text for token in self.tokens])
        self._commas = self.places_of(COMMA)
        self._firsts = [sentence.first for sentence in self.sentences]

    def places_of(self, words: Collection[str]) -> list[int]:
        """The tokens that are among some words."""
        return list(compress(range(len(self.lows)), map(words.__contains__, self.lows)))

    def commas(self, first: int, last: int) -> Sequence[int]:
        return self._commas[bisect_left(self._commas, first) : bisect_left(self._commas, last)]

    def is_nominal(self, token: int) -> bool:
        """Whether it may stand inside the words for one party."""
        low = self.lows[token]
        return low not in self.words.breaks and (low in "()-/" or (self.tokens[token].upos or "NOUN") in NOMINAL)

    def is_human(self, token: int) -> bool:
        """Whether a noun is one for persons or bodies."""
        low = self.lows[token].partition("-")[0]
        return low in self.nouns or low in self.words.sources

    def is_person(self, token: int) -> bool:
        """Whether a noun is one for persons."""
        low = self.lows[token].partition("-")[0]
        return low in self.words.sources or any(n.person or (n.plural and not n.body) for n in self.nouns.get(low, ()))

    def sentence_at(self, token: int) -> int:
        return bisect_right(self._firsts, token) - 1

    def sentence_of(self, token: int) -> Sentence:
        return self.sentences[bisect_right(self._firsts, token) - 1]

    def span(self, first: int, last: int) -> Span:
        """The words of a half-open range of tokens of one field."""
        field = self.sentence_of(first).span.field
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(start=start, end=end, text=self.article.field(field)[start:end], field=field)

    def glued(self, left: int) -> bool:
        """Whether nothing stands between a token and the next, in one field."""
        if left < 0 or left + 1 >= len(self.tokens):
            return False
        return self.tokens[left].end == self.tokens[left + 1].start and (
            self.sentence_of(left).span.field == self.sentence_of(left + 1).span.field
        )

    def phrase_at(self, phrases: Phrases, at: int, end: int) -> int:
        """How many tokens the longest of the phrases at a place has, 0 for none."""
        return longest(phrases.get(self.lows[at], ()), self.lows, at, end) if at < end else 0


def longest(phrases: Sequence[tuple[str, ...]], lows: Sequence[str], at: int, end: int) -> int:
    for phrase in phrases:
        size = len(phrase)
        if size == 1 or (at + size <= end and tuple(lows[at : at + size]) == phrase):
            return size
    return 0


def _lowered(texts: list[str]) -> list[str]:
    """The words in small letters, all in one call; a word with the separator in it makes it one call each."""
    lows = SEPARATOR.join(texts).lower().split(SEPARATOR)
    return lows if len(lows) == len(texts) else [text.lower() for text in texts]
