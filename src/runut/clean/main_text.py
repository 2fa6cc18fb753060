"""The article in a page of HTML: its paragraphs as plain text, without the page around them.

Comes in: decoded HTML. Goes out: `MainText`: paragraphs separated by one newline, and the boxes that stood between them.
Leaves to others: the lines of furniture that look like paragraphs (`furniture`), the title, names and dates (`metadata`).

The element is chosen that holds the most prose: paragraphs long enough to say something, little of them linked, each
counting for the element around it and half for the next one up (the idea of Arc90's Readability, 2009). Not counted are
boxes (`page_boxes.toml`) and cards: a linked headline with a line about it, as lists of stories have them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from runut.clean.metadata import PageMetadata, find_title_block, is_byline, metadata_of
from runut.clean.normalise import View, cut_out
from runut.clean.page import Block, Inset, Page, read_html
from runut.clean.page_boxes import class_of, load_boxes, read_marks
from runut.errors import Unreadable
from runut.limits import Limits
from runut.records.article import FurnitureReason

_FEEDS = frozenset(["rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HELD = frozenset(["p", "li", "blockquote", "dd", "pre", *_HEADINGS])
"""Elements that are a paragraph; other elements with text of their own hold one."""

_MAX_LINKED = 0.6
_MIN_PROSE, _MAX_PROSE = 40, 1_000
"""Characters: a shorter block counts as no prose, a longer one as no more. One endless block is no better than ten."""
_MIN_TEXT, _MIN_DATED_TEXT = 140, 60
"""Fewer characters than two short sentences are no article; on a page that says when it was published, than one."""
_THIN_TEXT = 300
_MIN_HEADLINE = 25
_MIN_CARDS, _MAX_CARD_SHARE = 3, 0.7
_WHOLE_PAGE = frozenset(["body", "html"])
_LAID_OUT = frozenset(["td", "th", "tr", "tbody", "table"])
"""Cells are columns of the page before they are parts of a text."""
_MAX_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Furniture by its markup. start, end: half-open, in the column."""

    start: int
    end: int
    reason: FurnitureReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """column: the article's column of the page, whose reading is the main text; its raw text holds the boxes too.

    boxes: in order, not overlapping. shortened: see `Article.shortened`.
    """

    column: View
    boxes: tuple[Box, ...] = ()
    shortened: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Paragraphs separated by one newline."""
        return self.column.text


@dataclass(slots=True)
class Choice:
    """Blocks as indexes into `Page.blocks`. kept: the article's. left_out: furniture inside its column, and why.

    strays: as in `Page`, those inside its column.
    """

    kept: list[int] = field(default_factory=list)
    left_out: dict[int, FurnitureReason] = field(default_factory=dict)
    strays: list[tuple[int, int, Inset]] = field(default_factory=list)


def extract_main_text(html: str, url: str | None, limits: Limits) -> MainText:
    """The main text of a page.

    Raises Unreadable("no-main-text"), LimitExceeded("too-deep" | "too-many-nodes").
    """
    return read_page(html, url, limits)[0]


def read_page(html: str, url: str | None, limits: Limits) -> tuple[MainText, PageMetadata]:
    """Main text and metadata of a page, read once. Raises as `extract_main_text` does."""
    page = read_html(html, limits)
    if page.root in _FEEDS:
        raise Unreadable("no-main-text", f"a feed or site map ({page.root}), not a page")
    heading = find_title_block(page)
    choice = choose_blocks(page, heading)
    if page.has_style_rules and _size(page, choice.kept) < _MIN_TEXT:
        # Pages hide their article until a script shows it.
        page = read_html(html, limits, obeys_styles=False)
        heading = find_title_block(page)
        choice = choose_blocks(page, heading)
    first = next((i for i in choice.kept if _prose(page.blocks[i])), None)
    metadata = metadata_of(page, url, heading, first)
    bylines = [i for i in choice.kept if first is not None and i < first and is_byline(page.blocks[i].text, metadata.authors)]
    choice.left_out.update(dict.fromkeys(bylines, "byline"))
    choice.kept = [i for i in choice.kept if i not in choice.left_out]
    lost = page.depth > limits.flag_depth and _loses_depth(page, choice.kept, limits.flag_depth)
    main = write_column(page, choice, ("depth",) if lost else ())
    if len(main.text) < (_MIN_DATED_TEXT if metadata.published else _MIN_TEXT):
        raise Unreadable("no-main-text", f"{len(page.blocks)} blocks of text, none of them an article")
    return main, metadata


def write_column(page: Page, choice: Choice, shortened: tuple[str, ...]) -> MainText:
    """The column as one text, a block a line.

    A dateline outside its paragraph ("<b>Bekasi</b> - <p>...") is put before it.
    """
    writer = _Writer()
    kept = set(choice.kept)
    lines = [(i, 1, None) for i in (*choice.kept, *choice.left_out)] + [(i, 0, inset) for i, _, inset in choice.strays]
    for i, _, inset in sorted(lines, key=lambda line: line[:2]):
        if inset is not None:
            writer.box(inset.text, inset.reason)
        elif i in kept:
            writer.paragraph(page.blocks[i])
        else:
            writer.box(page.blocks[i].text, choice.left_out[i])
    raw = "".join(writer.parts)
    return MainText(column=cut_out(raw, raw, writer.cuts), boxes=tuple(writer.boxes), shortened=shortened)


class _Writer:
    """A text that grows, and what is to be cut from it. last: the paragraph written last, without its boxes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.cuts: list[tuple[int, int, str]] = []
        self.boxes: list[Box] = []
        self.length = 0
        self.last: str | None = None

    def paragraph(self, block: Block) -> None:
        goes_on = self.last is not None and len(self.last) <= _MAX_LABEL and self.last.endswith(("-", "–", "—"))
        if self.last is not None:
            self._write(" " if goes_on else "\n")
        elif self.length:
            self._drop("\n")
        self.last = f"{self.last} {block.text}" if goes_on else block.text
        at = 0
        for inset in block.insets:
            self._write(block.text[at : inset.at])
            at = inset.at
            if at:
                self._drop(" ")
            self._box(inset.text, inset.reason)
            if block.text[at : at + 1].strip():
                self._drop(" ")
        self._write(block.text[at:])

    def box(self, words: str, reason: FurnitureReason) -> None:
        if self.length:
            self._drop("\n")
        self._box(words, reason)

    def _box(self, words: str, reason: FurnitureReason) -> None:
        self.boxes.append(Box(start=self.length, end=self.length + len(words), reason=reason))
        self._drop(words)

    def _drop(self, words: str) -> None:
        start = self.cuts.pop()[0] if self.cuts and self.cuts[-1][1] == self.length else self.length
        self._write(words)
        self.cuts.append((start, self.length, ""))

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def choose_blocks(page: Page, heading: int | None) -> Choice:
    """The blocks of the article; none where there is no article.

    heading: the block that is its title.
    """
    prose = [_prose(block) for block in page.blocks]
    boxed = _boxed(page, prose)
    choice = _choose(page, prose, boxed, heading)
    if _size(page, choice.kept) < _THIN_TEXT:
        # A box may be the article after all: a template that names its column "sidebar".
        unboxed = _choose(page, prose, [False] * len(boxed), heading)
        if _size(page, unboxed.kept) > 2 * max(_size(page, choice.kept), _THIN_TEXT):
            return unboxed
    return choice


