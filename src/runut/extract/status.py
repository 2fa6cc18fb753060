"""Whether what is told happened, is planned, is only possible, or did not happen (codebook section 4).

In comes the item that carries the cues (a verb, or the light verb of an event noun), out comes a status. The words that
tell it are data (`lexicon.toml`, "Status"); where they reach to is told here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from runut.extract.items import Item
from runut.extract.syntax import Clause
from runut.grammar import Lexicon, Trigger
from runut.records.event import EventStatus

NOUN_CUES = 3
REACH_BEHIND = 12
DEAL_REACH = 14
"""Words behind a deal that may tell how far it has come."""
REACH = 25
"""Items looked back from a verb for what its clause depends on: long sentences stay cheap."""
ENDS = frozenset({"stop", "quote", "sub"})


@dataclass(frozen=True, slots=True)
class Status:
    """refused: "tidak akan" and the like, by which a party says no to its own future act. never: "tidak pernah"."""

    status: EventStatus
    refused: bool = False
    never: bool = False


def read_status(clause: Clause, at: int, lexicon: Lexicon) -> Status:
    """The status of the deed whose cues stand before item `at`."""
    cues = cues_of(clause, at, lexicon)
    words = lexicon.cues
    negated = any(cue in lexicon.negators or cue in words.foiling for cue in cues) or is_told_by(
        clause, at, words.foiling, words.that
    )
    future = any(cue in lexicon.future for cue in cues)
    possible = any(cue in lexicon.hypothetical for cue in cues)
    if negated and future:
        return Status("negated", refused=True)
    supposed = in_condition(clause, at, lexicon)  # "jika ia tidak mengerahkan pasukan"
    if (negated and not supposed) or denies_all(clause, at, lexicon):
        return Status("negated", never=not words.past.isdisjoint(cues))
    if supposed or in_doubt(clause, at, lexicon):
        return Status("hypothetical")
    if future and (not words.open.isdisjoint(cues) or not words.past.isdisjoint(cues)):
        return Status("hypothetical")  # "mungkin akan"; "pernah berniat": nothing came of it
    if future:
        return Status("future")
    if possible:
        return Status("hypothetical")
    if clause.items[at].cls == "noun" and (unsettled := unsettled_deal(clause, at, lexicon)) is not None:
        return Status(unsettled)
    return Status("future" if still_to_come(clause, at, lexicon) else "actual")


def still_to_come(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether other words of the sentence put off what has no cue of its own: the plan of the verb that it is joined to, a meeting
    that something else happens before."""
    if not lexicon.cues.done.isdisjoint(clause.auxiliaries(at)):
        return False
    if is_scheduled(clause, at, lexicon):
        return True
    if clause.items[at].cls == "noun":
        return is_awaited(clause, at, lexicon) or is_term(clause, at, lexicon)
    return shares_plan(clause, at, lexicon) or is_one_of_plans(clause, at, lexicon)


