"""The fields of a JSON object or a CSV row as a document.

In: a mapping of names to values. Out: a `Document`, or `Unreadable` where it has no words. Names are looked up in
`columns.toml`; what the values mean (which day, which outlet) is the cleaner's to find.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from math import isfinite
from typing import Any

from runut.errors import LimitExceeded, Unreadable
from runut.limits import Limits
from runut.records import Declared, Document
from runut.records.document import MediaType

_INNER_NAMES = ("name", "nama", "$oid", "$date", "@value", "rendered", "text", "href", "url")
"""Where the value of a field that is itself an object is looked for: schema.org, MongoDB and WordPress exports."""

_BLOCK = re.compile(r"</(?:p|div|article|section|body|html)\s*>|<!doctype html", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@cache
def field_names() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("runut.ingest").joinpath("columns.toml").read_text(encoding="utf-8"))
    return {field: tuple(plain_name(name) for name in names) for field, names in table.items()}


@cache
def known_names() -> frozenset[str]:
    return frozenset(name for names in field_names().values() for name in names)


@cache
def body_names() -> frozenset[str]:
    return frozenset(field_names()["text"] + field_names()["html"])


@lru_cache(4096)
def plain_name(name: str) -> str:
    """
    >>> plain_name(" Tanggal Terbit")
    'tanggalterbit'
    """
    return re.sub(r"[\s_-]+", "", name.replace("\ufeff", "")).casefold()


def document_from_fields(fields: Mapping[str, Any], path: str, offset: int, limits: Limits) -> Document:
    """Raises `Unreadable` ("no-text") where no field holds words, `LimitExceeded` ("too-large")."""
    by_name: dict[str, Any] = {}
    for name, value in fields.items():
        by_name.setdefault(plain_name(name), value)
    media_type, text = _body(by_name)
    body = text.encode()
    if len(body) > limits.record_bytes:
        raise LimitExceeded("too-large", f"{len(body)} bytes of text, at most {limits.record_bytes}")
    return Document(path=path, offset=offset, media_type=media_type, body=body, declared=_declared(by_name))


def _body(by_name: Mapping[str, Any]) -> tuple[MediaType, str]:
    for field, media_type in (("text", "text/plain"), ("html", "text/html")):
        text = _first(by_name, field)
        if text is not None:
            return ("text/html" if media_type == "text/html" or _is_markup(text) else "text/plain"), text
    seen = ", ".join(sorted(by_name)[:12])
    raise Unreadable("no-text", f"no words in a field named text, isi, html ...; its fields: {seen}"[:300])


def _is_markup(text: str) -> bool:
    """Whether a "text" or "content" is a piece of a page; one <br> in plain paragraphs does not make it one."""
    return bool(_BLOCK.search(text)) or len(_BREAK.findall(text)) > text.count("\n")


def _declared(by_name: Mapping[str, Any]) -> Declared:
    return Declared(
        id=_first(by_name, "id"),
        url=_first(by_name, "url"),
        outlet=_first(by_name, "outlet"),
        title=_first(by_name, "title"),
        published=_first(by_name, "published", is_time=True),
        authors=_authors(by_name),
    )


def _first(by_name: Mapping[str, Any], field: str, *, is_time: bool = False) -> str | None:
    for name in field_names()[field]:
        value = by_name.get(name)
        text = _time_text(value) if is_time else _text(value)
        if text and not text.isspace():
            return _no_surrogates(text) if field in ("text", "html") else _no_surrogates(text.strip())
    return None


def _authors(by_name: Mapping[str, Any]) -> tuple[str, ...]:
    for name in field_names()["authors"]:
        value = by_name.get(name)
        values: Iterable[Any] = value if isinstance(value, list) else re.split(r"[;|]", _text(value) or "")
        names = tuple(_no_surrogates(text.strip()) for v in values if (text := _text(v)) and not text.isspace())
        if names:
            return names
    return ()


def _text(value: Any) -> str | None:
    """The words of a JSON value: a number is its digits, a list its texts one to a line, an object its name."""
    match value:
        case str():
            return value
        case bool() | None:
            return None
        case int() | float():
            return _digits(value)
        case list():
            return "\n".join(v for v in value if isinstance(v, str)) or None
        case dict():
            return next((v for name in _INNER_NAMES if isinstance(v := value.get(name), str)), None)
    return None


def _digits(value: float) -> str | None:
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    try:
        return str(value)
    except ValueError:  # an int of more digits than Python will print
        return None


def _time_text(value: Any) -> str | None:
    """A count of seconds or milliseconds since 1970 as ISO 8601; anything else as it stands."""
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = value / 1000 if 10**11 <= value < 10**13 else value
        if 10**8 <= seconds < 10**10:
            return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return _text(value)


def _no_surrogates(text: str) -> str:
    r"""JSON may hold half a character ("\ud83d"); no encoding can, so it becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)
