"""Names that the gazetteer does not know, read from runs of capitalised words and what stands around them.

A run is a person after a title or beside a word of speech, a body where it begins with the head of one ("Partai X"), a
place after "di" or "kota". Ordinary words that happen to have a capital (sentence openings, weekdays) are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from runut.annotate.found import Found, Shape, fold, shape
from runut.annotate.layers import Layers
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack

Title = Literal["", "weak", "strong"]
"""Whether a title stands before a name, and whether it is one that makes a person of a single word."""

_LONGEST_PERSON = 5
_TITLE_REACH = 9  # tokens looked back for the title to which a name belongs
_CAPITAL = frozenset({"capital", "capitals", "article", "initial"})
_DOUBTFUL = ("dari", "antara", "asal", "melalui")  # persons and bodies stand after these as well
_PHRASE = 4  # words in the longest title or head


class RunReader:
    """Made once an article. capitals: indices of the tokens that may be part of a name."""

    def __init__(self, layers: Layers, language: LanguagePack, gazetteer: Gazetteer, known: Sequence[Found]) -> None:
        self._layers, self._texts = layers, layers.texts
        self._words, self._analyse = language.name_words, language.analyse
        self._gazetteer, self._body_words = gazetteer, gazetteer.body_words
        self._taken = {i: name for name in known for i in range(name.first, name.last)}
        self._shapes: list[Shape] = list(map(shape, self._texts))
        self._lower = list(map(str.casefold, self._texts))
        self.capitals = [at for at, found in enumerate(self._shapes) if found in _CAPITAL]
        self._headlines: dict[int, bool] = {}
        self._places = self._after_prepositions()

    def _after_prepositions(self) -> set[str]:
        """Single capitalised words that the article has after "di" or "kota", wherever it has them."""
        if self._words is None:
            return set()
        found = set()
        for at in self.capitals:
            if at and self._shapes[at] == "capital" and self._is_before_place(self._lower[at - 1]):
                alone = at + 1 == len(self._lower) or self._shapes[at + 1] not in ("capital", "article", "capitals")
                if alone and at not in self._taken:
                    found.add(self._lower[at])
        return found

    def _is_before_place(self, word: str) -> bool:
        return word not in _DOUBTFUL and ((word,) in self._words.place_prepositions or (word,) in self._words.places)

    def shape(self, at: int) -> Shape:
        return self._shapes[at]

    def lower(self, at: int) -> str:
        return self._lower[at]

    def is_headline(self, sentence: int) -> bool:
        """Whether capitals say nothing there: most words have one, small function words aside."""
        if (known := self._headlines.get(sentence)) is None:
            known = self._headlines[sentence] = self._is_headline(sentence)
        return known

    def _is_headline(self, sentence: int) -> bool:
        where = self._layers.words(sentence)
        shapes = self._shapes[where.start : where.stop]
        if shapes.count("capital") + shapes.count("capitals") < 3 or shapes.count("small") > 2 * len(shapes) / 3:
            return False
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
        """The names, less those of one word inside another person's: "Rifaat Assad", "Assad Fulanto" is not the one known."""
        parts = [name for name in names if self._is_tail(name) or self._is_opening(name)]
        for name in parts:
            for at in range(name.first, name.last):
                self._taken.pop(at, None)  # two such parts may share a word
        gone = {id(name) for name in parts}
        return [name for name in names if id(name) not in gone] if gone else names

    def take(self, names: Sequence[Found]) -> None:
        """Has those names be known as well."""
        self._taken.update({i: name for name in names for i in range(name.first, name.last)})

    def _is_tail(self, name: Found) -> bool:
        before = name.first - 1
        if not self._is_lone(name) or before < 0 or not self._is_part(before):
            return False
        return self._is_of_name(before, name)

    def _is_opening(self, name: Found) -> bool:
        after = name.last
        if not self._is_lone(name) or name.strong or after >= len(self._texts) or not self._is_part(after):
            return False
        return self._is_of_name(after, name)

    def _is_lone(self, name: Found) -> bool:
        return name.kind == "person" and (not name.strong or name.last - name.first == 1)

    def _is_of_name(self, at: int, name: Found) -> bool:
        """Whether a token beside a name goes on with it, and makes it the name of somebody else."""
        sentence = self._layers.sentence_of[name.first]
        if self._layers.sentence_of[at] != sentence or self._shapes[at] != "capital" or self.is_headline(sentence):
            return False
        word = self._lower[at]
        if self.is_ordinary(word) or (word,) in self._words.titles or word in self._words.inside_titles:
            return False
        known = (self._gazetteer.entity(candidate) for candidate in name.candidates)
        return not any(word in " ".join((one.name, *one.aliases.strong)).casefold() for one in known)

    def is_title(self, word: str) -> bool:
        return (word,) in self._words.titles

    def is_weak_title(self, at: int) -> bool:
        """Whether a token is a title after which one word need not be a person."""
        return at >= 0 and (self._lower[at],) in self._words.weak_titles

    def is_in_rank(self, at: int) -> bool:
        """Whether a rank goes on in brackets at a token: "(Purn)" in "Letjen TNI (Purn)"."""
        return at + 1 < len(self._texts) and self._texts[at] == "(" and self.is_title(self._lower[at + 1])

    def is_thing(self, at: int) -> bool:
        """Whether a token is the head of a thing's name: "pesawat Antonov" is no person."""
        return at >= 0 and self._lower[at] in self._words.things

    def is_ordinary(self, word: str) -> bool:
        """Whether a word, in small letters, is one of the language's own."""
        return word in self._words.starters or word in self._words.not_names or self._analyse(word).known

    def _runs(self, sentence: int) -> Iterator[tuple[int, int]]:
        where = self._layers.words(sentence)
        end, last = where.start, where.stop
        first_capital = bisect_left(self.capitals, where.start)
        for at in self.capitals[first_capital : bisect_left(self.capitals, last, first_capital)]:
            if at < end or not self._is_part(at):
                continue
            end = at + 1
            while end < last and (self._is_part(end) or self._joins(end, last)):
                end += 1
            first = at + self._opens(at, end, where.start)
            if first < end:
                yield first, end

    def _is_part(self, at: int) -> bool:
        return self._shapes[at] in _CAPITAL and at not in self._taken and self._lower[at] not in self._words.not_names

    def _joins(self, at: int, last: int) -> bool:
        """Whether a small particle goes on inside a name: "Osama bin Laden"."""
        return self._lower[at] in self._words.particles and at + 1 < last and self._is_part(at + 1)

    def _opens(self, at: int, end: int, start: int) -> int:
        """1 where the run begins with the sentence and its first word has its capital from that alone."""
        marks = range(start, at)
        if any(self._shapes[i] != "mark" for i in marks):
            before = self._texts[at - 1]
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
            if self._is_title_phrase(at, at + length):
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
        titled, strong = False, False
        while size := self._title(first, last):
            titled, strong = True, strong or self._is_strong(first, first + size)
            first += size
        if first == last:
            return []
        if head := self._head(first, last, self._words.bodies):
            return self._body(first, last, head, titled)
        if kind := self._marked_kind(first, last):
            return [Found(first, last, kind)] if kind != "none" else []
        found: list[Found] = []
        for begin, end in self._pieces(first, last):
            near = titled and begin == first
            title: Title = ("strong" if strong else "weak") if near else self._title_before(begin, end, sentence)
            found.extend(self._single(begin, end, sentence, title, begin > first))
        return found

    def _marked_kind(self, first: int, last: int) -> Literal["place", "organisation", "none"] | None:
        """What its first or last word says a run to be."""
        words, opening, closing = self._words, self._lower[first], self._lower[last - 1]
        if opening in words.things:
            return "none"
        if last - first < 2:
            return None
        if self._head(first, last, words.places) or opening in words.place_openers or closing in words.place_tails:
            return "place"
        return "organisation" if closing in words.body_tails else None

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
        while last < len(self._lower) and self._shapes[last] == "capital" and self._lower[last] in self._words.inside_bodies:
            last += 1  # none of these opens a sentence after a run
        last = self._more_of_body(last, first)
        if last - first == head or " ".join(self._lower[first:last]) in self._body_words:
            return person  # a bare "Kementerian", or an organ of a state that the gazetteer can tell of any state
        return [Found(first, last, "organisation"), *person]

    def _more_of_body(self, last: int, first: int) -> int:
        """Where a body's name ends that goes on: "Kementerian Energi dan Sumber Daya Mineral", "Universitas Moskow"."""
        texts = self._texts
        place = self._taken.get(last)
        if place is not None and place.first == last and self._is_same_sentence(first, last) and _is_town(place):
            return place.last
        if last + 1 >= len(texts) or self._lower[last] not in ("dan", "untuk"):
            return last
        end = last + 1
        while end < len(texts) and end not in self._taken and self._shapes[end] == "capital" and self._is_plain(end):
            end += 1
        return end if end > last + 1 else last

    def _is_same_sentence(self, first: int, second: int) -> bool:
        return self._layers.sentence_of[first] == self._layers.sentence_of[second]

    def _is_plain(self, at: int) -> bool:
        word = self._lower[at]
        return (word,) not in self._words.bodies and (word,) not in self._words.titles and self._analyse(word).known

    def _single(self, first: int, last: int, sentence: int, title: Title, after_acronym: bool) -> list[Found]:
        """The run as a person or a place, or nothing. after_acronym: "RSPAD Anwar Sutedja" is no person without a title."""
        words = self._lower[first:last]
        if title and len(words) > 1 and words[0] in self._places:
            first, words = first + 1, words[1:]  # "Menteri Luar Negeri Ruritania Anwar Sutedja"
        while len(words) > 1 and (words[0] in self._words.inside_titles or (title and len(words) > 2 and self._goes_on(first))):
            first, words = first + 1, words[1:]  # what is left of a title: "Khusus Angkatan Darat Anwar Sutedja"
        if len(words) > _LONGEST_PERSON or not any(self._shapes[i] in ("capital", "article") for i in range(first, last)):
            return []
        if len(words) == 1 and words[0] in self._body_words:
            return []
        unknown = sum(not self.is_ordinary(word) for word in words)
        if len(words[-1]) == 1:
            return []
        if title and (len(words) > 1 or title == "strong" or not self._is_place_elsewhere(first, last)):
            return self._titled(first, last, unknown, title)
        before = self._lower[first - 1] if first > self._layers.sentences[sentence].first else ""
        if (before,) in self._words.places or (before,) in self._words.place_prepositions:
            if before not in _DOUBTFUL:
                return self._place(first, last, unknown)
        elif unknown and (
            before in self._words.speaking or (last < len(self._lower) and self._lower[last] in self._words.speaking)
        ):
            return [Found(first, last, "person")]
        if after_acronym or len(words) < 2 or self._is_place_elsewhere(first, last):
            return [Found(first, last, "place")] if self._is_place_elsewhere(first, last) else []
        sure = unknown == len(words) or (len(words) > 2 and unknown == len(words) - 1 and not self._goes_on(first))
        return [Found(first, last, "person", strong=False)] if sure else []

    def _titled(self, first: int, last: int, unknown: int, title: Title) -> list[Found]:
        following = self._taken.get(last)
        if last - first == 1 and following is not None and following.kind == "person":
            return self._place(first, last, unknown)  # "Gubernur Zendania Anwar Sutedja"
        if last - first == 1:
            return [Found(first, last, "person")] if unknown and title == "strong" else []
        return [Found(first, last, "person")] if unknown or not any(self._goes_on(i) for i in range(first, last)) else []

    def _is_place_elsewhere(self, first: int, last: int) -> bool:
        return " ".join(self._lower[first:last]) in self._places

    def _place(self, first: int, last: int, unknown: int) -> list[Found]:
        if not unknown:
            return []
        self._places.add(" ".join(self._lower[first:last]))
        return [Found(first, last, "place")]

    def _title_before(self, first: int, last: int, sentence: int) -> Title:
        """The title before a run, with names of states, bodies and acronyms between: "jubir TNI X"."""
        start = max(self._layers.sentences[sentence].first, first - _TITLE_REACH)
        at = first - 1
        if at >= start and self._texts[at] == "," and last - first > 1:
            at -= 1
        while at >= start:
            if self._texts[at] == ")" and at - 2 >= start and (self._lower[at - 1],) in self._words.titles:
                at -= 3  # "Letjen TNI (Purn) Anwar Sutedja"
                continue
            if size := self._ends_title(at, start):
                return "strong" if at == first - 1 and self._is_strong(at - size + 1, at + 1) else "weak"
            between = self._taken.get(at)
            if between is not None and between.kind != "person":
                at = between.first - 1
            elif self._shapes[at] in ("capitals", "capital") or self._goes_on(at):
                at -= 1
            else:
                return ""
        return ""

    def _is_strong(self, first: int, last: int) -> bool:
        """Whether a title makes a person of one word: "Jenderal Dudarov", but not "warga Zendania"."""
        return (phrase := tuple(self._lower[first:last])) in self._words.titles and phrase not in self._words.weak_titles

    def _ends_title(self, at: int, start: int) -> int:
        """The number of words of the title whose last word is at a token."""
        for size in range(min(_PHRASE, at - start + 1), 0, -1):
            if self._is_title_phrase(at - size + 1, at + 1):
                return size
        return 0

    def _is_title_phrase(self, first: int, last: int) -> bool:
        phrase = tuple(self._lower[first:last])
        if phrase in self._words.titles:
            return True
        known = self._body_words.get(" ".join(phrase))
        return known is not None and known.kind == "person"


def _is_town(name: Found) -> bool:
    return any(candidate.startswith("place.") for candidate in name.candidates)


def short_keys(words: Sequence[str]) -> Iterator[str]:
    """What a person of that full name can be called later: the last name, or the first.

    >>> sorted(short_keys(("Ahmad", "al-Sharaa")))
    ['ahmad', 'sharaa']
    """
    parts = [fold(word) for word in words]
    if parts and len(parts[-1]) > 1:
        yield parts[-1]
    if len(parts) > 1 and len(parts[0]) > 2:
        yield parts[0]
