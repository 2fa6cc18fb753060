"""All triggers of all rules in one table, and its matches over the words of a sentence.

A trigger is a tuple of lower-case words; ".." between two of them lets up to three other words stand there
("menjatuhkan .. sanksi"). Matching is leftmost, longest; its cost is bounded by the words of the sentence times the
triggers that share a first word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from runut.errors import ResourceError
from runut.grammar.rule import Inflect, Rule, Voice

GAP = ".."
GAP_WORDS = 3
# A gap never reaches over the end of a phrase.
STOPS = frozenset(',.;:!?"“”()') | {"dan", "yang", "untuk", "bahwa"}


@dataclass(frozen=True, slots=True)
class Trigger:
    words: tuple[str, ...]
    voice: Voice
    rule: Rule


@dataclass(frozen=True, slots=True)
class Match:
    """first, last: half-open range of the words matched, gaps included.

    triggers: those with these words, the most specific first; the reader takes the first whose conditions hold.
    """

    first: int
    last: int
    triggers: tuple[Trigger, ...]

    @property
    def gapped(self) -> bool:
        return GAP in self.triggers[0].words


Entry = tuple[tuple[str, ...], tuple[Trigger, ...]]
"""The words of triggers, and the triggers with these words."""


class RuleTable:
    """The rules and their compiled triggers. public_words, public_phrases: of one word and of several, near rules of public matter."""

    def __init__(self, rules: tuple[Rule, ...], triggers: Iterable[Trigger]) -> None:
        self.rules = rules
        public = [words for rule in rules if rule.public for words in rule.near]
        self.public_words = frozenset(words for words in public if " " not in words)
        self.public_phrases = frozenset(public) - self.public_words
        grouped: dict[tuple[str, ...], list[Trigger]] = defaultdict(list)
        for trigger in triggers:
            grouped[trigger.words].append(trigger)
        index: dict[str, list[tuple[tuple[str, ...], tuple[Trigger, ...]]]] = defaultdict(list)
        for words, same in grouped.items():
            same.sort(key=lambda t: (-len(t.rule.near), -len(t.rule.unless), -len(t.rule.frame.recipient_kinds), t.rule.id))
            index[words[0]].append((words, tuple(same)))
        # Longest first, so that the first entry that fits is the most specific one.
        self.index = {word: sorted(entries, key=lambda e: (-len(e[0]), e[0])) for word, entries in index.items()}
        self._open, self._by_second = by_second_word(self.index)

    def __len__(self) -> int:
        return sum(len(entries) for entries in self.index.values())

    def match(self, words: Sequence[str]) -> Iterator[Match]:
        """Matches over lower-case words, from left to right, not overlapping."""
        reached, first = 0, self._open
        for at, word in enumerate(words):
            if word in first and at >= reached and (found := self._at(words, at)):
                reached = found.last
                yield found

    def _at(self, words: Sequence[str], at: int) -> Match | None:
        entries = self._open[words[at]]
        if at + 1 < len(words):
            entries = self._by_second.get((words[at], words[at + 1]), entries)
        for pattern, triggers in entries:
            last = fit(pattern, words, at) if len(pattern) > 1 else at + 1
            if last:
                return Match(at, last, triggers)
        return None


def by_second_word(index: dict[str, list[Entry]]) -> tuple[dict[str, list[Entry]], dict[tuple[str, str], list[Entry]]]:
    """The entries whose second word is open (none, or a gap) by their first, and those that fit two given words; orders kept."""
    is_open = {word: [e for e in entries if e[0][1:2] in ((), (GAP,))] for word, entries in index.items()}
    pairs = {(word, e[0][1]) for word, entries in index.items() for e in entries if len(e[0]) > 1 and e[0][1] != GAP}
    return is_open, {(word, second): [e for e in index[word] if e[0][1:2] in ((), (GAP,), (second,))] for word, second in pairs}


def fit(pattern: tuple[str, ...], words: Sequence[str], at: int) -> int:
    """The index after the last word of `pattern` laid on `words[at:]`, or 0 where it does not fit."""
    position = at
    spare = 0
    for want in pattern:
        if want == GAP:
            spare = GAP_WORDS
            continue
        while position < len(words) and words[position] != want:
            if spare == 0 or words[position] in STOPS:
                return 0
            spare -= 1
            position += 1
        if position == len(words):
            return 0
        position += 1
        spare = 0
    return position


def compile_triggers(rules: Iterable[Rule], inflect: Inflect) -> Iterator[Trigger]:
    """Every surface form of every rule. "beri+kan suaka" inflects its first word and keeps the rest."""
    seen: dict[tuple[tuple[str, ...], Voice, str], str] = {}
    for rule in rules:
        for words, voice in surface_forms(rule, inflect):
            key = (words, voice, rule.id)
            if key in seen:
                continue
            seen[key] = rule.id
            yield Trigger(words, voice, rule)


def surface_forms(rule: Rule, inflect: Inflect) -> Iterator[tuple[tuple[str, ...], Voice]]:
    for verb in rule.verbs:
        head, *rest = verb.split()
        root, _, suffix = head.partition("+")
        forms = tuple(inflect(root, suffix))
        if not forms:
            raise ResourceError(
                f"{rule.file}, rule {rule.id}: the language has no forms for {verb!r}. Check the root and suffix."
            )
        for form, voice in forms:
            yield (form, *rest), voice
    for word in rule.words:
        yield tuple(word.split()), "active"
    for word in rule.passives:
        yield tuple(word.split()), "passive"
    for word in rule.nouns:
        yield tuple(word.split()), "nominal"
