"""The columns of events, mentions, documents and quotes as plain tables: what each is called, holds and means, and where it comes from.

Comes in: records. Goes out: values by column, numbers and days as such. CSV, XLSX and their schemas are made from these lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from runut.export.cells import joined
from runut.export.coding import contexts
from runut.records import Event, EventMention, Figure, Party, Place
from runut.store.handover import Report, Source, Statement, Told

T = TypeVar("T")
Kind = Literal["string", "integer", "number", "boolean", "date", "array"]


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """kind: Frictionless's name of the type; an array is JSON. required: never empty."""

    name: str
    kind: Kind
    about: str
    value: Callable[[T], Any]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """key: the column that tells rows apart. points_to: column to (table, column)."""

    name: str
    about: str
    fields: Sequence[Field[T]]
    key: str
    points_to: Sequence[tuple[str, tuple[str, str]]] = ()

    def row(self, record: T) -> list[Any]:
        return [field.value(record) for field in self.fields]


def _sides(role: str, of: Callable[[T], Sequence[Party]]) -> list[Field[T]]:
    return [
        Field(
            f"{role}s", "string", f"full names of the {role}s, semicolons between", lambda r: joined([p.name for p in of(r)])
        ),
        Field(
            f"{role}_codes",
            "string",
            "their groups or countries (ISO 3166-1 alpha-3), aligned",
            lambda r: joined([p.group or p.country for p in of(r)]),
        ),
        Field(f"{role}_sectors", "string", "their PLOVER sectors, aligned", lambda r: joined([p.sector for p in of(r)])),
        Field(f"{role}_entities", "string", "their gazetteer ids, aligned", lambda r: joined([p.entity for p in of(r)])),
        Field(f"{role}_offices", "string", "their offices on that day, aligned", lambda r: joined([p.office for p in of(r)])),
    ]


def _place(of: Callable[[T], Place | None]) -> list[Field[T]]:
    def part(name: str) -> Callable[[T], Any]:
        return lambda r: getattr(of(r), name, None)

    return [
        Field("place", "string", "name of the place", part("name")),
        Field("place_country", "string", "its country, ISO 3166-1 alpha-3", part("country")),
        Field("latitude", "number", "degrees north", part("lat")),
        Field("longitude", "number", "degrees east", part("lon")),
        Field("place_precision", "string", "what the point stands for: country or place", part("precision")),
    ]


def _happening(of: Callable[[T], Event | EventMention]) -> list[Field[T]]:
    return [
        Field("type", "string", "PLOVER type", lambda r: of(r).type, True),
        Field("mode", "string", "PLOVER mode", lambda r: of(r).mode),
        Field("status", "string", "actual, future, hypothetical or negated", lambda r: of(r).status, True),
        Field("symmetric", "boolean", "no side leads: all are actors", lambda r: of(r).symmetric, True),
        Field("background", "boolean", "recalled, not news", lambda r: of(r).background, True),
        Field("start", "date", "first day; empty where unknown or open", lambda r: of(r).start),
        Field("end", "date", "last day, included; empty where unknown or open", lambda r: of(r).end),
        Field("precision", "string", "how exactly the days are told", lambda r: of(r).precision),
        *_sides("actor", lambda r: of(r).actors),
        *_sides("recipient", lambda r: of(r).recipients),
        *_place(lambda r: of(r).place),
        Field(
            "figures",
            "array",
            "killed, wounded, money ...: objects with kind, low, high, unit, text",
            lambda r: figures(of(r).figures),
        ),
    ]


def figures(told: Iterable[Figure]) -> list[dict[str, Any]]:
    return [{"kind": f.kind, "low": f.low, "high": f.high, "unit": f.unit, "text": f.text} for f in told]


EVENTS: Table[Told] = Table(
    "events",
    "Happenings that mentions agree on, in the order of day.",
    [
        Field("id", "string", "content id", lambda r: r.event.id, True),
        *_happening(lambda r: r.event),
        Field("contexts", "string", "PLOVER contexts of its mentions, semicolons between", lambda r: ";".join(contexts(r))),
        Field("earliest", "date", "first day of all that is told", lambda r: r.event.earliest),
        Field("latest", "date", "last day of all that is told", lambda r: r.event.latest),
        Field("mentions", "integer", "how many mentions tell of it", lambda r: len(r.reports), True),
        Field("documents", "integer", "in how many documents", lambda r: len(r.event.documents), True),
        Field("outlets", "string", "who printed it, semicolons between", lambda r: joined(r.event.outlets)),
        Field("origins", "integer", "independent origins: copies of one text count once", lambda r: r.event.origins, True),
        Field("disputed", "boolean", "accounts that cannot all be right", lambda r: r.event.disputed, True),
        Field(
            "links",
            "array",
            "other events: objects with kind, event",
            lambda r: [{"kind": e.kind, "event": e.event} for e in r.event.links],
        ),
    ],
    "id",
)

