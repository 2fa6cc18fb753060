"""`runut correct` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runut.store import Outcome, Store
from tests.command import runut
from tests.records import article, document, mention

TEXT = "Rusia mengecam Turki dan Israel di depan Putin.\nCatatan"
DAYS = ("2024-06-03", "2024-06-20", "2024-08-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from runut.pipeline import resolve_store

    with Store.open(tmp_path / "runut.db", create=True) as store:
        for n, day in enumerate(DAYS):
            doc = document(f"{TEXT} {n}.", path=f"{n}.txt", id=str(n))
            store.expect([doc])
            store.put(
                [(doc, Outcome(article=article(doc), mentions=(mention(doc, "Rusia", "ACCUSE", "Turki", day=day, text=TEXT),)))]
            )
        resolve_store(store)
    return tmp_path


def rows(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    done = runut(folder, *arguments, "--json")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_correction_from_the_first_word_to_its_undoing(folder: Path) -> None:
    first, second, _ = (row["id"] for row in rows(folder, "events"))
    said = runut(folder, "correct", "same", first, second, "--by", "sari", "--reason", "satu kecaman, dua tanggal")
    assert (said.returncode, said.stdout[:12]) == (0, "judgement 1 "), said.stderr
    assert len(rows(folder, "events")) == 2
    event = next(row["id"] for row in rows(folder, "events") if len(row["mentions"]) == 2)
    shown = runut(folder, "show", event).stdout
    assert "1: same, oleh sari" in shown
    assert "satu kecaman, dua tanggal" in shown
    assert runut(folder, "correct", "undo", "1", "--by", "budi").returncode == 0
    assert len(rows(folder, "events")) == 3
    assert [(row["kind"], row["holds"]) for row in rows(folder, "correct")] == [("same", False), ("undo", True)]


def test_a_field_is_changed_and_marked(folder: Path) -> None:
    one = rows(folder, "mentions")[0]["id"]
    done = runut(folder, "correct", "field", one, "recipients", "Presiden Suriah + Jepang")
    assert done.returncode == 0, done.stderr
    changed = next(row for row in rows(folder, "mentions") if row["id"] == one)
    assert changed["judged"] == "changed"
    assert [party["country"] for party in changed["recipients"]] == ["SYR", "JPN"]
    assert "[dinilai: diubah]" in runut(folder, "show", one).stdout


def test_a_whole_event_is_wrong(folder: Path) -> None:
    first, second, _ = (row["id"] for row in rows(folder, "events"))
    runut(folder, "correct", "same", first, second)
    event = next(row["id"] for row in rows(folder, "events") if len(row["mentions"]) == 2)
    assert runut(folder, "correct", "wrong", event).returncode == 0
    assert len(rows(folder, "events")) == 1
    assert [row["judged"] for row in rows(folder, "mentions")].count("wrong") == 2


def test_the_ledger_goes_out_and_comes_in_and_conflicts_have_a_status(folder: Path) -> None:
    one = rows(folder, "mentions")[0]["id"]
    runut(folder, "correct", "wrong", one, "--by", "sari")
    assert runut(folder, "correct", "--conflicts").returncode == 0
    runut(folder, "correct", "right", one, "--by", "budi")
    conflicts = runut(folder, "correct", "--conflicts", "--json")
    assert (conflicts.returncode, json.loads(conflicts.stdout)["kind"]) == (1, "disagree")
    assert runut(folder, "correct", "--export", "ledger.jsonl").returncode == 0
    again = runut(folder, "correct", "--import", "ledger.jsonl")
    assert (again.returncode, again.stderr) == (0, "0 judgements written, 2 known already\n")
    assert len((folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()) == 2


WRONG = [
    pytest.param(["hug", "ID"], "nothing to be judged", id="no judgement"),
    pytest.param(["same", "ID"], "write: runut correct same A B", id="one of two"),
    pytest.param(["same", "ID", "ID"], "are one event", id="an event with itself"),
    pytest.param(["wrong", "m-0000"], "nothing has the id", id="an id that is none"),
    pytest.param(["wrong", "d-"], "judge an event or a mention", id="a document"),
    pytest.param(["field", "ID", "colour", "red"], "'colour' is no field that can be changed", id="a field that is none"),
    pytest.param(["field", "ID", "type", "HUG"], "'HUG' is no type", id="a type that is none"),
    pytest.param(["field", "ID", "start", "kemarin"], "is no day", id="a day that is none"),
    pytest.param(["field", "ID", "figures", "banyak"], "is no figure", id="a figure that is none"),
    pytest.param(["undo", "7"], "names no judgement", id="a number that is none"),
    pytest.param(["--import", "tiada.jsonl"], "cannot be read", id="no file"),
]


def test_what_cannot_be_done_is_said(folder: Path) -> None:
    one = rows(folder, "mentions")[0]
    for case in WRONG:
        arguments, said = case.values
        names = {"ID": one["id"], "d-": one["document"]}
        done = runut(folder, "correct", *[names.get(word, word) for word in arguments])  # type: ignore[union-attr]
        assert (done.returncode, done.stdout) == (2, ""), case.id
        assert str(said) in done.stderr, case.id
    assert rows(folder, "correct") == []
