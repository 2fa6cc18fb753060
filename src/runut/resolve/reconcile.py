"""What the mentions of one happening agree on: one event with its parties, days, place, figures and origins, and who says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import combinations
from typing import TypeVar

from runut.records import Event, EventMention, Figure, Party, Place, content_id
from runut.resolve.accounts import (
    Reports,
    day_accounts,
    figure_accounts,
    party_accounts,
    place_accounts,
    size,
    status_accounts,
    totals,
)
from runut.resolve.same import is_below
from runut.resolve.told import EVER, Days, Report, day_of, days_of, identity, is_firm

T = TypeVar("T", str, bool)

FEW = 0.2
"""Share of the mentions below which a party is not the event's."""

LONG_DAYS = 8
"""Datings over more days than this fix no end of a happening."""

PLACE_RANKS = {"country": 0, "region": 1, "province": 1, "city": 3, "town": 3, "village": 4, "site": 4, "address": 4}
"""How exact a place is; 2 for one that does not say."""


def reconcile(reports: Sequence[Report]) -> Event:
    """The event of these mentions, in whatever order they come."""
    reports = sorted(reports, key=lambda report: report.mention.id)
    mentions = [report.mention for report in reports]
    told = Reports.of(reports, count_independent)
    days = agreed_days(mentions)
    if len(mentions) > 1 and not any(is_firm(mention) for mention in mentions):
        days = widest_days(mentions)
    told_days = [span for span in map(days_of, mentions) if span.length <= LONG_DAYS] or [days]
    symmetric = _commonest(mention.symmetric for mention in mentions) or False
    actors, recipients = _agreed_sides(mentions, symmetric=symmetric)
    id_ = content_id("e", first_report(reports).mention.id)
    return Event(
        id=id_,
        type=mentions[0].type,
        mode=_commonest(mention.mode for mention in mentions if mention.mode),
        actors=actors,
        recipients=recipients,
        symmetric=symmetric,
        status=mentions[0].status,
        background=all(mention.background for mention in mentions),
        start=day_of(days.first),
        end=day_of(days.last),
        precision=_precision(mentions, days),
        place=_most_exact_place([mention.place for mention in mentions if mention.place]),
        figures=merged_figures(mentions),
        mentions=tuple(mention.id for mention in mentions),
        documents=told.documents,
        outlets=tuple(sorted({report.outlet for report in reports if report.outlet})),
        origins=told.origins(mentions),
        disputed=tolls_differ(reports),
        earliest=day_of(min(span.first for span in told_days)),
        latest=day_of(max(span.last for span in told_days)),
        party_accounts=party_accounts(told, (*actors, *recipients)),
        figure_accounts=figure_accounts(told),
        day_accounts=day_accounts(told),
        place_accounts=place_accounts(told),
        status_history=status_accounts(told, id_),
    )


def first_report(reports: Iterable[Report]) -> Report:
    """Of the earliest published article, the one with the smallest id: later reports do not change it."""

    def order(report: Report) -> tuple[date, str]:
        return (report.published.start if report.published else date.max, report.mention.id)

    return min(reports, key=order)


def agreed_days(mentions: Sequence[EventMention]) -> Days:
    """The narrowest span all close datings share; where they miss each other by a day, the commonest of them.

    That it was news on a day says nothing where a text says when it was.
    """
    spans = [days_of(mention) for mention in mentions if mention.date_basis != "published" and mention.start]
    spans = spans or [days_of(mention) for mention in mentions]
    shortest = min(span.length for span in spans)
    close = [span for span in spans if span.length <= max(shortest, LONG_DAYS)]
    first, last = max(span.first for span in close), min(span.last for span in close)
    if first <= last:
        return Days(first, last)
    counts = Counter(span for span in close if span.length == shortest)
    return min(counts, key=lambda span: (-counts[span], span.first))


def widest_days(mentions: Sequence[EventMention]) -> Days:
    """From the first to the last day told: what no mention dates is a campaign, whose days are all of theirs."""
    ends = [(mention.start or mention.end, mention.end or mention.start) for mention in mentions]
    firsts, lasts = [start for start, _ in ends if start], [end for _, end in ends if end]
    return Days(min(firsts).toordinal(), max(lasts).toordinal()) if firsts else EVER


def _precision(mentions: Sequence[EventMention], days: Days) -> str | None:
    if days.length == 1:
        return "day"
    exact = [mention.precision for mention in mentions if days_of(mention) == days and mention.precision]
    return _commonest(exact) or ("interval" if days != EVER else None)


