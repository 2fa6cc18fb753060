"""From a trained network to the files that the package ships: two ONNX graphs and their labels.

`reader.onnx`   features int64 [b, n, 7] -> upos int64 [b, n], arcs float [b, n, n], heads int64 [b, n], deprel int64 [b, n],
                ner float [b, n, 7], dependents and governors float [b, n, label]
`relabel.onnx`  dependents, governors, heads int64 [b, n] -> deprel int64 [b, n], for trees whose greedy heads were repaired
`labels.json`   label lists, name transitions, versions
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

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from runut.lang.id import features
from training.net import NAMES, Net

OPSET = 17
_SMALLEST = 256  # values; shorter tensors stay fp32


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


class _Relabel(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        return self.net.labels(dep, head, heads).argmax(-1)


def export(net: Net, folder: Path, *, version: str) -> None:
    """Write the three files into `folder`; the greedy head of a word is the best other word or the root, not itself."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    x = torch.ones(2, 5, len(features.TABLES), dtype=torch.int64)
    wide = net.shape.label
    words = {0: "batch", 1: "words"}
    names = ("upos", "arcs", "heads", "deprel", "ner", "dependents", "governors")
    axes = {"features": words, **dict.fromkeys(names, words), "arcs": {**words, 2: "words"}}
    reader = _in_integers(_to_onnx(_Reader(net), (x,), ("features",), names, axes))
    given = (torch.zeros(2, 5, wide), torch.zeros(2, 5, wide), torch.zeros(2, 5, dtype=torch.int64))
    takes = ("dependents", "governors", "heads")
    relabel = _to_onnx(_Relabel(net), given, takes, ("deprel",), dict.fromkeys((*takes, "deprel"), words))
    digest = hashlib.sha256()
    for name, model in (("reader.onnx", reader), ("relabel.onnx", relabel)):
        packed = _halved(model).SerializeToString(deterministic=True)
        digest.update(packed)
        (folder / name).write_bytes(packed)
    start = net.bad[0]
    labels = {
        "version": version,
        "digest": digest.hexdigest()[:16],
        "features": features.VERSION,
        "upos": list(net.shape.upos),
        "deprel": list(net.shape.deprel),
        "ner": list(NAMES),
        "ner_start": [round(float(v), 5) for v in start],
        "ner_transitions": [[round(float(v), 5) for v in row] for row in net.transitions().detach()],
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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


def _halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights as fp16 and a Cast before each, which the runtime folds away as it loads."""
    graph = model.graph
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < _SMALLEST:
            continue
        wide, narrow = tensor.name, tensor.name + ".half"
        tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), narrow))
        casts.append(helper.make_node("Cast", [narrow], [wide], to=TensorProto.FLOAT, name=wide + ".widen"))
    for node in reversed(casts):
        graph.node.insert(0, node)
    del model.metadata_props[:]
    model.doc_string = ""
    for node in graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    return model
