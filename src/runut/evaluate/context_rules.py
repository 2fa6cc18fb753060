"""Runs the examples that the words of every context carry: each `yes` must get the context by its words alone, no `no` may."""

from __future__ import annotations

from collections.abc import Iterator

from runut.extract.contexts import find_cues
from runut.lang.contexts import STRONG, ContextRule, ContextWords
from runut.pipeline import load_resources

FILE = "contexts.toml"


def context_rules() -> tuple[ContextRule, ...]:
    return context_words().rules


def context_words() -> ContextWords:
    words = load_resources().language.contexts
    assert words is not None
    return words


def check_contexts() -> Iterator[str]:
    """What is wrong, one line for each example that does not hold."""
    for rule in context_rules():
        for number, text in enumerate(rule.yes, 1):
            found = contexts_of(text)
            if rule.context not in found:
                told = ", ".join(found) or "nothing"
                yield f'{FILE}, rule {rule.id}: "yes" example {number} gets {told}: {text}'
        for number, text in enumerate(rule.no, 1):
            if rule.context in contexts_of(text):
                yield f'{FILE}, rule {rule.id}: "no" example {number} gets it. Narrow the words or add "never": {text}'


def contexts_of(text: str) -> tuple[str, ...]:
    """The contexts that the words of one sentence give it."""
    language = load_resources().language
    lows = (text[start:end].lower() for start, end in language.tokenise(text))
    cues = find_cues(context_words(), lows)
    return tuple(name for name, told in cues.items() if sum(weight for _, weight in told) >= STRONG)
