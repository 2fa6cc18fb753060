"""Places in a text: half-open ranges of code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "title"]
"""Which of an article's two texts a span points into: headlines are coded too."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Words at a place.

    start, end: code points in `Article.text` or `Article.title` (see `field`), half-open.
    text: the words there; `article[field][start:end] == text` always holds and is checked at every write.
    """

    start: int
    end: int
    text: str
    field: Field = "text"
