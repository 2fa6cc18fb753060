"""Coreference within an article: which pronouns, descriptions and short forms stand for which named party.

    tokens, trees, names  ->  mentions in order  ->  referents  ->  `Chain`s
                             mentions, speech        resolve       chains

`resolve` stands on `pronouns` (what is proper to each), `score` (how well a party fits) and `registry` (parties by name). By rules
with readable weights: number, person or body, subjecthood, recency, the speaker of a quotation, clause mates. Linear in the
article's length, since a mention is compared with the parties spoken of last only.
"""

from runut.annotate.coreference.chains import find_chains

__all__ = ["find_chains"]
