"""Why each part of a mention is what it is, in words, from what the code that decided has left behind.

In come the draft with its steps, its view and days; out come an `Explanation` and, of triggers that made no event, `Abstained`.
Slots and cues are asked again of the functions that decide by them. Never run unless somebody asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from runut.extract.arguments import Slots, read_slots
from runut.extract.assemble import Made, own_words
from runut.extract.confidence import features
from runut.extract.contexts import ContextReading
from runut.extract.notes import EVOKED, FACED, NAMELESS, PLACED, RECALLED, SHARED, Step
from runut.extract.parties import Phrase
from runut.extract.status import cues_of, denies_all, in_condition, in_doubt
from runut.extract.view import Draft, Reader, View
from runut.records import EventMention, Field, Span
from runut.records.explanation import MEANING, Abstained, Because, Explanation

SLOTS = {
    ("active", "subject"): "subject of the verb",
    ("bare", "subject"): "subject of the verb",
    ("passive", "subject"): "doer right behind the passive verb",
    ("nominal", "subject"): "doer: subject of the light verb",
    ("active", "object"): "object of the verb",
    ("bare", "object"): "object of the verb",
    ("passive", "object"): "subject of the passive verb, to whom it is done",
    ("nominal", "object"): "to whom the deed that the noun names is done",
    ("nominal", "of"): "possessor of the event noun",
    ("nominal", "around"): "subject of the clause around the event noun",
    ("passive", "second"): "second object of the passive verb",
}
STEPS = {
    NAMELESS: "stands in the place of that side without a name",
    RECALLED: "lent by an earlier telling in the article, to which the words point back",
    SHARED: "told by another word of the sentence for the same happening",
    EVOKED: "by the network's reading, where the rule left this side open",
    FACED: "faces the other side in the sentence or the article, and is left unsaid here",
}
TAKEN_OUT = {
    PLACED: "taken out: it is the actor again, its own state or force, or nobody knows who it is",
    SHARED: "taken out when two words of the sentence were joined",
}
WEIGHTS_SHOWN = 5
REFUSALS_SHOWN = 20
NOT_MORE = "the words of the sentence put it in no slot of this trigger"


class Explainer:
    """Made once an article, when all of it has been read."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._parts = {id(p): draft for draft in reversed(reader.told) for p in (*draft.actors, *draft.recipients)}
        self._refused: dict[int, list[Abstained]] = defaultdict(list)
        if reader.notes.trace is not None:
            for refusal, told in zip(reader.notes.trace.refusals, refusals(reader), strict=True):
                self._refused[id(refusal.clause)].append(told)

    def explain(self, made: Made, mention: EventMention) -> Explanation:
        return Explanation(mention=mention.id, because=tuple(self._reasons(made, mention)))

    def _reasons(self, made: Made, mention: EventMention) -> Iterator[Because]:
        draft, view = made.draft, made.view
        steps, slots = self._steps(draft), self._slots(draft, view)
        yield Because(about="trigger", words=mention.trigger.text, why=self._trigger(draft))
        if draft.trigger.rule.type != draft.type:
            yield Because(about="type", words=mention.type, why=turned(draft))
        sides: tuple[tuple[Literal["actor", "recipient"], list[Phrase]], ...]
        sides = (("actor", draft.actors), ("recipient", draft.recipients))
        for about, parties in sides:
            for phrase in parties:
                why = "; ".join(filter(None, (placed(phrase, draft, steps, slots, self._reader), *self._known(phrase, view))))
                yield Because(about=about, words=self._words(phrase, view), why=why)
        yield from self._others(draft, view, steps, slots)
        yield Because(about="status", words=mention.status, why=self._status(draft, view))
        yield from dated(made, mention, undated=self._reader.article.published is None)
        if mention.place is not None:
            yield Because(
                about="place", words=mention.place.text, why="nearest to the trigger of those behind a preposition of place"
            )
        yield from self._speakers(made, mention)
        for figure in mention.figures:
            yield Because(
                about="figure", words=figure.text, why=f"{figure.kind}: the first event of the sentence that such figures fit"
            )
        for reading in made.contexts:
            yield Because(about="context", words=reading.name, why=weighed(reading))
        yield Because(about="confidence", words=f"{mention.confidence:.2f}", why=self._sure(draft, view))
        yield from self._rejected(view)

    def _steps(self, draft: Draft) -> list[Step]:
        trace = self._reader.notes.trace
        return trace.steps(draft) if trace is not None else []

    def _slots(self, draft: Draft, view: View) -> Slots:
        """What the trigger's clause offers, as the frame was filled from it."""
        found = None
        if not by_network(draft):
            found = read_slots(view.clause, draft.at, draft.trigger, self._reader.lexicon, view.sentence.field == "title")
        slots = found or Slots()
        if draft.speaker is not None and not draft.filled.described:
            slots.by["speaker"] = [draft.speaker]
        return slots

    def _words(self, phrase: Phrase, view: View) -> str:
        return own_words(phrase, view, self._reader).text

    def _trigger(self, draft: Draft) -> str:
        words = " ".join(draft.trigger.words)
        kind = {"nominal": "event noun", "passive": "passive verb", "active": "verb", "bare": "root"}[draft.trigger.voice]
        if by_network(draft):
            return f"the network reads the {kind} {words!r} as {draft.trigger.rule.type}"
        return f"rule {draft.trigger.rule.id} has the {kind} {words!r}"

    def _known(self, phrase: Phrase, view: View) -> Iterator[str]:
        """Whom the words stand for, and the gazetteer's row that tells its codes on the article's day."""
        other = phrase.stands_for
        if phrase.members:
            yield f"stands for {', '.join(member.name for member in phrase.members)}"
        elif other is not None:
            units = other.units or view.units
            here = units is view.units or other.units is phrase.units
            where = "in the sentence" if here else "in the headline" if other.origin == "title" else "told before"
            yield f"stands for {other.name}, {where}"
        if phrase.entity:
            yield self._row(phrase.entity)
        elif phrase.heads:
            code = phrase.group or phrase.country or "nobody known"
            yield f"the head {phrase.head_words!r} makes it {phrase.sector or 'a party'} of {code}"

    def _row(self, entity: str) -> str:
        gazetteer, day = self._reader.parties.gazetteer, self._reader.parties.day
        held = gazetteer.offices(entity, day)
        if not held:
            return f"gazetteer: {entity}"
        row = held[0]
        until = f" until {row.until}" if row.until else ""
        return f"gazetteer: {entity}, {row.office} {row.country or row.group or ''} from {row.start}{until}, verified {row.verified}"

    def _others(self, draft: Draft, view: View, steps: list[Step], slots: Slots) -> Iterator[Because]:
        """The known parties of the sentence without part in the event."""
        taken = [*draft.actors, *draft.recipients]
        for phrase in view.phrases:
            if not phrase.known or any(is_told(phrase, p) for p in taken):
                continue
            went = next((step.name for step in steps if any(phrase is p for p in step.went)), None)
            if went is not None:
                why = TAKEN_OUT.get(went, f"taken out ({went})")
            elif (other := self._parts.get(id(phrase))) is not None:
                why = f"takes part in the {other.type} of {' '.join(other.trigger.words)!r}"
            else:
                why = passed_over(phrase, draft, slots)
            yield Because(about="other", words=self._words(phrase, view), why=why)

    def _status(self, draft: Draft, view: View) -> str:
        lexicon, clause, at = self._reader.lexicon, view.clause, draft.filled.status_at
        if draft.read.status == "actual":
            return "no word makes it planned, possible or negated"
        if draft.trigger.rule.status == draft.read.status:
            return f"rule {draft.trigger.rule.id} gives it"
        telling = lexicon.negators | lexicon.future | lexicon.hypothetical
        places = (at,) if draft.filled.shared is None else (at, draft.filled.shared)
        for place in places:
            words = list(dict.fromkeys(cue for cue in cues_of(clause, place, lexicon) if cue in telling))
            if words:
                return f"{' '.join(words)!r} stands by {clause.items[place].low!r}"
            if in_condition(clause, place, lexicon):
                return "its clause is a condition"
            if in_doubt(clause, place, lexicon):
                return "its clause is what somebody fears or holds possible"
            if denies_all(clause, place, lexicon):
                return "its clause says that nobody did"
        return "the network reads it so" if by_network(draft) else f"the words around it make it {draft.read.status}"

    def _speakers(self, made: Made, mention: EventMention) -> Iterator[Because]:
        for party in mention.said_by:
            if any(party.words == actor.words for actor in mention.actors):
                material = self._reader.plover.types[mention.type].material
                why = "tells of its own deed" if material else "who does an act of words says it"
            elif made.draft.speaker is made.view.carried and made.view.carried is not None:
                why = "speaker of the quotation that goes on over sentences"
            elif made.draft.speaker is not None:
                why = "speaker of the sentence"
            else:
                why = f"speaker of the statement {mention.quote}"
            yield Because(about="speaker", words=party.words.text, why=why)

    def _sure(self, draft: Draft, view: View) -> str:
        """What of the reading weighs most, in log odds: above 0 it speaks for it."""
        model = self._reader.confidence
        weighed = [(name, model.weights.get(name, 0.0) * value) for name, value in features(draft, view).items()]
        weighed.sort(key=lambda row: (-abs(row[1]), row[0]))
        return ", ".join(f"{name.replace('_', ' ')} {odds:+.1f}" for name, odds in weighed[:WEIGHTS_SHOWN])

    def _rejected(self, view: View) -> Iterator[Because]:
        for one in self._refused.get(id(view.clause), ())[:REFUSALS_SHOWN]:
            yield Because(about="rejected", words=one.trigger.text, why=f"{one.type} by {one.rule}: {MEANING[one.reason]}")


