"""Answers as Arrow tables, with the keys of `--json` and types that do not depend on the rows, and as flat pandas frames.

Comes in: JSON-ready answers of one kind. Goes out: a table in which lists stay lists, or a frame with one value a cell.
pyarrow and pandas are imported when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from runut.errors import UsageError

if TYPE_CHECKING:
    import pandas
    import pyarrow

Answer = Mapping[str, Any]

TEXT, FLAG, COUNT, REAL, DAY, TEXTS = "text", "flag", "count", "real", "day", "texts"
PARTY = dict.fromkeys(("text", "start", "end", "entity", "name", "country", "group", "sector", "office"), TEXT)
PARTY |= {"start": COUNT, "end": COUNT}
PLACE = {"text": TEXT, "name": TEXT, "country": TEXT, "lat": REAL, "lon": REAL, "precision": TEXT}
FIGURE = {"kind": TEXT, "low": COUNT, "high": COUNT, "unit": TEXT, "text": TEXT}
SPAN = {"in": TEXT, "start": COUNT, "end": COUNT, "text": TEXT}
PUBLISHED = {"start": DAY, "end": DAY, "precision": TEXT, "basis": TEXT, "text": TEXT}
ORIGIN = {"family": TEXT, "agencies": TEXTS}
PIECE = {"start": COUNT, "end": COUNT, "text": TEXT, "reason": TEXT}
LINK = {"kind": TEXT, "event": TEXT}
ACT = {"type": TEXT, "mode": TEXT, "score": REAL, "origins": COUNT, "events": TEXTS}
WORDS = {"mention": TEXT, "outlet": TEXT, "published": DAY, "text": TEXT}
ACCOUNT = {
    "value": TEXT,
    "said_by": [PARTY],
    "mentions": TEXTS,
    "documents": TEXTS,
    "origins": COUNT,
    "earlier": TEXTS,
    "words": [WORDS],
}

_DAYS = {"start": DAY, "end": DAY}
_TOLD = {"mentions": TEXTS, "documents": TEXTS, "origins": COUNT}
ACCOUNTS = {
    "parties": [{"role": TEXT, "party": PARTY, "kept": FLAG, **_TOLD}],
    "figures": [{**FIGURE, "said_by": [PARTY], "first": DAY, "last": DAY, **_TOLD}],
    "days": [{**_DAYS, **_TOLD}],
    "places": [{"place": PLACE, **_TOLD}],
}
STATUS = {"status": TEXT, "told": DAY, "event": TEXT, "mentions": TEXTS}
_DOCUMENT = {
    **dict.fromkeys(("id", "source_id", "url", "outlet", "title"), TEXT),
    "published": PUBLISHED,
    "language": TEXT,
    "status": TEXT,
    "origin": ORIGIN,
}

COLUMNS: dict[str, dict[str, Any]] = {
    "documents": {**_DOCUMENT, "authors": TEXTS, "text": TEXT, "furniture": [PIECE]},
    "mentions": {
        **dict.fromkeys(("id", "document", "source_id", "event", "type", "mode"), TEXT),
        "contexts": TEXTS,
        "actors": [PARTY],
        "recipients": [PARTY],
        "symmetric": FLAG,
        "status": TEXT,
        "background": FLAG,
        "whole": TEXT,
        **_DAYS,
        **dict.fromkeys(("precision", "date_basis"), TEXT),
        "place": PLACE,
        "said_by": [PARTY],
        "via": TEXTS,
        **dict.fromkeys(("hedge", "stance", "quote"), TEXT),
        "figures": [FIGURE],
        "evidence": SPAN,
        "trigger": SPAN,
        "rule": TEXT,
        "confidence": REAL,
        "judged": TEXT,
    },
    "events": {
        **dict.fromkeys(("id", "type", "mode"), TEXT),
        "actors": [PARTY],
        "recipients": [PARTY],
        "status": TEXT,
        "background": FLAG,
        **_DAYS,
        "precision": TEXT,
        "place": PLACE,
        "figures": [FIGURE],
        **dict.fromkeys(("mentions", "documents", "outlets"), TEXTS),
        "origins": COUNT,
        "disputed": FLAG,
        "links": [LINK],
        "earliest": DAY,
        "latest": DAY,
        "accounts": ACCOUNTS,
        "status_history": [STATUS],
    },
    "quotes": {
        **dict.fromkeys(("id", "document", "source_id", "outlet"), TEXT),
        "published": PUBLISHED,
        "speaker": PARTY,
        "anonymous": FLAG,
        **dict.fromkeys(("role", "kind", "stance", "hedge", "cue", "in"), TEXT),
        "start": COUNT,
        "end": COUNT,
        "text": TEXT,
        "pieces": [SPAN],
        "via": TEXTS,
        "about": TEXTS,
        "rule": TEXT,
    },
    "timeline": {"day": DAY, "event": TEXT, "reports": TEXTS, "outlets": TEXTS, "said_by": TEXTS},
    "ties": {
        **dict.fromkeys(("period", "way", "kind", "status"), TEXT),
        "events": TEXTS,
        "origins": COUNT,
        "cooperation": REAL,
        "conflict": REAL,
        "background": COUNT,
        "disputed": COUNT,
        "acts": [ACT],
    },
    "disputes": {**dict.fromkeys(("id", "event", "about", "kind"), TEXT), "accounts": [ACCOUNT], "told": TEXT},
    "who": {
        **dict.fromkeys(("entity", "name", "office", "country", "group", "sector"), TEXT),
        "from": DAY,
        "until": DAY,
        "verified": DAY,
        "source": TEXT,
        "unchecked": FLAG,
        "aliases": TEXTS,
    },
    "search": {
        **_DOCUMENT,
        "in": TEXT,
        "start": COUNT,
        "end": COUNT,
        **dict.fromkeys(("text", "snippet", "quote", "said_by"), TEXT),
    },
}
"""Of each kind of answer its columns; keys that are not here yet are typed by what the rows hold."""


def make_table(kind: str, rows: Iterable[Answer]) -> pyarrow.Table:
    """All rows; with no rows the columns are still there."""
    import pyarrow as pa

    known = COLUMNS[kind]
    rows = [{key: _cell(value, known.get(key)) for key, value in row.items()} for row in rows]
    typed = [pa.field(name, _arrow(form)) for name, form in known.items()]
    more = sorted({key for row in rows for key in row} - known.keys())
    guessed = pa.Table.from_pylist([{key: row.get(key) for key in more} for row in rows]).schema if more and rows else ()
    return pa.Table.from_pylist(rows, schema=pa.schema([*typed, *guessed]))


def _arrow(form: Any) -> Any:
    import pyarrow as pa

    if isinstance(form, list):
        return pa.list_(_arrow(form[0]))
    if isinstance(form, dict):
        return pa.struct([pa.field(name, _arrow(inner)) for name, inner in form.items()])
    plain = {TEXT: pa.string(), FLAG: pa.bool_(), COUNT: pa.int64(), REAL: pa.float64(), DAY: pa.date32()}
    return pa.list_(pa.string()) if form == TEXTS else plain[form]


def _cell(value: Any, form: Any) -> Any:
    """ISO days as dates; an event inside a line of the timeline, and its reports, as ids."""
    if value is None:
        return None
    if form == DAY:
        return date.fromisoformat(value)
    if form == TEXT and isinstance(value, Mapping):
        return value["id"]
    if form == TEXTS:
        return [_named(item) for item in value]
    if isinstance(form, list):
        return [_cell(item, form[0]) for item in value]
    if isinstance(form, dict):
        return {key: _cell(inner, form.get(key)) for key, inner in value.items()}
    return value


def _named(item: Any) -> Any:
    return item["mention"]["id"] if isinstance(item, Mapping) and "mention" in item else item


def make_frame(kind: str, rows: Iterable[Answer]) -> pandas.DataFrame:
    """One row an answer, one value a cell: parties as names with their codes beside them, lists joined by "; ", days as days.
    What has rows of its own inside (accounts, acts, pieces) is left out: `to_arrow` and `to_dicts` have it.

    Raises UsageError where pandas is not installed; runut itself does not need it.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("to_pandas() needs pandas: pip install pandas. to_arrow() and to_dicts() do without.") from error
    known = COLUMNS[kind]
    flat = [flatten(row, known) for row in rows]
    columns = list(dict.fromkeys([*flatten({}, known), *(name for row in flat for name in row)]))
    frame = pd.DataFrame(flat, columns=columns)
    for name, form in _flat_forms(known).items():
        if form == DAY:
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
        elif form == COUNT:
            frame[name] = frame[name].astype("Int64")
        elif form == FLAG:
            frame[name] = frame[name].astype("boolean")
    return frame


