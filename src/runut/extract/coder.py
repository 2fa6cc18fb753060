"""The order of extraction inside one article; see the package docstring for the way of a sentence.

Two passes: the first reads every sentence's phrases and speakers in order, since a pronoun or an open quotation needs what
came before; the second codes the events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from runut.extract.arguments import fill_frame, needs_met
from runut.extract.assemble import Made, assemble
from runut.extract.attribution import Speech, find_speech, opens_quote, speaker_of
from runut.extract.between import HARM, may_be_lent_later
from runut.extract.chained import Chained
from runut.extract.citing import OutletNames, find_citation
from runut.extract.context import absorbed, recall
from runut.extract.contexts import ContextReader
from runut.extract.continued import date_drafts
from runut.extract.dates import NEAR, only_since, usable
from runut.extract.evoked import SURE, Evocations, draft_evoked, fill_open_sides, sure_without, trigger_of
from runut.extract.explain import Explainer, refusals
from runut.extract.facing import lend_facing
from runut.extract.figures import find_figures
from runut.extract.home import home_of, settle_home
from runut.extract.listed import join_told_twice
from runut.extract.memory import Memory
from runut.extract.nameless import name_actors, take_nameless
from runut.extract.notes import EVOKED, FACED, NAMELESS, PLACED, RECALLED, SHARED, Notes, Trace
from runut.extract.parties import PartyReader, Phrase
from runut.extract.politics import is_between_states, is_political, settle_roles
from runut.extract.sources import Sources
from runut.extract.standing import Standing
from runut.extract.statements import Statements
from runut.extract.status import Status, read_status, shared_status, told_status
from runut.extract.syntax import Clause
from runut.extract.targets import leave_places
from runut.extract.tolls import counted
from runut.extract.trees import Tree
from runut.extract.triggers import choose_triggers, public_matters
from runut.extract.units import Unit, make_units
from runut.extract.view import Draft, Reader, View
from runut.extract.whole import complete
from runut.gazetteer import Gazetteer
from runut.grammar import Lexicon, Trigger
from runut.lang.desks import Desk
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.ontology import load_plover
from runut.records import Annotated, Article, EventMention, Figure, NameMention, Party, Quote, Sentence, TimeExpression
from runut.records.evoked import Evoked
from runut.records.explanation import Abstained, Abstention, Explanation

WAITING_AT_MOST = 50
"""Nouns whose sides are looked for once more: a hostile article stays cheap."""


def extract_events(
    article: Article, annotated: Annotated, language: LanguagePack, gazetteer: Gazetteer, limits: Limits
) -> tuple[EventMention, ...]:
    """Event mentions in the order of the text, the headline's first; at most `limits.mentions`."""
    return extract_reports(article, annotated, language, gazetteer, limits).mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What an article tells. quotes: those of its layers with the outlets that they came through; these stay empty in an article
    that is not coded, of another language or desk. abstained: how often words that a rule knows made no event, by reason.

    explanations, refusals: only where they are asked for, since they are made from what is thrown away otherwise.
    """

    mentions: tuple[EventMention, ...]
    quotes: tuple[Quote, ...]
    abstained: tuple[tuple[Abstention, int], ...] = ()
    explanations: tuple[Explanation, ...] = ()
    refusals: tuple[Abstained, ...] = ()


def extract_reports(
    article: Article,
    annotated: Annotated,
    language: LanguagePack,
    gazetteer: Gazetteer,
    limits: Limits,
    *,
    explain: bool = False,
) -> Reports:
    """The events and quotes of an article. explain: with the reasons for each, and for what was left out."""
    lexicon: Lexicon = language.lexicon
    desk = language.desks.read(article.title, article.text)
    uncoded = not_coded(article, desk)
    if uncoded is not None:
        return Reports(mentions=(), quotes=annotated.quotes, abstained=((uncoded, 1),))
    day = article.published.end if article.published else None
    parties = PartyReader(lexicon, gazetteer, day, states_named(annotated, gazetteer, day))
    reader = Reader(
        article,
        lexicon,
        language.event_rules,
        load_plover(),
        parties,
        Memory(lexicon, Chained(annotated, parties.describe)),
        OutletNames(gazetteer, article.outlet),
        Statements(annotated.quotes, language.reporting.hedges if language.reporting else frozenset(), lexicon.citing.reported),
        Notes(trace=Trace() if explain else None),
        language.confidence,
    )
    reader.matters = public_matters(reader.rules, f"{article.title or ''} {article.text}")
    home = home_of(annotated, gazetteer, day)
    reader.standing = Standing(article, annotated, parties, home)
    views = read_sentences(reader, annotated, home)
    carry_speakers(views)
    found: list[tuple[View, Draft]] = []
    # The headline last: "Serangan ke RS" leans on what the text tells.
    titles = [view for view in views if view.sentence.field == "title"]
    body = [view for view in views if view.sentence.field != "title"]
    for index, view in enumerate(body):
        view.order = index
        if len(found) < limits.mentions:
            found.extend((view, draft) for draft in code_sentence(view, reader))
    heads = [(view, draft) for view in titles for draft in code_sentence(view, reader)]
    complete((heads + found)[: limits.mentions])
    # What waits is read last: a pair may be told nowhere in so many words.
    found = sorted(found + code_waiting(reader), key=lambda one: (one[0].order, one[1].at))
    coded = (heads + found)[: limits.mentions]
    if desk == "leisure":
        coded = political_alone(coded, reader)
    for view, draft in coded:
        leave_places(draft, view.clause, home)
        reader.notes.step(draft, FACED)
    dated = zip(coded, date_drafts(coded, body, reader), strict=True)
    sources = Sources(body, credited(article, gazetteer, reader.outlets), speakers_by_view(body, annotated), lexicon)
    about = ContextReader(language.contexts, reader.plover, views) if language.contexts and coded else None
    made = [
        Made(view, draft, days, background, about.read(draft, view) if about else ())
        for (view, draft), (days, background) in dated
    ]
    mentions = tuple(assemble(one, reader, sources) for one in made)
    return Reports(
        mentions=mentions,
        quotes=tuple(
            counted(sourced(quote, titles, body, sources), article.field(quote.content[0].field), lexicon)
            for quote in annotated.quotes
        ),
        abstained=tuple(sorted(reader.notes.counts.items())),
        explanations=tuple(map(Explainer(reader).explain, made, mentions)) if explain else (),
        refusals=refusals(reader) if explain else (),
    )


def not_coded(article: Article, desk: Desk | None) -> Abstention | None:
    """Why an article is left alone as a whole, if it is: clashes and attacks of the sport desk are no politics."""
    if article.language not in ("id", "ms"):
        return Abstention.LANGUAGE
    return Abstention.DESK if desk == "sport" else None


def political_alone(coded: list[tuple[View, Draft]], reader: Reader) -> list[tuple[View, Draft]]:
    """Of an article of the leisure desk what happens between states: a ban on a singer there, no star's lawsuit at home."""
    kept = []
    for view, draft in coded:
        if is_between_states(draft):
            kept.append((view, draft))
        else:
            reader.notes.abstain(Abstention.DESK, view.clause, draft.at, draft.trigger)
    return kept


