"""The language's time expressions, laid upon the sentences of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.lang.pack import FoundTime, LanguagePack
from runut.records import Article, Sentence, Span, TimeExpression

REACH = 4
"""Sentences over which a time goes on being the one that "sehari sebelumnya" counts from."""


def read_times(article: Article, sentences: Sequence[Sentence], language: LanguagePack) -> tuple[TimeExpression, ...]:
    """Time expressions in order, resolved against the last day on which the article can have appeared."""
    return tuple(_read(article, sentences, language))


def _read(article: Article, sentences: Sequence[Sentence], language: LanguagePack) -> Iterator[TimeExpression]:
    anchor = article.published.end if article.published else None
    told: FoundTime | None = None
    told_in = 0
    for index, sentence in enumerate(sentences):
        span = sentence.span
        if span.field == "title" or index - told_in > REACH:
            told = None
        for found in language.find_times(span.text, anchor, told):
            if found.counts:
                told, told_in = found, index
            start, end = span.start + found.start, span.start + found.end
            yield TimeExpression(
                span=Span(start=start, end=end, text=span.text[found.start : found.end], field=span.field),
                sentence=index,
                earliest=found.earliest,
                latest=found.latest,
                precision=found.precision,
                kind=found.kind,
                rule=found.rule,
                value=found.value,
                relative_to=found.relative_to,
                flagged=found.flagged,
            )
