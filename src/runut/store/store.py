"""The store: one SQLite file that keeps what was read, what came of it, and answers the named questions.

Comes in: documents and their outcomes, later origins and events. Goes out: JSON-ready answers, accounts, and the
articles and mentions that `resolve` works on. What is written is on the disk when the call returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from runut import __version__
from runut.limits import DEFAULT, Limits
from runut.records import Article, Document, Event, EventMention, Quote, Rejected
from runut.records.dispute import Dispute
from runut.records.judgement import Judgement
from runut.store import account, handover, judgements, ledger, outcomes, questions, quotes, resolution, search, ties, whole
from runut.store.account import Account
from runut.store.database import BUSY_S, Database, open_database
from runut.store.filters import ANYTHING, Filters
from runut.store.ledger import Reading
from runut.store.outcomes import NOW, Known
from runut.store.shapes import Answer
from runut.store.ties import Period


class Store:
    """One writer at a time, any number of readers beside it. Not for use from several threads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False, busy_s: float = BUSY_S) -> Self:
        """The store in a file, made where `create` is set and there is none.

        busy_s: how long to wait for another writer. Raises UsageError where there is no store, StoreError where the
        file is damaged, another program's, or written by a newer runut.
        """
        return cls(open_database(Path(path), create=create, read_only=read_only, busy_s=busy_s))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @property
    def path(self) -> Path:
        return self._db.path

    # What comes in

    def expect(self, items: Iterable[Document | Rejected]) -> None:
        """Write down what was read from a source, before the work on it starts."""
        ledger.expect(self._db, items)

    def known(self, ids: Iterable[str], version: str = __version__) -> frozenset[str]:
        """Those of the documents that this version of runut has read or quarantined already."""
        return ledger.find_known(self._db, ids, version)

    def saw(self, documents: Iterable[Document]) -> None:
        """Record further places where known documents were found."""
        ledger.see(self._db, documents)

    def put(
        self,
        outcomes: Sequence[tuple[Document | None, Reading | Rejected]],
        *,
        version: str = __version__,
        limits: Limits = DEFAULT,
    ) -> None:
        """Store what became of documents, in one transaction, in place of any earlier outcome of theirs.

        The document is None for a stretch of a source that gave none. When this returns, all of it survives a kill and
        a loss of power. Raises IntegrityError, having written nothing, where a record's words are not in its article.
        """
        ledger.write_outcomes(self._db, outcomes, version, limits)

    def quarantined_documents(self) -> Iterator[Document]:
        """Documents in quarantine whose bytes are kept, to try again."""
        return ledger.quarantined_documents(self._db)

    # What is made of it

    @contextmanager
    def resolving(self) -> Iterator[resolution.Resolution]:
        """What origins and events are made from and written by, in one transaction."""
        with self._db.transaction():
            yield resolution.Resolution(self._db)

    @contextmanager
    def judging(self) -> Iterator[Database]:
        """What `runut.judging` reads judgements and what they are about from."""
        yield self._db

    def judge(self, made: Sequence[Judgement]) -> int:
        """Append judgements that are not in the ledger yet; how many those were. On the disk when this returns."""
        return judgements.append(self._db, made)

    def ledger(self) -> tuple[Judgement, ...]:
        return judgements.load_ledger(self._db)

    def judgements(self, of: Iterable[str] | None = None) -> Iterator[Answer]:
        return judgements.list_judgements(self._db, of)

    def judgement_named(self, name: str) -> str:
        return judgements.numbered(self._db, name)

    # Questions

    def documents(self, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return questions.list_documents(self._db, filters)

    def mentions(self, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return questions.list_mentions(self._db, filters)

    def events(self, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return questions.list_events(self._db, filters)

    def quotes(self, filters: Filters = ANYTHING, words: str | None = None) -> Iterator[Answer]:
        return quotes.list_quotes(self._db, filters, words)

    def timeline(self, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return questions.list_timeline(self._db, filters)

    def disputes(self, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return outcomes.list_disputes(self._db, filters)

    def pledges(self, filters: Filters = ANYTHING, known: Known = NOW) -> Iterator[Answer]:
        return outcomes.list_pledges(self._db, filters, known)

    def ties(self, filters: Filters, by: Period = "month") -> Iterator[Answer]:
        return ties.list_ties(self._db, filters, by)

    def search(self, words: str, filters: Filters = ANYTHING) -> Iterator[Answer]:
        return search.search(self._db, words, filters)

    def rest(self, listing: str, filters: Filters, shown: Sequence[Answer], words: str | None = None) -> tuple[int, str]:
        """How many answers follow those shown, and the cursor (`Filters.after`) from which they do.

        listing: documents, mentions, events, timeline, quotes, disputes or search; words: of a search.
        """
        if listing == "search":
            return search.rest_of_search(self._db, words or "", filters, len(shown))
        last = str((shown[-1]["event"] if listing == "timeline" else shown[-1])["id"])
        if listing == "quotes":
            return quotes.rest_of_quotes(self._db, filters, words, last, len(shown))
        return questions.find_rest(self._db, listing, filters, last)

    def rest_of_pledges(self, filters: Filters, known: Known, shown: Sequence[Answer]) -> tuple[int, str]:
        """The same of pledges."""
        return outcomes.rest_of_pledges(self._db, filters, known, shown[-1]["event"]["id"])

    def rest_of_ties(self, filters: Filters, by: Period, shown: Sequence[Answer]) -> tuple[int, str]:
        """The same of ties."""
        return ties.rest_of_ties(self._db, filters, by, shown[-1])

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether any party, speaker or place in the store goes by one of these keys."""
        return questions.knows(self._db, keys)

    def names(self, words: str, *, limit: int = 5) -> tuple[str, ...]:
        """Names of parties and speakers in the store that hold the words: how somebody is called whom the gazetteer lacks."""
        return questions.find_names(self._db, words, limit)

    def unknown_names(self) -> Iterator[Answer]:
        return questions.list_unknown_names(self._db)

    def quarantine(self) -> Iterator[Answer]:
        return questions.list_quarantine(self._db)

    def chain(self, name: str) -> Answer:
        chain = questions.find_chain(self._db, name)
        return {**chain, **outcomes.record_of(self._db, chain["id"])} if chain["kind"] == "event" else chain

    def article(self, name: str) -> Article:
        return questions.find_article(self._db, name)

    @contextmanager
    def handing_on(self, filters: Filters = ANYTHING, *, with_text: bool = False) -> Iterator[handover.Handover]:
        """Events with their reports and documents, for exports: one snapshot, in a fixed order, in constant memory."""
        with handover.hand_on(self._db, filters, with_text=with_text) as handed:
            yield handed

    def event(self, id_: str) -> Event:
        return whole.load_event(self._db, id_)

    def mention(self, id_: str) -> EventMention:
        return whole.load_mention(self._db, id_)

    def quote(self, id_: str) -> Quote:
        return whole.load_quote(self._db, id_)

    def dispute(self, id_: str) -> Dispute:
        return whole.load_dispute(self._db, id_)

    def whole_disputes(self) -> Iterator[Dispute]:
        return whole.list_disputes(self._db)

    def versions(self) -> dict[str, str]:
        return whole.load_versions(self._db)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with whole.snapshot(self._db):
            yield

    # Accounts

    def account(self) -> Account:
        return account.take_account(self._db)

    def damage(self) -> tuple[str, ...]:
        return account.find_damage(self._db)

    def dump(self) -> Iterator[tuple[str, dict[str, object]]]:
        return account.dump(self._db)
