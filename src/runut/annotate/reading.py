"""Names that the network read and the rules missed; and the kind of weak names, where the network knows better.

The gazetteer and the rules come first: nothing here touches a name that has an entity or that a title has shown.
"""

from __future__ import annotations

from typing import NamedTuple

from runut.annotate.found import Found
from runut.annotate.layers import Layers
from runut.annotate.network import Tags
from runut.annotate.runs import RunReader
from runut.records import NameKind

_KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_SURE = 0.5  # share below which a reading is left out; read by hand on 130 articles, where nine in ten above it are names
_SURE_ALONE = 0.6  # the same for a name of one word
_SURE_OF_PERSON = 0.85  # ... for a person whose first word is an ordinary one: "Radar InSAR"
_SURE_OF_KIND = 0.6  # share from which it tells the kind of a weak name


class ReadName(NamedTuple):
    """A stretch of tokens, half-open. share: see `Tags.shares`."""

    first: int
    last: int
    kind: str
    share: float


def add_read_names(layers: Layers, reader: RunReader, names: list[Found], tags: Tags) -> list[Found]:
    """The names with those the network adds. Headlines in title case give only what the body names in the same words."""
    taken = {i: name for name in names for i in range(name.first, name.last)}
    headlines = {i for i in range(len(layers.sentences)) if reader.is_headline(i)}
    added: list[Found] = []
    waiting: list[ReadName] = []
    for name in [ReadName(*stretch, share) for stretch, share in zip(tags.names, tags.shares, strict=True)]:
        if any(i in taken for i in range(name.first, name.last)):
            _mend_kind(name, taken.get(name.first))
        elif layers.sentence_of[name.first] in headlines:
            waiting.append(name)
        elif found := _accept(name, reader):
            added.append(found)
    known = {_words(found, layers): found.kind for found in (*added, *names)}
    for name in waiting:
        kind = known.get(_words(name, layers))
        if kind is not None:
            added.append(Found(name.first, name.last, kind, strong=False))
    return sorted([*names, *added], key=lambda found: (found.first, -found.last))


def _words(name: Found | ReadName, layers: Layers) -> tuple[str, ...]:
    return tuple(layers.texts[name.first : name.last])


def _mend_kind(name: ReadName, found: Found | None) -> None:
    """A run of capitals that rules took for a person, without a title: a product, a team, a street."""
    if found is None or found.strong or found.candidates or found.kind != "person" or name.share < _SURE_OF_KIND:
        return
    if (found.first, found.last) == (name.first, name.last):
        found.kind = _KINDS[name.kind]


def _accept(name: ReadName, reader: RunReader) -> Found | None:
    """The reading as a name, without the titles before it, or None where it is doubtful or not written as a name."""
    first, last = name.first, name.last
    while first < last and reader.is_title(reader.lower(first)):
        first += 1
    if reader.is_in_rank(last):
        return None
    if first == last or name.share < (_SURE if last - first > 1 else _SURE_ALONE) or not _is_written_so(first, last, reader):
        return None
    kind = _KINDS[name.kind]
    words = [reader.lower(at) for at in range(first, last)]
    ordinary = [reader.is_ordinary(word) for word in words]
    if all(ordinary) or (kind == "person" and ordinary[0] and name.share < _SURE_OF_PERSON):
        return None
    if kind == "person" and last - first == 1 and reader.shape(first) == "capitals":
        if len(words[0]) < 3:
            return None  # initials that hide a name
        kind = "organisation"
    return Found(first, last, kind, strong=False)


def _is_written_so(first: int, last: int, reader: RunReader) -> bool:
    """Capitals at both ends, no mark inside, more than an initial."""
    shapes = [reader.shape(at) for at in range(first, last)]
    if shapes[0] not in ("capital", "capitals") or shapes[-1] in ("mark", "small", "glued") or "mark" in shapes:
        return False
    return len(reader.lower(first)) > 1 and len(reader.lower(last - 1)) > 1
