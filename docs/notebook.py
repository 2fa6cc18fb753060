"""Runs the cells of `tutorial.ipynb` without Jupyter, and writes down afresh what they show.

Comes in: a notebook as JSON. Goes out: of each code cell what it prints and shows. All cells share one namespace, as they do there.
Run it after a change of rules: `.venv/bin/python docs/notebook.py`, then read the diff. `tests/test_tutorial.py` runs the same.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(notebook: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """The outputs of each code cell, in order, in the form in which notebooks keep them."""
    names: dict[str, Any] = {"__name__": "tutorial"}
    for number, cell in enumerate(code_cells(notebook), 1):
        printed, shown = io.StringIO(), None
        *first, last = ast.parse("".join(cell["source"])).body
        with contextlib.redirect_stdout(printed):
            if isinstance(last, ast.Expr):
                exec(compile(ast.Module(first, []), f"cell {number}", "exec"), names)
                shown = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
            else:
                exec(compile(ast.Module([*first, last], []), f"cell {number}", "exec"), names)
        yield outputs(number, printed.getvalue(), shown)


def outputs(number: int, printed: str, shown: object) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    if printed:
        made.append({"output_type": "stream", "name": "stdout", "text": printed.splitlines(keepends=True)})
    if shown is not None:
        data = {"text/plain": repr(shown).splitlines(keepends=True)}
        if hasattr(shown, "_repr_svg_"):
            data["image/svg+xml"] = shown._repr_svg_().splitlines(keepends=True)
        made.append({"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data})
    return made


@contextlib.contextmanager
def beside_the_samples() -> Iterator[None]:
    """A folder of its own to run in, with the samples in it, and the gazetteer that ships."""
    before, gazetteer = Path.cwd(), os.environ.get("RUNUT_GAZETTEER")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        os.chdir(folder)
        os.environ["RUNUT_GAZETTEER"] = ""
        try:
            yield
        finally:
            os.chdir(before)
            if gazetteer is None:
                del os.environ["RUNUT_GAZETTEER"]
            else:
                os.environ["RUNUT_GAZETTEER"] = gazetteer


if __name__ == "__main__":
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    with beside_the_samples():
        for number, (cell, made) in enumerate(zip(code_cells(notebook), list(run(notebook)), strict=True), 1):
            cell["execution_count"], cell["outputs"] = number, made
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
