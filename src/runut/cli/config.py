"""`runut config`: every setting and where its value came from."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from runut.cli.app import JsonOption, Lang, app, config_of, print_json


@app.command()
def config(
    context: typer.Context,
    store: Annotated[str | None, typer.Option("--store", metavar="FILE", help="As other commands take it.")] = None,
    lang: Annotated[Lang | None, typer.Option("--lang", help="As other commands take it.")] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="As `runut add` takes it.")] = None,
    json: JsonOption = False,
) -> None:
    """Every setting, its value, and where that came from: the default, runut.toml, the environment, a flag; the later is the stronger.

    runut.toml is looked for in the folder where runut is called; --config or RUNUT_CONFIG names another. docs/configuration.md
    lists the keys.
    """
    from runut.config import KEYS

    flags = {"store": store, "lang": lang.value if lang else None, "workers": workers}
    rows: list[dict[str, Any]] = []
    for setting in config_of(context).settings:
        given = flags.get(setting.key)
        value, origin = (setting.value, setting.origin) if given is None else (given, f"--{setting.key}")
        rows.append({"key": setting.key, "value": value, "from": origin, "meaning": KEYS[setting.key].meaning})
    if json:
        print_json(rows)
        return
    from runut.cli.ask import print_table

    file = config_of(context).file
    print(f"{file}" if file else "no runut.toml here, and none named", file=sys.stderr)
    shown = [[row["key"], "" if row["value"] is None else str(row["value"]), row["from"], row["meaning"]] for row in rows]
    print_table(["key", "value", "from", "meaning"], shown, narrow=["key", "from"], wide={"value": 3, "meaning": 2})
