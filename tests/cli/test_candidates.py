"""Who is missing from the gazetteer: what `runut doctor` lists, and that its rows can be pasted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut.cli.candidates import body, list_candidates, person
from runut.gazetteer import check_gazetteer
from runut.gazetteer.load import read_tables
from tests.command import runut, runut_alone

TEXTS = (
    "Bupati Rimba Hulu Badu Sumarno bertemu Menteri Luar Negeri Rusia Sergei Lavrov di Jakarta, Selasa (11/6/2024). "
    "Badu Sumarno menolak usul Rusia.",
    "Badu Sumarno mengecam serangan Israel ke Suriah, Rabu (12/6/2024).",
    "Vladimir Putin bertemu Cecep Wiguna di Moskow, Rabu (12/6/2024).",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    lines = [json.dumps({"id": f"uji-{n}", "published": "2024-06-12", "text": text}) for n, text in enumerate(TEXTS)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = runut(folder, "add", "in.jsonl")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_name_of_several_documents_is_a_candidate(folder: Path) -> None:
    (row,) = [json.loads(line) for line in runut(folder, "doctor", "--json").stdout.splitlines()]
    assert [c["name"] for c in row["candidates"]] == ["Badu Sumarno"]
    (candidate,) = row["candidates"]
    assert (candidate["documents"], len(candidate["examples"])) == (2, 2)
    assert candidate["times"] >= 2


def test_its_row_can_be_pasted_and_then_it_is_known(folder: Path) -> None:
    told = runut(folder, "doctor").stdout
    head = told.index("id,name,country")
    (folder / "own").mkdir()
    (folder / "own" / "persons.csv").write_text(told[head:], encoding="utf-8")
    assert runut_alone(folder, "--gazetteer", "own", "rules", "check").returncode == 0
    assert "Badu Sumarno" not in runut_alone(folder, "--gazetteer", "own", "doctor").stdout


def test_none_are_listed_where_none_are_wanted(folder: Path) -> None:
    assert "Badu Sumarno" not in runut(folder, "doctor", "--names", "0").stdout


NAMES = [
    ("Laskar Rimba", "organisation", "LASKAR_RIMBA"),
    ('Badu "Si Kancil" Sumarno, SH', "person", "badu-si-kancil-sumarno-sh"),
    ('Dewan \\ "Rimba"', "organisation", "DEWAN_RIMBA"),
    ("Asy-Syara’ \x1b[31m", "person", "asy-syara-31m"),
]


@pytest.mark.parametrize(("name", "kind", "key"), NAMES, ids=[row[2] for row in NAMES])
def test_rows_of_odd_names_are_sound(tmp_path: Path, name: str, kind: str, key: str) -> None:
    found = {"name": name, "kind": kind, "documents": 3, "times": 3, "title": None, "country": "IDN", "examples": ["d-1"]}
    row = person(found) if kind == "person" else body(found)
    assert key in row
    file = "persons.csv" if kind == "person" else "organisations.toml"
    (tmp_path / file).write_text(("id,name,country,sector,strong,weak\n" if kind == "person" else "") + row, encoding="utf-8")
    assert read_tables(tmp_path).problems == []
    assert [p for p in check_gazetteer(read_tables(tmp_path)) if str(tmp_path) in p] == []


def test_what_the_gazetteer_has_since_learnt_is_no_candidate() -> None:
    rows = [
        {"name": name, "kind": "person", "documents": 5, "title": None, "country": None} for name in ("Vladimir Putin", "X Y")
    ]
    assert [row["name"] for row in list_candidates(rows)] == ["X Y"]