MENTIONS: Table[tuple[Told, Report]] = Table(
    "mentions",
    "Reports of happenings, one in one article each, with the words that they rest on.",
    [
        Field("id", "string", "content id", lambda r: r[1].mention.id, True),
        Field("event", "string", "id of the event", lambda r: r[0].event.id, True),
        Field("document", "string", "id of the document", lambda r: r[1].source.id, True),
        *_happening(lambda r: r[1].mention),
        Field("contexts", "string", "PLOVER contexts, semicolons between", lambda r: ";".join(r[1].mention.contexts)),
        Field("date_basis", "string", "what gave the days", lambda r: r[1].mention.date_basis),
        *_sides("speaker", lambda r: r[1].mention.said_by),
        Field("via", "string", "outlets and agencies it came through, the nearest first", lambda r: joined(r[1].mention.via)),
        Field("hedge", "string", "the word that keeps it at a distance", lambda r: r[1].mention.hedge),
        Field("stance", "string", "what the statement that tells it does", lambda r: r[1].mention.stance),
        Field("quote", "string", "id of that statement", lambda r: r[1].mention.quote),
        Field("evidence_in", "string", "where the sentence stands: text or title", lambda r: r[1].mention.evidence.field, True),
        Field("evidence_start", "integer", "its first code point", lambda r: r[1].mention.evidence.start, True),
        Field("evidence_end", "integer", "its end, not included", lambda r: r[1].mention.evidence.end, True),
        Field("evidence", "string", "the sentence", lambda r: r[1].mention.evidence.text, True),
        Field(
            "trigger_start",
            "integer",
            "first code point of the words that evoke it",
            lambda r: r[1].mention.trigger.start,
            True,
        ),
        Field("trigger_end", "integer", "their end, not included", lambda r: r[1].mention.trigger.end, True),
        Field("trigger", "string", "those words", lambda r: r[1].mention.trigger.text, True),
        Field("rule", "string", "rule or model that made it", lambda r: r[1].mention.rule, True),
        Field("confidence", "number", "0 to 1", lambda r: r[1].mention.confidence, True),
        Field("judged", "string", "right or changed, where somebody said so", lambda r: r[1].judged),
    ],
    "id",
    [("event", ("events", "id")), ("document", ("documents", "id")), ("quote", ("quotes", "id"))],
)


def _published(name: str) -> Callable[[Source], Any]:
    return lambda r: getattr(r.published, name, None)


DOCUMENTS: Table[Source] = Table(
    "documents",
    "Articles that were read, as they are cited.",
    [
        Field("id", "string", "content id", lambda r: r.id, True),
        Field("source_id", "string", "the input's own id, or its path", lambda r: r.source_id, True),
        Field("url", "string", "address", lambda r: r.url),
        Field("outlet", "string", "publisher", lambda r: r.outlet),
        Field("title", "string", "headline", lambda r: r.title),
        Field("authors", "string", "names, semicolons between", lambda r: joined(r.authors)),
        Field("published_start", "date", "first day on which it can have appeared", _published("start")),
        Field("published_end", "date", "last such day", _published("end")),
        Field("published_precision", "string", "day, interval, month or year", _published("precision")),
        Field("published_basis", "string", "kind of evidence that decided", _published("basis")),
        Field("language", "string", "id, ms, en or other", lambda r: r.language, True),
        Field("status", "string", "ok, or truncated: the text may be less than the page had", lambda r: r.status, True),
        Field("family", "string", "shared by documents whose text is one", lambda r: r.family, True),
        Field("origin", "string", "how that is known; empty where it stands alone", lambda r: r.origin),
        Field("agencies", "string", "outlets and agencies that it credits", lambda r: joined(r.agencies)),
        Field("version", "string", "version of runut that read it", lambda r: r.version, True),
        Field("length", "integer", "code points of the clean text", lambda r: r.length, True),
        Field("text", "string", "the clean text; empty without --with-text", lambda r: r.text),
    ],
    "id",
)

QUOTES: Table[Statement] = Table(
    "quotes",
    "Who said what: one statement of one speaker in one article.",
    [
        Field("id", "string", "content id", lambda r: r.quote.id, True),
        Field("document", "string", "id of the document", lambda r: r.source.id, True),
        Field("kind", "string", "direct, indirect or mixed", lambda r: r.quote.kind, True),
        Field("stance", "string", "what it does: asserts, denies ...", lambda r: r.quote.stance, True),
        Field("hedge", "string", "the word that keeps it at a distance", lambda r: r.quote.hedge),
        *_sides("speaker", lambda r: (r.quote.speaker,) if r.quote.speaker else ()),
        Field("anonymous", "boolean", "told only as a source, a witness ...", lambda r: r.quote.anonymous, True),
        Field("cue", "string", "words of reporting", lambda r: r.quote.cue.text if r.quote.cue else None),
        Field("in", "string", "where it stands: text or title", lambda r: r.quote.content[0].field, True),
        Field("start", "integer", "first code point of the first piece", lambda r: r.quote.content[0].start, True),
        Field("end", "integer", "end of the last piece, not included", lambda r: r.quote.content[-1].end, True),
        Field("text", "string", "the words said, ' … ' between pieces", lambda r: r.quote.text, True),
        Field(
            "pieces",
            "array",
            "objects with start, end, text",
            lambda r: [{"start": s.start, "end": s.end, "text": s.text} for s in r.quote.content],
        ),
        Field("via", "string", "outlets and agencies it came through, the nearest first", lambda r: joined(r.quote.via)),
        Field("about", "string", "gazetteer ids named in it, semicolons between", lambda r: joined(r.quote.about)),
        Field("rule", "string", "rule that found it", lambda r: r.quote.rule, True),
    ],
    "id",
    [("document", ("documents", "id"))],
)
