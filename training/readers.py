"""Treebanks and name corpora as plain records: CoNLL-U and one-word-a-line BIO files, packed with xz."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"PERSON": "PER", "PER": "PER", "ORGANISATION": "ORG", "ORG": "ORG", "PLACE": "LOC", "LOC": "LOC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """heads: counted from 1, 0 is the root, as in CoNLL-U."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprel: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A sentence with BIO tags of PER, ORG and LOC."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_trees(path: Path) -> list[Tree]:
    trees = []
    for rows in _blocks(path, "\t"):
        rows = [row for row in rows if row[0].isdigit()]
        words, upos, heads, deprel = zip(*((r[1], r[3], int(r[6]), r[7]) for r in rows), strict=True)
        trees.append(Tree(words=words, upos=upos, heads=heads, deprel=deprel))
    return trees


def read_names(path: Path, without: tuple[str, ...] = ()) -> list[Named]:
    """Sentences with a kind in `without` are left out: their other tags are good, but what they call no name may be one."""
    found = []
    for rows in _blocks(path, None):
        pairs = [(row[0], _tag(row[-1])) for row in rows if len(row) > 1]
        if pairs and not any(tag[2:] in without for _, tag in pairs if tag != "O"):
            words, tags = zip(*pairs, strict=True)
            found.append(Named(words=words, tags=tags))
    return found


def _tag(raw: str) -> str:
    place, _, kind = raw.partition("-")
    return f"{place}-{KINDS[kind]}" if kind in KINDS else "O"


def _blocks(path: Path, separator: str | None) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("# "):
                rows.append(line.rstrip("\n").split(separator))
    if rows:
        yield rows


def name_spans(tags: tuple[str, ...] | list[str]) -> set[tuple[int, int, str]]:
    """The names of a tag sequence as half-open ranges with their kind.

    >>> sorted(name_spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    spans, start, kind = set(), -1, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and (tag[2:] != kind or tag[0] == "B"):
            spans.add((start, i, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = i, tag[2:]
    return spans
