"""Stretches of the calendar, their parts and TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from runut.grammar.calendar import add_months, easter, hijri_day, part_of, period, stretch, value_of

DAY = date(2024, 12, 12)

STRETCHES = [
    ("day", -2, "2024-12-10", "2024-12-10", "2024-12-10"),
    ("week", -1, "2024-12-02", "2024-12-08", "2024-W49"),
    ("week", 3, "2024-12-30", "2025-01-05", "2025-W01"),
    ("month", -14, "2023-10-01", "2023-10-31", "2023-10"),
    ("quarter", 0, "2024-10-01", "2024-12-31", "2024-Q4"),
    ("half", 1, "2025-01-01", "2025-06-30", "2025-H1"),
    ("year", -1, "2023-01-01", "2023-12-31", "2023"),
    ("decade", 0, "2020-01-01", "2029-12-31", "202"),
]


@pytest.mark.parametrize(("unit", "step", "first", "last", "value"), STRETCHES)
def test_stretches(unit: str, step: int, first: str, last: str, value: str) -> None:
    days = stretch(DAY, unit, step)
    assert days == (date.fromisoformat(first), date.fromisoformat(last))
    assert value_of(days[0], unit) == value


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "century"])
@pytest.mark.parametrize("step", [-(10**9), 10**9, -3000, 9000])
def test_beyond_the_calendar_there_are_no_days(unit: str, step: int) -> None:
    first, _ = stretch(DAY, unit, step)
    assert first is None or 1 <= first.year <= 9999


PARTS = [
    ("month", "START", "2024-12-01", "2024-12-10"),
    ("month", "MID", "2024-12-11", "2024-12-20"),
    ("month", "END", "2024-12-21", "2024-12-31"),
    ("year", "START", "2024-01-01", "2024-04-30"),
    ("year", "END", "2024-09-01", "2024-12-31"),
    ("week", "END", "2024-12-14", "2024-12-15"),
]


@pytest.mark.parametrize(("unit", "part", "first", "last"), PARTS)
def test_parts(unit: str, part: str, first: str, last: str) -> None:
    assert part_of(stretch(DAY, unit), unit, part) == (date.fromisoformat(first), date.fromisoformat(last))


def test_months_end_where_they_end() -> None:
    assert add_months(date(2024, 12, 31), 2) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "day", "P3D"), (48, "hour", "PT48H"), ("X", "month", "PXM"), (2, "quarter", "P6M"), (1.5, "year", "P1.5Y")],
)
def test_periods(count: object, unit: str, value: str) -> None:
    assert period(count, unit) == value


def test_feasts_that_are_reckoned() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert hijri_day(1444, 9, 1) == date(2023, 3, 23)
