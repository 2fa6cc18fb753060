"""From files, folders and pipes to documents: what each source is, and the reader for it.

In: paths as the user gave them. Out: a `Document` for each body found, a `Rejected` for each stretch that gave none;
bad input never raises. Bodies keep their bytes: encoding, language and dates are for `clean`.

Offsets count bytes from the start of the source. In a packed file they count unpacked bytes, except in WARC, where
they are those of the gzip member, as in a CDX index, and in "bad-gzip", which names the place of the damage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import BinaryIO, Protocol

from runut.errors import LimitExceeded, Unreadable
from runut.ingest.csv_table import read_csv
from runut.ingest.form import SNIFFED
from runut.ingest.html import read_html
from runut.ingest.inflate import Gunzip
from runut.ingest.jsonl import read_json, read_jsonl
from runut.ingest.kind import Kind, find_kind, is_packed
from runut.ingest.runs import merge_runs
from runut.ingest.source import Source
from runut.ingest.text import read_text
from runut.ingest.warc import read_warc
from runut.limits import Limits
from runut.records import Document, Rejected


class Reader(Protocol):
    """The documents of a source of one kind, in the order in which they stand. May raise `Unreadable` for the rest of it."""

    def __call__(self, source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]: ...


READERS: dict[Kind, Reader] = {
    "html": read_html,
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "warc": read_warc,
}

_ABOUT_THE_FOLDER = ("readme", "license", "licence", "copying", "changelog")


def find_sources(paths: Sequence[str]) -> Iterator[str]:
    """Every file to read, in the order given; folders are walked in the order of their names.

    In a folder, hidden files and files about the folder itself (README, LICENSE) are left out; named, they are read.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _walk(path)
        else:
            yield path


def _walk(folder: str) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder  # read_source says why it cannot be read
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith(".") or name.partition(".")[0].casefold() in _ABOUT_THE_FOLDER:
            continue
        if os.path.isdir(path):
            if not os.path.islink(path):  # a link may lead back up
                yield from _walk(path)
        elif os.path.isfile(path) or os.path.islink(path):
            yield path


def read_source(path: str, limits: Limits, stdin: BinaryIO | None = None) -> Iterator[Document | Rejected]:
    """The documents in one source, by what its bytes are; "-" is standard input."""
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    with ExitStack() as stack:
        try:
            stream = (stdin or sys.stdin.buffer) if path == "-" else stack.enter_context(open(path, "rb"))
            source = Source(stream, keep=limits.record_bytes)
            yield from merge_runs(_plain_details(_read(source, path, shown, limits)))
        except Unreadable as error:
            yield Rejected(path=shown, offset=error.offset or 0, stage="ingest", reason=error.reason, detail=error.detail)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield Rejected(path=shown, offset=0, stage="ingest", reason="missing", detail=str(error)[:200])


def _plain_details(items: Iterator[Document | Rejected]) -> Iterator[Document | Rejected]:
    """Details may quote the input: nothing in them may steer a terminal or defy UTF-8."""
    for item in items:
        if isinstance(item, Rejected) and not item.detail.isprintable():
            item = replace(item, detail="".join(char if char.isprintable() else "\ufffd" for char in item.detail))
        yield item


def _read(source: Source, path: str, shown: str, limits: Limits) -> Iterator[Document | Rejected]:
    name = os.path.basename(path).casefold()
    for _ in range(limits.nested_encodings + 1):
        head = source.peek(SNIFFED)
        if not is_packed(head, name):
            break
        source, name = Source(Gunzip(source, limits)), name.removesuffix(".gz")
    else:
        raise LimitExceeded("bomb", f"packed more than {limits.nested_encodings} times over")
    if not head:
        source.read(1)  # raises what a packed source has met before its first byte
    reader = READERS[find_kind(head, name)]
    nothing = True
    for item in reader(source, shown, limits):
        nothing = False
        yield item
    if nothing:
        source.read(1)  # raises what the source has met behind its last byte
        raise Unreadable("empty", "it holds no document")
