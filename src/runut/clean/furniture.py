"""Page furniture: what stands between the sentences of an article and is none of them.

Comes in: the plain view of a text and the language's tables. Goes out: the pieces to take out, each with its reason, and
the lines that stay. Precision first: a sentence that is lost is worse than a headline that stays. Leaves to others: the
title (`title`) and what the pieces tell of the article (`byline`, `published`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from runut.clean.headlines import cue_end, find_headlines
from runut.clean.normalise import DASHES, find_glue
from runut.lang.furniture import FurnitureRule, FurnitureTables, Pair, worth_trying
from runut.records.article import FurnitureReason

LONGEST_LINE = 700
TAIL = 460
HEAD_LINES = 5
PLACE_ALONE = re.compile(r"[A-Z][\w.]{2,20}(?: [A-Z][\w.]{1,20}){0,2}(?:, [A-Z][\w. ]{2,20})?")
SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]{0,3}$")
BULLETED = re.compile(r"[-–—•*▪●·‣>»]\s|\d{1,2}[.)]\s")
BARE_TAGS = re.compile(r"[a-z][a-z0-9-]+(?: [a-z0-9-]+){0,30}")
WORD = re.compile(r"[^\W\d_][^\W_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Furniture in a view. start, end: half-open. rule: None for what was found by its form."""

    start: int
    end: int
    reason: FurnitureReason
    rule: FurnitureRule | None = None


@dataclass(slots=True, kw_only=True)
class Line:
    """A paragraph or a line of furniture. glued: it touches the line before or after it in the view."""

    start: int
    end: int
    glued: bool


@dataclass(slots=True, kw_only=True)
class Sweep:
    """A walk through the lines: what was found, and whether a list of other stories is open.

    lines, ends, cues: the rules that the text as a whole leaves worth trying.
    """

    pieces: list[Piece] = field(default_factory=list)
    block: Literal["list", "headlines"] | None = None
    item_next: bool = False
    left: int = 0
    lines: Sequence[Pair] = ()
    ends: Sequence[Pair] = ()
    cues: Sequence[Pair] = ()


def split_lines(text: str, tables: FurnitureTables) -> list[Line]:
    """The lines of a view, glued paragraphs apart, blanks and empty lines left out."""
    glue = set(find_glue(text, tables))
    cuts = sorted({0, len(text), *glue, *(place for found in re.finditer("\n", text) for place in found.span())})
    lines = []
    for start, end in pairwise(cuts):
        inner = text[start:end]
        stripped = inner.strip()
        if stripped:
            first = start + inner.index(stripped[0])
            lines.append(Line(start=first, end=first + len(stripped), glued=start in glue or end in glue))
    return lines


def find_furniture(text: str, lines: list[Line], tables: FurnitureTables) -> list[Piece]:
    """The furniture of a view, in order, not overlapping."""
    sweep = Sweep(pieces=find_inline(text, tables))
    text = blank_out(text, sweep.pieces)
    sweep.lines = worth_trying(tables.rules["line"].needy, text)
    sweep.ends, sweep.cues = tables.rules["end"].worth_trying(text), tables.rules["cue"].worth_trying(text)
    head = [text[line.start : line.end] for line in lines[:HEAD_LINES]]
    for number, line in enumerate(lines):
        shrink(line, text)
        after_text = number > 0 and lines[number - 1].start < lines[number - 1].end
        if line.start < line.end and not (after_text and is_dateline_dash(head, number)):
            sweep_line(text, line, sweep, tables)
    take_below_initials(text, lines, sweep)
    take_closing(text, lines, sweep, tables)
    return settle(sweep.pieces)


def settle(pieces: list[Piece]) -> list[Piece]:
    """Pieces in order, none inside or across another: the earlier and longer one has the words."""
    settled: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        last = settled[-1].end if settled else 0
        if piece.end > last:
            settled.append(piece if piece.start >= last else replace(piece, start=last))
    return settled


def is_dateline_dash(head: list[str], number: int) -> bool:
    """Whether a lone dash near the top belongs to the place in the line before it ("Jakarta", "-", "Menteri ...")."""
    return 0 < number < len(head) and head[number] in DASHES and bool(PLACE_ALONE.fullmatch(head[number - 1]))


