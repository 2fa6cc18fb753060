"""Makes the gazetteer from its data files: rows in, entities, tenures and claims to names out.

A row that cannot be read is a problem, told with its place; loading refuses a gazetteer that has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from runut.errors import ResourceError
from runut.gazetteer.find import Claim, is_short_code
from runut.gazetteer.gazetteer import Gazetteer, uncollected
from runut.gazetteer.model import Aliases, BodyWord, Entity, Office, Tenure
from runut.gazetteer.own import Entry, OwnRows, own_folder
from runut.gazetteer.tables import read_day, read_folder, read_lines, read_rows, read_toml, split_names

Row = tuple[str, dict[str, str]]
_MARKS = "=~"
_MARKED = tuple(_MARKS)


@dataclass(slots=True)
class Tables:
    """All that the data files say.

    problems: what could not be read, each with its file and line. notes: what a user's own rows changed.
    places: file and line of an entity, by its id, and of a tenure.
    """

    entities: list[Entity] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    body_words: dict[str, BodyWord] = field(default_factory=dict)
    not_names: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: dict[str | Tenure, str] = field(default_factory=dict)

    def add(self, entity: Entity, *, seats: tuple[str, ...] = (), place: str = "") -> None:
        """Aliases may open with "=": read only as written, or "~": looked up, never found in text. The entity has them bare."""
        name, strong, weak = entity.name, entity.aliases.strong, entity.aliases.weak
        self.claims += [_claim(alias, entity.id, strong=True) for alias in (name, *strong)]
        self.claims += [_claim(alias, entity.id, strong=False) for alias in weak]
        self.claims += [_claim(seat, entity.id, strong=True, seat=True) for seat in seats]
        self.places[entity.id] = place
        if seats or any(alias[:1] in _MARKED for alias in (name, *strong, *weak)):
            entity = replace(entity, name=_bare(name), aliases=_bare_aliases(strong, weak + seats))
        self.entities.append(entity)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with runut and the user's own rows, loaded once a process.

    Raises ResourceError where a row cannot be read.
    """
    with uncollected():
        tables = read_tables(own_folder())
    if tables.problems:
        shown = "\n".join(tables.problems[:10])
        raise ResourceError(f"the gazetteer has {len(tables.problems)} rows that cannot be read:\n{shown}")
    return build(tables)


def build(tables: Tables) -> Gazetteer:
    return Gazetteer(
        entities=tables.entities,
        offices=tables.offices,
        tenures=tables.tenures,
        claims=tables.claims,
        body_words=tables.body_words,
        not_names=tables.not_names,
    )


def read_tables(own: Path | None = None) -> Tables:
    """The tables that ship, with those of the user's folder laid over them."""
    rows = OwnRows(own)
    tables = Tables()
    tables.offices.extend(read_offices(read_toml("offices.toml")["office"]))
    add_countries(tables, read_rows("countries.csv"))
    add_persons(tables, rows.lay_over("persons", read_folder("persons")))
    add_bodies(tables, rows.lay_over("groups", _entries("groups.toml", "group")), "group")
    add_bodies(tables, rows.lay_over("organisations", _entries("organisations.toml", "organisation")), "org")
    add_tenures(tables, rows.lay_over("tenures", read_folder("tenures")))
    add_outlets(tables, rows.lay_over("outlets", read_rows("outlets.csv")))
    add_places(tables, rows.lay_over("places", read_rows("places.csv")))
    tables.body_words.update(read_body_words(read_toml("bodies.toml"), tables.offices))
    tables.not_names.extend(read_lines("not_names.txt"))
    tables.problems.extend(rows.problems)
    tables.notes.extend(rows.notes)
    if own:
        close_open_ends(tables, rows)
    return tables


def _entries(name: str, table: str) -> Iterator[Entry]:
    """The tables of a TOML file; a code says where it stands better than a line."""
    for entry in read_toml(name)[table]:
        yield f"{name}, {entry['code']}", entry


def close_open_ends(tables: Tables, rows: OwnRows) -> None:
    """Ends a shipped tenure without an end where an own row gives the office to the next: one row tells a change."""
    single = {office.key for office in tables.offices if office.single}
    own = [tenure for tenure in tables.tenures if tenure.key in single and rows.is_own(tables.places[tenure])]
    for at, tenure in enumerate(tables.tenures):
        if tenure.until or rows.is_own(tables.places[tenure]):
            continue
        of = (tenure.key, tenure.country, tenure.group, tenure.office)
        later = [o for o in own if (o.key, o.country, o.group, o.office) == of and o.start > tenure.start]
        if not later:
            continue
        heir = min(later, key=lambda o: o.start)
        ended = replace(tenure, until=heir.start)
        tables.tenures[at], tables.places[ended] = ended, tables.places[tenure]
        tables.notes.append(f"{tables.places[heir]}: ends {tenure.person} as {tenure.office} on {heir.start}")


def read_offices(rows: Iterable[dict[str, Any]]) -> Iterator[Office]:
    for rank, row in enumerate(rows):
        yield Office(
            key=row["key"], name=row["name"], aliases=tuple(row["aliases"]),
            sector=row.get("sector"), single=row["single"], rank=rank,
        )  # fmt: skip


def add_countries(tables: Tables, rows: Iterable[Row]) -> None:
    for place, row in rows:
        code, names = row["code"], split_names(row["names"])
        if row["english"] not in {row["name"], *names}:
            names += (f"~{row['english']}",)  # asked for by name, not looked for in Indonesian text
        country = Entity(
            id=f"country.{code}", kind="country", name=row["name"], country=code, sector="GOV",
            aliases=Aliases(strong=names),
        )  # fmt: skip
        tables.add(country, seats=split_names(row["seats"]), place=place)


