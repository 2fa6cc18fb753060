"""Sentences and tokens of an article: the title's first, then the text's, paragraph by paragraph, less the dateline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from runut.errors import LimitExceeded
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.records import Article, Field, Sentence, Span

_LEFTOVER = " \t-–—:|•"
"""What may stand between a dateline and the first sentence."""


@dataclass(slots=True)
class Layers:
    """What later layers are laid upon: sentences, and of each token its words, its place and its sentence.

    Tokens stay columns until the end: making a record costs more than finding the token.
    """

    sentences: list[Sentence] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)

    def words(self, sentence: int) -> range:
        """Indices of the tokens of a sentence."""
        found = self.sentences[sentence]
        return range(found.first, found.last)


def read_layers(article: Article, language: LanguagePack, limits: Limits) -> Layers:
    """Sentences and their tokens. Raises LimitExceeded for too many sentences."""
    layers = Layers()
    for where, text, start, end, paragraph in _stretches(article):
        _add_stretch(layers, where, text, start, end, paragraph, language, limits)
    return layers


def _stretches(article: Article) -> Iterator[tuple[Field, str, int, int, int]]:
    """(field, its text, start, end, paragraph of start) of the stretches that hold sentences."""
    if article.title:
        yield "title", article.title, 0, len(article.title), -1
    text, line = article.text, article.dateline
    if line is None:
        yield "text", text, 0, len(text), 0
        return
    yield "text", text, 0, line.start, 0
    start = line.end
    while start < len(text) and text[start] in _LEFTOVER:
        start += 1
    yield "text", text, start, len(text), text.count("\n", 0, start)


def _add_stretch(
    layers: Layers, where: Field, text: str, start: int, end: int, paragraph: int, language: LanguagePack, limits: Limits
) -> None:
    counted = start
    stretch = text if start == 0 and end == len(text) else text[start:end]
    for begin, stop in language.split_sentences(stretch):
        begin, stop = begin + start, stop + start
        if paragraph >= 0:
            paragraph += text.count("\n", counted, begin)
            counted = begin
        for first, last, cut in _bounded(text, begin, stop, limits.sentence_chars):
            _add_sentence(layers, where, text, first, last, paragraph, cut, language)
        if len(layers.sentences) > limits.sentences:
            raise LimitExceeded("too-large", f"more than {limits.sentences} sentences")


def _bounded(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int, bool]]:
    """The sentence itself, or its pieces where it is longer than the limit: cut at white space if there is any."""
    while end - start > limit:
        stop = max(text.rfind(" ", start + 1, start + limit + 1), text.rfind("\t", start + 1, start + limit + 1))
        stop = stop if stop > start else start + limit
        yield start, stop, True
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end, False


def _add_sentence(
    layers: Layers, where: Field, text: str, start: int, end: int, paragraph: int, cut: bool, language: LanguagePack
) -> None:
    words = text[start:end]
    found, first = language.tokenise(words), len(layers.texts)
    layers.texts.extend([words[a:b] for a, b in found])
    layers.starts.extend([start + a for a, _ in found])
    layers.ends.extend([start + b for _, b in found])
    layers.sentence_of.extend([len(layers.sentences)] * len(found))
    span = Span(start=start, end=end, text=words, field=where)
    layers.sentences.append(Sentence(span=span, first=first, last=len(layers.texts), paragraph=paragraph, cut=cut))
