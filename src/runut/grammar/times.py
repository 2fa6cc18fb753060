"""The time engine: a text in, the times in it out, each read by one rule of a language's grammar.

One pass over the words of the text: a word that no rule begins with costs one look-up; at any other the rules that begin with it are
tried, each in bounded time, and the longest wins (of equals the first in the file). So the whole is linear in the text.
It knows no language; tense, sources and open ends are the language's to tell, through `Surroundings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from runut.errors import ResourceError
from runut.grammar.patterns import DIGITS, Pattern, SlotClass, compile_pattern
from runut.grammar.time_readings import READINGS, Setting, TimeReading, refine
from runut.grammar.time_rules import Numerals, TimeRule, read_classes, read_rules

AROUND = 48
"""Characters before and after a time that a rule's conditions see."""

TOLD_REACH = 400
"""Characters over which a time goes on being the one that "sehari sebelumnya" counts from."""

MOST_TAILS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMatch:
    """A time in a text: where it stands, the rule that read it, and its reading."""

    start: int
    end: int
    rule: str
    reading: TimeReading


@dataclass(frozen=True, slots=True)
class Entry:
    """The patterns that can begin with one word. guard: matches where any of them does."""

    guard: re.Pattern[str]
    patterns: tuple[tuple[Pattern, TimeRule], ...]


Future = Callable[[str, int, int], bool]
"""(text, start, end) -> whether the words there are told of what is to come."""


class TimeGrammar:
    """A language's time rules, compiled."""

    def __init__(self, data: Mapping[str, Any], festivals: Mapping[str, tuple[date, ...]], file: str) -> None:
        numbers = data["numerals"]
        numerals = Numerals(words=numbers["words"], adding=numbers["adding"], times=numbers["times"])
        self.festivals = festivals
        self.classes: dict[str, SlotClass] = read_classes(data["class"], numerals, file)
        self.rules = read_rules(data["rule"], self.classes, file)
        for rule in self.rules:
            if rule.read not in READINGS:
                raise ResourceError(
                    f"{file}, rule {rule.id}: unknown reading {rule.read!r}. Known: {', '.join(sorted(READINGS))}."
                )
        self.tails = tuple(compile_pattern(text, self.classes, f"{file}, tails") for text in data["tails"])
        self.heads = re.compile(rf"(?:^|(?<=[^\w-]))(?:{'|'.join(map(re.escape, data['heads']))}) $", re.IGNORECASE)
        self.index = self._index()
        self._scan = self._scanner()

    def _index(self) -> dict[str, Entry]:
        by_first: dict[str, list[tuple[Pattern, TimeRule]]] = {}
        for rule in self.rules:
            for pattern in rule.patterns:
                for first in pattern.firsts:
                    by_first.setdefault(first, []).append((pattern, rule))
        index = {}
        for first, patterns in by_first.items():
            guard = re.compile("|".join(pattern.plain for pattern, _ in patterns), re.IGNORECASE)
            entry = Entry(guard, tuple(patterns))
            for form in (first, first.capitalize(), first.upper()):
                index[form] = entry
        return index

    def _scanner(self) -> re.Pattern[str]:
        """Words that can begin a time, by their first two letters, and numbers: all others are passed over without a look-up."""
        words = [word for word in self.index if word[0].isalpha()]
        pairs = sorted({word[:2] for word in words})
        by_letter: dict[str, str] = {}
        for pair in pairs:
            by_letter[pair[0]] = by_letter.get(pair[0], "") + pair[1:]
        starts = "|".join(f"{letter}[{re.escape(seconds)}]" if seconds else letter for letter, seconds in by_letter.items())
        signs = "".join(re.escape(word) for word in self.index if not word[0].isalnum())
        return re.compile(rf"(?<![^\W_])(?:(?<![/.,:$-])\d+|(?:{starts})[^\W\d_]*)|[{signs}]")

    def find(
        self, text: str, anchor: date | None, told: TimeReading | None, is_future: Future, told_at: int = 0
    ) -> Iterator[TimeMatch]:
        """The times of `text` in order. told: the reading told last before it, `told_at` the place from where it still counts."""
        at = 0
        index = self.index
        for word in self._scan.finditer(text):
            start = word.start()
            if start < at:
                continue
            first = word.group()
            entry = index.get(first) or (index.get(DIGITS) if first[0].isdigit() else None)
            if entry is None or not entry.guard.match(text, start):
                continue
            setting = Setting(
                anchor=anchor,
                told=told if start - told_at <= TOLD_REACH else None,
                festivals=self.festivals,
                future=lambda start=start: is_future(text, start, start),  # type: ignore[misc]
            )
            if (match := self._read(text, start, at, entry, setting)) is None:
                continue
            at = match.end
            if match.rule:
                yield match
                if match.reading.counts:
                    told, told_at = match.reading, at

    def _read(self, text: str, start: int, floor: int, entry: Entry, setting: Setting) -> TimeMatch | None:
        """The reading at one place; one without a rule is of words that are no time."""
        candidates = []
        for order, (pattern, rule) in enumerate(entry.patterns):
            if (found := pattern.compiled.match(text, start)) and fits_around(rule, text, start, found.end()):
                candidates.append((-found.end(), order, pattern, rule, found))
        for _, _, pattern, rule, found in sorted(candidates, key=lambda candidate: candidate[:2]):
            end = found.end()
            if rule.read == "none":
                return TimeMatch(start=start, end=end, rule="", reading=NOTHING)
            slots = fill(pattern, found)
            if slots is None:
                continue
            slots = {**rule.given, **slots}
            tailed = end
            if rule.tails:
                tailed, slots = self._add_tails(text, end, slots)
            if tailed != end:
                setting = replace(setting, tailed=True)
            if (reading := READINGS[rule.read](slots, setting)) is None:
                continue
            if tailed != end:
                reading = refine(reading, slots)
            head = self.heads.search(text, max(floor, start - AROUND), start)
            return TimeMatch(start=head.start() if head else start, end=tailed, rule=rule.id, reading=reading)
        return None

    def _add_tails(self, text: str, end: int, slots: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What follows a date and tells it more closely: "malam", "kemarin", "pukul 10.00 WIB", "waktu setempat"."""
        for _ in range(MOST_TAILS):
            for tail in self.tails:
                if (found := tail.compiled.match(text, end)) and (more := fill(tail, found)) is not None:
                    end, slots = found.end(), {**slots, **more}
                    break
            else:
                break
        return end, slots


NOTHING = TimeReading(earliest=None, latest=None, precision="vague", kind="date", value="")


def fill(pattern: Pattern, found: re.Match[str]) -> dict[str, Any] | None:
    """The values of the slots; None where words of a slot stand for nothing (a 40th day)."""
    slots: dict[str, Any] = {}
    for group, filled in pattern.slots.items():
        words = found.group(group)
        if words is not None:
            value = filled.value(words)
            if value is None:
                return None
            slots[group.split("__")[0]] = value
    return slots


def fits_around(rule: TimeRule, text: str, start: int, end: int) -> bool:
    if rule.before and not rule.before.search(text, max(0, start - AROUND), start):
        return False
    if rule.not_before and rule.not_before.search(text, max(0, start - AROUND), start):
        return False
    if rule.after and not rule.after.match(text, end, end + AROUND):
        return False
    return not (rule.not_after and rule.not_after.match(text, end, end + AROUND))
