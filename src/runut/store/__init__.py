"""The record of what was read, in one SQLite file: written idempotently, asked by named questions.

Comes in: documents with their articles and mentions, or the reason why there are none. Goes out: JSON-ready answers.
`schema.sql` tells what every table and column holds; reading and resolving are left to the other stages.
"""

from runut.store.account import Account
from runut.store.filters import Filters
from runut.store.integrity import check_reading
from runut.store.ledger import Outcome, Reading
from runut.store.outcomes import Known
from runut.store.store import Store

__all__ = ["Account", "Filters", "Known", "Outcome", "Reading", "Store", "check_reading"]
