"""Resolving at scale: an archive of invented articles, resolved whole, then one article more at a time.

    python benchmarks/speed/resolving.py [--articles 48000] [--more 20] [--store FILE]

The archive is seeded and skewed as news is: five months of all kinds of news, a war of twelve days that a tenth of it covers,
texts that copy each other, undated and one-sided mentions. Prints seconds, the peak of memory, and milliseconds an article more.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from runut.records import Article, Declared, Document, EventMention, Figure, Party, Place, Published, Span
from runut.resolving import resolve_changes
from runut.store import Outcome, Store

START, DAYS = date(2025, 2, 1), 150
WAR, WAR_DAYS = date(2025, 6, 9), 12
COUNTRIES = [f"Negara{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
TYPES = ["ASSAULT"] * 4 + ["ACCUSE", "CONSULT", "COERCE", "REQUEST", "AGREE", "REJECT", "SUPPORT", "AID", "PROTEST", "THREATEN"]
WORDS = [f"kata{n}" for n in range(6000)]
TOWNS = [f"Kota{n}" for n in range(400)]
MENTIONS = (0, 0, 0, 0, 1, 1, 1, 2, 3, 5)
Made = tuple[Document, Outcome]


def make(n: int) -> Made:
    chance = random.Random(n)
    war = chance.random() < 0.1
    day = WAR + timedelta(days=chance.randrange(WAR_DAYS)) if war else START + timedelta(days=chance.randrange(DAYS))
    source = random.Random(n - chance.randrange(1, 50)) if chance.random() < 0.08 else chance
    body = [" ".join(source.choices(WORDS, k=12)) + "." for _ in range(25)]
    rows = [draw(chance, day, war=war) for _ in range(chance.choice(MENTIONS) + 2 * war)]
    sentences = [
        f"{row['actor']} bertindak kepada {row['recipient']} di {row['town']} {' '.join(chance.choices(WORDS, k=6))}."
        for row in rows
    ]
    text = "\n".join([*sentences, *body, f"Nomor {n}."])
    outlet = f"koran{chance.randrange(40)}.id"
    doc = Document(path=f"{n}.txt", offset=0, media_type="text/plain", body=text.encode(), declared=Declared())
    published = Published(start=day, end=day, precision="day", basis="meta", text=day.isoformat())
    article = Article(
        id=doc.id, text=text, title=f"Judul {n}", outlet=outlet, authors=(), dateline=None, published=published, url=None,
        language="id", credits=(), furniture=(),
    )  # fmt: skip
    at, mentions = 0, []
    for row, sentence in zip(rows, sentences, strict=True):
        mentions.append(told(doc.id, row, sentence, at))
        at += len(sentence) + 1
    return doc, Outcome(article=article, mentions=tuple(mentions))


def draw(chance: random.Random, day: date, *, war: bool) -> dict[str, Any]:
    # A few countries make most of the news (Zipf).
    weights = [1 / (rank + 1) for rank in range(len(COUNTRIES))]
    actor, recipient = ("NegaraAa", "NegaraAb") if war and chance.random() < 0.6 else chance.choices(COUNTRIES, weights, k=2)
    kind = chance.choice(TYPES)
    when = day - timedelta(days=chance.choice([0, 0, 0, 1, 1, 2]))
    length = chance.choice([0, 0, 0, 0, 1, 5])
    return {
        "actor": actor,
        "recipient": recipient,
        "type": kind,
        "named": (chance.random() > 0.1, chance.random() > 0.15),
        "dated": chance.random() > 0.35,
        "start": when - timedelta(days=length),
        "end": when,
        "town": chance.choice(TOWNS),
        "placed": chance.random() < 0.3,
        "dead": chance.choice([None, None, None, 3, 10, 40]),
    }


def told(document: str, row: dict[str, Any], sentence: str, at: int) -> EventMention:
    def span(words: str) -> Span:
        start = at + sentence.index(words)
        return Span(start=start, end=start + len(words), text=words)

    def side(name: str, *, known: bool) -> tuple[Party, ...]:
        code = name[-2:].upper() + "X"
        return (Party(words=span(name), name=name, entity=f"country.{code}", country=code, sector="GOV"),) if known else ()

    place = Place(text=row["town"], name=row["town"], country=row["recipient"][-2:].upper() + "X", precision="city")
    dead = row["dead"]
    return EventMention(
        document=document,
        type=row["type"],
        mode=None,
        actors=side(row["actor"], known=row["named"][0]),
        recipients=side(row["recipient"], known=row["named"][1]),
        start=row["start"] if row["dated"] else None,
        end=row["end"] if row["dated"] else None,
        precision="day" if row["dated"] else None,
        date_basis="expression" if row["dated"] else None,
        place=place if row["placed"] else None,
        figures=(Figure(kind="killed", low=dead, high=dead, unit=None, text=str(dead)),) if dead else (),
        evidence=span(sentence),
        trigger=span("bertindak"),
        rule="id.bench",
        confidence=0.9,
    )


def fill(store: Store, numbers: range) -> int:
    count = 0
    for start in range(numbers.start, numbers.stop, 1000):
        made = [make(n) for n in range(start, min(start + 1000, numbers.stop))]
        store.expect([doc for doc, _ in made])
        store.put(list(made))
        count += sum(len(outcome.mentions) for _, outcome in made)
    return count


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=48_000)
    parser.add_argument("--more", type=int, default=20)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store.open(options.store or Path(folder) / "bench.db", create=True) as store:
        count = fill(store, range(options.articles))
        start, cpu = time.perf_counter(), time.process_time()
        events = resolve_changes(store)
        print(f"{options.articles} articles, {count} mentions, {events} events")
        print(f"whole: {time.perf_counter() - start:.1f} s, {time.process_time() - cpu:.1f} s of CPU")
        times = []
        for n in range(options.articles, options.articles + options.more):
            fill(store, range(n, n + 1))
            cpu = time.process_time()
            resolve_changes(store)
            times.append(1000 * (time.process_time() - cpu))
        times.sort()
        if times:
            print(f"one more: {times[len(times) // 2]:.0f} ms in the middle, {times[-1]:.0f} ms at most, of CPU")
        print(f"peak of memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
