"""Adding sources to a store with children on this machine.

One reader child turns sources into documents, worker children take documents through their stages, and this process,
which parses nothing, writes the store. A child that exceeds a limit or dies costs the one document it held.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, BinaryIO

from runut.errors import ResourceError
from runut.ingest import find_sources
from runut.limits import DEFAULT, MIB, Limits
from runut.pipeline import Reading, coder_version, reject
from runut.records import Document, Rejected
from runut.scale.child import Role, broken, run_child
from runut.scale.messages import Done, Found, Message, More, Open, Pause, Ready, Refused, Work, decode, encode, encode_limits
from runut.store import Store

BATCH = 32
"""Documents a reader sends at once, and outcomes that one transaction holds at most: at about 10 ms a document a
commit every third of a second, so that little is done twice after a kill and the disk is not the bottleneck."""

START_SECONDS = 60.0
"""For a worker to load its resources, on a busy machine; no document's fault, so not counted against one."""

ChildMain = Callable[[Connection, Role, bytes], None]
Outcome = tuple[Document | None, Reading | Rejected]
"""No document: a stretch of a source that gave none."""


@dataclass(slots=True)
class Progress:
    """Where an `add` stands; grows while it runs.

    abstained: how often words that a rule knows made no event, by reason.
    found: documents and broken stretches that the sources held. known: read before by this version, so not again.
    """

    found: int = 0
    known: int = 0
    ok: int = 0
    truncated: int = 0
    quarantined: int = 0
    mentions: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    abstained: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)

    def count(self, result: Reading | Rejected) -> None:
        if isinstance(result, Rejected):
            self.quarantined += 1
            self.reasons[result.reason] += 1
            return
        if result.article.shortened:
            self.truncated += 1
        else:
            self.ok += 1
        self.mentions += len(result.mentions)
        self.abstained.update(dict(result.abstained))
        self.seconds.update(dict(result.seconds))


class Child:
    """A child process and the document it holds."""

    def __init__(self, role: Role, limits: Limits, main: ChildMain = run_child) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, far = context.Pipe()
        self.process = context.Process(target=main, args=(far, role, encode_limits(limits)), daemon=True)
        self.process.start()
        far.close()
        self.document: Document | None = None
        self.deadline = float("inf")
        self.served = 0
        self.ready = False

    def send(self, message: Message, seconds: float) -> None:
        """Give the child a task that must be answered within so many seconds."""
        self.deadline = time.monotonic() + seconds
        self.connection.send_bytes(encode(message))

    def receive(self) -> Any:
        """The next message; None when the child is gone."""
        try:
            return decode(self.connection.recv_bytes())
        except (EOFError, OSError):
            return None

    def end(self) -> str:
        """Stop the process at once; how it ended, for a person."""
        self.process.join(0.2)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        self.connection.close()
        return "stopped by runut" if code is None else f"signal {-code}" if code < 0 else f"exit status {code}"


def add_sources(
    paths: Sequence[str],
    store: Store,
    *,
    workers: int | None = None,
    limits: Limits = DEFAULT,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_stored: Callable[[Sequence[Outcome]], None] = lambda _: None,
    worker_main: ChildMain = run_child,
) -> Progress:
    """Read, clean, annotate, extract and store all that the paths hold; resolving is the caller's next step.

    workers: children that work on documents; None for one a core. stdin: what the path "-" stands for.
    on_stored: called with outcomes once they are committed: from then on a crash cannot lose them.
    worker_main: what a worker child runs; tests give one that crashes.
    """
    adding = Adding(store, workers, limits, on_progress, on_stored, worker_main=worker_main)
    with spooled(stdin if "-" in paths else None) as spool, adding:
        adding.run(read_sources(find_sources(paths), spool, limits))
    return adding.progress


