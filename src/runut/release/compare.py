"""What changed between two releases: events added, changed and withdrawn, each with why.

Comes in: two folders of tables. Goes out: changes in the order of their days. An event is known by its id, which it keeps while
mentions join; what became of its mentions says why it changed or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

Row = dict[str, Any]
UNTOLD = frozenset({"accounts", "status_history"})
"""Fields that only say in detail what others say in short."""


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
class Tables:
    """One release by ids. judged: of a mention, the judgements that hold."""

    events: Mapping[str, Row]
    mentions: Mapping[str, Row]
    documents: Mapping[str, Row]
    judged: Mapping[str, tuple[Row, ...]]


def read_tables(folder: Path) -> Tables:
    judged: dict[str, tuple[Row, ...]] = {}
    for judgement in _rows(folder, "judgements"):
        for mention in judgement["mentions"] if judgement["holds"] else ():
            judged[mention] = (*judged.get(mention, ()), judgement)
    return Tables(
        events={row["id"]: row for row in _rows(folder, "events")},
        mentions={row["id"]: row for row in _rows(folder, "mentions")},
        documents={row["id"]: row for row in _rows(folder, "documents")},
        judged=judged,
    )


def _rows(folder: Path, table: str) -> Iterator[Row]:
    with (folder / f"{table}.jsonl").open("rb") as lines:
        yield from map(msgspec.json.decode, lines)


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
        told = tuple(key for key in differing if key not in UNTOLD) or tuple(differing)
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
        document = new.mentions[mention]["document"]
        if document not in old.documents:
            yield f"new document {document}"
        elif mention not in old.mentions:
            yield _read_anew(document, old, new)
        else:
            was = old.mentions[mention]["event"]
            yield from _judged_since(mention, old, new)
            yield f"was part of {was}" if was else f"mention {mention} was left out before"


def _why_withdrawn(event: Row, old: Tables, new: Tables) -> Iterator[str]:
    for mention in event["mentions"]:
        document = old.mentions[mention]["document"]
        if document not in new.documents:
            yield f"document {document} is not in the record any more"
        elif mention not in new.mentions:
            yield _read_anew(document, old, new)
        else:
            yield from _judged_since(mention, old, new)
            now = new.mentions[mention]["event"]
            yield f"now part of {now}" if now else f"mention {mention} tells of no event now"


def _why_changed(before: Row, after: Row, old: Tables, new: Tables) -> Iterator[str]:
    came, went = set(after["mentions"]) - set(before["mentions"]), set(before["mentions"]) - set(after["mentions"])
    yield from _why_added({**after, "mentions": [m for m in after["mentions"] if m in came]}, old, new)
    yield from _why_withdrawn({**before, "mentions": [m for m in before["mentions"] if m in went]}, old, new)
    changed = False
    for mention in after["mentions"]:
        if mention not in came:
            yield from (judged := tuple(_judged_since(mention, old, new)))
            if not judged and _read(old, mention) != _read(new, mention):
                yield _read_anew(new.mentions[mention]["document"], old, new)
                changed = True
    if not came and not went and not changed and before.get("links") == after.get("links"):
        yield "drawn anew from the same mentions"
    if before.get("links") != after.get("links"):
        yield "tied otherwise to other events"


def _read(tables: Tables, mention: str) -> Row:
    return {key: value for key, value in tables.mentions[mention].items() if key not in ("event", "judged")}


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
    was, now = old.documents[document]["coder"], new.documents[document]["coder"]
    return f"read otherwise by coder {now} than by {was}" if was != now else f"document {document} was read otherwise"
