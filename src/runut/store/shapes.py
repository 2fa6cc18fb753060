"""Rows and records as the JSON objects of the command line's contract (docs/design.md, section 5): its keys, no others."""

from __future__ import annotations

from typing import Any

from runut.records import (
    DayAccount,
    Event,
    EventMention,
    Figure,
    FigureAccount,
    Party,
    PartyAccount,
    Place,
    PlaceAccount,
    Quote,
    Span,
)
from runut.store.codec import decode_judged, decode_mention, decode_names, decode_quote, iso
from runut.store.database import Row

Answer = dict[str, Any]


def document_shape(row: Row, furniture: list[Answer]) -> Answer:
    return {
        **brief_document_shape(row),
        "authors": list(decode_names(row["authors"])),
        "text": row["text"],
        "furniture": furniture,
    }


def brief_document_shape(row: Row) -> Answer:
    """A document without its words, as it stands beside a mention."""
    return {
        "id": row["id"],
        "source_id": row["source_id"],
        "url": row["url"],
        "outlet": row["outlet"],
        "title": row["title"],
        "published": _published(row),
        "language": row["language"],
        "status": row["status"],
        "origin": None if row["family"] is None else {"family": row["family"], "agencies": list(decode_names(row["agencies"]))},
    }


def _published(row: Row) -> Answer | None:
    if row["published_start"] is None:
        return None
    return {
        "start": row["published_start"],
        "end": row["published_end"],
        "precision": row["published_precision"],
        "basis": row["published_basis"],
        "text": row["published_text"],
    }


def mention_shape(row: Row) -> Answer:
    """row: with `record`, `source_id`, `event`, and what people made of it: `verdict` (right, wrong, changed) and `judged`."""
    m: EventMention = decode_judged(row["judged"]) if row["judged"] else decode_mention(row["record"])
    return {
        "id": m.id,
        "document": m.document,
        "source_id": row["source_id"],
        "event": row["event"],
        "type": m.type,
        "mode": m.mode,
        "contexts": list(m.contexts),
        "actors": [party_shape(p) for p in m.actors],
        "recipients": [party_shape(p) for p in m.recipients],
        "symmetric": m.symmetric,
        "status": m.status,
        "background": m.background,
        "whole": m.whole,
        "start": iso(m.start),
        "end": iso(m.end),
        "precision": m.precision,
        "date_basis": m.date_basis,
        "place": _place(m.place),
        "said_by": [party_shape(p) for p in m.said_by],
        "via": list(m.via),
        "hedge": m.hedge,
        "stance": m.stance,
        "quote": m.quote,
        "figures": [_figure(f) for f in m.figures],
        "evidence": _span(m.evidence),
        "trigger": _span(m.trigger),
        "rule": m.rule,
        "confidence": m.confidence,
        "judged": row["verdict"],
    }


def quote_shape(row: Row) -> Answer:
    """row: with `record`, `source_id`, and of the document `outlet`, its day and the two fields of its words."""
    quote = decode_quote(row["record"])
    source = row["article_title"] if quote.content[0].field == "title" else row["article_text"]
    placed = {"id": quote.id, "document": quote.document, "source_id": row["source_id"]}
    return {**placed, "outlet": row["outlet"], "published": _published(row), **statement_shape(quote, source)}


def statement_shape(quote: Quote, source: str) -> Answer:
    """A quote without its document. text: the article's own words from the first piece to the last, with the cue where it
    stands between them; pieces: what was said, without. source: the field of the article that it stands in."""
    first, last = quote.content[0], quote.content[-1]
    return {
        "speaker": party_shape(quote.speaker) if quote.speaker else None,
        "anonymous": quote.anonymous,
        "role": quote.role.text if quote.role else None,
        "kind": quote.kind,
        "stance": quote.stance,
        "hedge": quote.hedge,
        "cue": quote.cue.text if quote.cue else None,
        "in": first.field,
        "start": first.start,
        "end": last.end,
        "text": source[first.start : last.end],
        "pieces": [_span(piece) for piece in quote.content],
        "via": list(quote.via),
        "about": list(quote.about),
        "rule": quote.rule,
    }


def event_shape(event: Event) -> Answer:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "actors": [party_shape(p) for p in event.actors],
        "recipients": [party_shape(p) for p in event.recipients],
        "status": event.status,
        "background": event.background,
        "start": iso(event.start),
        "end": iso(event.end),
        "precision": event.precision,
        "place": _place(event.place),
        "figures": [_figure(f) for f in event.figures],
        "mentions": list(event.mentions),
        "documents": list(event.documents),
        "outlets": list(event.outlets),
        "origins": event.origins,
        "disputed": event.disputed,
        "links": [{"kind": link.kind, "event": link.event} for link in event.links],
        "earliest": iso(event.earliest),
        "latest": iso(event.latest),
        "accounts": _accounts(event),
        "status_history": [
            {"status": a.status, "told": iso(a.told), "event": a.event, "mentions": list(a.mentions)}
            for a in event.status_history
        ],
    }


def _accounts(event: Event) -> Answer:
    """Who says what of an event, under what it is about."""

    def told(account: PartyAccount | FigureAccount | DayAccount | PlaceAccount) -> Answer:
        return {"mentions": list(account.mentions), "documents": list(account.documents), "origins": account.origins}

    return {
        "parties": [{"role": a.role, "party": party_shape(a.party), "kept": a.kept, **told(a)} for a in event.party_accounts],
        "figures": [
            {
                **_figure(Figure(kind=a.kind, low=a.low, high=a.high, unit=a.unit, text=a.text)),
                "said_by": [party_shape(p) for p in a.said_by],
                "first": iso(a.first),
                "last": iso(a.last),
                **told(a),
            }
            for a in event.figure_accounts
        ],
        "days": [{"start": iso(a.start), "end": iso(a.end), **told(a)} for a in event.day_accounts],
        "places": [{"place": _place(a.place), **told(a)} for a in event.place_accounts],
    }


def party_shape(party: Party) -> Answer:
    return {
        "text": party.words.text,
        "start": party.words.start,
        "end": party.words.end,
        "entity": party.entity,
        "name": party.name,
        "country": party.country,
        "group": party.group,
        "sector": party.sector,
        "office": party.office,
    }


def _place(place: Place | None) -> Answer | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def _figure(figure: Figure) -> Answer:
    return {"kind": figure.kind, "low": figure.low, "high": figure.high, "unit": figure.unit, "text": figure.text}


def _span(span: Span) -> Answer:
    return {"in": span.field, "start": span.start, "end": span.end, "text": span.text}
