"""TimelineJS shows headline, text and group as HTML: nothing of others' words is markup, and days are no more exact than told."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from runut.export import Options, timelinejs
from runut.export.cited import web_address
from runut.export.headlines import headline
from runut.ontology import load_plover
from runut.records import Event
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event

TAGS = {"p": set(), "a": {"href", "target", "rel"}}


class Reader(HTMLParser):
    """The words of a slide and its links; fails at markup that is not ours."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.links = "", list[str]()
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} == TAGS[tag]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def slides(tmp_path: Path, *events: Event, lang: Any = "id", **fields: Any) -> list[dict[str, Any]]:
    timelinejs.write(One(*events, **fields), tmp_path / "t", Options(lang=lang))
    made = json.loads((tmp_path / "t").read_bytes())
    assert made.keys() == {"scale", "events"}
    for slide in made["events"]:
        assert slide["start_date"]["year"]
        assert slide["text"].keys() == {"headline", "text"}
    events_: list[dict[str, Any]] = made["events"]
    return events_


@pytest.mark.parametrize(
    ("lang", "line"), [("id", "Rusia menyerang Israel"), ("en", "Attack of Rusia on Israel")], ids=["Indonesian", "English"]
)
def test_a_slide(tmp_path: Path, lang: str, line: str) -> None:
    (slide,) = slides(tmp_path, event(type="ASSAULT", **DAY), lang=lang, url="https://contoh.example/a?b=1&c=2", title="Judul")
    assert slide["start_date"] == {"year": 2025, "month": 6, "day": 13}
    assert "end_date" not in slide
    assert slide["text"]["headline"] == line
    read = Reader(slide["text"]["text"])
    assert read.links == ["https://contoh.example/a?b=1&c=2"]
    assert slide["runut"]["evidence"] in read.words
    assert "contoh.example, Judul" in read.words
    assert "media" not in slide


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (event(status="future", type="ASSAULT"), "Rencana: Rusia menyerang Israel"),
        (event(status="negated", type="ASSAULT"), "Tidak terjadi: Rusia menyerang Israel"),
        (event(status="hypothetical", type="ASSAULT"), "Kemungkinan: Rusia menyerang Israel"),
        (event(status="future", type="AGREE"), "Kesepakatan atau janji Rusia kepada Israel"),
        (event("Rusia+Iran+Turki", "CONSULT", "", symmetric=True), "Rusia, Iran dan Turki berunding"),
        (event("Rusia+Iran+Turki+Suriah", "CONSULT", ""), "Rusia, Iran dan 2 lainnya berunding"),
        (event("", "ASSAULT"), "Serangan terhadap Israel"),
        (event("", "ASSAULT", ""), "Serangan pihak tak disebut"),
        (event("warga", "PROTEST", ""), "Warga berunjuk rasa"),
        (event("{a}", "ASSAULT", "{b}"), "{a} menyerang {b}"),
    ],
    ids=[
        "a plan",
        "a denial",
        "perhaps",
        "a pledge is made",
        "three",
        "four",
        "no actor",
        "nobody",
        "a small letter",
        "braces",
    ],
)
def test_headlines(made: Event, line: str) -> None:
    assert headline(made, "id") == line


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_type_has_its_words(lang: str) -> None:
    for name in load_plover().types:
        assert name not in headline(event(type=name), lang)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), {"start_date": {"year": 2024, "month": 2}}),
        (date(2024, 1, 1), date(2024, 12, 31), {"start_date": {"year": 2024}}),
        (date(2024, 2, 1), None, {"start_date": {"year": 2024, "month": 2, "day": 1}}),
    ],
    ids=["a month", "a year", "open"],
)
def test_days(start: date, end: date | None, told: dict[str, Any]) -> None:
    assert timelinejs.dates(start, end) == told


def test_without_a_first_day_left_out_and_counted(tmp_path: Path) -> None:
    assert timelinejs.write(One(event()), tmp_path / "t", Options()) == {"events": 0, "left out (no first day)": 1}


def test_hostile_words_are_no_markup(tmp_path: Path) -> None:
    timelinejs.write(HostileRecord(), tmp_path / "t", Options())
    made = json.loads((tmp_path / "t").read_bytes())["events"]
    assert len(made) == len(HOSTILE)
    for text, slide in zip(HOSTILE, made, strict=True):
        shown = text.replace("\0", "␀").encode("utf-8", "backslashreplace").decode()
        assert not {"<", ">", '"'} & set(slide["text"]["headline"])
        read = Reader(slide["text"]["text"])
        assert f"“{shown}”".replace("\r\n", "\n").replace("\r", "\n") in read.words.replace("\r\n", "\n").replace("\r", "\n")
        assert read.links == ([text] if web_address(text) else [])


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://contoh.example/berita/1", True),
        ("http://contoh.example:8080/", True),
        ("HTTPS://CONTOH.EXAMPLE", True),
        ("javascript:alert(1)", False),
        ("javascript://contoh.example/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//contoh.example", False),
        ("https://localhost/", False),
        ("https://a@contoh.example/", False),
        ('https://contoh.example/"onmouseover=x', False),
        ("https://contoh.example/\nx", False),
        ("", False),
    ],
)
def test_what_may_be_a_link(url: str, safe: bool) -> None:
    assert (web_address(url) is not None) == safe
