"""The promise under every record: its words stand in the article where it says they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.errors import IntegrityError
from runut.records import Article, EventMention, Span


def check_reading(article: Article, mentions: Sequence[EventMention]) -> None:
    """Raise IntegrityError for the first broken promise. Furniture is not checked: it is not in the clean text."""
    _check_encodable(article)
    seen: dict[str, EventMention] = {}
    for mention in mentions:
        if mention.document != article.id:
            raise IntegrityError(f"mention {mention.id} of article {article.id} names document {mention.document}")
        if seen.setdefault(mention.id, mention) != mention:
            raise IntegrityError(f"two different mentions of article {article.id} share the id {mention.id} ({mention.rule})")
        for what, span in spans_of(mention):
            if article.field(span.field)[span.start : span.end] != span.text or not 0 <= span.start <= span.end:
                raise IntegrityError(
                    f"article {article.id}, mention {mention.id} ({mention.rule}): {what} {span.field}[{span.start}:{span.end}] "
                    f"reads {article.field(span.field)[span.start : span.end][:40]!r}, not {span.text[:40]!r}"
                )


def spans_of(mention: EventMention) -> Iterator[tuple[str, Span]]:
    yield "evidence", mention.evidence
    yield "trigger", mention.trigger
    for role, parties in (("actor", mention.actors), ("recipient", mention.recipients), ("said_by", mention.said_by)):
        for party in parties:
            yield role, party.words


def _check_encodable(article: Article) -> None:
    """`clean` promises text without lone surrogates; SQLite could not hold them."""
    words = (article.text, article.title, article.outlet, article.url, *article.authors, *article.credits)
    try:
        for part in words:
            (part or "").encode()
    except UnicodeEncodeError as error:
        raise IntegrityError(f"article {article.id} holds a lone surrogate at code point {error.start}") from error
