"""The named questions that the command line and the web both ask. Each answers with JSON-ready objects in a fixed order.

A listing walks along the ids of its answers in their order and fetches what they hold a batch at a time, so that neither the
number of statements nor the memory grows with the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from runut.errors import UsageError
from runut.records import REASONS, Article, Furniture
from runut.store.codec import decode_article, decode_event, printable
from runut.store.database import Database, Row, as_json_list
from runut.store.filters import AMONG, ANYTHING, Filters, escape_like, limit_of, page_where
from runut.store.judgements import list_judgements
from runut.store.orders import order_of, write_cursor
from runut.store.shapes import Answer, brief_document_shape, document_shape, event_shape, mention_shape, quote_shape

SOURCE_ID = "coalesce(d.own_id, (SELECT min(s.path) FROM sightings s WHERE s.document = d.id), d.id) AS source_id"
"""The input's own id, or the smallest path it was seen at, so that the order of sources does not matter."""

DOCUMENTS = f"SELECT d.*, {SOURCE_ID}, o.family, o.agencies FROM documents d LEFT JOIN origins o ON o.document = d.id"
BRIEF_DOCUMENTS = f"""
    SELECT d.id, d.url, d.outlet, d.title, d.language, d.status, d.version, d.published_start, d.published_end,
           d.published_precision, d.published_basis, d.published_text, {SOURCE_ID}, o.family, o.agencies
    FROM documents d LEFT JOIN origins o ON o.document = d.id
"""
MENTION_COLUMNS = f"SELECT m.id, m.document, m.record, {SOURCE_ID}, em.event, v.verdict, v.record AS judged"
MENTIONS = (
    f"{MENTION_COLUMNS} FROM mentions m JOIN documents d ON d.id = m.document "
    "LEFT JOIN event_mentions em ON em.mention = m.id "
    "LEFT JOIN overlays v ON v.mention = m.id"
)
QUOTES = (
    f"SELECT q.id, q.document, q.record, {SOURCE_ID}, d.version, d.outlet, d.text AS article_text, d.title AS article_title, "
    "d.published_start, d.published_end, d.published_precision, d.published_basis, d.published_text "
    "FROM quotes q JOIN documents d ON d.id = q.document"
)
QUOTES_IN_ORDER = "q.document, q.field DESC, q.start_char, q.id"
IN_ARTICLE_ORDER = "m.document, m.field DESC, m.start_char, m.id"  # "title" before "text"

TABLES = {
    "events": ("events e", "e.id"),
    "timeline": ("events e", "e.id"),
    "mentions": ("mentions m LEFT JOIN documents d ON d.id = m.document", "m.id"),
    "documents": ("documents d", "d.id"),
    "quotes": ("quotes q JOIN documents d ON d.id = q.document", "q.id"),
    "disputes": ("disputes x JOIN events e ON e.id = x.event", "x.id"),
    "pledges": ("events e", "e.id"),
}
"""What the filters of each listing speak of, and its id. LEFT JOIN: SQLite leaves it out where nothing is asked of the other side."""

BY_DOCUMENT = {
    "mentions": "documents d CROSS JOIN mentions m ON m.document = d.id",
    "quotes": "documents d CROSS JOIN quotes q ON q.document = d.id",
}
"""The same, walking along the documents: quicker where the order is theirs and nothing rare is asked for."""

BATCH = 200
"""Answers fetched at a time."""


