"""Where accounts of one happening cannot all be right: a toll, who did it, when, and whether it happened at all.

Comes in: an event, the reports that tell of it, and what was said of it elsewhere: accusations and denials near it in a text, and
the same told as not having happened. Goes out: disputes, each with its accounts. What rounding or the passing of time explains
is none: a toll that grows is a series, and a voice's last word stands for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations, product

from runut.records import Event, EventMention, Figure, Party
from runut.records.dispute import Account, Dispute, DisputeAbout
from runut.resolve.accounts import totals
from runut.resolve.links import tells_of_doing
from runut.resolve.reconcile import count_independent
from runut.resolve.same import is_below
from runut.resolve.told import Report

FEW = 3
"""Fewer victims than this are told beside a toll too often for it to be one of two accounts."""

PLAUSIBLE = 15
"""Counts of one happening do not differ by so many times: the higher one is of a whole war, or the lower of one victim's house."""

FAR = 1.5
"""So many times the other: no rounding, and no "at least" that holds for both."""

GROWING = frozenset({"killed", "wounded", "displaced", "detained"})
"""Counted on while a happening goes on: a later, higher one contradicts nobody."""

DATE_SLACK = 1
"""Days: a report from another time zone, "kemarin" written near midnight."""

BLAMED = frozenset({"ASSAULT", "COERCE"})
"""Deeds that have one doer; a meeting is told from either side."""

TANGIBLE = frozenset({"ASSAULT", "COERCE", "CONSULT", "RETREAT", "AID", "MOBILIZE", "PROTEST", "SANCTION"})
"""What takes place somewhere on a day; that somebody agreed or supported is said and unsaid."""

_WORD = re.compile(r"\w+")

