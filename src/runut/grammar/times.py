"""The time engine: a text in, the times in it out, each read by one rule of a language's grammar.

One pass over the words of the text: a word that no rule begins with costs one look-up; at any other the rules that begin with it are
tried, each in bounded time, and the longest wins (of equals the first in the file). So the whole is linear in the text.
It knows no language; tense, sources and open ends are the language's to tell, through `Surroundings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from runut.errors import ResourceError
from runut.grammar.patterns import DIGITS, Pattern, SlotClass, compile_pattern
from runut.grammar.time_reading import Setting, TimeReading, refine
from runut.grammar.time_readings import READINGS
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


Fitting = tuple[Pattern, TimeRule]

SECOND = re.compile(r"[ \u00a0]{0,2}(?:([^\W\d_]+)|(\d)|([^\w\s]))")


class Entry:
    """The patterns that can begin with the same tokens, tried in one call."""

    def __init__(self, patterns: tuple[Fitting, ...]) -> None:
        self.patterns = patterns

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """Matches anywhere, and has a group for each pattern that fits there. A call for each pattern took three times as long.

        Compiled when it is first needed: most pairs of tokens never meet.
        """
        return re.compile("".join(rf"(?:(?=({pattern.plain})))?" for pattern, _ in self.patterns), re.IGNORECASE)


Future = Callable[[str, int, int], bool]
"""(text, start, end) -> whether the words there are told of what is to come."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a time may begin. floor: the end of the time before it."""

    text: str
    start: int
    floor: int
    anchor: date | None
    told: TimeReading | None
    is_future: Future

    def setting(self, end: int, festivals: Mapping[str, tuple[date, ...]]) -> Setting:
        return Setting(
            anchor=self.anchor, told=self.told, festivals=festivals, future=lambda: self.is_future(self.text, self.start, end)
        )


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
        self.any_tail = re.compile("|".join(tail.plain for tail in self.tails), re.IGNORECASE)
        self.head_reach = max(map(len, data["heads"])) + 2
        self.heads = re.compile(rf"(?:^|(?<=[^\w-]))(?:{'|'.join(map(re.escape, data['heads']))}) $", re.IGNORECASE)
        self.index = self._index()
        self.numbers = self.index.get(DIGITS, {"": Entry(())})
        self._scan = self._scanner()

    def _index(self) -> dict[str, dict[str, Entry]]:
        """First token -> second token -> the patterns; under "" those for any other second token."""
        alone: dict[str, list[int]] = {}
        pairs: dict[str, dict[str, list[int]]] = {}
        fittings = [(pattern, rule) for rule in self.rules for pattern in rule.patterns]
        for number, (pattern, _) in enumerate(fittings):
            for head in pattern.heads:
                if len(head) == 1:
                    alone.setdefault(head[0], []).append(number)
                else:
                    pairs.setdefault(head[0], {}).setdefault(head[1], []).append(number)
        entries: dict[tuple[int, ...], Entry] = {}

        def entry(numbers: Iterable[int]) -> Entry:
            key = tuple(sorted(set(numbers)))
            return entries.setdefault(key, Entry(tuple(fittings[number] for number in key)))

        index = {}
        for first in {*alone, *pairs}:
            single = alone.get(first, [])
            index[first] = {second: entry([*numbers, *single]) for second, numbers in pairs.get(first, {}).items()}
            index[first][""] = entry(single)
        return index

    def _scanner(self) -> re.Pattern[str]:
        """Numbers, and the words that can begin a time, as one tree of letters: all other words are passed over."""
        words = one_of(word for word in self.index if word[0].isalpha())
        signs = "".join(re.escape(word) for word in self.index if not word[0].isalnum())
        letters = "".join(sorted({re.escape(word[0]) for word in self.index if word[0].isalpha()}))
        # The look ahead spares most places the rest.
        source = rf"(?=[{letters}\d])\b(?:(?<![/:$-])(?<!\d[.,])\d+|{words}\b)"
        return re.compile(f"{source}|[{signs}]" if signs else source)

    def find(
        self, text: str, anchor: date | None, told: TimeReading | None, is_future: Future, told_at: int = 0
    ) -> Iterator[TimeMatch]:
        """The times of `text` in order. told: the reading told last before it, `told_at` the place from where it still counts."""
        at = 0
        low = text.lower()
        if len(low) != len(text):
            low = text  # "İ" has two letters in lower case: better to miss capitals than to be off by one
        for word in self._scan.finditer(low):
            start = word.start()
            if start < at:
                continue
            by_second = self.index.get(word.group(), self.numbers)
            after = SECOND.match(low, word.end())
            second = (DIGITS if after[2] else after[after.lastindex or 0]) if after else ""
            entry = by_second.get(second) or by_second[""]
            if not entry.patterns or (found := entry.ends.match(text, start)) is None or found.lastindex is None:
                continue
            scene = Scene(text, start, at, anchor, told if start - told_at <= TOLD_REACH else None, is_future)
            if (match := self._read(scene, fitting(entry, found))) is None:
                continue
            at = match.end
            if match.rule:
                yield match
                if match.reading.counts:
                    told, told_at = match.reading, at

    def _read(self, scene: Scene, patterns: Iterable[Fitting]) -> TimeMatch | None:
        """The reading at one place; one without a rule is of words that are no time."""
        text, start = scene.text, scene.start
        for pattern, rule in patterns:
            found = pattern.compiled.match(text, start)
            if found is None or not fits_around(rule, text, start, found.end()):
                continue
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
            if (reading := READINGS[rule.read](slots, scene.setting(tailed, self.festivals))) is None:
                continue
            if rule.tails:
                reading = refine(reading, slots)
            head = self.heads.search(text, max(scene.floor, start - self.head_reach), start)
            return TimeMatch(start=head.start() if head else start, end=tailed, rule=rule.id, reading=reading)
        return None

    def _add_tails(self, text: str, end: int, slots: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What follows a date and tells it more closely: "malam", "kemarin", "pukul 10.00 WIB", "waktu setempat"."""
        for _ in range(MOST_TAILS):
            if not self.any_tail.match(text, end):
                break
            for tail in self.tails:
                if (found := tail.compiled.match(text, end)) and (more := fill(tail, found)) is not None:
                    end, slots = found.end(), {**slots, **more}
                    break
            else:
                break
        return end, slots


def one_of(words: Iterable[str]) -> str:
    """A regular expression of these words in which those that begin alike share their beginning."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        by_letter.setdefault(word[:1], []).append(word[1:])
    ends = "" in by_letter
    branches = [re.escape(letter) + one_of(rests) for letter, rests in by_letter.items() if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + "?" * ends


NOTHING = TimeReading(earliest=None, latest=None, precision="vague", kind="date", value="")


def fitting(entry: Entry, found: re.Match[str]) -> Iterator[Fitting]:
    """The patterns that fit at a place, the longest first."""
    ends = [(-end, order) for order, (_, end) in enumerate(found.regs[1:]) if end >= 0]
    for _, order in sorted(ends):
        yield entry.patterns[order]


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
