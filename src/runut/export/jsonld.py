"""JSON-LD in the words of schema.org: events, the claims and quotations they rest on, articles, persons, organizations, places.

One document with its context inside, so that no reader has to ask the network, and one `@graph`, written as it comes. What schema.org has no
word for is under `urn:runut:term:`. An event's status is always there: schema.org's events are else taken for held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote as percent

from runut.export.cells import json_bytes
from runut.export.cited import Json, day_of, point, web_address
from runut.export.coding import contexts
from runut.export.countries import country_name
from runut.export.fields import figures
from runut.export.formats import Options, Record
from runut.export.headlines import headline
from runut.records import Party, Place
from runut.records.document import content_id
from runut.store.handover import Report, Source, Statement, Told

SCHEMA, OURS, NAMES = "https://schema.org/", "urn:runut:term:", "urn:runut:"
_LINKS = ("about", "appearance", "isPartOf", "subjectOf", "actor", "recipient", "spokenByCharacter", "author", "linkedEvent")
_DAYS = ("startDate", "endDate", "datePublished")
_OWN = (
    *(
        "actor",
        "recipient",
        "status",
        "background",
        "symmetric",
        "datePrecision",
        "origins",
        "disputed",
        "mode",
        "sector",
        "group",
    ),
    *(
        "office",
        "in",
        "start",
        "end",
        "rule",
        "confidence",
        "stance",
        "hedge",
        "link",
        "linkKind",
        "precision",
        "figure",
        "kind",
    ),
    *("low", "high", "unit", "family", "plover", "linkedEvent"),
)
CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": SCHEMA,
    "id": "@id",
    "type": "@type",
    **{name: {"@id": OURS + name} for name in _OWN},
    **{name: {"@id": (OURS if name in _OWN else SCHEMA) + name, "@type": "@id"} for name in _LINKS},
    **{name: {"@id": SCHEMA + name, "@type": SCHEMA + "Date"} for name in _DAYS},
}
KINDS = {"person": "Person", "country": "Country"}


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    with path.open("wb") as out:
        graph = Graph(out, options.lang)
        out.write(b'{"@context":' + json_bytes(CONTEXT) + b',\n"@graph":[')
        for told in record.events():
            for made in event_nodes(graph, told, options.lang):
                graph.put(made)
        for source in record.sources():
            graph.put(article(source))
        for statement in record.quotes():
            graph.put(quotation(graph, statement))
        for made in graph.parties.values():
            graph.put(made)
        out.write(b"\n]}\n")
    return graph.counts


class Graph:
    """Nodes as they are written. Parties wait for the end, each once."""

    def __init__(self, out: BinaryIO, lang: str) -> None:
        self._out, self._lang, self._first = out, lang, True
        self.counts: dict[str, int] = {}
        self.parties: dict[str, Json] = {}

    def put(self, made: Json) -> None:
        self._out.write((b"\n" if self._first else b",\n") + json_bytes(_told(made)))
        self._first = False
        self.counts[made["type"]] = self.counts.get(made["type"], 0) + 1

    def party(self, party: Party, within: str) -> str:
        """The id of its node. Whom the gazetteer does not know is a node of this event or article alone."""
        known = party.entity is not None
        name = (
            iri(party.entity)
            if party.entity
            else iri(content_id("p", within, party.name, party.country or "", party.group or ""))
        )
        kind = (party.entity or "").partition(".")[0]
        if name not in self.parties:
            self.parties[name] = {
                "id": name,
                "type": KINDS.get(kind, "Organization" if known else "Thing"),
                "name": country_name(party.country, self._lang) if kind == "country" and party.country else party.name,
                "identifier": party.country or party.group if kind != "person" else None,
                "sector": party.sector if kind != "person" else None,
                "group": party.group if kind != "person" else None,
            }
        return name


def event_nodes(graph: Graph, told: Told, lang: str) -> Iterator[Json]:
    """The event, then a claim for each of its reports."""
    event, name = told.event, iri(told.event.id)
    yield {
        "id": name,
        "type": "Event",
        "name": headline(event, lang),
        "identifier": event.id,
        "plover": event.type,
        "mode": event.mode,
        "status": event.status,
        "background": event.background,
        "symmetric": event.symmetric,
        "startDate": event.start.isoformat() if event.start else None,
        "endDate": event.end.isoformat() if event.end else None,
        "datePrecision": event.precision,
        "location": place(event.place),
        "actor": [graph.party(party, event.id) for party in event.actors],
        "recipient": [graph.party(party, event.id) for party in event.recipients],
        "keywords": contexts(told),
        "figure": [{key: value for key, value in one.items() if key != "text"} for one in figures(event.figures)],
        "origins": event.origins,
        "disputed": event.disputed,
        "link": [{"linkKind": link.kind, "linkedEvent": iri(link.event)} for link in event.links],
        "subjectOf": [iri(report.mention.id) for report in told.reports],
    }
    for report in told.reports:
        yield claim(graph, report, name)


def claim(graph: Graph, report: Report, event: str) -> Json:
    """What one article says of the event, in its words. author: whose word it is, where the article says so."""
    mention, evidence = report.mention, report.mention.evidence
    return {
        "id": iri(mention.id),
        "type": "Claim",
        "text": evidence.text,
        "in": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "about": event,
        "appearance": iri(report.source.id),
        "author": [graph.party(party, report.source.id) for party in mention.said_by],
        "status": mention.status,
        "hedge": mention.hedge,
        "rule": mention.rule,
        "confidence": mention.confidence,
    }


def article(source: Source) -> Json:
    return {
        "id": iri(source.id),
        "type": "NewsArticle",
        "identifier": source.source_id,
        "headline": source.title,
        "url": web_address(source.url),
        "publisher": {"type": "Organization", "name": source.outlet} if source.outlet else None,
        "creator": [{"type": "Person", "name": name} for name in source.authors],
        "datePublished": day_of(source),
        "inLanguage": source.language if source.language != "other" else None,
        "creditText": list(source.agencies),
        "family": source.family,
        "articleBody": source.text,
    }


def quotation(graph: Graph, statement: Statement) -> Json:
    quote, source = statement.quote, statement.source
    return {
        "id": iri(quote.id),
        "type": "Quotation",
        "text": quote.text,
        "in": quote.content[0].field,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "kind": quote.kind,
        "stance": quote.stance,
        "hedge": quote.hedge,
        "spokenByCharacter": graph.party(quote.speaker, source.id) if quote.speaker else None,
        "about": [iri(name) for name in quote.about],
        "isPartOf": iri(source.id),
        "rule": quote.rule,
    }


def place(told: Place | None) -> Json | None:
    if told is None:
        return None
    where = point(told)
    return {
        "type": "Place",
        "name": told.name,
        "address": {"type": "PostalAddress", "addressCountry": told.country} if told.country else None,
        "geo": {"type": "GeoCoordinates", "latitude": where[1], "longitude": where[0]} if where else None,
        "precision": told.precision,
    }


def iri(name: str) -> str:
    return NAMES + percent(name, safe=".-", errors="backslashreplace")


def _told(made: Json) -> Json:
    """Without what is not known."""
    return {key: _inner(value) for key, value in made.items() if value is not None and value != []}


def _inner(value: object) -> object:
    if isinstance(value, dict):
        return _told(value)
    return [_inner(one) for one in value] if isinstance(value, Iterable) and not isinstance(value, str | bytes) else value
