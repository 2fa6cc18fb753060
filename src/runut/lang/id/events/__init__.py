"""The event rules of Indonesian: one TOML file for each PLOVER type, compiled with the forms of `morphology`; and the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

from runut.grammar import Ontology, RuleTable, Voice, load_rules
from runut.lang.id.morphology import forms
from runut.lang.own import own_rule_files
from runut.ontology import load_plover

VOICES: tuple[Voice, ...] = ("active", "passive", "bare")


def inflect(root: str, suffix: str) -> Iterator[tuple[str, Voice]]:
    """The verb forms of a rule's root; nouns and ter- and ber- forms are written out in the rules, where they fit."""
    made = forms(root, suffix)
    for voice in VOICES:
        for form in made[voice]:
            yield form, voice


@cache
def load_event_rules() -> RuleTable:
    plover = load_plover()
    with as_file(files(__package__)) as folder:
        return load_rules(
            [*folder.glob("*.toml"), *own_rule_files()], inflect, Ontology(modes=plover.modes, kinds=plover.kinds)
        )
