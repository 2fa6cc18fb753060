"""One pass over a page of HTML: its blocks of visible text, the elements that hold them, and what its head says.

Comes in: decoded HTML. Goes out: `Page`. Leaves to others: which blocks are the article (`main_text`), what the head's
words mean (`metadata`).

Why not a parser: libxml2 drops what lies deeper than 256 elements without a word, lexbor builds any tree it is given
before one can count, and walking either tree from Python costs more than reading the page. This reads any depth in
linear time, counts while it reads, and stops at a limit.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, cast

from runut.clean.decode import drop_hidden
from runut.clean.page_boxes import NO_MARKS, hidden_by_rules, load_boxes, read_attributes, read_marks
from runut.errors import LimitExceeded
from runut.limits import Limits
from runut.records.article import FurnitureReason

# A tag, or the opening of a comment or declaration. A quote opens only after "=", so a stray one cannot swallow the page.
_TAG = re.compile(r"""<(?:(/?)([a-zA-Z][^\s/>]*)((?>[^=>]+|=\s*(?>"[^"]*"|'[^']*')?)*+)>|(!--|[!?/]))""")

_VOID = frozenset("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())
_RAW = frozenset("script style noscript textarea title iframe noembed noframes xmp template svg math select".split())
"""Elements passed over whole, up to their end tag. Some can hold elements, none can hold an article."""
_HOLDERS = frozenset("svg math select template noscript".split())
_UNSHOWN = frozenset("audio button canvas dialog map nav object video amp-ad amp-embed amp-sidebar amp-sticky-ad".split())
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu ol optgroup p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_BOXES = frozenset(["aside", "figcaption", "footer"])
_ROOTS = frozenset(["article", "body", "head", "html", "main"])
"""Never furniture, whatever their class says: it names the template or the story's subject."""

# What an opening tag ends without being asked. Others end an open paragraph alone.
_ENDS_P = frozenset(["p"])
_ENDS = {
    "li": frozenset(["li", "p"]),
    "dd": frozenset(["dd", "dt", "p"]),
    "dt": frozenset(["dd", "dt", "p"]),
    "td": frozenset(["td", "th", "p"]),
    "th": frozenset(["td", "th", "p"]),
    "tr": frozenset(["tr", "td", "th", "p"]),
    "tbody": frozenset(["tbody", "thead", "tr", "td", "th", "p"]),
    "tfoot": frozenset(["tbody", "thead", "tr", "td", "th", "p"]),
}

LINK, UNLINK, BREAK = "\x01", "\x02", "\x03"
"""Marks inside a block's raw text: where a link begins and ends, and a line break."""
INSET, WORDS, END_INSET = "\x04", "\x05", "\x06"
"""Furniture within a line: INSET, its reason, WORDS, its words, END_INSET."""
_MARKS = re.compile("[\x01-\x06]")
_MARKS_KEPT = re.compile("([\x01-\x03]|\x04[^\x06]*\x06)")
_LINK_MARKS = re.compile("[\x01\x02\x06]|\x04[^\x05]*\x05")
_MARK_SET = frozenset([LINK, UNLINK, BREAK])
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HOST = re.compile(r"""href\s?=\s?["']?(?:https?:)?//([\w.-]{4,100})""", re.IGNORECASE)
_MAX_HOSTS = 500
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")


@dataclass(slots=True)
class Element:
    """parent: index into `Page.elements`, -1 for the root, which every page has. box, content: what its name says it is."""

    tag: str
    parent: int
    attributes: str = ""
    box: bool = False
    content: bool = False


class Inset(NamedTuple):
    """Furniture within a line. at: how many characters of the block's text stand before it."""

    at: int
    text: str
    reason: FurnitureReason


@dataclass(slots=True)
class Block:
    """Visible text between two block-level tags. element: the innermost one around it. linked: characters inside links.

    insets: what was left out of the text, a "Baca juga" with its link.
    """

    element: int
    text: str
    linked: int
    insets: tuple[Inset, ...] = ()


@dataclass(slots=True)
class Page:
    """What one pass found, in the page's order.

    strays: lines that are furniture by their markup and nothing else, with the number of blocks before them and their element.
    metas: attributes of the meta elements, and of others that carry an `itemprop` with a content. times: attributes of time
    elements, with the number of blocks before them. json_ld: as it stands. hosts: how many links lead to each. root: the first
    element's name.
    has_style_rules: whether style sheets in the page hide anything. depth, nodes: of all elements.
    """

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    strays: list[tuple[int, int, Inset]] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    times: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    hosts: dict[str, int] = field(default_factory=dict)
    root: str = ""
    title: str = ""
    language: str | None = None
    has_style_rules: bool = False
    depth: int = 0
    nodes: int = 0


def read_html(html: str, limits: Limits, *, obeys_styles: bool = True) -> Page:
    """The page in `html`. Raises LimitExceeded("too-deep" | "too-many-nodes").

    obeys_styles: take what a style sheet in the page hides as hidden.
    """
    if _MARKS.search(html):
        html = _MARKS.sub("", html)
    reader = _Reader(limits, obeys_styles)
    position, end = 0, html.rfind(">") + 1  # what follows is a tag cut off, or text outside all elements
    while position < end:
        for found in _TAG.finditer(html, position, end):
            start = found.start()
            if start > position and not reader.unshown_from:
                reader.text(html[position:start])
            elif start > position and reader.inset:
                reader.inset_words.append(html[position:start])
            closing, name, attributes, other = found.groups()
            position = found.end()
            if other:
                position = _past_declaration(html, other, position, end)
                break
            name = name.lower()
            if closing:
                reader.end_tag(name)
            elif name in _RAW:
                position = reader.raw_element(html, name, attributes, position, end)
                break
            else:
                reader.start_tag(name, attributes)
        else:
            break
    rest = html[position:]
    if not reader.unshown_from:
        reader.text(rest[: rest.find("<")] if "<" in rest else rest)
    reader.flush()
    return reader.page


def _past_declaration(html: str, opening: str, position: int, end: int) -> int:
    """The place after a comment, doctype or processing instruction; the page's end where it has none."""
    if opening != "!--":
        return html.find(">", position) + 1 or len(html)
    if html.startswith((">", "->"), position):
        return html.find(">", position) + 1
    close = html.find("--", position, end)
    while close >= 0 and not html.startswith((">", "!>"), close + 2):
        close = html.find("--", close + 1, end)
    return html.find(">", close) + 1 if close >= 0 else len(html)


class _Reader:
    """The open elements, and the text of the block being read.

    open: names with the index of their element and the inline depth around them; inline elements are counted, not kept.
    hidden_names: classes and ids that style sheets in the page hide.
    unshown_from, link_from, pre_from: how many were open where that began; 0 where it has not.
    inset: why what is unshown is furniture that a reader sees; its words are kept in `inset_words`.
    """

    def __init__(self, limits: Limits, obeys_styles: bool) -> None:
        self.page = Page(elements=[Element("html", -1)])
        self.max_depth, self.max_nodes = limits.depth, limits.html_nodes
        self.open: list[tuple[str, int, int]] = []
        self.counts: dict[str, int] = {}
        self.element = 0
        self.inline = 0
        self.unshown_from = self.link_from = self.pre_from = 0
        self.raw: list[str] = []
        self.inset: FurnitureReason | None = None
        self.inset_words: list[str] = []
        self.item = False
        self.no_end: set[str] = set()
        self.obeys_styles = obeys_styles
        self.hidden_names: frozenset[str] = frozenset()

    def text(self, text: str) -> None:
        self.raw.append(text.replace("\n", BREAK) if self.pre_from else text)

    def start_tag(self, name: str, attributes: str) -> None:
        self._count(name)
        if name in _VOID:
            self._void(name, attributes)
        elif name in _BLOCK:
            if not self.unshown_from:
                self.flush()
            self._end_unclosed(_ENDS.get(name, _ENDS_P))
            if self.unshown_from:
                self._push(name)
            else:
                self._block(name, attributes)
        elif self.unshown_from:
            self._push(name)
        else:
            self._inline(name, attributes)

    def _count(self, name: str) -> None:
        page = self.page
        page.nodes += 1
        if page.nodes > self.max_nodes:
            raise LimitExceeded("too-many-nodes", f"more than {self.max_nodes} elements")
        if not page.root:
            page.root = name

    def _end_unclosed(self, ends: frozenset[str]) -> None:
        """Ends the elements on top that a new one of this kind cannot stand in, with hidden words left open in them."""
        while self.open:
            name = self.open[-1][0]
            if name in ends or (self.unshown_from and name not in _BLOCK and any(entry[0] in ends for entry in self.open[-4:])):
                self._pop()
            else:
                break

    def _block(self, name: str, attributes: str) -> None:
        marks = read_marks(attributes) if attributes else NO_MARKS
        box = (name in _BOXES or marks.box or marks.inset) and not marks.content and name not in _ROOTS
        self.page.elements.append(Element(name, self.element, attributes, box, marks.content))
        self._push(name, len(self.page.elements) - 1)
        if (marks.hidden or not self.hidden_names.isdisjoint(marks.names)) and name not in _ROOTS:
            self.unshown_from = len(self.open)
        if name == "li":
            self.item = True
        elif name == "pre":
            self.pre_from = self.pre_from or len(self.open)
        elif name == "html":
            self.page.language = read_attributes(attributes).get("lang") or None
        if "itemprop" in attributes:
            self._property(attributes)

    def _inline(self, name: str, attributes: str) -> None:
        self.inline += 1
        if len(self.open) + self.inline > self.page.depth:
            self._measure()
        if name == "a" and "href" in attributes:
            self.inline -= bool(self.link_from)  # a link ends the one before it
            self.raw.append(LINK)
            self.link_from = len(self.open) or 1
            if (host := _HOST.search(attributes)) and (host[1] in self.page.hosts or len(self.page.hosts) < _MAX_HOSTS):
                self.page.hosts[host[1]] = self.page.hosts.get(host[1], 0) + 1
        elif name == "time":
            self.page.times.append((len(self.page.blocks), read_attributes(attributes)))
        hidden = name in _UNSHOWN
        if hidden:
            self.raw.append(" ")
        elif attributes and ("class" in attributes or "style" in attributes or "hidden" in attributes or "id=" in attributes):
            marks = read_marks(attributes)
            hidden = marks.hidden or not self.hidden_names.isdisjoint(marks.names)
            if marks.inset and not hidden:
                hidden, self.inset = True, marks.reason or "see-also"
        if "itemprop" in attributes:
            self._property(attributes)
        if hidden:
            self.inline -= 1
            self._push(name)
            self.unshown_from = len(self.open)

    def _void(self, name: str, attributes: str) -> None:
        if name == "meta":
            self.page.metas.append(read_attributes(attributes))
        elif name == "link":
            self.page.links.append(read_attributes(attributes))
        elif self.unshown_from:
            return
        elif name == "br":
            self.raw.append(BREAK)
        elif name == "hr":
            self.flush()

    def _property(self, attributes: str) -> None:
        found = read_attributes(attributes)
        if "content" in found or "datetime" in found:
            self.page.metas.append(found)

    def end_tag(self, name: str) -> None:
        if self.counts.get(name):
            if not self.unshown_from:
                self.flush()
            while self._pop() != name:
                pass
        elif self.unshown_from:
            return
        elif name == "a":
            self._end_link()
            self.inline -= self.inline > 0
        elif name == "p" or name in _BLOCK:
            self.flush()
        elif name == "br":
            self.raw.append(BREAK)
        else:
            self.inline -= self.inline > 0

    def raw_element(self, html: str, name: str, attributes: str, position: int, end: int) -> int:
        """The place after the end tag of an element that holds no markup; what it holds is kept where it is of use."""
        self._count(name)
        if attributes.endswith("/") and name in {"svg", "math"}:
            return position
        close = self._find_end(html, name, position, end)
        if name == "script" and "ld+json" in attributes:
            self.page.json_ld.append(html[position:close])
        elif name == "style" and self.obeys_styles and read_attributes(attributes).get("media", "all") in {"", "all", "screen"}:
            self.hidden_names |= hidden_by_rules(html[position:close])
            self.page.has_style_rules = bool(self.hidden_names)
        elif name == "title" and not self.page.title:
            self.page.title = plain(html[position:close])
        return html.find(">", close) + 1 or len(html)

    def _find_end(self, html: str, name: str, position: int, end: int) -> int:
        """Where `</name` stands; without one the page's end, or for elements that can hold others, where they began."""
        close = -1 if name in self.no_end else html.find("</", position, end)
        while close >= 0 and html[close + 2 : close + 2 + len(name)].lower() != name:
            close = html.find("</", close + 2, end)
        if close >= 0:
            return close
        self.no_end.add(name)
        return position - 1 if name in _HOLDERS else len(html)

    def flush(self) -> None:
        """Ends the block being read."""
        if not self.raw:
            return
        raw = "".join(self.raw)
        self.raw = [LINK] if self.link_from else []
        if not raw or raw.isspace():
            return
        for text, linked, insets in _paragraphs(raw):
            if not text:
                self.page.strays += [(len(self.page.blocks), self.element, inset) for inset in insets]
                continue
            if self.item:
                text, self.item = f"- {text}", False
                insets = tuple(inset._replace(at=inset.at + 2) for inset in insets)
            self.page.blocks.append(Block(self.element, text, linked, insets))

    def _push(self, name: str, element: int | None = None) -> None:
        self.open.append((name, self.element, self.inline))
        self.counts[name] = self.counts.get(name, 0) + 1
        if element is not None:
            self.element = element
        if len(self.open) + self.inline > self.page.depth:
            self._measure()

    def _pop(self) -> str:
        name, self.element, self.inline = self.open.pop()
        self.counts[name] -= 1
        if self.unshown_from or self.link_from or self.pre_from:
            self._end_states(len(self.open))
        if name == "li":
            self.item = False
        return name

    def _end_states(self, left: int) -> None:
        if left < self.unshown_from:
            self.unshown_from = 0
            if self.inset:
                words = "".join(self.inset_words)
                self.raw.append(f"{INSET}{self.inset}{WORDS}{words}{END_INSET}" if words.strip() else "")
                self.inset, self.inset_words = None, []
        if left < self.link_from:
            self._end_link()
        if left < self.pre_from:
            self.pre_from = 0

    def _end_link(self) -> None:
        if self.link_from:
            self.link_from = 0
            self.raw.append(UNLINK)

    def _measure(self) -> None:
        self.page.depth = len(self.open) + self.inline
        if self.page.depth > self.max_depth:
            raise LimitExceeded("too-deep", f"elements nested deeper than {self.max_depth}")


def plain(raw: str) -> str:
    """Raw text with its entities read, white space collapsed, and nothing in it that nobody sees."""
    if "&" in raw:
        # A number of thousands of digits is no character, and Python refuses to read it.
        raw = entities.unescape(_LONG_NUMBER.sub("", raw))
    if not raw.isascii():
        raw = drop_hidden(raw)
    return " ".join(raw.split())


def _paragraphs(raw: str) -> list[tuple[str, int, tuple[Inset, ...]]]:
    """The paragraphs in a block's raw text, each with the number of its characters that are linked and its insets.

    Two line breaks end a paragraph. One ends it too, unless it stands inside a sentence.
    """
    if not _MARKS.search(raw):
        return [(text, 0, ())] if (text := plain(raw)) else []
    found: list[tuple[str, int, tuple[Inset, ...]]] = []
    pieces: list[str] = []
    insets: list[tuple[int, str]] = []
    linked = breaks = 0
    in_link = False
    for piece in _MARKS_KEPT.split(see_also().sub(_as_inset, raw) if ":" in raw else raw):
        if piece in _MARK_SET:
            in_link = piece == LINK or (in_link and piece == BREAK)
            breaks += piece == BREAK
        elif piece[:1] == INSET:
            insets.append((len(pieces), piece))
        elif not piece.strip():
            if pieces[-1:] != [" "]:
                pieces.append(" ")
        else:
            if breaks > 1 or (breaks and pieces and not _goes_on(pieces, piece)):
                found.append(_paragraph(pieces, linked, insets))
                pieces, insets, linked = [], [], 0
            elif breaks:
                pieces.append(" ")
            pieces.append(piece)
            linked += len(piece) if in_link else 0
            breaks = 0
    found.append(_paragraph(pieces, linked, insets))
    return [paragraph for paragraph in found if paragraph[0] or paragraph[2]]


def _paragraph(pieces: list[str], linked: int, insets: list[tuple[int, str]]) -> tuple[str, int, tuple[Inset, ...]]:
    """One paragraph; the place of each inset is counted from chunk to chunk, so that many of them cost no more than few."""
    text = plain("".join(pieces))
    placed: list[Inset] = []
    at = done = 0
    apart = False
    for before, raw in insets:
        chunk, done = "".join(pieces[done:before]), before
        if words := plain(chunk):
            at += len(words) + (at > 0 and (apart or chunk[0].isspace()))
        apart = chunk[-1].isspace() if words else apart or bool(chunk)
        reason, _, raw_words = raw[1:-1].partition(WORDS)
        if shown := plain(raw_words):
            placed.append(Inset(min(at, len(text)), shown, cast(FurnitureReason, reason)))
    return text, min(linked, len(text)), tuple(placed)


def _as_inset(found: re.Match[str]) -> str:
    return f" {INSET}see-also{WORDS}{_LINK_MARKS.sub('', found[0]).replace(BREAK, ' ')}{END_INSET} "


def _goes_on(before: list[str], after: str) -> bool:
    """Whether a line break stands inside a sentence: it had not ended, and goes on with a small letter or a figure."""
    last = next((piece for piece in reversed(before[-3:]) if piece.strip()), "")
    start = after.lstrip()[:1]
    return not _SENTENCE_END.search(last.rstrip()[-4:]) and start.isalnum() and not start.isupper()


@cache
def see_also() -> re.Pattern[str]:
    """A link to another story inside a paragraph, with the words before it: "Baca juga: <a>...</a>"."""
    phrases = "|".join(re.escape(phrase) for phrase in load_boxes().see_also)
    return re.compile(
        f"\\(?\\b(?:{phrases}) ?:[\\s\x03]*\x01[^\x02]*(?:\x02|$)\\)?|\x01\\s*(?:{phrases}) ?:[^\x02]*(?:\x02|$)", re.IGNORECASE
    )