def add_persons(tables: Tables, rows: Iterable[Row]) -> None:
    for place, row in rows:
        aliases = Aliases(strong=split_names(row["strong"]), weak=split_names(row["weak"]))
        tables.add(
            Entity(
                id=f"person.{row['id']}", kind="person", name=row["name"], country=row["country"] or None,
                group=row["group"] or None, sector=row["sector"] or None, aliases=aliases,
            ),
            place=place,
        )  # fmt: skip


def add_bodies(tables: Tables, rows: Iterable[Entry], prefix: str) -> None:
    """Groups ("group.HAMAS") and organisations ("org.UN", "org.IDN.TNI")."""
    for place, row in rows:
        code = row["code"]
        group = row.get("group", None if row.get("country") else code)
        aliases = Aliases(strong=tuple(row.get("names", ())) + tuple(row.get("former", ())), weak=tuple(row.get("weak", ())))
        tables.add(
            Entity(
                id=f"{prefix}.{code}", kind="group" if prefix == "group" else "organisation", name=row["name"],
                country=row.get("country"), group=group, sector=row["sector"], aliases=aliases,
            ),
            place=place,
        )  # fmt: skip


def add_tenures(tables: Tables, rows: Iterable[Row]) -> None:
    """Refuses what has no dates: an undated row is an office held for ever."""
    offices = {office.key: office for office in tables.offices}
    sectors: dict[str | None, str | None] = {
        entity.group: entity.sector for entity in tables.entities if entity.kind != "person" and entity.group
    }
    for place, row in rows:
        try:
            tenure = _tenure(place, row, offices, sectors)
            tables.tenures.append(tenure)
            tables.places[tenure] = place
        except ResourceError as error:
            tables.problems.append(str(error))


def _tenure(place: str, row: dict[str, str], offices: dict[str, Office], sectors: dict[str | None, str | None]) -> Tenure:
    office = offices.get(row["office"])
    if office is None:
        raise ResourceError(f"{place}: offices.toml has no office {row['office']!r}")
    start = read_day(row["from"], last=False, place=place)
    verified = read_day(row["verified"], last=False, place=place)
    until = read_day(row["until"], last=True, place=place)
    if start is None:
        raise ResourceError(f"{place}: {row['person']} has no day of entering office")
    if verified is None:
        raise ResourceError(f"{place}: {row['person']} has no day on which the row was last verified")
    if until is not None and until < start:
        raise ResourceError(f"{place}: {row['person']} leaves office on {until}, before entering it on {start}")
    of = row["of"]
    is_country = len(of) == 3 and of not in sectors
    return Tenure(
        person=f"person.{row['person']}",
        key=office.key,
        office=row["title"] or office.name,
        country=of if is_country else None,
        group=None if is_country else of,
        sector=row["sector"] or office.sector or (None if is_country else sectors.get(of)) or "GOV",
        start=start,
        until=until,
        verified=verified,
        source=row["source"],
    )


def add_outlets(tables: Tables, rows: Iterable[Row]) -> None:
    """Outlets by domain, agencies by a short id; both are known by either."""
    for place, row in rows:
        prefix = "agency" if row["kind"] == "agency" else "outlet"
        domains = tuple(name for name in split_names(row["domains"]))
        tables.add(
            Entity(
                id=f"{prefix}.{row['id']}", kind="outlet", name=row["name"], country=row["country"] or None, sector="JRN",
                aliases=Aliases(strong=split_names(row["names"]) + domains), owner=row["owner"] or None,
            ),
            place=place,
        )  # fmt: skip


def add_places(tables: Tables, rows: Iterable[Row]) -> None:
    for place, row in rows:
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
        except ValueError:
            tables.problems.append(f"{place}: {row['name']} needs lat and lon in degrees")
            continue
        tables.add(
            Entity(
                id=f"place.{row['id']}", kind="place", name=row["name"], country=row["country"] or None,
                sector=row["sector"] or None,
                aliases=Aliases(strong=split_names(row["names"])), lat=lat, lon=lon,
            ),
            place=place,
        )  # fmt: skip


def read_body_words(table: dict[str, Any], offices: Iterable[Office]) -> dict[str, BodyWord]:
    """Words of bodies.toml by their sector, and the names of offices, which say more and so win."""
    words: dict[str, BodyWord] = {}
    for entry in table["words"]:
        for phrase in entry["phrases"]:
            words[phrase.lower()] = BodyWord(
                phrase=phrase, sector=entry["sector"], kind=entry["kind"], office=entry.get("office"), key=entry.get("key")
            )
    bare = table["offices"]["without"]
    for office in offices:
        for phrase in (office.name, *office.aliases) if office.key not in bare else ():
            known = words.get(phrase.lower())
            if known and known.key:
                continue
            sector = office.sector or (known.sector if known else "GOV")
            words[phrase.lower()] = BodyWord(phrase=phrase, sector=sector, kind="person", office=office.name, key=office.key)
    return words


def _claim(alias: str, entity: str, *, strong: bool, seat: bool = False) -> Claim:
    bare = _bare(alias)
    exact = alias.startswith("=") or is_short_code(bare)
    return Claim(bare, entity, strong, exact, "seat" if seat else "name", not alias.startswith("~"))


def _bare(alias: str) -> str:
    return alias.lstrip(_MARKS)


def _bare_aliases(strong: tuple[str, ...], weak: tuple[str, ...]) -> Aliases:
    return Aliases(strong=tuple(map(_bare, strong)), weak=tuple(map(_bare, weak)))
