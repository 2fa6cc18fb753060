"""Days, weeks, months and longer stretches of the calendar: intervals of days and their TIMEX3 (ISO 8601) values."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century"]
Days = tuple[date | None, date | None]

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
DAYS_IN = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365, "decade": 3652, "century": 36524}
EPOCH_OF_HIJRA = 227015
"""The ordinal of 1 Muharram 1 of the civil (tabular) calendar: 19 July 622 in Gregorian days."""


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 1 <= year <= 9998 else None


def stretch(anchor: date, unit: str, step: int = 0) -> Days:
    """The whole calendar unit that lies `step` units from the one that holds `anchor`."""
    if unit in ("day", "hour", "minute", "second"):
        day = add_days(anchor, step)
        return day, day
    if unit == "week":
        monday = add_days(anchor, 7 * step - anchor.weekday())
        return monday, add_days(monday, 6) if monday else None
    months = MONTHS_IN[unit]
    at = (anchor.year * 12 + anchor.month - 1) // months + step
    return months_from(at * months, months)


def months_from(index: int, count: int) -> Days:
    """`count` months from the `index`-th of the calendar, counted from January of the year 0."""
    year, month = divmod(index, 12)
    last_year, last_month = divmod(index + count - 1, 12)
    if not (1 <= year <= 9998 and 1 <= last_year <= 9998):
        return None, None
    return date(year, month + 1, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def value_of(first: date | None, unit: str) -> str:
    """The TIMEX3 value of the calendar unit that begins at `first`."""
    if first is None:
        return ""
    if unit == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "month":
        return f"{first.year:04}-{first.month:02}"
    if unit == "quarter":
        return f"{first.year:04}-Q{(first.month + 2) // 3}"
    if unit == "half":
        return f"{first.year:04}-H{1 + first.month // 7}"
    if unit in ("year", "decade", "century"):
        return f"{first.year:04}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
    return first.isoformat()


def period(count: object, unit: str) -> str:
    """A TIMEX3 duration: "P3D", "PT48H", "PXM" for some months, "P2DE" for two decades."""
    if unit in ("quarter", "half") and isinstance(count, int):
        count, unit = count * MONTHS_IN[unit], "month"
    letter = LETTERS[unit]
    number = f"{count:g}" if isinstance(count, (int, float)) else str(count)
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def part_of(days: Days, unit: str, part: str) -> Days:
    """The beginning, middle or end of a stretch: thirds, and of a week its Monday and Tuesday, middle, or weekend."""
    first, last = days
    if first is None or last is None:
        return days
    if unit == "week":
        begin, end = {"START": (0, 1), "MID": (2, 3), "END": (5, 6)}[part]
        return add_days(first, begin), add_days(first, end)
    if unit == "month":
        begin, end = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[part]
        return first.replace(day=begin), first.replace(day=end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months % 3 == 0:
        index, third = first.year * 12 + first.month - 1, months // 3
        return months_from(index + third * ("START", "MID", "END").index(part), third)
    return days


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, J. Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day of the tabular Hijri calendar; the one proclaimed may be a day earlier or later."""
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + EPOCH_OF_HIJRA - 1
    return date.fromordinal(ordinal) if 1 <= ordinal <= 3_000_000 else None
