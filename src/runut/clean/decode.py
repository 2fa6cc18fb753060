"""Bytes to text: which encoding, which characters are no text at all, and what was encoded twice.

Comes in: a document's body and what its container says of its encoding. Goes out: a string with "\\n" as its only line
end and without characters that no reader sees. Leaves to others: markup and its entities (`page`), Unicode forms,
quotes and spaces (`normalise`).
"""

from __future__ import annotations

import codecs
import re

from runut.errors import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Openings of files that are no text, for those whose first kilobytes could pass for it.
_MAGIC = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"wOFF", b"wOF2",
          b"{\\rtf", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"SQLite format 3", b"OggS")  # fmt: skip

_SAMPLE_BYTES = 64 * 1024
_META_BYTES = 8 * 1024  # HTML asks for 1,024; Indonesian pages are seen with scripts before the meta element
_META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)

# A text in which more than one character in ten could not be read has hardly a word left whole.
_MAX_UNREADABLE = 0.1
# Windows-1252 gives a letter for nearly every byte. Indonesian and English have few beyond ASCII: quotes, dashes, accents.
_MAX_NON_ASCII = 0.3
# NUL and other control bytes: more than one in a hundred is no text. A stray few are removed.
_MAX_CONTROL = 0.01

_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_C1 = {code: bytes([code]).decode("windows-1252", "ignore") or None for code in range(0x80, 0xA0)}

_COMMON_BYTES = bytes([9, 10, *range(32, 127)])
_HAS_C1 = re.compile("[\x80-\x9f]")
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_UNSEEN}]+")
_SUSPECT = re.compile(f"[{_UNSEEN}\x0b\x0c\x80-\x9f\u2028\u2029ÂÃâïð]")
_LINE_ENDS = re.compile("[\x0b\x0c\u2028\u2029]")

