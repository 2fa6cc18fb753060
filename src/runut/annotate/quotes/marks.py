"""Stretches between quotation marks: tokens in, ranges of tokens out, each within one paragraph.

Marks are told apart by their form and by what they are glued to, so that one that is missing spoils no more than its own
stretch. Apostrophes are no marks. What is speech and what a title or a doubt is for `find`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.annotate.quotes.page import Page

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
DOUBLE = OPENING | CLOSING | {'"'}
SINGLE_OPENING = frozenset({"'", "‘", "`"})
SINGLE_CLOSING = frozenset({"'", "’"})
MARKS = DOUBLE | SINGLE_OPENING | SINGLE_CLOSING
STOPS = frozenset(",.?!…:;)") | {"...", "....", ".."}
SINGLE_REACH = 80
PARAGRAPHS = 4
"""Over so many paragraphs a quotation may run that opens once."""

Side = Literal["open", "close", "either"]


@dataclass(slots=True)
class Stretch:
    """first, last: half-open, without the marks. opened, closed: the marks' tokens, None where one is missing.

    goes_on: the next stretch is the same speech, in the next paragraph.
    """

    first: int
    last: int
    opened: int | None
    closed: int | None
    double: bool = True
    goes_on: bool = False


def find_stretches(page: Page) -> list[Stretch]:
    """The stretches in order, none overlapping another, none empty."""
    marks = page.places_of(MARKS)
    if not marks:
        return []
    return [s for s in _Pairing(page, marks).pair() if s.last > s.first]


class _Pairing:
    def __init__(self, page: Page, marks: list[int]) -> None:
        self.page, self.marks = page, marks
        self.found: list[Stretch] = []
        self.opened: int | None = None
        self.paragraph = -2
        self.reached = 0

    def pair(self) -> list[Stretch]:
        skip_to = -1
        for number, i in enumerate(self.marks):
            if i < skip_to:
                continue
            low = self.page.lows[i]
            if low not in DOUBLE:
                closer = self._single(number) if self.opened is None else None
                if closer is not None:
                    self._keep(Stretch(i + 1, closer, i, closer, double=False))
                    skip_to = closer + 1
                continue
            self._double(i, low)
        if self.opened is not None:
            self._unclosed(self._end_of_paragraph(self.opened))
        return self.found

    def _double(self, i: int, low: str) -> None:
        here = self.page.sentence_of(i).paragraph
        side = self._side(i, low)
        if self.opened is not None and here != self.paragraph:
            if self._runs_on(i, here, side):
                return
            self._unclosed(self._end_of_paragraph(self.opened))
        if self.opened is None:
            if side == "close":
                self._orphan(i)
            else:
                self._open(i, here)
        elif side == "open":
            self._unclosed(i)
            self._open(i, here)
        else:
            self._keep(Stretch(self.opened + 1, i, self.opened, i))
            self.opened = None

    def _open(self, i: int, paragraph: int) -> None:
        self.opened, self.paragraph = i, paragraph

    def _keep(self, stretch: Stretch) -> None:
        self.found.append(stretch)
        self.reached = (stretch.closed + 1) if stretch.closed is not None else stretch.last

    def _side(self, i: int, low: str) -> Side:
        page, lows = self.page, self.page.lows
        left, right = page.glued(i - 1), page.glued(i)
        if right and i + 1 < len(lows) and lows[i + 1] in STOPS:
            right = False
            left = True
        if left and i and lows[i - 1] in "([":
            left = False
        if low in OPENING:
            return "close" if left and not right else "open"
        if left != right:
            return "open" if right else "close"
        if left and right:
            return "close" if lows[i - 1] in STOPS and self.opened is not None else "either"
        return "either"

    def _runs_on(self, i: int, here: int, side: Side) -> bool:
        """Whether an open quotation goes on in the paragraph of this mark: it opens it again, or closes there what is open."""
        assert self.opened is not None
        if self.paragraph < 0 or here - self.paragraph > PARAGRAPHS:
            return False
        first = self._start_of_paragraph(i)
        if i == first and side != "close" and here == self.paragraph + 1:
            end = self._end_of_paragraph(self.opened)
            self._keep(Stretch(self.opened + 1, end, self.opened, None, goes_on=True))
            self._open(i, here)
            return True
        if side == "close" and self.page.lows[i - 1] in STOPS:
            at: int | None = self.opened
            start = self.opened + 1
            while True:
                end = self._end_of_paragraph(start)
                if end > i:
                    break
                self._keep(Stretch(start, end, at, None, goes_on=True))
                start, at = end, None
            self._keep(Stretch(start, i, at, i))
            self.opened = None
            return True
        return False

    def _end_of_paragraph(self, token: int) -> int:
        page = self.page
        at = page.sentence_at(token)
        paragraph = page.sentences[at].paragraph
        while at + 1 < len(page.sentences) and page.sentences[at + 1].paragraph == paragraph:
            at += 1
        return page.sentences[at].last

    def _start_of_paragraph(self, token: int) -> int:
        page = self.page
        at = page.sentence_at(token)
        paragraph = page.sentences[at].paragraph
        while at and page.sentences[at - 1].paragraph == paragraph:
            at -= 1
        return page.sentences[at].first

    def _unclosed(self, limit: int) -> None:
        """Ends at the comma before a word of reporting, else with its sentence."""
        assert self.opened is not None
        first = self.opened + 1
        self.opened = None
        if first >= limit:
            return
        sentence = self.page.sentence_of(first)
        end, lows = min(limit, sentence.last), self.page.lows
        for i in range(first + 1, end):
            if lows[i - 1] in STOPS and any(rule.place == "behind" for _, rule in self.page.words.cues.get(lows[i], ())):
                end = i
                break
        self._keep(Stretch(first, end, first - 1, None))

    def _orphan(self, i: int) -> None:
        """A closing mark alone before a word of reporting: what it closes begins with its sentence."""
        start = max(self.page.sentence_of(i).first, self.reached)
        at, lows = i + 1, self.page.lows
        while at < len(lows) and (lows[at] in STOPS or lows[at] in self.page.words.joining):
            at += 1
        said = at < len(lows) and any(rule.place == "behind" for _, rule in self.page.words.cues.get(lows[at], ()))
        if said and i > start and lows[i - 1] in STOPS:
            self._keep(Stretch(start, i, None, i))

    def _single(self, number: int) -> int | None:
        """The mark that closes a single one, if this one opens."""
        page, i = self.page, self.marks[number]
        lows = page.lows
        if lows[i] not in SINGLE_OPENING or page.glued(i - 1) or not page.glued(i) or not lows[i + 1][:1].isalnum():
            return None
        paragraph = page.sentence_of(i).paragraph
        for j in self.marks[number + 1 : number + 8]:
            if j - i > SINGLE_REACH or page.sentence_of(j).paragraph != paragraph:
                return None
            if lows[j] in SINGLE_CLOSING and page.glued(j - 1) and (not page.glued(j) or not lows[j + 1][:1].isalnum()):
                return j
        return None
