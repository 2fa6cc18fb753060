"""Fine-tuning: word classes, trees and names on the shared encoder, from gold sentences or silver ones."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from runut.lang.id.features import MASK, ROOT, TABLES, FeatureRows
from training.augment import NameSwap, cut_clitics, recase
from training.events import CodedExamples, CodedWords, event_loss, measure_events
from training.measure import measure_names, measure_trees
from training.net import NAMES, Net, Shape
from training.readers import Named, Tree

IGNORED = -100
_WARM_UP = 100  # steps
_ROWS = FeatureRows(1 << 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """steps: optimiser steps. names: share of the steps that learn names. encoder, readers: learning rates of the encoder, and of the heads for
    trees and names, over that of the event heads; 0 leaves them as they are. above: of the layers that trees and events share, where it
    is not that of `readers`.

    average: weight of the past in the running mean of the weights, which is what is kept.
    hide: share of words whose form is hidden (their endings stay). half: products in bfloat16, a third faster.
    """

    steps: int
    seed: int = 1
    rate: float = 3e-3
    encoder: float = 0.3
    readers: float = 1.0
    above: float | None = None
    words: int = 700
    names: float = 0.45
    average: float = 0.998
    hide: float = 0.07
    half: bool = True
    decay: float = 0.02
    check: int = 1000


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in numbers, the root first. tree: upos, heads, deprel. tags: of the words, without the root."""

    rows: NDArray[np.int64]
    tree: tuple[NDArray[np.int64], ...] | None
    tags: NDArray[np.int64] | None
    coded: CodedWords | None = None


def rows_of(words: Sequence[str]) -> NDArray[np.int64]:
    return np.concatenate([np.array([ROOT], np.int64), _ROWS(words)])


class GoldTrees:
    """Gold trees as examples, differently cased each time they are asked for."""

    def __init__(self, trees: Sequence[Tree], shape: Shape) -> None:
        upos = {v: i for i, v in enumerate(shape.upos)}
        deprel = {v: i for i, v in enumerate(shape.deprel)}
        self.words = [t.words for t in trees]
        self.lengths = [len(w) for w in self.words]
        # a label that training never saw (only in held-out data) is not learnt from
        self.trees = [
            (
                np.array([IGNORED, *(upos[u] for u in t.upos)]),
                np.array([IGNORED, *t.heads]),
                np.array([IGNORED, *(deprel.get(d, deprel.get(d.split(":")[0], IGNORED)) for d in t.deprel)]),
            )
            for t in trees
        ]

    def example(self, i: int, chance: random.Random) -> Example:
        return Example(rows_of(recase(self.words[i], chance)), self.trees[i], None)


class GoldNames:
    """Gold names as examples: some names swapped, half of the sentences with their clitics cut."""

    def __init__(self, sentences: Sequence[Named], swap: NameSwap) -> None:
        self.sentences = sentences
        self.lengths = [len(s.words) for s in sentences]
        self._swap = swap
        self._index = {tag: i for i, tag in enumerate(NAMES)}

    def example(self, i: int, chance: random.Random) -> Example:
        sentence = self._swap(self.sentences[i], chance)
        if chance.random() < 0.5:
            sentence = cut_clitics(sentence)
        rows = rows_of(recase(sentence.words, chance))
        return Example(rows, None, np.array([self._index[t] for t in sentence.tags]))


class Silver:
    """Sentences that a teacher has read, already in numbers."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.lengths = [len(e.rows) - 1 for e in examples]

    def example(self, i: int, chance: random.Random) -> Example:  # noqa: ARG002 - the sources share one form
        return self.examples[i]


class Coded:
    """Sentences whose events people coded."""

    def __init__(self, examples: CodedExamples) -> None:
        self.examples = examples
        self.lengths = examples.lengths

    def example(self, i: int, chance: random.Random) -> Example:
        rows, coded = self.examples.example(i, chance)
        return Example(rows, None, None, coded)


Examples = GoldTrees | GoldNames | Silver | Coded


def stream(source: Examples, words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of about `words` words of sentences of like length, for ever."""
    while True:
        noisy = [(length + chance.random() * 4, i) for i, length in enumerate(source.lengths)]
        batches: list[list[int]] = [[]]
        for length, i in sorted(noisy):
            if batches[-1] and (len(batches[-1]) + 1) * (length + 1) > words:
                batches.append([])
            batches[-1].append(i)
        chance.shuffle(batches)
        for batch in batches:
            yield [source.example(i, chance) for i in batch]