def replay_quarantine(store: Store, *, workers: int | None = None, limits: Limits = DEFAULT) -> Progress:
    """Try every quarantined document again, from the bytes kept with it; what is read now leaves quarantine."""
    with Adding(store, workers, limits, lambda _: None, lambda _: None, again=True) as adding:
        adding.run([document] for document in store.quarantined_documents())
    return adding.progress


@contextmanager
def spooled(stdin: BinaryIO | None) -> Iterator[str | None]:
    """Standard input as a file, unread: the reader child has no standard input of its own."""
    if stdin is None:
        yield None
        return
    with tempfile.NamedTemporaryFile(prefix="runut-") as file:
        while block := stdin.read(MIB):
            file.write(block)
        file.flush()
        yield file.name


def read_sources(sources: Iterable[str], spool: str | None, limits: Limits) -> Iterator[list[Document | Rejected]]:
    """The sources' documents in batches, read by a child that is replaced when it fails."""
    with ExitStack() as stack:
        reader: Child | None = None
        for path in sources:
            if reader is None or not reader.process.is_alive():  # it may have died while it waited
                reader = stack.enter_context(ending(Child("reader", limits)))
            with suppress(OSError):  # gone this moment: `read_batch` will say so
                reader.send(Open(path, spool if path == "-" else None), patience(reader, limits))
            ended, failed, offset = False, False, 0
            while not ended:
                batch, ended, failed = read_batch(reader, path, offset, limits)
                offset = batch[-1].offset if batch else offset
                yield batch
            if failed:
                reader = None


@contextmanager
def ending(child: Child) -> Iterator[Child]:
    try:
        yield child
    finally:
        child.end()


def patience(reader: Child, limits: Limits) -> float:
    """Seconds in which it must answer: its own start is no source's fault."""
    return limits.seconds if reader.ready else START_SECONDS


def read_batch(reader: Child, path: str, offset: int, limits: Limits) -> tuple[list[Document | Rejected], bool, bool]:
    """(items, whether the source has ended, whether the reader failed)."""
    batch: list[Document | Rejected] = []
    try:
        reader.send(More(BATCH, 8 * MIB), patience(reader, limits))
    except OSError:
        return [broken(path, offset, "crash", f"the reader ended: {reader.end()}")], True, True
    while True:
        if not reader.connection.poll(max(0.0, reader.deadline - time.monotonic())):
            reader.end()
            batch.append(broken(path, batch[-1].offset if batch else offset, "timeout", f"no answer in {limits.seconds:g} s"))
            return batch, True, True
        message = reader.receive()
        if message is None:
            detail = f"the reader ended: {reader.end()}"
            batch.append(broken(path, batch[-1].offset if batch else offset, "crash", detail))
            return batch, True, True
        if isinstance(message, Ready):
            reader.ready, reader.deadline = True, time.monotonic() + limits.seconds
            continue
        if isinstance(message, Pause):
            return batch, message.ended, False
        batch.append(message.document if isinstance(message, Found) else message.rejected)


