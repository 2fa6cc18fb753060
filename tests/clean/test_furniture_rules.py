"""Every furniture rule's own examples."""

from __future__ import annotations

import re

import pytest

from runut.lang.furniture import FurnitureRule
from runut.lang.id.furniture import load_furniture

TABLES = load_furniture()
RULES = [rule for rules in TABLES.rules.values() for rule in rules.rules]


def fires(rule: FurnitureRule, text: str) -> bool:
    pattern = re.compile(rule.pattern)
    if rule.needs and not any(words in text for words in rule.needs):
        return False
    if rule.where == "line":
        return pattern.fullmatch(text) is not None
    if rule.where == "end":
        return re.search(f"(?:{rule.pattern})\\s*\\Z", text) is not None
    return (pattern.match(text) if rule.where == "start" else pattern.search(text)) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: FurnitureRule) -> None:
    assert rule.yes
    assert rule.no
    assert [text for text in rule.yes if not fires(rule, text)] == []
    assert [text for text in rule.no if fires(rule, text)] == []


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
