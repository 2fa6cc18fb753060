"""Every evaluation, beside its floor.

An evaluation is a module with `evaluate(data) -> dict of figures`, `INPUTS`, the files below the data folder that it
measures on, `FLOORED`, the figures that are pinned, and perhaps `SLACK`, how far they may differ between machines.
A floor is a pinned figure in `benchmarks/quality/floors.json`, with a fingerprint of those files: a figure below its
floor fails, and so does a floor whose files have changed, since it no longer means the same.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runut.errors import UsageError

EVALUATIONS = (
    "samples",
    "verbs",
    "offices",
    "behaviour",
    "articles",
    "main_text",
    "tokens",
    "reading",
    "coreference",
    "quotes",
    "times",
    "events",
    "parties",
    "stories",
    "names_drawn",
    "contexts",
    "rows",
    "blind_times",
    "indirect_quotes",
    "near_copies",
)
"""In the order of the pipeline's width: `samples`, `verbs`, `offices` and `behaviour` need nothing outside the repository."""

OWN = ("samples", "verbs", "offices", "behaviour")
"""Those whose inputs lie in the repository."""

FLOORS = Path("benchmarks/quality/floors.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """figures is None when the data are not there; `missing` then says which file."""

    name: str
    figures: dict[str, float] | None
    fingerprint: str | None
    missing: Path | None = None


def run_evaluations(data: Path | None, *, as_json: bool = False, floors: Path = FLOORS, only: tuple[str, ...] = ()) -> int:
    """Print every figure beside its floor; the exit status: 1 when a figure is below its floor."""
    pinned = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    failures = 0
    for result in measure(data, only or EVALUATIONS):
        entry = pinned.get(result.name, {})
        if result.figures is None:
            print(f"{result.name}: left out, no {result.missing} (give the data with --data PATH)", file=sys.stderr)
            continue
        if entry and entry["fingerprint"] != result.fingerprint:
            failures += 1
            print(f"{result.name}: its data have changed since the floors were pinned; measure and pin again", file=sys.stderr)
        for figure, value in result.figures.items():
            floor = entry.get("floors", {}).get(figure)
            below = floor is not None and value < floor
            failures += below
            if as_json:
                print(
                    json.dumps({"evaluation": result.name, "figure": figure, "value": value, "floor": floor, "ok": not below})
                )
            else:
                print(
                    f"{result.name:10} {figure:28} {value:9.4f}  "
                    + ("" if floor is None else f"floor {floor:.4f}")
                    + ("  BELOW" * below)
                )
        for figure in entry.get("floors", {}).keys() - result.figures.keys():
            failures += 1
            print(f"{result.name}: {figure} has a floor but was not measured", file=sys.stderr)
    return 1 if failures else 0


def measure(data: Path | None, names: tuple[str, ...]) -> Iterator[Result]:
    for name in names:
        module = importlib.import_module(f"runut.evaluate.{name}")
        root = Path() if name in OWN else data
        missing = next((Path(i) for i in module.INPUTS if root is None or not (root / i).exists()), None)
        if missing is not None or root is None:
            yield Result(name=name, figures=None, fingerprint=None, missing=missing)
        else:
            yield Result(name=name, figures=module.evaluate(root), fingerprint=fingerprint(root, module.INPUTS))


def fingerprint(root: Path, inputs: tuple[str, ...]) -> str:
    """SHA-256 over the names and bytes of the files that an evaluation reads, first 16 hex digits."""
    digest = hashlib.sha256()
    for name in inputs:
        path = root / name
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def pin_floors(data: Path | None, floors: Path = FLOORS) -> None:
    """Raise every floor to what is measured now; a floor is never lowered here: edit the file for that, and say why."""
    pinned = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    for result in measure(data, EVALUATIONS):
        if result.figures is None:
            continue
        module = importlib.import_module(f"runut.evaluate.{result.name}")
        unknown = set(module.FLOORED) - result.figures.keys()
        if unknown:
            raise UsageError(f"evaluation {result.name} pins figures that it does not measure: {sorted(unknown)}")
        old = pinned.get(result.name, {}).get("floors", {})
        slack = getattr(module, "SLACK", 0.0)
        new = {f: max(old.get(f, 0.0), math.floor((result.figures[f] - slack) * 1e4) / 1e4) for f in module.FLOORED}
        pinned[result.name] = {"fingerprint": result.fingerprint, "floors": new}
    floors.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
