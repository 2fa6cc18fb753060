"""Indonesian words for days, months and years: a first reader.

Comes in: a bare text and the publication day where it is known. Goes out: `FoundTime`s in order, with the days they can mean.
The full grammar (hours, durations, quarters, festivals) replaces the inside of this module; its interface stays.
Every pattern is linear: repetitions are bounded and no two of them can share a stretch.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal

from runut.lang.pack import FoundTime
from runut.records.annotated import TimePrecision

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb", "peb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "ags", "agt", "agst", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum’at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
NUMBERS = {
    "se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12,
}  # fmt: skip
UNITS: dict[str, TimePrecision] = {
    "hari": "day",
    "pekan": "week",
    "minggu": "week",
    "bulan": "month",
    "tahun": "year",
    "dekade": "decade",
}

LETTERS = {"day": "D", "week": "W", "month": "M"}

NAMED_DAYS = r"(?-i:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad|SENIN|SELASA|RABU|KAMIS|JUM['’]?AT|SABTU|MINGGU|AHAD)"  # "minggu" is a week
LONG_MONTHS = "Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
DAY_NAMES = r"senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad"
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
NUMBER = r"\d{1,3}|satu|dua belas|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"

FIRST_WORDS = (
    "senin selasa rabu kamis jumat jum' jum’ sabtu minggu ahad tanggal bulan pada tahun sejak hingga sampai awal akhir pertengahan antara "
    "dari hari kemarin besok esok lusa semalam tadi malam pagi siang sore satu dua tiga empat lima enam tujuh delapan sembilan sepuluh "
    "sebelas sehari sepekan seminggu sebulan setahun sedekade pekan dekade keesokan"
).split()


def starts_of(words: Iterable[str]) -> str:
    """A pattern of the first three letters of `words`, in either case: what cannot begin a time is passed over early."""
    starts = sorted({word[:3] for word in words})
    firsts = [
        f"[{first}{first.upper()}](?:{'|'.join(''.join(f'[{c}{c.upper()}]' for c in start[1:]) for start in starts if start[0] == first)})"
        for first in sorted({start[0] for start in starts})
    ]
    return "|".join(firsts)


GUARD = rf"(?=(?-i:[ (]?[ ]?\d|[dD][iI][ ](?:\d|[tT])|{starts_of([*MONTHS, *FIRST_WORDS])}))"

TIME = re.compile(
    rf"""
    (?<![\w/.-]){GUARD}(?:
      (?:(?P<weekday>{DAY_NAMES})\b,?[ ]?)?
      (?:
        (?P<open>\()?[ ]?(?P<d>\d{{1,2}})[ ]?(?P<sep>[/.-])[ ]?(?P<m>\d{{1,2}})(?:[ ]?(?P=sep)[ ]?(?P<y>\d{{4}}|\d{{2}}(?=[ ]?\))))?(?(open)[ ]?\))(?![\w/]|[.,:-]\d|[ ](?:{MONTH_NAMES})\b)
      | (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)
      | (?:tanggal[ ])?(?P<bracket>\()?(?P<day>\d{{1,2}})(?:[ ]?(?:-|–|dan|hingga|sampai)[ ]?(?P<day2>\d{{1,2}}))?[ ](?P<month>{MONTH_NAMES})\b(?:\.?,?[ ](?P<year>(?:1[89]|20)\d\d)(?!\d))?(?(bracket)\)?)
      )
    | (?P<bare>{NAMED_DAYS})\b(?:[ ](?P<which>lalu|kemarin|depan|mendatang|besok|pekan[ ]ini|pekan[ ]lalu|pekan[ ]depan|ini)\b)?
    | (?:bulan[ ])?(?P<mname>(?-i:{LONG_MONTHS})|(?:{MONTH_NAMES})(?=[ ](?:1[89]|20)\d\d(?!\d)))\b(?:[ ](?P<myear>(?:1[89]|20)\d\d)(?!\d)|[ ](?P<mwhich>lalu|tahun[ ]lalu|tahun[ ]ini|mendatang|depan))?
    | (?:pada[ ]|tahun[ ]|sejak[ ]|hingga[ ]|sampai[ ]|awal[ ]|akhir[ ]|pertengahan[ ]|antara[ ]|dari[ ]|di[ ])(?:tahun[ ])?(?P<yonly>(?:1[89]|20)\d\d)(?![\d.,/-]\d|\d|[ ]?(?:orang|unit|meter|km|kali|ton))
    | (?P<rel>hari[ ]ini|kemarin(?:[ ]lusa)?|besok|esok[ ]hari|lusa|semalam|tadi[ ](?:malam|pagi|siang|sore)|malam[ ]ini|pagi[ ]ini|siang[ ]ini|sore[ ]ini)\b
    | (?P<next>(?:keesokan|esok)[ ](?:hari|pagi|siang|malam)nya|keesokan[ ]hari|(?:hari|malam|pagi)[ ](?P<side>berikutnya|sebelumnya))\b
    | (?:(?P<n>{NUMBER})[ ]|(?P<one>se))?(?P<unit>hari|pekan|minggu|bulan|tahun|dekade)[ ](?P<dir>lalu|silam|terakhir|sebelumnya|sesudahnya|setelahnya|setelah[ ]itu|kemudian|ke[ ]depan|mendatang|depan|kemarin|ini)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
