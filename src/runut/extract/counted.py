"""Parties that are told by their number alone: "ketiga negara", "menteri luar negeri kedua negara".

In come the phrases of one sentence after the other. Out come those that such words mean: the states that were last listed together,
as many as the number says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.extract.parties import Phrase
from runut.grammar import Lexicon

TOGETHER = "ke"
"""What makes of a number all of so many: "tiga", "ketiga"."""

KEPT = 10
AT_LEAST = 2


@dataclass(slots=True)
class Listings:
    """lists: states that stood in a row, the latest last."""

    lexicon: Lexicon
    lists: list[list[Phrase]] = field(default_factory=list)

    def note(self, phrases: Sequence[Phrase], lows: Sequence[str]) -> None:
        """Remembers the rows of states of a sentence: "Rusia, Turki, dan Iran"."""
        row: list[Phrase] = []
        for phrase in phrases:
            state = phrase.kind == "state" and phrase.country is not None
            if row and not (state and self._joined(lows[row[-1].last : phrase.first])):
                self._keep(row)
                row = []
            if state:
                row = [*row, phrase]
        self._keep(row)

    def _joined(self, between: Sequence[str]) -> bool:
        return bool(between) and all(low == "," or low in self.lexicon.coordinators for low in between)

    def _keep(self, row: list[Phrase]) -> None:
        if AT_LEAST <= len(row) == len({phrase.country for phrase in row}):
            self.lists = [*self.lists[-KEPT:], row]

    def meant(self, phrase: Phrase, lows: Sequence[str]) -> list[Phrase]:
        """The states that "ketiga negara", or somebody of theirs, are of; none where no row has so many."""
        inside = lows[phrase.first : phrase.last]
        at = next((i for i, low in enumerate(inside) if low in self.lexicon.state_heads), None)
        number = self._number(inside[at - 1]) if at else None
        return next((row for row in reversed(self.lists) if len(row) == number), [])

    def _number(self, word: str) -> int | None:
        bare = word.removeprefix(TOGETHER)
        return int(self.lexicon.numbers[bare]) if bare != word and bare in self.lexicon.numbers else None
