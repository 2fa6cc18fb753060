"""The year of an article whose dates have none.

Comes in: the times of a text and who is named in it. Goes out: the years it can be from, and days where the text's partial
dates allow only one year. The evidence: years that are named, weekdays as checksums ("Rabu (11/12)"), who held which office,
and how long ago somebody took or lost one ("sejak ia mengambil alih kekuasaan 14 bulan lalu"). Never a guess: where two
years are left there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from runut.gazetteer import Gazetteer, Tenure
from runut.lang.pack import FoundTime
from runut.records.article import Published

DAY = timedelta(1)
LEAD_CHARS = 900
LAST_YEAR = 2100
WEEKDAY_VALUE = re.compile(r"XXXX-WXX-([1-7])")
PARTIAL_VALUE = re.compile(r"XXXX-(\d\d)-(\d\d)")
WEEKDAY_WORDS = re.compile(r"\b(Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)\b", re.IGNORECASE)
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
ELAPSED = re.compile(r"-P(\d{1,3})([MY])")
CHANGE_OF_POWER = re.compile(
    r"\b(?:mengambil alih|berkuasa|kekuasaan|menjabat|dilantik|digulingkan|terguling|jatuh|tumbang|lengser|mundur|kejatuhan|kudeta|terpilih)\w{0,4}\b",
    re.IGNORECASE,
)
PLANNED = re.compile(r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|diperkirakan|hendak)\b", re.IGNORECASE)
FORMER = re.compile(r"\b(?:mantan|eks|bekas)\s(?:\w{1,20}\s){0,4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSpan:
    """Days between which the text must have been written. start: None where nothing is known. narrow: both ends rest on evidence."""

    start: date | None
    end: date | None

    @property
    def narrow(self) -> bool:
        return self.start is not None and self.end is not None


def find_year_span(text: str, times: Sequence[FoundTime], gazetteer: Gazetteer) -> YearSpan:
    """From the latest year that is named as past and from the tenures of those named, the days the text can be from."""
    starts = [
        time.earliest
        for time in times
        if time.earliest and time.precision in ("year", "month", "day") and not planned(time, text)
    ]
    named = max(starts, default=None)
    window = elapsed_window(text, times, gazetteer)
    if window:
        return YearSpan(start=window[0], end=window[1])
    floor = max((day for day in (named, tenure_floor(text, gazetteer)) if day), default=None)
    if named and (floor == named or named >= (floor or named)):
        # the latest year that a report names is its own, or the one before
        return YearSpan(start=named, end=date(named.year + 1, 12, 31))
    return YearSpan(start=floor, end=None)


def planned(time: FoundTime, text: str) -> bool:
    sentence = re.split(r"[.!?] (?=[A-Z\"“])|\n", text[max(0, time.start - 120) : time.start])[-1]
    return bool(PLANNED.search(sentence)) or bool(re.match(r"\s(?:mendatang|depan|nanti)\b", text[time.end : time.end + 14]))


def tenures_in(text: str, gazetteer: Gazetteer) -> Iterable[tuple[int, Tenure]]:
    """Offices of the persons named in `text`, each with the place of the name."""
    for name in gazetteer.find(text):
        entity = name.entities[0] if name.entities else ""
        if entity.startswith("person."):
            for tenure in gazetteer.offices(entity, None):
                yield name.start, tenure


def tenure_floor(text: str, gazetteer: Gazetteer) -> date | None:
    """The latest day on which somebody whom the text calls by an office took it, or whom it calls "mantan" lost it."""
    floors = []
    for start, tenure in tenures_in(text, gazetteer):
        before = text[max(0, start - 60) : start]
        if tenure.office and tenure.office.casefold() in before.casefold():
            if FORMER.search(before):
                floors += [tenure.until] if tenure.until else []
            else:
                floors.append(tenure.start)
    return max(floors, default=None)


def elapsed_window(text: str, times: Sequence[FoundTime], gazetteer: Gazetteer) -> tuple[date, date] | None:
    """ "14 bulan lalu" beside a change of power of somebody known: the days on which that can have been written.

    A count of months is exact to a month each way, one of years to half a year each way.
    """
    for time in times:
        found = ELAPSED.fullmatch(time.value)
        if not found or int(found[1]) < 2:
            continue
        start = max(text.rfind(". ", 0, time.start), text.rfind("\n", 0, time.start)) + 1
        sentence = text[start : time.end]
        if not CHANGE_OF_POWER.search(sentence):
            continue
        days = int(found[1]) * (30.44 if found[2] == "M" else 365.25)
        slack = 31 if found[2] == "M" else 183
        changes = {day for _, tenure in tenures_in(sentence, gazetteer) for day in (tenure.start, tenure.until) if day}
        reached = [day + timedelta(days) for day in changes]
        if reached:
            latest = max(reached)
            near = [day for day in reached if latest - day <= timedelta(120)]
            return min(near) - timedelta(slack), max(near) + timedelta(slack)
    return None


def resolve_partial(times: Sequence[FoundTime], text: str, span: YearSpan, ceiling: date | None) -> Published | None:
    """The publication days when every date lacks its year.

    The latest dated news of the lead or beside a source decides, where one year alone puts it inside `span` on its weekday.
    """
    if span.start is None:
        return None
    partial = [
        time for time in times if PARTIAL_VALUE.fullmatch(time.value) and (time.role == "citing" or time.start < LEAD_CHARS)
    ]
    best: tuple[date, FoundTime] | None = None
    for time in partial:
        years = fitting_years(time, text, span, ceiling)
        if len(years) != 1 or (planned(time, text) and not span.narrow):
            continue
        if best is None or (years[0] > best[0] and not planned(time, text)):
            best = years[0], time
    if best is None:
        return None
    return days_around(*best, times, text)


def fitting_years(time: FoundTime, text: str, span: YearSpan, ceiling: date | None) -> list[date]:
    """The days a partial date can be, inside the span; after a weekday only those that fall on it."""
    found = PARTIAL_VALUE.fullmatch(time.value)
    if not found or span.start is None:
        return []
    month, day = int(found[1]), int(found[2])
    words = WEEKDAY_WORDS.search(text[time.start : time.end])
    weekday = WEEKDAYS[words[1].casefold().replace("'", "").replace("’", "")] if words else None
    last = span.end or date(min(span.start.year + 6, LAST_YEAR), 12, 31)
    if ceiling:
        last = min(last, ceiling)
    days = []
    for year in range(span.start.year, last.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if span.start - 7 * DAY <= candidate <= last and (weekday is None or candidate.weekday() == weekday):
            days.append(candidate)
    if weekday is None and not span.narrow:
        return days[:2]
    return days


def days_around(day: date, time: FoundTime, times: Sequence[FoundTime], text: str) -> Published:
    """Publication days about a dated happening: that day or the next; before it where it is still to come.

    A planned day ("dijadwalkan pada 28 Januari") says that the text was written before it or on it; weekdays beside a source
    say from which day on.
    """
    words = text[time.start : time.end]
    if not planned(time, text):
        if time.role == "citing":
            return Published(start=day, end=day, precision="day", basis="citing-date", text=words)
        return Published(start=day, end=day + DAY, precision="interval", basis="citing-date", text=words)
    told = []
    for other in times:
        found = WEEKDAY_VALUE.fullmatch(other.value)
        if found and not planned(other, text):
            told.append(day - timedelta((day.weekday() - (int(found[1]) - 1)) % 7))
    start = min(told, default=day - 7 * DAY)
    return Published(start=start, end=day + DAY, precision="interval", basis="citing-date", text=words)
