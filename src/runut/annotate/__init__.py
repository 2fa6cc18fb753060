"""An article's standoff layers: sentences, tokens, names, times. `annotate` is all that others need; `prepare` loads its network."""

from runut.annotate.annotate import annotate, prepare
from runut.annotate.unknown import unknown_names

__all__ = ["annotate", "prepare", "unknown_names"]
