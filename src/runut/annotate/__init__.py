"""An article's standoff layers: sentences, tokens, names, times. `annotate` is all that others need; `prepare` loads its network."""

from runut.annotate.annotate import annotate, prepare

__all__ = ["annotate", "prepare"]
