"""Releases: equal bytes from equal stores, what changed and why, and whether one is still whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from runut.errors import UsageError
from runut.judging import cite_mentions
from runut.pipeline import resolve_store
from runut.records.judgement import Judgement
from runut.release import release, verify
from runut.release.manifest import read_manifest
from runut.store import Outcome, Store
from tests.records import TEXT, article, document, mention

DAYS = ("2024-06-03", "2024-06-20", "2024-08-01")


def put(store: Store, n: int, actor: str = "Rusia", *, version: str = "1") -> None:
    """The n-th article, each with an accusation on a day of its own."""
    doc = document(f"{TEXT}\nCatatan {n}.", path=f"{n}.txt", id=f"b{n}")
    store.expect([doc])
    told = mention(doc, actor, day=DAYS[n % 3], text=TEXT)
    store.put([(doc, Outcome(article=article(doc), mentions=(told,)))], version=version)


def make(path: Path, order: Sequence[int] = (0, 1)) -> Store:
    store = Store.open(path, create=True)
    for n in order:
        put(store, n)
    resolve_store(store)
    return store


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def judge(store: Store, kind: str, reason: str | None = None, **fields: str) -> None:
    (first, *_) = store.mentions()
    cited = cite_mentions(store, [first["id"]])
    store.judge([Judgement(kind=kind, one=cited, by="sari", at="2026-01-01T00:00:00Z", reason=reason, **fields)])  # type: ignore[arg-type]


def test_stores_filled_in_different_order_give_equal_bytes(tmp_path: Path) -> None:
    for name, order in (("a", (0, 1, 2)), ("b", (2, 0, 1, 0))):
        with make(tmp_path / f"{name}.db", order) as store:
            release(store, tmp_path / name)
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert verify(tmp_path / "a") == ()
    assert read_manifest(tmp_path / "a").day == "2025-06-14", "the last day of publication"


def test_no_article_leaves_with_it(tmp_path: Path) -> None:
    with make(tmp_path / "x.db") as store:
        made = release(store, tmp_path / "r", name="Catatan Juni", day=date(2026, 1, 2), authors=["Sari: W"])
    (row, *_) = map(json.loads, (tmp_path / "r" / "documents.jsonl").read_text().splitlines())
    assert "text" not in row
    assert (len(row["sha256"]), row["coder"]) == (64, "1")
    assert made.mixed == ("1",), "another coder than this one read it"
    cited = (tmp_path / "r" / "CITATION.cff").read_text()
    assert 'title: "Catatan Juni"' in cited
    assert '- name: "Sari: W"' in cited
    assert "date-released: 2026-01-02" in cited


def wrong(store: Store) -> None:
    judge(store, "wrong", "salah baca")


def mended(store: Store) -> None:
    judge(store, "field", "sumber lain", field="status", value="negated")


def gone(store: Store) -> None:
    put(store, 0, "Suriah", version="2")


def more(store: Store) -> None:
    put(store, 2)


def again(store: Store) -> None:
    put(store, 0)


CHANGES: list[tuple[str, Callable[[Store], None], set[str], str]] = [
    ("a document more", more, {"added"}, "new document d-"),
    ("the only mention judged wrong", wrong, {"withdrawn"}, "judged: wrong (salah baca)"),
    ("a field mended", mended, {"changed"}, "judged: status is negated (sumber lain)"),
    ("read by another coder", gone, {"changed"}, "read otherwise by coder 2 than by 1"),
    ("nothing", again, set(), ""),
]


@pytest.mark.parametrize(("act", "kinds", "reason"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_what_changed_and_why(tmp_path: Path, act: Callable[[Store], None], kinds: set[str], reason: str) -> None:
    with make(tmp_path / "x.db") as store:
        old = release(store, tmp_path / "old").manifest
        act(store)
        resolve_store(store)
        made = release(store, tmp_path / "new", since=tmp_path / "old")
    assert {change.change for change in made.changes} == kinds
    assert all(change.reasons for change in made.changes)
    assert reason in " ".join(reason for change in made.changes for reason in change.reasons)
    assert made.manifest.since == old.id
    lines = (tmp_path / "new" / "changes.jsonl").read_text().splitlines()
    assert [json.loads(line)["event"] for line in lines] == [change.event for change in made.changes]
    page = (tmp_path / "new" / "CHANGES.md").read_text()
    assert all(change.event in page for change in made.changes)
    assert (old.id == made.manifest.id) is (not kinds)


DAMAGE: list[tuple[str, Callable[[Path], object], str]] = [
    (
        "a byte more",
        lambda f: (f / "events.jsonl").write_bytes((f / "events.jsonl").read_bytes() + b" "),
        "events.jsonl was changed",
    ),
    ("a table gone", lambda f: (f / "quotes.jsonl").unlink(), "quotes.jsonl is missing"),
    ("a file more", lambda f: (f / "catatan.txt").write_text("x"), "catatan.txt is no part"),
    ("another id", lambda f: change_manifest(f, "id", "r-0"), "the id r-0 is not that"),
]


def change_manifest(folder: Path, key: str, value: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))


@pytest.mark.parametrize(("harm", "told"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_told(tmp_path: Path, harm: Callable[[Path], object], told: str) -> None:
    with make(tmp_path / "x.db") as store:
        release(store, tmp_path / "r")
    harm(tmp_path / "r")
    assert [told in line for line in verify(tmp_path / "r")] == [True]


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    with make(tmp_path / "x.db") as store:
        release(store, tmp_path / "r")
        with pytest.raises(UsageError, match="there already, and a release is never changed"):
            release(store, tmp_path / "r")
        with pytest.raises(UsageError, match="does not exist"):
            release(store, tmp_path / "none" / "r")
        with pytest.raises(UsageError, match="is no release"):
            release(store, tmp_path / "s", since=tmp_path)
        put(store, 2)
        with pytest.raises(UsageError, match="events are older than mentions"):
            release(store, tmp_path / "s")
    change_manifest(tmp_path / "r", "format", 99)
    with pytest.raises(UsageError, match="Update runut"):
        verify(tmp_path / "r")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["r"], "nothing half written stays"
