"""Times that are counted: "14 bulan lalu", "sehari sebelumnya", "24 jam terakhir", durations, repetition, vague references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil, floor

from runut.grammar.calendar import DAYS_IN, MONTHS_IN, add_days, add_months, period, stretch, value_of
from runut.grammar.time_reading import PRECISIONS, Relative, Setting, Slots, TimeReading, dated, in_part, refine, vague
from runut.records.annotated import TimePrecision


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
        far = add_months(anchor, step * count * MONTHS_IN[unit])
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
