"""What the words of a time mean: the slots of a match in, an interval of days with its TIMEX3 value out.

A reading is named by a rule (`read = "date"`). It knows calendars, not words: months and weekdays come as numbers, directions as
steps. Each returns None where its slots mean nothing (30 February, "3/4" without a month), and the next best rule is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor
from typing import Any, Literal

from runut.grammar.calendar import (
    DAYS_IN,
    Days,
    add_days,
    add_months,
    easter,
    hijri_day,
    make_day,
    months_from,
    part_of,
    period,
    stretch,
    value_of,
)
from runut.records.annotated import TimeKind, TimePrecision

Relative = Literal["published", "text", "event"]
Slots = Mapping[str, Any]
LEEWAY = 7
"""Days by which the day of publication may be uncertain: a plan "for 8 December" read on the 12th is not of next year."""


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


# --- days ----------------------------------------------------------------------------------------------------------


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
    forward = setting.future() if side is None else side > 0
    return nearest_day(day, month, slots.get("weekday"), anchor, forward=forward)


def nearest_day(day: int, month: int, weekday: int | None, anchor: date, *, forward: bool) -> date | None:
    """The day and month nearest to `anchor`: the one that falls on the named weekday, else past unless `forward`."""
    years = range(anchor.year - 4, anchor.year + 5) if (day, month) == (29, 2) else range(anchor.year - 1, anchor.year + 2)
    around = [found for year in years if (found := make_day(year, month, day))]
    if not around:
        return None
    if weekday is not None and (fitting := [found for found in around if found.weekday() == weekday]):
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


# --- months, quarters, years ---------------------------------------------------------------------------------------


def in_part(days: Days, unit: str, slots: Slots) -> Days:
    return part_of(days, unit, slots["part"]) if slots.get("part") else days


def read_month(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "September 2015", "awal Maret", "Januari lalu", "Maret tahun lalu", "Januari-Maret 2024"."""
    month, last_month, anchor = slots["month"], slots.get("month2"), setting.anchor
    year, years, side = slots.get("year"), slots.get("years"), slots.get("side")
    last_year = slots.get("year2")
    relative: Relative | None = None
    if year is None and last_year is not None:
        year = last_year - (last_month is not None and month > last_month)
    elif year is None:
        if anchor is None:
            return dated((None, None), "month", f"XXXX-{month:02}")
        relative = "published"
        year = anchor.year + years if years is not None else nearest_year(month, side, slots, setting, anchor)
    first = make_day(year, month, 1)
    if first is None:
        return None
    if last_month is None:
        days = in_part(stretch(first, "month"), "month", slots)
        return dated(days, "month", value_of(first, "month"), relative)
    end = make_day(last_year or year + (last_month < month), last_month, 1)
    if end is None or end <= first:
        return None
    value = f"{value_of(first, 'month')}/{value_of(end, 'month')}"
    return dated((first, stretch(end, "month")[1]), "month", value, relative)


def nearest_year(month: int, side: int | None, slots: Slots, setting: Setting, anchor: date) -> int:
    """The year of a month that has none: past, or to come in words of the future."""
    if side is None:
        side = 1 if setting.future() else 0
    if side > 0:
        return anchor.year + (month < anchor.month)
    # "Desember lalu", read in December, is last year's; "awal Desember lalu" need not be.
    same = side < 0 and month == anchor.month and "part" not in slots
    return anchor.year - (month > anchor.month or same)


