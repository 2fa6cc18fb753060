"""The other side of an act of words that leaves it unsaid: "Iran menuduh Amerika Serikat ... dan memperingatkan siap membalas".

In come the drafts of one sentence and those told before it; a threat, refusal, pledge or concession without a recipient takes
the one party that its actor faces there, or faces nearly always in the article, also where it tells so later. Where two could
be meant, or none, it stays without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from runut.extract.arguments import same_party
from runut.extract.aside import set_aside
from runut.extract.between import HARM, sides_of_truce
from runut.extract.context import MOST, elsewhere, lately, others, shares
from runut.extract.parties import Phrase
from runut.extract.politics import party_is_political
from runut.extract.syntax import Clause
from runut.extract.targets import name_victims
from runut.extract.view import Draft

FACING = frozenset({"THREATEN", "REJECT", "AGREE", "CONCEDE", "SANCTION"})
TRUCE = frozenset({"AGREE", "CONCEDE"})
# With whom one has dealings may be whom one promises something; whom one blames is not.
DEALINGS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "REQUEST"})
SIDES = frozenset({"state", "person", "armed", "body", "organisation"})
# What the whole article may tell the other side of: acts of words against somebody, and attacks.
OPPOSED = frozenset({"THREATEN", "REJECT", "SANCTION", HARM})
# A denial is of who accused; a missile launched at nobody may be a test.
TELLING = frozenset({"deny", "heavy-weapons"})
# In which acts the two face each other as adversaries.
STRIFE = frozenset({"THREATEN", "REJECT", "ACCUSE", "SANCTION", "COERCE", HARM})
# An attack is on whom the doer fights; who condemns him is another.
VIOLENCE = frozenset({"THREATEN", "COERCE", HARM})
# Acts of words that are done to whom one says them.
ADDRESSED = frozenset({"THREATEN", "REQUEST", "AGREE", "CONCEDE"})
# What a mediator steps into.
PARTED = frozenset({"CONSULT", "AGREE", "CONCEDE", HARM})
EVIDENCE = 200
"""Drafts that are weighed at most for who somebody's adversary is."""
Sides = tuple[str | None, str | None]
"""Codes of a party: state, group."""
BACK = 40
"""Drafts told before that a later sentence may still complete."""


def lend_facing(drafts: Sequence[Draft], told: Sequence[Draft], clause: Clause) -> None:
    """Fills the empty recipients of the sentence's drafts, in place."""
    for draft in drafts:
        name_victims(draft, drafts, clause)
    for draft in drafts:
        if draft.recipients or draft.symmetric or not draft.actors or draft.mode == "resign":
            continue
        found: list[Phrase] = []
        if draft.mode == "ceasefire" and draft.type in TRUCE:
            found = other_side(sides_of_truce([*told, *drafts]), draft.actors)
        elif draft.mode == "third-party":
            found = parted([*told, *drafts], draft)
        elif draft.type == "SUPPORT" and draft.trigger.voice == "nominal":
            found = same_words(draft, told, clause)
        if draft.type in ADDRESSED:
            found = found or told_to(draft, clause)
        if not found and draft.type in FACING:
            found = only_faced(draft, drafts, told, clause) or only_named(draft, clause)
        if not found and draft.type in OPPOSED and draft.mode not in TELLING:
            found = main_adversary(draft, [*told[-EVIDENCE:], *drafts[:EVIDENCE]], clause) or hit_place(draft, clause)
        draft.recipients = found
        set_aside(draft, clause)
        draft.lent = draft.lent or bool(draft.recipients)
    lend_back(drafts, told)


def same_words(draft: Draft, told: Sequence[Draft], clause: Clause) -> list[Phrase]:
    """ "Ucapan belasungkawa juga datang dari Mesir": to whom the same was said before. What two do together has sides of its own."""
    frame = draft.trigger.rule.frame
    if clause.lexicon.between & {*frame.actor, *frame.recipient}:
        return []
    same = [other for other in lately(told, draft) if other.trigger.rule is draft.trigger.rule and other.recipients]
    return [p for p in same[-1].recipients if is_abroad(p, draft.actors)] if same else []


