"""The other side of an act of words that leaves it unsaid: "Iran menuduh Amerika Serikat ... dan memperingatkan siap membalas".

In come the drafts of one sentence and those told before it; a threat, refusal, pledge or concession without a recipient takes
the one party that its actor faces there. Where two could be meant, or none, it stays without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.extract.arguments import same_party
from runut.extract.context import others, shares, sides_of_truce
from runut.extract.parties import Phrase
from runut.extract.politics import party_is_political
from runut.extract.syntax import Clause
from runut.extract.view import Draft

FACING = frozenset({"THREATEN", "REJECT", "AGREE", "CONCEDE"})
TRUCE = frozenset({"AGREE", "CONCEDE"})
# With whom one has dealings may be whom one promises something; whom one blames is not.
DEALINGS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "REQUEST"})
SIDES = frozenset({"state", "person", "armed", "body"})


def lend_facing(drafts: Sequence[Draft], told: Sequence[Draft], clause: Clause) -> None:
    """Fills the empty recipients of the sentence's drafts, in place."""
    for draft in drafts:
        if draft.recipients or draft.symmetric or not draft.actors:
            continue
        found: list[Phrase] = []
        if draft.mode == "ceasefire" and draft.type in TRUCE:
            found = other_side(sides_of_truce([*told, *drafts]), draft.actors)
        if not found and draft.type in FACING:
            found = only_faced(draft, drafts, told) or only_named(draft, clause)
        draft.recipients = found
        draft.lent = draft.lent or bool(found)


def other_side(sides: Sequence[Phrase], actors: Sequence[Phrase]) -> list[Phrase]:
    """Of two sides the one that the actors are not; nothing where they are neither."""
    rest = others(sides, actors)
    return rest if shares(sides, actors) and len(rest) == 1 else []


def only_faced(draft: Draft, drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Phrase]:
    """Whom the actor faces in the other drafts of the sentence, else in those of the sentence before, if only one."""
    beside = [other for other in drafts if other is not draft]
    before = [other for other in told if draft.order - other.order == 1]
    for near in (beside, before):
        faced = [
            party
            for other in near
            if draft.type != "AGREE" or other.type in DEALINGS
            for party in across(other, draft.actors)
            if is_abroad(party, draft.actors)
        ]
        if faced:
            return one_of(faced)
    return []


def across(other: Draft, actors: Sequence[Phrase]) -> list[Phrase]:
    """The parties on the other side of a draft from these."""
    if other.symmetric:
        return others(other.actors, actors) if shares(other.actors, actors) else []
    if shares(other.actors, actors):
        return others(other.recipients, actors)
    return others(other.actors, actors) if shares(other.recipients, actors) else []


def only_named(draft: Draft, clause: Clause) -> list[Phrase]:
    """The only other state, force or person that the sentence names, of a threat, a concession or a denial.

    None where a place is named; who only tells it is not threatened.
    """
    named: list[Phrase] = []
    if draft.type == "AGREE" or (draft.type == "REJECT" and draft.mode != "deny") or draft.trigger.rule.type != draft.type:
        return named
    for index, item in enumerate(clause.items):
        phrase = item.phrase
        if phrase is None or not (phrase.country or phrase.group) or phrase.members:
            continue
        if index and clause.items[index - 1].low in clause.lexicon.place_prepositions:
            return []
        if is_abroad(phrase, draft.actors):
            named.append(phrase)
    teller = draft.speaker
    if teller is not None and any(same_party(teller, p) for p in named) and not shares([teller], draft.actors):
        return []
    return one_of(named) if all(p.kind in SIDES and party_is_political(p) for p in named) else []


def is_abroad(phrase: Phrase, actors: Sequence[Phrase]) -> bool:
    """Whether it acts for another state or group than the actors."""
    return all((phrase.country, phrase.group) != (actor.country, actor.group) for actor in actors)


def one_of(parties: Iterable[Phrase]) -> list[Phrase]:
    """The party, where all are of one side."""
    found = [party for party in parties if party.country or party.group]
    alike = all((p.country, p.group) == (found[0].country, found[0].group) or same_party(p, found[0]) for p in found)
    return [found[0]] if found and alike else []
