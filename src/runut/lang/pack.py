"""What a language provides. All that is Indonesian lives in `lang/id/`; a second language is a new folder.

Stages receive a `LanguagePack` and never import a language by name.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from runut.errors import ResourceError
from runut.lang.confidence import ConfidenceModel
from runut.lang.contexts import ContextWords
from runut.lang.desks import DeskModels
from runut.lang.reporting import ReportingWords
from runut.records.annotated import TimeKind, TimePrecision

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTime:
    """A time expression in a bare text; `annotate` turns it into a `TimeExpression`.

    start, end: code points, half-open. role: "publication" for words that date the article itself
    ("Kamis, 16 Maret 2023 | 10:15 WIB"), "citing" for those beside a source ("ujar menteri itu, dikutip AP, Senin (3/4/2023)").
    flagged: why the days are not those of a happening: "weekday" (it is not the one named), "comparison" (2004 in "lawatan pertama
    sejak 2004").
    counts: "sehari sebelumnya" is counted from it where it is the last.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    kind: TimeKind
    rule: str
    value: str = ""
    relative_to: Literal["published", "text", "event"] | None = None
    flagged: str | None = None
    role: Literal["publication", "citing"] | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A language's reading network, unloaded; `annotate.network` runs it.

    name: the folder as messages give it. folder: holds `reader.onnx`, `relabel.onnx` and `labels.json`.
    feature_rows: words -> one row of features each. root_row: that of the root before every sentence.
    features_version: of the features that `feature_rows` makes; the network must have been trained with it.
    """

    name: str
    folder: Path
    feature_rows: Callable[[Sequence[str]], NDArray[np.int64]]
    root_row: tuple[int, ...]
    features_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribingNoun:
    """A noun by which a party may be called without its name ("presiden itu").

    person: one person; of these office: it names an office, plain: any person may be called so. body: with the sectors of the
    bodies that are called so, none for all. plural: many persons.
    """

    words: tuple[str, ...]
    person: bool = False
    office: bool = False
    plain: bool = False
    woman: bool = False
    state: bool = False
    place: bool = False
    body: bool = False
    plural: bool = False
    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceWords:
    """Words that stand for a party named elsewhere, read by `annotate.coreference`.

    cues: every word at which a mention may begin or end. pronouns: word -> singular, plural, clitic, self or side.
    nouns: first word -> nouns, the longest first. both: phrases behind `both_opening` -> person, state or any.
    marks, sang: point at what was told of, behind and before a noun; indefinite, many: bring in what was not.
    closing, opening, saying: words of speech. that: opens what is said. things: behind these a clitic stands for nobody.
    hosts: verbs whose clitic is a person or body. charged, charging: verbs of arrest and trial whose subject, whose object the
    accused is; wanted: what he is called. joiners, facing: between the parties of a list, and between two sides.
    """

    cues: frozenset[str]
    pronouns: dict[str, str]
    nouns: dict[str, tuple[DescribingNoun, ...]]
    both_opening: str
    both: dict[tuple[str, ...], str]
    marks: frozenset[str]
    sang: frozenset[str]
    indefinite: frozenset[str]
    many: frozenset[str]
    relative: frozenset[str]
    former: frozenset[str]
    inside: frozenset[str]
    not_states: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    saying: frozenset[str]
    that: frozenset[str]
    things: frozenset[str]
    hosts: frozenset[str]
    charged: frozenset[str]
    charging: frozenset[str]
    wanted: frozenset[str]
    joiners: frozenset[str]
    facing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """One language's ways, as functions over plain text and as data.

    split_sentences, tokenise: half-open code-point ranges, in order, not overlapping; white space belongs to none.
        A sentence never crosses a newline.
    find_times: every time expression of a text; `anchor` is the publication day, None where unknown. A third argument may give
        the FoundTime told last before the text, for "sehari sebelumnya".
    guess_language: "id", "ms", "en" or "other".
    furniture: the compiled tables of `furniture.toml`, read by `clean.furniture`.
    event_rules: the compiled rules of `events/*.toml`, read by `extract`.
    lexicon: word classes that extraction reads: titles, prepositions, pronouns, negators, futures, hedges, cue verbs.
    confidence: what the features of a reading say of how sure it is.
    desks: which articles are of a desk whose happenings are no politics.
    analyse: a word taken apart (root, voice, affixes, `known`), read by `annotate`.
    name_words: what tells names from other capitalised words, read by `annotate.names`.
    coreference: pronouns and nouns that stand for others; None for a language whose articles get no chains.
    contexts: words that say what an event is about; None for a language whose mentions get no contexts.
    reporting: words that report what somebody said; None for a language whose articles get no quotes.
    read_word: (word, upos) -> its lemma, and its voice or None.
    model: the reading network; None where a language has none, whose tokens then keep no tags.
    """

    code: str
    split_sentences: Callable[[str], list[tuple[int, int]]]
    tokenise: Callable[[str], list[tuple[int, int]]]
    find_times: Callable[..., tuple[FoundTime, ...]]
    guess_language: Callable[[str], str]
    furniture: Any
    event_rules: Any
    lexicon: Any
    confidence: ConfidenceModel
    desks: DeskModels
    analyse: Any = None
    name_words: Any = None
    coreference: CoreferenceWords | None = None
    contexts: ContextWords | None = None
    reporting: ReportingWords | None = None
    read_word: Callable[[str, str], tuple[str, str | None]] | None = None
    model: Model | None = None


def load_language(code: str = "id") -> LanguagePack:
    """The pack of a language; loaded once a process, since packs are immutable.

    Raises ResourceError where there is no such language or one of its files is broken.
    """
    try:
        module = importlib.import_module(f"runut.lang.{code}")
    except ModuleNotFoundError as error:
        raise ResourceError(f"there is no language {code!r}: runut.lang holds 'id'") from error
    pack: LanguagePack = module.load()
    return pack
