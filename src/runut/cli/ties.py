"""`runut ties A B`: contacts and acts between two parties, month by month, as bars with what they are made of."""

from __future__ import annotations

import itertools
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, CsvOption, JsonOption, Lang, LangOption, StoreOption, app, open_store, print_json
from runut.cli.days import MONTHS
from runut.cli.pages import say_rest
from runut.cli.tables import field, listed, print_csv
from runut.cli.wording import say
from runut.days import first_day, last_day

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text

Answer = dict[str, Any]

NAMED_ACTS = 3
"""Codes on a line; `--json` has them all."""
LONGEST_GAP = 3
"""So many periods without events are shown one by one; more, as their number."""
FULL, HALF = "█", "▌"


class By(StrEnum):
    MONTH = "month"
    YEAR = "year"


COLUMNS = (
    "period", "from", "to", "way", "kind", "status", "origins", "cooperation", "conflict", "background", "disputed",
)  # fmt: skip


@app.command()
def ties(
    a: Annotated[str, typer.Argument(metavar="A", help="A country, group, body, person or office, however it is spelt.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    store: StoreOption = DEFAULT_STORE,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on: 2023, 2023-03 or 2023-03-15.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to and with this day.")] = None,
    by: Annotated[By, typer.Option(help="How long each bar is.")] = By.MONTH,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many rows; then there are no sums.")] = None,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="Go on where a page ended: the word that it ended with.")
    ] = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    lang: LangOption = Lang.ID,
) -> None:
    """Contacts and acts between two parties over time, with PLOVER's scores of conflict and cooperation.

    Deeds, contacts (meetings, visits, calls) and statements are told apart, and so is each way. Every event counts once,
    however many reports it has, in the month in which it happened. What was only planned, denied or supposed has no score and is listed
    apart. `--json` gives the ids of the events behind each row; `runut events --between A B` lists them.
    """
    from runut.asking import tie_keys
    from runut.store import Filters

    first, last = first_day(since) if since else None, last_day(until) if until else None
    filters = Filters(between=tie_keys((a, b)), since=first, until=last, limit=limit, after=after)
    with open_store(store) as opened:
        rows = [named(row, a, b) for row in opened.ties(filters, by.value)]
        more, cursor = opened.rest_of_ties(filters, by.value, rows) if rows and len(rows) == limit else (0, "")
    if json:
        print_json(rows)
    elif csv:
        print_csv([*((name, field(name)) for name in COLUMNS), ("events", listed("events"))], rows)
    elif rows:
        command = listing_command(a, b, store, since, until)
        print_ties(rows, (a, b), lang.value, command, whole=not more and after is None)
    else:
        from runut.cli.quotes import print_near

        print(say("line", "nothing", lang.value), file=sys.stderr)
        print_near([a, b], lang.value)
    say_rest(more, cursor, lang.value)


def listing_command(a: str, b: str, store: str, since: str | None, until: str | None) -> str:
    """What lists the events behind the picture."""
    days = [*(["--since", since] if since else []), *(["--until", until] if until else [])]
    where = [] if store == DEFAULT_STORE else ["--store", store]
    return shlex.join(["runut", "events", "--between", a, b, *days, *where])


def named(row: Answer, a: str, b: str) -> Answer:
    """The row with whom it goes from and to, as the user names them; where no side leads, A and B as they were asked for."""
    doer, target = (b, a) if row["way"] == "back" else (a, b)
    return {"period": row["period"], "from": doer, "to": target, **{k: v for k, v in row.items() if k != "period"}}


# The picture


