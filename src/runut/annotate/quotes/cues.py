"""Words of reporting outside quotation marks, with their speakers; what they report is for `indirect` and `find`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.annotate.quotes.page import Page, longest
from runut.annotate.quotes.speakers import Speaker, Speakers
from runut.lang.reporting import CueRule

CLITIC = "nya"
BY, AS = "oleh", "sebagai"
MANNER = "secara"
NOT = frozenset({"tidak", "tak", "belum"})
OR = frozenset({"atau", "ataupun"})
ONLY_NOW = "baru"
ABLE = frozenset({"dapat", "bisa"})
FAR = 10
"""Words between a passive and the party that it is by."""
QUOTES = frozenset({'"', "”", "“", "''", "'", "’", "»"})
BEFORE_CLOSING = frozenset({",", ".", "?", "!", "…", "...", '"', "”", "“", "''", "'", "’", "»", "-", "–", "—", ")"})


@dataclass(slots=True)
class Cue:
    """first, last: half-open, with its clitic. until: the token behind the cue, and behind its speaker where that follows.

    used: a quotation between marks has it.
    """

    first: int
    last: int
    rule: CueRule
    sentence: int
    until: int
    speaker: Speaker | None = None
    used: bool = False


def find_cues(page: Page, quoted: bytearray, speakers: Speakers) -> list[Cue]:
    """The cues of an article in order, none inside quotation marks."""
    words, lows = page.words.cues, page.lows
    found: list[Cue] = []
    reached = 0
    for i in page.places_of(words):
        if quoted[i] or i < reached:
            continue
        number = page.sentence_at(i)
        end = page.sentences[number].last
        for phrase, rule in words[lows[i]]:
            size = longest((phrase,), lows, i, end)
            if size:
                cue = _read(page, quoted, speakers, Cue(i, i + size, rule, number, i + size))
                if cue is not None:
                    found.append(cue)
                    reached = cue.until
                    break
    return found


def _read(page: Page, quoted: bytearray, speakers: Speakers, cue: Cue) -> Cue | None:
    sentence, lows = page.sentences[cue.sentence], page.lows
    place, end = cue.rule.place, sentence.last
    if place == "before":
        if cue.last < end and lows[cue.last] == CLITIC and cue.rule.takes:
            return None  # "mengatakannya" has no words of its own
        if not _is_said(page, cue, sentence.first):
            return None
        cue.speaker = speakers.subject(cue.first, sentence.first)
        if cue.speaker is not None and lows[cue.speaker.first] in page.words.firsts:
            return None  # the writer, or somebody quoted without marks
        return cue
    if place == "behind" and not _closes(page, cue.first, sentence.first):
        return None
    clitic = cue.last < end and lows[cue.last] == CLITIC
    cue.speaker = speakers.behind(cue.last, end, opening=place == "opening") if not clitic else _clitic(speakers, cue.last)
    if clitic:
        cue.last += 1
    if place == "passive" and (cue.speaker is None or not _is_agent(cue.speaker, cue.last, lows)):
        by = _by(cue.last, end, lows)
        cue.speaker = speakers.behind(by + 1, end) if by else None
        if cue.speaker is None or not _is_agent(cue.speaker, by, lows):
            return None
    if cue.speaker is not None and not clitic and not _may_speak(page, cue, sentence.first):
        return None
    untold = cue.speaker is None or quoted[cue.speaker.first]
    if untold and (place != "behind" or (cue.speaker is None and not clitic)):
        return None
    cue.until = max(cue.last, cue.speaker.last if cue.speaker is not None else cue.last)
    return cue


def _is_said(page: Page, cue: Cue, first: int) -> bool:
    """Whether the word is a verb here, and of something said: not "tidak menyebut", "akan mengumumkan", "masalah mendesak"."""
    tag = page.tokens[cue.first].upos
    if tag is not None and tag != "VERB" and page.sentences[cue.sentence].field == "text" and "self" not in cue.rule.takes:
        return False
    before = cue.first - 1
    while before >= first and (page.lows[before] in page.words.adverbs or page.lows[before - 1] == MANNER):
        before -= 1
    if before >= first and page.lows[before] in OR and set(page.lows[max(first, before - FAR) : before]) & NOT:
        return False  # "tidak memberi bukti atau menjelaskan"
    if before > first and page.lows[before - 1] == ONLY_NOW and page.lows[before] in ABLE:
        return True  # "baru dapat memastikan 15 kematian": that much is said
    return before < first or page.lows[before] not in page.words.unsaid or "self" in cue.rule.takes


def _clitic(speakers: Speakers, at: int) -> Speaker | None:
    found = speakers.covering(at)
    return found if found is not None and found.first == at else None


def _may_speak(page: Page, cue: Cue, first: int) -> bool:
    """Whether what stands behind a cue is a party: always one that the article knows, else a noun for persons or bodies.

    Behind a mark ("..., kata pemilik warung") any noun will do, at the start of a sentence ("Nilai tukar", "Menurut rencana") not.
    """
    speaker = cue.speaker
    assert speaker is not None
    if speaker.name is not None or speaker.chain is not None:
        return True
    if cue.rule.place == "behind" and cue.first > first:
        return True
    if any(page.is_human(i) for i in range(speaker.first, speaker.last)):
        return True
    return cue.rule.place == "opening" and page.lows[speaker.first] in page.words.papers


def _is_agent(speaker: Speaker, at: int, lows: Sequence[str]) -> bool:
    """Whether a party that the article knows stands right behind a passive verb, perhaps with "oleh" between."""
    near = speaker.first == at or (speaker.first == at + 1 and lows[at] == BY) or lows[speaker.first] == CLITIC
    return near and (speaker.name is not None or speaker.chain is not None)


def _by(at: int, end: int, lows: Sequence[str]) -> int:
    """Where the "oleh" of "disebut sebagai tindakan pengecut oleh X" is, 0 for nowhere."""
    if at >= end or lows[at] != AS:
        return 0
    for i in range(at + 2, min(at + FAR, end)):
        if lows[i] == BY:
            return i
        if lows[i] in (",", "yang"):
            return 0
    return 0


def _closes(page: Page, at: int, first: int) -> bool:
    """Whether a "kata" stands behind what it reports: behind a mark, at the start of its sentence, or behind "demikian"."""
    before = at - 1
    while before >= first and page.lows[before] in page.words.joining:
        before -= 1
    if before >= first and page.lows[before] in QUOTES:
        return True
    noun = page.tokens[at].upos == "NOUN" and page.lows[at] not in page.words.core
    return not noun and (before < first or page.lows[before] in BEFORE_CLOSING)
