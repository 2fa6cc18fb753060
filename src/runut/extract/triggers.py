"""Which of a sentence's trigger matches count: their rule's word conditions, and what a governing verb takes into itself.

"meminta Rusia menyerahkan Assad" is one request: what stands in the complement of a verb with `scope` is not told as a
deed. A relative clause and an adverbial clause inside it are facts again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from runut.extract.arguments import complement
from runut.extract.notes import Notes
from runut.extract.syntax import Clause
from runut.grammar import Lexicon, Match, RuleTable, Trigger
from runut.ontology import Plover
from runut.records.explanation import Abstention

# Types of event nouns that stay facts inside a request or an accusation: "mendesak Israel menghentikan serangan ke Gaza".
FACT_NOUNS = frozenset({"ASSAULT"})


WORD = re.compile(r"[\w-]+")


def public_matters(rules: RuleTable, text: str) -> frozenset[str]:
    """Of the words that make a matter of state of an arrest or an inquiry, those that stand in the article."""
    low = text.lower()
    phrases = {phrase for phrase in rules.public_phrases if phrase in low}
    return rules.public_words.intersection(WORD.findall(low)) | phrases


def fitting(
    match: Match,
    words: frozenset[str],
    text: str,
    matters: frozenset[str],
    around: tuple[frozenset[str], str],
    *,
    nominal: bool,
) -> list[Trigger]:
    """The triggers of a match whose word conditions hold in the sentence, the most specific first.

    matters: what the whole article is about counts for rules of public matter. around: the words of the trigger's clause and
    their text; what keeps a rule silent must stand there ("... diserang, sementara harga minyak naik").
    """
    found = []
    for trigger in match.triggers:
        rule = trigger.rule
        if (trigger.voice == "nominal") != nominal:
            continue
        if rule.near and not stands(rule.near, words, text) and (not rule.public or rule.near.isdisjoint(matters)):
            continue
        if rule.unless and stands(rule.unless, *around):
            continue
        found.append(trigger)
    return found


class Clauses:
    """The words of each clause of a sentence and their text; a clause ends at a full stop or where another one hangs on."""

    def __init__(self, clause: Clause, lexicon: Lexicon) -> None:
        self._clause = clause
        self._ends = [i for i, item in enumerate(clause.items) if item.cls == "stop" or item.low in lexicon.scope_ends]
        self._read: dict[int, tuple[frozenset[str], str]] = {}

    def around(self, at: int) -> tuple[frozenset[str], str]:
        """Those of the clause that item `at` is in."""
        number = bisect_right(self._ends, at)
        if number not in self._read:
            items = self._clause.items
            first = self._ends[number - 1] if number else 0
            last = self._ends[number] if number < len(self._ends) else len(items)
            lows = [unit.low for unit in self._clause.units[items[first].first : items[last - 1].last]]
            self._read[number] = frozenset(lows), " ".join(lows)
        return self._read[number]


def stands(wanted: frozenset[str], words: frozenset[str], text: str) -> bool:
    """Whether one of the wanted words or phrases stands in the sentence."""
    return not wanted.isdisjoint(words) or any(phrase in text for phrase in phrases_of(wanted))


@lru_cache(maxsize=4096)
def phrases_of(wanted: frozenset[str]) -> tuple[str, ...]:
    """Those of several words."""
    return tuple(want for want in wanted if " " in want)


def choose_triggers(
    clause: Clause, lexicon: Lexicon, words: frozenset[str], text: str, plover: Plover, notes: Notes, matters: frozenset[str]
) -> list[tuple[int, list[Trigger]]]:
    """(item, its triggers, the most specific first) of the matches that count, in the order of the sentence."""
    chosen: list[tuple[int, list[Trigger]]] = []
    governed: dict[int, Trigger] = {}
    clauses = Clauses(clause, lexicon)
    for at, item in enumerate(clause.items):
        if item.match is None:
            continue
        free_root = clause.title or clause.units[item.first].text[:1].isupper() or follows_agent(clause, at)
        fit = fitting(item.match, words, text, matters, clauses.around(at), nominal=item.cls == "noun")
        triggers = [trigger for trigger in fit if trigger.voice != "bare" or free_root]
        if not triggers:
            notes.abstain(Abstention.ROOT if fit else Abstention.WORDS, clause, at, item.match.triggers[0])
            continue
        before = clause.before_auxiliaries(at)
        if item.low in lexicon.descriptive and before >= 0 and clause.items[before].cls == "rel":
            notes.abstain(Abstention.DESCRIBED, clause, at, triggers[0])  # "SDF yang didukung Amerika Serikat"
            continue
        told = triggers[0]
        if is_purpose(clause, at, lexicon):  # "mengirim kapal untuk menyerang": what it is for has not been done
            triggers = [t for t in triggers if t.voice != "active" or not plover.types[t.rule.type].material]
        over = governed.get(at)
        facts = [t for t in triggers if over is None or is_fact(over, t)]
        if not facts:
            notes.abstain(Abstention.GOVERNED if triggers else Abstention.PURPOSE, clause, at, told)
            continue
        triggers = facts
        chosen.append((at, triggers))
        trigger = triggers[0]
        # It governs whether or not it tells an event by itself.
        if trigger.rule.scope and (trigger.voice != "nominal" or opens_clause(clause, at, lexicon)):
            for inner in complement(clause, at, lexicon):
                governed.setdefault(inner, trigger)
    return chosen


def opens_clause(clause: Clause, noun: int, lexicon: Lexicon) -> bool:
    """ "desakan agar presiden mundur": what is demanded follows."""
    return any(item.low in lexicon.goals for item in clause.items[noun + 1 : noun + 4])


def is_purpose(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    before = clause.before_auxiliaries(at)
    return before >= 0 and clause.items[before].low in lexicon.goals


def follows_agent(clause: Clause, at: int) -> bool:
    before = clause.before_auxiliaries(at)
    phrase = clause.items[before].phrase if before >= 0 else None
    return phrase is not None and phrase.pronoun is not None


def is_fact(over: Trigger, inner: Trigger) -> bool:
    if inner.voice != "nominal" or inner.rule.type not in FACT_NOUNS:
        return False
    return over.rule.type in ("REQUEST", "ACCUSE", "AGREE")
