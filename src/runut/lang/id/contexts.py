"""Words of contexts: `contexts.toml` read into `ContextWords`. Broken tables are a `ResourceError` that names the rule."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

from runut.errors import ResourceError
from runut.grammar import Phrases
from runut.lang.contexts import STRONG, WEAK, ContextRule, ContextWords
from runut.ontology import load_plover

FILE = "lang/id/contexts.toml"
TABLES = ("strong", "weak", "never", "yes", "no")


@cache
def load_contexts() -> ContextWords:
    data = tomllib.loads((files("runut.lang.id") / "contexts.toml").read_text("utf-8"))
    rules = tuple([read_rule(row) for row in data["rule"]])
    known = load_plover().contexts
    told: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for rule in rules:
        if rule.context not in known:
            raise ResourceError(
                f"{FILE}, rule {rule.id}: the ontology has no context {rule.context!r}. See ontology/plover.toml."
            )
        for phrase in rule.weak:
            told[phrase][rule.context] = WEAK
        for phrase in rule.strong:
            told[phrase][rule.context] = STRONG
        for phrase in rule.never:
            told[phrase].pop(rule.context, None)
    cues = Phrases({phrase: tuple(weights.items()) for phrase, weights in told.items()})
    return ContextWords(rules=rules, cues=cues, first_words=cues.first_words())


def read_rule(row: dict[str, Any]) -> ContextRule:
    for name in ("id", "context", "strong", "yes", "no"):
        if not row.get(name):
            raise ResourceError(f"{FILE}, rule {row.get('id', '?')}: {name!r} is not there or empty. Give it.")
    tables = {name: tuple(row.get(name, ())) for name in TABLES}
    for name in ("strong", "weak", "never"):
        for phrase in tables[name]:
            if phrase != phrase.lower() or not phrase.strip():
                raise ResourceError(f"{FILE}, rule {row['id']}: {phrase!r} in {name!r} is empty or not in lower case. Mend it.")
    return ContextRule(id=row["id"], context=row["context"], **tables)
