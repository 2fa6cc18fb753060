"""Judgements: which of them hold, what they make of a mention, and which cannot be followed.

Comes in: the ledger, mentions, and where cited mentions were found (`recall`). Goes out: mentions as people want them read, and
conflicts; nothing is dropped. Same and different are `regroup`'s. Pure: the store keeps the ledger, `judging` replays it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Literal, cast

from runut.ontology import load_plover
from runut.records import EventMention, EventStatus, Figure, Party, Span
from runut.records.judgement import Conflict, Found, JudgedMention, Judgement, finds, holding
from runut.resolve.regroup import ties_of


def overlay(mention: EventMention, judgements: Sequence[Judgement]) -> tuple[str, JudgedMention | None]:
    """The verdict on a mention (wrong, right, changed), and how it is to be read; None where it stays as it is.

    judgements: wrong, right and field ones that found it, the earliest first; the latest of a kind holds.
    """
    verdicts = [judgement for judgement in judgements if judgement.kind in ("wrong", "right")]
    changes = {judgement.field: judgement for judgement in judgements if judgement.kind == "field"}
    last = verdicts[-1] if verdicts else None
    # A field mended after the whole was called wrong says that there is an event.
    if last and last.kind == "wrong" and not any(change.order > last.order for change in changes.values()):
        return "wrong", None
    if not changes:
        return "right", None
    changed = _as_judged(mention)
    for name in FIELDS:
        if name in changes:
            changed = FIELDS[name](changed, changes[name])
    if changed.mode not in load_plover().types[changed.type].modes:
        changed = replace(changed, mode=None)
    return "changed", changed


def _as_judged(mention: EventMention) -> JudgedMention:
    return JudgedMention(**{field.name: getattr(mention, field.name) for field in fields(EventMention)}, machine=mention.id)


def _placed(parties: Iterable[Party], mention: EventMention) -> tuple[Party, ...]:
    """Parties as a person named them, at their words in the sentence; where these are not there, at those of the trigger."""
    read = {party.key: party.words for party in (*mention.actors, *mention.recipients, *mention.said_by)}
    return tuple(replace(party, words=read.get(party.key) or _words_of(party, mention)) for party in parties)


def _words_of(party: Party, mention: EventMention) -> Span:
    evidence = mention.evidence
    for name in (party.words.text, party.name):
        at = evidence.text.casefold().find(name.casefold())
        if name and at >= 0 and len(evidence.text.casefold()) == len(evidence.text):
            start = evidence.start + at
            return Span(start=start, end=start + len(name), text=evidence.text[at : at + len(name)], field=evidence.field)
    return mention.trigger


def _day(change: Judgement) -> date | None:
    return date.fromisoformat(change.value) if change.value else None


def _figures(figures: tuple[Figure, ...], mention: EventMention) -> tuple[Figure, ...]:
    """Those of other kinds stay; no figure at all takes every one away."""
    kinds = {(figure.kind, figure.unit) for figure in figures}
    return (*(f for f in mention.figures if (f.kind, f.unit) not in kinds), *figures) if figures else ()


Change = Callable[[JudgedMention, Judgement], JudgedMention]


def _days(mention: JudgedMention, **days: date | None) -> JudgedMention:
    """A day that a person gives is as good as one in words; the other end follows where it would lie on the wrong side."""
    start, end = days.get("start", mention.start), days.get("end", mention.end)
    if start and end and start > end:
        start, end = days.get("start", end), days.get("end", start)
    return replace(mention, start=start, end=end, date_basis="expression", precision="day" if start == end else "interval")


FIELDS: Mapping[str, Change] = {
    "type": lambda m, c: replace(m, type=c.value or m.type),
    "mode": lambda m, c: replace(m, mode=c.value or None),
    "status": lambda m, c: replace(m, status=cast(EventStatus, c.value or m.status)),
    "background": lambda m, c: replace(m, background=c.value == "true"),
    "symmetric": lambda m, c: replace(m, symmetric=c.value == "true"),
    "actors": lambda m, c: replace(m, actors=_placed(c.parties, m)),
    "recipients": lambda m, c: replace(m, recipients=_placed(c.parties, m)),
    "said_by": lambda m, c: replace(m, said_by=_placed(c.parties, m)),
    "start": lambda m, c: _days(m, start=_day(c)),
    "end": lambda m, c: _days(m, end=_day(c)),
    "place": lambda m, c: replace(m, place=c.place),
    "figures": lambda m, c: replace(m, figures=_figures(c.figures, m)),
}
"""What a person can change, in the order in which it is applied: a mode is looked at beside its type."""


def conflicts(ledger: Sequence[Judgement], found: Sequence[Found], present: Iterable[str]) -> list[Conflict]:
    """present: cited documents that the store holds, or another one in their place. In the order of kind, then of the ledger."""
    held = holding(ledger)
    by_id = {judgement.id: judgement for judgement in held}
    places = {(f.judgement, f.part): f.mention for f in found}
    result = list(dict.fromkeys(_disagreements(held, places)))
    result += [Conflict(kind="apart", judgements=(id_,), about=about(by_id[id_])) for id_ in ties_of(held, places).refused]
    here = set(present)
    for judgement in held:
        if not finds(judgement, places):
            missing = next(cited for n, cited in enumerate(judgement.cited) if (judgement.id, n) not in places)
            kind: Literal["gone", "absent"] = "gone" if missing.document in here else "absent"
            result.append(Conflict(kind=kind, judgements=(judgement.id,), about=about(judgement)))
    reread = dict.fromkeys(
        f.judgement for f in found if f.retyped and f.judgement in by_id and by_id[f.judgement].kind == "wrong"
    )
    result += [Conflict(kind="reread", judgements=(id_,), about=about(by_id[id_])) for id_ in reread]
    return result


def _disagreements(held: Sequence[Judgement], places: Mapping[tuple[str, int], str]) -> Iterator[Conflict]:
    """Of different people on one field of one mention, or on whether it is right."""
    said: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in held:
        if judgement.kind not in ("wrong", "right", "field"):
            continue
        for mention in {places[judgement.id, n] for n in range(len(judgement.cited)) if (judgement.id, n) in places}:
            said[mention, judgement.field or "whole"].append(judgement)
            if judgement.kind == "field":
                said[mention, "whole"].append(judgement)
    for (_, name), judgements in sorted(said.items()):
        last: dict[str, Judgement] = {judgement.by: judgement for judgement in judgements}  # people may change their minds
        views = {_view(judgement, name) for judgement in last.values()}
        if len(views) > 1:
            ids = tuple(judgement.id for judgement in sorted(last.values(), key=lambda j: j.order, reverse=True))
            yield Conflict(kind="disagree", judgements=ids, about=about(by_order(last.values())))


def by_order(judgements: Iterable[Judgement]) -> Judgement:
    return max(judgements, key=lambda judgement: judgement.order)


def _view(judgement: Judgement, name: str) -> str:
    if name == "whole":
        return "wrong" if judgement.kind == "wrong" else "event"
    return judgement.value or ""


def about(judgement: Judgement) -> str:
    """ "mengecam (ACCUSE) in: Rusia mengecam ..." """
    cited = judgement.cited
    words = f"{cited[0].words} ({cited[0].type}) in: {cited[0].evidence[:80]}" if cited else ""
    change = f" [{judgement.field} = {judgement.value}]" if judgement.kind == "field" else ""
    return f"{judgement.kind}{change}: {words}"
