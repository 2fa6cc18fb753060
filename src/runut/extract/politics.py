"""Whether what was read is an event between political actors (codebook section 1), and what a plan or refusal of it is.

Sport, business, accidents and crime of private persons use the same words; they fail here.
"""

from __future__ import annotations

from runut.extract.arguments import same_party
from runut.extract.parties import Phrase
from runut.extract.view import Draft
from runut.ontology import Plover

POLITICAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB", "SPY", "UAF", "ELI", "IGO"})
OUTSPOKEN = frozenset({"JRN", "OPP", "NGO", "REF", "LAB"})
# Whom harm without a doer may befall and still be politics; "KPK diserang" is a figure of speech.
HARMED = frozenset({"state", "place", "people", "armed", "company"})
OFFICIALS = frozenset({"GOV", "MIL", "JUD", "LEG"})
# "Israel harus ...": the one told stands right before the verb.
NEAR_SUBJECT = 3
# Words between a wish and the one it is addressed to: "berharap kepada seluruh ...".
ADDRESSED = 3


def party_is_political(phrase: Phrase) -> bool:
    """A state, group, organ or office-holder; people and companies only beside one."""
    if phrase.kind == "place" and not phrase.seat:
        return False
    if phrase.sector in POLITICAL:
        return bool(phrase.country or phrase.group or phrase.entity or phrase.office or phrase.allied)
    return bool(phrase.group) or phrase.kind == "state"


# What anybody may say to a political party.
ADDRESSING = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT"})
# What consists of saying it: within a state "bisa saja meminta" has not been said, and is no news.
UTTERED = frozenset({"ACCUSE", "REQUEST", "AGREE"})
# What people without a name do to a political party.
CROWDED = frozenset({"PROTEST", "ACCUSE", "REQUEST"})


def settle_roles(draft: Draft, plover: Plover) -> bool:
    """Fills type, mode, sides and status of the draft; False where a side is one and the same party."""
    rule = draft.trigger.rule
    actors = [p for p in draft.filled.actors if p.known or rule.type in CROWDED]
    recipients = [p for p in draft.filled.recipients if (p.known or is_crowd(p)) and p not in actors]
    frame = rule.frame
    if rule.mode == "investigate" and frame.recipient_kinds and "people" not in frame.recipient_kinds:
        # "mengumumkan tersangka baru": what somebody becomes, and nobody yet.
        draft.filled.nameless_recipients = [p for p in draft.filled.nameless_recipients if not is_crowd(p)]
        recipients = [p for p in recipients if not is_crowd(p)]
    if "speaker" in frame.actor[:1] and draft.filled.distance > NEAR_SUBJECT and draft.trigger.voice != "passive":
        return False
    if draft.filled.described and "speaker" in frame.actor[:1]:
        return False
    asks_himself = bool(actors and recipients) and same_party(actors[0], recipients[0]) and not is_outside_office(actors[0])
    if "speaker" in frame.actor and asks_himself:
        return False
    recipients = [
        p
        for p in recipients
        if not any(
            is_self(p, a) or is_own(p, a, rule.type) or is_own_government(p, a) or is_own_state(p, a, rule.type) for a in actors
        )
        and not any(is_sent(p, a, rule.type) for a in actors)
        and not (p.pronoun and any(is_own_force(p, a, rule.type) for a in actors))
    ]
    actors = [a for a in actors if not any(is_own_force(p, a, rule.type) for p in recipients)]
    if rule.mode == "expel" and actors and not recipients:
        recipients = subordinates(draft, actors[0])
    draft.actors, draft.recipients = distinct(actors), distinct(recipients)
    for crowd in filter(is_crowd, draft.recipients):
        crowd.country = crowd.country or next((p.country for p in draft.filled.where), None)
    # A joint pledge and a truce have no leading side either (codebook section 3).
    mutual = frame.symmetric or (len(draft.actors) > 1 and (rule.type == "AGREE" or rule.mode == "ceasefire"))
    draft.symmetric = mutual and not recipients
    draft.type, draft.mode, draft.status = rule.type, rule.mode, draft.read.status
    turn(draft, plover)
    return True


def is_outside_office(phrase: Phrase) -> bool:
    """Whether somebody asks or blames his own state as another party: oppositions, parties, parliaments, former holders."""
    return phrase.kind == "person" and phrase.sector in ("OPP", "PTY", "LEG", "ELI")


def is_self(phrase: Phrase, actor: Phrase) -> bool:
    """Whether a recipient is the actor again: nobody bombs, asks or meets himself. A minister may ask his own state."""
    if phrase.entity and phrase.entity == actor.entity:
        return True
    if phrase.group and phrase.group == actor.group and (phrase.kind != "person" or phrase.name == actor.name):
        return True
    if phrase.kind == actor.kind == "armed" and same_side(phrase, actor):
        return True
    return phrase.kind == "state" and actor.kind != "person" and same_party(phrase, actor)


