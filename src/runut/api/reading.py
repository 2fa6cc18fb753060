"""Articles read without a store: text in, article, event mentions and quotes out. In this process, without the limits of children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from runut.errors import Unreadable, UsageError
from runut.limits import DEFAULT, Limits
from runut.pipeline import Reading, load_resources, read_document
from runut.records import Declared, Document, Rejected

Given = str | Mapping[str, Any]
"""A text, or an object with the fields that JSON lines have: `text` or `html`, `id, url, outlet, title, published, authors`."""

FIELDS = ("id", "url", "outlet", "title", "published", "authors", "text", "html")


def read(
    text: str | None = None,
    *,
    html: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
    limits: Limits = DEFAULT,
) -> Reading:
    """One article, its event mentions and quotes. Give `text`, or a page as `html`.

    published: the day on which it appeared; without one, words like "kemarin" stay undated.
    Raises Unreadable where there is no article in it.

    >>> reading = read("Presiden Rusia Vladimir Putin bertemu Presiden Turki di Ankara, Rabu lalu.", published="2024-06-14")
    >>> [(m.type, m.actors[0].country, m.start.isoformat()) for m in reading.mentions]
    [('CONSULT', 'RUS', '2024-06-12')]
    """
    given = {"id": id, "url": url, "outlet": outlet, "title": title, "published": published, "text": text, "html": html}
    result = read_document(make_document(given), load_resources(), limits)
    if isinstance(result, Rejected):
        raise Unreadable(result.reason, result.detail)
    return result


def read_many(articles: Iterable[Given], *, limits: Limits = DEFAULT) -> Iterator[Reading | Rejected]:
    """A reading for each article, in their order, or why there is none; what is broken stops nothing.

    One after the other in this process. For many thousands, `Runut.add` reads with a process a core and keeps the result.

    >>> [type(result).__name__ for result in read_many(["Presiden Prabowo bertemu PM Anwar Ibrahim di Jakarta.", ""])]
    ['Reading', 'Rejected']
    """
    for given in articles:
        yield read_document(make_document({"text": given} if isinstance(given, str) else given), load_resources(), limits)


def make_document(given: Mapping[str, Any]) -> Document:
    """Raises UsageError for a field that is none, and where there is neither text nor html."""
    fields = check_article(given)
    body = fields.get("html") or fields.get("text") or ""
    return Document(
        path="-",
        offset=0,
        media_type="text/html" if fields.get("html") else "text/plain",
        body=body.encode("utf-8", "surrogatepass"),
        declared=Declared(
            **{name: fields.get(name) for name in ("id", "url", "outlet", "title", "published")},
            authors=tuple(fields.get("authors") or ()),
        ),
    )


def check_article(given: Mapping[str, Any]) -> dict[str, Any]:
    """The filled fields, days as ISO text. Raises UsageError for a field that is none, and without text and html."""
    unknown = sorted(given.keys() - set(FIELDS))
    if unknown:
        raise UsageError(f"an article has no field {unknown[0]!r}; it has {', '.join(FIELDS)}")
    fields = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in given.items() if value is not None
    }
    if "text" not in fields and "html" not in fields:
        raise UsageError("an article needs a text, or a page as html")
    for name, value in fields.items():
        if name != "authors" and not isinstance(value, str):
            raise UsageError(f"{name} of an article is text, not {type(value).__name__}")
    return fields
