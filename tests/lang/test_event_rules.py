"""Every rule's own examples, run through the real pipeline."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import check_rule
from runut.lang.id.events import load_event_rules
from runut.lang.id.tokens import tokenise
from runut.pipeline import load_resources

RULES = load_event_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_rule(rule) -> None:
    assert list(check_rule(rule, load_resources())) == []


def test_every_type_of_plover_has_a_rule() -> None:
    from runut.ontology import load_plover

    assert {rule.type for rule in RULES} == set(load_plover().types)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_words_of_rule_are_tokens(rule) -> None:
    """ "pentingnya" is two tokens, so a rule that writes it as one never fires."""
    phrases = (*rule.words, *rule.passives, *rule.nouns, *rule.near, *rule.unless)
    verbs = (" ".join(verb.split()[1:]) for verb in rule.verbs)
    words = [word for phrase in (*phrases, *verbs) for word in phrase.split() if word != ".."]
    assert [word for word in words if len(tokenise(word)) != 1] == []
