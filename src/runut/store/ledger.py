"""What came in, where it was seen, and what became of it: intake, sightings, documents with their mentions and
quotes, quarantine.

Every write is idempotent: content ids, rows that are a function of the input, and a fingerprint that tells a reading
that changed from one that did not. What the whole store then says is left to `account` and `questions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from runut.errors import IntegrityError
from runut.limits import Limits
from runut.records import Article, Document, EventMention, Party, Quote, Rejected, UnknownName, content_id
from runut.store.codec import decode_declared, encode, encode_declared, iso, pack, party_keys, printable, speaker_keys, unpack
from runut.store.database import Database, as_json_list
from runut.store.integrity import check_reading

# The smallest sighting, so that it does not matter which was met first.
SMALLEST_SIGHTING = "SELECT path, position, captured FROM sightings WHERE document = ? ORDER BY path, position LIMIT 1"


class Reading(Protocol):
    """What `pipeline.read_document` returns of a document that can be read."""

    @property
    def article(self) -> Article: ...

    @property
    def mentions(self) -> tuple[EventMention, ...]: ...

    @property
    def quotes(self) -> tuple[Quote, ...]: ...

    @property
    def unknown(self) -> tuple[UnknownName, ...]: ...

    @property
    def abstained(self) -> tuple[tuple[str, int], ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A `Reading` for those who have no pipeline, such as tests."""

    article: Article
    mentions: tuple[EventMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    abstained: tuple[tuple[str, int], ...] = ()


def expect(db: Database, items: Iterable[Document | Rejected]) -> None:
    """Write down what a source holds. Documents are also seen there."""
    items = list(items)
    with db.transaction():
        db.run_many(
            "INSERT INTO intake VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (item.id, "document", len(item.body))
                if isinstance(item, Document)
                else (item.document or item.id, "document" if item.document else "stretch", item.size_bytes)
                for item in items
            ],
        )
        see(db, [item for item in items if isinstance(item, Document)])


def see(db: Database, documents: Iterable[Document]) -> None:
    with db.transaction():
        db.run_many(
            "INSERT INTO sightings VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(d.id, printable(d.path), d.offset, printable(d.captured)) for d in documents],
        )


def find_known(db: Database, ids: Iterable[str], version: str) -> frozenset[str]:
    wanted = as_json_list(ids)
    return frozenset(
        row["id"]
        for table in ("documents", "quarantine")
        for row in db.rows(
            f"SELECT id FROM {table} WHERE version = ? AND id IN (SELECT value FROM json_each(?))", (version, wanted)
        )
    )


def write_outcomes(
    db: Database, outcomes: Sequence[tuple[Document | None, Reading | Rejected]], version: str, limits: Limits
) -> None:
    """All outcomes in one transaction. Raises IntegrityError, before anything is written, where a record lies."""
    for document, outcome in outcomes:
        if not isinstance(outcome, Rejected):
            if document is None or document.id != outcome.article.id:
                raise IntegrityError(f"article {outcome.article.id} does not carry the id of the document it was read from")
            check_reading(outcome.article, outcome.mentions, outcome.quotes)
    with db.transaction():
        see(db, [document for document, _ in outcomes if document])
        for document, outcome in outcomes:
            if isinstance(outcome, Rejected):
                _write_rejected(db, document, outcome, version, limits)
            elif document is not None:
                _write_reading(db, document, outcome, version)


