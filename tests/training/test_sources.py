"""What shipped weights may learn from (no torch needed)."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.sources import SOURCES, NotForShippingError, locate, source

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("key", "purpose"),
    [("gsd-train-2017", "ship"), ("pud", "ship"), ("pud", "compare"), ("csui-test", "ship"), ("idner-test", "compare")],
    ids=["non-commercial", "held-out", "held-out-to-compare", "held-out-test", "held-out-names"],
)
def test_refused(key: str, purpose: str) -> None:
    with pytest.raises(NotForShippingError, match=key):
        source(key, purpose=purpose)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "purpose", "measuring"),
    [("csui-train", "ship", False), ("pool", "ship", False), ("gsd-train-2017", "compare", False), ("pud", "ship", True)],
    ids=["share-alike", "raw-text", "non-commercial-to-compare", "held-out-to-measure"],
)
def test_allowed(key: str, purpose: str, measuring: bool) -> None:
    assert locate(key, Path("root"), purpose=purpose, measuring=measuring) == Path("root") / SOURCES[key].path  # type: ignore[arg-type]


def test_nothing_non_commercial_is_marked_as_free() -> None:
    assert [key for key, found in SOURCES.items() if found.ships and "NC" in found.licence] == []


def test_the_card_and_the_licence_name_what_the_weights_saw() -> None:
    for page in ("LICENSES/MODEL.md", "src/runut/lang/id/model/CARD.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for name in ("CSUI", "GSD", "IDNER", "IndoSum", "CLICK-ID", "CC BY-SA 4.0"):
            assert name in text, f"{page} does not name {name}"