Voice = tuple[str, ...]
"""Whose word: keys of the speakers; the outlet's own where it names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value given by one report."""

    value: str
    report: Report
    figure: Figure | None = None
    quote: str | None = None

    @property
    def day(self) -> date | None:
        return self.report.published.end if self.report.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """report: the one it stands beside, with the quote's speaker and figures in place of its own."""

    quote: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What was said of an event outside its own reports. tolls: figures that somebody gives in a quote beside one of them.
    charges: accusations that stand beside it in a text. denials: those that stand beside it and are linked with these. negated:
    reports of events of its kind, between its parties, told as not having happened. disclaimed: denials of what it is known by, somebody's
    word alone.
    """

    tolls: tuple[Toll, ...] = ()

    charges: tuple[Report, ...] = ()
    denials: tuple[Report, ...] = ()
    negated: tuple[Report, ...] = ()
    disclaimed: tuple[Report, ...] = ()


def find_disputes(event: Event, reports: Sequence[Report], around: Around | None = None) -> tuple[Dispute, ...]:
    """In the order figure, doer, date, happened."""
    around = around or Around()
    reports = sorted(reports, key=lambda report: report.mention.id)
    found = [
        *_figures(event, reports, around.tolls),
        *_doers(event, reports, around),
        *_dates(event, reports),
        *_happened(event, reports, around),
    ]
    return tuple(found)


def _figures(event: Event, reports: Sequence[Report], tolls: Sequence[Toll]) -> Iterable[Dispute]:
    given: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    doers = _keys(event.actors)
    beside = [toll for toll in tolls if not _speakers([toll.report]) & doers]  # it counts its own dead, or those of a campaign
    for report, quote in [*((report, None) for report in reports), *((toll.report, toll.quote) for toll in beside)]:
        if report.mention.whole or tells_a_part(report.mention):
            continue
        for key, figure in totals(report.mention).items():
            if quote and figure.kind == "detained":
                continue  # prisoners and hostages are spoken of wherever an attack is
            if figure.low is not None or figure.high is not None:
                given[key].append(Said(value=show_figure(figure), report=report, figure=figure, quote=quote))
    for kind, unit in sorted(given):
        said = given[kind, unit]
        if any(one.quote for one in said) and any(_size(one)[0] < FEW for one in said):
            said = [one for one in said if not one.quote]  # of another incident, or of a part of this one
        voices = {voice: of for voice, of in by_voice(said).items() if _of_one(of, said)}
        if any(_contradict(one, other, kind) for one, other in combinations(voices.values(), 2)):
            yield _dispute(event, "figure", f"{kind} {unit}".strip(), voices)


def _of_one(said: Sequence[Said], others: Sequence[Said]) -> bool:
    """Whether a voice counts what the others count: near their numbers, whatever any of them adds up."""
    smallest = max(1, min(_top(one) for one in others))
    return any(_top(one) < smallest * PLAUSIBLE for one in said)


def _top(said: Said) -> float:
    """Its number, the lower one where it has no upper bound."""
    low, high = _size(said)
    return low if high == float("inf") else high


def _contradict(one: Sequence[Said], other: Sequence[Said], kind: str) -> bool:
    """Whether two voices differ at one time: two of their values on one day, or a later one that is lower."""
    return any(_differ(a, b, kind) for a in _last_of_days(one) for b in _last_of_days(other))


def _last_of_days(said: Sequence[Said]) -> list[Said]:
    """The largest value of each day: of several in an article the others are parts of it, or what it was before."""
    largest: dict[date | None, Said] = {}
    for value in said:
        if value.day not in largest or _size(value) > _size(largest[value.day]):
            largest[value.day] = value
    return list(largest.values())


def _differ(one: Said, other: Said, kind: str) -> bool:
    lower = one if _below(one.figure, other.figure) else other if _below(other.figure, one.figure) else None
    if lower is None and kind in GROWING:
        lower = one if _far_below(one, other) else other if _far_below(other, one) else None
    if lower is None:
        return False
    higher = other if lower is one else one
    if lower.report.mention.document == higher.report.mention.document and not (_named(lower) and _named(higher)):
        return False  # an article does not contradict itself: what it tells in its own voice is of another part, or was before
    if kind not in GROWING or lower.day is None or higher.day is None:
        return True
    # Two outlets on one day, each in its own voice: one of them was first.
    unsaid = not (lower.report.mention.said_by or higher.report.mention.said_by)
    return lower.day > higher.day or (lower.day == higher.day and not unsaid)


def _named(said: Said) -> bool:
    """Whether somebody's word: a state's, a body's, not that of "warga" or "tim"."""
    return any(p.country or p.group or p.entity or " " in p.name for p in said.report.mention.said_by)


def _below(one: Figure | None, other: Figure | None) -> bool:
    return one is not None and other is not None and is_below(one.high, other.low)


def _far_below(one: Said, other: Said) -> bool:
    """ "Sedikitnya 15" and "sedikitnya 40" can both be right; of two who are asked at one time they are two counts."""
    if one.figure is None or other.figure is None or not (one.report.mention.said_by and other.report.mention.said_by):
        return False
    if one.quote or other.quote:
        return False  # what is counted beside the deed may be of another one
    low, high = one.figure.low, other.figure.low
    return one.figure.high is None and low is not None and high is not None and low * FAR < high


def tells_a_part(mention: EventMention) -> bool:
    """Whether its words say that it counts at one place of several: "di titik bantuan lain", "salah satu serangan itu"."""
    text = " ".join(_WORD.findall(mention.evidence.text.casefold()))
    whole, part = _parts()
    return part.search(whole.sub(" ", text)) is not None


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines = files("runut.lang").joinpath("id", "parts.txt").read_text("utf-8").splitlines()
    phrases = [line for line in lines if line and not line.startswith("#")]
    idle = [line.removeprefix("!") for line in phrases if line.startswith("!")]
    told = [line for line in phrases if not line.startswith("!")]
    return _either(idle), _either(told)


