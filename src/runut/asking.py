"""What a person asks with, in words, as the store's `Filters`: names by any spelling, days as "2023", "2023-03" or "2023-03-15".

Comes in: keyword arguments of the Python library. Goes out: `Filters`, or a UsageError that says what would have been understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from typing import Any, TypedDict, get_args

from runut.days import Day, first_day, last_day
from runut.errors import UsageError
from runut.gazetteer import load_gazetteer
from runut.gazetteer.ask import Asker
from runut.gazetteer.find import plain_case
from runut.ontology import load_plover
from runut.records import EventStatus, QuoteKind, Stance
from runut.store import Filters
from runut.store.codec import office_key

Words = str | tuple[str, ...]


class Asked(TypedDict, total=False):
    """actor, recipient, said_by: who did it, to whom, whose word it is: a person, country, group, body or office ("Menlu Rusia").
    between: two parties, whoever did it. type, mode, context: PLOVER's, one or several. place: a town, or a country for all in it.
    since, until: days, both included. outlet: as told by it; via: whom that one cites. min_origins: so many independent ones.
    status: actual, future, hypothetical or negated; of documents ok or truncated. background: only what is recalled, or not.
    disputed: only where accounts differ, or do not. sort, after, limit: order, cursor and length of a page.
    """

    actor: str
    recipient: str
    between: tuple[str, str]
    type: Words
    mode: Words
    context: Words
    place: str
    said_by: str
    via: str
    since: Day
    until: Day
    outlet: str
    status: str
    background: bool
    disputed: bool
    min_origins: int
    min_confidence: float
    sort: str
    after: str
    limit: int


class AskedOfQuotes(Asked, total=False):
    """speaker: who says it. about: who is named in it. kind: direct, indirect or mixed. stance: asserts, denies, pledges ..."""

    speaker: str
    about: str
    kind: str
    stance: str


def make_filters(asked: Mapping[str, Any]) -> Filters:
    """Raises UsageError for a filter, day, type or status that is none."""
    known = {field.name for field in fields(Filters)}
    for name in sorted(asked.keys() - known):
        near = get_close_matches(name, known, 1)
        raise UsageError(
            f"there is no filter {name!r}{f'; did you mean {near[0]!r}?' if near else ''} There are: {', '.join(sorted(known))}"
        )
    return Filters(**{name: READERS.get(name, as_it_is)(value) for name, value in asked.items() if value is not None})


def as_it_is(value: Any) -> Any:
    return value


def name_keys(name: str) -> frozenset[str]:
    return load_gazetteer().keys(name)


def party_keys(name: str) -> frozenset[str]:
    """By any spelling; of an office its own key, which finds whoever held it on the day."""
    keys = name_keys(name)
    if len(keys) > 1:
        return keys
    return keys | {office_key(tenure.country or tenure.group or "", tenure.office) for tenure in asker().office(name)}


def place_keys(name: str) -> frozenset[str]:
    """Names in small letters; of a country its code, for all that lies in it. A capital is itself, not its country."""
    typed = plain_case(name).strip()
    keys = {name.strip().casefold()}
    for entity in load_gazetteer().entities:
        if entity.kind in ("place", "country"):
            own = (
                entity.name,
                *entity.aliases.strong,
                *(entity.aliases.weak if entity.kind == "place" else ()),
                entity.country or "",
            )
            if typed in (plain_case(one).strip() for one in (own if entity.kind == "country" else own[:-1])):
                keys |= {entity.name.casefold()} | ({entity.country} if entity.kind == "country" and entity.country else set())
    return frozenset(keys)


def tie_keys(pair: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    one, other = party_keys(pair[0]), party_keys(pair[1])
    if one == other:
        raise UsageError(f"{pair[0]!r} and {pair[1]!r} are one party: ties are between two")
    return one, other


@cache
def asker() -> Asker:
    return Asker(load_gazetteer())


def two_parties(pair: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    if isinstance(pair, str) or len(pair) != 2:
        raise UsageError(f'between takes two names, as ("Rusia", "Suriah"), not {pair!r}')
    return party_keys(pair[0]), party_keys(pair[1])


def one_of(words: Callable[[], tuple[str, ...]], what: str, fold: Callable[[str], str] = str.lower) -> Callable[[str], str]:
    def read(word: str) -> str:
        if not isinstance(word, str) or fold(word) not in words():
            raise UsageError(f"{word!r} is no {what}: choose among {', '.join(words())}")
        return fold(word)

    return read


def one_or_several(read: Callable[[str], str]) -> Callable[[Words], Words]:
    return lambda words: read(words) if isinstance(words, str) else tuple(map(read, words))


def all_modes() -> tuple[str, ...]:
    return tuple(sorted({mode for modes in load_plover().modes.values() for mode in modes}))


READERS: dict[str, Callable[[Any], Any]] = {
    "actor": party_keys,
    "recipient": party_keys,
    "between": two_parties,
    "said_by": party_keys,
    "speaker": party_keys,
    "about": name_keys,
    "place": place_keys,
    "type": one_or_several(one_of(lambda: tuple(load_plover().types), "type", str.upper)),
    "mode": one_or_several(one_of(all_modes, "mode")),
    "context": one_or_several(one_of(lambda: tuple(load_plover().contexts), "context")),
    "status": one_of(lambda: (*get_args(EventStatus), "ok", "truncated"), "status"),
    "kind": one_of(lambda: get_args(QuoteKind), "kind"),
    "stance": one_of(lambda: get_args(Stance), "stance"),
    "since": first_day,
    "until": last_day,
}
"""How the value of each filter is read; the others are taken as they are."""
