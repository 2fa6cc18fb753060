"""Looking after a store and its rules: quarantine, doctor, rules check, evaluate."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, Lang, LangOption, StoreOption, app, open_store, print_json
from runut.cli.wording import counted, say

if TYPE_CHECKING:
    from runut.store import Account

rules = typer.Typer(help="The rules and gazetteer that come with runut.", no_args_is_help=True)
app.add_typer(rules, name="rules")


APART = frozenset({"differences", "reasons", "abstained"})
"""Fields of an account that are no plain figures."""


@app.command()
def quarantine(
    store: StoreOption = DEFAULT_STORE,
    replay: Annotated[bool, typer.Option("--replay", help="Try every quarantined document again.")] = False,
    json: JsonOption = False,
    lang: LangOption = Lang.ID,
) -> None:
    """What could not be read, at which stage, where, and why."""
    if replay:
        from runut.cli.add import print_summary
        from runut.pipeline import resolve_store
        from runut.scale import replay_quarantine

        with open_store(store, create=True) as opened:
            if not any(row["replayable"] for row in opened.quarantine()):
                print(say("add", "nothing-to-try", lang.value), file=sys.stderr)
                raise typer.Exit
            print_summary(replay_quarantine(opened), resolve_store(opened), store, lang.value)
    with open_store(store) as opened:
        rows = opened.quarantine()
        if json:
            print_json(rows)
            return
        from runut.cli.tables import print_rows, short

        *narrow, found = [say("quarantine", head, lang) for head in ("id", "source", "offset", "stage", "reason", "found")]
        cells = ([short(r["id"]), r["source_id"], str(r["offset"]), r["stage"], r["reason"], explain(r, lang)] for r in rows)
        if not print_rows([*narrow, found], cells, narrow={*narrow} - {narrow[1]}, wide={found: 2}):
            print(say("ask", "nothing", lang), file=sys.stderr)


def explain(row: dict[str, Any], lang: str) -> str:
    """The reason in words, and what was found where that says more."""
    meaning, detail = say("meaning", row["reason"], lang), row["detail"]
    return meaning if not detail or detail in row["meaning"] else f"{meaning}: {detail}"


@app.command()
def doctor(
    store: StoreOption = DEFAULT_STORE,
    names: Annotated[
        int, typer.Option("--names", metavar="N", min=0, help="List so many names that the gazetteer lacks.")
    ] = 20,
    json: JsonOption = False,
    lang: LangOption = Lang.ID,
) -> None:
    """Whether the store is whole and every input accounted for: in = ok + truncated + quarantined.

    Also lists the persons and bodies that stand in most documents and are unknown to the gazetteer, as rows to paste
    into your own (docs/gazetteer.md). Exit status 1 when something is wrong.
    """
    import dataclasses
    from itertools import islice

    from runut.cli.candidates import list_candidates, print_candidates

    with open_store(store) as opened:
        account = opened.account()
        problems = [*account.differences, *opened.damage()]
        candidates = list(islice(list_candidates(opened.unknown_names()), names))
    figures = {name: value for name, value in dataclasses.asdict(account).items() if name not in APART}
    if json:
        print_json(
            [
                {
                    **figures,
                    "reasons": dict(account.reasons),
                    "abstained": dict(account.abstained),
                    "problems": problems,
                    "candidates": candidates,
                }
            ]
        )
    else:
        print_account(account, figures, lang)
        for problem in problems:
            print(f"{say('doctor', 'problem', lang)}: {problem}")
        print(counted("problem", len(problems), lang) if problems else say("doctor", "whole", lang))
        print_candidates(candidates, lang)
    if problems:
        raise typer.Exit(1)


def print_account(account: Account, figures: Mapping[str, object], lang: str) -> None:
    for name, value in figures.items():
        shown = say("doctor", "yes" if value else "no", lang) if isinstance(value, bool) else value
        print(f"{say('doctor', name, lang):14} {shown}")
    for reason, count in account.reasons:
        print(f"  {reason:16} {count}")
    print(f"{say('doctor', 'abstained', lang):14} {sum(times for _, times in account.abstained)}")
    for reason, times in account.abstained:
        print(f"  {reason:16} {times}")
    for advice in advise(account.pending, account.stale, account.lost, lang):
        print(advice)


def advise(pending: int, stale: bool, lost: int, lang: str) -> list[str]:
    counts = {"finish": pending, "conflicts": lost, "resolve": int(stale)}
    return [say("doctor", what, lang).format(n=number) for what, number in counts.items() if number]


@rules.command("check")
def check() -> None:
    """Run every rule's own examples, and look for contradictions in the gazetteer and your own rows of it.

    Tells what your rows change. Exit status 3 when something is wrong.
    """
    from runut.gazetteer import check_gazetteer, own_folder
    from runut.gazetteer.load import read_tables

    tables = read_tables(own_folder())
    for note in tables.notes:
        print(f"own row: {note}")
    problems, counted = check_gazetteer(tables), "the gazetteer alone, since it cannot be read"
    if not tables.problems:
        from runut.evaluate.rules import check_all

        of_rules, counted = check_all()
        problems = list(dict.fromkeys([*of_rules, *problems]))
    for problem in problems:
        print(problem)
    print(f"{counted}; {len(problems)} problems", file=sys.stderr)
    if problems:
        raise typer.Exit(3)


@app.command()
def evaluate(
    data: Annotated[Path | None, typer.Option(help="Where the gold and data sets lie.", show_default=False)] = None,
    json: JsonOption = False,
) -> None:
    """Every evaluation, beside its floor."""
    from runut.evaluate import run_evaluations

    raise typer.Exit(run_evaluations(data, as_json=json))
