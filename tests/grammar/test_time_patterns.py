"""The pattern language and the time rules of a made-up language: what is refused, what wins, what begins a pattern."""

from __future__ import annotations

import copy
import re
from datetime import date
from typing import Any

import pytest

from runut.errors import ResourceError
from runut.grammar.patterns import SlotClass, compile_pattern
from runut.grammar.time_rules import Numerals
from runut.grammar.times import TimeGrammar

DAY = SlotClass(source=r"\d{1,2}(?!\d)", heads=frozenset({("0",)}), value=int)
MOON = SlotClass(source=r"(?:primo|secundo)", heads=frozenset({("primo",), ("secundo",)}), value={"primo": 1, "secundo": 2}.get)
CLASSES = {"day": DAY, "moon": MOON}

HEADS = [
    ("the {day}", {("the", "0")}),
    ("(the )?{day} {moon}", {("the", "0"), ("0", "primo"), ("0", "secundo")}),
    ("{day}( {moon})?", {("0",), ("0", "primo"), ("0", "secundo")}),
    (r"\({day}", {("(", "0")}),
    ("now|then", {("now",), ("then",)}),
    ("day-to-day", {("day", "-")}),
]


@pytest.mark.parametrize(("pattern", "heads"), HEADS, ids=[row[0] for row in HEADS])
def test_first_two_tokens(pattern: str, heads: set[tuple[str, ...]]) -> None:
    assert compile_pattern(pattern, CLASSES, "x.toml").heads == heads


MATCHES = [
    ("the {day}", "the 5", True),
    ("the {day}", "the 5th", False),
    ("the {day}", "The  5", True),
    ("the {day}", "the 5.3", False),
    ("now", "nowadays", False),
    ("{day} {moon}|{moon} {day}", "primo 3", True),
    (r"{day}\.{moon}", "3.primo", True),
]


@pytest.mark.parametrize(("pattern", "text", "fits"), MATCHES)
def test_matches(pattern: str, text: str, fits: bool) -> None:
    assert bool(compile_pattern(pattern, CLASSES, "x.toml").compiled.match(text)) is fits


REFUSED = [
    ("{week}", "the class 'week' is not defined"),
    ("(the {day}", "a bracket stays open"),
    ("the) {day}", "')' closes nothing"),
    ("the +", "'+' has no meaning"),
    ("{ }", "a brace holds no name"),
]


@pytest.mark.parametrize(("pattern", "said"), REFUSED)
def test_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ResourceError, match=re.escape(said)):
        compile_pattern(pattern, CLASSES, "x.toml")


GRAMMAR: dict[str, Any] = {
    "heads": ["about"],
    "tails": [" {time_of_day}"],
    "numerals": {"words": {"one": 1, "two": 2, "twenty": 20}, "adding": {"teen": 10}, "times": {"hundred": 100, "thousand": 1000}},
    "class": {
        "day": {"digits": [1, 2], "least": 1, "most": 31},
        "month": {"words": {"primo": 1, "secundo": 2}},
        "year": {"digits": [4, 4]},
        "n": {"numeral": True},
        "unit": {"words": {"days": "day", "weeks": "week"}},
        "time_of_day": {"words": {"early": "MO"}},
    },
    "rule": [
        {"id": "xx.time.no-law", "read": "none", "patterns": ["law {day} {month}"], "no": ["x"]},
        {"id": "xx.time.date", "read": "date", "tails": True, "patterns": ["{day} {month}( {year})?"], "yes": [{"text": "x", "words": "x"}], "no": ["x"]},
        {"id": "xx.time.lasting", "read": "duration", "patterns": ["{n} {unit}"], "yes": [{"text": "x", "words": "x"}], "no": ["x"]},
    ],
}  # fmt: skip


def read(text: str) -> list[tuple[str, str, str]]:
    grammar = TimeGrammar(GRAMMAR, {}, "x.toml")
    found = grammar.find(text, date(2024, 12, 12), None, lambda *_: False)
    return [(text[match.start : match.end], match.rule, match.reading.value) for match in found]


READ = [
    pytest.param("on 3 primo 2023.", [("3 primo 2023", "xx.time.date", "2023-01-03")], id="the longest wins"),
    pytest.param("on 3 primo early.", [("3 primo early", "xx.time.date", "2024-01-03TMO")], id="a tail"),
    pytest.param("about 3 primo.", [("about 3 primo", "xx.time.date", "2024-01-03")], id="a head"),
    pytest.param(
        "law 3 primo, 4 primo", [("4 primo", "xx.time.date", "2024-01-04")], id="words that are no time are passed over"
    ),
    pytest.param("on 31 secundo", [], id="a day that is none"),
    pytest.param("two hundred days", [("two hundred days", "xx.time.lasting", "P200D")], id="numerals"),
]


@pytest.mark.parametrize(("text", "times"), READ)
def test_reads(text: str, times: list[tuple[str, str, str]]) -> None:
    assert read(text) == times


BROKEN = [
    ({"id": "xx.time.date"}, "the id is used twice"),
    ({"id": "Date"}, "the id is 'Date'"),
    ({"reed": "date"}, "unknown key 'reed'"),
    ({"read": "guess"}, "unknown reading 'guess'"),
    ({"yes": []}, 'no "yes"'),
    ({"no": []}, 'no "no"'),
    ({"before": "("}, "no regular expression"),
    ({"yes": [{"text": "x"}]}, "without text or words"),
    ({"yes": [{"text": "x", "words": "x", "day": ""}]}, "unknown example key 'day'"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN)
def test_a_broken_rule_is_refused(change: dict[str, Any], said: str) -> None:
    data = copy.deepcopy(GRAMMAR)
    data["rule"].append({**data["rule"][2], "id": "xx.time.new", **change})
    with pytest.raises(ResourceError, match=re.escape(said)):
        TimeGrammar(data, {}, "x.toml")


NUMBERS = [
    ("12", 12),
    ("1,5", 1.5),
    ("2.500", 2500),
    ("twenty two", 22),
    ("two teen", 12),
    ("two hundred one", 201),
    ("two thousand", 2000),
    ("many", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numerals(text: str, number: float | None) -> None:
    words = GRAMMAR["numerals"]
    assert Numerals(words=words["words"], adding=words["adding"], times=words["times"]).read(text) == number
