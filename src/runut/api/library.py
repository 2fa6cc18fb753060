"""A store from Python: `runut.open("x.db")`, then the questions of the command line as records, tables and frames."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from os import PathLike, fspath
from types import TracebackType
from typing import Any, Literal, Self, Unpack

from runut.api.answers import Added, Chain, Hit, Holder, Tie, TimelineEntry, as_day, make_hit, make_holder, make_tie
from runut.api.reading import Given, check_article
from runut.api.rows import Rows
from runut.asking import Asked, AskedOfQuotes, asker, make_filters, tie_keys
from runut.config import Config, read_config
from runut.days import Day, first_day, last_day
from runut.errors import UsageError
from runut.gazetteer import load_gazetteer
from runut.gazetteer.answer import who_rows
from runut.limits import DEFAULT, Limits
from runut.records import Article, Event, EventMention, Quote
from runut.records.dispute import Dispute, DisputeAbout
from runut.store import Account, Filters, Store

Answer = dict[str, Any]


def open(path: str | PathLike[str] = "runut.db", *, read_only: bool = False) -> Runut:
    """The store in a file, made if there is none. read_only: it must be there, and nothing is written to it.

    Raises UsageError where it is not there, StoreError where the file is damaged, another program's, or of a newer runut.
    """
    return Runut(Store.open(fspath(path), create=not read_only, read_only=read_only))


class Runut:
    """An open store. Close it, or use it in a `with` block.

    One thread at a time, the one that opened it; any number of read-only ones may be open beside it, in threads and processes.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<runut store {self._store.path}>"

    def close(self) -> None:
        self._store.close()

    # What comes in

    def add(
        self,
        *paths: str | PathLike[str],
        texts: Iterable[Given] = (),
        workers: int | None = None,
        limits: Limits = DEFAULT,
        resolve: bool = True,
    ) -> Added:
        """Read files and folders, and articles given as text or as objects, code their events, store and resolve them.

        texts: as for `runut.read_many`. workers: processes that read; None for one a core. What is known already costs
        little. What cannot be read is in quarantine, counted in the answer; the rest is on the disk when this returns.
        """
        from runut.pipeline import resolve_store
        from runut.scale import add_sources

        lines = [json.dumps(check_article({"text": given} if isinstance(given, str) else given)) for given in texts]
        sources = [*(str(fspath(path)) for path in paths), *(["-"] if lines else [])]
        with main_left_alone():
            done = add_sources(
                sources,
                self._store,
                workers=workers,
                limits=limits,
                stdin=BytesIO("\n".join(lines).encode()) if lines else None,
            )
        events = resolve_store(self._store) if resolve else None
        return Added(
            found=done.found,
            known=done.known,
            ok=done.ok,
            truncated=done.truncated,
            quarantined=done.quarantined,
            mentions=done.mentions,
            events=events,
            reasons=tuple(sorted(done.reasons.items())),
        )

    # Questions

    def documents(self, **asked: Unpack[Asked]) -> Rows[Article]:
        """What was read, in the order of publication."""
        filters = make_filters(asked)
        return Rows("documents", lambda: self._store.documents(filters), lambda row: self._store.article(row["id"]))

    def mentions(self, **asked: Unpack[Asked]) -> Rows[EventMention]:
        """Event mentions, by document, in the order of its words."""
        filters = make_filters(asked)
        return Rows("mentions", lambda: self._store.mentions(filters), lambda row: self._store.mention(row["id"]))

    def events(self, **asked: Unpack[Asked]) -> Rows[Event]:
        """Events across documents, by day, those without one last."""
        filters = make_filters(asked)
        return Rows("events", lambda: self._store.events(filters), lambda row: self._store.event(row["id"]))

    def quotes(self, words: str | None = None, **asked: Unpack[AskedOfQuotes]) -> Rows[Quote]:
        """Who said what. words: said in it, "in quotes" for a phrase."""
        filters = make_filters(asked)
        return Rows("quotes", lambda: self._store.quotes(filters, words), lambda row: self._store.quote(row["id"]))

    def timeline(self, **asked: Unpack[Asked]) -> Rows[TimelineEntry]:
        """Events by day, each with its reports and who says so."""
        filters = make_filters(asked)
        return Rows("timeline", lambda: self._store.timeline(filters), self._entry)

    def disputes(self, about: DisputeAbout | None = None, **asked: Unpack[Asked]) -> Rows[Dispute]:
        """Where accounts of one happening cannot all be right. about: figure, doer, date or happened."""
        filters = replace(make_filters(asked), disputed_about=about)
        return Rows("disputes", lambda: self._store.disputes(filters), lambda row: self._store.dispute(row["id"]))

    def ties(
        self,
        a: str,
        b: str,
        *,
        by: Literal["month", "year"] = "month",
        since: Day | None = None,
        until: Day | None = None,
    ) -> Rows[Tie]:
        """Contacts, statements and deeds between two parties, countries, groups, persons or offices, by period."""
        filters = Filters(
            between=tie_keys((a, b)), since=first_day(since) if since else None, until=last_day(until) if until else None
        )
        return Rows("ties", lambda: self._store.ties(filters, by), make_tie)

    def search(self, words: str, **asked: Unpack[Asked]) -> Rows[Hit]:
        """Full text over articles, the best first: all the words; "in quotes" for a phrase, * for the rest of a word."""
        filters = make_filters(asked)
        return Rows("search", lambda: self._store.search(words, filters), make_hit)

    def who(self, words: str, *, on: Day | None = None) -> Rows[Holder]:
        """As `runut.who`: the gazetteer's answer, whatever is in the store."""
        return who(words, on=on)

    def show(self, id: str) -> Chain:
        """From an id, or the beginning of one, back to the words, the rule and the version."""
        return make_chain(self._store, self._store.chain(id))

    def account(self) -> Account:
        """Whether everything that came in is accounted for."""
        return self._store.account()

    def _entry(self, row: Answer) -> TimelineEntry:
        return TimelineEntry(
            day=as_day(row["day"]),
            event=self._store.event(row["event"]["id"]),
            mentions=tuple(self._store.mention(report["mention"]["id"]) for report in row["reports"]),
            outlets=tuple(row["outlets"]),
            said_by=tuple(row["said_by"]),
        )


