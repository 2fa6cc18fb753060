"""Direct quotations of home news against PFSA-ID's development split: statement, cue, and the speaker's name and office.

The corpus gives tokens with BILOU tags and no paragraphs; its articles are put together again as text, with a map from
code points back to its tokens. It tags statements that have a closing word ("kata", "ujarnya"), by persons told of with
an office or a body; so quotes without such a cue are left out, and so are those of private persons, which `unfiltered.*` counts.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from runut.evaluate.bare import bare_article
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Annotated, Quote, Span

CORPUS = "data/quotes_id/pfsa-id-dev-20.txt.xz"
INPUTS = (CORPUS,)
FLOORED = ("statement.f1", "cue.f1", "person.f1", "role.f1", "unfiltered.statement.f1", "unfiltered.cue.f1")
OPENS_ARTICLE = "KOMPAS"
MARKS = frozenset("”“\"„'’‘")
DOUBLE = frozenset('”“"„')
NO_SPACE_BEFORE = frozenset(",.;:?!)")
AGE = re.compile(r" ?\( ?\d{1,2} ?\)")
UNFILTERED = "unfiltered."
CLOSING = frozenset({"id.quote.kata", "id.quote.sebut", "id.quote.menurut"})
LAYERS = {"statement": ("STATEMENT",), "cue": ("CUE", "CUECOREF"), "person": ("PERSON",), "role": ("ROLE",)}

Stretch = tuple[int, int]


@dataclass(slots=True)
class Text:
    """One article of the corpus. starts: of each token in `text`. tagged: label -> half-open ranges of tokens."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tagged: dict[str, set[Stretch]] = field(default_factory=dict)

    def tokens(self, start: int, end: int) -> Stretch:
        """The tokens that a range of code points touches, half-open."""
        first = next((i for i, e in enumerate(self.ends) if e > start), len(self.ends))
        last = first
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return first, last


def evaluate(data: Path) -> dict[str, float]:
    """Precision, recall and F1 of each layer, exact ranges of the corpus's tokens; once more with the quotes of private persons."""
    resources = load_resources()
    scores: dict[str, Counter[str]] = {prefix + name: Counter() for prefix in ("", UNFILTERED) for name in LAYERS}
    for text in read_texts(data / CORPUS):
        annotated = annotate_article(bare_article(text.text), resources)
        private = private_persons(text, annotated)
        spoken = near_statements(text)
        for prefix, left_out in (("", private), (UNFILTERED, set[str]())):
            found = layers_of(text, annotated, left_out, resources)
            for name, labels in LAYERS.items():
                gold = set().union(*(text.tagged.get(label, set()) for label in labels))
                if name in ("person", "role"):
                    gold = {stretch for stretch in gold if spoken[stretch[0]]}
                scores[prefix + name].update(hit=len(gold & found[name]), gold=len(gold), found=len(found[name]))
    figures: dict[str, float] = {}
    for name, counts in scores.items():
        precision, recall = counts["hit"] / max(counts["found"], 1), counts["hit"] / max(counts["gold"], 1)
        f1 = 2 * counts["hit"] / max(counts["found"] + counts["gold"], 1)
        figures |= {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1}
    return figures


def near_statements(text: Text) -> list[bool]:
    """Of each token, whether it stands behind a cue, before the sentence ends: where a speaker is told of with a statement."""
    near, on = [], False
    for word, tag in zip(text.words, text.tags, strict=True):
        if tag.endswith(("-CUE", "-CUECOREF")):
            on = True
        elif word in (".", "?", "!") and tag == "O":
            on = False
        near.append(on)
    return near


def layers_of(text: Text, annotated: Annotated, private: set[str], resources: Resources) -> dict[str, set[Stretch]]:
    assert resources.language.reporting is not None
    ranks = resources.language.reporting.ranks - frozenset("().")
    found: dict[str, set[Stretch]] = {name: set() for name in LAYERS}
    for quote in counted(annotated.quotes, private):
        cue = quote.cue
        assert cue is not None
        found["cue"].add(text.tokens(cue.start, cue.end))
        for piece in quote.content:
            found["statement"].add(with_marks(text, text.tokens(piece.start, piece.end)))
        speaker = quote.speaker
        if speaker is None or speaker.words.start < cue.start:
            continue
        if is_given(quote, annotated):
            found["person"].add(with_rank(text, text.tokens(speaker.words.start, speaker.words.end), ranks))
        if quote.role is not None:
            found["role"].add(text.tokens(quote.role.start, quote.role.end))
    return found


