"""How sure a reading is, as a logistic model over features that can be read aloud; its numbers are a language's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

LEAST, MOST = 0.02, 0.99
"""No reading is impossible, none certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceModel:
    """weights: of the features that `extract.confidence` tells, in log odds. types: what each event type adds."""

    bias: float
    weights: Mapping[str, float]
    types: Mapping[str, float]

    def share(self, features: Mapping[str, float], type_: str) -> float:
        """Of readings with these features, the share whose type and parties are right, as measured."""
        odds = self.bias + self.types.get(type_, 0.0) + sum(self.weights.get(name, 0.0) * x for name, x in features.items())
        return round(min(MOST, max(LEAST, 1 / (1 + exp(-odds)))), 2)
