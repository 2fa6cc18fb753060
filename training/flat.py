"""The graphs as the package runs them: the words of many sentences one below the other, without padding.

In comes the graph that torch gave, products in integers, sentences side by side and padded; out comes one that computes
the same from the same weights in a third less time: a block gathers its three words as bytes, by places that the caller
gives, where the padded one lays down shifted copies as floats; and nothing is computed that is not read.

    features  int64 [rows, 7]      a row a word, each sentence after a row of its root
    near      int64 [spans, rows, 3]  for each span of `spans` in the labels: the rows that far before a row, itself, that
                                   far after it; the number of rows where its sentence has none
    grid      int64 [b, n]         the rows of each sentence, any row behind its end
    closed    float [b, 1, n]      0, behind a sentence's end a large negative number
    far       int64 [n, n]         how far, and on which side, one place lies from another
    hints     int64 [rows]         of a network that reads events

Out: upos [rows], arcs [b, n, n], heads [b, n], ner [rows, 7], dependents and governors [rows, label], states and triggers.
What a sentence is given alone is the same to the bit as from the padded graph.

    python -m training.flat FOLDER     makes the files of a folder over that were exported before there was this module
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_NEVER = -1e4
_SELF = 31  # the row of `dist` for a word and itself
_SMALLEST = 256  # values; shorter tensors stay fp32
_HALF = ".half"  # how the name of a constant ends that is kept as fp16

Port = tuple[str, int, list[int | str]]
"""Name, type and shape of what a graph takes or gives."""


class _Graph:
    """A graph under way. Products and constants are those of the padded graph, found by the names that torch gave them."""

    def __init__(self, padded: onnx.ModelProto) -> None:
        self._padded = padded
        self._given = {tensor.name: tensor for tensor in padded.graph.initializer}
        self._products = {node.name: list(node.input) for node in padded.graph.node if node.op_type == "MatMulInteger"}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.shifts = self._shifts(padded)

    def _shifts(self, padded: onnx.ModelProto) -> dict[str, int]:
        """How far each block looks: the first number of its Pad."""
        found = {}
        for node in padded.graph.node:
            if node.op_type == "Pad":
                found[node.name.removesuffix("Pad")] = int(numpy_helper.to_array(self._given[node.input[1]])[1])
        return found

    def has(self, name: str) -> bool:
        return name in self._given

    def keep(self, name: str) -> str:
        """A constant of the padded graph."""
        self.constants[name] = self._given[name]
        return name

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(values, name)
        return name

    def array(self, name: str) -> NDArray[Any]:
        found: NDArray[Any] = numpy_helper.to_array(self._given[name])
        return found

    def add(self, op: str, inputs: list[str], *outputs: str, **attributes: Any) -> str:
        out = outputs or (f"{op}_{len(self.nodes)}",)
        self.nodes.append(helper.make_node(op, inputs, list(out), name=f"{out[0]}.{op}", **attributes))
        return out[0]

    def norm(self, x: str, weights: str, *outputs: str) -> str:
        given = [x, self.keep(f"{weights}.weight"), self.keep(f"{weights}.bias")]
        return self.add("LayerNormalization", given, *outputs, axis=-1, epsilon=1e-5)

    def bytes_of(self, x: str) -> tuple[str, str, str]:
        out = (f"{x}.q", f"{x}.scale", f"{x}.zero")
        self.add("DynamicQuantizeLinear", [x], *out)
        return out

    def product(self, x: tuple[str, str, str], node: str, bias: str | None = None) -> str:
        """Of bytes with the constant of a product of the padded graph."""
        _, weight, _, zero = self._products[node]
        scale = weight.removesuffix("_quantized") + "_scale"
        scales = self.add("Mul", [x[1], self.keep(scale)])
        whole = self.add("MatMulInteger", [x[0], self.keep(weight), x[2], self.keep(zero)])
        found = self.add("Mul", [self.add("Cast", [whole], to=TensorProto.FLOAT), scales])
        return self.add("Add", [found, self.keep(bias)]) if bias else found

    def model(self, takes: list[Port], gives: list[Port]) -> onnx.ModelProto:
        ports = [[helper.make_tensor_value_info(*port) for port in ports] for ports in (takes, gives)]
        made = helper.make_graph(self.nodes, "flat", *ports, list(self.constants.values()))
        opset = next(o.version for o in self._padded.opset_import if o.domain in ("", "ai.onnx"))
        opsets = [helper.make_opsetid("", opset)]
        return helper.make_model(made, opset_imports=opsets, ir_version=self._padded.ir_version)


def flatten(padded: onnx.ModelProto) -> tuple[onnx.ModelProto, list[int]]:
    """The flat graph, and the spans of its blocks in the order of `near`."""
    graph = _Graph(padded)
    spans = sorted(set(graph.shifts.values()))
    three = {
        span: graph.add("Gather", ["near", graph.constant(f"span.{span}", np.array(k))], axis=0) for k, span in enumerate(spans)
    }
    state = graph.norm(_blocks(graph, _words(graph), "/enc/", "net.enc.", three), "net.enc.out", "encoded")
    read = graph.bytes_of(state)
    graph.add("ArgMax", [graph.product(read, "/pos/MatMul_quant", "net.pos.bias")], "upos", axis=-1, keepdims=0)
    graph.add("Identity", [graph.product(read, "/ner/MatMul_quant", "net.ner.bias")], "ner")
    top = _blocks(graph, state, "/", "net.", three, "above")
    _trees(graph, top)
    if graph.has("net.events.hint.weight"):
        hint = graph.add("Gather", [graph.keep("net.events.hint.weight"), "hints"])
        heard = _blocks(graph, graph.add("Add", [top, hint]), "/", "net.events.", three)
        events = graph.bytes_of(graph.norm(heard, "net.events.top", "states"))
        graph.add("Softmax", [graph.product(events, "/trigger/MatMul_quant", "net.events.trigger.bias")], "triggers", axis=-1)
    return graph.model(*_ports(graph)), spans


def _words(graph: _Graph) -> str:
    """Rows of features as rows of the encoder."""
    columns = [graph.add("Gather", ["features", graph.constant(f"column.{k}", np.array(k))], axis=1) for k in range(7)]
    tables = [graph.keep(f"net.enc.tables.{k}.weight") for k in range(6)]
    form = [graph.add("Gather", [tables[0], columns[k]]) for k in (0, 1)]
    parts = [graph.add("Add", form)] + [graph.add("Gather", [tables[k], columns[k + 1]]) for k in range(1, 6)]
    found = graph.product(graph.bytes_of(graph.add("Concat", parts, axis=-1)), "/enc/inp/MatMul_quant")
    return graph.add("Add", [graph.keep("net.enc.inp.bias"), found])


def _blocks(graph: _Graph, x: str, nodes: str, weights: str, three: dict[int, str], room: str = "blocks") -> str:
    k = 0
    while (at := f"{nodes}{room}.{k}/") in graph.shifts:
        x = _block(graph, x, at, f"{weights}{room}.{k}", three[graph.shifts[at]])
        k += 1
    return x


def _block(graph: _Graph, x: str, node: str, weights: str, three: str) -> str:
    row, scale, zero = graph.bytes_of(graph.norm(x, f"{weights}.norm"))
    width = graph.array(f"{weights}.norm.weight").shape[0]
    none = graph.add("Expand", [zero, graph.constant("row", np.array([1, width]))])
    wide = graph.add("Gather", [graph.add("Concat", [row, none], axis=0), three], axis=0)
    wide = graph.add("Reshape", [wide, graph.constant("three", np.array([-1, 3 * width]))])
    both = graph.product((wide, scale, zero), f"{node}MatMul_quant", f"{weights}.conv.bias")
    value, gate = f"{both}.value", f"{both}.gate"
    graph.add("Split", [both, graph.constant("halves", np.array([width, width]))], value, gate, axis=-1)
    return graph.add("Add", [x, graph.add("Mul", [value, graph.add("Sigmoid", [gate])])])


def _trees(graph: _Graph, state: str) -> None:
    both = graph.product(graph.bytes_of(graph.norm(state, "net.top")), "/mlp/MatMul_quant", "net.mlp.bias")
    lean = graph.add("LeakyRelu", [both], alpha=0.1)
    arc, total = graph.array("net.arc_quantized").shape[1], graph.array("net.mlp.bias").shape[0]
    label = total // 2 - arc
    graph.constant("sides", np.array([arc, arc, label, label]))
    graph.add("Split", [lean, "sides"], "arc.word", "arc.head", "dependents", "governors", axis=-1)
    one = graph.add("Expand", [graph.constant("one", np.array([[1]], np.float32)), _rows_by_one(graph)])
    word = graph.product(graph.bytes_of(graph.add("Concat", ["arc.word", one], axis=-1)), "/MatMul_quant")
    words, heads = (graph.add("Gather", [rows, "grid"], axis=0) for rows in (word, "arc.head"))
    scores = graph.add("MatMul", [words, graph.add("Transpose", [heads], perm=[0, 2, 1])])
    scores = graph.add("Div", [scores, graph.constant("arc.scale", np.array(arc**0.5, np.float32))])
    dist = graph.array("net.dist").copy()
    dist[_SELF] += _NEVER  # nothing heads itself
    scores = graph.add("Add", [scores, graph.add("Gather", [graph.constant("dist", dist), "far"])])
    graph.add("Add", [scores, "closed"], "arcs")
    graph.add("ArgMax", ["arcs"], "heads", axis=-1, keepdims=0)


def _rows_by_one(graph: _Graph) -> str:
    rows = graph.add("Shape", ["features"], start=0, end=1)
    return graph.add("Concat", [rows, graph.constant("single", np.array([1]))], axis=0)


def _ports(graph: _Graph) -> tuple[list[Port], list[Port]]:
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    takes: list[Port] = [
        ("features", whole, ["rows", 7]), ("near", whole, ["spans", "rows", 3]), ("grid", whole, ["b", "n"]),
        ("closed", real, ["b", 1, "n"]), ("far", whole, ["n", "n"]),
    ]  # fmt: skip
    label = graph.array("net.mlp.bias").shape[0] // 2 - graph.array("net.arc_quantized").shape[1]
    gives: list[Port] = [
        ("upos", whole, ["rows"]), ("arcs", real, ["b", "n", "n"]), ("heads", whole, ["b", "n"]), ("ner", real, ["rows", 7]),
        ("dependents", real, ["rows", label]), ("governors", real, ["rows", label]),
    ]  # fmt: skip
    if graph.has("net.events.hint.weight"):
        takes.append(("hints", whole, ["rows"]))
        gives.append(("states", real, ["rows", graph.array("net.events.top.weight").shape[0]]))
        gives.append(("triggers", real, ["rows", graph.array("net.events.trigger.bias").shape[0]]))
    return takes, gives


def flatten_labels(padded: onnx.ModelProto) -> onnx.ModelProto:
    """`relabel.onnx`: dependents, governors and the row of each row's head in, deprel out."""
    graph = _Graph(padded)
    weight = next(node.input[1] for node in padded.graph.node if node.op_type == "MatMul")
    given = graph.add("Gather", ["governors", "heads"], axis=0)
    pair = graph.add("Concat", ["dependents", given, graph.add("Mul", ["dependents", given])], axis=-1)
    scores = graph.add("Add", [graph.add("MatMul", [pair, graph.keep(weight)]), graph.keep("net.rel.bias")])
    graph.add("ArgMax", [scores], "deprel", axis=-1, keepdims=0)
    width = graph.array(weight).shape[0] // 3
    takes: list[Port] = [(name, TensorProto.FLOAT, ["rows", width]) for name in ("dependents", "governors")]
    return graph.model([*takes, ("heads", TensorProto.INT64, ["rows"])], [("deprel", TensorProto.INT64, ["rows"])])


