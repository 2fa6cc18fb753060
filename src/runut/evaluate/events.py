"""Event mentions against the dev gold: the figures of the gold's own `score.py`, over articles and single sentences.

Figures only: the articles are their publishers' and stay outside the repository.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from runut.evaluate.calibration import expected_error
from runut.ingest import read_source
from runut.limits import DEFAULT
from runut.pipeline import Reading, load_resources, read_document
from runut.records import Document, EventMention, Party

INPUTS = (
    "gold/articles_dev.jsonl",
    "gold/articles_dev_input.jsonl",
    "gold/sentences_dev.jsonl",
    "gold/sentences_dev_input.jsonl",
    "gold/score.py",
)
FLOORED = ("articles.detect.f1", "articles.triple.f1", "articles.full.f1", "sentences.detect.r", "sentences.triple.r")


def evaluate(data: Path) -> dict[str, float]:
    """P, R and F1 of detect, triple and full, and the accuracies of status, date and speaker, per set; and `agreement`."""
    figures: dict[str, float] = {}
    for name in ("articles", "sentences"):
        rows = list(code(data / "gold" / f"{name}_dev_input.jsonl"))
        scored = score(data / "gold", name, rows)
        for level in ("detect", "triple", "full"):
            figures |= {f"{name}.{level}.{key}": value for key, value in scored[level].items()}
        for key in ("over", "status_acc", "date_acc", "said_by_acc"):
            if scored[key] is not None:
                figures[f"{name}.{key}"] = scored[key]
        if name == "articles":
            figures |= {f"{name}.{key}": value for key, value in agreement(data / "gold", rows).items()}
    return figures


def agreement(gold: Path, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Of the mentions that `score.py` pairs with the gold: background alike; of those that the gold dates: days overlap, days equal.

    `confidence_error`: expected calibration error of all mentions, right where they pair with a gold row and its sides agree;
    `confidence_mean`, `confidence_right`: what is said of them, and the share that is. `said_by_false`: the share with a speaker of those to which the gold gives none. `via_p`, `via_r`, `via_f1`: names of outlets.
    """
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    coded = defaultdict(list)
    for row in rows:
        coded[row["source_id"]].append(row)
    pairs = [
        pair
        for article in scorer.read(gold / "articles_dev.jsonl")
        for pair in scorer.pair(article["events"], coded[article["doc"]])
    ]
    dated = [(told, ours) for told, ours in pairs if told["start"] or told["end"]]
    unsaid = [ours for told, ours in pairs if not told["said_by"]]
    right = {id(ours) for told, ours in pairs if scorer.sides_agree(told, ours)}
    said = [(row["confidence"], id(row) in right) for row in rows]
    return {
        "confidence_error": expected_error(said),
        "confidence_mean": sum(share for share, _ in said) / len(said),
        "confidence_right": len(right) / len(said),
        "said_by_false": sum(bool(ours["said_by"]) for ours in unsaid) / len(unsaid),
        **via_figures([(told["via"], ours["via"]) for told, ours in pairs]),
        "background_acc": sum(bool(told["background"]) == ours["background"] for told, ours in pairs) / len(pairs),
        "date_acc_dated": sum(scorer.dates_agree(told, ours) for told, ours in dated) / len(dated),
        "date_exact": sum((told["start"], told["end"]) == (ours["start"], ours["end"]) for told, ours in dated) / len(dated),
    }


def via_figures(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> dict[str, float]:
    """Micro-averaged over the outlets of mentions, gold and ours; one outlet under two names is one."""
    gazetteer = load_resources().gazetteer

    def keys(names: Sequence[str]) -> set[str]:
        found = ((name, gazetteer.agency(name) or gazetteer.outlet(name)) for name in names)
        return {entity.id if entity else name.casefold() for name, entity in found}

    sets = [(keys(told), keys(ours)) for told, ours in pairs]
    hit = sum(len(told & ours) for told, ours in sets)
    gold, got = sum(len(told) for told, _ in sets), sum(len(ours) for _, ours in sets)
    precision, recall = hit / max(1, got), hit / max(1, gold)
    return {"via_p": precision, "via_r": recall, "via_f1": 2 * precision * recall / max(1e-9, precision + recall)}


def score(gold: Path, name: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What `score.py` says of our coding of one gold set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as coded:
        for row in rows:
            coded.write(json.dumps(row, ensure_ascii=False) + "\n")
        coded.flush()
        command = [sys.executable, str(gold / "score.py"), str(gold / f"{name}_dev.jsonl"), coded.name, "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scored: dict[str, Any] = json.loads(printed)
    return scored


def code(path: Path) -> Iterator[dict[str, Any]]:
    """The mentions of a file of articles, one row each."""
    resources = load_resources()
    for document in read_source(str(path), DEFAULT):
        if not isinstance(document, Document):
            continue
        reading = read_document(document, resources)
        if isinstance(reading, Reading):
            for mention in reading.mentions:
                yield row_of(mention, document.source_id)


def row_of(mention: EventMention, source_id: str) -> dict[str, Any]:
    """The part of a mention that `score.py` reads."""
    return {
        "source_id": source_id,
        "type": mention.type,
        "actors": [side_of(party) for party in mention.actors],
        "recipients": [side_of(party) for party in mention.recipients],
        "status": mention.status,
        "background": mention.background,
        "start": mention.start.isoformat() if mention.start else None,
        "end": mention.end.isoformat() if mention.end else None,
        "said_by": [side_of(party) for party in mention.said_by],
        "via": list(mention.via),
        "evidence": {"text": mention.evidence.text},
        "rule": mention.rule,
        "confidence": mention.confidence,
        "trig": mention.trigger.text,
    }


def side_of(party: Party) -> dict[str, str | None]:
    return {"name": party.name, "country": party.country, "group": party.group}
