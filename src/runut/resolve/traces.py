"""An article's trace: what is kept of it to know its copies again.

Comes in: an article, and the gazetteer for who owns which outlet. Goes out: a `Trace` (about 5 bytes a word; `encode` and
`decode` for a store) and its lookup keys (about one for eight words; 64-bit, signed as SQLite has them). Leaves to others:
whether two traces are of one text (`copies`), and the families (`origins`).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

import numpy as np
from numpy.typing import NDArray

from runut.gazetteer import Gazetteer
from runut.records import Article

Words = NDArray[np.uint32]
Hashes = NDArray[np.uint64]

VERSION = 2
"""Of the encoded form and of what goes into it: traces of another version are made again."""

SHINGLE_WORDS = 5
"""A desk that changes one word in ten leaves 59 % of the runs of five."""

SAMPLE = 8
"""One run in eight is a key: chosen by its hash, so that copies choose the same ones whatever stands around them (scaled
MinHash, which unlike bands of minima tells how much of a short text is in a long one)."""

LEAST_SAMPLED = 8
"""For short texts, which one in eight would leave without any."""

QUOTED, NAMED, PLAIN = np.uint32(1 << 31), np.uint32(1 << 30), np.uint32((1 << 30) - 1)
"""A word's hash has 30 bits; the other two say that it stands in quotation marks, and that it is a name or number."""

LEAST_TITLE_WORDS = 4
MOST_SOURCES, LEAST_INITIALS = 16, 3
NO_DAY = 0

_TOKEN = re.compile(r"\w+|[.!?:\"“”\n]")
_HEADER = struct.Struct("<BIIiiHHHI")
_BASE = np.uint64(0x9E3779B97F4A7C15)
_STEPS = tuple(np.uint64(step) for step in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trace:
    """outlet, owner, sources: hashes of who prints it, who owns that outlet, and whom the article credits; 0 where unknown.

    first_day, last_day: ordinals of the publication days, 0 where unknown. agencies: the credited, as the article names them.
    title: the different words of the headline, in order of their hashes. words: those of the text, with their marks.
    """

    document: str
    outlet: int
    owner: int
    sources: tuple[int, ...]
    agencies: tuple[str, ...]
    first_day: int
    last_day: int
    title: Words
    words: Words

    def encode(self) -> bytes:
        """All but the document's id."""
        names = "\n".join(self.agencies).encode("utf-8", "surrogatepass")
        numbers = (self.outlet, self.owner, self.first_day, self.last_day)
        sizes = (len(self.sources), len(names), len(self.title), len(self.words))
        sources = np.array(self.sources, dtype="<u4").tobytes()
        return b"".join((_HEADER.pack(VERSION, *numbers, *sizes), sources, _as_bytes(self.title), _as_bytes(self.words), names))

    @classmethod
    def decode(cls, document: str, data: bytes) -> Self | None:
        """None for a trace of another version."""
        if not data or data[0] != VERSION:
            return None
        _, outlet, owner, first_day, last_day, sources, names, title, words = _HEADER.unpack_from(data)
        numbers = np.frombuffer(data, dtype="<u4", offset=_HEADER.size, count=sources + title + words).astype(np.uint32)
        text = data[_HEADER.size + 4 * len(numbers) :].decode("utf-8", "surrogatepass")
        return cls(
            document=document,
            outlet=outlet,
            owner=owner,
            sources=tuple(numbers[:sources].tolist()),
            agencies=tuple(text.split("\n")) if names else (),
            first_day=first_day,
            last_day=last_day,
            title=numbers[sources : sources + title],
            words=numbers[sources + title :],
        )


def trace_article(article: Article, gazetteer: Gazetteer) -> Trace:
    day = article.published
    agencies = credited_agencies(article)
    return Trace(
        document=article.id,
        outlet=_hash_name(_outlet_name(article.outlet, gazetteer)),
        owner=_hash_name(_owner(article.outlet, gazetteer)),
        sources=_sources(agencies, gazetteer),
        agencies=agencies,
        first_day=day.start.toordinal() if day else NO_DAY,
        last_day=day.end.toordinal() if day else NO_DAY,
        title=np.unique(hash_words(article.title or "") & PLAIN),
        words=hash_words(article.text),
    )


def credited_agencies(article: Article) -> tuple[str, ...]:
    """Those the article names as its source, and the one in its dateline, where it is not its own outlet."""
    named = list(article.credits)
    if article.dateline and article.dateline.outlet:
        named.append(article.dateline.outlet)
    own = _letters(article.outlet or "")
    first: dict[str, str] = {}
    for name in sorted(named):
        if _letters(name) not in own:
            first.setdefault(name.casefold(), " ".join(name.split()))
    return tuple(first.values())


def _letters(name: str) -> str:
    """ "Warta Samudra" is "wartasamudra", as in its address."""
    return "".join(filter(str.isalnum, name.casefold()))


def _sources(agencies: Sequence[str], gazetteer: Gazetteer) -> tuple[int, ...]:
    """Hashes of the credited; of one the gazetteer does not know its initials too ("Kantor Berita Lintas", "KBL")."""
    names = {_outlet_name(name, gazetteer) for name in agencies[:MOST_SOURCES]}
    initials = {"".join(word[0] for word in name.split()) for name in names if len(name.split()) >= LEAST_INITIALS}
    return tuple(sorted(map(_hash_name, names | initials)))


def _outlet_name(name: str | None, gazetteer: Gazetteer) -> str:
    if not name:
        return ""
    known = gazetteer.agency(name) or gazetteer.outlet(name)
    return known.id if known else name.casefold()


def _owner(outlet: str | None, gazetteer: Gazetteer) -> str:
    """The company, else the outlet itself; what a state owns are newsrooms of their own."""
    known = (gazetteer.outlet(outlet) or gazetteer.agency(outlet)) if outlet else None
    return known.owner if known and known.owner and known.owner != "state" else _outlet_name(outlet, gazetteer)


def hash_words(text: str) -> Words:
    """The words of a text in order, without case: a hash each, with its marks.

    A capital behind a full stop or an opening mark makes no name.
    """
    values: list[int] = []
    opening, quoted = True, 0
    for token in _TOKEN.findall(text):
        if token in '.!?:"“”\n':
            opening = True
            if token in '"“”':
                quoted = 0 if token == "”" or (token == '"' and quoted) else 1 << 31
            elif token == "\n":
                quoted = 0
            continue
        value = _hash_word(token)
        if opening and not token[0].isdigit():
            value &= (1 << 30) - 1
        values.append(value | quoted)
        opening = False
    return np.array(values, dtype=np.uint32)


def _hash_word(word: str, *, _cache: dict[str, int] = {}) -> int:  # noqa: B006 (a cache is shared on purpose)
    # Not `hash`, which differs between runs. The cache is a speed matter alone: the value is a function of the word.
    value = _cache.get(word)
    if value is None:
        if len(_cache) > 500_000:
            _cache.clear()
        digest = blake2b(word.casefold().encode("utf-8", "replace"), digest_size=4).digest()
        named = word[0].isupper() or word[0].isdigit()
        value = _cache[word] = int.from_bytes(digest, "little") & ((1 << 30) - 1) | (named << 30)
    return value


def _hash_name(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=4).digest(), "little") if name else 0


