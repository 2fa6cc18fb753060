"""The name layer: what the gazetteer knows, what runs of capitals show, what the network reads, short forms, acronyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runut.annotate.found import Found
from runut.annotate.known import known_names
from runut.annotate.layers import Layers
from runut.annotate.links import ShortForms, link_acronyms, link_short_forms
from runut.annotate.reading import add_read_names
from runut.annotate.runs import RunReader
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.records import Article, NameMention, Span

if TYPE_CHECKING:
    from runut.annotate.network import Tags


def find_names(
    article: Article,
    layers: Layers,
    language: LanguagePack,
    gazetteer: Gazetteer,
    tags: Tags | None = None,
) -> tuple[NameMention, ...]:
    """Every name of the article, in order, none overlapping another. tags: what the network read.

    Headlines in title case give only names that the gazetteer knows or the body explains.
    """
    names = known_names(article, layers, language, gazetteer)
    if language.name_words is not None and language.analyse is not None:
        reader = RunReader(layers, language, gazetteer, names)
        names = reader.release(names)
        for index in range(len(layers.sentences)):
            names.extend(reader.read(index))
        if tags is not None:
            names = add_read_names(layers, reader, names, tags)
        names = link_acronyms(layers, names, gazetteer)
        names = link_short_forms(layers, reader, names, ShortForms(layers, reader, names, gazetteer))
    return _mentions(article, layers, names)


def _mentions(article: Article, layers: Layers, names: list[Found]) -> tuple[NameMention, ...]:
    made: list[NameMention] = []
    reached = -1
    for name in sorted(names, key=lambda name: (name.first, -name.last)):
        if name.first < reached:
            continue
        reached = name.last
        sentence = layers.sentence_of[name.first]
        where = layers.sentences[sentence].field
        start, end = layers.starts[name.first], layers.ends[name.last - 1]
        span = Span(start=start, end=end, text=article.field(where)[start:end], field=where)
        made.append(
            NameMention(
                span=span,
                kind=name.kind,
                entity=name.entity,
                sentence=sentence,
                first=name.first,
                last=name.last,
                name=name.name,
            )
        )
    return tuple(made)
