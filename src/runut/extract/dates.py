"""The days of a mention: the time expression nearest its trigger, else the sentence's, the lead's, or the publication's.

A date of citing ("dilansir AFP, Selasa (26/5)") may date a statement when nothing else does, never a deed (codebook
section 8). Without any evidence both ends stay empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from runut.extract.attachment import OTHER_CLAUSE
from runut.extract.syntax import Clause
from runut.extract.units import Unit
from runut.grammar import Lexicon
from runut.records import Published, TimeExpression
from runut.records.event import EventStatus, MentionDateBasis

BACKGROUND_DAYS = 14
NEWS_DAYS = 14
WEEK = 7
NEAR = 120
COARSE = frozenset({"year", "decade", "vague"})
CITING_NEAR = 9
CITING_WORDS = 16
"""Over so many words, if no verb is among them: "kata Macron melalui platform X (sebelumnya Twitter), Kamis (24/7)"."""
SHORT = 10
SINCE_REACH = 10
NO_DAY = (".now", ".clock")
"""Rules whose days are only those of the publication."""
SINCE_WORDS = 9
HABIT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Days:
    """words: of the article, that name them. why: where they are from, if not from the sentence."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None
    basis: MentionDateBasis | None = None
    words: str | None = field(default=None, compare=False)
    why: str | None = field(default=None, compare=False)


