"""Sides that no name tells: "mengancam memecat tiga gubernur", "memenuhi tuntutan para penyandera", "kelompok HAM menuduh ...".

In come a draft and its clause; an empty side takes the phrase without a name that stands in its slot, with the words that
describe it, and the state of the other side where that is what it means: the police of a state threaten its own demonstrators.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from runut.extract.arguments import same_party
from runut.extract.aside import stands_aside
from runut.extract.parties import Phrase
from runut.extract.reached import does_nothing, reached
from runut.extract.row import REACH
from runut.extract.syntax import Clause
from runut.extract.targets import is_wished, mend_sides
from runut.extract.view import Draft
from runut.grammar import Head

HOST_REACH = 4
DESCRIBED_BY = 2
"""Words behind the head that still describe it: "gerombolan bersenjata tajam"."""
# Done to one's own people or organs, where nobody else is named.
DOMESTIC = frozenset(
    {"REQUEST", "THREATEN", "CONCEDE", "AGREE", "ACCUSE", "REJECT", "SUPPORT", "COERCE", "SANCTION", "PROTEST", "AID"}
)
# What is done to office-holders of one's own.
ORDERED = frozenset({"REQUEST", "THREATEN", "COERCE", "SANCTION"})
# Done to people, never to a land.
SEIZED = frozenset({"arrest", "deport", "investigate", "convict"})
# Against whom one marches.
AUTHORITY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "IGO"})
# Who is of the land where it happens.
LOCAL = frozenset({"REB", "UAF"})
# Whom an armed side without a name does it to, or with: no business of private persons.
FOUGHT = frozenset({"ASSAULT"})
# Heads that say little by themselves: "kelompok Baloch", "partai kiri", "perusahaan tambang".
VAGUE = frozenset({"REB", "MIL", "BUS", "PTY", "LAB", "NGO", "UAF"})
RULING = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "OPP", "PTY", "CVL"})
OWN = RULING | {"REB", "LAB", "JRN", "EDU", "MED", "REL", "BUS"}


def take_nameless(draft: Draft, clause: Clause) -> None:
    """Fills the empty recipients of a draft, in place, where its actor is known."""
    mend_sides(draft, clause)
    if draft.mode in SEIZED or (draft.type == "REQUEST" and is_of_folk(clause, draft.at)):
        draft.recipients = [somebody_of(p, clause, draft.at) for p in draft.recipients]
    if draft.trigger.rule.type == "CONSULT":
        meet_many(draft, clause)
    if draft.type in FOUGHT:
        place_fighters(draft, clause)
    nameless = draft.filled.nameless_recipients if draft.type != "MOBILIZE" and not draft.symmetric else []
    if draft.type == "REQUEST":
        nameless = [] if is_wished(draft, clause) else [p for p in nameless if not stands_aside(p, draft, clause)]
        nameless = [p for p in nameless if not is_to_gain(p, draft, clause)]
        draft.recipients = [p for p in draft.recipients if not is_to_gain(p, draft, clause)]
    if not draft.recipients and nameless and any(p.known for p in draft.actors):
        draft.recipients = described(nameless, draft.actors, draft, clause)
    elif draft.type == "THREATEN" and not draft.recipients and draft.actors:
        draft.recipients = conditioned(draft, clause)
    elif draft.type == "PROTEST" and not draft.recipients and draft.actors:
        draft.recipients = protested(draft, clause)
    elif any(not p.known for p in draft.recipients):
        settle_state(draft.recipients, draft.actors, draft, clause)
    if not draft.recipients:
        draft.recipients = reached(draft, clause)
        settle_state(draft.recipients, draft.actors, draft, clause)


def meet_many(draft: Draft, clause: Clause) -> None:
    """ "kunjungan ke enam negara": others that nobody names, and surely not the actor's own state."""
    own = {p.country for p in draft.actors}
    near = clause.items[draft.at + 1 : draft.at + 1 + HOST_REACH]
    towards = [b.phrase for a, b in pairwise(near) if a.low in clause.lexicon.place_prepositions and b.phrase is not None]
    nameless = [p for p in draft.recipients or towards if is_several_lands(p, clause)]
    if not draft.actors or len(nameless) != len(draft.recipients or nameless) or not nameless:
        return
    if all(p.country is None or p.country in own for p in nameless):
        draft.recipients = [
            replace(
                p,
                kind="state",
                country=None,
                entity=None,
                sector=None,
                heads=[],
                name=" ".join(u.text for u in p.units[p.first : p.last]),
            )
            for p in nameless
        ]


