"""Speed and memory of the reading network, and of all of `annotate`, on running news; beside spaCy where it is installed.

    python benchmarks/speed/reading.py [--data PATH] [--articles N] [--spacy PIPELINE]

Words are tokens as `lang/id` cuts them; seconds are CPU seconds of this process, the least of three passes, features and
decoding included. Load time and memory are those of fresh processes. PIPELINE: a trained spaCy pipeline with a tagger, a
parser and a recogniser of names; it is given the same tokens, one article a text, and timed in turns with ours.
Without --data the samples of the repository stand in for the news, repeated.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from runut.annotate.layers import Layers, read_layers
from runut.annotate.network import Network, load_network
from runut.clean import clean_document
from runut.errors import Unreadable
from runut.ingest import find_sources, read_source
from runut.limits import DEFAULT
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Article, Declared, Document

PASSES = 3

FRESH = """
import re, sys, time
from pathlib import Path
from runut.lang.pack import load_language
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
model = load_language().model
before = peak()
start = time.perf_counter()
from runut.annotate.network import load_network
network = load_network(model)
loaded = time.perf_counter() - start
for text in sys.stdin.read().split("\\0"):
    words = text.split("\\n")
    cuts = [0, *(i + 1 for i, word in enumerate(words) if word == "."), len(words)]
    network.read(words, [(a, b) for a, b in zip(cuts, cuts[1:]) if a < b])
print(loaded, before, peak())
"""


def load_articles(data: Path | None, count: int, resources: Resources) -> list[Article]:
    """Cleaned articles, spread over the news set; or the samples over and over."""
    documents: list[Document] = []
    news = data / "data/news_id/news_id.jsonl.xz" if data else None
    if news and news.exists():
        with lzma.open(news, "rt", encoding="utf-8") as lines:
            for number, row in enumerate(map(json.loads, lines)):
                if number % 23 == 0:
                    declared = Declared(id=row["id"], url=row["url"], outlet=row["outlet"], title=row["title"])
                    body = row["text"].encode()
                    documents.append(Document(path="news", offset=0, media_type="text/plain", body=body, declared=declared))
                if len(documents) == count:
                    break
    else:
        documents = [d for p in find_sources(["samples/articles"]) for d in read_source(p, DEFAULT) if isinstance(d, Document)]
    articles = []
    for document in documents:
        try:
            articles.append(clean_document(document, resources.language, resources.gazetteer, DEFAULT))
        except Unreadable:
            continue
    return [articles[i % len(articles)] for i in range(count)]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(network: Network, layers: list[Layers]) -> None:
    for one in layers:
        network.read(one.texts, [(s.first, s.last) for s in one.sentences])


def peer(path: str | None, layers: list[Layers]) -> Callable[[], object] | None:
    """What runs spaCy over the same tokens, or None where it is not to be had."""
    if path is None or importlib.util.find_spec("spacy") is None:
        print("spaCy: left out, install it and give a trained pipeline with --spacy")
        return None
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(path)
    return lambda: list(nlp.pipe([Doc(nlp.vocab, words=one.texts) for one in layers], batch_size=32))


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of reading.")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--spacy", metavar="PIPELINE")
    options = parser.parse_args()
    resources = load_resources()
    assert resources.language.model is not None
    network = load_network(resources.language.model)
    articles = load_articles(options.data, options.articles, resources)
    layers = [read_layers(article, resources.language, DEFAULT) for article in articles]
    words, sentences = sum(len(one.texts) for one in layers), sum(len(one.sentences) for one in layers)
    print(f"{len(articles)} articles, {sentences} sentences, {words} words")
    runs: dict[str, Callable[[], object]] = {
        "network": lambda: read_all(network, layers),
        "annotate": lambda: [annotate_article(article, resources) for article in articles],
    }
    if (other := peer(options.spacy, layers)) is not None:
        runs["spaCy"] = other
    least = dict.fromkeys(runs, float("inf"))
    for _ in range(PASSES):  # in turns, so that what else the machine does falls upon all alike
        for name, run in runs.items():
            least[name] = min(least[name], seconds(run))
    for name, spent in least.items():
        print(f"{name:9} {words / spent:8.0f} words/s  {spent / len(articles) * 1000:6.2f} ms an article")
    if "spaCy" in least:
        print(f"network beside spaCy: {least['spaCy'] / least['network']:.1f} times as fast")
    text = "\0".join("\n".join(one.texts) for one in layers[:100])
    fresh = subprocess.run([sys.executable, "-c", FRESH], input=text, capture_output=True, text=True, check=True)
    loaded, before, after = map(float, fresh.stdout.split())
    files = sum(f.stat().st_size for f in resources.language.model.folder.iterdir() if f.is_file())
    print(f"load {loaded:.2f} s; memory {before:.0f} MiB before, {after:.0f} MiB at most; files {files / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
