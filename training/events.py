"""Coded sentences as examples for the event heads, their loss, and their scores on held-out ones."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from runut.annotate.evoked import rule_hints
from runut.annotate.pairs import distances, paths
from runut.lang.id.features import ROOT, TABLES, FeatureRows
from runut.lang.id.tokens import tokenise
from runut.lang.pack import load_language
from runut.ontology import Plover
from training.augment import recase
from training.markup import CodedSentence, Range
from training.measure import read
from training.net import PARTS, STATUSES, Net, Shape

IGNORED = -100
_TAGS = 6.0
"""Weight of the tags in the loss: nine words in ten evoke nothing, and their mean would drown the rest."""
_ROWS = FeatureRows(1 << 20)


@dataclass(frozen=True, slots=True)
class CodedWords:
    """A sentence's events in numbers, words counted from 0. heads: -1 at the root.

    hints: what the rules' words suggest. tags: of every word. anchors: first word of each trigger; modes, statuses, symmetric: of it.
    parts: one row of words an event. IGNORED stands where nothing is known.
    """

    heads: NDArray[np.int64]
    deprel: NDArray[np.int64]
    hints: NDArray[np.int64]
    tags: NDArray[np.int64]
    anchors: NDArray[np.int64]
    modes: NDArray[np.int64]
    statuses: NDArray[np.int64]
    symmetric: NDArray[np.float32]
    parts: NDArray[np.int64]


def trigger_tags(plover: Plover) -> tuple[str, ...]:
    return ("O", "I", *(f"B-{name}" for name in plover.types))


def mode_names(plover: Plover) -> tuple[str, ...]:
    return tuple(f"{name}/{mode}" for name, modes in plover.modes.items() for mode in ("", *sorted(modes)))


class CodedExamples:
    """Coded sentences as examples, differently cased each time they are asked for."""

    def __init__(self, words: Sequence[tuple[str, ...]], coded: Sequence[CodedWords]) -> None:
        self.words, self.coded = list(words), list(coded)
        self.lengths = [len(row) for row in self.words]

    @classmethod
    def of(cls, sentences: Iterable[CodedSentence], reader: Net, shape: Shape) -> CodedExamples:
        """Sentences coded by hand; their trees are read by `reader`."""
        kept = [(s, ranges) for s in sentences if (ranges := tokenise(s.text)) and len(ranges) <= 180]
        words = [tuple(s.text[a:b] for a, b in ranges) for s, ranges in kept]
        trees = dict(read([reader], [rows_of(row) for row in words]))
        coded = (
            _in_numbers(sentence, ranges, trees[i].heads - 1, trees[i].deprel, shape)
            for i, (sentence, ranges) in enumerate(kept)
        )
        return cls(words, list(coded))

    def example(self, i: int, chance: random.Random) -> tuple[NDArray[np.int64], CodedWords]:
        return rows_of(recase(self.words[i], chance)), self.coded[i]


def rows_of(words: Sequence[str]) -> NDArray[np.int64]:
    return np.concatenate([np.array([ROOT], np.int64), _ROWS(words)])


def _in_numbers(
    sentence: CodedSentence, ranges: Sequence[Range], heads: NDArray[np.int64], deprel: NDArray[np.int64], shape: Shape
) -> CodedWords:
    tag = {name: i for i, name in enumerate(shape.triggers)}
    mode = {name: i for i, name in enumerate(shape.modes)}
    tags = np.zeros(len(ranges), np.int64)
    rows: list[tuple[int, int, int, float, NDArray[np.int64]]] = []
    for event in sentence.events:
        inside = _inside(event.trigger, ranges)
        if not inside:
            continue
        tags[inside] = tag["I"]
        tags[inside[0]] = tag[f"B-{event.type}"]
        parts = np.zeros(len(ranges), np.int64)
        for role in ("place", "speaker", "recipient", "actor"):  # of words with several parts the last here is learnt
            for span in event.roles.get(role, ()):
                parts[_inside(span, ranges)] = PARTS.index(role)
        named = (mode[f"{event.type}/{event.mode or ''}"], STATUSES.index(event.status), float(event.symmetric))
        rows.append((inside[0], *named, parts))
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), (), ()]
    hints = rule_hints(load_language("id").event_rules, [sentence.text[a:b].lower() for a, b in ranges], shape.triggers)
    return CodedWords(
        heads=heads,
        deprel=deprel,
        hints=np.array(hints, np.int64),
        tags=tags,
        anchors=np.array(columns[0], np.int64),
        modes=np.array(columns[1], np.int64),
        statuses=np.array(columns[2], np.int64),
        symmetric=np.array(columns[3], np.float32),
        parts=np.array(columns[4], np.int64).reshape(len(rows), len(ranges)),
    )


def _inside(span: Range, ranges: Sequence[Range]) -> list[int]:
    return [i for i, (start, end) in enumerate(ranges) if start < span[1] and span[0] < end]


def event_loss(net: Net, h: Tensor, mask: Tensor, batch: Sequence[CodedWords]) -> Tensor:
    """Of tags, and for the given triggers of modes, statuses and parties; `h` has the root at position 0."""
    heads = net.events
    assert heads is not None
    states = heads.states(net.climb(h, mask), mask, hints_of(batch, h.shape[1]))[:, 1:]
    tags = np.full(states.shape[:2], IGNORED)
    for k, coded in enumerate(batch):
        tags[k, : len(coded.tags)] = coded.tags
    loss = _TAGS * functional.cross_entropy(heads.trigger(states).flatten(0, 1).float(), torch.from_numpy(tags).flatten())
    if not any(len(coded.anchors) for coded in batch):
        return loss
    at = [(k, int(a)) for k, coded in enumerate(batch) for a in coded.anchors]
    fired = states[[k for k, _ in at], [a for _, a in at]]
    modes, statuses, symmetric = (
        torch.from_numpy(np.concatenate([getattr(c, name) for c in batch])) for name in ("modes", "statuses", "symmetric")
    )
    doing = heads.status(fired).float()
    loss = loss + 0.5 * functional.cross_entropy(heads.mode(fired).float(), modes)
    loss = loss + 0.5 * functional.cross_entropy(doing[:, :-1], statuses)
    loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(doing[:, -1], symmetric)
    scores, wanted = role_scores(net, states, batch)
    return loss + functional.cross_entropy(scores.float(), wanted)


def hints_of(batch: Sequence[CodedWords], length: int) -> Tensor:
    hints = np.zeros((len(batch), length), np.int64)
    for k, coded in enumerate(batch):
        hints[k, 1 : len(coded.hints) + 1] = coded.hints
    return torch.from_numpy(hints)


def role_scores(net: Net, states: Tensor, batch: Sequence[CodedWords]) -> tuple[Tensor, Tensor]:
    """Scores of every word of a sentence for each of its triggers, and the parts that they have."""
    heads = net.events
    assert heads is not None
    act, part = heads.sides(states)
    rows, triggers, words, ways = [], [], [], []
    for k, coded in enumerate(batch):
        n = len(coded.tags)
        i, j = np.repeat(coded.anchors, n), np.tile(np.arange(n), len(coded.anchors))
        rows.append(np.full(len(i), k))
        triggers.append(i)
        words.append(j)
        ways.append(paths(i, j, coded.heads, coded.deprel, len(net.shape.deprel)))
    row, i, j, way = (np.concatenate(part) for part in (rows, triggers, words, ways))
    far = torch.from_numpy(distances(i, j))
    scores = heads.roles(act[row, i], part[row, j], far, torch.from_numpy(way))
    return scores, torch.from_numpy(np.concatenate([coded.parts.reshape(-1) for coded in batch]))


@torch.no_grad()
def measure_events(net: Net, examples: CodedExamples, size: int = 64) -> dict[str, float]:
    """F1 of triggers (first word and type) and, for given triggers, of words as actor and recipient; status right."""
    assert net.events is not None
    chance = random.Random(0)
    counts: Counter[str] = Counter()
    for first in range(0, len(examples.lengths), size):
        batch = [examples.example(i, chance) for i in range(first, min(first + size, len(examples.lengths)))]
        x = np.zeros((len(batch), max(len(rows) for rows, _ in batch), len(TABLES)), np.int64)
        for k, (rows, _) in enumerate(batch):
            x[k, : len(rows)] = rows
        h, mask = net.encode(torch.from_numpy(x))
        states = net.events.states(net.climb(h, mask), mask, hints_of([c for _, c in batch], h.shape[1]))[:, 1:]
        tags = net.events.trigger(states).argmax(-1).numpy()
        coded = [c for _, c in batch]
        for k, c in enumerate(coded):
            found = {(i, t) for i, t in enumerate(tags[k, : len(c.tags)].tolist()) if t > 1}
            wanted = {(i, t) for i, t in enumerate(c.tags.tolist()) if t > 1}
            counts.update(trigger=len(found & wanted), found=len(found), wanted=len(wanted))
            if len(c.anchors):
                said = net.events.status(states[k, c.anchors])[:, :-1].argmax(-1).numpy()
                counts.update(status=int((said == c.statuses).sum()), events=len(c.anchors))
        if any(len(c.anchors) for c in coded):
            scores, gold = role_scores(net, states, coded)
            given, gold_parts = scores.argmax(-1).numpy(), gold.numpy()
            for role in ("actor", "recipient"):
                at = PARTS.index(role)
                both = int(((given == at) & (gold_parts == at)).sum())
                counts.update({role: 2 * both, role + "s": int((given == at).sum() + (gold_parts == at).sum())})
    return {
        "triggers": 200 * counts["trigger"] / max(1, counts["found"] + counts["wanted"]),
        "trigger P": 100 * counts["trigger"] / max(1, counts["found"]),
        "status": 100 * counts["status"] / max(1, counts["events"]),
        "actors": 100 * counts["actor"] / max(1, counts["actors"]),
        "recipients": 100 * counts["recipient"] / max(1, counts["recipients"]),
    }
