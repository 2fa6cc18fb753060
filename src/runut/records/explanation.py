"""Why a row is as it is, and why a trigger gave none: made on request from the article, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from runut.records.span import Span


class Abstention(StrEnum):
    """Why words that a rule knows made no event; `MEANING` says each in a sentence."""

    LANGUAGE = "language"
    DESK = "desk"
    WORDS = "words"
    ROOT = "root"
    DESCRIBED = "described"
    PURPOSE = "purpose"
    GOVERNED = "governed"
    PARTY = "no party"
    ONE_PARTY = "one party"
    PRIVATE = "not political"
    SETTING = "setting"
    BLAMED = "blamed"
    ABSORBED = "told already"
    UNSURE = "unsure"


MEANING = {
    Abstention.LANGUAGE: "the article is in a language that is not coded",
    Abstention.DESK: "the article is of the sport or leisure desk, whose happenings inside one state are no politics",
    Abstention.WORDS: "another sense: a word that its rule wants is missing, or one that it excludes stands there",
    Abstention.ROOT: "a root without affix that is no verb here",
    Abstention.DESCRIBED: "it only describes a party",
    Abstention.PURPOSE: "it is what something is for, and not said to be done",
    Abstention.GOVERNED: "it is what another event asks for, promises or blames",
    Abstention.PARTY: "the sides that its rule needs are not told, or nobody knows them",
    Abstention.ONE_PARTY: "its sides are one and the same, or who does it stands too far away",
    Abstention.PRIVATE: "no political actor takes part as such an act needs it",
    Abstention.SETTING: "it only names a war or attack by which something else is placed or dated",
    Abstention.BLAMED: "somebody else says who did it: the accusation is coded",
    Abstention.ABSORBED: "another word of the sentence tells the same",
    Abstention.UNSURE: "the network takes it for one, but not surely enough",
}

About = Literal[
    "trigger",
    "type",
    "actor",
    "recipient",
    "other",
    "status",
    "date",
    "place",
    "speaker",
    "figure",
    "context",
    "confidence",
    "rejected",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstained:
    """Words that a rule knows and that made no event. rule: of those with these words, the most specific."""

    trigger: Span
    sentence: Span
    type: str
    rule: str
    reason: Abstention


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason. about: which part of the row; "other" is a party of the sentence without part in it, "rejected" another trigger.

    words: of the article, or the value that it explains.
    """

    about: About
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """mention: its id."""

    mention: str
    because: tuple[Because, ...]
