"""A text as scraped, made plain, without losing the way back.

Comes in: decoded text. Goes out: a `View` of it (markup and odd blanks gone, every place traceable to the original),
the places where two paragraphs were glued together, and paragraphs put together again. Leaves to others: what is
furniture (`furniture`).
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from runut.lang.furniture import FurnitureTables

BLANKS = dict.fromkeys((0x09, 0x0B, 0x0C, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
BLANKS |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0D: "\n"}
"""Every blank becomes a space, every line end a newline: one for one, so that no place moves."""

ODD_BLANK = re.compile(f"[{''.join(map(chr, BLANKS))}]")

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")

MARKUP = re.compile(
    r"(?=[\[\]*_#\\&<]|!\[)(?:"  # one look at each character, then the forms
    r"(?P<image>!\[[^\]\n]{0,400}\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,600}(?:\s\"[^\"\n]{0,300}\")?\))"  # furniture, whole
    r"|(?P<link>\[(?=[^\]\[\n]{1,300}\]\())"  # the words of a link stay, its address goes
    r"|(?P<address>(?<=\S)\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,600}(?:\s\"[^\"\n]{0,200}\")?\))"
    r"|(?P<mark>\*\*|__|(?<=[\w.,;:!?\"”’)\]])\*(?!\w)|(?<![\w*])\*(?=[\w\"“‘(])|(?m:^#{1,6}[ ](?=\S)))"
    r"|(?P<escape>\\(?=[\"'\[\]*_#!.()\\&~>|-])|\\(?=\n|$))"
    r"|(?P<entity>&(?:amp;)?(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    r"|(?P<line></?(?:p|br|div|li|ul|ol|h[1-6]|table|tr|td)\b[^<>\n]{0,300}>)"
    r"|(?P<tag></?(?:a|b|i|u|em|strong|span|font|sup|sub)\b[^<>\n]{0,600}>)"
    r")"
)
JOINED = re.compile(r"(?:(?<=[a-z]{2}[.!?])|(?<=[.!?][\"”])|(?<=\)[.!?]))[ ]?,{1,4}(?=[ ]?[\"“A-Z])")
"""A list of paragraphs that a scraper joined with commas: "... kata dia.,Dalam ..."."""
LIST_STRING = re.compile(r"\s{0,9}\[['\"][^\n]+['\"]\]\s{0,9}")
LIST_SEPARATOR = re.compile(r"(?P<sep>['\"], {0,2}['\"])|(?P<newline>\\n|\\r|\\t)|(?P<blank>\\xa0|\\u200b)")


class Stretch(Protocol):
    """A line of a view, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A plain reading of a raw text.

    text: the reading. views, raws: parallel starts of stretches that run one for one in both. raw_ends: where
    a stretch that stands for markup ends, by its number.
    """

    raw: str
    text: str
    views: Sequence[int]
    raws: Sequence[int]
    raw_ends: Mapping[int, int] = field(default_factory=dict)

    def raw_start(self, place: int) -> int:
        """The raw place of the character at `place` of the view."""
        stretch = bisect_right(self.views, place) - 1
        return self.raws[stretch] + place - self.views[stretch]

    def raw_end(self, place: int) -> int:
        """The raw place after the character before `place` of the view."""
        if place == 0:
            return self.raw_start(0)
        stretch = bisect_right(self.views, place - 1) - 1
        return self.raw_ends.get(stretch) or self.raws[stretch] + place - self.views[stretch]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch of a stretch of the view, with the markup that opens or closes it at the ends of its line."""
        first = self.raw_end(start) if start == 0 or self.text[start - 1] == "\n" else self.raw_start(start)
        last = self.raw_start(end) if self.text[end : end + 1] == "\n" else self.raw_end(end)
        return min(first, self.raw_start(start)), max(last, self.raw_end(end))


def open_view(raw: str) -> View:
    """The plain reading of `raw`: blanks unified, markup of Markdown and HTML and Python lists gone."""
    text = plain_blanks(raw)
    return cut_out(raw, text, find_markup(text))


def plain_blanks(text: str) -> str:
    return text.translate(BLANKS) if ODD_BLANK.search(text) else text