def _size(page: Page, kept: list[int]) -> int:
    return sum(len(page.blocks[i].text) for i in kept)


def _prose(block: Block) -> int:
    """How much a block counts as prose: its unlinked characters, if they say something."""
    free = len(block.text) - block.linked
    return min(free, _MAX_PROSE) if free >= _MIN_PROSE and not _is_linked(block) else 0


def _is_linked(block: Block) -> bool:
    return block.linked > _MAX_LINKED * len(block.text)


def _boxed(page: Page, prose: list[int]) -> list[bool]:
    """For each element, whether it stands in page furniture; a box with half of the page's prose is none."""
    sums = _sums(page, prose)
    boxed = [False]
    for element, size in zip(page.elements[1:], sums[1:], strict=True):
        boxed.append(boxed[element.parent] or (element.box and size <= sums[0] / 2))
    return boxed


def _sums(page: Page, weights: list[int]) -> list[int]:
    """For each element, the weights of all blocks within it."""
    sums = [0] * len(page.elements)
    for block, weight in zip(page.blocks, weights, strict=True):
        sums[block.element] += weight
    for i in range(len(sums) - 1, 0, -1):
        sums[page.elements[i].parent] += sums[i]
    return sums


def _choose(page: Page, prose: list[int], boxed: list[bool], heading: int | None) -> Choice:
    elements, blocks = page.elements, page.blocks
    weights = [0 if boxed[block.element] else weight for block, weight in zip(blocks, prose, strict=True)]
    cards = _cards(page, weights)
    for i in cards:
        weights[i] = 0
    if not any(weights):
        return Choice()
    best = _widen(page, _best(page, weights), weights)
    inside = [False] * len(elements)
    inside[best] = True
    for i in range(best + 1, len(elements)):
        inside[i] = inside[elements[i].parent]
    start = 0
    if heading is not None and inside[blocks[heading].element] and sum(weights[heading:]) > sum(weights) / 2:
        start = heading + 1
    column = [i for i in range(start, len(blocks)) if inside[blocks[i].element]]
    choice = _without_lists(page, [i for i in column if not boxed[blocks[i].element]], cards)
    for i in column:
        if boxed[blocks[i].element]:
            if reason := _box_reason(page, blocks[i].element, best):
                choice.left_out[i] = reason
        elif i in choice.left_out and _is_linked(blocks[i]):
            choice.left_out[i] = _named_reason(page, blocks[i].element, best) or choice.left_out[i]
    choice.strays = [stray for stray in page.strays if stray[0] >= start and inside[stray[1]]]
    return choice if elements[best].tag not in _WHOLE_PAGE else _between_ends(choice)


