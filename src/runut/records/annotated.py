"""Standoff layers over an article: sentences, tokens, names, times.

Later stages read these and never split text themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from runut.records.evoked import Evoked
from runut.records.quote import Quote
from runut.records.span import Field, Span

NameKind = Literal["person", "organisation", "group", "place", "country", "outlet", "office", "people"]
NameFlag = Literal["office", "verified"]
TimePrecision = Literal["hour", "day", "week", "month", "quarter", "year", "decade", "vague"]
TimeKind = Literal["date", "time", "duration", "set"]
ChainForm = Literal["name", "description", "pronoun"]
ChainKind = Literal["person", "state", "body", "people", "place", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word. upos, deprel: Universal Dependencies'; they and the others are None in a language without a
    network, and in sentences that are marked as unread.

    start, end: code points in the sentence's field. head: index into `Annotated.tokens`, None at the root.
    voice: of verbs "active" (meN-), "passive" (di-, ter-), "ber" or "bare"; "nominal" of nouns in peN-an, per-an, ke-an.
    """

    start: int
    end: int
    text: str
    upos: str | None = None
    lemma: str | None = None
    voice: str | None = None
    head: int | None = None
    deprel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """first, last: half-open range into `Annotated.tokens`. paragraph: counted from 0; the title is -1.

    cut: it was over the limit for one sentence and goes on in the next. windowed: it was too long for the network, which
    read it in stretches; their trees are joined at their roots. unread: the article is so long that the network did not
    come to it: its tokens have no tags.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    cut: bool = False
    windowed: bool = False
    unread: bool = False

    @property
    def field(self) -> Field:
        return self.span.field


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """Words that name a person, body, country or place; `entity` is a gazetteer id, or None for one unknown to it.

    sentence: index into `Annotated.sentences`. first, last: half-open range into `Annotated.tokens`.
    name: the full name that the words stand for in this article, where that is another ("Sutedja" for "Anwar Sutedja",
        an acronym for its expansion); None where the words are the name, or the gazetteer has it.
    country, group, sector, office: PLOVER codes on the article's day, from the gazetteer or the title beside the name; None where
        neither tells.
    titled: index of the first token of the title before or behind it ("Menlu Rusia" of "Menlu Rusia Sergei Lavrov").
    flagged: "office" where the title is not one that the person held on that day; "verified" where the holder of an office is
        taken from a row that was last verified before it.
    """

    span: Span
    kind: NameKind
    entity: str | None
    sentence: int
    first: int
    last: int
    name: str | None = None
    country: str | None = None
    group: str | None = None
    sector: str | None = None
    office: str | None = None
    titled: int | None = None
    flagged: NameFlag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, with the days they can mean.

    earliest, latest: both included; None where that end is open ("sejak 2011") or nothing is known.
    value: TIMEX3. relative_to: what it was resolved against; None for a full date.
    flagged: why it is doubtful ("weekday": the named weekday is not that of the date).
    """

    span: Span
    sentence: int
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    kind: TimeKind
    rule: str
    value: str = ""
    relative_to: Literal["published", "text", "event"] | None = None
    flagged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainMention:
    """Words that stand for a party. first, last: half-open range into `Annotated.tokens`."""

    span: Span
    form: ChainForm
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The mentions of one party in an article, in its order; its number is its place in `Annotated.chains`.

    name: the fullest that the article or the gazetteer gives, or the first words where it has no name. entity: a gazetteer id.
    members: of "keduanya" and the like, the numbers of the chains that it stands for.
    """

    kind: ChainKind
    name: str
    entity: str | None
    mentions: tuple[ChainMention, ...]
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """described: phrases that tell a party by its office or kind, with no name of its own: "Menlu AS" (kind "office"), "militer
    Israel" ("organisation"), "warga Gaza" ("people"); they may hold a name of `names`. `entity` is the holder of the office.
    evoked: what the network takes words to evoke, in their order. quotes: statements, in the order of their first words.
    """

    article: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[NameMention, ...]
    times: tuple[TimeExpression, ...]
    described: tuple[NameMention, ...] = ()
    chains: tuple[Chain, ...] = ()
    evoked: tuple[Evoked, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]
