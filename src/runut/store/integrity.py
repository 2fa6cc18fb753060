"""The promise under every record: its words stand in the article where it says they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from runut.errors import IntegrityError
from runut.records import Article, EventMention, Field, Quote, Span


def check_reading(article: Article, mentions: Sequence[EventMention], quotes: Sequence[Quote] = ()) -> None:
    """Raise IntegrityError for the first broken promise. Furniture is not checked: it is not in the clean text."""
    _check_encodable(article)
    seen: dict[str, EventMention | Quote] = {}
    texts: dict[Field, str] = {"text": article.text, "title": article.title or ""}
    records: tuple[EventMention | Quote, ...] = (*mentions, *quotes)
    for record in records:
        what = "quote" if isinstance(record, Quote) else "mention"
        if record.document != article.id:
            raise IntegrityError(f"{what} {record.id} of article {article.id} names document {record.document}")
        if seen.setdefault(record.id, record) != record:
            raise IntegrityError(f"two different {what}s of article {article.id} share the id {record.id} ({record.rule})")
        if broken := find_lie(record, texts):
            raise IntegrityError(f"article {article.id}, {what} {record.id} ({record.rule}): {broken}")
    for mention in mentions:
        if mention.quote is not None and mention.quote not in seen:
            raise IntegrityError(f"article {article.id}, mention {mention.id}: it stands in {mention.quote}, which is no quote")


def find_lie(record: EventMention | Quote, texts: Mapping[Field, str]) -> str | None:
    """The first part of a record that is not in the article as the record has it, in words; None where all of it is.

    texts: the two fields of the article.
    """
    for what, span in _spans_of_quote(record) if isinstance(record, Quote) else _spans_of_mention(record):
        found = texts[span.field][span.start : span.end]
        if found != span.text or not 0 <= span.start <= span.end:
            return f"{what} {span.field}[{span.start}:{span.end}] reads {found[:40]!r}, not {span.text[:40]!r}"
    return _find_disorder(record.content) if isinstance(record, Quote) else None


def _find_disorder(pieces: Sequence[Span]) -> str | None:
    """What somebody said has words, which follow each other in one field."""
    if not pieces or any(not piece.text.strip() for piece in pieces):
        return "there are no words in it"
    for piece, following in pairwise(pieces):
        if piece.field != following.field or piece.end > following.start:
            return f"its pieces at {piece.field}[{piece.start}] and {following.field}[{following.start}] are not in order"
    return None


def _spans_of_quote(quote: Quote) -> Iterator[tuple[str, Span]]:
    for piece in quote.content:
        yield "content", piece
    if quote.cue:
        yield "cue", quote.cue
    if quote.role:
        yield "role", quote.role
    if quote.speaker:
        yield "speaker", quote.speaker.words


def _spans_of_mention(mention: EventMention) -> Iterator[tuple[str, Span]]:
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
