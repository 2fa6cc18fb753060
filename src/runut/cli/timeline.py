"""The timeline as a reader sees it: day, what, who to whom, according to whom, outlet."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from runut.cli.ask import printable
from runut.cli.days import say_days
from runut.cli.wording import say

Row = dict[str, Any]


def print_timeline(rows: Iterable[Row], lang: str, *, sentences: bool) -> None:
    console = Console(highlight=False)
    empty = True
    for (start, end), day in itertools.groupby(rows, key=lambda r: (r["start"], r["end"])):
        empty = False
        console.print(Text("\n" + say_days(parse(start), parse(end), lang), style="bold"))
        for row in day:
            console.print(Padding(headline(row, lang), (0, 0, 0, 2)))
            console.print(Padding(sources(row, lang), (0, 0, 0, 4)))
            if sentences:
                for line in evidence(row):
                    console.print(Padding(line, (0, 0, 0, 4)))
    if empty:
        console.print(say("line", "nothing", lang))


def parse(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


COLOURS = {
    "green": {"CONSULT", "SUPPORT", "COOPERATE", "AGREE", "AID", "CONCEDE", "RETREAT"},
    "yellow": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "red": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
"""PLOVER's own halves: cooperation, verbal conflict, material conflict."""


def headline(row: Row, lang: str) -> Text:
    """ "Vladimir Putin → Bashar al-Assad  bertemu/berunding (kunjungan)  [rencana]" """
    colour = next((c for c, types in COLOURS.items() if row["type"] in types), "white")
    line = Text(style="" if not row["background"] else "dim")
    actors = joined(row["actors"], lang) or say("line", "nobody", lang)
    line.append(actors, style="bold")
    if row["recipients"]:
        line.append(" – " if row["symmetric"] else " → ")
        line.append(joined(row["recipients"], lang), style="bold")
    line.append("  " + say("type", row["type"], lang), style=colour)
    if row["mode"]:
        line.append(f" ({say('mode', row['mode'], lang)})", style=colour)
    marks = [say("status", row["status"], lang)] if row["status"] != "actual" else []
    marks += [say("line", name, lang) for name in ("background", "disputed") if row[name]]
    for mark in marks:
        line.append(f"  [{mark}]", style="magenta")
    return line


def sources(row: Row, lang: str) -> Text:
    """Who says so, in whose pages, and under which id to look further."""
    line = Text(style="dim")
    said_by = distinct(p["name"] or p["text"] for m in row["told"] for p in m["said_by"])
    via = distinct(name for m in row["told"] for name in m["via"])
    if said_by:
        line.append(f"{say('line', 'according', lang)} {printable(', '.join(said_by))}; ")
    outlets = printable(", ".join(distinct([*row["outlets"], *(f"via {name}" for name in via)])))
    line.append(f"{say('line', 'reported', lang)} {outlets}" if outlets else "")
    if row["origins"] > 1:
        line.append(f" ({row['origins']} {say('line', 'origins', lang)})")
    line.append(f"  {row['id']}")
    return line


def evidence(row: Row) -> Iterator[Text]:
    """Each sentence once, with the trigger underlined."""
    seen = set()
    for mention in row["told"]:
        span, trigger = mention["evidence"], mention["trigger"]
        if span["text"] in seen:
            continue
        seen.add(span["text"])
        words = Text(f"“{printable(span['text'])}”", style="italic")
        at = trigger["start"] - span["start"] + 1
        words.stylize("underline", at, at + len(trigger["text"]))
        words.append(f" — {mention['outlet'] or mention['source_id']}", style="dim")
        yield words


def joined(parties: list[Row], lang: str) -> str:
    """ "Vladimir Putin dan Bashar al-Assad" """
    names = distinct(p["name"] or p["text"] for p in parties)
    word = {"id": "dan", "en": "and"}[lang]
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}" if names else ""
    return printable(text)


def distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
