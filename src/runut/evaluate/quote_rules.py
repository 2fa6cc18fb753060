"""Runs the examples that every word of reporting carries: each `yes` must give its quote, no `no` may give one by its rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runut.evaluate.bare import bare_article
from runut.lang.reporting import CueRule, QuoteExample
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Quote

DAY = date(2024, 6, 12)
FILE = "reporting.toml"


def quote_rules() -> tuple[CueRule, ...]:
    words = load_resources().language.reporting
    assert words is not None
    return words.rules


def check_quotes() -> Iterator[str]:
    """What is wrong, one line for each example that does not hold."""
    resources = load_resources()
    for rule in quote_rules():
        for number, example in enumerate(rule.yes, 1):
            found = [quote for quote in read_quotes(example.text, resources) if quote.rule == rule.id]
            if not any(fits(quote, example) for quote in found):
                told = "; ".join(describe(quote) for quote in found) or "nothing"
                yield f'{FILE}, rule {rule.id}: "yes" example {number} reads {told}: {example.text}'
        for number, text in enumerate(rule.no, 1):
            if any(quote.rule == rule.id for quote in read_quotes(text, resources)):
                yield f'{FILE}, rule {rule.id}: "no" example {number} fires. Narrow the rule or move it to "yes": {text}'


def read_quotes(text: str, resources: Resources) -> tuple[Quote, ...]:
    return annotate_article(bare_article(text, day=DAY), resources).quotes


def fits(quote: Quote, example: QuoteExample) -> bool:
    name = quote.speaker.name if quote.speaker is not None else None
    return (
        example.speaker in (None, name)
        and example.content in (None, quote.text)
        and example.stance in (None, quote.stance)
        and example.hedge in (None, quote.hedge)
    )


def describe(quote: Quote) -> str:
    name = quote.speaker.name if quote.speaker is not None else "nobody"
    return f'{name}, {quote.stance}: "{quote.text}"'
