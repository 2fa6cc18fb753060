"""What a page says about itself: title, outlet, authors, address, dates, language, pictures.

Comes in: decoded HTML. Goes out: `PageMetadata` with raw strings. Leaves to others: what day a date string means and
which evidence to believe (`published`), which outlet a name or host stands for (the gazetteer).
"""

from __future__ import annotations

from dataclasses import dataclass

from runut.records.article import DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """basis: the kind of place it stood in. value: the string as the page has it."""

    basis: DateBasis
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """published: best evidence first; never a date of change. language: of `<html lang>`. image_urls: of the article's own pictures."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: tuple[DateEvidence, ...] = ()
    language: str | None = None
    image_urls: tuple[str, ...] = ()


def read_metadata(html: str) -> PageMetadata:
    return PageMetadata()