def _either(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _size(said: Said) -> tuple[float, float]:
    figure = said.figure
    if figure is None:
        return 0, 0
    low, high = figure.low or 0, float("inf") if figure.high is None else figure.high
    return low, high


def show_figure(figure: Figure) -> str:
    """
    >>> show_figure(Figure(kind="killed", low=100, high=None, unit=None, text="lebih dari 100 orang"))
    '100+'
    """
    if figure.low is None:
        return f"0-{figure.high}"
    if figure.high is None:
        return f"{figure.low}+"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _doers(event: Event, reports: Sequence[Report], around: Around) -> Iterable[Dispute]:
    """Different doers that no report names together; or one whom nobody but an accuser names, and who denies it."""
    if event.symmetric or event.type not in BLAMED:
        return
    said = [Said(value=party.key, report=report) for report in reports for party in report.mention.actors if is_coded(party)]
    together = {frozenset((a.key, b.key)) for r in reports for a, b in combinations(r.mention.actors, 2)}
    victims = {party.key for party in event.recipients}
    if not said:
        # Where reports name a doer, an accusation beside them is of something else too often.
        said = [
            Said(value=party.key, report=report)
            for report in around.charges
            for party in report.mention.recipients
            if is_coded(party) and party.key not in victims and tells_of_doing(report.mention)
        ]
        accused = {one.value for one in said}
        denied = [
            Said(value=f"-{party.key}", report=report)
            for report in around.denials
            for party in report.mention.actors
            if party.key in accused
        ]
        rivals = bool(denied)
        said += denied
    else:
        named = sorted({one.value for one in said})
        # Two doers in the outlets' own voices are two deeds that were taken for one; so is who is named by a few, and by nobody's word.
        counts = Counter(one.value for one in said)
        attributed = {one.value for one in said if one.report.mention.said_by}
        rivals = any(
            min(pair, key=lambda value: (counts[value], value not in attributed)) in attributed
            and frozenset(pair) not in together
            and not _at_each_other(*pair, reports)
            for pair in combinations(named, 2)
        )
    if rivals:
        yield _dispute(event, "doer", None, by_voice(said, by_value=True))


def _at_each_other(one: str, other: str, reports: Sequence[Report]) -> bool:
    """Whether a report has either of them strike the other: two strikes in one war, not two accounts of one."""
    return any(
        (by, to) in ((one, other), (other, one))
        for report in reports
        for by, to in product(_keys(report.mention.actors), _keys(report.mention.recipients))
    )


def _keys(parties: Iterable[Party]) -> set[str]:
    return {party.key for party in parties}


def is_coded(party: Party) -> bool:
    """Whether it is a state or a known group; common nouns ("pelaku") name nobody."""
    return bool(party.country or party.group)


def _dates(event: Event, reports: Sequence[Report]) -> Iterable[Dispute]:
    """Single days given in words by different families that lie too far apart."""
    said = [
        Said(value=m.start.isoformat(), report=report)
        for report in reports
        if (m := report.mention).start and m.start == m.end and m.date_basis in ("expression", "sentence") and not m.whole
    ]
    if len({one.value for one in said}) > 2:
        return  # what is told of on many days goes on, or is many deeds
    days = {(date.fromisoformat(one.value), one.report.family) for one in said}
    apart = any(abs((a - b).days) > DATE_SLACK and x != y for (a, x), (b, y) in combinations(sorted(days), 2))
    if apart:
        yield _dispute(event, "date", None, by_voice(said, by_value=True))


def _happened(event: Event, reports: Sequence[Report], around: Around) -> Iterable[Dispute]:
    # Who denies is the speaker, whosever words the sentence begins with.
    disclaimed = (replace(one, mention=replace(one.mention, said_by=one.mention.actors)) for one in around.disclaimed)
    against = (*around.negated, *disclaimed)
    if event.status != "actual" or not against:
        return
    said = [Said(value="yes", report=report) for report in reports]
    said += [Said(value="no", report=report) for report in against]
    if _speakers(reports) & _speakers(against) or event.type not in TANGIBLE:
        return  # one who says first this, then that, has changed his mind
    yield _dispute(event, "happened", None, by_voice(said, by_value=True))


def _speakers(reports: Iterable[Report]) -> set[str]:
    return {party.key for report in reports for party in report.mention.said_by}


def twins(event: Event, other: Event) -> bool:
    """Whether the other, told as not having happened, is this one: of one kind, between its parties, on its day."""
    if other.type != event.type or (event.mode and other.mode and event.mode != other.mode):
        return False
    if event.start is None or other.start is None or event.start != event.end or other.start != other.end:
        return False
    return abs((event.start - other.start).days) <= DATE_SLACK and _share_sides(event, other)


def _share_sides(event: Event, other: Event) -> bool:
    if event.symmetric or other.symmetric:
        return len(_keys((*event.actors, *event.recipients)) & _keys((*other.actors, *other.recipients))) > 1
    return bool(_keys(event.actors) & _keys(other.actors)) and bool(_keys(event.recipients) & _keys(other.recipients))


def by_voice(said: Iterable[Said], *, by_value: bool = False) -> dict[Voice, list[Said]]:
    """What each voice says, in the order of days. by_value: a voice that says two things is two.

    A state's bodies speak for it, but where an article sets two of them side by side with numbers of their own.
    """
    said = sorted(said, key=lambda one: (one.day or date.max, one.report.mention.id))
    apart = _set_side_by_side(said)
    found: defaultdict[Voice, list[Said]] = defaultdict(list)
    for one in said:
        speakers = _keys_of(one)
        voice = speakers or ("", one.report.outlet or one.report.family)
        if (one.report.mention.document, speakers) in apart:
            voice = (*voice, *_names_of(one))
        found[(*voice, one.value) if by_value else voice].append(one)
    return dict(found)


def _set_side_by_side(said: Iterable[Said]) -> set[tuple[str, Voice]]:
    """Documents and states of which two speakers give different values there."""
    given: defaultdict[tuple[str, Voice], dict[Voice, str]] = defaultdict(dict)
    for one in said:
        if speakers := _keys_of(one):
            given[one.report.mention.document, speakers][_names_of(one)] = one.value
    return {place for place, values in given.items() if len(set(values.values())) > 1}


def _keys_of(said: Said) -> Voice:
    return tuple(sorted({party.key for party in said.report.mention.said_by}))


def _names_of(said: Said) -> Voice:
    return tuple(sorted({party.entity or party.name.casefold() for party in said.report.mention.said_by}))


def _dispute(
    event: Event,
    about: DisputeAbout,
    kind: str | None,
    voices: Mapping[Voice, Sequence[Said]],
) -> Dispute:
    """Voices whose last word is the same make one account."""
    accounts: defaultdict[str, list[Said]] = defaultdict(list)
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for voice in sorted(voices):
        said = voices[voice]
        latest = [one for one in said if one.day == said[-1].day]
        current = max(latest, key=_size)
        before = [one.value for one in said if one.day != said[-1].day and one.value != current.value]
        accounts[current.value] += [one for one in said if one.value == current.value]
        earlier[current.value] += before
    made = [_account(value, accounts[value], earlier[value]) for value in accounts]
    return Dispute(
        event=event.id,
        about=about,
        kind=kind,
        accounts=tuple(sorted(made, key=lambda a: (-a.origins, -len(a.mentions), a.value))),
    )


def _account(value: str, said: Sequence[Said], earlier: Sequence[str]) -> Account:
    reports = [one.report for one in said]
    speakers: dict[str, Party] = {}
    for report in reports:
        for party in report.mention.said_by:
            speakers.setdefault(party.key, party)
    mentions = tuple(sorted({report.mention.id for report in reports}))
    return Account(
        value=value,
        said_by=tuple(speakers[key] for key in sorted(speakers)),
        mentions=mentions,
        documents=tuple(sorted({report.mention.document for report in reports})),
        origins=count_independent({(r.family, r.outlet or r.mention.document) for r in reports}),
        earlier=tuple(dict.fromkeys(earlier)),
        quotes=tuple(sorted({one.quote for one in said if one.quote})),
    )
