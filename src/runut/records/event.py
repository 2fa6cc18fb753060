"""Event mentions and the events that they agree on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from runut.records.document import content_id
from runut.records.span import Span

EventStatus = Literal["actual", "future", "hypothetical", "negated"]
Whole = Literal["war", "campaign"]
MentionDateBasis = Literal["expression", "sentence", "paragraph", "lead", "citing", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Words that take part in an event, and whom they stand for.

    words: where they stand; a pronoun's own words, not those of its antecedent.
    entity: a gazetteer id. name: the full name they stand for. country: ISO 3166-1 alpha-3 of the country acted for.
    group: upper-case code of a non-state group or organisation. sector: codebook section 3. office: "Menteri Luar Negeri".
    """

    words: Span
    entity: str | None = None
    name: str
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    office: str | None = None

    @property
    def key(self) -> str:
        """Country, group or name: what two mentions of one party share."""
        return self.group or self.country or self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    text: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """kind: killed, wounded, displaced, detained, money, troops. low, high: both included, None when open. unit: ISO 4217 for money."""

    kind: str
    low: int | None
    high: int | None
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One report of one happening in one article.

    start, end: days, both included, None where unknown or open. date_basis: which words or rule gave them.
    evidence: the sentence. trigger: the words that evoke the event, inside it.
    said_by: whose word it is; of a verbal act told by the outlet itself, who does it. via: outlets and agencies that it came
        through, the nearest to this outlet first.
    whole: told of in passing as a whole, the war of both sides ("saling serang") or the campaign of one ("serangan Israel terhadap
        Iran", "terus menyerang"), whose days are those of the telling; None for a single deed.
    hedge: the word that keeps it at a distance ("diklaim"). quote: the id of the statement that tells it. stance: what that
        statement does (`Quote.stance`).
    rule: the id of the rule or model that made it. confidence: 0 to 1.
    """

    document: str
    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool = False
    status: EventStatus = "actual"
    background: bool = False
    whole: Whole | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    date_basis: MentionDateBasis | None = None
    place: Place | None = None
    said_by: tuple[Party, ...] = ()
    via: tuple[str, ...] = ()
    hedge: str | None = None
    stance: str | None = None
    quote: str | None = None
    figures: tuple[Figure, ...] = ()
    evidence: Span
    trigger: Span
    rule: str
    confidence: float

    @property
    def id(self) -> str:
        """Made of the document, the trigger's place, type and mode: it does not change when a party is read better."""
        t = self.trigger
        return content_id("m", self.document, t.field, str(t.start), str(t.end), self.type, self.mode or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """kind: what the other event is to this one. reasons: why they are tied, in words."""

    kind: str
    event: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAccount:
    """Who names a party of an event, and in which role.

    party: as the first of these mentions has it. origins: independent ones, counted as for the event.
    kept: whether it stands among the event's own actors or recipients; what few name is told here alone.
    """

    role: Literal["actor", "recipient"]
    party: Party
    kept: bool
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAccount:
    """Who gives one figure of an event: the largest of its kind in each mention, the others being parts of it.

    said_by: of the mentions, each once; empty where the outlets tell it themselves. first, last: days on which the
    documents that give it can have appeared, so that a toll that grows can be told from two that differ.
    """

    kind: str
    low: int | None
    high: int | None
    unit: str | None
    text: str
    said_by: tuple[Party, ...]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAccount:
    """Who gives which days; both ends included, None where unknown or open."""

    start: date | None
    end: date | None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAccount:
    """Who gives which place."""

    place: Place
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAccount:
    """One state of what happened, from the day on which it was first told. event: the one that these mentions belong to."""

    status: EventStatus
    told: date | None
    event: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The happening that mentions agree on.

    origins: number of independent origin families among its documents; copies of one agency text count once.
    start, end: as exact as any origin has it. earliest, latest: the ends of all that is told, of datings of a week at most.
    party_accounts, figure_accounts, day_accounts, place_accounts: who says so, the most often told first.
    status_history: how the same was told over time, a plan and what became of it, the earliest first; by its links.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    status: EventStatus
    background: bool
    start: date | None
    end: date | None
    precision: str | None
    place: Place | None
    figures: tuple[Figure, ...]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    disputed: bool = False
    links: tuple[Link, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    party_accounts: tuple[PartyAccount, ...] = ()
    figure_accounts: tuple[FigureAccount, ...] = ()
    day_accounts: tuple[DayAccount, ...] = ()
    place_accounts: tuple[PlaceAccount, ...] = ()
    status_history: tuple[StatusAccount, ...] = ()
