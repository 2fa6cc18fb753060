"""`runut show`: the chain from an event back to the words, the rule and the version; a document's layers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, Lang, LangOption, StoreOption, app, open_store, print_json
from runut.errors import UsageError

if TYPE_CHECKING:
    from runut.extract import Reports
    from runut.records import Annotated as Layers
    from runut.store import Store


EXPLAINED = 20
"""Reports of one event that are coded again for their reasons."""


class Layer(StrEnum):
    TOKENS = "tokens"
    TREE = "tree"
    NAMES = "names"
    TIMES = "times"
    QUOTES = "quotes"
    REJECTED = "rejected"


@app.command()
def show(
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="Of an event, a mention, a quote or a document; its first characters are enough."),
    ],
    store: StoreOption = DEFAULT_STORE,
    layer: Annotated[Layer | None, typer.Option(help="Of a document: this layer, as the machine saw it.")] = None,
    html: Annotated[
        bool,
        typer.Option(
            "--html", help="A page: of a document with every layer on its text, of an event with all that tells of it."
        ),
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page; - for standard output.")
    ] = None,
    lang: LangOption = Lang.ID,
    json: JsonOption = False,
) -> None:
    """Where a row comes from: event, mentions, sentences, articles, rule and version.

    Examples: `runut show e-812afde2`; `runut show d-1fd26add -o artikel.html`; `runut show e-812afde2 -o peristiwa.html`
    """
    with open_store(store) as opened:
        if html or output is not None:
            write_page(opened, id, output, lang)
            return
        if layer:
            print_layer(opened.article(id), layer, json)
            return
        chain = opened.chain(id)
        add_reasons(opened, chain)
    if json:
        print_json([chain])
        return
    print_chain(chain, lang.value)


def write_page(store: Store, id: str, output: Path | None, lang: Lang) -> None:
    """The page of a document or an event, into a file or on standard output. Raises UsageError for an id of anything else."""
    chain = store.chain(id)
    if chain["kind"] == "event":
        page = event_page(store, chain["id"], lang)
    elif chain["kind"] == "document":
        page = layers_page(store, chain)
    else:
        raise UsageError(
            f"a page is of a document or an event, and {id} is of the kind {chain['kind']}: give the id of its document"
        )
    written = page.encode("utf-8", "replace")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(written)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error


def layers_page(store: Store, chain: dict[str, Any]) -> str:
    from runut.cli.layers_html import render_page
    from runut.pipeline import annotate_article, load_resources

    article = store.article(chain["id"])
    return render_page(article, annotate_article(article, load_resources()), chain)


def event_page(store: Store, event: str, lang: Lang) -> str:
    from runut.cli.report import tongue
    from runut.report import report_event

    return report_event(store, event, tongue(lang))


def add_reasons(store: Store, chain: dict[str, Any]) -> None:
    """Gives each report of an event or mention why it reads as it does: its article is coded again, with the reasons kept.

    "because" is None where the present release does not make that mention, or where the event has too many reports.
    """
    from runut.pipeline import explain_article, load_resources

    told: dict[str, dict[str, list[dict[str, str]]]] = {}
    for number, report in enumerate(chain.get("reports", ())):
        document = report["document"]["id"]
        if document not in told and number < EXPLAINED:
            explained = explain_article(store.article(document), load_resources()).explanations
            told[document] = {one.mention: [asdict(reason) for reason in one.because] for one in explained}
        report["because"] = told.get(document, {}).get(report["mention"]["id"])


def print_layer(article: Any, layer: Layer, json: bool) -> None:
    if layer is Layer.TREE and not json:
        print_trees(article)
        return
    rows = list(layer_rows(article, layer))
    if json:
        print_json(rows)
        return
    from runut.cli.ask import print_table
    from runut.cli.quotes import layer_cells

    if layer is Layer.NAMES:
        rows = [narrow(row) for row in rows]
    elif layer is Layer.QUOTES:
        rows = [layer_cells(row) for row in rows]
    elif layer is Layer.REJECTED:
        rows = [{key: row[key] for key in ("start", "text", "type", "rule", "reason", "meaning") if key in row} for row in rows]
    head = list(rows[0]) if rows else ["nothing"]
    print_table(head, ([str(v) if v is not None else "" for v in r.values()] for r in rows))


def narrow(row: dict[str, Any]) -> dict[str, Any]:
    """A name's row for a terminal: its codes in one column."""
    codes = [row[key] for key in ("country", "group", "sector", "office", "flagged") if row[key]]
    return {key: row[key] for key in ("start", "text", "kind", "entity")} | {"codes": " ".join(codes), "chain": row["chain"]}