def finetune(
    net: Net,
    streams: Sequence[tuple[Examples, float]],
    plan: Plan,
    *,
    check: Callable[[Net], str],
    log: Callable[[str], None],
) -> Net:
    """The running mean of the weights after `plan.steps` steps; each step draws one of `streams` by its share."""
    chance = random.Random(plan.seed)
    hidden = np.random.default_rng(plan.seed)
    torch.manual_seed(plan.seed)
    optimiser = torch.optim.AdamW(
        [
            {"params": list(net.enc.parameters()), "scale": plan.encoder},
            {"params": list(net.above.parameters()), "scale": plan.readers if plan.above is None else plan.above},
            {
                "params": [p for n, p in net.named_parameters() if not n.startswith(("enc.", "above.", "events."))],
                "scale": plan.readers,
            },
            {"params": list(net.events.parameters()) if net.events else [], "scale": 1.0},
        ],
        lr=plan.rate,
        weight_decay=plan.decay,
        betas=(0.9, 0.98),
        fused=True,
    )
    mean = copy.deepcopy(net).eval()
    flows = [stream(source, plan.words, chance) for source, _ in streams]
    shares = [share for _, share in streams]
    begun = time.time()
    for step in range(1, plan.steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = group["scale"] * plan.rate * min(1.0, step / _WARM_UP) * (1 - 0.98 * step / plan.steps)
        net.train()
        batch = next(chance.choices(flows, shares)[0])
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.half):
            loss = batch_loss(net, batch, plan.hide, hidden)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        keep = min(plan.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(mean.parameters()), list(net.parameters()), 1 - keep)
        if step % plan.check == 0 or step == plan.steps:
            log(f"{step} steps {time.time() - begun:.0f} s {check(mean)}")
    return mean


def batch_loss(net: Net, batch: Sequence[Example], hide: float, hidden: np.random.Generator) -> Tensor:
    n = max(len(e.rows) for e in batch)
    x = np.zeros((len(batch), n, len(TABLES)), np.int64)
    for k, example in enumerate(batch):
        x[k, : len(example.rows)] = example.rows
    word = x[..., 0] > ROOT[0]
    x[(hidden.random(word.shape) < hide) & word, :2] = MASK[0]
    x[(hidden.random(word.shape) < 0.01) & word] = MASK
    h, mask = net.encode(torch.from_numpy(x))
    loss = torch.zeros(())
    if batch[0].tree is not None:
        gold = np.full((3, len(batch), n), IGNORED)
        for k, example in enumerate(batch):
            assert example.tree is not None
            for layer, values in enumerate(example.tree):
                gold[layer, k, : len(values)] = values
        upos, heads, deprel = torch.from_numpy(gold)
        arcs, dep, head = net.arcs(h, mask)
        labels = net.labels(dep, head, heads.clamp(min=0))
        pairs = ((arcs, heads), (labels, deprel), (net.pos(h), upos))
        loss = loss + sum(functional.cross_entropy(scores.flatten(0, 1).float(), wanted.flatten()) for scores, wanted in pairs)
    if batch[0].tags is not None:
        tags = np.zeros((len(batch), n - 1), np.int64)
        on = np.zeros((len(batch), n - 1), np.float32)
        for k, example in enumerate(batch):
            assert example.tags is not None
            tags[k, : len(example.tags)] = example.tags
            on[k, : len(example.tags)] = 1
        loss = loss + net.crf_loss(net.ner(h[:, 1:]).float(), torch.from_numpy(tags), torch.from_numpy(on))
    if batch[0].coded is not None:
        loss = loss + event_loss(net, h, mask, [example.coded for example in batch if example.coded])
    return loss


def checker(trees: Sequence[Tree], names: Sequence[Named], coded: CodedExamples | None = None) -> Callable[[Net], str]:
    """A function that scores a network on development sentences, for the log."""

    def check(net: Net) -> str:
        scores = {**measure_trees([net], trees), **measure_names([net], names)}
        if coded is not None:
            scores |= measure_events(net, coded)
        return " ".join(f"{name} {value:.2f}" for name, value in scores.items())

    return check
