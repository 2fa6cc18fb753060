"""The stage: an `Article` in, its `Annotated` layers out. Pure: the same article, language and gazetteer, the same layers.

What happens to whom is for `extract`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from runut.annotate.coreference import find_chains
from runut.annotate.layers import Layers, read_layers
from runut.annotate.names import find_names
from runut.annotate.quotes import find_quotes
from runut.annotate.times import read_times
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.records import Annotated, Article, Token

if TYPE_CHECKING:
    from runut.annotate.network import Tags


def prepare(language: LanguagePack) -> None:
    """Load the language's network, so that the first article does not wait for it. Raises ResourceError where it is broken."""
    if language.model is not None:
        from runut.annotate.network import load_network  # not before: numpy and onnxruntime take a tenth of a second

        load_network(language.model)


def annotate(article: Article, language: LanguagePack, gazetteer: Gazetteer, limits: Limits) -> Annotated:
    """The layers of an article.

    Raises LimitExceeded for more sentences than `limits` allows, ResourceError where the language's network is broken.
    """
    layers = read_layers(article, language, limits)
    tags = read_tags(layers, language, limits)
    names, described = find_names(article, layers, language, gazetteer, tags)
    tokens, sentences = make_tokens(layers, tags, language), tuple(layers.sentences)
    words = language.coreference
    annotated = Annotated(
        article=article.id,
        sentences=sentences,
        tokens=tokens,
        names=names,
        times=read_times(article, layers.sentences, language),
        described=described,
        chains=() if words is None else find_chains(article, sentences, tokens, names, described, words, gazetteer),
        evoked=tags.evoked if tags else (),
    )
    return replace(annotated, quotes=find_quotes(article, annotated, language, gazetteer))


def read_tags(layers: Layers, language: LanguagePack, limits: Limits) -> Tags | None:
    """What the network reads of the first sentences, None for a language without one; marks what it read in part or not."""
    if language.model is None:
        return None
    from runut.annotate.network import load_network

    sentences = layers.sentences
    count = bisect_right(sentences, limits.read_words, key=lambda sentence: sentence.last)
    words = layers.texts[: sentences[count - 1].last] if count else []
    ranges = [(s.first, s.last) for s in sentences[:count]]
    tags = load_network(language.model).read(words, ranges, language.event_rules)
    for index in tags.windowed:
        sentences[index] = replace(sentences[index], windowed=True)
    sentences[count:] = [replace(sentence, unread=True) for sentence in sentences[count:]]
    return tags


def make_tokens(layers: Layers, tags: Tags | None, language: LanguagePack) -> tuple[Token, ...]:
    """The tokens, filled column by column: made one at a time, frozen as they are, they take three times as long."""
    made: list[Token] = list(map(object.__new__, repeat(Token, len(layers.texts))))
    columns: dict[str, Iterable[Any]] = {"start": layers.starts, "end": layers.ends, "text": layers.texts}
    if tags is not None and language.read_word is not None:
        forms = list(map(language.read_word, layers.texts, tags.upos))
        lemmas, voices = zip(*forms, strict=True) if forms else ((), ())
        columns |= {"upos": tags.upos, "head": tags.heads, "deprel": tags.deprel, "lemma": lemmas, "voice": voices}
    for name in Token.__slots__:
        fill = getattr(Token, name).__set__
        deque(map(fill, made, chain(columns.get(name, ()), repeat(None))), maxlen=0)
    return tuple(made)
