"""Tokens of one sentence, cut as the Indonesian UD treebanks cut them: half-open code-point ranges, in order.

Punctuation stands alone but inside numbers, abbreviations, names and web addresses; clitics (-nya, -ku, -mu, -lah, -kah,
-pun) are tokens of their own; reduplications ("negara-negara") are one. Lemmas and tags are for later stages.
"""

from __future__ import annotations

import re

from runut.lang.id.morphology import analyse
from runut.lang.id.sentences import NEVER_FINAL, SOMETIMES_FINAL
from runut.lang.id.wordlist import read_words
from runut.remembered import remembered

_WHOLE = read_words("words_whole.txt")
_PAIRED = read_words("words_paired.txt")
_STEMS = read_words("clitic_stems.txt")

# Possessive and bounded quantifiers: the scan is linear whatever the input.
_TOKEN = re.compile(
    r"""
    (?P<plain>(?<![\w.@/'’-])[A-Za-z]{2,60}+(?=[ ,]|\Z))  # nine in ten words: nothing below can begin there
  | (?P<address>
        (?:https?://|www\.)[^\s"'“”<>()\[\]]{1,300}+
      | (?<![\w@.])[A-Za-z0-9][\w\-]{1,62}+(?:\.[A-Za-z0-9\-]{2,63}+){0,3}?\.(?:(?:(?:co|go|or|ac|web)\.)?id|com|net|org|tv|news|info|co|CO\.ID|COM|ID|NET|ORG|TV)(?:/[^\s"'“”<>(),]{1,200}+)?+(?![\w])
      | @[\w.]{1,40}(?<=\w) )
  | (?P<money>(?:Rp|US|USD|IDR|SGD|EUR|RM|Rp\.)(?=[$\d]))
  | (?P<number>
        \d{1,4}/\d{1,2}(?:/\d{1,4})?(?![\w/]|[.,]\d)
      | (?<![\w.,])[IVX]{1,5}/\d{1,4}(?!\w)
      | \d++(?:[.,:]\d++)*+(?![^\W\d_])(?:-(?:an|[A-Za-z]{3,9})(?!\w))?+ )
  | (?P<acronym>(?<!\w)(?:[^\W\d_]\.){2,6}(?:[^\W\d_]{1,3}\b(?:\.|(?!\w)))?+ | (?<!\w)(?:[MSDA]\.[A-Z][a-z]{1,3}|Ph\.D)\b\.?)
  | (?P<word>\w++(?:[-'’‘ʼ](?=[^\W_])\w++)*+)
  | (?P<mark>\.{2,}+|…|-{2,}+|``|''|[^\w\s])
    """,
    re.VERBOSE,
)
_LONGEST = 60  # characters; nothing longer is a word with a clitic, and the cache should not hold it
_CLITIC = re.compile(r"(?:nya|lah|kah|pun|ku|mu)\Z", re.IGNORECASE)
_ENGLISH_GENITIVE = re.compile(r"['’]s\Z")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_PAIR = re.compile(r"([^\W\d_]{2,20})-([^\W\d_]{2,20})\Z")


def tokenise(sentence: str) -> list[tuple[int, int]]:
    """The tokens of one sentence, as half-open code-point ranges.

    >>> text = "Menurutnya, 12 negara-negara itu membayar Rp1,5 miliar."
    >>> [text[start:end] for start, end in tokenise(text)]
    ['Menurut', 'nya', ',', '12', 'negara-negara', 'itu', 'membayar', 'Rp', '1,5', 'miliar', '.']
    """
    found: list[tuple[int, int]] = []
    last, reached = len(sentence), 0
    for match in _TOKEN.finditer(sentence):
        place = start, end = match.span()
        kind = match.lastgroup
        if kind == "plain":
            cuts = _cut(match.group())
            if len(cuts) > 1:
                found.extend([(start + a, start + b) for a, b in cuts])
            else:
                found.append(place)
            reached = end
            continue
        if kind == "word":
            end = _with_full_stop(sentence, start, end, last)
            cuts = _cut(sentence[start:end]) if end - start <= _LONGEST else ()
            if len(cuts) > 1:
                found.extend([(start + a, start + b) for a, b in cuts])
                reached = end
                continue
        elif start < reached:
            continue  # the full stop that went with its abbreviation
        found.append((start, end))
        reached = end
    return found


def _with_full_stop(sentence: str, start: int, end: int, last: int) -> int:
    """The end of the word, with its full stop where it is an abbreviation's or an initial's and not the sentence's."""
    if end >= last or sentence[end] != "." or end - start > 8 or sentence[end : end + 2] == "..":
        return end
    word = sentence[start:end]
    if len(word) == 1:
        return end + 1 if word.isupper() and end + 1 < last else end
    folded = word.casefold()
    if folded in SOMETIMES_FINAL:
        return end + 1
    return end + 1 if folded in NEVER_FINAL and end + 1 < last else end


@remembered
def _cut(word: str) -> tuple[tuple[int, int], ...]:
    """The tokens inside one written word, as ranges within it."""
    if word[-1] == "." or word.isdigit():
        return ((0, len(word)),)
    if genitive := _ENGLISH_GENITIVE.search(word):
        return (*_cut(word[: genitive.start()]), genitive.span()) if genitive.start() else (genitive.span(),)
    hyphen = _hyphen_between(word)
    if hyphen is not None:
        after = _cut(word[hyphen + 1 :])
        return (*_cut(word[:hyphen]), (hyphen, hyphen + 1), *((a + hyphen + 1, b + hyphen + 1) for a, b in after))
    clitic = clitic_at(word)
    if clitic is None:
        return ((0, len(word)),)
    if word[clitic - 1] == "-":  # "PDB-nya"
        return ((0, clitic - 1), (clitic - 1, clitic), (clitic, len(word)))
    return (*_cut(word[:clitic]), (clitic, len(word)))


def _hyphen_between(word: str) -> int | None:
    """Where a hyphen joins two of a kind, which are three tokens: "2013-2014", "Rusia-Ukraina", "Januari-Maret"."""
    if digits := _RANGE.search(word):
        return digits.start()
    pair = _PAIR.match(word)
    if pair and pair[1].casefold() in _PAIRED and pair[2].casefold() in _PAIRED and pair[1] != pair[2]:
        return pair.end(1)
    return None


def clitic_at(word: str) -> int | None:
    """Where the clitic of a word begins, or None if it has none; `morphology` decides for all but -nya on small letters.

    >>> clitic_at("bukunya"), clitic_at("hanya"), clitic_at("setelah")
    (4, None, None)
    """
    match = _CLITIC.search(word)
    if match is None or match.start() < 2:
        return None
    at = match.start()
    folded = word.casefold()
    before, _, half = folded.rpartition("-")
    if folded in _WHOLE or half in _WHOLE or word.isupper():
        return None
    if before.startswith("se") and before.endswith(half[:3]):
        return None  # "sebaik-baiknya"
    stem = folded[:at].rstrip("-")
    if stem in _STEMS:
        return at
    if folded[at:] == "nya" and len(stem) > 2 and (word[0].islower() or not word[:at].isalpha()):
        return at  # "stakeholdernya": -nya goes with any word
    form = analyse(folded)
    return at if form.known and form.clitic else None
