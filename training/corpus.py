"""Raw text of the allowed articles as numbers: the features of each word type, and the types of each sentence's words.

No text is kept, so the file can lie about: rows of `features` by type, `words` (types, the most frequent being 0), `starts`
of sentences, and `whole`, the first sentence of the articles that have all their words.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from runut.lang.id.features import features
from runut.lang.id.sentences import split_sentences
from runut.lang.id.tokens import tokenise

_LONGEST = 1500  # characters; a longer sentence is a table or a list
_WITH_GAPS = "clickid"  # its linked and bold words are lost: good for words in context, bad for trees and names


@dataclass(frozen=True, slots=True)
class Corpus:
    features: NDArray[np.int64]
    words: NDArray[np.int32]
    starts: NDArray[np.int64]
    whole: int

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)

    def sentence(self, i: int) -> NDArray[np.int32]:
        return self.words[self.starts[i] : self.starts[i + 1]]


def build_corpus(articles: Path, pool: Path, out: Path) -> str:
    """Write the sentences of the articles whose ids `pool` lists; what was written, in words."""
    with lzma.open(pool, "rt", encoding="utf-8") as lines:
        allowed = frozenset(lines.read().split())
    sentences: list[list[str]] = []
    counts: Counter[str] = Counter()
    whole = 0
    for name, text in sorted(_texts(articles, allowed), key=lambda article: not article[0].startswith(_WITH_GAPS)):
        for start, stop in split_sentences(text):
            if stop - start <= _LONGEST:
                sentence = text[start:stop]
                sentences.append([sentence[a:b] for a, b in tokenise(sentence)])
                counts.update(sentences[-1])
                whole += name.startswith(_WITH_GAPS)
    types = [word for word, _ in counts.most_common()]
    index = {word: i for i, word in enumerate(types)}
    words = np.fromiter((index[word] for s in sentences for word in s), np.int32)
    starts = np.concatenate([[0], np.cumsum([len(s) for s in sentences])]).astype(np.int64)
    np.savez(out, features=np.array([features(word) for word in types], np.int32), words=words, starts=starts, whole=whole)
    return f"{len(sentences)} sentences, {len(words)} words, {len(types)} types"


def load_corpus(path: Path) -> Corpus:
    with np.load(path) as packed:
        return Corpus(packed["features"].astype(np.int64), packed["words"], packed["starts"], int(packed["whole"]))


def _texts(articles: Path, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(id, text) of each allowed article."""
    with lzma.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in allowed:
                yield row["id"], row["text"]
