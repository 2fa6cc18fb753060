"""Footnotes: each sentence of an article that the report rests on, numbered as it is first cited, with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from runut.export.cited import web_address
from runut.records import EventMention, Quote
from runut.report.tongue import Tongue, plain
from runut.store.handover import Source

LONGEST_EVIDENCE = 600
MOST_READINGS = 4
"""Ids named in one note: a sentence may tell of many events."""
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Cite:
    """The place-th time that a note is cited: where its way back leads to."""

    number: int
    place: int


@dataclass(slots=True, kw_only=True)
class Note:
    """url: an address that is safe to link, else None. place: "teks, karakter 120–245". readings: "m-… (rule; 0,72)".
    first: of its document, where paper has the address."""

    number: int
    outlet: str
    title: str
    day: str
    url: str | None
    place: str
    words: str
    document: str
    first: bool
    readings: list[str] = field(default_factory=list)
    times: int = 0


class Notes:
    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._by_place: dict[tuple[str, str, int, int], Note] = {}
        self._notes: list[Note] = []
        self._documents: set[str] = set()

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)

    def words_of(self, number: int) -> str:
        return self._notes[number - 1].words

    def cite(self, told: EventMention | Quote, source: Source) -> Cite:
        if isinstance(told, EventMention):
            span, words, reading = told.evidence, told.evidence.text, f"{told.rule}; {self._tongue.decimal(told.confidence)}"
            start, end = span.start, span.end
        else:
            span, words, reading = told.content[0], told.text, told.rule
            start, end = span.start, told.content[-1].end
        key = (source.id, span.field, start, end)
        note = self._by_place.get(key)
        if note is None:
            note = self._by_place[key] = Note(
                number=len(self._notes) + 1,
                outlet=plain(source.outlet or source.source_id, 80),
                title=plain(source.title, 200),
                day=self._day(source),
                url=web_address(source.url),
                place=self._tongue.say(f"in-{span.field}", start=start, end=end),
                words=two_sentences(words),
                document=source.id,
                first=source.id not in self._documents,
            )
            self._documents.add(source.id)
            self._notes.append(note)
        made = f"{told.id} ({plain(reading, 80)})"
        if made not in note.readings and len(note.readings) < MOST_READINGS:
            note.readings.append(made)
        note.times += 1
        return Cite(note.number, note.times)

    def _day(self, source: Source) -> str:
        if source.published is None:
            return self._tongue.say("undated")
        return self._tongue.brief(source.published.start, source.published.end, source.published.precision)


def two_sentences(text: str) -> str:
    """The words as they stand, of a long piece the first two sentences.

    >>> two_sentences("Ia datang. Ia pergi. Ia kembali.")
    'Ia datang. Ia pergi. …'
    """
    words = plain(text)
    ends = [found.end() for found, _ in zip(_SENTENCE_ENDS.finditer(words), range(2), strict=False)]
    if len(ends) == 2 and ends[1] < len(words):
        words = words[: ends[1]] + "…"
    return plain(words, LONGEST_EVIDENCE)
