"""What a source is, from its first 64 KiB; its name decides only where the bytes leave it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from runut.errors import Unreadable
from runut.ingest.csv_table import find_dialect
from runut.ingest.form import Form, find_form

Kind = Literal["html", "text", "jsonl", "json", "csv", "warc"]

GZIP = b"\x1f\x8b\x08"

_NOT_TEXT = (
    (b"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first: zstd -d FILE"),
    (b"BZh", "bzip2", "unpack it first: bunzip2 FILE"),
    (b"\xfd7zXZ\x00", "xz", "unpack it first: unxz FILE"),
    (b"PK\x03\x04", "a zip archive, or an Office or EPUB file", "unpack it, or save it as text, first"),
    (b"PK\x05\x06", "an empty zip archive", ""),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"%PDF-", "a PDF", "save its text first: pdftotext FILE"),
    (b"{\\rtf", "a rich text file", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as plain text first"),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"RIFF", "a WebP image, a sound or a film", ""),
    (b"\x00\x00\x00\x18ftyp", "a film", ""),
    (b"\x00\x00\x00\x20ftyp", "a film", ""),
    (b"ID3", "a sound", ""),
    (b"OggS", "a sound or film", ""),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\x00", "an SQLite file", ""),
    (b"PAR1", "a Parquet file", "save it as JSONL first"),
)
_ZSTD_DICTIONARY = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")  # a .warc.zst opens with a skippable frame that holds one
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"

_FEED = re.compile(r"<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b")
_PAGE_START = re.compile(
    r"<(?:!doctype html|html|head|body|meta|title|div|article|section|main|table|p|h[1-6]|script|link|span|noscript|center)\b", re.IGNORECASE
)
_PAGE_ANYWHERE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,15}\s*>")
_OBJECT_START = re.compile(r'\{\s*(?:"|\}|$)')
_ARRAY_START = re.compile(r"\[\s*(?:[{\[\]]|$)")
_WARC_LINE = re.compile(rb"(?:^|\n)WARC/\d\.\d{1,2}\r?\n[A-Za-z-]+:|(?:^|\n)WARC-Type: ?[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    kind: Kind
    form: Form


def find_kind(head: bytes, name: str) -> Found:
    """The kind and form of unpacked bytes; `name` without ".gz".

    Raises `Unreadable`: "empty", or "binary" with what it is and what to do.
    """
    if head.startswith(b"WARC/") or _WARC_LINE.search(head[:4096] if not name.endswith(".warc") else head):
        return Found(kind="warc", form=Form())
    _refuse_known(head, name)
    form = find_form(head)
    text = form.decode(head[form.bom : len(head) - (len(head) - form.bom) % form.unit]).lstrip("\ufeff \t\r\n\f\v\x00")
    if not text:
        raise Unreadable("empty", "nothing but white space" if head else "no bytes")
    if form.unit == 1:
        _refuse_binary(head)
    return Found(kind=_kind_of_text(text, name), form=form)


def _refuse_known(head: bytes, name: str) -> None:
    for magic, what, advice in _NOT_TEXT:
        if head.startswith(magic) and (len(magic) > 4 or not head[:512].isascii() or magic[:1] == b"P" or b"\x00" in head[:512]):
            raise Unreadable("binary", f"{what}; {advice}" if advice else what)
    if _ZSTD_DICTIONARY.match(head) or name.endswith((".zst", ".zstd")):
        raise Unreadable("binary", "Zstandard with a dictionary, as in .warc.zst; unpack it first: zstd -d FILE")


def _refuse_binary(head: bytes) -> None:
    """Random bytes hold 11 of 100 control characters, damaged text one or two."""
    odd = len(head) - len(head.translate(None, _CONTROL))
    if odd * 20 > len(head):
        raise Unreadable("binary", f"{odd} of the first {len(head)} bytes are control characters")


def _kind_of_text(text: str, name: str) -> Kind:
    if _OBJECT_START.match(text):
        return _kind_of_objects(text)
    if _ARRAY_START.match(text) and (name.endswith((".json", ".jsonl", ".ndjson")) or re.match(r'\[\s*\{\s*"', text)):
        return "json"
    if text.startswith("<"):
        return _kind_of_markup(text, name)
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if find_dialect(text, is_named_csv=name.endswith((".csv", ".tsv", ".tab"))) is not None:
        return "csv"
    if name.endswith((".txt", ".md", ".markdown", ".text")):
        return "html" if _PAGE_ANYWHERE.match(text) else "text"
    if _PAGE_ANYWHERE.search(text, 0, 8192) or (name.endswith((".html", ".htm", ".xhtml", ".shtml")) and "<" in text):
        return "html"
    return "html" if len(_CLOSING_TAG.findall(text)) * 200 > len(text) else "text"


def _kind_of_objects(text: str) -> Kind:
    """One object a line, or objects laid out over several: told by how the first line ends."""
    first, newline, _ = text.partition("\n")
    return "jsonl" if not newline or first.rstrip().endswith("}") or len(first) > 200 else "json"


def _kind_of_markup(text: str, name: str) -> Kind:
    head = text[:2048]
    if (feed := _FEED.search(head)) and not _PAGE_ANYWHERE.search(head):
        raise Unreadable("binary", f"XML ({feed[1]}), a feed, site map or drawing, which holds no page")
    if _PAGE_START.match(text) or _PAGE_ANYWHERE.search(text, 0, 8192) or name.endswith((".html", ".htm", ".xhtml", ".shtml")):
        return "html"
    return "html" if len(_CLOSING_TAG.findall(text)) > 2 else "text"
