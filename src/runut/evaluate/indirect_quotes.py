"""Indirect quotes drawn blindly from news on the world and labelled by hand (`benchmarks/quality/indirect_quotes.csv`).

The labels hold offsets, names and codes: the articles are their publishers' and stay outside the repository.
`python -m runut.evaluate.indirect_quotes ../shared` prints what is missed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from runut.clean.dateline import find_dateline
from runut.evaluate.bare import bare_article
from runut.evaluate.blind_times import read_articles, share
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Article, Quote

INPUTS = ("data/news_id/news_intl_id.jsonl.xz",)
LABELS = Path("benchmarks/quality/indirect_quotes.csv")
FLOORED = ("speaker_right", "content_right")
ENOUGH = 0.7
WORD = re.compile(r"\w+")

Place = tuple[int, int]
"""Start and end in the raw text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One attribution as a reader marked it.

    act: "say", "ask" (demands, calls, warnings not to, promises) or "none", a word of reporting that attributes nothing and has only
    its cue. name: as full as the article has it; empty for nobody named. code: country or group, empty where neither can be said.
    """

    article: str
    act: str
    content: Place
    cue: Place
    speaker: Place
    name: str
    code: str
    anonymous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label with the quote that shares most with it, None where none does."""

    label: Label
    text: str
    quote: Quote | None
    f1: float

    @property
    def content_right(self) -> bool:
        return self.f1 >= ENOUGH

    @property
    def speaker_right(self) -> bool:
        return self.quote is not None and is_speaker(self.quote, self.label)


def evaluate(data: Path) -> dict[str, float]:
    """Shares of what was said: found at all, content right (F1 of words in their places >= 0.7), speaker right.

    A speaker is right by country, group or last name; who is anonymous, also by being told as such; who has neither name nor
    country, by the words. `ask_*`: the same of demands and promises. negatives_right: words of reporting that attribute nothing and are no quote's cue.
    """
    verdicts = list(judge(data / INPUTS[0]))
    said = [v for v in verdicts if v.label.act == "say"]
    asked = [v for v in verdicts if v.label.act == "ask"]
    none = [v for v in verdicts if v.label.act == "none"]
    return {
        "found": share([v.quote is not None for v in said]),
        "content_right": share([v.content_right for v in said]),
        "content_f1": sum(v.f1 for v in said) / len(said),
        "speaker_right": share([v.speaker_right for v in said]),
        "speaker_right_pronoun": share([v.speaker_right for v in said if is_pronoun(v)]),
        "both_right": share([v.content_right and v.speaker_right for v in said]),
        "anonymous_right": share([v.quote is not None and v.quote.anonymous for v in said if v.label.anonymous]),
        "named_not_anonymous": share([not v.quote.anonymous for v in said if v.quote and not v.label.anonymous]),
        "ask_found": share([v.quote is not None for v in asked]),
        "ask_content_right": share([v.content_right for v in asked]),
        "ask_speaker_right": share([v.speaker_right for v in asked]),
        "negatives_right": share([v.quote is None for v in none]),
        "labels": len(verdicts),
    }


def judge(path: Path) -> Iterator[Verdict]:
    """Each label with its quote; the articles' texts are taken as they are, so that the labels' offsets hold."""
    by_article = defaultdict(list)
    for label in read_labels(LABELS):
        by_article[label.article].append(label)
    resources = load_resources()
    for row in read_articles(path, by_article.keys()):
        quotes = annotate_article(article_of(row, resources), resources).quotes
        for label in by_article[row["id"]]:
            yield verdict(label, row["text"], [q for q in quotes if q.content and q.content[0].field == "text"])


def article_of(row: dict[str, Any], resources: Resources) -> Article:
    """As `clean` would have it but for the furniture, which stays where it is."""
    day = date.fromisoformat(row["published"][:10]) if row["published"] else None
    dateline, _ = find_dateline(row["text"], resources.language.furniture, resources.gazetteer)
    return bare_article(row["text"], title=row["title"], day=day, id=row["id"], outlet=row["outlet"], dateline=dateline)


