"""Whose deed a verb is, by word order and by the tree together.

In come a clause and the place of a verb, out comes its subject or None. Word order (`subjects`) is right more often; the tree is
believed where the order finds nobody, or took somebody out of a relative clause, an attribution, an apposition or an object.
"""

from __future__ import annotations

from runut.extract.items import Item
from runut.extract.parties import Phrase
from runut.extract.row import REACH
from runut.extract.subjects import Subject
from runut.extract.syntax import Clause

DASHED = 4
"""Items behind a place or outlet within which the dash of a dateline stands: "Jakarta ( ANTARA News ) - Presiden ..."."""


NEAR = 4
"""Items behind a verb within which the deed stands that it tells the outcome of: "tewas dalam serangan udara"."""


def subject_of(clause: Clause, at: int) -> Subject | None:
    """The subject of the verb at item `at`, with who does it together: "X bersama Y sepakat"."""
    found = told_subject(clause, at)
    if found is not None and found.parties and found.through is None:
        found.parties = found.parties + together(clause, found, at)
    return found


def together(clause: Clause, subject: Subject, at: int) -> list[Phrase]:
    """Those whom "bersama" adds between a subject and its verb."""
    first = first_of(clause, subject)
    if first is None or first > at:
        return []
    for i in range(first + 1, at - 1):
        item, behind = clause.items[i], clause.items[i + 1]
        if item.cls in ("verb", "rel", "stop", "quote", "sub"):
            return []
        if item.low in clause.lexicon.together and behind.cls == "np":
            more = clause.chain(i + 1)[0]
            return [p for p in more if p.known and p not in subject.parties]
    return []


def told_subject(clause: Clause, at: int) -> Subject | None:
    ordered = clause.subject(at) or clause.subject_behind(at)
    told = clause.subject_in_tree(at)
    if told is None:
        return ordered
    i, own = told
    if abs(at - i) > REACH:
        return ordered
    if clause.items[i].cls == "np":
        if not is_opening(clause, i) and is_believed(clause, at, i, ordered, own=own):
            return Subject(clause.chain(i)[0], None, abs(at - i))
        return ordered
    first = first_of(clause, ordered)
    between = first is not None and first < i < at and all(item.cls != "comma" for item in clause.items[first:i])
    if own and between and clause.items[i].cls in ("word", "noun") and not holds(clause, i, at):
        return Subject([], clause.items[i].low, at - i)
    return ordered


def is_opening(clause: Clause, i: int) -> bool:
    """Whether it opens a dateline that was not taken off, or is a place by itself."""
    phrase = clause.items[i].phrase
    dashed = any(item.cls == "comma" and item.low != "," for item in clause.items[i + 1 : i + 1 + DASHED])
    return (phrase is not None and phrase.kind == "place") or (i <= 1 and dashed)


def first_of(clause: Clause, subject: Subject | None) -> int | None:
    """The item of the first of its parties, where they stand in the sentence."""
    here = [clause.at_unit[p.first] for p in subject.parties if p.units is clause.units] if subject is not None else []
    return min(here, default=None)


def holds(clause: Clause, i: int, at: int) -> bool:
    """Whether a party stands between a word and the verb: of "para terduga teroris" the word only opens it."""
    return any(item.cls in ("np", "rel", "verb") for item in clause.items[i + 1 : at])


def is_believed(clause: Clause, at: int, i: int, ordered: Subject | None, *, own: bool) -> bool:
    """Whether the party at item `i`, the subject by the tree, is so against the one by word order."""
    if ordered is None:
        quoted = any(item.cls == "quote" for item in clause.items[min(i, at) : max(i, at)])
        return i < at if own else not quoted
    first, phrase = first_of(clause, ordered), clause.items[i].phrase
    if first is None or phrase is None or phrase in ordered.parties or not (phrase.known or phrase.heads):
        return False
    if clause.items[clause.before_auxiliaries(at)].cls == "rel":
        return False
    if i > first:
        return own and i < at and clause.items[i - 1].cls not in ("prep", "verb", "comma")
    return is_passed_over(clause, at, i, first, ordered)


def is_passed_over(clause: Clause, at: int, i: int, first: int, ordered: Subject) -> bool:
    """Whether what word order took at item `first` belongs to something between the true subject at item `i` and the verb."""
    lexicon, between = clause.lexicon, clause.items[i + 1 : first]
    apart = lexicon.scope_ends | lexicon.speech | lexicon.controls
    if any(item.cls in ("stop", "quote") or item.low in apart for item in between):
        return False
    before, taken = clause.items[first - 1], clause.items[first].phrase
    if any(item.cls in ("rel", "say") for item in between):
        return not (before.cls == "comma" and is_named_behind(clause.items[i].phrase, ordered))
    if before.cls == "verb" and not lexicon.passive.match(before.low):
        return clause.items[clause.before_auxiliaries(at)].phrase in ordered.parties  # "X menemui Y meminta bantuan"
    beside = before.cls == "comma" and taken is not None and taken.kind in ("place", "state") and not taken.heads
    return beside and clause.items[first - 2].cls in ("np", "word")  # "konsulat di Jeddah, Arab Saudi, telah ..."


def is_named_behind(phrase: Phrase | None, ordered: Subject) -> bool:
    """ "Ketua partai yang baru, Menteri Fulan, memerintahkan ...": an office, and behind it the name of who holds it."""
    titled = phrase is not None and not phrase.short and bool(phrase.heads) and phrase.heads[0].title
    return titled and bool(ordered.parties[0].short)


def doers_of_harm(clause: Clause, at: int, subject: Subject | None) -> tuple[list[Phrase], int | None]:
    """Who did the harm whose outcome the verb tells, and the deed: the one beside it ("tewas dalam serangan X"), or one claimed.

    "X mengaku bertanggung jawab atas pengeboman yang menewaskan 12 orang".
    """
    for i in range(at + 1, min(len(clause.items), at + 1 + NEAR)):
        item = clause.items[i]
        before = clause.items[i - 1]
        if is_harm(item) and before.cls == "prep" and before.low not in clause.lexicon.scope_ends:
            after = clause.complements(i, nominal=True, deed=True)
            near = after.direct if after.direct_distance == 1 else []
            return [p for p in after.by.get(clause.lexicon.agent, near) if may_harm(p)], i
        if item.cls in ("comma", "stop", "quote", "rel", "sub", "verb"):
            break
    noun = subject.noun if subject is not None else None
    if noun is None or noun < 1 or not (is_harm(clause.items[noun - 1]) and clause.items[noun - 1].cls == "verb"):
        return [], noun
    claimant = subject_of(clause, noun - 1)
    return ([p for p in claimant.parties if may_harm(p)] if claimant is not None and claimant.through is None else []), noun


def is_harm(item: Item) -> bool:
    return item.match is not None and item.cls in ("noun", "verb") and item.match.triggers[0].rule.type == "ASSAULT"


def may_harm(phrase: Phrase) -> bool:
    """Whether it is somebody of a side, and not whom the deed hit."""
    hit = phrase.kind in ("place", "people", "company") or (phrase.kind == "body" and phrase.owned)
    return bool(phrase.country or phrase.group) and not hit
