"""`runut correct`: a person's judgements, kept for ever and replayed after every run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, print_json
from runut.errors import UsageError

if TYPE_CHECKING:
    from runut.records.judgement import Judgement
    from runut.store import Store

USAGE = {
    "same": "same A B",
    "different": "different A B",
    "wrong": "wrong ID",
    "right": "right ID",
    "field": "field ID NAME VALUE",
    "undo": "undo N",
}


@app.command()
def correct(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT...]", help="same A B, different A B, wrong ID, right ID, field ID NAME VALUE, undo N."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    by: Annotated[
        str | None,
        typer.Option("--by", envvar="RUNUT_USER", metavar="NAME", help="Who says so; the user of this machine if not given."),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why.")] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="List judgements that cannot be followed; exit status 1 if any.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the ledger as JSON lines; - prints it.")
    ] = None,
    imported: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Append the judgements of such a file.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what the machine read wrongly, and keep it: judgements outlive every new run, reading and release.

    ID is a mention or an event. Fields: type, mode, status, background, symmetric, actors, recipients, said_by ("Rusia + Turki"),
    start, end, place, figures (killed=12); "-" empties one. The machine's own reading stays beside it. Nothing is ever deleted
    from the ledger: undo appends. Without words, the ledger is listed.
    """
    from runut.store import Store

    with Store.open(store, read_only=not words and imported is None) as opened:
        if words:
            record(opened, [judged(opened, words, by or user(), reason)], json=json)
        elif imported is not None:
            record(opened, read_ledger(imported), json=json)
        elif export is not None:
            write_ledger(opened, export)
        elif conflicts:
            if list_conflicts(opened, json=json):
                raise typer.Exit(1)
        else:
            list_ledger(opened, json=json)