def _as_bytes(words: Words) -> bytes:
    return words.astype("<u4").tobytes()


def shingles(words: Words, length: int = SHINGLE_WORDS) -> Hashes:
    """The hash of the run of words that begins at each word; none for the last few."""
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    plain = (words & PLAIN).astype(np.uint64)
    found = np.zeros(count, dtype=np.uint64)
    for n in range(length):
        found = found * _BASE + plain[n : n + count]
    return _mixed(found)


def _mixed(values: Hashes) -> Hashes:
    """Every bit depends on every bit (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * _STEPS[0]
    values = (values ^ (values >> np.uint64(27))) * _STEPS[1]
    mixed: Hashes = values ^ (values >> np.uint64(31))
    return mixed


def text_keys(trace: Trace) -> Hashes:
    """Sampled runs of words, in order of their hashes; of a text too short for any, one for the whole."""
    runs = np.unique(shingles(trace.words))
    if not len(runs):
        return np.unique(shingles(trace.words, len(trace.words))) if len(trace.words) else runs
    sampled = runs[: np.searchsorted(runs, np.uint64((1 << 64) // SAMPLE))]
    return sampled if len(sampled) >= LEAST_SAMPLED else runs[:LEAST_SAMPLED]


def lookup_keys(trace: Trace) -> tuple[int, ...]:
    """All keys by which an article's like is found, different ones for text, headline and source."""
    return tuple(np.unique(np.concatenate((text_keys(trace), other_keys(trace)))).view(np.int64).tolist())


def other_keys(trace: Trace) -> Hashes:
    """Headline and day, source and day; each with the next day too, so that a day apart has one in common."""
    names: list[tuple[bytes, int]] = []
    if len(trace.title) >= LEAST_TITLE_WORDS:
        names.append((b"title" + _as_bytes(trace.title), trace.last_day))
    if trace.last_day != NO_DAY:
        names += [(b"source%d" % source, trace.last_day) for source in trace.sources]
    keys = [(name, day) for name, last in names for day in ((last, last + 1) if last else (last,))]
    digests = [blake2b(name + b"%d" % day, digest_size=8).digest() for name, day in keys]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)
