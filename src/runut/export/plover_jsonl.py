"""PLOVER records as JSON, one event a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from runut.export.formats import Options, Record


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options
    events = mentions = 0
    with path.open("wb") as out:
        for told in record.events():
            out.write(msgspec.json.encode({"id": told.event.id}) + b"\n")
            events, mentions = events + 1, mentions + len(told.reports)
    return {"events": events, "mentions": mentions}
