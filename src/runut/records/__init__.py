"""What travels between the stages. Frozen, slotted, with tuples; imports nothing of ours.

bytes -> Document -> Article -> Annotated -> EventMention -> Event
"""

from runut.records.annotated import Annotated, Chain, ChainMention, NameKind, NameMention, Sentence, TimeExpression, Token
from runut.records.article import Article, Dateline, Furniture, Language, Published
from runut.records.document import REASONS, Declared, Document, Rejected, Stage, content_id
from runut.records.event import (
    DayAccount,
    Event,
    EventMention,
    EventStatus,
    Figure,
    FigureAccount,
    Link,
    Party,
    PartyAccount,
    Place,
    PlaceAccount,
    StatusAccount,
)
from runut.records.origin import Origin, OriginKind
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
    "DayAccount",
    "Declared",
    "Document",
    "Event",
    "EventMention",
    "EventStatus",
    "Field",
    "Figure",
    "FigureAccount",
    "Furniture",
    "Language",
    "Link",
    "NameKind",
    "NameMention",
    "Origin",
    "OriginKind",
    "Party",
    "PartyAccount",
    "Place",
    "PlaceAccount",
    "Published",
    "Quote",
    "QuoteKind",
    "Rejected",
    "Sentence",
    "Span",
    "Stage",
    "Stance",
    "StatusAccount",
    "TimeExpression",
    "Token",
    "UnknownName",
    "content_id",
]
