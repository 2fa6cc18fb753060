"""Fits what the features of a reading say of how sure it is, on real articles coded by hand.

    python -m training.calibrate --data PATH [--out src/runut/lang/id/confidence.toml]

Every mention that runut makes of an article of `corpus/articles.jsonl` is right where the coding has an event of its type in that
sentence, or one at those words that the codebook could call so too, and of each side that the coding names somebody is among ours. A
pronoun may be anybody: the coding does not say who, and a side that we fill passes for it. A logistic model with a small penalty is fitted to that;
what it says is checked on articles that it was not fitted on (five parts, each left out once).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from runut.evaluate.bare import bare_article
from runut.evaluate.calibration import expected_error
from runut.extract import extract_events
from runut.lang.confidence import ConfidenceModel
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, load_resources
from runut.records import EventMention, Party
from training.code_articles import digest, read_texts

PENALTY = 4.0
"""Of squared weights: a feature must be seen some dozens of times before it says much."""
PARTS = 5
ROUNDS = 30
PRIORS = {"headline": -0.2, "network_alone": -1.0, "network_share": 1.0, "network_agrees": 0.8, "network_differs": -0.8}
"""Where no mention shows a feature, since the articles have no title and there is no network that reads events: a careful guess."""
NEAR = frozenset(
    frozenset(pair)
    for pair in (("AGREE", "CONCEDE"), ("RETREAT", "CONCEDE"), ("RETREAT", "AGREE"), ("AGREE", "CONSULT"), ("ACCUSE", "REJECT"))
)
"""Types of one happening between which the codebook leaves room (sections 4 and 8)."""
Range = tuple[int, int]
Vector = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Recorder(ConfidenceModel):
    """Keeps the features instead of weighing them."""

    rows: list[tuple[dict[str, float], str]] = field(default_factory=list)

    def share(self, features: Mapping[str, float], type_: str) -> float:
        self.rows.append((dict(features), type_))
        return 0.5


@dataclass(frozen=True)
class Sample:
    article: str
    features: dict[str, float]
    type: str
    right: bool


def read_samples(corpus: Path, data: Path) -> list[Sample]:
    """All mentions of the coded articles with their features."""
    resources = load_resources()
    codings = [json.loads(line) for line in (corpus / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = read_texts(data, frozenset(row["article"] for row in codings))
    samples: list[Sample] = []
    for row in codings:
        text = texts[row["article"]]
        if digest(text) != row["digest"]:
            raise SystemExit(f"{row['article']}: the text is not the one that was coded")
        recorder = Recorder(bias=0.0, weights={}, types={})
        article = bare_article(text, id=row["article"])
        annotated = annotate_article(article, resources)
        language = replace(resources.language, confidence=recorder)
        mentions = extract_events(article, annotated, language, resources.gazetteer, DEFAULT)
        for mention, (features, type_) in zip(mentions, recorder.rows, strict=True):
            samples.append(Sample(row["article"], features, type_, is_right(mention, row["events"], text)))
    return samples


def is_right(mention: EventMention, events: Sequence[dict[str, Any]], text: str) -> bool:
    """Whether the coding has it: its type at its words or in its sentence, with both sides."""
    start, end = mention.evidence.start, mention.evidence.end
    here = [e for e in events if start <= e["trigger"][0] < end]
    same = [e for e in here if e["type"] == mention.type or is_near(mention, e)]
    return any(sides_agree(mention, event, text) for event in same)


def is_near(mention: EventMention, event: dict[str, Any]) -> bool:
    first, last = event["trigger"]
    return frozenset((mention.type, event["type"])) in NEAR and first < mention.trigger.end and mention.trigger.start < last


def sides_agree(mention: EventMention, event: dict[str, Any], text: str) -> bool:
    roles = event["roles"]
    if event["symmetric"] or mention.symmetric:
        ours = (*mention.actors, *mention.recipients)
        coded = [*roles.get("actor", ()), *roles.get("recipient", ())]
        return sum(is_among(range_, ours, text) for range_ in coded) >= min(2, len(coded))
    sides = ((roles.get("actor", ()), mention.actors), (roles.get("recipient", ()), mention.recipients))
    return all(not coded or any(is_among(range_, ours, text) for range_ in coded) for coded, ours in sides)


def is_among(coded: Range, parties: Sequence[Party], text: str) -> bool:
    """Whether one of ours stands at the coded words, or is called by their last word."""
    if load_resources().language.lexicon.pronouns.at([text[slice(*coded)].casefold()], 0):
        return bool(parties)
    last = text[slice(*coded)].casefold().split()[-1:]
    return any((p.words.start < coded[1] and coded[0] < p.words.end) or p.name.casefold().split()[-1:] == last for p in parties)


def fit(samples: Sequence[Sample]) -> ConfidenceModel:
    """The weights under which the samples are likeliest, less the penalty; Newton's method."""
    names = sorted({name for s in samples for name in s.features}) + sorted({f"type {s.type}" for s in samples})
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(samples), len(names) + 1))
    x[:, -1] = 1.0
    for i, sample in enumerate(samples):
        for name, value in sample.features.items():
            x[i, place[name]] = value
        x[i, place[f"type {sample.type}"]] = 1.0
    y = np.array([s.right for s in samples], dtype=np.float64)
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[-1] = 0.0
    w: Vector = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w = w - np.linalg.solve(hessian, gradient)
    weights = {name: round(float(w[i]), 3) for name, i in place.items()}
    types = {name.removeprefix("type "): value for name, value in weights.items() if name.startswith("type ")}
    rest = {name: value for name, value in weights.items() if not name.startswith("type ")}
    return ConfidenceModel(bias=round(float(w[-1]), 3), weights={**PRIORS, **rest}, types=types)


