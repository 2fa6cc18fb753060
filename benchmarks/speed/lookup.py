"""What names cost: looking them up with the gazetteer that ships, and with one that has 100,000 more aliases.

    python benchmarks/speed/lookup.py [--data PATH] [--aliases 100000]

Milliseconds of CPU an article, the least of five passes over the same articles: `find` alone, with all that is done with what
it finds left out. The added aliases are invented names of one to three words, none of which the articles hold but by chance.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from bench import least, news

from runut.gazetteer.find import Claim, NameFinder
from runut.pipeline import load_resources

SYLLABLES = "ba be bi bo bu da de di do du ga ge gi go ka ke ki ko ku la le li lo ma me mi mo na ne ni no pa ra re ri ro sa se si so ta te ti to wa wi ya".split()


def invented(count: int, seed: int = 1) -> list[Claim]:
    """Claims to that many aliases, the same for the same seed."""
    chance = random.Random(seed)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()

    aliases = {" ".join(word() for _ in range(chance.randint(1, 3))) for _ in range(count)}
    while len(aliases) < count:
        aliases.add(" ".join(word() for _ in range(3)))
    return [
        Claim(alias=alias, entity=f"person.invented-{i}", strong=True, exact=False) for i, alias in enumerate(sorted(aliases))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--aliases", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    args = parser.parse_args()
    texts = [document.body.decode() for document in news(args.data, args.articles)]
    claims = load_resources().gazetteer.claims
    for name, finder in (
        (f"{len(claims):,} aliases", NameFinder(claims)),
        (f"{len(claims) + args.aliases:,} aliases", NameFinder([*claims, *invented(args.aliases)])),
    ):
        seconds = least(lambda finder=finder: [finder.find(text) for text in texts], passes=5)
        print(f"{name:20} {1000 * seconds / len(texts):7.3f} ms an article ({sum(map(len, texts)) // len(texts):,} characters)")


if __name__ == "__main__":
    main()
