"""Rule files (TOML) to a `RuleTable`. A broken file is refused with its name, its rule and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from runut.errors import ResourceError
from runut.grammar.rule import Example, Frame, Inflect, Rule
from runut.grammar.table import RuleTable, compile_triggers

RULE_KEYS = {
    "id",
    "type",
    "mode",
    "frame",
    "verbs",
    "words",
    "passives",
    "nouns",
    "near",
    "unless",
    "scope",
    "public",
    "status",
    "yes",
    "no",
    "retired",
}
FRAME_KEYS = {"actor", "recipient", "symmetric", "needs", "actor_kinds", "recipient_kinds", "speaker"}
EXAMPLE_KEYS = {"text", "actors", "recipients", "type", "mode", "status", "said_by"}
STATUSES = ("actual", "future", "hypothetical", "negated")
ID = re.compile(r"[a-z]{2}\.[a-z]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The types a rule may name, each with its modes, and the kinds of party that a frame may ask for."""

    modes: dict[str, frozenset[str]]
    kinds: frozenset[str]


def load_rules(files: Iterable[Path], inflect: Inflect, ontology: Ontology) -> RuleTable:
    """The compiled rules of all files, in the order of their names.

    Raises ResourceError for an unknown key, type, mode or kind, a missing example, or an id used twice.
    """
    rules: dict[str, Rule] = {}
    for path in sorted(files):
        for entry in read_file(path):
            rule = read_rule(entry, path.name, ontology)
            if rule.id in rules:
                fail(path.name, rule.id, "the id is used twice", "Ids are permanent: give the newer rule another one.")
            if "retired" not in entry:
                rules[rule.id] = rule
    return RuleTable(tuple(rules.values()), compile_triggers(rules.values(), inflect))


def read_file(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path.name}: not a TOML file: {error}. Mend the line that it names.") from error
    unknown = sorted(set(data) - {"rule"})
    if unknown:
        raise ResourceError(f"{path.name}: unknown table {unknown[0]!r}. A rule file holds [[rule]] tables only.")
    entries: list[dict[str, Any]] = data.get("rule", [])
    return entries


def read_rule(entry: dict[str, Any], file: str, ontology: Ontology) -> Rule:
    name = str(entry.get("id", "(without id)"))
    check_keys(entry, RULE_KEYS, file, name, "key")
    if not ID.fullmatch(name):
        fail(file, name, f"the id is {name!r}", 'Ids read "language.type.name" in lower case.')
    type_, mode = str(entry.get("type")), entry.get("mode")
    if type_ not in ontology.modes:
        fail(file, name, f"unknown type {type_!r}", f"Known: {', '.join(ontology.modes)}.")
    if mode is not None and mode not in ontology.modes[type_]:
        fail(file, name, f"unknown mode {mode!r} of {type_}", f"Known: {', '.join(sorted(ontology.modes[type_])) or 'none'}.")
    if entry.get("status", "future") not in STATUSES:
        fail(file, name, f"status = {entry['status']!r}", f"It is one of {', '.join(STATUSES)}.")
    for key in ("yes", "no"):
        if not entry.get(key):
            fail(file, name, f'no "{key}" example', f'Add a sentence of your own under "{key}".')
    triggers = {key: strings(entry, key, file, name) for key in ("verbs", "words", "passives", "nouns")}
    if not any(triggers.values()):
        fail(file, name, "no trigger", "Give it verbs, words, passives or nouns.")
    return Rule(
        id=name,
        type=type_,
        mode=mode,
        frame=read_frame(entry.get("frame", {}), file, name, ontology),
        near=frozenset(strings(entry, "near", file, name)),
        unless=frozenset(strings(entry, "unless", file, name)),
        scope=bool(entry.get("scope", False)),
        public=bool(entry.get("public", False)),
        status=entry.get("status"),
        yes=tuple(read_example(e, file, name, type_, mode) for e in entry["yes"]),
        no=strings(entry, "no", file, name),
        file=file,
        **triggers,
    )


def read_frame(entry: dict[str, Any], file: str, name: str, ontology: Ontology) -> Frame:
    check_keys(entry, FRAME_KEYS, file, name, "frame key")
    values: dict[str, Any] = dict(entry)
    for key in ("actor", "recipient", "actor_kinds", "recipient_kinds"):
        if key in values:
            values[key] = strings(entry, key, file, name)
    for key in ("actor_kinds", "recipient_kinds"):
        unknown = sorted(set(values.get(key, ())) - ontology.kinds)
        if unknown:
            fail(file, name, f"unknown kind of party {unknown[0]!r}", f"Known: {', '.join(sorted(ontology.kinds))}.")
        values[key] = frozenset(values.get(key, ()))
    if values.get("needs", "actor") not in ("actor", "recipient", "both", "either"):
        fail(file, name, f"needs = {values['needs']!r}", "It is actor, recipient, both or either.")
    return Frame(**values)


def read_example(entry: Any, file: str, name: str, type_: str, mode: str | None) -> Example:
    if not isinstance(entry, dict) or not entry.get("text"):
        fail(file, name, f'a "yes" example without text ({entry!r})', 'Write { text = "...", actors = [...] }.')
    check_keys(entry, EXAMPLE_KEYS, file, name, "example key")
    lists = {key: strings(entry, key, file, name) for key in ("actors", "recipients", "said_by")}
    own_type = entry.get("type", type_)
    # An example whose status turns the type ("akan mengunjungi" is AGREE) keeps the rule's mode unless it says otherwise.
    return Example(text=entry["text"], type=own_type, mode=entry.get("mode", mode), status=entry.get("status"), **lists)


def strings(entry: dict[str, Any], key: str, file: str, name: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        fail(file, name, f"{key} = {value!r}", "It is a list of strings.")
    return tuple(value)


def check_keys(entry: dict[str, Any], known: set[str], file: str, name: str, what: str) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        fail(file, name, f"unknown {what} {unknown[0]!r}", f"Known: {', '.join(sorted(known))}.")


def fail(file: str, rule: str, found: str, advice: str) -> None:
    raise ResourceError(f"{file}, rule {rule}: {found}. {advice}")
