"""Who acts on whom, against the dev gold: codes and names of the parties of mentions that pair with a gold row.

Mentions pair as in the gold's own `score.py`. Three ways to count, each for codes (country or group) and names:
`sides` as `score.py` does: a side of a paired row is right where one of its gold parties is among ours; `filled` the same of
the sides that we fill (what is named is named rightly); `parties` every gold party by itself, the strictest. Names count of
parties whose name agrees: the same last word, or one's words all in the other's. Where a row is symmetric both sides are one.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut.evaluate.events import INPUTS, code
from runut.pipeline import load_resources

__all__ = ["FLOORED", "INPUTS", "evaluate"]
FLOORED = ("articles.sides.codes", "articles.filled.codes", "articles.filled.names")
SIDES = ("actors", "recipients")


def evaluate(data: Path) -> dict[str, float]:
    """Shares of sides and of gold parties with the right codes and the right name, per set, and per side."""
    figures: dict[str, float] = {}
    for name in ("articles", "sentences"):
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for side, measure, parties, filled in judge(data / "gold", name):
            for key, got in ways(measure, parties, filled):
                for place in (key, f"{key}.{side}"):
                    asked[place] += len(got)
                    right[place] += sum(got)
        figures |= {f"{name}.{key}": right[key] / asked[key] for key in sorted(asked)}
    return figures


def ways(measure: str, parties: list[bool], filled: bool) -> Iterator[tuple[str, list[bool]]]:
    yield f"parties.{measure}", parties
    yield f"sides.{measure}", [any(parties)]
    if filled:
        yield f"filled.{measure}", [any(parties)]


def judge(gold: Path, name: str) -> Iterator[tuple[str, str, list[bool], bool]]:
    """Of each side of a paired row: its name, "codes" or "names", whether each gold party is met, whether we fill it."""
    scorer = load_scorer(gold / "score.py")
    for _, want, got in pairs(gold, name, scorer):
        for side in SIDES:
            have = [p for either in SIDES for p in got[either]] if want.get("symmetric") else got[side]
            coded = [p for p in want.get(side, ()) if p.get("country") or p.get("group")]
            if coded:
                yield side, "codes", [any(same_codes(p, other) for other in have) for p in coded], bool(have)
            if want.get(side) and name == "articles":  # the names in the other set are English
                yield side, "names", [any(same_name(p, o, scorer) for o in have) for p in want[side]], bool(have)


def pairs(gold: Path, name: str, scorer: Any) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(article, gold row, our mention) of what pairs."""
    coded: dict[str, list[dict[str, Any]]] = {}
    for row in code(gold / f"{name}_dev_input.jsonl"):
        coded.setdefault(str(row["source_id"]), []).append(row)
    for article in scorer.read(str(gold / f"{name}_dev.jsonl")):
        for want, got in scorer.pair(article["events"], coded.get(str(article["doc"]), [])):
            yield article["doc"], want, got


def same_codes(gold: dict[str, Any], got: dict[str, Any]) -> bool:
    return any(gold.get(key) and str(gold[key]).upper() == str(got.get(key)).upper() for key in ("country", "group"))


def same_name(gold: dict[str, Any], got: dict[str, Any], scorer: Any) -> bool:
    """Whether the last words are the same, or one name's words are all in the other's; "tentara AS" is "tentara Amerika Serikat"."""
    want, have = (scorer.words(in_full(party.get("name") or "")) for party in (gold, got))
    if not want or not have:
        return False
    return bool(want[-1] == have[-1] or set(want) <= set(have) or set(have) <= set(want))


def in_full(name: str) -> str:
    """A name with the states, groups and bodies in it by the names that the gazetteer gives them."""
    gazetteer = load_resources().gazetteer
    for found in reversed(gazetteer.find(name)):
        entity = gazetteer.entity(found.entities[0])
        if entity.kind in ("country", "group", "organisation"):
            name = name[: found.start] + entity.name + name[found.end :]
    return name


def load_scorer(path: Path) -> Any:
    """The gold's `score.py` as a module: its pairing is the one that counts."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
