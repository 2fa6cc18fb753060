"""What the name finders pass among themselves before it becomes a `NameMention`; and the shapes of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from runut.records import NameKind
from runut.records.annotated import NameFlag
from runut.remembered import remembered

Shape = Literal["capital", "capitals", "article", "initial", "glued", "small", "number", "mark"]

_ARABIC_ARTICLE = re.compile(r"(?:al|el|as|asy|ash|ad|at|ar|an|az|ath|adh)[-–'’ ]?\Z", re.IGNORECASE)
_WITH_ARTICLE = re.compile(r"(?:al|el|as|asy|ash|ad|at|ar|an|az|ath|adh)[-–](?=[A-Z])")
_NOT_WORD = re.compile(r"\d|\.[^.]")  # "F-16", "Contoh.id"
_GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")


@dataclass(slots=True)
class Found:
    """A name at a place: tokens `first` to `last`, half-open.

    candidates: gazetteer ids that the words may mean, the likeliest first; empty for names unknown to it.
    strong: the words name one entity and no other; of a name unknown to the gazetteer, that a title or a word of speech
        stands beside it. name: the full name they stand for in this article. sector: of a body that another state has under
        the same name. read: the network takes it for a person too.
    """

    first: int
    last: int
    kind: NameKind
    entity: str | None = None
    name: str | None = None
    candidates: tuple[str, ...] = ()
    strong: bool = True
    sector: str | None = None
    read: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """PLOVER codes of a mention. titled: first token of the title that told them."""

    country: str | None = None
    group: str | None = None
    sector: str | None = None
    office: str | None = None
    titled: int | None = None
    flagged: NameFlag | None = None


def read_shape(word: str) -> Shape:
    """How a word is written. "article" is "al-Sharaa": a small article before a capital; "glued" two words of a bad scrape.

    >>> [read_shape(word) for word in ("Anwar", "TNI", "al-Sharaa", "M.", "RusiaAnwar", "kata", "12", ",")]
    ['capital', 'capitals', 'article', 'initial', 'glued', 'small', 'number', 'mark']
    """
    first = word[0]
    if not first.isalnum():
        return "mark"
    if not first.isalpha():
        return "number"
    if first.isupper():
        if len(word) <= 6 and word.endswith(".") and len(word) == 2 * len(word.replace(".", "")):
            return "initial"
        if _NOT_WORD.search(word):
            return "number"
        if _GLUED.search(word):
            return "glued"
        letters = [letter for letter in word if letter.isalpha()]
        return "capitals" if len(letters) > 1 and all(letter.isupper() for letter in letters) else "capital"
    return "article" if _WITH_ARTICLE.match(word) else "small"


shape = remembered(read_shape)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word as a key: small letters, without its Arabic article and apostrophes.

    >>> fold("al-Sharaa"), fold("Asy-Syara'")
    ('sharaa', 'syara')
    """
    match = _WITH_ARTICLE.match(word[:1].lower() + word[1:])
    bare = word[match.end() :] if match else word
    return bare.casefold().translate(_DROPPED)


_DROPPED = str.maketrans("", "", "'’‘ʼ`.")


def is_article(word: str) -> bool:
    """Whether a word of its own is an Arabic article: "Al" in "Al Julani"."""
    return len(word) <= 3 and _ARABIC_ARTICLE.match(word) is not None