def same_side(phrase: Phrase, actor: Phrase) -> bool:
    """Forces of one state: "tentara" that the army meets is not itself."""
    own = phrase.sector in ("MIL", "GOV") and actor.sector in ("MIL", "GOV")
    return own and phrase.country is not None and phrase.country == actor.country and phrase.group == actor.group


# What one does to one's own state in words: criticism, demands.
HOMEWARD = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "PROTEST", "CONCEDE"})


def is_own_state(phrase: Phrase, actor: Phrase, type_: str) -> bool:
    """ "Presiden Rusia menawarkan rudal Rusia": nobody in office promises, helps or meets his own state."""
    own = phrase.country is not None and phrase.country == actor.country and not actor.group
    if own and type_ == "ACCUSE" and phrase.kind == "person" and actor.kind in ("state", "body"):
        return phrase.sector == "GOV"  # "Kremlin menyebut Presiden Rusia ..." reports him
    if own and type_ == "THREATEN" and phrase.kind == "armed":
        return True  # "memperingatkan bahwa militer Iran akan ...": with whom he threatens
    return own and phrase.kind == "state" and actor.sector in ("GOV", "MIL") and type_ not in HOMEWARD


def is_own_force(phrase: Phrase, actor: Phrase, type_: str) -> bool:
    """ "serangan yang menewaskan tentara Amerika": no state kills its own soldiers; somebody else did it, or they are others."""
    return type_ == "ASSAULT" and phrase.kind == "armed" and actor.kind == "state" and same_party(phrase, actor)


def is_sent(phrase: Phrase, actor: Phrase, type_: str) -> bool:
    """ "mengerahkan dua batalion": who is sent has nothing done to it."""
    return type_ == "MOBILIZE" and phrase.kind == "armed" and same_side(phrase, actor)


OUTWARD = frozenset({"ASSAULT", "ACCUSE", "THREATEN", "CONSULT", "AID"})


def is_own(phrase: Phrase, actor: Phrase, type_: str) -> bool:
    """ "mengecam serangan ke kedutaannya": what is one's own by a clitic is not whom one blames or hits."""
    return type_ in OUTWARD and phrase.owned and phrase.country == actor.country and phrase.group == actor.group


def is_own_government(phrase: Phrase, actor: Phrase) -> bool:
    """ "Rusia membantu Assad memperbaiki hubungan pemerintahnya": a state does nothing to its own; the clitic is of somebody else."""
    own = phrase.owned and phrase.kind == "body" and phrase.sector == "GOV" and not phrase.group
    return own and actor.kind == "state" and phrase.country == actor.country


def subordinates(draft: Draft, actor: Phrase) -> list[Phrase]:
    """ "Presiden memecat panglima": an officer without a name is one of the actor's own."""
    officers = [p for p in draft.filled.unnamed if p.heads and p.heads[0].title and p.heads[0].sector]
    for officer in officers:
        officer.country, officer.kind = actor.country, "person"
    return officers


def is_crowd(phrase: Phrase) -> bool:
    """ "puluhan orang", "imigran": people whom no name tells, as those to whom something is done."""
    return phrase.kind == "generic" and bool(phrase.heads) and phrase.heads[0].kind == "people"


def distinct(parties: list[Phrase]) -> list[Phrase]:
    """Each once, by the entity or name that it stands for."""
    return list({(p.entity or p.name.lower(), p.country, p.group): p for p in parties}.values())


# Of these "kami tidak menyerang X" is a denial alone (codebook section 8); who has not met or sent help yet denies nothing.
DENIED = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def is_own_denial(draft: Draft) -> bool:
    # Who has never denied it denies nothing: "tidak pernah mengakui ataupun menyangkal".
    told = draft.type in DENIED or (draft.read.never and draft.type not in HOMEWARD and draft.mode != "deny")
    return told and draft.status == "negated" and draft.trigger.voice != "nominal" and own_word(draft)


def turn(draft: Draft, plover: Plover) -> None:
    """A planned meeting is an agreement; "tidak akan bertemu" is a refusal (codebook section 4)."""
    told = plover.types[draft.type]
    if draft.read.refused and told.refused_as:
        draft.type, draft.mode, draft.status = told.refused_as, told.refused_mode, "actual"
    elif draft.read.refused and draft.type in DENIED and own_word(draft):
        draft.type, draft.mode, draft.status = "AGREE", None, "future"  # who says that he will not strike promises it
    elif is_own_denial(draft):
        draft.type, draft.mode, draft.status = "REJECT", "deny", "actual"
    elif draft.status == "future" and told.announced_as and own_word(draft):
        draft.type, draft.mode, draft.status = told.announced_as, told.announced_mode, "actual"
    elif is_backing_at_home(draft):
        return
    elif told.planned_as and (draft.status == "future" or (draft.status == "hypothetical" and not told.material)):
        take_type(draft, told.planned_as, plover)


