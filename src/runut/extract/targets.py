"""Whom force hits, where the words name its place or its doer instead: "16 warga tewas dalam serangan di X", "OTT KPK".

In come a draft with its sides and the clause, out come better sides, in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from runut.extract.aside import set_aside
from runut.extract.between import HARM
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.extract.view import Draft

SENT = "MOBILIZE"
REFUSED = "REJECT"
FORCE = frozenset({"ASSAULT", "COERCE"})
FORCES = frozenset({"MIL", "COP"})
ENFORCERS = frozenset({"COP", "JUD"})
ENFORCED = frozenset({"arrest", "investigate"})
VICTIM_KINDS = frozenset({"people", "person", "armed"})
CAUSED_WITHIN = 4
"""Items between "tewas" and the attack that killed: "tewas dalam sebuah serangan"."""
NEAR_OBJECT = 3


def mend_sides(draft: Draft, clause: Clause) -> None:
    """Drops where forces are sent to; who seizes and questions does it, where only a noun names him."""
    set_aside(draft, clause)
    if draft.type == SENT:
        draft.recipients = [p for p in draft.recipients if not is_place(p, clause) and not is_sent(p, draft.actors)]
    elif draft.type not in FORCE:
        draft.recipients = [p for p in draft.recipients if not is_of_another(p, clause)]
    if draft.type == REFUSED:
        draft.recipients = [p for p in draft.recipients if not is_refused_clause(p, clause, draft.at)]
    if is_wished(draft, clause):
        draft.recipients = []
    if is_venue(draft.trigger.words, clause):
        draft.recipients = [p for p in draft.recipients if not (p.units and p.units[p.first].low == draft.trigger.words[-1])]
    enforced = draft.trigger.voice == "nominal" and draft.mode in ENFORCED and not draft.actors
    if enforced and draft.recipients and all(is_enforcer(p, clause) for p in draft.recipients):
        draft.actors, draft.recipients = draft.recipients, []


def is_wished(draft: Draft, clause: Clause) -> bool:
    """Whether what somebody says must be is to befall its subject."""
    return "speaker" in draft.trigger.rule.frame.actor[:1] and is_to_be_done(clause, draft.at)


def is_to_be_done(clause: Clause, at: int) -> bool:
    """ "pelaku harus dihukum": what is to befall somebody is asked of others."""
    after = next((item for item in clause.items[at + 1 : at + 1 + NEAR_OBJECT] if item.cls not in ("adv", "neg")), None)
    if after is not None and after.low in clause.lexicon.gaining:
        return True
    return after is not None and after.cls == "verb" and bool(clause.lexicon.passive.match(after.low))


def is_venue(words: tuple[str, ...], clause: Clause) -> bool:
    """ "melaporkan X ke KPK", told by its own words: before whom it is brought."""
    return len(words) > 1 and words[-2] in clause.lexicon.place_prepositions


def is_refused_clause(phrase: Phrase, clause: Clause, at: int) -> bool:
    """ "menolak X dipidana", "menolak X harus ...": what is to befall X is refused, not X."""
    if phrase.units is not clause.units or clause.at_unit[phrase.first] != at + 1:
        return False
    after = clause.at_unit[phrase.last - 1] + 1
    if after >= len(clause.items) or clause.items[after].cls != "verb":
        return False
    item = clause.items[after]
    asked = item.match is not None and "speaker" in item.match.triggers[0].rule.frame.actor[:1]
    return asked or bool(clause.lexicon.passive.match(item.low))


def is_sent(phrase: Phrase, actors: Sequence[Phrase]) -> bool:
    """ "mengerahkan 2.000 personel Garda Nasional": one's own forces."""
    return phrase.sector in FORCES and not phrase.group and any(phrase.country == actor.country for actor in actors)


