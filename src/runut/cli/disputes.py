"""`runut disputes` and `runut pledges`: where accounts differ, and what came of what was promised, planned and demanded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, Page, StoreOption, app, listing, open_store
from runut.cli.days import say_days
from runut.cli.tables import Column, field, listed, parties
from runut.cli.wording import say, say_reasons
from runut.days import last_day

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text

    from runut.store import Filters

Answer = dict[str, Any]

SENTENCES = 2
"""Shown of each account; `--json` has them all."""


class About(StrEnum):
    FIGURE = "figure"
    DOER = "doer"
    DATE = "date"
    HAPPENED = "happened"


class Kind(StrEnum):
    PLEDGE = "pledge"
    PLAN = "plan"
    DEMAND = "demand"


@app.command()
@listing
def disputes(
    *,
    store: StoreOption = DEFAULT_STORE,
    about: Annotated[About | None, typer.Option(help="Only disputes about this.")] = None,
    page: Page,
    filters: Filters,
) -> None:
    """Where accounts of one happening cannot all be right: figures, who did it, when, and whether it happened.

    Each account stands with whose word it is, in how many independent origins, and its sentences. A figure that one voice corrects
    later is a series, not a dispute: its earlier values stand in brackets.
    """
    from runut.cli.pages import print_page

    asked = replace(filters, disputed_about=about.value if about else None)
    with open_store(store) as opened:
        print_page(
            opened,
            "disputes",
            asked,
            page,
            ask=opened.disputes,
            columns=account_columns(),
            show=print_disputes,
            lines=each_account,
            nothing="dispute",
        )


@app.command()
@listing
def pledges(
    *,
    store: StoreOption = DEFAULT_STORE,
    still_open: Annotated[
        bool, typer.Option("--open", help="Only what is not known to be carried out, answered or called off.")
    ] = False,
    kind: Annotated[Kind | None, typer.Option(help="Only pledges, plans or demands.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="As known on this day; without it, on the last day of publication.")
    ] = None,
    page: Page,
    filters: Filters,
) -> None:
    """What was promised, planned and demanded, and what is known to have come of it.

    "Open" tells what the articles that were read do not tell: none of them reports that it was carried out. What is planned for a day
    that has not passed is pending.
    """
    from runut.cli.pages import print_page
    from runut.store import Known

    known = Known(on=last_day(on) if on else None, kind=kind.value if kind else None, still_open=still_open)
    with open_store(store) as opened:
        print_page(
            opened,
            "pledges",
            filters,
            page,
            ask=lambda asked: opened.pledges(asked, known),
            columns=outcome_columns(),
            show=print_pledges,
            rest=lambda asked, rows: opened.rest_of_pledges(asked, known, rows),
            nothing="pledge",
        )


# Tables


def outcome_columns() -> list[Column]:
    """Of a pledge, plan or demand a line."""
    return [
        ("event", field("event", "id")),
        ("kind", field("kind")),
        ("state", field("state")),
        ("type", field("event", "type")),
        *((side, lambda row, side=side: parties(side, "name")(row["event"])) for side in ("actors", "recipients")),
        *((name, field(name)) for name in ("told_on", "due", "on")),
        ("outcome", field("outcome", "event", "id")),
    ]


def account_columns() -> list[Column]:
    """Of an account a line."""
    return [
        *((name, field(name)) for name in ("event", "about", "kind", "value")),
        ("said_by", parties("said_by", "name")),
        ("origins", field("origins")),
        *((name, listed(name)) for name in ("earlier", "documents", "mentions")),
    ]


def each_account(rows: Iterable[Answer]) -> Iterator[Answer]:
    return ({**row, **account} for row in rows for account in row["accounts"])


# Disputes


def print_disputes(rows: Iterable[Answer], lang: str) -> bool:
    from rich.console import Console

    console, empty = Console(highlight=False), True
    for row in rows:
        empty = False
        console.print()
        for line in dispute_lines(row, lang):
            console.print(line)
    return not empty


def dispute_lines(row: Answer, lang: str) -> Iterator[Padding]:
    """The event on a line, what is disputed, then each account with its words."""
    from rich.padding import Padding

    yield Padding(event_line(row["told"], lang), (0, 0, 0, 0))
    yield from account_lines(row, lang)


def account_lines(row: Answer, lang: str) -> Iterator[Padding]:
    from rich.padding import Padding
    from rich.text import Text

    what = say("dispute", row["about"], lang)
    if row["kind"]:
        noun, _, unit = row["kind"].partition(" ")
        what += f" {say('dispute', noun, lang)}" + (f" ({unit})" if unit else "")
    yield Padding(Text(what, style="magenta"), (0, 0, 0, 2))
    for account in row["accounts"]:
        line = Text(say_value(row["about"], account["value"], lang), style="bold")
        line.append(f"  {voices(account, lang)}", style="not bold")
        outlets = ", ".join(dict.fromkeys(words["outlet"] or "?" for words in account["words"]))
        line.append(f"; {outlets} ({say('dispute', 'origins', lang).format(n=account['origins'])})", style="not bold dim")
        if account["earlier"]:
            before = ", ".join(say_value(row["about"], value, lang) for value in account["earlier"])
            line.append(f"  [{say('dispute', 'earlier', lang)} {before}]", style="not bold yellow")
        yield Padding(line, (0, 0, 0, 4))
        for words in shown(account["words"]):
            yield Padding(sentence(words), (0, 0, 0, 6))


def voices(account: Answer, lang: str) -> str:
    from runut.cli.ask import printable

    names = [f"{p['name']}" + (f" ({p['office']})" if p["office"] else "") for p in account["said_by"]]
    return printable(f"{say('dispute', 'said', lang)} {', '.join(names)}") if names else say("dispute", "itself", lang)


def shown(words: Sequence[Answer]) -> list[Answer]:
    """The first sentences, each once however many print it."""
    return list({entry["text"]: entry for entry in reversed(words)}.values())[::-1][:SENTENCES]


def sentence(words: Answer) -> Text:
    from rich.text import Text

    from runut.cli.ask import printable

    line = Text(f"“{printable(words['text'])}”", style="italic")
    line.append(f" — {printable(words['outlet'] or '?')}, {words['published'] or '?'}", style="not italic dim")
    return line


def say_value(about: str, value: str, lang: str) -> str:
    """
    >>> say_value("figure", "100+", "id"), say_value("doer", "-ISR", "en"), say_value("happened", "no", "en")
    ('100+', 'not ISR', 'it did not happen')
    """
    if about == "doer" and value.startswith("-"):
        return f"{say('dispute', 'not', lang)} {value[1:]}"
    if about == "happened":
        return say("dispute", value, lang)
    if about == "date":
        return say_days(date.fromisoformat(value), date.fromisoformat(value), lang)
    return value


def event_line(event: Answer, lang: str) -> Text:
    """ "Israel → Suriah  menyerang (udara), Jumat, 13 Juni 2025  e-12345678" """
    from rich.text import Text

    from runut.cli.ask import names, printable, short

    start, end = (date.fromisoformat(event[key]) if event[key] else None for key in ("start", "end"))
    line = Text(printable(names(event["actors"]) or say("line", "nobody", lang)), style="bold")
    if event["recipients"]:
        line.append(printable(f" → {names(event['recipients'])}"))
    line.append(
        f"  {say('type', event['type'], lang)}" + (f" ({say('mode', event['mode'], lang)})" if event["mode"] else ""),
        style="not bold",
    )
    if event["status"] != "actual":
        line.append(f"  [{say('status', event['status'], lang)}]", style="not bold magenta")
    line.append(f", {say_days(start, end, lang)}  {short(event['id'])}", style="not bold dim")
    return line


# Pledges, plans and demands

STATE_STYLES = {"open": "red", "pending": "yellow", "done": "green", "answered": "green", "cancelled": "magenta"}


def print_pledges(rows: Iterable[Answer], lang: str) -> bool:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console, empty = Console(highlight=False), True
    for row in rows:
        if empty and row["on"]:
            known = date.fromisoformat(row["on"])
            console.print(Text(f"{say('pledge', 'as-of', lang)} {say_days(known, known, lang)}", style="dim"))
        empty = False
        console.print()
        head = Text(
            f"{say('pledge', row['kind'], lang)}, {say('pledge', row['state'], lang)}  ", style=STATE_STYLES[row["state"]]
        )
        console.print(head + event_line(row["event"], lang))
        for words in shown(row["words"])[:1]:
            console.print(Padding(sentence(words), (0, 0, 0, 4)))
        if row["outcome"]:
            label = Text(f"{say('link', row['outcome']['kind'], lang)}: ")
            console.print(Padding(label + event_line(row["outcome"]["event"], lang), (0, 0, 0, 4)))
            console.print(Padding(Text(say_reasons(row["outcome"]["reasons"], lang), style="dim"), (0, 0, 0, 6)))
    return not empty
