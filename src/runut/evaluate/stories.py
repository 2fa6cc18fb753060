"""Events of stories told by several outlets, against happenings that a reader grouped: `benchmarks/quality/stories.csv`.

The sets hold articles' ids, offsets into their raw text, types and happenings, no words of the articles. They are coded
and resolved as by the pipeline. A mention of ours is met at the labelled place that its trigger overlaps, where the type
agrees; only mentions met are judged, so the figures are of grouping (`found` is the share of the places met).
`python -m runut.evaluate.stories ../shared` prints the pairs of the first and third set joined and split wrongly.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

from runut.evaluate.blind_times import read_articles
from runut.pipeline import Reading, load_resources, read_document
from runut.records import Declared, Document, EventMention
from runut.records.span import Field
from runut.resolve import find_events, find_origins

INPUTS = ("data/news_id/news_id.jsonl.xz",)
FLOORED = ("pairs.p", "pairs.f1", "core.p", "core.f1", "bcubed.f1", "third.pairs.f1", "held.pairs.f1", "held.core.f1")
LABELS = Path("benchmarks/quality/stories.csv")
THIRD = Path("benchmarks/quality/stories_third.csv")
HELD = Path("benchmarks/quality/stories_held.csv")
HAPPENINGS = Path("benchmarks/quality/happenings.csv")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One place that tells of a happening; types: those that can be defended. happenings: none where the words are no event.

    Several happenings: the words do not say which of them is told of; pairs that hang on it are not judged.
    """

    article: str
    field: Field
    start: int
    end: int
    types: frozenset[str]
    happenings: frozenset[str]

    @property
    def sure(self) -> str | None:
        return next(iter(self.happenings)) if len(self.happenings) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the trigger of a mention stands in the raw article."""

    article: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A mention of ours at a labelled place, and the id of the event that it was put into."""

    label: Label
    mention: EventMention
    event: str


def evaluate(data: Path) -> dict[str, float]:
    """The figures of the sets, each resolved alone; those of the one whose errors were not read begin with "held."."""
    kinds = read_kinds(HAPPENINGS)
    figures: dict[str, float] = {}
    for prefix, path in (("", LABELS), ("third.", THIRD), ("held.", HELD)):
        labels = list(read_labels(path))
        placed, event_of = code(data / INPUTS[0], {label.article for label in labels})
        figures |= {prefix + key: value for key, value in measure(labels, meet(labels, placed, event_of), kinds).items()}
    return figures


def measure(labels: Sequence[Label], met: Sequence[Met], kinds: Mapping[str, str]) -> dict[str, float]:
    """events_per_happening: of happenings with two mentions met or more; `single_` leaves campaigns out. pairs: of mentions.

    core: the pairs in which one mention at least tells of a single deed or statement, not of a campaign, whose many bare
    references outnumber all else. bcubed: over the mentions whose happening is certain.
    """
    sure = [one for one in met if one.label.sure]
    told = Counter(one.label.sure for one in sure)
    events = {(one.label.sure, one.event) for one in sure if told[one.label.sure] > 1}
    single = {(one.label.sure, one.event) for one in sure if told[one.label.sure] > 1 and not is_campaign(one, kinds)}
    judged = [
        (one, other, same) for one, other in combinations(met, 2) if (same := is_same(one.label, other.label)) is not None
    ]
    core = [(one, other, same) for one, other, same in judged if not (is_campaign(one, kinds) and is_campaign(other, kinds))]
    places = {(m.label.article, m.label.field, m.label.start) for m in met}
    return {
        "found": len(places) / sum(bool(label.happenings) for label in labels),
        "happenings": sum(count > 1 for count in told.values()),
        "events_per_happening": len(events) / max(1, len({happening for happening, _ in events})),
        "single_events_per_happening": len(single) / max(1, len({happening for happening, _ in single})),
        **{f"pairs.{key}": value for key, value in of_pairs(judged).items()},
        **{f"core.{key}": value for key, value in of_pairs(core).items()},
        **{f"bcubed.{key}": value for key, value in bcubed(sure).items()},
    }


def is_same(one: Label, other: Label) -> bool | None:
    """None where the words leave it open."""
    if one.sure and one.sure == other.sure:
        return True
    return None if one.happenings & other.happenings else False


def is_campaign(one: Met, kinds: Mapping[str, str]) -> bool:
    return any(kinds[happening] == "campaign" for happening in one.label.happenings)


def of_pairs(judged: Sequence[tuple[Met, Met, bool]]) -> dict[str, float]:
    joined = [same for one, other, same in judged if one.event == other.event]
    hit, wanted = sum(joined), sum(same for _, _, same in judged)
    return rates(hit / max(1, len(joined)), hit / max(1, wanted))


