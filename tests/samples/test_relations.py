"""What is planted in the samples across articles is found, but for what the table says is not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runut.cli import load_commands
from runut.cli.app import app
from runut.store import Filters, Store

SAMPLES = Path(__file__).parents[2] / "samples"


def planted() -> list[dict[str, str]]:
    with (SAMPLES / "expected_relations.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(line for line in lines if not line.startswith("#")) if row["found"] == "yes"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    load_commands()
    result = CliRunner().invoke(app, ["add", str(SAMPLES / "articles"), "--store", str(path)])
    assert result.exit_code == 0, result.output
    with Store.open(path, read_only=True) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("row", planted(), ids=lambda row: f"{row['what']} {row['day']}")
def test_what_is_planted_is_found(store: Store, row: dict[str, str]) -> None:
    values = set(row["values"].split())
    on_day = [event for event in store.events() if event["start"] == row["day"]]
    if row["what"] == "copies":
        outlets = set(row["about"].split())
        assert any(outlets <= set(event["outlets"]) and event["origins"] == int(row["values"]) for event in on_day)
    elif row["what"] in ("dispute", "series"):
        found = [
            d
            for d in store.disputes(Filters(disputed_about="figure"))
            if d["told"]["start"] == row["day"] and d["kind"] == row["about"]
        ]
        accounts = [account for dispute in found for account in dispute["accounts"]]
        if row["what"] == "series":
            assert any(values == {account["value"], *account["earlier"]} for account in accounts)
        else:
            assert any(values <= {account["value"] for account in dispute["accounts"]} for dispute in found)
    else:
        links = [link for e in on_day for link in store.chain(e["id"])["linked"]]
        reasons = [reason for link in links for reason in link["reasons"]]
        assert any(reason == f"parties: {row['values']}" for reason in reasons)
