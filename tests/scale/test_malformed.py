"""Malformed inputs of every kind: everything is accounted for, nothing hangs, nothing ends the run."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from runut.scale import add_sources
from runut.store import Store
from tests.malformed import malformed


@pytest.mark.parametrize(
    "count", [pytest.param(60, id="a few"), pytest.param(2000, id="the whole set", marks=pytest.mark.slow)]
)
def test_malformed_input_is_accounted_for(count: int, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for case in malformed(seed=2026, count=count):
        case.write(folder)
    with Store.open(tmp_path / "x.db", create=True) as store:
        progress = add_sources([str(folder)], store, workers=2)
        account = store.account()
        sources = {row["path"] for row in store.quarantine()} | set(sighted(store))
    assert account.balanced, account.differences
    assert account.pending == 0
    assert account.documents_in == account.ok + account.truncated + account.quarantined
    assert progress.found >= count
    assert len(sources) == count, "a source that left no trace"
    assert not {"error", "timeout"} & progress.reasons.keys(), progress.reasons
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024 * 1024, "KiB, the largest child"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1024 * 1024


def sighted(store: Store) -> list[str]:
    return [str(columns["path"]) for table, columns in store.dump() if table == "sightings"]
