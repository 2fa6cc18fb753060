"""Who a verb's subject is: the first party to its left that nothing else governs, or the head of its relative clause.

In comes the row of items and a verb's place, out comes a `Subject` or None. Works from Indonesian word order as the lexicon
describes it: subject before verb, head before modifier, prepositions before their nouns.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from runut.extract.items import Item
from runut.extract.parties import Phrase
from runut.extract.row import REACH, Row
from runut.grammar import Lexicon

NOUN_REACH = 9
PLACE_WORDS = 4


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


class SubjectReader(Row):
    """Reads the row to the left of a verb."""

    def subject(self, at: int) -> Subject | None:
        """The subject of the verb at item `at`: the first party to its left that nothing else governs."""
        i = self.before_auxiliaries(at)
        if i >= 0 and self.items[i].cls == "rel":
            return self._antecedent(i)
        if i >= 0 and self.items[i].cls == "sub" and self.items[i].low in self.lexicon.scope_ends:
            i -= 1  # "..., kata X saat tiba di Moskow": without a subject of its own, that of the main clause
        matrix = self._matrix(i, at)
        if matrix is not None:
            return self.subject(matrix)
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
            elif item.cls == "noun" and not crossed.verb and self.is_subject_noun(i):
                return Subject([], self.items[i].low, at - i, noun=i)
            elif item.low in self.lexicon.speech and (told := self._told_of(i)) is not None:
                return Subject([], self.items[told].low, at - i)
            else:
                crossed.over(i, item, self.lexicon)
                i -= 1
        return None

    def subject_in_tree(self, at: int) -> tuple[int, bool] | None:
        """The item of the subject of the verb at item `at` as the tree has it, and whether it is the verb's own."""
        if self.tree is None:
            return None
        told = self.tree.subject(self.tree.at(self.start_of(at)), self.lexicon.relative, self.lexicon.controls)
        if told is None:
            return None
        place = self.tree.tokens[told.token].start
        unit = bisect_right(self.units, place, key=lambda unit: unit.start) - 1
        return (self.at_unit[unit], told.own) if unit >= 0 and place < self.units[unit].end else None

    def _matrix(self, i: int, at: int) -> int | None:
        """The verb whose subject an adverbial of means shares: "membalas serangan X, dengan menuduh ..."."""
        if i <= 0 or i != at - 1 or self.items[i].low != self.lexicon.companion:
            return None
        for j in range(i - 1, max(-1, i - NOUN_REACH), -1):
            if self.items[j].cls in ("stop", "quote", "sub"):
                return None
            if self.items[j].cls == "verb" and self.items[self.before_auxiliaries(j)].cls != "rel":
                return j if not self.lexicon.passive.match(self.items[j].low) else None
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
        """ "Setelah bertemu Fidan, Lavrov ...", "Kecam Israel, Turki ...": an opening clause without a subject has that of the main one."""
        i = self.before_auxiliaries(at)
        opens = i < 0 and (self.title or self.items[at].cls == "verb")
        if not opens and (i > 1 or i < 0 or self.items[i].cls not in ("sub", "prep")):
            return None
        for j in range(at + 1, min(len(self.items) - 1, at + REACH)):
            if self.items[j].cls in ("stop", "quote", "rel", "sub"):
                return None
            if self.items[j].cls != "comma":
                continue
            while j + 2 < len(self.items) and self.items[j + 1].cls == "adv":
                j += 1  # "Tak hanya memeriksa X, pekan depan penyidik juga ..."
            if self.items[j + 1].cls == "np" and self.starts_main(j):
                chain, _ = self.chain(j + 1)
                return Subject(chain, None, j - at)
        return None

    def _at_party(self, i: int, at: int, crossed: Crossed) -> Subject | int:
        """The subject, where the party at item `i` is it; else the item to go on from."""
        kind, governor, chain, through = self._governor(i)
        lexicon = self.lexicon
        if kind != "free" and through and self._does(i, at, governor):
            return Subject(chain, through, at - i)  # "menyambut keputusan Rusia menarik pasukan"
        if kind == "prep" and self._opens_clause_of_its_own(i, at, governor):
            return Subject([self._phrase(i)], None, at - i)  # "X bertemu Y di markas PBB dan Kairo mengirim bantuan"
        if kind == "prep":
            word = self.items[governor].low
            if word in lexicon.scope_ends and i == self.before_auxiliaries(at):
                return Subject(chain, through, at - i, crossed.shared)  # "akibat Israel menyerang Iran"
            apart = governor > 0 and self.items[governor - 1].cls == "comma"
            if word == lexicon.companion and apart and i == self.before_auxiliaries(at):
                return Subject(chain, through, at - i, crossed.shared)  # "..., dengan Iran terus mengancam ..."
            if crossed.blame and word in lexicon.addressing:
                return Subject(chain, None, at - i)  # "berterima kasih kepada Rusia karena mengirim ..."
            return governor - 1
        if kind == "verb":
            adjacent = governor == self._first_of(chain) - 1
            told = self.items[governor].low in lexicon.speech and self.items[at].low not in lexicon.speech
            outer = crossed.coord or (crossed.verb and crossed.comma and not (told and self.items[at - 1].cls == "comma"))
            next_to = i == self.before_auxiliaries(at) and all(p.known for p in chain)
            agent = self.lexicon.passive.match(self.items[governor].low) or self.items[governor - 1].cls == "rel"
            if adjacent and next_to and not agent and not crossed.verb and not crossed.coord and not crossed.comma:
                return Subject(chain, None, at - i)  # "X kecewa Y menolak ..."
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
        ahead = self._first_of(chain) - 1
        if self._is_attribution(ahead, i):
            return ahead - 2
        apart = ahead > 0 and self.items[ahead].cls == "comma" and self.items[ahead - 1].cls == "np"
        if apart and not any(p.known for p in chain):
            return ahead - 1  # "Mesir, salah satu pihak yang ..., menyita X": an apposition without a name
        if through and governor > 0 and self.items[governor].cls == "comma" and self.items[governor - 1].cls == "np":
            return governor - 1  # "Rusia dan Iran, dua penyokong Damaskus, mengecam ...": an apposition
        return Subject(chain, through, at - i, crossed.shared, self._event_noun(chain))

    def _is_attribution(self, said: int, i: int) -> bool:
        """Whether the party at item `i` is only cited between commas: "Program itu, sambung Fulan, mendukung ..."."""
        if said < 1 or self.items[said].low not in self.lexicon.closing or self.items[said - 1].cls != "comma":
            return False
        return i + 1 < len(self.items) and self.items[i + 1].cls == "comma"

    def _placed(self, i: int, prepositions: frozenset[str]) -> int | None:
        """The preposition over the names and words that end at item `i`: "di ibu kota Afganistan Kabul"."""
        if self.items[i].cls != "np":
            return None
        for j in range(i - 1, max(-1, i - 1 - PLACE_WORDS), -1):
            if self.items[j].low in prepositions:
                return j
            if self.items[j].cls not in ("np", "word"):
                return None
        return None

    def _does(self, i: int, at: int, governor: int) -> bool:
        """Whether the party of a governed noun is right before the verb: the noun's own clause, and no place."""
        if i != self.before_auxiliaries(at) or self.items[governor].low in self.lexicon.place_prepositions:
            return False
        phrase = self._phrase(i)
        return phrase.known and phrase.pronoun is None and not self.lexicon.passive.match(self.items[at].low)

    def _opens_clause_of_its_own(self, i: int, at: int, governor: int) -> bool:
        """Whether the party behind "dan" is the next verb's subject: the clause before it has its verb already."""
        if i != self.before_auxiliaries(at) or self.items[i - 1].cls != "coord" or not self._phrase(i).known:
            return False
        for item in reversed(self.items[max(0, governor - REACH) : governor]):
            if item.cls in ("stop", "comma", "quote", "sub", "rel"):
                return False
            if item.cls == "verb":
                return True
        return False

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

    def is_subject_noun(self, i: int) -> bool:
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

    def _governs_clause(self, verb: Item) -> bool:
        low = verb.low
        return low in self.lexicon.speech or low in self.lexicon.controls

    def listed_before(self, i: int) -> list[Phrase]:
        """The phrase at item `i` with those coordinated before it."""
        return self._governor(i)[2]

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
                # "muncul kekhawatiran X akan ...": what X may do, whatever stands before the noun.
                through = item.low if through not in self.lexicon.cues.doubting else through
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
        while i > 1 and self.items[i].cls == "prep" and self.items[i + 1].cls in ("adv", "open"):
            i -= 1  # "serangan pada 13 Mei yang ..."
        # "serangan terhadap Israel yang menewaskan ...", but "sanksi terhadap Iran, yang membantah ..."
        behind = self.lexicon.place_prepositions | (
            frozenset() if self.items[rel - 1].cls == "comma" else self.lexicon.addressing
        )
        placed = self._placed(i, behind)
        if placed is not None:
            noun = self._noun_before(placed)
            if noun is not None:
                return Subject([], self.items[noun].low, 1, noun=noun)
        if self.items[i].cls == "np":
            listed = self.items[i - 1].cls == "coord" and not (self.items[i - 2].cls == self.items[rel - 1].cls == "comma")
            chain = self._governor(i)[2] if listed else [self._phrase(i)]
            through = self.items[i - 1].low if i and self.items[i - 1].cls in ("noun", "word") else None
            if through and i >= 1 and self.items[i - 1].cls == "noun":
                return Subject([], through, noun=i - 1)
            return Subject(chain, through, 1)
        if self.items[i].cls in ("noun", "word", "say"):
            low = self.items[i].low
            told = i > 0 and self.items[i - 1].low in self.lexicon.speech
            if low in self.lexicon.agentive_heads and i and self.items[i - 1].cls == "verb" and not told:
                return self.subject(i - 1)  # "mengeluarkan pernyataan yang mengutuk ..."
            return Subject([], low, 1, noun=i if self.items[i].cls == "noun" else self._noun_before(i))
        return None
