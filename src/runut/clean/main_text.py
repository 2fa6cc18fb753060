"""The article in a page of HTML: its paragraphs as plain text, without the page around them.

Comes in: decoded HTML. Goes out: `MainText`, paragraphs separated by one newline. Leaves to others: the lines of
furniture that look like paragraphs (`furniture`), the title, names and dates (`metadata`).

The element is chosen that holds the most prose: paragraphs long enough to say something, little of them linked, each
counting for the element around it and half for the next one up (the idea of Arc90's Readability, 2009).
"""

from __future__ import annotations

from dataclasses import dataclass

from runut.clean.metadata import PageMetadata, metadata_of
from runut.clean.page import Block, Page, read_html
from runut.errors import Unreadable
from runut.limits import Limits

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HELD = frozenset(["p", "li", "blockquote", "dd", "pre", *_HEADINGS])
"""Elements that are a paragraph; other elements with text of their own hold one."""

_MAX_LINKED = 0.6
_MIN_PROSE = 40
_MIN_TEXT = 140
"""Fewer characters than two short sentences are no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """text: paragraphs separated by one newline. shortened: see `Article.shortened`."""

    text: str
    shortened: tuple[str, ...] = ()


def extract_main_text(html: str, url: str | None, limits: Limits) -> MainText:
    """The main text of a page.

    Raises Unreadable("no-main-text"), LimitExceeded("too-deep" | "too-many-nodes").
    """
    return _main_text(read_html(html, limits), limits)


def read_page(html: str, url: str | None, limits: Limits) -> tuple[MainText, PageMetadata]:
    """Main text and metadata of a page, read once."""
    page = read_html(html, limits)
    return _main_text(page, limits), metadata_of(page, url)


def _main_text(page: Page, limits: Limits) -> MainText:
    boxed = _boxed(page)
    blocks = _choose(page, boxed)
    text = "\n".join(block.text for block in blocks)
    if len(text) < _MIN_TEXT:
        raise Unreadable("no-main-text", f"{len(page.blocks)} blocks of text, none of them an article")
    return MainText(text=text)


def _prose(block: Block) -> int:
    """How much a block counts as prose: its unlinked characters, if they say something."""
    free = len(block.text) - block.linked
    if free < _MIN_PROSE or block.linked > _MAX_LINKED * len(block.text):
        return 0
    return min(free, 1000)


def _boxed(page: Page) -> list[bool]:
    """For each element, whether it stands in page furniture; a box with most of the page's prose is none."""
    prose = [0] * len(page.elements)
    for block in page.blocks:
        if block.element >= 0:
            prose[block.element] += _prose(block)
    for i in range(len(prose) - 1, 0, -1):
        parent = page.elements[i].parent
        if parent >= 0:
            prose[parent] += prose[i]
    half = sum(prose[i] for i, e in enumerate(page.elements) if e.parent < 0) / 2
    boxed: list[bool] = []
    for i, element in enumerate(page.elements):
        inherited = element.parent >= 0 and boxed[element.parent]
        boxed.append(inherited or (element.box and prose[i] <= half))
    return boxed


def _choose(page: Page, boxed: list[bool]) -> list[Block]:
    elements = page.elements
    score = [0.0] * len(elements)
    for block in page.blocks:
        weight = _prose(block)
        if not weight or boxed[block.element]:
            continue
        holder = block.element
        if elements[holder].tag in _HELD:
            holder = elements[holder].parent
        part = 1.0
        for _ in range(3):
            if holder < 0:
                break
            score[holder] += weight * part
            part /= 2
            holder = elements[holder].parent
    for i, e in enumerate(elements):
        if e.content:
            score[i] *= 2
    best = max(range(len(elements)), key=score.__getitem__)
    inside = [False] * len(elements)
    inside[best] = True
    for i in range(best + 1, len(elements)):
        p = elements[i].parent
        inside[i] = p >= 0 and inside[p]
    return [
        b
        for b in page.blocks
        if b.element >= 0 and inside[b.element] and not boxed[b.element] and b.linked <= _MAX_LINKED * len(b.text)
    ]
