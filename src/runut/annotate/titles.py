"""Phrases headed by a title or the word for a body: "Wakil Menteri Luar Negeri Kazakhstan", "juru bicara militer Israel".

In come tokens and the names found on them, out comes whose title it is and whom it stands beside. What codes follow from
that is left to `codes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from runut.annotate.found import Found, shape
from runut.annotate.layers import Layers
from runut.gazetteer import BodyWord, Gazetteer
from runut.lang.pack import LanguagePack

_FILLERS = 4  # words between a title's head and the state it belongs to
_CLOSES = frozenset({",", ".", ")", "(", ";", "-", "–"})
_NOUNS = frozenset({"NOUN", "ADJ", "PROPN"})


@dataclass(slots=True)
class Title:
    """Tokens `first` to `last`, half-open, without the person.

    words: the heads in order ("juru bicara", "kementerian luar negeri"). open: the first takes its sector from what follows.
    owner: whose it is. person: who has it. former: "mantan". acting: a deputy or stand-in, who is not the holder.
    own: a known name inside the heads ("DPR" in "anggota DPR"). named: the unknown body whose name the head opens ("Polres
    Malang"). inside: names among the heads and fillers. head_last: the token after the last head or filler.
    colours: a noun stands before it, which it tells more of: "bantuan militer" is no army. retired: "Mayjen (Purn)".
    """

    first: int
    last: int
    words: list[BodyWord]
    open: bool
    former: bool
    acting: bool
    owner: Found | None = None
    person: Found | None = None
    own: Found | None = None
    named: Found | None = None
    inside: tuple[Found, ...] = ()
    colours: bool = False
    head_last: int = 0
    retired: bool = False

    @property
    def lead(self) -> BodyWord:
        return self.words[0]


@lru_cache(maxsize=8)
def _by_first(phrases: frozenset[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        grouped.setdefault(phrase[0], []).append(phrase)
    return grouped


@lru_cache(maxsize=8)
def _openings(
    gazetteer: Gazetteer, open_titles: frozenset[tuple[str, ...]], acting: frozenset[tuple[str, ...]], former: frozenset[str]
) -> frozenset[str]:
    """Every word at which a title can begin: nine in ten words of an article are none."""
    return former.union(gazetteer.body_firsts, _by_first(open_titles), _by_first(acting))


class TitleReader:
    """Made once an article. upos: what the network read, shorter than the tokens where it did not come to them."""

    def __init__(
        self, layers: Layers, language: LanguagePack, gazetteer: Gazetteer, names: Sequence[Found], upos: Sequence[str]
    ) -> None:
        self._layers, self._texts, self._upos = layers, layers.texts, upos
        self._words, self._gazetteer = language.name_words, gazetteer
        self._lower = [_single(low) if "-" in low else low for low in map(str.casefold, layers.texts)]
        self._open = _by_first(self._words.open_titles)
        self._acting = _by_first(self._words.acting)
        self._starts = {name.first: name for name in names}
        self._ends = {name.last: name for name in names}
        self._inside = {at: name for name in names for at in range(name.first, name.last)}

    def read(self) -> list[Title]:
        """The phrases in order, none overlapping another."""
        found: list[Title] = []
        openings = _openings(self._gazetteer, self._words.open_titles, self._words.acting, self._words.former)
        reached = 0
        for at, low in enumerate(self._lower):
            if low in openings and at >= reached and (title := self._at(at)) is not None:
                found.append(title)
                reached = max(title.last, at + 1)
        return found

    def _at(self, at: int) -> Title | None:
        end = self._layers.sentences[self._layers.sentence_of[at]].last
        start, former, acting = at, False, False
        if at in self._inside and not self._heads_name(at):
            return None
        if self._lower[at] in self._words.former and at + 1 < end:
            former, at = True, at + 1
        elif (size := _longest(self._acting, self._lower, at)) and at + size < end and not self._head(at, size + 1, end):
            acting, at = True, at + size
        head = self._head(at, 1, end)
        if head is None or (at in self._inside and not self._heads_name(at)) or self._goes_on(at, head[1]):
            return None
        size, body, is_open = head
        title = Title(start, at + size, [body], is_open, former or body.sector == "ELI", acting)
        self._read_on(title, at, end)
        self._person(title, end)
        stop = title.person.first if title.person is not None and title.person.first > title.first else title.last + 3
        title.retired = any(low in self._words.retired for low in self._lower[title.first : min(stop, end)])
        title.former = title.former or self._is_counted(title)
        title.inside = tuple(name for i in range(title.first, title.head_last) if (name := self._starts.get(i)))
        title.colours = self._colours(title.first)
        return title

    def _is_counted(self, title: Title) -> bool:
        """ "Presiden ketiga Ruritania" is not its president."""
        behind = title.first + len(title.lead.phrase.split())
        counted = any(low in self._words.ordinals for low in self._lower[behind : behind + 1])
        return counted and title.lead.key in ("president", "prime-minister", "vice-president") and title.owner is not None

    def _colours(self, at: int) -> bool:
        before = at - 1
        if before < self._layers.sentences[self._layers.sentence_of[at]].first or before >= len(self._upos):
            return False
        return self._upos[before] in ("NOUN", "ADJ") and self._lower[before] not in self._words.speaking

    def _goes_on(self, at: int, head: BodyWord) -> bool:
        """Whether a word for people ends a longer capitalised phrase: "Penerbangan Sipil"."""
        if head.kind != "people" or at == 0 or self._layers.sentence_of[at - 1] != self._layers.sentence_of[at]:
            return False
        sentence = self._layers.sentences[self._layers.sentence_of[at]]
        both = shape(self._texts[at]) == shape(self._texts[at - 1]) == "capital"
        return both and at - 1 > sentence.first and sentence.field == "text" and at - 1 not in self._inside

    def _heads_name(self, at: int) -> bool:
        """Whether a token opens a body's name that the gazetteer does not have: "Kementerian Energi"."""
        name = self._inside[at]
        return name.first == at and name.entity is None and name.kind == "organisation" and name.last - name.first > 1

    def _head(self, at: int, least: int, end: int) -> tuple[int, BodyWord, bool] | None:
        """The longest title or body word at a token, of at least so many words, and whether its sector is open."""
        known = self._gazetteer.body_at(self._lower, at)
        if known is not None and self._cuts(at, at + known[0]):
            known = None
        size = _longest(self._open, self._lower, at)
        if known is not None and known[0] >= max(size, least) and at + known[0] <= end:
            return known[0], known[1], known[0] == size
        if size >= least and at + size <= end:
            return size, BodyWord(phrase=" ".join(self._lower[at : at + size]), sector="", kind="person"), True
        return None

    def _cuts(self, first: int, last: int) -> bool:
        """Whether a stretch ends inside a name that begins in it: "anggota Parlemen" of "anggota Parlemen Eropa"."""
        name = self._inside.get(last - 1)
        return name is not None and name.first > first and name.last > last

    def _read_on(self, title: Title, first: int, end: int) -> None:
        """Heads, fillers and the owner behind the first head, which begins at `first`."""
        at = title.last
        title.own = next((n for i in range(first, at) if (n := self._inside.get(i)) and n.entity), None)
        named = self._inside.get(first)
        if named is not None and named.entity is None:  # the body's own name
            at, title.named, title.own = max(at, named.last), named, None
        title.last = title.head_last = at
        waiting = 0
        while at < end:
            name = self._starts.get(at)
            if name is not None and self._leans(at):
                return  # "milisi pro-Iran"
            if name is not None and name.kind == "person":
                if waiting == 0 and title.lead.kind == "body" and title.owner is None and name.entity:
                    title.owner, title.last = name, name.last  # "rezim Assad"
                return
            if (title.owner or title.own) is not None and self._lower[at].startswith("ke-"):
                title.former = True  # "Presiden RI ke-3"
                return
            if name is not None and name.kind != "office":
                if title.owner is not None and not (
                    title.owner.kind == "organisation" and name.kind == "country" and at == title.last
                ):
                    return  # but "juru bicara Kemlu RI"
                if title.owner is not None:
                    title.last = at = name.last
                    continue
                title.owner, at = name, self._after_brackets(name.last, end)
                title.last = at
                at = self._skip_post(at, end)
                continue
            if title.owner is not None or at in self._inside:
                return
            if (behind := self._after_brackets(at, end)) > at:  # "Menteri Luar Negeri (Menlu) Rusia"
                title.last = title.head_last = at = behind
                continue
            head = self._head(at, 1, end)
            if head is not None and (waiting == 0 or head[1].kind == "body"):
                title.words.append(head[1])
                at += head[0]
                title.last = title.head_last = at
                waiting = 0
            elif waiting < _FILLERS and self._fills(at, title):
                at += 1
                waiting += 1
                if shape(self._texts[at - 1]) in ("capital", "capitals") or self._lower[at - 1] in self._words.inside_titles:
                    title.last = title.head_last = at
            else:
                return

    def _leans(self, at: int) -> bool:
        return self._lower[at].startswith(("pro-", "anti-", "non-"))

    def _fills(self, at: int, title: Title) -> bool:
        """Whether a word may stand between a head and its state: "delegasi tingkat tinggi Rusia", "Menteri Perang AS"."""
        low, form = self._lower[at], shape(self._texts[at])
        if low in self._words.turning:
            return False
        if low in self._words.inside_titles:
            return True
        if form == "capital":
            return at in range(title.first + 1, title.first + 12) and (at >= len(self._upos) or self._upos[at] in _NOUNS)
        if form != "small" or at >= len(self._upos) or self._upos[at] not in ("NOUN", "ADJ"):
            return False
        after = self._starts.get(at + 1)
        return self._owner_behind(at + 1) or (title.lead.kind == "person" and after is not None and after.kind == "person")

    def _owner_behind(self, at: int) -> bool:
        """Whether a state or body stands within two tokens."""
        return any(
            (n := self._starts.get(i)) is not None and n.kind in ("country", "group", "organisation") for i in (at, at + 1)
        )

    def _after_brackets(self, at: int, end: int) -> int:
        """Behind "(AS)" after a name."""
        return at + 3 if at + 2 < end and self._texts[at] == "(" and self._texts[at + 2] == ")" else at

    def _skip_post(self, at: int, end: int) -> int:
        """Behind "untuk PBB", "urusan Timur Tengah", where a person's name follows."""
        if at >= end or self._lower[at] not in ("untuk", "urusan", "bidang", "di", "bagi"):
            return at
        stop = at + 1
        while stop < min(end, at + 9):
            name = self._starts.get(stop)
            if name is not None and name.kind == "person":
                return stop
            if (
                name is None
                and shape(self._texts[stop]) not in ("capital", "capitals")
                and self._lower[stop] not in ("dan", "urusan", "dalam", "bidang")
            ):
                return at
            stop = name.last if name is not None else stop + 1
        return at

    def _skip_ranks(self, at: int, end: int) -> int:
        """Behind ranks and degrees between an office and the person: "juru bicara militer Israel Kolonel X"."""
        while at < end and at not in self._starts and self._is_rank(self._lower[at]):
            at += 1
        return at

    def _is_rank(self, low: str) -> bool:
        return low in self._words.ranks or (low,) in self._words.titles

    def _person(self, title: Title, end: int) -> None:
        """Who has the title: the person behind it, behind a comma, or before a comma."""
        if title.lead.kind == "body":
            return
        at = self._skip_post(title.last, end)
        name = self._starts.get(self._skip_ranks(at, end))
        if name is not None and name.kind == "person":
            title.person = name
            return
        if at + 1 < end and self._texts[at] == ",":
            name = self._starts.get(self._skip_ranks(at + 1, end))
            if name is not None and name.kind == "person" and self._closes(name.last, end):
                title.person = name
                return
        mark = title.first - 1
        if mark > 0 and self._lower[mark] in self._words.single:
            mark -= 1  # "Badu Fulanto, seorang demonstran"
        before = self._ends.get(mark)
        apart = self._texts[mark] in (",", "(") and (mark < title.first - 1 or self._closes(at, end))
        if before is not None and before.kind == "person" and apart:
            title.person = before

    def _closes(self, at: int, end: int) -> bool:
        return at >= end or self._texts[at] in _CLOSES or self._lower[at] in self._words.speaking or self._lower[at] == "yang"


def _longest(index: dict[str, list[tuple[str, ...]]], words: Sequence[str], at: int) -> int:
    """The number of words of the longest phrase at a place, 0 for none."""
    for phrase in index.get(words[at], ()):
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _single(word: str) -> str:
    """ "pejabat-pejabat" as "pejabat"."""
    half, dash, rest = word.partition("-")
    return half if dash and half == rest and len(half) > 2 else word


def bodies_of(title: Title) -> Iterator[BodyWord]:
    """The heads behind the first that say a sector."""
    return (word for word in title.words[1:] if word.sector)
