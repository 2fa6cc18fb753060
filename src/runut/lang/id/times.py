"""Indonesian time expressions: `times.toml` and `times_festivals.csv` compiled once, and what the text around a time says of it.

Comes in: a bare text and the publication day where it is known. Goes out: `FoundTime`s in order, with the days they can mean.
The engine is `runut.grammar.times`; here are tense, open ends, comparisons and whether a day is that of the article itself.
Every pattern is linear: repetitions are bounded and no two of them can share a stretch.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from runut.errors import ResourceError
from runut.grammar.time_reading import TimeReading
from runut.grammar.times import TimeGrammar, TimeMatch
from runut.lang.pack import FoundTime

FILE = "times.toml"
REACH = 170
"""Characters before a time in which a word of the future, a source or a comparison speaks of it."""

OPENING = 12
"""Characters that may stand before a time with which a sentence opens: "Pada hari Rabu, Presiden akan ..." """

COMPARING = re.compile(
    r"\b(?:pertama|paling \w{3,12}|ter(?:besar|buruk|parah|berat|tinggi|rendah|kuat|lemah|banyak|dahsyat|sulit|lama|panjang|cepat|luas|ketat|baik"
    r"|mahal|murah|dalam|kecil|sedikit|hebat|penting|jauh|tajam|serius|mematikan|kali))(?:nya)?\b(?:(?! yang | telah | sudah |, )[^.!?;\n]){0,90}"
    r"\bsejak(?: [^,.;!?\n]{0,60})?[ (]{0,2}$",
    re.IGNORECASE,
)
"""Before "2004" in "lawatan pertama sejak 2004": it says what is compared, not when the visit was."""

CITING = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|ungkap|sebut|tegas|jelas|papar|imbuh|tambah|terang|lanjut|demikian|dilansir|melansir|dikutip|mengutip|diberitakan"
    r"|dilaporkan|melaporkan|keterangan|konferensi pers|jumpa pers|pernyataan|siaran pers|rilis|kepada wartawan|dihubungi|ditemui|diwartakan"
    r"|mewartakan|laporan|menurut|detikcom|kompas\.com|tulis|unggah)\w{0,4}\b",
    re.IGNORECASE,
)
CITING_REACH = 140
DATE_LABEL = re.compile(
    r"\W{0,3}(?:(?:diperbarui|diterbitkan|dipublikasikan|tayang|terbit|publikasi|published|posted|updated?|tanggal|[a-z][\w-]{1,20}\.(?:com|co|id))"
    r"[ ,:|–-]{0,4})?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"[ ,|–-]{1,5}(?:pukul |pkl\.? |jam )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})? ?(?:wib|wita|wit)?", re.IGNORECASE)
SAME_TIME = re.compile(r"[ ,(]{1,3}(?:(?:pada|yakni|yaitu|tepatnya|tgl|di|tanggal|hari|tahun|bulan) ){0,2}\(?")
SENTENCE_END = re.compile(r"[.!?\n](?=[ \n\"”]|$)")


@cache
def load_grammar() -> TimeGrammar:
    """Raises ResourceError where `times.toml` is broken."""
    data = load_data()
    return TimeGrammar(data, load_festivals(), FILE)


@cache
def load_data() -> dict[str, Any]:
    try:
        return tomllib.loads((files("runut.lang.id") / FILE).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{FILE}: not a TOML file: {error}. Mend the line that it names.") from error


@cache
def load_festivals() -> dict[str, tuple[date, ...]]:
    """The days of each movable festival, in order."""
    lines = (files("runut.lang.id") / "times_festivals.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["festival"]: tuple(map(date.fromisoformat, row["days"].split())) for row in rows}


def any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


class Context:
    """The words around a time, of `[context]`."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        between = rf"(?: (?:{any_of(words['between'])})){{0,2}}"
        self.open_start = re.compile(rf"\b(?:{any_of(words['open_start'])}){between}[ (]{{1,6}}$", re.IGNORECASE)
        self.open_end = re.compile(rf"\b(?:{any_of(words['open_end'])}){between}[ (]{{1,6}}$", re.IGNORECASE)
        self.future = re.compile(rf"\b(?:{any_of(words['future'])})\b", re.IGNORECASE)
        self.future_after = re.compile(rf"[^.!?,\n]{{0,24}}\b(?:{any_of(words['future_after'])})\b", re.IGNORECASE)
        self.opened = re.compile(
            rf",?(?: (?!me|ber|di|ter)[^\s.,!?]{{1,20}}){{0,5}} (?:{any_of(words['future_verb'])})\b", re.IGNORECASE
        )
        self.past = re.compile(rf"\b(?:{any_of(words['past'])}) $", re.IGNORECASE)
        self.saying = re.compile(rf"\b(?:{any_of(words['saying'])})\b|[\"”]", re.IGNORECASE)

    def is_future(self, text: str, start: int, end: int) -> bool:
        """Whether words of the future stand near, in the same sentence and not in what somebody is said to have said."""
        before = text[max(0, start - REACH) : start]
        cut = max((found.end() for found in SENTENCE_END.finditer(before)), default=0)
        if self.past.search(before, max(0, len(before) - 24)):
            return False
        if last := max((found.end() for found in self.future.finditer(before, cut)), default=0):
            return not self.saying.search(before, last)
        return bool(self.future_after.match(text, end)) or (len(before) - cut <= OPENING and bool(self.opened.match(text, end)))


