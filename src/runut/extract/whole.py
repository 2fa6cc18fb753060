"""What an article as a whole tells of the sides that a sentence leaves open: "serangan Israel" where all that it hits is Gaza.

In come all drafts of an article in its order, headline first. An attack, threat, refusal or truce without the other side takes
whom its doer faces in nearly all strife told anywhere in the article, also later; an attack or dismissal without a doer takes who
does the same to the same side. Where two could be meant, or the sentence names somebody else, it stays without.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from runut.extract.between import HARM
from runut.extract.context import MOST, ONE_DOER, elsewhere, others, shares
from runut.extract.facing import (
    FACING,
    OPPOSED,
    SIDES,
    STRIFE,
    TELLING,
    TRUCE,
    VIOLENCE,
    Sides,
    is_abroad,
    is_open,
    named_abroad,
    parted,
)
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.extract.view import Draft, View

SIDES_MOST = 4
"""Parties of a side that are counted: a list of thirty states says little of each."""
TWICE = 2
"""Times that a foe must be told of where no force is."""
ANSWERS = frozenset({"REJECT", "SUPPORT", "CONCEDE", "AGREE", "ACCUSE"})
NEAR = 3
"""Items around a word of answering in which what is answered stands."""
AGO, LATEST = 3, 20
"""Sentences back in which it was told, and drafts that are looked through."""


def complete(coded: Sequence[tuple[View, Draft]]) -> None:
    """Fills open sides, in place."""
    told = [draft for _, draft in coded]
    strife = Strife(told)
    for at, (view, draft) in enumerate(coded):
        if is_open(draft):
            draft.recipients = answered(draft, view.clause, told[max(0, at - LATEST) : at]) or strife.faced_by(
                draft, view.clause
            )
        elif placed(draft):
            draft.recipients = sides_of(draft, view, told[max(0, at - LATEST) : at], strife) or draft.recipients
        elif draft.recipients and not draft.actors and not draft.symmetric:
            draft.actors = strife.doer_to(draft)
        else:
            continue
        draft.lent = draft.lent or bool(draft.recipients and draft.actors)


def placed(draft: Draft) -> bool:
    """ "gencatan senjata Gaza": the land is where there is a truce, not with whom."""
    truce = draft.mode == "third-party" or (draft.mode == "ceasefire" and draft.type in TRUCE and len(draft.actors) == 1)
    return truce and bool(draft.recipients) and all(p.kind == "place" for p in draft.recipients)


def sides_of(draft: Draft, view: View, told: Sequence[Draft], strife: Strife) -> list[Phrase]:
    return parted(told, draft) if draft.mode == "third-party" else strife.faced_by(draft, view.clause)


def answered(draft: Draft, clause: Clause, told: Sequence[Draft]) -> list[Phrase]:
    """ "menolak permintaan itu", "tudingan ini dibantah": who asked or accused, where it was told shortly before."""
    if draft.type not in ANSWERS:
        return []
    near = [*clause.items[draft.at + 1 : draft.at + 1 + NEAR], *clause.items[max(0, draft.at - NEAR) : draft.at]]
    meant = next((clause.lexicon.answered[item.low] for item in near if item.low in clause.lexicon.answered), None)
    before = [
        other
        for other in told
        if other.type == meant and 0 <= draft.order - other.order <= AGO and other is not draft and other.actors
    ]
    to_them = [other for other in before if shares(other.recipients, draft.actors)]
    last = (to_them or before)[-1:]
    return [p for other in last for p in others(other.actors, draft.actors)]


class Strife:
    """Who faces whom in an article, counted once."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._violent: dict[Sides, Counter[Sides]] = defaultdict(Counter)
        self._opposed: dict[Sides, Counter[Sides]] = defaultdict(Counter)
        self._doers: dict[tuple[str, str | Sides], Counter[Sides]] = defaultdict(Counter)
        self._party: dict[Sides, Phrase] = {}
        self._doer: dict[tuple[str, str | Sides, Sides], Phrase] = {}
        self._truces: dict[Sides, Counter[Sides]] = defaultdict(Counter)
        for draft in drafts:
            if draft.mode == "ceasefire":
                self._count_truce(draft)
            if draft.type in STRIFE and not (draft.lent and draft.type == HARM) and draft.mode not in TELLING:
                self._count(draft)

    def _count(self, draft: Draft) -> None:
        actors, recipients = coded_of(draft.actors), coded_of(draft.recipients)
        pairs = [(a, b) for a in actors for b in recipients if code(a) != code(b)]
        if draft.symmetric:
            pairs = [(a, b) for a in actors for b in actors if code(a) != code(b)]
        for one, other in pairs:
            self._note(one, other, violent=draft.type in VIOLENCE)
            if not draft.symmetric:
                self._note(other, one, violent=draft.type in VIOLENCE)
                self._did(draft.type, code(other), one)
        for one in actors if not draft.symmetric else ():
            for who in filter(None, map(named, recipients)):
                self._did(draft.type, who, one)

    def _did(self, type_: str, to: str | Sides, doer: Phrase) -> None:
        self._doers[type_, to][code(doer)] += 1
        self._doer.setdefault((type_, to, code(doer)), doer)

    def _count_truce(self, draft: Draft) -> None:
        sides = [p for p in coded_of([*draft.actors, *draft.recipients]) if p.kind in SIDES]
        for one in sides:
            for other in sides:
                if code(one) != code(other):
                    self._truces[code(one)][code(other)] += 1
                    self._party.setdefault(code(other), other)

    def _note(self, one: Phrase, other: Phrase, *, violent: bool) -> None:
        self._opposed[code(one)][code(other)] += 1
        if violent:
            self._violent[code(one)][code(other)] += 1
        old = self._party.get(code(other))
        if old is None or (other.kind == "state" and old.kind != "state"):
            self._party[code(other)] = other

    def faced_by(self, draft: Draft, clause: Clause) -> list[Phrase]:
        """The one that the actors face, in attacks and threats for an attack, in all strife for other acts."""
        truce = draft.type in TRUCE and speaks_of_truce(draft, clause)
        if not (truce or draft.type in OPPOSED or draft.type in FACING - TRUCE) or draft.mode in TELLING:
            return []
        behind = clause.items[draft.at + 1].low if draft.at + 1 < len(clause.items) else ""
        if (truce and len(draft.actors) > 1) or behind in clause.lexicon.speech:
            return []  # both sides are told; "menolak mengatakan ..." is said to nobody
        hard = draft.type == HARM or truce
        found = self._only(self._truces, draft.actors) if truce else []
        found = found or self._only(self._violent if hard else self._opposed, draft.actors, fighters=truce)
        if hard and not found:
            found = self._only(self._opposed, draft.actors, least=TWICE, fighters=truce)
        if draft.type == HARM:
            return [] if elsewhere(clause, [*draft.actors, *found]) else found
        abroad = [p for p in named_abroad(draft, clause) if not (truce and p.kind == "place")]
        return [] if any(is_abroad(p, found) for p in abroad) else found

    def doer_to(self, draft: Draft) -> list[Phrase]:
        """Who did the same to the same party, or, of attacks, to the same state."""
        if draft.type not in ONE_DOER or draft.trigger.voice != "nominal" or draft.status != "actual":
            return []
        for party in coded_of(draft.recipients):
            for to in (named(party), code(party) if draft.type == HARM else ""):
                doer = nearly_all(self._doers.get((draft.type, to), Counter()))
                if doer is not None and (isinstance(to, str) or doer != code(party)):
                    return [self._doer[draft.type, to, doer]]
        return []

    def _only(
        self, table: dict[Sides, Counter[Sides]], actors: Sequence[Phrase], *, least: int = 1, fighters: bool = False
    ) -> list[Phrase]:
        """The one in nearly all that is counted for the actors. fighters: a truce is with an armed group, if they fight one."""
        counted: Counter[Sides] = Counter()
        own = {code(p) for p in actors}
        for key in own:
            counted.update(table.get(key, {}))
        for key in own:
            counted.pop(key, None)
        armed = Counter({key: times for key, times in counted.items() if key[1]}) if fighters else None
        found = nearly_all(armed or counted, least)
        return [self._party[found]] if found is not None else []


def nearly_all(counted: Counter[Sides], least: int = 1) -> Sides | None:
    """The one that nearly all counts are of."""
    key, times = counted.most_common(1)[0] if counted else (None, 0)
    return key if times >= least and times > MOST * counted.total() else None


def coded_of(parties: Sequence[Phrase]) -> list[Phrase]:
    return [p for p in parties if p.country or p.group][:SIDES_MOST]


def code(phrase: Phrase) -> Sides:
    return phrase.country, phrase.group


def named(phrase: Phrase) -> str:
    """By what a party is the same in two sentences; nothing for one that only its state tells."""
    return phrase.entity or (phrase.name if phrase.kind == "person" and phrase.short else "")


def speaks_of_truce(draft: Draft, clause: Clause) -> bool:
    """Whether what is agreed is a truce: by its mode, or by the words behind it ("Kabinet setuju gencatan senjata")."""
    if draft.mode == "ceasefire":
        return True
    behind = clause.items[draft.at + 1 : draft.at + 3]
    return any(item.match is not None and item.match.triggers[0].rule.mode == "ceasefire" for item in behind)
