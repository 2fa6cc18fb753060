"""Looking after a store and its rules: quarantine, doctor, rules check, evaluate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, open_store, print_json

rules = typer.Typer(help="The rules and gazetteer that come with runut.", no_args_is_help=True)
app.add_typer(rules, name="rules")


APART = frozenset({"differences", "reasons", "abstained"})
"""Fields of an account that are no plain figures."""


@app.command()
def quarantine(
    store: StoreOption = DEFAULT_STORE,
    replay: Annotated[bool, typer.Option("--replay", help="Try every quarantined document again.")] = False,
    json: JsonOption = False,
) -> None:
    """What could not be read, at which stage, where, and why."""
    if replay:
        from runut.cli.add import print_summary
        from runut.pipeline import resolve_store
        from runut.scale import replay_quarantine

        with open_store(store, create=True) as opened:
            if not any(row["replayable"] for row in opened.quarantine()):
                print(
                    "nothing to try again: no bytes are kept of what is in quarantine; run `runut add` on the source",
                    file=sys.stderr,
                )
                raise typer.Exit
            print_summary(replay_quarantine(opened), resolve_store(opened), store)
    with open_store(store) as opened:
        rows = opened.quarantine()
        if json:
            print_json(rows)
            return
        from runut.cli.ask import print_table, short

        print_table(
            ["id", "source", "offset", "stage", "reason", "what was found"],
            ([short(r["id"]), r["source_id"], str(r["offset"]), r["stage"], r["reason"], explain(r)] for r in rows),
        )


def explain(row: dict[str, Any]) -> str:
    """The reason in words, and what was found where that says more."""
    meaning, detail = row["meaning"], row["detail"]
    return str(meaning) if not detail or detail in meaning else f"{meaning}: {detail}"


@app.command()
def doctor(
    store: StoreOption = DEFAULT_STORE,
    names: Annotated[
        int, typer.Option("--names", metavar="N", min=0, help="List so many names that the gazetteer lacks.")
    ] = 20,
    json: JsonOption = False,
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
        for name, value in figures.items():
            print(f"{name.replace('_', ' '):14} {value}")
        for reason, count in account.reasons:
            print(f"  {reason:16} {count}")
        print(f"{'abstained':14} {sum(times for _, times in account.abstained)}")
        for reason, times in account.abstained:
            print(f"  {reason:16} {times}")
        for advice in advise(account.pending, account.stale, account.lost):
            print(advice)
        for problem in problems:
            print(f"PROBLEM: {problem}")
        print("all is accounted for" if not problems else f"{len(problems)} problems")
        print_candidates(candidates)
    if problems:
        raise typer.Exit(1)


def advise(pending: int, stale: bool, lost: int) -> list[str]:
    advice = [f"{pending} documents were taken in but not worked on: run the same `runut add` again"] if pending else []
    advice += [f"{lost} judgements find no mention now: see `runut correct --conflicts`"] if lost else []
    return advice + (["events are older than mentions: run `runut add` again, with nothing new if need be"] if stale else [])


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
