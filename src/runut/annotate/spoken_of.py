"""Which states an article speaks of, and whose an unknown body or person there is likeliest to be.

In come the names of an article, out come guesses; what is said of a name beside it is read in `codes` and comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from runut.annotate.found import Found, fold
from runut.annotate.layers import Layers
from runut.gazetteer import Gazetteer
from runut.records import Article

_LEAD = 4  # sentences whose states weigh double
_CLEAR = 0.5  # share of a state in what the article names, from which a body without a state is taken for its own
_HOME = 0.15  # what the outlet's own state counts for beside the shares of those named


class SpokenOf:
    """Made once an article. most: the state whose bodies need no name. weights: how much each state is spoken of."""

    def __init__(self, article: Article, layers: Layers, gazetteer: Gazetteer, names: Sequence[Found]) -> None:
        self._layers, self._gazetteer, self._names = layers, gazetteer, names
        outlet = gazetteer.outlet(article.outlet) if article.outlet else None
        self._home = outlet.country if outlet else None
        place = article.dateline.place if article.dateline else None
        found = gazetteer.find(place) if place else []
        self._filed = gazetteer.entity(found[0].entities[0]).country if found else None
        self._named: dict[int, set[str]] = {}
        self.weights = self._weigh()
        self.most = self._most()

    def is_foreign(self, country: str | None) -> bool:
        """Whether the article names states, and not this one."""
        return country is not None and bool(self.weights) and country not in self.weights

    def of_person(self, name: str) -> str | None:
        """The state of a person of whom nothing is said: of those spoken of and the outlet's, by how many there bear such names."""
        shares = self._shares()
        for word in name.split():
            bearers = self._gazetteer.namesakes(fold(word))
            total = sum(bearers.values())
            for country in shares:
                if total:
                    shares[country] += bearers.get(country, 0) / total
        return max(shares.items(), key=lambda pair: (pair[1], pair[0]))[0] if shares else None

    def of_body(self, at: int) -> str | None:
        """The state of a body at a token of which nothing is said: that of its sentence, if it is one, else of the article."""
        here = self._named.get(self._layers.sentence_of[at], set())
        return next(iter(here)) if len(here) == 1 else self.most or self._home

    def _place_of(self, name: Found) -> str | None:
        placed = name.kind in ("country", "place") and name.entity
        return self._gazetteer.entity(name.entity).country if placed and name.entity else None

    def _shares(self) -> dict[str, float]:
        total = sum(self.weights.values())
        shares = {country: weight / total for country, weight in self.weights.items()}
        if self._home:
            shares[self._home] = shares.get(self._home, 0) + _HOME
        if self._filed and self._filed != self._home:
            shares[self._filed] = shares.get(self._filed, 0) + _CLEAR
        return shares

    def _weigh(self) -> Counter[str]:
        weights: Counter[str] = Counter()
        for name in self._names:
            if country := self._place_of(name):
                sentence = self._layers.sentence_of[name.first]
                self._named.setdefault(sentence, set()).add(country)
                near = sentence < _LEAD
                weights[country] += (1 + near) * (1 + (name.kind == "country"))
        return weights

    def _most(self) -> str | None:
        """Where the report was filed abroad, or the state named more than all others."""
        if self._filed and self._filed != self._home:
            return self._filed
        total = sum(self.weights.values())
        if not total:
            return self._home
        country, weight = max(self.weights.items(), key=lambda pair: (pair[1], pair[0]))
        return country if weight >= _CLEAR * total else None