OPEN_START = re.compile(r"(?:\bsejak|\bmulai|\bsedari)(?: (?:tanggal|bulan|tahun|hari))?[ (]{0,2}$", re.IGNORECASE)
OPEN_END = re.compile(r"(?:\bhingga|\bsampai|\bsebelum)(?: (?:tanggal|bulan|tahun|hari|dengan))?[ (]{0,2}$", re.IGNORECASE)
COMPARING = re.compile(
    r"\b(?:pertama|paling \w{3,12}|ter(?:besar|buruk|parah|berat|tinggi|rendah|kuat|lemah|banyak|dahsyat|sulit|lama|panjang|cepat|luas|ketat|baik"
    r"|mahal|murah|dalam|kecil|sedikit|hebat|penting|jauh|tajam|serius|mematikan|kali))(?:nya)?\b(?:(?! yang | telah | sudah |, )[^.!?;\n]){0,90}"
    r"\bsejak(?: [^,.;!?\n]{0,60})?[ (]{0,2}$",
    re.IGNORECASE,
)
"""Before "2004" in "lawatan pertama sejak 2004": it says what is compared, not when the visit was."""
BACK = 170
FUTURE = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|mendatang|depan|nanti|hendak|diperkirakan)\b", re.IGNORECASE
)
CITING = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|ungkap|sebut|tegas|jelas|papar|imbuh|tambah|terang|lanjut|demikian|dilansir|melansir|dikutip|mengutip|diberitakan"
    r"|dilaporkan|melaporkan|keterangan|konferensi pers|jumpa pers|pernyataan|siaran pers|rilis|kepada wartawan|dihubungi|ditemui|diwartakan"
    r"|mewartakan|laporan|menurut|detikcom|kompas\.com|tulis|unggah)\w{0,4}\b",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(
    r"\W{0,3}(?:(?:diperbarui|diterbitkan|dipublikasikan|tayang|terbit|publikasi|published|posted|updated?|tanggal|[a-z][\w-]{1,20}\.(?:com|co|id))"
    r"[ ,:|–-]{0,4})?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"[ ,|–-]{1,5}(?:pukul |pkl\.? |jam )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})? ?(?:wib|wita|wit)?", re.IGNORECASE)
NEAR = 140

Found = re.Match[str]
Days = tuple[date | None, date | None]


def find_times(text: str, anchor: date | None, told: FoundTime | None = None) -> tuple[FoundTime, ...]:
    """Every expression of a day, month or year in `text`, in order.

    anchor: the publication day; without it relative and partial expressions have no days. told: the time told last before
    `text`, to which "sehari sebelumnya" counts until `text` tells one itself; with none to count from it is no time.
    """
    times: list[FoundTime] = []
    far = 0
    for found in TIME.finditer(text):
        for name, read in READERS:
            if found[name] is not None:
                near = told if found.start() - far <= REACH else None
                if (time := read(found, text, anchor) or read_from_told(found, text, near)) is None:
                    break
                if times and times[-1].relative_to == "text" and SAME_TIME.fullmatch(text, times[-1].end, time.start):
                    times.pop()  # "keesokan harinya, pada 20 Mei": the date itself is better
                times.append(time)
                if is_told(time):
                    told, far = time, time.end
                break
    return tuple(times)


