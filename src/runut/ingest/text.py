"""Plain or Markdown-like scraped text: the whole source is one document, its bytes as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from runut.ingest.source import Source
from runut.ingest.whole import read_whole
from runut.limits import Limits
from runut.records import Document, Rejected


def read_text(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    yield Document(path=path, offset=0, media_type="text/plain", body=read_whole(source, limits))