def who(words: str, *, on: Day | None = None) -> Rows[Holder]:
    """Who held an office, a person's offices, a body's leaders and codes; nothing where nobody is known by these words.

    >>> [(h.name, h.office) for h in who("Menlu Rusia", on="2024-06-12")]
    [('Sergei Lavrov', 'Menteri Luar Negeri')]
    """
    day = first_day(on) if on else None
    return Rows("who", lambda: who_rows(load_gazetteer(), asker(), words, day), make_holder)


def configure(
    file: str | PathLike[str] | None = None,
    *,
    gazetteer: str | None = None,
    rules: str | None = None,
    outlets: str | None = None,
) -> Config:
    """Read with a gazetteer, rules and outlets of your own: those that a `runut.toml` names, or named here.

    What came of it, with where each setting is from. Call it first: raises UsageError once articles were read in this process,
    and where the file holds what cannot be. Without it the library looks at the environment alone, never for a file.
    """
    if load_gazetteer.cache_info().currsize:
        raise UsageError("the gazetteer is loaded already: call runut.configure() before anything is read or asked")
    config = read_config(fspath(file) if file else None, flags={"gazetteer": gazetteer, "rules": rules, "outlets": outlets})
    config.hand_on()
    return config


def make_chain(store: Store, row: Answer) -> Chain:
    reports = row.get("reports", [])
    mentions = [report["mention"] for report in reports] or row.get("mentions", [])
    quotes = [q for q in (row.get("quote"), *(r["quote"] for r in reports), *row.get("quotes", [])) if q]
    documents = [m["document"] for m in mentions] + [q["document"] for q in quotes]
    documents += [row["document"]["id"]] if row.get("document") else []
    event = row.get("event")
    return Chain(
        kind=row["kind"],
        id=row["id"],
        event=store.event(event["id"]) if event else None,
        mentions=tuple(store.mention(mention["id"]) for mention in mentions),
        quotes=tuple(store.quote(id_) for id_ in dict.fromkeys(quote["id"] for quote in quotes)),
        articles=tuple(store.article(id_) for id_ in dict.fromkeys(documents)),
        versions=tuple(sorted({r["version"] for r in reports} | ({row["version"]} if row.get("version") else set()))),
        reason=row["item"]["reason"] if row.get("item") else None,
    )


@contextmanager
def main_left_alone() -> Iterator[None]:
    """Children start without running the caller's script again, so that it needs no `if __name__ == "__main__":`.

    A spawned child imports the parent's main module; ours need nothing of it, and a script that adds at its top level would add
    again in each child.
    """
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {name: main.__dict__.pop(name) for name in ("__file__", "__spec__") if name in main.__dict__}
    main.__spec__ = None
    try:
        yield
    finally:
        main.__dict__.update(hidden)
