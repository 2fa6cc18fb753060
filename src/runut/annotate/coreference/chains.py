"""The stage's door: sentences, tokens, names of an article in, its chains out."""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.coreference.facts import Facts
from runut.annotate.coreference.mentions import MentionFinder
from runut.annotate.coreference.referent import Mention, Referent
from runut.annotate.coreference.resolve import Resolver
from runut.gazetteer import Gazetteer
from runut.lang.pack import CoreferenceWords
from runut.records import Article, Chain, ChainMention, NameMention, Sentence, Span, Token
from runut.records.annotated import ChainForm

FORMS: dict[str, ChainForm] = {"name": "name", "described": "description", "definite": "description", "new": "description"}


def find_chains(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[Token, ...],
    names: Sequence[NameMention],
    described: Sequence[NameMention],
    words: CoreferenceWords,
    gazetteer: Gazetteer,
) -> tuple[Chain, ...]:
    """Parties that the article speaks of more than once, in the order of their first mention."""
    if not sentences:
        return ()
    day = article.published.end if article.published else None
    found = MentionFinder(words, sentences, tokens, names, described).find()
    referents = Resolver(words, found, tokens, sentences, Facts(gazetteer, day)).resolve()
    return _chains(article, sentences, tokens, referents)


def _chains(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...], referents: Sequence[Referent]
) -> tuple[Chain, ...]:
    needed = {id(member) for referent in referents for member in referent.members}
    kept = [r for r in referents if len(r.mentions) > 1 or id(r) in needed or r.members]
    kept = [r for r in kept if r.mentions]
    kept.sort(key=lambda r: min(m.first for m in r.mentions))
    for number, referent in enumerate(kept):
        referent.number = number
    return tuple(
        [
            Chain(
                kind=r.kind,
                name=r.name,
                entity=r.entity,
                mentions=tuple([_mention(article, sentences, tokens, m) for m in sorted(r.mentions, key=lambda m: m.first)]),
                members=tuple([m.number for m in r.members]),
            )
            for r in kept
        ]
    )


def _mention(article: Article, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...], mention: Mention) -> ChainMention:
    first, last = mention.first, mention.last
    if mention.form == "name" and mention.name is not None:
        first, last, span = mention.name.first, mention.name.last, mention.name.span
    else:
        where = sentences[mention.sentence].field
        start, end = tokens[first].start, tokens[last - 1].end
        span = Span(start=start, end=end, text=article.field(where)[start:end], field=where)
    return ChainMention(span=span, form=FORMS.get(mention.form, "pronoun"), first=first, last=last)
