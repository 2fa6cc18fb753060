"""The name layer: what the gazetteer knows, what runs of capitals show, what the network reads, short forms, acronyms."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

from runut.annotate.codes import CodeReader, Described
from runut.annotate.found import Codes, Found
from runut.annotate.holders import Holders
from runut.annotate.known import known_names
from runut.annotate.layers import Layers
from runut.annotate.links import ShortForms, link_acronyms, link_initials, link_short_forms
from runut.annotate.reading import add_read_names
from runut.annotate.runs import RunReader
from runut.annotate.titles import TitleReader
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.records import Article, NameMention, Span

if TYPE_CHECKING:
    from runut.annotate.network import Tags


def find_names(
    article: Article,
    layers: Layers,
    language: LanguagePack,
    gazetteer: Gazetteer,
    tags: Tags | None = None,
) -> tuple[tuple[NameMention, ...], tuple[NameMention, ...]]:
    """Every name of the article, in order, none overlapping another; and parties told by an office or kind alone.

    tags: what the network read. Headlines in title case give only names that the gazetteer knows or the body explains.
    """
    names = known_names(article, layers, language, gazetteer)
    if language.name_words is None or language.analyse is None:
        return _mentions(article, layers, _apart(names), {}), ()
    reader = RunReader(layers, language, gazetteer, names)
    names = reader.release(names)
    if article.published is not None:
        names = Holders(layers, reader, language, gazetteer, article.published.end, names).add(names)
        reader.take(names)
    for index in range(len(layers.sentences)):
        names.extend(reader.read(index))
    if tags is not None:
        names = add_read_names(layers, reader, names, tags)
    names = link_acronyms(layers, names, gazetteer, language.name_words.body_sectors)
    names = link_initials(layers, reader, names, language.name_words.initialled)
    names = _apart(link_short_forms(layers, reader, names, ShortForms(layers, reader, names, gazetteer)))
    names = _close_halls(layers, names, language.name_words.halls)
    names = _release_bodies(layers, names, gazetteer, language.name_words.own_bodies)
    names = _join_branches(layers, reader, names, gazetteer, language.name_words.regional)
    upos = tags.upos if tags is not None else ()
    titles = TitleReader(layers, language, gazetteer, names, upos).read()
    codes, described = CodeReader(article, layers, language, gazetteer, names).read(titles, upos)
    return _mentions(article, layers, names, codes), tuple(_described(article, layers, one) for one in described)


def _release_bodies(layers: Layers, names: list[Found], gazetteer: Gazetteer, own_bodies: Mapping[str, str]) -> list[Found]:
    """The names, less bodies of one state before the name of another: "Kemlu Malaysia", "Densus 88 Ruritania"."""
    kept: list[Found] = []
    for name, after in zip_longest(names, names[1:]):
        if name.entity and name.kind == "organisation" and after is not None and after.first == name.last and after.entity:
            own, other = gazetteer.entity(name.entity).country, gazetteer.entity(after.entity)
            words = " ".join(layers.texts[name.first : name.last]).lower()
            town = any(candidate.startswith("place.") for candidate in after.candidates)
            if own and other.kind == "country" and other.country != own and words not in own_bodies and not town:
                if words in gazetteer.body_words:
                    continue
                name.sector, name.entity = gazetteer.entity(name.entity).sector, None
        kept.append(name)
    return kept


def _join_branches(
    layers: Layers, reader: RunReader, names: list[Found], gazetteer: Gazetteer, regional: frozenset[str]
) -> list[Found]:
    """The names, with what makes a body another than the one known: "Dewan Perwakilan Rakyat Daerah", "WWF Indonesia"."""
    kept: list[Found] = []
    for name in names:
        before = kept[-1] if kept else None
        if before is not None and _is_branch(before, name, layers, reader, gazetteer):
            known = gazetteer.entity(before.entity or "")
            before.last = name.last
            if known.sector != "IGO":
                before.sector, before.entity = known.sector, None
            continue
        after = layers.texts[name.last] if name.last < len(layers.texts) else ""
        if name.kind == "organisation" and name.entity and after[:1].isupper() and after.casefold() in regional:
            known = gazetteer.entity(name.entity)
            if (
                known.sector in ("LEG", "GOV")
                and known.country
                and layers.sentence_of[name.first] == layers.sentence_of[name.last]
            ):
                name.sector, name.entity, name.last = known.sector, None, name.last + 1
        kept.append(name)
    return kept


def _is_branch(body: Found, name: Found, layers: Layers, reader: RunReader, gazetteer: Gazetteer) -> bool:
    """Whether a state's name goes on that of a body at home in no state or in another: "WWF Indonesia", "Google Indonesia"."""
    sentence = layers.sentence_of[name.first]
    joined = body.last == name.first and layers.sentence_of[body.first] == sentence and not reader.is_headline(sentence)
    if not joined or name.kind != "country" or body.kind != "organisation" or not body.entity or not name.entity:
        return False
    known = gazetteer.entity(body.entity)
    return known.sector in ("NGO", "BUS", "IGO") and known.country != gazetteer.entity(name.entity).country


def _close_halls(layers: Layers, names: list[Found], halls: frozenset[str]) -> list[Found]:
    """The names, less persons whom a house is named after: "RSPAD Badu Fulanto"; titles before the house are theirs, not its."""
    kept: list[Found] = []
    for name in names:
        before = kept[-1] if kept else None
        if name.kind == "person" and name.entity is None and before is not None and before.last == name.first:
            same = layers.sentence_of[before.first] == layers.sentence_of[name.first]
            placed = before.first and layers.texts[before.first - 1].casefold() in ("di", "ke", "dari")
            if same and placed and layers.texts[before.first].casefold() in halls:
                before.last = name.last
                continue
        kept.append(name)
    return kept


def _apart(names: list[Found]) -> list[Found]:
    """The names in order, of those that overlap the first and longest."""
    kept: list[Found] = []
    reached = -1
    for name in sorted(names, key=lambda name: (name.first, -name.last)):
        if name.first >= reached:
            reached = name.last
            kept.append(name)
    return kept


def _span(article: Article, layers: Layers, first: int, last: int) -> Span:
    where = layers.sentences[layers.sentence_of[first]].field
    start, end = layers.starts[first], layers.ends[last - 1]
    return Span(start=start, end=end, text=article.field(where)[start:end], field=where)


def _mentions(article: Article, layers: Layers, names: list[Found], codes: dict[int, Codes]) -> tuple[NameMention, ...]:
    nothing = Codes()
    made = []
    for name in names:
        told = codes.get(name.first, nothing)
        made.append(
            NameMention(
                span=_span(article, layers, name.first, name.last),
                kind=name.kind,
                entity=name.entity,
                sentence=layers.sentence_of[name.first],
                first=name.first,
                last=name.last,
                name=name.name,
                country=told.country,
                group=told.group,
                sector=told.sector,
                office=told.office,
                titled=told.titled,
                flagged=told.flagged,
            )
        )
    return tuple(made)


def _described(article: Article, layers: Layers, one: Described) -> NameMention:
    return NameMention(
        span=_span(article, layers, one.first, one.last),
        kind=one.kind,
        entity=one.entity,
        sentence=layers.sentence_of[one.first],
        first=one.first,
        last=one.last,
        name=one.name,
        country=one.codes.country,
        group=one.codes.group,
        sector=one.codes.sector,
        office=one.codes.office,
        flagged=one.codes.flagged,
    )
