"""Indonesian: the manifest of its language pack, one line a resource."""

from __future__ import annotations

from functools import cache

from runut.lang.id.events import load_event_rules
from runut.lang.id.furniture import load_furniture
from runut.lang.id.language import guess_language
from runut.lang.id.lexicon import load_lexicon
from runut.lang.id.morphology import analyse
from runut.lang.id.names import load_name_words
from runut.lang.id.sentences import split_sentences
from runut.lang.id.times import find_times
from runut.lang.id.tokens import tokenise
from runut.lang.pack import LanguagePack


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
        analyse=analyse,
        name_words=load_name_words(),
    )
