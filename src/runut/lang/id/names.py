"""Words that tell names from other capitalised words: `names.toml` read into `NameWords`, for `annotate.names`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from runut.errors import ResourceError
from runut.lang.id.wordlist import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """See `names.toml`; all lower case, phrases as tuples of words. starters: words that begin sentences and name nothing."""

    titles: frozenset[tuple[str, ...]]
    weak_titles: frozenset[tuple[str, ...]]
    inside_titles: frozenset[str]
    bodies: frozenset[tuple[str, ...]]
    inside_bodies: frozenset[str]
    places: frozenset[tuple[str, ...]]
    place_prepositions: frozenset[tuple[str, ...]]
    place_openers: frozenset[str]
    place_tails: frozenset[str]
    body_tails: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    speaking: frozenset[str]
    not_names: frozenset[str]
    starters: frozenset[str]
    open_titles: frozenset[tuple[str, ...]]
    former: frozenset[str]
    acting: frozenset[tuple[str, ...]]
    bare_bodies: frozenset[str]
    serving: frozenset[str]
    served: frozenset[str]
    single: frozenset[str]
    turning: frozenset[str]
    body_sectors: dict[str, str]
    body_firsts: frozenset[str]
    body_heads: frozenset[str]
    belonging: frozenset[str]
    describing: frozenset[str]
    clauses: frozenset[str]
    worldwide: frozenset[str]
    ranks: frozenset[str]
    retired: frozenset[str]
    ordinals: frozenset[str]
    parts: frozenset[str]
    initialled: frozenset[str]
    halls: frozenset[str]
    regional: frozenset[str]
    own_bodies: dict[str, str]


@cache
def load_name_words() -> NameWords:
    data = tomllib.loads((files("runut.lang.id") / "names.toml").read_text("utf-8"))
    try:
        return NameWords(
            titles=_phrases(data["titles"]),
            weak_titles=_phrases(data["weak_titles"]),
            inside_titles=frozenset(data["inside_titles"]),
            bodies=_phrases(data["bodies"]),
            inside_bodies=frozenset(data["inside_bodies"]),
            places=_phrases(data["places"]),
            place_prepositions=_phrases(data["place_prepositions"]),
            place_openers=frozenset(data["place_openers"]),
            place_tails=frozenset(data["place_tails"]),
            body_tails=frozenset(data["body_tails"]),
            things=frozenset(data["things"]),
            particles=frozenset(data["particles"]),
            speaking=frozenset(data["speaking"]),
            not_names=frozenset(data["not_names"]),
            starters=read_words("sentence_starters.txt"),
            open_titles=_phrases(data["open_titles"]),
            former=frozenset(data["former"]),
            acting=_phrases(data["acting"]),
            bare_bodies=frozenset(data["bare_bodies"]),
            serving=frozenset(data["serving"]),
            served=frozenset(data["served"]),
            single=frozenset(data["single"]),
            turning=frozenset(data["turning"]),
            body_sectors={word: sector for sector, words in data["body_sectors"].items() for word in words},
            body_firsts=frozenset(data["names"]["body_firsts"]),
            body_heads=frozenset(data["names"]["body_heads"]),
            belonging=frozenset(data["names"]["belonging"]),
            describing=frozenset(data["names"]["describing"]),
            clauses=frozenset(data["names"]["clauses"]),
            worldwide=frozenset(data["names"]["worldwide"]),
            ranks=frozenset(data["names"]["ranks"]),
            retired=frozenset(data["names"]["retired"]),
            ordinals=frozenset(data["names"]["ordinals"]),
            parts=frozenset(data["names"]["parts"]),
            initialled=frozenset(data["names"]["initialled"]),
            halls=frozenset(data["names"]["halls"]),
            regional=frozenset(data["names"]["regional"]),
            own_bodies={word: code for code, words in data["own_bodies"].items() for word in words},
        )
    except KeyError as missing:
        raise ResourceError(f"lang/id/names.toml: the list {missing} is not there. Put it back, empty if need be.") from None


def _phrases(entries: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in entries)
