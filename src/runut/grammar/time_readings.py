"""What a rule may name as its reading (`read = "date"`): the slots of a match in, an interval of days with its TIMEX3 value out."""

from __future__ import annotations

from collections.abc import Callable

from runut.grammar.time_counts import read_duration, read_lasting, read_reference, read_set, read_told, read_unit
from runut.grammar.time_days import read_clock, read_date, read_day_of_month, read_near_day, read_told_day, read_weekday
from runut.grammar.time_months import (
    read_century,
    read_decade,
    read_festival,
    read_hijri,
    read_month,
    read_quarter,
    read_season,
    read_year,
)
from runut.grammar.time_reading import Setting, Slots, TimeReading

READINGS: dict[str, Callable[[Slots, Setting], TimeReading | None]] = {
    "date": read_date,
    "day-of-month": read_day_of_month,
    "weekday": read_weekday,
    "near-day": read_near_day,
    "told-day": read_told_day,
    "month": read_month,
    "year": read_year,
    "quarter": read_quarter,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "hijri": read_hijri,
    "festival": read_festival,
    "unit": read_unit,
    "told": read_told,
    "lasting": read_lasting,
    "duration": read_duration,
    "set": read_set,
    "reference": read_reference,
    "clock": read_clock,
    "none": lambda _slots, _setting: None,
}
