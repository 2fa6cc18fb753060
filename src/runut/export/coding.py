"""What several formats ask of an event: its quad class, its contexts, whether it may stand where no column tells its status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from runut.ontology import load_plover
from runut.records import Event, Party
from runut.store.handover import Told

QUADS = {(False, True): 1, (True, True): 2, (False, False): 3, (True, False): 4}
"""By (material, cooperation): PLOVER's numbers for verbal and material cooperation, verbal and material conflict."""

WORD_OF_THE_FUTURE = frozenset({"AGREE", "CONCEDE", "THREATEN"})
"""Types that are themselves the word of something to come (codebook section 4): the promise is a fact, though its subject is none."""


EXACT = frozenset({"hour", "day"})
"""Precisions at which the first day of several is told as such, and is no bound."""

WEEK = timedelta(days=6)


def quad(event_type: str) -> int:
    """PLOVER's quad class. Cooperation is what has a score above nought."""
    plover = load_plover()
    return QUADS[plover.types[event_type].material, plover.score(event_type, None) > 0]


def contexts(told: Told) -> list[str]:
    """Those of all reports, in PLOVER's order."""
    known = load_plover().contexts
    found = {context for report in told.reports for context in report.mention.contexts}
    return sorted(found, key=lambda name: (known[name].order if name in known else len(known), name))


def may_stand_as_done(event: Event) -> bool:
    """Whether a table that tells no status may hold it: a plan, a denial or a supposition would be read there as a deed."""
    return event.status == "actual" or (event.status == "future" and event.type in WORD_OF_THE_FUTURE)


def one_day(event: Event) -> date | None:
    """The day for a table that has one and no precision: the first of those told; None where it is known to a month or worse."""
    if event.start is None or event.end is None or event.end - event.start > WEEK:
        return event.start if event.precision in EXACT else None
    return event.start


def pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    """Who to whom, one and one; of a symmetric event each with each, both ways. A side that is not told is None."""
    if event.symmetric and len(event.actors) > 1:
        yield from ((a, b) for a in event.actors for b in event.actors if a is not b)
        return
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield actor, recipient


def code_of(party: Party) -> str | None:
    return party.group or party.country
