"""A child process: reads sources or works on documents, under limits, and dies alone.

A reader child turns sources into documents; a worker child turns documents into readings. Neither opens the store.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Literal

from runut.errors import RunutError
from runut.limits import Limits
from runut.records import Document, Rejected
from runut.scale.messages import Done, Found, More, Open, Pause, Ready, Refused, Work, decode, decode_limits, encode

Role = Literal["reader", "worker"]


def run_child(connection: Connection, role: Role, limits: bytes) -> None:
    """Serve requests until the parent closes its end."""
    bounds = decode_limits(limits)
    confine(bounds)
    with contextlib.suppress(EOFError, BrokenPipeError):
        serve_reader(connection, bounds) if role == "reader" else serve_worker(connection, bounds)


def confine(limits: Limits) -> None:
    """Bound this process's memory and let it be the first to go when the machine has none left."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        import resource
    except ImportError:  # Windows has no such limits; the wall clock still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.child_bytes, limits.child_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")


def serve_worker(connection: Connection, limits: Limits) -> None:
    from runut.pipeline import load_resources, read_document, reject

    try:
        resources = load_resources()
    except RunutError as error:
        connection.send_bytes(encode(Ready(str(error))))
        return
    gc.set_threshold(20_000)  # an article makes as many things, and none that only the collector could free
    connection.send_bytes(encode(Ready()))
    while True:
        task: Work = decode(connection.recv_bytes())
        try:
            result = read_document(task.document, resources, limits)
        except MemoryError:
            result = reject(task.document, "clean", "memory", f"more than {limits.child_bytes >> 20} MiB")
        except Exception as error:  # the last line before the process: the run must go on, the error is kept
            result = reject(task.document, "clean", "error", describe_error(error))
        connection.send_bytes(encode(Refused(result) if isinstance(result, Rejected) else Done(result)))


def serve_reader(connection: Connection, limits: Limits) -> None:
    from runut.ingest import read_source

    connection.send_bytes(encode(Ready()))
    items: Iterator[Document | Rejected] = iter(())
    source, offset = "", 0
    while True:
        task: Open | More = decode(connection.recv_bytes())
        if isinstance(task, Open):
            spool = open(task.spool, "rb") if task.spool else None  # noqa: SIM115  it lives as long as `items`
            items, source, offset = iter(read_source(task.path, limits, spool)), task.path, 0
            continue
        count = size = 0
        ended = False
        while not ended and count < task.documents and size < task.size_bytes:
            try:
                item = next(items, None)
            except MemoryError:
                item, items = broken(source, offset, "memory", f"more than {limits.child_bytes >> 20} MiB"), iter(())
            except Exception as error:  # as above: a reader's bug costs the rest of one source, never the run
                item, items = broken(source, offset, "error", describe_error(error)), iter(())
            if item is None:
                ended = True
                continue
            count, offset = count + 1, item.offset
            size += len(item.body) if isinstance(item, Document) else 0
            connection.send_bytes(encode(Found(item) if isinstance(item, Document) else Refused(item)))
        connection.send_bytes(encode(Pause(ended)))


def broken(path: str, offset: int, reason: str, detail: str) -> Rejected:
    return Rejected(path=path, offset=offset, stage="ingest", reason=reason, detail=detail, source_id=path)


def describe_error(error: Exception) -> str:
    """The error and where it was raised, without the document's words beyond 80 characters."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {os.path.basename(frame.filename)}:{frame.lineno}: {str(error)[:80]}"
