"""`python -m runut.cli.reference > docs/commands.md`: the command reference, from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer

import runut.cli
from runut.cli import load_commands
from runut.cli.app import app

HEAD = """# Commands

Made from the program by `make docs`; do not edit. Results go to standard output, talk to standard error.
Every listing takes `--json` (one JSON object a line, with the keys of [design.md](design.md), section 5) and the same filters.
"""


def reference() -> str:
    load_commands()
    _, _, statuses = (runut.cli.__doc__ or "").partition("Exit status: ")
    lines = [HEAD, f"Exit status: {statuses}"]
    for name, command in sorted(walk(typer.main.get_command(app), "runut")):
        lines += [f"## {name}", "", inspect.cleandoc(command.help or ""), "", "| | |", "|---|---|"]
        lines += [f"| {spell(p)} | {describe(p)} |" for p in command.params if p.name != "help"]
        lines.append("")
    return "\n".join(lines)


def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    for sub, child in getattr(command, "commands", {}).items():
        if hasattr(child, "commands"):
            yield from walk(child, f"{name} {sub}")
        else:
            yield f"{name} {sub}", child


def spell(parameter: Any) -> str:
    metavar = parameter.metavar or ""
    if parameter.param_type_name == "argument":
        return f"`{metavar}`"
    names = ", ".join(f"`{o}`" for o in [*parameter.opts, *parameter.secondary_opts])
    return f"{names} {metavar}".strip()


def describe(parameter: Any) -> str:
    text = parameter.help or ""
    default = parameter.default
    if parameter.envvar:
        text += f" Or `{parameter.envvar}`."
    if isinstance(default, str | int) and not isinstance(default, bool):
        text += f" Default: `{getattr(default, 'value', default)}`."
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(reference())
