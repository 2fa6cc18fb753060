"""How formats of nested objects cite: a report with its words and its document, parties and places as objects.

Comes in: records. Goes out: JSON-ready objects, nothing in them invented; what is not known is null or missing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from runut.records import Party, Place, Published
from runut.store.handover import Report, Source

Json = dict[str, Any]


def cited(report: Report) -> Json:
    """One report: what it rests on, where it stands, who printed it. article: the whole text, where it was asked for."""
    mention, source = report.mention, report.source
    evidence = mention.evidence
    return {
        "mention": mention.id,
        "evidence": evidence.text,
        "in": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "judged": report.judged,
        "said_by": [party.name for party in mention.said_by],
        "document": source.id,
        "source_id": source.source_id,
        "url": source.url,
        "outlet": source.outlet,
        "title": source.title,
        "published": day_of(source),
        **({} if source.text is None else {"article": source.text}),
    }


def party_objects(parties: Iterable[Party]) -> list[Json]:
    return [
        {
            "name": party.name,
            "entity": party.entity,
            "country": party.country,
            "group": party.group,
            "sector": party.sector,
            "office": party.office,
        }
        for party in parties
    ]


def day_of(source: Source) -> str | None:
    return as_told(source.published) if source.published else None


def as_told(published: Published) -> str | None:
    """ISO 8601 as far as it is known: "2025-06-13", "2025-06", "2025"; None for days that are none of these."""
    start, end = published.start, published.end
    if start == end:
        return start.isoformat()
    if (start.year, start.month) == (end.year, end.month) and published.precision == "month":
        return f"{start.year:04}-{start.month:02}"
    return f"{start.year:04}" if start.year == end.year and published.precision == "year" else None


def point(place: Place | None) -> tuple[float, float] | None:
    """Longitude and latitude in WGS 84; None for a place without them or with numbers that are none on the globe.

    >>> point(Place(text="Damaskus", name="Damaskus", lat=33.51, lon=36.29))
    (36.29, 33.51)
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    if not (math.isfinite(place.lat) and math.isfinite(place.lon) and abs(place.lat) <= 90 and abs(place.lon) <= 180):
        return None
    return place.lon, place.lat


LONGEST = 2_000
"""Characters of an address that browsers and followthemoney still take."""


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web and safe in a link; None for `javascript:` and all else.

    >>> [web_address(url) for url in ("https://contoh.example/a?b=1", "javascript:alert(1)", "https://a b/")]
    ['https://contoh.example/a?b=1', None, None]
    """
    if (
        url is None
        or len(url) > LONGEST
        or not url.isascii()
        or not url.isprintable()
        or any(mark in url for mark in " \"'<>\\^`{|}")
    ):
        return None
    scheme, slashes, rest = url.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    if scheme.casefold() not in ("http", "https") or not slashes or not _is_host(host):
        return None
    return url


def _is_host(host: str) -> bool:
    name, colon, port = host.partition(":")
    if colon and not (port.isdigit() and len(port) <= 5):
        return False
    labels = name.split(".")
    return len(labels) > 1 and len(name) < 254 and all(label and label.replace("-", "").isalnum() for label in labels)
