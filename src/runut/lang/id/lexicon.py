"""Indonesian word classes: `lexicon.toml` read into the `Lexicon` that extraction asks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from runut.grammar import Citing, Head, Lexicon, Phrases, StatusCues
from runut.lang.id.campaigns import load_campaigns
from runut.lang.id.morphology import forms

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "SPY"})
PEOPLE = frozenset({"CVL", "REF", "JRN", "LAB", "MED", "EDU", "REL"})
# Weapons stand for the military that has them, where they say whose they are; groups take the sector of their name.
SECTOR_OF: dict[str, str | None] = {"WEAPON": "MIL", "GROUP": None}
KIND_OF_SECTOR = {
    "BUS": "company",
    "NGO": "organisation",
    "IGO": "organisation",
    "PTY": "organisation",
    "OPP": "organisation",
    "GROUP": "organisation",
}


FIGURE_WORDS = (
    "killed",
    "wounded",
    "displaced",
    "detained",
    "troops",
    "people",
    "reached",
    "doing",
    "teens",
    "among",
    "since",
    "hours",
    "tally",
    "growing",
)


@cache
def load_lexicon() -> Lexicon:
    data = tomllib.loads(files("runut.lang.id").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    syntax, status, speaking, figures = data["syntax"], data["status"], data["speaking"], data["figures"]
    inside = {key: frozenset(words) for key, words in data["inside"].items()}
    lights = [form for verb in syntax["lights"] for form in inflected(verb)]
    return Lexicon(
        heads=Phrases(dict(read_heads(data))),
        campaigns=load_campaigns(),
        portfolios=Phrases(dict.fromkeys(data["portfolios"]["words"], True)),
        **inside,
        pronouns=Phrases(
            {w: kind for kind in ("singular", "plural", "both", "sides", "first") for w in data["pronouns"][kind]}
        ),
        **{key: frozenset(syntax[key]) for key in SYNTAX_SETS},
        light_active=frozenset([form for form, voice in lights if voice != "passive"] + syntax["light_words"]),
        light_passive=frozenset(form for form, voice in lights if voice == "passive"),
        light_statements=frozenset(form for verb in syntax["light_statements"] for form, _ in inflected(verb)),
        light_receiving=frozenset(syntax["light_receiving"]),
        **{key: frozenset(status[key]) for key in ("negators", "limiting", "future", "hypothetical", "conditions")},
        cues=StatusCues(
            idle=Phrases(dict.fromkeys(status["idle"], True)), **{key: frozenset(status[key]) for key in STATUS_SETS}
        ),
        sequels=Phrases(dict.fromkeys(data["when"]["sequels"], True)),
        sequel_adverbs=Phrases(dict.fromkeys(data["when"]["sequel_adverbs"], True)),
        habits=Phrases(dict.fromkeys(data["when"]["habits"], True)),
        occurrences=frozenset(data["when"]["occurrences"]),
        occurring=frozenset(data["when"]["occurring"]),
        beginning=frozenset(data["when"]["beginning"]),
        hours=frozenset(data["when"]["hours"]),
        answered={word: type_ for type_, words in syntax["answered"].items() for word in words},
        agent=syntax["agent"],
        source=syntax["source"],
        companion=syntax["companion"],
        verbal=re.compile(syntax["verbal"] + r"\Z"),
        passive=re.compile(syntax["passive"] + r"\Z"),
        joining=frozenset(speaking["joining"]),
        closing=frozenset(speaking["closing"]),
        opening=frozenset(speaking["opening"]),
        speaking=frozenset(speaking["verbs"]),
        via=frozenset(speaking["via"]),
        citing=Citing(**{key: frozenset(words) for key, words in data["citing"].items()}),
        figure_words={k: frozenset(figures[k]) for k in FIGURE_WORDS},
        vague={words: (low, high) for words, (low, high) in figures["vague"].items()},
        numbers=figures["numbers"],
        scales=figures["scales"],
        at_least=Phrases(dict.fromkeys(figures["at_least"]["words"], True)),
        at_most=Phrases(dict.fromkeys(figures["at_most"]["words"], True)),
        money=figures["money"],
    )


STATUS_SETS = (
    "open",
    "past",
    "doubting",
    "that",
    "none",
    "sudden",
    "foiling",
    "done",
    "then",
    "labelling",
    "nowadays",
    "newly",
    "ahead",
    "nearing",
    "besides",
    "stipulating",
    "approaching",
    "potential",
    "drafting",
    "underway",
    "near",
    "already",
    "settled",
    "deals",
    "scheduled",
)
SYNTAX_SETS = (
    "prepositions",
    "relative",
    "coordinators",
    "subordinators",
    "purposive",
    "adverbs",
    "controls",
    "speech",
    "scope_ends",
    "causes",
    "located",
    "belonging",
    "together",
    "where_and_when",
    "between",
    "between_listed",
    "not_verbal",
    "addressing",
    "topics",
    "laws",
    "origins",
    "matters",
    "sayings",
    "parts_of_land",
    "letters",
    "proposing",
    "turning_to",
    "folk",
    "gaining",
    "colouring",
    "namely",
    "nicknamed",
    "kin",
    "lasting",
    "talked_of",
    "describing",
    "setting_off",
    "hostages",
    "prisoners",
    "descriptive",
    "goals",
    "demanding",
    "roles",
    "coming",
    "counterparts",
    "examples",
    "definite_markers",
    "since",
    "possessives",
    "place_prepositions",
)


def inflected(verb: str) -> Iterator[tuple[str, str]]:
    root, _, suffix = verb.partition("+")
    made = forms(root, suffix)
    for voice in ("active", "passive", "bare"):
        yield from ((form, voice) for form in made[voice])


def read_heads(data: dict[str, Any]) -> Iterator[tuple[str, Head]]:
    """Bodies first, so that a word that is both ("panglima tni") is read as the title."""
    owners = data["organisations"]
    for sector, words in data["bodies"].items():
        for word in words:
            yield word, Head(kind=kind_of(sector), sector=SECTOR_OF.get(sector, sector), country=owners.get(word))
    for sector, titles in data["titles"].items():
        own = None if sector == "ANY" else sector
        for word, office in titles.items():
            yield word, Head(kind="person", sector=own, office=office, title=True, country=owners.get(word))


def kind_of(sector: str) -> str:
    if sector == "WEAPON":
        return "weapon"
    if sector in ARMED:
        return "armed"
    if sector in PEOPLE:
        return "people"
    return KIND_OF_SECTOR.get(sector, "body")
