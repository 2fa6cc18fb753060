"""How far a time is from a trigger, over trees drawn by hand: words with head and relation, and what it costs."""

from __future__ import annotations

from datetime import date

import pytest

from runut.extract.attachment import OTHER_CLAUSE, tree_cost
from runut.records import Span, TimeExpression, Token

DAY = date(2024, 6, 10)

OBLIQUE = "Israel/2/nsubj menyerang/0/root Gaza/2/obj Senin/2/obl"
ADVERBIAL = "Turki/2/nsubj bereaksi/0/root setelah/5/mark Israel/5/nsubj menyerang/2/advcl Senin/5/obl"
RELATIVE = "serangan/0/root yang/3/nsubj dilancarkan/1/acl:relcl Senin/3/obl"
OBJECT_RELATIVE = "Rusia/2/nsubj mengebom/0/root kota/2/obj yang/5/nsubj direbut/3/acl:relcl Senin/5/obl"


def read_tree(tree: str) -> tuple[Token, ...]:
    tokens, at = [], 0
    for word in tree.split():
        text, head, deprel = word.split("/")
        above = int(head) - 1 if head != "0" else None
        tokens.append(Token(start=at, end=at + len(text), text=text, upos="X", head=above, deprel=deprel))
        at += len(text) + 1
    return tuple(tokens)


def cost(tree: str, trigger: str) -> int | None:
    tokens = read_tree(tree)
    word, day = next(t for t in tokens if t.text == trigger), next(t for t in tokens if t.text == "Senin")
    span = Span(start=day.start, end=day.end, text=day.text, field="text")
    time = TimeExpression(span=span, sentence=0, earliest=DAY, latest=DAY, precision="day", kind="date", rule="id.time.weekday")
    return tree_cost(tokens, 0, time, word.start, word.end)


@pytest.mark.parametrize(
    ("tree", "trigger", "same_clause"),
    [
        pytest.param(OBLIQUE, "menyerang", True, id="its oblique"),
        pytest.param(ADVERBIAL, "menyerang", True, id="of the clause behind setelah"),
        pytest.param(ADVERBIAL, "bereaksi", False, id="not of the main clause"),
        pytest.param(RELATIVE, "serangan", True, id="an event noun's own relative clause"),
        pytest.param(OBJECT_RELATIVE, "mengebom", False, id="the object's relative clause"),
    ],
)
def test_clause(tree: str, trigger: str, same_clause: bool) -> None:
    found = cost(tree, trigger)
    assert found is not None
    assert (found < OTHER_CLAUSE) == same_clause


def test_without_a_tree_there_is_no_cost() -> None:
    token = Token(start=0, end=5, text="Senin")
    span = Span(start=0, end=5, text="Senin", field="text")
    time = TimeExpression(span=span, sentence=0, earliest=DAY, latest=DAY, precision="day", kind="date", rule="id.time.weekday")
    assert tree_cost((token,), 0, time, 0, 5) is None
