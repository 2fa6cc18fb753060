"""The features of the reading network: pinned, since every trained network depends on them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from runut.lang.id import features
from runut.lang.id.features import MASK, ROOT, TABLES, FeatureRows, stem

MODEL = Path(features.__file__).parent / "model"


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("menyerang", (14319, 1059, 15287, 2569, 4053, 4459, 382)),
        ("Jakarta", (30868, 25317, 6696, 60, 1845, 1759, 772)),
        ("12.500", (24159, 4342, 6562, 1527, 336, 1519, 444)),
        ("“", (9665, 8257, 12465, 1496, 1496, 1813, 622)),
        ("Erdoğan", (6499, 11066, 5231, 304, 3465, 6876, 103)),
    ],
    ids=["lower", "capital", "number", "mark", "accent"],
)
def test_rows_are_those_that_the_network_learnt(word: str, rows: tuple[int, ...]) -> None:
    assert features.features(word) == rows


@pytest.mark.parametrize(
    ("forms", "meet"),
    [("menyerang diserang penyerangan", "serang"), ("penulis menulis", "tulis"), ("pemukul memukul", "pukul"), ("ke di", None)],
    ids=["s", "t", "p", "too-short"],
)
def test_forms_of_one_word_meet_in_one_stem(forms: str, meet: str | None) -> None:
    stems = {stem(form) for form in forms.split()}
    assert stems == ({meet} if meet else set(forms.split()))


@pytest.mark.parametrize(
    "word", ["", "\ud800", "a" * 1_000_000, "\0", "٣٤"], ids=["empty", "surrogate", "long", "nul", "digits"]
)
def test_any_string_has_features_within_its_tables(word: str) -> None:
    rows = features.features(word)
    assert all(2 < row < size for row, (_, size) in zip(rows, TABLES, strict=True))


def test_the_cache_changes_nothing() -> None:
    small, large = FeatureRows(4), FeatureRows()
    words = [f"kata{i % 7}" for i in range(50)]
    for start in range(0, 50, 3):
        some = words[start : start + 3]
        assert np.array_equal(small(some), large(some))
    assert large(()).shape == (0, len(TABLES))


def test_rows_are_not_a_view_of_the_cache() -> None:
    rows = FeatureRows()
    first = rows(["satu"])
    first[:] = 0
    assert rows(["satu"]).all()


def test_mask_and_root_are_no_word() -> None:
    assert len(MASK) == len(ROOT) == len(TABLES)
    assert set(MASK) | set(ROOT) == {1, 2}


def test_the_shipped_network_learnt_these_features() -> None:
    labels = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    assert labels["features"] == features.VERSION
    size = sum(path.stat().st_size for path in MODEL.iterdir())
    assert size <= 12_000_000
