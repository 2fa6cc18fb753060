"""The office questions: what counts as the same name, and that the file is as it says."""

from pathlib import Path

import pytest

from runut.evaluate.offices import INPUTS, read_questions, same_name

NAMES = [
    ("Bashar al-Assad", "bashar Al Assad", True, "case and joiners"),
    ("Faisal bin Farhan", "Faisal bin Farhan Al Saud", True, "the shorter within the longer"),
    ("Bashar al-Assad", "Hafez al-Assad", False, "a family's name is not enough"),
    ("Assad", "Bashar al-Assad", False, "nor is one word"),
    ("Sugiono", "Sugiono", True, "a name of one word"),
]


@pytest.mark.parametrize(("one", "other", "same"), [row[:3] for row in NAMES], ids=[row[3] for row in NAMES])
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is same


def test_the_questions_are_two_halves_with_vacancies_in_both() -> None:
    questions = list(read_questions(Path(__file__).parents[2] / INPUTS[0]))
    assert len(questions) >= 200
    assert len({(question.words, question.day) for question in questions}) == len(questions)
    for name in ("dev", "held"):
        half = [question for question in questions if question.set == name]
        assert len(half) >= 100
        assert any(not question.names for question in half)