def is_scheduled(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """ "Rencananya, X bertemu Y", "meski nantinya X ditangkap": the sentence or its clause opens as a plan."""
    if opens_plan(clause, clause.items[clause_start(clause, at)].first, lexicon):
        return True
    return at < REACH and opens_plan(clause, 0, lexicon) and not any(item.cls in ENDS for item in clause.items[1:at])


def opens_plan(clause: Clause, first: int, lexicon: Lexicon) -> bool:
    lows = [unit.low for unit in clause.units[first : first + 2]]
    return " ".join(lows) in lexicon.cues.scheduled or lexicon.cues.scheduled.issuperset(lows[:1])


def is_awaited(clause: Clause, noun: int, lexicon: Lexicon) -> bool:
    """ "menjelang pertemuan X dan Y", "sebelum pertemuan puncak itu": a meeting that is ahead; an attack may be long past."""
    before = clause.before_auxiliaries(noun)
    match = clause.items[noun].match
    meets = match is not None and match.triggers[0].rule.type == "CONSULT"
    return meets and before >= 0 and clause.items[before].low in lexicon.cues.nearing


def is_term(clause: Clause, noun: int, lexicon: Lexicon) -> bool:
    """ "Fase pertama mencakup pembebasan sandera": what a deal lays down is still to come (codebook section 8)."""
    match = clause.items[noun].match
    if match is None or match.triggers[0].rule.type != "RETREAT":
        return False
    first = clause_start(clause, noun)
    lows = [unit.low for unit in clause.units[clause.items[first].first : clause.items[noun].first]]
    for i, low in enumerate(lows):
        if low in lexicon.cues.stipulating:
            return not lexicon.cues.deals.isdisjoint(lows[:i])
    return False


def unsettled_deal(clause: Clause, noun: int, lexicon: Lexicon) -> EventStatus | None:
    """Of a deal that is not struck: "mendekati kesepakatan", "kesepakatan ... sudah dekat" leave it open; one that "sebagian besar telah
    dinegosiasikan" is still to come.
    """
    match, words = clause.items[noun].match, lexicon.cues
    if match is None or match.triggers[0].rule.type != "AGREE":
        return None
    behind = clause.items[noun + 1 : noun + 1 + DEAL_REACH]
    lows = [item.low for item in behind]
    if (noun and clause.items[noun - 1].low in words.approaching) or not words.potential.isdisjoint(lows[:1]):
        return "hypothetical"
    if not words.settled.isdisjoint(lows):
        return None
    ends = (i for i, item in enumerate(behind) if item.cls in ("comma", "stop") or is_joint(behind, i))
    own = lows[: next(ends, len(lows))]
    if not words.drafting.isdisjoint(own) and not words.underway.isdisjoint(own):
        return "future"
    return "hypothetical" if any(b in words.near and a in words.already for a, b in pairwise(own)) else None


def is_joint(items: Sequence[Item], at: int) -> bool:
    """Whether a coordinator joins clauses and not parties."""
    return items[at].cls == "coord" and not (at + 1 < len(items) and items[at + 1].cls == "np")


def shares_plan(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """ "akan menutup jalan dan memberi imbauan", "akan ke Kairo untuk bertemu X": joined to a plan without a subject of its own."""
    joint = clause.before_auxiliaries(at)
    if joint < 0 or not (clause.items[joint].cls == "coord" or clause.items[joint].low in lexicon.goals):
        return False
    for i in range(joint - 1, max(-1, joint - REACH), -1):
        item = clause.items[i]
        if item.cls == "verb":
            return not behind_relative(clause, i) and cues_tell(adverbs_before(clause, i, lexicon), lexicon)
        if item.cls == "adv" and item.low in lexicon.future:
            return cues_tell(adverbs_before(clause, i + 1, lexicon), lexicon)
        if item.cls in ("stop", "quote", "sub", "rel", "noun"):
            return False
    return False


def is_one_of_plans(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """ "Selain mengunjungi Mesir, ia juga akan bertemu Raja Yordania": both are planned."""
    before = clause.before_auxiliaries(at)
    if before < 0 or clause.items[before].low not in lexicon.cues.besides:
        return False
    for i in range(at + 1, min(len(clause.items), at + REACH)):
        item = clause.items[i]
        if item.cls == "comma" and clause.items[i - 1].cls == "verb":
            return False
        if item.cls == "verb" and not behind_relative(clause, i):
            return cues_tell(adverbs_before(clause, i, lexicon), lexicon)
        if item.cls in ("stop", "quote"):
            return False
    return False


def cues_tell(cues: list[str], lexicon: Lexicon) -> bool:
    """Whether the cues tell of a plan, and of no refusal."""
    return not lexicon.future.isdisjoint(cues) and lexicon.negators.isdisjoint(cues)


def told_status(trigger: Trigger, lexicon: Lexicon) -> EventStatus | None:
    """What the trigger's own rule says; "membuka kemungkinan" opens what may come to nothing."""
    status = trigger.rule.status
    return "hypothetical" if status == "future" and not lexicon.cues.doubting.isdisjoint(trigger.words) else status


def shared_status(clause: Clause, first: int, at: int, lexicon: Lexicon, *, deed: bool = False) -> Status:
    """That of the verb at `first` for one at `at` with the same subject: "akan berkunjung dan bertemu", "berencana pergi untuk ..."

    A clause of its own ("batal pergi setelah menerima ...") or an adverb that says that it happened has no share in it.
    deed: no act of words, which a headline may add to a plan ("Akan ke Kairo, Putin Kecam ..."); a plan holds for it behind a comma
    alone: "Dijadwalkan ke Kairo, Bertemu ...".
    """
    between = clause.items[first + 1 : at]
    joining = lexicon.goals | lexicon.cues.then
    joined = any(item.cls == "coord" or item.low in joining for item in between)
    apart = any(item.cls in ENDS and item.low not in joining for item in between)
    if apart or not lexicon.cues.done.isdisjoint(clause.auxiliaries(at)):
        return Status("actual")
    if joined:
        return read_status(clause, first, lexicon)
    before = clause.before_auxiliaries(at)
    listed = deed and before >= 0 and clause.items[before].cls == "comma"
    told = read_status(clause, first, lexicon) if listed else Status("actual")
    return told if told.status == "future" else Status("actual")


def cues_of(clause: Clause, at: int, lexicon: Lexicon) -> list[str]:
    """The words that colour item `at`, without those that say nothing of its status ("belum lama ini", "tidak hanya")."""
    noun = clause.items[at].cls == "noun"
    cues = adverbs_before(clause, at, lexicon)
    if noun or not cues:
        cues = noun_cues(clause, at, lexicon)[::-1] + cues
    if noun:
        cues = cues + cues_behind(clause, at, lexicon)
    return without_idle(cues, lexicon)


def adverbs_before(clause: Clause, at: int, lexicon: Lexicon) -> list[str]:
    """The adverbs right before the item, in order; "mungkin" and its like stand among them, and a day: "dijadwalkan pada Senin bertemu"."""
    i = at
    if i > 1 and is_agent(clause, i, lexicon):  # "akan kami serang"
        i -= 1
    while i > 0 and (
        clause.items[i - 1].cls in ("adv", "neg")
        or (i < at and clause.items[i - 1].low in lexicon.cues.open)
        or (clause.items[i - 1].cls == "prep" and i < at and clause.items[i].cls == "adv")
    ):
        i -= 1
    return [item.low for item in clause.items[i:at]]


def is_agent(clause: Clause, verb: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun right before the verb does it, behind the cues of the verb: "akan kita lakukan"."""
    phrase = clause.items[verb - 1].phrase
    spoken = clause.items[verb].cls == "verb" and phrase is not None and phrase.pronoun is not None
    cue = clause.items[verb - 2]
    return spoken and cue.cls in ("adv", "neg") and cue.low in lexicon.future | lexicon.hypothetical | lexicon.negators


def without_idle(cues: list[str], lexicon: Lexicon) -> list[str]:
    """The cues without phrases that look like a negation and are none; "tidak hanya" takes its negator away alone."""
    kept: list[str] = []
    i = 0
    while i < len(cues):
        if idle := lexicon.cues.idle.at(cues, i):
            i += idle[0]
            continue
        if cues[i] in lexicon.negators and i + 1 < len(cues) and cues[i + 1] in lexicon.limiting:
            i += 2
            continue
        kept.append(cues[i])
        i += 1
    return kept


def noun_cues(clause: Clause, at: int, lexicon: Lexicon) -> list[str]:
    """Words right before, the nearest first: "rencana serangan", "kemungkinan pertemuan", "berencana untuk menyerang".

    Behind another preposition stands a fact: "harapan terkait kunjungan X", "kekhawatiran atas serangan X".
    """
    found = []
    for i in range(at - 1, max(-1, at - 1 - NOUN_CUES), -1):
        item = clause.items[i]
        about = item.cls == "prep" and item.low not in lexicon.goals | lexicon.negators
        if about or item.cls in ("np", "comma", "stop", "quote", "rel"):
            break
        found.append(item.low)
    return found


def cues_behind(clause: Clause, at: int, lexicon: Lexicon) -> list[str]:
    """Adverbs of the verb whose subject the event noun is: "Pertemuan itu akan digelar", "Lawatan X ke Y dijadwalkan ..." """
    found: list[str] = []
    over = False
    for item in clause.items[at + 1 : at + 1 + REACH_BEHIND]:
        if item.cls == "verb":
            found += [item.low] if item.low in lexicon.future | lexicon.hypothetical | lexicon.cues.foiling else []
            return found if not over or item.low in lexicon.occurring | lexicon.light_passive or item.low in found else []
        if item.low in lexicon.future and item.cls == "adv" and lexicon.passive.match(item.low):
            return [*found, item.low]  # "dijadwalkan pada Senin"
        if item.cls in ("comma", "stop", "quote", "rel", "sub", "noun"):
            break
        over = over or item.cls in ("prep", "np")
        if item.cls in ("adv", "neg"):
            found.append(item.low)
    return []


def clause_start(clause: Clause, at: int) -> int:
    """The item behind the mark or word that opens the clause of item `at`; a list of parties does not end it."""
    for i in range(at - 1, max(-1, at - REACH), -1):
        item = clause.items[i]
        if item.cls in ENDS:
            return i + 1
        if item.cls == "comma" and not (clause.items[i - 1].cls == "np" and clause.items[i + 1].cls in ("np", "coord")):
            return i + 1
    return max(0, at - REACH)


def in_condition(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause opens with "jika" or the like; what is set between commas behind it does not end it."""
    for i in range(at - 1, max(-1, at - REACH), -1):
        item = clause.items[i]
        if item.low in lexicon.conditions:
            return item.low not in lexicon.cues.sudden or has_future(clause.items, lexicon)
        if item.cls in ("stop", "quote", "sub"):
            return False
        if item.cls == "comma" and not opens_condition(clause, i, lexicon):
            return False
    return False


def opens_condition(clause: Clause, comma: int, lexicon: Lexicon) -> bool:
    """Whether the words before the comma are a condition and its subject alone: "Jika Rusia, yang ..., menyerang"."""
    for i in range(comma - 1, max(-1, comma - REACH), -1):
        item = clause.items[i]
        if item.low in lexicon.conditions:
            return True
        if item.cls in ("stop", "quote", "sub", "noun") or (item.cls == "verb" and not behind_relative(clause, i)):
            return False
    return False


def behind_relative(clause: Clause, verb: int) -> bool:
    before = clause.before_auxiliaries(verb)
    return before >= 0 and clause.items[before].cls == "rel"


def has_future(items: Sequence[Item], lexicon: Lexicon) -> bool:
    return any(item.low in lexicon.future for item in items)


def in_doubt(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause is what somebody fears or holds possible: "khawatir Israel menyerang", "kemungkinan X ditangkap"."""
    return is_told_by(clause, at, lexicon.cues.doubting, lexicon.cues.that)


def is_told_by(clause: Clause, at: int, words: frozenset[str], that: frozenset[str]) -> bool:
    """Whether the clause of a verb stands behind one of the words with nothing but its subject between: "kegagalan X mencapai ..."."""
    if clause.items[at].cls != "verb":
        return False
    for i in range(at - 1, max(-1, at - REACH), -1):
        item = clause.items[i]
        if item.low in words:
            return True
        if item.cls == "coord" and clause.items[i + 1].cls != "np":
            return False
        if item.low not in that and item.cls not in ("np", "adv", "neg", "word", "coord"):
            return False
    return False


def denies_all(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the clause says that nobody or nothing did: "Tak seorang pun menteri mundur", "Tidak ada negara yang mengakui"."""
    first = clause.items[clause_start(clause, at)].first
    lows = [unit.low for unit in clause.units[first : clause.items[at].first]]
    for i, low in enumerate(lows[:-1]):
        if low not in lexicon.negators:
            continue
        behind = lows[i + 1 : i + 4]
        if lexicon.cues.none.isdisjoint(behind):
            continue
        if clause.items[at].cls == "noun":
            return not any(word in lexicon.prepositions for word in lows[i + 1 :])
        return i == 0 or not any(word in lexicon.prepositions for word in lows[i + 1 :])
    return False
