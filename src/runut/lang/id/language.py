"""Which language a text is in: Indonesian, Malay, English or another.

Comes in: a bare text of any length. Goes out: "id", "ms", "en" or "other". Function words decide; between the two close
sisters the words and spellings that only one of them has. One pass over the first 1,200 characters.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from runut.lang.id.wordlist import read_words

SAMPLE = 1_200
WORD = re.compile(r"[a-z]{1,24}")
NOT_LATIN = bytes(code for code in range(128) if not chr(code).isalpha())
LEAST_SHARE = 0.06
"""Function words are about a third of running text and a tenth of a headline; names and numbers alone have none."""

COMMON_SHARE = 0.15
"""A headline may lack function words; then common words of Indonesian news decide."""

LONG = 60
"""Words from which on one Malay spelling is more likely a name or a slip than the language."""


@cache
def read_markers() -> dict[str, frozenset[str]]:
    """The groups of `language_markers.txt`."""
    groups = {}
    for line in (files("runut.lang.id") / "language_markers.txt").read_text("utf-8").splitlines():
        if not line.startswith("#") and ":" in line:
            name, _, words = line.partition(":")
            groups[name] = frozenset(words.split())
    return groups


def guess_language(text: str) -> str:
    """ "id", "ms", "en" or "other".

    >>> guess_language("Polisi mengatakan bahwa kedua pihak bisa bertemu.")
    'id'
    >>> guess_language("Polis berkata kedua-dua pihak boleh bertemu kerana masa masih ada.")
    'ms'
    """
    sample = text[:SAMPLE]
    words = WORD.findall(sample.lower())
    latin = len(sample.encode("ascii", "ignore").translate(None, NOT_LATIN))
    if not words or (not sample.isascii() and latin < 0.5 * sum(map(str.isalpha, sample))):
        return "other"
    groups = read_markers()
    shared, ours, theirs, english = (sum(map(groups[name].__contains__, words)) for name in ("both", "id", "ms", "en"))
    least = LEAST_SHARE * len(words)
    if english > shared + max(ours, theirs) and english >= max(2, 2 * least):
        return "en"
    if shared + ours + theirs < max(1, least):
        common = sum(map(read_words("common_words.txt").__contains__, words))
        return "id" if common >= 2 and common >= COMMON_SHARE * len(words) else "other"
    weak = sum(map(groups["ms-weak"].__contains__, words))
    enough = theirs >= (2 if len(words) > LONG else 1)
    return "ms" if enough and theirs + weak > ours else "id"