def is_backing_at_home(draft: Draft) -> bool:
    """ "partai itu akan mengusung X": whom a party will back within its state is no cooperation to come."""
    return draft.type == "SUPPORT" and bool(draft.recipients) and not is_between_states(draft)


def put_off(draft: Draft, plover: Plover) -> None:
    """Makes a plan of what was read as done, in place."""
    draft.status = "future"
    planned = plover.types[draft.type].planned_as
    if planned:
        take_type(draft, planned, plover)


def take_type(draft: Draft, type_: str, plover: Plover) -> None:
    """Gives it another type, in place; its mode stays where that type has it too."""
    draft.type = type_
    draft.mode = draft.mode if draft.mode in plover.types[type_].modes else None


# Who mediates or goes to a summit does so with others, named or not.
ONE_SIDED = frozenset({"third-party", "multilateral"})


def own_word(draft: Draft) -> bool:
    """Whether the doer itself says so; what the outlet tells of a plan is no threat."""
    speaker = draft.speaker
    return speaker is not None and any(speaker is a or same_party(speaker, a) for a in draft.actors)


def is_political(draft: Draft) -> bool:
    """At least one political party; for harm, the doer is one or the harmed belong to another state."""
    actors_political = any(party_is_political(p) for p in draft.actors)
    recipients_political = any(party_is_political(p) for p in draft.recipients)
    if is_unsaid(draft) and not is_between_states(draft):
        return False
    if is_blame_of_nobody(draft) and not is_told_of(draft):
        return False
    if (is_wish(draft) and not is_addressed(draft)) or is_norm(draft):
        return False
    if draft.trigger.rule.public:
        return actors_political or not draft.actors
    if draft.type == "PROTEST":
        inherit_country(draft)
        return bool(draft.actors) or recipients_political
    if draft.type in ADDRESSING and recipients_political and (not draft.actors or any(map(may_address, draft.actors))):
        return True
    if draft.type == "AID" and draft.actors and is_between_states(draft):
        return True  # doctors and charities of one land in another
    if draft.type in ("COERCE", "SANCTION") or draft.mode == "investigate":
        return force_is_political(draft, actors_political, recipients_political)
    if draft.type == "CONSULT" and draft.mode in ONE_SIDED:
        return any(party_is_political(p) and p.kind in ("state", "person", "body", "organisation") for p in draft.actors)
    if draft.type == "CONSULT" or (draft.type == "AGREE" and draft.mode == "visit"):
        return actors_political and sum(is_side(p, draft.actors) for p in draft.actors + draft.recipients) > 1
    if draft.type == "ASSAULT" and draft.trigger.voice == "bare" and not draft.recipients:
        return False  # "Pelaku Bawa Bom": a root in a headline is a verb only with its object
    if draft.type == "ASSAULT" and not draft.actors and draft.trigger.voice in ("active", "bare") and draft.filled.noun is None:
        # Something else may be the subject: an animal, an illness, a flood. These attack no soldiers.
        return any(p.kind == "armed" and p.known for p in draft.recipients)
    if draft.type == "ASSAULT":
        return actors_political or (not draft.actors and any(map(is_harmed, draft.recipients)))
    return actors_political


def is_blame_of_nobody(draft: Draft) -> bool:
    """ "siap menerima kritik": disapproval without anybody who disapproves, with a name or without."""
    return draft.type == "ACCUSE" and draft.mode == "disapprove" and not (draft.actors or draft.filled.nameless_actors)


def may_address(phrase: Phrase) -> bool:
    """Whether what it says to a political party is politics: a crowd, somebody of a state, a person with a name."""
    return bool(phrase.country) or is_crowd(phrase) or phrase.kind == "person"


def is_wish(draft: Draft) -> bool:
    """ "berharap", "mendorong": a request only where it is addressed to somebody."""
    rule = draft.trigger.rule
    active = draft.trigger.voice in ("active", "bare")
    return (
        rule.type == "REQUEST" and rule.mode is None and rule.frame.needs == "both" and "subject" in rule.frame.actor and active
    )


def is_norm(draft: Draft) -> bool:
    """ "Indonesia harus mandiri", said there: one's own land is asked for nothing; its government may be. Nor are people at large:
    "Pemuda harus cinta tanah air"."""
    own = {actor.country for actor in draft.actors if not (actor.group or is_outside_office(actor))}
    asked = draft.type == "REQUEST" and draft.trigger.rule.frame.needs == "both" and bool(draft.recipients)
    if asked and draft.trigger.rule.frame.actor[0] == "speaker" and all(map(is_people_at_large, draft.recipients)):
        return True
    return asked and all(p.kind == "state" and p.country in own for p in draft.recipients)


