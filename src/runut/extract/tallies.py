"""Sentences that count the victims of a deed on, days after it: "Korban tewas serangan itu bertambah menjadi 89, Jumat".

Comes in: a mention in the making and its sentence. Goes out: whether it is such a count, and from where its days are those of the count.
"""

from __future__ import annotations

from datetime import timedelta

from runut.extract.between import HARM
from runut.extract.dates import Days
from runut.extract.view import Draft, View
from runut.grammar import Lexicon
from runut.records import Published

COUNTED_DAYS = 6
"""So long before the publication the deed can lie that is still counted."""


def counted_from(view: View, draft: Draft, lexicon: Lexicon) -> int | None:
    """Where the sentence says that the count of the deed's victims grew; a time behind it is of the count."""
    words = lexicon.figure_words
    if draft.type != HARM or draft.trigger.voice != "nominal" or not any(figure.kind == "killed" for figure in draft.figures):
        return None
    start = view.clause.start_of(draft.at)
    if words["tally"].isdisjoint(unit.low for unit in view.units if unit.start < start):
        return None
    return next((unit.start for unit in view.units if unit.start > start and unit.low in words["growing"]), None)


def days_of_count(published: Published | None) -> Days:
    """Those on which a deed can have happened whose victims are still counted."""
    if published is None:
        return Days()
    first = published.end - timedelta(days=COUNTED_DAYS)
    why = "its victims are counted on: it happened in the days before"
    return Days(first, published.end, "interval", "paragraph", published.text, why)
