"""A judged mention is found again by its words, whatever became of the article and of the coder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from runut.records import EventMention, Span
from runut.records.judgement import Cited
from runut.resolve.recall import cite, find, locate
from tests.records import mention

TEXT = (
    "Jakarta - Pemerintah Rusia mengecam serangan udara di Damaskus pada Senin malam.\n"
    "Kedutaan Israel menolak tuduhan itu. Rusia mengecam pula sikap diam para sekutu Israel.\n"
    "“Kami mengecam keras,” ujar juru bicara Rusia kepada wartawan di Moskow."
)


def told(words: str, *, text: str = TEXT, nth: int = 0, type: str = "ACCUSE", **fields: Any) -> EventMention:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    line = text[text.rfind("\n", 0, at) + 1 : (text + "\n").index("\n", at)]
    start = text.index(line)
    trigger = Span(start=at, end=at + len(words), text=words)
    evidence = Span(start=start, end=start + len(line), text=line)
    made = mention("d-1", "Rusia", type, "Israel", text=text, evidence=evidence, **fields)
    return replace(made, trigger=trigger)


def cited(nth: int = 0, *beside: EventMention) -> Cited:
    one = told("mengecam", nth=nth)
    return cite(one, {"text": TEXT, "title": ""}, (one, *beside), url="https://a.example/1", source_id="1")


MOVED = [
    pytest.param(lambda text: text, id="the same text"),
    pytest.param(lambda text: "Iklan: sepatu murah\n" + text, id="a line more in front"),
    pytest.param(lambda text: text.replace("Jakarta - ", ""), id="a dateline less"),
    pytest.param(lambda text: text.replace("“", '"').replace("”", '"'), id="other quotation marks"),
    pytest.param(lambda text: text.replace(" ", "  ").replace("\n", "\n\n"), id="other blanks"),
    pytest.param(lambda text: text.replace(" pada Senin malam", ""), id="words less at the end of the sentence"),
    pytest.param(lambda text: text[text.index("Pemerintah") :], id="cut in front of it"),
    pytest.param(lambda text: text.replace("Kedutaan Israel menolak tuduhan itu. ", ""), id="the sentence before is gone"),
]


@pytest.mark.parametrize("change", MOVED)
@pytest.mark.parametrize("nth", [0, 1, 2])
def test_found_again_in_another_cleaning(change: Callable[[str], str], nth: int) -> None:
    text = change(TEXT)
    wanted = [told("mengecam", text=text, nth=n) for n in range(3)]
    found = find(cited(nth), {"text": text, "title": ""}, wanted)
    assert found == (wanted[nth], False)


def test_not_found_where_the_sentence_is_gone() -> None:
    text = TEXT.split("\n", 1)[1]
    assert find(cited(0), {"text": text, "title": ""}, [told("mengecam", text=text, nth=n) for n in range(2)]) is None


def test_words_now_in_the_title_are_found_there() -> None:
    text = "Isi lain sama sekali."
    there = told("mengecam")
    title = Span(start=there.trigger.start, end=there.trigger.end, text="mengecam", field="title")
    moved = replace(there, trigger=title)
    assert find(cited(), {"text": text, "title": TEXT}, [moved]) == (moved, False)


RECODED = [
    pytest.param("mengecam serangan", {}, False, id="a longer trigger"),
    pytest.param("mengecam", {"mode": "disapprove"}, False, id="another mode"),
    pytest.param("mengecam", {"type": "REJECT"}, True, id="another type is told"),
    pytest.param("serangan", {}, False, id="another word of the sentence, of the same type"),
]


@pytest.mark.parametrize(("words", "fields", "retyped"), RECODED)
def test_found_again_by_another_coder(words: str, fields: dict[str, Any], retyped: bool) -> None:
    now = told(words, **fields)
    assert find(cited(), {"text": TEXT, "title": ""}, [now]) == (now, retyped)


def test_what_stood_beside_it_is_not_meant() -> None:
    other = told("mengecam", type="REJECT")
    assert find(cited(0, other), {"text": TEXT, "title": ""}, [other]) is None


@pytest.mark.parametrize(
    "text", ["mengecam " * 20_000, "a" * 1_000_000, "", "((((" * 100_000], ids=["repeated", "one letter", "empty", "marks"]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    place = locate(cited(), text)
    assert place is None or text[slice(*place)] == "mengecam"
