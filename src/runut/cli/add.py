"""`runut add`: from files to a resolved store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, Lang, LangOption, StoreOption, app, config_of, open_store, print_json
from runut.cli.wording import counted, say

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
    lang: LangOption = Lang.ID,
) -> None:
    """Read articles, code their events, and store them.

    Takes .html, .txt, .md, .jsonl, .csv, .warc and their .gz, told apart by content. What cannot be read is put in
    quarantine with its reason, and the run goes on. Adding the same input again changes nothing.

    With --json, one line for each document as soon as it is safely stored.
    """
    from runut.pipeline import resolve_store
    from runut.scale import add_sources

    with open_store(store, create=True) as opened:
        with progress_bar(lang.value, quiet=json) as show:
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
    print_summary(progress, events, store, lang.value)


class progress_bar:  # noqa: N801  used as a context manager, like a function
    """A line on standard error that shows how far an `add` is; nothing where standard error is no terminal."""

    def __init__(self, lang: str, *, quiet: bool) -> None:
        self.lang = lang
        self.shown = sys.stderr.isatty() and not quiet

    def __enter__(self) -> progress_bar:
        if self.shown:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            self.bar = Progress(
                TextColumn(say("add", "reading", self.lang)),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[found]}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task("", total=None, found=self.found(0, 0))
            self.bar.start()
        return self

    def __call__(self, progress: Progress) -> None:
        if self.shown:
            done = progress.ok + progress.truncated + progress.quarantined + progress.known
            found = self.found(progress.mentions, progress.quarantined)
            self.bar.update(self.task, completed=done, total=progress.found, found=found)

    def found(self, mentions: int, quarantined: int) -> str:
        bad = say("add", "quarantined", self.lang).format(n=quarantined)
        return f"{counted('mention', mentions, self.lang)}, {bad}"

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


def print_summary(progress: Progress, events: int | None, store: str, lang: str) -> None:
    """in = ok + truncated + quarantined + known, on standard error."""
    parts = [say("add", "read", lang).format(n=progress.ok)]
    for part in ("truncated", "known", "quarantined"):
        number = getattr(progress, part)
        parts += [say("add", part, lang).format(n=number)] if number else []
    lines = [f"{counted('document', progress.found, lang)}: {', '.join(parts)}"]
    drawn = {"events": counted("event", events or 0, lang), "store": store}
    total = "" if events is None else f"; {say('add', 'in-store', lang).format(**drawn)}"
    lines.append(f"{counted('mention', progress.mentions, lang)} {say('add', 'read-now', lang)}{total}")
    if progress.abstained:
        lines.append(f"{say('add', 'abstained', lang).format(n=progress.abstained.total())}: {listed(progress.abstained)}")
    if progress.quarantined:
        see = {"reasons": listed(progress.reasons), "command": f"runut quarantine --store {store}"}
        lines.append(say("add", "quarantined-for", lang).format(**see))
    for line in lines:
        print(line, file=sys.stderr)
