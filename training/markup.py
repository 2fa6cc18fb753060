"""Coded sentences as people write them: words in square brackets, what they are in round ones behind.

    [Rusia](a1) [menggempur](1 ASSAULT/aerial) [Kyiv](r1 p1); [Ukraina](a2) [mengutuk serangan itu](2 ACCUSE/disapprove).

A number stands for one event of the sentence. `1 TYPE/mode status sym` makes a trigger: the mode where the type has one,
`future`, `hypothetical` or `negated` where it is not actual, `sym` where no side leads. `a1` is an actor of event 1, `r1` a
recipient, `s1` who says so, `p1` the place. Words may take several parts ("a1 r2"); a bracket may stand inside a word
("serangan[nya](a1)"). corpus/README.md tells the whole form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from runut.ontology import Plover

ROLES: Mapping[str, str] = {"a": "actor", "r": "recipient", "s": "speaker", "p": "place"}
STATUSES = ("actual", "future", "hypothetical", "negated")

_MARK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_PART = re.compile(r"([arsp])([1-9])")
_TRIGGER = re.compile(r"([1-9]) ([A-Z]+)(?:/([a-z-]+))?((?: [a-z]+)*)")

Range = tuple[int, int]


class MarkupError(ValueError):
    """A line that cannot be read, with what is wrong."""


@dataclass(slots=True, kw_only=True)
class CodedEvent:
    """One event of a sentence; ranges are half-open, in characters of the sentence."""

    type: str
    mode: str | None
    status: str
    symmetric: bool
    trigger: Range
    roles: dict[str, list[Range]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSentence:
    text: str
    events: tuple[CodedEvent, ...]


def read_markup(line: str, plover: Plover) -> CodedSentence:
    """The bare sentence and its events. Raises MarkupError for what is not in the codebook or does not fit together."""
    text, parts, marks = "", [], []
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append(((len(text), len(text) + len(match[1])), match[2]))
        text += match[1]
        at = match.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise MarkupError("a bracket that is not closed or has no label")
    events: dict[str, CodedEvent] = {}
    for span, label in marks:
        if span[0] == span[1] or text[slice(*span)] != text[slice(*span)].strip():
            raise MarkupError(f"brackets hold nothing or open or close with a space: {text[slice(*span)]!r}")
        if label[:1].isdigit():
            number, event = _read_trigger(label, span, plover)
            if number in events:
                raise MarkupError(f"event {number} has two triggers")
            events[number] = event
        else:
            parts.append((span, label.split()))
    for span, labels in parts:
        for label in labels:
            match = _PART.fullmatch(label)
            if match is None or match[2] not in events:
                raise MarkupError(f"{label!r} is no part of an event of this sentence")
            events[match[2]].roles.setdefault(ROLES[match[1]], []).append(span)
    return CodedSentence(text=text, events=tuple(event for _, event in sorted(events.items())))


def read_label(label: str, plover: Plover) -> tuple[str, str | None, str, bool]:
    """Type, mode, status and whether no side leads, of "ASSAULT/aerial future sym". Raises MarkupError."""
    match = _TRIGGER.fullmatch(f"1 {label}")
    if match is None:
        raise MarkupError(f"{label!r} is not TYPE/mode with status and sym behind")
    _, type_, mode, rest = match.groups()
    known = plover.types.get(type_)
    if known is None:
        raise MarkupError(f"there is no type {type_!r}")
    if mode is not None and mode not in known.modes:
        raise MarkupError(f"{type_} has no mode {mode!r}; it has {', '.join(sorted(known.modes)) or 'none'}")
    words = set(rest.split())
    if unknown := words - {*STATUSES, "sym"}:
        raise MarkupError(f"{', '.join(sorted(unknown))}: neither a status nor sym")
    status = next((word for word in STATUSES if word in words), "actual")
    return type_, mode, status, "sym" in words


def _read_trigger(label: str, span: Range, plover: Plover) -> tuple[str, CodedEvent]:
    number, _, rest = label.partition(" ")
    type_, mode, status, symmetric = read_label(rest, plover)
    return number, CodedEvent(type=type_, mode=mode, status=status, symmetric=symmetric, trigger=span)
