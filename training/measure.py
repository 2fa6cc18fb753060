"""Scores of one network, or of several together, on gold sentences: UPOS, UAS, LAS and exact names.

The figures of the model card come from the shipped runtime (`runut.evaluate.reading`); these guide training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from runut.annotate.decode import best_paths, best_tree
from runut.lang.id.features import ROOT, TABLES, FeatureRows
from training.net import NAMES, Net
from training.readers import Named, Tree, name_spans

_ROWS = FeatureRows(1 << 20)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the networks read in one sentence. sure: mean probability of the chosen heads."""

    upos: NDArray[np.int64]
    heads: NDArray[np.int64]
    deprel: NDArray[np.int64]
    tags: list[int]
    sure: float


def read(nets: Sequence[Net], rows: Sequence[NDArray[np.int64]], words: int = 4000) -> Iterator[tuple[int, Reading]]:
    """The readings of sentences given as feature rows with the root first, each with its place, in batches of like length.

    Several networks vote with the mean of their probabilities.
    """
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    batch: list[int] = []
    for i in [*order, -1]:
        if batch and (i < 0 or (len(batch) + 1) * len(rows[i]) > words):
            yield from zip(batch, _read_batch(nets, [rows[j] for j in batch]), strict=True)
            batch = []
        batch.append(i)


@torch.no_grad()
def _read_batch(nets: Sequence[Net], rows: Sequence[NDArray[np.int64]]) -> Iterator[Reading]:
    n = max(map(len, rows))
    x = np.zeros((len(rows), n, len(TABLES)), np.int64)
    for k, row in enumerate(rows):
        x[k, : len(row)] = row
    given = torch.from_numpy(x)
    parts = []
    for net in nets:
        h, mask = net.encode(given)
        parts.append((net, net.pos(h).softmax(-1), *net.arcs(h, mask), net.ner(h)))
    upos = sum(p[1] for p in parts).argmax(-1).numpy()
    arcs = (sum(p[2].softmax(-1) for p in parts) / len(parts)).numpy()
    heads = np.zeros(x.shape[:2], np.int64)
    for k, row in enumerate(rows):
        m = len(row)
        heads[k, :m] = best_tree(np.log(arcs[k, :m, :m] + 1e-12))
    chosen = torch.from_numpy(heads)
    deprel = sum(p[0].labels(p[3], p[4], chosen).softmax(-1) for p in parts).argmax(-1).numpy()
    ner = (sum(p[5] for p in parts) / len(parts)).numpy()
    steps = (sum(p[0].transitions() for p in parts) / len(parts)).numpy()
    start = nets[0].bad[0].numpy()
    for k, row in enumerate(rows):
        m = len(row)
        tags = best_paths(ner[k, 1:m], [(0, m - 1)], steps, start)
        sure = float(arcs[k, np.arange(1, m), heads[k, 1:m]].mean())
        yield Reading(upos[k, 1:m], heads[k, 1:m], deprel[k, 1:m], tags, sure)


def measure_trees(nets: Sequence[Net], trees: Sequence[Tree]) -> dict[str, float]:
    """UPOS, UAS and LAS in per cent of all words, punctuation counted, labels without their subtype."""
    shape = nets[0].shape
    right = np.zeros(3)
    count = 0
    for i, reading in read(nets, [_rows(t.words) for t in trees]):
        tree = trees[i]
        head = reading.heads == np.array(tree.heads)
        label = [shape.deprel[d].split(":")[0] == g.split(":")[0] for d, g in zip(reading.deprel, tree.deprel, strict=True)]
        upos = [shape.upos[u] == g for u, g in zip(reading.upos, tree.upos, strict=True)]
        right += (sum(upos), head.sum(), (head & np.array(label)).sum())
        count += len(tree.words)
    return dict(zip(("UPOS", "UAS", "LAS"), 100 * right / count, strict=True))


def measure_names(nets: Sequence[Net], sentences: Sequence[Named]) -> dict[str, float]:
    """F1 in per cent of names with exact range and kind."""
    both = found = wanted = 0
    for i, reading in read(nets, [_rows(s.words) for s in sentences]):
        gold, given = name_spans(sentences[i].tags), name_spans([NAMES[t] for t in reading.tags])
        both, found, wanted = both + len(gold & given), found + len(given), wanted + len(gold)
    return {"names": 200 * both / (found + wanted)}


def _rows(words: Sequence[str]) -> NDArray[np.int64]:
    return np.concatenate([np.array([ROOT], np.int64), _ROWS(words)])
