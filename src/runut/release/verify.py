"""Whether a release is the one that its manifest tells of."""

from __future__ import annotations

from pathlib import Path

from runut.release.manifest import NAME, describe_file, name_of_content, read_manifest


def verify(folder: Path) -> tuple[str, ...]:
    """What differs, in words; empty where every byte is as written. Raises UsageError where it is no release."""
    manifest = read_manifest(folder)
    named = {file.name: file for file in manifest.files}
    found: list[str] = []
    for name, file in sorted(named.items()):
        path = folder / name
        if Path(name).name != name or not path.is_file():
            found.append(f"{name} is missing")
            continue
        now = describe_file(path, file.rows)
        if now.sha256 != file.sha256:
            found.append(f"{name} was changed: {now.size_bytes} bytes with SHA-256 {now.sha256[:16]}…, not {file.sha256[:16]}…")
    found += [f"{path.name} is no part of the release" for path in sorted(folder.iterdir()) if path.name not in {*named, NAME}]
    tables = tuple(file for file in manifest.files if file.name.removesuffix(".jsonl") in manifest.counts)
    if name_of_content(tables) != manifest.id:
        found.append(f"the id {manifest.id} is not that of these tables: {name_of_content(tables)}")
    return tuple(found)