def is_told(phrase: Phrase, party: Phrase) -> bool:
    """Whether it is the party, or names it once more."""
    if phrase is party or any(member is party for member in phrase.members):
        return True
    return phrase.name == party.name and (phrase.country, phrase.group) == (party.country, party.group)


def by_network(draft: Draft) -> bool:
    return draft.trigger.rule.file.startswith("model/")


def turned(draft: Draft) -> str:
    """How a type becomes another (codebook, section 4)."""
    first = draft.trigger.rule.type
    if draft.read.refused:
        return f"{first} that its doer says will not be"
    if draft.read.status == "negated":
        return f"{first} that is denied"
    if draft.status == "actual":
        return f"{first} that its own doer announces"
    return f"{first} that is planned or possible (codebook, section 4)"


def placed(phrase: Phrase, draft: Draft, steps: list[Step], slots: Slots, reader: Reader) -> str:
    """By which step and slot a party came into the event."""
    came = next((step.name for step in steps if any(phrase is p for p in step.came)), None)
    if came == PLACED and by_network(draft):
        return "by the network's reading"
    if came != PLACED:
        return STEPS.get(came or "", "")
    rule = draft.trigger.rule
    names = [
        name for name, parties in slots.by.items() if any(phrase is p or any(phrase is m for m in p.members) for p in parties)
    ]
    wanted = [*rule.frame.actor, *rule.frame.recipient]
    name = next((name for name in wanted if name in names), names[0] if names else None)
    return slot_in_words(name, draft, slots, reader) if name else "named inside what the verb takes into itself"


