"""The year of a text whose dates have none.

Comes in: a text and its partial dates ("Rabu (11/12)"). Goes out: the day each stands for, where the text's own evidence leaves
one year: years that it names, weekdays as checksums, who held which office, and how long ago somebody took or lost one ("sejak
ia mengambil alih kekuasaan 14 bulan lalu"). Never a guess: where two years are left there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from runut.gazetteer import Gazetteer, Tenure
from runut.lang.pack import FoundTime
from runut.records.article import Published

DAY = timedelta(1)
LEAD_CHARS = 900
LAST_YEAR = 2100
REACH = 7
"""Years after the latest sign of its age within which a text is looked for."""

LEAST_VOTES = 3
"""A year named once and alone is background as often as not."""

PARTIAL_VALUE = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T[\w:]{2,8})?")
WEEKDAY_WORDS = re.compile(r"\b(Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)\b", re.IGNORECASE)
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
NAMED_YEAR = re.compile(
    r"(?<![\d.,/$-])(?<!Rp )(?<!Rp)((?:19|20)\d\d)(?![\d]|[.,]\d| ?(?:orang|unit|meter|kilometer|km|kali|ton|warga|personel|dolar)\b)"
)
ELAPSED = re.compile(
    r"\b(\d{1,2}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas) (bulan|tahun) (?:lalu|silam)\b",
    re.IGNORECASE,
)
NUMBERS = {
    word: number
    for number, word in enumerate("dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(), start=2)
} | {"dua belas": 12}
CHANGE_OF_POWER = re.compile(
    r"\b(?:mengambil alih|berkuasa|kekuasaan|menjabat|dilantik|digulingkan|terguling|jatuh|tumbang|lengser|mundur|kejatuhan|kudeta|terpilih)\w{0,4}\b",
    re.IGNORECASE,
)
PLANNED = re.compile(r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|diperkirakan|hendak)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?][\"”]? (?=[A-Z\"“])|\n")
FORMER = re.compile(r"\b(?:mantan|eks|bekas)\s(?:\w{1,20}\s){0,4}$", re.IGNORECASE)

Window = tuple[date, date]


def find_years(
    text: str, partial: Sequence[FoundTime], floor: date | None, ceiling: date | None, gazetteer: Gazetteer
) -> dict[int, date]:
    """The day of each partial date, by its place in the text; none where the evidence leaves more than one year."""
    dates = [(time, *day_and_month(time), weekday_of(time, text)) for time in partial]
    checked = [row for row in dates if row[3] is not None]
    window = elapsed_window(text, gazetteer)
    if window:
        year = year_in_window([row[1:3] for row in (checked or dates)], window)
    else:
        year = year_by_names(text, [row[1:] for row in checked], floor, ceiling, gazetteer)
    if year is None:
        return {}
    found = {}
    for time, month, day, weekday in dates:
        days = [made for near in (year, year - 1, year + 1) if (made := make_day(near, month, day))]
        fitting = [made for made in days if weekday is None or made.weekday() == weekday]
        if fitting and (weekday is not None or window):
            found[time.start] = fitting[0]
    return found


def day_and_month(time: FoundTime) -> tuple[int, int]:
    found = PARTIAL_VALUE.fullmatch(time.value)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def weekday_of(time: FoundTime, text: str) -> int | None:
    words = WEEKDAY_WORDS.search(text[time.start : time.end])
    return WEEKDAYS[words[1].casefold().replace("'", "").replace("’", "")] if words else None


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- by the years that are named ---------------------------------------------------------------------------------


def year_by_names(
    text: str, checked: Sequence[tuple[int, int, int | None]], floor: date | None, ceiling: date | None, gazetteer: Gazetteer
) -> int | None:
    """The year in which the weekdays are right, among those that the text names and their neighbours.

    A weekday repeats on its date after five, six or eleven years, so one of a few neighbouring years fits. A named year counts
    as much as it is named, its neighbours half: news of January names the old year.
    """
    if not checked:
        return None
    named = drop_targets(Counter(int(found[1]) for found in NAMED_YEAR.finditer(text)))
    if floor:
        named[floor.year] += 2
    earliest = tenure_floor(text, gazetteer)
    votes: Counter[int] = Counter()
    for year, times in named.items():
        votes[year] += 2 * times
        votes[year + 1] += times
        votes[year - 1] += times
    if earliest and not named:
        votes.update(dict.fromkeys(range(earliest.year, min(earliest.year + REACH, LAST_YEAR)), 1))
    fits = {
        year: count
        for year, count in votes.items()
        if weekdays_fit(year, checked)
        and (floor is None or year >= floor.year)
        and (earliest is None or year >= earliest.year)
        and (ceiling is None or year <= ceiling.year)
    }
    if not fits:
        return None
    best = max(fits.values())
    winners = [year for year, count in fits.items() if count == best]
    return winners[0] if len(winners) == 1 and (best >= LEAST_VOTES or earliest or floor) else None


def drop_targets(named: Counter[int]) -> Counter[int]:
    """Without years far beyond all others: "Indonesia Emas 2045" is a goal."""
    kept: Counter[int] = Counter()
    for year in sorted(named):
        if not kept or year - max(kept) <= REACH:
            kept[year] = named[year]
    return kept


def weekdays_fit(year: int, checked: Sequence[tuple[int, int, int | None]]) -> bool:
    """Whether most dates fall on their named weekday in `year`; one slip of three is allowed."""
    right = sum(
        (day := make_day(year, month, number)) is not None and day.weekday() == weekday for month, number, weekday in checked
    )
    return right * 3 >= len(checked) * 2


# --- by who was in office ----------------------------------------------------------------------------------------


def tenures_in(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, Tenure]]:
    """Offices of the persons named in `text`, each with the place of the name."""
    for name in gazetteer.find(text):
        entity = name.entities[0] if name.entities else ""
        if entity.startswith("person."):
            for tenure in gazetteer.offices(entity, None):
                yield name.start, tenure


def tenure_floor(text: str, gazetteer: Gazetteer) -> date | None:
    """The latest day on which somebody whom the text calls by an office took it, or whom it calls "mantan" lost it."""
    floors = []
    for start, tenure in tenures_in(text[: 3 * LEAD_CHARS], gazetteer):
        before = text[max(0, start - 60) : start]
        if tenure.office and tenure.office.casefold() in before.casefold():
            if FORMER.search(before):
                floors += [tenure.until] if tenure.until else []
            else:
                floors.append(tenure.start)
    return max(floors, default=None)


def elapsed_window(text: str, gazetteer: Gazetteer) -> Window | None:
    """ "14 bulan lalu" beside a change of power of somebody known: the days on which that can have been written.

    A count of months is exact to a month each way, one of years to half a year each way.
    """
    for found in ELAPSED.finditer(text):
        start = max(text.rfind(". ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
        sentence = text[max(start, found.start() - 400) : found.end()]
        if not CHANGE_OF_POWER.search(sentence):
            continue
        count = NUMBERS.get(found[1].casefold()) or int(found[1])
        months = found[2].casefold() == "bulan"
        elapsed, slack = timedelta(count * (30.44 if months else 365.25)), timedelta(31 if months else 183)
        changes = {day for _, tenure in tenures_in(sentence, gazetteer) for day in (tenure.start, tenure.until) if day}
        if changes:
            latest = max(changes)
            near = [day for day in changes if latest - day <= timedelta(120)]
            return min(near) + elapsed - slack, latest + elapsed + slack
    return None


def year_in_window(dates: Sequence[tuple[int, int]], window: Window) -> int | None:
    """The one year that puts a date inside the window."""
    years = {
        made.year
        for month, day in dates
        for year in range(window[0].year, window[1].year + 1)
        if (made := make_day(year, month, day)) and window[0] <= made <= window[1]
    }
    return years.pop() if len(years) == 1 else None


# --- plans -------------------------------------------------------------------------------------------------------


def planned_day(text: str, partial: Sequence[FoundTime], years: Mapping[int, date]) -> Published | None:
    """Publication days from a planned day of the lead ("dijadwalkan pada 28 Januari").

    The text was written before that day or on it; the weekdays of what has been told already say from which day on.
    """
    plans = [
        (years[time.start], time)
        for time in partial
        if time.start in years and time.start < LEAD_CHARS and is_planned(time, text)
    ]
    if not plans:
        return None
    day, time = min(plans, key=lambda plan: plan[0])
    told = [
        day - timedelta((day.weekday() - WEEKDAYS[found[1].casefold().replace("'", "").replace("’", "")]) % 7)
        for found in WEEKDAY_WORDS.finditer(text)
        if found[1][0].isupper() and re.search(r"\bpada (?:hari )?$", text[max(0, found.start() - 12) : found.start()])
    ]
    start = min(told, default=day - 7 * DAY)
    return Published(start=start, end=day + DAY, precision="interval", basis="citing-date", text=text[time.start : time.end])


def is_planned(time: FoundTime, text: str) -> bool:
    before = SENTENCE.split(text[max(0, time.start - 160) : time.start])[-1]
    return bool(PLANNED.search(before)) or bool(re.match(r"\s(?:mendatang|depan|nanti)\b", text[time.end : time.end + 14]))
