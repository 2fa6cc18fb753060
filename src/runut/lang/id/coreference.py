"""Words that stand for a party named elsewhere: `coreference.toml` read into `CoreferenceWords`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from runut.errors import ResourceError
from runut.lang.pack import CoreferenceWords, DescribingNoun

QUOTES = ('"', "“", "”", "„", "«", "»")


@cache
def load_coreference() -> CoreferenceWords:
    data = tomllib.loads((files("runut.lang.id") / "coreference.toml").read_text("utf-8"))
    try:
        marks, speech, both = data["marks"], data["speech"], data["both"]
        pronouns = {word: kind for kind, words in data["pronouns"].items() for word in words}
        nouns = _nouns(data)
        said = {word for kind in ("closing", "opening", "verbs") for word in speech[kind]}
        return CoreferenceWords(
            cues=frozenset({*pronouns, *nouns, both["opening"], *marks["behind"], *said, *QUOTES}),
            pronouns=pronouns,
            nouns=nouns,
            both_opening=both["opening"],
            both={tuple(phrase.split()): kind for kind in ("person", "state", "any") for phrase in both[kind]},
            marks=frozenset(marks["behind"]),
            sang=frozenset(marks["before"]),
            indefinite=frozenset(marks["indefinite"]),
            many=frozenset(marks["many"]),
            relative=frozenset(marks["relative"]),
            former=frozenset(marks["former"]),
            inside=frozenset(marks["inside"]),
            not_states=frozenset(data["states"]["not_behind"]),
            closing=frozenset(speech["closing"]),
            opening=frozenset(speech["opening"]),
            saying=frozenset(speech["verbs"]),
            that=frozenset(speech["that"]),
            things=frozenset(data["clitics"]["things"]),
            hosts=frozenset(data["clitics"]["persons"]),
            charged=frozenset(data["accused"]["passive"]),
            charging=frozenset(data["accused"]["active"]),
            wanted=frozenset(data["accused"]["called"]),
            joiners=frozenset(data["lists"]["joiners"]),
            facing=frozenset(data["lists"]["facing"]),
        )
    except KeyError as missing:
        raise ResourceError(f"lang/id/coreference.toml: {missing} is not there. Put it back, empty if need be.") from None


def _nouns(data: dict[str, Any]) -> dict[str, tuple[DescribingNoun, ...]]:
    traits: dict[str, dict[str, bool]] = {}
    persons = data["persons"]
    marked = [
        ("office", persons["office"]["words"]),
        ("person", persons["office"]["words"] + persons["role"]["words"] + persons["plain"]["words"]),
        ("plain", persons["plain"]["words"]),
        ("woman", persons["women"]["words"]),
        ("state", data["states"]["words"]),
        ("place", data["places"]["words"]),
        ("plural", data["people"]["words"]),
        ("body", [word for words in data["bodies"].values() for word in words]),
    ]
    for trait, words in marked:
        for word in words:
            traits.setdefault(word, {})[trait] = True
    sectors: dict[str, set[str]] = {}
    for sector, words in data["bodies"].items():
        for word in words:
            sectors.setdefault(word, set()).add(sector)
    grouped: dict[str, list[DescribingNoun]] = {}
    for phrase, has in traits.items():
        kinds = sectors.get(phrase, set())
        noun = DescribingNoun(words=tuple(phrase.split()), sectors=frozenset() if "any" in kinds else frozenset(kinds), **has)
        grouped.setdefault(noun.words[0], []).append(noun)
    return {first: tuple(sorted(found, key=lambda noun: -len(noun.words))) for first, found in grouped.items()}
