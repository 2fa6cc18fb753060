"""The word classes that a language hands to extraction: what heads a party, joins clauses, marks status and speech.

Filled by a language pack from its own lists (`lang/id/lexicon.toml`); knows no word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from runut.remembered import remembered

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What heads a party. kind: that of `ontology/plover.toml`. sector: None where its name decides.

    title: it heads a person. country: of a body that one state alone has.
    """

    kind: str
    sector: str | None
    office: str | None = None
    title: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """Words that tell through which outlet something came; `lexicon.toml` says what each list is."""

    taken: frozenset[str]
    taking: frozenset[str]
    reports: frozenset[str]
    reported: frozenset[str]
    told: frozenset[str]
    between: frozenset[str]
    media: frozenset[str]
    vague: frozenset[str]
    before: frozenset[str]
    beside: frozenset[str]
    platforms: frozenset[str]
    thus: frozenset[str]
    resumed: frozenset[str]


class Phrases(Generic[T]):
    """Phrases of one or more words, each with a value; the longest is found at a place in a list of words."""

    def __init__(self, entries: dict[str, T]) -> None:
        index: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries.items():
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, value))
        self._index = {first: sorted(found, key=lambda e: -len(e[0])) for first, found in index.items()}

    def first_words(self) -> frozenset[str]:
        return frozenset(self._index)

    def at(self, words: Sequence[str], place: int) -> tuple[int, T] | None:
        """The number of words and the value of the longest phrase that begins at `place`."""
        for phrase, value in self._index.get(words[place], ()):
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase), value
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCues:
    """Words that tell whether something happened, beside the plain lists of negators, plans and possibilities.

    idle: phrases that say nothing of the status. open: make a future act a possible one. past: an intention of the past.
    doubting: what follows them is feared or possible. that: may stand between these and the clause. none: behind a negator,
    nobody. sudden: conditions only before a future act. foiling: the act came to nothing. done: it did happen.
    then: goes on with the plan of the verb before. labelling: give somebody a label, which he then bears. nowadays, newly: near
    such a verb, it was given before or just now. ahead: what follows is still to come for the deed told. nearing: a meeting behind
    it is still to come. besides: opens one of several acts, of which the next verb tells whether they are planned. stipulating: what
    follows is a term of one of the deals. scheduled: a sentence that opens so tells a plan. approaching, potential, drafting
    beside underway, near behind already: a deal is not struck yet; settled: it is.
    """

    idle: Phrases[bool]
    open: frozenset[str]
    past: frozenset[str]
    doubting: frozenset[str]
    that: frozenset[str]
    none: frozenset[str]
    sudden: frozenset[str]
    foiling: frozenset[str]
    done: frozenset[str]
    then: frozenset[str]
    labelling: frozenset[str]
    nowadays: frozenset[str]
    newly: frozenset[str]
    ahead: frozenset[str]
    nearing: frozenset[str]
    besides: frozenset[str]
    stipulating: frozenset[str]
    approaching: frozenset[str]
    potential: frozenset[str]
    drafting: frozenset[str]
    underway: frozenset[str]
    near: frozenset[str]
    already: frozenset[str]
    settled: frozenset[str]
    deals: frozenset[str]
    scheduled: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignWords:
    """Words by which an attack is told as one deed, or in passing as the war or campaign that it is part of.

    wars, campaigns, attacks: first words of a trigger that are two-sided, many deeds, or one of either.
    mutual, going_on, plans: right before a trigger (mutual: also in or behind it). single: near it, one among others. that: behind it, told of already.
    results: in the sentence, of one deed. totals: in the sentence, of many. opinions: before it, what is thought of it.
    series: near it, several deeds. means: before those, one deed is done with them. spans: days over which they went on.
    wide: behind it, more places than the one named. answered: before it, what is done for it, whose tolls are told.
    targets: behind it, what one deed hits. many: before those, it is several.
    """

    wars: frozenset[str]
    mutual: frozenset[str]
    campaigns: frozenset[str]
    attacks: frozenset[str]
    going_on: frozenset[str]
    single: Phrases[bool]
    that: frozenset[str]
    results: frozenset[str]
    totals: frozenset[str]
    opinions: frozenset[str]
    plans: frozenset[str]
    series: frozenset[str]
    means: frozenset[str]
    spans: Phrases[bool]
    wide: Phrases[bool]
    answered: frozenset[str]
    targets: frozenset[str]
    many: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """See `lexicon.toml`, whose tables these are. Sets hold lower-case words; `Phrases` hold several words too.

    closed: words that join or colour clauses and never stand inside a party's name.
    starters: words with which a party may begin; a known name or a number may too.
    classes: the class of every word that has one by itself; of several, the first in the order of `_word_classes`.
    is_verbal: whether a word has the form of a verb and is none of those that only look so; remembers what it was asked.
    """

    heads: Phrases[Head]
    campaigns: CampaignWords
    portfolios: Phrases[bool]
    leanings: frozenset[str]
    portfolio_heads: frozenset[str]
    single: frozenset[str]
    state_heads: frozenset[str]
    land_heads: frozenset[str]
    group_heads: frozenset[str]
    vague_heads: frozenset[str]
    side_heads: frozenset[str]
    leader_office: frozenset[str]
    agent: str
    source: str
    companion: str
    verbal: re.Pattern[str]
    passive: re.Pattern[str]
    not_verbal: frozenset[str]
    where_and_when: frozenset[str]
    between: frozenset[str]
    between_listed: frozenset[str]
    joining: frozenset[str]
    fillers: frozenset[str]
    quantifiers: frozenset[str]
    former: frozenset[str]
    deputy: frozenset[str]
    agentive_heads: frozenset[str]
    pronouns: Phrases[str]
    prepositions: frozenset[str]
    relative: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    purposive: frozenset[str]
    adverbs: frozenset[str]
    controls: frozenset[str]
    speech: frozenset[str]
    light_active: frozenset[str]
    light_passive: frozenset[str]
    light_receiving: frozenset[str]
    light_statements: frozenset[str]
    scope_ends: frozenset[str]
    causes: frozenset[str]
    located: frozenset[str]
    belonging: frozenset[str]
    together: frozenset[str]
    addressing: frozenset[str]
    topics: frozenset[str]
    laws: frozenset[str]
    origins: frozenset[str]
    matters: frozenset[str]
    sayings: frozenset[str]
    parts_of_land: frozenset[str]
    letters: frozenset[str]
    proposing: frozenset[str]
    turning_to: frozenset[str]
    folk: frozenset[str]
    gaining: frozenset[str]
    colouring: frozenset[str]
    namely: frozenset[str]
    nicknamed: frozenset[str]
    kin: frozenset[str]
    lasting: frozenset[str]
    talked_of: frozenset[str]
    describing: frozenset[str]
    setting_off: frozenset[str]
    hostages: frozenset[str]
    prisoners: frozenset[str]
    descriptive: frozenset[str]
    goals: frozenset[str]
    demanding: frozenset[str]
    answered: dict[str, str]
    roles: frozenset[str]
    coming: frozenset[str]
    counterparts: frozenset[str]
    examples: frozenset[str]
    definite_markers: frozenset[str]
    since: frozenset[str]
    possessives: frozenset[str]
    place_prepositions: frozenset[str]
    negators: frozenset[str]
    limiting: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    conditions: frozenset[str]
    cues: StatusCues
    sequels: Phrases[bool]
    sequel_adverbs: Phrases[bool]
    habits: Phrases[bool]
    occurrences: frozenset[str]
    occurring: frozenset[str]
    beginning: frozenset[str]
    hours: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    speaking: frozenset[str]
    via: frozenset[str]
    citing: Citing
    figure_words: dict[str, frozenset[str]]
    vague: dict[str, tuple[int, int]]
    numbers: dict[str, int]
    scales: dict[str, int]
    at_least: Phrases[bool]
    at_most: Phrases[bool]
    money: dict[str, str]
    closed: frozenset[str] = field(init=False)
    starters: frozenset[str] = field(init=False)
    classes: dict[str, str] = field(init=False)
    is_verbal: Callable[[str], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        joining = self.prepositions | self.relative | self.coordinators | self.subordinators | self.light_active
        colouring = self.adverbs | self.negators | self.future | self.hypothetical | self.speech | self.controls | self.closing
        object.__setattr__(self, "closed", joining | colouring)
        heads = self.heads.first_words() | self.pronouns.first_words()
        object.__setattr__(self, "starters", self.quantifiers | self.former | self.deputy | heads)
        object.__setattr__(self, "classes", self._word_classes())
        object.__setattr__(self, "is_verbal", remembered(self._is_verbal))

    def _is_verbal(self, word: str) -> bool:
        return self.verbal.match(word) is not None and word not in self.not_verbal

    def _word_classes(self) -> dict[str, str]:
        verbs = self.speech | self.controls | self.light_active | self.light_passive
        ordered = (
            ("rel", self.relative),
            ("coord", self.coordinators),
            ("prep", self.prepositions),
            ("adv", self.adverbs | self.negators | self.future),
            ("sub", self.subordinators),
            ("verb", verbs),
            ("say", self.closing),
        )
        return {word: cls for cls, words in reversed(ordered) for word in words}
