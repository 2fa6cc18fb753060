"""TimelineJS3's JSON: one slide an event, with a headline, its words and links to its sources.

TimelineJS shows headline, text and group as HTML, so all words of others are escaped, and only addresses of the web become links. No slide has
`media`: TimelineJS would embed the article's page, a request nobody asked for. Events without a first day cannot stand on its line.
"""

from __future__ import annotations

import html
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from runut.export.cells import json_bytes, visible
from runut.export.cited import Json, cited, day_of, web_address
from runut.export.formats import Options, Record
from runut.export.headlines import headline
from runut.records import Event
from runut.store.handover import Source, Told

LINKS = 10
"""Sources that are linked on a slide; the rest are counted."""
MORE = {"id": "dan {n} laporan lain", "en": "and {n} further reports"}


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    written = left_out = 0
    with path.open("wb") as out:
        out.write(b'{"scale":"human","events":[')
        for told in record.events():
            if told.event.start is None:
                left_out += 1
                continue
            out.write(b",\n" if written else b"\n")
            out.write(json_bytes(slide(told, told.event.start, options.lang)))
            written += 1
        out.write(b"\n]}\n")
    return {"events": written, "left out (no first day)": left_out}


def slide(told: Told, start: date, lang: str) -> Json:
    """`runut` is ours and not shown: what the slide rests on, as it stands in the article."""
    event = told.event
    return {
        "unique_id": event.id,
        **dates(start, event.end),
        "text": {"headline": headline(event, lang, safe), "text": body(told, lang)},
        "group": event.type,
        "autolink": False,
        "runut": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "date_precision": event.precision,
            "origins": event.origins,
            "disputed": event.disputed,
            **cited(told.reports[0]),
        },
    }


def dates(start: date, end: date | None) -> Json:
    """A whole month or year is told as such, not as its first day.

    >>> dates(date(2025, 6, 1), date(2025, 6, 30))
    {'start_date': {'year': 2025, 'month': 6}}
    >>> dates(date(2025, 6, 13), date(2025, 6, 14))["end_date"]
    {'year': 2025, 'month': 6, 'day': 14}
    """
    first = {"year": start.year, "month": start.month, "day": start.day}
    if end is None or end == start:
        return {"start_date": first}
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return {"start_date": {"year": start.year}}
    if start.day == 1 and end == start.replace(day=monthrange(start.year, start.month)[1]):
        return {"start_date": {"year": start.year, "month": start.month}}
    return {"start_date": first, "end_date": {"year": end.year, "month": end.month, "day": end.day}}


def body(told: Told, lang: str) -> str:
    """The first report's sentence, then what the event is coded as, then the sources, each document once."""
    event: Event = told.event
    sources = list({report.source.id: report.source for report in told.reports}.values())
    links = [link(source) for source in sources[:LINKS]]
    if len(sources) > LINKS:
        links.append(MORE[lang].format(n=len(sources) - LINKS))
    coded = "/".join(part for part in (event.type, event.mode) if part)
    place = f" · {safe(event.place.name)}" if event.place else ""
    words = safe(told.reports[0].mention.evidence.text)
    return f"<p>“{words}”</p><p>{safe(coded)}{place}</p><p>{'; '.join(links)}</p>"


def link(source: Source) -> str:
    label = safe(", ".join(part for part in (source.outlet, source.title, day_of(source)) if part) or source.source_id)
    address = web_address(source.url)
    return f'<a href="{safe(address)}" target="_blank" rel="noopener noreferrer nofollow">{label}</a>' if address else label


def safe(text: str) -> str:
    return html.escape(visible(text))
