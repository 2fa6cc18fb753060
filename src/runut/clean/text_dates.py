"""What the body of an article says of the day it appeared.

Comes in: a clean text and its times. Goes out: publication days, or None. News is dated beside its source: "dilansir AP, Kamis
(16/3/2023)" was printed that day, "kata dia, Kamis (16/3/2023)" that day or the next. A date of anything else is a day of what
happened and says nothing here. Leaves to others: which year a date without one belongs to (`years`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from runut.clean.years import PARTIAL_VALUE, find_years, planned_day
from runut.gazetteer import Gazetteer
from runut.lang.pack import FoundTime, LanguagePack
from runut.records.article import Published

LEAD_CHARS = 900
"""How much of a text counts as its lead: news is told there, background later."""

DAY = timedelta(1)
FIRST_YEAR = 1945

Kind = Literal["line", "today", "reprint", "said", "news"]

REPRINT = re.compile(
    r"\b(?:dilansir|melansir|lansir|dikutip|mengutip|diwartakan|mewartakan|diberitakan|memberitakan|diakses|dirangkum|dihimpun|dilihat|pantauan"
    r"|keterangan (?:tertulis|resmi|pers)|siaran pers|rilis|pernyataan tertulis|unggahan)\b",
    re.IGNORECASE,
)
TODAY = re.compile(
    r"\b(?:hari|pagi|siang|sore|petang|malam) ini\b|\btadi (?:pagi|siang|sore|malam)\b|\b(?:pagi|siang|sore) tadi\b",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|hingga|sampai|berlaku|paling lambat|batas|tenggat|jatuh pada|jatuh tempo|jadwal"
    r"|mendatang|depan|nanti|nantinya|besok|lusa|digelar pada|antara)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?][\"”]? (?=[A-Z\"“])|\n")
BESIDE_SOURCE = re.compile(r",\s?(?:\(|pada |hari |tanggal )*$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day told in the text, and how it is told."""

    day: date
    kind: Kind
    words: str


def date_in_text(
    text: str, floor: date | None, ceiling: date | None, language: LanguagePack, gazetteer: Gazetteer
) -> Published | None:
    """Publication days from the body's own dates.

    floor: a day on which the article cannot have appeared yet, roughly (an old picture's). ceiling: the day of the capture.
    """
    times = [
        time
        for time in language.find_times(text, None)
        if time.precision in ("day", "hour") and time.flagged is None and time.relative_to != "text"
    ]
    partial = [time for time in times if PARTIAL_VALUE.fullmatch(time.value)]
    years = find_years(text, partial, floor, ceiling, gazetteer) if partial else {}
    told = []
    for time in times:
        day = time.earliest or years.get(time.start)
        if day is None or day.year < FIRST_YEAR or (ceiling and day > ceiling + DAY) or time.latest != time.earliest:
            continue
        if kind := kind_of(time, text):
            told.append(Dated(day, kind, text[time.start : time.end]))
    return best_of(told) or planned_day(text, partial, years)


def kind_of(time: FoundTime, text: str) -> Kind | None:
    """How a day is told; None where it is announced or is background."""
    if time.role == "publication":
        return "line"
    before = SENTENCE.split(text[max(0, time.start - 220) : time.start])[-1]
    following = text[time.end : time.end + 24]
    words = text[time.start : time.end]
    if re.match(r"\s(?:mendatang|depan|nanti)\b", following):
        return None
    as_news = "(" in words or (words[:1].isalpha() and not words.casefold().startswith("tanggal"))
    if REPRINT.search(before[-110:]):
        return "reprint"
    if as_news and (TODAY.search(before[-16:]) or TODAY.search(following)) and not ANNOUNCED.search(before[-60:]):
        return "today"
    if as_news and time.role == "citing" and BESIDE_SOURCE.search(before):
        return "said"
    if as_news and time.start < LEAD_CHARS and not ANNOUNCED.search(before):
        return "news"
    return None


def best_of(told: Sequence[Dated]) -> Published | None:
    """The latest of the days told as news, and whether the next day stays open.

    A reprint or "hari ini" has the day itself. What was said or happened may be told a day later. A day that lies more than two
    days after all that was said is one to come.
    """
    if lines := [dated for dated in told if dated.kind == "line"]:
        return publish(lines[0], days=1, basis_line=True)
    cited = max((dated for dated in told if dated.kind != "news"), key=lambda dated: dated.day, default=None)
    news = max((dated for dated in told if dated.kind == "news"), key=lambda dated: dated.day, default=None)
    if cited and news and timedelta() < news.day - cited.day <= 2 * DAY:
        return publish(news, days=2)
    if cited:
        sure = [dated for dated in told if dated.day == cited.day and dated.kind in ("reprint", "today")]
        return publish(sure[0] if sure else cited, days=1 if sure else 2)
    return publish(news, days=2) if news else None


def publish(dated: Dated, *, days: int, basis_line: bool = False) -> Published:
    return Published(
        start=dated.day,
        end=dated.day + (days - 1) * DAY,
        precision="day" if days == 1 else "interval",
        basis="date-line" if basis_line else "citing-date",
        text=dated.words,
    )
