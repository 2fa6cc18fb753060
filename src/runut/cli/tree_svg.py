"""A sentence's tree as an inline SVG drawing: words in a row, arcs from head to dependent above them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from runut.cli.ask import printable
from runut.records import Token

_LETTER, _GAP, _LEVEL, _LINES = 8, 18, 22, 44  # pixels: a letter, between words, between arcs, two lines of words below
_LONGEST_WORD = 40  # letters drawn of one word


def draw_tree(tokens: Sequence[Token], first: int) -> str:
    """The drawing, all text escaped. first: index of the first token in `Annotated.tokens`, which heads count from."""
    words = [escape(printable(token.text[:_LONGEST_WORD])) for token in tokens]
    widths = [_LETTER * max(len(token.text[:_LONGEST_WORD]), len(token.upos or ""), 3) + _GAP for token in tokens]
    middles, width = [], _GAP
    for wide in widths:
        middles.append(width + wide // 2)
        width += wide
    arcs = [(token.head - first, at, token.deprel or "") for at, token in enumerate(tokens) if token.head is not None]
    levels = _levels(arcs)
    base = max(levels.values(), default=0) * _LEVEL * 3 // 4 + 2 * _LEVEL  # a curve reaches three quarters of its level
    drawn = [_arc(middles[head], middles[at], base, levels[head, at], label) for head, at, label in arcs]
    drawn += [_root(middles[at], base) for at, token in enumerate(tokens) if token.head is None]
    for middle, word, token in zip(middles, words, tokens, strict=True):
        drawn.append(f'<text x="{middle}" y="{base + 16}">{word}</text>')
        drawn.append(f'<text class="upos" x="{middle}" y="{base + 32}">{escape(token.upos or "")}</text>')
    return f'<svg width="{width}" height="{base + _LINES}" role="img" aria-label="dependency tree">{"".join(drawn)}</svg>'


def _levels(arcs: Sequence[tuple[int, int, str]]) -> dict[tuple[int, int], int]:
    """How high each arc goes: above every arc that lies inside it."""
    highest: dict[int, int] = {}  # over each gap between two words
    levels: dict[tuple[int, int], int] = {}
    for head, at, _ in sorted(arcs, key=lambda arc: (abs(arc[0] - arc[1]), arc[1])):
        gaps = range(min(head, at), max(head, at))
        level = 1 + max((highest.get(gap, 0) for gap in gaps), default=0)
        levels[head, at] = level
        highest.update(dict.fromkeys(gaps, level))
    return levels


def _arc(head: int, at: int, base: int, level: int, label: str) -> str:
    top, lean = base - level * _LEVEL, 3 if head < at else -3
    start, end = head + lean, at - lean
    path = f"M{start},{base} C{start},{top} {end},{top} {end},{base}"
    peak = base - level * _LEVEL * 3 // 4
    arrow = f'<path class="arrow" d="M{end},{base} l-3,-7 h6 z"/>'
    return f'<path class="arc" d="{path}"/>{arrow}<text class="label" x="{(start + end) // 2}" y="{peak - 3}">{escape(label)}</text>'


def _root(at: int, base: int) -> str:
    top = base - _LEVEL
    return (
        f'<path class="arc" d="M{at},{top} V{base}"/><path class="arrow" d="M{at},{base} l-3,-7 h6 z"/>'
        f'<text class="label" x="{at}" y="{top - 3}">root</text>'
    )
