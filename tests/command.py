"""`runut` as its user types it: in this process, which costs milliseconds, or in one of its own.

Most tests ask what a command prints and how it ends; `runut` tells them. What is about the process itself (its start,
its environment, children, own rows and rules, which are read once) asks `runut_alone`.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from runut.cli import main
from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT, Limits
from runut.pipeline import load_resources, read_document
from runut.scale.local import Adding, Progress
from runut.store import Store

COLUMNS = "100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left; the names are those of `subprocess.CompletedProcess`."""

    returncode: int
    stdout: str
    stderr: str


def runut(folder: Path, *arguments: str, columns: str = COLUMNS, store: str | None = None) -> Done:
    """The command in `folder`, in this process: all but the start of Python, and `add` without children.

    store: what RUNUT_STORE says.
    """
    given = {"COLUMNS": columns, "TERM": "dumb", "RUNUT_STORE": store}
    with kept_as_it_was(), contextlib.chdir(folder), CliRunner().isolation(env=given) as (out, err, _):
        sys.argv = ["runut", *arguments]
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        return Done(returncode=status, stdout=out.getvalue().decode(), stderr=err.getvalue().decode())


def runut_alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in `folder`, in a process of its own, with children where it starts some."""
    given = {**os.environ, "COLUMNS": COLUMNS, "TERM": "dumb"}
    given.pop("RUNUT_STORE", None)
    command = [sys.executable, "-c", "from runut.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, encoding="utf-8")


def page_by_page(folder: Path, size: int, *listing: str) -> list[list[str]]:
    """The lines of each page of a listing, from one cursor to the next."""
    pages, after = list[list[str]](), list[str]()
    while len(pages) < 50:
        done = runut(folder, *listing, "--limit", str(size), *after)
        assert done.returncode == 0, done.stderr
        pages.append(done.stdout.splitlines())
        if not done.stderr:
            break
        after = ["--after", shlex.split(done.stderr)[-1]]
    return pages


@contextlib.contextmanager
def kept_as_it_was() -> Iterator[None]:
    """What a command changes in its process and a process that ends need not undo; `add` reads here."""
    variables, arguments, on_pipe = dict(os.environ), sys.argv, signal.getsignal(signal.SIGPIPE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("runut.scale.add_sources", add_here)
        try:
            yield
        finally:
            signal.signal(signal.SIGPIPE, on_pipe)
            sys.argv = arguments
            os.environ.clear()
            os.environ.update(variables)


class AddingHere(Adding):
    def step(self) -> None:
        document = self.waiting.popleft()
        self.finish(document, read_document(document, load_resources(), self.limits))


def add_here(
    paths: Sequence[str], store: Store, *, limits: Limits = DEFAULT, on_progress: Any, on_stored: Any, **_: Any
) -> Progress:
    """`add_sources` without children: a test need not be guarded against its own documents."""
    adding = AddingHere(store, 1, limits, on_progress, on_stored)
    adding.run(list(read_source(path, limits)) for path in find_sources(paths))
    return adding.progress
