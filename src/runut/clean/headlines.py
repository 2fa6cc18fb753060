"""Headlines of other stories that run into a paragraph: where they begin and where the article goes on.

Comes in: a line of text and the language's tables. Goes out: half-open ranges. A headline is a run in headline case without
an end mark that holds words which, inside a sentence, would be lower-case ("Bakal", "Diduga"): names of bodies and
office-holders hold none. When in doubt the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from runut.lang.furniture import FurnitureTables

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+|[.,/](?=\d)[^\W_]+)*")
CAMEL = re.compile(
    r"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{3})(?=[A-Z]{2})|(?<=[a-z]\d)(?=[A-Z][a-z])"
)
SENTENCE_START = re.compile(r"[.!?][\"”’)]{0,2}\s{1,3}(?=[\"“]?[A-Z0-9])")
END_MARKS = frozenset('.!?"“”\n')
ACTIVE = re.compile(
    r"me[nmlrwy]|mene|menge|adalah$|juga$|telah$|akan$|pun$|sendiri$|itu$|tersebut$|merupakan$|ber[a-z]{4}|di[a-z]{5}|ter[a-z]{4}"
)
SECOND_WORD = re.compile(r"\W{0,4}[^\W_][^\s]{0,40}\s{1,3}\W{0,3}([a-z][\w-]{0,20})")
MAX_WORDS = 30

Kind = Literal["capital", "number", "particle", "low"]


class Word(NamedTuple):
    """kind: how it is written. betrays: it is capitalised though sentences have it in lower case. verb: and is a verb.
    listed: it is among the verbs of headlines. titled: it begins the name of an office or body, which may hold words that
    look like verbs. starts_prose: as a first word it opens sentences ("Melalui").
    announces: as a first word it opens headlines rather than sentences ("Daftar", "Kronologi")."""

    start: int
    end: int
    folded: str
    kind: Kind
    betrays: bool
    verb: bool
    announces: bool
    listed: bool
    titled: bool
    starts_prose: bool


def read_words(text: str, start: int, tables: FurnitureTables) -> Iterator[Word]:
    """Words of `text` from `start` on; a word glued to the next ("KoasDedy") comes as two."""
    for found in WORD.finditer(text, start):
        at, words = found.start(), found[0]
        if words.casefold() in tables.camel:
            yield read_word(words, at, tables)
            continue
        cut = CAMEL.search(words) if len(words) > 5 else None
        if cut and not words[: cut.start()].islower():
            yield read_word(words[: cut.start()], at, tables)
            yield read_word(words[cut.start() :], at + cut.start(), tables)
        else:
            yield read_word(words, at, tables)


def read_word(words: str, at: int, tables: FurnitureTables) -> Word:
    folded = words.casefold()
    kind: Kind
    if words[0].isdigit():
        kind = "number"
    elif words[0].isupper():
        kind = "capital"
    else:
        kind = "particle" if folded in tables.particles else "low"
    capital = kind == "capital" and not (words.isupper() and len(words) > 1)
    listed = capital and folded in tables.verbs
    betrays = listed or (capital and folded in tables.common)
    formed = len(folded) > 5 and folded.startswith(("me", "di", "ber", "ter")) and folded not in tables.never_verbs
    return Word(
        start=at,
        end=at + len(words),
        folded=folded,
        kind=kind,
        betrays=betrays,
        verb=listed or (betrays and formed),
        announces=capital and folded in tables.announcers,
        listed=listed,
        titled=folded in tables.titles,
        starts_prose=folded in tables.prose_starts,
    )


def find_headlines(text: str, tables: FurnitureTables, *, glued: bool, listed: bool = False) -> list[tuple[int, int]]:
    """Half-open ranges of headlines in a line.

    glued: the line touched its neighbours, so that it can be a headline as a whole; a line of its own that looks like one
    is a sub-heading. listed: a list of other stories was announced, and less evidence is enough.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        second = SECOND_WORD.match(text, at)
        prose = second is not None and second[1] not in tables.particles  # most sentences: no need to look closer
        end = None if prose else headline_end(text, at, tables, whole=glued or listed or bool(found), listed=listed)
        if end is not None:
            found.append((at, end))
            at = end
            continue
        listed = False
        following = SENTENCE_START.search(text, at)
        if following is None:
            break
        at = following.end()
    return found


def headline_end(text: str, start: int, tables: FurnitureTables, *, whole: bool, listed: bool) -> int | None:
    """Where the headline that begins at `start` ends; None when there is none."""
    run: list[Word] = []
    glue: int | None = None
    for word in read_words(text, start, tables):
        between = text[run[-1].end : word.start] if run else ""
        if run and not between and has_evidence(run, listed=listed or whole):
            glue = len(run)  # ends inside a glued word
            break
        if not END_MARKS.isdisjoint(between):
            return ended_by_mark(run, between, word, listed=listed)
        if word.kind == "low":
            return split_run(text, run, tables, listed=listed)
        run.append(word)
        if len(run) > MAX_WORDS:
            return None
    if not run:
        return None
    if glue is not None:
        return run[glue - 1].end
    tail = text[run[-1].end :].strip()
    if whole and has_evidence(run, listed=listed) and (not tail or tail in "!?"):
        return len(text)
    return None


