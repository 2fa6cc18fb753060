"""The record of what a time means, what it is resolved against, and the small steps that all readings share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from runut.grammar.calendar import Days, part_of
from runut.records.annotated import TimeKind, TimePrecision

Relative = Literal["published", "text", "event"]
Slots = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """earliest, latest: both included, None where open or unknown. counts: "sehari sebelumnya" can be counted from it."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision
    kind: TimeKind
    value: str
    relative_to: Relative | None = None
    flagged: str | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time is resolved against. anchor: publication day. told: the time told last. future: whether told of what is to come."""

    anchor: date | None
    told: TimeReading | None
    festivals: Mapping[str, tuple[date, ...]]
    future: Callable[[], bool]


PRECISIONS: dict[str, TimePrecision] = {
    "second": "hour", "minute": "hour", "hour": "hour", "day": "day", "week": "week", "month": "month", "quarter": "quarter",
    "half": "quarter", "year": "year", "decade": "decade", "century": "vague",
}  # fmt: skip


def dated(
    days: Days, unit: str, value: str, relative: Relative | None = None, *, flagged: str | None = None, counts: bool = True
) -> TimeReading:
    return TimeReading(
        earliest=days[0],
        latest=days[1],
        precision=PRECISIONS[unit],
        kind="date",
        value=value,
        relative_to=relative,
        flagged=flagged,
        counts=counts and days[0] is not None,
    )


def vague(value: str, days: Days = (None, None), relative: Relative | None = None) -> TimeReading:
    return TimeReading(earliest=days[0], latest=days[1], precision="vague", kind="date", value=value, relative_to=relative)


def interval_value(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def in_part(days: Days, unit: str, slots: Slots) -> Days:
    return part_of(days, unit, slots["part"]) if slots.get("part") else days


def clock_value(slots: Slots) -> str | None:
    """ "T17:00" and its zone where that is a reference zone; Indonesian zones are local time and have none."""
    hour, minute = slots["hour"], slots.get("minute")
    part = slots.get("time_of_day")
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 6) and not (part == "AF" and hour >= 10):
        hour += 12
    if hour > 24 or (minute or 0) > 59:
        return None
    zone: str = slots.get("zone", "")
    return f"T{hour:02}" + (f":{minute:02}" if minute is not None else "") + zone


def refine(reading: TimeReading, slots: Slots) -> TimeReading:
    """A day told more closely: its part ("TMO") or its hour."""
    if reading.kind != "date" or "/" in reading.value:
        return reading
    if "hour" in slots:
        clock = clock_value(slots)
        return replace(reading, kind="time", precision="hour", value=reading.value + clock) if clock else reading
    if "time_of_day" in slots:
        return replace(reading, kind="time", value=f"{reading.value}T{slots['time_of_day']}" if reading.value else "")
    return reading
