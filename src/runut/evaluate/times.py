"""Time expressions against the TIMEX3 gold of IndoTimex (Mirza, PACLING 2015): 13 articles of one newspaper and one story.

Spans strict (the same) and relaxed (they overlap), and the share of values that are right on matched spans. Figures only: the
articles are their publisher's and stay outside the repository. `python -m runut.evaluate.times DATA` prints what is wrong, by class.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from runut.annotate.times import read_times
from runut.evaluate.bare import bare_article
from runut.lang.pack import load_language
from runut.records import Sentence, Span, TimeExpression

INPUTS = ("data/timex_id/Kompas_gold_dev.zip",)
FLOORED = ("span_f1_relaxed", "span_f1_strict", "value_acc")

TAG = re.compile(r"<TIMEX3 ([^>]{0,300})>([^<]{0,200})</TIMEX3>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3. start, end: code points of the text; words: those."""

    start: int
    end: int
    words: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold time and the one of ours that overlaps it; one of them is None where it stands alone."""

    gold: Timex | None
    ours: Timex | None


def evaluate(data: Path) -> dict[str, float]:
    pairs = [pair for text, day, gold in read_gold(data / INPUTS[0]) for pair in match(gold, find(text, day))]
    golds, ours = sum(p.gold is not None for p in pairs), sum(p.ours is not None for p in pairs)
    both = [(pair.gold, pair.ours) for pair in pairs if pair.gold and pair.ours]
    strict = sum((gold.start, gold.end) == (own.start, own.end) for gold, own in both)
    figures = {
        "span_f1_relaxed": 2 * len(both) / (golds + ours),
        "span_f1_strict": 2 * strict / (golds + ours),
        "span_precision": len(both) / ours,
        "span_recall": len(both) / golds,
        "kind_acc": sum(gold.kind == own.kind for gold, own in both) / len(both),
        "value_acc": sum(gold.value == own.value for gold, own in both) / len(both),
    }
    classes = Counter(filter(None, map(class_of, pairs)))
    return figures | {f"errors.{name}": float(count) for name, count in sorted(classes.items())}


def class_of(pair: Pair) -> str | None:
    """What is wrong with a pair: missed, spurious, kind, value, or span; None where all is right."""
    gold, ours = pair.gold, pair.ours
    if gold is None or ours is None:
        return "spurious" if gold is None else f"missed.{gold.kind.lower()}"
    if gold.kind != ours.kind:
        return "kind"
    if gold.value != ours.value:
        return f"value.{gold.kind.lower()}"
    return None if (gold.start, gold.end) == (ours.start, ours.end) else "span"


def read_gold(path: Path) -> Iterator[tuple[str, date, list[Timex]]]:
    """Text, day of publication and gold times of each article."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".tml"):
                head, _, body = archive.read(name).decode("utf-8", "replace").partition("</DCT>")
                day = dict(ATTRIBUTE.findall(head))["value"]
                body = body.partition("<TEXT>")[2].partition("</TEXT>")[0]  # titles carry no marks in this gold
                text, times = lift(body)
                yield text, date.fromisoformat(day), times


def lift(marked: str) -> tuple[str, list[Timex]]:
    """The text without its tags, and the times that they marked."""
    pieces, times, at, length = [], [], 0, 0
    for found in TAG.finditer(marked):
        pieces.append(marked[at : found.start()])
        length += len(pieces[-1])
        attributes = dict(ATTRIBUTE.findall(found[1]))
        words = found[2]
        times.append(
            Timex(
                start=length, end=length + len(words), words=words, kind=attributes["type"], value=attributes.get("value", "")
            )
        )
        pieces.append(words)
        length += len(words)
        at = found.end()
    return "".join([*pieces, marked[at:]]), times


def find(text: str, day: date) -> list[Timex]:
    """Our times of a text: sentences and readings as `annotate` makes them."""
    language = load_language("id")
    sentences = [
        Sentence(span=Span(start=start, end=end, text=text[start:end], field="text"), first=0, last=0, paragraph=0)
        for start, end in language.split_sentences(text)
    ]
    return [timex(time) for time in read_times(bare_article(text, day=day), sentences, language)]


def timex(time: TimeExpression) -> Timex:
    return Timex(start=time.span.start, end=time.span.end, words=time.span.text, kind=time.kind.upper(), value=time.value)


def match(golds: list[Timex], ours: list[Timex]) -> list[Pair]:
    """Each gold time with the first free one of ours that overlaps it, and those that stand alone."""
    free = list(ours)
    pairs = []
    for gold in golds:
        own = next((own for own in free if own.start < gold.end and gold.start < own.end), None)
        if own:
            free.remove(own)
        pairs.append(Pair(gold=gold, ours=own))
    return pairs + [Pair(gold=None, ours=own) for own in free]


def main(data: Path) -> None:
    for text, day, gold in read_gold(data / INPUTS[0]):
        for pair in match(gold, find(text, day)):
            if name := class_of(pair):
                told = " | ".join(
                    f"{time.words!r} {time.kind} {time.value}" if time else "-" for time in (pair.gold, pair.ours)
                )
                print(f"{name:16} {day} {told}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
