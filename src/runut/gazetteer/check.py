"""What is wrong with the gazetteer's data, as sentences for a person: run by a test and by `runut rules check`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from runut.gazetteer.find import plain_case
from runut.gazetteer.load import Tables, read_tables
from runut.gazetteer.model import Tenure

SECTORS = frozenset(
    "GOV MIL COP JUD LEG OPP PTY REB SPY UAF ELI CVL REF IGO NGO JRN LAB BUS EDU REL MED CRM".split()
)  # codebook section 3


def check_gazetteer(tables: Tables | None = None) -> list[str]:
    """Every problem found, in a fixed order; none is a gazetteer that may ship."""
    tables = tables or read_tables()
    checks = (_ids, _codes, _sectors, _tenure_persons, _overlaps, _shared_strong, _empty_aliases)
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
            yield f"{entity.id}: unknown country {entity.country!r}"
        if entity.group and entity.group not in groups:
            yield f"{entity.id}: unknown group {entity.group!r}"
    for tenure in tables.tenures:
        if tenure.country and tenure.country not in countries:
            yield f"{tenure.person}, {tenure.key}: unknown country or group {tenure.country!r}"
        if tenure.group and tenure.group not in groups:
            yield f"{tenure.person}, {tenure.key}: unknown group {tenure.group!r}"


def _sectors(tables: Tables) -> Iterator[str]:
    named = [(entity.id, entity.sector) for entity in tables.entities]
    named += [(f"bodies.toml, {word.phrase!r}", word.sector) for word in tables.body_words.values()]
    named += [(f"{tenure.person}, {tenure.key}", tenure.sector) for tenure in tables.tenures]
    for what, sector in named:
        if sector and sector not in SECTORS:
            yield f"{what}: unknown sector {sector!r}"


def _tenure_persons(tables: Tables) -> Iterator[str]:
    persons = {entity.id for entity in tables.entities if entity.kind == "person"}
    holders = {tenure.person for tenure in tables.tenures}
    for tenure in tables.tenures:
        if tenure.person not in persons:
            yield f"tenures: {tenure.person} is not in persons"
        if not tenure.source:
            yield f"{tenure.person}, {tenure.key}: no source"
        if tenure.verified < tenure.start:
            yield f"{tenure.person}, {tenure.key}: verified on {tenure.verified}, before it began"
    for entity in tables.entities:
        if entity.kind == "person" and entity.id not in holders and not entity.sector:
            yield f"{entity.id}: neither an office nor a sector; give it one"


def _overlaps(tables: Tables) -> Iterator[str]:
    """Two holders of a one-person office may share the day of handing over, no more."""
    single = {office.key for office in tables.offices if office.single}
    by_office: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in tables.tenures:
        if tenure.key in single:
            by_office[tenure.key, tenure.country or tenure.group or "", tenure.office].append(tenure)
    for (key, of, _), held in by_office.items():
        held.sort(key=lambda tenure: tenure.start)
        for earlier, later in pairwise(held):
            if earlier.until is None or earlier.until > later.start:
                yield f"{key} of {of}: {earlier.person} ({earlier.until or 'open'}) overlaps {later.person} (from {later.start})"


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
