"""The frame of exports: what is handed on, where it may be written, and that it is whole or not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runut.errors import UsageError
from runut.export import FORMATS, Options, export, find_format
from runut.export.run import NOTE
from runut.resolving import resolve_changes
from runut.store import Filters, Outcome, Store
from tests.command import runut
from tests.records import TEXT, article, document, mention

WAYS = [name for name, one in FORMATS.items() if one.writes == "file"][:1] + [
    n for n, o in FORMATS.items() if o.writes == "folder"
][:1]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, two of them of one happening; the third of another day."""
    path = tmp_path_factory.mktemp("export") / "runut.db"
    with Store.open(path, create=True) as store:
        for n, (day, actor, outlet) in enumerate(
            [
                ("2025-06-13", "Rusia", "satu.example"),
                ("2025-06-13", "Rusia", "dua.example"),
                ("2025-07-01", "Iran", "satu.example"),
            ]
        ):
            text = f"{TEXT.replace('Rusia', actor)}\nCatatan lain dengan angka {n * 7919} dan kata {'abc'[n] * 30}."
            doc = document(text, path=f"{n}.txt", id=str(n))
            store.expect([doc])
            store.put(
                [(doc, Outcome(article=article(doc, outlet=outlet), mentions=(mention(doc, actor, day=day, text=text),)))]
            )
        resolve_changes(store)
    return path


def told(path: Path, filters: Filters = Filters(), **options: Any) -> list[Any]:  # noqa: B008
    with Store.open(path, read_only=True) as store, store.handing_on(filters, **options) as record:
        return list(record.events())


def test_events_come_by_day_with_their_reports(path: Path) -> None:
    events = told(path)
    assert [event.event.start.isoformat() for event in events] == sorted(event.event.start.isoformat() for event in events)
    assert [len(event.reports) for event in events] == [2, 1]
    assert {report.source.outlet for report in events[0].reports} == {"satu.example", "dua.example"}
    assert {report.source.source_id for event in events for report in event.reports} == {"0", "1", "2"}
    assert all(report.source.text is None for event in events for report in event.reports)


def test_text_comes_when_asked_for(path: Path) -> None:
    first = told(path, with_text=True)[0].reports[0]
    evidence = first.mention.evidence
    assert first.source.text[evidence.start : evidence.end] == evidence.text
    assert first.source.length == len(first.source.text)


@pytest.mark.parametrize(
    ("filters", "events", "sources"),
    [
        pytest.param(Filters(), 2, 3, id="all"),
        pytest.param(Filters(limit=1), 1, 2, id="the first"),
        pytest.param(Filters(limit=0), 0, 0, id="none"),
        pytest.param(Filters(actor=frozenset({"IRN"})), 1, 1, id="an actor"),
        pytest.param(Filters(type="AID"), 0, 0, id="a type that is not there"),
        pytest.param(Filters(outlet="dua.example"), 1, 2, id="an outlet: the whole event"),
    ],
)
def test_filters(path: Path, filters: Filters, events: int, sources: int) -> None:
    with Store.open(path, read_only=True) as store, store.handing_on(filters) as record:
        assert (record.count, len(list(record.events())), len(list(record.sources()))) == (events, events, sources)


def test_two_walks_in_two_statements(path: Path) -> None:
    """However many events there are, a walk over them is two statements."""
    with Store.open(path, read_only=True) as store, store.handing_on() as record:
        said: list[str] = []
        with store.judging() as db:
            db._raw.set_trace_callback(said.append)
        first, again = list(record.events()), list(record.events())
        assert first == again
        assert len([sql for sql in said if not sql.lstrip().startswith("--")]) == 4


