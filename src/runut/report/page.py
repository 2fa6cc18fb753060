"""The report as what it says: headings, sentences and footnotes in one language, with no markup in them yet.

Comes in: what was gathered. Goes out: `Page`, which the HTML template and the Markdown writer both tell.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from runut import __version__
from runut.export.countries import country_name
from runut.export.headlines import headline
from runut.ontology import load_plover
from runut.records import Event, EventMention, Party
from runut.report.gather import Gathered, Period, Question, own_reports, word_ids
from runut.report.notes import Cite, Note, Notes
from runut.report.picture import Bar, Mark, Span, choose_span
from runut.report.sayings import Speaker, by_speaker
from runut.report.tongue import LONGEST_NAME, Tongue, plain
from runut.store.handover import Report, Told
from runut.store.ties import kind_of

Answer = dict[str, Any]

SHOWN_NOTES, ALL_NOTES = 5, 200
"""Of one event, each of another origin where there are so many; on a page of its own."""
SHOWN_VOICES = 4
UNSURE = 0.5
MOST_MONTHS = 60
STATUS_MARKS = ("future", "hypothetical", "negated")


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word beside a sentence. kind: how it is drawn. link: where in the page it leads."""

    kind: str
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event. claim: whose word it is, where nobody else tells it; it stands before the headline. words: of its first report,
    unless an earlier sentence of the page rests on the same ones."""

    id: str
    claim: str
    headline: str
    chips: tuple[Chip, ...]
    about: str
    voices: str
    words: str
    cites: tuple[Cite, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    said: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    value: str
    voices: str
    origins: str
    earlier: str
    words: tuple[tuple[str, Cite], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    id: str
    event: str
    shown: bool
    headline: str
    day: str
    about: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """outcome: state, headline and day of what came of it, with its footnotes; None where nothing is known."""

    id: str
    event: str
    shown: bool
    kind: str
    state: str
    headline: str
    day: str
    due: str
    words: str
    cites: tuple[Cite, ...]
    outcome: tuple[str, str, str, tuple[Cite, ...]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Of the table of months."""

    period: str
    deeds: int
    contacts: int
    statements: int
    other: int
    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    lang: str
    title: str
    period: str
    summary: tuple[str, ...]
    marks: tuple[Mark, ...]
    span: Span | None
    not_drawn: int
    monthly: bool
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    days: tuple[Day, ...]
    left: str
    speakers: tuple[Speaker, ...]
    quotes_left: int
    disputes: tuple[Conflict, ...]
    disputes_left: int
    open_pledges: tuple[Promise, ...]
    settled_pledges: tuple[Promise, ...]
    pledges_left: int
    known_on: str
    notes: tuple[Note, ...]
    making: tuple[str, ...]
    command: str
    cite: str
    listing: str
    quotings: tuple[str, ...]


