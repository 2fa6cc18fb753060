"""Writes a release, whole or not at all: into a folder beside the wanted one, which then takes its name."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from runut import __version__
from runut.errors import UsageError
from runut.limits import DEFAULT, Limits
from runut.pipeline import coder_version
from runut.release.compare import Change, compare
from runut.release.manifest import (
    FORMAT,
    NAME,
    File,
    Manifest,
    describe_file,
    encode_manifest,
    name_of_content,
    read_manifest,
    resource_digests,
)
from runut.release.pages import changes_page, citation
from runut.release.tables import TABLES
from runut.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """mixed: versions of the coder other than this one that read some of the documents: running `add` again makes them one."""

    manifest: Manifest
    changes: tuple[Change, ...]
    mixed: tuple[str, ...]


def release(
    store: Store,
    folder: Path,
    *,
    name: str | None = None,
    day: date | None = None,
    since: Path | None = None,
    authors: Sequence[str] = (),
    language: str = "id",
    limits: Limits = DEFAULT,
) -> Made:
    """Write all that the store holds. name, day: of the release; without them after its last day of publication.

    since: an earlier release to tell the changes from. Raises UsageError where the folder is there already, where `since` is no
    release, and where events are older than the mentions that they are drawn from.
    """
    check(store, folder)
    earlier = read_manifest(since) if since else None
    with put_in_place(folder) as part, store.snapshot():
        tables = tuple(write_table(store, part, table) for table in TABLES)
        about = describe(store, part, tables, name, day, language, limits)
        changes: tuple[Change, ...] = ()
        extra = [write(part / "CITATION.cff", citation(about, part / "documents.jsonl", authors))]
        if since and earlier:
            about = replace(about, since=earlier.id)
            changes = tuple(compare(since, part))
            extra.append(write(part / "changes.jsonl", b"".join(msgspec.json.encode(c) + b"\n" for c in changes), len(changes)))
            extra.append(write(part / "CHANGES.md", changes_page(earlier, about, changes).encode()))
        ordered = tuple(sorted((*tables, *extra), key=lambda file: file.name))
        about = replace(about, files=ordered)
        (part / NAME).write_bytes(encode_manifest(about))
    return Made(manifest=about, changes=changes, mixed=tuple(sorted(about.coders.keys() - {coder_version()})))


def check(store: Store, folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"{folder} is there already, and a release is never changed. Name another with -o.")
    if not folder.absolute().parent.is_dir():
        raise UsageError(f"the folder {folder.absolute().parent} does not exist. Make it first.")
    if store.account().stale:
        raise UsageError("events are older than mentions: run `runut add` again, with nothing new if need be")


def write_table(store: Store, folder: Path, table: str) -> File:
    path, rows = folder / f"{table}.jsonl", 0
    with path.open("wb") as out:
        for row in TABLES[table](store):
            out.write(msgspec.json.encode(row) + b"\n")
            rows += 1
    return describe_file(path, rows)


def write(path: Path, content: bytes, rows: int | None = None) -> File:
    path.write_bytes(content)
    return describe_file(path, rows)


def describe(
    store: Store, folder: Path, tables: tuple[File, ...], name: str | None, day: date | None, language: str, limits: Limits
) -> Manifest:
    last = max((row["published"]["end"] for row in read_rows(folder / "documents.jsonl") if row["published"]), default=None)
    shown, digests = day.isoformat() if day else last, resource_digests(language)
    return Manifest(
        format=FORMAT,
        id=name_of_content(tables),
        name=name or f"runut-{shown or 'undated'}",
        day=shown,
        runut=__version__,
        coder=coder_version(),
        coders=dict(sorted(Counter(store.versions().values()).items())),
        language=language,
        limits=asdict(limits),
        model=digests["model"],
        gazetteer=digests["gazetteer"],
        rules=digests["rules"],
        counts={table.name.removesuffix(".jsonl"): table.rows or 0 for table in tables},
        quarantined=store.account().quarantined,
        since=None,
    )


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        yield from map(msgspec.json.decode, lines)


@contextmanager
def put_in_place(folder: Path) -> Iterator[Path]:
    """A folder beside it to write to, which takes its name at the end, or is gone."""
    part = folder.absolute().with_name(f".{folder.name[:200]}.part-{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
