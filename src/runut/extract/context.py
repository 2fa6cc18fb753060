"""What earlier sentences lend to an event that leaves a side unsaid, and what two words of one sentence share.

"mengutuk serangan itu" blames who made the last attack told of; a denial answers the last accusation of the denier;
"serangan Israel menewaskan lima orang" is one attack. Nothing is lent across articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from runut.extract.arguments import same_party
from runut.extract.between import (
    HARM,
    adversaries,
    between_whom,
    is_between_two,
    is_deal,
    is_told_of,
    lend_pair,
    may_be_negotiated,
    only_spoken_of,
)
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.extract.view import Draft
from runut.grammar import Lexicon

NOUN_REACH = 4
# Types whose sides can be told in either order.
# Answers to something done or said.
REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
RETOLD = frozenset({"CONSULT", "ASSAULT", "PROTEST"})
MOVES = frozenset({("MOBILIZE", None), ("MOBILIZE", "troops"), ("MOBILIZE", "weapons")})
# Told again only where the same words were told with their sides: "sanksi itu mulai berlaku".
RETOLD_ALONE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "AID", "RETREAT", "CONSULT"})
# What a noun or passive leaves without a doer, and by what else he is known where one alone does all of it in the article: tests
# of missiles by their launches, who opens a strait by its closing.
LIKE_DEEDS: dict[tuple[str, str | None], frozenset[tuple[str, str | None]]] = {
    **dict.fromkeys(MOVES, MOVES | {("ASSAULT", "heavy-weapons")}),
    ("RETREAT", "access"): frozenset({("RETREAT", "access"), ("COERCE", "restrict")}),
}
# Of what is told again by a noun ("pemecatan X", "serangan ke X"), the doer is told before.
ONE_DOER = frozenset({"ASSAULT", "SANCTION", "COERCE"})
RETOLD_REACH = 6
LIST_REACH = 16
POINTING_REACH = 6
REACTION_REACH = 3
MOST = 0.7
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def recall(draft: Draft, clause: Clause, told: Sequence[Draft], lexicon: Lexicon) -> None:
    """Fills an empty side of the draft from what the article has told, where the words refer to it."""
    if draft.type in ONE_DOER and not draft.actors and draft.trigger.voice == "nominal":
        draft.actors = others(doers_of_list(clause, draft.at, lexicon), draft.recipients)
    if draft.type in ONE_DOER and draft.actors and not draft.recipients and draft.trigger.voice == "nominal":
        draft.recipients = others(place_of_list(clause, draft.at, lexicon), draft.actors)
    verbal = draft.trigger.voice != "nominal"
    if draft.type == "ACCUSE" and not draft.recipients and verbal and blames_attack(draft, clause, lexicon):
        draft.recipients = others(last_doers(lately(told, draft)), draft.actors)
        draft.lent = bool(draft.recipients)
    elif draft.type == "REJECT" and draft.mode == "deny":
        accusers = next((t.actors for t in reversed(told) if t.type == "ACCUSE" and shares(t.recipients, draft.actors)), [])
        draft.recipients = draft.recipients or [p for p in others(accusers, draft.actors) if p.known]
    elif draft.mode == "ceasefire" and not draft.actors and draft.trigger.rule.near:
        lend_pair(draft, told, lexicon)
    elif draft.type == HARM and not draft.actors and draft.filled.noun is not None:
        lend_attack(draft, clause, told, lexicon)
    elif draft.type in ONE_DOER and draft.recipients and not draft.actors and draft.trigger.voice == "nominal":
        draft.actors = others(doers_to(told, draft), draft.recipients)
        draft.lent = bool(draft.actors)
    elif draft.trigger.rule.mode == "visit" and draft.trigger.voice == "nominal" and draft.recipients and not draft.actors:
        lend_visitor(draft, clause, told)
    elif is_negotiated(draft, clause):
        draft.actors = between_whom([t for t in told if t.order <= draft.order]) or adversaries(told)
        draft.symmetric = draft.lent = bool(draft.actors)
    elif draft.type in RETOLD and is_retold(draft, clause, lexicon):
        lend_sides(draft, told)
    elif is_between_two(draft) and is_told_of(draft, clause, lexicon):
        lend_pair(draft, told, lexicon)
    elif alike := like_deeds(draft):
        draft.actors = [] if only_spoken_of(clause, draft.at, lexicon) else only_doer_of(told, alike)
        draft.lent = bool(draft.actors)
    elif draft.type in RETOLD_ALONE and is_told_again(draft, clause, lexicon):
        lend_same(draft, told)
    elif draft.type == HARM and draft.actors and not draft.recipients and draft.trigger.voice == "nominal":
        target = only_target(told, draft.actors)
        # Another place in the sentence may be where it hit, though the words do not say so.
        draft.recipients = [] if elsewhere(clause, draft.actors + target) else target
        draft.lent = bool(draft.recipients)
    elif draft.type in REACTIONS and not draft.recipients and refers_back(draft, clause, lexicon):
        recent = [t for t in told if draft.order - t.order <= REACTION_REACH]
        near = [t for t in recent if (t.type in ONE_DOER or draft.type == "SUPPORT") and shares(t.recipients, draft.actors)]
        near = near or [t for t in recent if draft.order - t.order == 1]
        draft.recipients = [p for p in others(near[-1].actors, draft.actors) if p.known] if near else []
        draft.lent = bool(draft.recipients)


def doers_of_list(clause: Clause, at: int, lexicon: Lexicon) -> list[Phrase]:
    """ "pembunuhan, penculikan, dan penjarahan oleh X": the doer told behind the last of several deeds did them all."""
    joined = deeds = 0
    for i in range(at + 1, min(len(clause.items) - 1, at + LIST_REACH)):
        item = clause.items[i]
        if item.low == lexicon.agent:
            return clause.chain(i + 1)[0] if joined and deeds and clause.items[i + 1].cls == "np" else []
        joined += item.cls == "coord"
        deeds += item.cls == "noun" and item.match is not None and item.match.triggers[0].rule.type in ONE_DOER
        if item.cls not in ("comma", "coord", "noun", "word", "adv"):
            return []
    return []


def place_of_list(clause: Clause, at: int, lexicon: Lexicon) -> list[Phrase]:
    """ "penculikan dan penjarahan oleh X di Y": the place behind the doer is where all of it was done."""
    listed = any(item.cls == "coord" for item in clause.items[max(0, at - 2) : at + 2])
    for i in range(at + 1, min(len(clause.items) - 1, at + LIST_REACH)):
        item = clause.items[i]
        if item.cls in ("verb", "stop", "rel", "sub", "quote") and item.low not in lexicon.where_and_when:
            break
        place = clause.items[i + 1].phrase
        if listed and item.low in lexicon.located and place is not None and place.kind == "place" and place.country:
            return [place]
    return []


def elsewhere(clause: Clause, sides: Sequence[Phrase]) -> bool:
    """Whether the sentence names a place or state that is none of the sides."""
    named = [item.phrase for item in clause.items if item.phrase is not None and item.phrase.kind in ("place", "state")]
    return any(not any(same_party(phrase, side) for side in sides) for phrase in named)


def lately(told: Sequence[Draft], draft: Draft) -> list[Draft]:
    """What was told a few sentences ago at most: what "itu" can point at."""
    return [earlier for earlier in told if draft.order - earlier.order <= POINTING_REACH]


def blames_attack(draft: Draft, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether an event noun of harm that was told of ("serangan itu") is what the verb of blame governs."""
    for i in range(draft.at + 1, min(len(clause.items), draft.at + 1 + NOUN_REACH)):
        item = clause.items[i]
        if item.match is not None and item.match.triggers[0].rule.type == HARM:
            return clause.title or points(clause, i, lexicon)
        if item.cls not in ("word", "adv", "prep"):
            return False
    return False


