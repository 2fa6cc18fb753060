"""Dated office questions ("Menlu Rusia" on a day) against the gazetteer: how many right, how many by somebody out of office.

Reads `benchmarks/quality/offices.csv`, written without sight of the gazetteer's rows. Its `held` rows are never read
when rows are mended: a figure for them tells how the gazetteer does on questions that nobody tuned it on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from runut.gazetteer import Gazetteer, load_gazetteer
from runut.gazetteer.ask import Asker
from runut.gazetteer.find import plain_case

INPUTS = ("benchmarks/quality/offices.csv",)
FLOORED = ("dev_right", "held_right", "dev_not_out_of_office", "held_not_out_of_office")
SETS = ("dev", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """names: the holder's, in each spelling; none where nobody held the office on that day."""

    set: str
    words: str
    day: date
    names: tuple[str, ...]


def evaluate(data: Path) -> dict[str, float]:
    """By set: `right`, and `not_out_of_office`, one less the share answered with another than who held it that day."""
    gazetteer = load_gazetteer()
    asker = Asker(gazetteer)
    asked = [(question, *answer(question, asker, gazetteer)) for question in read_questions(data / INPUTS[0])]
    scores: dict[str, float] = {}
    for name in SETS:
        rows = [(right, given) for question, right, given in asked if question.set == name]
        scores[f"{name}_questions"] = float(len(rows))
        scores[f"{name}_right"] = sum(right for right, _ in rows) / len(rows)
        scores[f"{name}_not_out_of_office"] = sum(right or not given for right, given in rows) / len(rows)
    return scores


def read_questions(path: Path) -> Iterator[Question]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            names = tuple(name for name in row["expected"].split("|") if name)
            yield Question(set=row["set"], words=row["question"], day=date.fromisoformat(row["date"]), names=names)


def answer(question: Question, asker: Asker, gazetteer: Gazetteer) -> tuple[bool, str]:
    """(whether it is right, the name of who is said to have held the office, "" for nobody)."""
    held = asker.on_day(asker.office(question.words), question.day)
    if not held:
        return not question.names, ""
    person = gazetteer.entity(held[0].person)
    spellings = [person.name, *person.aliases.strong, *person.aliases.weak]
    return any(same_name(name, spelling) for name in question.names for spelling in spellings), person.name


def same_name(one: str, other: str) -> bool:
    """Whether all words of the shorter name are in the longer; one word must be the whole name."""
    few, many = sorted((set(plain_case(one).split()), set(plain_case(other).split())), key=len)
    return few == many or (len(few) > 1 and few <= many)
