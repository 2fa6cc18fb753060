"""Codes of person and body mentions, against mentions drawn by chance from international news and judged by reading.

`benchmarks/quality/names_drawn.csv` holds the article's id, the field, the offsets and the right codes, without the text. A
mention counts as right where our reading of it has the right country (or group) and the right sector.
Mentions that the names layer no longer has at that place count as wrong; those judged to be no person or body at all
("none") are right where the layer has them no more, or gives them no codes.
"""

from __future__ import annotations

import csv
import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from runut.clean import clean_document
from runut.limits import DEFAULT
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Annotated, Article, Declared, Document, NameMention

INPUTS = ("data/news_id/news_intl_id.jsonl.xz",)
FLOORED = ("both",)
JUDGED = Path("benchmarks/quality/names_drawn.csv")
KINDS = frozenset({"person", "organisation", "group", "office", "people"})


class Judged(NamedTuple):
    """country, group, sector: right codes, empty for none; alternatives with a bar between ("GOV|ELI"), "*" for any."""

    article: str
    field: str
    start: int
    end: int
    country: str
    group: str
    sector: str
    draw: str


def evaluate(data: Path) -> dict[str, float]:
    """Shares of the judged mentions with the right state or group, the right sector, and both."""
    figures: dict[str, list[bool]] = {}
    for row, got in compare(data):
        whose, sector = is_whose(row, got), fits(row.sector, got.sector if got else None)
        for key in ("", f"{row.draw}."):
            figures.setdefault(f"{key}whose", []).append(whose)
            figures.setdefault(f"{key}sector", []).append(sector)
            figures.setdefault(f"{key}both", []).append(whose and sector)
    return {key: sum(right) / len(right) for key, right in sorted(figures.items())}


def compare(data: Path) -> Iterator[tuple[Judged, NameMention | None]]:
    """Each judged row, and what the layer has at its place."""
    rows: dict[str, list[Judged]] = {}
    for row in read_judged():
        rows.setdefault(row.article, []).append(row)
    resources = load_resources()
    for source in read_articles(data, set(rows)):
        _, annotated = read_layers(source, resources)
        mentions = mentions_of(annotated)
        for row in rows[source["id"]]:
            yield row, at_place(row, mentions)


def at_place(row: Judged, mentions: list[NameMention]) -> NameMention | None:
    """The mention of those words; else the shortest that holds them, which reads more of the name."""
    holding = [m for m in mentions if m.span.field == row.field and m.span.start <= row.start and m.span.end >= row.end]
    return min(holding, key=lambda m: m.span.end - m.span.start, default=None)


def is_whose(row: Judged, got: NameMention | None) -> bool:
    return fits(row.country, got.country if got else None) and fits(row.group, got.group if got else None)


def fits(right: str, code: str | None) -> bool:
    return right == "*" or (code or "") in right.split("|")


def read_judged() -> list[Judged]:
    with JUDGED.open(encoding="utf-8") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [Judged._make(row[f] if f not in ("start", "end") else int(row[f]) for f in Judged._fields) for row in table]


def mentions_of(annotated: Annotated) -> list[NameMention]:
    return [mention for mention in (*annotated.names, *annotated.described) if mention.kind in KINDS]


def read_articles(data: Path, wanted: set[str] | None = None) -> Iterator[dict[str, Any]]:
    with lzma.open(data / INPUTS[0], "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if wanted is None or row["id"] in wanted:
                yield row


def read_layers(row: dict[str, Any], resources: Resources) -> tuple[Article, Annotated]:
    declared = Declared(
        id=row["id"], url=row.get("url"), outlet=row.get("outlet"), title=row.get("title"), published=row.get("published")
    )
    document = Document(path=row["id"], offset=0, media_type="text/plain", body=row["text"].encode(), declared=declared)
    article = clean_document(document, resources.language, resources.gazetteer, DEFAULT)
    return article, annotate_article(article, resources)


def draw(data: Path, count: int, seed: int) -> Iterator[tuple[str, Article, NameMention]]:
    """Mentions drawn by chance: articles first, then one mention of each, round and round; the same for the same seed."""
    chance, resources = random.Random(seed), load_resources()
    rows = list(read_articles(data))
    drawn = 0
    for row in chance.sample(rows, min(count, len(rows))):
        article, annotated = read_layers(row, resources)
        found = mentions_of(annotated)
        if found and drawn < count:
            drawn += 1
            yield row["id"], article, chance.choice(found)
