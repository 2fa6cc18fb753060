"""A child process that adds invented documents in batches and says which are acknowledged, to be killed at any moment.

python -m tests.store.adding STORE COUNT BATCH
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from runut.records import Document, Rejected
from runut.store import Outcome, Store
from tests.records import TEXT, article, document, mention, rejected

Made = tuple[Document, Outcome | Rejected]


def make(n: int) -> Made:
    """The n-th document: one in seven is quarantined, one in five truncated, and every third is seen twice."""
    doc = document(f"{TEXT}\nCatatan ke-{n}.", path=f"berita-{n // 10}.jsonl", offset=n * 100, id=f"b{n}" if n % 2 else None)
    if n % 7 == 0:
        return doc, rejected(doc)
    text = doc.body.decode()
    mentions = tuple(mention(doc, actor, day="2025-06-13", text=text) for actor in ("Rusia", "Israel")[: 1 + n % 2])
    mentions = tuple(m if k == 0 else mention(doc, "Israel", "CONSULT", "Suriah", text=text) for k, m in enumerate(mentions))
    return doc, Outcome(article=article(doc, shortened=("depth",) if n % 5 == 0 else ()), mentions=mentions)


def batches(made: Sequence[Made], size: int) -> Iterator[Sequence[Made]]:
    for start in range(0, len(made), size):
        yield made[start : start + size]


def add(store: Store, made: Sequence[Made], size: int) -> Iterator[str]:
    """The ids of documents, each after the batch that holds it is acknowledged."""
    for batch in batches(made, size):
        store.expect([document for document, _ in batch])
        known = store.known(document.id for document, _ in batch)
        store.put([(document, outcome) for document, outcome in batch if document.id not in known])
        yield from (document.id for document, _ in batch)


def main(path: str, count: str, size: str) -> None:
    with Store.open(path, create=True) as store:
        for id_ in add(store, [make(n) for n in range(int(count))], int(size)):
            sys.stdout.write(f"{id_}\n")
            sys.stdout.flush()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
