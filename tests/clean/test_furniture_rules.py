"""Every furniture rule's own examples."""

from __future__ import annotations

import pytest

from runut.lang.furniture import FurnitureRule
from runut.lang.id.furniture import load_furniture

TABLES = load_furniture()
RULES = [rule for rules in TABLES.rules.values() for rule in rules.rules]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: FurnitureRule) -> None:
    assert rule.yes
    assert rule.no
    assert [text for text in rule.yes if not rule.fires(text)] == []
    assert [text for text in rule.no if rule.fires(text)] == []


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
