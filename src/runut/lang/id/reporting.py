"""Words of reporting: `reporting.toml` read into `ReportingWords`. Broken tables are a `ResourceError` that names the rule."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from runut.errors import ResourceError
from runut.lang.reporting import CuePlace, CueRule, Phrases, QuoteExample, ReportingWords, Takes
from runut.records.quote import Stance

CLITIC = "nya"
FILE = "lang/id/reporting.toml"


@cache
def load_reporting() -> ReportingWords:
    data = tomllib.loads((files("runut.lang.id") / "reporting.toml").read_text("utf-8"))
    try:
        rules = tuple([read_rule(row) for row in data["cue"]])
        words = data["words"]
        return ReportingWords(
            rules=rules,
            cues=_cues(rules),
            back=_phrases(words["back"]),
            trailing=_phrases(words["trailing"]),
            unnamed=_phrases(words["unnamed"]),
            own=_phrases(words["own"]),
            said=_phrases(words["said"]),
            stances=_stances(data["stance"]),
            that=frozenset(words["that"]),
            unsaid=frozenset(words["unsaid"]),
            adverbs=frozenset(words["adverbs"]),
            joining=frozenset(words["joining"]),
            nominal=frozenset(words["nominal"]),
            adjunct=frozenset(words["adjunct"]),
            hedges=frozenset(words["hedges"]),
            sources=frozenset(words["sources"]),
            between=frozenset(words["between"]),
            breaks=frozenset(words["breaks"]),
            ranks=frozenset(words["ranks"]),
            serving=frozenset(words["serving"]),
            core=frozenset(words["core"]),
            single=frozenset(words["single"]),
            states=frozenset(words["states"]),
            harmed=frozenset(words["harmed"]),
            turns=frozenset(words["turns"]),
            kin=frozenset(words["kin"]),
            contrasts=frozenset(words["contrasts"]),
            bodies=frozenset(words["bodies"]),
            generals=frozenset(words["generals"]),
            units=frozenset(words["units"]),
            firsts=frozenset(words["firsts"]),
            holding=frozenset(words["holding"]),
            commoners=frozenset(words["commoners"]),
            papers=frozenset(words["papers"]),
            happenings=frozenset(words["happenings"]),
            finite=frozenset(words["finite"]),
            offices=frozenset(words["offices"]),
            quantities=frozenset(words["quantities"]),
        )
    except KeyError as missing:
        raise ResourceError(f"{FILE}: {missing} is not there. Put it back, empty if need be.") from None


def read_rule(row: dict[str, Any]) -> CueRule:
    rule = CueRule(
        id=row["id"],
        place=row["place"],
        words=tuple([tuple(phrase.split()) for phrase in row["words"]]),
        takes=frozenset(row.get("takes", ())),
        stance=row["stance"],
        yes=tuple([QuoteExample(**example) for example in row["yes"]]),
        no=tuple(row["no"]),
    )
    for name, value, known in (("place", rule.place, CuePlace), ("stance", rule.stance, Stance)):
        if value not in get_args(known):
            raise ResourceError(f"{FILE}, rule {rule.id}: unknown {name} {value!r}. Use one of {get_args(known)}")
    if unknown := rule.takes - set(get_args(Takes)):
        raise ResourceError(f"{FILE}, rule {rule.id}: unknown takes {sorted(unknown)}. Use some of {get_args(Takes)}")
    return rule


def _cues(rules: Iterable[CueRule]) -> dict[str, tuple[tuple[tuple[str, ...], CueRule], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], CueRule]]] = {}
    for rule in rules:
        for words in rule.words:
            grouped.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in grouped.items()}


def _phrases(phrases: Iterable[str]) -> Phrases:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        grouped.setdefault(words[0], []).append(words)
        if words[-1].endswith(CLITIC) and words[-1] != CLITIC:  # tokens of their own: "keterangan" "nya"
            split = (*words[:-1], words[-1].removesuffix(CLITIC), CLITIC)
            grouped.setdefault(split[0], []).append(split)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in grouped.items()}


def _stances(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], int, Stance], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], int, Stance]]] = {}
    for order, row in enumerate(rows):
        for phrase in row["words"]:
            words = tuple(phrase.split())
            grouped.setdefault(words[0], []).append((words, order, row["stance"]))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in grouped.items()}
