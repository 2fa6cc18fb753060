"""Time expressions drawn blindly from the news and resolved by hand: `benchmarks/quality/times_blind.csv`, and `times_held.csv`.

The second set came later, from other articles; its figures begin with `held_`. The labels hold offsets and days only:
the articles are their publishers' and stay outside the repository. `python -m runut.evaluate.blind_times ../shared`
prints the misses of the second set.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from runut.evaluate.bare import bare_article
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import TimeExpression
from runut.records.span import Field

INPUTS = ("data/news_id/news_id.jsonl.xz",)
LABELS = Path("benchmarks/quality/times_blind.csv")
HELD = Path("benchmarks/quality/times_held.csv")
FLOORED = ("days_right", "negatives_right", "held_days_right", "held_negatives_right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One expression as a reader resolved it; kind "none" is a word or number that names no time.

    in_name: the year of a named event ("Piala Dunia 2026"), which some hold for a part of the name and no time.
    """

    article: str
    field: Field
    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: str
    kind: str
    in_name: bool

    @property
    def dated(self) -> bool:
        return self.earliest is not None or self.latest is not None


def evaluate(data: Path) -> dict[str, float]:
    """The figures of both sets, those of the second prefixed "held_"."""
    sets = {"": list(read_labels(LABELS)), "held_": list(read_labels(HELD))}
    verdicts = dict(zip(sets, judge(data / INPUTS[0], *sets.values()), strict=True))
    return {prefix + name: value for prefix, pairs in verdicts.items() for name, value in measure(pairs).items()}


def measure(verdicts: Sequence[tuple[Label, list[TimeExpression]]]) -> dict[str, float]:
    """Shares of the labels: found with both days right, on any overlap of the words; no days read from what is no time.

    days_right is over all that name a time; `dated` and `undated` are its parts with days and without (durations, repetitions,
    vague ones); `unnamed` leaves out the years of named events; precision_right is over those that were found.
    negatives_right is over what is no time; the years of named events that are labelled so have a figure of their own, name_years_right.
    """
    named = [(label, found) for label, found in verdicts if label.kind != "none"]
    none = [(label, found) for label, found in verdicts if label.kind == "none"]
    dated = [is_right(label, found) for label, found in named if label.dated]
    undated = [is_right(label, found) for label, found in named if not label.dated]
    met = [(label, time) for label, found in named if (time := best(label, found))]
    figures = {
        "days_right": share([*dated, *undated]),
        "days_right_dated": share(dated),
        "days_right_undated": share(undated),
        "found": len(met) / len(named),
        "precision_right": share([time.precision == label.precision for label, time in met if label.precision]),
        "kind_right": share([time.kind == label.kind for label, time in met]),
        "negatives_right": share([is_silent(found) for label, found in none if not label.in_name]),
        "labels": len(verdicts),
    }
    if any(label.in_name for label, _ in named):
        figures["days_right_unnamed"] = share([is_right(label, found) for label, found in named if not label.in_name])
    if any(label.in_name for label, _ in none):
        figures["name_years_right"] = share([is_silent(found) for label, found in none if label.in_name])
    return figures


def share(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def judge(path: Path, *sets: Sequence[Label]) -> tuple[list[tuple[Label, list[TimeExpression]]], ...]:
    """Each label of each set with the expressions that overlap it; an article is read once."""
    by_article = defaultdict(list)
    for number, labels in enumerate(sets):
        for label in labels:
            by_article[label.article].append((number, label))
    resources = load_resources()
    # Times are read from the words alone: without the network it takes half the time.
    resources = replace(resources, language=replace(resources.language, model=None, coreference=None))
    verdicts: tuple[list[tuple[Label, list[TimeExpression]]], ...] = tuple([] for _ in sets)
    for row in read_articles(path, by_article.keys()):
        times = read(row, resources)
        for number, label in by_article[row["id"]]:
            verdicts[number].append((label, [t for t in times if overlaps(t, label)]))
    return verdicts


def overlaps(time: TimeExpression, label: Label) -> bool:
    return time.span.field == label.field and time.span.start < label.end and label.start < time.span.end


def read(row: dict[str, Any], resources: Resources) -> tuple[TimeExpression, ...]:
    """The times of a raw article: its text is taken as it is, so that the labels' offsets hold."""
    article = bare_article(row["text"], title=row["title"], day=date.fromisoformat(row["published"][:10]), id=row["id"])
    return annotate_article(article, resources).times


def best(label: Label, found: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression that shares most with the label's words."""
    return max(found, key=lambda t: min(t.span.end, label.end) - max(t.span.start, label.start), default=None)


def is_right(label: Label, found: Sequence[TimeExpression]) -> bool:
    """Both days; of what has none: its kind, or that it is vague."""
    time = best(label, found)
    if time is None:
        return False
    if label.precision == "vague":
        return time.precision == "vague"
    return (time.earliest, time.latest) == (label.earliest, label.latest) and (label.dated or time.kind == label.kind)


def is_silent(found: Sequence[TimeExpression]) -> bool:
    return not any(has_days(time) for time in found)


def has_days(time: TimeExpression) -> bool:
    return time.kind in ("date", "time") and (time.earliest is not None or time.latest is not None)


def read_labels(path: Path) -> Iterator[Label]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            yield Label(
                article=row["article"],
                field="title" if row["field"] == "title" else "text",
                start=int(row["start"]),
                end=int(row["end"]),
                earliest=date.fromisoformat(row["earliest"]) if row["earliest"] else None,
                latest=date.fromisoformat(row["latest"]) if row["latest"] else None,
                precision=row["precision"],
                kind=row["kind"],
                in_name=row["note"] == "name",
            )


def read_articles(path: Path, wanted: Set[str]) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                yield row


def print_misses(data: Path) -> None:
    """What the second set has wrong: the label, its days, and what was read instead."""
    (verdicts,) = judge(data / INPUTS[0], list(read_labels(HELD)))
    for label, found in verdicts:
        if is_silent(found) if label.kind == "none" else is_right(label, found):
            continue
        meant = " ".join(str(part or "-") for part in (label.kind, label.precision, label.earliest, label.latest))
        read = "; ".join(f"{t.span.text!r} {t.kind} {t.precision} {t.earliest} {t.latest}" for t in found)
        print(f"{label.article} {label.start}-{label.end}: {meant} | {read or 'nothing'}")


if __name__ == "__main__":
    print_misses(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
