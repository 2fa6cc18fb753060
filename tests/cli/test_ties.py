"""`runut ties` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut.store import Outcome, Store
from tests.command import page_by_page, runut
from tests.records import article, document, mention

TEXT = "Rusia mengecam Turki dan Israel di depan Putin.\nCatatan"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from runut.resolving import resolve_changes

    folder = tmp_path_factory.mktemp("ties")
    with Store.open(folder / "runut.db", create=True) as store:
        for n, (day, type_, status) in enumerate(
            [("2024-06-03", "ACCUSE", "actual"), ("2024-06-20", "AID", "actual"), ("2024-08-01", "SANCTION", "future")]
        ):
            doc = document(f"{TEXT} {n}.", path=f"{n}.txt", id=str(n))
            made = mention(doc, "Rusia", type_, "Turki", day=day, status=status, text=TEXT)
            store.expect([doc])
            store.put([(doc, Outcome(article=article(doc), mentions=(made,)))])
        resolve_changes(store)
    return folder


@pytest.mark.parametrize(
    ("arguments", "status", "printed", "said"),
    [
        pytest.param(["Rusia", "Turki"], 0, ["Juni 2024", "Juli 2024", "+10", "-3", "[rencana]"], "", id="in Indonesian"),
        pytest.param(
            ["Russia", "Turkey", "--lang", "en"], 0, ["June 2024", "deeds: aids 1"], "", id="in English, other spellings"
        ),
        pytest.param(["Rusia", "Turki", "--by", "year"], 0, ["2024", "+10"], "", id="by year"),
        pytest.param(["Rusia", "Turki"], 0, ["runut events --between Rusia Turki"], "", id="the command that lists its events"),
        pytest.param(["Rusia", "Jepang"], 0, [], "Tidak ada peristiwa yang cocok.", id="nothing between them"),
        pytest.param(["Rusia", "Moskow"], 2, [], "are one party", id="a party with itself"),
        pytest.param(["Rusia", "Turki", "--since", "kemarin"], 2, [], "is no day", id="a day that is none"),
    ],
)
def test_answers(folder: Path, arguments: list[str], status: int, printed: list[str], said: str) -> None:
    done = runut(folder, "ties", *arguments)
    assert done.returncode == status, done.stderr
    assert all(words in done.stdout for words in printed), done.stdout
    assert said in done.stderr
    assert max(map(len, done.stdout.splitlines()), default=0) <= 100


def test_json_gives_the_events_behind_each_row(folder: Path) -> None:
    rows = [json.loads(line) for line in runut(folder, "ties", "Turki", "Rusia", "--json").stdout.splitlines()]
    assert [(row["period"], row["from"], row["to"], row["kind"]) for row in rows] == [
        ("2024-06", "Rusia", "Turki", "deed"),
        ("2024-06", "Rusia", "Turki", "statement"),
        ("2024-08", "Rusia", "Turki", "deed"),
    ]
    listed = [
        json.loads(line)["id"] for line in runut(folder, "events", "--between", "Rusia", "Turki", "--json").stdout.splitlines()
    ]
    assert sorted(listed) == sorted(event for row in rows for event in row["events"])


@pytest.mark.parametrize("by", ["month", "year"])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_hold_all_once_and_in_order(folder: Path, by: str, size: int) -> None:
    listing = ["ties", "Rusia", "Turki", "--by", by, "--json"]
    pages = page_by_page(folder, size, *listing)
    assert [line for page in pages for line in page] == runut(folder, *listing).stdout.splitlines()
    assert {len(page) for page in pages[:-1]} <= {size}


def test_a_page_is_not_summed_up(folder: Path) -> None:
    done = runut(folder, "ties", "Rusia", "Turki", "--limit", "2")
    assert "Jumlah" not in done.stdout
    assert done.stderr.startswith("1 lagi: runut ties Rusia Turki --limit 2 --after ")
    assert "Jumlah" in runut(folder, "ties", "Rusia", "Turki", "--limit", "3").stdout


@pytest.mark.parametrize(
    ("after", "said"),
    [
        pytest.param("bukan", "is no place in a listing", id="no cursor"),
        pytest.param("WyJ5ZWFyIiwxLDIsMyw0XQ", "go on with the same --sort", id="a cursor of years"),
        pytest.param("WyJtb250aCIsMSwyLDMsNF0", "", id="numbers for words"),
    ],
)
def test_a_place_that_is_none(folder: Path, after: str, said: str) -> None:
    done = runut(folder, "ties", "Rusia", "Turki", "--json", "--after", after)
    assert (done.returncode, said in done.stderr) == (2 if said else 0, True)