# What UTF-8 looks like after being read as windows-1252: a lead byte's letter, then letters of 0x80-0xBF. Only leads of
# Latin accents, typographic marks and pictures: the others ("É»") stand in honest text too.
_CP1252_UPPER = "".join(bytes([b]).decode("windows-1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_CLASS = "[" + re.escape(_CP1252_UPPER) + "]"
_TWICE = re.compile(f"[ÂÃ]{_CLASS}|[âï]{_CLASS}{{2}}|ð{_CLASS}{{3}}")
_THRICE = re.compile(f"[ÂÃÅÆË]{_CLASS}|[âï]{_CLASS}{{2}}|ð{_CLASS}{{3}}")
_TO_BYTE = {letter: 0x80 + i for i, letter in enumerate(_CP1252_UPPER)}


def decode(body: bytes, *, declared: str | None = None, html: bool = False) -> str:
    """The text of a body.

    A byte order mark decides; else UTF-8 where it fits; else the declared encoding (in a page also that of its meta
    element); else windows-1252, which is what "latin-1" means on the web.
    Raises Unreadable("empty" | "binary" | "bad-encoding").
    """
    if not body or body.isspace():
        raise Unreadable("empty", "no bytes" if not body else "nothing but white space")
    if body.startswith(_MAGIC):
        raise Unreadable("binary", f"begins as a file of another kind: {body[:4]!r}", offset=0)
    marked, start = _mark(body)
    text = _read(body[start:], marked, declared, html)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SUSPECT.search(_rare(text)):
        text = drop_hidden(repair_twice_encoded(_LINE_ENDS.sub("\n", text)))
    _hold_readable(text)
    return text


def drop_hidden(text: str) -> str:
    """Text without characters that a reader of the page does not see: they are no evidence, and they split words.

    Zero-width and bidi controls, Unicode tags, soft hyphens, variation selectors, C0 controls, lone surrogates; C1
    controls become the windows-1252 letters that were meant.

    >>> drop_hidden("Pres\\u200biden\\U000e0041 tiba")
    'Presiden tiba'
    """
    rare = _rare(text)
    if _HAS_C1.search(rare):
        text = text.translate(_C1)
    return _HIDDEN.sub("", text) if _HIDDEN.search(rare) else text


def repair_twice_encoded(text: str) -> str:
    """Text with UTF-8 that was read as windows-1252 put right, piece by piece, where the piece reads back exactly.

    >>> repair_twice_encoded("â€œDamaiâ€\\x9d di cafÃ©")
    '“Damai” di café'
    """
    rare = _rare(text)
    if not _TWICE.search(rare):
        return text
    if "Ã¢" in rare:  # "â" is itself encoded twice, so this is the outer of two layers, and holds letters like "œ" too
        text = _THRICE.sub(_once, text)
    return _TWICE.sub(_once, text)


def _rare(text: str) -> str:
    """The characters beyond printable ASCII, in order: a hundredth of a page, so that the searches below cost nothing."""
    return text.encode("utf-8", "surrogatepass").translate(None, _COMMON_BYTES).decode("utf-8", "surrogatepass")


def _once(found: re.Match[str]) -> str:
    piece = found.group()
    raw = piece[0].encode("latin-1") + bytes(_TO_BYTE[letter] for letter in piece[1:])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return piece


def _mark(body: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark, or NULs in every second byte, give away; and the mark's length."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding, len(mark)
    sample = body[:4096]
    if len(sample) >= 4 and b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if odd > 0.7 * half and even < 0.05 * half:
            return "utf-16-le", 0
        if even > 0.7 * half and odd < 0.05 * half:
            return "utf-16-be", 0
    return None, 0


def _declared_encodings(body: bytes, declared: str | None, html: bool) -> list[str]:
    """The encodings that the container and the page declare, best first."""
    names = [declared] if declared else []
    if html and (meta := _META_CHARSET.search(body[:_META_BYTES])):
        names.append(meta.group(1).decode("ascii", "replace"))
    return [name.strip().strip("\"'").lower() for name in names]


def _read(body: bytes, marked: str | None, declared: str | None, html: bool) -> str:
    if marked and marked != "utf-8":
        return body.decode(marked, "replace")
    _hold_text(body)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut within the last letter
            return body[: error.start].decode("utf-8")
        damaged = _damaged_utf8(body)
    if damaged is not None:
        return damaged
    for name in _declared_encodings(body, declared, html):
        if not _NOT_THEIRS.fullmatch(name):
            try:
                return body.decode(name, "replace")
            except (LookupError, ValueError):  # no such encoding, or one that is not of text ("zlib")
                continue
    return _windows_1252(body)


# Declared, but not what the bytes are: UTF-8 has just failed, bytes with ASCII in them are not UTF-16, and the web's
# "latin-1" and "ascii" are windows-1252. The rest are Python's own and never a page's.
_NOT_THEIRS = re.compile(
    r"(?:utf|u\d|ucs).*|(?:us-?)?ascii|(?:iso|latin|l|8859|cp819|ibm819)[-_ ]?(?:8859[-_])?1?"
    r"|(?:raw[-_])?unicode.*|punycode|idna|undefined|mbcs|oem|ansi"
)


def _damaged_utf8(body: bytes) -> str | None:
    """UTF-8 with some broken bytes, or None where broken bytes are no fewer than sound letters: another encoding.

    Surrogates (JSON's "\\ud83d\\ude00" written one by one) are joined.
    """
    try:
        return body.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    sound = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    return text if sound > broken else None


def _windows_1252(body: bytes) -> str:
    upper = len(body) - len(body.translate(None, _UPPER_BYTES))
    if upper > _MAX_NON_ASCII * len(body):
        raise Unreadable("bad-encoding", f"{upper} of {len(body)} bytes are beyond ASCII and are not UTF-8")
    return body.decode("latin-1").translate(_C1)  # as the web has it: Python's own windows-1252 fails at five bytes


_UPPER_BYTES = bytes(range(0x80, 0x100))


def _hold_text(body: bytes) -> None:
    sample = body[:_SAMPLE_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if control > _MAX_CONTROL * len(sample) + 1:
        raise Unreadable("binary", f"{control} control bytes among the first {len(sample)}")


def _hold_readable(text: str) -> None:
    if not text or text.isspace():
        raise Unreadable("empty", "nothing but white space and characters that nobody sees")
    unreadable = text.count("\ufffd")
    if unreadable > _MAX_UNREADABLE * len(text):
        raise Unreadable("bad-encoding", f"{unreadable} of {len(text)} characters cannot be read")
