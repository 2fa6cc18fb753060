"""What a page says about itself: title, outlet, authors, address, dates, language, pictures.

Comes in: decoded HTML, or the `Page` read from it. Goes out: `PageMetadata` with raw strings. Leaves to others: what day a
date string means and which evidence to believe (`published`), which outlet a name or host stands for (the gazetteer).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from runut.clean.page import Page, plain, read_html
from runut.clean.page_boxes import load_boxes, names_of
from runut.limits import DEFAULT
from runut.records.article import DateBasis

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|ReportageNews|LiveBlogPosting|Report)$")
_PAGE_TYPES = frozenset(["WebPage", "ItemPage"])

# By `name`, `property` or `itemprop`, best first. Those of the day of change (modified, lastmod, updated) are left out.
_DATE_METAS = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "dtk:publishdate",
    "content_publisheddate", "content_published_date", "publishdate", "publish_date", "publish-date", "published_date",
    "published-date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "article:published", "article_date_original", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "dtk:createdate", "datecreated", "date", "article:created_time",
    "originalpublicationdate", "release_date", "tanggal", "rnews:datepublished",
)  # fmt: skip
_AUTHOR_METAS = (
    "dtk:author", "content_author", "article:author", "og:article:author", "author", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "penulis", "dable:author",
)  # fmt: skip
_SITE_METAS = ("og:site_name", "application-name", "dc.publisher", "al:android:app_name")
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline")
_IMAGE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "thumbnailurl")

_JSON_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MAX_JSON_DEPTH = 12
_BEFORE_OUTLET = re.compile(r"\s+[-–|/]\s+")
_HEADINGS = ("h1", "h2", "h3", "h4")
_VISIBLE_DATE = re.compile(
    r"(?<![\d(])\d{1,2}[-/. ]{1,2}(?:\d{1,2}|[A-Za-z]{3,9}\.?),?[-/. ]{1,2}(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
)
_BEHIND_TITLE = re.compile(r"\s(?:[-–—|»•:]|::)\s([^-–—|»•:]{2,40})$")
_RIGHTS = re.compile(r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|\bhak cipta\b", re.IGNORECASE)
_LAST_BLOCKS, _MAX_RIGHTS = 40, 300
_MIN_TITLE, _MAX_TITLE_CHARS = 12, 300
_MIN_TITLE_SHARE = 0.4
"""Of the longer of title and block: titles in the head carry the site's name and section, blocks do not."""
_BEFORE_TITLE, _AFTER_TITLE = 3, 12
_MAX_DATE_LINE = 100
_MAX_BYLINE_REST = 15
"""Letters of "Oleh", the day of the week and "WIB"."""
_LEAD_CHARS = 160
"""A block this long after the title is the article: what dates it stands before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """basis: the kind of place it stood in. value: the string as the page has it."""

    basis: DateBasis
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """published: best evidence first; never a date of change. language: of `<html lang>`. image_urls: of the article's own pictures.

    title_site: what stands behind the title in the head's. rights: lines that say whose the page is. hosts: links to each.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: tuple[DateEvidence, ...] = ()
    language: str | None = None
    image_urls: tuple[str, ...] = ()
    title_site: str | None = None
    rights: tuple[str, ...] = ()
    hosts: Mapping[str, int] = field(default_factory=dict)


def read_metadata(html: str) -> PageMetadata:
    """What a page says about itself. Raises as `page.read_html` does, under the default limits."""
    page = read_html(html, DEFAULT)
    return metadata_of(page, None, find_title_block(page))


