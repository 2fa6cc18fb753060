"""Indonesian: the manifest of its language pack, one line a resource."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from runut.lang.id import features
from runut.lang.id.confidence import load_confidence
from runut.lang.id.contexts import load_contexts
from runut.lang.id.coreference import load_coreference
from runut.lang.id.desks import load_desks
from runut.lang.id.events import load_event_rules
from runut.lang.id.furniture import load_furniture
from runut.lang.id.language import guess_language
from runut.lang.id.lexicon import load_lexicon
from runut.lang.id.morphology import analyse, read_word
from runut.lang.id.names import load_name_words
from runut.lang.id.reporting import load_reporting
from runut.lang.id.sentences import split_sentences
from runut.lang.id.times import find_times
from runut.lang.id.tokens import tokenise
from runut.lang.pack import LanguagePack, Model


@cache
def load() -> LanguagePack:
    return LanguagePack(
        code="id",
        split_sentences=split_sentences,
        tokenise=tokenise,
        find_times=find_times,
        guess_language=guess_language,
        furniture=load_furniture(),
        event_rules=load_event_rules(),
        lexicon=load_lexicon(),
        confidence=load_confidence(),
        desks=load_desks(),
        analyse=analyse,
        name_words=load_name_words(),
        coreference=load_coreference(),
        contexts=load_contexts(),
        reporting=load_reporting(),
        read_word=read_word,
        model=Model(
            name="lang/id/model",
            folder=Path(str(files("runut.lang.id") / "model")),
            feature_rows=features.FeatureRows(),
            root_row=features.ROOT,
            features_version=features.VERSION,
        ),
    )
