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
