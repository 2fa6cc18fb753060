"""Behaviour: a sentence is turned (sides swapped, passive, denied, planned, quoted ...) and the output must turn with it, nothing else.

In come the seed sentences and kinds of case of `benchmarks/quality/behaviour.toml`, out come the shares of cases that pass, by
half: rules are mended on the open seeds, the held ones are only measured. `python -m runut.evaluate.behaviour` lists failures.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from runut.pipeline import Reading, Resources, load_resources, read_document
from runut.records import Declared, Document, EventMention, Party

INPUTS = ("benchmarks/quality/behaviour.toml",)
FLOORED = ("behaviour_passed", "open_passed", "held_passed")
HALVES = ("open", "held")
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An event that an article must tell. types: any of them will do. modes: None where any will do.

    actors, recipients: codes, read as one set where no side leads; None where any will do. said_by: the code of who must be the speaker, None
    where only the doer may be.
    """

    types: tuple[str, ...]
    mode: str | None
    statuses: tuple[str, ...]
    actors: frozenset[str]
    recipients: frozenset[str] | None
    symmetric: bool = False
    said_by: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An article made of a seed, and what it must tell, in its order. kind: "base" for the seed as it is."""

    seed: str
    half: str
    kind: str
    sentence: str
    title: str
    outlet: str
    expected: tuple[Expected, ...]
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    case: Case
    problems: tuple[str, ...] = field(default=())


def evaluate(data: Path) -> dict[str, float]:
    """The number of cases, and the shares that pass: of all, by half, by kind."""
    outcomes = run(load(data / INPUTS[0]))
    figures = {"behaviour_cases": float(len(outcomes)), "behaviour_passed": passed(outcomes)}
    for half in HALVES:
        figures[f"{half}_passed"] = passed([one for one in outcomes if one.case.half == half])
    for kind in dict.fromkeys(one.case.kind for one in outcomes):
        figures[f"kind.{kind}"] = passed([one for one in outcomes if one.case.kind == kind])
    return figures


def passed(outcomes: Sequence[Outcome]) -> float:
    return sum(not one.problems for one in outcomes) / max(1, len(outcomes))


def load(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def run(table: Table) -> list[Outcome]:
    """Every case with what is wrong with it; one whose seed is misread as it stands fails too."""
    resources = load_resources()
    bases = [base_case(seed, number, table) for number, seed in enumerate(table["seed"])]
    plain = {base.seed: read(base, table, resources) for base in bases}
    # Of a seed without a mode any will do, but then it must stay the same.
    settled = {
        base.seed: replace(base, expected=(replace(base.expected[0], mode=base.expected[0].mode or mode_of(plain[base.seed])),))
        for base in bases
    }
    outcomes: list[Outcome] = []
    for number, seed in enumerate(table["seed"]):
        base = settled[seed["id"]]
        wrong = tuple(f"base: {problem}" for problem in compare(base.expected, plain[base.seed]))
        neighbours = [one for one in settled.values() if one.half == base.half]
        at = neighbours.index(base)
        beside = [neighbours[(at + step) % len(neighbours)] for step in (1, 2)]
        for case in turned(seed, number, base, table, beside):
            got = read(case, table, resources)
            outcomes.append(Outcome(case=case, problems=wrong + tuple(compare(case.expected, got))))
    return outcomes


def mode_of(mentions: Sequence[EventMention]) -> str | None:
    return mentions[0].mode if mentions else None


# ---- making cases ---------------------------------------------------------------------------------------------------


def base_case(seed: Table, number: int, table: Table) -> Case:
    words = words_of(seed, table)
    return Case(
        seed=seed["id"],
        half=seed["half"],
        kind="base",
        sentence=sentence("{a} {verb} {object}{rest}{tail}.", words),
        title=pick(table["article"]["titles"], number),
        outlet=pick(table["article"]["outlets"], number),
        expected=(expected_of(seed, table, seed["a"], seed["b"]),),
    )


def expected_of(seed: Table, table: Table, a: str, b: str) -> Expected:
    codes = [frozenset({table["party"][key]["code"]}) if key else frozenset[str]() for key in (a, b)]
    doers, others = codes
    return Expected(
        types=(seed["type"],),
        mode=seed.get("mode"),
        statuses=(seed.get("status", "actual"),),
        actors=doers,
        recipients=others,
        symmetric=seed.get("symmetric", False) or seed.get("host", False),
    )


def words_of(seed: Table, table: Table) -> dict[str, str]:
    """What the places of a template stand for; those that the seed does not have are left out."""
    form = seed.get("form", "words")
    named = {key: party_words(table, seed[key], form) for key in "abc" if seed[key]}
    if seed["b"] and "b_form" in seed:
        named["b"] = party_words(table, seed["b"], seed["b_form"])
    words = {key: seed[key] for key in ("verb", "passive") if key in seed}
    words |= {key: seed.get(key, "") for key in ("rest", "tail")}
    words["object"] = seed["object"].format(**named)
    if seed["b"]:
        # As an object a force is told by its state: "enam tentara India".
        first = table["party"][seed["a"]]
        words["object_a"] = seed["object"].format(b=first.get("state") or named["a"])
        third = table["party"][seed["c"]]
        words["object_c"] = seed["object"].format(b=third.get("state") or named["c"])
    for key in ("person", "office"):
        if key in table["party"][seed["a"]] and key != form:
            words[f"a_{key}"] = table["party"][seed["a"]][key]
    if "head" in seed:
        short = {key: title_case(party_words(table, seed[key], "words")) for key in "ab" if seed[key]}
        words["head"] = seed["head"].format(**short)
    if "noun" in seed:
        words["noun"] = seed["noun"].format(**named)
    words["speaker"] = table["speakers"][seed["half"]]["words"]
    return words | named


def party_words(table: Table, key: str, form: str) -> str:
    party = table["party"][key]
    words: str = party.get(form) or party["words"]
    return words


def title_case(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


def sentence(template: str, words: Mapping[str, str]) -> str:
    """The template filled, its first letter a capital, behind an opening mark too."""
    text = template.format(**words)
    at = 1 if text.startswith('"') else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def pick(choices: Sequence[str], number: int) -> str:
    return choices[number % len(choices)]


def turned(seed: Table, number: int, base: Case, table: Table, beside: Sequence[Case]) -> Iterator[Case]:
    """The cases of one seed: one of each kind that fits it. beside: seeds whose sentences may stand in one article with it."""
    words = words_of(seed, table)
    for kind in table["kind"]:
        template = pick(kind["templates"], number)
        if seed["type"] not in kind.get("types", [seed["type"]]) or kind["name"] in seed.get("but", ()):
            continue
        try:
            text = sentence(template, words)
        except KeyError:
            continue  # the seed has no passive, no headline ...
        change = kind.get("change", {})
        case = replace(base, kind=kind["name"], sentence=text, expected=(changed(base.expected[0], change, seed, table),))
        if change.get("title"):
            case = replace(case, title=text.rstrip("."), in_title=True)
        if change.get("outlet"):
            case = replace(case, outlet=pick(table["article"]["outlets"], number + 1))
        if change.get("order"):
            row = (beside[number % 2], case, beside[1 - number % 2])
            case = replace(
                case, sentence="\n\n".join(one.sentence for one in row), expected=tuple(one.expected[0] for one in row)
            )
        yield case


def changed(expected: Expected, change: Table, seed: Table, table: Table) -> Expected:
    a, b, c = seed["a"], seed["b"], seed["c"]
    match change.get("sides"):
        case "swapped":
            expected = expected_of(seed, table, b, a)
        case "c for a":
            expected = expected_of(seed, table, c, b)
        case "c for b":
            expected = expected_of(seed, table, a, c)
        case "a, whoever else":
            expected = replace(expected, symmetric=False, recipients=None)
    if "type" in change:
        expected = replace(expected, types=(change["type"],))
    if "status" in change:
        expected = replace(expected, statuses=(change["status"],))
    if change.get("planned"):
        plans = tuple(table["planned"].get(seed["type"], [seed["type"]]))
        both = plans if change["status"] == "future" else (seed["type"], *plans)
        expected = replace(expected, types=tuple(dict.fromkeys(both)))
    if len(expected.types) > 1 or "mode" in change or expected.types[0] != seed["type"]:
        expected = replace(expected, mode=change.get("mode"))
    refusals = table["cancelled"] if change.get("cancelled") else table["refused"]
    if change.get("status") == "negated" and seed["type"] in refusals:
        expected = replace(expected, types=(seed["type"], "REJECT"), statuses=("negated", "actual"), mode=None)
    if "said_by" in change:
        expected = replace(expected, said_by=table["speakers"][seed["half"]]["code"])
    if "background" in change:
        expected = replace(expected, background=True)
    return expected


# ---- reading and comparing --------------------------------------------------------------------------------------------


def read(case: Case, table: Table, resources: Resources) -> tuple[EventMention, ...]:
    article = table["article"]
    lines = (*(() if case.in_title else (case.sentence,)), article["filler"])
    document = Document(
        path=f"{case.seed}/{case.kind}",
        offset=0,
        media_type="text/plain",
        body="\n\n".join(lines).encode(),
        declared=Declared(id=case.seed, outlet=case.outlet, title=case.title, published=article["published"]),
    )
    reading = read_document(document, resources)
    return reading.mentions if isinstance(reading, Reading) else ()


def compare(expected: Sequence[Expected], mentions: Sequence[EventMention]) -> Iterator[str]:
    """What differs, in words."""
    if len(mentions) != len(expected):
        yield f"{len(mentions)} events" + "".join(f" {one.type}({one.trigger.text})" for one in mentions)
        return
    for wanted, got in zip(expected, mentions, strict=True):
        yield from compare_event(wanted, got)


def compare_event(expected: Expected, got: EventMention) -> Iterator[str]:
    if got.type not in expected.types:
        yield f"type {got.type}, not {'/'.join(expected.types)}"
    elif expected.mode is not None and got.mode != expected.mode:
        yield f"mode {got.mode}, not {expected.mode}"
    if got.status not in expected.statuses:
        yield f"status {got.status}, not {'/'.join(expected.statuses)}"
    yield from compare_sides(expected, got)
    if got.background != expected.background:
        yield f"background {got.background}"
    speakers = codes_of(got.said_by)
    if expected.said_by is not None and speakers != {expected.said_by}:
        yield f"said by {sorted(speakers)}, not {expected.said_by}"
    doers = expected.actors | (expected.recipients or frozenset()) if expected.symmetric else expected.actors
    if expected.said_by is None and not speakers <= doers:
        yield f"said by {sorted(speakers)}"


def compare_sides(expected: Expected, got: EventMention) -> Iterator[str]:
    actors, recipients = codes_of(got.actors), codes_of(got.recipients)
    if expected.symmetric:
        both = expected.actors | (expected.recipients or frozenset())
        if actors | recipients != both:
            yield f"sides {sorted(actors | recipients)}, not {sorted(both)}"
        return
    if actors != expected.actors:
        yield f"actors {sorted(actors)}, not {sorted(expected.actors)}"
    if expected.recipients is not None and recipients != expected.recipients:
        yield f"recipients {sorted(recipients)}, not {sorted(expected.recipients)}"


def codes_of(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.key for party in parties)


def main(arguments: Sequence[str]) -> None:
    """Failures by kind; of one half or of one kind where that is named."""
    outcomes = run(load(Path(INPUTS[0])))
    wanted = [one for one in outcomes if not arguments or {one.case.half, one.case.kind} & set(arguments)]
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for one in wanted:
        by_kind[one.case.kind].append(one)
    for kind, ones in by_kind.items():
        print(f"{kind}: {len(ones)} cases, {passed(ones):.3f}")
        for one in ones:
            if one.problems:
                print(f"    {one.case.seed}: {'; '.join(one.problems)}\n        {one.case.sentence}")
    print(json.dumps({half: round(passed([o for o in outcomes if o.case.half == half]), 4) for half in HALVES}))
    print(Counter(one.case.half for one in outcomes))


if __name__ == "__main__":
    main(sys.argv[1:])
