"""What a rule says: its triggers, its frame (who is what), and the examples that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from runut.records.event import EventStatus

Voice = Literal["active", "passive", "bare", "nominal"]
"""How a trigger binds its parties. "bare" is a root without affix: active in headlines ("Rusia Gempur Kyiv"),
passive after an agent pronoun ("yang kami serang")."""

Inflect = Callable[[str, str], Iterable[tuple[str, Voice]]]
"""(root, suffix) -> its surface forms, each with its voice. Provided by the language pack."""

Needs = Literal["actor", "recipient", "both", "either"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who is what.

    actor, recipient: slots in the order in which they are tried: "subject", "object", "agent" (the doer of a noun),
        or a preposition of the language. A passive turns subject and object round by itself.
    symmetric: no side leads; with parties on one side only ("Putin dan Assad bertemu") all are actors.
    needs: which sides must be known for the rule to fire.
    actor_kinds, recipient_kinds: kinds of party that may fill the side; empty means any.
    speaker: the actor may be taken from the speaker of the sentence.
    """

    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    symmetric: bool = False
    needs: Needs = "actor"
    actor_kinds: frozenset[str] = frozenset()
    recipient_kinds: frozenset[str] = frozenset()
    speaker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and its reading; in a `no` example everything but the text is empty.

    actors, recipients: names or country or group codes, each of which must be among the keys of one party.
    """

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One family of words that evoke one type and mode.

    near, unless: words of which one must stand, or none may stand, in the sentence.
    status: that of the act where the words do not tell another: what is promised is still to come.
    scope: the rule's verb takes what it governs into itself ("meminta Rusia menyerahkan Assad" is one request).
    public: the words of `near` make a matter of state of what is otherwise crime: an arrest for bribery, a trial for treason.
    """

    id: str
    type: str
    mode: str | None
    frame: Frame
    verbs: tuple[str, ...]
    words: tuple[str, ...]
    passives: tuple[str, ...]
    nouns: tuple[str, ...]
    near: frozenset[str]
    unless: frozenset[str]
    scope: bool
    public: bool = False
    status: EventStatus | None
    yes: tuple[Example, ...]
    no: tuple[str, ...]
    file: str