def _box_reason(page: Page, element: int, column: int) -> FurnitureReason | None:
    """What kind of furniture a boxed element is, by the outermost name in the column that says it; None for the page's frame."""
    chain = []
    while element > column:
        chain.append(page.elements[element])
        element = chain[-1].parent
    for outer in reversed(chain):
        marks = read_marks(outer.attributes)
        if outer.box and (outer.tag == "footer" or marks.frame):
            return None
        if outer.box and (reason := "caption" if outer.tag == "figcaption" else marks.reason):
            return reason
    return "related-block"


def _named_reason(page: Page, element: int, column: int) -> FurnitureReason | None:
    """What kind of furniture the names of an element and of those around it say that it is, the innermost first."""
    while element > column:
        if reason := read_marks(page.elements[element].attributes).reason:
            return reason
        element = page.elements[element].parent
    return None


def _between_ends(choice: Choice) -> Choice:
    """Without the furniture above and below an article that has no column of its own."""
    if choice.kept:
        first, last = choice.kept[0], choice.kept[-1]
        choice.left_out = {i: reason for i, reason in choice.left_out.items() if first < i < last}
        choice.strays = [stray for stray in choice.strays if first <= stray[0] <= last + 1]
    return choice


def _holder(page: Page, block: Block) -> int:
    element = page.elements[block.element]
    return element.parent if element.tag in _HELD and element.parent >= 0 else block.element


def _cards(page: Page, weights: list[int]) -> set[int]:
    """Prose that is a line about another story: a linked headline stands right before it.

    Either the two share an element with no other prose, or all is one flat list and most of its lines are such. A single
    "Baca juga" between two paragraphs makes no card of the second.
    """
    counts = _sums(page, [1 if weight else 0 for weight in weights])
    cards: set[int] = set()
    flat: dict[int, list[int]] = defaultdict(list)
    headline = -1
    for i, block in enumerate(page.blocks):
        if weights[i]:
            if headline >= 0 and _share_card(page, counts, block.element, headline):
                cards.add(i)
            elif headline >= 0:
                flat[_holder(page, block)].append(i)
            headline = -1
        elif len(block.text) >= _MIN_HEADLINE and _is_linked(block):
            headline = block.element
    for holder, lines in flat.items():
        if len(lines) > _MAX_CARD_SHARE * counts[holder]:
            cards.update(lines)
    return cards if len(cards) >= _MIN_CARDS else set()


