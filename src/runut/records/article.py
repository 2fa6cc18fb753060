"""A document made readable: clean text, its metadata, and everything that was taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "interval", "month", "year"]
DateBasis = Literal["declared", "structured-data", "meta", "time-element", "address", "image-path", "date-line", "citing-date"]
Language = Literal["id", "ms", "en", "other"]
FurnitureReason = Literal[
    "advertisement",
    "see-also",
    "scroll-cue",
    "tags",
    "image",
    "share",
    "editor",
    "credit",
    "copyright",
    "related-block",
    "other-headline",
    "title",
    "byline",
    "date-line",
    "caption",
    "video",
    "bullet",
    "subscribe",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The days on which an article can have appeared.

    start, end: both included; equal when the day is certain.
    basis: the kind of evidence that decided. text: the words or value of that evidence.
    """

    start: date
    end: date
    precision: Precision
    basis: DateBasis
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A piece taken out of the article, and why.

    start, end: code points in the text as it was before any piece was taken out: the decoded file for plain
    text, the main text with its markup removed for HTML.
    """

    start: int
    end: int
    text: str
    reason: FurnitureReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """ "MOSKWA, KOMPAS.com -": where the report was filed and for whom. Offsets into `Article.text`.

    Its words name no actor; extraction skips them.
    """

    start: int
    end: int
    text: str
    place: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Clean text and its metadata.

    text: paragraphs separated by one newline; never holds a furniture piece.
    outlet: the registrable name of the publisher ("kompas.com"), or its name where it has no address known to us.
    credits: outlets and agencies that the article as a whole is taken from ("SUMBER: ...", "(Antara)").
    published: None when there is no evidence. No date is ever invented.
    shortened: reasons for which the text may be less than the page had ("depth"); the document is then `truncated`.
    """

    id: str
    text: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    dateline: Dateline | None
    published: Published | None
    url: str | None
    language: Language
    credits: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    shortened: tuple[str, ...] = ()

    def field(self, name: Literal["text", "title"]) -> str:
        return self.text if name == "text" else self.title or ""
