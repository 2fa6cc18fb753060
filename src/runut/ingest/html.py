"""A saved page: the whole source is one document. Its address, title and day are the cleaner's to find."""

from __future__ import annotations

from collections.abc import Iterator

from runut.ingest.source import Source
from runut.ingest.whole import read_whole
from runut.limits import Limits
from runut.records import Document, Rejected


def read_html(source: Source, path: str, limits: Limits) -> Iterator[Document | Rejected]:
    yield Document(path=path, offset=0, media_type="text/html", body=read_whole(source, limits))
