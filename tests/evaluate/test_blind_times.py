"""The labels of the blind times are whole: one place each, days in order, none where there is no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.evaluate.blind_times import HELD, LABELS, read_labels


@pytest.mark.parametrize("path", [LABELS, HELD], ids=["first set", "second set"])
def test_labels_are_whole(path: Path) -> None:
    labels = list(read_labels(path))
    assert len({(label.article, label.field, label.start) for label in labels}) == len(labels) >= 300
    for label in labels:
        assert label.start < label.end
        assert label.kind in ("date", "time", "duration", "set", "none")
        assert not (label.dated and label.kind in ("duration", "set", "none"))
        assert label.earliest is None or label.latest is None or label.earliest <= label.latest
    assert sum(label.kind == "none" for label in labels) >= 30


def test_the_second_set_is_of_other_articles() -> None:
    assert not {label.article for label in read_labels(LABELS)} & {label.article for label in read_labels(HELD)}
