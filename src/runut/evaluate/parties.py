"""Who acts on whom, against the dev gold: codes and names of the parties of mentions that pair with a gold row.

Mentions pair as in the gold's own `score.py`. Counted per party of the gold: of each side of a paired row, every gold party
that has a country or a group counts once for codes, and is right where a party of that side of the mention has the same
country or group. Its name is right where one of that side ends in the same word, or has the same words in another order.
Where the row or the mention is symmetric, both sides are one. Rows of a side that the mention left empty count as wrong.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut.evaluate.events import INPUTS, code

__all__ = ["FLOORED", "INPUTS", "evaluate"]
FLOORED = ("articles.codes", "articles.names")
SIDES = ("actors", "recipients")


def evaluate(data: Path) -> dict[str, float]:
    """Share of gold parties of paired rows with the right codes and the right name, per set and side."""
    figures: dict[str, float] = {}
    for name in ("articles", "sentences"):
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for verdict in judge(data / "gold", name):
            for key in (verdict["measure"], f"{verdict['measure']}.{verdict['side']}"):
                asked[key] += 1
                right[key] += verdict["right"]
        figures |= {f"{name}.{key}": right[key] / asked[key] for key in sorted(asked)}
    return figures


def judge(gold: Path, name: str) -> Iterator[dict[str, Any]]:
    """One verdict for each gold party and measure ("codes", "names")."""
    scorer = load_scorer(gold / "score.py")
    coded: dict[str, list[dict[str, Any]]] = {}
    for row in code(gold / f"{name}_dev_input.jsonl"):
        coded.setdefault(str(row["source_id"]), []).append(row)
    for article in scorer.read(str(gold / f"{name}_dev.jsonl")):
        for want, got in scorer.pair(article["events"], coded.get(str(article["doc"]), [])):
            for side in SIDES:
                have = got[side]
                if want.get("symmetric"):
                    have = [party for either in SIDES for party in got[either]]
                for party in want.get(side, ()):
                    made = {"doc": article["doc"], "side": side, "want": party, "have": have, "row": want, "got": got}
                    if party.get("country") or party.get("group"):
                        yield made | {"measure": "codes", "right": any(same_codes(party, other) for other in have)}
                    yield made | {"measure": "names", "right": any(same_name(party, other, scorer) for other in have)}


def same_codes(gold: dict[str, Any], got: dict[str, Any]) -> bool:
    return any(gold.get(key) and str(gold[key]).upper() == str(got.get(key)).upper() for key in ("country", "group"))


def same_name(gold: dict[str, Any], got: dict[str, Any], scorer: Any) -> bool:
    """Whether the last words are the same, or one name's words are all in the other's."""
    want, have = scorer.words(gold.get("name", "")), scorer.words(got.get("name", ""))
    if not want or not have:
        return False
    return bool(want[-1] == have[-1] or set(want) <= set(have) or set(have) <= set(want))


def load_scorer(path: Path) -> Any:
    """The gold's `score.py` as a module: its pairing is the one that counts."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
