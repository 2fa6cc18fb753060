"""Rule files are refused with file, rule, what was found and what to do; triggers match leftmost and longest."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.errors import ResourceError
from runut.grammar import Ontology, load_rules
from runut.grammar.table import fit

ONTOLOGY = Ontology(modes={"CONSULT": frozenset({"visit"}), "AID": frozenset()}, kinds=frozenset({"state", "person"}))

GOOD = """
[[rule]]
id = "xx.consult.meet"
type = "CONSULT"
mode = "visit"
verbs = ["meet"]
words = ["shake .. hands"]
nouns = ["meeting", "meeting of minds"]
frame = { actor = ["subject"], recipient = ["object", "with"], needs = "both" }
yes = [{ text = "A meets B.", actors = ["A"], recipients = ["B"] }]
no = ["Rain meets sea."]
"""


def inflect(root: str, suffix: str):
    yield root + "s" + suffix, "active"


def load(tmp_path: Path, text: str):
    (tmp_path / "consult.toml").write_text(text, encoding="utf-8")
    return load_rules(tmp_path.glob("*.toml"), inflect, ONTOLOGY)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(('mode = "visit"', 'mood = "visit"'), "unknown key 'mood'", id="unknown key"),
        pytest.param(('type = "CONSULT"', 'type = "CHAT"'), "unknown type 'CHAT'", id="unknown type"),
        pytest.param(('mode = "visit"', 'mode = "dance"'), "unknown mode 'dance'", id="unknown mode"),
        pytest.param(('no = ["Rain meets sea."]', "no = []"), 'no "no" example', id="no counter-example"),
        pytest.param(
            ('yes = [{ text = "A meets B.", actors', 'yes_ = [{ text = "A meets B.", actors'), "unknown key", id="yes misspelt"
        ),
        pytest.param(('needs = "both"', 'needs = "all"'), "needs = 'all'", id="bad needs"),
        pytest.param(('needs = "both"', 'needs = "both", actor_kinds = ["cat"]'), "kind of party 'cat'", id="bad kind"),
        pytest.param(('id = "xx.consult.meet"', 'id = "Meet"'), "the id is 'Meet'", id="bad id"),
        pytest.param(('verbs = ["meet"]', 'verbs = "meet"'), "verbs = 'meet'", id="not a list"),
        pytest.param(("[[rule]]", "[[rule"), "not a TOML file", id="broken TOML"),
    ],
)
def test_broken_file_is_refused(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(ResourceError) as caught:
        load(tmp_path, GOOD.replace(*change))
    assert said in str(caught.value)
    assert "consult.toml" in str(caught.value)


def test_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="used twice"):
        load(tmp_path, GOOD + GOOD)


def test_retired_rule_is_left_out_but_keeps_its_id(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD + '\nretired = "2026-11"').rules == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("he meets her", [(1, 2)], id="inflected verb"),
        pytest.param("a meeting of minds", [(1, 4)], id="longest wins"),
        pytest.param("they shake their big hands", [(1, 5)], id="gap"),
        pytest.param("they shake , then hands", [], id="no gap over a comma"),
        pytest.param("they shake a b c d hands", [], id="gap too long"),
        pytest.param("meet", [], id="bare root is no form here"),
    ],
)
def test_matches(tmp_path: Path, words: str, found: list[tuple[int, int]]) -> None:
    assert [(m.first, m.last) for m in load(tmp_path, GOOD).match(words.split())] == found


def test_fit_is_bounded() -> None:
    assert fit(("a", "..", "b"), ["a"] * 10_000, 0) == 0
