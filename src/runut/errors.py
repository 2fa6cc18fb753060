"""Everything runut raises on purpose.

    RunutError
    ├── UsageError            what was asked for cannot be done: a missing file, a bad filter, an unknown id
    ├── ResourceError         a rule, word list or gazetteer that ships with runut or was added by the user is broken
    ├── StoreError            the store cannot be opened, is of a newer version, or is held by another writer
    ├── Unreadable            one document cannot be read; it becomes a `Rejected` record and the run goes on
    │   └── LimitExceeded     ... because it is over a limit of `runut.limits`
    └── IntegrityError        a record breaks a promise (words that are not in the text): a bug, never bad input

`Unreadable` never leaves `pipeline.py` or a reader: it is turned into `records.Rejected` with its stage and offset.
"""

from __future__ import annotations


class RunutError(Exception):
    """Root of the tree; the command line prints its message and exits with `exit_code`."""

    exit_code = 1


class UsageError(RunutError):
    exit_code = 2


class ResourceError(RunutError):
    exit_code = 3


class StoreError(RunutError):
    exit_code = 4


class Unreadable(RunutError):
    """One document that cannot be read.

    reason: a code from `runut.records.REASONS`.
    detail: what was found, for a person, without the document's own words beyond 80 characters.
    offset: bytes from the start of the source where the trouble is; None when it has no place.
    """

    def __init__(self, reason: str, detail: str = "", *, offset: int | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail, self.offset = reason, detail, offset


class LimitExceeded(Unreadable):
    pass


class IntegrityError(RunutError):
    exit_code = 5
