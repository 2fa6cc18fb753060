"""Where a document's text comes from, and by what that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal["same-text", "near-text", "credited", "translated", "sister"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The family of a document: those whose text is one, whoever prints it.

    family: shared by all of them, the smallest of their document ids. agencies: outlets and agencies that the document
    credits, as it names them.
    kind: how it is known, None for a document that stands alone. same-text: the same words. near-text: `share` of the
    shorter text's words stand in the other, in the same order. credited: it names the other's outlet as its source, or both
    name one source. translated: both credit one agency, tell the same names and numbers, in words of their own. sister: one
    owner's outlets, one headline.
    matched: the document it was matched with. share: 0 to 1; of words for all kinds but "translated", of names and numbers
    there.
    """

    document: str
    family: str
    agencies: tuple[str, ...]
    kind: OriginKind | None = None
    matched: str | None = None
    share: float | None = None
