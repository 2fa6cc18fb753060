"""The tutorial can be followed: every command in it ends well. What it prints is refreshed by `docs/refresh.py`."""

from __future__ import annotations

from pathlib import Path

from docs.refresh import ROOT, commands, play, with_todays_ids

SAID_OTHERWISE = {" --lang en": "", "tutorial.db": "latihan.db", "broken.": "rusak.", "half a line": "setengah baris"}


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_command_of_the_tutorial_ends_well(tmp_path: Path) -> None:
    # A reader takes the ids from his own screen, as the page tells him to; so does the test.
    # The ids are asked of the page's own store, whose articles are then there already when the page adds them.
    done = play(with_todays_ids(read("tutorial.md"), tmp_path), tmp_path)
    assert done.returncode == 0, f"the last of these commands failed:\n{done.stdout[-3000:]}"


def test_both_languages_give_the_same_commands() -> None:
    english, indonesian = ([c for c in commands(read(name)) if "\n" not in c] for name in ("tutorial.md", "tutorial.id.md"))
    for ours, theirs in SAID_OTHERWISE.items():
        english = [command.replace(ours, theirs) for command in english]
    assert english == indonesian
