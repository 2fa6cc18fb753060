"""Runs the commands that the documents show, and writes down afresh what they print.

Comes in: README.md, README.id.md and both tutorials. Each ```console block holds lines `$ command` with output below
them; a ```python block is a script. Goes out: the same pages with today's output, each command's cut to as many lines
as the page had ("…" marks a cut). Run it after a change of rules: `.venv/bin/python docs/refresh.py`, then read the diff.
`tests/test_tutorial.py` plays the tutorials with the same code and looks at the exit status alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.id.md", "docs/tutorial.md", "docs/tutorial.id.md")
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.M | re.S)
CUT = "…"
COLUMNS = 96
MARK = "@@next@@"

# The event that the pages follow down to its rule: the first telephone call of Putin and al-Sharaa. Its id is made of
# its first mention's, which a change of rules can change; that of its document changes with the sample.
FOLLOWED = ("events", "--between", "Putin", "al-Sharaa", "--since", "2025-02-12", "--until", "2025-02-12", "--type", "CONSULT")


def commands(page: str) -> Iterator[str]:
    """Every command and script of a page, in order, as bash reads it."""
    for kind, body in BLOCK.findall(page):
        if kind == "python":
            yield f"python - <<'PYTHON'\n{body}PYTHON"
        else:
            yield from (line[2:] for line in body.splitlines() if line.startswith("$ "))


def play(page: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a page's commands one after the other in `folder`, beside a link to the samples; stop at the first that fails."""
    if not (folder / "samples").exists():
        (folder / "samples").symlink_to(ROOT / "samples")
    script = "set -eu -o pipefail\n" + "".join(f"echo {MARK}\n{command}\n" for command in commands(page))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": str(COLUMNS), "NO_COLOR": "1"}
    environment.pop("RUNUT_STORE", None)
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=600,
    )


def outputs(page: str) -> list[list[str]]:
    """What each command of a page prints, as lines without blanks at the end."""
    with tempfile.TemporaryDirectory() as folder:
        done = play(page, Path(folder))
    if done.returncode:
        sys.exit(f"a command of the page fails:\n{done.stdout[-2000:]}")
    return [[line.rstrip() for line in part.splitlines()[1:]] for part in done.stdout.split(MARK)[1:]]


def rewrite(page: str) -> str:
    printed = iter(outputs(page))

    def block(found: re.Match[str]) -> str:
        if found[1] == "python":
            next(printed)
            return found[0]
        parts = re.split(r"^(?=\$ )", found[2], flags=re.M)[1:]
        return "```console\n" + "".join(renew(part, next(printed)) for part in parts) + "```"

    return BLOCK.sub(block, page)


def renew(part: str, lines: list[str]) -> str:
    """A command with as many lines of its new output as it had of the old."""
    command, *shown = part.rstrip("\n").split("\n")
    wanted = len([line for line in shown if line != CUT])
    lines = trimmed(lines)
    kept = lines[:wanted]
    return "\n".join([command, *trimmed(kept), *([CUT] if wanted and len(lines) > wanted else [])]) + "\n"


def trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at either end."""
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


def with_todays_ids(page: str, folder: Path | None = None) -> str:
    """The page with the ids that the followed event and its document have now; folder: of the tutorial's store, to make it in."""
    with tempfile.TemporaryDirectory() as spare:
        told = f"$ export RUNUT_STORE=tutorial.db\n$ runut add samples/articles\n$ runut {' '.join(FOLLOWED)} --json\n"
        done = play(f"```console\n{told}```\n", folder or Path(spare))
    found = re.search(r'^{"id":"(e-[0-9a-f]{8}).*"documents":\["(d-[0-9a-f]{8})', done.stdout, re.M)
    if not found:
        sys.exit(f"the event that the pages follow is no longer found:\n{done.stdout[-500:]}")
    return re.sub(r"\b(show|wrong) e-[0-9a-f]{8}", rf"\1 {found[1]}", re.sub(r"(?<=show )d-[0-9a-f]{8}", found[2], page))


if __name__ == "__main__":
    for name in PAGES:
        text = (ROOT / name).read_text(encoding="utf-8")
        (ROOT / name).write_text(rewrite(with_todays_ids(text)), encoding="utf-8")
        print(name)
