"""What a reader yields: bytes as captured, or the reason why there are none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text/html", "text/plain"]
Stage = Literal["ingest", "clean", "annotate", "extract", "store"]

REASONS: dict[str, str] = {
    "empty": "no bytes, or nothing but white space",
    "binary": "not text of any kind that runut reads",
    "bad-encoding": "the bytes are not text in any encoding that fits",
    "bad-json": "a line that is not a JSON object",
    "bad-csv": "a row that does not fit its header",
    "no-text": "an object without text and without html",
    "no-main-text": "a page with no article in it",
    "not-a-page": "a web capture that is not a page: an image, a script, an error answer",
    "bad-warc-header": "a WARC record whose header cannot be read",
    "warc-truncated": "the archive ends inside a record",
    "warc-length": "a WARC record shorter or longer than it says",
    "warc-digest": "a WARC record whose digest is not that of its bytes",
    "bad-gzip": "a gzip member that does not inflate",
    "bad-http": "a captured answer whose HTTP head or encoding cannot be read",
    "too-large": "more bytes than a document may have",
    "too-deep": "elements nested deeper than a document may have",
    "too-many-nodes": "more elements than a document may have",
    "bomb": "inflates to far more than its packed size",
    "timeout": "took longer than a document may",
    "memory": "took more memory than a document may",
    "crash": "ended the child process that worked on it",
    "error": "raised an error that runut did not expect: please report it",
    "missing": "the file is not there or may not be read",
}
"""The closed list of reasons for which a document is not in the record, in words for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the container says about a document beside its body: JSON fields, CSV columns, WARC headers."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes as captured, and where they were found.

    path, offset: the source (a path as the user gave it, "-" for standard input) and the bytes from its start.
    captured: when the capture was made, ISO 8601, where the container says so (WARC-Date); never "now".
    """

    path: str
    offset: int
    media_type: MediaType
    body: bytes
    declared: Declared = Declared()
    captured: str | None = None

    @property
    def id(self) -> str:
        """The content's own name: equal bytes with equal declarations have one id on any machine.

        The path takes no part, so a file keeps its id when it moves.
        """
        d = self.declared
        parts = [self.media_type, d.id, d.url, d.outlet, d.title, d.published, *d.authors]
        return content_id("d", *(p or "" for p in parts), self.body)

    @property
    def source_id(self) -> str:
        """The input's own id, or its path."""
        return self.declared.id or self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A document, or a stretch of a source, that is not in the record, and why.

    document: the id of the document where there was one; None for a stretch of a source that gave none.
    reason: a key of `REASONS`. detail: what was found, for a person.
    sha256: of the bytes in question, hex; of nothing when there were none.
    """

    path: str
    offset: int
    stage: Stage
    reason: str
    detail: str
    document: str | None = None
    source_id: str | None = None
    sha256: str = hashlib.sha256(b"").hexdigest()
    size_bytes: int = 0

    @property
    def id(self) -> str:
        return content_id("q", self.path, str(self.offset), self.stage, self.reason, self.document or "", self.sha256)


def content_id(kind: str, *parts: str | bytes) -> str:
    """A short name made of content: `kind`, a dash, and 16 hex digits of SHA-256 over the parts.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ. 64 bits: one chance in a
    million of any clash among six million records.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:16]}"
