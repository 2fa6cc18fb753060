"""Longer stretches that words name: months, quarters, years, decades, seasons, and festivals, whose days change with the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from runut.grammar.calendar import Days, easter, hijri_day, make_day, months_from, stretch, value_of
from runut.grammar.time_reading import Relative, Setting, Slots, TimeReading, dated, in_part, interval_value, vague


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
    if "week" in slots:
        return week_of_month(first, slots["week"], relative)
    if last_month is None:
        days = in_part(stretch(first, "month"), "month", slots)
        return dated(days, "month", value_of(first, "month"), relative)
    end = make_day(last_year or year + (last_month < month), last_month, 1)
    if end is None or end <= first:
        return None
    value = f"{value_of(first, 'month')}/{value_of(end, 'month')}"
    return dated((first, stretch(end, "month")[1]), "month", value, relative)


def week_of_month(first: date, number: int, relative: Relative | None) -> TimeReading | None:
    """ "pekan kedua Desember": the days 8 to 14, since nobody counts from Mondays here."""
    if number > 5:
        return None
    begin = first + timedelta(7 * number - 7)
    end = min(begin + timedelta(6), stretch(first, "month")[1] or begin)
    return dated((begin, end), "week", value_of(begin, "week"), relative, counts=False)


def nearest_year(month: int, side: int | None, slots: Slots, setting: Setting, anchor: date) -> int:
    """The year of a month that has none: the bare year told right before ("Pada 2018 ..., pada Maret"), else past, or to come in words
    of the future."""
    if side is None and setting.told and (year := bare_year(setting.told)):
        return year
    if side is None:
        side = 1 if setting.future() else 0
    if side > 0:
        return anchor.year + (month < anchor.month)
    # "Desember lalu", read in December, is last year's; "awal Desember lalu" is so only before its days.
    begins = {"START": 1, "MID": 11, "END": 21}.get(slots.get("part", ""), 31)
    same = side < 0 and month == anchor.month and anchor.day <= begins
    return anchor.year - (month > anchor.month or same)


def bare_year(told: TimeReading) -> int | None:
    """The year that was named by itself, whole; None for any other time."""
    first, last = told.earliest, told.latest
    if told.precision != "year" or told.relative_to is not None or first is None or last is None:
        return None
    return first.year if (first.year, first.month, last.month) == (last.year, 1, 12) else None


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
    year, month, day = slots["hijri_year"], slots.get("hijri_month", 1), slots.get("day")
    first = hijri_day(year, month, day or 1)
    if first is None:
        return None
    if day:
        return dated((first, first), "day", first.isoformat())
    unit = "month" if "hijri_month" in slots else "year"
    following = hijri_day(year + month // 12, month % 12 + 1, 1) if unit == "month" else hijri_day(year + 1, 1, 1)
    last = following - timedelta(1) if following else None
    return dated((first, last), unit, f"{first.isoformat()}/{last.isoformat() if last else ''}")


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
