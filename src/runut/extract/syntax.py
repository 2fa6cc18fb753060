"""A shallow grammar of one sentence: what a word's subject, object and obliques are, without a parse tree.

In come units, phrases and triggers, out comes a `Clause` that answers for any place: who stands before it as subject,
who behind it as object, who behind which preposition. Works from Indonesian word order as the lexicon describes it:
subject before verb, head before modifier, prepositions before their nouns. A parser will replace the inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.extract.items import Item, ItemReader
from runut.extract.parties import Phrase
from runut.extract.units import Unit
from runut.grammar import Lexicon, Match

REACH = 45
"""Items that are looked at on either side of a trigger: long sentences stay cheap."""
OBJECT_WORDS = 6
LIST_ITEMS = 30
NOUN_REACH = 9


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
class Crossed:
    """What lies between a verb and a possible subject. blame: a word of cause. shared: the leftmost verb."""

    verb: bool = False
    comma: bool = False
    coord: bool = False
    blame: bool = False
    shared: int | None = None

    def over(self, i: int, item: Item, lexicon: Lexicon) -> None:
        if item.cls == "verb":
            self.verb, self.shared = True, i
        self.comma = self.comma or item.cls == "comma"
        self.coord = self.coord or item.cls == "coord"
        self.blame = self.blame or item.low in lexicon.causes


@dataclass(slots=True)
class Complements:
    """What follows a trigger. by: preposition -> parties. direct: parties without preposition."""

    direct: list[Phrase] = field(default_factory=list)
    by: dict[str, list[Phrase]] = field(default_factory=dict)
    direct_distance: int = 0
    direct_through: str | None = None


class Clause:
    def __init__(
        self,
        units: Sequence[Unit],
        phrases: list[Phrase],
        matches: list[Match],
        lexicon: Lexicon,
        *,
        title: bool = False,
        timed: frozenset[int] = frozenset(),
    ) -> None:
        self.units, self.lexicon, self.title = units, lexicon, title
        self.items = ItemReader(lexicon, title=title, timed=timed).read(units, phrases, matches)
        self.at_unit = {i: index for index, item in enumerate(self.items) for i in range(item.first, item.last)}

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
        """The subject of the verb at item `at`: the first party to its left that nothing else governs."""
        i = self.before_auxiliaries(at)
        if i >= 0 and self.items[i].cls == "rel":
            return self._antecedent(i)
        if i >= 0 and self.items[i].cls == "sub" and self.items[i].low in self.lexicon.scope_ends:
            i -= 1  # "..., kata X saat tiba di Moskow": without a subject of its own, that of the main clause
        thing = self._thing_before(i)
        if thing is not None:
            return thing
        crossed = Crossed()
        while i > max(-1, at - REACH):
            item = self.items[i]
            if item.cls == "np":
                step = self._at_party(i, at, crossed)
                if isinstance(step, Subject):
                    return step
                i = step
            elif item.cls == "sub" and crossed.comma and item.low in self.lexicon.scope_ends:
                i -= 1  # a clause set between commas
            elif item.cls in ("stop", "quote") or (item.cls == "sub" and item.low not in self.lexicon.purposive):
                return None
            elif item.cls == "close":
                i = self._opening(i) - 1
            elif item.cls == "rel" and (not crossed.comma or self.items[i + 1].low in self.lexicon.opening):
                return self._antecedent(i)  # "serangan, yang menurut X, menewaskan ..."
            elif item.cls == "noun" and not crossed.verb and self._is_subject_noun(i):
                return Subject([], self.items[i].low, at - i, noun=i)
            elif item.low in self.lexicon.speech and (told := self._told_of(i)) is not None:
                return Subject([], self.items[told].low, at - i)
            else:
                crossed.over(i, item, self.lexicon)
                i -= 1
        return None

    def _thing_before(self, i: int) -> Subject | None:
        """A thing right before the verb, which is its subject: "saat perintah itu diteken", "unjuk rasa menolak ..."."""
        if i < 0 or i + 1 >= len(self.items):
            return None
        j = i - 1 if self.items[i].cls == "word" and i and self.items[i - 1].cls == "noun" else i
        if self.items[j].cls == "noun":
            return Subject([], self.items[j].low, 1, noun=j)
        behind = self.items[i + 1]
        if self.items[i].cls != "word" or behind.low not in self.lexicon.definite_markers - self.lexicon.possessives:
            return None
        while j and self.items[j - 1].cls == "word":
            j -= 1
        governed = j and self.items[j - 1].cls in ("prep", "verb", "np", "noun")
        return None if governed else Subject([], self.items[i].low, 1)

    def subject_behind(self, at: int) -> Subject | None:
        """ "Setelah bertemu Fidan, Lavrov ...": an opening adverbial clause has the subject of the main one."""
        i = self.before_auxiliaries(at)
        if i > 1 or i < 0 or self.items[i].cls not in ("sub", "prep"):
            return None
        for j in range(at + 1, min(len(self.items) - 1, at + REACH)):
            if self.items[j].cls in ("stop", "quote", "rel", "sub"):
                return None
            if self.items[j].cls == "comma" and self.starts_main(j):
                chain, _ = self.chain(j + 1)
                return Subject(chain, None, j - at)
        return None

    def _at_party(self, i: int, at: int, crossed: Crossed) -> Subject | int:
        """The subject, where the party at item `i` is it; else the item to go on from."""
        kind, governor, chain, through = self._governor(i)
        lexicon = self.lexicon
        if kind == "prep":
            word = self.items[governor].low
            if word in lexicon.scope_ends and i == self.before_auxiliaries(at):
                return Subject(chain, through, at - i, crossed.shared)  # "akibat Israel menyerang Iran"
            if crossed.blame and word in lexicon.addressing:
                return Subject(chain, None, at - i)  # "berterima kasih kepada Rusia karena mengirim ..."
            return governor - 1
        if kind == "verb":
            adjacent = governor == self._first_of(chain) - 1
            told = self.items[governor].low in lexicon.speech and self.items[at].low not in lexicon.speech
            outer = crossed.coord or (crossed.verb and crossed.comma and not (told and self.items[at - 1].cls == "comma"))
            if adjacent and not outer and (crossed.blame or self._governs_clause(self.items[governor])):
                return Subject(chain, None, at - i)
            crossed.verb, crossed.shared = True, governor
            return governor - 1
        if crossed.coord and not crossed.verb:
            crossed.verb = True
            return governor  # "... atas serangan Israel dan mengecamnya": what stands before "dan" is no subject
        if crossed.verb and crossed.comma and not crossed.coord and self._opens_adverbial(governor):
            # "... setelah X menyerang Y, menewaskan Z" goes on with X, unless a comma opens the clause too.
            if self.items[at - 1].cls == "comma" and not self._set_apart(governor):
                return Subject(chain, through, at - i, crossed.shared)
            return governor - 1
        if through and governor > 0 and self.items[governor].cls == "comma" and self.items[governor - 1].cls == "np":
            return governor - 1  # "Rusia dan Iran, dua penyokong Damaskus, mengecam ...": an apposition
        return Subject(chain, through, at - i, crossed.shared, self._event_noun(chain))

    def _set_apart(self, opener: int) -> bool:
        """Whether the clause that opens there stands between commas, or inside a relative clause."""
        for i in range(opener - 1, -1, -1):
            if self.items[i].cls in ("comma", "rel"):
                return i == opener - 1 or self.items[i].cls == "rel"
        return opener == 0

    def _event_noun(self, chain: list[Phrase]) -> int | None:
        """The event noun right before a possessor: of "Serangan Israel", the attack."""
        first = self._first_of(chain)
        return first - 1 if first and self.items[first - 1].cls == "noun" else None

    def _noun_before(self, i: int) -> int | None:
        for j in range(i, max(-1, i - NOUN_REACH), -1):
            if self.items[j].cls == "noun":
                return j
            told = self.items[j].cls == "verb" and j > 0 and self.items[j - 1].cls == "noun"  # "serangan mengejutkan X"
            if self.items[j].cls not in ("word", "adv", "np", "prep", "open", "close") and not told:
                return None
        return None

    def _opens_adverbial(self, i: int) -> bool:
        """Whether item `i` opens a clause whose subject is not that of what follows the comma: "sejak saat ..."."""
        return i >= 0 and self.items[i].low in self.lexicon.scope_ends

    def _is_subject_noun(self, i: int) -> bool:
        """Whether the event noun at `i` is itself the subject ("Serangan itu menewaskan 12 orang")."""
        before = self.items[i - 1].cls if i else "stop"
        return before in ("stop", "comma", "quote", "sub") or self.items[i - 1].low in self.lexicon.speech

    def _told_of(self, speech: int) -> int | None:
        """ "Ia mengatakan, tindakan itu melanggar hukum dan mengancam ...": the subject of what is said, where it is a thing."""
        i = speech + 1
        while i < len(self.items) and self.items[i].cls in ("comma", "quote", "sub"):
            i += 1
        if i + 1 >= len(self.items) or self.items[i].cls not in ("word", "noun"):
            return None
        behind = [item.low for item in self.items[i + 1 : i + 3]]
        return i if any(low in self.lexicon.definite_markers for low in behind) else None

    def goes_on(self, noun: int) -> bool:
        """Whether the event noun is the subject of a verb that ends its clause: "Pertempuran antara X dan Y berlanjut"."""
        if self.title or not self._is_subject_noun(noun):
            return False
        for i in range(noun + 1, min(len(self.items) - 1, noun + REACH)):
            if self.items[i].cls == "verb":
                return self.items[i + 1].cls not in ("np", "word", "noun", "verb")
            if self.items[i].cls in ("comma", "stop", "quote", "rel", "sub"):
                return False
        return False

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
            if item.cls == "word" or item.cls == "noun" or self._is_adjective(j):
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

    def _is_adjective(self, i: int) -> bool:
        """ "babak baru": an adverb that colours the noun before it."""
        low, lexicon = self.items[i].low, self.lexicon
        return (
            self.items[i].cls == "adv"
            and low in lexicon.fillers
            and low not in lexicon.definite_markers
            and i > 0
            and self.items[i - 1].cls == "word"
        )

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
        if i and self.items[i].cls == "prep" and self.items[i + 1].cls in ("adv", "open"):
            i -= 1  # "serangan pada 13 Mei yang ..."
        # "serangan terhadap Israel yang menewaskan ...", but "sanksi terhadap Iran, yang membantah ..."
        behind = self.lexicon.place_prepositions | (
            frozenset() if self.items[rel - 1].cls == "comma" else self.lexicon.addressing
        )
        if self.items[i].cls == "np" and self.items[i - 1].low in behind:
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
            told = i > 0 and self.items[i - 1].low in self.lexicon.speech
            if low in self.lexicon.agentive_heads and i and self.items[i - 1].cls == "verb" and not told:
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
        unsaid: str | None = None
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
                    if pending and pending != self.lexicon.source:  # "ke sejumlah sasaran di Jericho"
                        self._oblique(found, pending, chain)
                    # "ke desa Bedouin di Suriah": a name that says nothing of whose it is leaves its place open.
                    unsaid = preposition if not any(p.known and p.kind != "generic" for p in chain) else None
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
                pending = (preposition or unsaid) if item.low in self.lexicon.located else None
                preposition = item.low
            elif (listed := self._word_list(i)) is not None:
                i = listed
                continue
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
        known = found.by.get(preposition)
        if known is None or not any(p.known and p.kind != "generic" for p in known):
            found.by[preposition] = chain

    def _word_list(self, i: int) -> int | None:
        """The preposition behind listed words: "artileri, mortir, dan roket ke", "udara maupun darat ke", ", yaitu"."""
        if self.items[i].cls not in ("comma", "coord"):
            return None
        j = i + 1
        if j < len(self.items) and self.items[j].low in self.lexicon.examples:
            return j
        while j < min(len(self.items), i + OBJECT_WORDS) and self.items[j].cls in ("word", "comma", "coord"):
            j += 1
        near = j < len(self.items) and j > i + 1 and self.items[j - 1].cls == "word"
        return j if near and self.items[j].low in self.lexicon.place_prepositions else None

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
                and self.items[k + 1].low in self.lexicon.between_listed
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
        for _ in range(LIST_ITEMS):
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
