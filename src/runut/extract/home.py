"""Whose "pemerintah", "polisi" or "presiden" is, where nobody says: of the state that the article is about.

In come the names of an article and the phrases of a sentence. The state is the one that nearly all names of the article belong
to; an article of two lands tells nothing, and its bare heads stay open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from runut.extract.parties import Phrase
from runut.gazetteer import Gazetteer
from runut.grammar import Head
from runut.records import Annotated

SHARE = 0.8
"""Of the names that belong to a state, those of the article's own."""
OFFICES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})


def home_of(annotated: Annotated, gazetteer: Gazetteer, day: date | None) -> str | None:
    """The state that the article is about."""
    counted: Counter[str] = Counter()
    for name in annotated.names:
        code = gazetteer.describe(name.entity, day).country if name.entity else name.country
        if code and name.kind != "outlet":
            counted[code] += 1
    state, times = counted.most_common(1)[0] if counted else (None, 0)
    return state if times >= SHARE * counted.total() else None


def settle_home(phrases: Sequence[Phrase], home: str | None) -> None:
    """Gives forces, organs and office-holders without a name their state, in place; several of an office may be of several."""
    for phrase in phrases:
        head = phrase.heads[0] if phrase.kind == "generic" and phrase.heads else None
        open_ = head is not None and not (phrase.country or phrase.group or phrase.members)
        if home is None or head is None or not open_ or head.sector not in OFFICES or is_several(phrase, head):
            continue
        phrase.country, phrase.kind = home, head.kind


def is_several(phrase: Phrase, head: Head) -> bool:
    """ "kedua presiden", "negara-negara": of several states, it may be."""
    return (phrase.plural and head.title) or any("-" in unit.text for unit in phrase.units[phrase.first : phrase.last])
