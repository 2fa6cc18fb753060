"""States told of by their number: those that were last listed together."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources

LISTED = "Rusia, Turki, dan Iran menjaga proses itu. "


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(LISTED + "Ketiga negara akan bertemu di Doha.", {"RUS", "TUR", "IRN"}, id="states"),
        pytest.param(
            LISTED + "Menteri luar negeri ketiga negara akan bertemu di Doha.", {"RUS", "TUR", "IRN"}, id="their ministers"
        ),
        pytest.param(
            "Kamboja dan Thailand berselisih. Menteri luar negeri kedua negara akan bertemu di Doha.",
            {"KHM", "THA"},
            id="of two",
        ),
        pytest.param(
            LISTED + "Mesir dan Qatar hadir. Menteri luar negeri ketiga negara akan bertemu di Doha.",
            {"RUS", "TUR", "IRN"},
            id="those that are so many",
        ),
        pytest.param("Rusia dan Iran hadir. Ketiga negara akan bertemu di Doha.", set(), id="two are not three"),
    ],
)
def test_counted(text: str, sides: set[str]) -> None:
    found = [m for m in read_example(text, load_resources()) if m.type == "AGREE"]
    assert {party.country for m in found for party in (*m.actors, *m.recipients)} == sides
