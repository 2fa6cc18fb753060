"""The rule engines: event rules over the words of a sentence (`rule`, `load`, `table`), time rules over a text (`times`).

They know no language: the surface forms of a root come from the language pack as a function, and what the
words around a trigger mean is read by `runut.extract`.
"""

from runut.grammar.lexicon import CampaignWords, Citing, Head, Lexicon, Phrases, StatusCues
from runut.grammar.load import Ontology, load_rules
from runut.grammar.rule import Example, Frame, Inflect, Rule, Voice
from runut.grammar.table import Match, RuleTable, Trigger

__all__ = [
    "CampaignWords",
    "Citing",
    "Example",
    "Frame",
    "Head",
    "Inflect",
    "Lexicon",
    "Match",
    "Ontology",
    "Phrases",
    "Rule",
    "RuleTable",
    "StatusCues",
    "Trigger",
    "Voice",
    "load_rules",
]
