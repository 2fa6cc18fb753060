"""Silver sentences: raw text as several teachers read it together, the least sure readings left out.

They are kept as numbers beside the corpus: which sentence, and the layers of its words one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from runut.lang.id.features import ROOT
from training.corpus import Corpus
from training.finetune import IGNORED, Example
from training.measure import Reading, read
from training.net import Net

KEPT = 0.75
"""Share of the sentences that are kept: those whose heads the teachers give the highest mean probability."""

_SHORTEST, _LONGEST = 6, 50  # words
_PORTION = 5000  # sentences read at a time


def make_silver(
    teachers: Sequence[Net], corpus: Corpus, out: Path, *, sentences: int, seed: int, log: Callable[[str], None]
) -> None:
    """Let the teachers read `sentences` whole sentences drawn by chance, and write down the surest `KEPT` of them."""
    lengths = corpus.lengths
    fit = np.flatnonzero((lengths >= _SHORTEST) & (lengths <= _LONGEST) & (np.arange(len(lengths)) >= corpus.whole))
    chosen = np.random.default_rng(seed).choice(fit, min(sentences, len(fit)), replace=False)
    found: list[tuple[float, int, Reading]] = []
    for first in range(0, len(chosen), _PORTION):
        portion = chosen[first : first + _PORTION]
        readings = read(teachers, [_rows(corpus, int(i)) for i in portion])
        found += [(reading.sure, int(portion[k]), reading) for k, reading in readings]
        log(f"silver: {first + len(portion)} of {len(chosen)} sentences read")
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    kept = found[: int(KEPT * len(found))]
    log(f"silver: {len(kept)} kept, mean probability of a head from {kept[0][0]:.3f} to {kept[-1][0]:.3f}")
    layers = {
        name: np.concatenate([getattr(reading, name) for _, _, reading in kept]).astype(np.uint8)
        for name in ("upos", "heads", "deprel", "tags")
    }
    np.savez_compressed(out, sentences=np.array([i for _, i, _ in kept]), **layers)


def load_silver(path: Path, corpus: Corpus) -> list[Example]:
    examples, at = [], 0
    with np.load(path) as packed:
        sentences = packed["sentences"]
        layers = [packed[name].astype(np.int64) for name in ("upos", "heads", "deprel", "tags")]
    for i in sentences:
        rows = _rows(corpus, int(i))
        upos, heads, deprel, tags = (layer[at : at + len(rows) - 1] for layer in layers)
        at += len(rows) - 1
        tree = tuple(np.concatenate([[IGNORED], layer]) for layer in (upos, heads, deprel))
        examples.append(Example(rows, tree, tags))
    return examples


def _rows(corpus: Corpus, i: int) -> NDArray[np.int64]:
    return np.concatenate([np.array([ROOT], np.int64), corpus.features[corpus.sentence(i)]])