def _write_reading(db: Database, document: Document, reading: Reading, version: str) -> None:
    """The article, its mentions and quotes, in place of any earlier reading."""
    article, mentions = reading.article, {mention.id: mention for mention in reading.mentions}
    quotes = {quote.id: quote for quote in reading.quotes}
    records = (
        article,
        *(mentions[key] for key in sorted(mentions)),
        *(quotes[key] for key in sorted(quotes)),
        *reading.unknown,
    )
    fingerprint = content_id("f", *map(encode, records))
    db.run("DELETE FROM quarantine WHERE id = ?", (document.id,))
    if db.run("UPDATE documents SET version = ? WHERE id = ? AND fingerprint = ?", (version, article.id, fingerprint)):
        _write_abstained(db, article.id, reading.abstained)
        return
    db.run("DELETE FROM documents WHERE id = ?", (article.id,))
    _insert_article(db, document, article, version, fingerprint)
    for mention in mentions.values():
        _insert_mention(db, mention)
    for id_, quote in quotes.items():
        _insert_quote(db, id_, quote)
    db.run_many(
        "INSERT INTO unknown_names VALUES (?, ?, ?, ?, ?, ?)",
        [(article.id, printable(u.name), u.kind, u.times, printable(u.title), u.country) for u in reading.unknown],
    )
    _write_abstained(db, article.id, reading.abstained)
    mark_unresolved(db, article.id)


def _write_abstained(db: Database, document: str, abstained: Iterable[tuple[str, int]]) -> None:
    """These change with rules that alter no row: they are no part of the fingerprint."""
    db.run("DELETE FROM abstentions WHERE document = ?", (document,))
    db.run_many("INSERT INTO abstentions VALUES (?, ?, ?)", [(document, str(reason), times) for reason, times in abstained])


def _insert_article(db: Database, document: Document, article: Article, version: str, fingerprint: str) -> None:
    published = article.published
    columns = {
        "id": article.id,
        "own_id": printable(document.declared.id or None),
        "status": "truncated" if article.shortened else "ok",
        "version": version,
        "fingerprint": fingerprint,
        "title": article.title,
        "text": article.text,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published_start": iso(published.start) if published else None,
        "published_end": iso(published.end) if published else None,
        "published_precision": published.precision if published else None,
        "published_basis": published.basis if published else None,
        "published_text": published.text if published else None,
        "authors": encode(article.authors),
        "credits": encode(article.credits),
        "shortened": encode(article.shortened),
        "dateline": encode(article.dateline) if article.dateline else None,
    }
    insert_row(db, "documents", columns)
    db.run_many(
        "INSERT INTO furniture VALUES (?, ?, ?, ?, ?, ?)",
        [(article.id, n, f.start, f.end, f.text, f.reason) for n, f in enumerate(article.furniture)],
    )


def _insert_mention(db: Database, mention: EventMention) -> None:
    columns = {
        "id": mention.id,
        "document": mention.document,
        "type": mention.type,
        "mode": mention.mode,
        "status": mention.status,
        "symmetric": mention.symmetric,
        "background": mention.background,
        "start_day": iso(mention.start),
        "end_day": iso(mention.end),
        "precision": mention.precision,
        "place": mention.place.name if mention.place else None,
        "place_country": mention.place.country if mention.place else None,
        "field": mention.trigger.field,
        "start_char": mention.trigger.start,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "record": encode(mention),
        "hedge": mention.hedge,
        "stance": mention.stance,
        "quote": mention.quote,
        "via": encode(mention.via),
    }
    insert_row(db, "mentions", columns)
    sides = (("actor", mention.actors), ("recipient", mention.recipients), ("said_by", mention.said_by))
    insert_parties(db, "mention", mention.id, sides)
    found_by = [("context", n, context) for n, context in enumerate(mention.contexts)]
    found_by += [("via", n, source.casefold()) for n, source in enumerate(mention.via)]
    db.run_many("INSERT OR IGNORE INTO mention_keys VALUES (?, ?, ?, ?)", [(mention.id, *key) for key in found_by])


