"""The malformed set itself: it repeats, holds every kind, and no reader is brought down by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.ingest import read_source
from runut.limits import DEFAULT
from runut.records import REASONS, Document
from tests.malformed import HEAVY, LIGHT, malformed


def test_the_same_seed_gives_the_same_cases() -> None:
    first, again, other = (list(malformed(seed, 60)) for seed in (4, 4, 5))
    assert [(c.filename, c.data) for c in first if isinstance(c.data, bytes)] == [
        (c.filename, c.data) for c in again if isinstance(c.data, bytes)
    ]
    assert [c.data for c in first] != [c.data for c in other]


@pytest.mark.parametrize(
    ("count", "heavy"),
    [
        pytest.param(len(LIGHT) * len(HEAVY), 1, id="a set"),
        pytest.param(2_000, 2, id="2,000", marks=pytest.mark.slow),
    ],
)
def test_they_have_names_of_their_own_and_hold_every_kind(count: int, heavy: int) -> None:
    cases = [(case.filename, case.name.partition("-")[2]) for case in malformed(1, count)]
    names = [filename for filename, _ in cases]
    assert len(set(names)) == count
    assert all("/" not in name and "\0" not in name and not name.startswith(".") for name in names)
    assert max(len(name.encode()) for name in names) <= 255
    makers = [maker for _, maker in cases]
    assert set(makers) == {maker.__name__ for maker in (*LIGHT, *HEAVY)}
    assert sum(name in {maker.__name__ for maker in HEAVY} for name in makers) == heavy * len(HEAVY)


@pytest.mark.parametrize("count", [pytest.param(100, id="100"), pytest.param(300, id="300", marks=pytest.mark.slow)])
def test_ingest_accounts_for_them(count: int, tmp_path: Path) -> None:
    for case in malformed(20261120, count):
        path = case.write(tmp_path)
        items = list(read_source(str(path), DEFAULT))
        assert items, case.name
        for item in items:
            assert isinstance(item, Document) or item.reason in REASONS, case.name
            repr(item).encode()
            if isinstance(item, Document):
                "".join(filter(None, (item.path, item.declared.id, item.declared.title, *item.declared.authors))).encode()
            else:
                assert item.detail.isprintable(), case.name
        path.unlink()