def metadata_of(page: Page, url: str | None, heading: int | None, start: int | None = None) -> PageMetadata:
    """What a page says about itself.

    url: where it was captured, to complete addresses. heading: the block that is its title. start: the first block of its
    main text; dates stand before it where no title does.
    """
    metas = _metas(page)
    story = _story(page, metas)
    title = plain(page.blocks[heading].text) if heading is not None else None
    outlet = next((_clean(value) for value in _of(metas, _SITE_METAS)), None) or _name(story.get("publisher"))
    return PageMetadata(
        title=title
        or _clean(story.get("headline"))
        or next((_clean(v) for v in _of(metas, _TITLE_METAS)), None)
        or page.title
        or None,
        outlet=outlet,
        authors=_authors(story, metas, outlet),
        url=_address(page, metas, story, url),
        published=tuple(_dates(page, metas, story, *_window(page, heading, start))),
        language=page.language,
        image_urls=tuple(dict.fromkeys(_images(metas, story))),
        title_site=_title_site(page.title, title),
        rights=tuple(block.text for block in page.blocks[-_LAST_BLOCKS:] if _is_rights(block.text)),
        hosts=page.hosts,
    )


def _title_site(head: str, title: str | None) -> str | None:
    """ "Pijar Khatulistiwa" of "Rezim Tumbang : Pijar Khatulistiwa", where the page's own heading says that the rest is the title."""
    found = _BEHIND_TITLE.search(head)
    return found[1] if found and title and _fold(head[: found.start()]) == _fold(title) else None


def _is_rights(text: str) -> bool:
    return len(text) <= _MAX_RIGHTS and _RIGHTS.search(text) is not None


def find_title_block(page: Page) -> int | None:
    """The block that the head of the page names as its title, a heading if one does: an index into `Page.blocks`.

    The best match counts, not the first: the site's name and a list of stories are headings too. Without any match, the
    only `h1`.
    """
    named = [folded for text in (*_of(_metas(page), _TITLE_METAS), page.title) if len(folded := _fold(text)) >= _MIN_TITLE]
    only, best, best_share = [], None, _MIN_TITLE_SHARE
    for i, block in enumerate(page.blocks):
        tag = page.elements[block.element].tag
        if tag == "h1":
            only.append(i)
        if len(block.text) > _MAX_TITLE_CHARS or (tag not in _HEADINGS and 2 * block.linked > len(block.text)):
            continue
        if not any(_fold(block.text[:_MIN_TITLE]) in text for text in named):
            continue
        folded = _fold(block.text)
        share = max((len(folded) / len(text) for text in named if folded in text), default=0.0)
        share += 0.1 if tag in _HEADINGS else 0.0
        if len(folded) >= _MIN_TITLE and share > best_share:
            best, best_share = i, share
    if best is None and len(only) == 1 and len(page.blocks[only[0]].text) >= _MIN_TITLE:
        return only[0]
    return best


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# --- meta elements -----------------------------------------------------------------------------------------------


def _metas(page: Page) -> dict[str, list[str]]:
    """Values by lower-case name, property or itemprop, in the page's order."""
    found: dict[str, list[str]] = {}
    for attributes in page.metas:
        value = (attributes.get("content") or attributes.get("datetime") or "").strip()
        if not value:
            continue
        for key in ("property", "name", "itemprop"):
            for name in attributes.get(key, "").lower().split():
                found.setdefault(name, []).append(value)
    return found


