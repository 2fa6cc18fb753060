"""Days as a person types them: "2023", "2023-03" or "2023-03-15", for the command line and the library alike."""

from __future__ import annotations

import calendar
import re
from datetime import date

from runut.errors import UsageError

Day = str | date
_TYPED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(typed: Day) -> date:
    """
    >>> first_day("2023-03"), last_day("2023-03"), last_day("2023")
    (datetime.date(2023, 3, 1), datetime.date(2023, 3, 31), datetime.date(2023, 12, 31))
    """
    if isinstance(typed, date):
        return typed
    year, month, day = _parts(typed)
    return _day(typed, year, month or 1, day or 1)


def last_day(typed: Day) -> date:
    if isinstance(typed, date):
        return typed
    year, month, day = _parts(typed)
    month = month or 12
    return _day(typed, year, month, day or (calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 1))


def _parts(typed: str) -> tuple[int, int | None, int | None]:
    match = _TYPED.fullmatch(str(typed).strip())
    if not match:
        raise UsageError(f"{typed!r} is no day: write 2023, 2023-03 or 2023-03-15")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _day(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{typed!r} is no day: {error}") from error
