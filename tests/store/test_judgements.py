"""A correction lost by a re-run must never happen: by adding again, by a better coder, by another cleaning, by a kill, in any order."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runut.judging import cite_mentions, find_conflicts
from runut.records import EventMention, Span
from runut.records.judgement import Judgement
from runut.resolving import resolve_changes
from runut.store import Outcome, Store
from tests.records import article, document, mention, party

TEXT = "Rusia mengecam Israel, kata juru bicara di Moskow.\nTurki menyusul dengan kecaman atas Israel pada hari yang sama.\nCatatan"
N = 4


def doc_of(n: int) -> Any:
    return document(f"{TEXT} {n}.", path=f"{n}.txt", id=str(n))


def told(n: int, words: str = "mengecam", *, text: str | None = None, **fields: Any) -> EventMention:
    text = text or f"{TEXT} {n}."
    at = text.index(words)
    line = next(line for line in text.split("\n") if words in line)
    start = text.index(line)
    made = mention(
        doc_of(n), "Rusia" if words == "mengecam" else "Turki", text=text, **{"day": f"2025-06-{10 + 5 * n}", **fields}
    )
    trigger, evidence = Span(start=at, end=at + len(words), text=words), Span(start=start, end=start + len(line), text=line)
    return replace(made, trigger=trigger, evidence=evidence)


def add(store: Store, n: int, *mentions: EventMention, text: str | None = None, version: str = "1") -> None:
    doc = doc_of(n)
    store.expect([doc])
    body = text or doc.body.decode()
    read = Outcome(article=article(doc, text=body, outlet=f"koran{n}.id"), mentions=mentions or (told(n), told(n, "kecaman")))
    store.put([(doc, read)], version=version)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "runut.db", create=True) as opened:
        for n in range(N):
            add(opened, n)
        resolve_changes(opened)
        yield opened


def judge(
    store: Store, kind: str, one: EventMention, other: EventMention | None = None, at: int = 0, **fields: Any
) -> Judgement:
    made = Judgement(
        kind=kind,  # type: ignore[arg-type]
        one=cite_mentions(store, [one.id]),
        other=cite_mentions(store, [other.id]) if other else (),
        by="sari",
        at=f"2026-01-01T00:00:{at:02}",
        **fields,
    )
    store.judge([made])
    resolve_changes(store)
    return made


def seen(store: Store) -> dict[str, Any]:
    return {row["id"]: row for row in store.mentions()}


def events(store: Store) -> dict[str, str | None]:
    """Of each mention, its event."""
    return {id_: row["event"] for id_, row in seen(store).items()}


# What judgements do


def test_a_wrong_mention_is_in_no_event_and_stays_in_the_record(store: Store) -> None:
    wrong = told(0)
    judge(store, "wrong", wrong)
    assert (seen(store)[wrong.id]["judged"], events(store)[wrong.id]) == ("wrong", None)
    assert wrong.id not in {id_ for event in store.events() for id_ in event["mentions"]}
    assert store.damage() == ()


def test_a_changed_field_is_what_events_are_made_from(store: Store) -> None:
    judge(store, "field", told(0), field="recipients", value="Iran", parties=(party("Iran"),))
    row = seen(store)[told(0).id]
    assert (row["judged"], [p["country"] for p in row["recipients"]], row["id"]) == ("changed", ["IRN"], told(0).id)
    event = store.chain(row["event"])["event"]
    assert [p["country"] for p in event["recipients"]] == ["IRN"]
    with sqlite3.connect(store.path) as raw:
        assert "IRN" not in raw.execute("SELECT record FROM mentions WHERE id = ?", (told(0).id,)).fetchone()[0]


def test_same_and_different(store: Store) -> None:
    before = events(store)
    assert before[told(0).id] != before[told(1).id]
    judge(store, "same", told(0), told(1), 1)
    assert events(store)[told(0).id] == events(store)[told(1).id]
    judge(store, "different", told(0), told(1), 2)
    assert events(store) == before
    assert [conflict.kind for conflict in find_conflicts(store)] == ["apart"]


def test_undo_gives_back_what_was(store: Store) -> None:
    before = (seen(store), events(store))
    for at, made in enumerate([judge(store, "wrong", told(0), at=1), judge(store, "same", told(1), told(2), 2)]):
        assert (seen(store), events(store)) != before
        store.judge([Judgement(kind="undo", undoes=made.id, by="sari", at=f"2026-02-01T00:00:0{at}")])
    resolve_changes(store)
    assert (seen(store), events(store)) == before
    assert len(list(store.judgements())) == 4


# What they outlive

CLEANED = f"Berita hari ini\n{TEXT}".replace(", kata", "  kata")


def moved(n: int, words: str = "mengecam", **fields: Any) -> EventMention:
    return told(n, words, text=f"{CLEANED} {n}.", **fields)


RUNS = [
    pytest.param((told(0), told(0, "kecaman")), None, told(0).id, id="added again"),
    pytest.param((told(0, confidence=0.5), told(0, "kecaman")), None, told(0).id, id="a coder that is surer"),
    pytest.param(
        (told(0, mode="disapprove"), told(0, "kecaman")), None, told(0, mode="disapprove").id, id="a coder that knows the mode"
    ),
    pytest.param((moved(0), moved(0, "kecaman")), f"{CLEANED} 0.", moved(0).id, id="cleaned otherwise: every offset moves"),
    pytest.param((moved(0, mode="disapprove"),), f"{CLEANED} 0.", moved(0, mode="disapprove").id, id="both"),
]


@pytest.mark.parametrize(("mentions", "text", "now"), RUNS)
def test_judgements_outlive_another_reading(
    store: Store, mentions: tuple[EventMention, ...], text: str | None, now: str
) -> None:
    judge(store, "field", told(0), field="status", value="negated")
    judge(store, "same", told(0), told(2), 1)
    add(store, 0, *mentions, text=text, version="2")
    resolve_changes(store, version="2")
    assert (seen(store)[now]["judged"], seen(store)[now]["status"]) == ("changed", "negated")
    assert events(store)[now] == events(store)[told(2).id]
    assert find_conflicts(store) == []


def test_a_mention_that_is_gone_is_told_and_found_when_it_comes_back(store: Store) -> None:
    judge(store, "wrong", told(0))
    add(store, 0, told(0, "kecaman"), version="2")
    resolve_changes(store)
    assert [conflict.kind for conflict in find_conflicts(store)] == ["gone"]
    assert store.account().lost == 1
    add(store, 0, version="3")
    resolve_changes(store)
    assert seen(store)[told(0).id]["judged"] == "wrong"
    assert store.account().lost == 0


def test_a_ledger_kept_apart_works_in_another_store(store: Store, tmp_path: Path) -> None:
    judge(store, "wrong", told(0))
    judge(store, "same", told(1), told(2), 1)
    ledger, expected = store.ledger(), [row for row in store.dump() if row[0] not in ("sightings",)]
    for n, ledger_first in enumerate([True, False]):
        with Store.open(tmp_path / f"other{n}.db", create=True) as other:
            if ledger_first:
                assert other.judge(ledger) == 2
                assert other.judge(ledger) == 0, "known already"
                assert {c.kind for c in find_conflicts(other)} == {"absent"}
            for k in range(N):
                add(other, k)
            resolve_changes(other)
            if not ledger_first:
                other.judge(ledger)
                resolve_changes(other)
            assert [row for row in other.dump() if row[0] not in ("sightings",)] == expected


def test_the_same_article_in_another_wrapping_keeps_its_judgements(store: Store, tmp_path: Path) -> None:
    judge(store, "wrong", told(0))
    doc = document(f"{TEXT} 0.", path="lain.html", id="0", captured=None)
    doc = replace(doc, media_type="text/html")
    there = replace(told(0), document=doc.id)
    with Store.open(tmp_path / "other.db", create=True) as other:
        other.judge(store.ledger())
        other.expect([doc])
        other.put([(doc, Outcome(article=article(doc, text=f"{TEXT} 0."), mentions=(there,)))])
        resolve_changes(other)
        assert seen(other)[there.id]["judged"] == "wrong"


def test_order_and_portions_do_not_matter(tmp_path: Path) -> None:
    with Store.open(tmp_path / "source.db", create=True) as source:
        for n in range(N):
            add(source, n)
        resolve_changes(source)
        judge(source, "same", told(0), told(1), 1)
        judge(source, "same", told(1), told(2), 2)
        judge(source, "different", told(0, "kecaman"), told(1, "kecaman"), 3)
        judge(source, "field", told(3), at=4, field="type", value="REJECT")
        judge(source, "wrong", told(2, "kecaman"), at=5)
        undone = judge(source, "same", told(3), told(0), 6)
        source.judge([Judgement(kind="undo", undoes=undone.id, by="budi", at="2026-03-01T00:00:00")])
        resolve_changes(source)
        ledger, expected = source.ledger(), list(source.dump())
    for seed in range(12):
        chance = random.Random(seed)
        steps: list[Any] = [*range(N), *ledger]
        chance.shuffle(steps)
        with Store.open(tmp_path / f"{seed}.db", create=True) as store:
            for step in steps:
                store.judge([step]) if isinstance(step, Judgement) else add(store, step)
                if chance.random() < 0.6:
                    resolve_changes(store)
            resolve_changes(store)
            assert list(store.dump()) == expected
            assert store.damage() == ()


# The ledger itself


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("DELETE FROM judgements", id="delete"),
        pytest.param("UPDATE judgements SET made_by = 'x'", id="update"),
        pytest.param("UPDATE judgements SET id = id", id="update to the same"),
    ],
)
def test_the_ledger_refuses(store: Store, sql: str) -> None:
    judge(store, "wrong", told(0))
    with sqlite3.connect(store.path) as raw, pytest.raises(sqlite3.IntegrityError, match="undo one with another"):
        raw.execute(sql)


def test_the_ledger_lets_nothing_be_written_over(store: Store) -> None:
    made = judge(store, "wrong", told(0))
    with sqlite3.connect(store.path) as raw:
        raw.execute(
            "INSERT OR REPLACE INTO judgements SELECT row, id, kind, 'x', made_at, reason, record FROM judgements WHERE id = ?",
            (made.id,),
        )
    assert [row["by"] for row in store.judgements()] == ["sari"]


KILLED = """
import os, signal, sys
from runut.store import Store
from tests.store.test_judgements import judge, told
with Store.open(sys.argv[1]) as store:
    from runut.records.judgement import Judgement
    from runut.judging import cite_mentions
    made = Judgement(kind="wrong", one=cite_mentions(store, [told(0).id]), by="sari", at="2026-01-01T00:00:00")
    store.judge([made])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_judged_survives_a_kill_before_events_are_drawn(store: Store) -> None:
    store.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(store.path)], env={**os.environ, "PYTHONPATH": "."}, check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(store.path) as again:
        assert again.account().stale
        resolve_changes(again)
        assert seen(again)[told(0).id]["judged"] == "wrong"
