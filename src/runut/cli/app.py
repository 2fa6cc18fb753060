"""The application object and the options that commands share."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
    rich_markup_mode="markdown",
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
CsvOption = Annotated[bool, typer.Option("--csv", help="A table for spreadsheets; cells like formulas get an apostrophe.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of labels, dates and numbers.")]
DEFAULT_STORE = "runut.db"


def listing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters that every listing takes; it receives them as `filters`.

    One that also asks for a `page: Page` takes how its answers are sorted, paged and written.
    """

    @functools.wraps(function)
    def command(**options: Any) -> None:
        chosen = {name: options.pop(name) for name in _FILTER_OPTIONS}
        if paged:
            chosen |= {name: options.pop(name) for name in ("sort", "after")}
            options["page"] = Page(**{name: options.pop(name) for name in ("json", "csv", "lang")})
        store, lang = str(options.get("store", "")), options["page"].lang if paged else options.get("lang", Lang.ID)
        function(filters=make_filters(chosen, store, str(lang)), **options)

    hints = get_type_hints(function, localns={"Filters": object, "Page": object}, include_extras=True)
    parameters = inspect.signature(function).parameters
    paged = "page" in parameters
    own = [p.replace(annotation=hints[p.name]) for p in parameters.values() if p.name not in ("filters", "page")]
    options = (_filter_options, _page_options) if paged else (_filter_options,)
    shared = [p for source in options for p in inspect.signature(source, eval_str=True).parameters.values()]
    command.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in [*own, *shared]}
    return command


def _filter_options(
    *,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help='Who did it: a person, country, group, body or office ("Menlu Rusia").')
    ] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="To whom it was done.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="Two parties, whoever did it.")] = None,
    said_by: Annotated[str | None, typer.Option(metavar="NAME", help="Whose word it is.")] = None,
    via: Annotated[str | None, typer.Option(metavar="NAME", help="An agency or outlet that is cited for it, as AFP.")] = None,
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="PLOVER types, as CONSULT or ASSAULT,COERCE: one of them.")
    ] = None,
    mode: Annotated[str | None, typer.Option(metavar="MODE", help="Modes of these, as visit or aerial,drone.")] = None,
    context: Annotated[str | None, typer.Option(metavar="CONTEXT", help="What it is about, as military or diplomatic.")] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="actual, future, hypothetical or negated; of documents ok or truncated."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on: 2023, 2023-03 or 2023-03-15.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to and with this day.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where: a town, or a country for all in it.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="As told by this outlet.")] = None,
    min_origins: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Told by so many independent sources; copies count once.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="P", min=0, max=1, help="How sure the reading is, 0 to 1.")
    ] = None,
    disputed: Annotated[
        bool | None, typer.Option("--disputed/--undisputed", help="Where accounts differ, or do not.", show_default=False)
    ] = None,
    background: Annotated[
        bool | None,
        typer.Option(
            "--background/--no-background",
            help="Only what articles recall of earlier times, or none of it.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="At most so many rows. In a terminal 50 if not given, else all.")
    ] = None,
) -> None: ...


def _page_options(
    *,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="ORDER",
            help="Events: day or origins; mentions: published, article, day or confidence; documents, quotes: published; disputes, pledges: day. "
            "With a - before it the other way round, as -day.",
        ),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="Go on where a page ended: the word that it ended with.")
    ] = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    lang: LangOption = Lang.ID,
) -> None: ...


_FILTER_OPTIONS = tuple(inspect.signature(_filter_options).parameters)
_NAMED = ("actor", "recipient", "between", "said_by", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How a listing is to be written."""

    json: bool
    csv: bool
    lang: Lang


def make_filters(chosen: Mapping[str, Any], store: str, lang: str) -> Filters:
    """The store's filters from a user's words. Raises UsageError for a name, day, type or status that is none."""
    from runut import asking

    several = {
        name: tuple(filter(None, chosen[name].replace(" ", "").split(",")))
        for name in ("type", "mode", "context")
        if chosen[name]
    }
    filters = asking.make_filters({name: value for name, value in {**chosen, **several}.items() if value is not None})
    for name in _NAMED:
        words, keys = chosen[name], getattr(filters, name)
        if words is not None and keys is not None:
            for one, of in zip(words, keys, strict=True) if name == "between" else ((words, keys),):
                check_name(one, of, store, lang)
    return filters


def check_name(words: str, keys: frozenset[str], store: str, lang: str) -> None:
    """Raises UsageError with names like it where neither the gazetteer nor the store knows it."""
    if len(keys) > 1 or not store or not Path(store).is_file():
        return
    with open_store(store) as opened:
        if opened.knows(keys):
            return
        near = list(opened.names(words))
    from runut.asking import asker
    from runut.cli.wording import say

    near += [name for name in asker().suggest(words) if name not in near]
    meant = say("ask", "meant", lang).format(names=say("ask", "or", lang).join(near[:5])) if near else ""
    raise UsageError(f"{say('ask', 'unknown', lang)}: {words}{meant}")


STATUSES = ("actual", "future", "hypothetical", "negated", "ok", "truncated")


def known(word: str, words: Iterable[str], what: str) -> None:
    if word not in words:
        raise UsageError(f"{word!r} is no {what}: choose among {', '.join(words)}")


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