def list_documents(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """In the order of publication; those without a date come last."""
    return _in_batches(find_ids(db, "documents", filters), lambda ids: _documents(db, ids))


def list_mentions(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """By document in the order of publication, in the order of its words, headline first."""
    return _in_batches(find_ids(db, "mentions", filters), lambda ids: _mentions(db, ids))


def list_events(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """In the order of day; those without one come last."""
    return _in_batches(find_ids(db, "events", filters), lambda ids: _events(db, ids))


def list_timeline(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """Events in the order of day, each with its mentions and who says so: `day, event, reports, outlets, said_by`.

    reports: `mention` and `document` (without its words). said_by: names, the most frequent first.
    """
    return _in_batches(find_ids(db, "timeline", filters), lambda ids: _entries(db, ids))


def find_ids(db: Database, listing: str, filters: Filters) -> Iterator[str]:
    """Of the answers, in their order."""
    table, id_ = TABLES[listing]
    where, order = page_where(listing, filters), order_of(listing, filters.sort)
    rare = (filters.actor, filters.recipient, filters.between, filters.said_by, filters.speaker, filters.about, filters.place)
    if order.name.endswith("published") and listing in BY_DOCUMENT and all(keys is None for keys in rare):
        table = BY_DOCUMENT[listing]
    sql = f"SELECT {id_} AS id FROM {table} WHERE {where.sql} ORDER BY {order.sql} LIMIT ?"
    return (row["id"] for row in db.rows(sql, (*where.parameters, limit_of(filters))))


def _in_batches(ids: Iterator[str], fetch: Callable[[list[str]], dict[str, Answer]]) -> Iterator[Answer]:
    while batch := list(islice(ids, BATCH)):
        found = fetch(batch)
        yield from (found[id_] for id_ in batch if id_ in found)


def _documents(db: Database, ids: list[str]) -> dict[str, Answer]:
    wanted = as_json_list(ids)
    furniture = defaultdict(list)
    for row in db.rows(f"SELECT * FROM furniture WHERE document {AMONG} ORDER BY document, position", (wanted,)):
        furniture[row["document"]].append(_piece(row))
    rows = db.rows(f"{DOCUMENTS} WHERE d.id {AMONG}", (wanted,))
    return {row["id"]: document_shape(row, furniture[row["id"]]) for row in rows}


def _mentions(db: Database, ids: list[str]) -> dict[str, Answer]:
    return {row["id"]: mention_shape(row) for row in db.rows(f"{MENTIONS} WHERE m.id {AMONG}", (as_json_list(ids),))}


def fetch_quotes(db: Database, ids: Iterable[str]) -> dict[str, Answer]:
    return {row["id"]: quote_shape(row) for row in db.rows(f"{QUOTES} WHERE q.id {AMONG}", (as_json_list(ids),))}


def _events(db: Database, ids: Iterable[str]) -> dict[str, Answer]:
    rows = db.rows(f"SELECT id, record FROM events WHERE id {AMONG}", (as_json_list(ids),))
    return {row["id"]: event_shape(decode_event(row["record"])) for row in rows}


def _entries(db: Database, ids: list[str]) -> dict[str, Answer]:
    reports = _reports(db, ids)
    return {id_: _entry(event, reports[id_]) for id_, event in _events(db, ids).items()}


def _entry(event: Answer, reports: list[Answer]) -> Answer:
    speakers = [party["name"] for report in reports for party in report["mention"]["said_by"]]
    return {
        "day": event["start"] or event["end"],
        "event": event,
        "reports": reports,
        "outlets": event["outlets"],
        "said_by": sorted(set(speakers), key=lambda name: (-speakers.count(name), name)),
    }


def list_quotes(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """In the order of publication, those without a date last."""
    return _in_batches(find_ids(db, "quotes", filters), lambda ids: fetch_quotes(db, ids))


def find_rest(db: Database, listing: str, filters: Filters, last: str) -> tuple[int, str]:
    """How many answers follow the one with this id, and the cursor from which they do (`Filters.after`)."""
    cursor = cursor_after(db, listing, filters, last)
    if not cursor:
        return 0, ""
    where = page_where(listing, replace(filters, after=cursor))
    return db.number(f"SELECT count(*) FROM {TABLES[listing][0]} WHERE {where.sql}", where.parameters), cursor


def cursor_after(db: Database, listing: str, filters: Filters, last: str) -> str:
    """The place behind the answer with this id; empty where there is no such answer."""
    table, id_ = TABLES[listing]
    order = order_of(listing, filters.sort)
    row = db.row(f"SELECT {order.columns} FROM {table} WHERE {id_} = ?", (last,))
    return write_cursor(order, list(row)) if row else ""


def knows(db: Database, keys: Iterable[str]) -> bool:
    """Whether a party, a speaker or a place goes by one of these keys."""
    sql = f"""
        SELECT 1 FROM mention_keys WHERE key {AMONG} UNION ALL SELECT 1 FROM quote_keys WHERE key {AMONG}
        UNION ALL SELECT 1 FROM mentions WHERE place COLLATE NOCASE {AMONG} LIMIT 1
    """
    return db.row(sql, (as_json_list(keys),) * 3) is not None


def find_names(db: Database, words: str, limit: int) -> tuple[str, ...]:
    """Names of parties and speakers that hold all the words, the most frequent first."""
    asked = [f"%{escaped}%" for word in words.split() if (escaped := escape_like(word))]
    if not asked:
        return ()
    holds = " AND ".join("name LIKE ? ESCAPE '\\'" for _ in asked)
    sql = f"""
        SELECT name FROM (
          SELECT name FROM mention_parties WHERE {holds}
          UNION ALL SELECT speaker AS name FROM quotes WHERE speaker IS NOT NULL AND {holds.replace("name", "speaker")}
        ) GROUP BY name ORDER BY count(*) DESC, name LIMIT ?
    """
    return tuple(row["name"] for row in db.rows(sql, (*asked, *asked, limit)))


def list_unknown_names(db: Database) -> Iterator[Answer]:
    """Persons and bodies that the gazetteer did not know, those of most documents first: `name, kind, documents, times,
    title, country, examples`. title, country: the most frequent; of kinds the most frequent too. examples: three ids.
    """
    sql = """
        SELECT name, count(*) AS documents, sum(times) AS times FROM unknown_names
        GROUP BY name ORDER BY documents DESC, times DESC, name
    """
    for row in db.rows(sql):
        name = row["name"]
        yield {
            "name": name,
            "kind": _commonest(db, name, "kind"),
            "documents": row["documents"],
            "times": row["times"],
            "title": _commonest(db, name, "title"),
            "country": _commonest(db, name, "country"),
            "examples": [
                r["document"]
                for r in db.rows("SELECT document FROM unknown_names WHERE name = ? ORDER BY document LIMIT 3", (name,))
            ],
        }


def _commonest(db: Database, name: str, column: str) -> str | None:
    row = db.row(
        f"SELECT {column} AS value FROM unknown_names WHERE name = ? AND {column} IS NOT NULL "
        "GROUP BY 1 ORDER BY sum(times) DESC, 1 LIMIT 1",
        (name,),
    )
    return row["value"] if row else None


def list_quarantine(db: Database) -> Iterator[Answer]:
    """What is not in the record, by source and place."""
    sql = """
        SELECT q.id, q.document, q.own_id, q.stage, q.reason, q.detail, q.sha256, q.size_bytes, q.version,
               q.body IS NOT NULL AS replayable, coalesce(q.path, s.path) AS path, q.position + coalesce(s.position, 0) AS place
        FROM quarantine q LEFT JOIN sightings s ON q.path IS NULL AND s.document = q.id AND NOT EXISTS (
          SELECT 1 FROM sightings t WHERE t.document = s.document AND (t.path, t.position) < (s.path, s.position))
        ORDER BY 11, 12, q.id
    """
    for row in db.rows(sql):
        yield {
            "id": row["id"],
            "document": row["document"],
            "source_id": row["own_id"] or row["path"],
            "path": row["path"],
            "offset": row["place"],
            "stage": row["stage"],
            "reason": row["reason"],
            "meaning": REASONS.get(row["reason"], row["reason"]),
            "detail": row["detail"],
            "sha256": row["sha256"],
            "size_bytes": row["size_bytes"],
            "version": row["version"],
            "replayable": bool(row["replayable"]),
        }


def find_chain(db: Database, name: str) -> Answer:
    """From an event, a mention, a document or a quarantined item back to the words, the rule and the version.

    name: an id, the beginning of one, or a document's own id or path. Always `kind` and `id`, then by kind:
    event: `event, reports, judgements`; mention: `event, reports` (one), `judgements`; quote: `quote, version, sightings, mentions` that stand in it;
    document: `document, version, sightings, mentions, quotes`; quarantine: `item`. A report is `mention, quote` that it
    stands in, `document, version, sightings`. Raises UsageError where nothing or more than one thing has that name.
    """
    kind, id_ = _identify(db, name)
    if kind == "event":
        reports = _reports(db, [id_])[id_]
        judgements = list(list_judgements(db, (report["mention"]["id"] for report in reports)))
        return {"kind": kind, "id": id_, "event": _event(db, id_), "reports": reports, "judgements": judgements}
    if kind == "mention":
        row = _must(db.row(f"{MENTIONS} WHERE m.id = ?", (id_,)))
        told = {"event": _event(db, row["event"]), "reports": _as_reports(db, [row])}
        return {"kind": kind, "id": id_, **told, "judgements": list(list_judgements(db, [id_]))}
    if kind == "quote":
        row = _must(db.row(f"{QUOTES} WHERE q.id = ?", (id_,)))
        return {
            "kind": kind,
            "id": id_,
            "quote": quote_shape(row),
            "version": row["version"],
            "sightings": _sightings(db, row["document"]),
            "mentions": [
                mention_shape(m)
                for m in db.rows(
                    f"{MENTIONS} WHERE m.document = ? AND m.quote = ? ORDER BY {IN_ARTICLE_ORDER}", (row["document"], id_)
                )
            ],
        }
    if kind == "document":
        row = _must(db.row(f"{DOCUMENTS} WHERE d.id = ?", (id_,)))
        return {
            "kind": kind,
            "id": id_,
            "document": document_shape(row, _furniture(db, id_)),
            "version": row["version"],
            "sightings": _sightings(db, id_),
            "mentions": [
                mention_shape(m) for m in db.rows(f"{MENTIONS} WHERE m.document = ? ORDER BY {IN_ARTICLE_ORDER}", (id_,))
            ],
            "quotes": [quote_shape(q) for q in db.rows(f"{QUOTES} WHERE q.document = ? ORDER BY {QUOTES_IN_ORDER}", (id_,))],
        }
    item = next(item for item in list_quarantine(db) if item["id"] == id_)
    return {"kind": kind, "id": id_, "item": item, "sightings": _sightings(db, id_)}


def find_article(db: Database, name: str) -> Article:
    """The stored article of a document, whole, to make its layers again. `name` as for `find_chain`."""
    kind, id_ = _identify(db, name)
    row = db.row("SELECT * FROM documents WHERE id = ?", (id_,)) if kind == "document" else None
    if row is None:
        raise UsageError(f"{name} is not a document that was read. List them with: runut documents")
    pieces = (Furniture(**piece) for piece in _furniture(db, id_))
    return decode_article(row, tuple(pieces))


def _reports(db: Database, events: Iterable[str]) -> defaultdict[str, list[Answer]]:
    """Of each event by day of publication, so that the first report comes first."""
    # CROSS JOIN: from the events to their mentions, never through all mentions.
    sql = f"""
        {MENTION_COLUMNS} FROM json_each(?) c CROSS JOIN event_mentions em ON em.event = c.value
        CROSS JOIN mentions m ON m.id = em.mention CROSS JOIN documents d ON d.id = m.document
        LEFT JOIN overlays v ON v.mention = m.id
        ORDER BY d.published_start IS NULL, d.published_start, {IN_ARTICLE_ORDER}
    """
    reports = defaultdict(list)
    for report in _as_reports(db, list(db.rows(sql, (as_json_list(events),)))):
        reports[report["mention"]["event"]].append(report)
    return reports


def _as_reports(db: Database, rows: list[Row]) -> list[Answer]:
    """Mentions, each with its document and the quote that it stands in: three statements, however many they are."""
    mentions = [mention_shape(row) for row in rows]
    quotes = fetch_quotes(db, {mention["quote"] for mention in mentions if mention["quote"]})
    wanted = as_json_list({mention["document"] for mention in mentions})
    documents = {row["id"]: row for row in db.rows(f"{BRIEF_DOCUMENTS} WHERE d.id {AMONG}", (wanted,))}
    seen = _all_sightings(db, wanted)
    return [
        {
            "mention": mention,
            "quote": quotes.get(mention["quote"]),
            "document": brief_document_shape(documents[mention["document"]]),
            "version": documents[mention["document"]]["version"],
            "sightings": seen[mention["document"]],
        }
        for mention in mentions
    ]


def _event(db: Database, id_: str | None) -> Answer | None:
    row = db.row("SELECT record FROM events WHERE id = ?", (id_,)) if id_ else None
    return event_shape(decode_event(row["record"])) if row else None


def _furniture(db: Database, document: str) -> list[Answer]:
    rows = db.rows("SELECT start_char, end_char, text, reason FROM furniture WHERE document = ? ORDER BY position", (document,))
    return [_piece(row) for row in rows]


def _piece(row: Row) -> Answer:
    return {"start": row["start_char"], "end": row["end_char"], "text": row["text"], "reason": row["reason"]}


def _sightings(db: Database, document: str) -> list[Answer]:
    return _all_sightings(db, as_json_list([document]))[document]


def _all_sightings(db: Database, documents: str) -> defaultdict[str, list[Answer]]:
    """documents: ids as JSON."""
    sql = f"SELECT document, path, position, captured FROM sightings WHERE document {AMONG} ORDER BY document, path, position"
    seen = defaultdict(list)
    for row in db.rows(sql, (documents,)):
        seen[row["document"]].append({"path": row["path"], "offset": row["position"], "captured": row["captured"]})
    return seen


def _identify(db: Database, name: str) -> tuple[str, str]:
    """The kind and whole id of the one thing that has this name."""
    name = printable(name) or ""
    tables = {"event": "events", "mention": "mentions", "quote": "quotes", "document": "documents", "quarantine": "quarantine"}
    # A range, not LIKE: it uses the index, and "_" and "%" in a user's word mean nothing.
    found = [
        (kind, row["id"])
        for kind, table in tables.items()
        if name
        for row in db.rows(f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (name, name + "\U0010ffff"))
    ]
    exact = [pair for pair in found if pair[1] == name]
    by_source = found or [
        ("document", row["id"])
        for row in db.rows(f"SELECT d.id, {SOURCE_ID} FROM documents d WHERE source_id = ? LIMIT 6", (name,))
    ]
    candidates = exact or by_source
    if not candidates:
        raise UsageError(
            f"nothing has the id {name!r}. Ids stand in the listings: runut events, mentions, quotes, documents, quarantine"
        )
    if len(candidates) > 1:
        shown = ", ".join(id_ for _, id_ in candidates[:5])
        raise UsageError(
            f"{name!r} begins more than one id ({shown}{', ...' if len(candidates) > 5 else ''}). Give more of it."
        )
    return candidates[0]


def _must(row: Row | None) -> Row:
    assert row is not None  # found a moment ago, in the same store
    return row