def print_ties(rows: Sequence[Answer], parties: tuple[str, str], lang: str, command: str, *, whole: bool) -> None:
    """whole: whether these are all rows, so that they can be summed up."""
    from rich.console import Console
    from rich.text import Text

    from runut.cli.ask import printable

    console = Console(highlight=False)
    width = min(console.width, 110)
    periods = {period: list(group) for period, group in itertools.groupby(rows, key=lambda row: row["period"])}
    most = max((max(-sums(group)[0], sums(group)[1]) for group in periods.values()), default=0.0) or 1.0
    room = max((width - 2 * FIGURE - 18) // 2, 6)
    console.print(Text(printable(f"{parties[0]} – {parties[1]}"), style="bold"))
    head = f"{'':16}{say('tie', 'conflict', lang):>{room + FIGURE}} │ {say('tie', 'cooperation', lang)}"
    console.print(Text(head, style="dim"))
    known = [period for period in periods if period]
    for step in with_gaps(known):
        if isinstance(step, int):
            console.print(Text(f"{'':16}({say('tie', 'gap', lang).format(n=step)})", style="dim"))
            continue
        group = periods.get(step, [])
        console.print(bar(say_period(step, lang), group, most, room, lang))
        for line in details(group, lang):
            console.print(line)
    if None in periods:
        console.print(bar(say("tie", "no-period", lang), periods[None], most, room, lang))
        for line in details(periods[None], lang):
            console.print(line)
    for total in totals(rows, lang) if whole else ():
        console.print(total)
    console.print(Text(printable(f"{say('tie', 'listed', lang)}: {command}"), style="dim"))


FIGURE = 7
"""Columns for a sum of scores."""


def bar(label: str, rows: Iterable[Answer], most: float, room: int, lang: str) -> Text:
    """Conflict to the left of the middle, cooperation to the right, both on one scale."""
    from rich.text import Text

    conflict, cooperation = sums(rows)
    line = Text(f"{label[:15]:16}", style="bold")
    blocks = drawn(-conflict, most, room)
    line.append(
        " " * (room - len(blocks)) + f"{figure(conflict, lang):>{FIGURE - 1}} "
        if conflict
        else " " * (room - len(blocks) + FIGURE)
    )
    line.append(blocks, style="red")
    line.append(" │ ", style="dim")
    line.append(drawn(cooperation, most, room), style="green")
    if cooperation:
        line.append(f" {figure(cooperation, lang)}")
    return line


def drawn(value: float, most: float, room: int) -> str:
    halves = round(value / most * room * 2)
    return FULL * (halves // 2) + HALF * (halves % 2) if halves else (HALF if value else "")


def figure(value: float, lang: str) -> str:
    """
    >>> figure(-3.5, "id"), figure(12.0, "en"), figure(0, "id")
    ('-3,5', '+12', '0')
    """
    written = f"{value:+.1f}".removesuffix(".0") if value else "0"
    return written.replace(".", ",") if lang == "id" else written


def sums(rows: Iterable[Answer]) -> tuple[float, float]:
    rows = list(rows)
    return sum(row["conflict"] for row in rows), sum(row["cooperation"] for row in rows)


def details(rows: Sequence[Answer], lang: str) -> Iterator[Padding]:
    """One line for each way, kind and status: how many events, of what, and how much it scores."""
    from rich.padding import Padding
    from rich.text import Text

    from runut.cli.ask import printable

    for row in rows:
        to = " – " if row["way"] == "both" else " → "
        line = Text(printable(f"{row['from']}{to}{row['to']}"))
        done = row["status"] == "actual"
        line.append(f"  {say('tie', row['kind'], lang)}", style="bold" if done else "dim")
        if not done:
            line.append(f" [{say('status', row['status'], lang)}]", style="magenta")
        acts = [f"{label(act, lang)} {len(act['events'])}" for act in row["acts"][:NAMED_ACTS]]
        acts += ["…"] if len(row["acts"]) > NAMED_ACTS else []
        line.append(": " + ", ".join(acts))
        marks = [f"{say('line', mark, lang)} {row[mark]}" for mark in ("background", "disputed") if row[mark]]
        line.append(f"  ({'; '.join([say('tie', 'origins', lang).format(n=row['origins']), *marks])})", style="dim")
        if done:
            parts = [figure(score, lang) for score in (row["conflict"], row["cooperation"]) if score]
            line.append(f"  {' / '.join(parts) or '0'}", style="dim")
        yield Padding(line, (0, 0, 0, 4), expand=False)


def label(act: Answer, lang: str) -> str:
    mode = f" ({say('mode', act['mode'], lang)})" if act["mode"] else ""
    return say("type", act["type"], lang) + mode


def totals(rows: Sequence[Answer], lang: str) -> Iterator[Text]:
    """Sums by kind, and what was not done."""
    from rich.text import Text

    done = [row for row in rows if row["status"] == "actual"]
    for kind in ("deed", "contact", "statement"):
        of_kind = [row for row in done if row["kind"] == kind]
        if of_kind:
            number = sum(len(row["events"]) for row in of_kind)
            conflict, cooperation = sums(of_kind)
            score = " / ".join(figure(value, lang) for value in (conflict, cooperation) if value) or "0"
            yield Text(f"{say('tie', 'all', lang)} {say('tie', kind, lang)}: {number}  ({score})", style="bold")
    for status in ("future", "negated", "hypothetical"):
        number = sum(len(row["events"]) for row in rows if row["status"] == status)
        if number:
            yield Text(f"{say('tie', 'all', lang)} {say('status', status, lang)}: {number}  ({say('tie', 'unscored', lang)})")


def with_gaps(periods: Sequence[str]) -> Iterator[str | int]:
    """The periods with those between them, or their number where they are many.

    >>> list(with_gaps(["2024-11", "2025-01"])), list(with_gaps(["2010", "2020"]))
    (['2024-11', '2024-12', '2025-01'], ['2010', 9, '2020'])
    """
    for n, period in enumerate(periods):
        if n:
            gap = number_of(period) - number_of(periods[n - 1]) - 1
            if gap > LONGEST_GAP:
                yield gap
            else:
                yield from (period_named(number_of(periods[n - 1]) + k + 1, monthly=len(period) > 4) for k in range(gap))
        yield period


def number_of(period: str) -> int:
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def period_named(number: int, *, monthly: bool) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}" if monthly else f"{number:04}"


def say_period(period: str, lang: str) -> str:
    year, _, month = period.partition("-")
    return f"{MONTHS[lang][int(month) - 1]} {year}" if month else year
