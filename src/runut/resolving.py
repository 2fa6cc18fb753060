"""Resolving a store: origins and events of what changed since the last time, and of what that can reach.

Comes in: an open store. Goes out: the same store with fresh events, byte for byte those of a run from scratch. It carries rows
between `store`, which knows no rule, and `resolve`, which knows no file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from runut.gazetteer import load_gazetteer
from runut.judging import regrouped, replay
from runut.relating import relate
from runut.resolve.board import Board, Placed, Zone, place_of
from runut.resolve.events import Change, change_events
from runut.resolve.layers import stood
from runut.resolve.origins import lookup_keys, matching, origins_of, trace_article
from runut.resolve.told import Layer, Report, Told, tell
from runut.resolve.traces import Trace
from runut.store import Store
from runut.store.placings import Placing, Reported
from runut.store.relations import Relations
from runut.store.resolution import Resolution

BATCH = 500
"""Articles that are traced at once: their texts are the largest thing that resolving reads."""


def resolve_changes(store: Store, *, version: str = "", afresh: bool = False) -> int:
    """The number of events. version: of the coder; with another one, or `afresh`, nothing of the last time is used."""
    with store.resolving() as run:
        changed = run.begin("" if afresh else f"{version}:{resolver_version()}")
        if afresh:
            changed = run.begin(f"{version}:{resolver_version()}")
        if changed:
            _resolve(run, changed)
        return run.finish()


@cache
def resolver_version() -> str:
    """Eight hex digits over every file that decides what is one event."""
    digest = hashlib.sha256()
    for path in sorted(Path(str(files("runut") / "resolve")).glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


def _resolve(run: Resolution, changed: frozenset[str]) -> None:
    first_time = run.is_empty()
    judged = replay(run, changed)
    moved = _find_origins(run, changed, first_time=first_time) | judged
    gone = [] if first_time else [_zone(placing) for placing in run.placed(moved)]
    before = () if first_time or not gone else _as_they_were(run, moved, gone, unread=changed | judged)
    run.take_out(moved)
    reports = (_report(reported) for reported in run.reported(None if first_time else moved))
    change = change_events(None if first_time else run.placings(_placed), gone, reports, before)
    _write(run, regrouped(run, change, _report), first_time=first_time)


def _as_they_were(
    run: Resolution, moved: frozenset[str], gone: Sequence[Zone], *, unread: frozenset[str]
) -> tuple[Told, ...] | None:
    """What mentions about to be taken out are part of; None where some of them cannot be read any more as they were."""
    if run.placed(moved & unread):
        return None
    return stood(Board(run.placings(_placed)), gone)


def _write(run: Resolution, change: Change, *, first_time: bool) -> None:
    relations = Relations(run.database)
    before = relations.under_roots(change.roots)
    run.write_events(change.roots, change.events, [_placing(placed) for placed in change.placed])
    relate(relations, before, [event for _, event in change.events], first_time=first_time)


# Origins


def _find_origins(run: Resolution, changed: frozenset[str], *, first_time: bool) -> frozenset[str]:
    """Write the origins that change; the documents that changed themselves, or whose family did."""
    before = run.families(changed)
    for document, trace in _decoded(run.traces(changed)).items():
        run.drop_trace(document, lookup_keys(trace))
    run.drop_origins(changed)
    fresh = _trace(run, changed)
    if first_time:
        run.write_origins(origins_of(list(fresh.values())))
        return changed
    touched = {*fresh, *run.members(before.values())}
    for trace in fresh.values():
        near = _decoded(run.traces(set(run.sharing(lookup_keys(trace))) - {trace.document}))
        partners = [other.document for other in matching(trace, list(near.values()))]
        touched.update(partners, run.members(run.families(partners).values()))
    known = run.families(touched)
    origins = origins_of([*_decoded(run.traces(touched)).values()])
    run.write_origins(origins)
    return changed | {origin.document for origin in origins if known.get(origin.document) != origin.family}


def _trace(run: Resolution, documents: Iterable[str]) -> dict[str, Trace]:
    gazetteer, traces = load_gazetteer(), {}
    ordered = sorted(documents)
    for start in range(0, len(ordered), BATCH):
        for article in run.articles(ordered[start : start + BATCH]):
            trace = traces[article.id] = trace_article(article, gazetteer)
            run.write_trace(article.id, trace.encode(), lookup_keys(trace))
    return traces


def _decoded(encoded: dict[str, bytes]) -> dict[str, Trace]:
    decoded = {document: Trace.decode(document, data) for document, data in encoded.items()}
    return {document: trace for document, trace in decoded.items() if trace is not None}


# Rows of the store as records of `resolve`, and back


def _report(reported: Reported) -> Report:
    r = reported
    return Report(mention=r.mention, family=r.family, outlet=r.outlet, published=r.published)


def _placed(reported: Reported) -> Placed:
    report = _report(reported)
    return place_of(report, tell(report), core=reported.core, root=reported.root, lead=reported.lead)


def _zone(placing: Placing) -> Zone:
    return Zone(
        layer=cast(Layer, placing.layer),
        first=placing.first_day,
        last=placing.last_day,
        keys=frozenset(placing.keys),
        cell=placing.cell,
        core=placing.core,
        root=placing.root,
        pool=placing.pool,
    )


def _placing(placed: Placed) -> Placing:
    told = placed.told
    return Placing(
        mention=told.head,
        document=placed.report.mention.document,
        layer=told.layer,
        cell=told.cell,
        first_day=told.first,
        last_day=told.last,
        core=placed.core,
        root=placed.root,
        lead=placed.lead,
        family=placed.report.family,
        pool=placed.pool,
        keys=tuple(sorted(told.keys)),
    )
