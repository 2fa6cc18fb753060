"""Silver events: articles of the pool as the rules and several networks with event heads code them together.

A word is learnt as a trigger where the networks mostly say so, or where a rule does and they do not deny it; as none where no
network would have it; words in between are left open. They are kept in the work folder, with their words, and never shipped.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from runut.annotate.evoked import rule_hints
from runut.evaluate.bare import bare_article
from runut.extract import extract_events
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, load_resources
from training.code_articles import read_texts
from training.events import IGNORED, CodedExamples, CodedWords, hints_of, role_scores, rows_of
from training.net import Net, Shape

_SURE, _DENIED = 0.5, 0.15  # mean share of a type from which a word is its trigger; below which it is none
_PART = 0.6  # share from which a word's part, or that it has none, is learnt
_EMPTY = 0.3  # of the sentences in which nothing was found, this share is kept
_SHORTEST, _LONGEST = 5, 80  # words
_BATCH = 48


@dataclass(frozen=True, slots=True)
class Raw:
    """A sentence as the shipped network and the rules read it. rules: (first word, type) of the mentions made by rule."""

    words: tuple[str, ...]
    heads: NDArray[np.int64]
    deprel: NDArray[np.int64]
    rules: tuple[tuple[int, str], ...]


def make_event_silver(
    data: Path,
    teachers: Sequence[Net],
    out: Path,
    *,
    articles: int,
    seed: int,
    without: frozenset[str],
    log: Callable[[str], None],
) -> None:
    """Code `articles` articles drawn by chance from the pool, none of them in `without`."""
    texts = read_texts(data)
    names = random.Random(seed).sample(sorted(texts.keys() - without), articles)
    shape = teachers[0].shape
    raw = [sentence for name in names for sentence in _sentences(texts[name], shape)]
    log(f"event silver: {len(raw)} sentences of {len(names)} articles")
    raw.sort(key=lambda sentence: len(sentence.words))
    chance, kept, events = random.Random(seed), 0, 0
    with out.with_suffix(".part").open("w", encoding="utf-8") as file:
        for first in range(0, len(raw), _BATCH):
            for sentence, coded in _code(raw[first : first + _BATCH], teachers, shape):
                if len(coded.anchors) or chance.random() < _EMPTY:
                    kept, events = kept + 1, events + len(coded.anchors)
                    row = {field.name: getattr(coded, field.name).tolist() for field in fields(coded)}
                    file.write(json.dumps({"words": sentence.words, **row}) + "\n")
    out.with_suffix(".part").rename(out)
    log(f"event silver: {kept} sentences kept, {events} events")


def load_event_silver(path: Path) -> CodedExamples:
    words, coded = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words.append(tuple(row.pop("words")))
        columns = {
            name: np.array(values, np.float32 if name == "symmetric" else np.int64)
            for name, values in row.items()
            if name != "parts"
        }
        parts = np.array(row["parts"], np.int64).reshape(len(row["anchors"]), len(words[-1]))
        coded.append(CodedWords(parts=parts, **columns))
    return CodedExamples(words, coded)


def _sentences(text: str, shape: Shape) -> Iterator[Raw]:
    resources = load_resources()
    article = bare_article(text)
    annotated = annotate_article(article, resources)
    mentions = extract_events(article, annotated, resources.language, resources.gazetteer, DEFAULT)
    starts = {token.start: at for at, token in enumerate(annotated.tokens)}
    coded = [
        (starts.get(m.trigger.start, -1), m.type) for m in mentions if m.trigger.field == "text" and ".model." not in m.rule
    ]
    label = {name: at for at, name in enumerate(shape.deprel)}
    for sentence in annotated.sentences:
        tokens = annotated.tokens[sentence.first : sentence.last]
        if sentence.field != "text" or not _SHORTEST <= len(tokens) <= _LONGEST:
            continue
        heads = [-1 if t.head is None or t.head < 0 else t.head - sentence.first for t in tokens]
        yield Raw(
            tuple(text[t.start : t.end] for t in tokens),
            np.array(heads, np.int64),
            np.array([label.get(t.deprel or "dep", 0) for t in tokens], np.int64),
            tuple((at - sentence.first, kind) for at, kind in coded if sentence.first <= at < sentence.last),
        )


@torch.no_grad()
def _code(batch: Sequence[Raw], teachers: Sequence[Net], shape: Shape) -> Iterator[tuple[Raw, CodedWords]]:
    rules = load_language("id").event_rules
    hints = [np.array(rule_hints(rules, [w.lower() for w in raw.words], shape.triggers), np.int64) for raw in batch]
    x = np.zeros((len(batch), max(len(raw.words) for raw in batch) + 1, 7), np.int64)
    for k, raw in enumerate(batch):
        x[k, : len(raw.words) + 1] = rows_of(raw.words)
    bare = [_words(raw, hint) for raw, hint in zip(batch, hints, strict=True)]
    states = []
    for net in teachers:
        assert net.events is not None
        h, mask = net.encode(torch.from_numpy(x))
        states.append(net.events.states(net.climb(h, mask), mask, hints_of(bare, h.shape[1]))[:, 1:])
    shares = _mean([net.events.trigger(s).softmax(-1) for net, s in zip(teachers, states, strict=True) if net.events])
    tagged = [
        _tagged(raw, words, shares[k, : len(raw.words)], shape) for k, (raw, words) in enumerate(zip(batch, bare, strict=True))
    ]
    if any(len(words.anchors) for words in tagged):
        tagged = _settled(tagged, teachers, states)
    yield from zip(batch, tagged, strict=True)


def _words(raw: Raw, hints: NDArray[np.int64]) -> CodedWords:
    none = np.zeros(0, np.int64)
    return CodedWords(
        heads=raw.heads, deprel=raw.deprel, hints=hints, tags=np.zeros(len(raw.words), np.int64), anchors=none, modes=none,
        statuses=none, symmetric=np.zeros(0, np.float32), parts=np.zeros((0, len(raw.words)), np.int64),
    )  # fmt: skip


def _tagged(raw: Raw, words: CodedWords, shares: NDArray[np.float32], shape: Shape) -> CodedWords:
    number = {tag: at for at, tag in enumerate(shape.triggers)}
    opening = shares[:, 2:]
    best = opening.argmax(1) + 2
    tags = np.where(opening.max(1) < _DENIED, shares[:, :2].argmax(1), IGNORED)
    tags = np.where(opening.max(1) >= _SURE, best, tags)
    for at, kind in raw.rules:
        if shares[at, number[f"B-{kind}"]] >= _DENIED:
            tags[at] = number[f"B-{kind}"]
    anchors = np.flatnonzero(tags > 1)
    return CodedWords(
        heads=words.heads, deprel=words.deprel, hints=words.hints, tags=tags, anchors=anchors, modes=words.modes,
        statuses=words.statuses, symmetric=words.symmetric, parts=np.zeros((len(anchors), len(raw.words)), np.int64),
    )  # fmt: skip


def _settled(tagged: Sequence[CodedWords], teachers: Sequence[Net], states: Sequence[torch.Tensor]) -> list[CodedWords]:
    """Modes, statuses and parts of the triggers found, as the teachers see them on average."""
    at = [(k, int(a)) for k, words in enumerate(tagged) for a in words.anchors]
    rows, columns = [k for k, _ in at], [a for _, a in at]
    heads = [net.events for net in teachers if net.events]
    fired = [s[rows, columns] for s in states]
    modes = _mean([h.mode(f).softmax(-1) for h, f in zip(heads, fired, strict=True)]).argmax(-1)
    doing = [h.status(f) for h, f in zip(heads, fired, strict=True)]
    statuses = _mean([d[:, :-1].softmax(-1) for d in doing]).argmax(-1)
    symmetric = _mean([d[:, -1].sigmoid() for d in doing]) >= 0.5
    shares = _mean([role_scores(net, s, tagged)[0].softmax(-1) for net, s in zip(teachers, states, strict=True)])
    parts = np.where(shares.max(-1) >= _PART, shares.argmax(-1), IGNORED)
    settled, event, word = [], 0, 0
    for words in tagged:
        n, size = len(words.anchors), words.parts.size
        settled.append(
            CodedWords(
                heads=words.heads, deprel=words.deprel, hints=words.hints, tags=words.tags, anchors=words.anchors,
                modes=modes[event : event + n], statuses=statuses[event : event + n],
                symmetric=symmetric[event : event + n].astype(np.float32),
                parts=parts[word : word + size].reshape(words.parts.shape),
            )
        )  # fmt: skip
        event, word = event + n, word + size
    return settled


def _mean(shares: Sequence[torch.Tensor]) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = torch.stack([share.float() for share in shares]).mean(0).numpy()
    return mean
