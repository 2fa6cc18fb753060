"""What stands beside the name of somebody unknown and tells whose he is, where no title is read as his.

"Badu Fulanto, analis di Bank Ruritania", "Fulanto dari Parlemen Zendania", "ilmuwan asal Ruritania, Badu Fulanto". In come
the names, their codes and the titles of an article, out come codes of one person; guesses are left to `codes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from runut.annotate.found import Codes, Found, shape
from runut.annotate.layers import Layers
from runut.annotate.titles import Title
from runut.lang.pack import LanguagePack

_REACH = 16  # tokens of a description
_OPENING = 4  # tokens in which a description shows its title
_INSIDE = frozenset({"-", "–", "/", "&"})  # marks inside a description
_NOUNS = frozenset({"NOUN", "ADJ", "PROPN"})


Told = Callable[[Title], Codes]
Known = Callable[[Found], Codes]


class Affiliations:
    """Made once an article. told: codes of a title. known: codes of a name that is no person's."""

    def __init__(
        self,
        layers: Layers,
        language: LanguagePack,
        names: Sequence[Found],
        titles: Sequence[Title],
        upos: Sequence[str],
        told: Told,
        known: Known,
    ) -> None:
        self._layers, self._words, self._upos = layers, language.name_words, upos
        self._lower = [text.casefold() for text in layers.texts]
        self._starts = {name.first: name for name in names}
        self._inside = {at: name for name in names for at in range(name.first, name.last)}
        self._titles = {title.first: title for title in titles}
        self._headed = {at for title in titles for at in range(title.first, title.head_last)}
        self._told, self._known = told, known

    def read(self, person: Found) -> Codes | None:
        """Codes by what stands behind the name, else before it."""
        return self._behind(person) or self._before(person) or self._beside(person)

    def _beside(self, person: Found) -> Codes | None:
        """Codes of the body whose name ends where the person's begins: "Kementerian Hukum Badu Fulanto"."""
        body = self._inside.get(person.first - 1)
        same = body is not None and self._layers.sentence_of[body.first] == self._layers.sentence_of[person.first]
        if body is None or not same or body.kind != "organisation":
            return None
        known = self._known(body)
        return Codes(known.country, None, known.sector) if known.country and known.sector else None

    def _behind(self, person: Found) -> Codes | None:
        sentence = self._layers.sentences[self._layers.sentence_of[person.first]]
        at = self._past_age(person.last, sentence.last)
        if at >= sentence.last:
            return None
        mark = self._lower[at]
        if mark not in (",", "(") and mark not in self._words.belonging:
            return None
        stop = min(self._end(at + 1, sentence.last), at + 1 + _REACH)
        title = self._title(range(at + 1, min(stop, at + 1 + _OPENING))) if mark == "," else None
        if mark == "," and title is None:
            return None
        return self._read(title, range(at + 1, stop))

    def _past_age(self, at: int, end: int) -> int:
        """Behind "(43)", and behind the age without brackets: "Fulanto, 43, ..."."""
        if (
            at + 2 < end
            and self._layers.texts[at] == "("
            and self._lower[at + 1].isdigit()
            and self._layers.texts[at + 2] == ")"
        ):
            return at + 3
        return at + 2 if at + 2 < end and self._layers.texts[at] == "," and self._lower[at + 1].isdigit() else at

    def _end(self, at: int, last: int) -> int:
        """Where a description ends: at a mark, a word of speech, a person, or where a clause begins."""
        while at < last:
            name = self._inside.get(at)
            mark = shape(self._layers.texts[at]) == "mark" and self._lower[at] not in _INSIDE
            if name is None and (mark or self._lower[at] in self._words.speaking or self._lower[at] in self._words.clauses):
                return at
            if name is not None and name.kind == "person":
                return at
            at += 1
        return at

    def _title(self, where: range) -> Title | None:
        return next((t for at in where if (t := self._titles.get(at)) and t.lead.kind != "body"), None)

    def _before(self, person: Found) -> Codes | None:
        first = self._layers.sentences[self._layers.sentence_of[person.first]].first
        at = person.first - 1
        if at > first and self._layers.texts[at] == ",":
            at -= 1
        low = at
        while low >= first and at - low < _REACH and self._may_describe(low):
            title = self._titles.get(low)
            if title is not None and title.lead.kind != "body" and self._is_free(title, person):
                return self._read(title, range(low, at + 1))
            low -= 1
        return None

    def _is_free(self, title: Title, person: Found) -> bool:
        return title.person is None or title.person is person or title.person.last <= person.first

    def _may_describe(self, at: int) -> bool:
        """Whether a token may stand inside a description that ends in a name."""
        name = self._inside.get(at)
        if name is not None:
            return name.kind != "person"
        word, form = self._lower[at], shape(self._layers.texts[at])
        if at in self._headed or form in ("capital", "capitals") or word in ("(", ")"):
            return True
        if word in self._words.inside_titles or word in self._words.describing:
            return True
        return form == "small" and at < len(self._upos) and self._upos[at] in _NOUNS

    def _read(self, title: Title | None, where: range) -> Codes | None:
        """Codes of a description: the sector of the title or else of the body, the state of the nearest that has one."""
        told = self._told(title) if title is not None else Codes()
        served = self._served(title) if title is not None else None
        names = [(name, self._known(name)) for name in self._names(where)]
        bodies = [codes for name, codes in names if name.kind in ("organisation", "group", "outlet")]
        states = [codes for name, codes in names if name.kind in ("country", "place") and codes.country]
        body = next((codes for codes in bodies if codes.sector or codes.country or codes.group), None)
        if served is not None:
            body = served
        if title is None and body is None and not states:
            return None
        owned = title is not None and (title.owner is not None or title.own is not None)
        sector = told.sector if title is not None and (owned or not title.open) else None
        sector = sector or (body.sector if body else None) or told.sector
        country, group = (told.country, told.group) if owned else (None, None)
        if not (country or group) and body is not None:
            country, group = body.country, body.group if body.sector == sector else None
        if not (country or group) and states:
            country = states[-1].country
        if not (country or group or sector):
            return None
        return Codes(country, group, sector, told.office, title.first if title is not None else None)

    def _served(self, title: Title) -> Codes | None:
        """Codes of the person whom "penasihat Fulanto" serves."""
        after = self._starts.get(title.last)
        if after is None or after.kind != "person" or title.lead.phrase.lower() not in self._words.serving:
            return None
        return self._known(after)

    def _names(self, where: range) -> Iterator[Found]:
        return (name for at in where if (name := self._starts.get(at)) is not None and name.kind != "person")
