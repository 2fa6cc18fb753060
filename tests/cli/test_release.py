"""`runut release` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

from runut.pipeline import resolve_store
from runut.store import Outcome, Store
from tests.command import runut
from tests.records import article, document, mention


def test_a_release_from_its_writing_to_its_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path / "runut.db", create=True) as store:
        doc = document(id="b1")
        store.expect([doc])
        store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc, day="2025-06-13"),)))], version="1")
        resolve_store(store)
    assert "where to?" in runut(tmp_path, "release").stderr
    done = runut(tmp_path, "release", "-o", "rilis", "--name", "Catatan", "--date", "2026-01-02")
    assert (done.returncode, done.stdout[:9]) == (0, "Catatan ("), done.stderr
    assert "note: 1 read some of the documents" in done.stderr
    (row,) = map(json.loads, runut(tmp_path, "release", "-o", "kedua", "--since", "rilis", "--json").stdout.splitlines())
    assert (row["day"], row["counts"]["events"], row["changes"]) == ("2025-06-14", 1, 0)
    again = runut(tmp_path, "release", "-o", "rilis")
    assert (again.returncode, "never changed" in again.stderr) == (2, True)
    assert runut(tmp_path, "release", "--verify", "rilis").returncode == 0
    (tmp_path / "rilis" / "events.jsonl").write_text("")
    harmed = runut(tmp_path, "release", "--verify", "rilis")
    assert (harmed.returncode, "events.jsonl was changed" in harmed.stdout) == (1, True)
