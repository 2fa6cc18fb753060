"""Days that words name: dates, weekdays, "kemarin", "hari yang sama", hours.

Comes in: the slots of a match, months and weekdays as numbers, directions as steps. Goes out: a `TimeReading`, or None where the
slots mean nothing (30 February), and the next best rule is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from runut.grammar.calendar import add_days, make_day, stretch
from runut.grammar.time_reading import Relative, Setting, Slots, TimeReading, clock_value, dated, refine, vague

HALF_A_YEAR = 183
LEEWAY = 7
"""Days by which the day of publication may be uncertain: a plan "for 8 December" read on the 12th is not of next year."""


def read_date(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "16 Maret 2023", "Rabu (15/3)", "28 Februari-2 Maret 2024": without a year the nearest day that fits."""
    day, month, weekday = slots["day"], slots.get("month", slots.get("month2")), slots.get("weekday")
    last_day, last_month = slots.get("day2"), slots.get("month2", month)
    year, last_year = slots.get("year"), slots.get("year2")
    if year is None and last_year is not None:
        year = last_year - (month > last_month)
    if last_day is not None and last_month == month and last_day <= day:
        return None
    relative: Relative | None = None
    if year is not None:
        first = make_day(year, month, day)
    elif setting.anchor is None:
        if make_day(2000, month, day) is None:
            return None
        value = f"XXXX-{month:02}-{day:02}"
        if last_day is not None:
            value += f"/XXXX-{last_month:02}-{last_day:02}"
        return dated((None, None), "day", value)
    else:
        relative = "published"
        first = day_without_year(slots, day, month, setting, setting.anchor)
    if first is None:
        return None
    last: date | None = first
    if last_day is not None:
        last = make_day(last_year or first.year + (last_month < first.month), last_month, last_day)
        if last is None or last < first:
            return None
    flagged = "weekday" if weekday is not None and first.weekday() != weekday else None
    value = first.isoformat() if first == last or last is None else f"{first.isoformat()}/{last.isoformat()}"
    return dated((first, last), "day", value, relative, flagged=flagged)


def day_without_year(slots: Slots, day: int, month: int, setting: Setting, anchor: date) -> date | None:
    if "years" in slots:
        return make_day(anchor.year + slots["years"], month, day)
    side = slots.get("side")
    if side == 0:
        return make_day(anchor.year, month, day)
    forward = setting.future() if side is None else side > 0
    return nearest_day(day, month, slots.get("weekday"), anchor, forward=forward)


def nearest_day(day: int, month: int, weekday: int | None, anchor: date, *, forward: bool) -> date | None:
    """The day and month nearest to `anchor`: within half a year the one that falls on the named weekday, else past unless
    `forward`. A weekday is more often wrong than news is a year old.
    """
    years = range(anchor.year - 4, anchor.year + 5) if (day, month) == (29, 2) else range(anchor.year - 1, anchor.year + 2)
    around = [found for year in years if (found := make_day(year, month, day))]
    if not around:
        return None
    near = [found for found in around if abs((found - anchor).days) <= HALF_A_YEAR]
    if weekday is not None and (fitting := [found for found in near if found.weekday() == weekday]):
        return min(fitting, key=lambda found: abs(found - anchor))
    if forward:
        # The day of publication may be known to a few days only, and no plan for next year is told without its year.
        return min((found for found in around if found >= anchor - timedelta(LEEWAY)), default=around[-1])
    # a day or two ahead of the anchor is still this year's: papers print tomorrow's date
    return max((found for found in around if found <= anchor + timedelta(2)), default=around[0])


def read_day_of_month(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "tanggal 5", "tanggal 25 bulan depan": in the month told last, else in that of publication or the one before or after."""
    day, step = slots["day"], slots.get("step")
    if setting.anchor is None and setting.told is None:
        return dated((None, None), "day", f"XXXX-XX-{day:02}")
    relative: Relative = "published"
    if step is None and setting.told and setting.told.precision == "month" and setting.told.earliest:
        base, relative, steps = setting.told.earliest, "text", [0]
    elif setting.anchor is None:
        return dated((None, None), "day", f"XXXX-XX-{day:02}")
    else:
        base = setting.anchor
        steps = [step] if step is not None else ([0, 1] if setting.future() else [0, -1])
    months = [first for by in steps if (first := stretch(base, "month", by)[0])]
    days = [found for first in months if (found := make_day(first.year, first.month, day))]
    if step is None and relative == "published" and len(days) == 2 and (days[0] < base if steps[1] > 0 else days[0] > base):
        days.reverse()
    return dated((days[0], days[0]), "day", days[0].isoformat(), relative) if days else None


def read_weekday(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "Rabu", "Senin lalu", "Kamis pekan depan", "Senin-Jumat": the day last past, or next to come in words of the future."""
    weekday, weeks, side = slots["weekday"], slots.get("weeks"), slots.get("side")
    anchor = setting.anchor
    if anchor is None:
        return dated((None, None), "day", f"XXXX-WXX-{weekday + 1}")
    if weeks is not None:
        first = anchor + timedelta(weekday - anchor.weekday() + 7 * weeks)
    elif side is not None and side < 0:
        first = anchor - timedelta((anchor.weekday() - weekday) % 7 or 7)
    elif side == 0:
        first = anchor + timedelta(weekday - anchor.weekday())
    elif side or setting.future():
        first = anchor + timedelta((weekday - anchor.weekday()) % 7 or 7)
    else:
        first = anchor - timedelta((anchor.weekday() - weekday) % 7)
    if (other := slots.get("weekday2")) is not None:
        last = first + timedelta((other - weekday) % 7)
        return dated((first, last), "day", f"{first.isoformat()}/{last.isoformat()}", "published")
    return dated((first, first), "day", first.isoformat(), "published")


def read_near_day(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "kemarin" -1, "hari ini" 0, "lusa" 2, "tadi malam" -1 with its part of the day."""
    anchor = setting.anchor
    day = add_days(anchor, slots["step"]) if anchor else None
    reading = dated((day, day), "day", day.isoformat() if day else "XXXX-XX-XX", "published" if anchor else None)
    return refine(reading, slots) if "time_of_day" in slots else reading


def read_told_day(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "hari yang sama", "hari itu": the day told last."""
    told = setting.told
    if told is None or told.precision not in ("day", "hour") or told.earliest is None:
        if "time_of_day" not in slots:
            return vague("PAST_REF")
        return replace(vague(f"XXXX-XX-XXT{slots['time_of_day']}"), kind="time")
    reading = dated((told.earliest, told.earliest), "day", told.earliest.isoformat(), "text")
    return refine(reading, slots) if "time_of_day" in slots else reading


def read_clock(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "pukul 10.00 WIB", "jam 6 pagi": on the day told last, else on that of publication."""
    day, relative = day_told(setting)
    clock = clock_value(slots)
    if clock is None:
        return None
    value = (day.isoformat() if day else "XXXX-XX-XX") + clock
    return TimeReading(
        earliest=day, latest=day, precision="hour", kind="time", value=value, relative_to=relative if day else None
    )  # fmt: skip


def day_told(setting: Setting) -> tuple[date | None, Relative]:
    """The day on which an hour falls: that told last, else that of publication."""
    told = setting.told
    if told and told.precision in ("day", "hour") and told.earliest and told.earliest == told.latest:
        return told.earliest, "text"
    return setting.anchor, "published"