def make_page(found: Gathered, question: Question, tongue: Tongue) -> Page:
    notes = Notes(tongue)
    shown = {told.event.id for told in found.told}
    disputed = {answer["event"] for answer in found.disputes}
    days = tuple(group_days(found.told, disputed, notes, tongue, ALL_NOTES if question.show else SHOWN_NOTES))
    speakers = by_speaker(found.statements, notes, tongue)
    conflicts = tuple(conflict_of(n, answer, found, shown, notes, tongue) for n, answer in enumerate(found.disputes, 1))
    promises = tuple(promise_of(n, answer, found, shown, notes, tongue) for n, answer in enumerate(found.pledges, 1))
    still_open = tuple(
        one for one, answer in zip(promises, found.pledges, strict=True) if answer["state"] in ("open", "pending")
    )
    marks = () if question.show else tuple(mark_of(told, tongue) for told in found.told)
    span = choose_span([m for m in marks if m.start], question.filters.since, question.filters.until)
    monthly = len(dated(found.counts.months)) <= MOST_MONTHS
    periods = {} if question.show else found.counts.months if monthly else found.counts.years
    title = title_of(question, tongue)
    counts = found.counts
    left = counts.events - len(found.told)
    known = date.fromisoformat(found.known_on) if found.known_on else None
    return Page(
        lang=tongue.lang,
        title=title,
        period=tongue.from_to(counts.first, counts.last) if counts.first and counts.last else "",
        summary=tuple(summarize(found, question, tongue)),
        marks=marks,
        span=span,
        not_drawn=sum(1 for m in marks if span is None or not span.holds(m)),
        monthly=monthly,
        rows=tuple(
            row_of(name, periods[name], monthly, tongue) for name in (*dated(periods), *(n for n in periods if n is None))
        ),
        bars=tuple(
            Bar(name, periods[name].cooperation, periods[name].conflict, say_period(name, tongue)) for name in dated(periods)
        ),
        days=days,
        left=tongue.say("left-events", n=len(found.told), left=left) if left else "",
        speakers=speakers,
        quotes_left=found.statements_left,
        disputes=conflicts,
        disputes_left=found.disputes_left,
        open_pledges=still_open,
        settled_pledges=tuple(one for one in promises if one not in still_open),
        pledges_left=found.pledges_left,
        known_on=tongue.brief(known, known),
        notes=notes.all(),
        making=tuple(tell_making(found, tongue)),
        command=shlex.join(["runut", "show", question.show, "-o", f"{question.show[:10]}.html"])
        if question.show
        else shlex.join(["runut", "report", *map(plain, question.command)]),
        listing=shlex.join(map(plain, question.asked)),
        quotings=tuple(shlex.join(words) for words in quotings(question)),
        cite=tell_citation(found, title, tongue),
    )


def quotings(question: Question) -> Iterable[list[str]]:
    """Commands that list all that was said: of the events, and by either of two parties of the other."""
    yield ["runut", "quotes", *map(plain, question.asked)]
    if question.filters.between and len(question.parties) == 2:
        one, other = map(plain, question.parties)
        yield ["runut", "quotes", "--speaker", one, "--about", other]
        yield ["runut", "quotes", "--speaker", other, "--about", one]


# Heading and summary


def title_of(question: Question, tongue: Tongue) -> str:
    if question.title:
        return plain(question.title, 200)
    names = [plain(name, LONGEST_NAME) for name in question.parties]
    if len(names) == 2:
        return tongue.say("title-between", a=names[0], b=names[1])
    return tongue.say("title-one", a=names[0]) if names else tongue.say("title-any")


def summarize(found: Gathered, question: Question, tongue: Tongue) -> Iterable[str]:
    counts = found.counts
    if not counts.events:
        yield tongue.say("nothing")
        return
    first = tongue.say(
        "sum-events",
        documents=tongue.count("n-documents", len(counts.documents)),
        outlets=tongue.count("n-outlets", len(counts.outlets)),
        events=tongue.count("n-events", counts.events),
    )
    if len(question.parties) == 2:
        first += tongue.say("sum-between", a=plain(question.parties[0], 120), b=plain(question.parties[1], 120))
    if counts.first and counts.last:
        first += tongue.say("sum-period", days=tongue.from_to(counts.first, counts.last))
    yield first + "."
    yield tongue.say("sum-origins", origins=tongue.count("n-origins", len(counts.families)))
    if counts.events == 1:
        return
    kinds = [tongue.count(f"n-{kind}", counts.kinds[kind]) for kind in ("contact", "statement", "deed") if counts.kinds[kind]]
    yield tongue.say("sum-kinds", kinds=tongue.listed(kinds))
    others = [tongue.say(f"n-{status}", n=counts.statuses[status]) for status in STATUS_MARKS if counts.statuses[status]]
    if others:
        yield tongue.say("sum-status", done=counts.statuses["actual"], others=tongue.listed(others))
    else:
        yield tongue.say("sum-done")
    if counts.disputed:
        yield tongue.say("sum-disputed", disputed=tongue.count("n-events", counts.disputed))
    if found.pledges:
        still = sum(1 for answer in found.pledges if answer["state"] == "open")
        if still and not found.pledges_left:
            yield tongue.say("sum-pledges", all=len(found.pledges), open=still)


# Events


