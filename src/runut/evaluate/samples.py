"""The thirty sample articles against what a reader would expect of them (`samples/expected.csv`, which tells its columns).

Needs nothing outside the repository, so a fresh clone measures it too.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from runut.gazetteer import load_gazetteer
from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT
from runut.pipeline import Reading, load_resources, read_document
from runut.records import Article, Document, EventMention, Party

INPUTS = ("samples/articles", "samples/expected.csv")
FLOORED = ("read", "outlet_right", "title_right", "date_right", "language_right", "furniture_enough", "events_found")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEvent:
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: date | None
    last: date | None
    status: str


def evaluate(data: Path) -> dict[str, float]:
    """Shares of the articles, and of the expected events: type, one party of each side, day and status agree."""
    rows = list(read_expected(data / "samples/expected.csv"))
    readings = dict(read_samples(data / "samples"))
    right = {"read": 0, "outlet_right": 0, "title_right": 0, "date_right": 0, "language_right": 0, "furniture_enough": 0}
    events = found = 0
    for row in rows:
        reading = readings.get(row["source"])
        expected = [parse_event(e) for e in row["events"].split("; ") if e]
        events += len(expected)
        if reading is None:
            continue
        article = reading.article
        right["read"] += 1
        right["outlet_right"] += (article.outlet or "").casefold() == row["outlet"].casefold()
        right["title_right"] += (article.title or "") == row["title"]
        right["date_right"] += says_published(article) == row["published"]
        right["language_right"] += article.language == row["language"]
        right["furniture_enough"] += len(article.furniture) >= int(row["furniture_at_least"])
        found += sum(any(agrees(e, m) for m in reading.mentions) for e in expected)
    return {name: count / len(rows) for name, count in right.items()} | {"events_found": found / events}


def read_expected(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def read_samples(samples: Path) -> Iterator[tuple[str, Reading]]:
    """Each article under the name that `expected.csv` has for it."""
    resources = load_resources()
    for path in find_sources([str(samples / "articles")]):
        for document in read_source(path, DEFAULT):
            assert isinstance(document, Document), document
            reading = read_document(document, resources)
            if isinstance(reading, Reading):
                yield document.declared.id or document.declared.url or Path(path).relative_to(samples).as_posix(), reading


def says_published(article: Article) -> str:
    published = article.published
    if published is None:
        return ""
    start, end = published.start.isoformat(), published.end.isoformat()
    return start if start == end else f"{start}/{end}"


def parse_event(text: str) -> ExpectedEvent:
    """ "CONSULT|RUS|SYR|2023-03-15|actual" """
    type_, actors, recipients, days, status = text.split("|")
    first, last = parse_days(days)
    sides = (tuple(side.split("+")) if side else () for side in (actors, recipients))
    return ExpectedEvent(type=type_, actors=next(sides), recipients=next(sides), first=first, last=last, status=status)


def parse_days(days: str) -> tuple[date | None, date | None]:
    if not days:
        return None, None
    first, _, last = days.partition("/")
    return edge(first, last=False), edge(last or first, last=True)


def edge(day: str, *, last: bool) -> date:
    year, month, number = ([int(p) for p in day.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, number or (calendar.monthrange(year, month)[1] if last else 1))


def agrees(expected: ExpectedEvent, mention: EventMention) -> bool:
    if (mention.type, mention.status) != (expected.type, expected.status):
        return False
    if expected.first and expected.last:
        start, end = mention.start or mention.end, mention.end or mention.start
        if start is None or end is None or start > expected.last or end < expected.first:
            return False
    if mention.symmetric:
        everyone = (*mention.actors, *mention.recipients)
        return sum(named(p, everyone) for p in (*expected.actors, *expected.recipients)) >= min(2, len(expected.actors) or 1)
    sides = ((expected.actors, mention.actors), (expected.recipients, mention.recipients))
    return all(not wanted or any(named(p, got) for p in wanted) for wanted, got in sides)


def named(wanted: str, parties: tuple[Party, ...]) -> bool:
    keys = load_gazetteer().keys(wanted) | {wanted, wanted.casefold()}
    return any({p.country, p.group, p.entity, p.name.casefold()} & keys for p in parties)
