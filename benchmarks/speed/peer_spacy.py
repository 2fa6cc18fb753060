"""The reading network beside spaCy: words a second on one core, memory, load; as ratios in one run.

    python benchmarks/speed/peer_spacy.py --data PATH [--peer .venv-peer/bin/python] [--steps 300] [--passes 5]

spaCy's pipeline (`peer_spacy.cfg`) is first trained for a few hundred steps on UD CSUI train, GSD dev and test and
idner-news train, and kept under `build/peer`. That is too short for its best scores, and enough for its speed: how much
it computes for a word does not depend on what the weights are. Its batches are small, since they suit it best: with the
256 articles of its default it is a quarter slower and takes five times the memory.

Then both read the same words of the same 300 news articles: what they share, cutting text into words, is done before
the clock starts. Every pass is a process of its own on one thread, the two take turns, and the least CPU time counts.
A ratio above 1 means that runut is faster, or smaller.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ARTICLES = 300
TREES = ("csui-ud-train", "gsd-ud-dev", "gsd-ud-test")
NAMES = "data/ner_id/idner-news-2k/train.txt.xz"
TOGETHER = 6
CONFIG = Path(__file__).with_suffix(".cfg")
WORK = Path("build/peer")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

Row = list[str]


def blocks(path: Path, separator: str | None) -> Iterator[list[Row]]:
    """The rows of each sentence of a file of columns."""
    rows: list[Row] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("# "):
                rows.append(line.rstrip("\n").split(separator))
            elif rows and not line.strip():
                yield rows
                rows = []
    if rows:
        yield rows


def read_trees(vocab: Any, path: Path) -> Iterator[Any]:
    """A Doc of a few sentences together, so that the parser learns where they end.

    Names are left open, so that the names' component learns nothing from it.
    """
    from spacy.tokens import Doc

    sentences = [[row for row in rows if row[0].isdigit()] for rows in blocks(path, "\t")]
    for at in range(0, len(sentences), TOGETHER):
        words = [row for sentence in sentences[at : at + TOGETHER] for row in sentence]
        yield Doc(
            vocab,
            words=[row[1] for row in words],
            pos=[row[3] for row in words],
            heads=[i - int(row[0]) + int(row[6]) if int(row[6]) else i for i, row in enumerate(words)],
            deps=["ROOT" if row[7] == "root" else row[7] for row in words],
        )


def read_names(vocab: Any, path: Path) -> Iterator[Any]:
    """A Doc a sentence, with its names and nothing else."""
    from spacy.tokens import Doc

    for rows in blocks(path, None):
        words, tags = [row[0] for row in rows], [row[-1] for row in rows]
        starts = [tag[:1] == "I" and (i == 0 or tags[i - 1][2:] != tag[2:]) for i, tag in enumerate(tags)]
        yield Doc(vocab, words=words, ents=["B-" + tag[2:] if start else tag for tag, start in zip(tags, starts, strict=True)])


def train(data: Path, steps: int) -> None:
    """Make the peer's pipeline and write it to `build/peer/model`."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.training.batchers import minibatch_by_words
    from spacy.util import fix_random_seed, load_config, load_model_from_config

    fix_random_seed(0)
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    docs = [doc for name in TREES for doc in read_trees(nlp.vocab, data / f"data/ud_id/id_{name}.conllu.xz")]
    docs += read_names(nlp.vocab, data / NAMES)
    examples = [Example(Doc(nlp.vocab, [word.text for word in doc]), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    chance, done = random.Random(0), 0
    while done < steps:
        chance.shuffle(examples)
        for batch in minibatch_by_words(examples, size=1000):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            done += 1
            if done % 50 == 0:
                print(f"spaCy {spacy.__version__}: {done} of {steps} steps", file=sys.stderr, flush=True)
            if done == steps:
                break
    nlp.to_disk(WORK / "model")


def prepare(data: Path, count: int) -> None:
    """Write the words and sentences of every n-th news article, as runut cuts them, to `build/peer/articles.json`."""
    from runut.lang.pack import load_language

    language = load_language("id")
    with lzma.open(data / "data/news_id/news_id.jsonl.xz", "rt", encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if row["source"] != "clickid2019"]
    articles = []
    for text in texts[:: len(texts) // count][:count]:
        words: list[str] = []
        sentences: list[tuple[int, int]] = []
        for start, end in language.split_sentences(text):
            sentence = text[start:end]
            found = [sentence[a:b] for a, b in language.tokenise(sentence)]
            if found:
                sentences.append((len(words), len(words) + len(found)))
                words += found
        articles.append((words, sentences))
    (WORK / "articles.json").write_text(json.dumps(articles), encoding="utf-8")


def read_with_runut() -> dict[str, float]:
    articles = json.loads((WORK / "articles.json").read_text(encoding="utf-8"))
    start = time.process_time()
    from runut.annotate.network import load_network
    from runut.lang.pack import load_language

    model = load_language("id").model
    assert model is not None
    network = load_network(model)
    load = time.process_time() - start
    network.read(*articles[0])
    start = time.process_time()
    for words, sentences in articles:
        network.read(words, sentences)
    return spent(start, load, articles)


def read_with_spacy() -> dict[str, float]:
    articles = json.loads((WORK / "articles.json").read_text(encoding="utf-8"))
    start = time.process_time()
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(WORK / "model")
    load = time.process_time() - start
    nlp(Doc(nlp.vocab, articles[0][0]))
    start = time.process_time()
    sentences = sum(sum(1 for _ in doc.sents) for doc in nlp.pipe(Doc(nlp.vocab, words) for words, _ in articles))
    figures = spent(start, load, articles)
    print(f"spaCy cuts {sentences} sentences", file=sys.stderr)
    return figures


def spent(start: float, load: float, articles: list[Any]) -> dict[str, float]:
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"seconds": seconds, "load": load, "peak": peak, "words": sum(len(words) for words, _ in articles)}


def compare(args: argparse.Namespace) -> None:
    programs = {"runut": sys.executable, "spacy": str(args.peer)}
    run(programs["runut"], "--do", "prepare", "--data", str(args.data))
    if not (WORK / "model").exists() or args.again:
        run(programs["spacy"], "--do", "train", "--data", str(args.data), "--steps", str(args.steps))
    passes: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for _ in range(args.passes):
        for name, program in programs.items():
            passes[name].append(json.loads(run(program, "--do", name)))
    best = {name: {figure: min(p[figure] for p in found) for figure in found[0]} for name, found in passes.items()}
    words = int(best["runut"]["words"])
    print(f"{ARTICLES} articles, {words} words, the least of {args.passes} passes on one thread")
    for name, figures in best.items():
        print(
            f"{name:6} {words / figures['seconds']:8.0f} words/s  load {figures['load']:5.2f} s  peak {figures['peak']:5.0f} MiB"
            f"  (passes: {', '.join(format(words / p['seconds'], '.0f') for p in passes[name])})"
        )
    for figure, label in (("seconds", "speed"), ("load", "load"), ("peak", "memory")):
        print(f"ratio of {label}: {best['spacy'][figure] / best['runut'][figure]:.2f}")


def run(program: str, *arguments: str) -> str:
    command = [program, __file__, *arguments]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--peer", type=Path, default=Path(".venv-peer/bin/python"), help="a Python that has spaCy")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--again", action="store_true", help="train the peer again")
    parser.add_argument("--do", choices=["prepare", "train", "runut", "spacy"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.do in ("runut", "spacy"):
        print(json.dumps(read_with_runut() if args.do == "runut" else read_with_spacy()))
        return
    if args.data is None:
        parser.error("give --data PATH, the folder that holds data/news_id, data/ud_id and data/ner_id")
    WORK.mkdir(parents=True, exist_ok=True)
    if args.do == "prepare":
        prepare(args.data, ARTICLES)
    elif args.do == "train":
        train(args.data, args.steps)
    else:
        compare(args)


if __name__ == "__main__":
    main()
