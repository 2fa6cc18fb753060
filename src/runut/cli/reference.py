"""`make docs`: the references of commands and records, made from the program itself."""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

import runut.cli
from runut import records
from runut.cli import load_commands
from runut.cli.app import app

HEAD = """# Commands

Made from the program by `make docs`; do not edit. Results go to standard output, talk to standard error.
Every listing takes `--json` (one JSON object a line, with the keys of [design.md](design.md), section 5) and the same filters.
"""

RECORDS_HEAD = """# Records

What travels between the stages, and what the store keeps. Made from `src/runut/records/` by `make docs`; do not edit.
"""


def command_reference() -> str:
    load_commands()
    _, _, statuses = (runut.cli.__doc__ or "").partition("Exit status: ")
    lines = [HEAD, f"Exit status: {statuses}"]
    program = typer.main.get_command(app)
    lines += ["## runut", "", "Before any command:", "", "| | |", "|---|---|"]
    lines += [*(f"| {spell(p)} | {describe(p)} |" for p in program.params if p.name != "help"), ""]
    for name, command in sorted(walk(program, "runut")):
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


def record_reference() -> str:
    lines = [RECORDS_HEAD]
    for name in sorted(n for n in records.__all__ if dataclasses.is_dataclass(getattr(records, n))):
        record = getattr(records, name)
        doc = inspect.getdoc(record) or ""
        lines += [f"## {name}", "", "" if doc.startswith(f"{name}(") else doc, "", "| field | type |", "|---|---|"]
        lines += [f"| `{f.name}` | {str(f.type).replace('|', chr(92) + '|')} |" for f in dataclasses.fields(record)]
        lines.append("")
    return "\n".join(lines)


PAGES = {"commands.md": command_reference, "records.md": record_reference}

if __name__ == "__main__":
    for page, make in PAGES.items():
        Path(sys.argv[1], page).write_text(make(), encoding="utf-8")
