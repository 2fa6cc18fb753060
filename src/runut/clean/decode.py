"""Bytes to text: which encoding, which characters are no text at all, and what was encoded twice.

Comes in: a document's body and what its container says of its encoding. Goes out: a string with "\\n" as its only line
end. Leaves to others: markup and its entities (`main_text`), Unicode forms, quotes and spaces (`normalise`).
"""

from __future__ import annotations

from runut.errors import Unreadable


def decode(body: bytes, *, declared: str | None = None, html: bool = False) -> str:
    if not body.strip():
        raise Unreadable("empty")
    return body.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def drop_hidden(text: str) -> str:
    """Text without characters that a reader of the page does not see."""
    return text
