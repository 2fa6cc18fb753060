"""Questions to the store: documents, mentions, events, timeline, search."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, Page, StoreOption, app, listing, open_store
from runut.cli.days import say_short
from runut.cli.tables import Column, field, listed, parties, print_rows, printable, short, terminal_width
from runut.cli.wording import say

if TYPE_CHECKING:
    from runut.store import Filters

__all__ = ["code_of", "count", "names", "print_table", "printable", "say_days", "say_published", "short"]


@app.command()
@listing
def documents(*, store: StoreOption = DEFAULT_STORE, page: Page, filters: Filters) -> None:
    """What was read: outlet, title, day of publication, and whether it was cut short.

    Days are those of publication; filters of events ask for documents that tell of such a one.

    Examples:

    - `runut documents --outlet antaranews.com --since 2024-12`
    - `runut documents --between Rusia Suriah --type CONSULT`
    - `runut documents --status truncated --csv`
    """
    from runut.cli.pages import print_page, table

    show = table(
        ["id", "published", "outlet", "title"],
        lambda r: [short(r["id"]), published_in(r, lang), r["outlet"], title_of(r, lang)],
        wide={"title": 1},
    )
    lang = page.lang.value
    with open_store(store) as opened:
        print_page(opened, "documents", filters, page, ask=opened.documents, columns=document_columns(), show=show)


@app.command()
@listing
def mentions(*, store: StoreOption = DEFAULT_STORE, page: Page, filters: Filters) -> None:
    """Event mentions: one report of one happening each, with its words.

    Examples:

    - `runut mentions --actor "Menlu Rusia" --no-background`
    - `runut mentions --type ASSAULT --mode aerial,drone --min-confidence 0.8 --sort confidence`
    - `runut mentions --said-by Kremlin --via TASS --json`
    """
    from runut.cli.pages import print_page, table

    show = table(
        ["id", "day", "what", "words"],
        lambda r: [short(r["id"]), days_in(r, lang), told(r, lang), r["evidence"]["text"]],
        wide={"what": 2, "words": 3},
    )
    lang = page.lang.value
    with open_store(store) as opened:
        print_page(opened, "mentions", filters, page, ask=opened.mentions, columns=mention_columns(), show=show)


@app.command()
@listing
def events(*, store: StoreOption = DEFAULT_STORE, page: Page, filters: Filters) -> None:
    """Events across documents: who did what to whom, when, and who reports it.

    What was only planned, supposed or denied says so in brackets, and so does what articles only recall ("latar") or tell
    differently ("diperselisihkan"). Sources count once however often one text was copied.

    Examples:

    - `runut events --between Rusia Suriah --since 2024-12`
    - `runut events --actor "Presiden Turki" --type CONSULT`
    - `runut events --place Damaskus --min-origins 2 --sort origins`
    - `runut events --disputed --csv > disputed.csv`
    """
    from runut.cli.pages import print_page, table

    lang, width = page.lang.value, terminal_width()
    if width is None or width >= WIDE_TERMINAL:
        show = table(
            ["id", "day", "who", "act", "told-by"],
            lambda r: [short(r["id"]), days_in(r, lang), who_to_whom(r, lang), acted(r, lang), told_by(r, lang)],
            wide={"who": 4, "act": 3, "told-by": 2},
        )
    else:
        show = table(
            ["id", "day", "what", "told-by"],
            lambda r: [short(r["id"]), days_in(r, lang), told(r, lang), told_by(r, lang)],
            wide={"what": 2, "told-by": 1},
        )
    with open_store(store) as opened:
        print_page(opened, "events", filters, page, ask=opened.events, columns=event_columns(), show=show)


@app.command()
@listing
def timeline(
    *,
    store: StoreOption = DEFAULT_STORE,
    sentences: Annotated[bool, typer.Option("--sentences", "-s", help="Show the sentence behind each event.")] = False,
    page: Page,
    filters: Filters,
) -> None:
    """Events day by day, with who says so, for reading.

    Examples:

    - `runut timeline --between Rusia Suriah --since 2023 --no-background`
    - `runut timeline -s --place Aleppo`
    - `runut timeline --actor Assad --sort -day --limit 10 --lang en`
    """
    from runut.cli.pages import print_page
    from runut.cli.timeline import print_timeline, timeline_columns

    with open_store(store) as opened:
        print_page(
            opened,
            "timeline",
            filters,
            page,
            ask=opened.timeline,
            columns=timeline_columns(),
            show=lambda rows, lang: print_timeline(rows, lang, sentences=sentences),
        )


@app.command()
@listing
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words to find; "in quotes" for a phrase.')],
    *,
    store: StoreOption = DEFAULT_STORE,
    page: Page,
    filters: Filters,
) -> None:
    """Full text over the articles that were read, the best first, with the speaker where a match stands in a quote.

    All the words must be there, in any case and without regard to accents; a word that ends in * stands for all that begin so.

    Examples:

    - `runut search gencatan senjata`
    - `runut search '"pangkalan militer"' --since 2024-12`
    - `runut search 'serang*' --outlet tempo.co`
    """
    from runut.cli.pages import print_page, table
    from runut.errors import UsageError

    asked, lang = " ".join(words), page.lang.value
    if filters.sort:
        raise UsageError("a search is sorted by how well it fits; for days ask: runut documents, events or mentions")
    show = table(
        ["id", "published", "outlet", "title", "words"],
        lambda r: [short(r["id"]), published_in(r, lang), r["outlet"], r["title"], say_hit(r, lang)],
        wide={"title": 3, "words": 5},
    )
    with open_store(store) as opened:
        print_page(
            opened,
            "search",
            filters,
            page,
            ask=lambda chosen: opened.search(asked, chosen),
            columns=[*document_columns()[:7], ("words", field("snippet")), ("said_by", field("said_by"))],
            show=show,
            words=asked,
        )


WIDE_TERMINAL = 110
"""From here on, who and what have a column each."""

NARROW = {
    "start", "end", "in", "kind", "precision", "earliest", "latest", "sentence", "id", "document", "published", "day", "type", "status",
    "outlet", "origins", "offset", "stage", "reason",
}  # fmt: skip
WIDE = {"title": 2, "who to whom": 2, "words": 3, "what was found": 2}


def print_table(
    head: list[str], rows: Any, *, narrow: Collection[str] = frozenset(NARROW), wide: Mapping[str, int] = MappingProxyType(WIDE)
) -> None:
    """A table that fits the terminal: cells of `narrow` columns keep their line, the others share what room is left by
    their weight in `wide`."""
    if not print_rows(head, rows, narrow=narrow, wide=wide):
        print("nothing matches", file=sys.stderr)


# Cells


def published_in(row: dict[str, Any], lang: str) -> str:
    return days_in(row["published"], lang) if row["published"] else "?"


def days_in(row: dict[str, Any], lang: str) -> str:
    return say_short(day_of(row["start"]), day_of(row["end"]), lang, row.get("precision"))


def day_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def title_of(row: dict[str, Any], lang: str) -> str:
    cut = f" [{say('ask', 'truncated', lang)}]" if row["status"] == "truncated" else ""
    return (row["title"] or first_words(row["text"])) + cut


def told(row: dict[str, Any], lang: str) -> str:
    """ "Rusia → Suriah: menyerang (serangan udara) [rencana]" """
    return f"{who_to_whom(row, lang)}: {acted(row, lang)}"


def who_to_whom(row: dict[str, Any], lang: str) -> str:
    """Those of a meeting stand side by side: no arrow where no side leads."""
    actors = joined(row["actors"], lang) or say("line", "nobody", lang)
    return f"{actors} → {joined(row['recipients'], lang)}" if row["recipients"] else actors


def acted(row: dict[str, Any], lang: str) -> str:
    mode = f" ({say('mode', row['mode'], lang)})" if row["mode"] else ""
    return say_type(row, lang) + mode + "".join(f" [{mark}]" for mark in marks_of(row, lang))


def say_type(row: dict[str, Any], lang: str) -> str:
    if row["type"] == "AGREE" and row["status"] == "future":
        return say("ask", "pledges", lang)
    return say("type", row["type"], lang)


def marks_of(row: dict[str, Any], lang: str) -> list[str]:
    """What keeps a reader from taking it for a deed of that day, told by all alike."""
    marks = [] if row["status"] == "actual" else [say("status", row["status"], lang)]
    return marks + [say("line", mark, lang) for mark in ("background", "disputed") if row.get(mark)]


def told_by(row: dict[str, Any], lang: str) -> str:
    origins = f" ({row['origins']} {say('line', 'origins', lang)})" if row["origins"] > 1 else ""
    return ", ".join(row["outlets"]) + origins


def joined(told: Iterable[dict[str, Any]], lang: str) -> str:
    """ "Vladimir Putin dan Bashar al-Assad" """
    found = list(dict.fromkeys(party["name"] or party["text"] for party in told))
    return printable(f"{', '.join(found[:-1])} {say('ask', 'and', lang)} {found[-1]}" if len(found) > 1 else "".join(found))


def say_hit(row: dict[str, Any], lang: str) -> str:
    """The words around a match, and who says them where they stand in a quote."""
    return str(row["snippet"]) + (f"\n({say('ask', 'says', lang)} {row['said_by']})" if row["said_by"] else "")


def first_words(text: str) -> str:
    return text[:60].replace("\n", " ") + ("…" if len(text) > 60 else "")


# Columns of `--csv`


def document_columns() -> list[Column]:
    plain = ["id", "source_id", "url", "outlet", "title", "language", "status"]
    return [
        *((name, field(name)) for name in plain),
        ("published", field("published", "start")),
        ("published_until", field("published", "end")),
        ("authors", listed("authors")),
        ("origin", field("origin", "family")),
    ]


def event_columns() -> list[Column]:
    return [
        *((name, field(name)) for name in ("id", "type", "mode", "status", "background", "start", "end")),
        *party_columns("actors", "recipients"),
        ("place", field("place", "name")),
        ("place_country", field("place", "country")),
        ("outlets", listed("outlets")),
        ("origins", field("origins")),
        ("disputed", field("disputed")),
        ("mentions", lambda row: len(row["mentions"])),
        ("documents", listed("documents")),
    ]


def mention_columns() -> list[Column]:
    return [
        *((name, field(name)) for name in ("id", "event", "document", "type", "mode")),
        ("contexts", listed("contexts")),
        *((name, field(name)) for name in ("status", "background", "whole", "start", "end", "precision")),
        *party_columns("actors", "recipients", "said_by"),
        ("via", listed("via")),
        ("place", field("place", "name")),
        ("place_country", field("place", "country")),
        ("words", field("evidence", "text")),
        ("rule", field("rule")),
        ("confidence", field("confidence")),
    ]


def party_columns(*roles: str) -> Iterable[Column]:
    """Names as they are told, and the same parties as the codes of whom they act for."""
    for role in roles:
        yield role, parties(role, "name", "text")
        yield f"{role}_of", parties(role, "country", "group")


# For other commands


def code_of(row: dict[str, Any]) -> str:
    return f"{row['type']}/{row['mode']}" if row["mode"] else str(row["type"])


def names(told: list[dict[str, Any]]) -> str:
    return ", ".join(p["name"] or p["text"] for p in told)


def say_published(published: dict[str, Any] | None) -> str:
    return say_days(published) if published else "?"


def say_days(row: dict[str, Any]) -> str:
    """
    >>> say_days({"start": "2024-12-02", "end": "2024-12-03"}), say_days({"start": "2015-09-01", "end": None})
    ('2024-12-02/03', '2015-09-01/..')
    """
    start, end = row["start"] or "..", row["end"] or ".."
    if start == end:
        return "" if start == ".." else str(start)
    return f"{start}/{end[8:] if end[:8] == start[:8] else end}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 document", "2 documents" """
    return f"{number} {one if number == 1 else many or one + 's'}"
