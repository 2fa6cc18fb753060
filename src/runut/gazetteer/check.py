"""What is wrong with the gazetteer's data, as sentences for a person: run by a test and by `runut rules check`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from runut.gazetteer.find import plain_case
from runut.gazetteer.load import Tables, build, read_tables
from runut.gazetteer.model import Tenure

SECTORS = frozenset(
    "GOV MIL COP JUD LEG OPP PTY REB SPY UAF ELI CVL REF IGO NGO JRN LAB BUS EDU REL MED CRM".split()
)  # codebook section 3


def check_gazetteer(tables: Tables | None = None) -> list[str]:
    """Every problem found, in a fixed order; none is a gazetteer that may ship."""
    tables = tables or read_tables()
    checks = (_ids, _codes, _sectors, _tenure_persons, _overlaps, _doubled, _shared_strong, _empty_aliases)
    return [*tables.problems, *(problem for check in checks for problem in check(tables))]


def _ids(tables: Tables) -> Iterator[str]:
    for entity_id, times in Counter(entity.id for entity in tables.entities).items():
        if times > 1:
            yield f"{entity_id}: {times} rows have this id; one thing has one row"
    for key, times in Counter(office.key for office in tables.offices).items():
        if times > 1:
            yield f"offices.toml: {times} offices have the key {key!r}"


def _codes(tables: Tables) -> Iterator[str]:
    countries = {entity.country for entity in tables.entities if entity.kind == "country"}
    groups = {entity.group for entity in tables.entities if entity.kind in ("group", "organisation")}
    for entity in tables.entities:
        if entity.country and entity.country not in countries:
            yield f"{_at(tables, entity.id)}: unknown country {entity.country!r}"
        if entity.group and entity.group not in groups:
            yield f"{_at(tables, entity.id)}: unknown group {entity.group!r}"
    for tenure in tables.tenures:
        if tenure.country and tenure.country not in countries:
            yield f"{_at(tables, tenure)}: unknown country or group {tenure.country!r}"
        if tenure.group and tenure.group not in groups:
            yield f"{_at(tables, tenure)}: unknown group {tenure.group!r}"


def _sectors(tables: Tables) -> Iterator[str]:
    named = [(_at(tables, entity.id), entity.sector) for entity in tables.entities]
    named += [(f"bodies.toml, {word.phrase!r}", word.sector) for word in tables.body_words.values()]
    named += [(_at(tables, tenure), tenure.sector) for tenure in tables.tenures]
    for what, sector in named:
        if sector and sector not in SECTORS:
            yield f"{what}: unknown sector {sector!r}"


def _tenure_persons(tables: Tables) -> Iterator[str]:
    persons = {entity.id for entity in tables.entities if entity.kind == "person"}
    holders = {tenure.person for tenure in tables.tenures}
    for tenure in tables.tenures:
        if tenure.person not in persons:
            yield f"{_at(tables, tenure)}: {tenure.person} is not in persons"
        if not tenure.source:
            yield f"{_at(tables, tenure)}: no source"
        if tenure.verified < tenure.start:
            yield f"{_at(tables, tenure)}: verified on {tenure.verified}, before it began"
    for entity in tables.entities:
        if entity.kind == "person" and entity.id not in holders and not entity.sector:
            yield f"{_at(tables, entity.id)}: neither an office nor a sector; give it one"


def _overlaps(tables: Tables) -> Iterator[str]:
    """Two holders of a one-person office may share the day of handing over, no more.

    "Presiden" and "Presiden Suriah" are one office; a title that says more is one of its own ("Ketua Umum Gerindra").
    """
    gazetteer = build(tables)
    names = {office.key: office.name for office in tables.offices if office.single}
    by_office: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in tables.tenures:
        if tenure.key in names:
            title = tenure.office if gazetteer.is_part(tenure) else names[tenure.key]
            by_office[tenure.key, tenure.country or tenure.group or "", title].append(tenure)
    for (_, of, _), held in by_office.items():
        held.sort(key=lambda tenure: tenure.start)
        for earlier, later in pairwise(held):
            if earlier.until is None or earlier.until > later.start:
                yield (
                    f"{_at(tables, later)} of {of}: overlaps {earlier.person} ({earlier.start} to {earlier.until or 'open'}); "
                    "one of them needs its last day"
                )


def _doubled(tables: Tables) -> Iterator[str]:
    """A person holds an office once at a time: a second row, left open, would keep it for ever."""
    by_person: dict[tuple[str, str, str, str], list[Tenure]] = defaultdict(list)
    single = {office.key for office in tables.offices if office.single}
    for tenure in tables.tenures:
        if tenure.key not in single:
            by_person[tenure.person, tenure.key, tenure.country or tenure.group or "", tenure.office].append(tenure)
    for (person, key, of, _), held in by_person.items():
        held.sort(key=lambda tenure: tenure.start)
        for earlier, later in pairwise(held):
            if earlier.until is None or earlier.until > later.start:
                yield f"{_at(tables, later)}: {person} is {key} of {of} twice at that time"


def _at(tables: Tables, row: str | Tenure) -> str:
    """Where the row stands, and which it is."""
    what = row if isinstance(row, str) else f"{row.person}, {row.key}"
    place = tables.places.get(row)
    return f"{place}: {what}" if place else what


def _shared_strong(tables: Tables) -> Iterator[str]:
    """A strong alias names one entity. A place may share its name with a state's seat and with its own region."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for claim in tables.claims:
        if claim.strong and claim.role == "name":
            claimed[plain_case(claim.alias)].add(claim.entity)
    for alias, ids in claimed.items():
        if len(ids) > 1:
            yield f"{alias!r} is claimed as strong by {', '.join(sorted(ids))}; make it weak for all but one"


def _empty_aliases(tables: Tables) -> Iterator[str]:
    for claim in tables.claims:
        if len(plain_case(claim.alias).strip()) < 2:
            yield f"{claim.entity}: alias {claim.alias!r} is too short to be found safely"
