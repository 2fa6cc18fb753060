"""Tokens and sentences against the Indonesian UD treebanks: how often `lang/id` cuts where they cut.

Reads `ud_id/*.conllu.xz` under a data folder that is not part of the repository. Exact spans on the `# text` lines for
tokens; for sentences the same lines as running text, joined by a space, or by a newline after those without a final
mark, which are headlines and stand on a line of their own in any article.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runut.lang.id.sentences import split_sentences
from runut.lang.id.tokens import tokenise

TREEBANKS = {"csui": "id_csui-ud-test", "pud": "id_pud-ud-test", "gsd": "id_gsd-ud-dev"}
INPUTS = tuple(f"data/ud_id/{name}.conllu.xz" for name in TREEBANKS.values())
FLOORED = ("tokens_f1_csui", "tokens_f1_pud", "sentences_f1_csui", "sentences_f1_pud", "sentences_f1_gsd")
Spans = set[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One sentence. tokens: syntactic words as ranges of `text`."""

    text: str
    tokens: frozenset[tuple[int, int]]


def evaluate(data: Path) -> dict[str, float]:
    """F1 of tokens and of sentences by treebank: `tokens_f1_pud`, `sentences_f1_pud` ..."""
    scores: dict[str, float] = {}
    for key, name in TREEBANKS.items():
        gold = list(read_treebank(data / "data/ud_id" / f"{name}.conllu.xz"))
        scores[f"tokens_f1_{key}"] = tokens_f1(gold)
        scores[f"sentences_f1_{key}"] = sentences_f1([sentence.text for sentence in gold])
    return scores


def tokens_f1(gold: list[Gold]) -> float:
    right = given = wanted = 0
    for sentence in gold:
        found = set(tokenise(sentence.text))
        right += len(found & sentence.tokens)
        given += len(found)
        wanted += len(sentence.tokens)
    return 2 * right / (given + wanted)


def sentences_f1(texts: list[str]) -> float:
    wanted: Spans = set()
    running, at = [], 0
    for text in texts:
        wanted.add((at, at + len(text)))
        running.append(text + (" " if text.rstrip("\"'”’)")[-1:] in ".?!…" else "\n"))
        at += len(text) + 1
    found = set(split_sentences("".join(running)))
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def read_treebank(path: Path) -> Iterator[Gold]:
    """The sentences of a CoNLL-U file whose words can be laid upon their text."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        text, rows = "", []
        for line in lines:
            if line.startswith("# text = "):
                text = line[9:].strip()
            elif line.strip() and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line.strip() and rows:
                if tokens := _lay(text, rows):
                    yield Gold(text=text, tokens=frozenset(tokens))
                rows = []


def _lay(text: str, rows: list[list[str]]) -> Spans:
    """The words' ranges, or none where a word is not in the text. Parts of a multiword token lie side by side in it."""
    spans: Spans = set()
    at = until = 0  # `until`: the id of the last part of the multiword token being laid
    inside = 0
    for number, form, *_ in rows:
        if "." in number:
            continue
        if "-" in number:
            at = text.find(form, at)
            if at < 0:
                return set()
            inside, until = at, int(number.split("-")[1])
            at += len(form)
        elif int(number) <= until:
            stop = at if int(number) == until else min(inside + len(form), at)
            spans.add((inside, stop))
            inside = stop
        else:
            at = text.find(form, at)
            if at < 0:
                return set()
            spans.add((at, at + len(form)))
            at += len(form)
    return spans