def cut_out(raw: str, text: str, cuts: Sequence[tuple[int, int, str]]) -> View:
    """A view of `raw` in which each cut, in order, has its replacement; the later of two that overlap is left out.

    text: `raw`, or as long as it. A replacement is never longer than what it replaces.
    """
    if not cuts:
        return View(raw=raw, text=text, views=(0,), raws=(0,))
    parts: list[str] = []
    views, raws, at, length = [0], [0], 0, 0
    raw_ends: dict[int, int] = {}
    for start, end, instead in cuts:
        if start < at:
            continue
        parts.append(text[at:start])
        length += start - at
        if instead:
            views.append(length)
            raws.append(start)
            raw_ends[len(views) - 1] = end
            parts.append(instead)
            length += len(instead)
        views.append(length)
        raws.append(end)
        at = end
    parts.append(text[at:])
    return View(raw=raw, text="".join(parts), views=views, raws=raws, raw_ends=raw_ends)


def find_markup(text: str) -> list[tuple[int, int, str]]:
    """Half-open stretches of markup and what stands in their place; a replacement is never longer than what it replaces."""
    cuts: list[tuple[int, int, str]] = []
    if LIST_STRING.fullmatch(text):
        cuts += list_cuts(text)
    cuts += [(*found.span(), instead_of(found)) for found in MARKUP.finditer(text) if found.lastgroup != "image"]
    cuts += [(*found.span(), "\n") for found in JOINED.finditer(text)] if ".," in text or ". ," in text else []
    if not text.isascii():
        cuts += [(*found.span(), "") for found in INVISIBLE.finditer(text)]
    cuts.sort()
    return cuts


