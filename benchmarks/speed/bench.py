"""Speed, as ratios against a peer on the same work in the same run, and the share of each stage.

    python benchmarks/speed/bench.py [--data PATH]

Times are CPU seconds of this process, the least of three passes; a ratio above 1 means that runut is faster.
Without --data the samples of the repository stand in for the 1,000 news articles, repeated.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from runut.clean.main_text import extract_main_text
from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT
from runut.pipeline import Reading, load_resources, read_document, resolve_store
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
    for part in (stages(chosen), whole(chosen), against_peers()):
        for line in part:
            print(line, flush=True)
