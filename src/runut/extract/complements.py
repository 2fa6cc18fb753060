"""What follows a verb or an event noun up to the end of its clause: its object, and who stands behind which preposition.

In comes the row of items and a trigger's place, out come its `Complements`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.extract.parties import Phrase
from runut.extract.row import REACH, Row

OBJECT_WORDS = 6


@dataclass(slots=True)
class Complements:
    """What follows a trigger. by: preposition -> parties. direct: parties without preposition."""

    direct: list[Phrase] = field(default_factory=list)
    by: dict[str, list[Phrase]] = field(default_factory=dict)
    direct_distance: int = 0


class ComplementReader(Row):
    """Reads the row to the right of a trigger."""

    def complements(self, at: int, *, nominal: bool = False, deed: bool = False) -> Complements:
        """What stands behind item `at` up to the end of its clause.

        nominal: it is an event noun. deed: one of harm, which comes from a place and is by somebody.
        """
        found = Complements()
        preposition: str | None = None
        pending: str | None = None
        unsaid: str | None = None
        about = False
        words = 0
        i = at + 1
        end = min(len(self.items), at + REACH)
        while i < end:
            item = self.items[i]
            if item.cls == "np":
                chain, after = self.chain(i)
                if preposition in self.lexicon.examples and (found.by or found.direct):
                    self._instances(found, preposition, chain)
                    preposition = pending = None
                elif preposition == self.lexicon.source and self.items[i - 1].cls == "word":
                    preposition = pending = None  # "dari arah Yaman": from there, not by it
                elif preposition and about and preposition not in self.lexicon.addressing | {self.lexicon.agent}:
                    preposition = pending = None  # "... terkait statusnya sebagai calon dari X": of the topic
                elif preposition:
                    self._oblique(found, preposition, chain)
                    if pending and pending != self.lexicon.source:  # "ke sejumlah sasaran di Jericho"
                        self._oblique(found, pending, chain)
                    # "ke desa Bedouin di Suriah": a name that says nothing of whose it is leaves its place open.
                    unsaid = preposition if not any(p.known and p.kind != "generic" for p in chain) else None
                    preposition = pending = None
                elif not found.direct and not (found.by and not nominal) and words <= OBJECT_WORDS:
                    found.direct, found.direct_distance = chain, i - at
                else:
                    break
                words = 0
                i = after
                continue
            if (nominal and item.low in self.lexicon.roles) or (deed and item.low in self.lexicon.coming):
                break  # "serangan itu sebagai balasan atas ...": what follows is of something else
            if item.cls == "prep":
                about = about or preposition in self.lexicon.topics
                pending = (preposition or unsaid) if item.low in self.lexicon.located else None
                preposition = item.low
            elif not nominal and i == at + 1 and self._joins_verb(at, i):
                i += 2
                continue
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
            elif nominal and item.cls == "rel" and self.is_adjective_clause(i):
                i += 1
            elif nominal and item.cls == "sub" and i + 1 < end and self.items[i + 1].cls == "np":
                self._oblique(found, item.low, self.chain(i + 1)[0])  # "desakan X agar Y mundur"
                break
            else:
                break
            i += 1
        return found

    def is_adjective_clause(self, rel: int) -> bool:
        """ "yang rapuh" before a preposition: no clause of its own."""
        after = [item.cls for item in self.items[rel + 1 : rel + 3]]
        return after == ["word", "prep"]

    def _joins_verb(self, at: int, i: int) -> bool:
        """ "meminta dan menuntut X", "mengepung dan mengambil alih kota": what follows the second verb is the first one's too."""
        if self.items[i].cls != "coord" or i + 1 >= len(self.items) or self.items[i + 1].cls != "verb":
            return False
        passive = self.lexicon.passive
        return bool(passive.match(self.items[at].low)) == bool(passive.match(self.items[i + 1].low))

    def _instances(self, found: Complements, word: str, chain: list[Phrase]) -> None:
        """ "tiga menteri, yakni A, B, dan C" are A, B and C; "para menteri termasuk A" are more."""
        last = list(found.by.values())[-1] if found.by else found.direct
        described = all(p.heads and not p.short for p in last)
        if word in self.lexicon.namely and (described or [p.kind for p in last] == [p.kind for p in chain] == ["person"]):
            last.clear()
        last.extend(chain)

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
