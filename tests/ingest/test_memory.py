"""Bombs and giants: how much memory and time they take, measured in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.malformed import flushed_bomb, zlib_zeros

# The paths come one a line, so that the figures are of the reading and not of the start of Python.
_PROBE = """
import sys, time
from runut.ingest import read_source
from runut.limits import DEFAULT
from runut.records import Document
def peak():  # not getrusage: on Linux its figure begins with that of the parent process
    return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
before, start = peak(), time.process_time()
reasons = [getattr(i, "reason", "ok") for i in read_source(sys.argv[1], DEFAULT)]
print(*reasons, "|", peak() - before, time.process_time() - start)
"""


def measure(path: Path) -> tuple[list[str], int, float]:
    """Outcomes, MiB of memory beyond that of the start, seconds of processor time."""
    command = [sys.executable, "-c", _PROBE, str(path)]
    out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    reasons, _, figures = out.partition("|")
    memory, seconds = figures.split()
    return reasons.split(), int(memory), float(seconds)


pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak of memory where Linux tells it")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz", "a"])
def test_10_gb_in_10_mb(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(flushed_bomb(10_000))
    reasons, memory, seconds = measure(path)
    assert reasons in (["bomb"], ["bad-warc-header"])
    assert memory < 64
    assert seconds < 2


def test_a_kilobyte_that_grows(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(zlib_zeros(1_000_000_000 // 1_000, b"a"))
    assert path.stat().st_size < 1_200
    reasons, memory, _ = measure(path)
    assert reasons == ["ok"]  # a megabyte in all
    assert memory < 64


@pytest.mark.parametrize(
    ("head", "letter", "tail", "expected"),
    [
        pytest.param(b"", b"a", b"", ["too-large"], id="text"),
        pytest.param(b'{"text":"b"}\n{"text":"', b"a", b'"}\n{"text":"c"}\n', ["ok", "too-large", "ok"], id="json"),
        pytest.param(b"id,isi\n1,b\n2,", b"a", b"\n3,c\n", ["ok", "too-large", "ok"], id="csv"),
        pytest.param(b'id,isi\n1,b\n2,"', b"a\n", b'"\n3,c\n', ["ok", "too-large", "ok"], id="csv-over-lines"),
        pytest.param(b'[{"text":"b"},{"text":"', b"{", b'"},{"text":"c"}]', ["ok", "too-large", "ok"], id="array"),
    ],
)
def test_50_mb_of_one_letter(head: bytes, letter: bytes, tail: bytes, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.write(head)
        for _ in range(50 // len(letter)):
            file.write(letter * 1_000_000)
        file.write(tail)
    reasons, memory, seconds = measure(path)
    assert reasons == expected
    assert memory < 64
    assert seconds < 10
