"""Other spellings and other names for the same sentence, so that the network leans less on either."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from runut.lang.id.tokens import tokenise
from training.readers import Named, name_spans

HEADLINE, CAPITALS, SMALL = 0.05, 0.02, 0.02
"""Shares of sentences that are read as a headline ("Polisi Tangkap Pelaku"), in capitals, and in small letters."""


def recase(words: Sequence[str], chance: random.Random) -> Sequence[str]:
    at = chance.random()
    if at < HEADLINE:
        return [w if w in _SMALL_IN_HEADLINES else w[:1].upper() + w[1:] for w in words]
    if at < HEADLINE + CAPITALS:
        return [w.upper() for w in words]
    if at < HEADLINE + CAPITALS + SMALL:
        return [w.lower() for w in words]
    return words


_SMALL_IN_HEADLINES = frozenset("di ke dari yang dan untuk pada dengan nya lah kah pun ku mu".split())


class NameSwap:
    """Puts other names of the same kind, seen in the same corpora, in the place of some names."""

    def __init__(self, sentences: Sequence[Named], share: float = 0.25) -> None:
        self._share = share
        self._known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for sentence in sentences:
            for start, stop, kind in sorted(name_spans(sentence.tags)):
                self._known[kind].append(sentence.words[start:stop])

    def __call__(self, sentence: Named, chance: random.Random) -> Named:
        words, tags, at = [], [], 0
        for start, stop, kind in sorted(name_spans(sentence.tags)):
            words += sentence.words[at:start]
            tags += sentence.tags[at:start]
            name = sentence.words[start:stop]
            if kind != "LOC" and chance.random() < self._share:
                name = chance.choice(self._known[kind])
            words += name
            tags += ["B-" + kind] + ["I-" + kind] * (len(name) - 1)
            at = stop
        return Named(words=(*words, *sentence.words[at:]), tags=(*tags, *sentence.tags[at:]))


def cut_clitics(sentence: Named) -> Named:
    """The sentence as our tokeniser cuts it: name corpora write "menurutnya" as one word."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        parts = [word[a:b] for a, b in tokenise(word)] or [word]
        words += parts
        tags += [tag] + [tag.replace("B-", "I-")] * (len(parts) - 1)
    return Named(words=tuple(words), tags=tuple(tags))
