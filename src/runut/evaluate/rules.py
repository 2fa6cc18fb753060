"""Runs the examples that every rule carries: each `yes` must give its reading, each `no` must not fire.

The sentences go through the real pipeline from annotation on, as one-sentence articles of a fixed day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from runut.evaluate.bare import bare_article
from runut.evaluate.context_rules import check_contexts, context_rules
from runut.evaluate.quote_rules import check_quotes, quote_rules
from runut.evaluate.time_rules import check_times, time_rules
from runut.extract import extract_events
from runut.gazetteer.check import check_gazetteer
from runut.grammar import Example, Rule, RuleTable
from runut.lang.furniture import FurnitureRule, FurnitureTables
from runut.limits import DEFAULT
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import EventMention, Party

DAY = date(2024, 6, 12)
"""A Wednesday."""


def check_all() -> tuple[list[str], str]:
    """(what is wrong anywhere, how much was looked at): what `runut rules check` prints."""
    resources = load_resources()
    problems = [*check_rules(), *check_furniture(), *check_times(), *check_quotes(), *check_contexts(), *check_gazetteer()]
    events: RuleTable = resources.language.event_rules
    furniture = list(furniture_rules())
    times, quotes, contexts = time_rules(), quote_rules(), context_rules()
    examples = sum(len(r.yes) + len(r.no) for rules in (events.rules, furniture, times, quotes, contexts) for r in rules)
    counts = (
        f"{len(events.rules)} event rules, {len(furniture)} furniture rules, {len(times)} time rules, {len(quotes)} quote rules, "
        f"{len(contexts)} context rules"
    )
    return problems, f"{counts}, {examples} examples, and the gazetteer"


def furniture_rules() -> Iterator[FurnitureRule]:
    tables: FurnitureTables = load_resources().language.furniture
    for rules in tables.rules.values():
        yield from rules.rules


def check_furniture() -> Iterator[str]:
    for rule in furniture_rules():
        for wanted, texts in ((True, rule.yes), (False, rule.no)):
            for number, text in enumerate(texts, 1):
                if rule.fires(text) is not wanted:
                    kind, does = ("yes", "does not fire") if wanted else ("no", "fires")
                    yield f'furniture.toml, rule {rule.id}: "{kind}" example {number} {does}: {text}'


def check_rules() -> list[str]:
    """What is wrong, one line for each example that does not hold; empty when all do."""
    resources = load_resources()
    rules: RuleTable = resources.language.event_rules
    return [line for rule in rules.rules for line in check_rule(rule, resources)]


def check_rule(rule: Rule, resources: Resources) -> Iterator[str]:
    for number, example in enumerate(rule.yes, 1):
        mentions = read_example(example.text, resources)
        own = [mention for mention in mentions if mention.rule == rule.id]
        if not own:
            told = ", ".join(f"{m.type} by {m.rule}" for m in mentions) or "nothing"
            yield f'{rule.file}, rule {rule.id}: "yes" example {number} does not fire (read: {told}): {example.text}'
        elif not any(fits(mention, example) for mention in own):
            yield f'{rule.file}, rule {rule.id}: "yes" example {number} reads {describe(own[0])}: {example.text}'
    for number, text in enumerate(rule.no, 1):
        if any(mention.rule == rule.id for mention in read_example(text, resources)):
            yield f'{rule.file}, rule {rule.id}: "no" example {number} fires. Narrow the rule or move it to "yes": {text}'


def read_example(text: str, resources: Resources) -> tuple[EventMention, ...]:
    """The mentions of one sentence. One in title case without a full stop is read as a headline."""
    headline = text[-1] not in '.?!"”'
    article = bare_article("" if headline else text, title=text if headline else None, day=DAY)
    annotated = replace(annotate_article(article, resources), evoked=())  # what the network takes words for is no rule's doing
    return extract_events(article, annotated, resources.language, resources.gazetteer, DEFAULT)


def fits(mention: EventMention, example: Example) -> bool:
    return (
        mention.type == example.type
        and (example.mode is None or mention.mode == example.mode)
        and (example.status is None or mention.status == example.status)
        and are_among(example.actors, mention.actors)
        and are_among(example.recipients, mention.recipients)
        and are_among(example.said_by, mention.said_by)
    )


def are_among(wanted: Iterable[str], parties: Iterable[Party]) -> bool:
    keys = {key for p in parties for key in (p.country, p.group, p.name) if key}
    return all(name in keys for name in wanted)


def describe(mention: EventMention) -> str:
    def names(parties: tuple[Party, ...]) -> str:
        return ", ".join(p.group or p.country or p.name for p in parties) or "nobody"

    return f"{mention.type}/{mention.mode} {mention.status}, {names(mention.actors)} to {names(mention.recipients)}"
