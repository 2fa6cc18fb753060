"""What of a report says whether two events are of one matter: where it stands, its words, whose word it is.

Comes in: mentions. Goes out: tellings, small enough to keep many. The lists of words are `lang/id/*.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from runut.records import EventMention
from runut.resolve.told import WORD_LETTERS

WORD = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """Of a mention: where it stands, the type that its rule is of, the words of its sentence, and the states and groups whose word
    it is."""

    document: str
    field: str
    start: int
    evoked: str
    words: frozenset[str]
    said_by: frozenset[str] = frozenset()


def telling_of(mention: EventMention) -> Telling:
    """A rule's id has the type of its words as its second part ("id.consult.temu")."""
    trigger, parts = mention.trigger, mention.rule.split(".")
    evoked = parts[1].upper() if len(parts) > 1 else mention.type
    said_by = frozenset(party.key for party in mention.said_by if party.country or party.group)
    return Telling(mention.document, trigger.field, trigger.start, evoked, words_of(mention.evidence.text), said_by)


def words_of(text: str) -> frozenset[str]:
    """The longer words in small letters: shorter ones are mostly particles, capitals mostly names."""
    return frozenset(word for word in WORD.findall(text) if len(word) >= WORD_LETTERS and word.islower()) - common_words()


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing of what a sentence is about."""
    return _listed("common.txt")


@cache
def words_of_doing() -> frozenset[str]:
    """Words that tell in a denial that a deed is what is denied."""
    return _listed("doing.txt")


@cache
def words_of_a_hand_in_it() -> frozenset[str]:
    """Words of a denial whose speaker is named for a deed that is nobody's by name."""
    return _listed("involved.txt")


@cache
def words_of_claims() -> frozenset[str]:
    """Words for what somebody said, as what is denied."""
    return _listed("claims.txt")


def tells_of_doing(mention: EventMention) -> bool:
    """Whether a charge or denial is of having done it ("berada di balik serangan itu"), not of arms sent or words said."""
    return not words_of_doing().isdisjoint(words_of(mention.evidence.text))


def _listed(name: str) -> frozenset[str]:
    lines = files("runut.lang").joinpath("id", name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
