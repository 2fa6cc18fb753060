"""Questions to the store: documents, mentions, events, timeline, search."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from types import MappingProxyType
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
            ["id", "published", "status", "outlet", "title"],
            (
                [short(r["id"]), say_published(r["published"]), r["status"], r["outlet"], r["title"] or first_words(r["text"])]
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
            ["id", "day", "type", "who to whom", "words"],
            ([short(r["id"]), say_days(r), coded(r), who_to_whom(r), r["evidence"]["text"]] for r in rows),
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
            ["id", "day", "type", "who to whom", "outlets", "origins"],
            ([short(r["id"]), say_days(r), coded(r), who_to_whom(r), ", ".join(r["outlets"]), str(r["origins"])] for r in rows),
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
    """Full text over the articles that were read, with the speaker where a match stands in a quote."""
    with open_store(store) as opened:
        rows = opened.search(" ".join(words), filters)
        if json:
            print_json(rows)
            return
        print_table(
            ["document", "published", "outlet", "title", "words"],
            ([short(r["id"]), say_published(r["published"]), r["outlet"], r["title"], say_hit(r)] for r in rows),
        )


def say_hit(row: dict[str, Any]) -> str:
    """The words around a match, and who says them where they stand in a quote."""
    return str(row["snippet"]) + (f"\n({row['said_by']})" if row["said_by"] else "")


NARROW = {
    "start",
    "end",
    "in",
    "kind",
    "precision",
    "earliest",
    "latest",
    "sentence",
    "id",
    "document",
    "published",
    "day",
    "type",
    "status",
    "outlet",
    "origins",
    "offset",
    "stage",
    "reason",
}
WIDE = {"title": 2, "who to whom": 2, "words": 3, "what was found": 2}


def short(id_: str) -> str:
    """Enough of an id to find it by; where two begin alike, `runut show` says so and asks for more."""
    return id_[:10]


def print_table(
    head: list[str], rows: Any, *, narrow: Collection[str] = frozenset(NARROW), wide: Mapping[str, int] = MappingProxyType(WIDE)
) -> None:
    """A table that fits the terminal: cells of `narrow` columns keep their line, the others share what room is left by
    their weight in `wide`."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = list(rows)
    if not rows:
        print("nothing matches", file=sys.stderr)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for name in head:
        # Text from articles is data, never markup or control sequences: `Text` prints it as it is.
        table.add_column(name, no_wrap=name in narrow, overflow="fold", ratio=None if name in narrow else wide.get(name, 1))
    for row in rows:
        table.add_row(*(Text("\n".join(map(printable, cell.split("\n")))) for cell in (c or "" for c in row)))
    Console().print(table)


def printable(cell: str | None) -> str:
    """Without control characters: a title must not be able to move the cursor."""
    return "".join(c if c.isprintable() else " " for c in cell or "")


def code_of(row: dict[str, Any]) -> str:
    return f"{row['type']}/{row['mode']}" if row["mode"] else str(row["type"])


def names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(p["name"] or p["text"] for p in parties)


def coded(row: dict[str, Any]) -> str:
    """Type, mode and status under each other, for a narrow column."""
    return "\n".join(
        part for part in (row["type"], row["mode"], None if row["status"] == "actual" else f"({row['status']})") if part
    )


def who_to_whom(row: dict[str, Any]) -> str:
    return f"{names(row['actors']) or '?'}" + (f" → {names(row['recipients'])}" if row["recipients"] else "")


def say_published(published: dict[str, Any] | None) -> str:
    return say_days(published) if published else "?"


def say_days(row: dict[str, Any]) -> str:
    """
    >>> say_days({"start": "2024-12-02", "end": "2024-12-03"}), say_days({"start": "2015-09-01", "end": None})
    ('2024-12-02/03', '2015-09-01/..')
    """
    start, end = row["start"] or "..", row["end"] or ".."
    if start == end:
        return "" if start == ".." else str(start)
    return f"{start}/{end[8:] if end[:8] == start[:8] else end}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 document", "2 documents" """
    return f"{number} {one if number == 1 else many or one + 's'}"


def first_words(text: str) -> str:
    return text[:60].replace("\n", " ") + ("…" if len(text) > 60 else "")
