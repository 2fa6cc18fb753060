"""The page of `runut show DOC --html`: what it draws, and that no words of an article can steer a browser."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from runut.cli.tree_svg import draw_tree
from runut.records import Token
from tests.command import runut

TEXT = (
    "Menteri Luar Negeri Rusia bertemu Menteri Luar Negeri Turki di Ankara, Selasa (11/6/2024).\n"
    'Rusia mengecam serangan Israel ke Suriah <script>alert("x")</script> & \u202e\x07"onmouseover=alert(1).'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "berita.txt").write_text(TEXT, encoding="utf-8")
    done = runut(folder, "add", "berita.txt")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def document(folder: Path) -> str:
    return first_id(folder, "documents")


def first_id(folder: Path, listing: str) -> str:
    return str(json.loads(runut(folder, listing, "--json").stdout.splitlines()[0])["id"])


@pytest.fixture(scope="module")
def page(folder: Path, document: str) -> str:
    done = runut(folder, "show", document, "--html", "-o", "page.html")
    assert done.returncode == 0, done.stderr
    return (folder / "page.html").read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "path":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_no_words_become_markup(page: str) -> None:
    read = Tags(page)
    allowed = "html head meta title style body p h1 h2 span br details summary figure figcaption code svg text path div b table tr td th"
    assert {tag for tag, _ in read.tags} <= set(allowed.split())
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name in ("href", "src")]
    assert read.open == []
    assert "\u202e" not in page
    assert "\x07" not in page


def test_the_page_forbids_scripts_and_loads_nothing(page: str) -> None:
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")


def test_every_layer_is_drawn(page: str) -> None:
    read = Tags(page)
    styles = {style for _, attributes in read.tags for style in (attributes.get("class") or "").split()}
    assert {"name", "country", "time", "trigger", "actors", "recipients", "arc", "label", "upos"} <= styles
    assert any("2024-06-11" in (attributes.get("title") or "") for _, attributes in read.tags)
    assert any("country.RUS" in (attributes.get("title") or "") for _, attributes in read.tags)


def test_the_words_of_the_article_are_all_there(page: str) -> None:
    words = "".join(Tags(page).texts)
    assert 'Suriah <script>alert("x")</script> &' in words


def test_trees_are_drawn_escaped_and_with_an_arc_a_word() -> None:
    words = ("<b>", "menolak", '"&"')
    heads = (1, None, 1)
    tokens = [
        Token(start=0, end=1, text=w, upos="X", head=None if h is None else h + 7, deprel="<dep>")
        for w, h in zip(words, heads, strict=True)
    ]
    drawn = draw_tree(tokens, 7)
    assert drawn.count('class="arc"') == 3
    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn
    assert "<dep>" not in drawn


def test_other_ids_are_refused_with_the_way_on(folder: Path) -> None:
    done = runut(folder, "show", first_id(folder, "mentions"), "--html")
    assert done.returncode != 0
    assert "document" in done.stderr


@pytest.mark.parametrize("layer", ["tree", "names"])
def test_layers_in_the_terminal(folder: Path, document: str, layer: str) -> None:
    done = runut(folder, "show", document, "--layer", layer)
    assert done.returncode == 0
    assert ("bertemu" if layer == "tree" else "Ankara") in done.stdout
    assert "\x07" not in done.stdout
