"""What a word of reporting reports without quotation marks: cues in, ranges of tokens out.

Content runs from behind the verb (or up to the closing word) to the end of the sentence, less its marks at both ends and
the account of where it was said ("dalam jumpa pers", ", Senin (3/4/2023)", ", seperti dikutip ...").
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.quotes.cues import Cue
from runut.annotate.quotes.marks import Stretch
from runut.annotate.quotes.page import Page

Range = tuple[int, int]
EDGES = frozenset({",", ".", ":", ";", "?", "!", "-", "–", "—", '"', "“", "”", "''", "``", "…", "...", "„", "«", "»"})
AFTER = 25
LEAST = 3
CLITIC = "nya"
NEAR = 4
COUNTED = 12
ATTRIBUTES = ("acl", "amod", "conj")
PURPOSE = frozenset({"untuk", "kepada", "guna"})
GOVERNED = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})
FINITE = frozenset({"VERB", "AUX", "ADJ"})


class Contents:
    """One article's. times: first token -> the token behind it, of time expressions."""

    def __init__(self, page: Page, stretches: Sequence[Stretch]) -> None:
        self.page = page
        pairs = [(s.opened, s.closed) for s in stretches if s.opened is not None and s.closed is not None]
        self._closer, self._opener = dict(pairs), {closed: opened for opened, closed in pairs}
        self._names = {name.first: name.last for name in (*page.described, *page.names)}
        starts = {(t.span.field, t.span.start): t.span.end for t in page.times}
        self._time_starts = starts

    def of(self, cue: Cue, next_cue: Cue | None, first: int, limit: int) -> list[Range]:
        """The ranges that a cue reports, none where its words stand for what was said elsewhere.

        first, limit: what of its sentence is free for it.
        """
        if cue.rule.place == "before":
            return self._of_verb(cue, next_cue, limit) or self._before_verb(cue, first, limit)
        if cue.rule.place == "passive":
            return self._of_passive(cue, first, limit)
        return self._of_closing(cue, first, limit)

    def _before_verb(self, cue: Cue, first: int, limit: int) -> list[Range]:
        """ "Harga beras turun, AFP melaporkan.": what stands before the comma, where nothing follows the verb."""
        page, speaker = self.page, cue.speaker
        if speaker is None or speaker.last > cue.first or speaker.first - 1 <= first or page.lows[speaker.first - 1] != ",":
            return []
        if any(page.lows[i] not in EDGES for i in range(cue.last, limit)) or not self._is_clause(first, speaker.first - 1):
            return []
        return self.trimmed(first, speaker.first - 1)

    def _of_verb(self, cue: Cue, next_cue: Cue | None, limit: int) -> list[Range]:
        page, words, takes = self.page, self.page.words, cue.rule.takes
        if "self" in takes:
            return self.trimmed(cue.first, limit)
        at = cue.last
        while at < limit and page.lows[at] in words.adverbs:
            at += 1
        if at >= limit:
            return []
        limit = self._of_relative(cue.first, at, limit)
        if page.lows[at] in words.that:
            return self.trimmed(at + 1, limit)
        if page.lows[at] in (",", ":"):
            return self.trimmed(at + 1, limit) if self._is_clause(at + 1, limit) else []
        held = "noun" in takes and page.lows[at] not in words.adjunct  # "menampik tudingan bahwa ..."
        opened = None if held else self._that(at, limit, next_cue)
        if opened is not None:
            return self.trimmed(opened, limit)
        size = page.phrase_at(words.back, at, limit)
        pointing = size and not page.phrase_at(words.own, at, limit)
        if pointing and page.lows[at] not in words.adjunct and at + size < limit and page.lows[at + size] in words.finite:
            return self.trimmed(at, limit) if "clause" in takes else []  # "mengatakan pernyataan itu adalah bukti"
        if pointing or page.lows[at] in words.nominal:
            comma = self._comma(at, limit) if page.lows[at] in words.adjunct else None
            behind = self._behind_adjunct(at, limit) if comma is None else None
            if behind is not None and "clause" in takes and self._is_complement(cue.first, behind, limit):
                return self.trimmed(behind, limit)
            return self.trimmed(comma + 1, limit) if comma is not None and self._is_clause(comma + 1, limit) else []
        if "to" in takes and any(low in words.that or low == "untuk" for low in page.lows[at + 1 : min(limit, at + AFTER)]):
            return self.trimmed(at, limit)
        if "noun" in takes or ("clause" in takes and self._is_complement(cue.first, at, limit)):
            return self.trimmed(at, limit)
        return self.trimmed(at, limit) if "count" in takes and self._is_count(at, limit) else []

    def _is_count(self, at: int, limit: int) -> bool:
        """ "lebih dari 100 orang tewas", "15 korban jiwa": a number, then what befell people; or that told before: "... lebih dari 100"."""
        page, near = self.page, range(at, min(limit, at + COUNTED))
        number = next((i for i in near if page.tokens[i].upos == "NUM" or page.lows[i].isdigit()), None)
        if number is None:
            return False
        harmed = page.words.harmed
        if any(page.lows[i] in harmed for i in near if i > number):
            return True
        first = page.sentence_of(at).first
        return (
            number - at < NEAR
            and all(page.lows[i] in EDGES for i in range(number + 1, limit))
            and any(page.lows[i] in harmed for i in range(first, at))
        )

    def _of_relative(self, verb: int, at: int, limit: int) -> int:
        """ "X, yang dulu berpendapat bahwa ..., menolak": the words of a relative clause end where the main verb follows a comma."""
        page = self.page
        if "yang" not in page.lows[max(0, verb - NEAR) : verb]:
            return limit
        return next(
            (i for i in range(at + LEAST, limit - 1) if page.lows[i] == "," and page.tokens[i + 1].upos == "VERB"), limit
        )

    def _behind_adjunct(self, at: int, limit: int) -> int | None:
        """Behind "kepada CNN pada Jumat (16/1)": prepositions with a name, a time or brackets only."""
        page, start = self.page, at
        while at + 1 < limit and page.lows[at] in page.words.adjunct:
            reached = self._names.get(at + 1) or self._time_end(at + 1, limit)
            if reached is None:
                return None
            at = reached
            if at < limit and page.lows[at] == "(":
                at = next((i + 1 for i in range(at, min(at + 8, limit)) if page.lows[i] == ")"), limit)
        return at if at > start and at < limit else None

    def _time_end(self, at: int, limit: int) -> int | None:
        end = self._time_starts.get((self.page.sentence_of(at).span.field, self.page.tokens[at].start))
        if end is None:
            return None
        while at < limit and self.page.tokens[at].end <= end:
            at += 1
        return at

    def _is_complement(self, verb: int, first: int, last: int) -> bool:
        """Whether the words behind a verb are a clause that it governs, and no object: "menyampaikan berbagai pandangan"."""
        tokens, obj = self.page.tokens, False
        if last - first < LEAST:
            return False
        for i in range(first, min(last, first + 40)):
            if tokens[i].head == verb:
                if (tokens[i].deprel or "") in GOVERNED:
                    return True
                obj = obj or tokens[i].deprel == "obj"
        if not obj:
            return self._is_clause(first, last)
        end = next((i for i in range(first, last) if self.page.lows[i] in PURPOSE), last)
        near = range(first, min(end, first + 40))
        if any(self.page.lows[i] in self.page.words.states for i in near):
            return True  # "78 orang tewas": a clause, though the tree has it for an attribute
        return any(tokens[i].upos in FINITE and not (tokens[i].deprel or "").startswith(ATTRIBUTES) for i in near)

    def _of_passive(self, cue: Cue, first: int, limit: int) -> list[Range]:
        """ "Serangan itu disebut X sebagai ...": what it is about stands before the verb, and is part of what X said."""
        page, at = self.page, cue.until
        if cue.speaker is not None and cue.speaker.first > cue.last + 1:  # "disebut sebagai ... oleh X"
            at, limit = cue.last, min(limit, cue.speaker.first - 1)
        if at >= limit:
            return []
        if page.lows[at] in page.words.that:
            return self.trimmed(at + 1, limit) if self._is_clause(at + 1, limit) else []
        told = at
        while told < limit - 1 and page.tokens[told].upos in ("ADV", "PART"):
            told += 1
        if page.lows[told] == "sebagai" or page.tokens[told].upos in ("VERB", "ADJ", "AUX"):
            said = self.trimmed(at, limit)
            return [*self._passive_subject(cue, first), *said] if said else []
        return []

    def _passive_subject(self, cue: Cue, first: int) -> list[Range]:
        page, last = self.page, cue.first
        while last > first and page.lows[last - 1] in page.words.adverbs:
            last -= 1
        start = next((i + 1 for i in range(last - 1, first - 1, -1) if page.lows[i] == ","), first)
        between = page.tokens[start:last]
        if (
            not between
            or last - start > AFTER
            or page.lows[last - 1] == "yang"
            or any(t.upos in ("VERB", "SCONJ") for t in between)
        ):
            return []
        return self.trimmed(start, last, trailing=False)

    def _of_closing(self, cue: Cue, first: int, limit: int) -> list[Range]:
        """Before the cue, and behind its speaker where the sentence goes on there."""
        page = self.page
        led = cue.first > first and (page.lows[cue.first - 1] == "yang" or page.lows[cue.first - 1] in page.words.turns)
        before = self.trimmed(first, cue.first, trailing=False) if not led else []  # "..., namun menurut X ..."
        at = cue.until
        behind: list[Range] = []
        comma = self._comma(at, limit)
        if page.lows[cue.last - 1] == CLITIC and comma != at and at < limit and cue.rule.place == "opening":
            return [*before, *self.trimmed(at, limit)]  # "menurutnya harga itu, ..., naik"
        stated = cue.rule.place == "opening" and not before and comma is not None and limit - comma > 2 * LEAST
        if comma is not None and (stated or self._is_clause(comma + 1, limit)):
            behind = self.trimmed(comma + 1, limit)
        elif at < limit and cue.rule.place == "opening" and not before and self._is_clause(at, limit):
            behind = self.trimmed(at, limit)
        if before and not self._is_clause(*before[0]):
            named = any(page.tokens[i].upos in ("NOUN", "PROPN", "PRON", "VERB", None) for i in range(*before[0]))
            if not named or (not behind and before[0][1] - before[0][0] < LEAST):
                before = []  # "Namun, kata X, ..."
        if before and cue.rule.place == "behind" and page.lows[cue.first - 1] not in EDGES | page.words.joining:
            before = []
        return [*before, *behind]

    def _comma(self, at: int, limit: int) -> int | None:
        for i in range(at, min(at + AFTER, limit)):
            if self.page.lows[i] == ",":
                if self._is_time(i + 1) or (i + 1 < limit and self.page.lows[i + 1].isdigit()):
                    continue
                return i
        return None

    def _that(self, at: int, limit: int, next_cue: Cue | None) -> int | None:
        """Behind the "bahwa" that opens the content, past what stands between: "kepada wartawan pada Senin bahwa"."""
        end = min(at + AFTER, limit, next_cue.first if next_cue is not None else limit)
        if self.page.lows[at] not in self.page.words.adjunct:
            end = min(end, at + 6)
        for i in range(at, end):
            if self.page.lows[i] == "bahwa":
                return i + 1
        return None

    def _is_time(self, token: int) -> bool:
        if token >= len(self.page.tokens):
            return False
        return (self.page.sentence_of(token).span.field, self.page.tokens[token].start) in self._time_starts

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether it has a verb, and words enough for a statement."""
        if last - first < LEAST:
            return False
        tags = [self.page.tokens[i].upos for i in range(first, min(last, first + 60))]
        if self.page.phrase_at(self.page.words.trailing, first, last) or self._is_time(first):
            return False
        return any(tag in FINITE or tag is None for tag in tags)

    def trimmed(self, first: int, last: int, *, trailing: bool = True) -> list[Range]:
        """The range without marks at its ends, and without what tells where and when it was said."""
        page = self.page
        if trailing:
            last = self._without_source(first, last)
        while first < last and page.lows[first] in EDGES and not first < self._closer.get(first, -1) < last - 1:
            first += 1
        while last > first and page.lows[last - 1] in EDGES and not first < self._opener.get(last - 1, -1) < last - 1:
            last -= 1
        return [(first, last)] if last > first else []

    def _without_source(self, first: int, last: int) -> int:
        """Up to the comma behind which the source is told."""
        page = self.page
        for i in page.commas(first + 1, last - 1):
            if page.phrase_at(page.words.trailing, i + 1, last):
                return i
        for i in range(last - 2, max(first, last - 12), -1):
            if page.lows[i] != "," or not self._is_time(i + 1):
                continue
            if not any(token.upos == "VERB" for token in page.tokens[i + 1 : last]):
                return i
        return last