def has_evidence(run: list[Word], *, listed: bool) -> bool:
    """Whether a run in headline case is one: long enough, with words that no name has."""
    if len(run) < (3 if listed else 4) or (run[-1].kind == "particle" and run[-1].folded not in ("ini", "itu")):
        return False
    betraying = sum(word.betrays for word in run[1:]) + run[0].announces
    if listed:
        return betraying >= 1 or len(run) >= 4
    if run[0].starts_prose:
        return False
    return betraying >= 2 and any(word.listed or (word.verb and not run[0].titled) or word.announces for word in run)


def ended_by_mark(run: list[Word], between: str, word: Word, *, listed: bool) -> int | None:
    """A run up to a quotation that opens, or up to "?" or "!"; a full stop makes it a sentence."""
    mark = between.strip()[:1]
    if not run or not has_evidence(run, listed=listed) or mark == ".":
        return None
    if mark in '"“' and word.kind == "capital":
        return run[-1].end + between.index(mark)
    if mark in "!?" and word.kind in ("capital", "number"):
        return run[-1].end + between.index(mark) + 1
    return None


def split_run(text: str, run: list[Word], tables: FurnitureTables, *, listed: bool) -> int | None:
    """A headline and the beginning of the next sentence in one run: the place between them that fits best.

    "Polisi Bongkar Penipuan di Kota Tua BMKG" before "melaporkan": the sentence begins at "BMKG".
    """
    best, best_score = None, 0.0
    for place in range(3, len(run)):
        word = run[place]
        if word.kind not in ("capital", "number") or not has_evidence(run[:place], listed=listed):
            continue
        if word.kind == "number" and run[place - 1].kind != "capital":
            continue
        if not text[run[place - 1].end : word.start].isspace():
            continue  # a bracket or a comma: "Indeks Harga Saham Gabungan (IHSG) dibuka"
        score = boundary_score(text, run, place, tables)
        if score >= best_score:
            best, best_score = place, score
    if best is None or best_score < 1.0:
        return None
    return run[best].start


def boundary_score(text: str, run: list[Word], place: int, tables: FurnitureTables) -> float:
    """How well a sentence can begin at `run[place]`; 1 is good enough."""
    word, before, after = run[place], run[place - 1], run[place + 1 :]
    score = 1.0
    if before.kind == "particle" and before.folded not in ("ini", "itu", "lalu"):
        score -= 6
    titled = word.folded in tables.titles
    score -= 3 * sum(later.verb or (later.betrays and not titled) for later in after)
    if word.folded in tables.openers:
        sure = text[word.end : word.end + 1] == "," or not after
        score += 2.5 if sure else 0 if word.folded in ("ini", "itu") else 1
    score -= sum(later.kind == "particle" for later in after) if not titled and word.folded not in tables.openers else 0
    if titled and before.folded not in tables.titles and not before.verb:
        score += 1.5
    if not word.betrays and word.folded not in tables.openers and not before.betrays and not titled:
        joint = text[before.start : word.end]
        score -= 1 if text.count(joint) > 1 else 0.5  # between two names: perhaps one name
    subject = text[word.start : run[-1].end]
    if len(subject) > 2 and text.count(subject) > 1:
        score += 1
    return score


def cue_end(text: str, start: int, tables: FurnitureTables) -> int:
    """Where the headline after a "Baca juga:" ends, of which it is sure that it is one; it may be in sentence case."""
    end = headline_end(text, start, tables, whole=True, listed=True)
    if end is not None:
        return end
    words: list[Word] = []
    for word in read_words(text, start, tables):
        between = text[words[-1].end : word.start] if words else ""
        if len(words) > 2 and any(mark in between for mark in '.!?"“\n'):
            mark = next(place for place, character in enumerate(between) if character in '.!?"“\n')
            return words[-1].end + mark + (between[mark] in ".!?")
        if len(words) > 2 and word.kind == "capital" and words[-1].kind in ("low", "number") and word.folded in tables.openers:
            return word.start
        if len(words) > 3 and word.kind == "low" and ACTIVE.match(word.folded):
            first = start_of_name(words)
            if first > 2:
                return words[first].start
        words.append(word)
        if len(words) > MAX_WORDS:
            break
    return len(text)


def start_of_name(words: list[Word]) -> int:
    """The first of the capitalised words at the end of `words`; 0 when they end in another kind."""
    first = len(words)
    while first and words[first - 1].kind == "capital" and not (first < len(words) and words[first - 1].betrays):
        first -= 1
    return first if first < len(words) else 0
