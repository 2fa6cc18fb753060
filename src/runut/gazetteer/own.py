"""A user's own rows, laid over those that ship: in a folder outside the package, which an upgrade leaves alone.

In come tables of the same form (`persons*.csv`, `tenures*.csv`, `outlets*.csv`, `places*.csv`, `groups.toml`,
`organisations.toml`), out go rows: a new id is added, a known one extended. What a row changed is told as a note.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from runut.errors import ResourceError
from runut.gazetteer.tables import read_csv, read_toml_file

Entry = tuple[str, dict[str, Any]]
SETTING = "RUNUT_GAZETTEER"
OUTLETS = "RUNUT_OUTLETS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of table. key: the columns that make two rows the same. names: columns whose names are added up.

    needed: columns that a row of a new key must fill. Columns that only the shipped table has are taken too.
    """

    pattern: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    names: tuple[str, ...]
    needed: tuple[str, ...]


KINDS = {
    "persons": Kind(
        pattern="persons*.csv", columns=("id", "name", "country", "group", "sector", "strong", "weak"),
        key=("id",), names=("strong", "weak"), needed=("name",),
    ),
    "tenures": Kind(
        pattern="tenures*.csv", columns=("person", "office", "of", "title", "sector", "from", "until", "verified", "source"),
        key=("person", "office", "of", "from"), names=(), needed=("of",),
    ),
    "outlets": Kind(
        pattern="outlets*.csv", columns=("id", "name", "kind", "country", "owner", "domains", "names"),
        key=("id",), names=("domains", "names"), needed=("name",),
    ),
    "places": Kind(
        pattern="places*.csv", columns=("id", "name", "country", "sector", "lat", "lon", "names"),
        key=("id",), names=("names",), needed=("name", "lat", "lon"),
    ),
    "groups": Kind(
        pattern="groups.toml", columns=("code", "name", "sector", "country", "group", "names", "former", "weak"),
        key=("code",), names=("names", "former", "weak"), needed=("name", "sector"),
    ),
    "organisations": Kind(
        pattern="organisations.toml", columns=("code", "name", "sector", "country", "group", "names", "former", "weak"),
        key=("code",), names=("names", "former", "weak"), needed=("name", "sector"),
    ),
}  # fmt: skip


