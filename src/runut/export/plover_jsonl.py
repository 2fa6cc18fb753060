"""PLOVER's JSON: one event a line, under the field names of the PLOVER manual, chapter "JSON Data Fields".

Open Event Data Alliance, PLOVER: Event, Actor and Data Interchange Specification, tables "PLOVER JSON" and of the information objects.
The manual asks for further fields to have names of their own: ours are `status, background, symmetric, precision, figures, links,
origins, disputed, reports`. `source` is PLOVER's name for the actors here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from runut import __version__
from runut.export.cells import json_line
from runut.export.coding import contexts, quad
from runut.export.formats import Options, Record
from runut.ontology import load_plover
from runut.records import Party, Place
from runut.store.handover import Report, Told

Json = dict[str, Any]
CODER = f"runut {__version__}"


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    events = mentions = 0
    with path.open("wb") as out:
        for told in record.events():
            out.write(json_line(event_object(told, with_text=options.with_text)))
            events, mentions = events + 1, mentions + len(told.reports)
    return {"events": events, "mentions": mentions}


def event_object(told: Told, *, with_text: bool) -> Json:
    event, first = told.event, told.reports[0]
    return {
        "id": event.id,
        "has_event": True,
        "date": _iso(event.start),
        "enddate": _iso(event.end),
        "source": actor_objects(event.actors),
        "recipient": actor_objects(event.recipients),
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": contexts(told),
        "event_loc": location_object(event.place),
        "event_text": sorted({report.mention.trigger.text for report in told.reports}),
        "quad_code": quad(event.type),
        "event_scale": load_plover().score(event.type, event.mode),
        "text": first.mention.evidence.text,
        "text_info": _text_object(first, with_text=False),
        "cite_info": citation_object(first),
        "coder": CODER,
        "status": event.status,
        "background": event.background,
        "symmetric": event.symmetric,
        "precision": event.precision,
        "figures": [{"kind": f.kind, "low": f.low, "high": f.high, "unit": f.unit, "text": f.text} for f in event.figures],
        "links": [{"kind": link.kind, "event": link.event} for link in event.links],
        "origins": event.origins,
        "disputed": event.disputed,
        "reports": [report_object(report, with_text=with_text) for report in told.reports],
    }


def report_object(report: Report, *, with_text: bool) -> Json:
    mention = report.mention
    return {
        "id": mention.id,
        "document": report.source.id,
        "text": mention.evidence.text,
        "text_info": _text_object(report, with_text=with_text),
        "cite_info": citation_object(report),
        "event_text": mention.trigger.text,
        "said_by": actor_objects(mention.said_by),
        "via": list(mention.via),
        "hedge": mention.hedge,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "judged": report.judged,
    }


def actor_objects(parties: Iterable[Party]) -> list[Json]:
    return [
        {
            "code": party.group or party.country,
            "country": party.country,
            "sector": party.sector,
            "actor_text": party.words.text,
            "identifier_id": party.entity,
            "identifier_text": party.name,
            "office": party.office,
        }
        for party in parties
    ]


def location_object(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "cc3": place.country,
        "precision": place.precision,
        "text": place.text,
    }


def citation_object(report: Report) -> Json:
    source = report.source
    return {
        "citation": source.source_id,
        "url": source.url,
        "title": source.title,
        "language": source.language,
        "publication": source.outlet,
        "published": _iso(source.published.start) if source.published else None,
        "family": source.family,
        "agencies": list(source.agencies),
        "coder": f"runut {source.version}",
        "codebook": "plover-2.0",
    }


def _text_object(report: Report, *, with_text: bool) -> Json:
    span = report.mention.evidence
    info: Json = {"in": span.field, "start": span.start, "end": span.end}
    if with_text and report.source.text is not None:
        info["text_story"] = report.source.text.split("\n")
    return info


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
