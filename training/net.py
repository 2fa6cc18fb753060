"""The network: hashed word features, a gated dilated CNN, and heads for word classes, trees and names.

Sentences come in as rows of `runut.lang.id.features` with the root at position 0; scores go out. Decoding is elsewhere.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from runut.annotate.pairs import DISTANCES, path_count
from runut.lang.id.features import TABLES

WIDTHS = (64, 0, 48, 32, 32, 48, 24)
"""Columns of each feature's table; 0: the feature shares the table before it."""

NAMES = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BI"))
STATUSES = ("actual", "future", "hypothetical", "negated")
PARTS = ("none", "actor", "recipient", "speaker", "place")
NEVER = -1e4
_FARTHEST = 31  # words; beyond it all distances are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes that make a network. dilations: one block each, of the pretrained encoder; above: blocks only trees use,
    0 for one of attention.

    triggers: tags of words that evoke events, none in a network without events; modes: "TYPE/mode", "TYPE/" for none. events: blocks
    that only events use, above those of the trees; role: width of a word as a party.
    """

    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    dim: int = 128
    dilations: tuple[int, ...] = (1, 1, 2, 2, 4, 4)
    above: tuple[int, ...] = (8, 1, 16)
    arc: int = 160
    label: int = 96
    triggers: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    events: tuple[int, ...] = (2, 8)
    role: int = 64


class Block(nn.Module):
    """A gated convolution over three words, `dilation` apart, added to what came in."""

    def __init__(self, dim: int, dilation: int, drop: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(dim)
        self.conv = nn.Conv1d(dim, 2 * dim, 3, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        y, d = self.norm(x) * mask, self.dilation
        wide = functional.pad(y, (0, 0, d, d))
        # the convolution as one product over the three words side by side: a fifth faster than Conv1d, here and in ONNX
        three = torch.cat([wide[:, : -2 * d], y, wide[:, 2 * d :]], -1)
        weight = self.conv.weight.permute(2, 1, 0).reshape(-1, self.conv.out_channels)
        value, gate = (three @ weight + self.conv.bias).chunk(2, -1)
        return x + self.drop(value * torch.sigmoid(gate))


class Attention(nn.Module):
    """Every word looks at every other, with a weight for how far and on which side it lies."""

    def __init__(self, dim: int, drop: float, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(dim)
        self.three = nn.Linear(dim, 3 * dim)
        self.out = nn.Linear(dim, dim)
        self.far = nn.Parameter(torch.zeros(2 * _FARTHEST + 2, heads))
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, dim = x.shape
        query, key, value = self.three(self.norm(x)).reshape(b, n, 3, self.heads, dim // self.heads).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) / (dim // self.heads) ** 0.5 + self.far[_distance(n)].permute(2, 0, 1)
        scores = scores + (mask.transpose(1, 2).unsqueeze(1) - 1) * -NEVER
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(b, n, dim)
        return x + self.drop(self.out(mixed))


def _distance(n: int) -> Tensor:
    at = torch.arange(n)
    return (at[None, :] - at[:, None]).clamp(-_FARTHEST, _FARTHEST) + _FARTHEST


class Encoder(nn.Module):
    def __init__(self, dim: int = 128, dilations: tuple[int, ...] = (1, 1, 2, 2, 4, 4), drop: float = 0.1) -> None:
        super().__init__()
        self.dim = dim
        sizes = [(rows, width) for (_, rows), width in zip(TABLES, WIDTHS, strict=True) if width]
        self.tables = nn.ModuleList(nn.Embedding(rows, width, padding_idx=0) for rows, width in sizes)
        self.inp = nn.Linear(sum(WIDTHS), dim)
        self.drop_in = nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(dim, d, drop) for d in dilations)
        self.out = nn.LayerNorm(dim)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
            table.weight.data[0] = 0

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        mask = (x[:, :, 0] > 0).unsqueeze(-1).float()
        tables = self.tables
        parts = [tables[0](x[:, :, 0]) + tables[0](x[:, :, 1])] + [tables[i](x[:, :, i + 1]) for i in range(1, len(tables))]
        h = self.inp(self.drop_in(torch.cat(parts, -1)))
        for block in self.blocks:
            h = block(h, mask)
        return self.out(h), mask


class EventHeads(nn.Module):
    """What events the words evoke, and which words take part in them, from the states that read the trees.

    `triggers`: a tag a word, "O", "I" or "B-TYPE". For a trigger's first word: its mode, its status, whether no side leads.
    `roles`: for pairs of a trigger's first word and another word, by how they lie and by the way between them in the tree.
    """

    def __init__(self, shape: Shape, drop: float, drop_block: float) -> None:
        super().__init__()
        dim, role = shape.dim, shape.role
        self.hint = nn.Embedding(len(shape.triggers), dim)
        self.blocks = nn.ModuleList(Block(dim, d, drop_block) for d in shape.events)
        self.top = nn.LayerNorm(dim)
        self.drop = nn.Dropout(drop)
        self.trigger = nn.Linear(dim, len(shape.triggers))
        self.mode = nn.Linear(dim, len(shape.modes))
        self.status = nn.Linear(dim, len(STATUSES) + 1)
        self.pair = nn.Linear(dim, 2 * role)
        self.role = nn.Linear(3 * role, len(PARTS))
        self.far = nn.Embedding(DISTANCES, len(PARTS))
        self.way = nn.Embedding(path_count(len(shape.deprel)), len(PARTS))
        nn.init.zeros_(self.hint.weight)
        nn.init.zeros_(self.far.weight)
        nn.init.zeros_(self.way.weight)

    def states(self, x: Tensor, mask: Tensor, hints: Tensor) -> Tensor:
        """hints: a tag for every word, of the rule that its form sets off, right or wrong here."""
        x = x + self.hint(hints) * mask
        for block in self.blocks:
            x = block(x, mask)
        out: Tensor = self.drop(self.top(x))
        return out

    def sides(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Every word as a trigger and as a party, for `roles`."""
        act, part = functional.leaky_relu(self.pair(states), 0.1).chunk(2, -1)
        return act, part

    def roles(self, act: Tensor, part: Tensor, far: Tensor, way: Tensor) -> Tensor:
        out: Tensor = self.role(torch.cat([act, part, act * part], -1)) + self.far(far) + self.way(way)
        return out


