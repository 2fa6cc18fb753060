"""What the tree of a sentence says of a verb's subject: a second reading beside that of the word order (`subjects`).

In come the words with their heads, out comes the place of the word that is the subject, or None. Trees of long sentences err;
who uses them decides where they are believed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from runut.records import Token

CLIMB = 4
"""Clauses over a verb in which its subject is looked for."""
SHARING = ("conj", "advcl", "xcomp")
"""How a verb hangs on one whose subject it shares, where it has none of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """token: of the sentence. own: it is the verb's own subject, and not that of a clause over it."""

    token: int
    own: bool


class Tree:
    """first: the place of the sentence's first word in the article, from which heads are counted."""

    def __init__(self, tokens: Sequence[Token], first: int) -> None:
        self.tokens, self._first = tokens, first
        self._kids: dict[int, list[int]] | None = None

    def at(self, start: int) -> int:
        """The token that holds the character there."""
        return bisect_right(self.tokens, start, key=lambda token: token.start) - 1

    def head(self, at: int) -> int | None:
        head = self.tokens[at].head
        return None if head is None else head - self._first

    def kids(self, at: int) -> list[int]:
        if self._kids is None:
            self._kids = defaultdict(list)
            for one in range(len(self.tokens)):
                if (head := self.head(one)) is not None:
                    self._kids[head].append(one)
        return self._kids.get(at, [])

    def child(self, at: int, deprel: str) -> int | None:
        return next((kid for kid in self.kids(at) if (self.tokens[kid].deprel or "").startswith(deprel)), None)

    def subject(self, verb: int, relative: frozenset[str], controls: frozenset[str]) -> Told | None:
        """Whose deed the verb at this token is. relative: "yang"; controls: whose object does what follows."""
        at, own = verb, True
        for _ in range(CLIMB):
            found = self.child(at, "nsubj")
            if found is not None and self.tokens[found].text.lower() not in relative:
                return Told(found, own)
            deprel, head = self.tokens[at].deprel or "", self.head(at)
            if head is None:
                return None
            if deprel.startswith("acl"):
                marked = any((self.tokens[kid].deprel or "") in ("mark", "case") for kid in self.kids(at))
                return None if marked else Told(head, own)  # "gagasan untuk memperkuat ..." has no subject there
            if deprel not in SHARING:
                return None
            if deprel == "xcomp" and self.tokens[head].text.lower() in controls:
                controlled = self.child(head, "obj")
                return None if controlled is None else Told(controlled, own=False)
            at, own = head, False
        return None
