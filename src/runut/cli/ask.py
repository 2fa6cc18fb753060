"""Questions to the store: documents, mentions, events, timeline, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, Lang, LangOption, StoreOption, app, listing, open_store, print_json

if TYPE_CHECKING:
    from runut.store import Filters


@app.command()
@listing
def documents(*, store: StoreOption = DEFAULT_STORE, json: JsonOption = False, filters: Filters) -> None:
    """What was read: outlet, title, day of publication, status."""
    with open_store(store) as opened:
        rows = opened.documents(filters)
        if json:
            print_json(rows)
            return
        print_table(
            ["id", "published", "outlet", "title", "status"],
            (
                [r["id"], say_published(r["published"]), r["outlet"], r["title"] or first_words(r["text"]), r["status"]]
                for r in rows
            ),
        )


@app.command()
@listing
def mentions(*, store: StoreOption = DEFAULT_STORE, json: JsonOption = False, filters: Filters) -> None:
    """Event mentions: one report of one happening each, with its words."""
    with open_store(store) as opened:
        rows = opened.mentions(filters)
        if json:
            print_json(rows)
            return
        print_table(
            ["id", "type", "who", "to whom", "status", "day", "words"],
            (
                [
                    r["id"],
                    code_of(r),
                    names(r["actors"]),
                    names(r["recipients"]),
                    r["status"],
                    r["start"],
                    r["evidence"]["text"],
                ]
                for r in rows
            ),
        )


@app.command()
@listing
def events(*, store: StoreOption = DEFAULT_STORE, json: JsonOption = False, filters: Filters) -> None:
    """Events across documents, with the number of independent origins."""
    with open_store(store) as opened:
        rows = opened.events(filters)
        if json:
            print_json(rows)
            return
        print_table(
            ["id", "type", "who", "to whom", "status", "day", "outlets", "origins"],
            (
                [
                    r["id"],
                    code_of(r),
                    names(r["actors"]),
                    names(r["recipients"]),
                    r["status"],
                    r["start"],
                    ", ".join(r["outlets"]),
                    str(r["origins"]),
                ]
                for r in rows
            ),
        )


@app.command()
@listing
def timeline(
    *,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
    sentences: Annotated[bool, typer.Option("--sentences", "-s", help="Show the sentence behind each event.")] = False,
    background: Annotated[bool, typer.Option(help="Show what articles recall of earlier times.")] = True,
    lang: LangOption = Lang.ID,
    filters: Filters,
) -> None:
    """Events day by day, with who says so, for reading."""
    with open_store(store) as opened:
        from runut.cli.timeline import is_background, print_timeline

        rows = (r for r in opened.timeline(filters) if background or not is_background(r))
        if json:
            print_json(rows)
            return

        print_timeline(rows, lang.value, sentences=sentences)


@app.command()
@listing
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words to find; "in quotes" for a phrase.')],
    *,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
    filters: Filters,
) -> None:
    """Full text over the articles that were read."""
    with open_store(store) as opened:
        rows = opened.search(" ".join(words), filters)
        if json:
            print_json(rows)
            return
        print_table(
            ["document", "published", "outlet", "title", "words"],
            ([r["document"], say_published(r["published"]), r["outlet"], r["title"], r["snippet"]] for r in rows),
        )


def print_table(head: list[str], rows: Any) -> None:
    """A table that fits the terminal; ids are never cut, long cells wrap."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in head:
        # Text from articles is data, never markup or control sequences: `Text` prints it as it is.
        table.add_column(name, no_wrap=name in {"id", "document", "published", "day"}, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)


def printable(cell: str | None) -> str:
    """Without control characters: a title must not be able to move the cursor."""
    return "".join(c if c.isprintable() else " " for c in cell or "")


def code_of(row: dict[str, Any]) -> str:
    return f"{row['type']}/{row['mode']}" if row["mode"] else str(row["type"])


def names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(p["name"] or p["text"] for p in parties)


def say_published(published: dict[str, Any] | None) -> str:
    if published is None:
        return "?"
    start, end = published["start"], published["end"]
    return f"{start}" if start == end else f"{start}..{end}"


def first_words(text: str) -> str:
    return text[:60].replace("\n", " ") + ("…" if len(text) > 60 else "")
