"""What tells how sure the reading of a mention is: features of the draft, to be weighed by a language's `ConfidenceModel`.

Each is a number from 0 to 1 that a person can check. `training.calibrate` fits what they weigh, on articles coded by hand.
"""

from __future__ import annotations

from runut.extract.politics import codes_of
from runut.extract.view import Draft, View

FAR = 10
"""Items between subject and verb from which it is as far as can be."""
LONG = 40
"""Words from which a sentence is as long as can be."""
CROWD = 4
"""Other triggers in the sentence from which it is as crowded as can be."""


def features(draft: Draft, view: View) -> dict[str, float]:
    """By name; those that are 0 are left out."""
    parties = [*draft.actors, *draft.recipients]
    rule = draft.trigger.rule
    network_alone = rule.file.startswith("model/")
    codes = codes_of(draft)
    others = sum(item.match is not None for item in view.clause.items) - 1
    told = {
        "nominal": draft.trigger.voice == "nominal",
        "passive": draft.trigger.voice == "passive",
        "bare": draft.trigger.voice == "bare",
        "headline": view.sentence.field == "title",
        "no_actor": not draft.actors,
        "no_recipient": not draft.recipients and not draft.symmetric,
        "symmetric": draft.symmetric,
        "several": len(parties) > 2,
        "abroad": len(codes) > 1,
        "one_land": len(codes) == 1 and len(parties) > 1,
        "armed": any(p.kind == "armed" for p in parties),
        "states": any(p.kind == "state" for p in parties),
        "far": min(1.0, max(0, draft.filled.distance - 1) / FAR),
        "lent": draft.lent,
        "pronoun": any(p.pronoun for p in parties),
        "coreference": any(p.stands_for is not None and not p.pronoun for p in parties),
        "unnamed": any(not p.entity for p in parties),
        "codeless": any(not (p.country or p.group) for p in parties),
        "elsewhere": any(p.units and p.units is not view.units for p in parties),
        "not_actual": draft.read.status != "actual",
        "turned": rule.type != draft.type,
        "quoted": draft.speaker is not None,
        "long": min(1.0, len(view.units) / LONG),
        "crowded": min(1.0, max(0, others) / CROWD),
        "ambiguous": rule.near != frozenset() or rule.unless != frozenset(),
        "network_alone": network_alone,
        "network_share": draft.share if network_alone else 0.0,
        "network_agrees": draft.share if not network_alone else 0.0,
        "network_differs": draft.doubt,
    }
    return {name: float(value) for name, value in told.items() if value}
