"""What the reading network takes words to evoke, before rules and codebook have their say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.event import EventStatus

PartRole = Literal["actor", "recipient", "speaker", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evoked:
    """Words that may evoke an event; shares are of the network's probability, 0 to 1.

    first, last: half-open range into `Annotated.tokens`. share: of the type. symmetric: that no side leads.
    parts: (token, role, share) of the words that may take part in it.
    """

    first: int
    last: int
    type: str
    share: float
    mode: str | None
    status: EventStatus
    symmetric: float
    parts: tuple[tuple[int, PartRole, float], ...]