def user() -> str:
    """Whom the machine says this is."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def record(store: Store, judgements: Sequence[Judgement], *, json: bool) -> None:
    """Append, which is on the disk before events are drawn anew; a kill in between loses nothing."""
    from runut.cli.ask import count
    from runut.pipeline import resolve_store

    written = store.judge(judgements)
    if written:
        resolve_store(store)
    ids = {judgement.id for judgement in judgements}
    if json:
        print_json(row for row in store.judgements() if row["id"] in ids)
    for row in store.judgements() if len(ids) == 1 and not json else ():
        if row["id"] in ids:
            print(f"judgement {row['number']} ({row['id']}): {say(row)}".replace("\n", " "))
    if len(ids) != 1 or not written:
        known = len(ids) - written
        print(f"{count(written, 'judgement')} written" + (f", {known} known already" if known else ""), file=sys.stderr)


# What was typed


def judged(store: Store, words: Sequence[str], by: str, reason: str | None) -> Judgement:
    """Raises UsageError where the words are no judgement, or what they name is not there."""
    from runut.records.judgement import Judgement

    kind, rest = words[0], list(words[1:])
    if kind not in USAGE:
        raise UsageError(f"{kind!r} is nothing to be judged: write {', '.join(USAGE.values())}")
    if kind == "field" and len(rest) > 3:
        rest = [*rest[:2], " ".join(rest[2:])]
    if len(rest) != len(USAGE[kind].split()) - 1:
        raise UsageError(f"write: runut correct {USAGE[kind]}")
    base = Judgement(kind=kind, by=by, at=datetime.now(UTC).isoformat(timespec="microseconds"), reason=reason)  # type: ignore[arg-type]
    return MAKERS[kind](store, base, rest)


def judge_pair(store: Store, base: Judgement, rest: list[str]) -> Judgement:
    from runut.judging import cite_mentions

    one, other = (mentions_of(store, name) for name in rest)
    if set(one) & set(other):
        raise UsageError(f"{rest[0]} and {rest[1]} are one event: name two mentions of it, or two events")
    return replace(base, one=cite_mentions(store, one), other=cite_mentions(store, other))


def judge_one(store: Store, base: Judgement, rest: list[str]) -> Judgement:
    from runut.judging import cite_mentions

    return replace(base, one=cite_mentions(store, the_mention(store, rest[0])))


def judge_whole(store: Store, base: Judgement, rest: list[str]) -> Judgement:
    """Of an event every mention that it has now."""
    from runut.judging import cite_mentions

    return replace(base, one=cite_mentions(store, mentions_of(store, rest[0]), most=None))


def judge_field(store: Store, base: Judgement, rest: list[str]) -> Judgement:
    from runut.cli.typed import read_field

    row = store.chain(the_mention(store, rest[0])[0])["reports"][0]["mention"]
    day = date.fromisoformat(row["start"]) if row["start"] else None
    return replace(judge_one(store, base, rest[:1]), field=rest[1], **read_field(rest[1], rest[2], day))


def judge_undo(store: Store, base: Judgement, rest: list[str]) -> Judgement:
    return replace(base, undoes=store.judgement_named(rest[0]))


MAKERS: dict[str, Callable[[Store, Judgement, list[str]], Judgement]] = {
    "same": judge_pair,
    "different": judge_pair,
    "wrong": judge_whole,
    "right": judge_whole,
    "field": judge_field,
    "undo": judge_undo,
}


def mentions_of(store: Store, name: str) -> list[str]:
    """Of an event all that tell of it, the one that names it first."""
    chain = store.chain(name)
    if chain["kind"] not in ("event", "mention"):
        raise UsageError(f"{name} is of the kind {chain['kind']}: judge an event or a mention")
    return [report["mention"]["id"] for report in chain["reports"]]


def the_mention(store: Store, name: str) -> list[str]:
    """The mention, or the only one of an event."""
    mentions = mentions_of(store, name)
    if len(mentions) > 1:
        shown = ", ".join(mentions[:5])
        raise UsageError(f"{name} has {len(mentions)} mentions: name the one that is meant ({shown}, ...)")
    return mentions


# The ledger kept apart from the store


def read_ledger(path: Path) -> list[Judgement]:
    from runut.store.judgements import decode_judgement

    try:
        lines = sys.stdin.buffer.read().splitlines() if str(path) == "-" else path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    return [decode_judgement(line) for line in lines if line.strip()]


def write_ledger(store: Store, path: Path) -> None:
    from runut.store.codec import encode

    data = "".join(f"{encode(judgement)}\n" for judgement in store.ledger()).encode()
    if str(path) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


# Lists


def list_ledger(store: Store, *, json: bool) -> None:
    rows = store.judgements()
    if json:
        print_json(rows)
        return
    table(
        ["number", "judgement", "words", "by", "reason"],
        ([str(r["number"]), say(r), r["words"], f"{r['by']}\n{r['at'][:16]}", r["reason"]] for r in rows),
    )


def say(row: dict[str, Any]) -> str:
    """ "field mode = aerial (undone)" """
    change = f" {row['field']} = {row['value'] or '-'}" if row["kind"] == "field" else ""
    change = f" {row['undoes']}" if row["undoes"] else change
    state = "" if row["holds"] else "\n(undone)"
    if row["holds"] and row["kind"] != "undo" and not row["mentions"]:
        state = "\n(finds no mention now)"
    return f"{row['kind']}{change}{state}"


MEANING = {
    "disagree": "people disagree; the latest holds",
    "apart": "same and different on one pair; a later one rules it out",
    "gone": "the article is there, the mention is not",
    "absent": "the article is not in this store",
    "reread": "the coder reads these words otherwise now",
}


def list_conflicts(store: Store, *, json: bool) -> bool:
    """Whether there are any."""
    from runut.judging import find_conflicts

    found = find_conflicts(store)
    if json:
        print_json(
            {"kind": c.kind, "meaning": MEANING[c.kind], "judgements": list(c.judgements), "about": c.about} for c in found
        )
    elif found:
        table(["what", "judgements", "about"], ([MEANING[c.kind], "\n".join(c.judgements), c.about] for c in found))
    else:
        print("no conflicts", file=sys.stderr)
    return bool(found)


def table(head: list[str], rows: Iterable[list[str | None]]) -> None:
    from runut.cli.ask import print_table

    print_table(head, rows, narrow=frozenset({"number", "by"}), wide={"words": 3, "about": 3})