def _insert_quote(db: Database, id_: str, quote: Quote) -> None:
    speaker = quote.speaker
    columns = {
        "id": id_,
        "document": quote.document,
        "kind": quote.kind,
        "stance": quote.stance,
        "hedge": quote.hedge,
        "speaker": speaker.name if speaker else None,
        "speaker_entity": speaker.entity if speaker else None,
        "country": speaker.country if speaker else None,
        "group_code": speaker.group if speaker else None,
        "office": speaker.office if speaker else None,
        "anonymous": quote.anonymous,
        "field": quote.content[0].field,
        "start_char": quote.content[0].start,
        "end_char": quote.content[-1].end,
        "text": quote.text,
        "via": encode(quote.via),
        "rule": quote.rule,
        "record": encode(quote),
    }
    insert_row(db, "quotes", columns)
    keys = [("speaker", key) for key in (speaker_keys(speaker) if speaker else ())]
    keys += [("about", entity) for entity in dict.fromkeys(quote.about)]
    db.run_many("INSERT INTO quote_keys VALUES (?, ?, ?)", [(id_, role, key) for role, key in keys])


def insert_row(db: Database, table: str, columns: Mapping[str, object]) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    db.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))


def insert_parties(db: Database, owner: str, id_: str, sides: Iterable[tuple[str, tuple[Party, ...]]]) -> None:
    """owner: "mention" or "event", which have a table of parties and one of keys each."""
    parties = [(role, n, party) for role, parties in sides for n, party in enumerate(parties)]
    db.run_many(
        f"INSERT INTO {owner}_parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(id_, role, n, p.name, p.entity, p.country, p.group, p.sector, p.office) for role, n, p in parties],
    )
    db.run_many(
        f"INSERT INTO {owner}_keys VALUES (?, ?, ?, ?)",
        [(id_, role, n, key) for role, n, party in parties for key in party_keys(party)],
    )


def _write_rejected(db: Database, document: Document | None, rejected: Rejected, version: str, limits: Limits) -> None:
    """The reason, and for a document its bytes, in place of any earlier outcome."""
    name = document.id if document else rejected.document
    id_ = name or rejected.id
    if document is None:
        # A stretch of a source has no work done on it, so this is the first and only time that it is met.
        expect(db, [rejected])
    if db.run("DELETE FROM documents WHERE id = ?", (id_,)):
        mark_unresolved(db, id_)
    db.run("DELETE FROM quarantine WHERE id = ?", (id_,))
    stored = document is not None and len(document.body) <= limits.record_bytes
    columns = {
        "id": id_,
        "document": name,
        "own_id": printable(document.declared.id or None) if document else None,
        "path": None if document else printable(rejected.path),
        # From the document's own start: from the source's it would differ between sightings.
        "position": rejected.offset - document.offset if document else rejected.offset,
        "stage": rejected.stage,
        "reason": rejected.reason,
        "detail": printable(rejected.detail),
        "sha256": rejected.sha256,
        "size_bytes": rejected.size_bytes,
        "version": version,
        "media_type": document.media_type if document else None,
        "declared": encode_declared(document.declared) if document else None,
        "body": pack(document.body) if document and stored else None,
    }
    insert_row(db, "quarantine", columns)


def quarantined_documents(db: Database) -> Iterator[Document]:
    """Documents to try again, from their stored bytes, in the order of their ids."""
    ids = [row["id"] for row in db.rows("SELECT id FROM quarantine WHERE body IS NOT NULL ORDER BY id")]
    for id_ in ids:
        row = db.row("SELECT media_type, declared, body FROM quarantine WHERE id = ?", (id_,))
        seen = db.row(SMALLEST_SIGHTING, (id_,))
        if row is None or seen is None:
            continue  # read well in the meantime
        yield Document(
            path=seen["path"],
            offset=seen["position"],
            media_type=row["media_type"],
            body=unpack(row["body"]),
            declared=decode_declared(row["declared"]),
            captured=seen["captured"],
        )


def mark_unresolved(db: Database, document: str) -> None:
    """Events no longer follow from what is stored."""
    db.run("INSERT OR IGNORE INTO unresolved VALUES (?)", (document,))
    mark_events(db, fresh=False)


def mark_events(db: Database, *, fresh: bool) -> None:
    db.run("UPDATE meta SET value = ? WHERE key = 'events'", ("fresh" if fresh else "stale",))
