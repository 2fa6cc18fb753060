"""Whole rows, against mentions drawn by chance from the news of all desks and judged by reading.

`benchmarks/quality/rows.csv` holds for each its article, the place of the trigger, what was coded there then (type, status, codes of
both sides) and whether that is true. Rows that are coded otherwise today are not judged again, so the figures say what a change
keeps and what it mends, and no new draw is spared.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from runut.evaluate.contexts import read_articles
from runut.evaluate.names_drawn import read_layers
from runut.extract import extract_events
from runut.limits import DEFAULT
from runut.pipeline import load_resources
from runut.records import EventMention, Party

INPUTS = ("data/news_id/news_id.jsonl.xz",)
FLOORED = ("true_kept", "false_gone")
SLACK = 0.02
JUDGED = Path("benchmarks/quality/rows.csv")


class Row(NamedTuple):
    """actors, recipients: codes as `codes` gives them. true: 1 or 0. draw: which sample it is of, the later the newer the coder."""

    article: str
    field: str
    start: int
    type: str
    status: str
    actors: str
    recipients: str
    true: int
    draw: int


def evaluate(data: Path) -> dict[str, float]:
    """judged_true: share of the last draw that was true when judged. Of all draws true_kept: of the true ones, coded alike today; false_gone: of the false, not."""
    rows = read_rows()
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_article[row.article].append(row)
    resources = load_resources()
    alike: list[Row] = []
    for source in read_articles(data / INPUTS[0], set(by_article)):
        article, annotated = read_layers(source, resources)
        mentions = extract_events(article, annotated, resources.language, resources.gazetteer, DEFAULT)
        coded = {told(mention) for mention in mentions}
        alike += [row for row in by_article[source["id"]] if row[1:-2] in coded]
    true = [row for row in rows if row.true]
    kept = sum(row.true for row in alike)
    last = [row for row in rows if row.draw == max(row.draw for row in rows)]
    return {
        "judged_true": sum(row.true for row in last) / len(last),
        "true_kept": kept / len(true),
        "false_gone": 1 - (len(alike) - kept) / (len(rows) - len(true)),
    }


def told(mention: EventMention) -> tuple[str, int, str, str, str, str]:
    place = mention.trigger
    return place.field, place.start, mention.type, mention.status, codes(mention.actors), codes(mention.recipients)


def codes(parties: tuple[Party, ...]) -> str:
    """Group, country or nothing of each, in one order."""
    return " ".join(sorted(party.group or party.country or "-" for party in parties))


def read_rows() -> list[Row]:
    with JUDGED.open(encoding="utf-8") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            Row._make(int(row[name]) if name in ("start", "true", "draw") else row[name] for name in Row._fields)
            for row in table
        ]
