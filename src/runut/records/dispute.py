"""Accounts of one happening that cannot all be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.document import content_id
from runut.records.event import Party

DisputeAbout = Literal["figure", "doer", "date", "happened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a dispute.

    value: as it can be compared: "89", "120+", "80-90" of a figure; a country, group or name of a doer ("-ISR": not Israel); a
    day or "first/last" of a date; "yes" or "no" of whether it happened. said_by: whose word it is, each once; empty where the
    outlets tell it themselves. origins: independent ones among its documents. earlier: values of the same voice that this one
    takes the place of, the oldest first: a series, not a dispute. quotes: ids of those that tell it beside a mention.
    """

    value: str
    said_by: tuple[Party, ...]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    earlier: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """kind: of a figure, which ("killed"; of money with its currency, "money USD"). accounts: the most origins first."""

    event: str
    about: DisputeAbout
    kind: str | None = None
    accounts: tuple[Account, ...]

    @property
    def id(self) -> str:
        return content_id("d", self.event, self.about, self.kind or "")
