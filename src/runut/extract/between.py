"""The two sides of a deal, a truce, talks or a fight that a sentence names without them: "Kesepakatan itu tercapai pada Rabu".

In come such a draft and what the article has told before it; the draft takes the sides of the last such happening, or the two
that most of the article is between. Nothing is lent where the sentence only speaks of the like ("tanpa kesepakatan").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from runut.extract.items import Item
from runut.extract.parties import Phrase
from runut.extract.politics import party_is_political
from runut.extract.syntax import Clause
from runut.extract.view import Draft
from runut.grammar import Lexicon, Trigger

HARM = "ASSAULT"
BETWEEN = frozenset({"ASSAULT", "AGREE", "CONCEDE", "RETREAT", "ACCUSE", "CONSULT", "THREATEN", "COERCE", "SANCTION"})
OFTEN = 2
MOST_PAIRS = 0.4
LATELY = 200
"""Happenings among which the two sides are sought: a hostile article of two thousand stays cheap."""
TRUCE_TYPES = frozenset({"AGREE", "CONCEDE", "ASSAULT"})
# What two sides speak of all through an article: it is told again wherever it is named.
PARLEYS = frozenset({"AGREE", "RETREAT", "CONCEDE"})
DEALS = frozenset({"AGREE"})
DESCRIBED = 4
"""Items behind a noun in which a word tells that it is only described."""
GOVERNS = 3
"""Items before a noun of fighting among which the verb stands that sets it off."""


def is_between_two(draft: Draft) -> bool:
    """Whether a noun names what two sides make, and neither is told."""
    return may_wait(draft.trigger) and not draft.actors and not draft.recipients


def may_wait(trigger: Trigger) -> bool:
    """Whether later sentences may tell the two sides that its own leaves out."""
    between = trigger.rule.frame.symmetric or trigger.rule.mode in ("ceasefire", "release")
    return trigger.voice == "nominal" and between


def may_be_lent_later(trigger: Trigger) -> bool:
    """Whether it is read once more: its sides, or a doer whom the whole article tells, may stand behind it."""
    alone = trigger.rule.type == "MOBILIZE" or trigger.rule.mode in ("access", "visit")
    return may_wait(trigger) or may_be_negotiated(trigger) or (alone and trigger.voice in ("nominal", "passive"))


def may_be_negotiated(trigger: Trigger) -> bool:
    """ "telah dirundingkan"."""
    rule = trigger.rule
    return trigger.voice == "passive" and rule.type == "CONSULT" and rule.frame.symmetric and rule.mode is None


def is_told_of(draft: Draft, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the sentence says something of what the noun names, and does not only speak of the like.

    Of fights that is so where one breaks out, of meetings where they are the subject.
    """
    at = draft.at
    if draft.trigger.words[-1] in lexicon.lasting or only_spoken_of(clause, at, lexicon):
        return False
    if draft.trigger.rule.type in PARLEYS:
        return True
    if clause.title or draft.status in ("negated", "hypothetical"):
        return False
    if draft.trigger.rule.type == HARM:
        return breaks_out(clause, at, lexicon)
    return draft.status == "actual" and clause.is_subject_noun(at)


