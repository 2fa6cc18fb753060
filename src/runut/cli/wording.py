"""Labels for people, from `wording.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _wording() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("runut.cli") / "wording.toml").read_text(encoding="utf-8"))


def say(section: str, code: str, lang: str) -> str:
    """The words for a code; the code itself where the table has none, so that a new mode is shown, not hidden."""
    entry = _wording()[section].get(code)
    return entry[lang] if entry else code