def _agreed_sides(mentions: Sequence[EventMention], *, symmetric: bool) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Either side as most mentions have it. Those told the other way round have no say in who stands where."""
    alike = [mention for mention in mentions if mention.symmetric == symmetric]
    if symmetric:
        return _agreed_parties([(*mention.actors, *mention.recipients) for mention in alike]), ()
    # A host and guest told both ways round would stand on both sides: the majority decides for each key.
    leaning: Counter[str] = Counter()
    both: set[str] = set()  # those who deal with their own: police and suspects of one country
    for mention in alike:
        doing, done_to = {party.key for party in mention.actors}, {party.key for party in mention.recipients}
        leaning.update(doing)
        leaning.subtract(done_to)
        both |= doing & done_to
    for key in (key for key, lean in leaning.items() if lean == 0):  # told as often either way: the first mention decides
        leaning[key] = -1 if key in {party.key for party in alike[0].recipients} else 1
    actors = _agreed_parties([tuple(p for p in m.actors if leaning[p.key] > 0 or p.key in both) for m in alike])
    recipients = _agreed_parties([tuple(p for p in m.recipients if leaning[p.key] < 0 or p.key in both) for m in alike])
    return actors, recipients


def _agreed_parties(sides: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """One party for each key, by the number of mentions that name it: the persons where enough of them name any.

    A key that few name is left to the mentions: it is more often a misreading than a guest whom others overlooked.
    """
    naming: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str], Party] = {}
    for side in sides:
        for party in side:
            shown.setdefault((party.key, identity(party)), party)
        for key, who in {(party.key, identity(party)) for party in side}:
            naming[key][who] += 1
    named = sum(1 for side in sides if side)

    def kept(key: str) -> bool:
        return sum(naming[key].values()) >= FEW * named

    order = [key for key in sorted(naming, key=lambda key: (-sum(naming[key].values()), key)) if kept(key)]
    return tuple(shown[key, who] for key in order for who in _named(naming[key]))


def _named(counts: Counter[str]) -> list[str]:
    """Persons, where a third of the mentions name one; else the commonest name alone ("Rusia", not also "Moskow")."""
    persons = {who: n for who, n in counts.items() if who.startswith("person.")}
    if persons and sum(persons.values()) * 3 >= sum(counts.values()):
        most = max(persons.values())
        return sorted((who for who, n in persons.items() if n * 2 >= most), key=lambda who: (-persons[who], who))
    return [min(counts, key=lambda who: (-counts[who], "." not in who, who))]


def _most_exact_place(places: Sequence[Place]) -> Place | None:
    """In the country most name, so that one stray town does not win by being exact."""
    if not places:
        return None
    country = _commonest(place.country for place in places if place.country)
    places = [place for place in places if place.country in (None, country)]
    named = Counter(place.name for place in places)

    def order(place: Place) -> tuple[int, int, bool, str, str]:
        rank = PLACE_RANKS.get(place.precision or "", 2)
        return (-rank, -named[place.name], place.lat is None, place.name, place.text)

    return min(places, key=order)


def count_independent(reports: Set[tuple[str, str]]) -> int:
    """The largest number of reports of which no two share a text or an outlet.

    reports: (family, outlet). One newsroom's second report is not a second witness; nor is an agency's text in another
    paper. A maximum matching of families and outlets, by augmenting paths (Kuhn 1955).

    >>> count_independent({("antara", "a.id"), ("antara", "b.id"), ("own", "a.id")})
    2
    >>> count_independent({("morning", "a.id"), ("evening", "a.id")})
    1
    """
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for family, outlet in sorted(reports):
        outlets[family].append(outlet)
    taken: dict[str, str] = {}
    return sum(_take_outlet(family, outlets, taken, set()) for family in sorted(outlets))


def _take_outlet(family: str, outlets: Mapping[str, list[str]], taken: dict[str, str], tried: set[str]) -> bool:
    # The depth of recursion is at most the number of outlets, of which one event has tens.
    for outlet in outlets[family]:
        if outlet not in tried:
            tried.add(outlet)
            if outlet not in taken or _take_outlet(taken[outlet], outlets, taken, tried):
                taken[outlet] = family
                return True
    return False


def merged_figures(mentions: Sequence[EventMention]) -> tuple[Figure, ...]:
    """One range for each kind and unit: from the lowest told to the highest, open above where the highest is."""
    kinds: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for mention in mentions:
        for key, figure in totals(mention).items():
            kinds[key].append(figure)
    return tuple(_merged(kinds[key]) for key in sorted(kinds))


def _merged(figures: Sequence[Figure]) -> Figure:
    lows = [figure.low for figure in figures if figure.low is not None]
    tops = [figure.high if figure.high is not None else figure.low for figure in figures]
    highest = max((top for top in tops if top is not None), default=None)
    is_open = any(f.high is None and f.low == highest for f in figures) and all(f.high != highest for f in figures)
    texts = Counter(figure.text for figure in figures)
    return Figure(
        kind=figures[0].kind,
        low=min(lows) if len(lows) == len(figures) else None,
        high=None if is_open else highest,
        unit=figures[0].unit,
        text=min(texts, key=lambda text: (-texts[text], text)),
    )


def tolls_differ(reports: Sequence[Report]) -> bool:
    """Whether two origins, or two speakers, give numbers of dead that cannot both be right, rounding apart."""
    accounts: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for report in reports:
        toll = totals(report.mention).get(("killed", ""))
        if toll is not None:
            speakers = tuple(sorted({party.key for party in report.mention.said_by}))
            accounts.setdefault((report.family, speakers), []).append(toll)
    # An account that gives several is a series, or a whole and its parts: its largest stands for it.
    tolls = [max(given, key=size) for given in accounts.values()]
    return any(is_below(one.high, other.low) or is_below(other.high, one.low) for one, other in combinations(tolls, 2))


def _commonest(values: Iterable[T]) -> T | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)
