"""The article in a page of HTML: its paragraphs as plain text, without the page around them.

Comes in: decoded HTML. Goes out: `MainText`, paragraphs separated by one newline. Leaves to others: the lines of
furniture that look like paragraphs (`furniture`), the title, names and dates (`metadata`).
"""

from __future__ import annotations

from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text

from runut.clean.metadata import PageMetadata, read_metadata
from runut.errors import Unreadable
from runut.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """text: paragraphs separated by one newline. shortened: see `Article.shortened`."""

    text: str
    shortened: tuple[str, ...] = ()


def extract_main_text(html: str, url: str | None, limits: Limits) -> MainText:
    """The main text of a page.

    Raises Unreadable("no-main-text"), LimitExceeded("too-deep" | "too-many-nodes").
    """
    text = extract_plain_text(html, main_content=True, preserve_formatting=True)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    text = "\n".join(line for line in lines if line)
    if not text:
        raise Unreadable("no-main-text")
    return MainText(text=text)


def read_page(html: str, url: str | None, limits: Limits) -> tuple[MainText, PageMetadata]:
    """Main text and metadata of a page, parsed once."""
    return extract_main_text(html, url, limits), read_metadata(html)
