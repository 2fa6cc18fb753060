"""How a judged mention is met, and how codes are compared."""

from __future__ import annotations

import pytest

from runut.evaluate.names_drawn import Judged, at_place, fits, is_whose, read_judged
from runut.evaluate.parties import same_codes
from runut.records import NameMention, Span

ROW = Judged("a", "text", 5, 9, "RUS", "", "GOV|ELI", "first")


def mention(start: int, end: int, country: str | None = None) -> NameMention:
    span = Span(start=start, end=end, text="x" * (end - start))
    return NameMention(span=span, kind="person", entity=None, sentence=0, first=0, last=1, country=country)


@pytest.mark.parametrize(
    ("right", "code", "fit"),
    [("GOV|ELI", "ELI", True), ("GOV", None, False), ("", None, True), ("*", "MIL", True), ("", "GOV", False)],
)
def test_alternatives_of_a_code(right: str, code: str | None, fit: bool) -> None:
    assert fits(right, code) is fit


def test_a_longer_reading_of_the_name_is_met() -> None:
    assert at_place(ROW, [mention(0, 20), mention(3, 9), mention(7, 9)]) == mention(3, 9)
    assert at_place(ROW, [mention(7, 9)]) is None


def test_a_state_is_missed_where_nothing_is_read() -> None:
    assert is_whose(ROW, mention(5, 9, "RUS"))
    assert not is_whose(ROW, None)


def test_the_judged_table_can_be_read() -> None:
    rows = read_judged()
    assert {row.draw for row in rows} == {"first", "fresh", "blind"}
    assert all(row.start < row.end for row in rows)


def test_codes_agree_by_state_or_group() -> None:
    assert same_codes({"country": "RUS"}, {"country": "RUS", "group": None})
    assert not same_codes({"country": None, "group": "HAMAS"}, {"country": None, "group": None})