def private_persons(text: Text, annotated: Annotated) -> set[str]:
    """Words of names that an age in brackets follows ("Badu (37), pedagang"), as print has it for people of no office."""
    found: set[str] = set()
    for name in annotated.names:
        if name.kind == "person" and AGE.match(text.text, name.span.end):
            found |= set((name.name or name.span.text).casefold().split())
    return found


def counted(quotes: Iterable[Quote], private: set[str]) -> Iterator[Quote]:
    """Direct quotes with a closing word, less those of private persons: the only ones that the corpus tags."""
    for quote in quotes:
        if quote.kind == "direct" and quote.cue is not None and quote.rule in CLOSING:
            speaker = quote.speaker
            if speaker is None or not private & set(speaker.name.casefold().split()):
                yield quote


def is_given(quote: Quote, annotated: Annotated) -> bool:
    """Whether the speaker's words give a person's name for the first time: the corpus tags later ones as coreference."""
    speaker = quote.speaker
    assert speaker is not None
    name = next((n for n in annotated.names if n.span == speaker.words), None)
    if quote.role is None and (name is None or name.kind != "person"):
        return False
    if " " not in speaker.words.text and quote.role is None:
        return False
    words = set(speaker.words.text.casefold().split())
    earlier = (n for n in annotated.names if n.span.end <= speaker.words.start)
    return not any(words & set(n.span.text.casefold().split()) for n in earlier)


def with_rank(text: Text, stretch: Stretch, ranks: frozenset[str]) -> Stretch:
    """The name with the ranks and degrees before it, which the corpus counts to it."""
    first, last = stretch
    while first and text.words[first - 1].casefold() in ranks:
        first -= 1
    return first, last


def with_marks(text: Text, stretch: Stretch) -> Stretch:
    first, last = stretch
    if first and text.words[first - 1] in MARKS:
        first -= 1
    if last < len(text.words) and text.words[last] in MARKS:
        last += 1
    return first, last


def read_texts(path: Path) -> Iterator[Text]:
    """The articles; each opens with a place and the outlet's name."""
    current = Text()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for sentence in _sentences(lines):
            if any(word == OPENS_ARTICLE for word, _ in sentence[:6]) and current.words:
                yield _laid_out(current)
                current = Text()
            for word, tag in sentence:
                current.words.append(word)
                current.tags.append(tag)
    if current.words:
        yield _laid_out(current)


def _sentences(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in lines:
        parts = line.split()
        if len(parts) == 2:
            rows.append((parts[0], parts[1]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _laid_out(text: Text) -> Text:
    """Spaces as in print: a mark of quotation is glued to what it opens or closes."""
    parts: list[str] = []
    length, glue = 0, False
    open_marks = {True: False, False: False}  # of double marks, of single ones
    before = ""
    for word, after in zip(text.words, [*text.words[1:], ""], strict=True):
        quote, double = word in MARKS, word[0] in DOUBLE
        closes = quote and _closes(before, after, is_open=open_marks[double])
        space = not (glue or word in NO_SPACE_BEFORE or closes or word in "-/" or word == "’s")
        length += space
        parts.append(" " * space + word)
        text.starts.append(length)
        length += len(word)
        text.ends.append(length)
        if quote or double:
            open_marks[double] = not closes
        glue = word in ("(", "-", "/") or (quote and not closes)
        before = word
    text.text = "".join(parts)
    for label, first, last in _ranges(text.tags):
        text.tagged.setdefault(label, set()).add((first, last))
    return text


def _closes(before: str, after: str, *, is_open: bool) -> bool:
    """Whether a mark closes: by its turn, but behind a comma by the next word's letters, so that one lost mark spoils no more."""
    if before == "," and after[:1].isalpha():
        return after[0].islower()
    return is_open


def _ranges(tags: list[str]) -> Iterator[tuple[str, int, int]]:
    first = 0
    for i, tag in enumerate(tags):
        kind, _, label = tag.partition("-")
        if kind in ("B", "U"):
            first = i
        if kind in ("L", "U"):
            yield label, first, i + 1


__all__ = ["Span", "evaluate"]
