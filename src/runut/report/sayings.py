"""Who said what: statements under their speakers, the same words told by several outlets once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from runut.export.countries import country_name
from runut.records import Quote
from runut.report.notes import Cite, Notes, two_sentences
from runut.report.tongue import Tongue, plain
from runut.store.handover import Statement

SHOWN_SAYINGS = 10
"""Of one speaker."""
SHOWN_CITES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """words: with their quotation marks where they are direct speech, word for word. about: day, manner, stance."""

    words: str
    direct: bool
    about: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    name: str
    office: str
    sayings: tuple[Saying, ...]
    more: int


def by_speaker(statements: Sequence[Statement], notes: Notes, tongue: Tongue) -> tuple[Speaker, ...]:
    """Those who say most first; who is not named last."""
    groups: dict[tuple[int, str], list[Statement]] = {}
    for one in statements:
        groups.setdefault(speaker_key(one.quote), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return tuple(speaker_of(group, notes, tongue) for _, group in ordered)


def speaker_key(quote: Quote) -> tuple[int, str]:
    if quote.speaker is None:
        return (1, "") if quote.anonymous else (2, "")
    return 0, quote.speaker.entity or quote.speaker.name.casefold()


def speaker_of(group: Sequence[Statement], notes: Notes, tongue: Tongue) -> Speaker:
    speaker = group[0].quote.speaker
    if speaker is None:
        name, office = tongue.say("anonymous" if group[0].quote.anonymous else "unnamed"), ""
    else:
        name = tongue.name(speaker.name, speaker.entity, speaker.country)
        held = dict.fromkeys(plain(one.quote.speaker.office, 80) for one in group if one.quote.speaker)
        land = country_name(speaker.country, tongue.lang) if speaker.country else ""
        office = ", ".join(part for part in (*held, land if land != name else "") if part)
    told = same_words(group)
    return Speaker(
        name=name,
        office=office,
        sayings=tuple(saying_of(copies, notes, tongue) for copies in told[:SHOWN_SAYINGS]),
        more=max(len(told) - SHOWN_SAYINGS, 0),
    )


def same_words(group: Iterable[Statement]) -> list[list[Statement]]:
    """Copies of one statement together, by the letters alone."""
    found: dict[str, list[Statement]] = {}
    for one in group:
        letters = "".join(c for c in one.quote.text.casefold() if c.isalnum())
        found.setdefault(letters, []).append(one)
    return list(found.values())


def saying_of(copies: Sequence[Statement], notes: Notes, tongue: Tongue) -> Saying:
    quote, source = copies[0].quote, copies[0].source
    words = two_sentences(quote.text)
    days = tongue.say("undated")
    if source.published:
        days = tongue.brief(source.published.start, source.published.end, source.published.precision)
    manner = tongue.say("mixed") if quote.kind == "mixed" else ""
    stance = "" if quote.stance == "asserts" else tongue.label("stance", quote.stance)
    hedge = tongue.say("hedged", word=plain(quote.hedge, 40)) if quote.hedge else ""
    through = tongue.say("via", names=tongue.listed([plain(name, 80) for name in quote.via])) if quote.via else ""
    cites = [notes.cite(one.quote, one.source) for one in copies[:SHOWN_CITES]]
    return Saying(
        words=f"“{words}”" if quote.kind == "direct" else words,
        direct=quote.kind == "direct",
        about=", ".join(part for part in (days, stance, manner, hedge, through) if part),
        cites=tuple({cite.number: cite for cite in cites}.values()),
    )
