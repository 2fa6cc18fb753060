"""A store to which articles come one by one, in groups, twice, or change: always that of a run from scratch, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from runut.records import Document, EventMention, Figure
from runut.resolving import resolve_changes
from runut.store import Outcome, Store
from tests.records import article, document, mention, party, rejected

SENTENCES = [
    "Rusia mengecam serangan Israel ke Suriah pada Jumat malam menurut pernyataan kementerian luar negeri di Moskow.",
    "Israel belum menanggapi kecaman Rusia itu sampai berita ini diturunkan oleh kantor berita setempat pada Sabtu.",
    "Suriah menerima bantuan gandum dari Rusia melalui pelabuhan Latakia setelah perundingan selama tiga pekan.",
    "Iran menolak ajakan berunding yang disampaikan Turki melalui utusan khusus di Ankara pada awal bulan ini.",
    "Turki mengirim pasukan tambahan ke perbatasan Suriah sesudah serangkaian ledakan di kota Aleppo bagian utara.",
]
PORTIONS = [(1, 1, 3, 8), (5, 20), (1, 50), (30,), (2, 100)]
"""How many articles come at once, one row for each permutation in turn: one by one at first, nearly all at once at last."""

Made = tuple[Document, Outcome]


def make(n: int, seed: int, circle: int = 60) -> Made:
    """The n-th of articles that tell of the same week. circle: so many copy each other."""
    chance = random.Random(seed * 1000 + n)
    text = "\n".join(
        [
            *(in_circle(sentence, n // circle) for sentence in chance.sample(SENTENCES, 3)),
            in_circle("Rusia - Israel - Iran - Suriah - Turki - 7 orang tewas, 80 orang tewas", n // circle),
            f"Catatan ke-{n if chance.random() < 0.7 else n // 3}.",
        ]
    )
    doc = document(text, path=f"{n}.txt")
    mentions = {}
    for _ in range(chance.randint(0, 5)):
        day = date(2025, 6, 10) + timedelta(days=chance.randint(0, 5))
        told = mention(
            doc,
            chance.choice(["Rusia", "Israel", "Iran", ""]),
            chance.choice(["ASSAULT", "ACCUSE", "REJECT", "REQUEST"]),
            chance.choice(["Suriah", "Turki", "Iran"]),
            status=chance.choice(["actual", "actual", "actual", "future", "negated"]),
            mode=chance.choice([None, "deny"]),
            figures=chance.choice([(), (), (toll(7),), (toll(80),)]),
            said_by=chance.choice([(), (party("Iran", text),), (party("Turki", text),)]),
            day=chance.choice([None, day.isoformat(), day.isoformat()]),
            text=text,
            trigger=chance.choice([w for w in text.split() if len(w) > 5]),
            place=chance.choice([None, "Aleppo"]),
            whole={0: "campaign", 1: "war"}.get(n % 4),
        )
        mentions[told.id] = told
    published = date(2025, 6, chance.randint(10, 16))
    made = article(doc, published=published, outlet=f"koran{n % 7}.id", furniture=())
    return doc, Outcome(article=made, mentions=tuple(mentions.values()))


def in_circle(sentence: str, circle: int) -> str:
    """The sentence in words that no other circle has, so that no copy of it is found there."""
    return " ".join(f"{word}{circle}" if circle and at % 2 else word for at, word in enumerate(sentence.split()))


def toll(number: int) -> Figure:
    return Figure(kind="killed", low=number, high=number, unit=None, text=f"{number} orang tewas")


def put(store: Store, made: Sequence[Made]) -> None:
    store.expect([doc for doc, _ in made])
    store.put(list(made))


def from_scratch(path: Path, made: Sequence[Made]) -> list[tuple[str, dict[str, object]]]:
    with Store.open(path, create=True) as store:
        put(store, made)
        resolve_changes(store)
        return list(store.dump())


def in_portions(path: Path, made: Sequence[Made], seed: int, sizes: Sequence[int]) -> list[tuple[str, dict[str, object]]]:
    """In some order; some are first read otherwise, or land in quarantine before they are read well."""
    chance = random.Random(seed)
    waiting = chance.sample(list(made), len(made))
    with Store.open(path, create=True) as store:
        while waiting:
            portion = [waiting.pop() for _ in range(min(len(waiting), chance.choice(sizes)))]
            wrong = [pair for pair in portion if chance.random() < 0.15]
            store.expect([doc for doc, _ in portion])
            store.put(
                [(doc, spoilt(doc, outcome, chance)) if (doc, outcome) in wrong else (doc, outcome) for doc, outcome in portion]
            )
            resolve_changes(store)
            waiting = chance.sample([*waiting, *wrong], len(waiting) + len(wrong))
        assert store.damage() == ()
        return list(store.dump())


def spoilt(doc: Document, outcome: Outcome, chance: random.Random) -> Outcome:
    wrong = {changed.id: changed for changed in (replace(m, type="REJECT") for m in outcome.mentions)}
    mentions: tuple[EventMention, ...] = tuple(wrong.values())
    return Outcome(article=replace(outcome.article, outlet="lain.id"), mentions=chance.choice([(), mentions]))


def check(path: Path, count: int, seed: int, permutations: int, circle: int = 60) -> None:
    # Of two with the same bytes, which are one document, the last one put would stand.
    made = list({doc.id: (doc, outcome) for doc, outcome in (make(n, seed, circle) for n in range(count))}.values())
    expected = from_scratch(path / "scratch.db", made)
    assert {"events", "links", "disputes"} <= {table for table, _ in expected}
    for n in range(permutations):
        assert in_portions(path / f"{n}.db", made, seed + n, PORTIONS[n % len(PORTIONS)]) == expected
        (path / f"{n}.db").unlink()


@pytest.mark.parametrize("seed", range(2))
def test_articles_in_portions_give_the_store_of_a_run_from_scratch(tmp_path: Path, seed: int) -> None:
    check(tmp_path, 60, seed, 2)


@pytest.mark.slow
def test_fifty_permutations_of_three_hundred_articles(tmp_path: Path) -> None:
    # Circles of twelve: where all three hundred copy each other, comparing texts is all that takes time.
    check(tmp_path, 300, 7, 50, circle=12)


def test_an_article_that_lands_in_quarantine_leaves_nothing_behind(tmp_path: Path) -> None:
    made = [make(n, 3) for n in range(20)]
    with Store.open(tmp_path / "store.db", create=True) as store:
        put(store, made)
        resolve_changes(store)
        lost = made[7][0]
        store.put([(lost, rejected(lost))])
        resolve_changes(store)
        tables = ("events", "links", "link_keys", "disputes", "origins", "placings", "placing_keys", "traces", "trace_keys")
        left = [row for row in store.dump() if row[0] in tables]
    expected = from_scratch(tmp_path / "scratch.db", made[:7] + made[8:])
    assert left == [row for row in expected if row[0] in tables]


def test_copies_meet_when_nothing_was_coded_before(tmp_path: Path) -> None:
    text = "\n".join(SENTENCES)
    docs = [document(f"{text}\nNomor {n}.", path=f"{n}.txt") for n in range(3)]
    with Store.open(tmp_path / "store.db", create=True) as store:
        for n, doc in enumerate(docs):
            put(store, [(doc, Outcome(article=article(doc, outlet=f"koran{n}.id")))])
            resolve_changes(store)
        assert {found["origin"]["family"] for found in store.documents()} == {min(doc.id for doc in docs)}