def is_people_at_large(phrase: Phrase) -> bool:
    return bool(phrase.heads) and phrase.heads[0].kind == "people" and not (phrase.entity or phrase.told)


def is_addressed(draft: Draft) -> bool:
    """Whether the other side stands right behind the verb: who is named later in a wish is what it is about, and so is who stands
    behind a noun ("berharap lulusan Universitas X ...")."""
    return any(stands_behind(p, draft.trigger.words[-1], draft.trigger.rule.frame.recipient) for p in draft.recipients)


def stands_behind(phrase: Phrase, verb: str, joining: tuple[str, ...]) -> bool:
    for unit in reversed(phrase.units[max(0, phrase.first - ADDRESSED) : phrase.first]):
        if unit.low == verb:
            return True
        if unit.low not in joining:
            return False
    return False


def is_unsaid(draft: Draft) -> bool:
    """ "bisa saja meminta", "tidak kecewa": what nobody has said."""
    disapproval = draft.type == "ACCUSE" and draft.mode == "disapprove"
    return (draft.type in UTTERED and draft.status == "hypothetical") or (disapproval and draft.status == "negated")


def is_told_of(draft: Draft) -> bool:
    """ "Presiden Turki dikritik", "dunia mengecam serangan Israel": that it was said, by whomever, is told as a fact."""
    if draft.status != "actual" or draft.trigger.voice == "nominal":
        return False
    return draft.trigger.voice == "passive" or any(p.kind == "state" or p.group for p in draft.recipients)


def is_between_states(draft: Draft) -> bool:
    """Whether it is between two states or groups."""
    return len(codes_of(draft)) > 1


def codes_of(draft: Draft) -> set[str]:
    """The groups and states that take part, on either side."""
    return {code for p in draft.actors + draft.recipients if (code := p.group or p.country) is not None}


def is_harmed(phrase: Phrase) -> bool:
    """Whether harm to it is politics whoever did it: a state, a place, people or forces of one, an officer without a name.

    Who is named may be attacked in words alone.
    """
    return bool(phrase.country) and (
        phrase.kind in HARMED or (phrase.kind == "person" and phrase.sector in OFFICIALS and phrase.entity is None)
    )


def force_is_political(draft: Draft, actors_political: bool, recipients_political: bool) -> bool:
    """Arrests, bans, sanctions, dismissals: the doer is political, and so is whom they hit, or nobody is named but the deed's
    kind needs none (a curfew, a closed strait). A noun or a passive may leave the doer unsaid ("pemecatan menteri itu")."""
    if not draft.actors:
        outspoken = any(p.sector in OUTSPOKEN for p in draft.recipients)
        return draft.trigger.voice in ("nominal", "passive") and (recipients_political or outspoken)
    if draft.mode == "arrest" and any(p.sector == "MIL" for p in draft.actors):
        return bool(draft.recipients or draft.filled.unnamed)  # an army catches no thieves: whom it takes is a matter of state
    if not draft.recipients:
        sanctions = draft.type == "SANCTION" and draft.trigger.rule.frame.needs == "actor"
        mutual = draft.type == "SANCTION" and is_between_states(draft)  # "hubungan Iran dan Mesir terputus"
        return actors_political and (draft.mode in ("curfew", "restrict") or sanctions or mutual)
    return actors_political and any(is_matter_of_state(p, draft.actors) for p in draft.recipients)


def is_matter_of_state(phrase: Phrase, actors: list[Phrase]) -> bool:
    """Whether force against it is politics: a political party, somebody of another state, or people who speak out."""
    foreign = bool(phrase.country) and any(a.country != phrase.country for a in actors)
    return party_is_political(phrase) or foreign or phrase.sector in OUTSPOKEN or phrase.kind == "place"


def is_side(phrase: Phrase, actors: list[Phrase]) -> bool:
    """Whether it counts as a side of a meeting: a political party, or a place abroad that stands for its state."""
    if phrase.kind == "place":
        return bool(phrase.country) and any(a.country != phrase.country for a in actors)
    return (
        party_is_political(phrase)
        or bool(phrase.kind == "person" and phrase.country)
        or phrase.kind in ("organisation", "armed")
    )


def inherit_country(draft: Draft) -> None:
    """Protesters without a name are those of the land where they protest, else of the state that they protest against."""
    against = next((p.country for p in (*draft.filled.where, *draft.recipients) if p.country), None)
    for actor in draft.actors:
        actor.country = actor.country or (None if actor.group else against)