def find_inline(text: str, tables: FurnitureTables) -> list[Piece]:
    """What stands anywhere, with brackets or words of its own around it; the first of two that overlap."""
    found = [
        Piece(start=match.start(), end=match.end(), reason=rule.reason, rule=rule)
        for rule, pattern in tables.rules["inline"].worth_trying(text)
        for match in pattern.finditer(text)
    ]
    return settle(found)


def blank_out(text: str, pieces: list[Piece]) -> str:
    """`text` with spaces in place of `pieces`: same length, so places stay."""
    parts, at = [], 0
    for piece in pieces:
        parts += [text[at : piece.start], " " * (piece.end - piece.start)]
        at = piece.end
    parts.append(text[at:])
    return "".join(parts)


def shrink(line: Line, text: str) -> None:
    while line.start < line.end and text[line.start].isspace():
        line.start += 1
    while line.start < line.end and text[line.end - 1].isspace():
        line.end -= 1


def sweep_line(text: str, line: Line, sweep: Sweep, tables: FurnitureTables) -> None:
    """Take from one line what is furniture; `line` is left with what stays."""
    words = text[line.start : line.end]
    if len(words) <= LONGEST_LINE:
        whole = tables.rules["line"]
        if rule := whole.rule_for(words, sweep.lines):
            take_line(line, rule, sweep)
            return
        if sweep.block and is_in_block(words, line, sweep, tables):
            take(line, "related-block", sweep)
            return
    if not line.glued:
        sweep.block = None
    take_ends(text, line, sweep)
    take_start(text, line, sweep, tables)
    if line.start < line.end:
        if sweep.cues:
            take_cues(text, line, sweep, tables)
        take_headlines(text, line, sweep, tables)


def take(line: Line, reason: FurnitureReason, sweep: Sweep, rule: FurnitureRule | None = None) -> None:
    sweep.pieces.append(Piece(start=line.start, end=line.end, reason=reason, rule=rule))
    line.end = line.start


def take_line(line: Line, rule: FurnitureRule, sweep: Sweep) -> None:
    take(line, rule.reason, sweep, rule)
    if rule.reason == "bullet":
        sweep.item_next = True
    elif rule.opens:
        sweep.block, sweep.left, sweep.item_next = rule.opens, 40 if rule.opens == "list" else 5, False


def is_in_block(words: str, line: Line, sweep: Sweep, tables: FurnitureTables) -> bool:
    """Whether a line belongs to the open list of other stories."""
    sweep.left -= 1
    item, sweep.item_next = sweep.item_next or bool(BULLETED.match(words)), False
    if sweep.left < 0:
        return False
    if sweep.block == "list":
        return item or not is_sentence(words)
    return item or (not SENTENCE_END.search(words) and is_headline(words, tables, glued=line.glued))


def is_sentence(words: str) -> bool:
    """Whether a line is prose: it ends as a sentence does and is mostly lower-case, or is too long for a headline."""
    found = WORD.findall(words)
    if len(found) < 6:
        return False
    low = sum(word[0].islower() for word in found) / len(found)
    if SENTENCE_END.search(words):
        return bool(low >= (0.4 if words.rstrip("\"”’')").endswith((".", "…")) else 0.55))
    return len(found) > 35 and bool(low >= 0.5)


def is_headline(words: str, tables: FurnitureTables, *, glued: bool) -> bool:
    found = WORD.findall(words)
    if not 4 <= len(found) <= 30:
        return False
    capitals = [word for word in found if word[0].isupper()]
    if len(capitals) < 0.6 * sum(word not in tables.particles for word in found):
        return False
    folded = [word.casefold() for word in capitals[1:]]
    return glued or (len(found) >= 5 and any(word in tables.common or word in tables.verbs for word in folded))


def take_ends(text: str, line: Line, sweep: Sweep) -> None:
    """What closes a paragraph: initials, credits, editors, ad words, one behind another."""
    for _ in range(6):
        found, rule = first_end(text, line, sweep.ends)
        if not found or not rule:
            return
        piece = Line(start=found.start(), end=line.end, glued=False)
        shrink(piece, text)
        line.end = found.start()
        shrink(line, text)
        take(piece, rule.reason, sweep, rule)
        if rule.opens:
            sweep.block, sweep.left = rule.opens, 40
        if line.start >= line.end:
            return