def is_several_lands(phrase: Phrase, clause: Clause) -> bool:
    return phrase.plural and phrase.head_words in clause.lexicon.land_heads & clause.lexicon.state_heads and not phrase.group


def place_fighters(draft: Draft, clause: Clause) -> None:
    """ "Dua teroris menyerang polisi di X": fighters without a name are of the land where they fight, and so is whom they fight."""
    sides = [*draft.actors, *draft.recipients]
    armed = [p for p in draft.filled.nameless_actors if not draft.actors and p.heads[0].sector in LOCAL]
    if draft.symmetric and not draft.recipients:
        armed = [p for p in draft.filled.nameless_actors + draft.filled.nameless_recipients if p.heads[0].sector in LOCAL]
    lands = {p.country for p in sides if p.country and not p.group}
    land = land_named(clause, draft.at) or (next(iter(lands)) if len(lands) == 1 else None)
    if not armed or land is None or lands - {land}:
        return
    faced = draft.filled.nameless_recipients if not draft.recipients and not draft.symmetric else []
    faced = [p for p in faced if p.heads[0].sector in AUTHORITY or armed[0].heads[0].sector == "REB"]
    alone = all(p.sector == "CVL" and not p.plural for p in draft.recipients)
    if not faced and alone and armed[0].heads[0].sector == "UAF":
        return  # nobody, or one private person: a crime
    for phrase in (*armed, *faced):
        phrase.name, phrase.country = in_words(phrase, clause), land
    draft.actors, draft.recipients = armed, draft.recipients or faced


def is_of_folk(clause: Clause, at: int) -> bool:
    """ "meminta generasi muda Papua": people right behind the verb, and then their land."""
    return at + 1 < len(clause.items) and clause.items[at + 1].low in clause.lexicon.folk


def somebody_of(phrase: Phrase, clause: Clause, at: int) -> Phrase:
    """ "membekuk agen rahasia Rusia": somebody of that land, and not the land."""
    first = clause.at_unit[phrase.first] if phrase.units is clause.units else 0
    bare = phrase.kind in ("state", "place") and not phrase.heads and not phrase.pronoun
    if not bare or first <= at + 1 or any(item.cls not in ("word", "adv") for item in clause.items[at + 1 : first]):
        return phrase
    return replace(whole(phrase, clause), kind="people", sector="CVL")


def is_to_gain(phrase: Phrase, draft: Draft, clause: Clause) -> bool:
    """ "meminta agar pekerja tak diberhentikan": what befalls somebody is asked of others; he himself may be told to be gone."""
    asked = clause.lexicon.goals & {*draft.trigger.words} or clause.items[draft.at].low == "harus"
    behind = phrase.units is clause.units or phrase.units == clause.units
    return bool(asked) and behind and phrase.first >= clause.items[draft.at].last and does_nothing(clause, phrase.last)