@cache
def load_context() -> Context:
    return Context(load_data()["context"])


def find_times(text: str, anchor: date | None, told: FoundTime | None = None) -> tuple[FoundTime, ...]:
    """Every time expression in `text`, in order.

    anchor: the publication day; without it relative and partial expressions have no days. told: the time told last before
    `text`, to which "sehari sebelumnya" counts until `text` tells one itself; with none to count from it has no days.
    """
    times: list[FoundTime] = []
    context = load_context()
    for match in load_grammar().find(text, anchor, reading_of(told) if told else None, context.is_future):
        if times and says_the_same(times[-1], match, text):
            times.pop()
        times.append(found_time(match, text, context))
    return tuple(times)


def says_the_same(before: FoundTime, match: TimeMatch, text: str) -> bool:
    """Whether the date itself follows a time counted from another: "keesokan harinya, pada 20 Mei"."""
    return (
        before.relative_to == "text"
        and before.kind == match.reading.kind == "date"
        and match.reading.relative_to != "text"
        and SAME_TIME.fullmatch(text, before.end, match.start) is not None
    )


def reading_of(time: FoundTime) -> TimeReading:
    return TimeReading(
        earliest=time.earliest, latest=time.latest, precision=time.precision, kind=time.kind, value=time.value, counts=True
    )


def found_time(match: TimeMatch, text: str, context: Context) -> FoundTime:
    """The time with what the text around it says: an end left open, a comparison, the day of the article itself."""
    reading = match.reading
    first, last, flagged = reading.earliest, reading.latest, reading.flagged
    if reading.kind in ("date", "time") and (first or last) and "/" not in reading.value:
        before = text[max(0, match.start - 32) : match.start]
        if context.open_start.search(before):
            last = None
        elif reading.precision != "hour" and context.open_end.search(before):
            first = None
    wide = text[max(0, match.start - REACH) : match.start]
    if "sejak" in wide.casefold() and COMPARING.search(wide):
        flagged = "comparison"
    full = reading.relative_to is None and reading.earliest is not None
    role = role_of(text, match.start, match.end, full=full) if reading.precision in ("day", "hour") else None
    return FoundTime(
        start=match.start,
        end=match.end,
        earliest=first,
        latest=last,
        precision=reading.precision,
        kind=reading.kind,
        rule=match.rule,
        value=reading.value,
        relative_to=reading.relative_to,
        flagged=flagged,
        role=role,
        counts=reading.counts,
    )


def role_of(text: str, start: int, end: int, *, full: bool) -> Literal["publication", "citing"] | None:
    """What a date tells of the article itself: a line of its own, or a day in brackets beside a source."""
    line_start, line_end = text.rfind("\n", max(0, start - 60), start) + 1, text.find("\n", end, end + 60)
    if full and (line_start or start < 60):
        before = text[line_start:start] if line_start else text[:start]
        tail = text[end : line_end if line_end >= 0 else end + 60]
        clock = CLOCK.match(tail)
        rest = tail[clock.end() if clock else 0 :]
        if DATE_LABEL.fullmatch(before) and not rest.strip(" |-–.") and (line_end >= 0 or len(tail) < 60):
            return "publication"
    before = text[max(0, start - CITING_REACH) : start]
    ends = [found.end() for found in re.finditer(r"[.!?] (?=[A-Z\"“])|\n", before)]
    return "citing" if CITING.search(before, ends[-1] if ends else 0) else None
