"""One export from beginning to end: the path checked, written beside it under another name, and put in its place when whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runut import __version__
from runut.errors import UsageError
from runut.export.formats import Format, Options
from runut.store import Filters, Store

PLAIN = Options()

NOTE = "_runut.json"
"""In every folder: what it is and what it holds. By it a folder that an export made is told from any other."""


def export(
    store: Store, format_: Format, path: Path, filters: Filters, options: Options = PLAIN, *, replace: bool = False
) -> Mapping[str, int]:
    """How many of what were written. replace: an earlier export may give way. Raises UsageError where the path cannot be had."""
    if filters.sort is not None or filters.after is not None:
        raise UsageError("an export has one order, by day, and no pages: leave --sort and --after away")
    check_path(path, format_, store.path, replace=replace)
    with store.handing_on(filters, with_text=options.with_text) as record, _put_in_place(path) as part:
        counts = format_.writer(record, part, options)
        if format_.writes == "folder":
            about = {"made_by": "runut", "version": __version__, "format": format_.name, "counts": dict(counts)}
            (part / NOTE).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return counts


def check_path(path: Path, format_: Format, store: Path, *, replace: bool) -> None:
    if not path.absolute().parent.is_dir():
        raise UsageError(f"the folder {path.absolute().parent} does not exist. Make it first.")
    if not path.exists() and not path.is_symlink():
        return
    if path.exists() and path.samefile(store):
        raise UsageError(f"{path} is the store itself. Name another {format_.writes} with -o.")
    if format_.writes == "folder" and not path.is_dir():
        raise UsageError(f"{path} is a file, and {format_.name} makes a folder. Name another with -o.")
    if format_.writes == "file" and path.is_dir():
        raise UsageError(f"{path} is a folder, and {format_.name} makes a file. Name one in it: -o {path / 'runut'}")
    if format_.writes == "file" and not path.is_file():
        raise UsageError(f"{path} is no plain file. Name another with -o.")
    if not replace:
        raise UsageError(f"{path} is there already. Replace it with --force, or name another with -o.")
    if path.is_dir() and any(path.iterdir()) and not (path / NOTE).is_file():
        raise UsageError(f"{path} was not made by runut export (no {NOTE} in it) and is left alone. Name another with -o.")


@contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    """A path beside it to write to; what was written there takes the name at the end, or is gone."""
    part = path.absolute().with_name(f".{path.name[:200]}.part-{os.getpid()}")
    _remove(part)
    try:
        yield part
        if path.is_dir():
            old = part.with_name(part.name + "-old")
            path.rename(old)
            part.rename(path)
            _remove(old)
        else:
            os.replace(part, path)
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
