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
    """The quotes of one article, found by place. hedges: keep a claim at a distance. texts: what is no speaker ("laporan")."""

    def __init__(self, quotes: Sequence[Quote], hedges: frozenset[str], texts: frozenset[str]) -> None:
        self.hedges, self.texts = hedges, texts
        pieces = [(span.field, span.start, span.end, n) for n, quote in enumerate(quotes) for span in quote.content]
        self._pieces = sorted(pieces)
        self._places = [(field, start) for field, start, _, _ in self._pieces]
        closings = [(q.cue.field, q.cue.start, n) for n, q in enumerate(quotes) if q.cue is not None and q.kind == "direct"]
        self._closings = sorted(closings)
        self._cues = {(quote.cue.field, quote.cue.start): quote for quote in quotes if quote.cue is not None}
        self._quotes = quotes

    def around(self, span: Span) -> Quote | None:
        """The statement whose words these are; of one inside another the inner one."""
        last = bisect_right(self._places, (span.field, span.start))
        for field, start, end, number in reversed(self._pieces[max(0, last - LOOK) : last]):
            if field == span.field and start <= span.start and span.end <= end + 1:
                return self._quotes[number]
        return None

    def is_behind(self, span: Span, sentence: Span) -> bool:
        """Whether the words stand behind a closed quotation and its "kata X": '"...," katanya setelah bertemu Menlu Iran'."""
        at = bisect_right(self._closings, (span.field, span.start, 0)) - 1
        if at < 0 or self.around(span) is not None:
            return False
        field, start, number = self._closings[at]
        return field == sentence.field and start >= sentence.start and self._quotes[number].content[-1].end <= start

    def made_by(self, span: Span) -> Quote | None:
        """The statement whose word of reporting the trigger is: "membantah"."""
        return self._cues.get((span.field, span.start))

    def settle(self, ours: tuple[Party, ...], quote: Quote | None, *, nominal: bool) -> tuple[Party, ...]:
        """The speakers of a mention: those that extraction reads, mended by the statement around it.

        nominal: the trigger is a noun, which may only name what somebody speaks of.
        """
        if quote is None or quote.speaker is None:
            return ours
        speaker = quote.speaker
        told = bool(speaker.entity or speaker.country or speaker.group)
        if not told and speaker.name.split(" ")[0].lower() in self.texts:
            return ours
        if not ours:
            return () if nominal and quote.kind != "direct" and quote.stance in LOADED else (speaker,)
        if quote.kind == "direct" and told and quote.cue is not None and all(not is_one(speaker, one) for one in ours):
            return (speaker,)
        return ours


def is_one(one: Party, other: Party) -> bool:
    """Whether two readings of a speaker may be one: an entity, a name, or a side that one of them stands for."""
    if one.entity and one.entity == other.entity:
        return True
    return one.name.casefold() == other.name.casefold() or one.key == other.key
