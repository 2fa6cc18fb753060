"""What a person types for a field of a mention, read as records, so that replaying it later asks nobody.

Comes in: the field's name, the words, and the day that the mention tells of. Goes out: the parts of a `Judgement` that keep
them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from runut.cli.app import known
from runut.days import first_day, last_day
from runut.errors import UsageError
from runut.gazetteer import load_gazetteer
from runut.gazetteer.ask import Asker
from runut.ontology import load_plover
from runut.records import EventStatus, Figure, Party, Place, Span
from runut.resolve.judgements import FIELDS

NONE = frozenset({"", "-", "none"})
PARTIES = ("actors", "recipients", "said_by")
_SPLIT = re.compile(r"\s*[+;]\s*")
_FIGURE = re.compile(r"(?P<kind>\w+)(?:/(?P<unit>[A-Z]{3}))?=(?P<low>\d{1,15})?(?P<range>\.\.|-)?(?P<high>\d{1,15})?")


def read_field(name: str, typed: str, day: date | None) -> dict[str, Any]:
    """Raises UsageError for a field that cannot be changed and for a value that it cannot have."""
    known(name, FIELDS, "field that can be changed")
    none = typed.strip().casefold() in NONE
    if name in PARTIES:
        return {"value": typed, "parties": () if none else tuple(read_party(one, day) for one in _SPLIT.split(typed.strip()))}
    if name == "place":
        return {"value": typed, "place": None if none else read_place(typed.strip())}
    if name == "figures":
        return {"value": typed, "figures": () if none else tuple(read_figure(one) for one in _SPLIT.split(typed.strip()))}
    return {"value": None if none else read_word(name, typed.strip())}


def read_word(name: str, typed: str) -> str:
    plover = load_plover()
    if name == "type":
        known(typed.upper(), plover.types, "type")
        return typed.upper()
    if name == "mode":
        known(typed.lower(), sorted({mode for modes in plover.modes.values() for mode in modes}), "mode")
        return typed.lower()
    if name == "status":
        known(typed.lower(), get_args(EventStatus), "status")
        return typed.lower()
    if name in ("start", "end"):
        return (first_day if name == "start" else last_day)(typed).isoformat()
    known(typed.lower(), ("true", "false"), f"value of {name}")
    return typed.lower()


def read_party(typed: str, day: date | None) -> Party:
    """By the gazetteer where it knows the name or the office; else a name."""
    gazetteer = load_gazetteer()
    asker = Asker(gazetteer)
    words = Span(start=0, end=len(typed), text=typed)
    entities = asker.entities(typed)
    ids = [entity.id for entity in entities]
    if not ids:
        tenures = asker.office(typed)
        held = asker.on_day(tenures, day) if day else tenures[-1:]
        ids = [tenure.person for tenure in held[:1]]
    if not ids:
        return Party(words=words, name=typed)
    told = gazetteer.describe(ids[0], day)
    return Party(
        words=words,
        entity=ids[0],
        name=told.name,
        country=told.country,
        group=told.group,
        sector=told.sector,
        office=told.office,
    )


def read_place(typed: str) -> Place:
    for entity in Asker(load_gazetteer()).entities(typed):
        if entity.kind == "place" or entity.kind == "country":
            exact = "country" if entity.kind == "country" else None
            return Place(text=typed, name=entity.name, country=entity.country, lat=entity.lat, lon=entity.lon, precision=exact)
    return Place(text=typed, name=typed)


def read_figure(typed: str) -> Figure:
    """
    >>> figure = read_figure("killed=12"); figure.low, figure.high
    (12, 12)
    >>> figure = read_figure("money/USD=5..9"); figure.low, figure.high, figure.unit
    (5, 9, 'USD')
    >>> figure = read_figure("wounded=30.."); figure.low, figure.high
    (30, None)
    """
    match = _FIGURE.fullmatch(typed.replace(" ", ""))
    if not match or not (match["low"] or match["high"]):
        raise UsageError(f"{typed!r} is no figure: write killed=12, wounded=20..30, displaced=1000.. or money/USD=5000")
    low, high = (int(match[side]) if match[side] else None for side in ("low", "high"))
    if not match["range"]:
        high = low
    return Figure(kind=match["kind"].lower(), low=low, high=high, unit=match["unit"], text=typed)