def is_of_another(phrase: Phrase, clause: Clause) -> bool:
    """ "menolak revisi UU KPK", "mendukung kerja sama militer": whose law it is, or a word that colours the noun before it."""
    if phrase.units is not clause.units or not phrase.first:
        return False
    before = clause.items[clause.at_unit[phrase.first] - 1]
    coloured = phrase.last - phrase.first == 1 and clause.units[phrase.first].low in clause.lexicon.colouring
    return before.low in clause.lexicon.laws or (
        coloured and before.cls == "word" and before.low not in clause.lexicon.fillers | clause.lexicon.demanding
    )


def is_place(phrase: Phrase, clause: Clause) -> bool:
    """Whether it stands behind a preposition of place, as a land or town without more."""
    if phrase.kind not in ("state", "place") or phrase.heads or phrase.units is not clause.units:
        return False
    before = clause.at_unit[phrase.first] - 1
    return before >= 0 and clause.items[before].low in clause.lexicon.place_prepositions | clause.lexicon.located


def leave_places(draft: Draft, clause: Clause, home: str | None) -> None:
    """Takes a town at home that only says where an attack by nobody named was out of its recipients, in place.

    Abroad it stays: that it was on that land is what the news is.
    """
    if draft.type == HARM and not draft.actors and not draft.symmetric and home:
        draft.recipients = [p for p in draft.recipients if p.country != home or not is_where(p, clause)]


def is_where(phrase: Phrase, clause: Clause) -> bool:
    return is_place(phrase, clause) and clause.items[clause.at_unit[phrase.first] - 1].low in clause.lexicon.located


def is_enforcer(phrase: Phrase, clause: Clause) -> bool:
    """ "penyidikan KPK", "penangkapan polisi", but "penangkapan terhadap polisi"."""
    if phrase.sector not in ENFORCERS or phrase.kind == "person" or phrase.units is not clause.units:
        return False
    before = clause.at_unit[phrase.first] - 1
    return before >= 0 and clause.items[before].cls in ("noun", "word", "close")


def name_victims(draft: Draft, drafts: Sequence[Draft], clause: Clause) -> None:
    """Puts those killed or hurt in the place of the land where it was, in place."""
    if draft.type != HARM or draft.trigger.voice != "nominal" or draft.symmetric or not draft.recipients:
        return
    if not all(is_place(p, clause) for p in draft.recipients):
        return
    found = [p for p in victims(draft, clause) if not any(p is q for q in draft.actors)]
    if any(p is q for p in found for other in drafts if other is not draft for q in other.recipients):
        return  # told by itself
    land = draft.recipients[0].country
    if found:
        draft.recipients = [replace(p, country=land) if needs_land(p) else p for p in found]


def needs_land(phrase: Phrase) -> bool:
    return not (phrase.country or phrase.group) and phrase.kind != "person"


def victims(draft: Draft, clause: Clause) -> list[Phrase]:
    """The subject of "tewas" before the attack, or the object of "menewaskan" behind it."""
    for i, item in enumerate(clause.items):
        if i == draft.at or item.cls != "verb" or item.match is None or item.match.triggers[0].rule.type != HARM:
            continue
        suffered = item.match.triggers[0].voice == "passive" or item.match.triggers[0].rule.frame.recipient[:1] == ("subject",)
        parties: Sequence[Phrase] = ()
        if suffered and i < draft.at <= i + CAUSED_WITHIN:
            subject = clause.subject(i)
            parties = subject.parties if subject and subject.through is None else ()
        elif (
            not suffered
            and i > draft.at
            and not any(between.cls in ("stop", "verb") for between in clause.items[draft.at + 1 : i])
        ):
            behind = clause.complements(i)
            parties = behind.direct if behind.direct_distance <= NEAR_OBJECT else ()
        hurt = [p for p in parties if is_victim(p)]
        if hurt and len(hurt) == len(parties):
            return hurt
    return []


def is_victim(phrase: Phrase) -> bool:
    kind = phrase.heads[0].kind if phrase.heads else phrase.kind
    return kind in VICTIM_KINDS and phrase.pronoun is None and phrase.kind != "pronoun"
