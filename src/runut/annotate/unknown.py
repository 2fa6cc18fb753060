"""The persons and bodies of an article whom the gazetteer does not know: names in, one record for each out.

Kept with the article, so that `runut doctor` can say who is missing without reading everything again.
"""

from __future__ import annotations

from collections import Counter

from runut.records import Annotated, NameMention, UnknownName

KINDS = frozenset({"person", "group", "organisation"})


def unknown_names(annotated: Annotated) -> tuple[UnknownName, ...]:
    """In the order of their names; a name that was read as of two kinds is of the more frequent one."""
    grouped: dict[str, list[NameMention]] = {}
    for mention in annotated.names:
        name = " ".join((mention.name or mention.span.text).split())
        if mention.kind in KINDS and mention.entity is None and len(name) > 2:
            grouped.setdefault(name, []).append(mention)
    return tuple(_record(annotated, name, mentions) for name, mentions in sorted(grouped.items()))


def _record(annotated: Annotated, name: str, mentions: list[NameMention]) -> UnknownName:
    kind, _ = min(Counter(mention.kind for mention in mentions).items(), key=lambda pair: (-pair[1], pair[0]))
    titles = (title for mention in mentions if (title := _title(annotated, mention)))
    countries = (mention.country for mention in mentions if mention.country)
    return UnknownName(name=name, kind=kind, times=len(mentions), title=next(titles, None), country=next(countries, None))


def _title(annotated: Annotated, mention: NameMention) -> str | None:
    if mention.titled is None or mention.titled >= mention.first:
        return mention.office
    sentence = annotated.sentences[mention.sentence].span
    start, end = annotated.tokens[mention.titled].start - sentence.start, mention.span.start - sentence.start
    words = " ".join(sentence.text[max(start, 0) : end].split()).rstrip(" ,;:-(\"“'")
    return words or mention.office