def flatten_parts(padded: onnx.ModelProto) -> onnx.ModelProto:
    """`parts.onnx`, in which a word is turned into a side once, not once a pair; a pair names its trigger by number."""
    graph, own = _Graph(padded), "net.events."

    def linear(x: str, layer: str) -> str:
        return graph.add("Gemm", [x, graph.keep(f"{own}{layer}.weight"), graph.keep(f"{own}{layer}.bias")], transB=1)

    weight, bias = graph.array(f"{own}pair.weight"), graph.array(f"{own}pair.bias")
    half = len(bias) // 2
    fired = graph.add("Gather", ["states", "anchors"], axis=0)
    sides = []
    for name, x, rows, pair in (
        ("act", fired, slice(0, half), "pair_anchor"),
        ("part", "states", slice(half, None), "pair_word"),
    ):
        made = [graph.constant(f"{name}.weight", weight[rows]), graph.constant(f"{name}.bias", bias[rows])]
        side = graph.add("LeakyRelu", [graph.add("Gemm", [x, *made], transB=1)], alpha=0.1)
        sides.append(graph.add("Gather", [side, pair], axis=0))
    role = linear(graph.add("Concat", [*sides, graph.add("Mul", sides)], axis=-1), "role")
    for table, place in (("far", "pair_distance"), ("way", "pair_path")):
        role = graph.add("Add", [role, graph.add("Gather", [graph.keep(f"{own}{table}.weight"), place])])
    graph.add("Softmax", [role], "parts", axis=-1)
    graph.add("Softmax", [linear(fired, "mode")], "modes", axis=-1)
    statuses = len(graph.array(f"{own}status.bias")) - 1
    graph.add(
        "Split", [linear(fired, "status"), graph.constant("doing", np.array([statuses, 1]))], "doing.s", "doing.y", axis=-1
    )
    graph.add("Softmax", ["doing.s"], "statuses", axis=-1)
    graph.add("Reshape", [graph.add("Sigmoid", ["doing.y"]), graph.constant("flat", np.array([-1]))], "symmetric")
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    takes: list[Port] = [("states", real, ["words", weight.shape[1]]), ("anchors", whole, ["events"])]
    takes += [(name, whole, ["pairs"]) for name in ("pair_anchor", "pair_word", "pair_distance", "pair_path")]
    modes, parts = (len(graph.array(f"{own}{layer}.bias")) for layer in ("mode", "role"))
    gives: list[Port] = [("modes", real, ["events", modes]), ("statuses", real, ["events", statuses])]
    return graph.model(takes, [*gives, ("symmetric", real, ["events"]), ("parts", real, ["pairs", parts])])