def points(clause: Clause, noun: int, lexicon: Lexicon) -> bool:
    """Whether "itu" or the like stands behind the noun or its possessor."""
    for item in clause.items[noun + 1 : noun + 3]:
        if item.low in lexicon.definite_markers - lexicon.possessives:
            return True
        if item.cls not in ("np", "word"):
            return False
    return False


def lend_attack(draft: Draft, clause: Clause, told: Sequence[Draft], lexicon: Lexicon) -> None:
    """ "Serangan itu menewaskan ...": by whoever made the attack spoken of."""
    noun = draft.filled.noun
    if noun is None:
        return
    behind = clause.items[noun + 1].low if noun + 1 < len(clause.items) else ""
    if behind in lexicon.definite_markers:
        draft.actors = others(only_doers(lately(told, draft)), draft.recipients)
        draft.lent = bool(draft.actors)


def is_retold(draft: Draft, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a noun without parties refers to what was told and adds a place or a day: "Pertemuan itu digelar di Doha"."""
    if draft.trigger.voice != "nominal" or draft.actors or draft.recipients:
        return False
    behind = clause.items[draft.at + 1 : draft.at + 1 + RETOLD_REACH]
    definite = bool(behind) and (behind[0].low in lexicon.definite_markers or behind[0].cls == "word")
    return definite and any(item.low in lexicon.where_and_when for item in behind)


def is_told_again(draft: Draft, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a noun without parties points back and has a verb of its own: "Sanksi itu mulai berlaku", "Kunjungan ini terjadi"."""
    if draft.trigger.voice != "nominal" or draft.actors or draft.recipients or draft.at + 2 >= len(clause.items):
        return False
    behind = clause.items[draft.at + 1 : draft.at + 1 + RETOLD_REACH]
    verb = next((item for item in behind if item.cls != "adv"), None)
    pointed = behind[0].low in lexicon.definite_markers - lexicon.possessives
    return pointed and verb is not None and verb.cls == "verb" and clause.is_subject_noun(draft.at)


def lend_visitor(draft: Draft, clause: Clause, told: Sequence[Draft]) -> None:
    """ "Kunjungan ke X ini ...": by who was told to visit X, else by the one visitor of the article; still a plan if that was one."""
    if draft.at and clause.items[draft.at - 1].cls == "word":
        return  # "logo kunjungan ke X"
    visits = [t for t in told if t.trigger.rule.mode == "visit" and t.actors and t.recipients]
    there = [t for t in visits if shares(t.recipients, draft.recipients)] or visits
    if not there or not all(shares(t.actors, there[-1].actors) for t in there):
        return
    last = there[-1]
    draft.actors = others(last.actors, draft.recipients)
    draft.lent = bool(draft.actors)
    if last.status == "future" and draft.status == "actual" and shares(last.recipients, draft.recipients):
        draft.type, draft.mode, draft.status = last.type, last.mode, last.status


def is_negotiated(draft: Draft, clause: Clause) -> bool:
    """ "Kesepakatan itu telah dirundingkan": talks that only name what is talked of, a deal between two."""
    open_ = not (draft.actors or draft.recipients or draft.filled.nameless_actors or draft.filled.nameless_recipients)
    if not open_ or not may_be_negotiated(draft.trigger):
        return False
    for item in reversed(clause.items[max(0, draft.at - RETOLD_REACH) : draft.at]):
        if is_deal(item) or item.cls in ("rel", "stop"):
            return item.cls == "noun"
    return False


def like_deeds(draft: Draft) -> frozenset[tuple[str, str | None]]:
    """The kinds of deed that tell who did this one, whose words name nobody. Forces that "disiagakan" may be anybody's."""
    rule = draft.trigger.rule
    if draft.actors or draft.recipients or not (draft.trigger.voice == "nominal" or rule.mode == "access"):
        return frozenset()
    return LIKE_DEEDS.get((rule.type, rule.mode), frozenset())


def only_doer_of(told: Sequence[Draft], kinds: frozenset[tuple[str, str | None]]) -> list[Phrase]:
    """The one that does all that the article tells of these kinds."""
    done = [t for t in told if t.actors and not t.symmetric and (t.trigger.rule.type, t.trigger.rule.mode) in kinds]
    return list(done[-1].actors) if done and all(shares(t.actors, done[-1].actors) for t in done) else []


def lend_same(draft: Draft, told: Sequence[Draft]) -> None:
    """The parties of the last happening of the same rule or mode, where nobody else was told to do the like."""
    rule = draft.trigger.rule
    same = [
        other
        for other in lately(told, draft)
        if other.actors and other.trigger.rule.type == rule.type and other.trigger.rule.mode == rule.mode
    ]
    if same and all(shares(other.actors, same[-1].actors) for other in same):
        last = same[-1]
        draft.actors, draft.recipients = list(last.actors), list(last.recipients)
        draft.symmetric, draft.lent = last.symmetric, True


def lend_sides(draft: Draft, told: Sequence[Draft]) -> None:
    """The parties of the last happening of the type; of an attack whose doer is open, whom the last one hit."""
    earlier = next((t for t in reversed(told) if t.trigger.rule.type == draft.trigger.rule.type and t.actors), None)
    if draft.type == HARM and not only_doers(lately(told, draft)):
        hit = next((t for t in reversed(lately(told, draft)) if t.type == HARM and t.recipients and not t.symmetric), None)
        draft.recipients, draft.lent = list(hit.recipients) if hit else [], hit is not None
    elif earlier is not None:
        draft.actors, draft.recipients = list(earlier.actors), list(earlier.recipients)
        draft.symmetric, draft.lent = earlier.symmetric, True


def refers_back(draft: Draft, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the verb's object is "tindakan tersebut" or the like: what was told just before."""
    after = clause.items[draft.at + 1 : draft.at + 3]
    return len(after) == 2 and after[0].cls == "word" and after[1].low in lexicon.definite_markers


def only_target(told: Sequence[Draft], doers: Sequence[Phrase]) -> list[Phrase]:
    """Whom the same doer harmed in nearly every attack told of: "Serangan Israel itu ..." says no target of its own."""
    hit = [
        p
        for earlier in told
        if earlier.type == HARM and not earlier.symmetric and not earlier.lent and shares(earlier.actors, doers)
        for p in earlier.recipients
        if (p.country or p.group) and not shares([p], doers)
    ]
    counted = Counter((p.country, p.group) for p in hit)
    if not counted:
        return []
    code, times = counted.most_common(1)[0]
    return [next(p for p in reversed(hit) if (p.country, p.group) == code)] if times > MOST * len(hit) else []


def doers_to(told: Sequence[Draft], draft: Draft) -> list[Phrase]:
    """Who has done the same to the same party or place in all that the article has told of it."""
    entities = {
        p.entity or p.name for p in draft.recipients if p.kind in ("person", "place", "body") and (p.country or p.group)
    }
    same = [
        earlier
        for earlier in told
        if earlier.type == draft.type
        and earlier.trigger.rule.mode == draft.trigger.rule.mode
        and earlier.actors
        and not earlier.symmetric
        and any((p.entity or p.name) in entities for p in earlier.recipients)
    ]
    if not same or any(not shares(earlier.actors, same[-1].actors) for earlier in same):
        return []
    return list(same[-1].actors)


def last_doers(told: Sequence[Draft]) -> list[Phrase]:
    return next((list(t.actors) for t in reversed(told) if t.type == HARM and t.actors and not t.symmetric), [])


def only_doers(told: Sequence[Draft]) -> list[Phrase]:
    """Who made the last attack told of, where no other attack stands in its sentence and nobody else is blamed."""
    last = next((t for t in reversed(told) if t.type == HARM and t.actors and not t.symmetric), None)
    if last is None:
        return []
    beside = [t for t in told if t.type == HARM and t.order == last.order and t.actors]
    blamed = [t for t in told if t.type == "ACCUSE" and t.mode == "allege" and t.recipients]
    return list(last.actors) if all(shares(t.actors, last.actors) for t in beside) and not unlike(blamed, last) else []


def unlike(blamed: Sequence[Draft], attack: Draft) -> bool:
    return any(not shares(t.recipients, attack.actors) for t in blamed)


def others(parties: Sequence[Phrase], than: Sequence[Phrase]) -> list[Phrase]:
    return [p for p in parties if not any(same_party(p, q) for q in than)]


def shares(some: Sequence[Phrase], more: Sequence[Phrase]) -> bool:
    return any(same_party(p, q) for p in some for q in more)


def absorbed(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the draft tells once more what one of the sentence has told; its parties then join that one."""
    for other in drafts:
        if other.type != draft.type or other.status != draft.status:
            continue
        if draft.type == HARM and one_attack(other, draft):
            other.actors = other.actors or draft.actors
            known = other.recipients
            other.recipients = known + [p for p in draft.recipients if not any(p is q or same_party(p, q) for q in known)]
            return True
        if (other.mode == draft.mode or None in (other.mode, draft.mode)) and same_sides(other, draft):
            other.mode = other.mode or draft.mode
            return True
    return False


def one_attack(other: Draft, draft: Draft) -> bool:
    """An attack and its dead: the second has the first as subject, or names no doer of its own."""
    if draft.filled.noun == other.at or other.filled.noun == draft.at:
        return True
    if not draft.actors and other.recipients and draft.recipients and not draft.symmetric:
        # "Serangan X menewaskan 12 warga dalam serangan ke Idlib": nobody else did it, and to the same side.
        hit = {(p.country, p.group) for p in other.recipients}
        if all((p.country, p.group) in hit for p in draft.recipients) and other.actors:
            return True
    if not draft.actors or not other.actors:
        return bool(draft.trigger.voice == "nominal") != bool(other.trigger.voice == "nominal")
    return same_sides(other, draft)


def same_sides(a: Draft, b: Draft) -> bool:
    def ids(parties: Sequence[Phrase]) -> set[tuple[str | None, ...]]:
        return {(p.entity, p.country, p.group, p.name if p.kind == "person" else None) for p in parties}

    if a.type in MUTUAL:
        return ids(a.actors + a.recipients) == ids(b.actors + b.recipients)
    return ids(a.actors) == ids(b.actors) and ids(a.recipients) == ids(b.recipients)
