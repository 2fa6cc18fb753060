"""Learns by which words an article of the sport or leisure desk is known, from articles whose desk their outlet tells.

    python -m training.desks --data PATH [--out src/runut/lang/id/desks.toml]

The articles are those of the pool (`sources.py`), their desk is the outlet's own section. Two logistic models over the words of a
headline and the first `HEAD_CHARS` of the text, each with a small penalty, fitted by Newton's method; words that mostly stand
with a capital are left out, so that no person or club of the day decides. A tenth of the articles is left out and measured on.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.lang.desks import HEAD_CHARS, WORD, DeskModel, head_words
from training.code_articles import read_pool

SPORT = re.compile(r"bola|sports?\b|olahraga|super skor|otomotif/sport")
LEISURE = re.compile(
    r"seleb|celebrity|entertainment|showbiz|hiburan|music|musik|film|tv$|sinetron|news & entertainment|korea|otomotif|autotekno|tekno|techno"
    r"|lifestyle|gaya|cantik|beauty|travel|parenting|kuliner|inspirasi|sains|muslim/fashion|serbaserbi"
)
NEWS = re.compile(
    r"nasional(?!/(?:opini|edukasi))|news\b|regional|daerah|metro|dunia|international|internasional|tajuk utama|berita utama|kriminal"
)
LEAST_ARTICLES = 40
"""An article count under which a word is left out."""
WORDS = 1500
PENALTY = 3.0
ROUNDS = 7
Matrix = NDArray[np.float32]


class Labelled(NamedTuple):
    desk: str
    words: frozenset[str]


def desk_of(section: str) -> str | None:
    """ "sport", "leisure" or "news"; None for a section that may be either (business, opinion)."""
    for name, pattern in (("sport", SPORT), ("leisure", LEISURE), ("news", NEWS)):
        if pattern.match(section):
            return name
    return None


def read_labelled(data: Path) -> tuple[list[Labelled], frozenset[str]]:
    """The articles of known desk, and the words that may tell it."""
    articles, plain, all_ = [], Counter[str](), Counter[str]()
    for row in read_pool(data):
        desk = desk_of((row.get("category") or "").lower())
        if desk is None:
            continue
        articles.append(Labelled(desk, head_words(row.get("title"), row["text"])))
        found = WORD.findall(row["text"][:HEAD_CHARS])
        all_.update(word.lower() for word in found)
        plain.update(word for word in found if word.islower())
    seen = Counter(word for article in articles for word in article.words)
    return articles, frozenset(w for w, n in seen.items() if n >= LEAST_ARTICLES and len(w) > 2 and 2 * plain[w] > all_[w])


def choose_words(articles: Sequence[Labelled], desk: str, words: frozenset[str]) -> list[str]:
    """The words that tell most: log odds by the root of how often they stand."""
    on, off = Counter[str](), Counter[str]()
    for article in articles:
        (on if article.desk == desk else off).update(article.words & words)
    ours = sum(article.desk == desk for article in articles)
    others = len(articles) - ours
    odds = {w: np.log((on[w] + 1) / (ours + 2)) - np.log((off[w] + 1) / (others + 2)) for w in words}
    return sorted(sorted(words), key=lambda w: -abs(odds[w]) * np.sqrt(on[w] + off[w]))[:WORDS]


def to_matrix(articles: Sequence[Labelled], place: dict[str, int]) -> Matrix:
    """Articles by words, 1 where the word stands; the last column is 1 throughout."""
    x = np.zeros((len(articles), len(place) + 1), dtype=np.float32)
    x[:, -1] = 1.0
    for i, article in enumerate(articles):
        x[i, [place[word] for word in article.words if word in place]] = 1.0
    return x


def fit(articles: Sequence[Labelled], desk: str, words: frozenset[str]) -> DeskModel:
    chosen = choose_words(articles, desk, words)
    x = to_matrix(articles, {word: i for i, word in enumerate(chosen)})
    y = np.array([article.desk == desk for article in articles], dtype=np.float32)
    penalty = np.full(x.shape[1], PENALTY, dtype=np.float32)
    penalty[-1] = 0.0
    w = np.zeros(x.shape[1], dtype=np.float32)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(x @ w)))
        spread = p * (1 - p) + 1e-6
        w = w - np.linalg.solve((x.T * spread) @ x + np.diag(penalty), x.T @ (p - y) + penalty * w)
    weights = {word: round(float(v), 2) for word, v in zip(chosen, w, strict=False) if abs(v) >= 0.05}
    return DeskModel(bias=round(float(w[-1]), 3), weights=weights)


def measure(model: DeskModel, desk: str, articles: Sequence[Labelled]) -> str:
    lines = []
    for least in (0.0, 1.0, 1.5, 2.0, 3.0):
        hit = [model.odds(a.words) >= least for a in articles if a.desk == desk]
        lost = [model.odds(a.words) >= least for a in articles if a.desk == "news"]
        lines.append(f"{desk} from {least}: {np.mean(hit):.3f} of it found, {np.mean(lost):.4f} of news taken for it")
    return "\n".join(lines)


def write(models: dict[str, DeskModel], articles: Sequence[Labelled], path: Path) -> None:
    counts = Counter(article.desk for article in articles)
    told = ", ".join(f"{n} of {desk}" for desk, n in sorted(counts.items()))
    lines = [
        "# By which words an article of another desk is known: weights in log odds of words in its headline and opening.",
        f"# Made by training.desks from {told}; not to be edited by hand.",
        "# From CLICK-ID (William and Sari 2020, CC BY 4.0) and IndoSum (Kurniawan and Louvan 2018, CC BY-SA 4.0). Licence: CC BY-SA 4.0.",
    ]
    for desk, model in models.items():
        lines += ["", f"[{desk}]", f"bias = {model.bias}", f"[{desk}.weights]"]
        lines += [f'"{word}" = {value}' for word, value in sorted(model.weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.desks", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/runut/lang/id/desks.toml"))
    options = parser.parse_args()
    articles, words = read_labelled(options.data)
    random.Random(1).shuffle(articles)
    held = len(articles) // 10
    models = {}
    for desk in ("sport", "leisure"):
        # Sport is told from all else; leisure from news alone, since sport has been taken out by then.
        own = [a for a in articles if desk == "sport" or a.desk != "sport"]
        print(measure(fit(own[held:], desk, words), desk, own[:held]))
        models[desk] = fit(own, desk, words)
    write(models, articles, options.out)


if __name__ == "__main__":
    main()
