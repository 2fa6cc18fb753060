"""Words that say what an event is about, as a language gives them; `extract.contexts` weighs them."""

from __future__ import annotations

from dataclasses import dataclass

from runut.grammar import Phrases

STRONG = 2
"""Weight of a word that gives a sentence its context by itself; a weak one has half of it."""
WEAK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRule:
    """The words of one context. never: phrases that hide such words. yes, no: sentences that must and must not get it."""

    id: str
    context: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    never: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """cues: phrase -> (context, weight) for each context that it speaks for; none for a phrase that only hides others."""

    rules: tuple[ContextRule, ...]
    cues: Phrases[tuple[tuple[str, int], ...]]
    first_words: frozenset[str]
