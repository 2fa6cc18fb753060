"""The stage: an `Article` in, its `Annotated` layers out. Pure: the same article, language and gazetteer, the same layers.

Tags, trees and lemmas stay None until the model of "Reading Indonesian"; who is meant by a pronoun is for `extract`.
"""

from __future__ import annotations

from runut.annotate.layers import read_layers
from runut.annotate.names import find_names
from runut.annotate.times import read_times
from runut.gazetteer import Gazetteer
from runut.lang.pack import LanguagePack
from runut.limits import Limits
from runut.records import Annotated, Article


def annotate(article: Article, language: LanguagePack, gazetteer: Gazetteer, limits: Limits) -> Annotated:
    """The layers of an article. Raises LimitExceeded for more sentences than `limits` allows."""
    layers = read_layers(article, language, limits)
    return Annotated(
        article=article.id,
        sentences=tuple(layers.sentences),
        tokens=tuple(layers.tokens),
        names=find_names(article, layers, language, gazetteer),
        times=read_times(article, layers.sentences, language),
    )
