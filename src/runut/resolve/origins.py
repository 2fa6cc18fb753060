"""Origins: which articles are one text, so that a reprint is never counted as a second witness.

Comes in: articles in any order. Goes out: for each its family, the agencies it credits, and by what it is known.
A family is a connected component of the graph whose edges are the pairs that `copies.match` confirms among those that
`key_index` names. Both look at nothing but the two traces, so a family depends neither on the order of the articles
nor on articles outside of it. For a store that keeps traces and an index of keys this is all that is needed:

    trace = trace_article(article, gazetteer)     # keep trace.encode() and lookup_keys(trace)
    near = [traces of the documents that share a key with it]
    touched = [every trace of the families of matching(trace, near)]
    origins = origins_of([trace, *touched])       # replaces the origins of those documents; no other document's changes

To take an article out: `origins_of` the rest of its family. `find_origins(articles)` is `origins_of` all traces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from runut.gazetteer import Gazetteer, load_gazetteer
from runut.records import Article, Origin
from runut.resolve.copies import Match, match
from runut.resolve.families import Families
from runut.resolve.key_index import KeyIndex
from runut.resolve.traces import NO_DAY, Trace, lookup_keys, trace_article

__all__ = ["Trace", "find_origins", "lookup_keys", "matching", "origins_of", "trace_article"]


def find_origins(articles: Sequence[Article], gazetteer: Gazetteer | None = None) -> tuple[Origin, ...]:
    """One origin for each article, by document id."""
    gazetteer = gazetteer or load_gazetteer()
    return origins_of([trace_article(article, gazetteer) for article in articles])


def origins_of(traces: Sequence[Trace]) -> tuple[Origin, ...]:
    """One origin for each trace, by document id. A family is named by the smallest document id in it."""
    ordered = sorted(traces, key=lambda trace: trace.document)
    families = _join(ordered)
    members: defaultdict[int, list[Trace]] = defaultdict(list)
    for n, trace in enumerate(ordered):
        members[families.head(n)].append(trace)
    found = [origin for family in members.values() for origin in _describe(family)]
    return tuple(sorted(found, key=lambda origin: origin.document))


def matching(trace: Trace, others: Sequence[Trace]) -> tuple[Trace, ...]:
    """Those of the others that are of one origin with a trace by themselves."""
    partners = KeyIndex([trace, *others]).partners(0)
    return tuple(others[n - 1] for n in partners if match(trace, others[n - 1]))


def _join(traces: Sequence[Trace]) -> Families[int]:
    families: Families[int] = Families()
    first: dict[bytes, int] = {}
    for n, trace in enumerate(traces):
        # Traces that differ in nothing but the document have the same matches: the first stands for all.
        families.join(n, first.setdefault(trace.encode() if len(trace.words) else b"%d" % n, n))
    kept = list(first.values())
    index = KeyIndex([traces[n] for n in kept])
    for n, one in enumerate(kept):
        for other in (kept[m] for m in index.partners(n, before=True)):
            # A pair of one family need not be looked at: 500 clones take 499 comparisons.
            if families.head(one) != families.head(other) and match(traces[one], traces[other]):
                families.join(one, other)
    return families


def _describe(family: Sequence[Trace]) -> Iterator[Origin]:
    """Each member's origin with the evidence: its match with the earliest report, else with whom it shares most keys.

    A function of the family alone, so that members who come or go elsewhere change nothing.
    """
    name = min(trace.document for trace in family)
    by_age = sorted(family, key=lambda trace: (trace.first_day == NO_DAY, trace.first_day, trace.document))
    index = KeyIndex(by_age) if len(family) > 1 else None
    for n, trace in enumerate(by_age):
        matched, found = _evidence(n, by_age, index) if index else (None, None)
        yield Origin(
            document=trace.document,
            family=name,
            agencies=trace.agencies,
            kind=found.kind if found else None,
            matched=matched,
            share=round(found.share, 3) if found else None,
        )


def _evidence(n: int, family: Sequence[Trace], index: KeyIndex) -> tuple[str | None, Match | None]:
    partners = index.partners(n)
    for m in sorted(partners, key=lambda m: m != 0):
        if found := match(family[n], family[m]):
            return family[m].document, found
    return None, None
