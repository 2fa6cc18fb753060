"""The tutorial can be followed: every command in it ends well. What it prints is refreshed by `docs/refresh.py`."""

from __future__ import annotations

import json
import re
import shlex
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from docs.notebook import NOTEBOOK, beside_the_samples, code_cells, run
from docs.refresh import ROOT, commands, play, with_todays_ids

from tests.command import runut

SAID_OTHERWISE = {
    " --lang en": "",
    "tutorial.db": "latihan.db",
    "broken.": "rusak.",
    "half a line": "setengah baris",
    "only to try": "hanya mencoba",
}


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def page_of_today(folder: Path) -> str:
    """A reader takes the ids from his own screen, as the page tells him to; so do the tests.

    The ids are asked of the page's own store, whose articles are then there already when the page adds them.
    """
    return with_todays_ids(read("tutorial.md"), folder)


def test_every_command_of_the_tutorial_ends_well(tmp_path: Path) -> None:
    """`runut` alone in this process, what a shell has to take apart in a shell."""
    store = None
    for command in commands(page_of_today(tmp_path)):
        first, *words = shlex.split(command)
        if first == "export":
            store = words[0].removeprefix("RUNUT_STORE=")
        elif first == "runut" and "|" not in words:
            done = runut(tmp_path, *words, store=store)
            assert done.returncode == 0, f"{command}\n{done.stderr}"
        else:
            told = play(f"```console\n$ export RUNUT_STORE={store}\n```\n{as_block(command)}", tmp_path)
            assert told.returncode == 0, f"{command}\n{told.stdout}"


def as_block(command: str) -> str:
    """A command as the page has it."""
    if command.startswith("python - <<"):
        return "```python\n" + command.partition("\n")[2].removesuffix("PYTHON") + "```\n"
    return f"```console\n$ {command}\n```\n"


@pytest.mark.slow
def test_a_shell_follows_the_tutorial(tmp_path: Path) -> None:
    done = play(page_of_today(tmp_path), tmp_path)
    assert done.returncode == 0, f"the last of these commands failed:\n{done.stdout[-3000:]}"


def test_both_languages_give_the_same_commands() -> None:
    english, indonesian = ([c for c in commands(read(name)) if "\n" not in c] for name in ("tutorial.md", "tutorial.id.md"))
    for ours, theirs in SAID_OTHERWISE.items():
        english = [command.replace(ours, theirs) for command in english]
    assert english == indonesian


def test_the_notebook_runs_and_shows_much_what_it_shows() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    with beside_the_samples():
        made = list(run(notebook))
    for cell, now in zip(code_cells(notebook), made, strict=True):
        source = "".join(cell["source"])
        assert [kind(output) for output in now] == [kind(output) for output in cell["outputs"]], source
        # A rule that is mended changes a line here and there; `docs/notebook.py` writes it down.
        for old, new in zip(cell["outputs"], now, strict=True):
            assert SequenceMatcher(None, plain(old), plain(new)).ratio() > 0.4, source


def kind(output: dict[str, Any]) -> tuple[str, ...]:
    return (output["output_type"], *output.get("data", ()))


def plain(output: dict[str, Any]) -> str:
    """Its words, numbers left out."""
    return re.sub(r"\d+", "0", "".join(output.get("text") or output["data"]["text/plain"]))
