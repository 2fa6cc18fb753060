"""All quotes of an article: stretches between marks get their cue and speaker, then what cues report without marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from runut.annotate.quotes.cues import Cue, find_cues
from runut.annotate.quotes.indirect import Contents
from runut.annotate.quotes.marks import STOPS, Stretch, find_stretches
from runut.annotate.quotes.page import Page
from runut.annotate.quotes.parties import Parties
from runut.annotate.quotes.speakers import Speaker, Speakers
from runut.annotate.quotes.stance import stance_of
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.records import Annotated, Article, Quote, QuoteKind

CARRIED, COLON = "id.quote.carried", "id.quote.colon"
NEAR = 2
"""Sentences back from which an uncued quotation takes its speaker."""
BETWEEN = 25
SPEECH_LEAST = 3
ENDS = frozenset({".", "?", "!", "…", "..."})
SINGLE_LEAST = 4


def find_quotes(article: Article, annotated: Annotated, language: LanguagePack, gazetteer: Gazetteer) -> tuple[Quote, ...]:
    """The statements of an article, in the order of their first words; none in a language without words of reporting."""
    if not annotated.tokens or language.reporting is None:
        return ()
    names = language.name_words
    bodies = names.body_firsts if names is not None else frozenset()
    offices = frozenset([title[0] for title in names.titles]) if names is not None else frozenset()
    offices |= language.reporting.offices
    nouns = language.coreference.nouns if language.coreference is not None else {}
    page = Page(article, annotated, language.reporting, bodies, nouns, offices)
    stretches = find_stretches(page)
    quoted = bytearray(len(page.tokens))
    for stretch in stretches:
        if stretch.last - stretch.first > 1:  # one word in doubt is part of its sentence
            quoted[stretch.first : stretch.last] = b"\1" * (stretch.last - stretch.first)
    speakers = Speakers(page, quoted)
    finder = _Finder(page, stretches, find_cues(page, quoted, speakers), speakers, Parties(page, gazetteer))
    return finder.find()


class _Draft:
    """A quote in the making. said: the ranges. at: sentence of its last words."""

    __slots__ = ("cue", "kind", "rule", "said", "speaker")

    def __init__(self, kind: QuoteKind, said: list[tuple[int, int]], cue: Cue | None, speaker: Speaker | None, rule: str):
        self.kind, self.said, self.cue, self.speaker, self.rule = kind, said, cue, speaker, rule


class _Finder:
    def __init__(
        self, page: Page, stretches: Sequence[Stretch], cues: Sequence[Cue], speakers: Speakers, parties: Parties
    ) -> None:
        self.page, self.stretches, self.cues = page, stretches, cues
        self.speakers, self.parties, self.contents = speakers, parties, Contents(page, stretches)
        self.stretch_firsts = [stretch.first for stretch in stretches]
        self.cue_firsts = [cue.first for cue in cues]
        self.drafts: list[_Draft] = []
        self.speech: set[int] = set()
        self.last_speaker: Speaker | None = None

    def find(self) -> tuple[Quote, ...]:
        self._direct()
        self._indirect()
        self._title_colon()
        self._give_clitics_speakers()
        quotes = one_of_each([quote for draft in self.drafts if (quote := self._quote(draft)) is not None])
        quotes.sort(key=lambda q: (q.content[0].field == "text", q.content[0].start))
        return tuple(quotes)

    # ---- Between marks

    def _direct(self) -> None:
        group: list[Stretch] = []
        for number, stretch in enumerate(self.stretches):
            group.append(stretch)
            if stretch.goes_on and number + 1 < len(self.stretches):
                continue
            self._speech(group)
            group = []

    def _speech(self, group: list[Stretch]) -> None:
        first, last = group[0], group[-1]
        said = [(s.first, s.last) for s in group]
        cue = self._cue_after(last)
        if cue is not None:
            cue.used = True
            self._keep(_Draft("direct", said, cue, cue.speaker, cue.rule.id), group)
            return
        cue = self._cue_before(first)
        if cue is not None:
            draft = next((d for d in reversed(self.drafts[-3:]) if d.cue is cue), None)
            if draft is not None:
                draft.said.extend(said)
                self.speech.update(id(s) for s in group)
                return
            cue.used = True
            self._keep(_Draft("direct", said, cue, cue.speaker, cue.rule.id), group)
            return
        cue = self._cue_next(last)
        if cue is not None and self._stands_alone(first, last):
            cue.used = True
            self._keep(_Draft("direct", said, cue, cue.speaker, cue.rule.id), group)
            return
        colon = self._colon_before(first)
        if colon is not None:
            self._keep(_Draft("direct", said, None, colon, COLON), group)
        elif self._stands_alone(first, last):
            self._keep(_Draft("direct", said, None, self._carried(first, last), CARRIED), group)

    def _keep(self, draft: _Draft, group: Iterable[Stretch]) -> None:
        self.drafts.append(draft)
        self.speech.update(id(s) for s in group)

    def _cue_after(self, stretch: Stretch) -> Cue | None:
        """The "kata X" behind the closing mark, or "X mengatakan" where nothing else follows."""
        page = self.page
        at = stretch.closed + 1 if stretch.closed is not None else stretch.last
        end = min(len(page.tokens), at + 5)
        inside = page.sentence_of(stretch.last - 1)
        while at < end and (page.lows[at] in STOPS or page.lows[at] in page.words.joining or page.lows[at] in ("-", "–", "—")):
            if self._cue_at(at) is not None:
                break  # "demikian pernyataan X"
            at += 1
        if at >= len(page.tokens) or page.sentence_of(at).paragraph != inside.paragraph:
            return None
        cue = self._cue_at(at)
        if cue is not None and cue.rule.place in ("behind", "opening") and not cue.used:
            return cue
        return self._verb_after(stretch, inside.last)

    def _verb_after(self, stretch: Stretch, limit: int) -> Cue | None:
        """'"...," Peskov menambahkan.'"""
        at = stretch.closed + 1 if stretch.closed is not None else stretch.last
        number = bisect_left(self.cue_firsts, at)
        if number >= len(self.cues) or not _ends_as_speech(self.page, stretch):
            return None
        cue = self.cues[number]
        speaker = cue.speaker
        if cue.first >= limit or cue.rule.place != "before" or cue.used or speaker is None or speaker.first < at:
            return None
        if cue.first - at > 12 or speaker.first - at > 2:
            return None
        return None if self.contents.of(cue, None, cue.last, limit) else cue

    def _cue_at(self, token: int) -> Cue | None:
        number = bisect_left(self.cue_firsts, token)
        if number < len(self.cues) and self.cues[number].first == token:
            return self.cues[number]
        return None

    def _cue_before(self, stretch: Stretch) -> Cue | None:
        """The verb or "kata X" that ends right before the opening mark."""
        page = self.page
        opened = stretch.opened if stretch.opened is not None else stretch.first
        number = bisect_left(self.cue_firsts, opened) - 1
        if number < 0:
            return None
        cue = self.cues[number]
        if cue.first < page.sentence_of(opened).first or (cue.rule.place == "before" and "self" in cue.rule.takes):
            return None
        if opened - cue.until > BETWEEN:
            return None
        between = page.lows[cue.until : opened]
        if not between or between == [","] or between == [":"] or between == ["bahwa"]:
            if (not between or between == ["bahwa"]) and not _ends_as_speech(page, stretch):
                return None  # "menyebut serangan itu ..." is mixed
            return cue if stretch.last - stretch.first >= (2 if stretch.double else SINGLE_LEAST) else None
        if between[-1] in (",", ":"):
            said_to = (
                between[0] in page.words.adjunct or between[0] in page.words.nominal or between[0] in ("hal", "demikian", "itu")
            )
            split = cue.used and cue.rule.place == "behind"
            if (said_to or split) and "bahwa" not in between:
                return cue
        return None

    def _cue_next(self, stretch: Stretch) -> Cue | None:
        """ "Hal itu disampaikan X" in the next sentence."""
        number = bisect_left(self.cue_firsts, stretch.last)
        if number >= len(self.cues):
            return None
        cue = self.cues[number]
        near = cue.sentence - self.page.sentence_at(stretch.last - 1) <= 1
        return cue if near and not cue.used and self._tells_back(cue) else None

    def _tells_back(self, cue: Cue) -> bool:
        """Whether a passive has for its subject what was said before: "hal itu disampaikan", "demikian dikatakan"."""
        page, last = self.page, cue.first
        first = page.sentences[cue.sentence].first
        while last > first and page.lows[last - 1] in page.words.adverbs:
            last -= 1
        size = page.phrase_at(page.words.said, first, last) if cue.rule.place == "passive" else 0
        return size > 0 and first + size == last

    def _colon_before(self, stretch: Stretch) -> Speaker | None:
        opened = stretch.opened if stretch.opened is not None else stretch.first
        if opened < 2 or self.page.lows[opened - 1] != ":":
            return None
        first = self.page.sentence_of(opened).first
        found = self.speakers.covering(opened - 2)
        return found if found is not None and found.first - first <= 1 else None

    def _stands_alone(self, first: Stretch, last: Stretch) -> bool:
        """Whether a stretch without a cue is a sentence of its own: it begins and ends one."""
        page = self.page
        opened = first.opened if first.opened is not None else first.first
        begins = opened <= page.sentence_of(opened).first + 1
        if not (begins and first.double and last.last - first.first >= SPEECH_LEAST and _ends_as_speech(page, last)):
            return False
        stops = page.lows[last.last - 1] in ENDS  # else a title or a doubtful word, unless a verb is in it
        return stops or any(page.tokens[i].upos == "VERB" for i in range(first.first, last.last))

    def _carried(self, first: Stretch, last: Stretch) -> Speaker | None:
        """Who spoke last nearby, or who is told to have spoken right behind."""
        page = self.page
        here = page.sentence_at(first.first)
        number = bisect_left(self.cue_firsts, first.first) - 1
        if number >= 0:
            cue = self.cues[number]
            if (
                here - cue.sentence <= NEAR + 1
                and cue.speaker is not None
                and self._is_party(cue.speaker)
                and page.sentences[cue.sentence].field == page.sentences[here].field
            ):
                return cue.speaker
        draft = self.drafts[-1] if self.drafts else None
        if draft is not None and draft.speaker is not None and here - page.sentence_at(draft.said[-1][1] - 1) <= NEAR:
            return draft.speaker
        number = bisect_left(self.cue_firsts, last.last)
        if number < len(self.cues) and self.cues[number].sentence - page.sentence_at(last.last - 1) <= 1:
            return self.cues[number].speaker
        return None

    def _is_party(self, speaker: Speaker) -> bool:
        if speaker.name is not None or speaker.chain is not None:
            return True
        return any(self.page.is_human(i) for i in range(speaker.first, speaker.last))

    # ---- Without marks

    def _indirect(self) -> None:
        page = self.page
        blocked = [s for s in self.stretches if id(s) in self.speech]
        starts = [s.first for s in blocked]
        reached = -1
        for number, cue in enumerate(self.cues):
            if cue.used:
                continue
            trailing = cue.rule.place in ("behind", "opening") and cue.first > 0 and page.lows[cue.first - 1] == ","
            if cue.first < reached and not trailing and page.lows[min(cue.last, len(page.lows) - 1)] not in page.words.that:
                continue  # a verb inside what somebody else is told to have said
            sentence = page.sentences[cue.sentence]
            after = self.cues[number + 1] if number + 1 < len(self.cues) else None
            after = after if after is not None and after.sentence == cue.sentence else None
            limit, first = sentence.last, sentence.first
            at = bisect_left(starts, cue.first)
            if at < len(blocked) and blocked[at].first < limit:
                limit = blocked[at].first - 1
            if at and blocked[at - 1].last > first:
                first = (blocked[at - 1].closed or blocked[at - 1].last) + 1
            if after is not None and cue.rule.place not in ("behind", "opening"):
                limit = min(limit, self._reach(cue, after, limit))
            if cue.speaker is None and cue.rule.place == "before":
                continue
            if first > cue.first or limit < cue.last:
                continue
            said = self._before(number) if self._tells_back(cue) else self.contents.of(cue, after, first, limit)
            if said:
                self._keep_indirect(said, cue)
                reached = max(reached, said[-1][1])

    def _before(self, number: int) -> list[tuple[int, int]]:
        """The sentence before that of a cue, where nobody else is told to have said it."""
        page, at = self.page, self.cues[number].sentence - 1
        if at < 0 or page.sentences[at].span.field != page.sentences[at + 1].span.field:
            return []
        sentence = page.sentences[at]
        if number and self.cues[number - 1].sentence == at:
            return []
        if any(first < sentence.last and last > sentence.first for d in self.drafts[-3:] for first, last in d.said):
            return []
        return self.contents.trimmed(sentence.first, sentence.last)

    def _reach(self, cue: Cue, after: Cue, limit: int) -> int:
        """Where the words of a verb end before the next cue: at a "kata X" or ", menurut X", or where a clause contrasts."""
        lows = self.page.lows
        for i in range(cue.until + 1, min(after.first, cue.until + 80)):
            if lows[i - 1] == "," and lows[i] in self.page.words.turns:
                return i - 1
        if after.rule.place == "behind" or (after.rule.place == "opening" and lows[after.first - 1] == ","):
            return after.first
        return limit

    def _keep_indirect(self, said: list[tuple[int, int]], cue: Cue) -> None:
        kind: QuoteKind = "indirect"
        for first, last in said:
            at = bisect_left(self.stretch_firsts, first)
            while at < len(self.stretches) and self.stretches[at].last <= last:
                if id(self.stretches[at]) not in self.speech:
                    kind = "mixed"
                at += 1
        self.drafts.append(_Draft(kind, said, cue, cue.speaker, cue.rule.id))

    def _title_colon(self) -> None:
        """ "Peskov: Kami Siap" in a headline."""
        page = self.page
        for sentence in page.sentences[:2]:
            if sentence.field != "title" or any(page.sentence_at(d.said[0][0]) == 0 for d in self.drafts):
                return
            for i in range(sentence.first + 1, min(sentence.first + 8, sentence.last)):
                if page.lows[i] == ":":
                    speaker = self.speakers.covering(i - 1)
                    if speaker is not None and speaker.first == sentence.first and speaker.last == i:
                        said = self.contents.trimmed(i + 1, sentence.last)
                        if said:
                            self.drafts.append(_Draft("indirect", said, None, speaker, COLON))
                    return

    def _give_clitics_speakers(self) -> None:
        """ "katanya" that no chain explains is whoever spoke before."""
        last: Speaker | None = None
        person: Speaker | None = None
        for draft in sorted(self.drafts, key=lambda d: d.said[0][0]):
            told = draft.speaker
            if told is None and draft.cue is not None and draft.cue.rule.place == "behind":
                draft.speaker = last
            elif told is not None and last is not None and self._is_bare_pronoun(told):
                draft.speaker = Speaker(told.first, told.last, last.name, last.chain, stands=True)
            elif told is not None and person is not None and self._is_misled(told):
                draft.speaker = Speaker(told.first, told.last, person.name, person.chain, stands=True)
            last = draft.speaker or last
            if last is not None and last.name is not None and last.name.kind == "person":
                person = last

    def _is_misled(self, told: Speaker) -> bool:
        """Whether a pronoun for one person is taken for a state or a body: then it is the person who spoke last."""
        if told.name is not None or told.chain is None or told.last - told.first != 1:
            return False
        chain, low = self.page.chains[told.chain], self.page.lows[told.first]
        return low in self.page.words.single and chain.kind in ("state", "body", "place")

    def _is_bare_pronoun(self, told: Speaker) -> bool:
        if told.name is not None or told.chain is not None or told.last - told.first != 1:
            return False
        return self.page.tokens[told.first].upos == "PRON"

    # ---- The record

    def _quote(self, draft: _Draft) -> Quote | None:
        page, said = self.page, draft.said
        # Cut from the article itself, so each is verbatim in it; the store checks that again.
        pieces = tuple([span for first, last in said if last > first and (span := page.span(first, last)).text])
        if not pieces:
            return None
        cue, speaker = draft.cue, draft.speaker
        role = self.parties.role(speaker) if speaker is not None else None
        stance, hedge = stance_of(page, said, cue)
        return Quote(
            document=page.article.id,
            kind=draft.kind,
            content=pieces,
            cue=page.span(cue.first, cue.last) if cue is not None else None,
            speaker=self.parties.party(speaker) if speaker is not None else None,
            role=page.span(*role) if role is not None else None,
            anonymous=speaker is not None and self.parties.is_anonymous(speaker),
            about=self._about(said),
            stance=stance,
            hedge=hedge,
            rule=draft.rule,
        )

    def _about(self, said: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        names = self.page.names
        found: dict[str, None] = {}
        for first, last in said:
            at = bisect_left(names, first, key=lambda name: name.first)
            while at < len(names) and names[at].first < last:
                if (entity := names[at].entity) is not None:
                    found[entity] = None
                at += 1
        return tuple(found)


def one_of_each(quotes: Sequence[Quote]) -> list[Quote]:
    """Of two with the same words ("Menurut X, Y mengatakan ...") the one with a named speaker, else the first."""
    kept: dict[str, Quote] = {}
    for quote in quotes:
        other = kept.get(quote.id)
        if other is None or (other.anonymous or other.speaker is None) > (quote.anonymous or quote.speaker is None):
            kept[quote.id] = quote
    return list(kept.values())


def _ends_as_speech(page: Page, stretch: Stretch) -> bool:
    """Whether a mark of the sentence stands inside the closing quotation mark, or right behind it at the end."""
    if page.lows[stretch.last - 1] in STOPS:
        return True
    return (
        stretch.closed is not None
        and stretch.last - stretch.first >= 8
        and page.sentence_of(stretch.closed).last - stretch.closed <= 2
    )
