"""A judged mention found again in another reading of its article: by its words and what stands around them, not by its place.

Comes in: what was cited, the article's texts and its mentions now. Goes out: the mention that was meant, if it is there. So a
judgement outlives a better coder, cleaning that moves every offset, and adding again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from runut.records import EventMention, Span
from runut.records.judgement import Cited

CONTEXTS = (60, 25, 10)
"""Characters around a trigger by which it is found again: the widest that still stands in the article decides."""


def cite(mention: EventMention, texts: Mapping[str, str], beside: Iterable[EventMention], **source: str | None) -> Cited:
    """texts: the article's two fields. beside: the other mentions of the article. source: `url` and `source_id`."""
    trigger, text = mention.trigger, texts[mention.trigger.field]
    return Cited(
        document=mention.document,
        url=source.get("url"),
        source_id=source.get("source_id"),
        field=trigger.field,
        before=text[max(0, trigger.start - CONTEXTS[0]) : trigger.start],
        words=trigger.text,
        after=text[trigger.end : trigger.end + CONTEXTS[0]],
        evidence=mention.evidence.text,
        start=trigger.start,
        type=mention.type,
        mode=mention.mode,
        beside=tuple(sorted({_code(m) for m in beside if _overlap(m.trigger, trigger)} - {_code(mention)})),
    )


def find(cited: Cited, texts: Mapping[str, str], mentions: Iterable[EventMention]) -> tuple[EventMention, bool] | None:
    """The mention of this article that was meant, and whether it is now of another type; None where there is none.

    It has the same words in the same surroundings. Where the coder takes another word of the sentence for the trigger, it is the
    one mention of that type there.
    """
    mentions = [m for m in mentions if _code(m) not in cited.beside]
    for field in (cited.field, "title" if cited.field == "text" else "text"):
        place = locate(cited, texts.get(field, ""))
        if place is None:
            continue
        in_field = [m for m in mentions if m.trigger.field == field]
        at_words = [m for m in in_field if m.trigger.start < place[1] and place[0] < m.trigger.end]
        if at_words:
            best = min(
                at_words, key=lambda m: (m.type != cited.type, m.mode != cited.mode, abs(m.trigger.start - place[0]), m.id)
            )
            return best, best.type != cited.type
        near = [m for m in in_field if m.type == cited.type and m.evidence.start <= place[0] < m.evidence.end]
        if len(near) == 1:
            return near[0], False
    return None


def locate(cited: Cited, text: str) -> tuple[int, int] | None:
    """Where the trigger's words stand in a text that may have been cleaned otherwise; only letters and digits count.

    Of several places with the same surroundings, the nearest to where it stood.
    """
    squeezed, places = squeeze(text)
    words, before, after = squeeze(cited.words)[0], squeeze(cited.before)[0], squeeze(cited.after)[0]
    if not words:
        return None
    for width in CONTEXTS:
        left, right = before[-width:], after[:width]
        # With nothing left of one side (a sentence before was taken out), the other one must do.
        for head, tail in ((left, right), (left, ""), ("", right)):
            if len(head) + len(tail) < min(width, len(before) + len(after)):
                continue
            found = [at + len(head) for at in _occurrences(head + words + tail, squeezed)]
            if found:
                at = min(found, key=lambda at: (abs(places[at] - cited.start), at))
                return places[at], places[at + len(words) - 1] + 1
    return None


def squeeze(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, small, and the place of each: blanks and marks are what cleaning changes most.

    >>> squeeze("“Ya”,  kata")
    ('yakata', [1, 2, 7, 8, 9, 10])
    """
    kept = [(c.lower(), n) for n, c in enumerate(text) if c.isalnum()]
    return "".join(c if len(c) == 1 else c[0] for c, _ in kept), [n for _, n in kept]


def _occurrences(needle: str, text: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle))


def _code(mention: EventMention) -> str:
    return f"{mention.type}/{mention.mode or ''}"


def _overlap(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end
