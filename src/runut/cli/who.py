"""`runut who`: who held an office, what offices a person held, what a state or group is called and who leads it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.app import JsonOption, Lang, LangOption, app, print_json
from runut.cli.wording import say

if TYPE_CHECKING:
    from runut.gazetteer import Gazetteer
    from runut.gazetteer.ask import Asker
    from runut.gazetteer.model import Entity, Tenure

SHOWN_LEADERS = 20
"""Of a body, so many offices in the terminal; `--json` tells all."""


@app.command()
def who(
    words: Annotated[
        list[str], typer.Argument(metavar="NAME|OFFICE", help='As "Jolani", "Menlu Rusia", "Hizbullah", "Kapolri".')
    ],
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="As it was on that day: 2024-12-01, 2024-12 or 2024.")
    ] = None,
    json: JsonOption = False,
    lang: LangOption = Lang.ID,
) -> None:
    """Who held an office, and when; a person's offices and spellings; a state's or group's codes, names and leaders.

    Exit status 1 when nobody and nothing is known by these words.
    """
    from runut.days import first_day
    from runut.gazetteer import load_gazetteer
    from runut.gazetteer.answer import among, meant, who_rows
    from runut.gazetteer.ask import Asker

    gazetteer = load_gazetteer()
    asked, day = " ".join(words), first_day(on) if on else None
    asker = Asker(gazetteer)
    entities, tenures = meant(asker, asked)
    if not entities and not tenures:
        print_unknown(asked, asker, lang.value)
        raise typer.Exit(1)
    if json:
        print_json(who_rows(gazetteer, asker, asked, day))
        return
    for entity in entities:
        print_entity(entity, asker, gazetteer, day, lang.value)
    if tenures:
        print_tenures(among(tenures, asker, day), gazetteer, day, lang.value)


def print_entity(entity: Entity, asker: Asker, gazetteer: Gazetteer, day: date | None, lang: str) -> None:
    """What it is called and coded as, then its offices."""
    from runut.gazetteer.answer import all_names, offices_of

    described = gazetteer.describe(entity.id, day)
    codes = [code for code in (described.country, described.group, described.sector) if code]
    print(f"{entity.name}  ({entity.id})  {' '.join(codes)}".rstrip())
    if names := all_names(entity):
        print(f"  {say('who', 'aliases', lang)}: {', '.join(names)}")
    tenures = offices_of(entity, asker, gazetteer, day)
    if tenures:
        print_tenures(tenures[: len(tenures) if entity.kind == "person" else SHOWN_LEADERS], gazetteer, day, lang)
    elif entity.kind == "person":
        print(f"  {say('who', 'no-office' if day is None else 'no-office-then', lang)}")
    print()


def print_tenures(tenures: Iterable[Tenure], gazetteer: Gazetteer, day: date | None, lang: str) -> None:
    from runut.cli.ask import print_table

    rows = [
        [
            gazetteer.entity(tenure.person).name,
            tenure.office,
            tenure.country or tenure.group or "",
            tenure.start.isoformat(),
            say_end(tenure, day, lang),
            tenure.source,
        ]
        for tenure in tenures
    ]
    if not rows:
        print(say("who", "nobody", lang))
        return
    heads = [say("who", head, lang) for head in ("name", "office", "of", "from", "until", "source")]
    print_table(heads, rows, narrow=heads[2:4])


def say_end(tenure: Tenure, day: date | None, lang: str) -> str:
    """The last day in office; of an open end up to when it is known to be open."""
    from runut.gazetteer.ask import is_unchecked

    if tenure.until:
        return tenure.until.isoformat()
    known = f"{say('who', 'as-of', lang)} {tenure.verified.isoformat()}"
    if day and not is_unchecked(tenure, day):
        return known
    return f"{known}, {say('who', 'unchecked', lang)}"


def print_unknown(asked: str, asker: Asker, lang: str) -> None:
    print(f"{say('who', 'unknown', lang)}: {asked}", file=sys.stderr)
    if near := asker.suggest(asked):
        print(f"{say('who', 'near', lang)}: {', '.join(near)}", file=sys.stderr)