def group_days(told: Sequence[Told], disputed: set[str], notes: Notes, tongue: Tongue, most: int) -> Iterable[Day]:
    said, entries = "", list[Entry]()
    for one in told:
        day = tongue.days(one.event.start, one.event.end, one.event.precision)
        if day != said and entries:
            yield Day(said=said, entries=tuple(entries))
            entries = []
        said = day
        entries.append(entry_of(one, one.event.id in disputed, notes, tongue, most))
    if entries:
        yield Day(said=said, entries=tuple(entries))


def entry_of(told: Told, disputed: bool, notes: Notes, tongue: Tongue, most: int) -> Entry:
    event, reports = told.event, own_reports(told)
    claimed = all(is_claim(report.mention) for report in reports)
    names = speakers_of(reports, tongue)
    cites = tuple(notes.cite(report.mention, report.source) for report in reports[:most])
    return Entry(
        id=event.id,
        claim=tongue.say("according", names=shorten(names, tongue)) if claimed and names else "",
        headline=tell(event, tongue),
        chips=tuple(chips_of(told, claimed, disputed, tongue)),
        about=" · ".join(part for part in about(told, tongue) if part),
        voices="; ".join(voices(reports, names, claimed, tongue)),
        words=notes.words_of(cites[0].number) if cites[0].place == 1 else "",
        cites=unique(cites),
        more=len(reports) - min(len(reports), most),
    )


