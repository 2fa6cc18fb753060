"""What came of it: plans and their outcome, pledges and their fulfilment, demands and answers, accusations and denials.

    rules      which kinds of event may be tied, and on which days
    tellings   what of a report says whether two events are of one matter
    keys       under which keys and days an event is looked up
    reasons    why one event is what a rule says to another, or that it is not
    nearby     the events among which ties are looked for
    ties       of the ties that fit the nearest, and what a change takes back

Comes in: events that changed, and a neighbourhood in which those that they could answer or be answered by are looked up. Goes
out: ties, at most one for each event and rule. A tie is decided on two events alone, so a change touches only its neighbours,
and the result is that of a run from scratch.
"""

from runut.resolve.links.keys import stored_keys
from runut.resolve.links.nearby import Gathered, Neighbourhood, Tie
from runut.resolve.links.reasons import NEAR_CHARS
from runut.resolve.links.rules import BY_NAME
from runut.resolve.links.tellings import Telling, telling_of, tells_of_doing
from runut.resolve.links.ties import change_ties, find_links

__all__ = [
    "BY_NAME",
    "NEAR_CHARS",
    "Gathered",
    "Neighbourhood",
    "Telling",
    "Tie",
    "change_ties",
    "find_links",
    "stored_keys",
    "telling_of",
    "tells_of_doing",
]
