"""A user's own rows from the command line: read by the workers, part of the coder's version, refused where broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import runut, runut_alone

ARTICLE = {"id": "uji-1", "published": "2024-06-12", "text": "Laskar Rimba menyerang pos militer Rusia, Selasa (11/6/2024)."}
GROUP = '[[group]]\ncode = "LASKAR"\nname = "Laskar Rimba"\nsector = "REB"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "groups.toml").write_text(GROUP, encoding="utf-8")
    return tmp_path


def test_documents_are_read_again_with_own_rows(folder: Path) -> None:
    assert runut(folder, "add", "in.jsonl").returncode == 0
    done = runut_alone(folder, "--gazetteer", "own", "add", "in.jsonl")
    assert done.returncode == 0, done.stderr
    (row, *_) = [json.loads(line) for line in runut(folder, "mentions", "--type", "ASSAULT", "--json").stdout.splitlines()]
    assert row["actors"][0]["group"] == "LASKAR"


def test_who_and_filters_know_them(folder: Path) -> None:
    assert "group.LASKAR" in runut_alone(folder, "--gazetteer", "own", "who", "Laskar Rimba").stdout
    assert runut(folder, "who", "Laskar Rimba").returncode == 1


def test_a_broken_row_stops_everything_but_the_check_that_tells_it(folder: Path) -> None:
    (folder / "own" / "tenures.csv").write_text("person,office,of,from,until,verified,source\nx,pawang,RUS,2020,,2021,y\n")
    for command in (["rules", "check"], ["who", "Laskar"], ["add", "in.jsonl"]):
        done = runut_alone(folder, "--gazetteer", "own", *command)
        assert done.returncode == 3, done.stderr
        assert "tenures.csv, line 2: offices.toml has no office 'pawang'" in done.stdout + done.stderr
