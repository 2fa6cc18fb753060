"""Whether what is told happened, is planned, is only possible, or did not happen (codebook section 4).

In comes the item that carries the cues (a verb, or the light verb of an event noun), out comes a status.
"""

from __future__ import annotations

from dataclasses import dataclass

from runut.extract.syntax import Clause
from runut.grammar import Lexicon
from runut.records.event import EventStatus

NOUN_CUES = 3
REACH_BEHIND = 7


@dataclass(frozen=True, slots=True)
class Status:
    """refused: "tidak akan" and the like, by which a party says no to its own future act."""

    status: EventStatus
    refused: bool = False


def read_status(clause: Clause, at: int, lexicon: Lexicon) -> Status:
    """The status of the deed whose cues stand before item `at`."""
    cues = clause.auxiliaries(at)
    if clause.items[at].cls == "noun" or not cues:
        cues = cues + noun_cues(clause, at)
    if clause.items[at].cls == "noun":
        cues = cues + cues_behind(clause, at)
    # "tidak hanya menyerang Kyiv": more than that happened.
    only = any(cue in lexicon.limiting for cue in cues)
    negated = not only and any(cue in lexicon.negators for cue in cues)
    future = any(cue in lexicon.future for cue in cues)
    possible = any(cue in lexicon.hypothetical for cue in cues)
    if negated and future:
        return Status("negated", refused=True)
    if negated:
        return Status("negated")
    if in_condition(clause, at, lexicon) or (possible and not future):
        return Status("hypothetical")
    if future:
        return Status("future")
    return Status("actual")


def noun_cues(clause: Clause, at: int) -> list[str]:
    """Words right before: "rencana serangan", "kemungkinan pertemuan", "berencana untuk menyerang"."""
    found = []
    for i in range(at - 1, max(-1, at - 1 - NOUN_CUES), -1):
        item = clause.items[i]
        if item.cls in ("np", "comma", "stop", "quote", "rel"):
            break
        found.append(item.low)
    return found


def cues_behind(clause: Clause, at: int) -> list[str]:
    """Adverbs of the verb whose subject the event noun is: "Pertemuan itu akan digelar"."""
    found: list[str] = []
    for item in clause.items[at + 1 : at + 1 + REACH_BEHIND]:
        if item.cls == "verb":
            return found
        if item.cls in ("comma", "stop", "quote", "rel", "sub", "prep", "noun"):
            break
        if item.cls in ("adv", "neg"):
            found.append(item.low)
    return []


def in_condition(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause opens with "jika" or the like."""
    for i in range(at - 1, -1, -1):
        item = clause.items[i]
        if item.low in lexicon.conditions:
            return True
        if item.cls in ("comma", "stop", "quote") or item.cls == "sub":
            return False
    return False
