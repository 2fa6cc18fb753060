"""The formats there are, and what a writer of one gets and gives. A writer is imported when it is used, with its libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

from runut.errors import UsageError
from runut.store.handover import Source, Statement, Told


class Record(Protocol):
    """What a writer reads from: `runut.store.handover.Handover`, or a test's own. Each may be walked more than once."""

    def events(self) -> Iterator[Told]: ...

    def sources(self) -> Iterator[Source]: ...

    def quotes(self) -> Iterator[Statement]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """with_text: whole articles beside the evidence. lang: of labels made for reading, "id" or "en"; codes have none."""

    with_text: bool = False
    lang: Literal["id", "en"] = "id"


class Writer(Protocol):
    def __call__(self, record: Record, path: Path, options: Options) -> Mapping[str, int]:
        """Write to a path that does not exist yet. Returns how many of what were written: `{"events": 12, ...}`."""


@dataclass(frozen=True, slots=True)
class Format:
    """about: what it is, in a line. writes: what the path becomes. module: of this package, whose `write` makes it."""

    name: str
    about: str
    writes: Literal["file", "folder"]
    module: str

    @property
    def writer(self) -> Writer:
        writer: Writer = import_module(f"runut.export.{self.module}").write
        return writer


_FORMATS = (
    Format("plover-jsonl", "PLOVER's own JSON, one event a line, with its reports", "file", "plover_jsonl"),
    Format("polecat", "the 40 columns of POLECAT, tab-separated", "file", "polecat"),
    Format("icews", "the 20 columns of ICEWS with CAMEO codes, tab-separated", "file", "icews"),
    Format("gdelt-mentions", "the 16 columns of GDELT 2.0's mentions table, tab-separated", "file", "gdelt_mentions"),
    Format(
        "csv", "events, mentions, documents and quotes as CSV with a Frictionless datapackage.json", "folder", "csv_package"
    ),
    Format("parquet", "events, mentions and quotes as Parquet, partitioned by day", "folder", "parquet"),
    Format("geojson", "GeoJSON: events at the points of their places", "file", "geojson"),
    Format("gexf", "GEXF 1.3: the network of parties, by day, for Gephi", "file", "gexf"),
    Format("ftm", "FollowTheMoney entities, one a line", "file", "ftm"),
    Format("timelinejs", "TimelineJS3's JSON: a slide for each event with a day", "file", "timelinejs"),
    Format("jsonld", "JSON-LD in schema.org's words, one graph", "file", "jsonld"),
    Format("xlsx", "a workbook of events, mentions, quotes and documents", "file", "xlsx"),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _FORMATS}


def find_format(name: str) -> Format:
    """Raises UsageError for a name that is none."""
    found = FORMATS.get(name.casefold())
    if found is None:
        raise UsageError(f"{name!r} is no format: choose among {', '.join(FORMATS)}")
    return found
