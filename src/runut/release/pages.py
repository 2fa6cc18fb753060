"""The pages of a release for people: how to cite it, and what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from runut.release.compare import Change
from runut.release.manifest import Manifest

HEADS = {"withdrawn": "Withdrawn", "changed": "Changed", "added": "Added"}


def citation(manifest: Manifest, documents: Path, authors: Sequence[str] = ()) -> bytes:
    """In the Citation File Format. Its texts are JSON strings, which YAML reads as they are."""
    outlets, days = set(), set()
    with documents.open("rb") as lines:
        for row in map(msgspec.json.decode, lines):
            outlets.add(row["outlet"])
            days |= {row["published"]["start"], row["published"]["end"]} if row["published"] else set()
    span = f", published {min(days)} to {max(days)}" if days else ""
    counts = manifest.counts
    about = (
        f"{counts['events']} events and {counts['quotes']} quotes from {counts['documents']} documents of {len(outlets - {None})} "
        f"outlets{span}. Coded by runut {manifest.coder}, without the articles' texts. The words quoted are those of their outlets."
    )
    lines_ = [
        "cff-version: 1.2.0",
        f"title: {json.dumps(manifest.name, ensure_ascii=False)}",
        'message: "If you use these events, please cite this release by its version."',
        "type: dataset",
        f"version: {json.dumps(manifest.id)}",
        *([f"date-released: {manifest.day}"] if manifest.day else []),
        f"abstract: {json.dumps(about)}",
        "authors:",
        *(f"  - name: {json.dumps(author, ensure_ascii=False)}" for author in authors or ("anonymous",)),
        "keywords: [event data, PLOVER, Indonesian, news]",
    ]
    return ("\n".join(lines_) + "\n").encode()


def changes_page(old: Manifest, new: Manifest, changes: Sequence[Change]) -> str:
    return "\n".join(_lines(old, new, changes)) + "\n"


def _lines(old: Manifest, new: Manifest, changes: Sequence[Change]) -> Iterator[str]:
    yield f"# {plain(new.name)}: changes since {plain(old.name)}"
    yield ""
    yield f"From {old.id} ({old.counts['events']} events) to {new.id} ({new.counts['events']} events)."
    for name in ("coder", "model", "gazetteer", "rules"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"The {name} is another one: {now[:24]}, before {was[:24]}."
    for kind, head in HEADS.items():
        of_kind = [change for change in changes if change.change == kind]
        yield ""
        yield f"## {head}: {len(of_kind)}"
        yield ""
        for change in of_kind:
            fields = f" [{', '.join(change.fields)}]" if change.fields else ""
            yield f"- {change.day or 'undated'} {change.type}: {plain(change.who)} ({change.event}){fields}"
            yield from (f"  - {plain(reason)}" for reason in change.reasons)


def plain(words: str) -> str:
    r"""On one line, and nothing in it that Markdown would read as more than words.

    >>> plain("*Kapal*\n<b>A_1")
    '\\*Kapal\\* \\<b\\>A\\_1'
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!" else c for c in line)
