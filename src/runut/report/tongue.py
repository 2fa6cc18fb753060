"""The words of a report in one language: its own sentences from `wording.toml`, labels and days from whoever asks for it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from runut.export.countries import country_name

LONGEST_NAME = 120
Lang = Literal["id", "en"]
Days = Callable[[date | None, date | None, str, str | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """labels: (section, code, lang) to the word of a code. long, short: days as read in a heading and in a line."""

    lang: Lang
    labels: Callable[[str, str, str], str]
    long: Days
    short: Days

    def say(self, key: str, **values: object) -> str:
        """A sentence of the report; a whole number as a value is written as the language writes it."""
        written = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        sentence: str = _sentences()[key][self.lang]
        return sentence.format(**written)

    def count(self, key: str, number: int) -> str:
        """ "1 document", "2 documents": English has a form of its own for one."""
        one = _sentences().get(f"{key}-one")
        return self.say(f"{key}-one" if one and number == 1 and self.lang in one else key, n=number)

    def label(self, section: str, code: str) -> str:
        return self.labels(section, code, self.lang)

    def days(self, start: date | None, end: date | None, precision: str | None = None) -> str:
        return self.long(start, end, self.lang, precision)

    def brief(self, start: date | None, end: date | None, precision: str | None = None) -> str:
        return self.short(start, end, self.lang, precision)

    def from_to(self, first: date, last: date) -> str:
        """ "5 Mar 2024 sampai 11 Jun 2024", "5 Mar 2024" """
        ends = self.brief(first, first), self.brief(last, last)
        return ends[0] if first == last else self.say("from-to", first=ends[0], last=ends[1])

    def name(self, name: str, entity: str | None, country: str | None) -> str:
        """A country in this language, all others as the record has them."""
        if country and entity == f"country.{country}":
            name = country_name(country, self.lang)
        return plain(name, LONGEST_NAME)

    def number(self, number: int) -> str:
        written = f"{number:,}"
        return written.replace(",", ".") if self.lang == "id" else written

    def decimal(self, number: float, places: int = 2) -> str:
        written = f"{number:,.{places}f}"
        return written.translate(str.maketrans(",.", ".,")) if self.lang == "id" else written

    def listed(self, words: Sequence[str]) -> str:
        """ "a, b dan c" """
        return self.say("and").join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads((files("runut.report") / "wording.toml").read_text(encoding="utf-8"))


def plain(text: str | None, longest: int | None = None) -> str:
    r"""Words of articles on one line, without characters that steer a reader's screen; cut where they are longer.

    >>> plain("a\x1b[2J\u202eb\n c"), plain("kata demi kata", 9)
    ('a [2J b c', 'kata …')
    """
    found = " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
    if longest is None or len(found) <= longest:
        return found
    return found[: longest - 2].rsplit(" ", 1)[0] + " …"


def quoted(words: str) -> str:
    """In quotation marks, unless the article's own open it.

    >>> quoted("Ia datang."), quoted('"Saya datang," ujarnya.')
    ('“Ia datang.”', '"Saya datang," ujarnya.')
    """
    return words if words[:1] in ('"', "“", "”", "„", "«") else f"“{words}”"
