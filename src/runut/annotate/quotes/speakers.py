"""Whom a word of reporting belongs to: its subject, or the name behind it; pronouns through the article's chains.

A speaker that no name or chain tells ("seorang saksi mata") is taken by its own words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from runut.annotate.quotes.page import Page
from runut.records import NameMention

KINDS = frozenset({"person", "organisation", "group", "country", "outlet", "office", "people"})
BODIES = frozenset({"organisation", "group", "country", "outlet"})
OF = frozenset({"di", "dari", "pada", "dalam"})
LINKS = frozenset({",", "(", "dari", "di", "pada", "/"})
REACH = 16
BEHIND = 8
BACK = 40
CLIMB = 3
JOINED = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


@dataclass(slots=True)
class Speaker:
    """first, last: half-open, with its title. name: None for pronouns and for speakers without one. chain: its number.

    owner: of a speaker without a name, the state or body beside it ("seorang jenderal militer Irak", "sumber di kepolisian").
    stands: a pronoun that no chain explains; name and chain are those of who spoke before.
    """

    first: int
    last: int
    name: NameMention | None = None
    chain: int | None = None
    titled: int | None = None
    stands: bool = False
    owner: NameMention | None = None


class Speakers:
    """One article's, made once."""

    def __init__(self, page: Page, quoted: bytearray) -> None:
        self.page, self.quoted = page, quoted
        self._chain_of = {m.first: number for number, chain in enumerate(page.chains) for m in chain.mentions}
        self.all = self._collect()
        self._firsts = [speaker.first for speaker in self.all]
        self._covers = {i: speaker for speaker in reversed(self.all) for i in range(speaker.first, speaker.last)}

    def _collect(self) -> list[Speaker]:
        chain_of = self._chain_of
        found = []
        for name in (*self.page.names, *self.page.described):
            if name.kind in KINDS:
                titled = name.titled if name.titled is not None and name.titled < name.first else None
                first = name.first if titled is None else titled
                if self.page.lows[first] in self.page.words.kin and first == name.first - 1:
                    found.append(Speaker(first, name.last))  # "keluarga Badu" is not Badu
                    continue
                found.append(Speaker(first, name.last, name, chain_of.get(name.first), titled))
        for number, chain in enumerate(self.page.chains):
            for mention in chain.mentions:
                if mention.form == "pronoun" or mention.form == "description":
                    found.append(Speaker(mention.first, mention.last, None, number))
        found.sort(key=lambda s: (s.first, -s.last, s.name is None))
        kept: list[Speaker] = []
        reached = -1
        for speaker in found:
            if speaker.first >= reached:
                kept.append(speaker)
                reached = speaker.last
            elif (
                speaker.name is not None
                and speaker.name.kind == "person"
                and speaker.last >= reached
                and kept[-1].name is not None
                and kept[-1].name.kind != "person"
            ):
                speaker.first = kept[-1].first
                kept[-1] = speaker
                reached = speaker.last
        return kept

    def behind(self, at: int, end: int, *, opening: bool = False) -> Speaker | None:
        """The speaker right behind a word of reporting at `at - 1`, before `end`.

        opening: what is said may follow the next comma, so a name behind it is the speaker's only between two of them.
        """
        lows, words = self.page.lows, self.page.words
        while at < end and lows[at] in words.between:
            at += 1
        if at >= end:
            return None
        best: Speaker | None = None
        position = at
        number = bisect_left(self._firsts, at)
        while number < len(self.all):
            speaker = self.all[number]
            if speaker.first >= min(end, at + REACH) or not self._one_phrase(position, speaker.first):
                break
            if speaker.first > at and lows[speaker.first] == "nya":
                break
            beyond = opening and best is not None and "," in lows[best.last : speaker.first]
            if beyond and lows[min(speaker.last, end - 1)] not in (",", "("):
                break
            if self._is_person(speaker):
                number = self._goes_on(number, end)
                speaker = self.all[number]
            if best is None or self._is_person(speaker):
                if best is not None and (best.name is None or self._is_person(best)):
                    break
                best = Speaker(at, speaker.last, speaker.name, speaker.chain, speaker.titled)
                if speaker.name is None or self._is_person(speaker):
                    break
            position = speaker.last
            number += 1
        if not opening and (best is None or not self._is_person(best)) and (later := self._named_later(at, end)) is not None:
            return later
        if best is not None and (told := self._told_elsewhere(best, at, end)) is not None:
            return told
        if best is not None and best.name is not None and best.name.first > at and self._is_people(at):
            return best if self._is_person(best) else Speaker(at, best.last, owner=best.name)  # "pejabat Bank Sentral"
        return best or self._bare(at, end)

    def _is_person(self, speaker: Speaker) -> bool:
        """Whether it is named as a person, and not by a body or an office that is taken for one ("Gugus Tugas")."""
        name, page = speaker.name, self.page
        if name is None or name.kind != "person":
            return False
        return page.lows[name.first] not in page.bodies and page.lows[name.first] not in page.words.offices

    def _told_elsewhere(self, best: Speaker, at: int, end: int) -> Speaker | None:
        """ "Kepala Puskesmas Sukamaju Badu", of whom the article tells as "Badu" elsewhere: that name, and not the body's."""
        page, lows, last = self.page, self.page.lows, best.last
        if best.name is None or self._is_person(best) or lows[at] not in page.offices or lows[at] in page.words.serving:
            return None
        while last < end and page.is_nominal(last) and not page.tokens[last].text[0].islower():
            last += 1
        for i in range(max(at + 2, last - 3), last):
            mention = self._persons.get(lows[i])
            if mention is not None and all(page.tokens[k].text[0].isupper() for k in range(i, last)):
                span = page.span(i, last)
                return Speaker(at, last, replace(mention, span=span, first=i, last=last, name=span.text, titled=at), titled=at)
        return None

    def _named_later(self, at: int, end: int) -> Speaker | None:
        """ "Direktur untuk Asia di Yayasan Sukamaju, Badu": an office with more to it than a phrase, and a name between marks."""
        lows = self.page.lows
        if lows[at] not in self.page.offices:
            return None
        number = bisect_left(self._firsts, at)
        while number < len(self.all) and (speaker := self.all[number]).first < min(end, at + REACH):
            if self._is_person(speaker) and lows[speaker.first - 1] == ",":
                closed = (
                    speaker.last >= end or lows[speaker.last] in self.page.words.breaks or lows[speaker.last] in (".", ",", "(")
                )
                return Speaker(at, speaker.last, speaker.name, speaker.chain) if closed else None
            number += 1
        return None

    @cached_property
    def _persons(self) -> dict[str, NameMention]:
        """The persons' names by their first words, none that a body's name is taken for."""
        page = self.page
        no_names = page.bodies | page.words.offices
        persons = [name for name in page.names if name.kind == "person" and page.lows[name.first] not in no_names]
        return {page.lows[name.first]: name for name in reversed(persons)}

    def _is_people(self, at: int) -> bool:
        """Whether a noun for people who are told of without a name stands there, or behind "seorang"."""
        page = self.page
        at += page.lows[at] in page.words.quantities
        return page.lows[at] in page.words.sources or page.lows[at] in page.words.commoners

    def _goes_on(self, number: int, end: int) -> int:
        """ "Manajer Humas PT Sumber Jaya Badu": an office taken for a name is no speaker where a body and a name follow."""
        page, found, body = self.page, number, False
        for after in range(number + 1, min(number + 5, len(self.all))):
            speaker, last = self.all[after], self.all[after - 1].last
            between = range(last, speaker.first)
            if speaker.last > end or len(between) > 4 or any(not page.is_nominal(i) for i in between):
                break
            body = body or any(page.lows[i] in page.bodies for i in between)
            if body and self._is_person(speaker):
                found = after
            body = body or (speaker.name is not None and speaker.name.kind in BODIES)
        return found

    def _one_phrase(self, first: int, last: int) -> bool:
        page, lows = self.page, self.page.lows
        for i in range(first, last):
            low = lows[i]
            if (
                low in page.words.breaks
                or low in page.words.that
                or page.tokens[i].upos == "VERB"
                or low in ('"', "“", "”", ".", ";", ":")
            ):
                return False
        return True

    def _bare(self, at: int, end: int) -> Speaker | None:
        """A speaker by its own words: nouns and what belongs to them."""
        tokens, lows = self.page.tokens, self.page.lows
        if tokens[at].upos is not None and tokens[at].upos not in NOUNS:
            return None
        last = at
        while last < min(end, at + 8) and (tokens[last].upos or "NOUN") in INSIDE and lows[last] not in self.page.words.breaks:
            last += 1
        if last == at:
            return Speaker(at, at + 1) if tokens[at].upos == "PRON" else None
        return self._owned(at, last)

    def _owned(self, first: int, last: int) -> Speaker:
        number = bisect_left(self._firsts, first)
        owner = None
        reach = last + 1 + (last < len(self.page.lows) and self.page.lows[last] in OF)  # "sumber di kepolisian"
        if number < len(self.all) and self.all[number].first < reach and self._one_phrase(first, last):
            name = self.all[number].name
            owner = name if name is not None and name.kind not in ("person", "outlet") else None
        return Speaker(first, last, owner=owner)

    def subject(self, verb: int, first: int) -> Speaker | None:
        """The subject of a verb of reporting, by the tree or the nearest party before it that no preposition leads."""
        first = max(first, verb - BACK)
        found = self._beside(verb, first) or self._by_tree(verb, first) or self._nearest(verb, first)
        found = self._unnamed_between(found, verb, first) or found
        found = self._named_before(self._whole(found, first), first) if found is not None else None
        return self._opening_person(first, verb) if found is not None and self._happens(found) else found

    def _happens(self, speaker: Speaker) -> bool:
        """Whether it is what somebody did and nobody who could speak: "pertemuan Badu", "seluruh perjanjian sebelumnya"."""
        if speaker.name is not None and speaker.name.first == speaker.first:
            return False
        lows, words = self.page.lows, self.page.words
        at = speaker.first + (lows[speaker.first] in words.quantities and speaker.last - speaker.first > 1)
        return lows[at] in words.happenings and not self.page.is_human(at)

    def _opening_person(self, first: int, verb: int) -> Speaker | None:
        """ "Badu Fulanto yang ditanya apakah pertemuan itu ... menjawab": the person that the sentence opens with."""
        number = bisect_left(self._firsts, first)
        opening = self.all[number] if number < len(self.all) else None
        if opening is None or opening.first > first + 1 or opening.last >= verb or self._happens(Speaker(first, opening.last)):
            return None
        opening = self._person_in(opening, verb)
        return opening if self._is_person(opening) else None

    def _unnamed_between(self, found: Speaker | None, verb: int, first: int) -> Speaker | None:
        """ "Malaysia setuju dan seorang pejabat di sana menyatakan": somebody without a name nearer than the party found."""
        page = self.page
        start = max(found.last if found is not None else first, verb - BEHIND)
        for i in range(verb - 2, start - 1, -1):
            if page.tokens[i].upos == "VERB" or self.quoted[i]:
                return None
            if page.lows[i] in page.words.quantities and page.is_person(i + 1):
                led = i > first and page.tokens[i - 1].upos in ("ADP", "VERB", "NOUN")
                return None if led else self._noun(i + 1, verb)
        return None

    def _whole(self, found: Speaker, start: int) -> Speaker:
        """ "seorang jenderal | militer Irak": with the noun for persons before a body, who speaks for it."""
        page, lows, first = self.page, self.page.lows, found.first
        if found.name is not None and found.name.kind == "person":
            return found
        while first > start and found.first - first < 3 and page.tokens[first - 1].upos in ("NOUN", "ADJ"):
            first -= 1
        first = next((i for i in range(first, found.first) if page.is_person(i)), found.first)
        if first == found.first or lows[found.first - 1] in page.words.serving:
            return found
        if first > start and lows[first - 1] in page.words.quantities:
            first -= 1
        return Speaker(first, found.last, owner=found.name)

    def _beside(self, verb: int, first: int) -> Speaker | None:
        """A pronoun right before the verb, adverbs between ("di mana dia mengatakan"), or a name alone behind a clause's end."""
        at = verb - 1
        while at >= first and (self.page.tokens[at].upos in ("ADV", "AUX") or self.page.lows[at] in self.page.words.adverbs):
            at -= 1
        if at < first:
            return None
        found = self.covering(at)
        if found is not None and found.name is not None and found.last == at + 1 and self._opens_clause(found.first, first):
            return found
        if found is None or found.name is not None or self.page.tokens[at].upos != "PRON":
            return None
        return found if self.page.lows[at] != "nya" else None

    def _opens_clause(self, at: int, first: int) -> bool:
        """Whether a name stands where a clause begins, so that it is its subject: behind a joining word, a cue, or another's comma."""
        page = self.page
        if at <= first or self.quoted[at]:
            return False
        before = page.lows[at - 1]
        if before == ",":
            return self.covering(at - 2) is not None or page.tokens[at - 2].upos != "PROPN"
        return before in page.words.contrasts or before in page.words.that or before in page.words.cues

    def _by_tree(self, verb: int, first: int) -> Speaker | None:
        tokens = self.page.tokens
        at: int | None = verb
        for _ in range(CLIMB):
            if at is None or at < first:
                return None
            token = tokens[at]
            if token.deprel == "acl:relcl" and token.head is not None and first <= token.head < verb:
                return self._before_relative(verb, token.head) or self.covering(token.head) or self._noun(token.head, verb)
            for i in range(at - 1, first - 1, -1):
                if tokens[i].head == at and (tokens[i].deprel or "").startswith("nsubj") and not self.quoted[i]:
                    found = self._of_subject(i, verb)
                    if found is not None:
                        return found
            if token.deprel not in JOINED or token.head is None:
                return None
            turn = next(
                (i for i in range(verb - 1, token.head - 1, -1) if self.page.lows[i] in self.page.words.contrasts), None
            )
            if turn is not None:
                near = self._nearest(verb, turn) or self._human(verb, turn + 1)
                if near is not None:  # "memuncak setelah Presiden X menyerukan": a clause of its own
                    return near
            at = token.head
        return None

    def _before_relative(self, verb: int, head: int) -> Speaker | None:
        """ "kemarahan Presiden X yang mengancam": the person right before the relative word."""
        at = next((i for i in range(verb - 1, head, -1) if self.page.lows[i] == "yang"), head)
        found = self.covering(at - 1) if at > head + 1 else None
        return found if found is not None and found.name is not None and found.name.kind == "person" else None

    def _human(self, verb: int, first: int) -> Speaker | None:
        for i in range(verb - 1, first - 1, -1):
            if self.page.is_human(i) and self.page.tokens[i].upos == "NOUN":
                return self._noun(i, verb)
        return None

    def _of_subject(self, noun: int, verb: int) -> Speaker | None:
        """The party whose head is the subject: known by name, or by its words."""
        found = self.covering(noun)
        if found is not None:
            return self._person_in(found, verb) if found.last <= verb else None
        if self.page.tokens[noun].upos not in NOUNS or self.page.lows[noun] == "yang":
            return None
        near = self._nearest(verb, noun)
        if (
            near is not None
            and self._one_phrase(noun, near.first)
            and self.page.lows[near.first - 1] not in self.page.words.serving
        ):
            whose = near.name if near.name is not None and near.name.kind == "country" and near.first > noun else None
            return near if whose is None else Speaker(noun, near.last, owner=whose)  # "lembaga penyiaran Israel"
        return self._noun(noun, verb)

    def _named_before(self, found: Speaker, first: int) -> Speaker:
        """ "Badu Fulanto, salah satu anggota dewan, mengatakan": the person before the comma."""
        serving = self.page.words.serving
        serves = self.page.lows[found.first] in serving or self.page.lows[max(found.first - 1, 0)] in serving
        if found.name is not None and found.name.kind == "person" and not serves:
            return found
        opening = self._before_apposition(found, first)
        if opening is not None:
            return opening
        at = found.first - 1
        while at > first and self.page.lows[at] in ("salah", "satu", "seorang"):
            at -= 1
        if at <= first or self.page.lows[at] != ",":
            return found
        before = self.covering(at - 1)
        if before is not None and before.name is not None and before.name.kind == "person" and before.last == at:
            return before
        return found

    def _before_apposition(self, found: Speaker, first: int) -> Speaker | None:
        """ "Badu, menteri untuk urusan Brexit, mengatakan": the person that opens the sentence, told of between commas."""
        lows = self.page.lows
        if found.last >= len(lows) or lows[found.last] != ",":
            return None
        start = first + (lows[first] in self.page.words.contrasts) + (lows[min(first + 1, len(lows) - 1)] == ",")
        opening = self.covering(start)
        if opening is None or opening.name is None or opening.name.kind != "person" or opening.last >= found.first:
            return None
        commas = [i for i in range(opening.last, found.first) if lows[i] == ","]
        return opening if commas == [opening.last] else None

    def _person_in(self, found: Speaker, verb: int) -> Speaker:
        """ "Juru Bicara Kremlin, Dmitry Peskov, mengatakan": the person that the phrase goes on with."""
        if found.name is not None and found.name.kind == "person":
            return found
        number = bisect_left(self._firsts, found.last)
        while number < len(self.all) and (after := self.all[number]).last <= verb:
            comma = after.last == verb or self.page.lows[after.first - 1] == ","
            if comma and after.name is not None and after.name.kind == "person" and self._one_phrase(found.last, after.first):
                return Speaker(found.first, after.last, after.name, after.chain, found.first)
            number += 1
        return found

    def _noun(self, at: int, verb: int) -> Speaker:
        """The phrase of a noun that no name covers, forward to the verb or a mark."""
        tokens, lows = self.page.tokens, self.page.lows
        first, last = at, at + 1
        while first and tokens[first - 1].upos in ("DET", "NUM") and tokens[first - 1].head == at:
            first -= 1
        while (
            last < verb and last - at < 6 and (tokens[last].upos or "") in INSIDE and lows[last] not in self.page.words.breaks
        ):
            last += 1
        return self._owned(first, last)

    def covering(self, token: int) -> Speaker | None:
        return self._covers.get(token)

    def _nearest(self, verb: int, first: int) -> Speaker | None:
        tokens = self.page.tokens
        number = bisect_left(self._firsts, verb) - 1
        while number >= 0:
            speaker = self.all[number]
            if speaker.first < first:
                return None
            led = speaker.first > first and tokens[speaker.first - 1].upos == "ADP"
            before = tokens[speaker.first - 1] if speaker.first > first else None
            led = led or (before is not None and before.upos == "VERB" and before.text.startswith("di"))  # "yang dikutip CNBC"
            clitic = tokens[speaker.first].text == "nya" and speaker.name is None
            owner = speaker.first > first and self._is_owner(speaker)
            if speaker.last <= verb and not led and not clitic and not owner and not self.quoted[speaker.first]:
                return speaker
            number -= 1
        return None

    def _is_owner(self, speaker: Speaker) -> bool:
        """Whether it only tells whose another noun is: "serangan Israel"."""
        token = self.page.tokens[speaker.first]
        return token.head == speaker.first - 1 and token.deprel in ("nmod", "nmod:poss", "compound")
