"""What coreference passes among its own parts: a mention, and the party that mentions stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from runut.lang.pack import DescribingNoun
from runut.records import NameMention
from runut.records.annotated import ChainKind

Form = Literal["name", "described", "definite", "new", "singular", "plural", "clitic", "self", "side", "both"]

SUBJECT, PASSIVE, OBJECT, OBLIQUE, MODIFIER, OTHER = 2.0, 1.7, 1.2, 0.7, 0.3, 0.8
"""How likely what stands there is spoken of next."""


@dataclass(slots=True)
class Referent:
    """A party of the article. words: nouns that it has been called by. seen: (sentence, token, weight of its role), the last ones."""

    kind: ChainKind
    name: str
    entity: str | None = None
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    office: str | None = None
    seat: bool = False
    woman: bool = False
    words: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    seen: list[tuple[int, int, float]] = field(default_factory=list)
    members: tuple[Referent, ...] = ()
    number: int = -1


@dataclass(slots=True)
class Mention:
    """first, last: half-open range of tokens. at: its head token. verb: the token that governs it, -1 for none.

    quoted: it stands inside quotation marks. inner: names inside ("pemimpin Hamas itu").
    """

    first: int
    last: int
    sentence: int
    form: Form
    at: int = -1
    role: float = OTHER
    verb: int = -1
    quoted: bool = False
    noun: DescribingNoun | None = None
    name: NameMention | None = None
    inner: tuple[NameMention, ...] = ()
    referent: Referent | None = None


@dataclass(slots=True)
class Listed:
    """Parties told of together: "Rusia dan Turki"; facing: two sides ("Rusia melawan Turki")."""

    sentence: int
    at: int
    role: float
    mentions: list[Mention]
    facing: bool = False

    @property
    def referents(self) -> tuple[Referent, ...]:
        """Each party once, in order."""
        found = [m.referent for m in self.mentions if m.referent is not None]
        return tuple({id(r): r for r in found}.values())
