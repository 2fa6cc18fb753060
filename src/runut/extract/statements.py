"""The statement that tells an event mention: by the words that it stands in, or by the word of reporting that is its trigger.

In come the quotes of `annotate`; who of the two readings' speakers is kept is decided here. See codebook, section 6.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from runut.records import Party, Quote, Span

LOOK = 12
"""Pieces of statements looked back from a trigger: they overlap, but not many at one place."""
LOADED = frozenset({"praises", "regrets", "demands", "warns", "accuses", "declines"})
"""What these are about is often told by the outlet and not by the speaker: "menyesalkan serangan itu"."""


class Statements:
    """The quotes of one article, found by place."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        pieces = [(span.field, span.start, span.end, n) for n, quote in enumerate(quotes) for span in quote.content]
        self._pieces = sorted(pieces)
        self._places = [(field, start) for field, start, _, _ in self._pieces]
        self._cues = {(quote.cue.field, quote.cue.start): quote for quote in quotes if quote.cue is not None}
        self._quotes = quotes

    def around(self, span: Span) -> Quote | None:
        """The statement whose words these are; of one inside another the inner one."""
        last = bisect_right(self._places, (span.field, span.start))
        for field, start, end, number in reversed(self._pieces[max(0, last - LOOK) : last]):
            if field == span.field and start <= span.start and span.end <= end + 1:
                return self._quotes[number]
        return None

    def made_by(self, span: Span) -> Quote | None:
        """The statement whose word of reporting the trigger is: "membantah"."""
        return self._cues.get((span.field, span.start))


def settle_speakers(ours: tuple[Party, ...], quote: Quote | None, *, nominal: bool) -> tuple[Party, ...]:
    """The speakers of a mention: those that extraction reads, mended by the statement around it.

    nominal: the trigger is a noun, which may only name what somebody speaks of.
    """
    if quote is None or quote.speaker is None:
        return ours
    speaker = quote.speaker
    if not ours:
        return () if nominal and quote.kind != "direct" and quote.stance in LOADED else (speaker,)
    told = speaker.entity or speaker.country or speaker.group
    if quote.kind == "direct" and told and quote.cue is not None and all(not is_one(speaker, one) for one in ours):
        return (speaker,)
    return ours


def is_one(one: Party, other: Party) -> bool:
    """Whether two readings of a speaker may be one: an entity, a name, or a side that one of them stands for."""
    if one.entity and one.entity == other.entity:
        return True
    return one.name.casefold() == other.name.casefold() or one.key == other.key
