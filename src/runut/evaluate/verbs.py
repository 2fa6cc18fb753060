"""Voice and root of verbs and nominalised verbs of the news, against labels made by hand (`benchmarks/quality/verbs.csv`).

The word class is given, as the network gives it to the words of a text. Needs nothing outside the repository, so a
fresh clone measures it too.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from runut.lang.pack import load_language

INPUTS = ("benchmarks/quality/verbs.csv",)
FLOORED = ("voice_acc", "root_acc")

_VOICES = {"ter": "passive"}  # the labels tell ter- apart; the layer has it as a passive, which most of them are


def evaluate(data: Path) -> dict[str, float]:
    """Shares of all words whose voice and whose root agree, and of those on which the affixes were not mended (`_fresh`)."""
    with (data / INPUTS[0]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    fresh = measure([row for row in rows if row["set"] == "fresh"])
    return measure(rows) | {f"{figure}_fresh": value for figure, value in fresh.items()}


def measure(rows: Sequence[dict[str, str]]) -> dict[str, float]:
    read_word = load_language("id").read_word
    assert read_word is not None
    voices = roots = 0
    for row in rows:
        root, voice = read_word(row["word"], row["upos"])
        voices += voice == _VOICES.get(row["voice"], row["voice"])
        roots += root == row["root"]
    return {"voice_acc": voices / len(rows), "root_acc": roots / len(rows)}
