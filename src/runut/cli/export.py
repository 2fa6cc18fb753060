"""`runut export`: the record as files that other programs load."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.app import DEFAULT_STORE, Lang, LangOption, StoreOption, app, listing, open_store

if TYPE_CHECKING:
    from runut.store import Filters

FormatArgument = Annotated[
    str,
    typer.Argument(metavar="FORMAT", help="Which: `list` tells them all, docs/exports.md their columns.", show_default=False),
]
OutOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="The file or folder to make.", show_default=False)
]
TextOption = Annotated[bool, typer.Option("--with-text", help="Whole articles as well; mind their licences.")]


@app.command()
@listing
def export(
    format: FormatArgument,
    *,
    output: OutOption = None,
    with_text: TextOption = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export of that name.")] = False,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = Lang.ID,
    filters: Filters,
) -> None:
    """Events with their reports as a file or folder for other programs. Words of articles are those of the evidence alone."""
    from runut.errors import UsageError
    from runut.export import FORMATS, Options, find_format
    from runut.export import export as write

    if format == "list":
        for one in FORMATS.values():
            print(f"{one.name:15} {one.writes:7} {one.about}")
        return
    chosen = find_format(format)
    if output is None:
        raise UsageError(f"{chosen.name} makes a {chosen.writes}: name it with -o PATH")
    with open_store(store) as opened:
        counts = write(opened, chosen, output, filters, Options(with_text=with_text, lang=lang.value), replace=force)
    print(f"{output}: {', '.join(f'{number} {kind}' for kind, number in counts.items())}", file=sys.stderr)
