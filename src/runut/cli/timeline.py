"""The timeline as a reader sees it: day, what, who to whom, according to whom, outlet."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from rich.padding import Padding
from rich.text import Text

from runut.cli.ask import event_columns, joined, marks_of, printable, say_type, short
from runut.cli.days import say_days
from runut.cli.tables import Column, console, listed
from runut.cli.wording import say

Row = dict[str, Any]


def print_timeline(rows: Iterable[Row], lang: str, *, sentences: bool) -> bool:
    """False where there are none."""
    page, empty = console(), True
    for (start, end), group in itertools.groupby(rows, key=lambda r: (r["event"]["start"], r["event"]["end"])):
        empty, day = False, list(group)
        page.print(Text("\n" + say_days(parse(start), parse(end), lang, day[0]["event"]["precision"]), style="bold"))
        for row in day:
            page.print(indented(headline(row, lang), 2))
            page.print(indented(sources(row, lang), 4))
            if sentences:
                for line in evidence(row):
                    page.print(indented(line, 4))
    return not empty


def indented(line: Text, by: int) -> Padding:
    return Padding(line, (0, 0, 0, by), expand=False)


def timeline_columns() -> list[Column]:
    """Those of events with who says so and through whom."""
    return [
        *((name, of_event(read)) for name, read in event_columns()),
        ("said_by", listed("said_by")),
        ("via", lambda row: ";".join(distinct(name for report in row["reports"] for name in report["mention"]["via"]))),
    ]


def of_event(read: Callable[[Row], object]) -> Callable[[Any], object]:
    return lambda row: read(row["event"])


def parse(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


COLOURS = {
    "green": {"CONSULT", "SUPPORT", "COOPERATE", "AGREE", "AID", "CONCEDE", "RETREAT"},
    "yellow": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "red": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
"""PLOVER's own halves: cooperation, verbal conflict, material conflict."""


SPEAKERS = 3
"""Named on a line; `runut show` has them all."""


def headline(row: Row, lang: str) -> Text:
    """ "Vladimir Putin → Bashar al-Assad  bertemu/berunding (kunjungan)  [rencana]" """
    event, told = row["event"], [r["mention"] for r in row["reports"]]
    colour = next((c for c, types in COLOURS.items() if event["type"] in types), "white")
    line = Text()
    actors = joined(event["actors"], lang) or say("line", "nobody", lang)
    line.append(actors, style="bold")
    if event["recipients"]:
        line.append(" – " if any(m["symmetric"] for m in told) else " → ")
        line.append(joined(event["recipients"], lang), style="bold")
    line.append("  " + say_type(event, lang), style=colour)
    if event["mode"]:
        line.append(f" ({say('mode', event['mode'], lang)})", style=colour)
    for mark in marks_of(event, lang):
        line.append(f"  [{mark}]", style="magenta")
    return line


def sources(row: Row, lang: str) -> Text:
    """Who says so, in whose pages, and under which id to look further."""
    line = Text(style="dim")
    doers = {p["name"] for p in row["event"]["actors"]}
    speakers = [name for name in row["said_by"] if name not in doers]  # the doer of a verbal act speaks for itself
    if speakers:
        line.append(f"{say('line', 'according', lang)} {printable(', '.join(speakers[:SPEAKERS]))}; ")
    via = distinct(name for r in row["reports"] for name in r["mention"]["via"])
    outlets = distinct([r["document"]["outlet"] or r["document"]["source_id"] for r in row["reports"]])
    words = ", ".join(outlets) + (f", {say('line', 'via', lang)} {', '.join(via)}" if via else "")
    line.append(f"{say('line', 'reported', lang)} {printable(words)}")
    if row["event"]["origins"] > 1:
        line.append(f" ({row['event']['origins']} {say('line', 'origins', lang)})")
    line.append(f"  {short(row['event']['id'])}")
    return line


def evidence(row: Row) -> Iterator[Text]:
    """Each sentence once, with the trigger underlined."""
    seen = set()
    for report in row["reports"]:
        span, trigger = report["mention"]["evidence"], report["mention"]["trigger"]
        if span["text"] in seen:
            continue
        seen.add(span["text"])
        words = Text(f"“{printable(span['text'])}”", style="italic")
        at = trigger["start"] - span["start"] + 1
        words.stylize("underline", at, at + len(trigger["text"]))
        words.append(f" — {report['document']['outlet'] or report['document']['source_id']}", style="dim")
        yield words


def distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