def own_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of RUNUT_GAZETTEER, or `runut/gazetteer` among the user's settings where there is one; None for none.

    RUNUT_GAZETTEER set to nothing switches own rows off. Raises ResourceError where it names no folder.
    """
    named = environment.get(SETTING)
    if named is not None:
        if named and not Path(named).is_dir():
            raise ResourceError(f"{SETTING} names {named}, which is no folder; make it, or set it to nothing")
        return Path(named) if named else None
    usual = settings_folder(environment) / "runut" / "gazetteer"
    return usual if usual.is_dir() else None


def settings_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where programs keep a user's settings on this system."""
    if platform == "win32":
        return Path(environment.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def own_outlets(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The one table of outlets that RUNUT_OUTLETS names, for who needs no folder. Raises ResourceError where it is no file."""
    named = environment.get(OUTLETS)
    if named and not Path(named).is_file():
        raise ResourceError(f"{OUTLETS} names {named}, which is no file; make it, or set it to nothing")
    return Path(named) if named else None


def own_files(folder: Path | None) -> list[Path]:
    """The tables of the folder, in the order of their names, and that of `own_outlets`."""
    tables = {path for kind in KINDS.values() for path in (folder.glob(kind.pattern) if folder else ()) if path.is_file()}
    outlets = own_outlets()
    return sorted(tables | ({outlets} if outlets else set()))


@dataclass(slots=True)
class OwnRows:
    """The rows of the folder. problems: what cannot be read, with file and line. notes: what ships and was changed."""

    folder: Path | None
    outlets: Path | None = field(default_factory=own_outlets)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lay_over(self, name: str, shipped: Iterable[Entry]) -> Iterator[Entry]:
        """The shipped rows of that kind, each extended by the own row of its key, then the own rows of new keys."""
        kind = KINDS[name]
        if not self._paths(kind):
            yield from shipped
            return
        rows = list(shipped)
        columns = tuple(dict.fromkeys((*kind.columns, *(column for _, row in rows for column in row))))
        own = self._read(kind, columns)
        for place, row in rows:
            key = _key(row, kind)
            if key in own:
                own_place, own_row = own.pop(key)
                self.notes += [f"{own_place}: {change}" for change in _changes(row, own_row, kind)]
                yield own_place, _extended(row, own_row, kind)
            else:
                yield place, row
        for place, row in own.values():
            missing = [column for column in kind.needed if not row.get(column)]
            if missing:
                self.problems.append(f"{place}: a new row needs {', '.join(missing)}")
            else:
                yield place, row

    def is_own(self, place: str) -> bool:
        return any(place.startswith(str(own)) for own in (self.folder, self.outlets) if own is not None)

    def _paths(self, kind: Kind) -> list[Path]:
        paths = sorted(self.folder.glob(kind.pattern)) if self.folder else []
        return [*paths, *([self.outlets] if self.outlets and kind is KINDS["outlets"] else [])]

    def _read(self, kind: Kind, columns: Sequence[str]) -> dict[tuple[str, ...], Entry]:
        found: dict[tuple[str, ...], Entry] = {}
        for place, row in self._rows(kind, columns):
            unknown = row.keys() - set(columns)
            if unknown:
                self.problems.append(f"{place}: no column {min(unknown)!r}; there are {', '.join(columns)}")
                continue
            key = _key(row, kind)
            if not key[0]:
                self.problems.append(f"{place}: {kind.key[0]} is empty")
            elif key in found:
                self.problems.append(f"{place}: the same {', '.join(kind.key)} as in {found[key][0]}")
            else:
                found[key] = place, row
        return found

    def _rows(self, kind: Kind, columns: Sequence[str]) -> Iterator[Entry]:
        is_csv = kind.pattern.endswith(".csv")
        for path in self._paths(kind):
            try:
                if is_csv:
                    for place, row in read_csv(path, str(path)):
                        yield place, dict.fromkeys(columns, "") | row
                else:
                    yield from _toml_entries(path, kind)
            except ResourceError as error:
                self.problems.append(str(error))


def _toml_entries(path: Path, kind: Kind) -> Iterator[Entry]:
    """The tables of a file, each with the line on which its code stands."""
    entries = read_toml_file(path, str(path)).get(path.stem.removesuffix("s"), [])
    lines = path.read_text(encoding="utf-8").splitlines()
    codes = [number for number, line in enumerate(lines, 1) if line.split("=")[0].strip() == kind.key[0]]
    if not isinstance(entries, list) or len(codes) != len(entries):
        raise ResourceError(f"{path}: every [[{path.stem.removesuffix('s')}]] needs one line with its {kind.key[0]}")
    for number, entry in zip(codes, entries, strict=True):
        for column, value in entry.items():
            is_list = column in kind.names
            if not (
                isinstance(value, list) and all(isinstance(name, str) for name in value) if is_list else isinstance(value, str)
            ):
                raise ResourceError(f"{path}, line {number}: {column} must be {'a list of names' if is_list else 'a text'}")
        yield f"{path}, line {number}", entry


def _key(row: Mapping[str, Any], kind: Kind) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in kind.key)


def _extended(row: Mapping[str, Any], own: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """The own row's filled cells in place of the shipped ones; names are added to those that ship."""
    made = dict(row)
    for column, value in own.items():
        if column not in kind.names:
            made[column] = value if value or not kind.names else row.get(column, "")
        elif isinstance(value, str):
            made[column] = "|".join(part for part in (row.get(column, ""), value) if part)
        else:
            made[column] = [*row.get(column, []), *value]
    return made


def _changes(row: Mapping[str, Any], own: Mapping[str, Any], kind: Kind) -> Iterator[str]:
    """What the own row says otherwise than the row that ships, names that it adds left out."""
    for column, value in own.items():
        old = row.get(column, "")
        if column not in kind.names and value != old and (value or not kind.names):
            yield f"{column} of {' '.join(_key(row, kind))} is {value!r}, where the gazetteer that ships has {old!r}"
