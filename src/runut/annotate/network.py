"""The reading network: the words of an article's sentences in, their tags, tree and name stretches out.

Run by onnxruntime on one thread. Batches are made from the article alone, so its reading never depends on the articles
around it. What the graph gives greedily is made sound here: one tree with one root a sentence, names that open with B.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from runut.annotate.decode import best_paths, repair
from runut.annotate.evoked import EventReader, rule_hints
from runut.errors import ResourceError
from runut.grammar import RuleTable
from runut.lang.pack import Model
from runut.records.evoked import Evoked

if TYPE_CHECKING:
    from numpy.typing import NDArray

WINDOW = 200
"""Words read at one time; a longer sentence is read in windows."""

_EXACT = 20_000
"""Words of an article up to which broken trees are repaired exactly: beyond, time matters more."""

_JOINS = "parataxis"  # how the later windows of a sentence hang on its first root
_BATCH = 900  # words and roots in a batch: more is no faster, and its matrices leave the processor's cache
_ARCS = 150_000  # scores of arcs in a batch: each sentence of it takes as many as the longest
_NEVER = np.float32(-1e4)
_FAR = np.clip(np.arange(WINDOW + 1) - np.arange(WINDOW + 1)[:, None], -31, 31) + 31  # how far a column is from a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the network read, a list entry a word. head: index of a word, None at a root.

    names: (first, last, kind) of the stretches that it takes for names; kind is "PER", "ORG" or "LOC".
    shares: of the probability that it gives to that kind, for each of the names; 1 where it knows no doubt.
    windowed: indices of the sentences that were too long to be read at one time.
    evoked: what its words may evoke; empty from a network that does not read events.
    """

    upos: list[str]
    heads: list[int | None]
    deprel: list[str]
    names: list[tuple[int, int, str]]
    shares: list[float]
    windowed: frozenset[int]
    evoked: tuple[Evoked, ...] = ()