def sourced(quote: Quote, titles: list[View], body: list[View], sources: Sources) -> Quote:
    """The quote with the outlets through which it came, the nearest first."""
    place = quote.cue or quote.content[-1]
    views = titles if place.field == "title" else body
    at = bisect_right(views, place.start, key=lambda view: view.sentence.span.start) - 1
    via = sources.of(views[at], [quote.speaker] if quote.speaker else []) if at >= 0 else ()
    return replace(quote, via=via) if via else quote


def speakers_by_view(body: list[View], annotated: Annotated) -> dict[int, list[Party]]:
    """The speakers of the statements that begin in each sentence of the text, in their order."""
    found: dict[int, list[Party]] = defaultdict(list)
    starts = [view.sentence.span.start for view in body]
    for quote in annotated.quotes:
        place = quote.cue or quote.content[-1]
        at = bisect_right(starts, place.start) - 1
        if place.field == "text" and at >= 0 and quote.speaker is not None:
            found[at].append(quote.speaker)
    return found


def credited(article: Article, gazetteer: Gazetteer, outlets: OutletNames) -> tuple[str, ...]:
    """Whom the article as a whole is taken from: its credits, and the agency of its dateline."""
    line = article.dateline.outlet if article.dateline else None
    named = (*article.credits, *((line,) if line and gazetteer.agency(line) else ()))
    return tuple(dict.fromkeys(name for words in named if (name := outlets.of(words))))


def states_named(annotated: Annotated, gazetteer: Gazetteer, day: date | None) -> frozenset[str]:
    """Country codes of the states, places and people that the article names."""
    entities = {name.entity for name in annotated.names if name.entity and name.kind in ("country", "place", "person")}
    return frozenset(code for entity in entities if (code := gazetteer.describe(entity, day).country))


