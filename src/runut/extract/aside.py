"""Parties that stand near a verb and are not meant by it: whose project it is, where a thing comes from, who a denied claim is of.

In come a draft with its recipients and its clause, out come the recipients without them, in place. A recipient of another
sentence is left alone.
"""

from __future__ import annotations

from itertools import pairwise

from runut.extract.items import Item
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.extract.view import Draft

OF_WORDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "AGREE"})
MEANT = frozenset({"body", "organisation", "person", "company", "people", "generic"})
"""What a matter may be of without anybody's facing it: "menolak pembangunan pangkalan X" is against the state X."""
NEAR = 8
"""Items between a verb and what it recognises something as."""


def set_aside(draft: Draft, clause: Clause) -> None:
    """Drops the recipients that the verb does not mean."""
    if not draft.recipients:
        return
    recognised = owner_recognised(draft, clause)
    if recognised is not None:
        draft.recipients = [recognised]
        return
    draft.recipients = [p for p in draft.recipients if not stands_aside(p, draft, clause)]


def stands_aside(phrase: Phrase, draft: Draft, clause: Clause) -> bool:
    at = clause.at_unit[phrase.first] if phrase.units is clause.units else -1
    if at <= 0:
        return False
    if is_origin(phrase, clause, at):
        return True
    if (
        draft.type == "REQUEST"
        and draft.trigger.words[0] in clause.lexicon.proposing
        and is_proposed(phrase, clause, at, draft.at)
    ):
        return True
    if at <= draft.at or draft.type not in OF_WORDS:
        return False
    between = clause.items[draft.at + 1 : at]
    if draft.type == "REJECT" and draft.mode == "deny":
        return draft.trigger.voice != "nominal" and not is_answered(between, clause)
    return draft.mode != "visit" and phrase.kind in MEANT and is_matter(between, clause)


def is_origin(phrase: Phrase, clause: Clause, at: int) -> bool:
    """ "bus asal Cina", "pejabat di luar Indonesia": a land that only says where from or where."""
    bare = phrase.kind in ("state", "place") and not phrase.heads
    before = clause.items[at - 1]
    if not bare or before.low not in clause.lexicon.origins:
        return False
    return before.low not in clause.lexicon.located or (at > 1 and clause.items[at - 2].cls in ("word", "noun"))


def is_proposed(phrase: Phrase, clause: Clause, at: int, verb: int) -> bool:
    """ "mengusulkan UMK sebesar ...", "mengusulkan empat nama kader": what is proposed stands right behind, to whom behind "ke"."""
    between = clause.items[verb + 1 : at]
    return (phrase.kind == "generic" or not phrase.country) and all(item.cls in ("word", "adv", "noun") for item in between)


def is_answered(between: list[Item], clause: Clause) -> bool:
    """Whether the denial is of what the party has said, or is said to it."""
    lexicon = clause.lexicon
    return any(item.low in lexicon.sayings or item.low in lexicon.addressing for item in between)


def is_matter(between: list[Item], clause: Clause) -> bool:
    """Whether the last words before the party, back to a verb or preposition that leads to it, say that it is a matter's owner."""
    lexicon = clause.lexicon
    leading = lexicon.addressing | {lexicon.agent, lexicon.source, lexicon.companion, "ke", "bagi", "oleh"}
    for item in reversed(between):
        if item.low in lexicon.matters:
            return True
        if item.cls in ("verb", "sub", "rel", "stop", "quote", "np") or item.low in leading:
            return False
    return False


def owner_recognised(draft: Draft, clause: Clause) -> Phrase | None:
    """ "mengakui X sebagai ibu kota Y": whom it is recognised, or refused, as a part of."""
    if draft.type not in ("SUPPORT", "REJECT") or not any("akui" in word for word in draft.trigger.words):
        return None
    if any(p.kind not in ("place", "state") for p in draft.recipients):
        return None
    items, roles, parts = clause.items[draft.at : draft.at + NEAR], clause.lexicon.roles, clause.lexicon.parts_of_land
    if not any(word in roles for item in items for word in item.low.split()) and not roles & set(draft.trigger.words):
        return None
    for before, item in pairwise(items):
        whose = item.phrase
        if (
            clause.units[before.last - 1].low in parts
            and whose is not None
            and whose.country
            and whose.kind in ("state", "body")
        ):
            return whose
    return None