class Network:
    """Made once a process from a language's `Model`; see `load_network`."""

    def __init__(self, model: Model) -> None:
        labels = json.loads(_bytes(model, "labels.json"))
        if labels["features"] != model.features_version:
            raise ResourceError(
                f"{model.name}/labels.json: the network was trained with features {labels['features']}, "
                f"and the language makes features {model.features_version}. Train it again (training/)."
            )
        if "spans" not in labels:
            raise ResourceError(f"{model.name}/labels.json: the network is of an older layout. Make it over: training/flat.py.")
        self._rows, self._root = model.feature_rows, np.array([model.root_row], np.int64)
        self._upos, self._deprel, self._names = (np.array(labels[k], object) for k in ("upos", "deprel", "ner"))
        self._kinds = np.array([label.split("-")[-1] for label in labels["ner"]])
        self._starts = np.array(labels["ner_start"], np.float32)
        self._moves = np.array(labels["ner_transitions"], np.float32)
        self._root_label, self._join_label = (labels["deprel"].index(label) for label in ("root", _JOINS))
        self._spans = np.array(labels["spans"], np.int64)[:, None]
        self._reader = _session(model, "reader.onnx")
        self._relabel = _session(model, "relabel.onnx")
        self._outputs = [output.name for output in self._reader.get_outputs()]
        self._events = None
        if labels.get("triggers"):
            session = _session(model, "parts.onnx")
            self._events = EventReader(session, labels["triggers"], labels["modes"], len(self._deprel))
            self._state_width = next(o.shape[-1] for o in self._reader.get_outputs() if o.name == "states")

    def read(self, words: Sequence[str], sentences: Sequence[tuple[int, int]], rules: RuleTable | None = None) -> Tags:
        """The tags of an article's words; sentences: half-open ranges of words, in order, that leave no word out.

        rules: of the events, whose words are hints to a network that reads events.
        """
        count = len(words)
        windows = [w for first, last in sentences for w in _windows(words, first, last)]
        features = np.concatenate([self._rows(words), self._root])
        upos, deprel = np.zeros(count, np.int64), np.zeros(count, np.int64)
        heads = np.full(count, -1, np.int64)
        emissions = np.zeros((count, len(self._names)), np.float32)
        wide, tags = (self._state_width, len(self._events.tags)) if self._events else (0, 0)
        hints = self._hints(words, sentences, rules)
        states, triggers = np.zeros((count, wide), np.float32), np.zeros((count, tags), np.float32)
        for first, length in _batches(windows):
            batch = _Batch(first, length, count)
            read = self._run(batch, features, hints, exact=count <= _EXACT)
            at, real = batch.words[batch.real], batch.real
            upos[at], deprel[at], emissions[at] = read["upos"][real], read["deprel"][real], read["ner"][real]
            heads[at] = batch.words[read["heads"]][real]
            if self._events:
                states[at], triggers[at] = read["states"][real], read["triggers"][real]
        heads[heads == count] = -1
        windowed = self._join(sentences, windows, heads, deprel)
        names, shares = self._stretches(emissions, windows)
        return Tags(
            upos=self._upos[upos].tolist(),
            heads=[head if head >= 0 else None for head in heads.tolist()],
            deprel=self._deprel[deprel].tolist(),
            names=names,
            shares=shares,
            windowed=windowed,
            evoked=self._events.read(states, triggers, heads, deprel, windows) if self._events else (),
        )

    def _hints(self, words: Sequence[str], sentences: Sequence[tuple[int, int]], rules: RuleTable | None) -> NDArray[np.int64]:
        """A tag for every word, with one for roots behind them."""
        hints = np.zeros(len(words) + 1, np.int64)
        if self._events and rules is not None:
            lows = [word.lower() for word in words]
            for first, last in sentences:
                hints[first:last] = rule_hints(rules, lows[first:last], self._events.tags)
        return hints

    def _run(
        self, batch: _Batch, features: NDArray[np.int64], hints: NDArray[np.int64], *, exact: bool
    ) -> dict[str, NDArray[Any]]:
        """What the graphs give of a batch, a row a word; heads: rows too, and a tree with one root for every sentence."""
        given = {
            "features": features[batch.words],
            "near": batch.near(self._spans),
            "grid": batch.grid,
            "closed": np.where(batch.outside, _NEVER, np.float32(0))[:, None],
            "far": np.ascontiguousarray(_FAR[: batch.width, : batch.width]),
        }
        if self._events:
            given["hints"] = hints[batch.words]
        read = dict(zip(self._outputs, self._reader.run(None, given), strict=True))
        heads = read["heads"]
        heads[:, 0] = 0
        heads[batch.outside] = 0
        repair(heads, read["arcs"], batch.length, exact=exact)
        inside = ~batch.outside
        root = heads[inside] == 0
        read["heads"] = (heads + batch.start[:, None])[inside]
        tree = {"dependents": read["dependents"], "governors": read["governors"], "heads": read["heads"]}
        deprel = self._relabel.run(None, tree)[0]
        deprel[~root & (deprel == self._root_label)] = self._join_label
        deprel[root] = self._root_label
        read["deprel"] = deprel
        return read

    def _join(
        self,
        sentences: Sequence[tuple[int, int]],
        windows: Sequence[tuple[int, int]],
        heads: NDArray[np.int64],
        deprel: NDArray[np.int64],
    ) -> frozenset[int]:
        """Hang the trees of a sentence's later windows on the root of its first; which sentences have more than one."""
        found = set()
        if len(windows) == len(sentences):
            return frozenset()
        for index, (first, last) in enumerate(sentences):
            if last - first <= WINDOW:
                continue
            found.add(index)
            roots = first + np.flatnonzero(heads[first:last] < 0)
            heads[roots[1:]] = roots[0]
            deprel[roots[1:]] = self._join_label
        return frozenset(found)

    def _stretches(
        self, emissions: NDArray[np.float32], windows: Sequence[tuple[int, int]]
    ) -> tuple[list[tuple[int, int, str]], list[float]]:
        tags = best_paths(emissions, windows, self._moves, self._starts)
        inside = np.flatnonzero(tags)
        if not inside.size:
            return [], []
        shares = self._shares(emissions, tags, inside)
        names: list[tuple[int, int, str]] = []
        sums: list[float] = []
        for at, label, share in zip(inside.tolist(), self._names[tags[inside]], shares, strict=True):
            part, kind = label.split("-")
            if part == "I":  # a path never opens with I
                names[-1] = (names[-1][0], at + 1, kind)
                sums[-1] += share
            else:
                names.append((at, at + 1, kind))
                sums.append(share)
        return names, [total / (last - first) for (first, last, _), total in zip(names, sums, strict=True)]

    def _shares(self, emissions: NDArray[np.float32], tags: NDArray[np.int64], inside: NDArray[np.int64]) -> list[float]:
        """Of each word of a name, the probability of its kind, opening a name or going on in it."""
        scores = np.exp(emissions[inside] - emissions[inside].max(1, keepdims=True))
        same = self._kinds[tags[inside]][:, None] == self._kinds
        shares: list[float] = ((scores * same).sum(1) / scores.sum(1)).tolist()
        return shares


