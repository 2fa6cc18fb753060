"""One command from data to shipped weights: python -m training --data PATH --out src/runut/lang/id/model

Stages, each written to the work folder and left alone when it is there already:
  corpus    raw text of the allowed articles as numbers
  pretrain  the encoder, on words hidden in that text
  teachers  one network a seed, on gold trees and names
  silver    raw sentences as the teachers read them together
  student   one network on silver and gold, then on gold alone
  event_teachers  with --event-articles: that network with heads for events, on coded sentences, while it goes on reading silver and gold; one a seed
  event_silver    more articles of the pool as these networks and the rules code them together
  events    one network on coded sentences, silver and gold; the layers of trees and names once more at the end
  export    ONNX graphs, labels and the measured part of the model card
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import torch

from runut.ontology import load_plover
from training.augment import NameSwap
from training.check_corpus import read_corpus
from training.code_articles import read_codings
from training.corpus import build_corpus, load_corpus
from training.event_silver import load_event_silver, make_event_silver
from training.events import CodedExamples, mode_names, trigger_tags
from training.finetune import Coded, Examples, GoldNames, GoldTrees, Plan, Silver, checker, finetune
from training.markup import CodedSentence
from training.measure import measure_names, measure_trees
from training.net import Net, Shape, load_net, save_net
from training.pretrain import pretrain
from training.readers import Named, Tree, read_names, read_trees
from training.silver import load_silver, make_silver
from training.sources import Purpose, locate, source

STAGES = ("corpus", "pretrain", "teachers", "silver", "student", "event_teachers", "event_silver", "events", "export")
TREES = ("csui-train", "gsd-dev", "gsd-test")
NAMES = ("idner-train", "idner-dev")  # with NERGrit, an encyclopaedia's names, IDNER dev lost 9 F1
HELD_OUT = {"csui-test": "trees", "pud": "trees", "idner-test": "names"}
POOL = "gold/training_pool.txt.xz"
_ALONE = 300  # steps of the event heads before the network under them moves
_AGAIN = 800  # of the layers of trees and names, once the events are learnt
_TOGETHER = 1_500  # of all lessons, at the end
_TOWARDS = 0.2  # how far the weights are led back to the student's
_DEV = 80  # sentences at the end of csui-train and of gsd-dev, and all of idner-dev, with --dev


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    run = Run(options)
    for stage in STAGES:
        if stage in options.stages.split(","):
            getattr(run, stage)()
    return 0


@dataclass(frozen=True, slots=True)
class Gold:
    trees: list[Tree]
    names: list[Named]
    dev_trees: list[Tree]
    dev_names: list[Named]


class Run:
    """The stages over one work folder."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.work: Path = options.work
        self.data: Path = options.data
        self.purpose: Purpose = options.purpose

    def corpus(self) -> None:
        if out := self._fresh("corpus.npz"):
            self.log("corpus " + build_corpus(locate("pool", self.data), self.data / POOL, out))

    def pretrain(self) -> None:
        if out := self._fresh("encoder.pt"):
            corpus = load_corpus(self.work / "corpus.npz")
            pretrain(corpus, out, steps=self.options.pretrain_steps, seed=7, dim=self.options.dim, log=self.log)

    def teachers(self) -> None:
        gold = self.gold()
        for seed in self._seeds():
            if out := self._fresh(f"teacher{seed}.pt"):
                self.log(
                    f"teacher {seed}: {sum(len(t.words) for t in gold.trees)} words in trees, {len(gold.names)} name sentences"
                )
                plan = Plan(steps=self.options.teacher_steps, seed=seed)
                net = self._new_net(gold, seed)
                save_net(out, self._tune(net, self._gold_streams(gold, net.shape, plan), plan, gold), seed=seed)

    def silver(self) -> None:
        if out := self._fresh("silver.npz"):
            teachers = [load_net(self.work / f"teacher{seed}.pt") for seed in self._seeds()]
            corpus = load_corpus(self.work / "corpus.npz")
            make_silver(teachers, corpus, out, sentences=self.options.silver_sentences, seed=11, log=self.log)

    def student(self) -> None:
        """Silver with some gold first, then gold alone at half the rate."""
        if out := self._fresh(self.options.student):
            gold = self.gold()
            net = self._new_net(gold, self.options.student_seed)
            made = load_silver(self.work / "silver.npz", load_corpus(self.work / "corpus.npz"))
            first = Plan(steps=self.options.student_steps, seed=self.options.student_seed)
            streams = [(Silver(made), 1.0), *((s, share * 0.5) for s, share in self._gold_streams(gold, net.shape, first))]
            net = self._tune(net, streams, first, gold)
            last = Plan(steps=self.options.gold_steps, seed=self.options.student_seed, rate=1e-3)
            net = self._tune(net, self._gold_streams(gold, net.shape, last), last, gold)
            save_net(out, net, seed=self.options.student_seed)

    def event_teachers(self) -> None:
        for seed in self._event_seeds() if self.options.event_articles else ():
            if out := self._fresh(f"events{seed}.pt"):
                save_net(out, self._learn_events(seed, self.options.event_steps * 3 // 4), seed=seed)

    def event_silver(self) -> None:
        if self.options.event_articles and (out := self._fresh("events.jsonl")):
            teachers = [load_net(self.work / f"events{seed}.pt") for seed in self._event_seeds()]
            names = (json.loads(line)["article"] for line in self._articles().read_text(encoding="utf-8").splitlines())
            make_event_silver(
                self.data, teachers, out, articles=self.options.event_articles, seed=13, without=frozenset(names), log=self.log
            )

    def events(self) -> None:
        """Events first; then what trees and names alone are read from, on states that stand still; then all together, silver leading.

        What events teach costs trees half a point; a mean with the student's weights (Wortsman et al. 2022) brings some of it back.
        """
        if out := self._fresh(self.options.reader):
            seed, gold = self.options.student_seed, self.gold()
            silver = load_event_silver(self.work / "events.jsonl") if self.options.event_articles else None
            net = self._learn_events(seed, self.options.event_steps, silver)
            plan = Plan(steps=_AGAIN, seed=seed, rate=2e-3, encoder=0.0, above=0.0, average=0.997)
            old = load_net(self.work / self.options.student)
            made = load_silver(self.work / "silver.npz", load_corpus(self.work / "corpus.npz"))
            net = self._tune(net, [(Silver(made), 0.8), *self._gold_streams(gold, net.shape, plan)], plan, gold)
            plan = Plan(steps=_TOGETHER, seed=seed + 3, rate=1.2e-3, average=0.998)
            streams = [
                (Coded(self._coded(old, net.shape)[0]), 1.0),
                (Silver(made), 1.2),
                *self._gold_streams(gold, net.shape, plan),
            ]
            net = self._tune(net, streams, plan, gold)
            average(net, old, _TOWARDS)
            save_net(out, net, seed=seed)

    def _learn_events(self, seed: int, steps: int, silver: CodedExamples | None = None) -> Net:
        """The heads alone first, on a network that stands still; then all of it with the other lessons going on, gold last."""
        gold, plover = self.gold(), load_plover()
        old = load_net(self.work / self.options.student)
        shape = replace(old.shape, triggers=trigger_tags(plover), modes=mode_names(plover))
        torch.manual_seed(seed)
        net = Net(shape)
        net.load_state_dict(old.state_dict(), strict=False)
        train, dev = self._coded(old, shape)
        self.log(f"events: {len(train.lengths)} sentences to learn, {len(dev.lengths) if dev else 0} to check")
        made = load_silver(self.work / "silver.npz", load_corpus(self.work / "corpus.npz"))
        plan = Plan(steps=_ALONE, seed=seed, encoder=0.0, readers=0.0)
        net = self._tune(net, [(Coded(train), 1.0)], plan, gold, dev)
        plan = Plan(steps=steps, seed=seed, rate=2e-3, encoder=0.4, average=0.997)
        coded: list[tuple[Examples, float]] = (
            [(Coded(train), 1.0)] if silver is None else [(Coded(train), 0.6), (Coded(silver), 0.8)]
        )
        held = [(Silver(made), 0.8), *((s, share * 0.4) for s, share in self._gold_streams(gold, shape, plan))]
        net = self._tune(net, [*coded, *held], plan, gold, dev)
        last = Plan(steps=steps // 3, seed=seed, rate=1e-3, average=0.997)
        streams = [(Coded(train), 1.0), (Silver(made), 0.3), *self._gold_streams(gold, shape, last)]
        return self._tune(net, streams, last, gold, dev)

    def _articles(self) -> Path:
        articles: Path = self.options.corpus / "articles.jsonl"
        return articles

    def _coded(self, reader: Net, shape: Shape) -> tuple[CodedExamples, CodedExamples | None]:
        """The open corpus and the coded articles; every tenth sentence apart with --dev."""
        sentences = [s for _, s in read_corpus(self.options.corpus / "sentences") if isinstance(s, CodedSentence)]
        if self._articles().exists():
            source("pool")
            sentences += read_codings(self._articles(), self.data)
        random.Random(5).shuffle(sentences)
        apart = sentences[::10] if self.options.dev else []
        kept = [s for i, s in enumerate(sentences) if not (self.options.dev and i % 10 == 0)]
        return CodedExamples.of(kept, reader, shape), CodedExamples.of(apart, reader, shape) if apart else None

    def export(self) -> None:
        from training.export import export  # onnx is needed for this stage alone

        if self.purpose != "ship":
            raise SystemExit("weights for comparison are not exported: give --purpose ship")
        name = self.options.export or self.options.reader
        net = load_net(self.work / name)
        scores = self.measure(net)
        self.log("held out " + json.dumps(scores))
        export(net, self.options.out, version=self.options.version)
        self.log(f"exported {name} to {self.options.out}")

    def measure(self, net: Net) -> dict[str, float]:
        scores = {}
        for key, kind in HELD_OUT.items():
            if key in self.options.also:
                continue
            path = locate(key, self.data, measuring=True)
            found = measure_trees([net], read_trees(path)) if kind == "trees" else measure_names([net], read_names(path))
            scores |= {f"{key} {name}": round(value, 2) for name, value in found.items()}
        return scores

    def gold(self) -> Gold:
        trees = {key: read_trees(self._learn(key)) for key in (*TREES, *self.options.also)}
        names = {key: read_names(self._learn(key), source(key).without) for key in NAMES}
        dev_trees = trees["csui-train"][-_DEV:] + trees["gsd-dev"][-_DEV:]
        dev_names = names["idner-dev"]
        if self.options.dev:
            trees |= {key: trees[key][:-_DEV] for key in ("csui-train", "gsd-dev")}
            del names["idner-dev"]
        return Gold([*chain(*trees.values())], [*chain(*names.values())], dev_trees, dev_names)

    def log(self, line: str) -> None:
        stamped = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}"
        print(stamped, flush=True)
        with (self.work / "training.log").open("a", encoding="utf-8") as log:
            log.write(stamped + "\n")

    def _learn(self, key: str) -> Path:
        return locate(key, self.data, purpose=self.purpose, also=self.options.also)

    def _fresh(self, name: str) -> Path | None:
        """Where a stage writes, or None where it has written already."""
        path = self.work / name
        if path.exists():
            self.log(f"{name} is there already; remove it to make it again")
            return None
        return path

    def _seeds(self) -> list[int]:
        return [int(seed) for seed in self.options.seeds.split(",")]

    def _event_seeds(self) -> list[int]:
        return [int(seed) for seed in self.options.event_seeds.split(",")]

    def _new_net(self, gold: Gold, seed: int) -> Net:
        upos = tuple(sorted({u for t in gold.trees for u in t.upos}))
        deprel = tuple(sorted({d for t in gold.trees for d in t.deprel}))
        torch.manual_seed(seed)
        net = Net(Shape(upos=upos, deprel=deprel, dim=self.options.dim))
        net.enc.load_state_dict(torch.load(self.work / "encoder.pt", weights_only=True)["encoder"])
        return net

    def _gold_streams(self, gold: Gold, shape: Shape, plan: Plan) -> list[tuple[Examples, float]]:
        trees = GoldTrees(gold.trees, shape)
        return [(trees, 1 - plan.names), (GoldNames(gold.names, NameSwap(gold.names)), plan.names)]

    def _tune(
        self, net: Net, streams: Sequence[tuple[Examples, float]], plan: Plan, gold: Gold, coded: CodedExamples | None = None
    ) -> Net:
        self.log(str(plan))
        return finetune(net, streams, plan, check=checker(gold.dev_trees, gold.dev_names, coded), log=self.log)


def average(net: Net, old: Net, towards: float) -> None:
    """Every weight that both have moves by the share `towards` to the old one's."""
    before = old.state_dict()
    after = net.state_dict()
    for name, value in after.items():
        if name in before and value.is_floating_point():
            after[name] = value + towards * (before[name] - value)
    net.load_state_dict(after)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the data root; what lies in it: training/sources.py")
    add("--out", type=Path, required=True, help="the folder of the shipped model")
    add("--work", type=Path, default=Path("build/training"), help="where the stages write")
    add("--stages", default=",".join(STAGES), help="those to run, joined by commas")
    add("--purpose", choices=("ship", "compare"), default="ship", help="compare: allows data that shipped weights may not see")
    add("--dev", action="store_true", help="hold out development sentences, to choose between settings")
    add("--seeds", default="1,2", help="of the teachers")
    add("--also", action="append", default=[], choices=("pud",), help="learn from this held-out treebank too: for a twin")
    add("--corpus", type=Path, default=Path("corpus"), help="the open corpus of coded sentences and articles")
    add("--reader", default="reader.pt", help="the file of the network that reads events too")
    add("--event-steps", type=int, default=3_600)
    add("--event-seeds", default="1,2,3", help="of the event teachers")
    add("--event-articles", type=int, default=0, help="of the pool, for silver events, in which no gain was measured; 0: none")
    add("--student", default="student.pt", help="the student's file; give a twin its own")
    add("--dim", type=int, default=128)
    add("--threads", type=int, default=1)
    add("--pretrain-steps", type=int, default=19_000)
    add("--teacher-steps", type=int, default=3_000)
    add("--silver-sentences", type=int, default=45_000)
    add("--student-steps", type=int, default=4_500)
    add("--student-seed", type=int, default=1)
    add("--gold-steps", type=int, default=1_500)
    add("--export", help="the file of the work folder to export, instead of the reader")
    add("--version", default=time.strftime("%Y-%m-%d"), help="written into labels.json")
    return parser


if __name__ == "__main__":
    sys.exit(main())
