"""Masked-word pretraining of the encoder on raw text (Devlin et al. 2019, with whole words and hashed features)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from runut.lang.id.features import MASK, ROOT
from training.corpus import Corpus
from training.net import Encoder

TARGETS = 24_000
"""The most frequent types, which alone are guessed: 97 words in a hundred."""

HIDDEN, SHOWN = 0.17, 0.1
"""Share of words to guess, and the share of those whose features are shown all the same."""

_RATE, _WARM_UP = 2.5e-3, 400
_SHORTEST, _LONGEST = 5, 80  # words
_BATCH = 1600  # words
_NEIGHBOURS = 2000  # sentences sorted by length together
_SAVE, _REPORT = 5000, 500  # steps


def pretrain(corpus: Corpus, out: Path, *, steps: int, seed: int, dim: int, log: Callable[[str], None]) -> None:
    """Train an encoder for `steps` steps, the rate falling to nearly nothing, and save it, also on the way."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder, head = Encoder(dim), torch.nn.Linear(dim, TARGETS)
    parameters = [*encoder.parameters(), *head.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    begun, seen, smooth = time.time(), 0, float(np.log(TARGETS))
    for step, batch in zip(range(1, steps + 1), _batches(corpus, rng), strict=False):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1.0, step / _WARM_UP) * (1 - 0.97 * step / steps)
        rows, types = _numbers(corpus, batch)
        picked = (rng.random(types.shape) < HIDDEN) & (types >= 0) & (types < TARGETS)
        if not picked.any():
            continue
        rows[picked & (rng.random(types.shape) >= SHOWN)] = MASK
        h, _ = encoder(torch.from_numpy(rows))
        loss = functional.cross_entropy(head(h[torch.from_numpy(picked)]), torch.from_numpy(types[picked]))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        seen += int((types >= 0).sum())
        smooth = 0.99 * smooth + 0.01 * loss.item()
        if step % _REPORT == 0:
            took = time.time() - begun
            log(f"pretrain {step} steps {took:.0f} s {seen / took:.0f} words/s loss {smooth:.3f}")
        if step % _SAVE == 0:
            torch.save({"encoder": encoder.state_dict(), "dim": dim, "steps": step}, out.with_suffix(".part"))
    torch.save({"encoder": encoder.state_dict(), "dim": dim, "steps": steps}, out)


def _batches(corpus: Corpus, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Sentences of like length, about `_BATCH` words at a time, for ever, in another order each time round."""
    lengths = corpus.lengths
    kept = np.flatnonzero((lengths >= _SHORTEST) & (lengths <= _LONGEST))
    while True:
        chunks = np.array_split(rng.permutation(kept), max(1, len(kept) // _NEIGHBOURS))
        batches: list[NDArray[np.int64]] = []
        for chunk in chunks:
            ordered = chunk[np.argsort(lengths[chunk], kind="stable")]
            first = 0
            for last in range(1, len(ordered) + 1):
                if last == len(ordered) or (last + 1 - first) * lengths[ordered[last]] > _BATCH:
                    batches.append(ordered[first:last])
                    first = last
        yield from (batches[i] for i in rng.permutation(len(batches)))


def _numbers(corpus: Corpus, batch: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Feature rows with the root first, and the types, -1 where there is no word."""
    n = int(corpus.lengths[batch].max()) + 1
    rows = np.zeros((len(batch), n, corpus.features.shape[1]), np.int64)
    types = np.full((len(batch), n), -1, np.int64)
    rows[:, 0] = ROOT
    for k, i in enumerate(batch):
        ids = corpus.sentence(int(i))
        rows[k, 1 : len(ids) + 1] = corpus.features[ids]
        types[k, 1 : len(ids) + 1] = ids
    return rows, types