def test_what_others_write_meanwhile_is_not_seen(path: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "runut.db"
    shutil.copy(path, copy)
    with Store.open(copy, read_only=True) as store, store.handing_on() as record:
        before = list(record.events())
        with Store.open(copy, create=True) as other:
            doc = document("Turki mengecam Israel.", path="baru.txt", id="baru")
            other.expect([doc])
            other.put([(doc, Outcome(article=article(doc), mentions=(mention(doc, "Turki", text="Turki mengecam Israel."),)))])
            resolve_changes(other)
        assert list(record.events()) == before
    with Store.open(copy, read_only=True) as store, store.handing_on() as record:
        assert record.count == len(before) + 1


def test_a_walk_left_half_way_leaves_the_store_usable(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        with store.handing_on() as record:
            next(record.events())
        with store.handing_on() as record:
            assert len(list(record.events())) == 2


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_the_same_every_time(path: Path, tmp_path: Path, name: str) -> None:
    with Store.open(path, read_only=True) as store:
        for n in (1, 2):
            counts = export(store, FORMATS[name], tmp_path / f"{n}", Filters(), Options())
            assert counts
    files = [
        {str(f.relative_to(tmp_path / n)) if (tmp_path / n).is_dir() else "": f.read_bytes() for f in _files(tmp_path / n)}
        for n in "12"
    ]
    assert files[0]
    if name != "xlsx":  # a zip holds the time of its making, unless told otherwise
        assert files[0] == files[1]


def _files(path: Path) -> list[Path]:
    return sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]


@pytest.mark.parametrize("name", WAYS)
def test_nothing_is_replaced_unasked(path: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    with Store.open(path, read_only=True) as store:
        export(store, FORMATS[name], out, Filters(), Options())
        with pytest.raises(UsageError, match="--force"):
            export(store, FORMATS[name], out, Filters(), Options())
        before = {f: f.read_bytes() for f in _files(out)}
        export(store, FORMATS[name], out, Filters(limit=1), Options(), replace=True)
        assert {f: f.read_bytes() for f in _files(out)} != before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", WAYS)
def test_a_failure_leaves_what_was_there(path: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    with Store.open(path, read_only=True) as store:
        export(store, FORMATS[name], out, Filters(), Options())
        before = {f: f.read_bytes() for f in _files(out)}

        def broken(*_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr("runut.store.handover._read_source", broken)
        with pytest.raises(OSError, match="disk full"):
            export(store, FORMATS[name], out, Filters(), Options(), replace=True)
    assert {f: f.read_bytes() for f in _files(out)} == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        pytest.param("csv", "tidak/ada", "does not exist", id="no folder"),
        pytest.param("plover-jsonl", "../runut.db", "the store itself", id="the store"),
        pytest.param("plover-jsonl", "map", "is a folder", id="a folder for a file"),
        pytest.param("csv", "berkas", "is a file", id="a file for a folder"),
        pytest.param("plover-jsonl", "putus", "no plain file", id="a link that leads nowhere"),
    ],
)
def test_where_it_may_not_be_written(path: Path, name: str, out: str, said: str) -> None:
    folder = path.parent / "kerja"
    folder.mkdir(exist_ok=True)
    (folder / "map").mkdir(exist_ok=True)
    (folder / "berkas").touch()
    if not (folder / "putus").is_symlink():
        (folder / "putus").symlink_to("tidak-ada")
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError, match=said):
        export(store, FORMATS[name], folder / out, Filters(), Options(), replace=True)


def test_a_folder_of_somebody_is_left_alone(path: Path, tmp_path: Path) -> None:
    (tmp_path / "milik").mkdir()
    (tmp_path / "milik" / "catatan.txt").write_text("penting")
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError, match=NOTE):
        export(store, FORMATS["csv"], tmp_path / "milik", Filters(), Options(), replace=True)
    assert (tmp_path / "milik" / "catatan.txt").read_text() == "penting"


def test_a_folder_says_what_it_is(path: Path, tmp_path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        counts = export(store, FORMATS["csv"], tmp_path / "csv", Filters(), Options())
    note = json.loads((tmp_path / "csv" / NOTE).read_text())
    assert (note["made_by"], note["format"], note["counts"]) == ("runut", "csv", dict(counts))


@pytest.mark.parametrize("filters", [Filters(sort="origins"), Filters(after="e-1")], ids=["sorted", "a page"])
def test_the_order_is_one(path: Path, tmp_path: Path, filters: Filters) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError, match="by day"):
        export(store, FORMATS["csv"], tmp_path / "csv", filters, Options())


def test_a_format_that_is_none() -> None:
    with pytest.raises(UsageError, match="plover-jsonl"):
        find_format("word")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["plover-jsonl", "-o", "keluar.jsonl"], 0, "2 events, 3 mentions", id="a file"),
        pytest.param(["csv", "-o", "keluar", "--actor", "Iran"], 0, "1 events, 1 mentions", id="a folder, filtered"),
        pytest.param(["csv", "-o", "teks", "--with-text"], 0, "3 documents", id="with text"),
        pytest.param(["plover-jsonl"], 2, "-o PATH", id="no path"),
        pytest.param(["word", "-o", "x"], 2, "is no format", id="no format"),
        pytest.param(["list"], 0, "", id="the list"),
    ],
)
def test_the_command(path: Path, arguments: list[str], status: int, said: str) -> None:
    folder = path.parent
    done = runut(folder, "export", *arguments)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    if arguments == ["list"]:
        assert all(name in done.stdout for name in FORMATS)
    if "--with-text" in arguments:
        assert "Catatan lain dengan angka" in (folder / "teks" / "documents.csv").read_text("utf-8")
