"""The documents say what the program does: commands, options, dependencies, record fields, reasons."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from runut import records
from runut.cli.reference import PAGES

ROOT = Path(__file__).parent.parent


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_references_are_those_of_the_program(page: str) -> None:
    assert read(f"docs/{page}") == PAGES[page](), "run `make docs`"


def test_every_runtime_dependency_has_its_line() -> None:
    declared = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    wanted = {re.split(r"[<>=\[ ]", d)[0] for d in declared}
    listed = set(re.findall(r"^\| `([^`]+)` \|", read("docs/dependencies.md"), re.M))
    assert listed == wanted


@pytest.mark.parametrize("reason", records.REASONS)
def test_every_quarantine_reason_is_documented(reason: str) -> None:
    assert f"`{reason}`" in read("docs/limits.md")


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_readme_names_the_two_commands(name: str) -> None:
    assert "make demo" in read(name)
    assert "make test" in read(name)


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("front", ["README.md", "README.id.md"])
def test_every_page_is_reached_from_the_front(front: str) -> None:
    reached, waiting = set[Path](), [ROOT / front]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)#:]+)", page.read_text(encoding="utf-8")) if page.suffix == ".md" else []
            waiting += [(page.parent / link).resolve() for link in links]
    assert {*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs").glob("*.ipynb")} <= reached