class Net(nn.Module):
    def __init__(self, shape: Shape, drop: float = 0.33, drop_encoder: float = 0.2) -> None:
        super().__init__()
        self.shape = shape
        self.enc = Encoder(shape.dim, shape.dilations, drop_encoder)
        self.above = nn.ModuleList(
            Block(shape.dim, d, drop_encoder) if d else Attention(shape.dim, drop_encoder) for d in shape.above
        )
        self.top = nn.LayerNorm(shape.dim) if shape.above else nn.Identity()
        self.drop = nn.Dropout(drop)
        self.pos = nn.Linear(shape.dim, len(shape.upos))
        self.ner = nn.Linear(shape.dim, len(NAMES))
        self.mlp = nn.Linear(shape.dim, 2 * shape.arc + 2 * shape.label)
        self.arc = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        self.rel = nn.Linear(3 * shape.label, len(shape.deprel))
        self.trans = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        self.dist = nn.Parameter(torch.zeros(2 * _FARTHEST + 2))
        nn.init.xavier_uniform_(self.arc)
        self.events = EventHeads(shape, drop, drop_encoder) if shape.triggers else None
        self.register_buffer("bad", _forbidden())

    def encode(self, x: Tensor) -> tuple[Tensor, Tensor]:
        h, mask = self.enc(x)
        return self.drop(h), mask

    def arcs(self, h: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of every head for every word, and the words as dependents and as heads for `labels`."""
        return self.arcs_of(self.climb(h, mask), mask)

    def climb(self, h: Tensor, mask: Tensor) -> Tensor:
        """The states that trees and events are read from."""
        for block in self.above:
            h = block(h, mask)
        return h

    def arcs_of(self, t: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        shape = self.shape
        z = self.drop(functional.leaky_relu(self.mlp(self.top(t)), 0.1))
        arc_dep, arc_head, dep, head = z.split([shape.arc, shape.arc, shape.label, shape.label], -1)
        one = torch.ones_like(arc_dep[:, :, :1])
        scores = torch.cat([arc_dep, one], -1) @ self.arc @ arc_head.transpose(1, 2) / shape.arc**0.5
        far = _distance(t.shape[1])
        scores = scores + self.dist[far]
        scores = scores + (mask.transpose(1, 2) - 1) * -NEVER + (far == _FARTHEST) * NEVER  # nothing heads itself
        return scores, dep, head

    def labels(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores of every label for every word under the head it was given."""
        given = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        # word by word products instead of a full bilinear form: as good, and a sixth of the whole network's time less
        return self.rel(torch.cat([dep, given, dep * given], -1))

    def transitions(self) -> Tensor:
        return self.trans + self.bad

    def crf_loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a word of the name tags (Lafferty, McCallum and Pereira 2001)."""
        step = self.transitions()
        alpha = emissions[:, 0] + self.bad[0]
        gold = alpha.gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, emissions.shape[1]):
            on = mask[:, t]
            after = torch.logsumexp(alpha.unsqueeze(2) + step, 1) + emissions[:, t]
            here = step[tags[:, t - 1], tags[:, t]] + emissions[:, t].gather(1, tags[:, t : t + 1]).squeeze(1)
            gold = gold + on * here
            alpha = torch.where(on.unsqueeze(1) > 0, after, alpha)
        return (torch.logsumexp(alpha, 1) - gold).sum() / mask.sum()


def _forbidden() -> Tensor:
    """-1e4 where an inside tag would follow another kind."""
    bad = torch.zeros(len(NAMES), len(NAMES))
    for i, before in enumerate(NAMES):
        for j, tag in enumerate(NAMES):
            if tag[0] == "I" and before[2:] != tag[2:]:
                bad[i, j] = NEVER
    return bad


def save_net(path: str | Path, net: Net, state: dict[str, Tensor] | None = None, **notes: Any) -> None:
    torch.save({"shape": asdict(net.shape), "net": state or net.state_dict(), "notes": notes}, path)


def load_net(path: str | Path) -> Net:
    saved = torch.load(path, weights_only=True)
    net = Net(Shape(**saved["shape"]))
    net.load_state_dict(saved["net"])
    return net.eval()