def only_spoken_of(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether it is wished for, written down, described, or the matter of a deal that is told by itself."""
    before = clause.items[at - 1] if at else None
    if before is not None and (before.low in lexicon.talked_of or is_deal(before)):
        return True
    behind = [item.low for item in clause.items[at + 1 : at + 1 + DESCRIBED] if item.low not in lexicon.definite_markers]
    return any(low in lexicon.describing for low in behind[:1]) or any(
        low in lexicon.relative and after in lexicon.talked_of for low, after in pairwise(behind)
    )


def is_deal(item: Item) -> bool:
    """ "kesepakatan pembebasan sandera": what is agreed on is no happening yet."""
    return item.cls == "noun" and item.match is not None and item.match.triggers[0].rule.type in DEALS


def breaks_out(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of setting off governs the noun: "memicu perang selama 12 hari", "terlibat dalam pertempuran sengit"."""
    for i in range(at - 1, max(-1, at - 1 - GOVERNS), -1):
        if clause.items[i].low in lexicon.setting_off:
            # "tidak ingin terlibat perang": wanted or denied, and not told.
            return not any(low in lexicon.negators for low in clause.auxiliaries(i)) and clause.items[i - 1].cls != "verb"
        if clause.items[i].cls not in ("adv", "word", "prep"):
            return False
    return False


def lend_pair(draft: Draft, told: Sequence[Draft], lexicon: Lexicon) -> None:
    """The two sides of the last such happening told of, else those that most of the article is between."""
    before = [earlier for earlier in told[-LATELY:] if earlier.order <= draft.order]
    draft.actors = sides_of_talks(before) if draft.trigger.rule.type == "CONSULT" else sides_of_truce(before)
    draft.actors = draft.actors or adversaries(told)
    fought = draft.trigger.rule.type == HARM or draft.trigger.rule.mode in ("ceasefire", "release")
    if fought and any(p.sector == "IGO" for p in draft.actors):
        draft.actors = []  # who calls for a truce is no side of it
    if draft.trigger.rule.mode == "release":
        draft.actors, draft.recipients = captors_first(draft, lexicon)
    draft.lent = bool(draft.actors)
    draft.symmetric = draft.lent and not draft.recipients


def captors_first(draft: Draft, lexicon: Lexicon) -> tuple[list[Phrase], list[Phrase]]:
    """Who lets go, and to whom: of a state and an armed group, hostages are the group's and prisoners the state's."""
    groups = [p for p in draft.actors if p.group and p.sector == "REB"]
    states = [p for p in draft.actors if not p.group]
    words = frozenset(draft.trigger.words)
    if not groups or not states or words.isdisjoint(lexicon.hostages | lexicon.prisoners):
        return [], []
    return (groups, states) if words & lexicon.hostages else (states, groups)


def sides_of_talks(told: Sequence[Draft]) -> list[Phrase]:
    """The two sides of the last meeting told of."""
    for earlier in reversed(told):
        sides = earlier.actors + earlier.recipients
        if earlier.trigger.rule.type == "CONSULT" and len(sides) == 2 and all(map(may_parley, sides)):
            return sides
    return []


def between_whom(told: Sequence[Draft]) -> list[Phrase]:
    """The two sides of the last agreement told of, else of the last meeting."""
    deal = next((t for t in reversed(told) if t.trigger.rule.type in DEALS and t.symmetric and len(t.actors) == 2), None)
    return list(deal.actors) if deal is not None and all(map(may_parley, deal.actors)) else sides_of_talks(told)


def sides_of_truce(told: Sequence[Draft]) -> list[Phrase]:
    """The two sides of the last agreement, truce or fight told of."""
    for earlier in reversed(told):
        sides = earlier.actors + earlier.recipients
        facing = earlier.symmetric or bool(earlier.actors and earlier.recipients)
        truce = earlier.type in TRUCE_TYPES or earlier.mode == "ceasefire"
        if len(sides) == 2 and facing and truce and all(map(may_parley, sides)):
            return sides
    return []


def adversaries(told: Sequence[Draft]) -> list[Phrase]:
    """The two sides that most of what was told of force, blame and talks is between."""
    met: dict[frozenset[str], list[list[Phrase]]] = defaultdict(list)
    for earlier in told[-LATELY:]:
        pair = distinct_sides(earlier)
        if earlier.type in BETWEEN and len(pair) == 2:
            met[frozenset(pair)].append(list(pair.values()))
    most = max(met.values(), key=len, default=[])
    if len(most) < OFTEN or len(most) <= MOST_PAIRS * sum(map(len, met.values())):
        return []
    return next((pair for pair in reversed(most) if all(p.entity for p in pair)), most[-1])


def distinct_sides(told: Draft) -> dict[str, Phrase]:
    """The states and armed groups of both sides, each once."""
    sides = [p for p in told.actors + told.recipients if may_parley(p)]
    return {p.group or p.country or "": p for p in sides} if told.symmetric or (told.actors and told.recipients) else {}


def may_parley(phrase: Phrase) -> bool:
    """Whether it can be a side of a deal: no place, no people, no hospital."""
    return bool(phrase.country or phrase.group) and phrase.kind not in ("place", "people") and party_is_political(phrase)
