"""The drawings: which days the axis holds, what its ticks are called, how large marks are, and words cut and written."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from runut.report.notes import two_sentences
from runut.report.page import say_value
from runut.report.picture import WIDTH, Bar, Mark, Span, choose_span, draw_bars, draw_timeline, ticks
from tests.report.conftest import tongue

FIRST = date(2024, 3, 5)


def mark(n: int, start: date | None, end: date | None = None, **fields: object) -> Mark:
    plain = {"lane": "deed", "tone": "conflict", "done": True, "origins": 1, "disputed": False, "title": f'<b>{n} & "x"'}
    return Mark(id=f"e-{n}", start=start, end=end or start, **{**plain, **fields})  # type: ignore[arg-type]


def days(*after: int) -> list[Mark]:
    return [mark(n, FIRST + timedelta(days=d)) for n, d in enumerate(after)]


@pytest.mark.parametrize(
    ("marks", "since", "until", "first", "last"),
    [
        pytest.param(days(0, 100), None, None, date(2024, 3, 4), date(2024, 6, 14), id="from the first to the last, with a little room"),
        pytest.param(days(0), None, None, date(2024, 3, 4), date(2024, 3, 6), id="one day"),
        pytest.param(days(0, 100), date(2024, 4, 4), None, date(2024, 4, 3), date(2024, 6, 14), id="not before what was asked for"),
        pytest.param(days(-9000, *range(40)), None, None, date(2024, 3, 5), date(2024, 4, 12), id="not far back for one recalled"),
        pytest.param([mark(1, date.min), mark(2, date.max)], None, None, date.min, date.max, id="all days there are"),
    ],
)  # fmt: skip
def test_the_axis_holds(marks: list[Mark], since: date | None, until: date | None, first: date, last: date) -> None:
    assert choose_span(marks, since, until) == Span(first, last)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        pytest.param(Span(FIRST, FIRST + timedelta(days=4)), "5 Mar 2024, 6 Mar 2024", id="days"),
        pytest.param(Span(FIRST, FIRST + timedelta(days=200)), "Apr 2024, Mei 2024", id="months"),
        pytest.param(Span(FIRST, FIRST + timedelta(days=3000)), "2025, 2026", id="years"),
        pytest.param(Span(date.min, date.max), "1000, 2000", id="centuries"),
    ],
)
def test_ticks(span: Span, said: str) -> None:
    found = [words for _, words in ticks(span, tongue("id"))]
    assert ", ".join(found).startswith(said)
    assert 2 <= len(found) <= 21


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(days(*[0] * 400), id="400 on one day"),
        pytest.param(days(*range(0, 2000, 5)), id="400 over five years"),
        pytest.param([mark(1, date.min, date.max, disputed=True, done=False)], id="all of time"),
        pytest.param([mark(1, FIRST, origins=10**6)], id="a million origins"),
    ],
)
def test_drawn_inside_the_frame(marks: list[Mark]) -> None:
    span = choose_span(marks, None, None)
    assert span
    picture = draw_timeline(marks, span, tongue("id"))
    root = ElementTree.fromstring(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    circles = [c for c in root.iter("circle") if "mark" in c.attrib["class"]]
    assert len(circles) == len(marks)
    assert all(0 <= float(c.attrib["cx"]) <= width and 0 <= float(c.attrib["cy"]) <= height for c in circles)
    assert all(a.find("title") is not None for a in root.iter("a"))


def test_marks_of_one_day_do_not_cover_each_other() -> None:
    picture = ElementTree.fromstring(draw_timeline(days(*[0] * 40), Span(FIRST, FIRST), tongue("id")))
    assert len({(c.attrib["cx"], c.attrib["cy"]) for c in picture.iter("circle")}) == 40


@pytest.mark.parametrize("score", [0.0, 2.5, 1e9], ids=str)
def test_bars(score: float) -> None:
    bars = [Bar("2024-03", score, -score / 2, "Mar 2024"), Bar("9999-12", 1, 0, "Des 9999")]
    root = ElementTree.fromstring(draw_bars(bars, Span(FIRST, FIRST + timedelta(days=90)), tongue("en")))
    rects = [{k: float(v) for k, v in r.attrib.items() if k != "class"} for r in root.iter("rect")]
    assert len(rects) == (2 if score else 0)
    assert all(r["x"] >= 0 and r["x"] + r["width"] <= WIDTH and r["y"] >= 0 for r in rects)


@pytest.mark.parametrize(
    ("about", "value", "said"),
    [
        ("figure", "12000+", "12.000+"),
        ("figure", "80-90", "80-90"),
        ("figure", "9" * 5000, "9" * 118 + " …"),
        ("doer", "-ISR", "bukan Israel"),
        ("doer", "HAMAS", "HAMAS"),
        ("date", "2024-03-05/2024-03-06", "5–6 Mar 2024"),
        ("date", "rusak", "rusak"),
        ("happened", "no", "tidak terjadi"),
    ],
)
def test_values_of_a_dispute(about: str, value: str, said: str) -> None:
    assert say_value(about, value, tongue("id")) == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Satu. Dua.", "Satu. Dua."),
        ("Satu! Dua? Tiga.", "Satu! Dua? …"),
        ("Harga naik 2.500 persen pada 3.4. Benar.", "Harga naik 2.500 persen pada 3.4. Benar."),
        ("“Satu.” “Dua.” Tiga", "“Satu.” “Dua.” …"),
    ],
)
def test_at_most_two_sentences(text: str, shown: str) -> None:
    assert two_sentences(text) == shown


def test_a_sentence_without_end_is_cut() -> None:
    assert len(two_sentences("a" * 100_000)) <= 600