def verdict(label: Label, text: str, quotes: Sequence[Quote]) -> Verdict:
    """Of a sentence with two attributions each goes to the quote with its cue, whatever their contents share."""
    if label.act == "none":
        return Verdict(label=label, text=text, quote=next((q for q in quotes if at_cue(q, label)), None), f1=0.0)
    pairs = [(q, content_f1(q, label, text)) for q in quotes]
    quote, f1 = max(pairs, key=lambda pair: (at_cue(pair[0], label) and pair[1] > 0, pair[1]), default=(None, 0.0))
    return Verdict(label=label, text=text, quote=quote if f1 else None, f1=f1)


def at_cue(quote: Quote, label: Label) -> bool:
    return quote.cue is not None and quote.cue.field == "text" and overlap((quote.cue.start, quote.cue.end), label.cue)


def overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def content_f1(quote: Quote, label: Label, text: str) -> float:
    """Over words in their places; the cue and the speaker, where they stand in the midst of the content, do not count."""
    found = {word for span in quote.content for word in words(text, (span.start, span.end), label)}
    meant = set(words(text, label.content, label))
    return 2 * len(found & meant) / (len(found) + len(meant)) if found & meant else 0.0


def words(text: str, place: Place, label: Label) -> Iterator[int]:
    for match in WORD.finditer(text, *place):
        if not overlap(match.span(), label.cue) and not overlap(match.span(), label.speaker):
            yield match.start()


def is_speaker(quote: Quote, label: Label) -> bool:
    if label.anonymous and (quote.anonymous or quote.speaker is None):
        return True
    if quote.speaker is None:
        return False
    if not (label.name or label.code):
        return overlap((quote.speaker.words.start, quote.speaker.words.end), label.speaker)
    if label.code and label.code in (quote.speaker.country, quote.speaker.group):
        return True
    return bool(label.name) and WORD.findall(label.name.casefold())[-1] in WORD.findall(quote.speaker.name.casefold())


def is_pronoun(verdict: Verdict) -> bool:
    start, end = verdict.label.speaker
    return verdict.text[start:end].casefold() in ("ia", "dia", "dirinya", "mereka", "pihaknya")


def read_labels(path: Path) -> Iterator[Label]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            content, cue, speaker = (
                (int(row[f"{part}_start"] or 0), int(row[f"{part}_end"] or 0)) for part in ("content", "cue", "speaker")
            )
            yield Label(
                article=row["article"],
                act=row["act"],
                content=content,
                cue=cue,
                speaker=speaker,
                name=row["name"],
                code=row["code"],
                anonymous=row["anonymous"] == "1",
            )


def print_misses(data: Path) -> None:
    """Each miss: what is wrong, the sentence's pieces as labelled, and the quote instead."""
    for v in judge(data / INPUTS[0]):
        label = v.label
        if label.act == "none":
            wrong = ["attributes nothing"] if v.quote else []
        else:
            wrong = [w for w, right in (("content", v.content_right), ("speaker", v.speaker_right)) if not right]
        if not wrong:
            continue
        content, cue, speaker = (v.text[slice(*place)] for place in (label.content, label.cue, label.speaker))
        meant = f"{speaker!r} = {label.name or '-'}, {label.code or '-'}{', anonymous' * label.anonymous}"
        print(f"{label.article} {label.act}: {' and '.join(wrong) if v.quote else 'not found'}")
        print(f"  meant  {cue!r} by {meant}: {content!r}")
        if v.quote:
            party = v.quote.speaker
            who = f"{party.words.text!r} = {party.name}, {party.group or party.country or '-'}" if party else "nobody"
            print(f"  found  {v.quote.rule} by {who}{', anonymous' * v.quote.anonymous}: {v.quote.text!r} ({v.f1:.2f})")


if __name__ == "__main__":
    print_misses(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
