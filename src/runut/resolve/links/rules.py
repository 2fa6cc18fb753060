"""Which kinds of event may be tied: a table of rules, each with its kinds of event, its days and what else must hold.

Comes in: nothing but events, to say what they fit. Whether two that fit belong together, `reasons` tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from runut.records import Event

DATED_DAYS = 31
"""A plan for a span no longer than this names its day; its outcome must fall on it."""

SLACK_BEFORE, SLACK_AFTER = 1, 3
"""Days by which a report may date what was undated too early, and by which a meeting may come later than planned."""

LONGEST_DAYS = 7
"""What goes on for longer than so many days is no outcome of anything: it was going on before; and of a war somebody denies parts."""

MEETINGS = frozenset({"visit", "third-party", "multilateral", "phone"})
YIELDING = frozenset({"withdraw", "release", "disarm", "ceasefire", "resign"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
CLAIMED = DEEDS - {"THREATEN"} | {"AID", "CONSULT", "COOPERATE", "PROTEST", "REQUEST", "RETREAT"}
PLANNED_DEEDS = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST")

Role = Literal["first", "then"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """modes: those allowed, None for any; a mode that is not told fits where `unmoded` says so. evoked: types of the words that
    told it: a planned meeting is an AGREE told by words of meeting."""

    types: frozenset[str]
    modes: frozenset[str] | None = None
    statuses: frozenset[str] = frozenset({"actual"})
    unmoded: bool = False
    evoked: frozenset[str] | None = None

    def fits(self, event: Event) -> bool:
        return (
            event.type in self.types
            and event.status in self.statuses
            and (self.modes is None or event.mode in self.modes or (self.unmoded and event.mode is None))
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """kind: what the later event is to the earlier one; inverse: what the earlier is to the later.

    turned: the later one's actor is the earlier one's recipient. same_mode: two told modes must agree. days: at most this long
    after the earlier one. dated: the earlier one's days are those that it was planned for, not those on which it was made.
    text: they must stand near each other in one text; "or": unless the later names both sides. words: they must share some;
    "or": unless they stand near each other. after: the later one must be of a later day.
    """

    name: str
    kind: str
    inverse: str
    first: Pattern
    then: Pattern
    days: int
    turned: bool = False
    same_mode: bool = False
    dated: bool = False
    text: Literal["must", "or"] | None = None
    words: Literal["must", "or"] | None = None
    after: bool = False

    def day_of(self, first: Event) -> date | None:
        """The day that the later one is counted from."""
        if not self.dated:
            return happened_from(first)
        return first.start if is_dated_plan(first) else told_on(first)


def _pattern(
    *types: str, modes: frozenset[str] | None = None, status: str = "actual", unmoded: bool = False, evoked: str = ""
) -> Pattern:
    return Pattern(frozenset(types), modes, frozenset(status.split()), unmoded, frozenset(evoked.split()) or None)


MEETING = _pattern("AGREE", "CONSULT", modes=MEETINGS, status="future", unmoded=True, evoked="CONSULT")
YIELD = _pattern("CONCEDE", "AGREE", modes=YIELDING, status="actual future")
PLEDGE = _pattern("AGREE", modes=frozenset(), status="actual future", unmoded=True, evoked="AGREE AID COOPERATE")
AID = _pattern("AID")
REQUEST = _pattern("REQUEST")
REFUSAL = _pattern("REJECT", modes=frozenset({"assist", "change", "yield", "meet"}), unmoded=True)
GRANT = _pattern("AGREE", "CONCEDE", "RETREAT", "AID", status="actual future")
DENIAL = _pattern("REJECT", modes=frozenset({"deny"}))
ALLEGED = _pattern("ACCUSE", modes=frozenset({"allege"}), unmoded=True)
NO_MEETING = _pattern("CONSULT", status="negated")
NO_WISH = _pattern("REJECT", modes=frozenset({"meet"}))
NO_AID = _pattern("REJECT", modes=frozenset({"assist"}))

RULES = (
    Rule("meeting", "outcome", "plan", MEETING, _pattern("CONSULT"), 30, same_mode=True, dated=True),
    Rule("meeting-off", "cancellation", "plan", MEETING, NO_MEETING, 30, same_mode=True, dated=True),
    Rule("meeting-refused", "cancellation", "plan", MEETING, NO_WISH, 30, dated=True),
    *(
        Rule(f"deed-{kind}", "outcome", "plan", _pattern(kind, status="future"), _pattern(kind), 14, same_mode=True, dated=True)
        for kind in PLANNED_DEEDS
    ),
    Rule("yielding", "fulfilment", "pledge", YIELD, _pattern("RETREAT", modes=YIELDING), 365, same_mode=True, after=True),
    Rule("aid", "fulfilment", "pledge", PLEDGE, AID, 120, words="must", after=True),
    Rule("aid-refused", "cancellation", "pledge", PLEDGE, NO_AID, 120, words="must", after=True),
    Rule("refusal", "answer", "demand", REQUEST, REFUSAL, 14, turned=True, words="or"),
    # Of one day, "berkomitmen" and "meminta" stand in one report and are of two matters.
    Rule("grant", "answer", "demand", REQUEST, GRANT, 14, turned=True, words="must", after=True),
    Rule("denial", "denial", "accusation", ALLEGED, DENIAL, 14, turned=True, text="or", words="or"),
    Rule("claim-denial", "denial", "deed", _pattern(*sorted(CLAIMED)), DENIAL, 14, text="must"),
    Rule("deed-denial", "denial", "deed", _pattern(*sorted(DEEDS)), DENIAL, 14, text="must"),
)

BY_NAME = {rule.name: rule for rule in RULES}


def is_dated_plan(event: Event) -> bool:
    return event.status == "future" and bool(event.start and event.end and (event.end - event.start).days <= DATED_DAYS)


def told_on(event: Event) -> date | None:
    """The day on which it was first told; that of what happened where no report has a date."""
    told = [account.told for account in event.status_history if account.told and account.event == event.id]
    return min(told, default=None) or (event.start if event.status == "actual" else None)


def happened_from(event: Event) -> date | None:
    """The first day on which it can have happened; of what has no day of its own, the day on which it was told."""
    return event.start or told_on(event)
