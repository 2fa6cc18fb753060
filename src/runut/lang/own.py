"""A user's own event rules: files of the same form as those that ship, in the folder that RUNUT_RULES names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from runut.errors import ResourceError

SETTING = "RUNUT_RULES"


def own_rule_files(environment: Mapping[str, str] = os.environ) -> list[Path]:
    """The TOML files of the folder in the order of their names; none where no folder is named.

    Raises ResourceError where it is no folder, or holds no rules.
    """
    named = environment.get(SETTING)
    if not named:
        return []
    if not Path(named).is_dir():
        raise ResourceError(f"{SETTING} names {named}, which is no folder; make it, or set it to nothing")
    found = sorted(path for path in Path(named).glob("*.toml") if path.name != "runut.toml")
    if not found:
        raise ResourceError(f"{SETTING} names {named}, which holds no .toml file; put rules into it, or set it to nothing")
    return found
