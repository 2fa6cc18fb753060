"""`runut show`: the chain from an event back to the words, the rule and the version; a document's layers."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from runut.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, open_store, print_json


class Layer(StrEnum):
    TOKENS = "tokens"
    NAMES = "names"
    TIMES = "times"


@app.command()
def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of an event, a mention or a document; its first characters are enough.")
    ],
    store: StoreOption = DEFAULT_STORE,
    layer: Annotated[Layer | None, typer.Option(help="Of a document: this layer, as the machine saw it.")] = None,
    json: JsonOption = False,
) -> None:
    """Where a row comes from: event, mentions, sentences, articles, rule and version."""
    with open_store(store) as opened:
        if layer:
            rows = list(layer_rows(opened.article(id), layer))
            if json:
                print_json(rows)
            else:
                from runut.cli.ask import print_table

                head = list(rows[0]) if rows else ["nothing"]
                print_table(head, ([str(v) if v is not None else "" for v in r.values()] for r in rows))
            return
        chain = opened.chain(id)
    if json:
        print_json([chain])
        return
    print_chain(chain)


def layer_rows(article: Any, layer: Layer) -> Iterator[dict[str, Any]]:
    """A layer's rows, made again from the stored text (design.md, section 5, has their keys)."""
    from runut.pipeline import annotate_article, load_resources

    annotated = annotate_article(article, load_resources())
    if layer is Layer.TOKENS:
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
    elif layer is Layer.NAMES:
        for name in annotated.names:
            s = name.span
            yield {"start": s.start, "end": s.end, "text": s.text, "in": s.field, "kind": name.kind, "entity": name.entity}
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


def print_chain(chain: dict[str, Any]) -> None:
    """The chain as an indented outline: what is certain first, the words, then how they were read."""
    from rich.console import Console

    from runut.cli.chain import render_chain

    Console(highlight=False).print(render_chain(chain))
