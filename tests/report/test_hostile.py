"""No words of an article steer a reader of the page, and nothing is asked of the network."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from runut.export.cited import web_address
from runut.report.tongue import plain
from runut.store import Filters
from tests.export.hostile import HOSTILE
from tests.report.conftest import report
from tests.report.reading import Read

TAGS = frozenset(
    "html head meta title style body header main section nav article figure figcaption h1 h2 h3 h4 p div span a sup b strong br "
    "ul ol li table thead tbody tr th td code svg g text circle line rect".split()
)
EVERYTHING = {"filters": Filters(), "parties": ()}


@pytest.fixture(scope="module")
def page(hostile: Path) -> str:
    return report(hostile, **EVERYTHING)


def test_no_words_become_markup(page: str) -> None:
    read = Read(page)
    assert {tag for tag, _ in read.tags} <= TAGS
    assert read.open == []
    assert read.comments == []
    names = {name for _, attributes in read.tags for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert not names & {"src", "srcset", "style", "action", "xlink:href", "data", "poster"}


def test_nothing_is_loaded(page: str, affair: Path) -> None:
    for one in (page, report(affair)):
        read = Read(one)
        style = one.partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style
        assert "default-src 'none'; style-src 'sha256-" in one
        outward = [(tag, a) for tag, a in read.tags if (a.get("href") or "#")[:1] != "#"]
        for tag, attributes in outward:
            assert tag == "a"
            assert web_address(attributes["href"])
            assert "noopener" in (attributes["rel"] or "").split()
    assert {a["href"] for _, a in outward} == {f"https://contoh.example/{n}" for n in range(7)}


def test_no_characters_that_steer_a_screen(page: str) -> None:
    assert [c for c in set(page) if not c.isprintable() and c != "\n"] == []


@pytest.mark.parametrize(
    "text",
    [t for t in HOSTILE if plain(t) and len(t) < 80 and not any("\ud800" <= c <= "\udfff" for c in t)],
    ids=ascii,
)
def test_every_string_is_shown_as_it_is(page: str, text: str) -> None:
    assert plain(text) in shown(page)


SHOWN: dict[int, str] = {}


def shown(page: str) -> str:
    if id(page) not in SHOWN:
        SHOWN[id(page)] = "\n".join(Read(page).texts)
    return SHOWN[id(page)]


@pytest.mark.parametrize(
    "title", ["</title><script>alert(1)</script>", "{{7*7}}", "\x1b[2J\u202e", "a" * 10_000, "`code` $x$ [a](b)"]
)
@pytest.mark.parametrize("form", ["html", "md"])
def test_a_title_is_words(affair: Path, title: str, form: str) -> None:
    page = report(affair, form, title=title)
    assert "<script" not in page.replace("\\<script", "")
    assert "49" not in page[:60]
    assert len(page.partition("\n\n")[0]) < 10_000 or form == "html"


def test_markdown_shows_words_as_words(hostile: Path) -> None:
    page = report(hostile, "md", **EVERYTHING)
    tokens = [
        child for token in MarkdownIt("gfm-like").disable("linkify").parse(page) for child in (token, *(token.children or ()))
    ]
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "html_inline", "image", "fence", "code_block", "hr", "blockquote_open", "s_open"}
    assert all(web_address(str(token.attrs["href"])) for token in tokens if token.type == "link_open")