def read_sentences(reader: Reader, annotated: Annotated, home: str | None) -> list[View]:
    names: dict[int, list[NameMention]] = defaultdict(list)
    for name in annotated.names:
        names[name.sentence].append(name)
    times: dict[int, list[TimeExpression]] = defaultdict(list)
    for time in annotated.times:
        times[time.sentence].append(time)
    evoked = evoked_by_sentence(annotated)
    # The body first: a headline's short names stand for those that the text introduces.
    order = sorted(range(len(annotated.sentences)), key=lambda i: (annotated.sentences[i].field == "title", i))
    views: dict[int, View] = {}
    leanings = tuple(reader.lexicon.leanings)
    for index in order:
        sentence = annotated.sentences[index]
        units = make_units(reader.article, annotated, sentence, names[index], leanings)
        if units:
            words = annotated.words(sentence)
            views[index] = read_sentence(reader, sentence, units, times[index], home, Tree(words, sentence.first))
            views[index].tokens = words
            views[index].evoked = evoked[index]
    return [views[index] for index in sorted(views, key=lambda i: (annotated.sentences[i].field != "title", i))]


def evoked_by_sentence(annotated: Annotated) -> dict[int, tuple[Evoked, ...]]:
    found: dict[int, tuple[Evoked, ...]] = defaultdict(tuple)
    lasts = [sentence.last for sentence in annotated.sentences]
    for one in annotated.evoked:
        found[bisect_right(lasts, one.first)] += (one,)
    return found


def read_sentence(
    reader: Reader, sentence: Sentence, units: list[Unit], times: list[TimeExpression], home: str | None, tree: Tree
) -> View:
    lows = [unit.low for unit in units]
    matches = list(reader.rules.match(lows))
    reader.parties.headline = sentence.field == "title"
    phrases = reader.parties.read(
        units, {i: match.last for match in matches if not match.gapped for i in range(match.first + 1, match.last)}
    )
    phrases = join_told_twice(phrases, units, reader.lexicon)
    for phrase in phrases:
        phrase.units, phrase.origin = units, sentence.field
        for member in phrase.members:
            member.units, member.origin = units, sentence.field
    reader.memory.settle(phrases, lows)
    settle_home(phrases, home)
    timed = frozenset(i for t in times for i, unit in enumerate(units) if t.span.start <= unit.start < t.span.end)
    times = usable(times)
    clause = Clause(units, phrases, matches, reader.lexicon, title=sentence.field == "title", timed=timed, tree=tree)
    speeches = find_speech(clause, reader.lexicon)
    reader.memory.close(phrases, first_subject(clause, speeches))
    reader.memory.speaker = speeches[-1].speaker if speeches else reader.memory.speaker
    return View(sentence, units, clause, phrases, speeches, times, find_citation(units, reader.lexicon, reader.outlets, timed))


def first_subject(clause: Clause, speeches: list[Speech]) -> Phrase | None:
    """Who the sentence is about: its speaker, or its first party that nothing governs."""
    if speeches:
        return speeches[0].speaker
    return clause.first_free()


def carry_speakers(views: list[View]) -> None:
    """A quotation over several sentences has one speaker: named at its end, or before its start."""
    is_open = False
    last: Phrase | None = None
    waiting: list[View] = []
    paragraph = -2
    for view in views:
        if view.sentence.paragraph != paragraph:
            is_open, waiting, paragraph = False, [], view.sentence.paragraph
        text = view.sentence.span.text
        view.quote_open = is_open or text[:1] in '"“'
        is_open = opens_quote(text, is_open)
        whole = next((speech.speaker for speech in view.speeches if speech.first == 0), None)
        if whole is not None:
            for earlier in waiting:
                earlier.carried = earlier.carried or whole
            waiting = []
        elif view.quote_open and not view.speeches:
            view.carried = None
            waiting.append(view)
            if last is not None and not is_open and text.rstrip()[-1:] in '"”':
                view.carried = last
        if view.speeches:
            last = view.speeches[-1].speaker
        for earlier in waiting:
            if earlier.carried is None and last is not None and not view.quote_open:
                earlier.carried = last


