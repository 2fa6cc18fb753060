"""`runut report`: a page that stands alone, on what passed between parties or what one did, each sentence with its footnote."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, Lang, LangOption, StoreOption, app, listing, open_store
from runut.cli.days import say_days, say_short
from runut.cli.wording import say
from runut.errors import UsageError

if TYPE_CHECKING:
    from runut.report import Tongue
    from runut.store import Filters

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}


@app.command()
@listing
def report(
    typed: typer.Context,
    *,
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The page to make: .html or .md; - for HTML on standard output.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Its heading; the parties asked for if not given.", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file of that name.")] = False,
    lang: LangOption = Lang.ID,
    filters: Filters,
) -> None:
    """A page to read, print and send on: timeline, contacts by month, who said what, disputes, pledges, footnotes to every sentence.

    It stands alone, asks no network and runs no script. `--limit` tells so many events at most, those of most independent origins.

    Examples: `runut report --between Rusia Suriah --since 2023 -o laporan.html`; `runut report --actor Lavrov --lang en -o lavrov.md`
    """
    from runut.report import Question, make_report

    if output is None:
        raise UsageError("a report is a file: name it with -o laporan.html or -o laporan.md")
    form = "html" if str(output) == "-" else FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(f"{output}: a report is .html or .md, not {output.suffix or 'without an ending'}")
    check(output, store, force=force)
    asked = tuple(narrowed(typed.params))
    own = [*(["--title", title] if title else []), "--lang", lang.value]
    question = Question(filters=filters, parties=parties(typed.params), title=title, asked=asked, command=(*asked, *own))
    with open_store(store) as opened:
        text, events = make_report(opened, question, tongue(lang), "md" if form == "md" else "html")
    data = text.encode("utf-8", "replace")
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
    print(f"{output}: {tongue(lang).count('n-events', events)}", file=sys.stderr)


def tongue(lang: Lang) -> Tongue:
    from runut.report import Tongue

    return Tongue(lang=lang.value, labels=say, long=say_days, short=say_short)


def check(output: Path, store: str, *, force: bool) -> None:
    """Nothing is written over that was not asked for, and the store never."""
    if str(output) == "-" or not output.exists():
        return
    if Path(store).exists() and output.samefile(store):
        raise UsageError(f"{output} is the store itself. Name another file with -o.")
    if not output.is_file():
        raise UsageError(f"{output} is no plain file. Name another with -o.")
    if not force:
        raise UsageError(f"{output} is there already. Replace it with --force, or name another with -o.")


def parties(params: Mapping[str, Any]) -> tuple[str, ...]:
    """For the heading, as they were typed."""
    between = params["between"]
    return tuple(between) if between else tuple(params[name] for name in ("actor", "recipient", "place") if params[name])[:1]


def narrowed(params: Mapping[str, Any]) -> Iterator[str]:
    """The filters as they would be typed: for the same question to a listing. Not the store, which may lie elsewhere by then."""
    from runut.store import Filters

    for name in (field.name for field in fields(Filters)):
        value = params.get(name)
        if value is None or name == "limit":
            continue
        flag = f"--{name.replace('_', '-')}"
        if value is False:
            yield {"disputed": "--undisputed"}.get(name, f"--no-{name}")
        else:
            yield flag
            yield from value if isinstance(value, tuple) else () if value is True else (str(value),)
