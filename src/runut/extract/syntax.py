"""A shallow grammar of one sentence: what a word's subject, object and obliques are, without a parse tree.

In come units, phrases and triggers, out comes a `Clause` that answers for any place: who stands before it as subject
(`subjects`), who behind it as object or behind which preposition (`complements`). A parser will replace the inside.
"""

from __future__ import annotations

from runut.extract.complements import ComplementReader, Complements
from runut.extract.parties import Phrase
from runut.extract.row import REACH
from runut.extract.subjects import Subject, SubjectReader

__all__ = ["Clause", "Complements", "Subject"]


class Clause(SubjectReader, ComplementReader):
    """The row of a sentence with both readers, and what is asked of the sentence as a whole."""

    def goes_on(self, noun: int) -> bool:
        """Whether the event noun is the subject of a verb that ends its clause: "Pertempuran antara X dan Y berlanjut"."""
        if self.title or not self.is_subject_noun(noun):
            return False
        for i in range(noun + 1, min(len(self.items) - 1, noun + REACH)):
            if self.items[i].cls == "verb":
                return self.items[i + 1].cls not in ("np", "word", "noun", "verb")
            if self.items[i].cls in ("comma", "stop", "quote", "rel", "sub"):
                return False
        return False

    def closes_soon(self, i: int) -> bool:
        """Whether the quotation that opens at item `i` is a few words only."""
        return any(item.cls == "quote" for item in self.items[i + 1 : i + 7])

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
