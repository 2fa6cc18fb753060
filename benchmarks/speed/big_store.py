"""A big store of invented articles, for questions and exports: 10,000 articles with about ten mentions and three quotes each.

    python benchmarks/speed/big_store.py STORE [--articles 10000] [--exports FOLDER]

Seeded: the same store on any machine. Articles, parties and days are skewed as news is (see resolving.py, whose draws it takes). What is one
event is not measured here, so mentions of one type, day and pair of parties are one, without the resolver, which would take many times
longer. With `--exports`, every format is written there in a process of its own, and its seconds, bytes and peak of memory are printed.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from resolving import DAYS, START, WAR, WAR_DAYS, WORDS, Made, draw, told

from runut.export import FORMATS, Options, export
from runut.ontology import load_plover
from runut.records import Article, Declared, Document, Event, EventMention, Origin, Party, Published, Quote, Span
from runut.records.document import content_id
from runut.store import Filters, Outcome, Store
from runut.store.placings import Reported

MENTIONS, QUOTES = range(5, 16), 3
CUE = "ujar"
OFFICES = ("Presiden", "Menteri Luar Negeri", "Juru Bicara", None)
BATCH = 500


def make(n: int) -> Made:
    """The n-th article with what was read from it."""
    chance = random.Random(f"big {n}")
    war = chance.random() < 0.1
    day = WAR + timedelta(days=chance.randrange(WAR_DAYS)) if war else START + timedelta(days=chance.randrange(DAYS))
    rows = [draw(chance, day, war=war) for _ in range(chance.choice(MENTIONS))]
    told_words = [
        f"{row['actor']} bertindak kepada {row['recipient']} di {row['town']} {' '.join(chance.choices(WORDS, k=6))}."
        for row in rows
    ]
    said = [(f"Tokoh {chance.randrange(300)}", " ".join(chance.choices(WORDS, k=12))) for _ in range(QUOTES)]
    text = "\n".join([*told_words, *(f"“{words},” {CUE} {who}." for who, words in said), f"Nomor {n}."])
    doc = Document(path=f"{n}.txt", offset=0, media_type="text/plain", body=text.encode(), declared=Declared(id=f"besar-{n}"))
    at, mentions = 0, []
    for row, sentence in zip(rows, told_words, strict=True):
        mentions.append(enrich(chance, told(doc.id, row, sentence, at)))
        at += len(sentence) + 1
    quotes = []
    for who, words in said:
        quotes.append(quote(chance, doc.id, who, words, at))
        at += len(f"“{words},” {CUE} {who}.") + 1
    return doc, Outcome(article=article(chance, doc.id, n, day, text), mentions=tuple(mentions), quotes=tuple(quotes))


def enrich(chance: random.Random, mention: EventMention) -> EventMention:
    """With what exports carry and resolving does not look at."""
    plover = load_plover()
    place = mention.place
    return replace(
        mention,
        mode=chance.choice([None, None, None, *sorted(plover.types[mention.type].modes)[:1]]),
        contexts=tuple(chance.sample(sorted(plover.contexts), chance.randrange(3))),
        actors=tuple(replace(party, office=chance.choice(OFFICES)) for party in mention.actors),
        place=replace(place, lat=round(chance.uniform(-11, 40), 2), lon=round(chance.uniform(30, 141), 2)) if place else None,
        status=chance.choice(["actual"] * 18 + ["future", "negated"]),
        said_by=mention.actors[:1] if chance.random() < 0.4 else (),
        via=("antaranews.com",) if chance.random() < 0.2 else (),
    )


def quote(chance: random.Random, document: str, who: str, words: str, at: int) -> Quote:
    speaker = Party(words=_span(who, at + len(words) + 5 + len(CUE)), name=who, country="IDN", sector="GOV")
    return Quote(
        document=document,
        kind="direct",
        content=(_span(words, at + 1),),
        cue=_span(CUE, at + len(words) + 4),
        speaker=speaker,
        stance=chance.choice(["asserts", "denies", "demands"]),
        rule="id.bench",
    )


def _span(words: str, at: int) -> Span:
    return Span(start=at, end=at + len(words), text=words)


def article(chance: random.Random, id_: str, n: int, day: date, text: str) -> Article:
    outlet = f"koran{chance.randrange(40)}.example"
    return Article(
        id=id_, text=text, title=f"Judul {n}", outlet=outlet, authors=(), dateline=None, language="id", credits=(), furniture=(),
        published=Published(start=day, end=day, precision="day", basis="meta", text=day.isoformat()), url=f"https://{outlet}/{n}",
    )  # fmt: skip


def fill(store: Store, articles: int) -> int:
    count = 0
    for start in range(0, articles, BATCH):
        made = [make(n) for n in range(start, min(start + BATCH, articles))]
        store.expect([doc for doc, _ in made])
        store.put(list(made))
        count += sum(len(outcome.mentions) for _, outcome in made)
    return count


def group(store: Store) -> int:
    """Mentions of one type, status, day and pair of parties as one event, each document as an origin of its own."""
    with store.resolving() as run:
        documents = run.begin("benchmark")
        run.write_origins(Origin(document=id_, family=id_, agencies=()) for id_ in sorted(documents))
        groups: dict[tuple[object, ...], list[Reported]] = {}
        for one in run.reported():
            m = one.mention
            groups.setdefault((m.type, m.status, m.start, *(p.key for p in (*m.actors, *m.recipients))), []).append(one)
        run.write_events((), ((event.id, event) for event in map(as_event, groups.values())), [])
        return run.finish()


def as_event(reports: list[Reported]) -> Event:
    first = reports[0].mention
    documents = tuple(sorted({one.mention.document for one in reports}))
    return Event(
        id=content_id("e", first.id), type=first.type, mode=first.mode, actors=first.actors, recipients=first.recipients,
        symmetric=first.symmetric, status=first.status, background=first.background, start=first.start, end=first.end,
        precision=first.precision, place=first.place, figures=first.figures, mentions=tuple(one.mention.id for one in reports),
        documents=documents, outlets=tuple(sorted({one.outlet for one in reports if one.outlet})), origins=len(documents),
    )  # fmt: skip


def measure(store: Path, folder: Path) -> None:
    """Each format in a process of its own, so that no one's memory counts for another's."""
    folder.mkdir(exist_ok=True)
    for name in FORMATS:
        subprocess.run([sys.executable, __file__, str(store), "--one", name, "--exports", str(folder)], check=True)


def measure_one(store: Path, name: str, folder: Path) -> None:
    path = folder / name
    start, cpu = time.perf_counter(), time.process_time()
    with Store.open(store, read_only=True) as opened:
        counts = export(opened, FORMATS[name], path, Filters(), Options(), replace=True)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:15} {seconds:6.1f} s {cpu:6.1f} s of CPU {peak:6.0f} MiB {size / 1e6:8.1f} MB  {dict(counts)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--exports", type=Path)
    parser.add_argument("--one")
    options = parser.parse_args()
    if options.one:
        measure_one(options.store, options.one, options.exports)
        return
    if not options.store.exists():
        start = time.perf_counter()
        with Store.open(options.store, create=True) as store:
            mentions = fill(store, options.articles)
            filled = time.perf_counter() - start
            events = group(store)
        seconds = time.perf_counter() - start
        print(
            f"{options.articles} articles, {mentions} mentions, {events} events: {filled:.0f} s to fill, {seconds:.0f} s in all"
        )
    if options.exports:
        measure(options.store, options.exports)


if __name__ == "__main__":
    main()