def instead_of(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "line":
            return "\n"
        case "entity":
            words = html.unescape(html.unescape(found[0])).translate(BLANKS)
            return words if words.isprintable() else " "
        case _:
            return ""


def list_cuts(text: str) -> list[tuple[int, int, str]]:
    """`['one', 'two']` as two lines."""
    start, end = text.index("["), text.rindex("]")
    inner = [
        (found.start(), found.end(), " " if found.lastgroup == "blank" else "\n")
        for found in LIST_SEPARATOR.finditer(text, start + 2, end - 1)
    ]
    return [(start, start + 2, ""), *inner, (end - 1, end + 1, "")]


# --- glued paragraphs --------------------------------------------------------------------------------------------

GLUE = re.compile(
    r"(?P<stop>(?<=[a-z0-9)%\"”’\]A-Z])[.!?])(?P<quote>[\"”’]?)(?=[\"“‘(\[]?[A-Z])"  # katanya.Ia / katanya."Ia / katanya".Ia
    r"|(?<=[,.!?])(?P<closed>”)(?=[A-Z])"  # ... kata dia.”Menurut
)
GLUE_HINT = re.compile(r"[.!?”](?=[\"“”‘’(\[A-Z])")
LAST_WORD = re.compile(r"([^\W_]{1,30})[.!?]$")
NEXT_WORD = re.compile(r"[\"“‘(\[]{0,2}([A-Z][\w-]{0,30})")
DOMAIN_HEAD = re.compile(r"(?:[A-Z][\w.'’ -]{1,40}(?:, ?| ?[|(] ?| [-–—] ))?[A-Z][A-Z0-9-]{2,30}")
DOMAIN_REST = re.compile(r"\.[A-Z]{2,12}(?:\)? ?(?:--|[-–—―|])|, ?[A-Z][\w.'’ -]{1,40} ?(?:--|[-–—―]))")
DOMAIN_END = re.compile(r"(?:Com|COM|Co|CO|Id|ID|TV|Tv|Net|NET|Org|News|Js|NET)\b")


def find_glue(text: str, tables: FurnitureTables) -> list[int]:
    """Places where a new paragraph begins without a blank or newline before it."""
    breaks: list[int] = []
    since = 0
    place = 0
    for hint in GLUE_HINT.finditer(text):
        found = GLUE.match(text, hint.start()) if hint.start() >= place else None
        if found is None:
            continue
        place = found.end()
        if found["closed"]:
            breaks.append(place)
            continue
        line = max(since, text.rfind("\n", max(since, place - 4000), place) + 1)
        if found["quote"] == '"' and text.count('"', max(line, place - 4000), place - 1) % 2 == 0:
            place -= 1  # an even number before it: this one opens
        if is_glue(text, found.start(), place, tables):
            breaks.append(place)
            since = place
    return breaks


def is_glue(text: str, stop: int, place: int, tables: FurnitureTables) -> bool:
    """Whether the mark at `stop` ends a sentence and another begins at `place`."""
    after = NEXT_WORD.match(text, place)
    if not after or DOMAIN_END.match(text, after.start(1)) or (after[1].isupper() and is_domain(text, stop)):
        return False
    word = after[1]
    if text[stop] in "!?" or text[stop - 1] in '"”’)]%':
        return len(word) > 1 or text[after.end() : after.end() + 1] == " "
    before = LAST_WORD.search(text, max(0, stop - 31), stop + 1)
    last = before[1] if before else ""
    if last.casefold() in tables.abbreviations or (len(word) == 1 and text[after.end() : after.end() + 1] != " "):
        return False
    folded = word.casefold()
    if last.isdigit():
        return len(last) > 1 and (len(word) > 2 or folded in tables.openers)
    if last.isupper():  # "WIB.Dalam", not "AM.Hendra"
        sure = folded in tables.openers or folded in tables.common or text[place] in '"“' or place > stop + 1
        return len(last) > 2 or (len(last) > 1 and sure)
    return len(last) > 2 or folded in tables.openers


def is_domain(text: str, stop: int) -> bool:
    """Whether the stop stands inside the address of a dateline: "KABARSELARAS.EXAMPLE, ANKARA -"."""
    if not DOMAIN_REST.match(text, stop):
        return False
    before = text[max(0, stop - 80) : stop].rpartition("\n")[2]
    return len(before) < 70 and DOMAIN_HEAD.fullmatch(before) is not None


# --- putting together --------------------------------------------------------------------------------------------

SPACES = re.compile(r" {2,}")


def tidy(text: str) -> str:
    """One paragraph: single blanks, none at the ends."""
    return SPACES.sub(" ", text.replace("\n", " ")).strip()


def normalise(text: str, tables: FurnitureTables) -> str:
    """`text` with glued sentences on lines of their own, single blanks and no empty lines. Idempotent."""
    text = INVISIBLE.sub("", plain_blanks(text))
    ends = [0, *find_glue(text, tables), len(text)]
    pieces = "\n".join(text[start:end] for start, end in pairwise(ends))
    return "\n".join(line for piece in pieces.split("\n") if (line := tidy(piece)))


DASHES = ("-", "--", "–", "—")
"""The dash of a dateline on a line of its own: "Jakarta", "-", "Menteri ..."."""

CONTINUES = re.compile(r"[,;.:)%!?”]|[a-z]")
"""How a line begins that is the rest of the line before it: a scraper broke the paragraph at a link."""

DATELINE_BEGUN = re.compile(r"[A-Z][\w.'’]{2,20}(?:,? [A-Z(][\w.'’)]{1,20}){0,3} ?[-–—]{1,2} ?[A-Z][^\n]{0,40}")
"""A first paragraph broken off after its dateline and a word or two: "Ramallah - Presiden"."""


def join_paragraphs(text: str, lines: Iterable[Stretch], pieces: Sequence[tuple[int, int]]) -> str:
    """The lines of a view without the pieces, one paragraph a line; lines broken at a link are whole again."""
    paragraphs: list[str] = []
    number = 0
    for line in lines:
        parts, at = [], line.start
        while number < len(pieces) and pieces[number][1] <= line.start:
            number += 1
        following = number
        while following < len(pieces) and pieces[following][0] < line.end:
            start, end = pieces[following]
            parts.append(text[at : max(at, start)])
            at = max(at, end)
            following += 1
        parts.append(text[at : line.end])
        paragraph = tidy(" ".join(parts))
        if paragraph:
            paragraphs.append(paragraph)
    return "\n".join(mend_broken_lines(paragraphs))


def mend_broken_lines(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs with the rest of a broken line put back: a line that begins with "," or in lower case goes on from the last."""
    mended: list[str] = []
    for number, line in enumerate(paragraphs):
        last = mended[-1] if mended else ""
        if line in DASHES or last.endswith(tuple(f" {dash}" for dash in DASHES)):
            mended[-1:] = [f"{last} {line}".strip()]
            continue
        begun = number < 4 and len(last) < 60 and DATELINE_BEGUN.fullmatch(last) is not None
        open_end = bool(last) and last[-1] not in '.!?:;"”’)'
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        fragment = len(line) < 60 and line[-1] not in '.!?:;"”' and CONTINUES.match(following)
        if (
            mended
            and open_end
            and (begun or CONTINUES.match(line) or (fragment and len(last) < 2000 and not last[-1].isdigit()))
        ):
            mended[-1] = last + ("" if line[0] in ",;.:)%!?”" else " ") + line
        elif mended and line[0] in ",;" and len(line) > 1:
            mended[-1] = last + line
        else:
            mended.append(line)
    return mended
