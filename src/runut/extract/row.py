"""The row of items that one sentence is: its places, the adverbs before a verb, lists of parties, brackets.

What belongs to which is left to `subjects` and `complements`, which read this row to the left and to the right.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.items import ItemReader
from runut.extract.parties import FORMER, Phrase
from runut.extract.trees import Tree
from runut.extract.units import Unit
from runut.grammar import Lexicon, Match

REACH = 45
"""Items that are looked at on either side of a trigger: long sentences stay cheap."""
LIST_ITEMS = 30


class Row:
    """The items of a sentence; at_unit: the item that each unit belongs to."""

    def __init__(
        self,
        units: Sequence[Unit],
        phrases: list[Phrase],
        matches: list[Match],
        lexicon: Lexicon,
        *,
        title: bool = False,
        timed: frozenset[int] = frozenset(),
        tree: Tree | None = None,
    ) -> None:
        self.units, self.lexicon, self.title, self.tree = units, lexicon, title, tree
        self.items = ItemReader(lexicon, title=title, timed=timed).read(units, phrases, matches)
        self.at_unit = [index for index, item in enumerate(self.items) for _ in range(item.first, item.last)]

    def start_of(self, at: int) -> int:
        return self.units[self.items[at].first].start

    def starts_main(self, comma: int) -> bool:
        """Whether a clause with a subject and a verb of its own begins behind the comma."""
        i = comma + 1
        if i < len(self.items) and self.items[i].low in self.lexicon.speaking | self.lexicon.closing:
            return True
        if i >= len(self.items) or self.items[i].cls != "np":
            return False
        i += 1
        while i < len(self.items) and self.items[i].cls == "adv":
            i += 1
        return i < len(self.items) and self.items[i].cls == "verb"

    def auxiliaries(self, at: int) -> list[str]:
        """The adverbs right before item `at`, nearest first: "tidak akan" before "menyerang"."""
        found = []
        i = at - 1
        while i >= 0 and self.items[i].cls in ("adv", "neg"):
            found.append(self.items[i].low)
            i -= 1
        return found

    def before_auxiliaries(self, at: int) -> int:
        i = at - 1
        while i >= 0 and self.items[i].cls in ("adv", "neg"):
            i -= 1
        return i

    def chain(self, i: int) -> tuple[list[Phrase], int]:
        """The phrase at `i` with those coordinated behind it, and the item after them."""
        chain = [self._phrase(i)]
        j = i + 1
        while j + 1 < len(self.items):
            k = j
            if self.items[k].cls == "open":
                k = self._closing(k) + 1
            if k + 1 >= len(self.items):
                break
            if self.items[k].cls == "comma" and self.items[k + 1].cls == "coord":
                k += 1
            if self.items[k].cls == "coord" and self.items[k + 1].cls == "np" and not self._says(k + 1):
                nxt = k + 1
            elif (
                self.items[k].cls == "coord"
                and k + 2 < len(self.items)
                and self.items[k + 1].low in self.lexicon.between_listed
                and self.items[k + 2].cls == "np"
            ):
                nxt = k + 2
            elif self._is_list_comma(k, chain[-1]) and self._list_goes_on(k + 2):
                nxt = k + 1
            else:
                break
            chain.append(self._phrase(nxt))
            j = nxt + 1
        return chain, j

    def _is_list_comma(self, k: int, before: Phrase) -> bool:
        """A comma before a party that goes on a list; a dash, or what a person was once, tells who is meant by the one before."""
        if self.items[k].low != "," or self.items[k + 1].cls != "np":
            return False
        after = self._phrase(k + 1)
        return not (before.kind == "person" and after.sector == FORMER and not after.short)

    def _says(self, i: int) -> bool:
        """ "perang dengan Iran dan ia menambahkan ...": a new clause, not a second side."""
        pronoun = self._phrase(i).pronoun in ("singular", "plural", "first")
        return pronoun and i + 1 < len(self.items) and self.items[i + 1].cls in ("verb", "adv")

    def _list_goes_on(self, k: int) -> bool:
        """Whether "A, B" is the start of "A, B, dan C"."""
        for _ in range(LIST_ITEMS):
            if k + 1 >= len(self.items):
                return False
            if self.items[k].cls == "coord" and self.items[k + 1].cls == "np":
                return True
            if (self.items[k].cls == "comma" and self.items[k + 1].cls in ("np", "coord")) or self.items[k].cls == "np":
                k += 1
            else:
                return False
        return False

    def _phrase(self, i: int) -> Phrase:
        phrase = self.items[i].phrase
        assert phrase is not None
        return phrase

    def _first_of(self, chain: list[Phrase]) -> int:
        return min(self.at_unit[phrase.first] for phrase in chain)

    def _opening(self, close: int) -> int:
        i = close
        while i > 0 and self.items[i].cls != "open" and close - i < 12:
            i -= 1
        return i

    def _closing(self, i: int) -> int:
        for j in range(i, min(len(self.items), i + 12)):
            if self.items[j].cls == "close":
                return j
        return i
