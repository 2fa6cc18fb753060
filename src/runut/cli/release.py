"""`runut release`: a snapshot that can be cited, what changed since an earlier one, and whether one is still whole."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, config_of, open_store, print_json
from runut.errors import UsageError


@app.command()
def release(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="A folder that is not there yet.", show_default=False),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What it is cited as; runut-DAY if not given.", show_default=False)
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="Its day; the last day of publication if not given.", show_default=False)
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Whom to cite; may be given again.", show_default=False)
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="OLDFOLDER", help="Tell what was added, changed and withdrawn since that one.", show_default=False
        ),
    ] = None,
    verify: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Hash a release again, against its manifest, and write none.", show_default=False),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Write all that the store holds as a release: tables, a manifest with the hash of each, and how to cite it.

    Articles are left out, of each its hash is kept. Equal stores give equal bytes. A release is never written over. With
    --verify, exit status 1 when a byte differs.
    """
    from runut.cli.ask import count
    from runut.days import first_day
    from runut.release import release as write_release

    if verify is not None:
        check(verify)
        return
    if output is None:
        raise UsageError("where to? runut release -o FOLDER (or --verify FOLDER)")
    with open_store(store) as opened:
        day = first_day(date) if date else None
        made = write_release(
            opened, output, name=name, day=day, since=since, authors=author or (), limits=config_of(context).limits
        )
    about = made.manifest
    if json:
        print_json(
            [{"id": about.id, "name": about.name, "day": about.day, "counts": about.counts, "changes": len(made.changes)}]
        )
        return
    print(f"{about.name} ({about.id}): {count(about.counts['events'], 'event')} in {output}")
    if since is not None:
        kinds = Counter(change.change for change in made.changes)
        print(", ".join(f"{kinds[kind]} {kind}" for kind in ("added", "changed", "withdrawn")) + f": {output / 'CHANGES.md'}")
    if made.mixed:
        print(
            f"note: {', '.join(made.mixed)} read some of the documents; run `runut add` on all again to have them read by one coder",
            file=sys.stderr,
        )


def check(folder: Path) -> None:
    from runut.release import verify as differences

    problems = differences(folder)
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print(f"{folder} is as its manifest says")