def conditioned(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "mengancam akan menembak jika aksi oposisi berlanjut": whose doing the threat is meant to stop."""
    if draft.trigger.voice == "nominal":
        return []
    asked = False
    for i in range(draft.at + 1, min(len(clause.items), draft.at + REACH)):
        item, phrase = clause.items[i], clause.items[i].phrase
        if item.cls == "stop" or item.low in clause.lexicon.closing:
            break
        asked = asked or item.low in clause.lexicon.conditions
        if phrase is None or not asked or phrase.pronoun or clause.items[i - 1].low in clause.lexicon.place_prepositions:
            continue
        if phrase.known and (phrase.country or phrase.group) and phrase.kind not in ("place", "people"):
            return [] if any(same_words(phrase, actor) for actor in draft.actors) else [phrase]
        if not phrase.known and phrase.heads and phrase.heads[0].sector in RULING:
            return described([phrase], draft.actors, draft, clause)
        return []
    return []


def protested(draft: Draft, clause: Clause) -> list[Phrase]:
    """ "turun ke jalan menuntut pengunduran diri pemerintah": the first ruling party behind the word of demand."""
    demanded = False
    for i in range(draft.at + 1, min(len(clause.items), draft.at + REACH)):
        item = clause.items[i]
        if item.cls == "stop" or item.low in clause.lexicon.closing:
            break
        demanded = demanded or item.low in clause.lexicon.demanding
        phrase = item.phrase
        if phrase is None or not demanded or phrase.pronoun or any(phrase is actor for actor in draft.actors):
            continue
        if clause.items[i - 1].low in clause.lexicon.place_prepositions - {clause.lexicon.source}:
            continue
        sector = phrase.heads[0].sector if phrase.heads else phrase.sector
        if phrase.known and (phrase.country or phrase.group) and (phrase.kind == "state" or sector in AUTHORITY):
            return [phrase]
        if not phrase.known and sector in AUTHORITY:
            return described([phrase], draft.actors, draft, clause)
    return []


def name_actors(draft: Draft, clause: Clause) -> None:
    """Fills the empty actors of a draft that counts as an event by its recipients, in place."""
    nameless = draft.filled.nameless_actors
    if not draft.actors and nameless and any(p.known for p in draft.recipients):
        draft.actors = apposed(nameless[0], clause) or described(nameless, draft.recipients, draft, clause)
        lands = {p.country for p in draft.recipients if p.kind == "place"}
        for phrase in draft.actors if len(lands) == 1 else ():
            if not phrase.known and phrase.heads and phrase.heads[0].sector == "GOV":
                phrase.country = next(iter(lands))  # "serangan oleh rezim di Suwayda"


def is_adjective(phrase: Phrase, clause: Clause) -> bool:
    """ "agresi militer", "aksi militer": a bare force right behind the noun that it colours."""
    before = clause.items[clause.at_unit[phrase.first] - 1] if phrase.first else None
    coloured = before is not None and (before.cls == "noun" or before.low in clause.lexicon.light_active)
    return coloured and phrase.last - phrase.first == 1 and phrase.heads[0].sector == "MIL"


def apposed(phrase: Phrase, clause: Clause) -> list[Phrase]:
    """ "A dan B, dua pemimpin yang ..., mengecam ...": those whom it describes."""
    at = clause.at_unit[phrase.first]
    if at < 2 or clause.items[at - 1].cls != "comma" or clause.items[at - 2].cls != "np":
        return []
    named = clause.listed_before(at - 2)
    return named if all(p.known for p in named) and (len(named) > 1) == phrase.plural else []


def described(phrases: Sequence[Phrase], others: Sequence[Phrase], draft: Draft, clause: Clause) -> list[Phrase]:
    """The phrases in their own words, with their state where their words or the other side tell it."""
    found = [p for p in phrases if not any(p is other or same_words(p, other) for other in others)]
    found = [p for p in found if p.known or not is_adjective(p, clause)]
    owned = [phrase.known and phrase.kind != "people" for phrase in found]
    found = [
        whole(phrase, clause) if own else told_behind(phrase, clause) or phrase
        for phrase, own in zip(found, owned, strict=True)
    ]
    for phrase in found:
        if phrase.known:
            continue
        phrase.name = in_words(phrase, clause)
        owner = owner_behind(phrase, clause)
        if owner is not None:
            phrase.country, phrase.group = owner.country, owner.group
    settle_state(found, others, draft, clause)
    return [p for p in found if p.known or p.country or p.group or p.name.casefold() not in clause.lexicon.land_heads]


def told_behind(phrase: Phrase, clause: Clause) -> Phrase | None:
    """ "pemimpin itu, Fulan": the person whose name follows the description."""
    at = clause.at_unit[phrase.last - 1] + 1
    if at + 1 >= len(clause.items) or clause.items[at].cls != "comma":
        return None
    behind = clause.items[at + 1].phrase
    titled = bool(phrase.heads) and phrase.heads[0].title and not phrase.plural
    return behind if titled and behind is not None and behind.kind == "person" and behind.short and behind.known else None


def whole(phrase: Phrase, clause: Clause) -> Phrase:
    """ "penyelidik PBB", "politisi Inggris": who belongs to a party that has a name, with its codes."""
    first = clause.at_unit[phrase.first]
    while first and clause.items[first - 1].cls in ("word", "noun"):
        first -= 1
    start = clause.items[first].first
    name = " ".join(unit.text for unit in clause.units[start : phrase.first])
    kind = "person" if phrase.kind == "person" else "body"
    return replace(phrase, first=start, kind=kind, name=f"{name} {phrase.name}", entity=None, office=None)


def same_words(phrase: Phrase, other: Phrase) -> bool:
    return phrase.name.casefold() == other.name.casefold() or ((phrase.known and other.known) and same_party(phrase, other))


def in_words(phrase: Phrase, clause: Clause) -> str:
    """Its name with the words behind it that describe it."""
    lexicon, words = clause.lexicon, []
    sector = phrase.heads[0].sector if phrase.heads else None
    vague = sector in VAGUE or phrase.head_words.split(" ")[0] in lexicon.group_heads
    for at in range(phrase.last, min(len(clause.units), phrase.last + DESCRIBED_BY)) if vague else ():
        unit = clause.units[at]
        timed = clause.items[clause.at_unit[at]].cls == "adv"  # "kelompok militan tahun ini"
        closed = timed or unit.low in lexicon.closed | lexicon.quantifiers or unit.low in lexicon.classes
        closed = closed or lexicon.verbal.match(unit.low) is not None
        if (unit.name is not None and unit.name.entity) or not unit.text.isalpha() or closed:
            break
        words.append(unit.text)
    return " ".join((phrase.name, *words))


def owner_behind(phrase: Phrase, clause: Clause) -> Phrase | None:
    """Whose it is: "kepala baru untuk sayap bersenjata Hamas", "kilang minyak terbesar Israel", "militer dan nuklir Iran"."""
    at = clause.at_unit[phrase.last - 1] + 1
    for i in range(at, min(len(clause.items) - 1, at + 1 + DESCRIBED_BY)):
        item, behind = clause.items[i], clause.items[i + 1].phrase
        if behind is not None and (behind.country or behind.group) and not behind.members:
            bare = item.cls == "word" and behind.kind in ("state", "place") and not behind.heads
            return behind if item.low in clause.lexicon.belonging or bare else None
        if item.cls not in ("word", "adv") and not (item.cls == "coord" and i == at):
            return None
    return None


def settle_state(phrases: Sequence[Phrase], others: Sequence[Phrase], draft: Draft, clause: Clause) -> None:
    """Gives those without a state that of the other side, in place, where that one rules it and the sentence names no other."""
    for phrase in phrases:
        if not (phrase.country or phrase.group) and phrase.heads and phrase.heads[0].sector in LOCAL:
            phrase.country = land_named(clause, draft.at)
    states = {p.country for p in others if p.country and not p.group and p.sector in RULING}
    policed = draft.type == "ASSAULT" and bool(others) and all(p.sector == "COP" for p in others)
    if not (draft.type in DOMESTIC or policed) or len(states) != 1:
        return
    around = clause.items[max(0, draft.at - REACH) : draft.at + REACH]
    named = {p.country or p.group for item in around if (p := item.phrase) is not None and (p.country or p.group)}
    for phrase in phrases if named <= states else ():
        if not (phrase.country or phrase.group) and phrase.heads and is_own(phrase.heads[0], draft.type):
            phrase.country = next(iter(states))


def land_named(clause: Clause, at: int) -> str | None:
    """The state of the only land that the sentence names as where something is."""
    around = clause.items[max(0, at - REACH) : at + REACH]
    lands = {
        item.phrase.country
        for before, item in pairwise(around)
        if item.phrase is not None and item.phrase.kind in ("place", "state") and before.low in clause.lexicon.located
    }
    return next(iter(lands)) if len(lands) == 1 else None


def is_own(head: Head, type_: str) -> bool:
    """Whether it is meant of the other side's own state: a "presiden" whom one refuses may be of another."""
    return head.sector in OWN and (type_ in ORDERED or not (head.title and head.sector == "GOV"))
