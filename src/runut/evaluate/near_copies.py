"""Copies against real look-alikes: 100 articles edited as desks do, and 100 pairs of other articles judged by reading.

The edits are made here, seeded, of real articles: a new lead, a cut end, blocks moved, words replaced, page matter added,
numbers brought up to date, 30 to 60 % kept among paragraphs of another article, and all together. The look-alikes, and
real copies with a figure of their own, are listed by id in `benchmarks/quality/near_copies.csv`, which tells the kinds.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from runut.evaluate.bare import bare_article
from runut.gazetteer import load_gazetteer
from runut.lang.pack import load_language
from runut.records import Article
from runut.resolve.origins import matching, trace_article

INPUTS = ("data/news_id/news_id.jsonl.xz",)
FLOORED = ("precision", "recall", "judged.copy")
PAIRS, WORDS = Path("benchmarks/quality/near_copies.csv"), Path("benchmarks/quality/desk_words.txt")

LOOK_ALIKES = ("story", "follow-up", "template")

SEED, COPIES = 20251120, 100
LEAST_SENTENCES, LEAST_WORDS, MOST_WORDS = 8, 120, 700
SOURCES = frozenset({"kompas2025", "detik202605", "indonews202506", "indonews202506b", "misc_cnn2024", "misc_detik2025"})
DAY = date(2025, 6, 14)

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,/])")
_WORD = re.compile(r"\w+")

Row = dict[str, Any]
Sentences = list[str]


class Edit(NamedTuple):
    """chance, the text's sentences, another text's -> the sentences of the copy."""

    name: str
    make: Callable[[Random, Sentences, Sentences], Sentences]


def evaluate(data: Path) -> dict[str, float]:
    """precision, recall: over all edits and look-alikes. Of every edit the share found, of every kind the share right."""
    rows = {row["id"]: row for row in load_rows(data)}
    right: dict[str, list[bool]] = {}
    for name, original, copy in made_copies(rows):
        right.setdefault(f"edit.{name}", []).append(is_found(original, copy))
    for kind, one, other in judged_pairs():
        same = is_found(as_article(rows[one]), as_article(rows[other]))
        right.setdefault(f"judged.{kind}", []).append(same == (kind == "copy"))
    found = sum(answers.count(True) for kind, answers in right.items() if kind.startswith("edit."))
    wrong = sum(right[f"judged.{kind}"].count(False) for kind in LOOK_ALIKES)
    figures = {"precision": found / (found + wrong), "recall": found / COPIES}
    return figures | {kind: sum(answers) / len(answers) for kind, answers in sorted(right.items())}


def is_found(one: Article, other: Article) -> bool:
    gazetteer = load_gazetteer()
    return bool(matching(trace_article(one, gazetteer), [trace_article(other, gazetteer)]))


def load_rows(data: Path) -> Iterator[Row]:
    with lzma.open(data / INPUTS[0], "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def judged_pairs() -> Iterator[tuple[str, str, str]]:
    """kind, id, id."""
    with PAIRS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            yield row["kind"], row["one"], row["other"]


def as_article(row: Row) -> Article:
    told = (row.get("published") or "")[:10]
    day = date.fromisoformat(told) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told) else None
    return bare_article(row["text"], title=row["title"], day=day, outlet=row["outlet"], id=row["id"])


def made_copies(rows: dict[str, Row]) -> Iterator[tuple[str, Article, Article]]:
    """Edit, original and copy; the copy is another outlet's, of the same day."""
    chance = Random(SEED)
    fit = [row for _, row in sorted(rows.items()) if row["source"] in SOURCES]
    edits = all_edits()
    made = 0
    while made < COPIES:
        text, other = (sentences_of(row["text"]) for row in chance.sample(fit, 2))
        if not all(is_long_enough(sentences) for sentences in (text, other)):
            continue
        edit = edits[made % len(edits)]
        copied = edit.make(chance, text, other)
        original = bare_article(" ".join(text), title=text[0], day=DAY, outlet="sumber.id", id=f"original-{made}")
        yield (
            edit.name,
            original,
            bare_article("\n".join(copied), title=copied[0], day=DAY, outlet="salinan.id", id=f"copy-{made}"),
        )
        made += 1


def sentences_of(text: str) -> Sentences:
    return [text[start:end] for start, end in load_language("id").split_sentences(text)]


def is_long_enough(sentences: Sentences) -> bool:
    words = sum(len(_WORD.findall(sentence)) for sentence in sentences)
    return len(sentences) >= LEAST_SENTENCES and LEAST_WORDS <= words <= MOST_WORDS


def all_edits() -> tuple[Edit, ...]:
    words = read_words()

    def replace_words(chance: Random, text: Sentences, _: Sentences) -> Sentences:
        return [_WORD.sub(lambda found: words.get(found[0], found[0]) if chance.random() < 0.8 else found[0], s) for s in text]

    def whole_desk(chance: Random, text: Sentences, other: Sentences) -> Sentences:
        for step in (cut_tail, update_numbers, replace_words, add_page_matter):
            text = step(chance, text, other)
        return text

    def merge_and_edit(chance: Random, text: Sentences, other: Sentences) -> Sentences:
        return replace_words(chance, update_numbers(chance, merge(chance, text, other), other), other)

    return (
        Edit("new-lead", new_lead),
        Edit("cut-tail", cut_tail),
        Edit("moved", move_blocks),
        Edit("words", replace_words),
        Edit("page-matter", add_page_matter),
        Edit("numbers", update_numbers),
        Edit("merged", merge),
        Edit("all-but-merged", whole_desk),
        Edit("merged-and-edited", merge_and_edit),
    )


def read_words() -> dict[str, str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {word: other for word, _, other in pairs}


def new_lead(chance: Random, text: Sentences, other: Sentences) -> Sentences:
    return other[: chance.randint(1, 3)] + text[chance.randint(1, 3) :]


def cut_tail(chance: Random, text: Sentences, _: Sentences) -> Sentences:
    return text[: max(3, round(len(text) * chance.uniform(0.4, 0.75)))]


def move_blocks(chance: Random, text: Sentences, _: Sentences) -> Sentences:
    size = chance.randint(1, 3)
    blocks = [text[n : n + size] for n in range(0, len(text), size)]
    chance.shuffle(blocks)
    return [sentence for block in blocks for sentence in block]


def add_page_matter(chance: Random, text: Sentences, other: Sentences) -> Sentences:
    """An outlet's own lines: dateline, headlines of other stories in between, what stands at the end."""
    matter = [f"Baca juga: {headline}" for headline in other[:3]]
    copied = ["JAKARTA, Salinan.id -", *text]
    for line in matter:
        copied.insert(chance.randint(1, len(copied)), line)
    return [*copied, "Ikuti kanal kami dan dapatkan berita pilihan setiap hari langsung di ponsel Anda."]


def update_numbers(chance: Random, text: Sentences, _: Sentences) -> Sentences:
    return [_NUMBER.sub(lambda found: str(int(found[0]) + chance.randint(0, 3)), sentence) for sentence in text]


def merge(chance: Random, text: Sentences, other: Sentences) -> Sentences:
    """30 to 60 % of the sentences, in one or two stretches, among half as many to as many of another text."""
    kept = max(3, round(len(text) * chance.uniform(0.3, 0.6)))
    start = chance.randint(0, len(text) - kept)
    half = chance.randint(1, kept)
    own = other[: max(2, round(kept * chance.uniform(0.5, 1.0)))]
    cut = len(own) // 2
    return own[:cut] + text[start : start + half] + own[cut:] + text[start + half : start + kept]
