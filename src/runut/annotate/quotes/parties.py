"""What the record tells of a speaker: party, office beside the name, and whether the name is kept back."""

from __future__ import annotations

from functools import cached_property

from runut.annotate.quotes.page import Page
from runut.annotate.quotes.speakers import BEHIND, BODIES, LINKS, Speaker
from runut.gazetteer import Gazetteer
from runut.records import NameMention, Party


class Parties:
    """Speakers as the record has them."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page, self.gazetteer = page, gazetteer
        self._bests: dict[int, NameMention | None] = {}

    @cached_property
    def _name_at(self) -> dict[int, NameMention]:
        return {name.first: name for name in (*self.page.described, *self.page.names)}

    def party(self, speaker: Speaker) -> Party:
        """The party of a speaker: what the name tells, else what its chain tells, else the words alone."""
        page, own = self.page, speaker.name
        first, last = (own.first, own.last) if own is not None and not speaker.stands else (speaker.first, speaker.last)
        words = page.span(first, last)
        chain = page.chains[speaker.chain] if speaker.chain is not None else None
        told = (
            own
            if own is not None and own.entity is not None
            else self._best(speaker.chain, own)
            if speaker.chain is not None
            else own
        )
        if told is None and (owner := speaker.owner) is not None:
            return Party(words=words, name=words.text, country=owner.country, group=owner.group, sector=owner.sector)
        if told is None:
            return Party(words=words, entity=chain.entity if chain else None, name=chain.name if chain else words.text)
        entity = told.entity or (chain.entity if chain is not None else None)
        name = self.gazetteer.entity(entity).name if entity else told.name or (chain.name if chain else words.text)
        return Party(
            words=words,
            entity=entity,
            name=name,
            country=told.country,
            group=told.group,
            sector=told.sector,
            office=told.office,
        )

    def _best(self, number: int, own: NameMention | None) -> NameMention | None:
        """The mention of a chain that tells most."""
        if number not in self._bests:
            names = [self._name_at.get(m.first) for m in self.page.chains[number].mentions if m.form != "pronoun"]
            self._bests[number] = max((name for name in names if name is not None), key=_told, default=None)
        best = self._bests[number]
        return best if _told(best) > _told(own) else own

    def role(self, speaker: Speaker) -> tuple[int, int] | None:
        """The words of office beside the name, up to the body they belong to."""
        name = speaker.name
        if name is None or speaker.stands or name.kind != "person":
            return None
        if speaker.first < name.first:
            first, end = speaker.first, name.first
        else:
            behind = name.titled if name.titled is not None and name.titled >= name.last else self._told_behind(name)
            limit = self.page.sentence_of(name.first).last
            if behind is None or behind >= limit:  # a title at the head of the next sentence is another's
                return None
            first, end = behind, min(limit, behind + BEHIND)
        if self.page.lows[first] in self.page.words.commoners:
            return None
        last = self._office_end(first, end, behind=first > name.first)
        return (first, last) if last > first else None

    def _told_behind(self, name: NameMention) -> int | None:
        """ "Badu Fulanto (37), anggota tim kuasa hukum": where an office behind the name begins that the name layer left out."""
        page, lows, at = self.page, self.page.lows, name.last
        end = page.sentence_of(name.first).last
        if at < end and lows[at] == "(":
            at = next((i + 1 for i in range(at, min(at + 4, end)) if lows[i] == ")"), end)
        if at >= end or lows[at] not in (",", "yang"):
            return None
        at += 1
        while at < end and lows[at] in page.words.holding:
            at += 1
        if at >= end or not (lows[at] in page.offices or page.is_person(at)):
            return None
        for i in range(at, min(at + 2 * BEHIND, end)):
            if not lows[i][0].isalnum() or lows[i] in page.words.breaks:
                return at
            if page.tokens[i].upos in ("VERB", "AUX") and not (page.tokens[i].deprel or "").startswith(("acl", "amod")):
                return None
        return None

    def _office_end(self, first: int, end: int, *, behind: bool) -> int:
        """Up to the body that the office is in, the rank of the name before it, or a mark behind it."""
        lows, words, last = self.page.lows, self.page.words, first
        while last < end:
            inner = self._name_at.get(last)
            body = inner is not None and inner.kind in BODIES and lows[last] not in words.units
            if last > first and (body or lows[last] in self.page.bodies or lows[last] == "("):
                break
            if behind and (lows[last] in words.breaks or not lows[last][0].isalnum()):
                break
            last += 1
        while last > first and (lows[last - 1] in LINKS or lows[last - 1] in words.ranks):
            if lows[last - 1] == "jenderal" and last - 1 > first and lows[last - 2] in words.generals:
                break
            last -= 1
        return last

    def is_anonymous(self, speaker: Speaker) -> bool:
        """Whether it is told only as a source, a witness or an official who keeps the name back."""
        page, lows = self.page, self.page.lows
        if speaker.name is not None and speaker.name.kind == "person":
            return False
        end = min(page.sentence_of(speaker.first).last, speaker.last + 10)
        if any(page.phrase_at(page.words.unnamed, i, end) for i in range(speaker.last, end)):
            return True
        if speaker.name is not None and speaker.name.kind in BODIES:
            return False
        if speaker.chain is not None and page.chains[speaker.chain].entity is not None:
            return False
        first = speaker.first - (speaker.first > 0 and lows[speaker.first - 1] in page.words.sources)
        if any(low in page.words.sources for low in lows[first : speaker.last]):
            return True
        if speaker.name is not None or (speaker.chain is not None and page.chains[speaker.chain].kind == "person"):
            return False
        if lows[first] in page.words.quantities or (first and lows[first - 1] in page.words.quantities):
            return not self._is_pronoun(speaker)
        if speaker.owner is None and any(page.tokens[i].upos == "PROPN" for i in range(speaker.first + 1, speaker.last)):
            return False  # "Dubes Fulanto": a name that the name layer does not know
        return any(page.is_person(i) for i in range(speaker.first, speaker.last))

    def _is_pronoun(self, speaker: Speaker) -> bool:
        return speaker.last - speaker.first == 1 and self.page.tokens[speaker.first].upos == "PRON"


def _told(name: NameMention | None) -> int:
    if name is None:
        return -1
    codes = (name.country, name.group, name.sector, name.office)
    return 4 * (name.entity is not None) + (name.kind == "person") + sum(code is not None for code in codes)
