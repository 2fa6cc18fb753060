"""Every rule's own examples, run through the real pipeline."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import check_rule
from runut.lang.id.events import load_event_rules
from runut.pipeline import load_resources

RULES = load_event_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_rule(rule) -> None:
    assert list(check_rule(rule, load_resources())) == []


def test_every_type_of_plover_has_a_rule() -> None:
    from runut.ontology import load_plover

    assert {rule.type for rule in RULES} == set(load_plover().types)
