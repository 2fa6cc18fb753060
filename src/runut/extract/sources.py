"""How far a citation reaches: the sentence, the words of one speaker, a stretch of the article, or the whole of it.

    "Dilansir AFP, Selasa, ..."   opens what follows; the only source of an article is that of all of it
    "kata X, seperti dikutip AFP" holds for what X says in the article
    "Reuters melaporkan ..."      holds for its sentence, and for "Laporan itu ..." behind it
    "Demikian dilaporkan KCNA."   holds for the sentences of the paragraph before it

In come the views of an article and who speaks in them, out comes through whom each mention came, the nearest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.extract.citing import Citation
from runut.extract.parties import Phrase
from runut.extract.view import View
from runut.grammar import Lexicon
from runut.records import Party

OTHERS = 1
"""Outlets beside it up to which a citation that opens holds for the whole article."""
NEAR = 12
"""Sentences within which what a speaker told an outlet may go on."""
LEAD = 2
"""Sentences whose statements may be told of the speaker's state or body instead of the speaker."""


MOST = 60
"""Citing sentences looked through for each mention: long articles stay cheap."""
EARLY = 8
"""The sentence before which a citation may be that of what the headline and the lead tell."""


BACK = (1, 2, 3)
"""Sentences back in which "laporan itu" finds its outlet, and up to which "demikian dilaporkan KCNA" is about a speaker."""


class Sources:
    """Made once an article. credits: of the article as a whole. said: the speakers of each sentence of the body."""

    def __init__(
        self, body: Sequence[View], credits: tuple[str, ...], said: Mapping[int, list[Party]], lexicon: Lexicon
    ) -> None:
        self._credits, self._lexicon = credits, lexicon
        self._own: dict[int, Citation] = {view.order: view.citation for view in body if view.citation is not None}
        self._whole = self._holds_for_all() or self._closes_all(body)
        self._stretch: dict[int, tuple[str, ...]] = {}
        self._said: dict[int, Sequence[Party | Phrase]] = dict(said)
        self._spread(body)
        for view in body:
            if view.order in self._own and not self._said.get(view.order):
                self._said[view.order] = self._told_of(view)
        self._taken = [view for view in body if view.citation is not None and view.citation.taken][:MOST]
        self._telling = [view for view in body if view.citation is not None and view.citation.told is not None][:MOST]

    def _holds_for_all(self) -> tuple[str, ...]:
        """The outlets of the first citation of the article where it opens its sentence and hardly another one is named."""
        first = next(iter(self._own.values()), None)
        if first is None or not first.heads or first.closes:
            return ()
        others = {name for one in self._own.values() for name in one.outlets} - set(first.outlets)
        rival = any(one.heads and one.outlets != first.outlets for one in self._own.values())
        again = sum(one.told is None and not set(one.outlets).isdisjoint(first.outlets) for one in self._own.values()) > 1
        return first.outlets if not rival and not again and len(others) <= OTHERS else ()

    @staticmethod
    def _closes_all(body: Sequence[View]) -> tuple[str, ...]:
        """The outlets of a last paragraph that is no more than "Demikian dilaporkan Reuters."."""
        if len(body) < 2 or (one := body[-1].citation) is None or not one.closes:
            return ()
        return one.outlets if body[-1].sentence.paragraph != body[-2].sentence.paragraph else ()

    def _spread(self, body: Sequence[View]) -> None:
        current: tuple[str, ...] = ()
        for index, view in enumerate(body):
            one = view.citation
            if one is not None and one.closes:
                self._close(body, index, one.outlets)
                current = ()
            elif one is not None:
                current = one.outlets if one.heads else ()
            elif self._resumes(view) and (cited := next((n for n in BACK if view.order - n in self._own), 0)):
                self._stretch[view.order] = self._own[view.order - cited].outlets
            elif current:
                self._stretch[view.order] = current

    @staticmethod
    def _told_of(view: View) -> Sequence[Phrase]:
        """Who a sentence without a statement is about: its speaker in a quotation that runs on, else its subject."""
        phrase = view.carried or view.clause.first_free()
        return [] if phrase is None else phrase.members or [phrase]

    def _close(self, body: Sequence[View], index: int, outlets: tuple[str, ...]) -> None:
        self._said[body[index].order] = self._said.get(body[index - 1].order, []) if index else []
        for view in reversed(body[:index]):
            if view.sentence.paragraph != body[index].sentence.paragraph or view.order in self._own:
                return
            self._stretch.setdefault(view.order, outlets)

    def _resumes(self, view: View) -> bool:
        lows = [unit.low for unit in view.units[:3]]
        return lows[0] in self._lexicon.citing.resumed and not self._lexicon.definite_markers.isdisjoint(lows)

    def of(self, view: View, speakers: Sequence[Party]) -> tuple[str, ...]:
        """Through whom what a sentence tells came, by whose word it is: what holds for all of the article first."""
        return tuple(dict.fromkeys(self._credits + self._whole + self._for(view, speakers)))

    def _for(self, view: View, speakers: Sequence[Party]) -> tuple[str, ...]:
        title = view.sentence.field == "title"
        own = None if title else view.citation
        if own is not None and own.taken:
            return own.outlets + self._told_to(view, speakers)
        if own is not None and (own.told is None or self._is_said(view, speakers, wide=False)):
            return (() if self._whole else self._taken_by(view, speakers, title=False)) + own.outlets
        if not title and view.order in self._stretch:
            return self._stretch[view.order]
        if self._whole:
            return ()
        return self._taken_by(view, speakers, title=title) + self._told_to(view, speakers)

    def _is_said(self, view: View, speakers: Sequence[Party], *, wide: bool) -> bool:
        said = self._said.get(view.order, [])
        return any(is_same(one, other, wide=wide) for one in speakers for other in said)

    def _taken_by(self, view: View, speakers: Sequence[Party], *, title: bool) -> tuple[str, ...]:
        """The outlets from which another sentence has words of the same speaker: the last before it, else the first behind."""
        best: tuple[str, ...] = ()
        for cited in self._taken:
            near = (title or view.order < LEAD) and cited.order < EARLY
            if best and not title and cited.order > view.order:
                break
            if cited.citation is not None and cited.citation.closes and cited.order - view.order not in BACK:
                continue
            if cited.citation is not None and self._is_said(cited, speakers, wide=near):
                best = cited.citation.outlets
                if title:
                    break
        return best

    def _told_to(self, view: View, speakers: Sequence[Party]) -> tuple[str, ...]:
        """The outlet to which the speaker told it in a sentence near by."""
        for cited in self._telling:
            if (
                abs(cited.order - view.order) <= NEAR
                and cited.citation is not None
                and self._is_said(cited, speakers, wide=False)
            ):
                return cited.citation.outlets
        return ()


def is_same(one: Party, other: Party | Phrase, *, wide: bool) -> bool:
    """Whether two speakers are one; wide: also a state or body and who speaks for it."""
    if one.entity and one.entity == other.entity:
        return True
    if one.name.casefold() == other.name.casefold():
        return True
    return wide and bool(one.group or one.country) and (one.group, one.country) == (other.group, other.country)
