"""Days as a reader reads them."""

from __future__ import annotations

import calendar
from datetime import date

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


def say_days(start: date | None, end: date | None, lang: str, precision: str | None = None) -> str:
    """Days for a heading. precision: of the expression, so that an open year is not told as its first day.

    >>> say_days(date(2023, 3, 15), date(2023, 3, 15), "id")
    'Rabu, 15 Maret 2023'
    >>> say_days(date(2023, 3, 1), date(2023, 3, 31), "en")
    'March 2023'
    >>> say_days(date(2024, 12, 2), date(2024, 12, 3), "id")
    '2–3 Desember 2024'
    >>> say_days(date(2015, 9, 1), None, "id")
    'sejak 1 September 2015'
    >>> say_days(date(2015, 9, 1), None, "id", "month"), say_days(date(2011, 1, 1), None, "id", "year")
    ('sejak September 2015', 'sejak 2011')
    """
    if start is None and end is None:
        return {"id": "tanpa tanggal", "en": "undated"}[lang]
    if start is None or end is None:
        known = start or end
        assert known is not None
        word = {"id": ("sejak", "hingga"), "en": ("since", "until")}[lang][start is None]
        month = f"{MONTHS[lang][known.month - 1]} {known.year}"
        return f"{word} " + {"year": str(known.year), "month": month}.get(precision or "", _long(known, lang))
    if start == end:
        return f"{WEEKDAYS[lang][start.weekday()]}, {_long(start, lang)}"
    month = MONTHS[lang][start.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
        return f"{month} {start.year}" if whole else f"{start.day}–{end.day} {month} {start.year}"
    if start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year)
    return f"{_long(start, lang)} – {_long(end, lang)}"


def _long(day: date, lang: str) -> str:
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def say_short(start: date | None, end: date | None, lang: str, precision: str | None = None) -> str:
    """Days for a column, with months of three letters.

    >>> say_short(date(2024, 8, 9), date(2024, 8, 9), "id"), say_short(date(2024, 12, 2), date(2024, 12, 3), "en")
    ('9 Agu 2024', '2–3 Dec 2024')
    >>> say_short(date(2024, 11, 30), date(2024, 12, 1), "id"), say_short(date(2024, 12, 30), date(2025, 1, 2), "en")
    ('30 Nov–1 Des 2024', '30 Dec 2024–2 Jan 2025')
    >>> say_short(date(2015, 1, 1), None, "id", "year"), say_short(date(2023, 3, 1), date(2023, 3, 31), "en"), say_short(None, None, "id")
    ('sejak 2015', 'Mar 2023', '?')
    """
    if start is None and end is None:
        return "?"
    if start and end and start.day != 1 and start != end and start.year == end.year and start.month != end.month:
        first = _abbreviated(f"{start.day} {MONTHS[lang][start.month - 1]}", lang)
        return f"{first}–{_abbreviated(_long(end, lang), lang)}"
    told = _long(start, lang) if start and start == end else say_days(start, end, lang, precision)
    return _abbreviated(told, lang).replace(" – ", "–")


def _abbreviated(words: str, lang: str) -> str:
    return " ".join(word[:3] if word in MONTHS[lang] else word for word in words.split(" "))


def say_number(number: int, lang: str) -> str:
    """
    >>> say_number(12345, "id"), say_number(12345, "en")
    ('12.345', '12,345')
    """
    return f"{number:,}".replace(",", "." if lang == "id" else ",")
