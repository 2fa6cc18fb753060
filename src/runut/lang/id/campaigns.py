"""Words of campaigns: `campaigns.toml` read into `CampaignWords`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from runut.grammar import CampaignWords, Phrases


@cache
def load_campaigns() -> CampaignWords:
    data = tomllib.loads((files("runut.lang.id") / "campaigns.toml").read_text("utf-8"))
    single = Phrases(dict.fromkeys(data.pop("single"), True))
    return CampaignWords(single=single, **{key: frozenset(words) for key, words in data.items()})
