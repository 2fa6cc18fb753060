"""A document made readable.

Comes in: a `Document` as captured, the language pack, the gazetteer. Goes out: an `Article` of clean text with its title,
outlet, authors, dateline, publication days and all furniture taken out. Leaves to others: everything inside the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from runut.clean.byline import read_kept, unique
from runut.clean.dateline import find_dateline
from runut.clean.decode import decode
from runut.clean.furniture import LONGEST_LINE, Line, Piece, find_furniture, settle, split_lines
from runut.clean.main_text import MainText, read_page
from runut.clean.metadata import PageMetadata
from runut.clean.normalise import View, cut_out, join_paragraphs, open_view
from runut.clean.outlet import ADDRESS, find_outlet
from runut.clean.published import find_published
from runut.clean.title import find_title, without_site
from runut.errors import LimitExceeded, Unreadable
from runut.gazetteer import Gazetteer
from runut.lang.furniture import FurnitureTables
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.records import Article, Document, Furniture, Language
from runut.records.article import FurnitureReason

__all__ = ["clean_document"]


def clean_document(document: Document, language: LanguagePack, gazetteer: Gazetteer, limits: Limits) -> Article:
    """The article in a document.

    Raises Unreadable("empty" | "bad-encoding" | "no-main-text"), LimitExceeded("too-large" | "too-deep" | "too-many-nodes").
    """
    main, page = read_text(document, limits)
    declared = document.declared
    tables: FurnitureTables = language.furniture
    view = open_view(main.text)
    lines = split_lines(view.text, tables)
    pieces = find_furniture(view.text, lines, tables)
    images = [piece for piece in pieces if piece.reason == "image"]
    pictures = [*addresses_in(images, view), *page.image_urls]
    last = max((line.start for line in lines if line.start < line.end), default=0)
    own_pictures = [*addresses_in([piece for piece in images if piece.start < last], view), *page.image_urls]
    site = declared.outlet or page.outlet
    given = declared.title or (without_site(page.title, site) if page.title else None)
    title, title_lines = find_title(view.text, lines, given, title_hints(pieces, view), tables)
    pieces = settle([*pieces, *map(title_piece, title_lines)])
    text = join_paragraphs(view.text, lines, [(piece.start, piece.end) for piece in pieces])
    if not text:
        raise Unreadable("no-main-text", "nothing but page furniture")
    authors, credits = read_kept(
        ((p.rule.keeps, words_of(p, view)) for p in pieces if p.rule and p.rule.keeps), tables.agency_initials
    )
    dateline, dateline_outlet = find_dateline(text, tables, gazetteer)
    url = declared.url or page.url
    outlet = find_outlet(
        declared=declared.outlet,
        url=url,
        site_name=page.outlet,
        dateline=dateline_outlet,
        pictures=pictures,
        rights=[*(words_of(piece, view) for piece in pieces if piece.reason == "copyright"), *page.rights],
        title_site=page.title_site,
        hosts=page.hosts,
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
        own_pictures=own_pictures,
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
        furniture=tuple(trace_all(pieces, view, main, tables)),
        shortened=main.shortened,
    )


def read_text(document: Document, limits: Limits) -> tuple[MainText, PageMetadata]:
    """The text that is to be cleaned: the decoded body, or the main text of a page with what the page says of itself."""
    is_html = document.media_type == "text/html"
    raw = decode(document.body, html=is_html)
    if is_html:
        main, page = read_page(raw, document.declared.url, limits)
    else:
        main, page = MainText(column=cut_out(raw, raw, ())), PageMetadata()
    if len(main.text) > limits.text_chars:
        raise LimitExceeded("too-large", f"{len(main.text):,} characters; at most {limits.text_chars:,} are read")
    return main, page


def addresses_in(pieces: list[Piece], view: View) -> list[str]:
    return [found[0] for piece in pieces for found in ADDRESS.finditer(words_of(piece, view))]


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


def trace_all(pieces: list[Piece], view: View, main: MainText, tables: FurnitureTables) -> Iterator[Furniture]:
    """All that was taken out, by line rules and by markup, with its place in the text before anything was taken out.

    A piece that runs across a box holds it.
    """
    raw = main.column.raw
    found = []
    for piece in pieces:
        start, end = view.raw_span(piece.start, piece.end)
        found.append((main.column.raw_start(start), main.column.raw_end(end), piece.reason))
    found += [(box.start, box.end, box_reason(raw[box.start : box.end], box.reason, tables)) for box in main.boxes]
    last = 0
    for start, end, reason in sorted(found, key=lambda piece: (piece[0], -piece[1])):
        if start >= last:
            yield Furniture(start=start, end=end, text=raw[start:end], reason=reason)
            last = end


def box_reason(words: str, reason: FurnitureReason, tables: FurnitureTables) -> FurnitureReason:
    """Why a box is furniture: by its words where they say it, else by its markup."""
    rule = tables.rules["line"].rule_for(words) if len(words) <= LONGEST_LINE else None
    return rule.reason if rule else reason
