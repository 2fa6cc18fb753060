"""Runs the examples of the time rules: each `yes` must give its reading by its rule, no `no` may be read by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runut.grammar.time_rules import TimeExample, TimeRule
from runut.lang.id.times import FILE, find_times, load_grammar
from runut.lang.pack import FoundTime

DAY = date(2024, 12, 12)
"""A Thursday: the publication day of an example that names none."""


def time_rules() -> tuple[TimeRule, ...]:
    return load_grammar().rules


def check_times() -> Iterator[str]:
    """What is wrong, one line for each example that does not hold."""
    for rule in time_rules():
        yield from check_rule(rule)


def check_rule(rule: TimeRule) -> Iterator[str]:
    for number, example in enumerate(rule.yes, 1):
        times = read_example(example)
        own = [time for time in times if time.rule == rule.id]
        where = f'{FILE}, rule {rule.id}: "yes" example {number}'
        if not own:
            told = ", ".join(f"{time.rule}" for time in times) or "nothing"
            yield f"{where} does not fire (read: {told}): {example.text}"
        elif not any(told_by(time, example) == wanted(example) for time in own):
            yield f"{where} reads {told_by(own[0], example)}, not {wanted(example)}: {example.text}"
    for number, text in enumerate(rule.no, 1):
        if any(time.rule == rule.id for time in find_times(text, DAY)):
            yield f'{FILE}, rule {rule.id}: "no" example {number} fires. Narrow the rule or move it to "yes": {text}'


def read_example(example: TimeExample) -> tuple[FoundTime, ...]:
    anchor = date.fromisoformat(example.at) if example.at else DAY
    text = f"{example.told} {example.text}" if example.told else example.text
    return tuple(time for time in find_times(text, anchor) if time.start >= len(text) - len(example.text))


def wanted(example: TimeExample) -> dict[str, str | None]:
    return {
        "words": example.words,
        "days": example.days,
        "value": example.value,
        "precision": example.precision,
        "kind": example.kind,
        "relative": example.relative,
        "flagged": example.flagged,
    }


def told_by(time: FoundTime, example: TimeExample) -> dict[str, str | None]:
    shift = len(example.told) + 1 if example.told else 0
    return {
        "words": example.text[time.start - shift : time.end - shift],
        "days": days_of(time),
        "value": time.value,
        "precision": time.precision,
        "kind": time.kind,
        "relative": time.relative_to,
        "flagged": time.flagged,
    }


def days_of(time: FoundTime) -> str:
    """ISO 8601-2: "2024-12-01", "2024-12-01/2024-12-10", "2024-12-01/.." with an open end, "" for none."""
    if time.earliest == time.latest:
        return time.earliest.isoformat() if time.earliest else ""
    return "/".join(day.isoformat() if day else ".." for day in (time.earliest, time.latest))
