"""One page of a listing: as a table, as JSON or as CSV, and after it how many more there are and how to get them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from runut.cli.app import Page, print_json
from runut.cli.days import say_number
from runut.cli.tables import Column, Row, print_csv, print_rows
from runut.cli.wording import say

if TYPE_CHECKING:
    from runut.store import Filters, Store

    Rest = Callable[[Filters, Sequence["Answer"]], tuple[int, str]]

Answer = dict[str, Any]
Cells = Sequence[str | None]

TERMINAL_ROWS = 50
"""Of a listing in a terminal, unless `--limit` says otherwise. A pipe, `--json` and `--csv` have all."""


def print_page(
    opened: Store,
    listing: str,
    filters: Filters,
    page: Page,
    *,
    ask: Callable[[Filters], Iterable[Answer]],
    columns: Sequence[Column],
    show: Callable[[Iterable[Answer], str], bool],
    words: str | None = None,
    lines: Callable[[Iterable[Answer]], Iterable[Row]] = iter,
    rest: Rest | None = None,
    nothing: str = "ask",
) -> bool:
    """`show` prints for people, and is false where there was nothing to print; so is the answer.

    lines: what a line of CSV is of an answer, where it is not the answer itself. rest: how many answers follow, where the
    store has a question of its own for that. nothing: the part of the wording that says that there is none.
    """
    if filters.limit is None and not page.json and not page.csv and sys.stdout.isatty():
        filters = replace(filters, limit=TERMINAL_ROWS)
    # A page is held to know where it ends; what has no limit runs through.
    rows: Iterable[Answer] = ask(filters) if filters.limit is None else list(ask(filters))
    lang = page.lang.value
    if page.json:
        print_json(rows)
    elif page.csv:
        print_csv(columns, lines(rows))
    elif not show(rows, lang):
        print(say(nothing, "nothing", lang), file=sys.stderr)
        return False
    if isinstance(rows, list) and rows and len(rows) == filters.limit:
        say_rest(*(rest(filters, rows) if rest else opened.rest(listing, filters, rows, words)), lang)
    return True


def say_rest(more: int, cursor: str, lang: str) -> None:
    """After a page: how many rows follow, and the command that lists them."""
    if more:
        sys.stdout.flush()
        print(f"{say('ask', 'more', lang).format(n=say_number(more, lang))} {next_command(cursor)}", file=sys.stderr)


def next_command(cursor: str) -> str:
    """The command that was typed, from there on."""
    typed, skip = [], False
    for word in sys.argv[1:]:
        if not skip and word != "--after" and not word.startswith("--after="):
            typed.append(word)
        skip = not skip and word == "--after"
    return shlex.join(["runut", *typed, "--after", cursor])


def table(
    heads: Sequence[str], cells: Callable[[Answer], Cells], *, wide: dict[str, int]
) -> Callable[[Iterable[Answer], str], bool]:
    """A `show` for `print_page`: columns that `wide` does not name keep their line."""

    def show(rows: Iterable[Answer], lang: str) -> bool:
        said = [say("ask", head, lang) for head in heads]
        weights = {say("ask", head, lang): weight for head, weight in wide.items()}
        return print_rows(said, map(cells, rows), narrow={head for head in said if head not in weights}, wide=weights)

    return show
