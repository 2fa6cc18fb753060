"""From a trained network to the files that the package ships: its ONNX graphs and their labels.

`reader.onnx`   rows of words in, word classes, scores of trees and of names out, of a network that reads events also states and
                shares of trigger tags; what it takes and gives is told in `flat`, which makes it of the graph traced here
`relabel.onnx`  dependents, governors, rows of heads -> deprel, once broken trees are repaired
`parts.onnx`    states of words, first words of triggers, and pairs of a trigger and a word with their distance and path
                (`runut.annotate.pairs`) -> shares of modes, statuses and symmetry by trigger, of parts by pair
`labels.json`   label lists, name transitions, spans of the blocks, versions
Tables lie in the files as fp16 and are widened when onnxruntime loads them. Products are 8-bit integers with scales found at run
time: 2.3 times as fast as 32-bit floats with no loss that could be measured. Integer convolutions are slow, which is why the
blocks of `net` are written as products.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from runut.lang.id import features
from training.flat import flatten, flatten_labels, flatten_parts, halved
from training.net import NAMES, Net

OPSET = 17


class _Reader(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        h, mask = net.encode(x)
        arcs, dep, head = net.arcs(h, mask)
        heads = arcs.argmax(-1)
        return net.pos(h).argmax(-1), arcs, heads, net.labels(dep, head, heads).argmax(-1), net.ner(h), dep, head


class _EventReader(nn.Module):
    """The reader with two layers more: every word's states as the event heads see them, and its trigger tags."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        assert net.events is not None
        h, mask = net.encode(x)
        t = net.climb(h, mask)
        arcs, dep, head = net.arcs_of(t, mask)
        heads = arcs.argmax(-1)
        states = net.events.states(t, mask, hints)
        tree = (net.pos(h).argmax(-1), arcs, heads, net.labels(dep, head, heads).argmax(-1), net.ner(h), dep, head)
        return (*tree, states, net.events.trigger(states).softmax(-1))


class _Parts(nn.Module):
    """Modes and status of triggers, and the parts of words in them, as shares of probability."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, states: Tensor, anchors: Tensor, triggers: Tensor, words: Tensor, far: Tensor, way: Tensor
    ) -> tuple[Tensor, ...]:
        events = self.net.events
        assert events is not None
        fired = states[anchors]
        act, _ = events.sides(states[triggers])
        _, part = events.sides(states[words])
        doing = events.status(fired)
        roles = events.roles(act, part, far, way).softmax(-1)
        return events.mode(fired).softmax(-1), doing[:, :-1].softmax(-1), doing[:, -1].sigmoid(), roles


class _Relabel(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        return self.net.labels(dep, head, heads).argmax(-1)


def export(net: Net, folder: Path, *, version: str) -> None:
    """Write the files into `folder`; the greedy head of a word is the best other word or the root, not itself."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    x = torch.ones(2, 5, len(features.TABLES), dtype=torch.int64)
    wide = net.shape.label
    words = {0: "batch", 1: "words"}
    names = ("upos", "arcs", "heads", "deprel", "ner", "dependents", "governors")
    axes = {"features": words, **dict.fromkeys(names, words), "arcs": {**words, 2: "words"}}
    if net.events is not None:
        names = (*names, "states", "triggers")
        axes |= {"states": words, "triggers": words}
        axes["hints"] = words
        hints = torch.zeros(2, 5, dtype=torch.int64)
        reader = _in_integers(_to_onnx(_EventReader(net), (x, hints), ("features", "hints"), names, axes))
    else:
        reader = _in_integers(_to_onnx(_Reader(net), (x,), ("features",), names, axes))
    given = (torch.zeros(2, 5, wide), torch.zeros(2, 5, wide), torch.zeros(2, 5, dtype=torch.int64))
    takes = ("dependents", "governors", "heads")
    relabel = _to_onnx(_Relabel(net), given, takes, ("deprel",), dict.fromkeys((*takes, "deprel"), words))
    digest = hashlib.sha256()
    flat, spans = flatten(reader)
    graphs = {"reader.onnx": flat, "relabel.onnx": flatten_labels(relabel)}
    if net.events is not None:
        graphs["parts.onnx"] = flatten_parts(_parts_graph(net))
    for name, model in graphs.items():
        packed = halved(model).SerializeToString(deterministic=True)
        digest.update(packed)
        (folder / name).write_bytes(packed)
    start = net.bad[0]
    labels = {
        "version": version,
        "digest": digest.hexdigest()[:16],
        "features": features.VERSION,
        "spans": spans,
        "upos": list(net.shape.upos),
        "deprel": list(net.shape.deprel),
        "ner": list(NAMES),
        "triggers": list(net.shape.triggers),
        "modes": list(net.shape.modes),
        "ner_start": [round(float(v), 5) for v in start],
        "ner_transitions": [[round(float(v), 5) for v in row] for row in net.transitions().detach()],
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _parts_graph(net: Net) -> onnx.ModelProto:
    pairs = [torch.zeros(3, dtype=torch.int64) for _ in range(4)]
    given = (torch.zeros(5, net.shape.dim), torch.zeros(2, dtype=torch.int64), *pairs)
    takes = ("states", "anchors", "pair_trigger", "pair_word", "pair_distance", "pair_path")
    gives = ("modes", "statuses", "symmetric", "parts")
    axes = {"states": {0: "words"}, "anchors": {0: "events"}, "parts": {0: "pairs"}}
    axes |= {name: {0: "pairs"} for name in takes[2:]} | {name: {0: "events"} for name in gives[:3]}
    return _to_onnx(_Parts(net), given, takes, gives, axes)


def _to_onnx(
    module: nn.Module,
    given: tuple[Tensor, ...],
    takes: tuple[str, ...],
    gives: tuple[str, ...],
    axes: dict[str, dict[int, str]],
) -> onnx.ModelProto:
    packed = io.BytesIO()
    torch.onnx.export(
        module.eval(),
        given,
        packed,
        input_names=list(takes),
        output_names=list(gives),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    return onnx.load_from_string(packed.getvalue())


def _in_integers(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its constant products in 8-bit integers, after folding what is constant."""
    with tempfile.TemporaryDirectory() as folder:
        plain, folded, narrow = (str(Path(folder, name)) for name in ("plain.onnx", "folded.onnx", "narrow.onnx"))
        onnx.save(model, plain)
        options = onnxruntime.SessionOptions()
        options.optimized_model_filepath = folded
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        onnxruntime.InferenceSession(plain, options, providers=["CPUExecutionProvider"])
        quantize_dynamic(
            folded,
            narrow,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            # seven bits: on processors without VNNI eight would overflow, and other machines would read other trees
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
        return onnx.load(narrow)