def print_trees(article: Any) -> None:
    """One sentence after another, a word a line: its number, the word, tags, and the arrow to its head."""
    from rich.console import Console

    from runut.cli.chain import plain
    from runut.pipeline import annotate_article, load_resources

    console = Console(highlight=False, soft_wrap=True)
    annotated = annotate_article(article, load_resources())
    for number, sentence in enumerate(annotated.sentences):
        words = annotated.words(sentence)
        console.print(
            plain(
                f"{number}  {sentence.span.text}"
                + (
                    "  (read in windows)"
                    if sentence.windowed
                    else "  (not read: the article is too long)"
                    if sentence.unread
                    else ""
                ),
                "bold",
            )
        )
        wide = min(max((len(t.text) for t in words), default=0), 30)
        for at, t in enumerate(words):
            head = "root" if t.head is None else f"<- {annotated.tokens[t.head].text} ({t.head - sentence.first + 1})"
            tail = " ".join(part for part in (t.lemma, t.voice) if part)
            console.print(plain(f"{at + 1:4}  {t.text:{wide}}  {t.upos or '':6} {t.deprel or '':14} {head:30}  {tail}"))
        console.print()


def token_rows(annotated: Layers) -> Iterator[dict[str, Any]]:
    """One word a row; `head` is the number of the row of its head, from 0, null at the root."""
    for number, sentence in enumerate(annotated.sentences):
        for token in annotated.words(sentence):
            yield {
                "start": token.start,
                "end": token.end,
                "text": token.text,
                "in": sentence.field,
                "sentence": number,
                "upos": token.upos,
                "lemma": token.lemma,
                "voice": token.voice,
                "head": token.head,
                "deprel": token.deprel,
            }


def layer_rows(article: Any, layer: Layer) -> Iterator[dict[str, Any]]:
    """A layer's rows, made again from the stored text (design.md, section 5, has their keys)."""
    from runut.pipeline import annotate_article, explain_article, load_resources, quotes_of

    resources = load_resources()
    if layer is Layer.REJECTED:
        yield from rejected_rows(explain_article(article, resources))
        return
    annotated = annotate_article(article, resources)
    if layer in (Layer.TOKENS, Layer.TREE):
        yield from token_rows(annotated)
    elif layer is Layer.NAMES:
        numbers = {(m.first, m.last): number for number, chain in enumerate(annotated.chains) for m in chain.mentions}
        for name in sorted((*annotated.names, *annotated.described), key=lambda name: (name.first, -name.last)):
            s, number = name.span, numbers.get((name.first, name.last))
            row = {"start": s.start, "end": s.end, "text": s.text, "in": s.field, "kind": name.kind, "entity": name.entity}
            codes = {"country": name.country, "group": name.group, "sector": name.sector, "office": name.office}
            yield {**row, **codes, "flagged": name.flagged, "chain": number}
    elif layer is Layer.QUOTES:
        from runut.cli.quotes import quote_rows

        yield from quote_rows(article, quotes_of(article, annotated, resources))
    else:
        for time in annotated.times:
            s = time.span
            yield {
                "start": s.start,
                "end": s.end,
                "text": s.text,
                "in": s.field,
                "earliest": time.earliest.isoformat() if time.earliest else None,
                "latest": time.latest.isoformat() if time.latest else None,
                "value": time.value,
                "kind": time.kind,
                "precision": time.precision,
                "rule": time.rule,
            }


def rejected_rows(reports: Reports) -> Iterator[dict[str, Any]]:
    """Words that a rule knows and that made no event, each with the reason; of an article that is not coded, that alone."""
    from runut.records.explanation import MEANING

    for one in reports.refusals:
        yield {
            "start": one.trigger.start,
            "end": one.trigger.end,
            "text": one.trigger.text,
            "in": one.trigger.field,
            "sentence": one.sentence.text,
            "type": one.type,
            "rule": one.rule,
            "reason": str(one.reason),
            "meaning": MEANING[one.reason],
        }
    for reason, times in reports.abstained if not reports.refusals else ():
        yield {"reason": str(reason), "meaning": MEANING[reason], "times": times}


def print_chain(chain: dict[str, Any], lang: str) -> None:
    """The chain as an indented outline: what is certain first, the words, then how they were read."""
    from rich.console import Console

    from runut.cli.chain import render_chain

    Console(highlight=False).print(render_chain(chain, lang))
