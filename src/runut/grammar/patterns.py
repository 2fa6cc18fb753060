"""The pattern language of time rules: a pattern in, one bounded regular expression and the tokens it can begin with out.

    (tanggal )?{day} {month}( {year})?

`{day}` is a slot filled by the class of that name, `{day2:day}` one filled by the class after the colon. A space is white space,
`(a|b)` a choice, `?` makes what stands before it optional, `\\` takes a sign as it stands. There is no repetition, so that every
pattern is tried in bounded time at any place of any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from runut.errors import ResourceError

SPACE = "[ \u00a0]{1,2}"
DIGITS = "0"
"""Any number, as a token."""

TOKEN = re.compile(r"([^\W\d_]+)|(\d+)|([^\w\s])")
Heads = frozenset[tuple[str, ...]]
"""What something can begin with: its first two tokens, or the only one, or () where it can be empty. White space is no token."""

EMPTY: Heads = frozenset({()})
WORD = re.compile(r"[^\W\d_]+[^\W_]*")
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotClass:
    """What may fill a slot. source: a regular expression without capturing groups.

    value: the words -> what they stand for; None where they are none after all (month 13).
    """

    source: str
    heads: Heads
    value: Callable[[str], object | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """compiled: matches from a place on. slots: the class of each named group."""

    source: str
    compiled: re.Pattern[str]
    plain: str
    heads: Heads
    slots: dict[str, SlotClass]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern. source, plain: with and without groups for its slots."""

    source: str
    plain: str
    heads: Heads


def tokens_of(text: str) -> tuple[str, ...]:
    """Lower-case tokens: "jum'at" is three, and every number is the same one."""
    return tuple(DIGITS if found[2] else found[0].casefold() for found in TOKEN.finditer(text))


def followed(first: Heads, second: Heads) -> Heads:
    return frozenset((one + other)[:2] if len(one) < 2 else one for one in first for other in second)


END = r"(?![^\W_])(?!(?<=\d)[.,:/-]\d)"
"""Behind every pattern: no word goes on, nor a number with a sign in it."""


def compile_pattern(text: str, classes: Mapping[str, SlotClass], where: str, *, ends: bool = True) -> Pattern:
    """Raises ResourceError, headed by `where`, for an unknown class or a sign that the language does not have."""
    reader = Reader(text, classes, where)
    part = reader.choice()
    if reader.at < len(text):
        reader.fail(f"{text[reader.at]!r} closes nothing")
    end = END if ends else ""
    flags = re.IGNORECASE
    return Pattern(
        source=text,
        compiled=re.compile(part.source + end, flags),
        plain=part.plain + end,
        heads=part.heads,
        slots=reader.slots,
    )


class Reader:
    """Recursive descent over one pattern."""

    def __init__(self, text: str, classes: Mapping[str, SlotClass], where: str) -> None:
        self.text, self.classes, self.where = text, classes, where
        self.at = 0
        self.slots: dict[str, SlotClass] = {}

    def fail(self, what: str) -> None:
        raise ResourceError(f"{self.where}: in the pattern {self.text!r} {what}. See docs/add-a-rule.md, Times.")

    def choice(self) -> Part:
        parts = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]
        return Part(
            f"(?:{'|'.join(part.source for part in parts)})",
            f"(?:{'|'.join(part.plain for part in parts)})",
            frozenset().union(*(part.heads for part in parts)),
        )

    def sequence(self) -> Part:
        source = plain = ""
        heads = EMPTY
        while self.peek() not in ("", "|", ")"):
            part = self.piece()
            source, plain = source + part.source, plain + part.plain
            heads = followed(heads, part.heads)
        return Part(source, plain, heads)

    def piece(self) -> Part:
        part = self.atom()
        if self.peek() == "?":
            self.at += 1
            return Part(f"(?:{part.source})?", f"(?:{part.plain})?", part.heads | EMPTY)
        return part

    def atom(self) -> Part:
        sign = self.peek()
        if sign == "(":
            self.at += 1
            part = self.choice()
            if self.peek() != ")":
                self.fail("a bracket stays open")
            self.at += 1
            return part
        if sign == "{":
            return self.slot()
        if found := WORD.match(self.text, self.at):
            self.at = found.end()
            word = re.escape(found[0])
            # A word ends where it ends: "hari" is not the beginning of "harian".
            source = word if self.peek() == "{" else word + r"(?![^\W_])"
            return Part(source, source, frozenset({tokens_of(found[0])[:2]}))
        if sign == " ":
            self.at += 1
            return Part(SPACE, SPACE, EMPTY)
        if sign == "\\":
            self.at += 1
            sign = self.peek()
        elif sign in "*+.[]^$":
            self.fail(f"{sign!r} has no meaning; write \\\\{sign} for the sign itself")
        self.at += 1
        return Part(re.escape(sign), re.escape(sign), frozenset({tokens_of(sign)}))

    def slot(self) -> Part:
        found = SLOT.match(self.text, self.at)
        if not found:
            self.fail("a brace holds no name")
            raise AssertionError
        self.at = found.end()
        name, kind = found[1].lower(), found[2] or found[1]
        if kind not in self.classes:
            self.fail(f"the class {kind!r} is not defined")
        filled = self.classes[kind]
        repeated = name in self.slots
        self.slots[name] = filled
        # One slot may stand in several branches; the second and later ones get a group of their own.
        group = f"{name}__{sum(1 for key in self.slots if key.split('__')[0] == name)}" if repeated else name
        self.slots[group] = filled
        return Part(f"(?P<{group}>{filled.source})", f"(?:{filled.source})", filled.heads)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]
