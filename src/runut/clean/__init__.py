"""A document made readable.

Comes in: a `Document` as captured, the language pack, the gazetteer. Goes out: an `Article` of clean text with its title,
outlet, authors, dateline, publication days and all furniture taken out. Leaves to others: everything inside the sentences.
"""

from __future__ import annotations

from typing import cast

from runut.clean.byline import read_kept, unique
from runut.clean.dateline import find_dateline
from runut.clean.decode import decode
from runut.clean.furniture import Line, Piece, find_furniture, settle, split_lines
from runut.clean.main_text import read_page
from runut.clean.metadata import PageMetadata
from runut.clean.normalise import View, join_paragraphs, open_view
from runut.clean.outlet import ADDRESS, find_outlet
from runut.clean.published import find_published
from runut.clean.title import find_title, without_site
from runut.errors import LimitExceeded, Unreadable
from runut.gazetteer import Gazetteer
from runut.lang.furniture import FurnitureTables
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.records import Article, Document, Furniture, Language

__all__ = ["clean_document"]


def clean_document(document: Document, language: LanguagePack, gazetteer: Gazetteer, limits: Limits) -> Article:
    """The article in a document.

    Raises Unreadable("empty" | "bad-encoding" | "no-main-text"), LimitExceeded("too-large" | "too-deep" | "too-many-nodes").
    """
    raw, page, shortened = read_text(document, limits)
    declared = document.declared
    tables: FurnitureTables = language.furniture
    view = open_view(raw)
    lines = split_lines(view.text, tables)
    pieces = find_furniture(view.text, lines, tables)
    pictures = [found[0] for piece in pieces if piece.reason == "image" for found in ADDRESS.finditer(words_of(piece, view))]
    pictures += page.image_urls
    site = declared.outlet or page.outlet
    given = declared.title or (without_site(page.title, site) if page.title else None)
    title, title_lines = find_title(view.text, lines, given, title_hints(pieces, view), tables)
    pieces = settle([*pieces, *map(title_piece, title_lines)])
    text = join_paragraphs(view.text, lines, [(piece.start, piece.end) for piece in pieces])
    if not text:
        raise Unreadable("no-main-text", "nothing but page furniture")
    authors, credits = read_kept((p.rule.keeps, words_of(p, view)) for p in pieces if p.rule and p.rule.keeps)
    dateline, dateline_outlet = find_dateline(text, tables)
    url = declared.url or page.url
    outlet = find_outlet(
        declared=declared.outlet,
        url=url,
        site_name=page.outlet,
        dateline=dateline_outlet,
        pictures=pictures,
        rights=[words_of(piece, view) for piece in pieces if piece.reason == "copyright"],
        gazetteer=gazetteer,
        tables=tables,
    )
    published = find_published(
        text=text,
        title=title,
        declared=declared.published,
        page=page.published,
        url=url,
        pictures=pictures,
        date_lines=[words_of(piece, view) for piece in pieces if piece.reason == "date-line"],
        captured=document.captured,
        language=language,
        gazetteer=gazetteer,
    )
    return Article(
        id=document.id,
        text=text,
        title=title,
        outlet=outlet,
        authors=unique([*declared.authors, *page.authors, *authors]),
        dateline=dateline,
        published=published,
        url=url,
        language=cast(Language, language.guess_language(text)),
        credits=credits,
        furniture=tuple(trace(piece, view) for piece in pieces),
        shortened=shortened,
    )


def read_text(document: Document, limits: Limits) -> tuple[str, PageMetadata, tuple[str, ...]]:
    """The text that is to be cleaned: the decoded body, or the main text of a page with what the page says of itself."""
    is_html = document.media_type == "text/html"
    raw = decode(document.body, html=is_html)
    page = PageMetadata()
    shortened: tuple[str, ...] = ()
    if is_html:
        main, page = read_page(raw, document.declared.url, limits)
        raw, shortened = main.text, main.shortened
    if len(raw) > limits.text_chars:
        raise LimitExceeded("too-large", f"{len(raw):,} characters; at most {limits.text_chars:,} are read")
    return raw, page, shortened


def title_hints(pieces: list[Piece], view: View) -> list[str]:
    """Captions of pictures, and tag lines without their signs."""
    hints = []
    for piece in pieces:
        words = words_of(piece, view)
        if piece.reason == "image" and words.startswith("!["):
            hints.append(words[2 : words.find("]")])
        elif piece.reason == "tags":
            hints.append(words.partition(":")[2].replace("#", ""))
    return [hint for hint in hints if hint.strip()]


def title_piece(line: Line) -> Piece:
    return Piece(start=line.start, end=line.end, reason="title")


def words_of(piece: Piece, view: View) -> str:
    return view.text[piece.start : piece.end]


def trace(piece: Piece, view: View) -> Furniture:
    """A piece with its place in the text as it was before anything was taken out."""
    start, end = view.raw_start(piece.start), view.raw_end(piece.end)
    return Furniture(start=start, end=end, text=view.raw[start:end], reason=piece.reason)
