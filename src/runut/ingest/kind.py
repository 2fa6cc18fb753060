"""What a source is, from its first 64 KiB; its name decides only where the bytes leave it open."""

from __future__ import annotations

import re
from typing import Literal

from runut.errors import Unreadable
from runut.ingest.csv_table import find_dialect
from runut.ingest.form import SNIFFED, find_form
from runut.ingest.inflate import GZIP
from runut.ingest.warc import find_member

Kind = Literal["html", "text", "jsonl", "json", "csv", "warc"]

_NOT_TEXT = tuple(
    (re.compile(magic, re.DOTALL), what, advice)
    for magic, what, advice in (
        (rb"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first: zstd -d FILE"),
        (rb"[\x50-\x5f]\x2a\x4d\x18", "Zstandard with a dictionary, as in .warc.zst", "unpack it first: zstd -d FILE"),
        (rb"BZh[1-9]1AY&SY", "bzip2", "unpack it first: bunzip2 FILE"),
        (rb"\xfd7zXZ\x00", "xz", "unpack it first: unxz FILE"),
        (rb"PK(?:\x03\x04|\x05\x06)", "a zip archive, or an Office or EPUB file", "unpack it, or save it as text, first"),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
        (rb"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
        (rb".{257}ustar", "a tar archive", "unpack it first: tar -xf FILE"),
        (rb"\s*%PDF-\d", "a PDF", "save its text first: pdftotext FILE"),
        (rb"\{\\rtf", "a rich text file", "save it as plain text first"),
        (rb"\xd0\xcf\x11\xe0", "an old Office file", "save it as plain text first"),
        (rb"PAR1[\x00-\x1f]", "a Parquet file", "save it as JSONL first"),
        (rb"SQLite format 3\x00", "an SQLite file", "save its rows as JSONL first"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|.{4}ftypavif", "an image", ""),
        (rb"ID3[\x02-\x04]\x00|OggS\x00|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|fLaC\x00", "a sound or a film", ""),
        (rb"\x7fELF|MZ.\x00", "a program", ""),
    )
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"

_FEED = re.compile(r"<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b")
_PAGE_START = re.compile(
    r"<(?:!doctype html|html|head|body|meta|title|div|article|section|main|table|p|h[1-6]|script|link|span|noscript|center)\b",
    re.IGNORECASE,
)
_PAGE_ANYWHERE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,15}\s*>")
_OBJECT_START = re.compile(r'\{\s*(?:"|\}|$)')
_LINE_OF_OBJECT = re.compile(r'^\{[ \t]*"[^\n]{1,20000}\}\r?$', re.MULTILINE)
_ARRAY_START = re.compile(r"\[\s*(?:[{\[\]]|$)")
_WARC_START = re.compile(rb"WARC/\d\.\d|[^\r\n]{0,20}\r?\n(?:WARC-[A-Za-z-]+:[^\r\n]*|Content-Length: *\d+)\r?\n")
"""The second form: a first line that is damaged, over a second that is not."""


def find_kind(head: bytes, name: str) -> Kind:
    """The kind of unpacked bytes; `name` without ".gz".

    Raises `Unreadable`: "empty", or "binary" with what it is and what to do.
    """
    if _is_plain_warc(head, name) or _is_packed_warc(head, name):
        return "warc"
    _refuse_known(head)
    form = find_form(head)
    text = form.decode(head[form.bom : len(head) - (len(head) - form.bom) % form.unit]).lstrip("\ufeff \t\r\n\f\v\x00")
    if not text and len(head) < SNIFFED:
        raise Unreadable("empty", "nothing but white space" if head else "no bytes")
    _refuse_binary(head.strip(b"\x00"), text, form.unit)
    return _kind_of_text(text, name)


def is_packed(head: bytes, name: str) -> bool:
    """Whether to unpack before looking further; a WARC is unpacked record by record by its own reader."""
    return head.startswith(GZIP) and not _is_packed_warc(head, name)


def _is_plain_warc(head: bytes, name: str) -> bool:
    if name.endswith(".warc") and (b"\nWARC/1." in head or head[:1] == b"W"):
        return True
    return _WARC_START.match(head) is not None or (len(head) > 3 and b"WARC/1.".startswith(head))


def _is_packed_warc(head: bytes, name: str) -> bool:
    """The name helps where the first record is damaged; one flipped bit leaves two bytes of the magic."""
    if name.endswith(".warc.gz") and (GZIP in head or sum(a == b for a, b in zip(head, GZIP, strict=False)) == 2):
        return True
    return GZIP in head and find_member(head) is not None


def _refuse_known(head: bytes) -> None:
    for magic, what, advice in _NOT_TEXT:
        if magic.match(head):
            raise Unreadable("binary", f"{what}; {advice}" if advice else what)


def _refuse_binary(head: bytes, text: str, unit: int) -> None:
    """Random bytes hold 11 of 100 control characters, damaged text one or two. A run of NULs, as a disk leaves that
    lost a block, counts as one."""
    if unit > 1:
        head = text.replace("\ufffd", "\x7f").encode()
    head = re.sub(rb"\x00{8,}", b"\x00", head)
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
    if name.endswith((".jsonl", ".ndjson")) or (text.startswith("{") and _LINE_OF_OBJECT.search(text)):
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
