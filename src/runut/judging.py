"""Judgements in a store: cited, replayed before events are drawn, and kept to while groups are made.

Comes in: an open store, or one run of `resolve` on it. Goes out: the same store, with overlays on mentions and groups as people
decided. Nothing is written over: the mention that the machine read stays, and so does the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from runut.records import EventMention
from runut.records.judgement import Cited, Conflict, Found, Judgement, holding
from runut.resolve.events import Change
from runut.resolve.judgements import conflicts, overlay
from runut.resolve.recall import cite, find
from runut.resolve.regroup import Ties, regroup, settle, ties_of
from runut.resolve.told import Report
from runut.store import Store, judgements
from runut.store.database import as_json_list
from runut.store.judgements import JOINED, Overlay, Reading
from runut.store.placings import Reported
from runut.store.resolution import Resolution

MOST_CITED = 8
"""Mentions of an event that stand for it: enough that one that is read otherwise later does not lose the judgement."""


# Judging


def cite_mentions(store: Store, mentions: Iterable[str], *, most: int | None = MOST_CITED) -> tuple[Cited, ...]:
    """What to keep of mentions so that they are found again; of an event's, those of as many articles as can be.

    most: how many; None for all of them.
    """
    wanted = list(dict.fromkeys(mentions))
    with store.judging() as db:
        documents = sorted({row["document"] for row in db.rows(_DOCUMENTS, (as_json_list(wanted),))})
        readings = judgements.load_readings(db, documents)
    found = {m.id: (m, readings[m.document]) for reading in readings.values() for m in reading.mentions}
    seen: set[str] = set()
    first: list[str] = []
    more: list[str] = []
    for id_ in wanted:
        mention, _ = found[id_]
        (more if mention.document in seen else first).append(id_)
        seen.add(mention.document)
    return tuple(_cited(*found[id_]) for id_ in [*first, *more][:most])


_DOCUMENTS = "SELECT document FROM mentions WHERE id IN (SELECT value FROM json_each(?))"


def _cited(mention: EventMention, reading: Reading) -> Cited:
    return cite(mention, reading.texts, reading.mentions, url=reading.url, source_id=reading.source_id)


def find_conflicts(store: Store) -> list[Conflict]:
    with store.judging() as db:
        ledger = judgements.load_ledger(db)
        cited = {(judgement.id, n): part for judgement in ledger for n, part in enumerate(judgement.cited)}
        here = {cited[place].document for place, documents in judgements.homes(db, ledger).items() if documents}
        return conflicts(ledger, judgements.load_found(db), here)


# Replaying


def replay(run: Resolution, changed: frozenset[str]) -> frozenset[str]:
    """Look cited mentions up again in documents that changed, and lay what people changed over them.

    Returns the documents in which something reads otherwise than before, whether they changed themselves or not.
    """
    db = run.database
    held = holding(judgements.load_ledger(db))
    old = {(found.judgement, found.part): found for found in judgements.load_found(db)}
    if not held and not old:
        return frozenset()
    homes = judgements.homes(db, held)
    again = {place for place, documents in homes.items() if not changed.isdisjoint(documents)}
    again |= {place for place, found in old.items() if found.document in changed and place in homes}
    readings = judgements.load_readings(db, {document for place in again for document in homes[place]})
    by_id = {judgement.id: judgement for judgement in held}
    new = dict(old)
    for place in sorted(again):
        found = _look_up(place, by_id[place[0]].cited[place[1]], [readings[document] for document in homes[place]])
        new.pop(place, None)
        if found:
            new[place] = found
    for place in [place for place in new if place not in homes]:
        del new[place]  # undone since
    gone = [found for place, found in old.items() if new.get(place) != found]
    fresh = [found for place, found in new.items() if old.get(place) != found]
    judgements.write_found(db, gone, fresh)
    touched = {found.document for found in (*gone, *fresh)} | {
        found.document for found in new.values() if found.document in changed
    }
    _lay_over(run, touched, by_id, new.values())
    return frozenset(touched)


def _look_up(place: tuple[str, int], cited: Cited, readings: Iterable[Reading]) -> Found | None:
    for reading in readings:
        found = find(cited, reading.texts, reading.mentions)
        if found:
            mention, retyped = found
            return Found(judgement=place[0], part=place[1], document=reading.document, mention=mention.id, retyped=retyped)
    return None


def _lay_over(run: Resolution, documents: Iterable[str], by_id: Mapping[str, Judgement], found: Iterable[Found]) -> None:
    documents = set(documents)
    of_mention: defaultdict[str, list[Judgement]] = defaultdict(list)
    for place in found:
        if place.document in documents and by_id[place.judgement].kind in ("wrong", "right", "field"):
            of_mention[place.mention].append(by_id[place.judgement])
    readings = judgements.load_readings(run.database, documents)
    overlays = []
    for reading in readings.values():
        for mention in reading.mentions:
            if mention.id in of_mention:
                verdict, record = overlay(mention, sorted(of_mention[mention.id], key=lambda judgement: judgement.order))
                overlays.append(Overlay(mention=mention.id, document=reading.document, verdict=verdict, record=record))
    judgements.write_overlays(run.database, documents, overlays)


# Groups


def regrouped(run: Resolution, change: Change, report: Callable[[Reported], Report]) -> Change:
    """The change with its groups made to keep what people said of them, and with those that are tied to them."""
    db = run.database
    held = holding(judgements.load_ledger(db))
    found = {(place.judgement, place.part): place.mention for place in judgements.load_found(db)}
    ties = ties_of((judgement for judgement in held if judgement.kind in ("same", "different")), found)
    joined = judgements.joined_roots(db)
    if not ties.mentions and not joined:
        return change
    moved = {placed.told.head: placed.root for placed in change.placed}
    root_of = judgements.roots_of(db, ties.mentions) | {id_: moved[id_] for id_ in ties.mentions if id_ in moved}
    roots = _reached(set(change.roots), ties, root_of, joined)
    touched = roots & (
        {root_of[id_] for id_ in ties.mentions if id_ in root_of} | {r for name in joined for r in name.split(JOINED)}
    )
    members = {id_: root for id_, root in judgements.placed_under(db, touched).items() if moved.get(id_, root) == root}
    members |= {id_: root for id_, root in moved.items() if root in touched}
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for each in judgements.reported(db, members):
        groups[members[each.mention.id]].append(report(each))
    events = [(root, event) for root, event in change.events if root not in touched]
    events += [(root, settle(reports)) for root, reports in regroup(groups, ties)]
    names = roots | {name for name in joined if roots & set(name.split(JOINED))}
    return replace(change, roots=tuple(sorted(names)), events=tuple(sorted(events, key=lambda pair: (pair[0], pair[1].id))))


def _reached(roots: set[str], ties: Ties, root_of: Mapping[str, str], joined: Iterable[str]) -> set[str]:
    """The roots that change, with those that people join to them or have joined to them before."""
    sets = [{root_of[id_] for id_ in ids if id_ in root_of} for ids in ties.together]
    sets += [set(name.split(JOINED)) for name in joined]
    reached, before = set(roots), -1
    while len(reached) != before:
        before = len(reached)
        for names in sets:
            if reached & names:
                reached |= names
    return reached
