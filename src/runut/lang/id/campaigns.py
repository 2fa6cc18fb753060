"""Words of campaigns: `campaigns.toml` read into `CampaignWords`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from runut.grammar import CampaignWords, Phrases


@cache
def load_campaigns() -> CampaignWords:
    data = tomllib.loads((files("runut.lang.id") / "campaigns.toml").read_text("utf-8"))
    single, spans, wide = (Phrases(dict.fromkeys(data.pop(key), True)) for key in ("single", "spans", "wide"))
    words = {key: frozenset(listed) for key, listed in data.items()}
    return CampaignWords(single=single, spans=spans, wide=wide, **words)
