"""What is said in one language is said in the other, and of all that can happen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from string import Formatter
from typing import get_args

import pytest

from runut.cli.wording import say
from runut.ontology import load_plover
from runut.records import REASONS, QuoteKind, Stance
from runut.records.event import MentionDateBasis
from runut.records.explanation import About

LANGUAGES = {"id", "en"}
TABLE: dict[str, dict[str, dict[str, str]]] = tomllib.loads((files("runut.cli") / "wording.toml").read_text("utf-8"))


def entries() -> Iterator[tuple[str, str, dict[str, str]]]:
    return ((section, code, entry) for section, codes in TABLE.items() for code, entry in codes.items())


def test_every_word_is_there_in_both_languages() -> None:
    assert [(section, code) for section, code, entry in entries() if set(entry) != LANGUAGES or not all(entry.values())] == []


def test_both_languages_leave_room_for_the_same() -> None:
    def rooms(words: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(words) if name}

    assert [(section, code) for section, code, entry in entries() if rooms(entry["id"]) != rooms(entry["en"])] == []


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        pytest.param("type", set(load_plover().types), id="types"),
        pytest.param("mode", {mode for modes in load_plover().modes.values() for mode in modes}, id="modes"),
        pytest.param("stance", set(get_args(Stance)), id="stances"),
        pytest.param("basis", set(get_args(MentionDateBasis)), id="where a day is from"),
        pytest.param("explained", set(get_args(About)), id="what reasons are about"),
        pytest.param("meaning", set(REASONS), id="reasons of quarantine"),
    ],
)
def test_all_codes_have_words(section: str, codes: set[str]) -> None:
    assert codes - set(TABLE[section]) == set()


def test_kinds_of_quotes_have_words() -> None:
    assert set(get_args(QuoteKind)) <= set(TABLE["chain"])


def test_the_english_reasons_are_those_of_the_record() -> None:
    assert {reason: say("meaning", reason, "en") for reason in REASONS} == REASONS


def test_what_is_asked_for_is_there() -> None:
    """Of all calls that name their words outright."""
    sources = [path.read_text("utf-8") for path in files("runut.cli").iterdir() if path.name.endswith(".py")]
    asked = {found for source in sources for found in re.findall(r"""\bsay\(["']([\w-]+)["'], ["']([\w -]+)["']""", source)}
    assert len(asked) > 50
    assert sorted((section, code) for section, code in asked if code not in TABLE[section]) == []