def bcubed(met: Sequence[Met]) -> dict[str, float]:
    """Of each mention: the share of its event that tells of its happening, and the share of its happening that is in its event."""
    both = Counter((one.label.sure, one.event) for one in met)
    happenings, events = Counter(one.label.sure for one in met), Counter(one.event for one in met)
    count = max(1, len(met))
    precision = sum(both[one.label.sure, one.event] / events[one.event] for one in met) / count
    return rates(precision, sum(both[one.label.sure, one.event] / happenings[one.label.sure] for one in met) / count)


def rates(precision: float, recall: float) -> dict[str, float]:
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def meet(labels: Sequence[Label], placed: Sequence[tuple[EventMention, Place]], event_of: Mapping[str, str]) -> list[Met]:
    """The mentions at places that tell of a happening, each at the place with which it shares most."""
    by_article = defaultdict(list)
    for label in labels:
        by_article[label.article, label.field].append(label)
    found = []
    for mention, place in placed:
        fitting = [label for label in by_article[place.article, place.field] if mention.type in label.types]
        fitting = [label for label in fitting if shared(label, place) > 0]
        if fitting:
            label = max(fitting, key=lambda label: shared(label, place))
            found.append(Met(label=label, mention=mention, event=event_of[mention.id]))
    return found


def shared(label: Label, place: Place) -> int:
    return min(label.end, place.end) - max(label.start, place.start)


def code(path: Path, wanted: set[str]) -> tuple[list[tuple[EventMention, Place]], dict[str, str]]:
    """The mentions of the articles with their places in the raw texts, and the event that each was put into, by ids."""
    resources = load_resources()
    articles, placed = [], []
    for row in read_articles(path, wanted):
        reading = read_document(document_of(row), resources)
        if isinstance(reading, Reading):
            articles.append(reading.article)
            placed += list(place_mentions(reading, row))
    # By id: the order of the file is no part of what is measured.
    placed.sort(key=lambda pair: pair[0].id)
    events = find_events([mention for mention, _ in placed], articles, find_origins(articles))
    return placed, {mention: event.id for event in events for mention in event.mentions}


def document_of(row: dict[str, Any]) -> Document:
    declared = Declared(
        id=row["id"], url=row.get("url"), outlet=row.get("outlet"), title=row.get("title"), published=row.get("published")
    )
    return Document(path=row["id"], offset=0, media_type="text/plain", body=row["text"].encode(), declared=declared)


def place_mentions(reading: Reading, row: dict[str, Any]) -> Iterator[tuple[EventMention, Place]]:
    """Labels are kept by the raw text, since a better cleaning moves the offsets of the cleaned one."""
    clean: dict[str, str] = {"text": reading.article.text, "title": reading.article.title or ""}
    maps = {field: align(clean[field], row[field] or "") for field in ("text", "title")}
    for mention in reading.mentions:
        trigger = mention.trigger
        there = [maps[trigger.field][n] for n in range(trigger.start, trigger.end) if n in maps[trigger.field]]
        if there:
            yield mention, Place(article=row["id"], field=trigger.field, start=there[0], end=there[-1] + 1)


def align(clean: str, raw: str) -> dict[int, int]:
    """Where each letter of the words of the cleaned text stands in the raw one."""
    ours, theirs = (list(_WORD.finditer(text)) for text in (clean, raw))
    matcher = SequenceMatcher(None, [word.group() for word in ours], [word.group() for word in theirs], autojunk=False)
    return {
        ours[block.a + n].start() + letter: theirs[block.b + n].start() + letter
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
        for letter in range(len(ours[block.a + n].group()))
    }


def read_labels(path: Path) -> Iterator[Label]:
    for row in read_table(path):
        yield Label(
            article=row["article"],
            field="title" if row["field"] == "title" else "text",
            start=int(row["start"]),
            end=int(row["end"]),
            types=frozenset(row["type"].split("|")) - {""},
            happenings=frozenset(row["happening"].split("|")) - {""},
        )


def read_kinds(path: Path) -> dict[str, str]:
    """single, campaign or statement, by happening."""
    return {row["happening"]: row["kind"] for row in read_table(path)}


def read_table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def print_errors(data: Path) -> None:
    """The pairs joined or split wrongly, counted by happenings."""
    labels = [*read_labels(LABELS), *read_labels(THIRD)]
    placed, event_of = code(data / INPUTS[0], {label.article for label in labels})
    wrong: Counter[tuple[str, str, str]] = Counter()
    for one, other in combinations(meet(labels, placed, event_of), 2):
        same = is_same(one.label, other.label)
        if same is None or same == (one.event == other.event):
            continue
        first, second = sorted("|".join(sorted(met.label.happenings)) for met in (one, other))
        wrong["split" if same else "joined", first, second] += 1
    for (how, first, second), count in wrong.most_common():
        print(count, how, first, "" if how == "split" else second)


if __name__ == "__main__":
    print_errors(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
