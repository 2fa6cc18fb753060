"""Settings, and where each came from: the default, `runut.toml`, the environment, a flag; the later is the stronger.

Comes in: the folder where runut was called, the environment, flags. Goes out: a `Config`, with warnings for keys that are none.
What a stage reads when it loads (gazetteer, rules, outlets) is handed on in the environment, where child processes find it too.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import msgspec

from runut.errors import UsageError
from runut.limits import Limits

FILE = "runut.toml"
PREFIX = "RUNUT_"
NAMED_BY = "RUNUT_CONFIG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """meaning: for people. path: its value is a file or folder; one in the file is taken from the file's folder. handed_on: to
    stages, in the environment."""

    type: Any
    default: Any
    meaning: str
    path: bool = False
    handed_on: bool = False


def _limit(name: str) -> Key:
    default = getattr(Limits(), name)
    return Key(type=type(default), default=default, meaning="of one document")


KEYS: dict[str, Key] = {
    "store": Key(type=str, default="runut.db", meaning="the store to use", path=True),
    "gazetteer": Key(type=str, default=None, meaning="a folder of your own rows of the gazetteer", path=True, handed_on=True),
    "rules": Key(type=str, default=None, meaning="a folder of your own event rules", path=True, handed_on=True),
    "outlets": Key(type=str, default=None, meaning="a table of your own outlets", path=True, handed_on=True),
    "language": Key(type=Literal["id"], default="id", meaning="language of the articles"),
    "lang": Key(type=Literal["id", "en"], default="id", meaning="language of labels, dates and numbers"),
    "workers": Key(type=int, default=None, meaning="processes that read; one a core if not given"),
    **{f"limits.{field.name}": _limit(field.name) for field in fields(Limits)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """origin: "default", "runut.toml:3", "RUNUT_STORE" or "--store"."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    settings: tuple[Setting, ...]
    file: Path | None
    warnings: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> Any:
        return next(setting.value for setting in self.settings if setting.key == key)

    def given(self, key: str) -> bool:
        return next(setting.origin for setting in self.settings if setting.key == key) != "default"

    @property
    def limits(self) -> Limits:
        return Limits(**{field.name: self[f"limits.{field.name}"] for field in fields(Limits)})

    def hand_on(self, environment: MutableMapping[str, str] = os.environ) -> None:
        """Where what a stage loads is named in the file or by a flag, name it in the environment."""
        for setting in self.settings:
            if KEYS[setting.key].handed_on and setting.value is not None:
                environment[variable_of(setting.key)] = setting.value and str(Path(setting.value).absolute())


def variable_of(key: str) -> str:
    """
    >>> variable_of("limits.seconds")
    'RUNUT_LIMITS_SECONDS'
    """
    return PREFIX + key.upper().replace(".", "_")


def read_config(
    named: str | Path | None = None,
    *,
    flags: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Config:
    """named: the file, as --config names it; else RUNUT_CONFIG's, else `runut.toml` in the folder (of the caller, if not given).

    Raises UsageError where a file that was named is not there, cannot be read, or holds a value that a key cannot have.
    """
    file = find_file(named, environment, folder or Path.cwd())
    in_file, warnings = read_file(file) if file else ({}, [])
    in_environment = {key: environment[variable_of(key)] for key in KEYS if variable_of(key) in environment}
    warnings += unknown_variables(environment)
    settings = []
    for key, rule in KEYS.items():
        value, origin = rule.default, "default"
        if key in in_file and file:
            value, origin = in_file[key]
            value = check(key, value, origin)
            if rule.path and value:
                value = str(file.parent / Path(value).expanduser())
        if key in in_environment:
            origin = variable_of(key)
            value = check(key, in_environment[key], origin, loose=True)
        if flags and flags.get(key) is not None:
            value, origin = flags[key], f"--{key}"
        settings.append(Setting(key=key, value=value, origin=origin))
    return Config(settings=tuple(settings), file=file, warnings=tuple(warnings))


def find_file(named: str | Path | None, environment: Mapping[str, str], folder: Path) -> Path | None:
    asked = named or environment.get(NAMED_BY)
    if asked:
        path = Path(asked)
        if not path.is_file():
            raise UsageError(f"{'--config' if named else NAMED_BY} names {asked}, which is no file")
        return path
    path = folder / FILE
    return path if path.is_file() else None


def read_file(path: Path) -> tuple[dict[str, tuple[Any, str]], list[str]]:
    """Of each known key its value and place; warnings for the others."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is no TOML file that can be read: {error}. Mend the line that it names.") from error
    found: dict[str, tuple[Any, str]] = {}
    warnings = []
    for key, value in flat(data):
        place = f"{path.name}:{line_of(text, key)}"
        if key in KEYS:
            found[key] = value, place
        else:
            warnings.append(f"{place}: there is no key {key!r}{suggestion(key, KEYS)}")
    return found, warnings


def flat(data: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict) and f"{table}{name}" not in KEYS:
            yield from flat(value, f"{table}{name}.")
        else:
            yield f"{table}{name}", value


def line_of(text: str, key: str) -> int:
    """The line on which the key is given. `tomllib` does not tell it.

    >>> line_of('store = "x.db"\\n[limits]\\n# seconds = 1\\nseconds = 5', "limits.seconds")
    4
    """
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([\w.\- \"]+?)\s*\]", line):
            table = header[1].replace('"', "").replace(" ", "") + "."
        elif (given := re.match(r"\s*([\w.\- \"]+?)\s*=", line)) and table + given[1].replace('"', "").replace(" ", "") == key:
            return number
    return 1


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    known = {NAMED_BY, "RUNUT_USER", *map(variable_of, KEYS)}  # RUNUT_USER: who corrects (`runut correct --by`)
    return [f"there is no setting {name}{suggestion(name, known)}" for name in sorted(environment) if is_lost(name, known)]


def is_lost(name: str, known: set[str]) -> bool:
    return name.startswith(PREFIX) and name not in known


def suggestion(name: str, known: Mapping[str, object] | set[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"; did you mean {near[0]!r}?" if near else "; `runut config` lists them"


def check(key: str, value: Any, place: str, *, loose: bool = False) -> Any:
    """The value as the key's type; loose: from text. Raises UsageError that says where, what, and what it may be."""
    rule = KEYS[key]
    try:
        read = msgspec.convert(value, rule.type, strict=not loose)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"{place}: {key} is {value!r}, which cannot be: {str(error)[:1].lower()}{str(error)[1:]}. {advice(rule)}"
        ) from error
    if isinstance(read, int | float) and read <= 0:
        raise UsageError(f"{place}: {key} is {value!r}, which cannot be. Write a number above 0.")
    return read


def advice(rule: Key) -> str:
    if rule.type is str:
        return "Write it between quotation marks."
    if rule.type in (int, float):
        return "Write a number, without quotation marks."
    return f"It is one of {', '.join(repr(choice) for choice in rule.type.__args__)}."
