"""People whom neither a name nor a known head tells: "mengimbau seluruh pengunjung", "menangkap penyebar fitnah".

In come a draft whose recipients are open and how sure the network is of each word as one who has it done to him; the draft takes
the run of words that it is surest of, with the state of the doer where that is what it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from runut.extract.nameless import described
from runut.extract.parties import Phrase
from runut.extract.row import REACH
from runut.extract.syntax import Clause
from runut.extract.units import Unit
from runut.extract.view import Draft, View
from runut.grammar import Head, Lexicon
from runut.records import Token

SURE = 0.6
"""Share of the surest word of a run."""
SURER = 0.75
"""The same where it may be a thing: the subject of a passive, what is praised."""
GOES_ON = 0.3
"""Share of the words that go on from it."""
WORDS = 6
SHORT = 2
PEOPLE = Head(kind="people", sector="CVL")
DONE_TO_PEOPLE = frozenset(
    {
        "REQUEST",
        "COERCE",
        "ACCUSE",
        "SANCTION",
        "AID",
        "SUPPORT",
        "AGREE",
        "ASSAULT",
        "REJECT",
        "THREATEN",
        "CONCEDE",
        "RETREAT",
    }
)
# Done to things: who has them is not told.
DESCRIBES = frozenset({"compound", "amod", "flat", "flat:name", "nmod"})
SEIZED = frozenset({"seize", "restrict", "censor", "heavy-weapons", "resign"})
# Done to things as often as to people ("mengecam program itu", "memuji mobil X").
OF_THINGS = frozenset({"SUPPORT", "THREATEN", "REJECT", "CONCEDE"})


def take_unnamed(draft: Draft, view: View, shares: Mapping[int, float]) -> None:
    """Fills the empty recipients of a draft, in place. shares: by item, of its being a recipient."""
    told = draft.recipients or draft.symmetric or not draft.actors
    if told or draft.type not in DONE_TO_PEOPLE or draft.mode in SEIZED:
        return
    near = {i: share for i, share in shares.items() if abs(i - draft.at) < REACH and i != draft.at}
    surest = max(near, key=lambda i: near[i], default=None)
    of_things = draft.type in OF_THINGS or (draft.type == "ACCUSE" and draft.mode != "investigate")
    doubtful = draft.trigger.voice == "passive" or of_things
    if surest is None or near[surest] < (SURER if doubtful else SURE):
        return
    clause = view.clause
    phrase = clause.items[surest].phrase
    if phrase is None:
        phrase = phrase_of(view, surest, near)
    elif phrase.known or phrase.kind == "pronoun" or not phrase.heads:
        return
    if phrase is not None and not (of_things and not is_at_hand(phrase, clause, draft.at)):
        draft.recipients = described([phrase], draft.actors, draft, clause)


def is_at_hand(phrase: Phrase, clause: Clause, at: int) -> bool:
    """Whether people stand right behind the words that evoke, or behind "kepada"."""
    first = clause.at_unit[phrase.first] - 1
    while first > at and clause.items[first].cls in ("adv", "word") and clause.items[first].low in clause.lexicon.quantifiers:
        first -= 1
    return bool(phrase.heads) and (first == at or clause.items[first].low in clause.lexicon.addressing)


def phrase_of(view: View, at: int, shares: Mapping[int, float]) -> Phrase | None:
    """The words around item `at` that the network takes for one party, without what counts them; None where they name a thing."""
    clause, tokens = view.clause, view.tokens
    first = last = at
    while first > 0 and at - first < WORDS and goes_on(clause, first - 1, shares):
        first -= 1
    while last + 1 < len(clause.items) and last - at < WORDS and goes_on(clause, last + 1, shares):
        last += 1
    begin, end = clause.items[first].first, clause.items[last].last
    end = described_to(view, begin, end)
    while end - 1 > begin and clause.units[end - 1].low in clause.lexicon.definite_markers | clause.lexicon.fillers:
        end -= 1
    begin += counting(clause.lexicon, clause.units[begin:end])
    name_at = next((i for i in range(begin, end) if is_named(clause.units[i], tokens)), None)
    if name_at is not None and is_deed(clause.units[begin], tokens):
        begin = name_at  # "memuji pengangkatan X"
    if begin >= end or is_thing(clause, begin, end, tokens):
        return None
    units = clause.units[begin:end]
    found = Phrase(
        begin, end, "generic", name=in_full(units), sector="CVL", plural=True, heads=[PEOPLE], units=list(clause.units)
    )
    if begin == name_at:
        found.kind, found.sector, found.heads, found.plural = "organisation", None, [], False
    return found


def described_to(view: View, begin: int, end: int) -> int:
    """The end of the words that the tree hangs on those in [begin, end): "pengguna" goes on in "pengguna jalan"."""
    offset, units = view.sentence.first, view.units
    inside = {i for i, token in enumerate(view.tokens) if units[begin].start <= token.start < units[end - 1].end}
    most = end + WORDS
    while end < min(most, len(units)) and units[end].name is None and units[end].text.isalpha():
        at = next((i for i, token in enumerate(view.tokens) if token.start == units[end].start), None)
        if at is None or view.tokens[at].deprel not in DESCRIBES:
            break
        head = view.tokens[at].head
        if head is None or head - offset not in inside:
            break
        inside.add(at)
        end += 1
    return end


def counting(lexicon: Lexicon, units: Sequence[Unit]) -> int:
    """How many words at the front only say how many."""
    found = 0
    for unit in units:
        if unit.low.isalpha() and unit.low not in lexicon.quantifiers and unit.low not in lexicon.numbers:
            break
        found += 1
    return found


def is_named(unit: Unit, tokens: Sequence[Token]) -> bool:
    return unit.text[:1].isupper() and unit.start != tokens[0].start


def is_deed(unit: Unit, tokens: Sequence[Token]) -> bool:
    """ "pengangkatan", "pernyataan", "sikap": a noun of doing, which nobody can ask or arrest."""
    return any(token.start == unit.start and token.voice == "nominal" for token in tokens)


def is_thing(clause: Clause, begin: int, end: int, tokens: Sequence[Token]) -> bool:
    lexicon, units = clause.lexicon, clause.units[begin:end]
    lows = [unit.low for unit in units]
    head = lexicon.heads.at(lows, 0)
    if head is not None and head[1].kind == "weapon":
        return True
    empty = len(lows) == 1 and len(lows[0]) < SHORT
    empty = empty or all(low in lexicon.closed or low in lexicon.possessives or not low.isalpha() for low in lows)
    return empty or lows[0] in lexicon.land_heads or is_deed(units[0], tokens)


def in_full(units: Sequence[Unit]) -> str:
    """The words as they are written, a clitic at its word."""
    text = units[0].text
    for before, unit in pairwise(units):
        text += ("" if before.end == unit.start else " ") + unit.text
    return text


def goes_on(clause: Clause, i: int, shares: Mapping[int, float]) -> bool:
    item = clause.items[i]
    open_ = item.phrase is None or (item.phrase.kind == "generic" and not item.phrase.known)
    return shares.get(i, 0.0) >= GOES_ON and open_ and item.cls in ("word", "noun", "verb", "adv", "np")
