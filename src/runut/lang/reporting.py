"""What a language knows of reported speech: types only. The words themselves are `lang/<code>/reporting.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.quote import Stance

CuePlace = Literal["before", "behind", "opening", "passive"]
Takes = Literal["that", "mark", "clause", "noun", "to", "self", "count"]
Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""First word -> phrases that begin with it, the longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteExample:
    """A sentence with the speaker's name and the words that are quoted, as `Quote.text` gives them; None says nothing of it."""

    text: str
    speaker: str | None = None
    content: str | None = None
    stance: Stance | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule:
    """Words of reporting of one kind.

    place: where the speaker stands: "before" the words, "behind" them, behind them and in front of what is said ("opening"), or
    behind a "passive" verb. takes: what may follow: "that", a "mark", a "clause", a "noun", somebody "to" do something,
    a "count" of people harmed; "self": the words themselves.
    """

    id: str
    place: CuePlace
    words: tuple[tuple[str, ...], ...]
    takes: frozenset[Takes]
    stance: Stance
    yes: tuple[QuoteExample, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingWords:
    """Read by `annotate.quotes`.

    rules: as written. cues: first word -> (words, rule), the longest first. that: opens what is said. unsaid: before a verb, it was not said
    or not yet. adverbs: between a verb and its words. joining: may stand before
    a closing word. back: behind a verb, stand for what was said before. nominal: behind a verb, are the saying and not the said.
    adjunct: open what stands between a verb and its words. trailing: open an account of the source behind the words.
    hedges: keep a claim at a distance. sources, unnamed: tell a speaker without a name, and that the name is kept back.
    between, breaks: may stand, and never stand, between a closing word and its speaker. ranks: before a name, no office.
    units: inside a body, part of an office. serving: those of somebody, who may be another. kin: those who always are.
    single: pronouns for one person. states: what befalls people, said without a verb. harmed: what people are counted by. turns: behind a comma, turn to another
    account. core: closing words that need no quotation mark before them where they are read as nouns. contrasts: open a clause
    with a subject of its own. bodies: begin a body's name. generals: offices that "Jenderal" belongs to. firsts: the speaker's
    own pronouns. holding: between a name and the office told behind it. commoners: people without an office. papers: data and
    reports, which speak as people do. happenings: what never does. quantities: before people who are told of by number.
    offices: begin titles of firms, which look like names. finite: behind words that
    could point back, make a clause of them.
    own: begin the content itself, though its first word could point back. said: stand before a passive for the sentence before.
    stances: what the words said do, in order of trial.
    """

    rules: tuple[CueRule, ...]
    cues: dict[str, tuple[tuple[tuple[str, ...], CueRule], ...]]
    that: frozenset[str]
    unsaid: frozenset[str]
    adverbs: frozenset[str]
    joining: frozenset[str]
    back: Phrases
    nominal: frozenset[str]
    adjunct: frozenset[str]
    trailing: Phrases
    hedges: frozenset[str]
    sources: frozenset[str]
    unnamed: Phrases
    between: frozenset[str]
    breaks: frozenset[str]
    ranks: frozenset[str]
    units: frozenset[str]
    serving: frozenset[str]
    core: frozenset[str]
    single: frozenset[str]
    states: frozenset[str]
    harmed: frozenset[str]
    turns: frozenset[str]
    kin: frozenset[str]
    contrasts: frozenset[str]
    bodies: frozenset[str]
    generals: frozenset[str]
    firsts: frozenset[str]
    holding: frozenset[str]
    commoners: frozenset[str]
    papers: frozenset[str]
    happenings: frozenset[str]
    quantities: frozenset[str]
    offices: frozenset[str]
    finite: frozenset[str]
    own: Phrases
    said: Phrases
    stances: dict[str, tuple[tuple[tuple[str, ...], int, Stance], ...]]
