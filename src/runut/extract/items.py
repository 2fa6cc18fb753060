"""The items of a sentence: phrases, triggers and single words, each with its word class.

In come units, phrases and matches, out comes a row of `Item`s in which every unit stands once. Which item belongs to
which is left to `syntax`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.extract.parties import Phrase
from runut.extract.units import Unit
from runut.grammar import Lexicon, Match

MARKS = {
    ",": "comma",
    "–": "comma",
    "—": "comma",
    ";": "stop",
    ":": "stop",
    ".": "stop",
    "?": "stop",
    "!": "stop",
    "(": "open",
    ")": "close",
    "/": "coord",
    "-": "coord",
    "&": "coord",
}
QUOTES = frozenset('"“”„«»')


@dataclass(slots=True)
class Item:
    """cls: np, verb, prep, coord, sub, rel, neg, adv, comma, stop, quote, open, close,
    noun (an event noun), say (a word that closes a quotation), word. first, last: half-open range of units."""

    cls: str
    low: str
    first: int
    last: int
    phrase: Phrase | None = None
    match: Match | None = None


def joins(units: Sequence[Unit], dash: int) -> bool:
    """Whether no space stands at either side of the dash."""
    before, mark = units[dash - 1], units[dash]
    return before.end == mark.start and dash + 1 < len(units) and units[dash + 1].start == mark.end


class ItemReader:
    """title: the sentence is a headline, where a root without affix may be a verb.

    timed: units inside a time expression; they colour the clause and govern nothing ("Pada Rabu Rusia ...").
    """

    def __init__(self, lexicon: Lexicon, *, title: bool, timed: frozenset[int] = frozenset()) -> None:
        self.lexicon, self.title, self.timed = lexicon, title, timed

    def read(self, units: Sequence[Unit], phrases: list[Phrase], matches: list[Match]) -> list[Item]:
        """Phrases and triggers take their units; where they overlap the trigger that begins first wins."""
        items: list[Item] = []
        starts = {phrase.first: phrase for phrase in phrases}
        triggers = {match.first: match for match in matches}
        at = 0
        while at < len(units):
            match = triggers.get(at)
            phrase = starts.get(at)
            if match is None and phrase is None:
                items.append(self._word(units, at))
                at = items[-1].last
            elif match and not (phrase and phrase.last > match.last):
                nominal = self._is_noun(match, items)
                # A trigger with a gap covers its verb alone: what fills the gap may be a party ("mengusir dua diplomat Rusia").
                last = at + 1 if not nominal and match.gapped else match.last
                items.append(Item("noun" if nominal else "verb", units[at].low, at, last, match=match))
                at = last
            elif phrase and self._is_possessive(phrase, units, items, named=self._is_named(units, phrase, starts)):
                items.append(Item("adv", units[at].low, at, phrase.last))
                at = phrase.last
            elif phrase:
                items.append(Item("np", units[at].low, at, phrase.last, phrase=phrase))
                at = phrase.last
        return self._merge_counterparts(items)

    def _word(self, units: Sequence[Unit], at: int) -> Item:
        """A word that opens neither a phrase nor a trigger."""
        low, lexicon = units[at].low, self.lexicon
        cls = MARKS.get(low) or lexicon.classes.get(low)
        if cls is None:
            verb = lexicon.is_verbal(low) and not units[at].text[:1].isupper()
            cls = "quote" if low in QUOTES else "verb" if verb else "word"
        if low in lexicon.subordinators:
            if at + 1 < len(units) and units[at + 1].low in lexicon.definite_markers:
                return Item("adv", low, at, at + 2)  # "ketika itu", "saat itu": then
            cls = "sub" if low in lexicon.scope_ends and low not in lexicon.purposive else cls
        elif cls == "word" and at in self.timed:
            cls = "adv"
        elif low == "-" and at > 0 and not joins(units, at):
            cls = "comma"  # "Rusia-Turki" joins two sides; a dash between spaces parts
        return Item(cls, low, at, at + 1)

    def _merge_counterparts(self, items: list[Item]) -> list[Item]:
        """ "rekannya dari Suriah, Faisal Mekdad" is one party: the phrase behind "dari"."""
        merged: list[Item] = []
        for item in items:
            if item.cls == "np" and len(merged) >= 3:
                head, clitic, link = merged[-3:]
                if (
                    head.low in self.lexicon.counterparts
                    and clitic.low in self.lexicon.possessives
                    and link.low in self.lexicon.located
                ):
                    del merged[-3:]
                    item.first = head.first
            merged.append(item)
        return merged

    def _is_noun(self, match: Match, items: list[Item]) -> bool:
        """A word that is event noun and bare verb ("invasi") is the verb only in a headline, behind its subject and adverbs."""
        voices = {trigger.voice for trigger in match.triggers}
        if "nominal" not in voices or voices & {"active", "passive"}:
            return False
        before = next((item.cls for item in reversed(items) if item.cls not in ("adv", "neg")), "")
        return voices == {"nominal"} or not self.title or before != "np"

    def _is_named(self, units: Sequence[Unit], phrase: Phrase, starts: dict[int, Phrase]) -> bool:
        """Whether what is done or happens is named behind the clitic: "terbunuhnya X", "ditandatanganinya perjanjian"."""
        if phrase.last in starts:
            return True
        after = units[phrase.last].low if phrase.last < len(units) else ""
        host = units[phrase.first - 1].low if phrase.first else ""
        return bool(self.lexicon.passive.match(host)) and after.isalpha() and after not in self.lexicon.closed

    def _is_possessive(self, phrase: Phrase, units: Sequence[Unit], items: list[Item], *, named: bool) -> bool:
        """ "para sekutunya", "massa lainnya": the clitic belongs to the word before it and names no side.

        It does behind a verb ("menuntutnya", "disebutnya"), unless a name follows ("dibukanya Selat Hormuz"), behind a
        preposition ("kepadanya") and behind an event noun ("serangannya").
        """
        if not items or units[phrase.first].low not in self.lexicon.possessives:
            return False
        return items[-1].cls in ("np", "word", "adv") or (named and items[-1].cls == "verb")
