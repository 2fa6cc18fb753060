"""Listings as they are asked: pages, names, widths, languages, CSV."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest
import typer

from runut.cli import load_commands
from runut.cli.app import app, make_filters
from runut.cli.ask import acted
from runut.errors import UsageError
from runut.resolving import resolve_changes
from runut.store import Outcome, Store
from tests import command
from tests.records import TEXT, article, document, mention, party


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Twelve accusations of as many months, one with a headline that is a formula."""
    path = tmp_path_factory.mktemp("daftar") / "runut.db"
    outcomes = []
    for n in range(1, 13):
        doc = document(f"{TEXT}\nNomor {n}.", path=f"{n}.txt")
        told = mention(doc, day=f"2025-{n:02}-10", said_by=(party("Rusia"),), via=("AFP",), contexts=("military",))
        outcomes.append((doc, Outcome(article=article(doc, title=f"=SUM({n})", outlet="contoh.id"), mentions=(told,))))
    with Store.open(path, create=True) as opened:
        opened.put(outcomes)
        resolve_changes(opened)
    return str(path)


def runut(*words: str, columns: str = "100") -> tuple[int, str, str]:
    done = command.runut(Path(), *words, columns=columns)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("sort", ["day", "-day", "origins", "-origins"])
@pytest.mark.parametrize("listing", ["events", "timeline"])
def test_pages_of_events_hold_all_once_and_in_order(store: str, listing: str, sort: str) -> None:
    walk(store, listing, "--sort", sort)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["mentions"], id="mentions"),
        pytest.param(["mentions", "--sort", "article"], id="mentions as they stand"),
        pytest.param(["mentions", "--sort", "-confidence"], id="mentions, the least sure first"),
        pytest.param(["documents", "--sort", "-published"], id="documents, the last first"),
        pytest.param(["search", "rusia"], id="search"),
    ],
)
def test_pages_hold_all_once_and_in_order(store: str, words: list[str]) -> None:
    walk(store, *words)


def walk(store: str, *words: str) -> None:
    """Five at a time by the cursors of the store, against all at once."""
    _, printed, _ = runut(*words, "--store", store, "--json")
    whole, paged, after = printed.splitlines(), list[str](), list[str]()
    for _ in range(9):
        _, printed, said = runut(*words, "--store", store, "--json", "--limit", "5", *after)
        paged += printed.splitlines()
        if not said:
            break
        after = ["--after", shlex.split(said)[-1]]
    assert paged == whole
    assert len(whole) == 12


CSV_HEADS = {"events": "actors_of", "mentions": "words", "documents": "title", "timeline": "said_by", "quotes": "speaker"}


@pytest.mark.parametrize("listing", CSV_HEADS)
def test_csv_has_a_head_and_no_formula(store: str, listing: str) -> None:
    _, printed, _ = runut(listing, "--store", store, "--csv")
    head, *rows = csv.reader(io.StringIO(printed))
    assert CSV_HEADS[listing] in head
    assert len(rows) == (0 if listing == "quotes" else 12)
    assert not [cell for row in rows for cell in row if cell[:1] in "=+@" and cell]
    if listing == "documents":
        assert rows[0][head.index("title")].startswith("'=SUM(")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["--context", "military"], 12, id="context"),
        pytest.param(["--context", "legal"], 0, id="another context"),
        pytest.param(["--via", "afp"], 12, id="via, in any case"),
        pytest.param(["--said-by", "Rusia"], 12, id="said by"),
        pytest.param(["--said-by", "Jepang"], 0, id="said by another"),
        pytest.param(["--type", "accuse,ASSAULT"], 12, id="one of several types"),
        pytest.param(["--type", "CONSULT, ASSAULT"], 0, id="none of several types"),
        pytest.param(["--min-origins", "2"], 0, id="too few origins"),
        pytest.param(["--disputed"], 0, id="disputed"),
        pytest.param(["--undisputed"], 12, id="undisputed"),
        pytest.param(["--background"], 0, id="recalled"),
        pytest.param(["--no-background"], 12, id="not recalled"),
        pytest.param(["--min-confidence", "1"], 0, id="not so sure"),
        pytest.param(["--actor", "Republik Federasi Russia"], None, id="an unknown name"),
    ],
)
@pytest.mark.parametrize("listing", ["events", "mentions"])
def test_filters(store: str, listing: str, words: list[str], found: int | None) -> None:
    status, printed, said = runut(listing, "--store", store, "--json", *words)
    assert (status, len(printed.splitlines())) == ((2, 0) if found is None else (0, found)), said