def unique(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """Each note once behind one sentence."""
    return tuple({cite.number: cite for cite in cites}.values())


def tell(event: Event, tongue: Tongue) -> str:
    names = {p.name: tongue.name(p.name, p.entity, p.country) for p in (*event.actors, *event.recipients)}
    return headline(event, tongue.lang, lambda name: names[name])


def is_claim(mention: EventMention) -> bool:
    """Whether it is somebody's word, not the outlet's: who speaks in a verbal act of his own claims nothing by it."""
    if mention.hedge:
        return True
    if not mention.said_by:
        return False
    if load_plover().types[mention.type].material:
        return True
    # A meeting is no speech: what a spokesman tells of one is his word.
    return not all(speaks_for(speaker, mention.actors, state=mention.type != "CONSULT") for speaker in mention.said_by)


def speaks_for(speaker: Party, doers: Sequence[Party], *, state: bool) -> bool:
    """Whether it is one of the doers. state: or one of a country that is among them, as Putin where Russia accuses."""
    names, countries = (
        {doer.name for doer in doers},
        {doer.country for doer in doers if doer.entity == f"country.{doer.country}"},
    )
    return speaker.name in names or (state and speaker.country is not None and speaker.country in countries)


def speakers_of(reports: Iterable[Report], tongue: Tongue) -> tuple[str, ...]:
    """Whose word it is, where it is a claim."""
    claims = (report.mention for report in reports if is_claim(report.mention))
    return tuple(dict.fromkeys(tongue.name(p.name, p.entity, p.country) for mention in claims for p in mention.said_by))


def shorten(names: Sequence[str], tongue: Tongue) -> str:
    if len(names) > SHOWN_VOICES:
        names = [*names[: SHOWN_VOICES - 1], tongue.say("others", n=len(names) - SHOWN_VOICES + 1)]
    return tongue.listed(names)


def voices(reports: Sequence[Report], names: tuple[str, ...], claimed: bool, tongue: Tongue) -> Iterable[str]:
    outlets = tuple(dict.fromkeys(plain(r.source.outlet or r.source.source_id, 80) for r in reports))
    yield shorten(outlets, tongue)
    if names and not claimed:
        yield tongue.say("voices", names=shorten(names, tongue))
        yield tongue.say("itself-too")
    elif not names:
        hedge = next((r.mention.hedge for r in reports if r.mention.hedge), None)
        yield tongue.say("hedged", word=plain(hedge, 40)) if claimed and hedge else tongue.say("itself")
    via = tuple(dict.fromkeys(plain(name, 80) for r in reports for name in r.mention.via))
    if via:
        yield tongue.say("via", names=shorten(via, tongue))


def about(told: Told, tongue: Tongue) -> Iterable[str]:
    event = told.event
    if event.mode:
        yield tongue.label("mode", event.mode)
    if event.place:
        yield tongue.say("at", place=plain(event.place.name, LONGEST_NAME))
    for figure in event.figures[:3]:
        yield f"{tongue.label('dispute', figure.kind)}: {plain(figure.text, 60)}"
    yield tongue.count("n-origins", event.origins)


def chips_of(told: Told, claimed: bool, disputed: bool, tongue: Tongue) -> Iterable[Chip]:
    event = told.event
    if claimed:
        yield Chip("claim", tongue.say("mark-claim"))
    if event.status in STATUS_MARKS:
        made = {"AGREE": "pledged", "THREATEN": "threatened"}.get(event.type) if event.status == "future" else None
        yield Chip(event.status, tongue.say(f"mark-{made or event.status}"))
    if event.background:
        yield Chip("background", tongue.say("mark-background"))
    if event.disputed or disputed:
        yield Chip("disputed", tongue.say("mark-disputed"), "#disputes" if disputed else None)
    sure = max(report.mention.confidence for report in told.reports)
    if sure < UNSURE:
        yield Chip("unsure", tongue.say("mark-unsure", p=tongue.decimal(sure)))


# The pictures and their table


def mark_of(told: Told, tongue: Tongue) -> Mark:
    event = told.event
    days = tongue.brief(event.start, event.end, event.precision)
    score = load_plover().score(event.type, event.mode)
    return Mark(
        id=event.id,
        start=event.start or event.end,
        end=event.end or event.start,
        lane=kind_of(event.type),
        tone="cooperation" if score > 0 else "conflict" if score < 0 else "neutral",
        done=event.status == "actual",
        origins=event.origins,
        disputed=event.disputed,
        title=f"{days}: {tell(event, tongue)} ({tongue.count('n-origins', event.origins)})",
    )


def dated(periods: dict[str | None, Period]) -> list[str]:
    return sorted(name for name in periods if name is not None)


def row_of(name: str | None, period: Period, monthly: bool, tongue: Tongue) -> Row:
    return Row(
        period=say_period(name, tongue) if name else tongue.say("no-period" if monthly else "no-year"),
        deeds=period.kinds["deed"],
        contacts=period.kinds["contact"],
        statements=period.kinds["statement"],
        other=period.other,
        cooperation=period.cooperation,
        conflict=period.conflict,
    )


def say_period(name: str, tongue: Tongue) -> str:
    year, _, month = name.partition("-")
    if not month:
        return year
    first = date(int(year), int(month), 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < 9999 or first.month < 12 else first
    return tongue.brief(first, date.fromordinal(last.toordinal() - 1), "month")


# Disputes and pledges


def conflict_of(n: int, answer: Answer, found: Gathered, shown: set[str], notes: Notes, tongue: Tongue) -> Conflict:
    event = found.events[answer["event"]]
    about_what = tongue.label("dispute", answer["about"])
    if answer["kind"]:
        noun, _, unit = answer["kind"].partition(" ")
        about_what += f" {tongue.label('dispute', noun)}" + (f" ({unit})" if unit else "")
    return Conflict(
        id=f"disputes-{n}",
        event=event.id,
        shown=event.id in shown,
        headline=tell(event, tongue),
        day=tongue.brief(event.start, event.end, event.precision),
        about=about_what,
        accounts=tuple(account_of(answer["about"], account, found, notes, tongue) for account in answer["accounts"]),
    )


def account_of(about_what: str, account: Answer, found: Gathered, notes: Notes, tongue: Tongue) -> Account:
    names = tuple(dict.fromkeys(tongue.name(p["name"], p["entity"], p["country"]) for p in account["said_by"]))
    told = {entry["text"]: id_ for entry, id_ in reversed(list(zip(account["words"], word_ids(account["words"]), strict=True)))}
    words = [notes.cite(*found.cited[id_]) for id_ in list(reversed(told.values()))[:2]]
    earlier = [say_value(about_what, value, tongue) for value in account["earlier"]]
    return Account(
        value=say_value(about_what, account["value"], tongue),
        voices=tongue.say("voices", names=shorten(names, tongue)) if names else tongue.say("itself"),
        origins=tongue.count("n-origins", account["origins"]),
        earlier=tongue.say("earlier", values=", ".join(earlier)) if earlier else "",
        words=tuple((notes.words_of(cite.number), cite) for cite in words),
    )


def say_value(about_what: str, value: str, tongue: Tongue) -> str:
    """A figure in the language's form, a day as it is said, "-ISR" as "not ISR"."""
    if about_what == "figure":
        return "".join(
            tongue.number(int(part)) if part.isdecimal() and len(part) < 16 else part for part in split_digits(value)
        )
    if about_what == "doer":
        name = plain(country_name(value.removeprefix("-"), tongue.lang), LONGEST_NAME)
        return tongue.say("not-doer", name=name) if value.startswith("-") else name
    if about_what == "happened" and value in ("yes", "no"):
        return tongue.say(f"happened-{value}")
    if about_what == "date":
        first, _, last = value.partition("/")
        try:
            return tongue.brief(date.fromisoformat(first), date.fromisoformat(last or first))
        except ValueError:
            return plain(value, LONGEST_NAME)
    return plain(value, LONGEST_NAME)


def split_digits(value: str) -> list[str]:
    """
    >>> split_digits("80-90+")
    ['80', '-', '90', '+']
    """
    parts: list[str] = []
    for c in plain(value, LONGEST_NAME):
        if parts and parts[-1].isdecimal() == c.isdecimal():
            parts[-1] += c
        else:
            parts.append(c)
    return parts


def promise_of(n: int, answer: Answer, found: Gathered, shown: set[str], notes: Notes, tongue: Tongue) -> Promise:
    event = found.events[answer["event"]["id"]]
    first = next(iter(word_ids(answer["words"])), None)
    cites = (notes.cite(*found.cited[first]),) if first else ()
    words = notes.words_of(cites[0].number) if cites else ""
    due = date.fromisoformat(answer["due"]) if answer["due"] else None
    outcome = None
    if answer["outcome"]:
        other = found.events[answer["outcome"]["event"]["id"]]
        behind = unique(notes.cite(*found.cited[id_]) for id_ in other.mentions[:1])
        day = tongue.brief(other.start, other.end, other.precision)
        outcome = (tongue.label("pledge", answer["state"]), tell(other, tongue), day, behind)
    return Promise(
        id=f"pledges-{n}",
        event=event.id,
        shown=event.id in shown,
        kind=tongue.label("pledge", answer["kind"]),
        state=tongue.label("pledge", answer["state"]),
        headline=tell(event, tongue),
        day=tongue.brief(event.start, event.end, event.precision),
        due=tongue.say("due", day=tongue.brief(due, due)) if due else "",
        words=words,
        cites=cites,
        outcome=outcome,
    )


# How it was made


def tell_making(found: Gathered, tongue: Tongue) -> Iterable[str]:
    counts = found.counts
    if not counts.events:
        yield tongue.say("made-gaps")
        return
    coders = tongue.listed([f"runut {version}" for version in sorted(counts.versions)])
    yield tongue.say("made-with", version=__version__, coders=coders)
    of = {
        "documents": tongue.count("n-documents", len(counts.documents)),
        "outlets": tongue.count("n-outlets", len(counts.outlets)),
    }
    if counts.published:
        yield tongue.say("made-from", **of, days=tongue.from_to(counts.published[0], counts.published[1]))
    else:
        yield tongue.say("made-from-undated", **of)
    yield tongue.say("made-by-machine", median=tongue.decimal(median(counts.confidences)))
    yield tongue.say("made-gaps")


def tell_citation(found: Gathered, title: str, tongue: Tongue) -> str:
    counts = found.counts
    published = tongue.say("undated")
    if counts.published:
        published = tongue.from_to(counts.published[0], counts.published[1])
    documents = tongue.count("n-documents", len(counts.documents))
    return tongue.say("cite", title=title, version=__version__, documents=documents, published=published, digest=counts.digest)
