"""The reading network against gold: word classes and trees on two treebanks, names on one news corpus.

Gold words go in, through the shipped runtime, so that a fault of the tokeniser does not count twice. The network has
never seen these files (`lang/id/model/CARD.md`). Punctuation counts, as in the CoNLL shared tasks; labels are compared
without their language's subtype ("nsubj:pass" is "nsubj").
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from runut.annotate.network import Network, load_network
from runut.lang.pack import load_language

TREEBANKS = {"csui": "data/ud_id/id_csui-ud-test.conllu.xz", "pud": "data/ud_id/id_pud-ud-test.conllu.xz"}
NAMES = "data/ner_id/idner-news-2k/test.txt.xz"
INPUTS = (*TREEBANKS.values(), NAMES)
FLOORED = ("upos_csui", "uas_csui", "las_csui", "upos_pud", "uas_pud", "las_pud", "names_f1")
SLACK = 0.002
"""Processors add products in different orders; a score that is nearly a tie may then fall the other way."""

KINDS = ("PER", "ORG", "LOC")

Stretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A corpus as one run of words. sentences: half-open ranges. heads: index of a word, None at a root."""

    words: list[str]
    sentences: list[tuple[int, int]]
    upos: list[str]
    heads: list[int | None]
    deprel: list[str]


def evaluate(data: Path) -> dict[str, float]:
    """Shares of words (`upos_`, `uas_`, `las_` by treebank), and F1 of names with exact range and kind."""
    model = load_language("id").model
    assert model is not None
    network = load_network(model)
    scores: dict[str, float] = {}
    for key, path in TREEBANKS.items():
        scores |= {f"{figure}_{key}": value for figure, value in trees(network, read_treebank(data / path)).items()}
    return scores | names(network, data / NAMES)


def trees(network: Network, gold: Gold) -> dict[str, float]:
    tags = network.read(gold.words, gold.sentences)
    head = [found == wanted for found, wanted in zip(tags.heads, gold.heads, strict=True)]
    label = [_bare(found) == _bare(wanted) for found, wanted in zip(tags.deprel, gold.deprel, strict=True)]
    upos = sum(found == wanted for found, wanted in zip(tags.upos, gold.upos, strict=True))
    both = sum(h and d for h, d in zip(head, label, strict=True))
    n = len(gold.words)
    return {"upos": upos / n, "uas": sum(head) / n, "las": both / n}


def names(network: Network, path: Path) -> dict[str, float]:
    words: list[str] = []
    sentences: list[tuple[int, int]] = []
    tags: list[str] = []
    for rows in _blocks(path, None):
        sentences.append((len(words), len(words) + len(rows)))
        words += [row[0] for row in rows]
        tags += [row[-1] for row in rows]
    gold = {stretch for sentence in sentences for stretch in stretches(tags, *sentence)}
    found = set(network.read(words, sentences).names)
    scores = {"names_f1": _f1(found, gold)}
    for kind in KINDS:
        scores[f"names_f1_{kind.lower()}"] = _f1({s for s in found if s[2] == kind}, {s for s in gold if s[2] == kind})
    return scores


def stretches(tags: Sequence[str], first: int, last: int) -> Iterator[Stretch]:
    """The names of a stretch of BIO tags.

    >>> list(stretches(["B-PER", "I-PER", "O", "I-LOC"], 0, 4))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    start, kind = first, ""
    for i in range(first, last + 1):
        tag = tags[i] if i < last else "O"
        if kind and tag != "I-" + kind:
            yield start, i, kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = i, tag[2:]


def read_treebank(path: Path) -> Gold:
    gold = Gold(words=[], sentences=[], upos=[], heads=[], deprel=[])
    for rows in _blocks(path, "\t"):
        first = len(gold.words)
        for row in rows:
            if row[0].isdigit():  # neither a multiword token nor an empty node
                head = int(row[6])
                gold.words.append(row[1])
                gold.upos.append(row[3])
                gold.heads.append(first + head - 1 if head else None)
                gold.deprel.append(row[7])
        gold.sentences.append((first, len(gold.words)))
    return gold


def _blocks(path: Path, separator: str | None) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("# "):
                rows.append(line.rstrip("\n").split(separator))
            elif not line.strip() and rows:
                yield rows
                rows = []
    if rows:
        yield rows


def _bare(deprel: str) -> str:
    return deprel.partition(":")[0]


def _f1(found: set[Stretch], gold: set[Stretch]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold))
