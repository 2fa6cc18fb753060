"""What each mention is about: PLOVER's contexts, from its sentence first, from the article second.

In come mentions in the making and all sentences of the article; out come, for each, at most three contexts with what gave them:
cues of the sentence, the type and parties of the event, or what title, lead and repeated cues show the article to be about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from runut.extract.politics import is_between_states
from runut.extract.view import Draft, View
from runut.lang.contexts import STRONG, ContextWords
from runut.ontology import Context, Plover

MOST = 3
FILLED = 2
"""The article adds contexts only up to so many."""
LEAD_SENTENCES = 2
LEAD_AT_MOST = 4
REPEATED_AT_MOST = 4
TITLE_WEIGHT = 2
ARTICLE = 6
"""Prominence from which the whole article is about it: a strong cue in title and lead, or in the lead and four sentences."""
BACKED = 4
"""Prominence from which one weak cue of the sentence is enough."""


@dataclass(frozen=True, slots=True)
class ContextReading:
    """name: the context. cues: words of the sentence that speak for it. by: what of the event does ("its mode", "a party's sector").

    article: the prominence in the article where that was needed, else 0.
    """

    name: str
    cues: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    article: int = 0


Cues = dict[str, list[tuple[str, int]]]
"""Context -> (phrase, weight), each phrase once."""


class ContextReader:
    """Made once an article that has mentions."""

    def __init__(self, words: ContextWords, plover: Plover, views: Sequence[View]) -> None:
        self._contexts = plover.contexts
        self._by_events = {c.name for c in plover.contexts.values() if c.modes or c.sectors or c.between}
        self._cues = {id(view): find_cues(words, (unit.low for unit in view.units)) for view in views}
        self._prominence = self._weigh_article(views)

    def _weigh_article(self, views: Sequence[View]) -> dict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        lead: defaultdict[str, int] = defaultdict(int)
        repeated: defaultdict[str, int] = defaultdict(int)
        body = 0
        for view in views:
            is_title = view.sentence.field == "title"
            is_lead = not is_title and body < LEAD_SENTENCES
            body += not is_title
            for context, cues in self._cues[id(view)].items():
                weight = sum(weight for _, weight in cues)
                if is_title:
                    found[context] += TITLE_WEIGHT * weight
                elif is_lead:
                    lead[context] += weight
                if not is_title and weight >= STRONG:
                    repeated[context] += 1
        for context, weight in lead.items():
            found[context] += min(LEAD_AT_MOST, weight)
        for context, times in repeated.items():
            found[context] += min(REPEATED_AT_MOST, times)
        return found

    def read(self, draft: Draft, view: View) -> tuple[ContextReading, ...]:
        """The contexts of a mention, the surest first."""
        cues = self._cues[id(view)]
        scored: list[tuple[float, int, ContextReading]] = []
        for name in self._by_events | cues.keys():
            context = self._contexts[name]
            here, by = cues.get(name, ()), brought_by(context, draft)
            if (not here and not by) or draft.type in context.unless:
                continue
            weight = sum(weight for _, weight in here) + STRONG * len(by)
            prominence = self._prominence.get(name, 0)
            if weight >= STRONG or prominence >= BACKED:
                needed = prominence if weight < STRONG else 0
                reading = ContextReading(name, tuple(phrase for phrase, _ in here), by, needed)
                scored.append((-weight - min(prominence, ARTICLE) / ARTICLE, context.order, reading))
        scored.sort(key=lambda row: row[:2])
        readings = [reading for _, _, reading in scored[:MOST]]
        return tuple(readings) if len(readings) >= FILLED else tuple(readings + self._of_article(readings, draft))

    def _of_article(self, readings: Sequence[ContextReading], draft: Draft) -> list[ContextReading]:
        """What the whole article is about, where the sentence says less than two."""
        told = {reading.name for reading in readings}
        more = sorted(
            (-prominence, self._contexts[name].order, name)
            for name, prominence in self._prominence.items()
            if prominence >= ARTICLE and name not in told and draft.type not in self._contexts[name].unless
        )
        return [ContextReading(name, article=-prominence) for prominence, _, name in more[: FILLED - len(readings)]]


def find_cues(words: ContextWords, lows: Iterable[str]) -> Cues:
    """The cues of a sentence by context; the longest phrase at a place counts, and hides what it holds."""
    flat = " ".join(lows).split(" ")  # a name is one unit of several words
    first = words.first_words
    found: Cues = {}
    seen: set[str] = set()
    until = 0
    for at, low in enumerate(flat):
        if low not in first or at < until:
            continue
        hit = words.cues.at(flat, at)
        if hit is None:
            continue
        length, weights = hit
        until = at + length
        phrase = low if length == 1 else " ".join(flat[at:until])
        if phrase not in seen:
            seen.add(phrase)
            for context, weight in weights:
                found.setdefault(context, []).append((phrase, weight))
    return found


def brought_by(context: Context, draft: Draft) -> tuple[str, ...]:
    """What of the event itself brings the context: its type and mode, a party's sector, two states that face each other."""
    found: list[str] = []
    if draft.mode is not None and f"{draft.type}/{draft.mode}" in context.modes:
        found.append(f"the mode {draft.mode}")
    if context.sectors:
        sectors = {p.sector for p in (*draft.actors, *draft.recipients) if p.country or p.group}
        found += [f"a party's sector {sector}" for sector in sorted(context.sectors & sectors)]
    if draft.type in context.between and is_between_states(draft):
        found.append("two states or groups that face each other")
    return tuple(found[:1])