def is_told(time: FoundTime) -> bool:
    """Whether "sehari sebelumnya" counts from this time, when it is the last."""
    return bool(time.earliest or time.latest) and time.flagged is None and time.relative_to != "text"


REACH = 400
"""Characters over which a time goes on being the one that "sehari sebelumnya" counts from."""

SAME_TIME = re.compile(r"[ ,(]{1,3}(?:(?:pada|yakni|yaitu|tepatnya|tgl|di|tanggal|hari|tahun|bulan) ){0,2}\(?")
LASTING = re.compile(
    r"\b(?:selama|dalam|sepanjang|dibanding(?:kan)?|daripada|dari)(?: (?:sekitar|kurun waktu))? $", re.IGNORECASE
)
TOLD_STEPS = {"sebelumnya": -1, "sesudahnya": 1, "setelahnya": 1, "setelah itu": 1, "kemudian": 1}


def read_from_told(found: Found, text: str, told: FoundTime | None) -> FoundTime | None:
    """ "keesokan harinya", "sehari sebelumnya", "dua pekan kemudian": counted from the time told last.

    Days are counted from a day, months from a month or day; a time told more coarsely gives nothing to count from.
    """
    if told is None or LASTING.search(text[max(0, found.start() - 30) : found.start()]):
        return None
    if found["next"]:
        unit: TimePrecision = "day"
        step = -1 if (found["side"] or "").casefold() == "sebelumnya" else 1
    else:
        words = (found["n"] or found["one"] or "").casefold()
        step = TOLD_STEPS.get((found["dir"] or "").casefold(), 0)
        step *= int(words) if words.isdigit() else NUMBERS.get(words, 0)
        unit = UNITS.get((found["unit"] or "").casefold(), "day")
    day = told.earliest or told.latest
    if not step or day is None or told.precision not in COUNTED_FROM.get(unit, ()):
        return None
    sign = f"P{abs(step)}{LETTERS.get(unit, 'Y')}"
    return make(
        found, text, shift(day, unit, step), precision=unit, rule="id.time.told", value=f"-{sign}" if step < 0 else sign,
        relative="text",
    )  # fmt: skip


COUNTED_FROM: dict[str, tuple[str, ...]] = {
    "day": ("day",),
    "week": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "year"),
}


