"""A token cut at the names in it."""

from __future__ import annotations

import pytest

from runut.extract.units import cut
from runut.records import NameMention, Span, Token


def name(start: int, end: int) -> NameMention:
    text = "Suriah-Turki"[start:end]
    return NameMention(
        span=Span(start=start, end=end, text=text), kind="country", entity=None, sentence=0, first=0, last=1, name=text
    )


CUTS = [
    pytest.param([(0, 6), (7, 12)], [(0, 6), (6, 7), (7, 12)], id="two names in one token"),
    pytest.param([(0, 6), (3, 6)], [(0, 6), (6, 12)], id="a name inside another"),
    pytest.param([(7, 5)], [(0, 12)], id="a name without words"),
]


@pytest.mark.parametrize(("names", "pieces"), CUTS)
def test_cut(names: list[tuple[int, int]], pieces: list[tuple[int, int]]) -> None:
    token = Token(start=0, end=12, text="Suriah-Turki")
    assert [piece[:2] for piece in cut(token, [name(*ends) for ends in names])] == pieces
