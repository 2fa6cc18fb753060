"""Coreference within an article: which pronouns, descriptions and short forms stand for which named party.

    names, pronouns, nouns  ->  mentions in order  ->  referents  ->  `Chain`s
       mentions.py                                     resolve.py

By rules with readable weights: number, person or body, subjecthood, recency, the speaker of a quotation, clause mates. Linear in
the article's length, since a mention is compared with the parties of the last few sentences only.
"""

from runut.annotate.coreference.chains import find_chains

__all__ = ["find_chains"]
