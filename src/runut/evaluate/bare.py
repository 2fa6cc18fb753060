"""An article that is no more than a text: what the evaluations measure on, whose offsets must hold."""

from __future__ import annotations

from datetime import date

from runut.records import Article, Dateline, Published
from runut.records.document import content_id


def bare_article(
    text: str,
    *,
    title: str | None = None,
    day: date | None = None,
    id: str | None = None,
    outlet: str | None = None,
    dateline: Dateline | None = None,
) -> Article:
    """The text as it is, nothing cleaned; day: of publication, taken as declared."""
    return Article(
        id=id or content_id("text", title or "", text),
        text=text,
        title=title,
        outlet=outlet,
        authors=(),
        dateline=dateline,
        published=Published(start=day, end=day, precision="day", basis="declared", text=day.isoformat()) if day else None,
        url=None,
        language="id",
        credits=(),
        furniture=(),
    )
