"""According to whom: the speaker of a sentence and how far their words reach; for the outlets see `citing` and `sources`.

"kata X" and "menurut X" cover the sentence; "X mengatakan ..." covers what follows. A quotation that runs over several
sentences keeps its speaker to its closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from runut.extract.parties import Phrase
from runut.extract.syntax import Clause
from runut.grammar import Lexicon

CLOSING_REACH = 4
HEDGE_REACH = 8
MARK = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Speech:
    """first: item from which on the words are the speaker's."""

    speaker: Phrase
    first: int


def find_speech(clause: Clause, lexicon: Lexicon) -> list[Speech]:
    """Who speaks in the sentence, in its order."""
    found: list[Speech] = []
    items = clause.items
    if len(items) > 2 and items[0].phrase is not None and items[0].phrase.known and items[1].low == ":":
        found.append(Speech(items[0].phrase, 1))  # 'Iran: AS harus pergi'
    for at, item in enumerate(items):
        if item.cls == "np":
            continue
        if (item.low in lexicon.closing and closes(clause, at, lexicon)) or item.low in lexicon.opening:
            speaker = phrase_behind(clause, at)
            if speaker:
                found.append(Speech(speaker, 0))
        elif item.low in lexicon.speaking:
            subject = clause.subject(at)
            if subject and subject.parties and (subject.through is None or subject.through in lexicon.agentive_heads):
                found.append(Speech(subject.parties[-1], at))
    return found


def closes(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether a "kata" or "ujar" stands behind what it reports: after a comma, a quotation mark, or at the start."""
    if at == 0:
        return True
    before = clause.items[at - 1]
    return before.cls in ("comma", "quote", "stop") or before.low in lexicon.joining


def phrase_behind(clause: Clause, at: int) -> Phrase | None:
    for item in clause.items[at + 1 : at + 2 + CLOSING_REACH]:
        if item.phrase is not None and item.phrase.known:
            return item.phrase
        if item.phrase is None and item.cls not in ("word", "prep", "adv", "say", "coord"):
            return None
    return None


def speaker_of(speeches: Sequence[Speech], at: int) -> Phrase | None:
    """Who says what stands at item `at`: the nearest speech verb before it, else the speaker of the sentence."""
    inner = [speech for speech in speeches if speech.first and speech.first < at]
    if inner:
        return inner[-1].speaker
    return next((speech.speaker for speech in speeches if speech.first == 0), None)


def opens_quote(text: str, was_open: bool) -> bool:
    """Whether a quotation is still open at the end of these words."""
    for letter in MARK.findall(text):
        if letter in "“„«":
            was_open = True
        elif letter in "”»":
            was_open = False
        elif letter == '"':
            was_open = not was_open
    return was_open


def hedge_of(clause: Clause, at: int, hedges: frozenset[str]) -> str | None:
    """The word that keeps what item `at` tells at a distance: "diduga" before it in its clause, or in "serangan yang diduga ..."."""
    items = clause.items
    for i in range(at - 1, max(-1, at - 1 - HEDGE_REACH), -1):
        if items[i].low in hedges:
            return items[i].low
        if items[i].cls == "comma" and i and items[i - 1].low in hedges:  # "Konon, pasukan itu ..."
            return items[i - 1].low
        if items[i].cls in ("comma", "stop", "quote", "sub", "rel"):
            break
    behind = [item.low for item in items[at + 1 : at + 4]]
    if items[at].match is not None and items[at + 1 : at + 2] and items[at + 1].cls == "rel":
        return next((low for low in behind[1:] if low in hedges), None)
    return None
