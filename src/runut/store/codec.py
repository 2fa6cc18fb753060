"""Records as the JSON and the columns of the store, and back. The one place of `store` that knows how they are written."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from datetime import date

import msgspec

from runut.records import Article, Dateline, Declared, Event, EventMention, Furniture, Party, Published, Quote
from runut.records.dispute import Dispute
from runut.records.judgement import JudgedMention
from runut.store.database import Row

_ENCODER = msgspec.json.Encoder()
_MENTION = msgspec.json.Decoder(EventMention)
_JUDGED = msgspec.json.Decoder(JudgedMention)
_QUOTE = msgspec.json.Decoder(Quote)
_DISPUTE = msgspec.json.Decoder(Dispute)
_EVENT = msgspec.json.Decoder(Event)
_DATELINE = msgspec.json.Decoder(Dateline)
_NAMES = msgspec.json.Decoder(tuple[str, ...])


def encode(record: object) -> str:
    return _ENCODER.encode(record).decode()


def decode_mention(text: str) -> EventMention:
    return _MENTION.decode(text)


def decode_judged(text: str) -> JudgedMention:
    return _JUDGED.decode(text)


def decode_quote(text: str) -> Quote:
    return _QUOTE.decode(text)


def decode_event(text: str) -> Event:
    return _EVENT.decode(text)


def decode_dispute(text: str) -> Dispute:
    return _DISPUTE.decode(text)


def decode_names(text: str) -> tuple[str, ...]:
    return _NAMES.decode(text)


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def decode_article(row: Row, furniture: tuple[Furniture, ...]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        authors=decode_names(row["authors"]),
        dateline=_DATELINE.decode(row["dateline"]) if row["dateline"] else None,
        published=decode_published(row),
        url=row["url"],
        language=row["language"],
        credits=decode_names(row["credits"]),
        furniture=furniture,
        shortened=decode_names(row["shortened"]),
    )


def decode_published(row: Row) -> Published | None:
    start, end = day(row["published_start"]), day(row["published_end"])
    if start is None or end is None:
        return None
    return Published(
        start=start, end=end, precision=row["published_precision"], basis=row["published_basis"], text=row["published_text"]
    )


def party_keys(party: Party) -> tuple[str, ...]:
    """Every key under which a user's word can find the party; see `Gazetteer.keys`.

    The folded name has no capital letter and an entity id has a dot, so neither is taken for a country or a group.
    """
    keys = {party.entity, party.country, party.group, party.name.casefold()}
    return tuple(sorted(key for key in keys if key))


def speaker_keys(party: Party) -> tuple[str, ...]:
    """Also the office, so that "Menlu Rusia" finds whoever held it on the day: "RUS/Menteri Luar Negeri"."""
    whose = party.country or party.group
    office = (office_key(whose, party.office),) if whose and party.office else ()
    return party_keys(party) + office


def office_key(whose: str, office: str) -> str:
    return f"{whose}/{office}"


def encode_declared(declared: Declared) -> str:
    # The standard library's writer: a field may hold a lone surrogate ("\ud800" in somebody's JSON), which msgspec
    # refuses and which must come back as it was, since the document's id is made of it.
    return json.dumps(asdict(declared))


def decode_declared(text: str) -> Declared:
    fields = json.loads(text)
    return Declared(**{**fields, "authors": tuple(fields["authors"])})


def pack(body: bytes) -> bytes:
    return zlib.compress(body, 6)


def unpack(body: bytes) -> bytes:
    return zlib.decompress(body)


def printable(text: str | None) -> str | None:
    r"""The text as SQLite can hold it: a lone surrogate (a file name that is not UTF-8) becomes its escape.

    >>> printable("berita-\udcff.html")
    'berita-\\udcff.html'
    """
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()