def read_numbers(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "(15/3/2023)", "Rabu (11/12)", "15/9"."""
    day, month = int(found["d"]), int(found["m"])
    year = int(found["y"]) if found["y"] else None
    if year is not None and year < 100:
        year += 2000
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None and not (found["open"] or found["weekday"]):
        return None  # "3/4" is a fraction, a score, a plot of land
    if year is None and found["sep"] != "/":
        return None
    return dated(found, text, anchor, day=day, month=month, year=year, rule="id.time.numbers")


def read_named(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "16 Maret 2023", "8 Desember"."""
    year = int(found["year"]) if found["year"] else None
    return dated(
        found, text, anchor, day=int(found["day"]), month=MONTHS[found["month"].casefold()], year=year, rule="id.time.day-month",
        last=int(found["day2"]) if found["day2"] else None,
    )  # fmt: skip


def read_iso(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    year, month, day = map(int, found["iso"].split("-"))
    return dated(found, text, anchor, day=day, month=month, year=year, rule="id.time.iso")


def dated(
    found: Found, text: str, anchor: date | None, *, day: int, month: int, year: int | None, rule: str, last: int | None = None
) -> FoundTime | None:
    """A day of a month; without a year that of the nearest past, or the nearest to come in words of the future."""
    weekday = WEEKDAYS[found["weekday"].casefold().replace("’", "'")] if found["weekday"] else None
    if not 1 <= day <= 31:
        return None
    relative: Literal["published"] | None = None
    if year is None:
        first = nearest_day(day, month, weekday, anchor, forward=is_future(found, text)) if anchor else None
        relative = "published" if anchor else None
    else:
        first = make_day(year, month, day)
        if first is None:
            return None
    flagged = "weekday" if first and weekday is not None and first.weekday() != weekday else None
    end = make_day(first.year, month, last) if first and last and last > day else first
    value = first.isoformat() if first else f"XXXX-{month:02}-{day:02}"
    return make(
        found, text, (first, end or first), precision="day", rule=rule, value=value, relative=relative, flagged=flagged,
        role=role_of(found, text, full=year is not None),
    )  # fmt: skip


def read_weekday(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "Rabu", "Senin lalu", "Kamis pekan depan"."""
    weekday = WEEKDAYS[found["bare"].casefold().replace("’", "'")]
    which = (found["which"] or "").casefold()
    after = text[found.end() : found.end() + 12].casefold()
    if weekday == 6 and re.match(r" (?:pertama|kedua|ini|lalu|depan)", after) and not which:
        return None
    if anchor is None:
        first = None
    elif which in ("depan", "mendatang", "besok", "pekan depan") or (not which and is_future(found, text)):
        first = anchor + timedelta((weekday - anchor.weekday()) % 7 or 7)
    else:
        first = anchor - timedelta((anchor.weekday() - weekday) % 7)
        if which == "pekan lalu":
            first = anchor - timedelta(anchor.weekday() + 7 - weekday)
    value = first.isoformat() if first else f"XXXX-WXX-{weekday + 1}"
    return make(
        found, text, (first, first), precision="day", rule="id.time.weekday", value=value,
        relative="published" if anchor else None, role=role_of(found, text, full=False),
    )  # fmt: skip


def read_month(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "September 2015", "bulan Oktober", "Januari lalu"."""
    name = found["mname"]
    month = MONTHS[name.casefold()]
    relative: Literal["published"] | None = None
    which = (found["mwhich"] or "").casefold()
    if found["myear"]:
        year = int(found["myear"])
    elif anchor is None:
        return make(found, text, (None, None), precision="month", rule="id.time.month", value=f"XXXX-{month:02}")
    else:
        relative = "published"
        year = anchor.year - (month > anchor.month)
        if which == "tahun lalu":
            year = anchor.year - 1
        elif which in ("mendatang", "depan") or is_future(found, text):
            year = anchor.year + (month < anchor.month)
        elif which == "tahun ini":
            year = anchor.year
    days = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return make(found, text, days, precision="month", rule="id.time.month", value=f"{year}-{month:02}", relative=relative)


def read_year(found: Found, text: str, _anchor: date | None) -> FoundTime | None:
    year = int(found["yonly"])
    days = (date(year, 1, 1), date(year, 12, 31))
    start = found.start("yonly")
    return make(found, text, days, precision="year", rule="id.time.year", value=str(year), start=start)


RELATIVE_DAYS = {"kemarin lusa": -2, "kemarin": -1, "semalam": -1, "tadi malam": -1, "besok": 1, "esok hari": 1, "lusa": 2}


def read_relative_day(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "kemarin", "hari ini", "tadi malam"."""
    words = found["rel"].casefold()
    first = anchor + timedelta(RELATIVE_DAYS.get(words, 0)) if anchor else None
    return make(
        found, text, (first, first), precision="day", rule="id.time.relative-day", value=first.isoformat() if first else "",
        relative="published" if anchor else None,
    )  # fmt: skip


def read_relative_unit(found: Found, text: str, anchor: date | None) -> FoundTime | None:
    """ "pekan lalu", "14 bulan lalu", "tahun depan", "bulan ini"."""
    unit, direction = UNITS[found["unit"].casefold()], found["dir"].casefold()
    words = (found["n"] or found["one"] or "").casefold()
    if direction in TOLD_STEPS or direction == "terakhir" or (unit == "day" and not words):
        return None  # a duration up to now, or relative to another time of the text
    count = int(words) if words.isdigit() else NUMBERS.get(words, 1)
    if direction == "ini":
        if words:
            return None
        count = 0
    step = -count if direction in ("lalu", "silam", "kemarin") else count
    days = shift(anchor, unit, step) if anchor else (None, None)
    sign = f"P{count}{LETTERS.get(unit, 'Y')}"
    return make(
        found, text, days, precision=unit, rule="id.time.relative-unit", value=f"-{sign}" if step < 0 else sign,
        relative="published" if anchor else None,
    )  # fmt: skip


def shift(anchor: date, unit: TimePrecision, step: int) -> Days:
    """The whole calendar unit `step` units away; "dua pekan lalu" too is the whole week, since it is a round number."""
    if unit == "day":
        day = safe_shift(anchor, step)
        return day, day
    if unit == "week":
        monday = safe_shift(anchor - timedelta(anchor.weekday()), 7 * step)
        return monday, monday + timedelta(6) if monday else None
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        year, month = divmod(months, 12)
        if not 1 <= year <= 9998:
            return None, None
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    year = anchor.year + step * (10 if unit == "decade" else 1)
    return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9998 else (None, None)


def safe_shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def make(
    found: Found,
    text: str,
    days: Days,
    *,
    precision: TimePrecision,
    rule: str,
    value: str,
    relative: Literal["published", "text"] | None = None,
    flagged: str | None = None,
    role: Literal["publication", "citing"] | None = None,
    start: int | None = None,
) -> FoundTime:
    """The time with its span trimmed and an end left open after "sejak" and "hingga"."""
    start = found.start() if start is None else start
    end = found.end()
    first, last = days
    before = text[max(0, start - 24) : start]
    if "sejak" in (wide := text[max(0, start - BACK) : start].casefold()) and COMPARING.search(wide):
        flagged = "comparison"
    if OPEN_START.search(before):
        last = None
    elif OPEN_END.search(before):
        first = None
    return FoundTime(
        start=start, end=end, earliest=first, latest=last, precision=precision, kind="date", rule=rule, value=value,
        relative_to=relative, flagged=flagged, role=role,
    )  # fmt: skip


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(day: int, month: int, weekday: int | None, anchor: date, *, forward: bool) -> date | None:
    """The day and month nearest to `anchor`: the one that falls on the named weekday, else past unless `forward`."""
    around = [found for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (found := make_day(year, month, day))]
    if not around:
        return None
    if weekday is not None and (fitting := [found for found in around if found.weekday() == weekday]):
        return min(fitting, key=lambda found: abs(found - anchor))
    if forward:
        # The day of publication may be known to a few days only, and no plan for next year is told without its year.
        return min((found for found in around if found >= anchor - timedelta(7)), default=around[-1])
    # a day or two ahead of the anchor is still this year's: papers print tomorrow's date
    return max((found for found in around if found <= anchor + timedelta(2)), default=around[0])


def is_future(found: Found, text: str) -> bool:
    """Whether words of the future stand near, in the same sentence."""
    start = max(0, found.start() - 80)
    before = re.split(r"[.!?\n] ", text[start : found.start()])[-1]
    after = re.split(r"[.!?,\n]", text[found.end() : found.end() + 30])[0]
    return bool(FUTURE.search(before) or re.search(r"\b(?:mendatang|depan|nanti)\b", after))


def role_of(found: Found, text: str, *, full: bool) -> Literal["publication", "citing"] | None:
    """What a date tells of the article itself: a line of its own, or a day in brackets beside a source."""
    line_start, line_end = (
        text.rfind("\n", max(0, found.start() - 60), found.start()) + 1,
        text.find("\n", found.end(), found.end() + 60),
    )
    if full and (line_start or found.start() < 60):
        before = text[line_start : found.start()] if line_start else text[: found.start()]
        tail = text[found.end() : line_end if line_end >= 0 else found.end() + 60]
        clock = CLOCK.match(tail)
        rest = tail[clock.end() if clock else 0 :]
        if DATE_LABEL.fullmatch(before) and not rest.strip(" |-–.") and (line_end >= 0 or len(tail) < 60):
            return "publication"
    sentence = re.split(r"[.!?] (?=[A-Z\"“])|\n", text[max(0, found.start() - NEAR) : found.start()])[-1]
    return "citing" if CITING.search(sentence) else None


Reader = Callable[[Found, str, date | None], FoundTime | None]
READERS: tuple[tuple[str, Reader], ...] = (
    ("d", read_numbers),
    ("iso", read_iso),
    ("day", read_named),
    ("bare", read_weekday),
    ("mname", read_month),
    ("yonly", read_year),
    ("rel", read_relative_day),
    ("unit", read_relative_unit),
    ("next", lambda _found, _text, _anchor: None),
)