@pytest.mark.parametrize(
    ("name", "lang", "message"),
    [
        pytest.param("Vladimir Putyn", "id", "tidak dikenal: Vladimir Putyn; maksud Anda Vladimir Putin", id="misspelt"),
        pytest.param("Vladimir Putyn", "en", "unknown: Vladimir Putyn; did you mean Vladimir Putin", id="in English"),
        pytest.param("Xqzwv", "id", "tidak dikenal: Xqzwv$", id="like nobody"),
    ],
)
def test_an_unknown_name_is_told_with_names_like_it(store: str, name: str, lang: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        filters_of(store, name, lang)


@pytest.mark.parametrize("name", ["al-Assad", "Bashar al Assad", "BASHAR AL-ASSAD", "Erdoğan", "Erdogan", "Menlu Rusia"])
def test_a_known_name_is_found_by_its_spellings(store: str, name: str) -> None:
    assert len(filters_of(store, name, "id")) > 1


def filters_of(store: str, name: str, lang: str) -> frozenset[str]:
    names = "actor recipient between said_by place type mode context".split()
    return make_filters({**dict.fromkeys(names), "actor": name}, store, lang).actor or frozenset()


@pytest.mark.parametrize("columns", ["80", "110", "200"])
@pytest.mark.parametrize("listing", ["events", "mentions", "documents", "timeline"])
def test_lines_fit_the_terminal(store: str, listing: str, columns: str) -> None:
    _, printed, _ = runut(listing, "--store", store, columns=columns)
    assert max(len(line) for line in printed.splitlines()) <= int(columns)


def test_a_pipe_has_one_whole_line_a_row(store: str) -> None:
    _, printed, _ = runut("mentions", "--store", store, columns="")
    lines = printed.splitlines()
    assert len(lines) == 13
    assert "\x1b" not in printed
    assert all("Rusia" in line for line in lines[1:])


@pytest.mark.parametrize(("lang", "day"), [("id", "10 Mei 2025"), ("en", "10 May 2025")])
def test_days_are_told_in_words(store: str, lang: str, day: str) -> None:
    _, printed, _ = runut("events", "--store", store, "--lang", lang)
    assert day in printed


@pytest.mark.parametrize("after", ["abc", "W10", "", "é", "WyJkYXkiXQ", "-1"])
@pytest.mark.parametrize("listing", ["events", "search"])
def test_a_place_that_is_none_is_refused(store: str, listing: str, after: str) -> None:
    words = ["rusia"] if listing == "search" else []
    status, _, _ = runut(listing, *words, "--store", store, f"--after={after}")
    assert status == 2


@pytest.mark.parametrize(
    ("coded", "lang", "told"),
    [
        pytest.param(("AGREE", "future"), "id", "berjanji [rencana]", id="a promise: its day is that of what was promised"),
        pytest.param(("AGREE", "actual"), "id", "sepakat/berjanji", id="an agreement"),
        pytest.param(("ASSAULT", "future"), "id", "menyerang [rencana]", id="a plan is marked"),
        pytest.param(("AGREE", "negated"), "en", "agrees or pledges [not so]", id="no agreement"),
    ],
)
def test_what_was_not_done_is_marked(coded: tuple[str, str], lang: str, told: str) -> None:
    assert acted({"type": coded[0], "mode": None, "status": coded[1]}, lang) == told


def test_json_lines_are_objects(store: str) -> None:
    _, printed, _ = runut("timeline", "--store", store, "--json", "--limit", "2")
    assert [json.loads(line)["event"]["type"] for line in printed.splitlines()] == ["ACCUSE", "ACCUSE"]


def test_every_listing_has_examples_in_its_help() -> None:
    load_commands()
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in ("events", "mentions", "documents", "timeline", "quotes", "search"):
        assert "Examples:" in commands[name].help
