"""What came of it: plans and their outcome, pledges and their fulfilment, demands and answers, accusations and denials.

Comes in: events that changed, and a neighbourhood in which those that they could answer or be answered by are looked up. Goes
out: ties, at most one for each event and rule: the nearest of those that fit. A tie is decided on two events alone, so a change
touches only its neighbours, and the result is that of a run from scratch.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import Literal, Protocol

from runut.records import Event, EventMention, Link, Party
from runut.resolve.same import persons_agree
from runut.resolve.told import SENTENCES, WORD_LETTERS, identity

NEAR_CHARS = 600
"""Between a denial and the deed or charge that it denies, in one text: about four sentences."""

DATED_DAYS = 31
"""A plan for a span no longer than this names its day; its outcome must fall on it."""

SLACK_BEFORE, SLACK_AFTER = 1, 3
"""Days by which a report may date what was undated too early, and by which a meeting may come later than planned."""

CLAIM_CHARS = 250
"""Between what somebody claims and "membantah klaim itu": the next sentence at most."""

SHARED_WORDS = 2
"""So many longer words, names of the parties apart, tell that a deed is of what was promised or asked for."""

LONGEST_DAYS = 7
"""What goes on for longer than so many days is no outcome of anything: it was going on before; and of a war somebody denies parts."""

MEETINGS = frozenset({"visit", "third-party", "multilateral", "phone"})
OTHERWISE = frozenset({"phone", "third-party"})
"""Modes of meeting in which it is something else than what "bertemu" says."""

YIELDING = frozenset({"withdraw", "release", "disarm", "ceasefire", "resign"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
CLAIMED = DEEDS - {"THREATEN"} | {"AID", "CONSULT", "COOPERATE", "PROTEST", "REQUEST", "RETREAT"}
PLANNED_DEEDS = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST")

Role = Literal["first", "then"]

_WORD = re.compile(r"[^\W\d]+")


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


Names = frozenset[str]
"""What one party is known by."""


@dataclass(frozen=True, slots=True)
class Tie:
    """then: what came of first, by the rule of that name."""

    first: str
    rule: str
    then: str
    reasons: tuple[str, ...]

    def of_first(self) -> Link:
        return Link(kind=BY_NAME[self.rule].kind, event=self.then, reasons=self.reasons)

    def of_then(self) -> Link:
        return Link(kind=BY_NAME[self.rule].inverse, event=self.first, reasons=self.reasons)


class Neighbourhood(Protocol):
    """Events as they are after the change, and ties as they were before it."""

    def event(self, id_: str) -> Event | None: ...
    def tellings(self, event: Event) -> Sequence[Telling]: ...
    def under(self, keys: Iterable[str], first: date, last: date) -> Iterable[Event]: ...
    def beside(self, event: Event, types: frozenset[str]) -> Iterable[Event]:
        """Events of these types that have a mention in one of its documents."""

    def ties(self, ids: Iterable[str]) -> Iterable[Tie]:
        """Those that have one of these at either end."""


def change_ties(near: Neighbourhood, gone: Iterable[str], fresh: Sequence[Event]) -> tuple[set[Tie], set[Tie]]:
    """Ties to drop and ties to write. gone: ids of events that were there before, those in `fresh` that kept their id too."""
    changed = {*gone, *(event.id for event in fresh)}
    dropped = set(near.ties(changed))
    again = {(tie.first, tie.rule) for tie in dropped if tie.first not in changed}
    again |= {(event.id, rule.name) for event in fresh for rule in RULES if rule.first.fits(event)}
    written = {tie for first, rule in sorted(again) if (tie := _best(near, first, BY_NAME[rule]))}
    for then in fresh:
        for rule in RULES:
            if rule.then.fits(then):
                for first in _looked_up(near, rule, "first", then):
                    if (first.id, rule.name) not in again:
                        _challenge(near, rule, first, then, dropped, written)
    return dropped, written


def _best(near: Neighbourhood, first_id: str, rule: Rule) -> Tie | None:
    first = near.event(first_id)
    if first is None:
        return None
    fitting = [
        (_closeness(rule, first, then), then.id, reasons)
        for then in _looked_up(near, rule, "then", first)
        if (reasons := reasons_for(rule, first, then, near))
    ]
    if not fitting:
        return None
    _, then_id, reasons = min(fitting)
    return Tie(first_id, rule.name, then_id, reasons)


def _challenge(near: Neighbourhood, rule: Rule, first: Event, then: Event, dropped: set[Tie], written: set[Tie]) -> None:
    """Ties the two where that fits better than what came of the first so far."""
    reasons = reasons_for(rule, first, then, near)
    if not reasons:
        return
    now = next((tie for tie in (*written, *near.ties([first.id])) if (tie.first, tie.rule) == (first.id, rule.name)), None)
    other = near.event(now.then) if now else None
    if now is not None and other is not None:
        if (_closeness(rule, first, other), other.id) <= (_closeness(rule, first, then), then.id):
            return
        dropped.add(now)
        written.discard(now)
    written.add(Tie(first.id, rule.name, then.id, reasons))


def _looked_up(near: Neighbourhood, rule: Rule, role: Role, event: Event) -> list[Event]:
    """Those that can stand in this role of the rule, the event being the other one."""
    pattern = rule.first if role == "first" else rule.then
    found: dict[str, Event] = {}
    if rule.text:
        found |= {other.id: other for other in near.beside(event, pattern.types)}
    if rule.text != "must":
        days = _days_to_look(rule, role, event)
        if days:
            found |= {other.id: other for other in near.under(_asked(rule, role, event), *days)}
    return [found[id_] for id_ in sorted(found) if id_ != event.id and pattern.fits(found[id_])]


# The index: under which keys and day an event is found


def stored_keys(event: Event) -> set[tuple[str, date]]:
    """The keys and days under which it is looked up, in either role of any rule."""
    found: set[tuple[str, date]] = set()
    for rule in RULES:
        if rule.text == "must":
            continue
        roles: tuple[tuple[Role, Pattern], ...] = (("first", rule.first), ("then", rule.then))
        for role, pattern in roles:
            if pattern.fits(event) and (day := rule.day_of(event) if role == "first" else happened_from(event)):
                found.update((f"{rule.name}|{role}|{key}", day) for key in _keys(rule, event))
    return found


def _keys(rule: Rule, event: Event) -> Iterator[str]:
    yield from _pairs(event)
    if rule.same_mode and not rule.turned:
        by, to = sides(event)
        yield from (f"{name}." for names in by for name in names)
        yield from (f"{name}*" for names in by for name in names if not to)


def _asked(rule: Rule, role: Role, event: Event) -> set[str]:
    keys = {f"{rule.name}|{role}|{key}" for key in _pairs(event)}
    if rule.same_mode and not rule.turned:
        by, to = sides(event)
        keys |= {f"{rule.name}|{role}|{name}{'*' if to else '.'}" for names in by for name in names}
    return keys


def _pairs(event: Event) -> set[str]:
    actors, recipients = sides(event)
    names = [*actors, *recipients]
    return {f"{min(a, b)}-{max(a, b)}" for one, other in combinations(names, 2) for a, b in product(one, other)}


def _days_to_look(rule: Rule, role: Role, event: Event) -> tuple[date, date] | None:
    """Days of the other event, wide enough: what is too far is sorted out pair by pair."""
    day = rule.day_of(event) if role == "then" else happened_from(event)
    if day is None:
        return None
    last = max(day, event.end or day)
    back = rule.days if rule.text else SLACK_BEFORE
    if role == "then":
        return _shifted(day, -back - LONGEST_DAYS), _shifted(last, rule.days + SLACK_AFTER)
    return _shifted(day, -rule.days - DATED_DAYS - SLACK_AFTER), _shifted(last, back)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


# Two events


def reasons_for(rule: Rule, first: Event, then: Event, near: Neighbourhood) -> tuple[str, ...]:
    """Why `then` is what the rule says to `first`; nothing where it is not."""
    if rule.same_mode and not _modes_agree(rule, first, then):
        return ()
    if rule.dated and (_is_retold(first, then) or not _persons_agree(first, then)):
        return ()
    if rule.name == "deed-denial" and not _denies_doing(first, then, near):
        return ()
    if rule.name == "claim-denial":
        return _disclaimed(first, then, near)
    parties = _sides_reasons(rule, first, then)
    days = _days_reasons(rule, first, then) if parties else []
    if first.type in PLANNED_DEEDS and rule.dated and not is_dated_plan(first):
        # While a war goes on, the next attack is no outcome of what was supposed of any.
        told = first.mode == then.mode is not None and " to " in (parties or [""])[0]
        days = days if told and first.type not in ("ASSAULT", "PROTEST") else []
    if rule.name == "yielding" and parties and not _may_yield(first, then, parties[0], near):
        return ()
    words = _words_reasons(rule, first, then, near, " to " in parties[0]) if days else None
    if words is None:
        return ()
    reasons = [*parties, *days, *words]
    if rule.same_mode and first.mode and first.mode == then.mode:
        reasons.append(f"mode: {first.mode}")
    return tuple(reasons)


def _may_yield(first: Event, then: Event, parties: str, near: Neighbourhood) -> bool:
    """A truce that was agreed on is told again each day: it begins on the day it was planned for. Of one side alone ("akan menarik
    pasukan", "mundur") the texts must tell of the same thing."""
    if then.mode == "ceasefire":
        return is_dated_plan(first)
    if " to " in parties or "," in parties:
        return True
    return len(_shared_words(first, then, near.tellings(first), near.tellings(then))) >= SHARED_WORDS


def _is_retold(plan: Event, then: Event) -> bool:
    """Whether the articles that tell of an undated plan tell the outcome alone: it is the plan, told without "akan"."""
    return not is_dated_plan(plan) and set(then.documents) <= set(plan.documents)


def _persons_agree(plan: Event, then: Event) -> bool:
    """Whether those who were to meet are those who met, where both are named; a visit is of its guests alone."""
    if then.type != "CONSULT":
        return True
    guests = {party.key for party in plan.actors} if "visit" in (plan.mode, then.mode) else None
    return persons_agree(_persons(plan, guests), _persons(then, guests))


def _persons(event: Event, keys: set[str] | None) -> frozenset[tuple[str, str]]:
    named = ((party.key, identity(party)) for party in (*event.actors, *event.recipients))
    return frozenset((key, who) for key, who in named if who.startswith("person.") and (keys is None or key in keys))


def _denies_doing(deed: Event, denial: Event, near: Neighbourhood) -> bool:
    """Whether the denial says that its speaker did not do it ("membantah terlibat"), and the deed is one and no war."""
    if deed.start is None or deed.end is None or (deed.end - deed.start).days > LONGEST_DAYS:
        return False
    wanted = words_of_doing() if is_named(deed) else words_of_a_hand_in_it()
    return any(not wanted.isdisjoint(one.words) for one in near.tellings(denial))


def is_named(deed: Event) -> bool:
    """Whether somebody known did it; common nouns ("pelaku") name nobody."""
    return any(party.country or party.group for party in deed.actors)


def _disclaimed(claim: Event, denial: Event, near: Neighbourhood) -> tuple[str, ...]:
    """Why a deed that is known by somebody's word alone is what another denies right behind it: "Iran mengklaim telah menembak jatuh
    pesawat Israel, namun Israel membantah klaim itu"."""
    told, deniers = near.tellings(claim), frozenset(party.key for party in denial.actors if party.country or party.group)
    if not deniers or not all(one.said_by for one in told):
        return ()
    to = {party.key for party in denial.recipients}
    for one, other in product(told, near.tellings(denial)):
        beside = (one.document, one.field) == (other.document, other.field) and 0 < other.start - one.start <= CLAIM_CHARS
        if beside and one.said_by.isdisjoint(deniers) and (to & one.said_by or not words_of_claims().isdisjoint(other.words)):
            return (f"parties: {', '.join(sorted(deniers))} to {', '.join(sorted(one.said_by))}", "text: told beside it")
    return ()


def _modes_agree(rule: Rule, first: Event, then: Event) -> bool:
    if "CONSULT" in rule.then.types and not OTHERWISE.isdisjoint({first.mode, then.mode}):
        return first.mode == then.mode  # who "will meet" does not call, nor stand between two others
    return not (first.mode and then.mode) or first.mode == then.mode


def _words_reasons(rule: Rule, first: Event, then: Event, near: Neighbourhood, both: bool) -> list[str] | None:
    """What the texts say for it; None where that is not enough. both: whether both sides are the same."""
    pattern = rule.first.evoked
    if not (pattern or rule.text or rule.words):
        return []
    told, others = near.tellings(first), near.tellings(then)
    if pattern and not any(one.evoked in pattern for one in told):
        return None
    beside = bool(rule.text or rule.words == "or") and _stand_together(told, others)
    if rule.text and not beside and (rule.text == "must" or not both):
        return None
    if rule.text == "or" and both and not beside and {one.document for one in told} & {one.document for one in others}:
        return ["text: told in one article"]
    reasons = ["text: told beside it"] if beside else []
    if rule.words and not (beside and rule.words == "or"):
        shared = _shared_words(first, then, told, others)
        if len(shared) < SHARED_WORDS:
            return None
        reasons.append(f"words: {', '.join(shared)}")
    return reasons


def _shared_words(first: Event, then: Event, told: Sequence[Telling], others: Sequence[Telling]) -> list[str]:
    """Of the two sentences that share the most; words of the parties' names do not count."""
    parties = (*first.actors, *first.recipients, *then.actors, *then.recipients)
    names = {word for party in parties for word in _WORD.findall(f"{party.name} {party.words.text}".casefold())}
    shared = ((one.words & other.words) - names for one, other in product(told[:SENTENCES], others[:SENTENCES]))
    return max((sorted(words) for words in shared), key=lambda words: (len(words), words), default=[])


def words_of(text: str) -> frozenset[str]:
    """The longer words in small letters: shorter ones are mostly particles, capitals mostly names."""
    return frozenset(word for word in _WORD.findall(text) if len(word) >= WORD_LETTERS and word.islower()) - common_words()


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


def _sides_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    actors, recipients = sides(first)
    later_actors, later_recipients = sides(then)
    if first.symmetric or then.symmetric:
        shared = [] if rule.turned else _shared(actors + recipients, later_actors + later_recipients)
        return [f"parties: {', '.join(shared)}"] if len(shared) > 1 else []
    if rule.turned:
        actors, recipients = recipients, actors
    by, to = _shared(actors, later_actors), _shared(recipients, later_recipients)
    nameless = first.type == "ASSAULT" and not is_named(first)
    if rule.name == "deed-denial" and nameless and not _shared(recipients, later_actors):
        return [f"parties: {', '.join(sorted(min(names) for names in later_actors))}"]  # nobody says who did it: he did not
    if rule.then.types <= {"CONSULT"} and not (by and to):
        by, to = _shared(actors, later_recipients), _shared(recipients, later_actors)  # host and guest, told either way round
    if not by:
        return []
    if to:
        return [f"parties: {', '.join(by)} to {', '.join(to)}"]
    # One of them leaves the other side out: enough for what stands beside it in the text, or for what has no recipient.
    if (not recipients or not later_recipients) and (rule.text or rule.same_mode):
        return [f"parties: {', '.join(by)}"]
    return []


def _shared(parties: Sequence[Names], others: Sequence[Names]) -> list[str]:
    """One name of each of the parties that is also among the others."""
    return sorted({min(names & other) for names in parties for other in others if names & other})


def _days_reasons(rule: Rule, first: Event, then: Event) -> list[str]:
    start, day, until = rule.day_of(first), happened_from(then), then.end or told_on(then)
    if start is None or day is None or until is None:
        return ["days: one text"] if rule.text else []
    if (until - day).days > LONGEST_DAYS:
        return []
    if rule.name == "meeting-off" and not is_dated_plan(first):
        return []  # that they did not meet is told of some day
    if rule.dated and is_dated_plan(first):
        end = first.end or start
        fits = until >= start and day <= end + timedelta(SLACK_AFTER)
        return [f"days: planned for {_days(start, end)}"] if fits else []
    gap = (day - start).days
    if rule.dated and (gap < 0 if then.precision == "day" else gap <= 0):
        return []  # it was over when it was planned; or it is the plan, told that day without its day and "akan"
    apart = rule.text == "or" and set(first.documents).isdisjoint(then.documents)
    slack = -1 if rule.after else rule.days if rule.text and not apart else SLACK_BEFORE
    return [f"days: {max(gap, 0)} later"] if -slack <= gap <= rule.days else []


def is_dated_plan(event: Event) -> bool:
    return event.status == "future" and bool(event.start and event.end and (event.end - event.start).days <= DATED_DAYS)


def _days(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _stand_together(places: Sequence[Telling], others: Sequence[Telling]) -> bool:
    return any(one.document == other.document and _apart(one, other) <= NEAR_CHARS for one, other in product(places, others))


def _apart(one: Telling, other: Telling) -> int:
    """Letters between them; a headline stands where the text begins."""
    starts = [0 if place.field == "title" else place.start for place in (one, other)]
    return abs(starts[0] - starts[1])


def _closeness(rule: Rule, first: Event, then: Event) -> tuple[int, int, int, int]:
    start, day = rule.day_of(first), happened_from(then)
    gap = abs((day - start).days) if start and day else 999
    shared = _shared(sides(first)[1], sides(then)[1])
    return gap, -int(bool(first.mode) and first.mode == then.mode), -len(shared), -len(then.mentions)


def sides(event: Event) -> tuple[list[Names], list[Names]]:
    """Actors and recipients, each by its names: its own, and its country's or group's unless both sides are of one."""
    one = len({party.key for party in (*event.actors, *event.recipients)}) == 1 and bool(event.actors and event.recipients)

    def names(party: Party) -> Names:
        return frozenset({identity(party)} if one else {identity(party), party.key})

    return [names(party) for party in event.actors], [names(party) for party in event.recipients]


def told_on(event: Event) -> date | None:
    """The day on which it was first told; that of what happened where no report has a date."""
    told = [account.told for account in event.status_history if account.told and account.event == event.id]
    return min(told, default=None) or (event.start if event.status == "actual" else None)


def happened_from(event: Event) -> date | None:
    """The first day on which it can have happened; of what has no day of its own, the day on which it was told."""
    return event.start or told_on(event)


# All at once


class Gathered:
    """A neighbourhood of events in memory."""

    def __init__(self, events: Iterable[Event], tellings: Callable[[Event], Sequence[Telling]]) -> None:
        self._events = {event.id: event for event in events}
        self.tellings = tellings
        self._keyed: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        self._told_in: defaultdict[str, set[str]] = defaultdict(set)
        for event in self._events.values():
            for document in event.documents:
                self._told_in[document].add(event.id)
            for key, day in stored_keys(event):
                self._keyed[key].append((day, event.id))
        for listed in self._keyed.values():
            listed.sort()

    def event(self, id_: str) -> Event | None:
        return self._events.get(id_)

    def under(self, keys: Iterable[str], first: date, last: date) -> Iterator[Event]:
        found: set[str] = set()
        for key in keys:
            listed = self._keyed.get(key, [])
            found.update(id_ for _, id_ in listed[bisect_left(listed, (first, "")) : bisect_left(listed, (last, "~"))])
        yield from (self._events[id_] for id_ in found)

    def beside(self, event: Event, types: frozenset[str]) -> Iterator[Event]:
        for id_ in {id_ for document in event.documents for id_ in self._told_in[document]}:
            if self._events[id_].type in types:
                yield self._events[id_]

    def ties(self, ids: Iterable[str]) -> tuple[Tie, ...]:  # noqa: ARG002 (nothing was tied before)
        return ()


def find_links(events: Sequence[Event], mentions: Mapping[str, EventMention]) -> dict[str, tuple[Link, ...]]:
    """Links of each event that has any, by its id; both ends tell of each other."""

    def tellings(event: Event) -> list[Telling]:
        return [telling_of(mentions[id_]) for id_ in event.mentions if id_ in mentions]

    found: defaultdict[str, set[Link]] = defaultdict(set)
    _, ties = change_ties(Gathered(events, tellings), (), sorted(events, key=lambda event: event.id))
    for tie in ties:
        found[tie.first].add(tie.of_first())
        found[tie.then].add(tie.of_then())
    return {name: tuple(sorted(found[name], key=lambda link: (link.kind, link.event, link.reasons))) for name in sorted(found)}


def telling_of(mention: EventMention) -> Telling:
    """A rule's id has the type of its words as its second part ("id.consult.temu")."""
    trigger, parts = mention.trigger, mention.rule.split(".")
    evoked = parts[1].upper() if len(parts) > 1 else mention.type
    said_by = frozenset(party.key for party in mention.said_by if party.country or party.group)
    return Telling(mention.document, trigger.field, trigger.start, evoked, words_of(mention.evidence.text), said_by)
