"""`runut show` tells why, and what was left out; `runut add` counts what it left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import command

TEXT = (
    "Presiden Rusia bertemu Menlu Turki di Moskow, Senin (10/6/2024). Serangan Israel ke Damaskus menewaskan 12 tentara Suriah "
    "dan dikecam oleh Iran."
)


def runut(folder: Path, *arguments: str) -> command.Done:
    return command.runut(folder, *arguments, columns="300", store=str(folder / "r.db"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reasons")
    article = {"id": "uji-1", "title": "Kabar Pekan Ini", "published": "2024-06-12", "text": TEXT}
    (folder / "in.jsonl").write_text(json.dumps(article), encoding="utf-8")
    done = runut(folder, "add", "in.jsonl")
    assert ": told already " in done.stderr
    return folder


def rows(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in runut(folder, *arguments, "--json").stdout.splitlines()]


def test_a_mention_comes_with_its_reasons(folder: Path) -> None:
    mention = next(row for row in rows(folder, "mentions") if row["type"] == "ASSAULT")
    (chain,) = rows(folder, "show", mention["id"])
    because = {(reason["about"], reason["words"]): reason["why"] for reason in chain["reports"][0]["because"]}
    assert because["actor", "Israel"].startswith("possessor of the event noun")
    assert any(about == "rejected" for about, _ in because)
    shown = runut(folder, "show", mention["id"]).stdout
    assert "possessor of the event noun" in shown
    assert "konteks   military" in shown


def test_what_was_left_out_of_a_document(folder: Path) -> None:
    (document,) = rows(folder, "documents")
    left_out = rows(folder, "show", document["id"], "--layer", "rejected")
    assert ("menewaskan", "told already") in [(row["text"], row["reason"]) for row in left_out]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in left_out)
