"""`kill -9` at any moment loses nothing acknowledged and duplicates nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut.errors import UsageError
from runut.store import Store
from tests.store.adding import add, make

COUNT, BATCH, BATCH_S = 240, 4, 0.002
ROOT = Path(__file__).parents[2]


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.adding", str(path), str(COUNT), str(BATCH)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def acknowledged(output: str) -> set[str]:
    """Whole lines alone: one cut by the kill was not yet said."""
    return {line for line in output.split("\n")[:-1] if line != "done"}


def contents(path: Path) -> list[tuple[str, dict[str, object]]]:
    with Store.open(path) as store:
        assert store.damage() == ()
        assert store.account().balanced
        return list(store.dump())


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, object]]]:
    path = tmp_path_factory.mktemp("kill") / "whole.db"
    with Store.open(path, create=True) as store:
        assert len(list(add(store, [make(n) for n in range(COUNT)], BATCH))) == COUNT
    return contents(path)


def kill_at_random(path: Path, chance: random.Random) -> set[str]:
    """Documents acknowledged by a child that was killed: after any of its batches, and then up to two batches later.

    By count and not by clock alone, so that the kills fall inside the work on a machine of any speed. One in ten comes
    while the child is still starting or making the store.
    """
    with start(path) as child:
        assert child.stdout is not None
        heard = ""
        if chance.random() < 0.1:
            time.sleep(chance.uniform(0, 0.25))
        else:
            heard = "".join(child.stdout.readline() for _ in range(chance.randrange(1, COUNT)))
            time.sleep(chance.uniform(0, 2 * BATCH_S))
        child.send_signal(signal.SIGKILL)
        return acknowledged(heard + child.stdout.read())


def kill_and_check(path: Path, seed: int, expected: list[tuple[str, dict[str, object]]]) -> None:
    said = kill_at_random(path, random.Random(seed))
    try:
        with Store.open(path) as store:
            assert store.damage() == ()
            assert store.known(said) == said, "acknowledged, then lost"
            assert store.account().balanced
    except UsageError:
        assert not said, "acknowledged before there was a store"  # killed before it was made
    with Store.open(path, create=True) as store:
        list(add(store, [make(n) for n in range(COUNT)], BATCH))
    assert contents(path) == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_kill_loses_and_duplicates_nothing(
    tmp_path: Path, seed: int, uninterrupted: list[tuple[str, dict[str, object]]]
) -> None:
    kill_and_check(tmp_path / "killed.db", seed, uninterrupted)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 300))
def test_two_hundred_kills(tmp_path: Path, seed: int, uninterrupted: list[tuple[str, dict[str, object]]]) -> None:
    kill_and_check(tmp_path / "killed.db", seed, uninterrupted)
