"""CAMEO codes of PLOVER types and modes, from `cameo.csv`, which tells where each comes from."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """code: three or four digits. text: what ICEWS calls it."""

    code: str
    text: str


@cache
def load_cameo() -> dict[tuple[str, str, str], Cameo | None]:
    """By type, mode ("" is the type's own) and between whom ("" is anybody); None where the table has a gap on purpose."""
    lines = resources.files(__package__).joinpath("cameo.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {
        (row["type"], row["mode"], row["between"]): Cameo(code=row["code"], text=row["text"]) if row["code"] else None
        for row in rows
    }


def find_cameo(event_type: str, mode: str | None, *, states: bool = False) -> Cameo | None:
    """The mode's own, else the type's; None where CAMEO has no one place for it.

    states: whether a government or its forces act on another country.

    >>> find_cameo("CONSULT", "phone").code, find_cameo("PROTEST", "vandalize").code, find_cameo("ASSAULT", None)
    ('041', '140', None)
    >>> find_cameo("ASSAULT", None, states=True).code, find_cameo("ASSAULT", "drone", states=True).code
    ('190', '195')
    """
    table = load_cameo()
    ways = ("states", "") if states else ("",)
    keys = [(event_type, name, between) for name in dict.fromkeys((mode or "", "")) for between in ways]
    return next((table[key] for key in keys if key in table), None)
