"""An article's standoff layers: sentences, tokens, names, times. `annotate` is all that others need."""

from runut.annotate.annotate import annotate

__all__ = ["annotate"]
