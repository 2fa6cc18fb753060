"""Contexts of event mentions, against mentions drawn by chance from the news and judged by reading.

`benchmarks/quality/contexts.csv` holds the article's id, the place of the trigger and the contexts that hold, without the text.
A mention that extraction no longer makes at that place is left out, and `met` says how many are left.
"""

from __future__ import annotations

import csv
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from runut.evaluate.names_drawn import read_layers
from runut.extract import extract_events
from runut.limits import DEFAULT
from runut.pipeline import load_resources

INPUTS = ("data/news_id/news_id.jsonl.xz",)
FLOORED = ("precision", "recall")
SLACK = 0.02
"""Other changes of extraction take mentions away and bring others back."""
JUDGED = Path("benchmarks/quality/contexts.csv")


class Judged(NamedTuple):
    """right: the contexts that hold, with spaces between."""

    article: str
    field: str
    start: int
    end: int
    right: str
    draw: str


def evaluate(data: Path) -> dict[str, float]:
    """precision: of the contexts given, those that hold; recall: of those that hold, the given; `met`: share of the mentions found."""
    hits, given, right = 0, 0, 0
    rows, met = read_judged(), 0
    for judged, contexts in compare(data, rows):
        met += 1
        hits += len(set(contexts) & set(judged.right.split()))
        given += len(contexts)
        right += len(judged.right.split())
    return {"precision": hits / max(1, given), "recall": hits / max(1, right), "met": met / len(rows)}


def compare(data: Path, rows: list[Judged]) -> Iterator[tuple[Judged, tuple[str, ...]]]:
    """Each judged row that we make a mention of, and the contexts that we give it."""
    by_article: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        by_article[row.article].append(row)
    resources = load_resources()
    for source in read_articles(data / INPUTS[0], set(by_article)):
        article, annotated = read_layers(source, resources)
        mentions = extract_events(article, annotated, resources.language, resources.gazetteer, DEFAULT)
        at: dict[tuple[str, int], tuple[str, ...]] = {
            (mention.trigger.field, mention.trigger.start): mention.contexts for mention in mentions
        }
        for row in by_article[source["id"]]:
            if (row.field, row.start) in at:
                yield row, at[row.field, row.start]


def read_judged() -> list[Judged]:
    with JUDGED.open(encoding="utf-8") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [Judged._make(row[f] if f not in ("start", "end") else int(row[f]) for f in Judged._fields) for row in table]


def read_articles(path: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                yield row
