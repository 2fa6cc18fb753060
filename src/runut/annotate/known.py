"""Names that the gazetteer knows, laid upon tokens, and which entity is meant where several share the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from runut.annotate.found import Found
from runut.annotate.layers import Layers
from runut.gazetteer import FoundName, Gazetteer
from runut.gazetteer.find import plain_case
from runut.lang.pack import LanguagePack
from runut.records import Article

HEADS = frozenset({"president", "prime-minister", "king", "supreme-leader", "de-facto-leader"})


def known_names(article: Article, layers: Layers, language: LanguagePack, gazetteer: Gazetteer) -> list[Found]:
    """The gazetteer's names in title and text, in order; those in the dateline belong to no sentence and are left out."""
    title_tokens = sum(1 for sentence in layers.sentences if sentence.field == "title")
    split = layers.sentences[title_tokens].first if title_tokens < len(layers.sentences) else len(layers.texts)
    found: list[Found] = []
    if article.title:
        found.extend(_lay(gazetteer.find(article.title), layers, 0, split, language, gazetteer))
    found.extend(_lay(gazetteer.find(article.text), layers, split, len(layers.texts), language, gazetteer))
    states = _states(found, gazetteer)
    full = frozenset(name.candidates[0] for name in found if name.strong and name.kind == "person")
    day = article.published.end if article.published else None
    found = [
        name
        for name in found
        if name.strong
        or name.kind != "person"
        or _is_borne_out(name, full, states, layers, gazetteer)
        or _is_head(name, day, gazetteer)
    ]
    _choose(found, day, states, gazetteer)
    return found


def _states(found: list[Found], gazetteer: Gazetteer) -> frozenset[str]:
    """Codes of the states and groups that the article names."""
    entities = [gazetteer.entity(name.candidates[0]) for name in found if name.kind != "person"]
    return frozenset(code for entity in entities for code in (entity.country, entity.group) if code)


def _is_borne_out(name: Found, full: frozenset[str], states: frozenset[str], layers: Layers, gazetteer: Gazetteer) -> bool:
    """Whether a surname means somebody known: the article has the full name, a title before it, or names a state of theirs."""
    if not full.isdisjoint(name.candidates) or any(codes_of(entity, gazetteer) & states for entity in name.candidates):
        return True
    before = gazetteer.body_words.get(layers.texts[name.first - 1].casefold()) if name.first else None
    return before is not None and before.kind == "person"


def _is_head(name: Found, day: date | None, gazetteer: Gazetteer) -> bool:
    """Whether a surname is that of who leads a state on the day, and of nobody known abroad: "Putin", not "Sanchez"."""
    if day is None or len(name.candidates) != 1:
        return False
    person = gazetteer.entity(name.candidates[0])
    heads = any(tenure.key in HEADS for tenure in gazetteer.offices(person.id, day))
    words = {plain_case(weak) for weak in person.aliases.weak}
    return heads and all(set(gazetteer.namesakes(word)) <= {person.country} for word in words)


def codes_of(entity: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The states and groups that a person is or was of."""
    person = gazetteer.entity(entity)
    held = gazetteer.offices(entity)
    codes = [person.country, person.group, *(code for tenure in held for code in (tenure.country, tenure.group))]
    return frozenset(code for code in codes if code)


def _lay(
    names: list[FoundName], layers: Layers, first: int, last: int, language: LanguagePack, gazetteer: Gazetteer
) -> Iterator[Found]:
    starts, ends = layers.starts[first:last], layers.ends[first:last]
    for name in names:
        begin = first + bisect_right(ends, name.start)
        stop = first + bisect_left(starts, name.end)
        if begin >= stop or layers.sentence_of[begin] != layers.sentence_of[stop - 1]:
            continue
        made = Found(begin, stop, gazetteer.entity(name.entities[0]).kind, candidates=name.entities, strong=name.strong)
        if name.role == "seat" and _is_where(begin, layers, language):
            made.kind = "place"
            made.candidates = tuple(sorted(name.entities, key=lambda entity: not entity.startswith("place.")))
        yield made


def _is_where(first: int, layers: Layers, language: LanguagePack) -> bool:
    """Whether the token before says that a seat is where something is: "di Moskow" is a place, "Moskow menolak" Russia."""
    words = language.name_words
    if words is None or first == layers.sentences[layers.sentence_of[first]].first:
        return False
    before = (layers.texts[first - 1].casefold(),)
    return before in words.place_prepositions or before in words.places


def _choose(found: list[Found], day: date | None, states: frozenset[str], gazetteer: Gazetteer) -> None:
    """The entity of each: of several that share the words, the last one that the article names in full.

    Failing that one named later; failing that one whose state the article names, and who is in office on the day; failing that
    the gazetteer's first.
    """
    full: dict[str, list[int]] = {}
    for name in found:
        if len(name.candidates) == 1 and name.strong:
            full.setdefault(name.candidates[0], []).append(name.first)
    for name in found:
        if len(name.candidates) == 1:
            name.entity = name.candidates[0]
        else:
            name.entity = _likeliest(name, full, day, states, gazetteer)


def _likeliest(name: Found, full: dict[str, list[int]], day: date | None, states: frozenset[str], gazetteer: Gazetteer) -> str:
    if name.kind == "place" and name.candidates[0].startswith("place."):
        return name.candidates[0]
    before = {entity: _last_before(full.get(entity, []), name.first) for entity in name.candidates}
    nearest = max(name.candidates, key=lambda e: before[e])
    if before[nearest] >= 0:
        return nearest
    for entity in name.candidates:
        if entity in full:
            return entity
    if name.kind != "person":
        return name.candidates[0]

    def likelihood(entity: str) -> tuple[bool, bool]:
        return bool(codes_of(entity, gazetteer) & states), day is not None and bool(gazetteer.offices(entity, day))

    return max(name.candidates, key=likelihood)  # the first of equals


def _last_before(places: list[int], at: int) -> int:
    """The last of the ascending places that is before `at`, or -1."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1
