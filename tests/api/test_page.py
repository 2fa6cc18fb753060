"""The page about the Python library says what is there, and its examples run."""

from __future__ import annotations

import doctest
import inspect
import re
from pathlib import Path

import runut
from runut.asking import AskedOfQuotes

PAGE = Path(__file__).parent.parent.parent / "docs" / "python.md"


def test_its_examples_run() -> None:
    done = doctest.testfile(str(PAGE), module_relative=False, globs={"runut": runut}, encoding="utf-8")
    assert (done.failed, done.attempted > 5) == (0, True)


def test_every_question_and_filter_stands_in_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    asked = [name for name, _ in inspect.getmembers(runut.Runut, inspect.isfunction) if not name.startswith("_")]
    assert [name for name in asked if not re.search(rf"`{name}\(", page)] == []
    words = set(re.findall(r"\w+", page))
    assert set(AskedOfQuotes.__annotations__) - words == set()
