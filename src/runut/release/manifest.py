"""What a release says of itself: versions, what coded it, what went in, what came out, and the hash of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import msgspec

from runut.errors import UsageError
from runut.gazetteer import own_files, own_folder
from runut.lang.own import own_rule_files

FORMAT = 1
"""Of the folder; a reader refuses a later one."""

NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """rows: of a table, None for other files. sha256: of its bytes, hex."""

    name: str
    rows: int | None
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """id: made of the hashes of the tables: equal content has one id, whatever it is called.

    day: of the release, as given, or the last day of publication in it. runut, coder: that wrote it. coders: how many documents
    each version read. model, gazetteer, rules: SHA-256 of what the present coder reads with, the user's own included.
    limits: of one document. quarantined: documents that came in and are not in the record. since: id of the release that
    CHANGES.md and changes.jsonl start from.
    """

    format: int
    id: str
    name: str
    day: str | None
    runut: str
    coder: str
    coders: dict[str, int]
    language: str
    limits: dict[str, float]
    model: str
    gazetteer: str
    rules: str
    counts: dict[str, int]
    quarantined: int
    since: str | None
    files: tuple[File, ...] = field(default=())


def read_manifest(folder: Path) -> Manifest:
    """Raises UsageError where the folder is no release, or one of a newer runut."""
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except OSError as error:
        raise UsageError(f"{folder} is no release: it has no {NAME} that can be read") from error
    except msgspec.MsgspecError as error:
        raise UsageError(f"{folder / NAME} is not as runut writes it: {error}") from error
    if manifest.format > FORMAT:
        raise UsageError(f"{folder} is a release of format {manifest.format}; this runut reads up to {FORMAT}. Update runut.")
    return manifest


def encode_manifest(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def describe_file(path: Path, rows: int | None = None) -> File:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return File(name=path.name, rows=rows, size_bytes=path.stat().st_size, sha256=digest.hexdigest())


def name_of_content(tables: tuple[File, ...]) -> str:
    """ "r-" and 16 hex digits over the tables' names and hashes."""
    told = "".join(f"{table.name} {table.sha256}\n" for table in sorted(tables, key=lambda table: table.name))
    return f"r-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def resource_digests(language: str) -> dict[str, str]:
    """SHA-256 of the reading network, the gazetteer and the rules, each file under its name."""
    pack = Path(str(files("runut.lang"))) / language
    shipped = Path(str(files("runut.gazetteer"))) / "data"
    return {
        "model": digest_of((path, path.name) for path in sorted((pack / "model").glob("*.onnx"))),
        "gazetteer": digest_of(
            [
                *((path, path.relative_to(shipped).as_posix()) for path in sorted(shipped.rglob("*")) if path.is_file()),
                *((path, f"own/{path.name}") for path in own_files(own_folder())),
            ]
        ),
        "rules": digest_of(
            [
                *((path, path.relative_to(pack).as_posix()) for path in sorted(pack.rglob("*.toml"))),
                *((path, f"own/{path.name}") for path in own_rule_files()),
            ]
        ),
    }


def digest_of(named: Iterable[tuple[Path, str]]) -> str:
    digest = hashlib.sha256()
    for path, name in named:
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
