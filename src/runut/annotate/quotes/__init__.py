"""Who said what: quotation marks, words of reporting and their speakers in, `Quote`s out.

    marks      stretches between quotation marks, also unbalanced ones
    cues       words of reporting and what stands around them
    speakers   whom a word of reporting belongs to
    parties    what the record tells of them
    find       all of them joined into quotes

Linear in the article's length: every look to a side is bounded.
"""

from runut.annotate.quotes.find import find_quotes

__all__ = ["find_quotes"]
