"""Words of reporting: their examples hold, and no word is in two rules of one place."""

from __future__ import annotations

from collections import Counter

from runut.evaluate.quote_rules import check_quotes, quote_rules


def test_the_examples_of_every_rule_hold() -> None:
    assert list(check_quotes()) == []


def test_every_rule_has_an_example() -> None:
    assert [rule.id for rule in quote_rules() if not rule.yes] == []


def test_no_word_is_in_two_rules_of_one_place() -> None:
    """ "sebut" may stand behind its words, and in a headline before them."""
    counts = Counter((rule.place, words) for rule in quote_rules() for words in rule.words)
    twice = {" ".join(words) for (_, words), count in counts.items() if count > 1}
    assert twice == set()
