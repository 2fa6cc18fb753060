"""Fills a rule's frame: which phrases are actors and which recipients, by voice and slot.

In come a trigger and its clause, out come two lists of phrases, or None where the frame's needs are not met.
Passives turn subject and object round; event nouns have a possessor, an "oleh" and a light verb.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.extract.doers import doers_of_harm, subject_of
from runut.extract.parties import Phrase
from runut.extract.syntax import Clause, Complements, Subject
from runut.extract.topics import HARSH, is_deed, is_topic, speaks_on
from runut.grammar import Frame, Lexicon, Rule, Trigger

LIGHT_REACH = 6
SCOPE_REACH = 25


@dataclass(slots=True)
class Filled:
    """status_at: the item whose adverbs tell the status: the light verb of a noun, else the trigger itself.

    described: the trigger stands in a relative clause ("warga yang tidak terlibat").
    nameless_actors, nameless_recipients: who stands in the slot of an empty side without a name ("tiga gubernur").
    """

    actors: list[Phrase]
    recipients: list[Phrase]
    status_at: int
    distance: int = 1
    shared: int | None = None
    noun: int | None = None
    unnamed: list[Phrase] = field(default_factory=list)
    where: list[Phrase] = field(default_factory=list)
    described: bool = False
    nameless_actors: list[Phrase] = field(default_factory=list)
    nameless_recipients: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Slots:
    """Every slot that a trigger's clause offers, by name."""

    by: dict[str, list[Phrase]] = field(default_factory=dict)
    status_at: int = 0
    distance: int = 1
    shared: int | None = None
    noun: int | None = None
    object_near: bool = False
    owners: list[Phrase] = field(default_factory=list)


# The doer of an active verb is its subject; behind a preposition stands somebody else ("menuntut ganti rugi dari X").
OWN_SLOTS = frozenset({"subject", "object", "around", "speaker"})


def fill_frame(
    clause: Clause, at: int, trigger: Trigger, lexicon: Lexicon, speaker: Phrase | None, title: bool
) -> Filled | None:
    """Actors and recipients of the trigger at item `at`."""
    slots = read_slots(clause, at, trigger, lexicon, title)
    if slots is None:
        return None
    frame = trigger.rule.frame
    before = clause.before_auxiliaries(at)
    described = before >= 0 and clause.items[before].cls == "rel"
    if speaker is not None and not described:
        slots.by["speaker"] = [speaker]
    taken: set[int] = set()
    wanted = tuple(
        name for name in frame.actor if trigger.voice in ("nominal", "passive") or name in OWN_SLOTS or name in lexicon.between
    )
    actors = choose(wanted, slots, frame.actor_kinds, taken)
    nameless = beside(slots, frame, taken) if trigger.rule.type not in MOVING else []
    blamed = doers_of(clause, at, lexicon) if trigger.rule.type in WEIGHED and trigger.voice in ("active", "bare") else []
    if blamed:
        slots.by, nameless = {"object": blamed}, []
    recipients = [] if nameless else choose(frame.recipient, slots, frame.recipient_kinds, taken)
    if not recipients and not nameless:
        # Of a demand that names no political party the people who are asked are told all the same.
        kinds = NOBODY if trigger.rule.type == "REQUEST" else frame.recipient_kinds
        nameless = choose_nameless(frame.recipient, slots, kinds, taken, lexicon)
        if trigger.rule.type == "REQUEST" and not nameless:
            nameless = [p for name in ("object", *ASKED) for p in slots.by.get(name, ()) if p.kind == "people"]
    if (
        not recipients
        and not nameless
        and trigger.rule.type in SEARCHED
        and trigger.rule.mode != "deny"
        and frame.actor[0] != "speaker"
        and (trigger.voice not in ("nominal", "passive") or trigger.rule.type == "PROTEST")
    ):
        recipients, nameless = within(clause, at, trigger.rule.type, frame, lexicon, actors)
    if frame.symmetric and not recipients and len(actors) < 2:
        more = choose(frame.actor, slots, frame.actor_kinds, taken)
        actors = actors + more
    if (
        frame.symmetric
        and recipients
        and not actors
        and trigger.voice == "nominal"
        and recipients[0] in slots.by.get(lexicon.companion, ())
        and not any(name in slots.by for name in lexicon.between)
    ):
        actors = first_side(clause, at, recipients, speaker)
    if not actors and trigger.rule.type == "ASSAULT" and trigger.voice != "nominal":
        harmed_by, deed = doers_of_harm(clause, at, subject_of(clause, at))
        actors = [p for p in harmed_by if p not in recipients]
        slots.noun = deed if actors else slots.noun
    where = next((slots.by[low] for low in lexicon.place_prepositions if low in slots.by), [])
    unnamed = [p for p in slots.by.get("object", ()) if p.kind == "generic"]
    doers = [] if actors else choose_nameless(wanted, slots, frame.actor_kinds, taken, lexicon)
    if not actors and not doers and trigger.rule.type in SPOKEN and "subject" in wanted:
        doers = [p for p in slots.owners if is_side(p) or p.kind == "person"]  # "penyelidik PBB menyalahkan ..."
    return Filled(
        actors,
        recipients,
        slots.status_at,
        slots.distance,
        slots.shared,
        slots.noun,
        unnamed,
        where,
        described,
        doers,
        nameless,
    )


