"""Which of a sentence's trigger matches count: their rule's word conditions, and what a governing verb takes into itself.

"meminta Rusia menyerahkan Assad" is one request: what stands in the complement of a verb with `scope` is not told as a
deed. A relative clause and an adverbial clause inside it are facts again.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.arguments import complement
from runut.extract.syntax import Clause
from runut.extract.units import Unit
from runut.grammar import Lexicon, Match, RuleTable, Trigger
from runut.ontology import Plover

# Types of event nouns that stay facts inside a request or an accusation: "mendesak Israel menghentikan serangan ke Gaza".
FACT_NOUNS = frozenset({"ASSAULT"})


def find_matches(rules: RuleTable, units: Sequence[Unit]) -> list[Match]:
    return list(rules.match([unit.low for unit in units]))


def fitting(match: Match, words: frozenset[str], text: str, *, nominal: bool) -> Trigger | None:
    """The most specific trigger of a match whose word conditions hold in the sentence."""
    for trigger in match.triggers:
        rule = trigger.rule
        if (trigger.voice == "nominal") != nominal:
            continue
        if rule.near and not stands(rule.near, words, text):
            continue
        if rule.unless and stands(rule.unless, words, text):
            continue
        return trigger
    return None


def stands(wanted: frozenset[str], words: frozenset[str], text: str) -> bool:
    """Whether one of the wanted words or phrases stands in the sentence."""
    return not wanted.isdisjoint(words) or any(" " in want and want in text for want in wanted)


def choose_triggers(
    clause: Clause, lexicon: Lexicon, words: frozenset[str], text: str, plover: Plover
) -> list[tuple[int, Trigger]]:
    """(item, trigger) of the matches that count, in the order of the sentence."""
    chosen: list[tuple[int, Trigger]] = []
    governed: dict[int, Trigger] = {}
    for at, item in enumerate(clause.items):
        if item.match is None:
            continue
        trigger = fitting(item.match, words, text, nominal=item.cls == "noun")
        if trigger is None or (
            trigger.voice == "bare"
            and clause.units[item.first].text[:1].isupper() is False
            and not clause.title
            and not follows_agent(clause, at)
        ):
            continue
        before = clause.before_auxiliaries(at)
        if item.low in lexicon.descriptive and before >= 0 and clause.items[before].cls == "rel":
            continue  # "SDF yang didukung Amerika Serikat" describes
        if trigger.voice == "active" and is_purpose(clause, at, lexicon) and plover.types[trigger.rule.type].material:
            continue  # "mengirim kapal untuk menyerang": what it is for has not been done
        over = governed.get(at)
        if over is not None and not is_fact(over, trigger):
            continue
        chosen.append((at, trigger))
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
