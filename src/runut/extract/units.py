"""The words of a sentence as extraction sees them: tokens, with known names drawn together into one unit each.

"Suriah-Turki" is one token of the treebanks but names two states: it is cut at the names.
"""

from __future__ import annotations

from dataclasses import dataclass

from runut.records import Annotated, Article, NameMention, Sentence, Token


@dataclass(slots=True)
class Unit:
    """start, end: code points in the sentence's field. low: lower case. name: the name that the unit is.

    bearer: the person whose title begins here.
    """

    start: int
    end: int
    text: str
    low: str
    name: NameMention | None = None
    bearer: NameMention | None = None


def make_units(
    article: Article, annotated: Annotated, sentence: Sentence, names: list[NameMention], leanings: tuple[str, ...]
) -> list[Unit]:
    """The units of one sentence, without those of the dateline, whose words name no actor."""
    text = article.field(sentence.field)
    after = article.dateline.end if article.dateline and sentence.field == "text" else 0
    pieces: list[Unit] = []
    # "pro-Iran" names a leaning, not Iran.
    waiting = [
        name for name in names if name.span.start >= after and not leans(name.span.text, text, name.span.start, leanings)
    ]
    at, reach = after, waiting[0].span.start if waiting else len(text)
    for token in annotated.words(sentence):
        start, end = token.start, token.end
        if start < at:
            continue
        if reach >= end:
            words = token.text
            pieces.append(Unit(start, end, words, words if words.islower() else words.lower()))
            at = end
            continue
        for first, at, name in cut(token, waiting):
            words = text[first:at]
            pieces.append(Unit(first, at, words, words.lower(), name))
        reach = waiting[0].span.start if waiting else len(text)
    bearers = {annotated.tokens[name.titled].start: name for name in names if name.kind == "person" and name.titled is not None}
    for unit in pieces if bearers else ():
        unit.bearer = bearers.get(unit.start)
    return pieces


def leans(words: str, text: str, start: int, leanings: tuple[str, ...]) -> bool:
    return words.lower().startswith(leanings) or text[max(0, start - 5) : start].lower().endswith(leanings)


def cut(token: Token, waiting: list[NameMention]) -> list[tuple[int, int, NameMention | None]]:
    """The pieces of a token, names taken off `waiting` as they are met; a name may reach over later tokens."""
    found: list[tuple[int, int, NameMention | None]] = []
    at = token.start
    while waiting and waiting[0].span.start < token.end:
        name = waiting.pop(0)
        if name.span.start < at or name.span.end <= name.span.start:
            continue  # inside the one before, or without words
        if name.span.start > at:
            found.append((at, name.span.start, None))
        found.append((name.span.start, name.span.end, name))
        at = name.span.end
    if at < token.end:
        found.append((at, token.end, None))
    return found
