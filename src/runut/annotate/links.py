"""Names that stand for others in the same article: a person's short form, an acronym for its expansion."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.annotate.found import Found, fold, is_article, shape
from runut.annotate.layers import Layers
from runut.annotate.runs import RunReader, short_keys
from runut.gazetteer import Gazetteer

_LONGEST_ACRONYM = 12
_LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class FullName:
    """A person named in full. at: index of the first token."""

    at: int
    entity: str | None
    name: str


class ShortForms:
    """Persons whom the article names in full, by what they can be called for short."""

    def __init__(self, layers: Layers, reader: RunReader, names: Sequence[Found], gazetteer: Gazetteer) -> None:
        self._by_key: dict[str, list[FullName]] = {}
        for name in names:
            if name.kind != "person" or not (name.last - name.first > 1 or (name.entity and name.strong)):
                continue
            words = layers.texts[name.first : name.last]
            keys = set(short_keys(words))
            if not (name.strong or name.read):  # "Kabinet Harapan" may be no person: "Kabinet" alone is not to become one
                keys = {key for key in keys if not reader.is_ordinary(key)}
            full = " ".join(words)
            if name.entity:
                full = gazetteer.entity(name.entity).name
                keys.update(short_keys(full.split()))
            made = FullName(name.first, name.entity, full)
            for key in keys:
                self._by_key.setdefault(key, []).append(made)

    def meant(self, key: str, at: int) -> FullName | None:
        """Whom a short form at a token means: the last one named in full before it, else the first after."""
        bearers = self._by_key.get(key)
        if not bearers:
            return None
        before = bisect_left(bearers, at, key=lambda full: full.at)
        return bearers[before - 1] if before else bearers[0]


def link_short_forms(layers: Layers, reader: RunReader, names: list[Found], forms: ShortForms) -> list[Found]:
    """The names, with short forms linked to the person, and those found that no other way finds."""
    kept = [linked for name in names if (linked := _relink(name, layers, forms)) is not None]
    taken = {i for name in kept for i in range(name.first, name.last)}
    for at in reader.capitals:
        if at in taken or reader.shape(at) not in ("capital", "article"):
            continue
        person = forms.meant(fold(layers.texts[at]), at)
        if person is None or not _may_be_short(at, layers, reader):
            continue
        if kept and _goes_on(kept[-1], at, person, layers):
            continue
        first = at - 1 if at and at - 1 not in taken and _is_article_of(at, layers) else at
        kept.append(Found(first, at + 1, "person", person.entity, None if person.entity else person.name))
    return kept


def _goes_on(before: Found, at: int, person: FullName, layers: Layers) -> bool:
    """Whether a token goes on the name before it, which is then longer: "Anwar Sutedja" in a headline is one name."""
    adjoins = before.last == at and layers.sentence_of[before.first] == layers.sentence_of[at]
    same = before.kind == "person" and adjoins and before.entity == person.entity
    if not same or not (before.entity or person.name in (before.name, _words(before, layers))):
        return False
    before.last = at + 1
    if person.name == _words(before, layers):
        before.name = None
    return True


def _words(name: Found, layers: Layers) -> str:
    return " ".join(layers.texts[name.first : name.last])


def _relink(name: Found, layers: Layers, forms: ShortForms) -> Found | None:
    """A weak or one-word person's name means whom the article last named so in full."""
    words = layers.texts[name.first : name.last]
    bare = [word for word in words if not is_article(word)]
    if name.kind == "organisation" and not (name.entity or name.strong) and forms.meant(fold(words[0]), name.first):
        name.kind = "person"  # "Elon" read as a body, in an article on Elon Musk
    if name.kind != "person" or len(bare) != 1 or (name.entity and name.strong):
        return name
    person = forms.meant(fold(bare[0]), name.first)
    if person is None or (name.entity and person.entity and person.entity not in name.candidates):
        return name
    full = None if person.entity or person.name == " ".join(words) else person.name
    name.entity, name.name = person.entity, full
    return name


def _may_be_short(at: int, layers: Layers, reader: RunReader) -> bool:
    """Not where the capital may come from opening the sentence or from a headline, and the word is an ordinary one."""
    sentence = layers.sentence_of[at]
    if reader.is_title(reader.lower(at)):
        return False
    if not reader.is_ordinary(reader.lower(at)):
        return True
    opening = all(reader.shape(i) == "mark" for i in range(layers.sentences[sentence].first, at))
    return not opening and not reader.is_headline(sentence)


def _is_article_of(at: int, layers: Layers) -> bool:
    return layers.sentence_of[at - 1] == layers.sentence_of[at] and is_article(layers.texts[at - 1])