def code_sentence(view: View, reader: Reader) -> list[Draft]:
    """The events of one sentence; one happening told by two words ("serangan ... yang menewaskan") is one."""
    if not view.evoked and all(item.match is None for item in view.clause.items):
        return []
    drafts: list[Draft] = []
    text = " ".join(unit.low for unit in view.units)
    words = frozenset(unit.low for unit in view.units)
    chosen = choose_triggers(view.clause, reader.lexicon, words, text, reader.plover, reader.notes, reader.matters)
    for at, triggers in chosen:
        draft = draft_event(view, reader, at, triggers[0])
        if isinstance(draft, Abstention):
            draft = draft_otherwise(view, reader, at, triggers[1:]) or draft
        if isinstance(draft, Draft) and absorbed(draft, drafts):
            draft = Abstention.ABSORBED
        if draft is Abstention.PARTY and may_be_lent_later(triggers[0]) and not view.clause.title:
            reader.waiting.append((view, at, triggers[0]))
        elif isinstance(draft, Abstention):
            reader.notes.abstain(draft, view.clause, at, triggers[0])
        else:
            drafts.append(draft)
    for draft in drafts:
        reader.notes.step(draft, SHARED)
    if view.evoked:
        drafts = with_evoked(drafts, view, reader, frozenset(at for at, _ in chosen))
    blamed = {draft.at for draft in drafts if draft.type == "ACCUSE"}
    # "serangan itu dilakukan oleh Iran", said by another, is an accusation and not the deed (codebook section 8).
    for draft in drafts:
        if draft.type != "ACCUSE" and draft.filled.status_at in blamed:
            reader.notes.abstain(Abstention.BLAMED, view.clause, draft.at, draft.trigger)
    drafts = [draft for draft in drafts if draft.type == "ACCUSE" or draft.filled.status_at not in blamed]
    lend_facing(drafts, reader.told, view.clause)
    for draft in drafts:
        reader.notes.step(draft, FACED)
    figures = list(find_figures(view.units, reader.lexicon)) if drafts else []
    for draft in drafts:
        draft.figures = take_figures(figures, draft.type)
    reader.told.extend(drafts)
    return drafts


def code_waiting(reader: Reader) -> list[tuple[View, Draft]]:
    """The deals, truces and fights whose two sides only later sentences tell, read once more when all is told."""
    found: list[tuple[View, Draft]] = []
    told = list(reader.told)
    for number, (view, at, trigger) in enumerate(reader.waiting):
        draft = draft_event(view, reader, at, trigger) if number < WAITING_AT_MOST else Abstention.PARTY
        here = [one for one in told if one.order == view.order]
        # The network may have told it already, by the same words.
        if isinstance(draft, Draft) and (absorbed(draft, here) or any(one.at == at for one in here)):
            draft = Abstention.ABSORBED
        if isinstance(draft, Abstention):
            reader.notes.abstain(draft, view.clause, at, trigger)
        else:
            found.append((view, draft))
    reader.told.extend(draft for _, draft in found)
    return found


def with_evoked(drafts: list[Draft], view: View, reader: Reader, chosen: frozenset[int]) -> list[Draft]:
    """The rules' events, their open sides filled, and those that the network alone is sure of, in the order of the sentence.

    chosen: items whose rules let them count.
    """
    evocations = Evocations(view)
    for draft in drafts:
        fill_open_sides(draft, evocations)
        reader.notes.step(draft, EVOKED)
        seen = evocations.at(draft.at)
        if seen is not None and seen.type == draft.trigger.rule.type:
            draft.share = seen.share
        elif seen is not None:
            draft.doubt = seen.share
    told = {draft.at for draft in drafts}
    more: list[Draft] = []
    for at, one in evocations:
        if at in told:
            continue
        if one.share < (SURE if at in chosen else sure_without(one, view.clause.items[at])):
            reader.notes.abstain(Abstention.UNSURE, view.clause, at, trigger_of(view, reader, one))
            continue
        speaker = speaker_of(view.speeches, at) or view.carried
        settle_first(view.phrases, speaker)
        read = draft_evoked(view, reader, evocations, at, one, speaker)
        if isinstance(read, Draft) and absorbed(read, drafts + more):
            read = Abstention.ABSORBED
        if isinstance(read, Abstention):
            reader.notes.abstain(read, view.clause, at, trigger_of(view, reader, one))
        else:
            read.share = one.share
            more.append(read)
    return sorted(drafts + more, key=lambda draft: draft.at)


