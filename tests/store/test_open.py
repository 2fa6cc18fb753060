"""Files that are not a store, or no longer, or not yet: a message that names the file and the next step."""

from __future__ import annotations

import gc
import re
import sqlite3
import threading
from pathlib import Path

import pytest

from runut.errors import RunutError, StoreError, UsageError
from runut.store import Outcome, Store
from runut.store.database import VERSION, open_database, split_statements, upgrade
from tests.records import article, document
from tests.store.adding import make


def make_store(path: Path, count: int = 40) -> Path:
    with Store.open(path, create=True) as store:
        store.expect([make(n)[0] for n in range(count)])
        store.put([make(n) for n in range(count)])
    return path


def cut(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def be_newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")


def be_foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE kontak (nama TEXT)")


def be_marked_by_another(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA application_id = 1196444487")


def scramble(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[8192:16384] = b"\xa5" * 8192
    path.write_bytes(body)


BROKEN = [
    pytest.param(lambda p: cut(p, 0.5), StoreError, "is damaged", id="cut in half"),
    pytest.param(lambda p: cut(p, 0.01), StoreError, "is damaged|no SQLite database", id="all but cut off"),
    pytest.param(lambda p: p.write_bytes(b"<html>" * 100), StoreError, "no SQLite database", id="a web page"),
    pytest.param(lambda p: p.write_bytes(b""), UsageError, "is empty.*runut add", id="an empty file"),
    pytest.param(be_foreign, StoreError, "not one of runut's", id="a database of somebody else"),
    pytest.param(be_marked_by_another, StoreError, "of another program", id="a GeoPackage"),
    pytest.param(be_newer, StoreError, "newer runut", id="from the future"),
    pytest.param(lambda p: p.unlink(), UsageError, "there is no store at .*runut add PATH", id="nothing there"),
]


@pytest.mark.parametrize(("breaking", "error", "message"), BROKEN)
def test_a_file_that_is_no_store_says_so(tmp_path: Path, breaking, error: type[RunutError], message: str) -> None:
    path = make_store(tmp_path / "runut.db")
    breaking(path)
    with pytest.raises(error, match=message) as raised:
        Store.open(path).close()
    assert str(path) in str(raised.value)


def test_a_page_scrambled_in_the_middle_is_found_or_reported(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    scramble(path)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:  # noqa: PT012 (either step may find it)
        if store.damage():
            raise StoreError("damaged, says SQLite's own check")


def test_damage_met_while_reading_is_a_store_error(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db", 400)
    body = bytearray(path.read_bytes())
    for page in range(4096 * 20, len(body) - 4096, 4096):
        body[page : page + 4096] = b"\xa5" * 4096
    path.write_bytes(body)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        list(store.documents())


@pytest.mark.parametrize("path", ["folder", "folder/missing/runut.db"], ids=["a folder", "a folder that is not there"])
def test_a_store_needs_a_file_in_a_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="folder"):
        Store.open(tmp_path / path, create=True)


def test_a_store_left_empty_by_a_kill_is_made(tmp_path: Path) -> None:
    path = tmp_path / "runut.db"
    path.touch()
    make_store(path)


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    with Store.open(path, read_only=True) as store:
        assert len(list(store.documents())) == 34
        with pytest.raises(StoreError, match="cannot be written"):
            store.expect([document()])


def test_a_reader_sees_one_state_beside_a_writer(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    with Store.open(path, read_only=True) as reader, Store.open(path) as writer:
        listing = reader.documents()
        first = next(listing)
        doc = document("Berita baru.")
        writer.put([(doc, Outcome(article=article(doc)))])
        assert len([first, *listing]) == 34
        assert len(list(reader.documents())) == 35


@pytest.mark.filterwarnings("error")
def test_a_listing_may_be_left_half_read(tmp_path: Path) -> None:
    """As in `runut documents --json | head`."""
    with Store.open(make_store(tmp_path / "runut.db"), read_only=True) as store:
        listing = store.documents()
        next(listing)
    del listing
    gc.collect()


def test_a_second_writer_waits_and_is_told_in_the_end(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    second = Store.open(path, busy_s=0.1)
    with Store.open(path) as first, first.resolving(), pytest.raises(StoreError, match="held by another writer"):
        second.expect([document("Berita baru.")])
    second.close()


def test_a_second_writer_that_waits_gets_its_turn(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    held, tried = threading.Event(), threading.Event()

    def hold() -> None:
        with Store.open(path) as first, first.resolving():
            held.set()
            tried.wait(0.3)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with Store.open(path) as second:
        second.expect([document("Berita baru.")])
        assert second.account().pending == 1
    thread.join()


def test_an_upgrade_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = make_store(tmp_path / "runut.db")
    database = open_database(path, create=False, read_only=False)
    with pytest.raises(sqlite3.OperationalError):
        upgrade(database, [(VERSION + 1, "CREATE TABLE baru (a);\nCREATE TABLE baru (a);\n")])
    assert database.number("PRAGMA user_version") == VERSION
    upgrade(database, [(VERSION + 1, "CREATE TABLE baru (a);\n"), (VERSION + 1, "CREATE TABLE baru (a);\n")])
    assert database.number("PRAGMA user_version") == VERSION + 1
    database.close()


SCHEMA = Path(__file__).parents[2] / "src" / "runut" / "store" / "schema.sql"


def test_every_table_and_column_has_its_comment() -> None:
    for statement in split_statements(SCHEMA.read_text("utf-8")):
        name = re.search(r"CREATE TABLE (\w+) \(\n(.*?)\n\)", statement, re.DOTALL)
        if name is None:
            continue
        assert statement.lstrip().startswith("--"), f"table {name[1]} has no comment"
        for line in name[2].splitlines():
            assert "--" in line or line.lstrip().startswith("PRIMARY KEY"), f"{name[1]}: {line.strip()} has no comment"


def test_there_is_a_migration_for_every_version() -> None:
    found = sorted(path.name for path in (SCHEMA.parent / "migrations").glob("*.sql"))
    assert found == [f"{version:04}.sql" for version in range(2, VERSION + 1)]
