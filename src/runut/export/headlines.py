"""A line that tells an event to people, in Indonesian or English, from `headlines.toml`: who, what, to whom, and whether it was done."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from runut.records import Event, Party

SHOWN = 3
"""Names of a side; the rest are counted."""

SAYS_SO = frozenset({"AGREE", "THREATEN"})
"""Types whose own words tell of something to come: the pledge is made, and "Rencana: janji" would put it off."""


def headline(event: Event, lang: str, escape: Callable[[str], str] = str) -> str:
    """escape: what the names go through, for lines that are markup. A type that the table lacks stands by its code."""
    a, b = _side(event.actors, lang, escape), _side(event.recipients, lang, escape)
    both, actor, recipient = _table()[lang].get(
        event.type, (f"{event.type}: {{a}} – {{b}}", f"{event.type}: {{a}}", f"{event.type}: {{b}}")
    )
    made = event.status == "future" and event.type in SAYS_SO
    status = "" if made else _table()["status"].get(event.status, {}).get(lang, "")
    template = both if a and b else recipient if b else actor
    line: str = template.format(a=a or _say("nobody", lang), b=b)
    return status + line if status else line[:1].upper() + line[1:]


def _side(parties: Sequence[Party], lang: str, escape: Callable[[str], str]) -> str:
    names = [escape(name) for name in dict.fromkeys(party.name for party in parties)]
    if len(names) > SHOWN:
        names[SHOWN - 1 :] = [_say("others", lang).format(n=len(names) - SHOWN + 1)]
    return _say("and", lang).join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _say(word: str, lang: str) -> str:
    text: str = _table()["words"][word][lang]
    return text


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("runut.export").joinpath("headlines.toml").read_text(encoding="utf-8"))
