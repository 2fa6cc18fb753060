"""What coreference passes among its own parts: a mention, and the party that mentions stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from runut.lang.pack import DescribingNoun
from runut.records import NameMention
from runut.records.annotated import ChainKind

Form = Literal["name", "described", "definite", "new", "singular", "plural", "clitic", "self", "side", "both"]

SPEAKER, SUBJECT, PASSIVE, OBJECT, OBLIQUE, MODIFIER, OTHER = 2.3, 2.0, 1.7, 1.2, 0.7, 0.3, 0.8
"""How likely what stands there is spoken of next."""


@dataclass(slots=True, eq=False)
class Referent:
    """A party of the article. words: nouns that it has been called by. seen: (sentence, token, weight of its role).

    weight: in how many places it is a subject or object: how much the article is about it. accused: of him arrest or trial is told.
    """

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
    weight: int = 0
    accused: bool = False
    number: int = -1


@dataclass(slots=True, eq=False)
class Mention:
    """first, last: half-open range of tokens. at: its head token. verb: the token that governs it, -1 for none.

    quoted: it stands inside quotation marks. inner: names inside ("pemimpin Hamas itu").
    dropped: it is part of a longer one. told: of a pronoun, the name in brackets behind it ("mereka (Rusia)").
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
    told: NameMention | None = None
    dropped: bool = False
    referent: Referent | None = None


@dataclass(slots=True, eq=False)
class Listed:
    """Parties told of together: "Rusia dan Turki"; facing: two sides ("Rusia melawan Turki").

    joined: a joiner stands before the last, without which commas make no list.
    """

    sentence: int
    at: int
    role: float
    mentions: list[Mention]
    facing: bool = False
    joined: bool = False

    @property
    def referents(self) -> tuple[Referent, ...]:
        """Each party once, in order."""
        found = [m.referent for m in self.mentions if m.referent is not None]
        return tuple({id(r): r for r in found}.values())


def side_of(referent: Referent) -> str:
    """The code of its state or group; of a person without codes its name."""
    return referent.country or referent.group or (referent.name if referent.kind == "person" else "")


def differ(one: Referent, other: Referent) -> bool:
    """Whether they are of two sides."""
    if one.kind == other.kind == "person":
        return one is not other
    return (one.country or one.group or one.name) != (other.country or other.group or other.name)
