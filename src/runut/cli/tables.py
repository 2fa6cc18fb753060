"""Rows as a table that fits the terminal, as plain lines for a pipe, and as CSV.

Comes in: a head and rows of text, or JSON-ready answers. What the columns are, the commands tell.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], object]]

SIZED_ROWS = 200
"""Of a table in a pipe, so many are read before the first is written, to know how wide the columns are."""

WIDEST = 60
"""Of a column in a pipe; longer cells push the rest of their line aside."""

WIDEST_NARROW = 24
"""Of a column that keeps its line: an address may be longer than a terminal."""


def terminal_width() -> int | None:
    """Columns to fit into; None for a pipe that names none, whose lines are never broken or cut."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None


def console() -> Any:
    """Where prose goes: as wide as the terminal; in a pipe every line whole."""
    from rich.console import Console

    width = terminal_width()
    return Console(highlight=False, width=width) if width else Console(highlight=False, width=100_000)


def print_rows(
    head: Sequence[str], rows: Iterable[Sequence[str | None]], *, narrow: Collection[str], wide: Mapping[str, int]
) -> bool:
    """False where there are none. Cells of `narrow` columns keep their line, the others share what room is left by their weight
    in `wide`."""
    rows = iter(rows)
    first = list(islice(rows, SIZED_ROWS))
    if not first:
        return False
    if terminal_width() is None:
        print_plain(head, first, rows)
    else:
        print_fitted(head, [*first, *rows], narrow, wide)
    return True


def print_plain(head: Sequence[str], first: list[Sequence[str | None]], rest: Iterable[Sequence[str | None]]) -> None:
    """One line a row, in columns, for `grep`, `less -S` and files."""
    sizes = [min(max(len(one_line(row[n])) for row in (head, *first)), WIDEST) for n in range(len(head))]
    for some in ([head], first, rest):
        for row in some:
            print("  ".join(f"{one_line(cell):{size}}" for cell, size in zip(row, sizes, strict=True)).rstrip())


def print_fitted(
    head: Sequence[str], rows: list[Sequence[str | None]], narrow: Collection[str], wide: Mapping[str, int]
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, collapse_padding=True)
    for name in head:
        # Text from articles is data, never markup or control sequences: `Text` prints it as it is.
        if name in narrow:
            table.add_column(name, overflow="fold", max_width=WIDEST_NARROW)
        else:
            table.add_column(name, overflow="fold", ratio=wide.get(name, 1))
    for row in rows:
        table.add_row(*(Text("\n".join(map(printable, cell.split("\n")))) for cell in (c or "" for c in row)))
    console().print(table)


def printable(cell: str | None) -> str:
    """Without control characters: a title must not be able to move the cursor."""
    return "".join(c if c.isprintable() else " " for c in cell or "")


def one_line(cell: str | None) -> str:
    return " ".join(printable((cell or "").replace("\n", "  ")).split(" ")).strip()


def short(id_: str) -> str:
    """Enough of an id to find it by; where two begin alike, `runut show` says so and asks for more."""
    return id_[:10]


# For spreadsheets


def print_csv(columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """With a head even where there are no rows. Text that a spreadsheet would run is made inert (docs/exports.md)."""
    import csv
    import io

    from runut.export.cells import csv_cell

    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for name, _ in columns])
    writer.writerows([csv_cell(make(row)) for _, make in columns] for row in rows)
    out.detach()


def field(*path: str) -> Callable[[Row], object]:
    """The value at the end of a path of keys; None where a step has none."""

    def read(row: Row) -> object:
        value: Any = row
        for key in path:
            value = value.get(key) if value else None
        return value

    return read


def parties(role: str, *keys: str) -> Callable[[Row], object]:
    """Of each party the first of the keys that it has, in one cell."""
    from runut.export.cells import joined

    return lambda row: joined([next((party[key] for key in keys if party[key]), None) for party in row[role]])


def listed(key: str) -> Callable[[Row], object]:
    from runut.export.cells import joined

    return lambda row: joined(row[key])