def link_acronyms(layers: Layers, names: list[Found], gazetteer: Gazetteer, sectors: Mapping[str, str]) -> list[Found]:
    """The names, with acronyms that the article explains ("Front Rakyat Ruritania (FRR)") linked to what they stand for.

    sectors: of bodies by the first word of their name.
    """
    meanings = _explained(layers, names, gazetteer, sectors)
    if not meanings:
        return names
    kept = [name for name in names if name.last - name.first > 1 or layers.texts[name.first] not in meanings]
    kept = [name for name, before in zip(kept, [None, *kept], strict=False) if before is None or name.first >= before.last]
    taken = {i for name in kept for i in range(name.first, name.last)}
    for at, text in enumerate(layers.texts):
        meaning = meanings.get(text)
        if meaning is not None and at not in taken:
            kept.append(Found(at, at + 1, meaning.kind, meaning.entity, meaning.name))
    return kept


def link_initials(layers: Layers, reader: RunReader, names: list[Found], initialled: frozenset[str]) -> list[Found]:
    """The names, with initials that stand for a person: "berinisial BF", "BF (24)"."""
    texts = layers.texts
    persons: set[str] = set()
    known = {texts[name.first] for name in names if name.entity and name.last - name.first == 1}
    for at in reader.capitals:
        if reader.shape(at) != "capitals" or not 2 <= len(texts[at]) <= _LONGEST_INITIALS or not at:
            continue
        aged = texts[at + 1 : at + 4 : 2] == ["(", ")"] and texts[at + 2].isdigit() and len(texts[at + 2]) == 2
        if (aged and texts[at] not in known) or reader.lower(at - 1) in initialled:
            persons.add(texts[at])
    if not persons:
        return names
    kept = [name for name in names if name.last - name.first > 1 or texts[name.first] not in persons]
    taken = {i for name in kept for i in range(name.first, name.last)}
    made = (at for at in reader.capitals if texts[at] in persons and at not in taken)
    return [*kept, *(Found(at, at + 1, "person", strong=False, read=True) for at in made)]


def _explained(layers: Layers, names: list[Found], gazetteer: Gazetteer, sectors: Mapping[str, str]) -> dict[str, Found]:
    """Acronyms in brackets after a name, each with what it stands for."""
    texts = layers.texts
    ends = {name.last: name for name in names if name.kind in ("organisation", "group", "country", "outlet")}
    alone = {name.first: name for name in names if name.last - name.first == 1 and name.entity}
    found: dict[str, Found] = {}
    for at in range(1, len(texts) - 2):
        if texts[at] != "(" or texts[at + 2] != ")":
            continue
        acronym, expansion = texts[at + 1], ends.get(at)
        expansion = _with_state(acronym, layers, ends, expansion)
        if expansion is None or acronym in found or not _abbreviates(acronym, layers, expansion):
            continue
        known = alone.get(at + 1)
        if expansion.entity is None and known is not None and not _is_other(known, texts[expansion.first], gazetteer, sectors):
            expansion.entity, expansion.kind = known.entity, known.kind
        full = " ".join(texts[expansion.first : expansion.last])
        if expansion.entity:
            found[acronym] = Found(at, at + 1, gazetteer.entity(expansion.entity).kind, expansion.entity)
        else:
            found[acronym] = Found(at, at + 1, expansion.kind, None, full)
    return found


def _with_state(acronym: str, layers: Layers, ends: dict[int, Found], last: Found | None) -> Found | None:
    """The unknown body whose name the state at its end belongs to: "Ikatan Pelaut Ruritania (IPR)"."""
    if last is None or last.kind != "country":
        return last
    body = ends.get(last.first)
    if body is None or body.kind != "organisation" or body.entity is not None:
        return last
    whole = Found(body.first, last.last, body.kind)
    if not _abbreviates(acronym, layers, whole) or acronym[-1] != layers.texts[last.last - 1][0]:
        return last
    body.last = last.last
    return body


def _is_other(known: Found, head: str, gazetteer: Gazetteer, sectors: Mapping[str, str]) -> bool:
    """Whether the article means another body by an acronym than the gazetteer: "PT Kilang Prima Indonesia (KPI)" is a company."""
    sector = sectors.get(head.casefold())
    return (
        known.entity is not None and sector in ("BUS", "EDU", "JRN", "PTY") and gazetteer.entity(known.entity).sector != sector
    )


def _abbreviates(acronym: str, layers: Layers, expansion: Found) -> bool:
    """Whether the letters of an acronym come from the name: its first letter at least opens one of the words."""
    if shape(acronym) != "capitals" or not 2 <= len(acronym) <= _LONGEST_ACRONYM:
        return False
    initials = {layers.texts[i][0].upper() for i in range(expansion.first, expansion.last)}
    return expansion.last - expansion.first > 1 and (acronym[0] in initials or len(initials & set(acronym)) > 1)
