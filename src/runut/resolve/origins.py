"""Copies of one text: which articles are one origin, so that a reprint is never counted as a second witness.

Comes in: articles. Goes out: for each its family and the agencies it credits. Two texts are copies when half of the
shorter one's word sequences stand in the longer one: a new lead, a cut end or a changed word here and there does not
hide an agency's text. Translations, sister outlets and shared owners are left to a later version.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from runut.records import Article, Origin
from runut.resolve.families import Families

SHINGLE_WORDS = 4
"""A desk that changes one word in ten breaks 34 % of the sequences of four and 41 % of those of five."""

COPIED_SHARE = 0.5
"""Share of the shorter text's word sequences that stand in the longer one."""

LEAST_SHARED = 12
"""Shorter runs in common are a shared quotation or a formula, not a copied text; equal texts are copies at any length."""

SAMPLE = 8
"""One sequence in eight is looked up. Chosen by its hash, so copies choose the same ones whatever their length."""

LEAST_SAMPLED = 12
"""For short texts, which one in eight would leave without any."""

SMALL_BUCKET = 24
"""Up to here all pairs that share a sequence are compared; above, each with its neighbours only (500 clones need 499)."""

_WORD = re.compile(r"\w+")
_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15 | 1
_DROP = pow(_BASE, SHINGLE_WORDS, 1 << 64)


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """One origin for each article, by document id. A family is named by the smallest document id in it."""
    ordered = sorted(articles, key=lambda article: article.id)
    shingles = [array("Q", sorted(shingle_text(article.text))) for article in ordered]
    families: Families[int] = Families()
    for one, other in _equal_texts(ordered):
        families.join(one, other)
    for one, other in _candidates(shingles):
        if families.head(one) != families.head(other) and is_copy(shingles[one], shingles[other]):
            families.join(one, other)
    return tuple(
        Origin(document=article.id, family=ordered[families.head(n)].id, agencies=credited_agencies(article))
        for n, article in enumerate(ordered)
    )


def shingle_text(text: str) -> set[int]:
    """Hashes of all runs of `SHINGLE_WORDS` words, without case and punctuation."""
    shingles = set()
    words = [_hash_word(word) for word in _WORD.findall(text.casefold())]
    rolling = 0
    for n, value in enumerate(words):
        rolling = (rolling * _BASE + value) & _MASK
        if n >= SHINGLE_WORDS:
            rolling = (rolling - words[n - SHINGLE_WORDS] * _DROP) & _MASK
        if n >= SHINGLE_WORDS - 1:
            shingles.add(rolling)
    return shingles


def is_copy(one: Sequence[int], other: Sequence[int]) -> bool:
    """Of two texts given by their shingles."""
    shared = len(set(one).intersection(other))
    return shared >= LEAST_SHARED and shared >= COPIED_SHARE * min(len(one), len(other))


def credited_agencies(article: Article) -> tuple[str, ...]:
    """Those the article names as its source, and the one in its dateline where it is not its own outlet's."""
    named = list(article.credits)
    line = article.dateline.outlet if article.dateline else None
    if line and line.casefold() not in (article.outlet or "").casefold():
        named.append(line)
    first: dict[str, str] = {}
    for name in sorted(named):
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _hash_word(word: str, *, _cache: dict[str, int] = {}) -> int:  # noqa: B006 (a cache is shared on purpose)
    # Not `hash`, which differs between runs. The cache is a speed matter alone: the value is a function of the word.
    value = _cache.get(word)
    if value is None:
        if len(_cache) > 500_000:
            _cache.clear()
        digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
        value = _cache[word] = int.from_bytes(digest, "big")
    return value


def _equal_texts(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    first: dict[bytes, int] = {}
    for n, article in enumerate(articles):
        words = " ".join(_WORD.findall(article.text.casefold()))
        if words:
            earlier = first.setdefault(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).digest(), n)
            if earlier != n:
                yield earlier, n


def _candidates(shingles: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs worth comparing, those with most sampled sequences in common first."""
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    sizes = []
    for n, of_one in enumerate(shingles):
        sampled = _sample(of_one)
        sizes.append(len(sampled))
        for value in sampled:
            buckets[value].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for members in buckets.values():
        shared.update(_pairs(members))
    # Half of the shorter text shared means half of its sample on average: with an eighth asked for, chance hides few.
    pairs = [pair for pair, count in shared.items() if count * 8 >= min(sizes[pair[0]], sizes[pair[1]])]
    return sorted(pairs, key=lambda pair: (-shared[pair], pair))


def _sample(shingles: Iterable[int]) -> set[int]:
    values = list(shingles)
    # The upper bits: the lower ones of a product depend on few of the words' bits.
    return {value for value in values if (value >> 40) % SAMPLE == 0} | set(heapq.nsmallest(LEAST_SAMPLED, values))


def _pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= SMALL_BUCKET:
        for n, one in enumerate(members):
            for other in members[n + 1 :]:
                yield one, other
    else:
        yield from pairwise(members)