def _of(metas: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


# --- JSON-LD -----------------------------------------------------------------------------------------------------


def _story(page: Page, metas: dict[str, list[str]]) -> dict[str, Any]:
    """The JSON-LD object of the page's own article; of several the one with its title, else the first."""
    found = [thing for raw in page.json_ld for thing in _things(raw)]
    articles = [thing for thing in found if _is_of(thing, _ARTICLE_TYPE)]
    named = [_fold(text) for text in (*_of(metas, _TITLE_METAS), page.title) if text]
    for thing in articles:
        headline = _fold(str(thing.get("headline") or thing.get("name") or ""))
        if len(headline) >= 12 and any(headline[:60] in text or text in headline for text in named):
            return thing
    if articles:
        return articles[0]
    return next((thing for thing in found if not _PAGE_TYPES.isdisjoint(_types(thing)) and thing.get("datePublished")), {})


def _things(raw: str) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD script and in its graph; not those within lists of other stories."""
    text = _JSON_WRAPPING.sub("", raw)
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:
            data = json.loads(_TRAILING_COMMA.sub(r"\1", text), strict=False)
        except (ValueError, RecursionError):
            data = _broken(text)
    pending = data if isinstance(data, list) else [data]
    for thing in pending[:50]:
        if not isinstance(thing, dict):
            continue
        yield thing
        graph = thing.get("@graph")
        for inner in graph[:50] if isinstance(graph, list) else [graph]:
            if isinstance(inner, dict):
                yield inner
        main = thing.get("mainEntity")
        if isinstance(main, dict):
            yield main


_BROKEN_FIELD = re.compile(r'"(@type|headline|datePublished|dateCreated)"\s*:\s*"((?:[^"\\\n]|\\.){1,400})"')
_BROKEN_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\\\n]{2,80})"')


def _broken(text: str) -> dict[str, Any]:
    """The plain fields of a JSON-LD text that does not parse, most often for a quote in its headline."""
    found: dict[str, Any] = {}
    for name, value in _BROKEN_FIELD.findall(text):
        if name == "@type" and _ARTICLE_TYPE.search(found.get("@type", "")):
            continue
        if name == "@type" and not _ARTICLE_TYPE.search(value) and "@type" in found:
            continue
        found[name] = value if name == "@type" else found.get(name, value)
    if author := _BROKEN_AUTHOR.search(text):
        found["author"] = {"@type": "Person", "name": author.group(1)}
    return found


def _types(thing: dict[str, Any]) -> frozenset[str]:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def _is_of(thing: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(name) for name in _types(thing))


def _name(thing: Any, depth: int = 0) -> str | None:
    """The name in a JSON-LD value: a string, an object with a name, or the first of a list."""
    if isinstance(thing, list) and depth < _MAX_JSON_DEPTH:
        return next((name for item in thing[:20] if (name := _name(item, depth + 1))), None)
    if isinstance(thing, dict):
        return _clean(thing.get("name"))
    return _clean(thing)


def _clean(value: Any) -> str | None:
    return (plain(value) or None) if isinstance(value, str) else None


# --- fields ------------------------------------------------------------------------------------------------------


def _authors(story: dict[str, Any], metas: dict[str, list[str]], outlet: str | None) -> tuple[str, ...]:
    """Persons who wrote the article; a newsroom, a site or an address is no author."""
    author = story.get("author") or story.get("creator")
    stated = [_name(item) for item in (author if isinstance(author, list) else [author])[:20]]
    names = [person for name in stated if (person := _person(name, outlet))]
    if not names:
        names = [person for value in _of(metas, _AUTHOR_METAS) if (person := _person(_clean(value), outlet))][:1]
    return tuple(dict.fromkeys(names))


def _person(name: str | None, outlet: str | None) -> str | None:
    """A person's name without the outlet behind it ("Sekar Ayu - detakNews"); None where it is no person's."""
    name = _BEFORE_OUTLET.split(name or "", maxsplit=1)[0]
    if not 2 <= len(name) <= 60 or "://" in name or "@" in name or _fold(name) == _fold(outlet or ""):
        return None
    words = name.casefold().split()
    if len(words) == 1 and name.isupper():
        return None  # "KBL": an agency
    has_domain = any("." in word[1:-1] and len(word) > 5 for word in words)
    return name if not has_domain and load_boxes().no_authors.isdisjoint(words) else None


def _address(page: Page, metas: dict[str, list[str]], story: dict[str, Any], captured: str | None) -> str | None:
    """The page's own address: canonical, else of OpenGraph, else of JSON-LD; a bare site is no address of an article."""
    entity = story.get("mainEntityOfPage")
    stated = [link.get("href") for link in page.links if "canonical" in link.get("rel", "").lower().split()]
    stated += [*metas.get("og:url", ()), entity.get("@id") if isinstance(entity, dict) else entity, story.get("url")]
    fallback = None
    for value in stated:
        if not isinstance(value, str) or len(value) > 2_000:
            continue
        try:
            address = urljoin(captured or "", value.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            if parts.path.strip("/") or parts.query:
                return address
            fallback = fallback or address
    return fallback


def _images(metas: dict[str, list[str]], story: dict[str, Any]) -> Iterator[str]:
    pictures = story.get("image")
    for picture in (pictures if isinstance(pictures, list) else [pictures])[:20]:
        address = picture.get("url") or picture.get("contentUrl") if isinstance(picture, dict) else picture
        if isinstance(address, str):
            metas.setdefault("og:image", []).append(address)
    for address in _of(metas, _IMAGE_METAS):
        if address.startswith(("http://", "https://", "//")) and len(address) <= 2_000:
            yield address.strip()


def _dates(page: Page, metas: dict[str, list[str]], story: dict[str, Any], first: int, last: int) -> Iterator[DateEvidence]:
    """The dates on which the page says that it was published, best first; first, last: the blocks by the title."""
    seen: set[tuple[str, str]] = set()

    def once(basis: DateBasis, values: Iterable[object]) -> Iterator[DateEvidence]:
        for value in values:
            text = _clean(value) if isinstance(value, str) else None
            if text and len(text) <= 120 and any(map(str.isdigit, text)) and (basis, text) not in seen:
                seen.add((basis, text))
                yield DateEvidence(basis=basis, value=text)

    yield from once("structured-data", [story.get("datePublished"), story.get("dateCreated")])
    yield from once("meta", _of(metas, _DATE_METAS))
    yield from once("time-element", _time_elements(page, first, last))
    yield from once("date-line", _date_lines(page, first, last))


def _time_elements(page: Page, first: int, last: int) -> list[str]:
    """Dates of `<time>` elements that stand by the title or say that they are of publication; not those of other stories."""
    sure, likely = [], []
    for position, attributes in page.times:
        names = names_of(attributes)
        changed = any(word in name for name in names for word in ("updated", "modified"))
        value = attributes.get("datetime", "")
        if "datepublished" in attributes.get("itemprop", "").lower() or "pubdate" in attributes or "published" in names:
            sure.append(value)
        elif not changed and first <= position <= last:
            likely.append(value)
    return sure[:1] or likely[:1]


def _date_lines(page: Page, first: int, last: int) -> list[str]:
    """The lines by the title that hold a full date: "Kamis, 16 Maret 2023 | 10:15 WIB"."""
    found = []
    for block in page.blocks[first:last]:
        text = load_boxes().changed.split(block.text, maxsplit=1)[0].removeprefix("- ")
        if len(block.text) <= _MAX_DATE_LINE and block.linked < 20 and _VISIBLE_DATE.search(text):
            found.append(text)
    return found[:2]


def is_byline(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a line by the title says who wrote it and when, and nothing else: "Sekar Ayu 08 Februari 2024 15:40"."""
    if len(text) > _MAX_DATE_LINE or not _VISIBLE_DATE.search(text) or not any(author in text for author in authors):
        return False
    for author in authors:
        text = text.replace(author, "")
    return sum(map(str.isalpha, _VISIBLE_DATE.sub("", text))) <= _MAX_BYLINE_REST


def _window(page: Page, heading: int | None, start: int | None) -> tuple[int, int]:
    """The blocks by the title, up to the main text or the first long one."""
    if heading is None:
        return (max(0, start - _AFTER_TITLE), start) if start is not None else (0, 0)
    end = min(heading + _AFTER_TITLE, len(page.blocks), start if start is not None and start > heading else len(page.blocks))
    last = heading + 1
    while last < end and len(page.blocks[last].text) < _LEAD_CHARS:
        last += 1
    return max(0, heading - _BEFORE_TITLE), last
