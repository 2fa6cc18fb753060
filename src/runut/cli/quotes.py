"""`runut quotes`: who said what of whom, one quote a row; the rows of `runut show DOC --layer quotes`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from runut.cli.app import DEFAULT_STORE, Page, StoreOption, app, check_name, known, listing, open_store
from runut.cli.ask import published_in
from runut.cli.tables import Column, field, listed, print_rows, short
from runut.cli.wording import say

if TYPE_CHECKING:
    from runut.records import Article, Quote
    from runut.store import Filters

Answer = dict[str, Any]

SHOWN_CHARS = 280
"""Of what was said, in a terminal: a paragraph. `--json` and `runut show ID` tell all of it."""


@app.command()
@listing
def quotes(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS...]", help='Words said; "in quotes" for a phrase.'),
    ] = None,
    *,
    store: StoreOption = DEFAULT_STORE,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help='Who says it: a person, country, group, body or office ("Menlu Rusia").')
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Who is named in what is said.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="direct, indirect or mixed.")] = None,
    stance: Annotated[
        str | None,
        typer.Option(
            metavar="STANCE",
            help="asserts, denies, confirms, accuses, pledges, demands, warns, praises, regrets or declines.",
        ),
    ] = None,
    page: Page,
    filters: Filters,
) -> None:
    """Who said what, of whom, through whom: every quote with its speaker, as it stands in its article.

    Days are those of publication. Filters of events (--actor, --between, --type, --status ...) ask for quotes that tell of such a one.

    Examples:

    - `runut quotes --speaker "Menlu Rusia" --about Suriah`
    - `runut quotes pangkalan --stance pledges`
    - `runut quotes --kind direct --outlet antaranews.com --lang en`
    """
    from runut.cli.pages import print_page
    from runut.records import QuoteKind, Stance

    if kind:
        known(kind, get_args(QuoteKind), "kind of quote")
    if stance:
        known(stance, get_args(Stance), "stance")
    asked, lang = list(words or ()), page.lang.value
    by = speaker_keys(speaker) if speaker else None
    if speaker and by:
        check_name(speaker, by, store, lang)
    of = about_keys(about, asked) if about else None
    chosen = replace(filters, speaker=by, about=of, kind=kind, stance=stance)
    said = " ".join(asked) if asked else None
    with open_store(store) as opened:
        found = print_page(
            opened,
            "quotes",
            chosen,
            page,
            ask=lambda these: opened.quotes(these, said),
            columns=quote_columns(),
            show=print_quotes,
            words=said,
        )
    if not found:
        print_near([name for name in (speaker, about) if name], lang)


def quote_columns() -> list[Column]:
    """Of `--csv`."""
    speaker = ("name", "office", "country", "group")
    return [
        *((name, field(name)) for name in ("id", "document", "outlet")),
        ("published", field("published", "start")),
        *((f"speaker_{key}" if key != "name" else "speaker", field("speaker", key)) for key in speaker),
        *((name, field(name)) for name in ("anonymous", "role", "kind", "stance", "hedge", "cue")),
        ("words", lambda row: " … ".join(piece["text"] for piece in row["pieces"])),
        ("via", listed("via")),
        ("about", listed("about")),
        ("rule", field("rule")),
    ]


def speaker_keys(name: str) -> frozenset[str]:
    """As of any party; of an office its own key, which finds whoever held it on the day."""
    from runut.asking import party_keys

    return party_keys(name)


def about_keys(name: str, words: list[str]) -> frozenset[str] | None:
    """Of a name that the gazetteer has not, None: it is then looked for as `words` of the quote."""
    from runut.gazetteer import load_gazetteer

    keys = load_gazetteer().keys(name)
    if len(keys) > 1:
        return keys
    words.append('"' + name.replace('"', " ") + '"')
    return None


def print_quotes(rows: Iterable[Answer], lang: str) -> bool:
    heads = [say("quote", head, lang) for head in ("id", "day", "speaker", "words", "outlet")]
    cells = (
        [short(r["id"]), published_in(r, lang), say_speaker(r, lang), say_words(r, lang), say_source(r, lang)] for r in rows
    )
    return print_rows(heads, cells, narrow=heads[:2], wide={heads[2]: 3, heads[3]: 6, heads[4]: 3})


def print_near(names: list[str], lang: str) -> None:
    """Names like those asked for, where the gazetteer has not these."""
    from runut.gazetteer import load_gazetteer
    from runut.gazetteer.ask import Asker

    gazetteer = load_gazetteer()
    for name in names:
        near = () if len(gazetteer.keys(name)) > 1 else Asker(gazetteer).suggest(name)
        if near:
            print(f"{say('who', 'near', lang)}: {', '.join(near)}", file=sys.stderr)


def say_speaker(row: Answer, lang: str) -> str:
    """The name, below it the office, or the role that the article tells, and whom the speaker acts for."""
    speaker = row["speaker"]
    if speaker is None:
        return say("quote", "anonymous" if row["anonymous"] else "unnamed", lang)
    whose = speaker["country"] or speaker["group"]
    office = ", ".join(part for part in (speaker["office"] or row["role"], whose) if part)
    return str(speaker["name"] or speaker["text"]) + (f"\n{office}" if office else "")


def say_words(row: Answer, lang: str) -> str:
    """What the statement does, unless it only asserts, and what is said; direct speech in quotation marks."""
    said = " … ".join(piece["text"].replace("\n", " ") for piece in row["pieces"])
    said = said if len(said) <= SHOWN_CHARS else said[:SHOWN_CHARS].rsplit(" ", 1)[0][:SHOWN_CHARS] + " …"
    does = [] if row["stance"] == "asserts" else [say("stance", row["stance"], lang)]
    does += [row["hedge"]] if row["hedge"] else []
    return (f"[{', '.join(does)}] " if does else "") + (f"“{said}”" if row["kind"] == "direct" else said)


def say_source(row: Answer, lang: str) -> str:
    return str(row["outlet"] or "?") + (f"\n{say('line', 'via', lang)} {', '.join(row['via'])}" if row["via"] else "")


def quote_rows(article: Article, quotes: Iterable[Quote]) -> Iterator[Answer]:
    """The layer as JSON: as `quotes --json`, without the document."""
    from runut.store.shapes import statement_shape

    for quote in quotes:
        yield {"id": quote.id, **statement_shape(quote, article.field(quote.content[0].field))}


def layer_cells(row: Answer) -> Answer:
    """A row of the layer for a terminal."""
    head = {key: row[key] for key in ("start", "kind", "stance", "cue")}
    spoken = row["speaker"]["name"] if row["speaker"] else "anonymous" if row["anonymous"] else None
    return {**head, "speaker": spoken, "words": say_words({**row, "stance": "asserts"}, "en"), "rule": row["rule"]}
