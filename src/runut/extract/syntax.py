"""A shallow grammar of one sentence: what a word's subject, object and obliques are, without a parse tree.

In come units, phrases and triggers, out comes a `Clause` that answers for any place: who stands before it as subject,
who behind it as object, who behind which preposition. Works from Indonesian word order as the lexicon describes it:
subject before verb, head before modifier, prepositions before their nouns. A parser will replace the inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.extract.parties import Phrase
from runut.extract.units import VERBAL, Unit
from runut.grammar import Lexicon, Match

REACH = 45
"""Items that are looked at on either side of a trigger: long sentences stay cheap."""
OBJECT_WORDS = 6
NOT_VERBAL = frozenset(
    "menteri media meja merah member mereka mesir medan metode mesin dia dini diri dinas diplomat diplomatik direktur diskusi distrik divisi dialog "
    "diktator dimensi digital disiplin dinamika berita berat berlin bersama bernama bersenjata bersih terhadap tersebut terkait terakhir teror teroris "
    "terorisme tersangka termasuk terbaru tertinggi terbesar teritorial terdekat merdeka mental menit memang meski mega berbagai berikut berikutnya bermotor "
    "tertentu terutama terpilih terpisah territory ternyata terlarang berdarah beracun berkelanjutan terbuka berdaulat bersejarah berskala berbahaya terbatas terkemuka terkini terminal "
    "sementara menjelang mengenai menurut menyusul melalui melawan menuju mendatang diduga berdasarkan terhitung berasal meningkatnya".split()
)


@dataclass(slots=True)
class Item:
    """cls: np, verb, prep, coord, sub, rel, neg, adv, comma, stop, quote, open, close, word. first: unit index."""

    cls: str
    low: str
    first: int
    last: int
    phrase: Phrase | None = None
    match: Match | None = None


@dataclass(slots=True)
class Subject:
    """parties: coordinated phrases. through: the noun that they modify, where they are not the subject themselves.

    shared: the item of the first verb that has the same subject, where another one stands between.
    noun: the item of the event noun that is the subject ("Serangan Israel menewaskan ...").
    """

    parties: list[Phrase]
    through: str | None = None
    distance: int = 0
    shared: int | None = None
    noun: int | None = None


@dataclass(slots=True)
class Complements:
    """What follows a trigger. by: preposition -> parties. direct: parties without preposition."""

    direct: list[Phrase] = field(default_factory=list)
    by: dict[str, list[Phrase]] = field(default_factory=dict)
    direct_distance: int = 0
    direct_through: str | None = None


MARKS = {
    ",": "comma",
    "–": "comma",
    "—": "comma",
    ";": "stop",
    ":": "stop",
    ".": "stop",
    "?": "stop",
    "!": "stop",
    "(": "open",
    ")": "close",
    "/": "coord",
    "-": "coord",
    "&": "coord",
}
QUOTES = frozenset('"“”„«»')


class Clause:
    def __init__(
        self, units: Sequence[Unit], phrases: list[Phrase], matches: list[Match], lexicon: Lexicon, *, title: bool = False
    ) -> None:
        self.units, self.lexicon, self.title = units, lexicon, title
        self.items = self._items(units, phrases, matches)
        self.at_unit = {i: index for index, item in enumerate(self.items) for i in range(item.first, item.last)}

    def _items(self, units: Sequence[Unit], phrases: list[Phrase], matches: list[Match]) -> list[Item]:
        """Phrases and triggers take their units; where they overlap the trigger that begins first wins."""
        items: list[Item] = []
        starts = {phrase.first: phrase for phrase in phrases}
        triggers = {match.first: match for match in matches}
        at = 0
        while at < len(units):
            match = triggers.get(at)
            phrase = starts.get(at)
            if match and not (phrase and phrase.last > match.last):
                nominal = self._is_noun(match, items)
                # A trigger with a gap covers its verb alone: what fills the gap may be a party ("mengusir dua diplomat Rusia").
                last = at + 1 if not nominal and match.gapped else match.last
                items.append(Item("noun" if nominal else "verb", units[at].low, at, last, match=match))
                at = last
            elif phrase and self._is_possessive(phrase, units, items):
                items.append(Item("adv", units[at].low, at, phrase.last))
                at = phrase.last
            elif phrase:
                items.append(Item("np", units[at].low, at, phrase.last, phrase=phrase))
                at = phrase.last
            else:
                # "Rusia-Turki" joins two sides; a dash between spaces parts.
                spaced = units[at].low == "-" and at > 0 and units[at - 1].end != units[at].start
                items.append(Item("comma" if spaced else self._class(units[at]), units[at].low, at, at + 1))
                at += 1
        return self._merge_counterparts(items)

    def _merge_counterparts(self, items: list[Item]) -> list[Item]:
        """ "rekannya dari Suriah, Faisal Mekdad" is one party: the phrase behind "dari"."""
        merged: list[Item] = []
        for item in items:
            if item.cls == "np" and len(merged) >= 3:
                head, clitic, link = merged[-3:]
                if (
                    head.low in self.lexicon.counterparts
                    and clitic.low in self.lexicon.possessives
                    and link.low in self.lexicon.located
                ):
                    del merged[-3:]
                    item.first = head.first
            merged.append(item)
        return merged

    def _is_noun(self, match: Match, items: list[Item]) -> bool:
        """A word that is event noun and bare verb ("invasi") is the verb only in a headline, behind its subject."""
        voices = {trigger.voice for trigger in match.triggers}
        if "nominal" not in voices or voices & {"active", "passive"}:
            return False
        return voices == {"nominal"} or not self.title or not items or items[-1].cls != "np"

    def _is_possessive(self, phrase: Phrase, units: Sequence[Unit], items: list[Item]) -> bool:
        """ "para sekutunya": the clitic belongs to the noun before it."""
        return bool(items) and items[-1].cls in ("np", "word") and units[phrase.first].low in self.lexicon.possessives

    def _class(self, unit: Unit) -> str:
        low, lexicon = unit.low, self.lexicon
        if low in MARKS:
            return MARKS[low]
        if unit.text in QUOTES:
            return "quote"
        if low in lexicon.relative:
            return "rel"
        if low in lexicon.coordinators:
            return "coord"
        if low in lexicon.prepositions:
            return "prep"
        if low in lexicon.adverbs or low in lexicon.negators or low in lexicon.future:
            return "adv"
        if low in lexicon.subordinators:
            return "sub"
        if low in lexicon.speech or low in lexicon.controls or low in lexicon.light_active or low in lexicon.light_passive:
            return "verb"
        if low in lexicon.closing:
            return "say"
        if VERBAL.match(low) and low not in NOT_VERBAL and not unit.text[:1].isupper():
            return "verb"
        return "word"

    def start_of(self, at: int) -> int:
        return self.units[self.items[at].first].start

    def starts_main(self, comma: int) -> bool:
        """Whether a clause with a subject and a verb of its own begins behind the comma."""
        i = comma + 1
        if i < len(self.items) and self.items[i].low in self.lexicon.speaking | self.lexicon.closing:
            return True
        if i >= len(self.items) or self.items[i].cls != "np":
            return False
        i += 1
        while i < len(self.items) and self.items[i].cls == "adv":
            i += 1
        return i < len(self.items) and self.items[i].cls == "verb"

    # ---- To the left --------------------------------------------------------------------------------------------

    def auxiliaries(self, at: int) -> list[str]:
        """The adverbs right before item `at`, nearest first: "tidak akan" before "menyerang"."""
        found = []
        i = at - 1
        while i >= 0 and self.items[i].cls in ("adv", "neg"):
            found.append(self.items[i].low)
            i -= 1
        return found

    def before_auxiliaries(self, at: int) -> int:
        i = at - 1
        while i >= 0 and self.items[i].cls in ("adv", "neg"):
            i -= 1
        return i

    def subject(self, at: int) -> Subject | None:
        """The subject of the verb at item `at`."""
        i = self.before_auxiliaries(at)
        if i >= 0 and self.items[i].cls == "rel":
            return self._antecedent(i)
        limit = max(-1, at - REACH)
        crossed_verb = crossed_comma = crossed_coord = blamed = False
        shared: int | None = None
        while i > limit:
            item = self.items[i]
            if item.cls == "np":
                kind, governor, chain, through = self._governor(i)
                if kind == "prep" and self.items[governor].low in self.lexicon.scope_ends and i == self.before_auxiliaries(at):
                    return Subject(chain, through, at - i, shared)  # "akibat Israel menyerang Iran"
                if kind == "prep" and blamed and self.items[governor].low in self.lexicon.addressing:
                    return Subject(chain, None, at - i)  # "berterima kasih kepada Rusia karena mengirim ..."
                if kind == "prep":
                    i = governor - 1
                elif kind == "verb":
                    verb = self.items[governor]
                    if (
                        governor == self._first_of(chain) - 1
                        and (blamed or self._governs_clause(verb))
                        and not (crossed_coord or (crossed_verb and crossed_comma))
                    ):
                        return Subject(chain, None, at - i)
                    i = governor - 1
                    crossed_verb, shared = True, governor
                elif crossed_verb and crossed_comma and not crossed_coord and self._opens_adverbial(governor):
                    i = governor - 1
                else:
                    return Subject(chain, through, at - i, shared, self._event_noun(chain))
            elif item.cls in ("stop", "quote") or (item.cls == "sub" and item.low not in self.lexicon.purposive):
                return None
            elif item.cls == "close":
                i = self._opening(i) - 1
            elif item.cls == "rel" and not crossed_comma:
                return self._antecedent(i)
            elif item.cls == "noun" and not crossed_verb and self._is_subject_noun(i):
                return Subject([], self.items[i].low, at - i, noun=i)
            else:
                crossed_verb = crossed_verb or item.cls == "verb"
                shared = i if item.cls == "verb" else shared
                crossed_comma = crossed_comma or item.cls == "comma"
                crossed_coord = crossed_coord or item.cls == "coord"
                blamed = blamed or item.low in self.lexicon.causes
                i -= 1
        return None

    def _event_noun(self, chain: list[Phrase]) -> int | None:
        """The event noun right before a possessor: of "Serangan Israel", the attack."""
        first = self._first_of(chain)
        return first - 1 if first and self.items[first - 1].cls == "noun" else None

    def _noun_before(self, i: int) -> int | None:
        for j in range(i, max(-1, i - 4), -1):
            if self.items[j].cls == "noun":
                return j
            if self.items[j].cls not in ("word", "adv", "np", "prep"):
                return None
        return None

    def _opens_adverbial(self, i: int) -> bool:
        """Whether item `i` opens a clause whose subject is not that of what follows the comma: "sejak saat ..."."""
        return i >= 0 and self.items[i].low in self.lexicon.scope_ends

    def _is_subject_noun(self, i: int) -> bool:
        """Whether the event noun at `i` is itself the subject ("Serangan itu menewaskan 12 orang")."""
        before = self.items[i - 1].cls if i else "stop"
        return before in ("stop", "comma", "quote", "sub") or self.items[i - 1].low in self.lexicon.speech

    def _governs_clause(self, verb: Item) -> bool:
        low = verb.low
        return low in self.lexicon.speech or low in self.lexicon.controls

    def _first_of(self, chain: list[Phrase]) -> int:
        return min(self.at_unit[phrase.first] for phrase in chain)

    def _governor(self, i: int) -> tuple[str, int, list[Phrase], str | None]:
        """What governs the phrase at item `i`: ("prep" | "verb" | "free", item, coordinated phrases, modified noun)."""
        chain = [self._phrase(i)]
        j = i - 1
        while j >= 1:
            if self.items[j].cls == "coord":
                k = j - 1
                if self.items[k].cls == "comma" and k >= 1:
                    k -= 1
                if self.items[k].cls != "np":
                    break
            elif self.items[j].cls == "comma" and len(chain) > 1 and self.items[j - 1].cls == "np":
                k = j - 1
            else:
                break
            chain.insert(0, self._phrase(k))
            j = k - 1
        through: str | None = None
        words = 0
        while j >= 0 and words < 5:
            item = self.items[j]
            if item.cls == "word" or item.cls == "noun":
                through = item.low
                words += 1
                j -= 1
            elif item.cls == "prep":
                return "prep", j, chain, through
            elif item.cls == "verb":
                return "verb", j, chain, through
            else:
                break
        return "free", j, chain, through

    def _phrase(self, i: int) -> Phrase:
        phrase = self.items[i].phrase
        assert phrase is not None
        return phrase

    def _antecedent(self, rel: int) -> Subject | None:
        """The head of a relative clause: the phrase before "yang", over a bracket or an "itu"."""
        i = rel - 1
        while i >= 1 and (
            self.items[i].cls in ("adv", "comma")
            or (self.items[i].low in self.lexicon.fillers and self.items[i - 1].cls == "np")
        ):
            i -= 1
        if i >= 0 and self.items[i].cls == "close":
            i = self._opening(i) - 1
        if i < 0:
            return None
        if self.items[i].cls == "np" and self.items[i - 1].low in self.lexicon.place_prepositions:
            noun = self._noun_before(i - 1)
            if noun is not None:
                return Subject([], self.items[noun].low, 1, noun=noun)
        if self.items[i].cls == "np":
            chain = self._governor(i)[2] if self.items[i - 1].cls == "coord" else [self._phrase(i)]
            through = self.items[i - 1].low if i and self.items[i - 1].cls in ("noun", "word") else None
            if through and i >= 1 and self.items[i - 1].cls == "noun":
                return Subject([], through, noun=i - 1)
            return Subject(chain, through, 1)
        if self.items[i].cls in ("noun", "word"):
            low = self.items[i].low
            if low in self.lexicon.agentive_heads and i and self.items[i - 1].cls == "verb":
                return self.subject(i - 1)  # "mengeluarkan pernyataan yang mengutuk ..."
            return Subject([], low, 1, noun=i if self.items[i].cls == "noun" else self._noun_before(i))
        return None

    def _opening(self, close: int) -> int:
        i = close
        while i > 0 and self.items[i].cls != "open" and close - i < 12:
            i -= 1
        return i

    def first_free(self) -> Phrase | None:
        """The first party that is neither an object nor behind a preposition nor part of another noun's name."""
        for i, item in enumerate(self.items):
            phrase = item.phrase
            if phrase is None or not phrase.known or phrase.kind == "place":
                continue
            kind, _, chain, through = self._governor(i)
            if kind == "free" and through is None:
                return chain[0]
        return None

    # ---- To the right -------------------------------------------------------------------------------------------

    def complements(self, at: int, *, nominal: bool = False) -> Complements:
        """What stands behind item `at` up to the end of its clause."""
        found = Complements()
        preposition: str | None = None
        pending: str | None = None
        words = 0
        i = at + 1
        end = min(len(self.items), at + REACH)
        while i < end:
            item = self.items[i]
            if item.cls == "np":
                chain, after = self.chain(i)
                if preposition in self.lexicon.examples and (found.by or found.direct):
                    (list(found.by.values())[-1] if found.by else found.direct).extend(chain)
                    preposition = pending = None
                elif preposition:
                    self._oblique(found, preposition, chain)
                    if pending:  # "ke sejumlah sasaran di Jericho"
                        self._oblique(found, pending, chain)
                    preposition = pending = None
                elif not found.direct and not (found.by and not nominal) and words <= OBJECT_WORDS:
                    found.direct, found.direct_distance = chain, i - at
                    found.direct_through = (
                        self.items[i - 1].low if self.items[i - 1].cls in ("word", "noun") and i - 1 > at else None
                    )
                else:
                    break
                words = 0
                i = after
                continue
            if item.cls == "prep":
                pending = preposition if item.low in self.lexicon.located else None
                preposition = item.low
            elif item.cls == "open":
                i = self._closing(i)
            elif item.cls in ("word", "adv", "neg"):
                words += 1
                if words > OBJECT_WORDS:
                    break
            elif item.cls == "noun":
                words += 1
            elif item.cls == "quote" and words == 0 and not found.direct:
                pass
            elif nominal and item.cls == "rel" and self._is_adjective_clause(i):
                i += 1
            else:
                break
            i += 1
        return found

    def closes_soon(self, i: int) -> bool:
        """Whether the quotation that opens at item `i` is a few words only."""
        return any(item.cls == "quote" for item in self.items[i + 1 : i + 7])

    def _is_adjective_clause(self, rel: int) -> bool:
        """ "yang rapuh" before a preposition: no clause of its own."""
        after = [item.cls for item in self.items[rel + 1 : rel + 3]]
        return after == ["word", "prep"]

    def _oblique(self, found: Complements, preposition: str, chain: list[Phrase]) -> None:
        if preposition in found.by:
            return
        found.by[preposition] = chain

    def chain(self, i: int) -> tuple[list[Phrase], int]:
        """The phrase at `i` with those coordinated behind it, and the item after them."""
        chain = [self._phrase(i)]
        j = i + 1
        while j + 1 < len(self.items):
            k = j
            if self.items[k].cls == "open":
                k = self._closing(k) + 1
            if k + 1 >= len(self.items):
                break
            if self.items[k].cls == "comma" and self.items[k + 1].cls == "coord":
                k += 1
            if self.items[k].cls == "coord" and self.items[k + 1].cls == "np":
                nxt = k + 1
            elif (
                self.items[k].cls == "coord"
                and k + 2 < len(self.items)
                and self.items[k + 1].low in ("juga", "antara", "dengan")
                and self.items[k + 2].cls == "np"
            ):
                nxt = k + 2
            elif self.items[k].cls == "comma" and self.items[k + 1].cls == "np" and self._list_goes_on(k + 2):
                nxt = k + 1
            else:
                break
            chain.append(self._phrase(nxt))
            j = nxt + 1
        return chain, j

    def _list_goes_on(self, k: int) -> bool:
        """Whether "A, B" is the start of "A, B, dan C"."""
        for _ in range(6):
            if k + 1 >= len(self.items):
                return False
            if self.items[k].cls == "coord" and self.items[k + 1].cls == "np":
                return True
            if (self.items[k].cls == "comma" and self.items[k + 1].cls in ("np", "coord")) or self.items[k].cls == "np":
                k += 1
            else:
                return False
        return False

    def _closing(self, i: int) -> int:
        for j in range(i, min(len(self.items), i + 12)):
            if self.items[j].cls == "close":
                return j
        return i
