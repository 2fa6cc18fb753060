"""`runut add`: from files to a resolved store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, config_of, open_store, print_json

if TYPE_CHECKING:
    from runut.scale.local import Outcome, Progress


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files or folders; - is standard input.", show_default=False)
    ],
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; one a core if not given.", show_default=False)
    ] = None,
    resolve: Annotated[bool, typer.Option(help="Draw events from the mentions at the end.")] = True,
) -> None:
    """Read articles, code their events, and store them.

    Takes .html, .txt, .md, .jsonl, .csv, .warc and their .gz, told apart by content. What cannot be read is put in
    quarantine with its reason, and the run goes on. Adding the same input again changes nothing.

    With --json, one line for each document as soon as it is safely stored.
    """
    from runut.pipeline import resolve_store
    from runut.scale import add_sources

    with open_store(store, create=True) as opened:
        with progress_bar(quiet=json) as show:
            progress = add_sources(
                paths,
                opened,
                workers=workers,
                limits=config_of(context).limits,
                stdin=sys.stdin.buffer,
                on_progress=show,
                on_stored=print_outcomes if json else lambda _: None,
            )
        events = resolve_store(opened) if resolve else None
    print_summary(progress, events, store)


class progress_bar:  # noqa: N801  used as a context manager, like a function
    """A line on standard error that shows how far an `add` is; nothing where standard error is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self.shown = sys.stderr.isatty() and not quiet

    def __enter__(self) -> progress_bar:
        if self.shown:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            self.bar = Progress(
                TextColumn("reading"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[events]} event mentions, {task.fields[bad]} quarantined"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task("", total=None, events=0, bad=0)
            self.bar.start()
        return self

    def __call__(self, progress: Progress) -> None:
        if self.shown:
            done = progress.ok + progress.truncated + progress.quarantined + progress.known
            self.bar.update(self.task, completed=done, total=progress.found, events=progress.mentions, bad=progress.quarantined)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self.bar.stop()


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    from runut.records import Rejected

    print_json(
        {
            "id": document.id if document else None,
            "source_id": document.source_id if document else result.source_id if isinstance(result, Rejected) else None,
            "status": "quarantined" if isinstance(result, Rejected) else "truncated" if result.article.shortened else "ok",
            "reason": result.reason if isinstance(result, Rejected) else None,
            "mentions": 0 if isinstance(result, Rejected) else len(result.mentions),
        }
        for document, result in outcomes
    )


def listed(reasons: Counter[str]) -> str:
    """ "no party 20, told already 12": the commonest first."""
    return ", ".join(f"{reason} {times}" for reason, times in sorted(reasons.items(), key=lambda row: (-row[1], row[0])))


def print_summary(progress: Progress, events: int | None, store: str) -> None:
    """in = ok + truncated + quarantined + known, on standard error."""
    parts = [f"{progress.ok} read"]
    parts += [f"{progress.truncated} truncated"] if progress.truncated else []
    parts += [f"{progress.known} known already"] if progress.known else []
    parts += [f"{progress.quarantined} quarantined"] if progress.quarantined else []
    from runut.cli.ask import count

    print(f"{count(progress.found, 'document')}: {', '.join(parts)}", file=sys.stderr)
    total = "" if events is None else f"; {count(events, 'event')} in {store}"
    print(f"{count(progress.mentions, 'event mention')} in what was read now{total}", file=sys.stderr)
    if progress.abstained:
        print(f"abstained {progress.abstained.total()} times: {listed(progress.abstained)}", file=sys.stderr)
    if progress.quarantined:
        print(f"quarantined for: {listed(progress.reasons)}. See `runut quarantine --store {store}`", file=sys.stderr)
