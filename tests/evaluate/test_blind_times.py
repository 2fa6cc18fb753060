"""The labels of the blind times are whole: one place each, days in order, none where there is no time."""

from __future__ import annotations

from runut.evaluate.blind_times import LABELS, read_labels


def test_labels_are_whole() -> None:
    labels = list(read_labels(LABELS))
    assert len({(label.article, label.field, label.start) for label in labels}) == len(labels) >= 300
    for label in labels:
        assert label.start < label.end
        assert label.kind in ("date", "time", "duration", "set", "none")
        assert not (label.dated and label.kind in ("duration", "set", "none"))
        assert label.earliest is None or label.latest is None or label.earliest <= label.latest
    assert sum(label.kind == "none" for label in labels) >= 30