def widened(model: onnx.ModelProto) -> onnx.ModelProto:
    """A shipped graph with its constants as they are computed with; fp16 holds them without loss, for that is where they come from."""
    wide = {node.input[0]: node.output[0] for node in model.graph.node if node.input and node.input[0].endswith(_HALF)}
    for tensor in model.graph.initializer:
        if tensor.name in wide:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float32), wide[tensor.name]))
    kept = [node for node in model.graph.node if not (node.input and node.input[0] in wide)]
    del model.graph.node[:]
    model.graph.node.extend(kept)
    return model


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights as fp16 and a Cast before each, which the runtime folds away as it loads."""
    graph = model.graph
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < _SMALLEST:
            continue
        wide, narrow = tensor.name, tensor.name + _HALF
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


def make_over(folder: Path) -> None:
    """The files of a folder with padded graphs, in place."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if "spans" in labels:
        return
    reader, labels["spans"] = flatten(widened(onnx.load(str(folder / "reader.onnx"))))
    made = {"reader.onnx": reader, "relabel.onnx": flatten_labels(widened(onnx.load(str(folder / "relabel.onnx"))))}
    if labels.get("triggers"):
        made["parts.onnx"] = flatten_parts(widened(onnx.load(str(folder / "parts.onnx"))))
    digest = hashlib.sha256()
    for name, model in made.items():
        packed = halved(model).SerializeToString(deterministic=True)
        digest.update(packed)
        (folder / name).write_bytes(packed)
    labels["digest"] = digest.hexdigest()[:16]
    (folder / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make_over(Path(sys.argv[1]))
