"""Draws `timeline.svg`: what the terminal shows of the samples, by rich's own SVG export.

Run it after a change of rules: `.venv/bin/python docs/img/make.py`, then look at the picture. `pipeline.svg` is drawn by hand.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples" / "articles"
QUESTION = ["timeline", "--between", "Rusia", "Suriah", "--since", "2025", "--no-background", "--sentences", "--limit", "5"]
WIDTH = 96
BLACK, RED, GREEN, YELLOW = (36, 41, 47), (170, 30, 40), (20, 110, 60), (140, 95, 0)
BLUE, MAGENTA, CYAN, GREY = (30, 80, 160), (125, 50, 130), (0, 110, 120), (90, 95, 100)
THEME = TerminalTheme((250, 250, 247), BLACK, [BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, GREY])
# Rich's form loads its font from another host. A picture of ours asks nobody: it takes the reader's own.
FORM = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.S).replace(
    "Fira Code", "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono'"
)
HEIGHT, ADVANCE = 20, 0.602  # rich's size of letters, and the width of one by its height in these fonts
TEXT = re.compile(r'(<text class="timeline-r[^>]*? x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)([^<]*)</text>')


def shown() -> str:
    """The command's output on the samples, with its colours."""
    runut = str(Path(sys.executable).parent / "runut")
    with tempfile.TemporaryDirectory() as folder:
        colours = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(WIDTH)}
        environment = {**os.environ, "RUNUT_STORE": str(Path(folder) / "picture.db"), **colours}
        environment.pop("NO_COLOR", None)
        subprocess.run([runut, "add", str(SAMPLES)], env=environment, check=True, capture_output=True)
        return subprocess.run([runut, *QUESTION], env=environment, check=True, capture_output=True, text=True).stdout


def without_outer_spaces(found: re.Match[str]) -> str:
    """A piece of text that begins and ends with a letter: not all programs keep the room of a blank at either end."""
    head, x, middle, length, tail, words = found.groups()
    words = words.replace("&#160;", "\xa0")
    before = len(words) - len(words.lstrip("\xa0"))
    after = len(words) - len(words.rstrip("\xa0"))
    place, room = float(x) + before * HEIGHT * ADVANCE, float(length) - (before + after) * HEIGHT * ADVANCE
    kept = words.strip("\xa0").replace("\xa0", "&#160;")
    return f"{head}{place:.2f}{middle}{room:.2f}{tail}{kept}</text>" if kept else ""


def draw(target: Path) -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ runut {' '.join(QUESTION)}", style="bold"))
    console.print(Text.from_ansi(shown()))
    picture = console.export_svg(title="runut", theme=THEME, code_format=FORM, font_aspect_ratio=ADVANCE, unique_id="timeline")
    picture = TEXT.sub(without_outer_spaces, picture)
    target.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    draw(HERE / "timeline.svg")
