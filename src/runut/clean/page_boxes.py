"""What the names on an element say of it: hidden, page furniture, or the article itself.

Comes in: an element's attributes as they stand in the page. Goes out: `Marks`. The names are data: `page_boxes.toml`.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from runut.records.article import FurnitureReason

ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?<![-\w])opacity:0?\.?0*(?![.\d])|font-size:0?\.?0*(?:px|pt|r?em|%)?(?![.\w%])"
    r"|(?:left|right|top|bottom|text-indent|margin(?:-left|-top)?):-(?:9\d\d|\d{4})|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%"
    r"|(?<![-\w])(?:max-)?(?:width|height):0(?:px)?(?![.\w%])|transform:scale\(0\)"
)
_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAX_CACHED = 400


class Marks(NamedTuple):
    """hidden: no reader sees it. inset: furniture by its whole name, also inside a line. box: by a word in its name.

    content: holds the article's paragraphs, as its name or `itemprop` says. names: ".class" and "#id", as they stand.
    reason: what kind of furniture the names say that it is. frame: it is the page around the article, whatever it stands in.
    """

    hidden: bool = False
    inset: bool = False
    box: bool = False
    content: bool = False
    names: frozenset[str] = frozenset()
    reason: FurnitureReason | None = None
    frame: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """The names of `page_boxes.toml`."""

    content: frozenset[str]
    hidden: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    labels: tuple[str, ...]
    see_also: tuple[str, ...]
    paging: frozenset[str]
    no_authors: frozenset[str]
    changed: re.Pattern[str]
    reasons: dict[str, FurnitureReason]
    frame: frozenset[str]


@cache
def load_boxes() -> Boxes:
    data = tomllib.loads(files("runut.clean").joinpath("page_boxes.toml").read_text("utf-8"))
    reasons = {word: reason for reason, words in data["reasons"].items() for word in words}
    return Boxes(
        reasons=reasons,
        frame=frozenset(data["frame"]["words"]),
        content=frozenset(data["shown"]["content"]),
        hidden=frozenset(data["hidden"]["names"]),
        names=frozenset(data["boxes"]["names"]),
        words=frozenset(data["boxes"]["words"]),
        labels=tuple(data["boxes"]["labels"]),
        see_also=tuple(sorted(data["see_also"]["phrases"], key=len, reverse=True)),
        paging=frozenset(data["paging"]["words"]),
        no_authors=frozenset(data["authors"]["words"]),
        changed=re.compile(rf"\b(?:{'|'.join(data['dates']['changed'])})\b", re.IGNORECASE),
    )


def read_attributes(attributes: str) -> dict[str, str]:
    """Attributes by lower-case name; the first of a repeated name counts, as in browsers.

    >>> read_attributes(' class="isi" hidden data-n=1')
    {'class': 'isi', 'hidden': '', 'data-n': '1'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(attributes):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def read_marks(attributes: str) -> Marks:
    """What the names, style and `hidden` of an element say. Pages repeat them, so short ones are remembered."""
    return _remembered(attributes) if len(attributes) < _MAX_CACHED else _read_marks(attributes)


def _read_marks(attributes: str) -> Marks:
    found = read_attributes(attributes)
    names = names_of(found)
    words = [word for name in sorted(names) for word in (name, *name.split("-"))]
    return Marks(
        reason=next((reason for word in words if (reason := load_boxes().reasons.get(word))), None),
        frame=not load_boxes().frame.isdisjoint(words),
        hidden="hidden" in found or is_hiding(found.get("style", "")) or _is_hidden_by_name(names),
        content="articlebody" in found.get("itemprop", "").lower() or not load_boxes().content.isdisjoint(names),
        inset=not load_boxes().names.isdisjoint(names),
        box=any(_is_box_name(name) for name in names) or "data-ad" in found or "data-ad-slot" in found,
        names=frozenset(
            [f".{name}" for name in found.get("class", "").split()] + [f"#{name}" for name in found.get("id", "").split()]
        ),
    )


_remembered = lru_cache(maxsize=8192)(_read_marks)


def names_of(found: dict[str, str]) -> frozenset[str]:
    """Class names and id as `page_boxes.toml` writes them: "detail__body-text" is "detail-body-text"."""
    words = f"{found.get('class', '')} {found.get('id', '')}".split()
    return frozenset(re.sub("[-_]+", "-", _CAMEL.sub("-", word)).lower().strip("-") for word in words[:40])


def class_of(attributes: str) -> str:
    """The class names of an element, as they stand.

    >>> class_of(' id="h2" class="halaman isi"')
    'halaman isi'
    """
    return read_attributes(attributes).get("class", "").strip() if "class" in attributes else ""


def is_hiding(style: str) -> bool:
    """Whether CSS declarations keep an element from the eye: not displayed, of no size, or far off the page."""
    if not style:
        return False
    return _HIDING.search(_SPACE.sub("", _without_comments(style)).lower()) is not None


def _without_comments(css: str) -> str:
    first, *rest = css.split("/*")  # comments may part a word: "dis/**/play"
    return first + "".join(piece.partition("*/")[2] for piece in rest)


def hidden_by_rules(css: str) -> frozenset[str]:
    """The classes and ids that a style sheet in the page hides: ".name" and "#name".

    Only from a rule of its own outside all conditions ("@media print"), and only where no other selector names it:
    ".tab{display:none} .tab.on{display:block}" hides nothing for sure.

    >>> sorted(hidden_by_rules(".a,.b{display:none} .b.on{display:block} @media print{.c{display:none}}"))
    ['.a']
    """
    css = _without_comments(css)
    found: set[str] = set()
    depth = before = last = 0
    for hint in _HIDING_HINT.finditer(css):
        start = css.rfind("{", last, hint.start())
        last = hint.end()
        if start < 0:
            continue  # still in the rule of the hint before
        depth += css.count("{", before, start) - css.count("}", before, start)
        before = start
        if depth == 0 and is_hiding(css[start + 1 : css.find("}", start)]):
            selectors = css[css.rfind("}", 0, start) + 1 : start]
            found.update(match[1] for match in map(_SIMPLE_SELECTOR.fullmatch, selectors.split(",")) if match)
    if not found:
        return frozenset()
    named = Counter(_NAME_IN_CSS.findall(css))
    return frozenset(name for name in found if named[name] == 1)


_HIDING_HINT = re.compile("none|hidden|-99|opacity|font-size|clip|scale")
_NAME_IN_CSS = re.compile(r"[.#][\w-]+")
_SIMPLE_SELECTOR = re.compile(r"\s*[a-z]{0,10}([.#][\w-]{1,60})\s*")


def _is_hidden_by_name(names: frozenset[str]) -> bool:
    # "hidden md:block", "d-none d-lg-block": hidden on a telephone alone.
    hiding = load_boxes().hidden & names
    return bool(hiding) and not any(":" in name or (name.startswith("d-") and name != "d-none") for name in names)


def _is_box_name(name: str) -> bool:
    boxes = load_boxes()
    if name in boxes.names:
        return True
    return not name.startswith(boxes.labels) and not boxes.words.isdisjoint(name.split("-"))
