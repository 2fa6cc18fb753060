"""Parties inside what a verb of words takes into itself that the words are about, not to: "meminta penjagaan di markas polisi".

In come a clause, the verb and the party found behind it, out comes whether it is only a topic, a place or somebody in another
clause. Who the first party inside is, is found by `arguments`.
"""

from __future__ import annotations

from runut.extract.items import Item
from runut.extract.syntax import Clause
from runut.grammar import Lexicon, Rule

STEPS = 3
"""Words between a subject and its verb: "majelis hakim tingkat banding bisa ..."."""
ASKING = frozenset({"REQUEST"})
REFUSING = frozenset({"REQUEST", "REJECT"})
HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION"})
MARCHING = frozenset({"PROTEST"})
OF_WORDS = frozenset({"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE"})


def is_topic(clause: Clause, at: int, i: int, type_: str, lexicon: Lexicon) -> bool:
    """Whether the party at item `i` is not who the verb at item `at` is meant for."""
    between = clause.items[at + 1 : i]
    if clause.items[i - 1].low in lexicon.topics | lexicon.laws:
        return True
    if type_ in MARCHING:
        return not any(item.low in lexicon.demanding for item in between) and not is_seat(clause, at, i, lexicon)
    if type_ in REFUSING and any(item.low in lexicon.conditions for item in between):
        return True
    return type_ in ASKING and not is_asked(clause, at, i, lexicon)


def is_seat(clause: Clause, at: int, i: int, lexicon: Lexicon) -> bool:
    """ "berkumpul di luar kantor Perdana Menteri X": whose seat one marches to."""
    phrase = clause.items[i].phrase
    placed = any(item.low in lexicon.place_prepositions for item in clause.items[max(at + 1, i - STEPS) : i])
    return placed and phrase is not None and bool(phrase.heads) and phrase.kind in ("body", "person")


def is_asked(clause: Clause, at: int, i: int, lexicon: Lexicon) -> bool:
    """Whether the party is asked: the verb's own object, whom it is said to, or who is to do what is asked for."""
    before = clause.items[i - 1]
    if before.low in lexicon.addressing | {lexicon.agent, lexicon.companion, lexicon.source}:
        within = clause.items[at + 1 : i]
        far = before.low == lexicon.source and any(item.cls in ("verb", "comma") for item in within)
        return not far and not any(map(is_deed, within))
    if before.low in lexicon.place_prepositions | lexicon.located:
        return False
    if before.cls == "verb" and lexicon.passive.match(before.low):
        return True  # "berharap kasus itu dituntaskan Polda": who is to do it
    between = clause.items[at + 1 : i]
    if not any(item.cls in ("verb", "sub", "prep", "np") for item in between):
        return before.cls != "word" or is_party_of_words(clause, i)
    return before.cls not in ("verb", "word", "coord", "comma") and does_next(clause, i)


def is_deed(item: Item) -> bool:
    """ "menyerukan penyelidikan serangan terhadap X": behind an act of force stands its victim."""
    return item.cls == "noun" and (rule := rule_of(item)) is not None and rule.type in HARSH


def is_party_of_words(clause: Clause, i: int) -> bool:
    """ "menuntut pengunduran diri Menteri X", but "menyerukan kemerdekaan pesisir X": a land is what the words are about."""
    phrase = clause.items[i].phrase
    return phrase is not None and (bool(phrase.heads) or phrase.kind not in ("state", "place"))


def does_next(clause: Clause, i: int) -> bool:
    """Whether the party is the subject of what follows: "agar X segera menyelesaikan ..."; of a passive it is the topic."""
    _, after = clause.chain(i)
    for item in clause.items[after : after + STEPS]:
        if item.cls == "verb":
            return not clause.lexicon.passive.match(item.low)
        if item.cls in ("stop", "comma", "sub", "quote", "np", "prep"):
            return False
    return after < len(clause.items)


def speaks_on(clause: Clause, at: int, coord: int, lexicon: Lexicon) -> bool:
    """ "mengutuk serangan itu dan mengatakan ...": behind "dan" another act of words begins."""
    if coord == at + 1 or coord + 1 >= len(clause.items):
        return False
    after = clause.items[coord + 1]
    rule, own = rule_of(after), rule_of(clause.items[at])
    told = rule is not None and rule is not own and rule.type in OF_WORDS
    return after.cls == "verb" and (after.low in lexicon.speech or told)


def rule_of(item: Item) -> Rule | None:
    return item.match.triggers[0].rule if item.match is not None else None
