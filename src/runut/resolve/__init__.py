"""Across documents: which texts are copies of one, and which mentions tell of one happening.

Comes in: stored articles and mentions, in any order. Goes out: origins and events, the same for the same input. Links,
disputes over more than a toll, and people's judgements are left to a later version.
"""

from runut.resolve.events import find_events
from runut.resolve.origins import find_origins

__all__ = ["find_events", "find_origins"]
