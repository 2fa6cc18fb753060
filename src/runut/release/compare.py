"""What changed between two releases: events added, changed and withdrawn, each with why.

Comes in: two folders of tables. Goes out: changes in the order of their days. An event is known by its id, which it keeps while
mentions join; what became of its mentions says why it changed or went.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

Row = dict[str, Any]
DETAILS = ("accounts", "status_history")
"""Fields of an event that only say in detail what others say in short: kept as their hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """fields: of a changed event those that differ, before and after hold their values. reasons: in words, at least one."""

    change: Literal["added", "changed", "withdrawn"]
    event: str
    day: str | None
    type: str
    who: str
    fields: tuple[str, ...] = ()
    reasons: tuple[str, ...]
    before: Row = field(default_factory=dict)
    after: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """reading: hash of all that was read of it."""

    document: str
    event: str | None
    reading: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """One release by ids, no more of it than is compared. judged: of a mention, the judgements that hold. coders: of a document."""

    events: Mapping[str, Row]
    mentions: Mapping[str, Mention]
    coders: Mapping[str, str]
    judged: Mapping[str, tuple[Row, ...]]


def read_tables(folder: Path) -> Tables:
    judged: dict[str, tuple[Row, ...]] = {}
    for judgement in _rows(folder, "judgements"):
        for mention in judgement["mentions"] if judgement["holds"] else ():
            judged[mention] = (*judged.get(mention, ()), judgement)
    return Tables(
        events={row["id"]: _short(row) for row in _rows(folder, "events")},
        mentions={row["id"]: _mention(row) for row in _rows(folder, "mentions")},
        coders={row["id"]: row["coder"] for row in _rows(folder, "documents")},
        judged=judged,
    )


def _rows(folder: Path, table: str) -> Iterator[Row]:
    with (folder / f"{table}.jsonl").open("rb") as lines:
        yield from map(msgspec.json.decode, lines)


def _short(event: Row) -> Row:
    details = [event.pop(name, None) for name in DETAILS]
    return {**event, "details": _digest(details).hex()}


def _mention(row: Row) -> Mention:
    event = row.pop("event")
    del row["judged"]
    return Mention(document=row["document"], event=event, reading=_digest(row))


def _digest(value: object) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(value), digest_size=16).digest()


def compare(old_folder: Path, new_folder: Path) -> list[Change]:
    old, new = read_tables(old_folder), read_tables(new_folder)
    found = [_change("added", new.events[id_], _why_added(new.events[id_], old, new)) for id_ in new.events.keys() - old.events]
    found += [
        _change("withdrawn", old.events[id_], _why_withdrawn(old.events[id_], old, new))
        for id_ in old.events.keys() - new.events
    ]
    for id_ in old.events.keys() & new.events.keys():
        before, after = old.events[id_], new.events[id_]
        differing = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
        told = tuple(key for key in differing if key != "details") or tuple(differing)
        if told:
            found.append(_change("changed", after, _why_changed(before, after, old, new), told, before))
    return sorted(found, key=lambda change: (change.day is None, change.day or "", change.event))


def _change(
    kind: Literal["added", "changed", "withdrawn"],
    event: Row,
    reasons: Iterator[str],
    fields: tuple[str, ...] = (),
    before: Row | None = None,
) -> Change:
    return Change(
        change=kind,
        event=event["id"],
        day=event["start"] or event["end"],
        type=event["type"],
        who=who_to_whom(event),
        fields=fields,
        reasons=tuple(dict.fromkeys(reasons)),
        before={key: (before or {}).get(key) for key in fields},
        after={key: event.get(key) for key in fields},
    )


def who_to_whom(event: Row) -> str:
    sides = [", ".join(party["name"] for party in event[side]) for side in ("actors", "recipients")]
    return " → ".join([sides[0] or "?", *sides[1:]] if sides[1] else [sides[0] or "?"])


def _why_added(event: Row, old: Tables, new: Tables) -> Iterator[str]:
    for mention in event["mentions"]:
        document = new.mentions[mention].document
        if document not in old.coders:
            yield f"new document {document}"
        elif mention not in old.mentions:
            yield _read_anew(document, old, new)
        else:
            was = old.mentions[mention].event
            yield from _judged_since(mention, old, new)
            yield f"was part of {was}" if was else f"mention {mention} was left out before"


def _why_withdrawn(event: Row, old: Tables, new: Tables) -> Iterator[str]:
    for mention in event["mentions"]:
        document = old.mentions[mention].document
        if document not in new.coders:
            yield f"document {document} is not in the record any more"
        elif mention not in new.mentions:
            yield _read_anew(document, old, new)
        else:
            yield from _judged_since(mention, old, new)
            now = new.mentions[mention].event
            yield f"now part of {now}" if now else f"mention {mention} tells of no event now"


def _why_changed(before: Row, after: Row, old: Tables, new: Tables) -> Iterator[str]:
    came, went = set(after["mentions"]) - set(before["mentions"]), set(before["mentions"]) - set(after["mentions"])
    yield from _why_added({**after, "mentions": [m for m in after["mentions"] if m in came]}, old, new)
    yield from _why_withdrawn({**before, "mentions": [m for m in before["mentions"] if m in went]}, old, new)
    changed = False
    for mention in after["mentions"]:
        if mention not in came:
            yield from (judged := tuple(_judged_since(mention, old, new)))
            if not judged and old.mentions[mention].reading != new.mentions[mention].reading:
                yield _read_anew(new.mentions[mention].document, old, new)
                changed = True
    if not came and not went and not changed and before.get("links") == after.get("links"):
        yield "drawn anew from the same mentions"
    if before.get("links") != after.get("links"):
        yield "tied otherwise to other events"


def _judged_since(mention: str, old: Tables, new: Tables) -> Iterator[str]:
    known = {judgement["id"] for judgement in old.judged.get(mention, ())}
    for judgement in new.judged.get(mention, ()):
        if judgement["id"] not in known:
            what = f"{judgement['field']} is {judgement['value']}" if judgement["kind"] == "field" else judgement["kind"]
            yield f"judged: {what}" + (f" ({judgement['reason']})" if judgement["reason"] else "")
    still = {judgement["id"] for judgement in new.judged.get(mention, ())}
    if known - still:
        yield "a judgement was taken back"


def _read_anew(document: str, old: Tables, new: Tables) -> str:
    was, now = old.coders[document], new.coders[document]
    return f"read otherwise by coder {now} than by {was}" if was != now else f"document {document} was read otherwise"
