"""Small makers of records for tests: what a test does not say is filled in with something plain."""

from __future__ import annotations

from datetime import date
from typing import Any

from runut.records import (
    Article,
    Declared,
    Document,
    EventMention,
    Furniture,
    Origin,
    Party,
    Place,
    Published,
    Rejected,
    Span,
)

TEXT = "Rusia mengecam serangan Israel ke Suriah, kata juru bicara Rusia di Moskow.\nIsrael belum menanggapi kecaman itu."


def document(
    text: str = TEXT, *, path: str = "berita.txt", offset: int = 0, id: str | None = None, captured: str | None = None
) -> Document:
    return Document(
        path=path, offset=offset, media_type="text/plain", body=text.encode(), declared=Declared(id=id), captured=captured
    )


def article(doc: Document | None = None, **fields: Any) -> Article:
    doc = doc or document()
    published = fields.pop("published", date(2025, 6, 14))
    if isinstance(published, date):
        published = Published(start=published, end=published, precision="day", basis="meta", text=published.isoformat())
    return Article(
        **{
            "id": doc.id,
            "text": doc.body.decode(),
            "title": None,
            "outlet": "contoh.id",
            "authors": (),
            "dateline": None,
            "published": published,
            "url": None,
            "language": "id",
            "credits": (),
            "furniture": (Furniture(start=0, end=13, text="Advertisement", reason="advertisement"),),
            **fields,
        }
    )


def span(words: str, text: str = TEXT, field: str = "text") -> Span:
    """The first place of the words in the text; a made-up place at the start where they are not in it."""
    start = max(text.find(words), 0)
    return Span(start=start, end=start + len(words), text=words, field=field)  # type: ignore[arg-type]


COUNTRIES = {"Rusia": "RUS", "Suriah": "SYR", "Israel": "ISR", "Iran": "IRN", "Turki": "TUR", "Amerika Serikat": "USA"}
PERSONS = {"Putin": ("vladimir-putin", "RUS"), "Lavrov": ("sergei-lavrov", "RUS"), "Assad": ("bashar-al-assad", "SYR")}


def party(name: str, text: str = TEXT, **fields: Any) -> Party:
    """A country, a leader or anything else by the name it has in the text."""
    if name in COUNTRIES:
        code = COUNTRIES[name]
        fields = {"entity": f"country.{code}", "country": code, "sector": "GOV", **fields}
    elif name in PERSONS:
        person, code = PERSONS[name]
        fields = {"entity": f"person.{person}", "country": code, "sector": "GOV", **fields}
    return Party(words=span(name, text), name=name, **fields)


def mention(
    doc: Document | str | None = None,
    actors: str = "Rusia",
    type: str = "ACCUSE",
    recipients: str = "Israel",
    *,
    day: str | None = None,
    until: str | None = None,
    place: str | Place | None = None,
    trigger: str = "mengecam",
    text: str = TEXT,
    at: int | None = None,
    **fields: Any,
) -> EventMention:
    """actors, recipients: names with "+" between them. day, until: ISO days. at: moves the trigger, to tell mentions apart."""
    start = date.fromisoformat(day) if day else None
    end = date.fromisoformat(until) if until else start
    words = span(trigger, text)
    if at is not None:
        words = Span(start=at, end=at + len(trigger), text=trigger)
    return EventMention(
        **{
            "document": doc if isinstance(doc, str) else (doc or document()).id,
            "type": type,
            "mode": None,
            "actors": tuple(party(name, text) for name in actors.split("+") if name),
            "recipients": tuple(party(name, text) for name in recipients.split("+") if name),
            "start": start,
            "end": end,
            "precision": "day" if start else None,
            "date_basis": "expression" if start else None,
            "place": Place(text=place, name=place) if isinstance(place, str) else place,
            "evidence": span(text.split("\n")[0], text),
            "trigger": words,
            "rule": "id.accuse.mengecam",
            "confidence": 0.9,
            **fields,
        }
    )


def rejected(doc: Document, reason: str = "no-main-text", **fields: Any) -> Rejected:
    return Rejected(
        **{
            "path": doc.path,
            "offset": doc.offset,
            "stage": "clean",
            "reason": reason,
            "detail": "tidak ada isi",
            "document": doc.id,
            "source_id": doc.source_id,
            "size_bytes": len(doc.body),
            **fields,
        }
    )


def stretch(path: str = "arsip.warc", offset: int = 512, reason: str = "warc-digest") -> Rejected:
    return Rejected(path=path, offset=offset, stage="ingest", reason=reason, detail="sidik tidak cocok", size_bytes=40)


def own_families(articles: list[Article]) -> tuple[Origin, ...]:
    return tuple(Origin(document=a.id, family=a.id, agencies=()) for a in articles)
