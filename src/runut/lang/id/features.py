"""Hashed features of a word for the reading network; the same while training and while reading.

A word becomes one row number for each table of the network. No vocabulary is kept: a word that was never seen still
has a stem, an ending and a shape. Changing anything here makes every trained network void: raise `VERSION` with it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

VERSION = 1
TABLES = (("word", 32768), ("word2", 32768), ("root", 16384), ("start3", 4096), ("end3", 4096), ("end4", 8192), ("shape", 1024))
"""Each feature with the rows of its table. Row 0 is padding, 1 a hidden word, 2 the root of the tree.

`word` and `word2` are two hashes of one form into one table: two words that meet in one of them part in the other.
"""

MASK = (1,) * len(TABLES)
ROOT = (2,) * len(TABLES)
_KEPT = 3
_ROOM = tuple(rows - _KEPT for _, rows in TABLES)

_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-Þ]")
_LOWER = re.compile(r"[a-zß-ÿ]")
_RUN = re.compile(r"(.)\1{3,}")
_PREFIX = re.compile(
    r"(?:memper|diper"
    r"|(?:me|pe)(?:ng(?=[aeioughkx])|ny(?=[aeiou])|n(?=[aeioucdjstz])|m(?=[aeioubfpv])|(?=[lrwymn]))"
    r"|di|ter|ber|be|se|ke|per)(?=\w{3})"
)
_DROPPED = {"meny": "s", "peny": "s", "men": "t", "pen": "t", "mem": "p", "pem": "p"}
_SUFFIX = re.compile(r"(?<=\w{3})(?:kan|an|i)$")
_LONGEST = 64  # characters read of a word: hostile input may bring one of megabytes


def features(word: str) -> tuple[int, ...]:
    """The rows of one word, in the order of `TABLES`.

    >>> features("menyerang")[2] == features("diserang")[2] == features("penyerangan")[2]
    True
    """
    word = word[:_LONGEST]
    low = word.lower()
    form = _DIGIT.sub("0", low)
    values = (form, "2" + form, stem(low), low[:3], low[-3:], low[-4:], _shape(word))
    hashes = [zlib.crc32(value.encode("utf-8", "surrogatepass")) for value in values]
    return tuple([_KEPT + found % room for found, room in zip(hashes, _ROOM, strict=True)])


def stem(low: str) -> str:
    """A crude stem, rather quick than right: most forms of a word share it, but "serangan" loses its "se".

    >>> stem("menyerang"), stem("pembangunan"), stem("ke")
    ('serang', 'bangun', 'ke')
    """
    match = _PREFIX.match(low)
    if match:
        prefix, low = match.group(), low[match.end() :]
        if low[:1] in "aeiou" and prefix in _DROPPED:
            low = _DROPPED[prefix] + low
    return _SUFFIX.sub("", low)


def _shape(word: str) -> str:
    """Letters as X and x, digits as d, runs cut at four, at most twelve: "Rp12.500" is "Xxdd.ddd"."""
    if word.isascii() and word.isalpha() and word.islower():
        return "x" * min(len(word), 4)  # most words
    shape = _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))
    return _RUN.sub(r"\1\1\1\1", shape)[:12]


class FeatureRows:
    """The features of many words as one array; each distinct word is taken apart once while it stays in the cache."""

    def __init__(self, capacity: int = 1 << 16) -> None:
        self._capacity = capacity
        self._places: dict[str, int] = {}
        self._rows: NDArray[np.int64] = np.empty((1024, len(TABLES)), np.int64)

    def __call__(self, words: Sequence[str]) -> NDArray[np.int64]:
        """One row of features a word: an array of `len(words)` by `len(TABLES)`, never a view of the cache."""
        places = self._places
        if not words:
            return np.empty((0, len(TABLES)), np.int64)
        found = [place for word in words if (place := places.get(word)) is not None]
        if len(found) < len(words):
            if len(places) + len(words) > self._capacity:
                places.clear()  # all at once: the frequent words are back within an article
            found = [place if (place := places.get(word)) is not None else self._place(word) for word in words]
        return self._rows[found]

    def _place(self, word: str) -> int:
        place = self._places[word] = len(self._places)
        if place == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[place] = features(word)
        return place
