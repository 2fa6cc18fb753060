"""The Python library: what `import runut` offers, described in docs/python.md. Names that are listed here are public and stay.

Comes in: paths, texts and the words of questions. Goes out: records, Arrow tables and pandas frames.
"""

from runut.api.answers import Act, Added, Chain, Hit, Holder, Tie, TimelineEntry
from runut.api.library import Runut, configure, open, who
from runut.api.reading import read, read_many
from runut.api.rows import Rows
from runut.config import Config
from runut.errors import IntegrityError, ResourceError, RunutError, StoreError, Unreadable, UsageError
from runut.limits import Limits
from runut.pipeline import Reading
from runut.records import Article, Event, EventMention, Figure, Link, Party, Place, Published, Quote, Rejected, Span
from runut.records.dispute import Account, Dispute

__all__ = [
    "Account",
    "Act",
    "Added",
    "Article",
    "Chain",
    "Config",
    "Dispute",
    "Event",
    "EventMention",
    "Figure",
    "Hit",
    "Holder",
    "IntegrityError",
    "Limits",
    "Link",
    "Party",
    "Place",
    "Published",
    "Quote",
    "Reading",
    "Rejected",
    "ResourceError",
    "Rows",
    "Runut",
    "RunutError",
    "Span",
    "StoreError",
    "Tie",
    "TimelineEntry",
    "Unreadable",
    "UsageError",
    "configure",
    "open",
    "read",
    "read_many",
    "who",
]
