"""Word lists beside the language's code: a name of a `.txt` file in, its entries out.

One entry a line; `#` opens a comment that runs to the end of the line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> frozenset[str]:
    """The entries of `lang/id/<name>`, as written."""
    lines = (files("runut.lang.id") / name).read_text("utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.partition("#")[0].strip()))


@cache
def read_pairs(name: str) -> dict[str, str]:
    """The lines of a list of pairs, "word other": the first word of each, and what follows it."""
    lines = (files("runut.lang.id") / name).read_text("utf-8").splitlines()
    return dict(line.split(None, 1) for line in lines if line and not line.startswith("#"))