# What police and courts do to somebody brought before them.
HELD = frozenset({"investigate", "arrest", "convict"})
# Who tells of a fight and is no side of it.
OBSERVING = frozenset({"NGO", "JRN", "EDU", "MED"})
PARTY_KINDS = frozenset({"person", "state", "body", "armed", "organisation", "people", "company"})
# Acts that consist of words: a statement is their light verb too ("menyampaikan kecaman").
SPOKEN = frozenset({"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "AGREE", "THREATEN", "CONCEDE"})
# Types that weigh a deed: whom it hit is not whom they address.
WEIGHED = frozenset({"ACCUSE", "REJECT"})
FORCE = frozenset({"ASSAULT", "COERCE"})
NOBODY: frozenset[str] = frozenset()
# Whose object is what is sent: "mengirim tim penyelamat".
MOVING = frozenset({"MOBILIZE", "AID", "RETREAT"})
# Before whom one asks, where the verb takes no object: "mengimbau kepada warga".
ASKED = ("kepada", "pada")
SEARCHED = frozenset({"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "AGREE", "THREATEN", "CONCEDE", "PROTEST"})


def within(
    clause: Clause, at: int, type_: str, frame: Frame, lexicon: Lexicon, actors: list[Phrase]
) -> tuple[list[Phrase], list[Phrase]]:
    """The first party inside what the verb takes into itself, with a name, or without one.

    "bersedia bertemu dengan Iran" is a pledge to Iran, "mengancam memenjarakan dokter" a threat to doctors.
    """
    kinds = frame.recipient_kinds or PARTY_KINDS
    if names_unknown(clause, at):
        return [], []
    harmed = False
    for i in complement(clause, at, lexicon, whole=True):
        item, before = clause.items[i], clause.items[i - 1]
        if item.low in lexicon.opening and before.cls == "comma":
            return [], []  # ", menurut X": by whose word it is
        harmed = harmed or is_deed(item)
        if item.cls == "coord" and speaks_on(clause, at, i, lexicon):
            break
        phrase = item.phrase
        if phrase is None or any(phrase is actor or same_party(phrase, actor) for actor in actors):
            continue
        towards_victim = lexicon.addressing | lexicon.place_prepositions | lexicon.demanding
        victim = harmed and type_ in WEIGHED and before.low in towards_victim
        if not may_be_meant(phrase, item.low, lexicon):
            if phrase.pronoun is None and phrase.kind == "generic" and phrase.heads:
                # "memerintahkan polisi menyelidiki tentara": whoever is named later is another.
                sent = type_ == "AGREE" and phrase.heads[0].kind != "people" and before.cls == "verb"
                told = is_nameless(phrase, NOBODY) and not harmed and not sent and is_next(clause, at, i, lexicon)
                return [], [phrase] if told else []
            continue
        at_place = before.low in lexicon.place_prepositions or before.cls == "comma"
        if victim:
            return [], []  # "menggambarkan serangan itu sebagai perang terhadap X": X is the victim
        if is_topic(clause, at, i, type_, lexicon):
            continue
        towards = before.cls == "verb" or before.low in lexicon.addressing or before.low == lexicon.companion
        abroad = type_ == "THREATEN" and all(phrase.country != actor.country for actor in actors)
        if phrase.kind in ("place", "state") and phrase.country and not phrase.heads and (towards or abroad):
            return clause.chain(i)[0], []  # "meminta Brussel", "mengancam memutus pasokan gas ke Sao Paulo"
        if phrase.kind not in kinds or (at_place and not phrase.heads and phrase.kind in ("state", "place")):
            continue
        return clause.chain(i)[0], []
    return [], []


def doers_of(clause: Clause, at: int, lexicon: Lexicon) -> list[Phrase]:
    """ "mengecam pembantaian pasien di X oleh Y": of a deed that is told with its doer he is blamed, and not whom it hit."""
    inside = complement(clause, at, lexicon)
    deed = next((i for i in inside if is_deed(clause.items[i])), None)
    for i in inside:
        behind = deed is not None and i > deed and i + 1 < len(clause.items)
        if behind and clause.items[i].low == lexicon.agent:
            return clause.chain(i + 1)[0] if clause.items[i + 1].cls == "np" else []
    return []


def is_next(clause: Clause, at: int, i: int, lexicon: Lexicon) -> bool:
    """Whether only another verb and what joins it stand between: "mengancam akan memecat", "bersedia berdialog dengan"."""
    between = clause.items[at + 1 : i]
    joins = lexicon.goals | lexicon.addressing | {lexicon.companion}
    joined = all(item.cls in ("verb", "adv", "neg", "sub", "quote") or item.low in joins for item in between)
    return joined and sum(item.cls == "verb" for item in between) <= 1


def names_unknown(clause: Clause, at: int) -> bool:
    """Whether a name that nobody knows stands right behind the verb: it, and not a later party, is meant."""
    if clause.title or at + 1 >= len(clause.items):
        return False
    behind = clause.items[at + 1]
    return behind.cls == "word" and clause.units[behind.first].text[:1].isupper()


def may_be_meant(phrase: Phrase, low: str, lexicon: Lexicon) -> bool:
    """Whether a verb some words before can be about it: a side of its own, no weapon, no clitic, not the speaker."""
    return (
        bool(phrase.country or phrase.group or phrase.members)
        and phrase.pronoun != "first"
        and low not in lexicon.possessives
        and not (phrase.heads and phrase.heads[0].kind == "weapon")
    )


def same_party(a: Phrase, b: Phrase) -> bool:
    """One and the same, or somebody and the state acted for; two persons or two bodies of one state are two."""
    if a.entity and a.entity == b.entity:
        return True
    if a.kind == "person" and b.kind == "person":
        return a.name == b.name
    if "state" not in (a.kind, b.kind) and a.group is None and b.group is None:
        return a.name == b.name
    return a.country == b.country and a.group == b.group and bool(a.country or a.group)


def complement(clause: Clause, at: int, lexicon: Lexicon, *, whole: bool = False) -> list[int]:
    """The items behind `at` that its verb takes into itself, up to the end of the clause.

    whole: without the subject of a relative clause either ("mengecam apa yang mereka sebut ...").
    """
    inside: list[int] = []
    relative = quoted = False
    for i in range(at + 1, min(len(clause.items), at + SCOPE_REACH)):
        item = clause.items[i]
        if item.cls == "stop" or item.low in lexicon.scope_ends:
            break
        if item.cls == "quote":
            if i > at + 1 and not quoted and not clause.closes_soon(i):
                break
            quoted = not quoted
            continue
        if item.cls == "rel":
            relative = not (clause.is_adjective_clause(i) and clause.items[i + 2].low != lexicon.companion)
            continue
        if item.cls == "comma":
            relative = False
            if clause.starts_main(i):
                break
        if relative and (item.cls == "verb" or lexicon.passive.match(item.low)):
            relative = False
            continue
        if relative and whole and item.cls == "np":
            continue
        inside.append(i)
    return inside


def first_side(clause: Clause, at: int, recipients: list[Phrase], speaker: Phrase | None) -> list[Phrase]:
    """ "... yakin perang dengan AS tidak akan terjadi": the side unsaid is who speaks, or the first party of the sentence."""
    ahead = [item.phrase for item in clause.items[:at] if item.phrase is not None and item.phrase.kind in PARTY_KINDS]
    candidates = ([speaker] if speaker is not None and speaker.sector not in OBSERVING else []) + ahead
    for phrase in candidates:
        if phrase.known and not phrase.members and not any(same_party(phrase, p) for p in recipients):
            return [phrase]
    return []


def choose(names: tuple[str, ...], slots: Slots, kinds: frozenset[str], taken: set[int]) -> list[Phrase]:
    """The parties of the first slot that has any of a fitting kind; each slot serves one side only."""
    for name in names:
        listed = [one for p in slots.by.get(name, ()) for one in (p.members or [p])]
        parties = [p for p in listed if id(p) not in taken and may_take_part(p, kinds)]
        if parties:
            taken.update(id(p) for p in parties)
            return parties
    return []


def beside(slots: Slots, frame: Frame, taken: set[int]) -> list[Phrase]:
    """The object right behind the verb, where it is somebody without a name: whoever is named later is another."""
    parties = slots.by.get("object", ())
    near = slots.object_near and "object" in frame.recipient and all(id(p) not in taken for p in parties)
    told = all(is_nameless(p, frame.recipient_kinds) and p.heads[0].kind != "people" for p in parties)
    return list(parties) if near and parties and told else []


def choose_nameless(
    names: tuple[str, ...], slots: Slots, kinds: frozenset[str], taken: set[int], lexicon: Lexicon
) -> list[Phrase]:
    """The parties without a name in the first slot that has any; behind "di" stands a place."""
    for name in names:
        if name in lexicon.place_prepositions:
            continue
        parties = [p for p in slots.by.get(name, ()) if id(p) not in taken and is_nameless(p, kinds)]
        if parties:
            taken.update(id(p) for p in parties)
            return parties
    return []


def is_nameless(phrase: Phrase, kinds: frozenset[str]) -> bool:
    """Whether it is somebody whom no name tells, of a kind that the frame takes."""
    if phrase.known or not phrase.heads or phrase.kind in ("place", "pronoun"):
        return False
    head = phrase.heads[0]
    kind = "person" if head.title else head.kind
    return kind in PARTY_KINDS and (not kinds or kind in kinds)


def may_take_part(phrase: Phrase, kinds: frozenset[str]) -> bool:
    """Whether it says who it is and is of a kind that the frame takes; "people" may stay without a name ("demonstran")."""
    if phrase.kind == "generic":
        return bool(phrase.heads) and phrase.heads[0].kind == "people" and (not kinds or "people" in kinds)
    return phrase.known and (not kinds or phrase.kind in kinds)


def read_slots(clause: Clause, at: int, trigger: Trigger, lexicon: Lexicon, title: bool) -> Slots | None:
    if trigger.voice == "nominal":
        return noun_slots(clause, at, lexicon, trigger.rule)
    if trigger.voice == "bare":
        return bare_slots(clause, at, lexicon, title)
    subject = subject_of(clause, at)
    after = clause.complements(at)
    match = clause.items[at].match
    own = match.last - words_behind_gap(trigger) if match is not None else 0
    if match is not None and any(own <= p.first < match.last for p in after.direct):
        after.direct = [p for p in after.direct if p.known or not own <= p.first < p.last <= match.last]
        after.direct_distance += 1  # "melakukan agresi militer", "mengirim tim penyelamat": part of the words of the trigger
    if clause.items[at].low in lexicon.light_active and len(trigger.words) > 1:
        # "melakukan kunjungan perdana mereka ke X": whose it is, not with whom
        after.direct = [p for p in after.direct if p.pronoun in (None, "first")]
    if trigger.voice == "passive":
        slots = passive_slots(at, subject, after, lexicon)
        if "subject" not in slots.by and trigger.rule.mode in HELD:
            slots.by |= {"subject": held_by} if (held_by := authorities_at(clause, at, after)) else {}
        return slots
    if trigger.rule.type in WEIGHED or trigger.rule.type == "REQUEST":
        spare_victims(clause, at, after)
    return active_slots(at, subject, after, lexicon)


def authorities_at(clause: Clause, at: int, after: Complements) -> list[Phrase]:
    """ "diperiksa di KPK", "divonis di Pengadilan Tipikor": the organ where it is done to somebody does it.

    A court where somebody only stands trial ("menjalani sidang di ...") accuses nobody.
    """
    done = clause.lexicon.passive.match(clause.items[at].low) is not None
    for name, parties in after.by.items():
        first = clause.at_unit[parties[0].first]
        parted = any(item.cls in ("coord", "verb", "comma", "rel") for item in clause.items[at + 1 : first])
        if name not in clause.lexicon.located or clause.items[first - 1].low != name or parted:
            continue
        if all(is_authority(p) and (done or p.sector == "COP") for p in parties):
            return parties
    return []


def words_behind_gap(trigger: Trigger) -> int:
    """How many of its last words are its own: of "didesak .. menghentikan" one, since what fills the gap is a party."""
    gap = next((n for n, word in enumerate(reversed(trigger.words)) if word == ".."), None)
    return len(trigger.words) if gap is None else gap


def spare_victims(clause: Clause, at: int, after: Complements) -> None:
    """ "mengutuk serangan terhadap X", "menolak pengusiran warga ke Y": behind the deed stand its victims, not who is blamed."""
    deed = next((i for i in range(at + 1, len(clause.items)) if is_deed(clause.items[i])), None)
    if deed is not None:
        behind = [(name, ps, clause.at_unit[ps[0].first] - deed) for name, ps in after.by.items()]
        after.by = {name: ps for name, ps, far in behind if far < 0 or (far == 1 and is_side(ps[0]))}


def is_side(phrase: Phrase) -> bool:
    return bool(phrase.country or phrase.group) and phrase.kind not in ("people", "place", "generic")


def active_slots(at: int, subject: Subject | None, after: Complements, lexicon: Lexicon) -> Slots:
    slots = Slots(dict(after.by), at, subject.distance if subject else 1, subject.shared if subject else None)
    slots.noun = subject.noun if subject else None
    if after.direct:
        slots.by["object"], slots.object_near = after.direct, after.direct_distance == 1
    if subject and subject.parties and (subject.through is None or subject.through in lexicon.agentive_heads):
        slots.by["subject"] = subject.parties
    elif subject:
        slots.owners = subject.parties
    return slots


def passive_slots(at: int, subject: Subject | None, after: Complements, lexicon: Lexicon) -> Slots:
    """The subject of a passive is the object of the deed; the doer follows "oleh", or the verb itself."""
    slots = Slots(dict(after.by), at, subject.distance if subject else 1)
    if lexicon.agent in after.by:
        slots.by["subject"] = after.by[lexicon.agent]
        if after.direct:
            slots.by["second"] = after.direct
    elif after.direct and after.direct_distance == 1:
        slots.by["subject"] = after.direct
    elif after.direct:
        slots.by["second"] = after.direct
    if subject and subject.parties:
        slots.by["object"] = subject.parties
    return slots


def bare_slots(clause: Clause, at: int, lexicon: Lexicon, title: bool) -> Slots | None:
    """A root without affix: active in a headline; passive behind an agent pronoun ("yang kami serang")."""
    before = clause.before_auxiliaries(at)
    agent = clause.items[before].phrase if before >= 0 else None
    free = before >= 0 and clause.items[before].low not in lexicon.possessives
    if not title and agent is not None and free and agent.pronoun in ("first", "singular", "plural") and before == at - 1:
        i = clause.before_auxiliaries(before)
        slots = Slots({"subject": [agent]}, at)
        if i >= 0 and clause.items[i].cls == "rel":
            owner = clause.subject(before)
            if owner and owner.parties:
                slots.by["object"] = owner.parties
        return slots
    if not title:
        return None
    return active_slots(at, subject_of(clause, at), clause.complements(at), lexicon)


def noun_slots(clause: Clause, at: int, lexicon: Lexicon, rule: Rule) -> Slots:
    """An event noun: possessor ("of"), prepositions, light verb before or behind, and the clause around it."""
    after = clause.complements(at, nominal=True, deed=rule.type in HARSH)
    slots = Slots(dict(after.by), at)
    if after.direct and after.direct_distance <= 4:
        slots.by["of"] = after.direct
        if lexicon.agent in after.by:
            slots.by["object"] = slots.by.pop("of")
    if rule.type in FORCE and "of" in slots.by and all(map(is_target, slots.by["of"])):
        slots.by["object"] = slots.by.pop("of")  # "serangan Aramco", "penyerangan kedutaannya": on it, not by it
    elif rule.type in ("COERCE", "ACCUSE") and "of" in slots.by and all(map(is_authority, slots.by["of"])):
        slots.by["subject"] = slots.by.pop("of")  # "operasi tangkap tangan KPK", "penyidikan polisi": by it
    if lexicon.agent in after.by:
        slots.by["subject"] = after.by[lexicon.agent]
    ahead = clause.before_auxiliaries(at)
    if "subject" not in slots.by and ahead < at - 1 and ahead >= 0 and clause.items[ahead].cls in ("np", "close"):
        spoken = subject_of(clause, at)  # "Menlu X juga sudah komunikasi dengan Y"
        if spoken is not None and spoken.parties and spoken.through is None:
            slots.by["subject"] = spoken.parties
    light = light_before(clause, at, lexicon)
    if light is not None and clause.items[light].low in lexicon.light_statements and rule.type not in SPOKEN:
        light = None
    if light is not None:
        take_light(clause, light, slots, lexicon, owned="of" in slots.by and "of" not in rule.frame.recipient)
    elif not take_light_behind(clause, at, slots, lexicon, spoken=rule.type in SPOKEN):
        take_around(clause, at, slots)
    return slots


def is_target(phrase: Phrase) -> bool:
    """Whether it has an attack done to it rather than does it: a company, somebody's own office."""
    return phrase.kind == "company" or (phrase.kind == "body" and phrase.owned)


def is_authority(phrase: Phrase) -> bool:
    """Whether it arrests and investigates rather than has it done to it: police and courts as bodies, not one of them."""
    return phrase.kind in ("body", "organisation", "armed") and phrase.sector in ("COP", "JUD") and phrase.known


def light_before(clause: Clause, at: int, lexicon: Lexicon) -> int | None:
    for i in range(at - 1, max(-1, at - 1 - LIGHT_REACH), -1):
        item = clause.items[i]
        if item.low in lexicon.light_active or item.low in lexicon.light_passive:
            return i
        if item.cls not in ("word", "adv", "noun", "coord", "np", "verb") or (item.cls == "np" and i != at - 1):
            return None
        if item.cls == "verb" and item.low in lexicon.speech:
            return None
    return None


def take_light(clause: Clause, light: int, slots: Slots, lexicon: Lexicon, *, owned: bool) -> None:
    """ "Israel melancarkan serangan": the light verb's subject is the doer; of "menuai kecaman", who gets it."""
    item = clause.items[light]
    slots.status_at = light
    subject = subject_of(clause, light)
    if not (subject and subject.parties):
        return
    slots.distance = subject.distance
    if item.low in lexicon.light_receiving:
        slots.by["object"] = subject.parties
        if lexicon.source in slots.by:
            slots.by["subject"] = slots.by[lexicon.source]
    elif (
        not owned
        and item.low in lexicon.light_active
        and (subject.through is None or subject.through in lexicon.agentive_heads)
    ):
        slots.by["subject"] = subject.parties


def take_light_behind(clause: Clause, at: int, slots: Slots, lexicon: Lexicon, *, spoken: bool) -> bool:
    """ "serangan (yang) dilancarkan (oleh) Israel"."""
    for i in range(at + 1, min(len(clause.items), at + 9)):
        item = clause.items[i]
        if item.low in lexicon.light_passive and (spoken or item.low not in lexicon.light_statements):
            slots.status_at = i
            after = clause.complements(i)
            if lexicon.agent in after.by:
                slots.by["subject"] = after.by[lexicon.agent]
            elif after.direct and after.direct_distance == 1:
                slots.by["subject"] = after.direct
            for name, parties in after.by.items():
                if name != lexicon.source or clause.items[i].low not in lexicon.coming:
                    slots.by.setdefault(name, parties)
            return True
        if item.cls in ("comma", "stop", "verb", "sub", "quote"):
            return False
    return False


def take_around(clause: Clause, at: int, slots: Slots) -> None:
    """ "Dalam pertemuan dengan Assad, Putin ...": the subject of the clause around is the one who met."""
    i = at - 1
    while i >= 0 and clause.items[i].cls in ("word", "adv", "noun"):
        i -= 1
    if i < 0 or clause.items[i].cls != "prep":
        return
    around = clause.subject(i)
    if around and around.parties and around.through is None:
        slots.by["around"] = around.parties
        return
    for j in range(at + 1, min(len(clause.items) - 1, at + 25)):
        if clause.items[j].cls == "comma" and clause.items[j + 1].cls == "np":
            slots.by["around"] = clause.chain(j + 1)[0]
            return


def needs_met(frame: Frame, actors: list[Phrase], recipients: list[Phrase]) -> bool:
    if frame.symmetric:
        return len(actors) + len(recipients) >= 2
    return {
        "actor": bool(actors),
        "recipient": bool(recipients),
        "both": bool(actors and recipients),
        "either": bool(actors or recipients),
    }[frame.needs]
