"""The days of a mention: the time expression nearest its trigger, else the sentence's, the lead's, or the publication's.

A date of citing ("dilansir AFP, Selasa (26/5)") may date a statement when nothing else does, never a deed (codebook
section 8). Without any evidence both ends stay empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from runut.extract.syntax import Clause
from runut.extract.units import Unit
from runut.grammar import Lexicon
from runut.records import Published, TimeExpression
from runut.records.event import EventStatus, MentionDateBasis

BACKGROUND_DAYS = 14
NEAR = 120
COARSE = frozenset({"year", "decade", "vague"})
SINCE_REACH = 10
SINCE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Days:
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    basis: MentionDateBasis | None = None


def usable(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those that name days; durations and repetitions do not say when."""
    return [
        time
        for time in times
        if time.kind in ("date", "time") and (time.earliest or time.latest) and time.flagged != "comparison"
    ]


def is_citing(time: TimeExpression, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the words stand beside a source: a citing word before it, with nothing but the source between."""
    before = [unit for unit in units if unit.end <= time.span.start][-9:]
    for unit in reversed(before):
        if unit.low in lexicon.via or unit.low in lexicon.closing:
            return True
        if unit.low in (".", ";") or unit.low in lexicon.speaking:
            return False
    return False


def only_since(time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the words date another happening, from which the told one is counted: "sejak konflik dimulai pada Maret 2011".

    Of "sejak invasi ke Ukraina pada Februari 2022" they date the invasion.
    """
    if time.latest is None:
        return False
    for unit in reversed([unit for unit in units if unit.end <= time.span.start][-SINCE_WORDS:]):
        if unit.low in lexicon.since:
            return not unit.start < trigger_start < time.span.start
        if unit.low in (",", ".", ";"):
            return False
    return False


def of_speech(time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the words date the report and not the deed: "Iran pada Minggu mengatakan ...", "mengatakan pada Minggu bahwa ..."."""
    if time.span.start > trigger_start:
        return False
    before = [unit for unit in units if unit.start < trigger_start]
    speech = next((unit for unit in reversed(before) if unit.low in lexicon.speaking), None)
    if speech is None:
        return False
    if time.span.start < speech.start:
        return True
    between = [unit.low for unit in before if unit.start >= time.span.end]
    return any(low in lexicon.subordinators and low not in lexicon.scope_ends for low in between)


def of_another_clause(
    time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon, told: Sequence[int]
) -> bool:
    """Whether the words of time behind the trigger stand in another clause ("yang", "setelah"): coarse ones always, a day where
    that clause has a happening of its own."""
    if time.span.start < trigger_start or time.latest is None:
        return False
    inside = [unit for unit in units if trigger_start < unit.start < time.span.start]
    opener = next((unit for unit in inside if unit.low in lexicon.relative or unit.low in lexicon.scope_ends), None)
    if opener is None:
        return False
    # "wilayah yang dikuasai X pada September 2015": a clause that only describes has no day of its own.
    day = time.precision in ("hour", "day") or opener.low in lexicon.relative
    return not day or any(opener.start < start < time.span.start for start in told)


def pick_days(
    times: Sequence[TimeExpression],
    trigger_start: int,
    units: Sequence[Unit],
    lexicon: Lexicon,
    *,
    verbal: bool,
    status: EventStatus,
    until: date | None = None,
    told: Sequence[int] = (),
    reported: bool = False,
    whole: bool = False,
) -> Days | None:
    """The days that the sentence itself gives the mention; of what happened, none after `until`, the publication.

    told: where the other happenings of the sentence begin. reported: the date of a report is not that of the deed.
    whole: the sentence as a whole is asked, not one clause.
    """
    times = [
        time
        for time in times
        if not only_since(time, trigger_start, units, lexicon)
        and not (status == "actual" and until and time.earliest and time.earliest > until)
    ]
    if reported:
        times = [time for time in times if not of_speech(time, trigger_start, units, lexicon)]
    own = [
        time
        for time in times
        if not is_citing(time, units, lexicon) and (whole or not of_another_clause(time, trigger_start, units, lexicon, told))
    ]
    if own:
        near = min(
            own,
            key=lambda time: (
                time.precision in COARSE,
                abs(time.span.start - trigger_start) > NEAR,
                abs(time.span.start - trigger_start),
            ),
        )
        basis: MentionDateBasis = "expression" if abs(near.span.start - trigger_start) <= NEAR else "sentence"
        return Days(near.earliest, near.latest, near.precision, basis)
    citing = next((time for time in times if is_citing(time, units, lexicon)), None)
    if citing and verbal and status == "actual":
        return Days(citing.earliest, citing.latest, citing.precision, "citing")
    return None


def published_days(published: Published | None) -> Days:
    """The publication date stands for "now": the deed was news then. One day before counts as well."""
    if published is None:
        return Days()
    return Days(published.start - timedelta(days=1), published.end, "interval", "published")


def is_background(days: Days, published: Published | None, clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """More than 14 days before publication, or without days of its own in a clause with "sejak"."""
    if published and days.basis not in ("published", "lead"):
        if days.end:
            return days.end < published.start - timedelta(days=BACKGROUND_DAYS)
        if days.start:
            return days.start < published.start - timedelta(days=BACKGROUND_DAYS)
    behind = clause.items[at : at + SINCE_REACH]
    return any(item.low in lexicon.since for item in behind)