def cross_checked(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """(what is said, what is so) of each sample, by a model that has not seen its article."""
    articles = sorted({s.article for s in samples})
    part = {article: i % PARTS for i, article in enumerate(articles)}
    told = []
    for left_out in range(PARTS):
        model = fit([s for s in samples if part[s.article] != left_out])
        told += [(model.share(s.features, s.type), s.right) for s in samples if part[s.article] == left_out]
    return told


def write(model: ConfidenceModel, samples: Sequence[Sample], told: Sequence[tuple[float, bool]], path: Path) -> None:
    seen = Counter(name for s in samples for name in s.features)
    right = sum(s.right for s in samples)
    articles = len({s.article for s in samples})
    lines = [
        "# How sure a reading is: weights in log odds of the features that runut.extract.confidence tells.",
        "# Made by training.calibrate from the codings of corpus/articles.jsonl; not to be edited by hand. Licence: CC BY 4.0.",
        f"# {len(samples)} mentions of {articles} articles, {right} of them right in type and both sides ({right / len(samples):.3f});",
        f"# on articles left out of fitting the expected calibration error is {expected_error(told):.3f}. Behind each: how often it was seen.",
        "",
        f"bias = {model.bias}",
        "",
        "[weights]",
        *(f"{name} = {value}  # {seen[name] or 'a guess'}" for name, value in sorted(model.weights.items())),
        "",
        "[types]",
    ]
    types = Counter(s.type for s in samples)
    lines += [f"{name} = {value}  # {types[name]}" for name, value in sorted(model.types.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.calibrate", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("src/runut/lang/id/confidence.toml"))
    options = parser.parse_args()
    samples = read_samples(options.corpus, options.data)
    told = cross_checked(samples)
    write(fit(samples), samples, told, options.out)
    by_tenth: dict[int, list[bool]] = defaultdict(list)
    for said, right in told:
        by_tenth[int(said * 10)].append(right)
    for tenth, rights in sorted(by_tenth.items()):
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {sum(rights) / len(rights):.3f} right of {len(rights)}")
    print(f"{len(samples)} mentions, expected calibration error {expected_error(told):.4f} on articles left out")


if __name__ == "__main__":
    main()
