"""Whom an act of words or an arrest reaches though no slot of its verb holds him: "menyurati X, meminta ...", "X yang ditahan KPK".

In come a draft without recipients and its clause, out come the recipients that the clause around tells, or none.
"""

from __future__ import annotations

from runut.extract.arguments import same_party
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.extract.view import Draft
from runut.grammar import Head

BACK = 9
"""Items before a demand in which stands to whom one turns with it."""
DESCRIBED_BY = 2
LETTER = 3
"""Words between a letter and to whom it goes: "surat terbuka kepada"."""
ADDRESSED = frozenset({"REQUEST"})
TOLD_TO_PEOPLE = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "CONCEDE"})
HELD = frozenset({"arrest", "investigate", "convict"})
SOMEBODY = frozenset({"person", "body", "organisation", "state", "armed", "company"})
FOLK = Head(kind="people", sector="CVL")


def reached(draft: Draft, clause: Clause) -> list[Phrase]:
    """Who it is meant for; nothing where the clause does not tell."""
    if draft.recipients or draft.symmetric or not draft.actors:
        return []
    if draft.trigger.voice == "passive":
        return held(draft, clause) if draft.mode in HELD else []
    found = turned_to(draft, clause) or proposed_to(draft, clause) if draft.type in ADDRESSED else []
    if not found and draft.type in TOLD_TO_PEOPLE and draft.trigger.voice != "nominal":
        found = folk_behind(draft, clause)
    return found


def held(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "X yang kini ditahan KPK": the person before "yang"."""
    before = clause.before_auxiliaries(draft.at)
    if before < 1 or clause.items[before].cls != "rel":
        return []
    phrase = clause.items[before - 1].phrase
    somebody = phrase is not None and phrase.kind == "person" and phrase.known
    return [phrase] if phrase is not None and somebody and not is_actor(phrase, draft) else []


def turned_to(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "mengirim surat kepada X untuk meminta ...", "menemui X guna meminta ...": with whom one goes before him."""
    lexicon = clause.lexicon
    for i in range(draft.at - 1, max(0, draft.at - BACK), -1):
        item, phrase = clause.items[i], clause.items[i].phrase
        if item.cls in ("stop", "quote") or item.low in lexicon.topics:
            return []
        if phrase is None:
            continue
        before = clause.items[i - 1]
        written = before.low in lexicon.addressing | lexicon.place_prepositions and is_letter(clause, before.first)
        if (written or before.low in lexicon.turning_to) and phrase.kind in SOMEBODY and phrase.known:
            return [p for p in clause.chain(i)[0] if not is_actor(p, draft)]
    return []


def proposed_to(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "mengusulkan nama-nama yang akan diusung ke DPP X": the body behind "ke" or "kepada" in the same sentence."""
    lexicon = clause.lexicon
    if draft.trigger.words[0] not in lexicon.proposing:
        return []
    for i in range(draft.at + 1, len(clause.items) - 1):
        if clause.items[i].cls in ("stop", "quote"):
            break
        phrase = clause.items[i + 1].phrase
        if clause.items[i].low not in lexicon.addressing | {"ke"} or phrase is None:
            continue
        if phrase.known and phrase.kind in SOMEBODY - {"state"} and not phrase.pronoun:
            return [p for p in clause.chain(i + 1)[0] if not is_actor(p, draft)]
    return []


def is_letter(clause: Clause, unit: int) -> bool:
    """Whether a letter stands shortly before that unit."""
    return any(one.low in clause.lexicon.letters for one in clause.units[max(0, unit - LETTER) : unit])


def is_actor(phrase: Phrase, draft: Draft) -> bool:
    return any(phrase is actor or same_party(phrase, actor) for actor in draft.actors)


def folk_behind(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "meminta agar seluruh karyawan segera ...", "menuduh kalangan X": people right behind the words, with what describes them."""
    lexicon, units = clause.lexicon, clause.units
    at = clause.items[draft.at].last
    passed = lexicon.quantifiers | lexicon.addressing | lexicon.goals | {"ke", "nya", "juga"}
    while at < len(units) and units[at].low in passed:
        at += 1
    size = next((n for n in (3, 2, 1) if " ".join(unit.low for unit in units[at : at + n]) in lexicon.folk), 0)
    if not size or at >= len(units):
        return []
    last = at + size
    while last < min(len(units), at + size + DESCRIBED_BY) and describes(clause, last):
        last += 1
    if does_nothing(clause, last):
        return []
    name = " ".join(unit.text for unit in units[at:last])
    return [Phrase(at, last, "generic", name=name, sector="CVL", plural=True, heads=[FOLK], units=list(units))]


def describes(clause: Clause, at: int) -> bool:
    """Whether the word goes on telling which people are meant."""
    item, unit = clause.items[clause.at_unit[at]], clause.units[at]
    return item.cls == "word" and unit.text.isalpha() and unit.low not in clause.lexicon.closed


def does_nothing(clause: Clause, at: int) -> bool:
    """Whether a passive follows: what is to befall them is asked of others."""
    for item in clause.items[clause.at_unit[at] :] if at < len(clause.units) else ():
        if item.cls == "verb" or clause.lexicon.passive.match(item.low):
            return bool(clause.lexicon.passive.match(item.low)) or item.low in clause.lexicon.gaining
        if item.cls in ("stop", "comma", "sub", "quote", "rel"):
            break
    return False