class Adding:
    """One `add`: hands documents to workers, collects outcomes, commits them."""

    def __init__(
        self,
        store: Store,
        workers: int | None,
        limits: Limits,
        on_progress: Callable[[Progress], None],
        on_stored: Callable[[Sequence[Outcome]], None],
        *,
        again: bool = False,
        worker_main: ChildMain = run_child,
    ) -> None:
        self.store, self.limits, self.again, self.worker_main = store, limits, again, worker_main
        self.on_progress, self.on_stored = on_progress, on_stored
        self.most = workers or os.cpu_count() or 1
        self.workers: list[Child] = []
        self.waiting: deque[Document] = deque()
        self.under_way: set[str] = set()
        self.seen_again: list[Document] = []
        self.outcomes: list[Outcome] = []
        self.progress = Progress()

    def __enter__(self) -> Adding:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.connection.close()
        for worker in self.workers:
            worker.process.kill()
            worker.process.join()

    def run(self, batches: Iterable[Sequence[Document | Rejected]]) -> None:
        for batch in batches:
            self.accept(batch)
            while len(self.waiting) >= BATCH:
                self.step()
        while self.waiting or any(w.document for w in self.workers):
            self.step()
        self.commit()

    def accept(self, batch: Sequence[Document | Rejected]) -> None:
        """Enter the batch in the store's intake, and queue what this version has not read yet."""
        self.progress.found += len(batch)
        self.store.expect(batch)
        known = (
            frozenset() if self.again else self.store.known([i.id for i in batch if isinstance(i, Document)], coder_version())
        )
        for item in batch:
            if isinstance(item, Rejected):
                self.finish(None, item)
            elif item.id in known or item.id in self.under_way:
                self.progress.known += 1
                self.seen_again.append(item)
            else:
                self.under_way.add(item.id)
                self.waiting.append(item)

    def step(self) -> None:
        """Keep every worker busy, then take in whatever is answered next."""
        for worker in [w for w in self.workers if w.document is None]:
            self.assign(worker)
        while self.waiting and len(self.workers) < self.most:
            self.workers.append(Child("worker", self.limits, self.worker_main))
            self.assign(self.workers[-1])
        busy = {w.connection: w for w in self.workers if w.document}
        if not busy:
            return
        pause = max(0.0, min(w.deadline for w in busy.values()) - time.monotonic())
        for connection in wait(list(busy), pause):
            assert isinstance(connection, Connection)
            self.collect(busy[connection])
        now = time.monotonic()
        for worker in [w for w in self.workers if w.document and w.deadline <= now]:
            if not worker.ready:
                self.begin(worker, None)
            self.replace(worker, "timeout", f"no answer in {self.limits.seconds:g} s")

    def assign(self, worker: Child) -> None:
        if not self.waiting:
            return
        worker.document = self.waiting.popleft()
        try:
            worker.send(Work(worker.document), self.limits.seconds if worker.ready else START_SECONDS)
        except OSError:
            self.replace(worker, "crash", "the child process was gone")

    def collect(self, worker: Child) -> None:
        message = worker.receive()
        document = worker.document
        assert document is not None
        if not worker.ready:
            self.begin(worker, message)
            return
        if message is None:
            self.replace(worker, "crash", "the child process ended")
            return
        worker.document, worker.deadline, worker.served = None, float("inf"), worker.served + 1
        assert isinstance(message, Done | Refused)
        self.finish(document, message.reading if isinstance(message, Done) else message.rejected)
        if worker.served >= self.limits.child_documents:
            worker.end()
            self.workers.remove(worker)

    def begin(self, worker: Child, message: Any) -> None:
        """A worker's first answer: from now on the time is its document's."""
        if not isinstance(message, Ready):
            raise ResourceError(f"a worker process could not start ({worker.end()}): run `runut doctor`")
        if message.failure:
            raise ResourceError(message.failure)
        worker.ready, worker.deadline = True, time.monotonic() + self.limits.seconds

    def replace(self, worker: Child, reason: str, detail: str) -> None:
        """Quarantine the document that a child failed on and drop the child; `step` starts another when needed."""
        assert worker.document is not None
        ended = worker.end()
        self.workers.remove(worker)
        self.finish(worker.document, reject(worker.document, "clean", reason, f"{detail} ({ended})"))

    def finish(self, document: Document | None, result: Reading | Rejected) -> None:
        self.progress.count(result)
        self.outcomes.append((document, result))
        if document is not None:
            self.under_way.discard(document.id)
        if len(self.outcomes) >= BATCH:
            self.commit()
        self.on_progress(self.progress)

    def commit(self) -> None:
        if self.outcomes:
            self.store.put(self.outcomes, version=coder_version(), limits=self.limits)
            self.on_stored(self.outcomes)
            self.outcomes = []
        ready = [d for d in self.seen_again if d.id not in self.under_way]
        if ready:
            self.store.saw(ready)
            self.seen_again = [d for d in self.seen_again if d.id in self.under_way]
