"""Draws `timeline.svg`, what the terminal shows of the samples, by rich's own SVG export, and `report.svg`, the pictures of a report.

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


def pictures() -> list[str]:
    """The two drawings of a report on the samples, as they stand in its page, and its style sheet."""
    runut = str(Path(sys.executable).parent / "runut")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "RUNUT_STORE": str(Path(folder) / "picture.db")}
        subprocess.run([runut, "add", str(SAMPLES)], env=environment, check=True, capture_output=True)
        asked = [runut, "report", "--between", "Rusia", "Suriah", "--since", "2023", "--lang", "en", "-o", "-"]
        page = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True).stdout
    style = page.partition("<style>")[2].partition("</style>")[0]
    return [style, *re.findall(r"<svg .*?</svg>", page, re.S)]


def draw_report(target: Path) -> None:
    """Both below each other on the page's light paper: who looks at a page of documents has no say in its colours."""
    style, *drawn = pictures()
    rules = "".join(line for line in style.splitlines() if line.startswith("svg ") or line.startswith(":root"))
    parts, top, width = [], 0, 0
    for picture in drawn:
        width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', picture).groups())
        parts.append(picture.replace("<svg ", f'<svg y="{top}" width="{width}" height="{height}" ', 1))
        top += height + 16
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}">'
    paper = f'<rect width="{width}" height="{top}" fill="#fff"/>'
    inside = re.sub(r"</?a\b[^>]*>", lambda tag: "<g>" if tag[0] != "</a>" else "</g>", "".join(parts))
    target.write_text(f"{frame}<style>{rules.replace('svg{', 'svg.none{')}</style>{paper}{inside}</svg>\n", encoding="utf-8")


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
    draw_report(HERE / "report.svg")
