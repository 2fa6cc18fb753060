"""Puts what was read of one event together into an `EventMention`, with the share of such readings that are right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from runut.extract.attribution import hedge_of
from runut.extract.campaigns import whole_of
from runut.extract.confidence import features
from runut.extract.contexts import ContextReading
from runut.extract.dates import Days
from runut.extract.parties import Phrase
from runut.extract.sources import Sources
from runut.extract.units import Unit
from runut.extract.view import Draft, Reader, View
from runut.records import EventMention, Party, Place, Quote, Span

STANCES = {"REJECT/deny": "denies", "ACCUSE": "accuses", "REQUEST": "demands", "THREATEN": "warns", "AGREE": "pledges"}
SETTLED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
"""Where both sides do it, the outlet tells it and neither side says it: "keduanya mencapai kesepakatan"."""
DECIDED = frozenset({"ACCUSE/investigate", "CONCEDE/ceasefire", "REQUEST/meet", "REJECT/meet"})
"""Acts of words that are told as decisions: without a statement nobody says them. An investigation is none by itself."""
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Made:
    """A draft that becomes a mention, with what the article as a whole gives it."""

    view: View
    draft: Draft
    days: Days
    background: bool
    contexts: tuple[ContextReading, ...]


def assemble(made: Made, reader: Reader, sources: Sources) -> EventMention:
    draft, view, days = made.draft, made.view, made.days
    item = view.clause.items[draft.at]
    trigger = span(view, reader, item.first, draft.until or (item.match.last if item.match else item.last))
    around, cued = reader.statements.around(trigger), reader.statements.made_by(trigger)
    ours = tuple(party(p, view, reader) for p in speakers_of(draft, view, reader, trigger))
    told = (around or cued) if ours or not is_aside(draft, view, reader, trigger) else None
    said_by = reader.statements.settle(ours, told, nominal=draft.trigger.voice == "nominal")
    statement = cued or around
    mention = EventMention(
        document=reader.article.id,
        type=draft.type,
        mode=draft.mode,
        contexts=tuple(reading.name for reading in made.contexts),
        actors=tuple(party(p, view, reader) for p in draft.actors),
        recipients=tuple(party(p, view, reader) for p in draft.recipients),
        symmetric=draft.symmetric,
        status=draft.status,
        background=made.background,
        start=days.start,
        end=days.end,
        precision=days.precision,
        date_basis=days.basis,
        place=place_of(draft, view, reader),
        said_by=said_by,
        via=sources.of(view, said_by),
        hedge=hedge_of(view.clause, draft.at, reader.statements.hedges) or (around.hedge if around else None),
        stance=stance_of(draft, ours, statement),
        quote=statement.id if statement else None,
        figures=tuple(draft.figures),
        evidence=view.sentence.span,
        trigger=trigger,
        rule=draft.trigger.rule.id,
        confidence=reader.confidence.share(features(draft, view), draft.type),
    )
    return replace(mention, whole=whole_of(mention, view.units, reader.lexicon.campaigns))


def stance_of(draft: Draft, ours: tuple[Party, ...], statement: Quote | None) -> str | None:
    """What the statement does by this mention: a speaker's own threat inside a longer quotation is a warning."""
    if statement is None:
        return None
    codes = {(p.entity, p.country, p.group) for p in ours}
    own = any((actor.entity, actor.country, actor.group) in codes for actor in draft.actors)
    kind = "REJECT/deny" if (draft.type, draft.mode) == ("REJECT", "deny") else draft.type
    return STANCES.get(kind, statement.stance) if own else statement.stance


def speakers_of(draft: Draft, view: View, reader: Reader, trigger: Span) -> list[Phrase]:
    """Whose word it is: the speaker of the sentence, or, of a verbal act, who does it, as of what is announced: "mengumumkan pemecatan X"."""
    speaker = draft.speaker
    if speaker is not None and speaker.known and not is_aside(draft, view, reader, trigger):
        return speaker.members or [speaker]
    if f"{draft.type}/{draft.mode}" in DECIDED and reader.statements.made_by(trigger) is None:
        return []
    settled = draft.type in SETTLED and (draft.symmetric or (draft.trigger.voice == "nominal" and draft.type != "SUPPORT"))
    announced = draft.trigger.voice == "active" and draft.trigger.words[0] in reader.lexicon.speaking
    return draft.actors if announced or (draft.type in VERBAL and not settled) else []


def is_aside(draft: Draft, view: View, reader: Reader, trigger: Span) -> bool:
    """Whether the outlet itself tells it beside what is said: behind "kata X", or as the cause or time of what X speaks of."""
    around = reader.statements.around(trigger)
    if around is not None and around.kind == "direct":
        return False
    if reader.statements.is_behind(trigger, view.sentence.span):
        return True
    before = view.clause.items[max(0, draft.at - 2) : draft.at]
    return draft.trigger.voice == "nominal" and any(item.low in reader.lexicon.scope_ends for item in before)


def party(phrase: Phrase, view: View, reader: Reader) -> Party:
    words = own_words(phrase, view, reader)
    phrase = reader.standing.of(phrase) if reader.standing else phrase
    return Party(
        words=words,
        entity=phrase.entity,
        name=reader.parties.full_name(phrase),
        country=phrase.country,
        group=phrase.group,
        sector=phrase.sector,
        office=phrase.office,
    )


def own_words(phrase: Phrase, view: View, reader: Reader) -> Span:
    """A speaker carried from another sentence stands there, in the words of that sentence."""
    units: list[Unit] = phrase.units or view.units
    field_ = phrase.origin
    start, end = units[phrase.first].start, units[phrase.last - 1].end
    return Span(start=start, end=end, text=reader.article.field(field_)[start:end], field=field_)


def span(view: View, reader: Reader, first: int, last: int) -> Span:
    start, end = view.units[first].start, view.units[last - 1].end
    return Span(start=start, end=end, text=reader.article.field(view.sentence.field)[start:end], field=view.sentence.field)


def place_of(draft: Draft, view: View, reader: Reader) -> Place | None:
    """The place behind a preposition of place nearest the trigger, unless it is a party already."""
    found: list[tuple[int, Phrase]] = []
    for index, item in enumerate(view.clause.items):
        phrase = item.phrase
        if phrase is None or index == 0 or not (phrase.kind == "place" or phrase.seat or phrase.kind == "state"):
            continue
        if view.clause.items[index - 1].low in reader.lexicon.place_prepositions and not phrase.heads:
            found.append((abs(index - draft.at), phrase))
    if not found:
        return None
    phrase = min(found, key=lambda pair: pair[0])[1]
    words = own_words(phrase, view, reader).text
    return reader.parties.place(phrase, words)
