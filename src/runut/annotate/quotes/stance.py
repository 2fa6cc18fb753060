"""What a statement does: denies, pledges, warns; and the word that keeps it at a distance."""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.quotes.cues import Cue
from runut.annotate.quotes.page import Page, longest
from runut.records import Stance

LOOK = 30
"""Words of the content that tell its stance."""
NEAR = 8
RELATIVE = "yang"
"""A hedge behind it is about something inside the claim, not about the claim."""


def stance_of(page: Page, said: Sequence[tuple[int, int]], cue: Cue | None) -> tuple[Stance, str | None]:
    """(stance, hedge): the cue's own stance, else that of the first words that show one."""
    stance: Stance = cue.rule.stance if cue is not None else "asserts"
    words, lows = page.words, page.lows
    hedge: str | None = None
    best: tuple[int, Stance] | None = None
    for first, last in said:
        for i in range(first, min(last, first + LOOK)):
            low = lows[i]
            if hedge is None and low in words.hedges and i - first < NEAR and (i == first or lows[i - 1] != RELATIVE):
                hedge = low
            for phrase, order, kind in words.stances.get(low, ()):
                if longest((phrase,), lows, i, last) and (best is None or order < best[0]):
                    best = (order, kind)
    if cue is not None and lows[cue.first] in words.hedges:
        hedge = lows[cue.first]
    return (best[1] if stance == "asserts" and best is not None else stance), hedge