def slot_in_words(name: str, draft: Draft, slots: Slots, reader: Reader) -> str:
    agent = reader.lexicon.agent
    if name == "speaker":
        return "speaker of the sentence"
    if name == agent or (name == "subject" and slots.by.get(name) is slots.by.get(agent, ())):
        return f"doer behind {agent!r}"
    return SLOTS.get((draft.trigger.voice, name)) or f"behind {name!r}"


def passed_over(phrase: Phrase, draft: Draft, slots: Slots) -> str:
    """Why a party that stands in the sentence takes no part, as far as its slot tells."""
    frame = draft.trigger.rule.frame
    for name, parties in slots.by.items():
        if not any(phrase is p for p in parties):
            continue
        sides = [
            kinds
            for names, kinds in ((frame.actor, frame.actor_kinds), (frame.recipient, frame.recipient_kinds))
            if name in names
        ]
        if not sides:
            return f"stands as {name!r}, where the rule takes no party"
        if all(kinds and phrase.kind not in kinds for kinds in sides):
            return f"stands as {name!r}, but the rule takes no {phrase.kind} there"
        return f"stands as {name!r}, but another slot comes first"
    return NOT_MORE


def dated(made: Made, mention: EventMention, *, undated: bool) -> Iterator[Because]:
    days = made.days
    if mention.start is None and mention.end is None:
        other = "the article has no day of publication" if undated else "what is not done is not dated by the publication"
        yield Because(about="date", words="", why=f"nothing tells when, and {other}")
        return
    ways = {
        "expression": "words of time near the trigger",
        "sentence": "words of time in its sentence",
        "citing": "the date of the report that cites it",
    }
    why = days.why or ways.get(days.basis or "", str(days.basis))
    yield Because(about="date", words=days.words or "", why=f"{mention.start or '?'} to {mention.end or '?'}: {why}")


def weighed(reading: ContextReading) -> str:
    parts = [", ".join(repr(cue) for cue in reading.cues)] if reading.cues else []
    parts += list(reading.by)
    parts += [f"the article is about it (prominence {reading.article})"] if reading.article else []
    return "; ".join(parts)


def refusals(reader: Reader) -> tuple[Abstained, ...]:
    """The triggers of the article that made no event, in the order of reading."""
    trace = reader.notes.trace
    found = []
    for refusal in trace.refusals if trace is not None else ():
        clause, item = refusal.clause, refusal.clause.items[refusal.at]
        field: Field = "title" if clause.title else "text"
        text = reader.article.field(field)
        last = item.match.last if item.match is not None else item.last
        start, end = clause.units[item.first].start, clause.units[last - 1].end
        whole = (clause.units[0].start, clause.units[-1].end)
        found.append(
            Abstained(
                trigger=Span(start=start, end=end, text=text[start:end], field=field),
                sentence=Span(start=whole[0], end=whole[1], text=text[slice(*whole)], field=field),
                type=refusal.trigger.rule.type,
                rule=refusal.trigger.rule.id,
                reason=refusal.reason,
            )
        )
    return tuple(found)
