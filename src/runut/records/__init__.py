"""What travels between the stages. Frozen, slotted, with tuples; imports nothing of ours.

bytes -> Document -> Article -> Annotated -> EventMention -> Event
"""

from runut.records.annotated import Annotated, Chain, ChainMention, NameKind, NameMention, Sentence, TimeExpression, Token
from runut.records.article import Article, Dateline, Furniture, Language, Published
from runut.records.document import REASONS, Declared, Document, Rejected, Stage, content_id
from runut.records.event import Event, EventMention, Figure, Link, Origin, Party, Place
from runut.records.quote import Quote, QuoteKind, Stance
from runut.records.span import Field, Span
from runut.records.unknown import UnknownName

__all__ = [
    "REASONS",
    "Annotated",
    "Article",
    "Chain",
    "ChainMention",
    "Dateline",
    "Declared",
    "Document",
    "Event",
    "EventMention",
    "Field",
    "Figure",
    "Furniture",
    "Language",
    "Link",
    "NameKind",
    "NameMention",
    "Origin",
    "Party",
    "Place",
    "Published",
    "Quote",
    "QuoteKind",
    "Rejected",
    "Sentence",
    "Span",
    "Stage",
    "Stance",
    "TimeExpression",
    "Token",
    "UnknownName",
    "content_id",
]