def told_to(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "Iran mengatakan kepada Turki bahwa pihaknya siap ...": whom the words before are said to."""
    for i in range(draft.at - 2, 0, -1):
        item = clause.items[i]
        if item.cls == "stop":
            break
        if (
            item.low in clause.lexicon.addressing
            and item.low != "terhadap"
            and clause.items[i - 1].low in clause.lexicon.speech
        ):
            if clause.items[i + 1].cls != "np":
                break
            heard = clause.chain(i + 1)[0]
            return heard if all(party_is_political(p) and is_abroad(p, draft.actors) for p in heard) else []
    return []


def is_open(draft: Draft) -> bool:
    return not draft.recipients and not draft.symmetric and bool(draft.actors) and draft.mode != "resign"


def lend_back(drafts: Sequence[Draft], told: Sequence[Draft]) -> None:
    """What the sentence tells of a denial, a truce or an adversary completes what was told before without the other side."""
    for draft in filter(is_open, told[-BACK:]):
        found: list[Phrase] = []
        if draft.type == "REJECT" and draft.mode == "deny":
            accusers = (d.actors for d in drafts if d.type == "ACCUSE" and shares(d.recipients, draft.actors))
            found = [p for p in others(next(accusers, []), draft.actors) if p.known]
        elif draft.mode == "ceasefire" and draft.type in TRUCE:
            found = other_side(sides_of_truce([d for d in drafts if d.mode == draft.mode]), draft.actors)
        draft.recipients = found
        draft.lent = draft.lent or bool(found)


def hit_again(draft: Draft, clause: Clause, hit: Iterable[Sides]) -> list[Phrase]:
    """The place or people of the sentence that the doer has hit before, where all that it names are of one state."""
    named = [item.phrase for item in clause.items[draft.at + 1 :] if item.phrase is not None and item.phrase.country]
    named = [p for p in named if p.kind in ("place", "state", "people", "body") and is_abroad(p, draft.actors) and not p.office]
    one_side = len({p.country for p in named}) == 1 and (named[0].country, named[0].group) in set(hit)
    return [named[0]] if one_side else []


def hit_place(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "Serangan Israel menewaskan seorang petani di sebuah desa di Lebanon": where people are said to be harmed, if not at home."""
    if draft.type != HARM or draft.trigger.voice != "nominal":
        return []
    lexicon, harmed = clause.lexicon, False
    for i in range(draft.at + 1, len(clause.items)):
        item = clause.items[i]
        if item.cls in ("stop", "comma", "quote", "sub", "rel"):
            break
        harmed = harmed or (item.cls == "verb" and item.match is not None and item.match.triggers[0].rule.type == HARM)
        if harmed and item.phrase is not None and clause.items[i - 1].low in lexicon.located | lexicon.place_prepositions:
            place = item.phrase
            known = place.kind in ("place", "state") and place.country is not None
            return [place] if known and is_abroad(place, draft.actors) else []
    return []


def main_adversary(draft: Draft, told: Sequence[Draft], clause: Clause) -> list[Phrase]:
    """Whom the actor faces in nearly all strife that the article tells of, unless the sentence names another place or state."""
    strife = VIOLENCE if draft.type == HARM else STRIFE | DEALINGS if draft.mode == "meet" else STRIFE
    faced = [
        party
        for other in told
        if other is not draft and other.type in strife and not (other.lent and other.type == HARM)
        for party in across(other, draft.actors)
        if (party.country or party.group) and is_abroad(party, draft.actors)
    ]
    counted = Counter((party.country, party.group) for party in faced)
    if not counted:
        return []
    if draft.type == HARM and (here := hit_again(draft, clause, counted)):
        return here
    only = one_of(named_abroad(draft, clause)) if draft.type != HARM else []
    if only and (only[0].country, only[0].group) in counted:
        return only
    code, times = counted.most_common(1)[0]
    alike = [party for party in reversed(faced) if (party.country, party.group) == code]
    meant = [next((party for party in alike if party.kind == "state"), alike[0])]
    if times <= MOST * len(faced):
        return []
    if draft.type == HARM:
        return [] if elsewhere(clause, draft.actors + meant) else meant
    return [] if any(is_abroad(p, meant) for p in named_abroad(draft, clause)) else meant


def other_side(sides: Sequence[Phrase], actors: Sequence[Phrase]) -> list[Phrase]:
    """Of two sides the one that the actors are not; nothing where they are neither."""
    rest = others(sides, actors)
    return rest if shares(sides, actors) and len(rest) == 1 else []


def parted(told: Sequence[Draft], between: Draft) -> list[Phrase]:
    """The two sides that a mediator stands between: of the last talks, deal or fight of two others. Their weapons are no sides."""
    for earlier in reversed(told):
        sides = earlier.actors + earlier.recipients
        facing = earlier is not between and len(sides) == 2 and earlier.type in PARTED and earlier.mode != "third-party"
        if facing and all(p.kind in SIDES and not (p.heads and p.heads[0].kind == "weapon") for p in sides):
            return [] if shares(sides, between.actors) else sides
    return []


def only_faced(draft: Draft, drafts: Sequence[Draft], told: Sequence[Draft], clause: Clause) -> list[Phrase]:
    """Whom the actor faces in the other drafts of the sentence, else in those of the sentence before, if only one.

    Where the sentence names somebody else of another state, he may be meant instead.
    """
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
            found = one_of(faced)
            aside = near is before and any(is_abroad(p, found) for p in named_abroad(draft, clause))
            return [] if aside else found
    return []


def named_abroad(draft: Draft, clause: Clause) -> list[Phrase]:
    """Whom the sentence names of another state or group than the actors'."""
    phrases = [item.phrase for item in clause.items if item.phrase is not None]
    return [p for p in phrases if (p.country or p.group) and not p.members and is_abroad(p, draft.actors)]


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
    if (
        draft.type in ("AGREE", "SANCTION")
        or (draft.type == "REJECT" and draft.mode != "deny")
        or draft.trigger.rule.type != draft.type
    ):
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
