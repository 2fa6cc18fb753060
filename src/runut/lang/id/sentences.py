"""Sentences of a text: a bare text in, half-open code-point ranges out, in order and without white space around them.

A sentence never crosses a newline. Reads Indonesian news as outlets and scrapers leave it: abbreviations, initials,
quotes, clock times, domain names, list numbers, and sentences glued together ("... Palestina.Dalam pidato ...").
Length and number of sentences are for `annotate` to bound.
"""

from __future__ import annotations

import re

from runut.lang.id.wordlist import read_words

NEVER_FINAL = frozenset(entry.casefold() for entry in read_words("abbreviations.txt"))
SOMETIMES_FINAL = frozenset(entry.casefold() for entry in read_words("abbreviations_final.txt"))

# Possessive quantifiers throughout: each scan is linear whatever the input.
_LINE = re.compile(r"[^\n]++")
_MARKS = re.compile(r"[.?!…]++")
_CLOSERS = re.compile(r"[\"'”’»)\]]*+")
_OPENERS = re.compile(r"[\"'“‘«(\[\\]*+")
_STRAY_COMMAS = re.compile(r"(?:[^\S\n]*+,)++[^\S\n]*+(?=[\"“‘(\-–—]*+[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\s\"“‘«(\[,;:/]*+\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_DOMAIN = re.compile(r"(?:com|co|id|net|org|tv|news|info|gov|go|ac|edu|io|me|ru|uk|my|sg|au|us)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[^\W\d_]++")
_REACH = 24  # characters looked back for the word before a mark: longer than any abbreviation

# After a single letter ("kelompok B."), one of these shows that a new sentence begins and no name goes on.
_STARTERS = read_words("sentence_starters.txt")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, as half-open code-point ranges.

    >>> text = 'Dr. Ahmad M. Fulan tiba pukul 10.30 WIB. "Kami siap," katanya.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Dr. Ahmad M. Fulan tiba pukul 10.30 WIB.', '"Kami siap," katanya.']
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, line.start(), line.end()):
            _keep(text, start, end, found)
            start = end
        _keep(text, start, line.end(), found)
    return found


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Appends the range without the white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if found and not any(map(str.isalnum, text[start : min(end, start + 40)])) and end - start < 4:
        before = found[-1]  # a stray closing mark is the tail of the sentence before, if on its line
        if "\n" not in text[before[1] : start]:
            found[-1] = (before[0], end)
            return
    found.append((start, end))


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of one line end, but for the last."""
    ends: list[int] = []
    begun, counted, quoted = start, start, False
    for marks in _MARKS.finditer(text, start, end):
        at = marks.start()
        if at < begun:
            continue
        quoted ^= text.count('"', counted, at) % 2 == 1
        counted = at
        stop = _end_after(text, begun, at, marks.end(), end, quoted)
        if stop is not None:
            ends.append(stop)
            begun = stop
    return ends


def _end_after(text: str, begun: int, at: int, after: int, end: int, quoted: bool) -> int | None:
    """Where the sentence ends whose marks stand at `at`..`after`, or None if it goes on.

    begun: where the sentence began. quoted: whether a straight quotation mark is open before the marks.
    """
    closers = _CLOSERS.match(text, after, end)
    stop = closers.end() if closers else after
    if stop > after:
        stop = _last_closer(text, after, stop, end, quoted)
    if stop >= end:
        return None
    comma = _STRAY_COMMAS.match(text, stop, end)  # scraped lists joined by commas: '... dunia.,Menurut ...'
    if comma:
        return comma.end() if not _is_abbreviated(text, begun, at, after, stop, "") else None
    spaced = text[stop].isspace()
    opening = stop
    while opening < end and text[opening].isspace():
        opening += 1
    if (
        opening < end
        and text[opening] == '"'
        and spaced
        and quoted
        and stop == after
        and text[opening + 1 : opening + 2].isspace()
    ):
        stop = opening = opening + 1  # tokenised text: 'siap . " Ia ...' closes the quote
        while opening < end and text[opening].isspace():
            opening += 1
    openers = _OPENERS.match(text, opening, end)
    first = openers.end() if openers else opening
    while first < end and text[first].isspace():
        first += 1
    if first >= end:
        return None
    word = _NEXT_WORD.match(text, first, min(end, first + 40))
    following = word.group() if word else ""
    if not spaced and first == stop:
        return stop if _is_glued(text, begun, at, after, first, following) else None
    return stop if _begins(text, begun, at, after, first, following) else None


def _last_closer(text: str, after: int, stop: int, end: int, quoted: bool) -> int:
    """Up to where the quotation marks after full stops close; a straight mark glued to the next word may open."""
    for at in range(after, stop):
        if text[at] in "\"'" and at + 1 < end and text[at + 1].isalnum() and not (quoted and text[at] == '"'):
            return at
    return stop


def _begins(text: str, begun: int, at: int, after: int, first: int, following: str) -> bool:
    """Whether what stands at `first`, after white space or an opening mark, can begin a sentence."""
    letter = text[first]
    marks = text[at:after]
    if letter.islower():
        return False
    if marks[0] in "?!":
        return letter.isalnum()
    if len(marks) > 1 or marks == "…":
        return letter.isupper()
    if not (letter.isalnum() or letter in "-–—•*#@$€£"):
        return False
    if letter in "-–—" and text[first + 1 : first + 2].isspace():
        return False
    return not _is_abbreviated(text, begun, at, after, first, following)


def _is_abbreviated(text: str, begun: int, at: int, after: int, first: int, following: str) -> bool:
    """Whether the full stop at `at` belongs to the word before it: an abbreviation, an initial, a list number."""
    if after - at != 1 or text[at] != ".":
        return False
    match = _LAST_WORD.search(text[max(begun, at - _REACH) : at])
    word = match.group() if match else ""
    folded = word.casefold()
    if folded in NEVER_FINAL:
        return word[:1].isupper() or not following or following.casefold() not in _STARTERS
    if folded in SOMETIMES_FINAL:
        return not following or text[first - 1 : first] == "(" or following.casefold() in SOMETIMES_FINAL
    if _INITIAL.search(word) and len(word) <= 7 and (len(word) == 1 or "." in word):
        return word[0].isupper() and following.casefold() not in _STARTERS
    return word.isdigit() and len(word) <= 3 and at - begun <= 8 and not text[begun : at - len(word)].strip()


def _is_glued(text: str, begun: int, at: int, after: int, first: int, following: str) -> bool:
    """Whether a new sentence is glued to the marks: "Palestina.Dalam", "(19/9).Khan", "Rusia.AS telah"."""
    if len(following) < 2 or not following[0].isupper() or _DOMAIN.match(text, first):
        return False
    before = text[at - 1] if at > begun else " "
    if not (before.isalnum() or before in ")]%\"”’'"):
        return False
    match = _LAST_WORD.search(text[max(begun, at - _REACH) : at])
    word = match.group() if match else ""
    if before.isalpha() and (len(word) < 2 or "." in word):
        return False
    return not _is_abbreviated(text, begun, at, after, first, following)