def draft_otherwise(view: View, reader: Reader, at: int, triggers: list[Trigger]) -> Draft | None:
    """The event by a less specific rule with the same words; it must name both sides, since the first choice did not fit."""
    for trigger in triggers:
        draft = draft_event(view, reader, at, trigger)
        if (
            isinstance(draft, Draft)
            and draft.actors
            and draft.recipients
            and not any(acts_for(draft.actors, p) for p in draft.recipients)
        ):
            return draft
    return None


def acts_for(actors: list[Phrase], phrase: Phrase) -> bool:
    return any((phrase.country, phrase.group) == (actor.country, actor.group) for actor in actors)


def draft_event(view: View, reader: Reader, at: int, trigger: Trigger) -> Draft | Abstention:
    """The event that a trigger tells, or why there is none: its frame is not filled, or it is no politics."""
    lexicon = reader.lexicon
    speaker = speaker_of(view.speeches, at) or view.carried
    settle_first(view.phrases, speaker)
    filled = fill_frame(view.clause, at, trigger, lexicon, speaker, view.sentence.field == "title")
    if filled is None:
        return Abstention.ROOT
    status = read_status(view.clause, filled.status_at, lexicon)
    if status.status == "actual" and filled.shared is not None:
        deed = trigger.rule.type == "CONSULT" or reader.plover.types[trigger.rule.type].material
        status = shared_status(view.clause, filled.shared, filled.status_at, lexicon, deed=deed)
    if status.status == "actual" and trigger.rule.status:
        status = Status(told_status(trigger, lexicon) or "actual")
    draft = Draft(trigger=trigger, at=at, filled=filled, read=status, speaker=speaker, order=view.order)
    if not settle_roles(draft, reader.plover):
        return Abstention.ONE_PARTY
    reader.notes.step(draft, PLACED)
    take_nameless(draft, view.clause)
    reader.notes.step(draft, NAMELESS)
    recall(draft, view.clause, reader.told, lexicon)
    reader.notes.step(draft, RECALLED)
    if not needs_met(trigger.rule.frame, draft.actors, draft.recipients):
        return Abstention.PARTY
    if not is_political(draft):
        return Abstention.PRIVATE
    if draft.mode == "visit":
        draft.recipients = [p if acts_for(draft.actors, p) else reader.parties.host(p) for p in draft.recipients]
    name_actors(draft, view.clause)
    reader.notes.step(draft, NAMELESS)
    return Abstention.SETTING if is_setting(draft, view, lexicon) else draft


def is_setting(draft: Draft, view: View, lexicon: Lexicon) -> bool:
    """Whether a noun names a war as what something else is measured by: "imbas perang X dan Y", "sejak invasi X".

    With days, dead or a place of its own it is told as a happening.
    """
    if draft.type != HARM or draft.trigger.voice != "nominal" or draft.status != "actual":
        return False
    start = view.clause.start_of(draft.at)
    near = [t for t in view.times if start < t.span.start < start + NEAR and not only_since(t, start, view.units, lexicon)]
    if near or draft.lent:
        return False
    if view.clause.goes_on(draft.at):
        return False
    since = any(item.low in lexicon.since for item in view.clause.items[max(0, draft.at - 2) : draft.at])
    return since or (draft.symmetric and not find_figures(view.units, lexicon))


def settle_first(phrases: list[Phrase], speaker: Phrase | None) -> None:
    """ "kami" and "pihaknya" are the speaker's side."""
    for phrase in phrases:
        if phrase.pronoun == "first" and speaker is not None and speaker.known:
            phrase.kind, phrase.name = speaker.kind, speaker.name
            phrase.country, phrase.group, phrase.sector = speaker.country, speaker.group, speaker.sector
            phrase.entity, phrase.office, phrase.short = speaker.entity, speaker.office, speaker.short
            phrase.stands_for = speaker


FIGURES_OF = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT",),
    "displaced": ("ASSAULT", "SANCTION", "COERCE"),
    "detained": ("COERCE", "ASSAULT", "RETREAT", "CONCEDE"),
    "troops": ("MOBILIZE", "RETREAT", "CONCEDE", "AGREE"),
    "money": ("AID", "AGREE", "SANCTION", "COERCE"),
}


def take_figures(figures: list[Figure], type_: str) -> list[Figure]:
    """Each figure of a sentence goes to its first mention of a type that such figures belong to."""
    taken = [figure for figure in figures if type_ in FIGURES_OF[figure.kind]]
    figures[:] = [figure for figure in figures if figure not in taken]
    return taken
