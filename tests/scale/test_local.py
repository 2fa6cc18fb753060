"""The pool: everything is accounted for, whatever a document does to the process that reads it."""

from __future__ import annotations

import io
import json
import multiprocessing
from pathlib import Path

import pytest

from runut.limits import Limits
from runut.records import Document
from runut.scale import add_sources
from runut.scale.local import read_sources
from runut.store import Filters, Store
from tests.scale.hostile_child import hostile_main

GOOD = "Menteri Luar Negeri Rusia bertemu mitranya dari Turki di Doha pada Sabtu (7/12/2024) untuk membahas Suriah."


def write_lines(path: Path, texts: list[str]) -> str:
    path.write_text("".join(json.dumps({"id": f"n{i}", "text": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        pytest.param("segfault", "crash", id="a native parser crashes"),
        pytest.param("exit", "crash", id="a library calls exit"),
        pytest.param("kill", "crash", id="the kernel kills the child"),
        pytest.param("allocate", "memory", id="8 GiB are asked for"),
        pytest.param("loop", "timeout", id="an endless loop"),
        pytest.param("bug", "error", id="an unexpected error"),
    ],
)
def test_a_bad_document_costs_itself_alone(word: str, reason: str, tmp_path: Path) -> None:
    source = write_lines(
        tmp_path / "in.jsonl", [f"{GOOD} {i}" for i in range(3)] + [word] + [f"{GOOD} {i}" for i in range(3, 6)]
    )
    with Store.open(str(tmp_path / "x.db"), create=True) as store:
        progress = add_sources([source], store, workers=2, limits=Limits(seconds=1.5), worker_main=hostile_main)
        assert (progress.found, progress.ok, progress.quarantined) == (7, 6, 1)
        (row,) = store.quarantine()
        assert (row["source_id"], row["reason"]) == ("n3", reason)
        assert store.account().balanced


def test_adding_again_in_another_grouping_changes_nothing(tmp_path: Path) -> None:
    texts = [f"{GOOD} Pertemuan ke-{i} berlangsung dua jam." for i in range(6)]
    whole = write_lines(tmp_path / "whole.jsonl", texts)
    with Store.open(str(tmp_path / "x.db"), create=True) as store:
        add_sources([whole], store, workers=1)
        before = list(store.documents(Filters()))
        progress = add_sources([whole, whole], store, workers=2)
        assert (progress.known, progress.ok) == (12, 0)
        assert list(store.documents(Filters())) == before


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    line = json.dumps({"id": "dari-pipa", "text": GOOD}).encode()
    with Store.open(str(tmp_path / "x.db"), create=True) as store:
        add_sources(["-"], store, workers=1, stdin=io.BytesIO(line), worker_main=hostile_main)
        assert [r["source_id"] for r in store.documents(Filters())] == ["dari-pipa"]


def test_a_missing_file_is_quarantined_and_the_rest_is_read(tmp_path: Path) -> None:
    good = tmp_path / "baik.txt"
    good.write_text(GOOD, encoding="utf-8")
    with Store.open(str(tmp_path / "x.db"), create=True) as store:
        progress = add_sources([str(tmp_path / "tidak-ada.txt"), str(good)], store, workers=1, worker_main=hostile_main)
        assert (progress.ok, progress.reasons) == (1, {"missing": 1})


def test_a_reader_that_died_while_it_waited_costs_no_source(tmp_path: Path) -> None:
    sources = []
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(f"{GOOD} {name}", encoding="utf-8")
        sources.append(str(tmp_path / f"{name}.txt"))
    batches = read_sources(sources, None, Limits())
    found = list(next(batches))
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    found += [item for batch in batches for item in batch]
    assert [item.path for item in found if isinstance(item, Document)] == sources
