"""Indonesian page furniture: `furniture.toml` and its word lists in, `FurnitureTables` out.

Broken tables are a `ResourceError` that names the rule.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any, get_args

from runut.errors import ResourceError
from runut.lang.furniture import FurnitureRule, FurnitureTables, RuleSet, Where
from runut.lang.id.wordlist import read_words
from runut.records.article import FurnitureReason

FILE = "lang/id/furniture.toml"


def load_furniture() -> FurnitureTables:
    """The tables of Indonesian pages, compiled."""
    table = tomllib.loads((files("runut.lang.id") / "furniture.toml").read_text("utf-8"))
    rules = [read_rule(row) for row in table["rule"]]
    words = table["words"]
    common = read_words("common_words.txt")
    return FurnitureTables(
        rules={where: compile_rules([rule for rule in rules if rule.where == where]) for where in get_args(Where)},
        common=common,
        particles=frozenset(words["particles"]),
        verbs=frozenset(words["headline_verbs"]),
        never_verbs=frozenset(words["never_verbs"]),
        announcers=frozenset(words["announcers"]),
        prose_starts=frozenset(words["prose_starts"]),
        openers=frozenset(words["openers"]),
        titles=frozenset(words["titles"]),
        abbreviations=read_words("abbreviations.txt") | frozenset(words["abbreviations"]),
        camel=frozenset(words["camel"]),
        outlets=table["outlets"],
        hosts=table["hosts"],
        shared_hosts=frozenset(table["shared_hosts"]["hosts"]),
        agencies=frozenset(words["agencies"]),
        agency_initials={written: name for name, forms in table["agency_initials"].items() for written in forms},
    )


def read_rule(row: dict[str, Any]) -> FurnitureRule:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    rule = FurnitureRule(**values)
    if rule.reason not in get_args(FurnitureReason):
        raise ResourceError(f"{FILE}, rule {rule.id}: unknown reason {rule.reason!r}. Reasons are in records/article.py")
    if rule.where not in get_args(Where):
        raise ResourceError(f"{FILE}, rule {rule.id}: unknown place {rule.where!r}. Use one of {get_args(Where)}")
    return rule


def compile_rules(rules: list[FurnitureRule]) -> RuleSet:
    compiled = []
    for rule in rules:
        closing = r"\s{0,20}\Z" if rule.where in ("end", "close") else ""
        try:
            compiled.append(re.compile(f"(?:{rule.pattern}){closing}"))
        except re.error as error:
            raise ResourceError(f"{FILE}, rule {rule.id}: {error}") from error
        if compiled[-1].groups:
            raise ResourceError(f"{FILE}, rule {rule.id}: the pattern has a group that captures. Write (?:...)")
    pairs = tuple(zip(rules, compiled, strict=True))
    needy = tuple(pair for pair in pairs if pair[0].needs)
    any_of = "|".join(f"(?P<r{place}>{pattern.pattern})" for place, pattern in enumerate(compiled) if not rules[place].needs)
    return RuleSet(rules=tuple(rules), pairs=pairs, any_of=re.compile(any_of or r"(?!)"), needy=needy)
