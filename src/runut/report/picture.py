"""Two drawings on one axis of time, as inline SVG: events on three lanes, and bars of cooperation and conflict.

Comes in: marks and bars with their days and words. Goes out: SVG whose every text is escaped, coloured by the page's style sheet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from runut.report.tongue import Tongue

WIDTH, LEFT, RIGHT = 960, 112, 18
LANES = ("contact", "statement", "deed")
SMALLEST, LARGEST, GAP = 5.0, 12.0, 1.5
MOST_LEVELS = 15
"""Halves of a mark that those of one day stand off the middle, before they step aside."""
ASIDE = (0.0, 11.5, -11.5, 23.0, -23.0)
"""Pixels, where too many share a day; where even these are taken, marks overlap."""
OFFSETS = (0.0, *(side * level * (SMALLEST + GAP) for level in range(1, MOST_LEVELS) for side in (-1, 1)))
"""From the middle outwards, by turns above and below."""
MOST_TICKS = 9
FAR = 0.6
"""So much of the span taken by the outermost twentieth of the marks, and it is cut off."""
BARS = 92
"""Height above and below the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event to draw; start is None for one without a day."""

    id: str
    start: date | None
    end: date | None
    lane: str
    tone: str
    done: bool
    origins: int
    disputed: bool
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """period: "2024-12" or "2024"."""

    period: str
    cooperation: float
    conflict: float
    said: str


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the axis, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, mark: Mark) -> bool:
        return mark.start is not None and mark.end is not None and mark.start <= self.last and mark.end >= self.first

    def x(self, day: date, *, end: bool = False) -> float:
        """Pixels; a day is as wide as it is long, and `end` its right side."""
        at = min(max((day - self.first).days + (1 if end else 0), 0), self.days)
        return LEFT + at * (WIDTH - LEFT - RIGHT) / self.days


def choose_span(marks: Sequence[Mark], since: date | None, until: date | None) -> Span | None:
    """From the first to the last event within the days asked for; a few far from all others would press these together."""
    days = sorted(m.start for m in marks if m.start)
    if not days:
        return None
    first, last = max(days[0], since or days[0]), max(m.end or m.start for m in marks if m.start)
    assert last is not None
    last = max(first, min(last, until or last, pushed(days[-1], timedelta(days=31))))
    edge = len(days) // 20
    if edge:
        low, high = max(days[edge], first), min(days[-1 - edge], last)
        if (high - low).days < (last - first).days * (1 - FAR):
            first, last = max(low, first), max(low, min(high, last))
    room = timedelta(days=max((last - first).days // 60, 1))
    return Span(pushed(first, -room), pushed(last, room))


def pushed(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


# The lanes


def draw_timeline(marks: Sequence[Mark], span: Span, tongue: Tongue) -> str:
    drawn, top = [], 10.0
    for lane in LANES:
        placed, up = place([m for m in marks if m.lane == lane and span.holds(m)], span)
        middle = top + up + LARGEST
        drawn.append(f'<text class="lane" x="{LEFT - 14}" y="{middle + 4:.1f}">{escape(tongue.say(f"lane-{lane}"))}</text>')
        drawn.append(f'<line class="rule" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{middle:.1f}" y2="{middle:.1f}"/>')
        drawn += [draw_mark(mark, x, middle + offset, radius, span) for mark, x, offset, radius in placed]
        top = middle + up + LARGEST + 6
    height = math.ceil(top + 22)
    title = tongue.say("picture-title", first=tongue.brief(span.first, span.first), last=tongue.brief(span.last, span.last))
    axis = "".join(draw_axis(span, top, 6, tongue))
    return svg(height, title, axis + "".join(drawn))


def place(marks: Sequence[Mark], span: Span) -> tuple[list[tuple[Mark, float, float, float]], float]:
    """Each mark with its x, how far it stands off the middle, and its radius; then how far the farthest does."""
    placed: list[tuple[Mark, float, float, float]] = []
    farthest = 8.0
    for mark in sorted(marks, key=lambda m: (middle_of(m, span), m.id)):
        x, radius = middle_of(mark, span), size(mark.origins)
        near = [p for p in placed[-120:] if p[1] + p[3] + radius + GAP > x + min(ASIDE)]
        free = ((x + a, o) for a in ASIDE for o in OFFSETS if not any(touch(x + a, o, radius, p) for p in near))
        x, offset = next(free, (x, 0.0))
        placed.append((mark, x, offset, radius))
        farthest = max(farthest, abs(offset))
    return placed, farthest


def middle_of(mark: Mark, span: Span) -> float:
    """Of its days: one that is only known by its month stands in the middle of it."""
    assert mark.start is not None
    assert mark.end is not None
    return (span.x(mark.start) + span.x(mark.end, end=True)) / 2


def size(origins: int) -> float:
    """The area grows with the number of independent origins.

    >>> [round(size(n), 1) for n in (1, 2, 4, 40)]
    [5.0, 7.1, 10.0, 12.0]
    """
    return min(SMALLEST * math.sqrt(max(origins, 1)), LARGEST)


def touch(x: float, offset: float, radius: float, other: tuple[Mark, float, float, float]) -> bool:
    _, ox, oy, oradius = other
    return math.hypot(x - ox, offset - oy) < radius + oradius + GAP


def draw_mark(mark: Mark, x: float, y: float, radius: float, span: Span) -> str:
    title = escape(mark.title)
    style = f"mark {mark.tone}" + ("" if mark.done else " open")
    parts = [f'<a href="#{escape(mark.id)}"><title>{title}</title>']
    assert mark.start is not None
    assert mark.end is not None
    start, end = span.x(mark.start), span.x(mark.end, end=True)
    if end > x + radius + 2:
        parts.append(f'<line class="lasts {mark.tone}" x1="{start:.1f}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
    if mark.disputed:
        parts.append(f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius + 3:.1f}"/>')
    parts.append(f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/></a>')
    return "".join(parts)


# The bars


def draw_bars(bars: Sequence[Bar], span: Span, tongue: Tongue) -> str:
    most = max((max(bar.cooperation, -bar.conflict) for bar in bars), default=0.0) or 1.0
    middle = 14 + BARS
    up, down = tongue.say("cooperation"), tongue.say("conflict")
    parts = list(draw_axis(span, middle + BARS + 10, 6, tongue))
    parts.append(f'<text class="lane" x="{LEFT - 14}" y="{middle - BARS / 2:.0f}">{escape(up)}</text>')
    parts.append(f'<text class="lane" x="{LEFT - 14}" y="{middle + BARS / 2 + 8:.0f}">{escape(down)}</text>')
    taken = {"cooperation": (-1e9, 0.0), "conflict": (-1e9, 0.0)}
    for bar in bars:
        first, last = days_of(bar.period)
        if last < span.first or first > span.last:
            continue
        x, end = span.x(max(first, span.first)), span.x(min(last, span.last), end=True)
        gap = min((end - x) * 0.12, 3)
        width = max(end - x - 2 * gap, 1)
        figures = f"+{tongue.decimal(bar.cooperation, 1)} / {tongue.decimal(bar.conflict, 1)}"
        parts.append(f"<g><title>{escape(f'{bar.said}: {figures}')}</title>")
        for style, score in (("cooperation", bar.cooperation), ("conflict", -bar.conflict)):
            high = score / most * (BARS - 12)
            y = middle - high if style == "cooperation" else middle
            if high > 0:
                parts.append(
                    f'<rect class="bar {style}" x="{x + gap:.1f}" y="{y:.1f}" width="{width:.1f}" height="{high:.1f}"/>'
                )
                at = y - 4 if style == "cooperation" else y + high + 12
                sign = "+" if style == "cooperation" else "-"
                said = sign + tongue.decimal(score, 1).removesuffix(",0").removesuffix(".0")
                left, right = x + gap + width / 2 - 3.4 * len(said), x + gap + width / 2 + 3.4 * len(said)
                if width >= 8 and (left > taken[style][0] or abs(at - taken[style][1]) > 12):
                    parts.append(f'<text class="score" x="{(left + right) / 2:.1f}" y="{at:.1f}">{said}</text>')
                    taken[style] = (right, at)
        parts.append("</g>")
    parts.append(f'<line class="rule strong" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{middle}" y2="{middle}"/>')
    return svg(middle + BARS + 32, tongue.say("bars-title"), "".join(parts))


def days_of(period: str) -> tuple[date, date]:
    """
    >>> days_of("2024-12"), days_of("2024")
    ((datetime.date(2024, 12, 1), datetime.date(2024, 12, 31)), (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
    """
    year, _, month = period.partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    after = date(int(year) + int(month) // 12, int(month) % 12 + 1, 1) if int(year) < 9999 else date(9999, 12, 31)
    return date(int(year), int(month), 1), after - timedelta(days=1)


# The axis


def draw_axis(span: Span, bottom: float, top: float, tongue: Tongue) -> Iterator[str]:
    room = -1e9
    for day, said in ticks(span, tongue):
        x = span.x(day)
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom + 4:.1f}"/>'
        if x - room > 7.2 * len(said) + 8 and x < WIDTH - RIGHT - 3.6 * len(said):
            yield f'<text class="when" x="{x:.1f}" y="{bottom + 18:.1f}">{escape(said)}</text>'
            room = x


def ticks(span: Span, tongue: Tongue) -> Iterator[tuple[date, str]]:
    """Days, first days of months or of years: the finest that is not crowded."""
    for step in (1, 2, 7, 14):
        if span.days / step <= MOST_TICKS:
            for n in range(0, span.days, step):
                day = span.first + timedelta(days=n)
                yield day, tongue.brief(day, day)
            return
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000):
        if span.days / (months * 30.44) <= MOST_TICKS + 3:
            yield from month_ticks(span, months, tongue)
            return


def month_ticks(span: Span, months: int, tongue: Tongue) -> Iterator[tuple[date, str]]:
    number = span.first.year * 12 + span.first.month - 1
    number += -number % months
    while number // 12 <= min(span.last.year, 9998):
        day = date(number // 12, number % 12 + 1, 1)
        if span.first <= day <= span.last:
            last = date((number + 1) // 12, (number + 1) % 12 + 1, 1) - timedelta(days=1)
            yield day, str(day.year) if months >= 12 else tongue.brief(day, last, "month")
        number += months


def svg(height: int, title: str, inside: Iterable[str] | str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(inside)}</svg>"
    )
