"""`runut who` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import runut

ANSWERS = [
    pytest.param(["Presiden", "Suriah", "--on", "2024-12-01"], 0, "Bashar al-Assad", "", id="an office on a day"),
    pytest.param(["Presiden Suriah", "--on", "2024-12-15"], 0, "Tidak ada pejabat", "", id="nobody in office"),
    pytest.param(["Jolani"], 0, "Ahmad al-Sharaa", "", id="a person by a former name"),
    pytest.param(["Jolani"], 0, "belum diperiksa sesudahnya", "", id="an open end is shown as such"),
    pytest.param(["Jolani", "--lang", "en"], 0, "not checked since", "", id="in English"),
    pytest.param(["Assad", "--on", "2025-03-01"], 0, "Tidak ada jabatan yang tercatat pada hari itu", "", id="out of office"),
    pytest.param(["Presiden Prabowo"], 0, "person.prabowo-subianto", "", id="a title and a name"),
    pytest.param(["Hizbullah"], 0, "group.HEZBOLLAH", "", id="a group with its code"),
    pytest.param(["Russia"], 0, "Vladimir Putin", "", id="a state by its English name"),
    pytest.param(["Menlu Rusa"], 1, "", "Menlu Rusia", id="a near miss"),
    pytest.param(["Jolani", "--on", "kemarin"], 2, "", "is no day", id="no day"),
]


@pytest.mark.parametrize(("arguments", "status", "out", "err"), ANSWERS)
def test_who(tmp_path: Path, arguments: list[str], status: int, out: str, err: str) -> None:
    done = runut(tmp_path, "who", *arguments)
    assert done.returncode == status, done.stderr
    assert out in " ".join(done.stdout.split())
    assert err in done.stderr


FIELDS = "entity name office country from until verified source".split()  # design.md, section 5


@pytest.mark.parametrize("asked", ["Menlu Rusia", "Sergei Lavrov", "Rusia", "Hizbullah"])
def test_json_has_the_contract(tmp_path: Path, asked: str) -> None:
    rows = [json.loads(line) for line in runut(tmp_path, "who", asked, "--json").stdout.splitlines()]
    assert rows
    assert all(set(FIELDS) <= row.keys() for row in rows)


def test_json_on_a_day_tells_what_is_unchecked(tmp_path: Path) -> None:
    (row,) = [
        json.loads(line) for line in runut(tmp_path, "who", "Presiden Suriah", "--on", "2040", "--json").stdout.splitlines()
    ]
    assert (row["until"], row["unchecked"]) == (None, True)
