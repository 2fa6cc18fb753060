"""Labels for people, from `wording.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _wording() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("runut.cli") / "wording.toml").read_text(encoding="utf-8"))


def say(section: str, code: str, lang: str) -> str:
    """The words for a code; the code itself where the table has none, so that a new mode is shown, not hidden."""
    entry = _wording()[section].get(code)
    return entry[lang] if entry else code


def counted(noun: str, number: int, lang: str) -> str:
    """
    >>> counted("report", 1, "en"), counted("report", 2, "en"), counted("report", 2, "id")
    ('1 report', '2 reports', '2 laporan')
    """
    return f"{number} {say('count', noun if number == 1 else f'{noun}s', lang)}"


def say_reasons(reasons: Iterable[str], lang: str) -> str:
    return "; ".join(say_reason(reason, lang) for reason in reasons)


def say_reason(reason: str, lang: str) -> str:
    """Why two events are linked, as `resolve.links.reasons` writes it; what is data in it stays.

    >>> say_reason("parties: RUS to SYR", "id"), say_reason("days: 3 later", "id"), say_reason("days: planned for 2025-02-10", "id")
    ('pihak: RUS kepada SYR', 'hari: 3 hari kemudian', 'hari: direncanakan untuk 2025-02-10')
    >>> say_reason("text: told beside it", "id"), say_reason("mode: visit", "id"), say_reason("words: gandum", "en")
    ('teks: diceritakan di dekatnya', 'cara: kunjungan', 'words: gandum')
    """
    head, _, rest = reason.partition(": ")
    if head == "parties":
        rest = rest.replace(" to ", say("reason", "to", lang))
    elif head == "mode":
        rest = say("mode", rest, lang)
    elif rest.startswith("planned for "):
        rest = say("reason", "planned", lang).format(days=rest.removeprefix("planned for "))
    elif rest.endswith(" later") and head == "days":
        rest = say("reason", "later", lang).format(n=rest.removesuffix(" later"))
    elif head in ("days", "text"):
        rest = say("reason", rest, lang)
    return f"{say('reason', head, lang)}: {rest}"
