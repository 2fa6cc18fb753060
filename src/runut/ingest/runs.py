"""Long runs of the same trouble as one row: a file of ten million broken lines must not become ten million rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from runut.records import Document, Rejected

LONGEST_RUN = 1_000
"""Rows of one reason behind each other that are still told one by one."""

_MERGED = ("bad-json", "bad-csv", "no-text", "bad-gzip", "bad-warc-header", "warc-length")


def merge_runs(items: Iterator[Document | Rejected]) -> Iterator[Document | Rejected]:
    """The same items, those of a run past its first thousand as one row that says how many they were."""
    reason, length = "", 0
    stretch: _Stretch | None = None
    for item in items:
        if isinstance(item, Rejected) and item.reason == reason:
            length += 1
        else:
            if stretch is not None:
                yield stretch.row()
            stretch, length = None, 1
            reason = item.reason if isinstance(item, Rejected) and item.reason in _MERGED else ""
        if length <= LONGEST_RUN or not isinstance(item, Rejected):
            yield item
        elif stretch is None:
            stretch = _Stretch(item)
        else:
            stretch.add(item)
    if stretch is not None:
        yield stretch.row()


class _Stretch:
    def __init__(self, first: Rejected) -> None:
        self._first, self._count, self._size = first, 0, 0
        self._digest = hashlib.sha256()
        self.add(first)

    def add(self, item: Rejected) -> None:
        self._count += 1
        self._size += item.size_bytes
        self._digest.update(bytes.fromhex(item.sha256))

    def row(self) -> Rejected:
        detail = f"{self._count} in a row, the first of them: {self._first.detail}"[:300]
        return replace(self._first, detail=detail, size_bytes=self._size, sha256=self._digest.hexdigest())
