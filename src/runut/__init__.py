"""runut reads Indonesian news and keeps a sourced record of what happened.

    >>> import runut
    >>> reading = runut.read("Presiden Rusia Vladimir Putin bertemu Presiden Turki di Ankara.", published="2024-06-12")
    >>> [(mention.type, mention.actors[0].name) for mention in reading.mentions]
    [('CONSULT', 'Vladimir Putin')]

`runut.open(path)` opens a store. docs/python.md tells of all; nothing is imported before it is asked for.
"""

from importlib import import_module

TYPE_CHECKING = False  # what type checkers take for true; importing `typing` would take longer than all the rest
if TYPE_CHECKING:
    from runut.api import (
        Account,
        Act,
        Added,
        Article,
        Chain,
        Config,
        Dispute,
        Event,
        EventMention,
        Figure,
        Hit,
        Holder,
        IntegrityError,
        Limits,
        Link,
        Party,
        Place,
        Published,
        Quote,
        Reading,
        Rejected,
        ResourceError,
        Rows,
        Runut,
        RunutError,
        Span,
        StoreError,
        Tie,
        TimelineEntry,
        Unreadable,
        UsageError,
        configure,
        open,
        read,
        read_many,
        who,
    )

__version__ = "0.1.0"

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
    "__version__",
    "configure",
    "open",
    "read",
    "read_many",
    "who",
]


def __getattr__(name: str) -> object:
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module 'runut' has no attribute {name!r}")
    found: object = getattr(import_module("runut.api"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