def take_closing(text: str, lines: list[Line], sweep: Sweep, tables: FurnitureTables) -> None:
    """What closes the article, whatever it would be elsewhere: "(teguh)", the name of a video."""
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.start >= line.end:
            continue
        start = max(line.start, line.end - TAIL)
        words = "\n" + text[start : line.end]
        rules = tables.rules["close"].worth_trying(words)
        found = next(((match, rule) for rule, pattern in rules if (match := pattern.search(words))), None)
        if found:
            piece = Line(start=max(line.start, start + found[0].start() - 1), end=line.end, glued=False)
            shrink(piece, text)
            line.end = max(line.start, start + found[0].start() - 1)
            shrink(line, text)
            take(piece, found[1].reason, sweep, found[1])
        if line.start < line.end:
            break


def take_below_initials(text: str, lines: list[Line], sweep: Sweep) -> None:
    """Tags without a sign and headlines, where nothing but such follows the initials of the editors."""
    initials = max((piece.end for piece in sweep.pieces if piece.rule and "initials" in piece.rule.id), default=None)
    below = [line for line in lines if initials is not None and line.start >= initials and line.start < line.end]
    if all(line.end - line.start <= 120 and not is_sentence(text[line.start : line.end]) for line in below):
        for line in below:
            take(line, "tags" if BARE_TAGS.fullmatch(text, line.start, line.end) else "related-block", sweep)


def first_end(text: str, line: Line, rules: Sequence[Pair]) -> tuple[re.Match[str] | None, FurnitureRule | None]:
    """The leftmost closing piece of a line."""
    start = max(line.start, line.end - TAIL)
    tried = (
        (found, rule)
        for rule, pattern in worth_trying(rules, text[start : line.end])
        if (found := pattern.search(text, start, line.end))
    )
    return min(tried, key=lambda pair: pair[0].start(), default=(None, None))


def take_start(text: str, line: Line, sweep: Sweep, tables: FurnitureTables) -> None:
    starts = tables.rules["start"]
    if found := starts.any_of.match(text, line.start, line.end):
        rule = starts.rule_of(found)
        sweep.pieces.append(Piece(start=line.start, end=found.end(), reason=rule.reason, rule=rule))
        sweep.block, sweep.left = rule.opens, 40
        line.start, line.glued = found.end(), True


def take_cues(text: str, line: Line, sweep: Sweep, tables: FurnitureTables) -> None:
    """ "Baca juga: ..." in the middle of a paragraph, with a headline whose end must be found."""
    for rule, pattern in worth_trying(sweep.cues, text[line.start : line.end]):
        at = line.start
        while found := pattern.search(text, at, line.end):
            following = pattern.search(text, found.end(), line.end)
            until = following.start() if following and text.count(" ", found.end(), following.start()) <= 18 else line.end
            if text[found.end() : found.end() + 1] == ",":  # a list of paragraphs joined with commas: the headline is lost
                sweep.pieces.append(Piece(start=found.start(), end=found.end(), reason=rule.reason, rule=rule))
                at = found.end()
                continue
            at = found.end() + (until - found.end() if until < line.end else cue_end(text[found.end() : line.end], 0, tables))
            sweep.pieces.append(Piece(start=found.start(), end=at, reason=rule.reason, rule=rule))


def take_headlines(text: str, line: Line, sweep: Sweep, tables: FurnitureTables) -> None:
    """Headlines that run into the paragraph; right after "Pilihan Redaksi" less evidence is enough."""
    listed = sweep.block is not None and line.glued
    taken = [piece for piece in sweep.pieces[-12:] if piece.end > line.start]
    words = (blank_out(text, taken) if taken else text)[line.start : line.end]
    end = line.start
    for start, end in find_headlines(words, tables, glued=line.glued, listed=listed):
        first = line.start + start + len(words[start:end]) - len(words[start:end].lstrip())
        sweep.pieces.append(Piece(start=first, end=line.start + end, reason="other-headline"))
    if line.start + end < line.end:
        sweep.block = None
