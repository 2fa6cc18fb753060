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
def load_cameo() -> dict[tuple[str, str], Cameo | None]:
    """By type and mode ("" is the type's own); None where the table has a gap on purpose."""
    lines = resources.files(__package__).joinpath("cameo.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {(row["type"], row["mode"]): Cameo(code=row["code"], text=row["text"]) if row["code"] else None for row in rows}


def find_cameo(event_type: str, mode: str | None) -> Cameo | None:
    """The mode's own, else the type's; None where CAMEO has no one place for it.

    >>> find_cameo("CONSULT", "phone").code, find_cameo("PROTEST", "vandalize").code, find_cameo("ASSAULT", None)
    ('041', '140', None)
    """
    table = load_cameo()
    return table.get((event_type, mode or ""), table.get((event_type, "")))
