"""`runut add`, killed: what it said was stored is stored, and running it again gives what an uninterrupted run gives."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut.store import Store

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "articles"


def add_command(store: Path) -> list[str]:
    code = "from runut.cli import main; main()"
    return [sys.executable, "-c", code, "add", str(SAMPLES), "--json", "--workers", "1", "--store", str(store)]


def dump(path: Path) -> list[tuple[str, dict[str, object]]]:
    with Store.open(path, read_only=True) as store:
        assert store.account().balanced
        assert not store.damage()
        return list(store.dump())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, dict[str, object]]], float]:
    """The dump of an uninterrupted run, and how long it took."""
    path = tmp_path_factory.mktemp("whole") / "x.db"
    start = time.monotonic()
    subprocess.run(add_command(path), check=True, capture_output=True)
    return dump(path), time.monotonic() - start


@pytest.mark.parametrize("kills", [pytest.param(1, id="once"), pytest.param(60, id="many", marks=pytest.mark.slow)])
def test_a_killed_add_loses_nothing_it_acknowledged(
    kills: int, tmp_path: Path, whole: tuple[list[tuple[str, dict[str, object]]], float]
) -> None:
    expected, seconds = whole
    chance = random.Random(20261120)
    for number in range(kills):
        path = tmp_path / f"{number}.db"
        process = subprocess.Popen(add_command(path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        time.sleep(chance.uniform(0.1, seconds))
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate()
        acknowledged = {json.loads(line)["id"] for line in told.splitlines() if line.endswith("}")}
        if path.exists() and acknowledged:
            with Store.open(path) as store:
                stored = {row["id"] for row in store.documents()}
            assert acknowledged <= stored
        subprocess.run(add_command(path), check=True, capture_output=True)
        assert dump(path) == expected
