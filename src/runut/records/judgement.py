"""A person's decisions on what the machine read: kept for ever, found again by content, replayed after every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from runut.records.document import content_id
from runut.records.event import EventMention, Figure, Party, Place
from runut.records.span import Field

JudgementKind = Literal["same", "different", "wrong", "right", "field", "undo"]
Verdict = Literal["wrong", "right", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A mention as it was when somebody judged it, by what can be found again in another reading of the same article.

    document, url, source_id: the article, the last two for when it comes in another wrapping. words: those of the trigger;
    before, after: of the article around them. evidence: the sentence. start: where the trigger stood.
    beside: other mentions of the same words, as "TYPE/mode", which are not meant.
    """

    document: str
    url: str | None = None
    source_id: str | None = None
    field: Field = "text"
    before: str = ""
    words: str
    after: str = ""
    evidence: str
    start: int
    type: str
    mode: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """kind: same, different: `one` and `other` tell of one happening or of two. wrong: no such event is told there.
    right: it is told as read. field: `field` is to be `value`. undo: the judgement `undoes` no longer holds.

    value: as it was typed; parties, place, figures: what it meant then, so that replaying asks nobody.
    by, at: who, and when (ISO 8601, UTC). Of two that cannot both hold the later one does.
    """

    kind: JudgementKind
    one: tuple[Cited, ...] = ()
    other: tuple[Cited, ...] = ()
    field: str | None = None
    value: str | None = None
    parties: tuple[Party, ...] = ()
    place: Place | None = None
    figures: tuple[Figure, ...] = ()
    undoes: str | None = None
    by: str
    at: str
    reason: str | None = None

    @property
    def id(self) -> str:
        cited = (
            part
            for c in (*self.one, *self.other)
            for part in (c.document, c.field, str(c.start), c.words, c.type, c.mode or "")
        )
        return content_id(
            "j", self.kind, self.field or "", self.value or "", self.undoes or "", self.by, self.at, self.reason or "", *cited
        )

    @property
    def cited(self) -> tuple[Cited, ...]:
        return (*self.one, *self.other)

    @property
    def order(self) -> tuple[str, str]:
        """The later one is the greater."""
        return self.at, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMention(EventMention):
    """A mention with what a person changed in it. machine: the id of the mention as it was read, which this one keeps."""

    machine: str

    @property
    def id(self) -> str:
        return self.machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a cited mention stands now. part: its number among those of the judgement, `one` before `other`.

    retyped: the coder reads these words otherwise than when they were judged.
    """

    judgement: str
    part: int
    document: str
    mention: str
    retyped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """kind: disagree (the later one holds), apart (same and different on one pair), gone (the article is there, the mention
    is not), absent (the article is not there), reread (the coder reads these words otherwise now). judgements: ids, the latest
    first."""

    kind: Literal["disagree", "apart", "gone", "absent", "reread"]
    judgements: tuple[str, ...]
    about: str


def undone(ledger: Iterable[Judgement]) -> frozenset[str]:
    """The ids of judgements that hold no longer. An undoing can itself be undone, by a later one."""
    ids: set[str] = set()
    for judgement in sorted(ledger, key=lambda judgement: judgement.order, reverse=True):
        if judgement.kind == "undo" and judgement.undoes and judgement.id not in ids:
            ids.add(judgement.undoes)
    return frozenset(ids)


def holding(ledger: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that nobody has undone, without the undoings, the earliest first."""
    ordered = sorted({judgement.id: judgement for judgement in ledger}.values(), key=lambda judgement: judgement.order)
    gone = undone(ordered)
    return tuple(judgement for judgement in ordered if judgement.kind != "undo" and judgement.id not in gone)


def sides_found(judgement: Judgement, found: Mapping[tuple[str, int], str]) -> tuple[set[str], set[str]] | None:
    """The mentions of either side that are there now; None where a side has none.

    found: the mention of each part of each judgement that has one.
    """
    ones = {found[judgement.id, n] for n in range(len(judgement.one)) if (judgement.id, n) in found}
    first = len(judgement.one)
    others = {found[judgement.id, first + n] for n in range(len(judgement.other)) if (judgement.id, first + n) in found}
    return (ones, others) if ones and others else None


def finds(judgement: Judgement, found: Mapping[tuple[str, int], str]) -> bool:
    """Whether enough of what it cites is there for it to say something: a mention, or one on either side."""
    if judgement.kind in ("same", "different"):
        return sides_found(judgement, found) is not None
    return any((judgement.id, n) in found for n in range(len(judgement.cited)))
