"""The application object and the options that commands share."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from runut.errors import UsageError

if TYPE_CHECKING:
    from runut.config import Config
    from runut.store import Filters, Store

app = typer.Typer(
    name="runut",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads Indonesian news and keeps a sourced record of what happened: who did what to whom, when, where, "
    "and according to whom. Everything stays on this machine.",
)


@app.callback()
def settings(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            envvar="RUNUT_CONFIG",
            metavar="FILE",
            help="Settings (docs/configuration.md); runut.toml in this folder if not given.",
            show_default=False,
        ),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            "--gazetteer",
            envvar="RUNUT_GAZETTEER",
            metavar="DIR",
            help="Your own rows of the gazetteer (docs/gazetteer.md), laid over those that ship.",
            show_default=False,
        ),
    ] = None,
) -> None:
    from runut.config import read_config

    source = context.get_parameter_source("gazetteer")
    typed = source is not None and source.name == "COMMANDLINE"
    found = read_config(config, flags={"gazetteer": str(gazetteer.resolve())} if gazetteer and typed else {})
    for warning in found.warnings:
        print(f"runut: {warning}", file=sys.stderr)
    found.hand_on()
    context.obj = found
    context.default_map = defaults_of(context.command, found)


def defaults_of(command: Any, config: Config) -> dict[str, Any]:
    """What commands take for options that are not typed, from the settings."""
    made: dict[str, Any] = {}
    for name, child in command.commands.items():
        if hasattr(child, "commands"):
            made[name] = defaults_of(child, config)
        elif name != "config":
            made[name] = {key: config[key] for key in ("store", "lang", "workers") if config.given(key)}
    return made


def config_of(context: typer.Context) -> Config:
    found: Config = context.find_root().obj
    return found


class Lang(StrEnum):
    ID = "id"
    EN = "en"


StoreOption = Annotated[str, typer.Option("--store", envvar="RUNUT_STORE", metavar="FILE", help="The store to use.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of labels, dates and numbers.")]
DEFAULT_STORE = "runut.db"


def listing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters that every listing takes; it receives them as `filters`."""

    @functools.wraps(function)
    def command(**options: Any) -> None:
        chosen = {name: options.pop(name) for name in _FILTER_OPTIONS}
        function(filters=make_filters(**chosen), **options)

    hints = get_type_hints(function, localns={"Filters": object}, include_extras=True)
    parameters = inspect.signature(function).parameters.values()
    own = [p.replace(annotation=hints[p.name]) for p in parameters if p.name != "filters"]
    shared = list(inspect.signature(_filter_options, eval_str=True).parameters.values())
    command.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in [*own, *shared]}
    return command


def _filter_options(
    *,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who did it: a person, country, group or body.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="To whom it was done.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="Two parties, whoever did it.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="A PLOVER type, as CONSULT.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on: 2023, 2023-03 or 2023-03-15.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to and with this day.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="As told by this outlet.")] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="actual, future, hypothetical or negated; of documents ok or truncated."),
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many rows.")] = None,
) -> None: ...


_FILTER_OPTIONS = tuple(inspect.signature(_filter_options).parameters)


def make_filters(
    *,
    actor: str | None,
    recipient: str | None,
    between: tuple[str, str] | None,
    type: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    status: str | None,
    limit: int | None,
) -> Filters:
    """The store's filters from a user's words. Raises UsageError for a day, type or status that is none."""
    from runut.cli.days import first_day, last_day
    from runut.ontology import load_plover
    from runut.store import Filters

    if type:
        known(type.upper(), load_plover().types, "type")
    if status:
        known(status, STATUSES, "status")
    return Filters(
        actor=party_keys(actor),
        recipient=party_keys(recipient),
        between=(party_keys(between[0]) or frozenset(), party_keys(between[1]) or frozenset()) if between else None,
        type=type.upper() if type else None,
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        outlet=outlet,
        status=status,
        limit=limit,
    )


STATUSES = ("actual", "future", "hypothetical", "negated", "ok", "truncated")


def known(word: str, words: Iterable[str], what: str) -> None:
    if word not in words:
        raise UsageError(f"{word!r} is no {what}: choose among {', '.join(words)}")


def party_keys(name: str | None) -> frozenset[str] | None:
    if name is None:
        return None
    from runut.gazetteer import load_gazetteer

    return load_gazetteer().keys(name)


def open_store(path: str, *, create: bool = False) -> Store:
    """The store to write to (`create`) or to ask. A command that asks ends quietly when its reader has enough (`| head`)."""
    import signal

    from runut.store import Store

    if not create and hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)

    return Store.open(path, create=create, read_only=not create)


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """One object a line on standard output, UTF-8 whatever the terminal says."""
    import msgspec

    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    sys.stdout.buffer.flush()
