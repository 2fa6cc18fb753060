"""One SQLite file: opening it safely, transactions, and SQLite's errors in words for a person.

Comes in: a path. Goes out: a `Database` whose every failure is a `StoreError` that names the file. What the tables
hold is left to the other modules of `runut.store`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from runut.errors import StoreError, UsageError

VERSION = 9
"""Of the schema; kept in `PRAGMA user_version`."""

APPLICATION = 0x72756E75
"""`PRAGMA application_id` of a store ("runu"), by which a foreign database is told from ours."""

BUSY_S = 30.0
"""How long a second writer waits before it is told so: longer than any batch takes to commit."""

Row = sqlite3.Row


class Database:
    def __init__(self, path: Path, raw: sqlite3.Connection, *, read_only: bool, busy_s: float) -> None:
        self.path, self.read_only = path, read_only
        self._raw, self._busy_s = raw, busy_s

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        with self._translated():
            # Not `yield from`: left half read, it would close the cursor, which fails once the store is closed.
            for row in self._raw.execute(sql, parameters):  # noqa: UP028
                yield row

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        return next(self.rows(sql, parameters), None)

    def number(self, sql: str, parameters: Sequence[object] = ()) -> int:
        row = self.row(sql, parameters)
        return int(row[0]) if row is not None else 0

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """The number of rows written."""
        with self._translated():
            return self._raw.execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        with self._translated():
            return self._raw.executemany(sql, rows).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; when it returns, what was written survives a loss of power. Inside another one, a part of it."""
        if self._raw.in_transaction:
            yield
            return
        # IMMEDIATE: the lock is taken (and waited for) here, so no statement inside can fail for want of it.
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            raise

    def close(self) -> None:
        with self._translated():
            self._raw.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            message = _explain(error, self.path, self._busy_s)
            if message is None:
                raise
            raise StoreError(message) from error


def open_database(path: Path, *, create: bool, read_only: bool, busy_s: float = BUSY_S) -> Database:
    """An open store of the present version, made or brought up to date where that is allowed.

    Raises UsageError where there is no store and `create` is off; StoreError where the file is damaged, not ours,
    or newer than this runut.
    """
    _check_path(path, create=create)
    mode = "ro" if read_only else "rwc" if create else "rw"
    try:
        # isolation_level=None: sqlite3 opens no transaction behind our back.
        raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=busy_s, isolation_level=None)
    except sqlite3.DatabaseError as error:
        raise StoreError(_explain(error, path, busy_s) or f"{path} cannot be opened: {error}") from error
    raw.row_factory = sqlite3.Row
    database = Database(path, raw, read_only=read_only, busy_s=busy_s)
    try:
        _prepare(database, create=create, read_only=read_only)
    except BaseException:
        raw.close()
        raise
    return database


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; --store takes the name of a file in it")
    if not path.exists() and not create:
        raise UsageError(f"there is no store at {path}. Make one with: runut add PATH... --store {path}")
    if not path.parent.is_dir():
        raise UsageError(f"the folder of the store {path} does not exist. Make it first.")


def _prepare(database: Database, *, create: bool, read_only: bool) -> None:
    found = database.number("PRAGMA user_version")
    if found == 0 and not _is_ours(database):
        if database.number("SELECT count(*) FROM sqlite_master"):
            raise StoreError(f"{database.path} is an SQLite database, but not one of runut's. Name another file with --store.")
        if not create:
            raise UsageError(f"{database.path} is empty. Fill it with: runut add PATH... --store {database.path}")
    elif not _is_ours(database):
        raise StoreError(f"{database.path} is the database of another program. Name another file with --store.")
    if found > VERSION:
        raise StoreError(
            f"{database.path} was written by a newer runut (store version {found}, this one reads up to {VERSION}). "
            "Update runut, or name another file with --store."
        )
    if read_only:
        if found < VERSION:
            raise StoreError(
                f"{database.path} is of store version {found}. Bring it to {VERSION} with: runut add --store FILE PATH"
            )
        return
    database.run("PRAGMA journal_mode = WAL")
    # FULL, not WAL's usual NORMAL: a commit reaches the disk before it is acknowledged, so it survives power loss too.
    database.run("PRAGMA synchronous = FULL")
    database.run("PRAGMA foreign_keys = ON")
    if found < VERSION:
        upgrade(database)


def _is_ours(database: Database) -> bool:
    return database.number("PRAGMA application_id") == APPLICATION


def upgrade(database: Database, scripts: Sequence[tuple[int, str]] | None = None) -> None:
    """Bring a store to the newest version, one numbered script after the other, each whole or not at all."""
    for version, script in shipped_scripts(database) if scripts is None else scripts:
        with database.transaction():
            # Read again under the lock: another process may have made or upgraded the store while this one waited.
            if database.number("PRAGMA user_version") >= version:
                continue
            for statement in split_statements(script):
                database.run(statement)
            database.run(f"PRAGMA application_id = {APPLICATION}")
            database.run(f"PRAGMA user_version = {version}")


def shipped_scripts(database: Database) -> list[tuple[int, str]]:
    folder = resources.files("runut.store")
    found = database.number("PRAGMA user_version")
    if found == 0:
        return [(VERSION, folder.joinpath("schema.sql").read_text("utf-8"))]
    steps = range(found + 1, VERSION + 1)
    return [(step, folder.joinpath("migrations", f"{step:04}.sql").read_text("utf-8")) for step in steps]


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script. `executescript` would commit the transaction it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _explain(error: sqlite3.DatabaseError, path: Path, busy_s: float) -> str | None:
    """SQLite's error in words for a person, or None for one that is a mistake of ours."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    family: dict[str, str] = {
        "SQLITE_BUSY": f"{path} is held by another writer (waited {busy_s:g} s). Let the other `runut` finish, then try again.",
        "SQLITE_LOCKED": f"{path} is held by another writer. Let the other `runut` finish, then try again.",
        "SQLITE_CORRUPT": f"{path} is damaged ({error}). Put it aside and read the sources again, or restore a copy.",
        "SQLITE_NOTADB": f"{path} is not a store: it is no SQLite database. Name another file with --store.",
        "SQLITE_READONLY": f"{path} cannot be written ({error}). Check its permissions and those of its folder.",
        "SQLITE_FULL": f"the disk of {path} is full. What was acknowledged is safe; make room and run the same command again.",
        "SQLITE_IOERR": f"{path} could not be read or written ({error}). Check the disk; what was acknowledged is safe.",
        "SQLITE_CANTOPEN": f"{path} cannot be opened ({error}). Check its permissions and those of its folder.",
        "SQLITE_PERM": f"{path} may not be opened ({error}). Check its permissions.",
    }
    return next((words for code, words in family.items() if name.startswith(code)), None)


def as_json_list(values: Iterable[str]) -> str:
    """For `IN (SELECT value FROM json_each(?))`: any number of values in one parameter."""
    return json.dumps(sorted(values))