def _windows(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentence, or stretches of it of at most WINDOW words, cut after a mark where one is near."""
    while last - first > WINDOW:
        stop = first + WINDOW
        for at in range(stop, first + WINDOW // 2, -1):
            if words[at - 1] in (",", ";", ":", ".", "–", "-"):
                stop = at
                break
        yield first, stop
        first = stop
    if first < last:
        yield first, last


class _Batch:
    """Sentences or windows that the reader takes at one time, a row a word, each after a row of its root.

    words: index of each row's word, `count` for a root. real: which rows are words. start: the first row of each sentence.
    grid, outside: a line a sentence, as long as the longest: its rows, and what lies behind its end.
    """

    def __init__(self, first: NDArray[np.int64], length: NDArray[np.int64], count: int) -> None:
        size = length + 1
        ends = size.cumsum()
        rows, self.length, self.start = int(ends[-1]), length, ends - size
        self._at = np.arange(rows)
        self._before = self._at - self.start.repeat(size)
        self._after = (ends - 1).repeat(size) - self._at
        self.real = self._before > 0
        self.words = (first - 1).repeat(size) + self._before
        self.words[self.start] = count
        self.width = int(length.max()) + 1
        line = np.arange(self.width)
        self.outside = line > length[:, None]
        self.grid = np.minimum(self.start[:, None] + line, rows - 1)

    def near(self, spans: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each span, a column of numbers, and each row: the row so far before it, itself, the row so far after it."""
        rows = len(self._at)
        found = np.empty((len(spans), rows, 3), np.int64)
        found[:, :, 0] = np.where(self._before >= spans, self._at - spans, rows)
        found[:, :, 1] = self._at
        found[:, :, 2] = np.where(self._after >= spans, self._at + spans, rows)
        return found


def _batches(windows: Sequence[tuple[int, int]]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """(first words, lengths) of the stretches, the longest first: as many at one time as is well for a processor's cache."""
    bounds = np.array(windows, np.int64).reshape(-1, 2)
    first, length = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
    order = np.argsort(-length, kind="stable")
    sizes = (length[order] + 1).tolist()
    start = 0
    while start < len(sizes):
        stop, rows = start + 1, sizes[start]
        room = start + _ARCS // sizes[start] ** 2
        while stop < len(sizes) and stop < room and rows + sizes[stop] <= _BATCH:
            rows += sizes[stop]
            stop += 1
        chosen = order[start:stop]
        yield first[chosen], length[chosen]
        start = stop


@cache
def load_network(model: Model) -> Network:
    """The network of a language, loaded once a process. Raises ResourceError where its files are absent or do not fit."""
    return Network(model)


def _bytes(model: Model, name: str) -> bytes:
    try:
        return (model.folder / name).read_bytes()
    except OSError as error:
        raise ResourceError(
            f"{model.name}/{name} cannot be read ({error.strerror}): trees and names need it. It ships with runut; install it again."
        ) from error


def _session(model: Model, name: str) -> Any:
    """One thread, nothing that depends on the machine's load, and no arena that keeps the largest batch ever seen."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    try:
        return onnxruntime.InferenceSession(_bytes(model, name), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises many kinds, none of them ours
        raise ResourceError(f"{model.name}/{name} is not a network that onnxruntime can run: {str(error)[:200]}") from error
