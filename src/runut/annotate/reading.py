"""Names that the network read and the rules missed; and the kind of weak names, where the network knows better.

The gazetteer and the rules come first: nothing here touches a name that has an entity or that a title has shown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from runut.annotate.found import Found
from runut.annotate.layers import Layers
from runut.annotate.runs import RunReader
from runut.records import NameKind

if TYPE_CHECKING:
    from runut.annotate.network import Tags

_KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_SURE = 0.5  # share below which a reading is left out; read by hand on 130 articles, where nine in ten above it are names
_SURE_ALONE = 0.6  # the same for a name of one word
_SURE_OF_PERSON = 0.85  # ... for a person whose first word is an ordinary one: "Radar InSAR"
_SURE_OF_ORDINARY = 0.95  # ... for ordinary words alone: "kata Jung", a surname and a ship
_SURE_OF_KIND = 0.7  # share, where all stretches agree, from which it tells the kind of a weak name


class ReadName(NamedTuple):
    """A stretch of tokens, half-open. kind: what the article's stretches of the same words are taken for most.

    share: see `Tags.shares`. agreed: how much of the stretches' shares went to that kind. times: how many there are.
    """

    first: int
    last: int
    kind: NameKind
    share: float
    agreed: float
    times: int


def add_read_names(layers: Layers, reader: RunReader, names: list[Found], tags: Tags) -> list[Found]:
    """The names with those the network adds. Headlines in title case give only what the body names in the same words."""
    taken = {i: name for name in names for i in range(name.first, name.last)}
    headlines = {i for i in range(len(layers.sentences)) if reader.is_headline(i)}
    added: list[Found] = []
    waiting: list[ReadName] = []
    for name in _agree(layers, tags):
        if any(i in taken for i in range(name.first, name.last)):
            _mend_kind(name, taken.get(name.first))
        elif layers.sentence_of[name.first] in headlines:
            waiting.append(name)
        elif found := _accept(name, layers, reader):
            added.append(found)
    known = {_words(found, layers): found.kind for found in (*added, *names)}
    for name in waiting:
        kind = known.get(_words(name, layers))
        if kind is not None:
            added.append(Found(name.first, name.last, kind, strong=False))
    return sorted([*names, *added], key=lambda found: (found.first, -found.last))


def _agree(layers: Layers, tags: Tags) -> list[ReadName]:
    """The network's stretches, those of the same words with one kind."""
    votes: dict[tuple[str, ...], dict[str, float]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for (first, last, kind), share in zip(tags.names, tags.shares, strict=True):
        words = tuple(layers.texts[first:last])
        given = votes.setdefault(words, dict.fromkeys(_KINDS, 0.0))
        given[kind] += share
        times[words] += 1
    agreed = []
    for (first, last, _), share in zip(tags.names, tags.shares, strict=True):
        words = tuple(layers.texts[first:last])
        given = votes[words]
        kind = max(given, key=lambda kind: given[kind])
        agreed.append(ReadName(first, last, _KINDS[kind], share, given[kind] / sum(given.values()), times[words]))
    return agreed


def _words(name: Found | ReadName, layers: Layers) -> tuple[str, ...]:
    return tuple(layers.texts[name.first : name.last])


def _mend_kind(name: ReadName, found: Found | None) -> None:
    """A run of capitals that rules took for a person, without a title: a product, a team, a street."""
    if found is None or found.strong or found.candidates or found.kind != "person":
        return
    if (found.first, found.last) == (name.first, name.last) and name.share * name.agreed >= _SURE_OF_KIND:
        found.kind = name.kind
        found.read = name.kind == "person"


def _accept(name: ReadName, layers: Layers, reader: RunReader) -> Found | None:
    """The reading as a name, without the titles before it, or None where it is doubtful or not written as a name."""
    first, last, kind = name.first, name.last, name.kind
    while first < last and reader.is_title(reader.lower(first)):
        first += 1
    alone = last - first == 1
    if first == last or name.share < (_SURE_ALONE if alone else _SURE):
        return None
    if reader.is_in_rank(last) or reader.is_thing(first - 1) or not _is_written_so(first, last, reader):
        return None
    if kind == "person" and alone and reader.is_weak_title(first - 1):
        return None  # "warga Zendania"
    if kind == "person" and alone and reader.shape(first) == "capitals":
        if len(reader.lower(first)) < 3:
            return None  # initials that hide a name
        kind = "organisation"
    if not _is_no_common_word(first, last, kind, name, layers, reader):
        return None
    return Found(first, last, kind, strong=False, read=kind == "person" and name.share >= _SURE_OF_PERSON)


def _is_no_common_word(first: int, last: int, kind: NameKind, name: ReadName, layers: Layers, reader: RunReader) -> bool:
    """Whether capitals are more than those of a sentence's opening or of a headline set in the text."""
    ordinary = [reader.is_ordinary(reader.lower(at)) for at in range(first, last)]
    alone = last - first == 1
    if all(ordinary) and name.share < _SURE_OF_ORDINARY and (kind != "organisation" or alone):
        return False  # "Garda Nasional" is a body, "Siap Damai" a headline
    if kind == "person" and ordinary[0] and name.share < _SURE_OF_PERSON:
        return False
    opens = layers.sentences[layers.sentence_of[first]].first == first
    return not (opens and alone and name.times == 1 and name.share < _SURE_OF_ORDINARY)


def _is_written_so(first: int, last: int, reader: RunReader) -> bool:
    """Capitals at both ends, no mark inside, more than an initial."""
    shapes = [reader.shape(at) for at in range(first, last)]
    if shapes[0] not in ("capital", "capitals") or shapes[-1] in ("mark", "small", "glued") or "mark" in shapes:
        return False
    return len(reader.lower(first)) > 1 and len(reader.lower(last - 1)) > 1