def _flat_forms(known: Mapping[str, Any]) -> dict[str, str]:
    return {name: form for name, form in known.items() if isinstance(form, str)} | {
        f"{name}_{inner}": form
        for name, outer in known.items()
        if isinstance(outer, dict) and outer not in (PARTY, SPAN)
        for inner, form in outer.items()
        if isinstance(form, str)
    }


def flatten(row: Answer, known: Mapping[str, Any]) -> dict[str, Any]:
    """
    >>> party = {"name": "Rusia", "country": "RUS", "group": None}
    >>> flatten({"actors": [party]}, {"actors": [PARTY]})
    {'actors': 'Rusia', 'actors_codes': 'RUS'}
    """
    made: dict[str, Any] = {}
    for name, form in known.items():
        made |= _flat(name, row.get(name), form)
    return made | {name: value for name, value in row.items() if name not in known and not isinstance(value, list | Mapping)}


def _flat(name: str, value: Any, form: Any) -> dict[str, Any]:
    if form in ([PARTY], PARTY):
        parties = [value] if isinstance(value, Mapping) else value or []
        codes = [party["group"] or party["country"] or "" for party in parties]
        return {name: "; ".join(party["name"] for party in parties), f"{name}_codes": "; ".join(codes)}
    if form == [FIGURE]:
        return {name: "; ".join(map(say_figure, value or []))}
    if form == [LINK]:
        return {name: "; ".join(f"{link['kind']} {link['event']}" for link in value or [])}
    if form == SPAN:
        return {name: value["text"] if value else None}
    if isinstance(form, list) or form == ACCOUNTS:
        return {}
    if isinstance(form, dict):
        return {f"{name}_{inner}": _plain((value or {}).get(inner), kind) for inner, kind in form.items()}
    return {name: _plain(value, form)}


def _plain(value: Any, form: Any) -> Any:
    if form == TEXTS:
        return "; ".join(_named(item) for item in value or ())
    return value["id"] if form == TEXT and isinstance(value, Mapping) else value


def say_figure(figure: Answer) -> str:
    """
    >>> say_figure({"kind": "killed", "low": 20, "high": None, "unit": None})
    'killed=20..'
    """
    low, high = figure["low"], figure["high"]
    size = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{figure['kind']}{'/' + figure['unit'] if figure['unit'] else ''}={size}"
