"""Speed, as ratios against a peer on the same work in the same run, and the share of each stage and of its parts.

    python benchmarks/speed/bench.py [--data PATH]

Times are CPU seconds of this process, the least of three passes; a ratio above 1 means that runut is faster.
Without --data the samples of the repository stand in for the 1,000 news articles, repeated.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from runut.annotate.annotate import read_tags
from runut.annotate.coreference import find_chains
from runut.annotate.layers import read_layers
from runut.annotate.names import find_names
from runut.annotate.times import read_times
from runut.clean.main_text import extract_main_text
from runut.extract import extract_events
from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT
from runut.pipeline import Reading, annotate_article, load_resources, read_document, resolve_store
from runut.records import Declared, Document
from runut.scale import add_sources
from runut.store import Store

SAMPLES = Path("samples/articles")


def least(work: Callable[[], object], passes: int = 3) -> float:
    """CPU seconds of the fastest pass."""
    times = []
    for _ in range(passes):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def news(data: Path | None, count: int) -> list[Document]:
    """The first `count` articles of the news set, or the samples over and over, each with its own id."""
    if data and (data / "data/news_id/news_id.jsonl.xz").exists():
        documents = []
        with lzma.open(data / "data/news_id/news_id.jsonl.xz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                declared = Declared(
                    id=row["id"], url=row["url"], outlet=row["outlet"], title=row["title"], published=row["published"]
                )
                body = row["text"].encode()
                documents.append(Document(path="news", offset=0, media_type="text/plain", body=body, declared=declared))
        step = len(documents) // count
        return documents[: step * count : step]
    own = [d for p in find_sources([str(SAMPLES)]) for d in read_source(p, DEFAULT) if isinstance(d, Document)]
    return [
        Document(path=d.path, offset=d.offset, media_type=d.media_type, body=d.body, declared=Declared(id=f"{d.id}-{i}"))
        for i in range(count)
        for d in [own[i % len(own)]]
    ]


def pages() -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.rglob("*.html"))]


def stages(documents: list[Document]) -> Iterator[str]:
    resources = load_resources()
    for document in documents[:20]:
        read_document(document, resources)
    gc.freeze()  # as workers do
    gc.set_threshold(20_000)
    spent: Counter[str] = Counter()
    start = time.process_time()
    mentions = words = 0
    for document in documents:
        reading = read_document(document, resources)
        if isinstance(reading, Reading):
            spent.update(dict(reading.seconds))
            mentions += len(reading.mentions)
            words += len(reading.article.text.split())
    total = time.process_time() - start
    yield f"{len(documents)} articles, {words} words, {mentions} mentions: {len(documents) / total:.0f} articles/s on one core"
    for stage, seconds in spent.most_common():
        yield f"  {stage:10} {seconds / len(documents) * 1000:7.2f} ms an article  {seconds / sum(spent.values()):5.0%}"


def parts(documents: list[Document]) -> Iterator[str]:
    """What `annotate` is made of, each part alone on the same articles; the network beside it, since all else is ours to mend."""
    resources = load_resources()
    language, gazetteer = resources.language, resources.gazetteer
    read = [reading for document in documents if isinstance(reading := read_document(document, resources), Reading)]
    layered = [(reading.article, annotate_article(reading.article, resources)) for reading in read]
    texts = [read_layers(article, language, DEFAULT) for article, _ in layered]
    tags = [read_tags(layers, language, DEFAULT) for layers in texts]
    tagged = [(article, layers, tag) for (article, _), layers, tag in zip(layered, texts, tags, strict=True)]
    sentences = sum(len(annotated.sentences) for _, annotated in layered)
    works: dict[str, Callable[[], object]] = {
        "annotate": lambda: [annotate_article(article, resources) for article, _ in layered],
        "extract": lambda: [extract_events(a, annotated, language, gazetteer, DEFAULT) for a, annotated in layered],
        "sentences, words": lambda: [read_layers(article, language, DEFAULT) for article, _ in layered],
        "network": lambda: [read_tags(layers, language, DEFAULT) for layers in texts],
        "names": lambda: [find_names(article, layers, language, gazetteer, tag) for article, layers, tag in tagged],
        "lookup": lambda: [gazetteer.find(article.text) for article, _ in layered],
        "times": lambda: [read_times(article, annotated.sentences, language) for article, annotated in layered],
    }
    if words := language.coreference:
        works["coreference"] = lambda: [
            find_chains(article, a.sentences, a.tokens, a.names, a.described, words, gazetteer) for article, a in layered
        ]
    spent = {name: least(work) for name, work in works.items()}
    for name, seconds in spent.items():
        yield f"  {name:16} {seconds / len(layered) * 1000:7.2f} ms an article  {seconds / spent['network']:5.2f} of the network"
    both = spent["annotate"] + spent["extract"]
    yield f"  annotate and extract together: {len(layered) / both:.0f} articles/s on one core"
    yield f"  times: {spent['times'] / sentences * 1e6:.1f} µs a sentence, {sentences / len(layered):.1f} sentences an article"


def loading() -> Iterator[str]:
    """What every process pays before its first article, in fresh ones, the least of three: CPU seconds, and memory at its most."""
    for what, code in LOADED.items():
        runs = [subprocess.run([sys.executable, "-c", FRESH + code + TELL], capture_output=True, text=True) for _ in range(3)]
        told = [tuple(map(float, run.stdout.split())) for run in runs]
        yield f"{what:24} {min(s for s, _ in told):6.2f} s, {min(m for _, m in told):4.0f} MiB"


FRESH = "import re, time\nbase = time.process_time()\n"
TELL = """
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(time.process_time() - base, int(peak[1]) / 1024)
"""
LOADED = {
    "import of runut.pipeline": "import runut.pipeline",
    "gazetteer, to look up": "from runut.gazetteer import load_gazetteer; load_gazetteer().keys('Rusia')",
    "gazetteer, to read": "from runut.gazetteer import load_gazetteer; load_gazetteer().find('Rusia')",
    "all that a worker has": "from runut.pipeline import load_resources; load_resources().gazetteer.find('Rusia')",
}


def whole(documents: list[Document]) -> Iterator[str]:
    """`runut add`, start to resolved store, wall clock: children, transactions and all."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as lines:
            for d in documents:
                text = {"html" if d.media_type == "text/html" else "text": d.body.decode(errors="replace")}
                lines.write(
                    json.dumps({"id": d.declared.id, "url": d.declared.url, "published": d.declared.published, **text}) + "\n"
                )
        start = time.perf_counter()
        with Store.open(f"{folder}/x.db", create=True) as store:
            add_sources([str(source)], store)
            added = time.perf_counter()
            events = resolve_store(store)
        end = time.perf_counter()
    yield f"runut add: {len(documents) / (added - start):.0f} articles/s wall, {events} events resolved in {end - added:.2f} s"


def against_peers() -> Iterator[str]:
    import trafilatura
    import warcio

    html = pages() * 5
    ours = least(lambda: [extract_main_text(page, None, DEFAULT) for page in html])
    theirs = least(lambda: [trafilatura.extract(page) for page in html])
    yield f"main text from HTML, beside trafilatura: {theirs / ours:.1f} times as fast ({ours / len(html) * 1000:.2f} ms a page)"
    archive = next(SAMPLES.rglob("*.warc.gz"))
    data = archive.read_bytes()
    ours = least(lambda: [list(read_source(str(archive), DEFAULT)) for _ in range(50)])
    theirs = least(lambda: [[r.content_stream().read() for r in warcio.ArchiveIterator(io.BytesIO(data))] for _ in range(50)])
    yield f"records from WARC, digests checked, beside warcio: {theirs / ours:.1f} times as fast"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Speed, as ratios against a peer.")
    parser.add_argument("--data", type=Path)
    chosen = news(parser.parse_args().data, 1000)
    for part in (loading(), stages(chosen), parts(chosen[:200]), whole(chosen), against_peers()):
        for line in part:
            print(line, flush=True)