def _share_card(page: Page, counts: list[int], element: int, headline: int) -> bool:
    """Whether the largest element around `element` that holds no other prose holds `headline` too."""
    while page.elements[element].parent >= 0 and counts[page.elements[element].parent] == 1:
        element = page.elements[element].parent
    while headline > element:
        headline = page.elements[headline].parent
    return headline == element


def _best(page: Page, weights: list[int]) -> int:
    """The element with the most prose close to it; twice as good if its name says that it holds the article."""
    scores = [0.0] * len(page.elements)
    for block, weight in zip(page.blocks, weights, strict=True):
        if weight:
            element, part = _holder(page, block), 1.0
            while element >= 0 and part > 0.2:
                scores[element] += weight * part
                element, part = page.elements[element].parent, part / 2
    for i, element_ in enumerate(page.elements):
        if element_.content:
            scores[i] *= 2
    return max(range(len(scores)), key=scores.__getitem__)


def _widen(page: Page, best: int, weights: list[int]) -> int:
    """The element around several alike that each hold a part: pages or sections of a long article, paragraphs in divs."""
    sums = _sums(page, weights)
    widest = current = best
    for _ in range(3):
        parent = page.elements[current].parent
        if parent < 0:
            break
        near = (i for i in range(parent + 1, len(sums)) if page.elements[i].parent == parent and sums[i] > 0.15 * sums[current])
        if page.elements[current].tag not in _LAID_OUT and any(i != current and _is_alike(page, i, current) for i in near):
            widest = parent
        current = parent
    return widest


def _is_alike(page: Page, one: int, other: int) -> bool:
    """Whether two elements have one tag and one class, or, without a class, the same attributes."""
    a, b = page.elements[one], page.elements[other]
    return a.tag == b.tag and (class_of(a.attributes) or a.attributes.strip()) == (
        class_of(b.attributes) or b.attributes.strip()
    )


def _without_lists(page: Page, within: list[int], cards: set[int]) -> Choice:
    """The blocks without links and cards to other stories, and without the words that announce them."""
    kept: list[int] = []
    left_out: dict[int, FurnitureReason] = {}
    dropped = 0
    begun = False
    for i in within:
        block = page.blocks[i]
        begun = begun or bool(_prose(block) and i not in cards)
        if not begun and block.text.startswith("- ") and not _prose(block):
            left_out[i] = "related-block"  # a list before all prose: sections of the site, makers of the page
        elif i in cards or _is_linked(block) or is_page_numbers(block):
            dropped += 1
            if kept and _announces(page, kept[-1], dropped):
                left_out[kept.pop()] = "see-also" if dropped == 1 else "related-block"
            left_out[i] = "scroll-cue" if is_page_numbers(block) else "see-also" if dropped == 1 else "related-block"
        else:
            kept.append(i)
            dropped = 0
    while kept and page.elements[page.blocks[kept[-1]].element].tag in _HEADINGS:
        left_out[kept.pop()] = "related-block"
    return Choice(kept=kept, left_out=left_out)


def is_page_numbers(block: Block) -> bool:
    """Whether a block leads to the other pages of the article: "Halaman 1 2 Selanjutnya"."""
    if not block.linked or len(block.text) > _MAX_LABEL:
        return False
    return all(word.isdigit() or word in load_boxes().paging for word in re.findall(r"\w+", block.text.casefold()))


def _announces(page: Page, i: int, links: int) -> bool:
    """Whether a block is a label of the links after it: "Baca juga:", or a heading over two or more."""
    block = page.blocks[i]
    words = block.text.removeprefix("- ").rstrip(" :").casefold()
    if len(block.text) > _MAX_LABEL:
        return False
    if words in load_boxes().see_also:
        return True
    is_heading = page.elements[block.element].tag in _HEADINGS
    return links > 1 and (is_heading or block.text.endswith(":"))


def _loses_depth(page: Page, kept: list[int], depth: int) -> bool:
    """Whether prose from below `depth` block elements was not chosen: what was left out there may be the article."""
    levels = [0] * len(page.elements)
    for i in range(1, len(levels)):
        levels[i] = levels[page.elements[i].parent] + 1
    chosen = set(kept)
    return any(levels[b.element] >= depth and _prose(b) and i not in chosen for i, b in enumerate(page.blocks))
