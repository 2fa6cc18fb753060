"""Imports run one way (style.md, section 2); the stages never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "runut"

BELOW = {
    "errors": set(),
    "limits": set(),
    "remembered": set(),
    "records": set(),
    "ontology": {"errors"},
    "gazetteer": {"errors", "records"},
    "grammar": {"errors", "records", "ontology", "remembered"},
}
BELOW["lang"] = set(BELOW)
STAGES = ("ingest", "clean", "annotate", "extract", "resolve", "store")
BELOW |= {stage: set(BELOW) for stage in STAGES}
BELOW["judging"] = set(BELOW)
BELOW["relating"] = set(BELOW)
BELOW["resolving"] = set(BELOW)
BELOW["pipeline"] = set(BELOW)
BELOW["days"] = {"errors"}
BELOW["asking"] = {"days", "errors", "gazetteer", "ontology", "records", "store"}
BELOW["export"] = {"errors", "records", "ontology", "gazetteer", "lang", "store"}
BELOW["report"] = {"errors", "records", "ontology", "store", "export"}
BELOW["scale"] = {*BELOW["pipeline"], "pipeline"}
BELOW["config"] = {"errors", "limits"}
BELOW["release"] = {*BELOW["pipeline"], "pipeline", "config"}
BELOW["api"] = {*BELOW["scale"], "scale", "asking", "config", "days", "release", "export"}
BELOW["evaluate"] = {*BELOW["pipeline"], "pipeline"}
BELOW["cli"] = {*BELOW["pipeline"], "pipeline", "scale", "evaluate", "export", "report", "asking", "config", "days", "release"}

MODULES = sorted(SRC.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "runut" else [node.module or ""]
        rooms |= {n.split(".")[1] for n in names if n.startswith("runut.")}
    return rooms - {"__version__"}


@pytest.mark.parametrize(
    "path", [m for m in MODULES if m.parent != SRC or m.stem != "__init__"], ids=lambda p: str(p.relative_to(SRC))
)
def test_imports_go_one_way(path: Path) -> None:
    room = room_of(path)
    assert room in BELOW, f"a new room: {room}. Give it its place in the layers (docs/design.md, section 3)"
    assert imported_rooms(path) <= BELOW[room] | {room}


def test_no_pickle_and_no_network_from_clean_on() -> None:
    pure = {"clean", "annotate", "extract", "resolve", "lang", "grammar", "ontology"}
    banned = {"pickle", "marshal", "socket", "urllib.request", "http", "requests", "random", "time", "datetime.datetime.now"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {a.name for a in node.names} if isinstance(node, ast.Import) else {node.module or ""}
                found = names & (banned if room_of(path) in pure else {"pickle", "marshal"})
                assert not found, f"{path} imports {found}"
