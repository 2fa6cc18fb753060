"""The numbers of `confidence.toml`, fitted by `training.calibrate`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from runut.errors import ResourceError
from runut.lang.confidence import ConfidenceModel

FILE = "lang/id/confidence.toml"


@cache
def load_confidence() -> ConfidenceModel:
    data = tomllib.loads((files("runut.lang.id") / "confidence.toml").read_text("utf-8"))
    try:
        return ConfidenceModel(bias=float(data["bias"]), weights=dict(data["weights"]), types=dict(data["types"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{FILE}: {error} is not there or no number. Run training.calibrate again.") from error