def usable(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those that name days; durations and repetitions do not say when, nor do "kini" and a bare hour say more than "it is news"."""
    return [
        time
        for time in times
        if time.kind in ("date", "time")
        and (time.earliest or time.latest)
        and time.flagged != "comparison"
        and not (time.relative_to == "published" and time.rule.endswith(NO_DAY))
    ]


def is_citing(time: TimeExpression, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the words stand beside a source: a citing word before it, with nothing but the source between."""
    before = [unit for unit in units if unit.end <= time.span.start][-CITING_WORDS:]
    for gone, unit in enumerate(reversed(before)):
        if unit.low in lexicon.via or unit.low in lexicon.closing:
            return True
        if unit.low in (".", ";") or unit.low in lexicon.speaking:
            return False
        if gone >= CITING_NEAR and (unit.low in lexicon.subordinators or lexicon.verbal.match(unit.low)):
            return False
    return False


def only_since(time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the words date another happening, from which the told one is counted: "sejak konflik dimulai pada Maret 2011".

    Of "sejak invasi ke Ukraina pada Februari 2022" they date the invasion. "sejak 8-23 Mei" has both ends and dates the deed.
    """
    ranged = time.precision in ("hour", "day") and time.earliest is not None and time.earliest != time.latest
    if time.latest is None or ranged:
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


def is_set_apart(time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether the time stands between commas in a relative clause of the subject: "X, yang sejak awal tahun ..., memberi Y"."""
    between = [unit.low for unit in units if time.span.end <= unit.start < trigger_start]
    if "," not in between:
        return False
    before = [unit.low for unit in units if unit.end <= time.span.start][-SINCE_WORDS:]
    comma = next((i for i in range(len(before) - 1, -1, -1) if before[i] == ","), None)
    return comma is not None and comma + 1 < len(before) and before[comma + 1] in lexicon.relative


def of_another_clause(
    time: TimeExpression,
    trigger_start: int,
    units: Sequence[Unit],
    lexicon: Lexicon,
    told: Sequence[int],
    *,
    nominal: bool = False,
) -> bool:
    """Whether the words of time behind the trigger stand in another clause ("yang", "setelah"): coarse ones always, a day where
    that clause has a happening of its own, "sejak ..." where it counts from another happening.

    nominal: the trigger is an event noun, whose own relative clause may date it ("operasi yang dilancarkan sejak Oktober").
    """
    if across_joint(time, trigger_start, units, lexicon, told):
        return True
    if time.span.start < trigger_start:
        return is_set_apart(time, trigger_start, units, lexicon)
    inside = [unit for unit in units if trigger_start < unit.start < time.span.start]
    opener = next(
        (unit for unit in inside if unit.low in lexicon.relative or unit.low in lexicon.scope_ends - lexicon.since), None
    )
    if opener is None:
        return False
    others = any(opener.start < start < time.span.start for start in told)
    if time.latest is None:
        return others or not nominal
    beside = next((unit for unit in inside if unit.start > opener.start), None)
    if opener.low in lexicon.scope_ends and beside is not None and lexicon.verbal.match(beside.low):
        # "memulai perang setelah meluncurkan serangan pada 13 Juni": of one doer, in one go
        return time.precision not in ("hour", "day")
    # "wilayah yang dikuasai X pada September 2015": a clause that only describes has no day of its own.
    day = time.precision in ("hour", "day") or opener.low in lexicon.relative
    return not day or others


def across_joint(
    time: TimeExpression, trigger_start: int, units: Sequence[Unit], lexicon: Lexicon, told: Sequence[int]
) -> bool:
    """Whether a coordinator parts the time from the trigger and another happening stands on the time's side of it.

    "X bertemu Y pada 2021 dan Z mengirim bantuan", "X bertemu Y dan perusahaan Z bulan ini berkomitmen". Two verbs of one subject share
    what stands at the end: "menyerang X dan menewaskan Y pada Senin".
    """
    at = time.span.start
    low, high = min(at, trigger_start), max(at, trigger_start)
    for i, unit in enumerate(units):
        if not low < unit.start < high or unit.low not in lexicon.coordinators:
            continue
        if at < trigger_start and any(start < at for start in told):
            return any(other.start > unit.start and lexicon.verbal.match(other.low) is None for other in units[i + 1 : i + 2])
        if at > trigger_start and any(unit.start < start for start in told) and i + 1 < len(units):
            beside = units[i + 1]
            own_subject = lexicon.verbal.match(beside.low) is None and beside.low not in lexicon.adverbs
            first = min((start for start in told if start > unit.start), default=high)
            if own_subject and any(unit.start < start <= max(at, first) and abs(start - at) <= NEAR for start in told):
                return True
    return False


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
    nominal: bool = False,
    cost: Callable[[TimeExpression], int | None] | None = None,
) -> Days | None:
    """The days that the sentence itself gives the mention; of what happened, none after `until`, the publication.

    told: where the other happenings of the sentence begin. reported: the date of a report is not that of the deed.
    whole: the sentence as a whole is asked, not one clause. cost: how far a time is from the trigger in the tree.
    """
    times = [
        time
        for time in times
        if not only_since(time, trigger_start, units, lexicon)
        and not (status == "actual" and until and is_to_come(time, until))
    ]
    if reported:
        times = [time for time in times if not of_speech(time, trigger_start, units, lexicon)]
    first = units[0].start if units else 0
    own = [
        time
        for time in times
        if not is_citing(time, units, lexicon)
        and (whole or not of_another_clause(time, trigger_start, units, lexicon, told, nominal=nominal))
        # "karena invasi itu, impor turun ... menjadi 8 persen pada 2023": a year far away is of something else.
        and (whole or time.precision not in COARSE or abs(time.span.start - trigger_start) <= NEAR or time.span.start == first)
    ]
    if own:
        near = min(own, key=lambda time: closeness(time, trigger_start, cost(time) if cost else None))
        basis: MentionDateBasis = "expression" if abs(near.span.start - trigger_start) <= NEAR else "sentence"
        return Days(near.earliest, near.latest, near.precision, basis, near.span.text)
    citing = next((time for time in times if is_citing(time, units, lexicon)), None)
    if citing and verbal and status == "actual":
        return Days(citing.earliest, citing.latest, citing.precision, "citing", citing.span.text)
    return None


def reported_days(
    times: Sequence[TimeExpression], trigger_start: int, units: Sequence[Unit], lexicon: Lexicon, published: Published | None
) -> Days | None:
    """Of a deed told on a named day, or in a week: it was news then, so that day or the one before, as `published_days` has it."""
    spoken = (time for time in times if is_short(time) and of_speech(time, trigger_start, units, lexicon))
    told = next((time for time in spoken if time.earliest and time.latest), None)
    if told is None or told.earliest is None or told.latest is None:
        return None
    if published and not -NEWS_DAYS <= (told.latest - published.end).days <= 0:
        return None
    why = "it was news when it was told, on that day or the one before"
    return Days(told.earliest - timedelta(days=1), told.latest, "interval", "sentence", told.span.text, why)


def is_short(time: TimeExpression) -> bool:
    """Some days at most, as "awal bulan ini"."""
    if time.precision in ("hour", "day", "week"):
        return True
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days <= SHORT


def is_to_come(time: TimeExpression, until: date) -> bool:
    """After the publication; "masa depan" begins with it, "hingga 22 Juni" reaches over it and says nothing of what was."""
    if time.earliest is not None and time.earliest > until:
        return True
    if time.latest is None:
        return False
    return time.latest > until and (time.precision == "vague" or time.earliest is None)


def closeness(time: TimeExpression, trigger_start: int, cost: int | None) -> tuple[bool, bool, bool, int]:
    """The smaller, the closer: days before years, the trigger's own clause before another, then plain distance."""
    distance = abs(time.span.start - trigger_start)
    return (time.precision in COARSE, cost is not None and cost >= OTHER_CLAUSE, distance > NEAR, distance)


def planned(time: TimeExpression, published: Published | None) -> TimeExpression:
    """A bare weekday of a plan is the next one: "akan bertemu Senin", written on a Wednesday."""
    if published is None or not time.rule.endswith("weekday") or " " in time.span.text or time.latest is None:
        return time
    if time.earliest and published.start - timedelta(days=WEEK) < time.earliest < published.start:
        return replace(time, earliest=time.earliest + timedelta(days=WEEK), latest=time.latest + timedelta(days=WEEK))
    return time


def published_days(published: Published | None) -> Days:
    """The publication date stands for "now": the deed was news then. One day before counts as well."""
    if published is None:
        return Days()
    why = "nothing dates it: it was news on the day of publication or the one before"
    return Days(published.start - timedelta(days=1), published.end, "interval", "published", published.text, why)


def is_background(
    days: Days, published: Published | None, clause: Clause, at: int, lexicon: Lexicon, *, near: bool = False, told: bool = True
) -> bool:
    """More than 14 days before publication, or without days of its own in a clause with "sejak" or a word of habit.

    near: "sejak" there counts from days that are near the publication, or from another happening. told: as done, not as planned.
    """
    if published and days.basis not in ("published", "lead"):
        if days.end:
            return days.end < published.start - timedelta(days=BACKGROUND_DAYS)
        if days.start:
            return days.start < published.start - timedelta(days=BACKGROUND_DAYS)
    if told and is_habit(clause, at, lexicon):
        return True
    behind = clause.items[at : at + SINCE_REACH + 1]
    since = any(item.low in lexicon.since and after.low not in lexicon.hours for item, after in pairwise(behind))
    return not near and since


def is_habit(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """ "kerap mengecam", "selama ini menuding": told as a habit, between the subject and the verb."""
    first = clause.items[at].first
    lows = [unit.low for unit in clause.units[max(0, first - HABIT_WORDS) : first]]
    return any(lexicon.habits.at(lows, i) for i in range(len(lows)))
