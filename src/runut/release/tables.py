"""The tables of a release, row by row, in the store's fixed orders. Articles stay where they are: of each its hash alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from runut.store import Store

Row = dict[str, Any]


def documents(store: Store) -> Iterator[Row]:
    """sha256: of the clean text. coder: the version that read it."""
    coders = store.versions()
    for row in store.documents():
        text = row.pop("text")
        del row["furniture"]
        yield {**row, "sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text), "coder": coders[row["id"]]}


def events(store: Store) -> Iterator[Row]:
    return store.events()


def mentions(store: Store) -> Iterator[Row]:
    return store.mentions()


def quotes(store: Store) -> Iterator[Row]:
    return store.quotes()


def links(store: Store) -> Iterator[Row]:
    for row in store.events():
        for link in store.event(row["id"]).links:
            yield {"event": row["id"], "kind": link.kind, "other": link.event, "reasons": list(link.reasons)}


def disputes(store: Store) -> Iterator[Row]:
    return (msgspec.to_builtins(dispute) for dispute in store.whole_disputes())


def judgements(store: Store) -> Iterator[Row]:
    """What people decided, without the numbers that it has in one store."""
    for row in store.judgements():
        del row["number"]
        yield {**row, "mentions": sorted(row["mentions"])}


TABLES: dict[str, Callable[[Store], Iterator[Row]]] = {
    "documents": documents,
    "mentions": mentions,
    "events": events,
    "quotes": quotes,
    "links": links,
    "disputes": disputes,
    "judgements": judgements,
}
