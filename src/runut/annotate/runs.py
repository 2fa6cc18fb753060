"""Names that the gazetteer does not know, read from runs of capitalised words and what stands around them.

A run is a person after a title or beside a word of speech, a body where it begins with the head of one ("Partai X"), a
place after "di" or "kota". Ordinary words that happen to have a capital (sentence openings, weekdays) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.annotate.found import Found, Shape, fold, shape
from runut.annotate.layers import Layers
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack

_LONGEST_PERSON = 5
_TITLE_REACH = 9  # tokens looked back for the title to which a name belongs
_PHRASE = 4  # words in the longest title or head


class RunReader:
    """Made once an article. taken: which tokens the gazetteer's names hold, by index."""

    def __init__(self, layers: Layers, language: LanguagePack, gazetteer: Gazetteer, known: Sequence[Found]) -> None:
        self._layers, self._tokens = layers, layers.tokens
        self._words, self._analyse = language.name_words, language.analyse
        self._body_words = gazetteer.body_words
        self._taken = {i: name for name in known for i in range(name.first, name.last)}
        self._shapes: list[Shape] = [shape(token.text) for token in self._tokens]
        self._lower = [token.text.casefold() for token in self._tokens]
        self._places: set[str] = set()

    def shape(self, at: int) -> Shape:
        return self._shapes[at]

    def lower(self, at: int) -> str:
        return self._lower[at]

    def is_headline(self, sentence: int) -> bool:
        """Whether capitals say nothing there: most words have one, small function words aside."""
        where = self._layers.words(sentence)
        letters = [self._shapes[i] for i in where if len(self._lower[i]) > 3 and self._lower[i] not in self._words.starters]
        small = sum(found == "small" for found in letters)
        large = sum(found in ("capital", "capitals") for found in letters)
        return large > 2 and (small == 0 or (large > 3 * small and self._layers.sentences[sentence].field == "title"))

    def read(self, sentence: int) -> list[Found]:
        """Unknown names of one sentence, in order."""
        if self.is_headline(sentence):
            return []
        found: list[Found] = []
        for first, last in self._runs(sentence):
            found.extend(self._name(first, last, sentence))
        return found

    def release(self, names: list[Found]) -> list[Found]:
        """The names, less weak surnames that end another person's name: "Rifaat Assad" is not the Assad who is known."""
        tails = [name for name in names if self._is_tail(name)]
        for name in tails:
            for at in range(name.first, name.last):
                del self._taken[at]
        return [name for name in names if name not in tails] if tails else names

    def _is_tail(self, name: Found) -> bool:
        before = name.first - 1
        if name.strong or name.kind != "person" or before < 0 or not self._is_part(before):
            return False
        sentence = self._layers.sentence_of[name.first]
        if self._layers.sentence_of[before] != sentence or self._shapes[before] != "capital" or self.is_headline(sentence):
            return False
        word = self._lower[before]
        return not self.is_ordinary(word) and (word,) not in self._words.titles and word not in self._words.inside_titles

    def is_ordinary(self, word: str) -> bool:
        """Whether a word, in small letters, is one of the language's own."""
        return word in self._words.starters or word in self._words.not_names or self._analyse(word).known

    def _runs(self, sentence: int) -> Iterator[tuple[int, int]]:
        where = self._layers.words(sentence)
        at, last = where.start, where.stop
        while at < last:
            if not self._is_part(at):
                at += 1
                continue
            end = at + 1
            while end < last and (self._is_part(end) or self._joins(end, last)):
                end += 1
            first = at + self._opens(at, end, where.start)
            if first < end:
                yield first, end
            at = end

    def _is_part(self, at: int) -> bool:
        return (
            self._shapes[at] in ("capital", "capitals", "article", "initial")
            and at not in self._taken
            and self._lower[at] not in self._words.not_names
        )

    def _joins(self, at: int, last: int) -> bool:
        """Whether a small particle goes on inside a name: "Osama bin Laden"."""
        return self._lower[at] in self._words.particles and at + 1 < last and self._is_part(at + 1)

    def _opens(self, at: int, end: int, start: int) -> int:
        """1 where the run begins with the sentence and its first word has its capital from that alone."""
        marks = range(start, at)
        if any(self._shapes[i] != "mark" for i in marks):
            before = self._tokens[at - 1].text
            if before not in ('"', "“", ":", "‘", "'"):
                return 0
        word = self._lower[at]
        if self._shapes[at] != "capital" or not self.is_ordinary(word):
            return 0
        return 0 if self._head(at, end, self._words.bodies) or self._title(at, end) else 1

    def _head(self, at: int, end: int, phrases: frozenset[tuple[str, ...]]) -> int:
        """The number of words of the longest of the phrases that begins at a token."""
        for size in range(min(_PHRASE, end - at), 0, -1):
            if tuple(self._lower[at : at + size]) in phrases:
                return size
        return 0

    def _title(self, at: int, end: int) -> int:
        """The number of words of the longest title that begins at a token, what follows inside it included."""
        size = 0
        for length in range(min(_PHRASE, end - at), 0, -1):
            phrase = tuple(self._lower[at : at + length])
            known = self._body_words.get(" ".join(phrase))
            if phrase in self._words.titles or (known is not None and known.kind == "person"):
                size = length
                break
        if not size:
            return 0
        while at + size < end and self._goes_on(at + size):
            size += 1
        return size

    def _goes_on(self, at: int) -> bool:
        """Whether a word is still of the title: "Kelautan" in "Menteri Kelautan", but not "Budi" in "Menteri Budi"."""
        word = self._lower[at]
        if (word,) in self._words.bodies:
            return False
        if word in self._words.inside_titles or (word,) in self._words.titles:
            return True
        form = self._analyse(word)
        return form.known and bool(form.prefix or form.suffix)

    def _name(self, first: int, last: int, sentence: int) -> list[Found]:
        """The names in one run."""
        titled = False
        while size := self._title(first, last):
            titled, first = True, first + size
        if first == last:
            return []
        if head := self._head(first, last, self._words.bodies):
            return self._body(first, last, head, titled)
        if self._head(first, last, self._words.places) and last - first > 1:
            return [Found(first, last, "place")]
        found: list[Found] = []
        for begin, end in self._pieces(first, last):
            found.extend(self._single(begin, end, sentence, titled or self._is_titled(begin, sentence)))
        return found

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The run cut at acronyms: "MUI Anwar Sutedja" is a body and a person, "BJ Sutedja" one person."""
        begin = first
        for at in range(first, last):
            if self._shapes[at] != "capitals" or (len(self._lower[at]) < 3 and at == begin and at + 1 < last):
                continue
            if begin < at:
                yield begin, at
            begin = at + 1
        if begin < last:
            yield begin, last

    def _body(self, first: int, last: int, head: int, titled: bool) -> list[Found]:
        person: list[Found] = []
        if titled and last - first >= head + 3 and not any(self.is_ordinary(self._lower[i]) for i in (last - 2, last - 1)):
            person = [Found(last - 2, last, "person")]  # "Ketua Partai Keadilan Baru Anwar Sutedja"
            last -= 2
        last = self._more_of_body(last, first)
        if last - first == head or " ".join(self._lower[first:last]) in self._body_words:
            return person  # a bare "Kementerian", or an organ of a state that the gazetteer can tell of any state
        return [Found(first, last, "organisation"), *person]

    def _more_of_body(self, last: int, first: int) -> int:
        """Where a body's name ends that goes on: "Kementerian Energi dan Sumber Daya Mineral", "Universitas Moskow"."""
        tokens = self._tokens
        place = self._taken.get(last)
        if place is not None and place.first == last and self._is_same_sentence(first, last) and _is_town(place):
            return place.last
        if last + 1 >= len(tokens) or self._lower[last] not in ("dan", "untuk"):
            return last
        end = last + 1
        while end < len(tokens) and end not in self._taken and self._shapes[end] == "capital" and self._is_plain(end):
            end += 1
        return end if end > last + 1 else last

    def _is_same_sentence(self, first: int, second: int) -> bool:
        return self._layers.sentence_of[first] == self._layers.sentence_of[second]

    def _is_plain(self, at: int) -> bool:
        word = self._lower[at]
        return (word,) not in self._words.bodies and (word,) not in self._words.titles and self._analyse(word).known

    def _single(self, first: int, last: int, sentence: int, titled: bool) -> list[Found]:
        """The run as a person or a place, or nothing."""
        words = self._lower[first:last]
        if titled and len(words) > 1 and words[0] in self._places:
            first, words = first + 1, words[1:]  # "Menteri Luar Negeri Ruritania Anwar Sutedja"
        if len(words) > _LONGEST_PERSON or all(
            self._shapes[i] != "capital" and self._shapes[i] != "article" for i in range(first, last)
        ):
            return []
        unknown = sum(not self.is_ordinary(word) for word in words)
        before = self._lower[first - 1] if first > self._layers.sentences[sentence].first else ""
        if not titled and ((before,) in self._words.place_prepositions or (before,) in self._words.places):
            if before not in ("dari", "antara", "asal") or before in self._words.places:
                return self._place(first, last, unknown)
            return [Found(first, last, "person")] if unknown == len(words) > 1 else []
        if titled and (unknown or len(words) > 1):
            return [Found(first, last, "person")]
        speaks = before in self._words.speaking or (last < len(self._lower) and self._lower[last] in self._words.speaking)
        if speaks and unknown:
            return [Found(first, last, "person")]
        return [Found(first, last, "person")] if len(words) > 1 and unknown >= len(words) - (len(words) > 2) else []

    def _place(self, first: int, last: int, unknown: int) -> list[Found]:
        if not unknown:
            return []
        if last - first == 1:
            self._places.add(self._lower[first])
        return [Found(first, last, "place")]

    def _is_titled(self, first: int, sentence: int) -> bool:
        """Whether a title stands before a run, with names of states, bodies and acronyms between: "jubir TNI X"."""
        start = max(self._layers.sentences[sentence].first, first - _TITLE_REACH)
        at = first - 1
        if at >= start and self._tokens[at].text == ",":
            at -= 1
        while at >= start:
            if size := self._ends_title(at, start):
                return size > 0
            between = self._taken.get(at)
            if between is not None and between.kind != "person":
                at = between.first - 1
            elif self._shapes[at] in ("capitals", "capital") or self._goes_on(at):
                at -= 1
            else:
                return False
        return False

    def _ends_title(self, at: int, start: int) -> int:
        """The number of words of the title whose last word is at a token."""
        for size in range(min(_PHRASE, at - start + 1), 0, -1):
            phrase = tuple(self._lower[at - size + 1 : at + 1])
            known = self._body_words.get(" ".join(phrase))
            if phrase in self._words.titles or (known is not None and known.kind == "person"):
                return size
        return 0


def _is_town(name: Found) -> bool:
    return any(candidate.startswith("place.") for candidate in name.candidates)


def short_keys(words: Sequence[str]) -> Iterator[str]:
    """What a person of that full name can be called later: the last name, or the first.

    >>> sorted(short_keys(("Ahmad", "al-Sharaa")))
    ['ahmad', 'sharaa']
    """
    parts = [fold(word) for word in words if len(fold(word)) > 2]
    if parts:
        yield parts[-1]
        if len(parts) > 1:
            yield parts[0]