def read_year(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "tahun 2011", "awal 2024", "2014-2019"."""
    year, last = slots["year"], slots.get("year2")
    if last is not None:
        last = last if last > 99 else year // 100 * 100 + last
        if not year < last <= year + 150:
            return None
        days: Days = (date(year, 1, 1), date(last, 12, 31))
        return dated(days, "year", f"{year}/{last}")
    days = in_part((date(year, 1, 1), date(year, 12, 31)), "year", slots)
    return dated(days, "year", f"{year:04}")


def read_quarter(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "kuartal III-2023", "semester I tahun ini", "triwulan pertama": size is its months."""
    number, size, year = slots["number"], slots["size"], slots.get("year")
    unit = {3: "quarter", 6: "half"}.get(size)
    if number > 12 // size:
        return None
    relative: Relative | None = None
    if year is None:
        if setting.anchor is None:
            letter = {"quarter": "Q", "half": "H"}.get(unit or "", "Q")
            return dated((None, None), "quarter", f"XXXX-{letter}{number}")
        relative = "published"
        year = setting.anchor.year + slots.get("years", 0)
        start = (number - 1) * size + 1
        if "years" not in slots and not setting.future() and start > setting.anchor.month:
            year -= 1
    index = year * 12 + (number - 1) * size
    days = months_from(index, size)
    first, last = days
    value = value_of(first, unit) if unit else f"{value_of(first, 'month')}/{value_of(last, 'month')}"
    return dated(days, "quarter", value, relative)


def read_decade(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "1990-an", "era 80-an"."""
    year = slots["year"]
    if year < 100:
        year += 1900 if year >= 30 else 2000
    days = in_part(stretch(date(year, 1, 1), "decade"), "decade", slots)
    return dated(days, "decade", f"{year:04}"[:3])


def read_century(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "abad ke-19": 1801 to 1900, TIMEX3 "18"."""
    number = slots["number"]
    if not 1 <= number <= 30:
        return None
    days: Days = in_part((date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)), "century", slots)
    return replace(dated(days, "century", f"{number - 1:02}"), counts=False)


def read_season(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "musim panas 2023": its year, vaguely, since seasons differ from land to land."""
    year = slots.get("year", "XXXX")
    days: Days = (date(year, 1, 1), date(year, 12, 31)) if year != "XXXX" else (None, None)
    return vague(f"{year}-{slots['season']}", days)


def read_hijri(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "1 Muharram 1446 H", "Ramadan 1445 Hijriah"."""
    year, month, day = slots["hijri_year"], slots["hijri_month"], slots.get("day")
    first = hijri_day(year, month, day or 1)
    if first is None:
        return None
    if day:
        return dated((first, first), "day", first.isoformat())
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(1) if following else None
    return dated((first, last), "month", f"{first.isoformat()}/{last.isoformat() if last else ''}")


def read_festival(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "Natal 2023", "HUT ke-79 RI", "Idulfitri", "Lebaran tahun lalu": the festival's day of the year, else the nearest."""
    found = slots["festival"]
    year = slots.get("year")
    relative: Relative | None = None
    if year is None and (number := slots.get("number")) and "since" in found:
        year = found["since"] + number
    if year is None and (hijri := slots.get("hijri_year")) and "hijri" in found:
        near = hijri_day(hijri, found["hijri"], 10)
        days = [day for day in setting.festivals[found["table"]] if near and abs(day - near) < timedelta(30)]
        return festival_days(days[0], found) if days else None
    if year is not None:
        days = festival_in(found, year, setting)
        return festival_days(days[0], found) if days else None
    anchor = setting.anchor
    if anchor is None:
        value = f"XXXX-{found['month']:02}-{found['day']:02}" if "month" in found else "XXXX"
        return dated((None, None), "day", value)
    relative = "published"
    if "years" in slots:
        days = festival_in(found, anchor.year + slots["years"], setting)
    else:
        around = [day for near in (-1, 0, 1) for day in festival_in(found, anchor.year + near, setting)]
        side = slots.get("side") or (1 if setting.future() else 0)
        if side > 0:
            days = [day for day in around if day >= anchor][:1]
        elif side < 0:
            days = [day for day in around if day < anchor][-1:]
        else:
            days = sorted(around, key=lambda day: abs(day - anchor))[:1]
    return replace(festival_days(days[0], found), relative_to=relative) if days else None


def festival_in(found: Mapping[str, Any], year: int, setting: Setting) -> list[date]:
    """The days on which a festival begins in a year: none, one, or two of a Hijri festival."""
    if "table" in found:
        return [day for day in setting.festivals[found["table"]] if day.year == year]
    if "easter" in found:
        return [easter(year) + timedelta(found["easter"])]
    day = make_day(year, found["month"], found["day"])
    return [day] if day else []


def festival_days(day: date, found: Mapping[str, Any]) -> TimeReading:
    first = day + timedelta(found.get("offset", 0))
    last = first + timedelta(found.get("lasts", 1) - 1)
    value = interval_value(first.isoformat(), last.isoformat())
    return dated((first, last), "month" if found.get("lasts", 1) > 9 else "day", value)


# --- relative and counted ------------------------------------------------------------------------------------------


def read_unit(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "pekan lalu", "14 bulan lalu", "awal bulan ini", "akhir pekan", "72 jam lalu": a calendar unit counted from publication."""
    unit, step, anchor = slots["unit"], slots.get("step"), setting.anchor
    count = slots.get("n", 1)
    if unit == "weekend":
        return weekend(step, setting)
    if step is None:
        step = nearest_step(unit, slots, setting)
    if anchor is None:
        value = f"{'-' if step < 0 else ''}{period(count, unit)}" if step else f"XXXX-{unit}"
        return dated((None, None), unit, value if step else "PRESENT_REF")
    if isinstance(count, str):
        return some_units_away(count, unit, step, anchor)
    if unit in ("hour", "minute", "second"):
        return hours_away(count * step, unit, anchor)
    if count != int(count):
        return fraction_away(count * step, unit, anchor)
    days = stretch(anchor, unit, int(count) * step)
    value = value_of(days[0], unit) or f"{'-' if step < 0 else ''}{period(count, unit)}"  # before the year 1
    return dated(in_part(days, unit, slots), unit, value, "published")


def nearest_step(unit: str, slots: Slots, setting: Setting) -> int:
    """Of "awal tahun": this year's, or the last or next one where this one is not yet, or no more, to come."""
    if setting.anchor is None:
        return 0
    first, last = in_part(stretch(setting.anchor, unit), unit, slots)
    if setting.future():
        return 1 if last and last < setting.anchor else 0
    return -1 if first and first > setting.anchor else 0


def weekend(step: int | None, setting: Setting) -> TimeReading:
    if setting.anchor is None:
        return dated((None, None), "day", "XXXX-WXX-WE")
    if step is None:
        step = 0 if setting.future() or setting.anchor.weekday() >= 5 else -1
    saturday = add_days(setting.anchor, 5 - setting.anchor.weekday() + 7 * step)
    sunday = add_days(saturday, 1) if saturday else None
    value = f"{value_of(saturday, 'week')}-WE"
    return dated((saturday, sunday), "day", value, "published")


def hours_away(count: float, unit: str, anchor: date) -> TimeReading:
    hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
    first, last = add_days(anchor, floor(hours / 24)), add_days(anchor, ceil(hours / 24))
    reading = dated((first, last), "hour", period(abs(count), unit), "published", counts=False)
    return replace(reading, kind="time", value=("-" if count < 0 else "") + reading.value)


def fraction_away(count: float, unit: str, anchor: date) -> TimeReading | None:
    """ "1,5 tahun lalu", "setengah abad lalu": half of the next smaller unit to each side."""
    days = count * DAYS_IN[unit]
    first, last = add_days(anchor, round(days - DAYS_IN[unit] / 8)), add_days(anchor, round(days + DAYS_IN[unit] / 8))
    return vague(period(abs(count), unit), (first, last), "published")


SOME = {"X": (2, 9), "XX": (11, 99), "XXX": (100, 999)}
"""How many "beberapa", "puluhan" and "ratusan" can be."""


def some_units_away(count: str, unit: str, step: int, anchor: date) -> TimeReading:
    low, high = SOME[count]
    days = DAYS_IN.get(unit, 1)
    near, far = add_days(anchor, step * low * days), add_days(anchor, step * high * days)
    if unit in ("hour", "minute", "second"):
        near, far = anchor, add_days(anchor, step)
    ends = (far, near) if step < 0 else (near, far)
    return vague("PAST_REF" if step < 0 else "FUTURE_REF", ends, "published")


COUNTED_FROM: dict[str, tuple[str, ...]] = {
    "hour": ("day", "hour"),
    "minute": ("day", "hour"),
    "second": ("day", "hour"),
    "day": ("day", "hour"),
    "week": ("day", "hour", "week"),
    "month": ("day", "hour", "month"),
    "quarter": ("day", "hour", "month", "quarter"),
    "year": ("day", "hour", "month", "year"),
    "decade": ("day", "hour", "month", "year", "decade"),
}
"""Days are counted from a day, months from a month or day; a time told more coarsely gives nothing to count from."""


def read_told(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "sehari sebelumnya", "dua pekan kemudian", "keesokan harinya": counted from the time told last; without one, vague."""
    unit, step, count, told = slots["unit"], slots["step"], slots.get("n", 1), setting.told
    day = (told.earliest or told.latest) if told else None
    if day is None or told is None or not isinstance(count, int) or told.precision not in COUNTED_FROM.get(unit, ()):
        value = f"{'-' if step < 0 else ''}{period(count, unit)}"
        return vague(value, (None, None), "event" if slots.get("event") else "text")
    if unit in ("hour", "minute", "second"):
        reading = hours_away(count * step, unit, day)
        return replace(reading, relative_to="text")
    days = stretch(day, unit, count * step)
    if unit == "week" and told.precision == "day":
        value_day = add_days(day, 7 * count * step)
        reading = dated(days, unit, value_of(value_day, "week"), "text", counts=False)
    else:
        reading = dated(days, unit, value_of(days[0], unit), "text", counts=False)
    return refine(reading, slots) if "time_of_day" in slots else reading


def read_lasting(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "tiga hari terakhir", "72 jam ke depan", "sejak setahun terakhir": a duration that ends or begins at publication."""
    unit, step, count, anchor = slots["unit"], slots["step"], slots.get("n", 1), setting.anchor
    if anchor is None:
        far = None
    elif isinstance(count, str):
        far = add_days(anchor, step * SOME[count][1] * DAYS_IN.get(unit, 1)) if unit in DAYS_IN else add_days(anchor, step)
    elif unit in ("hour", "minute", "second"):
        far = add_days(anchor, step * ceil(count / {"hour": 24, "minute": 1440, "second": 86400}[unit]))
    elif unit in ("day", "week") or count != int(count):
        far = add_days(anchor, round(step * count * DAYS_IN[unit]))
    else:
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
        far = add_months(anchor, step * count * months)
    precision: TimePrecision = "vague" if isinstance(count, str) else PRECISIONS[unit]
    return TimeReading(
        earliest=far if step < 0 else anchor,
        latest=anchor if step < 0 else far,
        precision=precision,
        kind="duration",
        value=period(count, unit),
        relative_to="published" if anchor else None,
    )


def read_duration(slots: Slots, _setting: Setting) -> TimeReading | None:
    unit, count = slots["unit"], slots.get("n", 1)
    if "half" in slots:
        count = count + 0.5
    if count == 0.5 and unit == "day":
        count, unit = 12, "hour"
    elif count == 0.5 and unit in ("hour", "year"):
        count, unit = {"hour": (30, "minute"), "year": (6, "month")}[unit]
    precision: TimePrecision = "vague" if isinstance(count, str) else PRECISIONS[unit]
    relative: Relative | None = "event" if "event" in slots else None
    return TimeReading(
        earliest=None, latest=None, precision=precision, kind="duration", value=period(count, unit), relative_to=relative
    )


def read_set(slots: Slots, _setting: Setting) -> TimeReading | None:
    """ "setiap hari" P1D, "setiap Senin" XXXX-WXX-1, "tiap dua tahun" P2Y."""
    if "weekday" in slots:
        value = f"XXXX-WXX-{slots['weekday'] + 1}"
    elif "month" in slots:
        value = f"XXXX-{slots['month']:02}" + (f"-{slots['day']:02}" if "day" in slots else "")
    elif "time_of_day" in slots:
        value = f"XXXX-XX-XXT{slots['time_of_day']}"
    else:
        value = period(slots.get("n", 1), slots["unit"])
    unit = slots.get("unit", "day")
    return TimeReading(earliest=None, latest=None, precision=PRECISIONS.get(unit, "day"), kind="set", value=value)


def read_reference(slots: Slots, setting: Setting) -> TimeReading | None:
    """ "saat ini", "baru-baru ini", "saat itu": PRESENT_REF, PAST_REF, FUTURE_REF; `reach` days before and after publication."""
    anchor = setting.anchor
    if "kind" in slots:
        return replace(vague(slots["value"]), kind=slots["kind"])
    if anchor is None or "from" not in slots:
        return vague(slots["value"])
    return vague(slots["value"], (add_days(anchor, slots["from"]), add_days(anchor, slots["to"])), "published")


# --- the day's own parts -------------------------------------------------------------------------------------------


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
