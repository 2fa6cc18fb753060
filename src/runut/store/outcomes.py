"""Where accounts differ, and what was promised, planned and demanded with what came of it: named questions.

Comes in: a database whose events are resolved, and filters. Goes out: JSON-ready answers in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from runut.records import Event
from runut.records.dispute import Account, Dispute
from runut.store.codec import day, decode_dispute, decode_event, decode_judged, decode_mention, decode_names, iso
from runut.store.database import Database, as_json_list
from runut.store.filters import ANYTHING, Filters, limit_of, page_where, rows_of
from runut.store.orders import order_of
from runut.store.questions import cursor_after
from runut.store.relations import by_event, links_at
from runut.store.shapes import Answer, event_shape, party_shape

CAME_OF = {"outcome": "done", "fulfilment": "done", "answer": "answered", "cancellation": "cancelled", "denial": ""}
"""What a link says of the state of the earlier event."""


def list_disputes(db: Database, filters: Filters = ANYTHING) -> Iterator[Answer]:
    """By day of the event: `id, event, about, kind, accounts [{value, said_by, documents, mentions, origins, earlier, words}], told`.

    words: of each mention `{mention, outlet, published, text}`. told: the event's type, parties and days.
    """
    where = page_where("disputes", filters)
    sql = (
        f"SELECT x.record AS dispute, e.record FROM disputes x JOIN events e ON e.id = x.event WHERE {where.sql} "
        f"ORDER BY {order_of('disputes', filters.sort).sql} LIMIT ?"
    )
    for row in db.rows(sql, (*where.parameters, limit_of(filters))):
        yield dispute_answer(db, decode_dispute(row["dispute"]), decode_event(row["record"]))


def disputes_of(db: Database, event: Event) -> list[Answer]:
    rows = db.rows("SELECT record FROM disputes WHERE event = ? ORDER BY about, id", (event.id,))
    return [dispute_answer(db, decode_dispute(row["record"]), event) for row in rows]


def dispute_answer(db: Database, dispute: Dispute, event: Event) -> Answer:
    return {
        "id": dispute.id,
        "event": dispute.event,
        "about": dispute.about,
        "kind": dispute.kind,
        "accounts": [_account(db, account) for account in dispute.accounts],
        "told": brief(event),
    }


def _account(db: Database, account: Account) -> Answer:
    return {
        "value": account.value,
        "said_by": [party_shape(party) for party in account.said_by],
        "documents": list(account.documents),
        "mentions": list(account.mentions),
        "origins": account.origins,
        "earlier": list(account.earlier),
        "quotes": list(account.quotes),
        "words": quotes_of(db, account.quotes) or words_of(db, account.mentions),
    }


def words_of(db: Database, mentions: Iterable[str]) -> list[Answer]:
    """The sentences of mentions, the earliest published first."""
    sql = (
        "SELECT m.id, m.record, v.record AS judged, d.outlet, d.published_start FROM mentions m "
        "JOIN documents d ON d.id = m.document LEFT JOIN overlays v ON v.mention = m.id "
        "WHERE m.id IN (SELECT value FROM json_each(?)) ORDER BY d.published_start IS NULL, d.published_start, m.id"
    )
    return [
        {
            "mention": row["id"],
            "outlet": row["outlet"],
            "published": row["published_start"],
            "text": (decode_judged(row["judged"]) if row["judged"] else decode_mention(row["record"])).evidence.text,
        }
        for row in db.rows(sql, (as_json_list(mentions),))
    ]


def quotes_of(db: Database, quotes: Iterable[str]) -> list[Answer]:
    """The same of quotes, with `quote` in place of `mention`."""
    sql = (
        "SELECT q.id, q.text, d.outlet, d.published_start FROM quotes q JOIN documents d ON d.id = q.document "
        "WHERE q.id IN (SELECT value FROM json_each(?)) ORDER BY d.published_start IS NULL, d.published_start, q.id"
    )
    rows = db.rows(sql, (as_json_list(quotes),))
    return [{"quote": r["id"], "outlet": r["outlet"], "published": r["published_start"], "text": r["text"]} for r in rows]


def brief(event: Event) -> Answer:
    shape = event_shape(event)
    return {
        key: shape[key]
        for key in ("id", "type", "mode", "actors", "recipients", "status", "start", "end", "origins", "outlets")
    }


# Pledges, plans and demands


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is asked of pledges beside the filters of events.

    on: as known then; on the last day of publication where it is None. kind: pledge, plan or demand. still_open: only what is
    not known to be carried out, answered or called off.
    """

    on: date | None = None
    kind: str | None = None
    still_open: bool = False


NOW = Known()


def list_pledges(db: Database, filters: Filters = ANYTHING, known: Known = NOW) -> Iterator[Answer]:
    """What was pledged, planned or demanded by a day, in the order of when: `event, kind, state, told_on, due, on, outcome, words`.

    state: done, answered, cancelled; pending where its planned time is not over; open where it is and nothing is known to have
    come of it. outcome: the link and the event behind a state, else None. due: the last day that it was planned for.
    """
    for event, answer in islice(_pledged(db, filters, known), rows_of(filters)):
        yield {"event": event_shape(event), **answer, "words": words_of(db, event.mentions)}


def rest_of_pledges(db: Database, filters: Filters, known: Known, last: str) -> tuple[int, str]:
    """How many follow that of this event, and the cursor from which they do. What came of each is looked up to count it."""
    cursor = cursor_after(db, "pledges", filters, last)
    after = _pledged(db, replace(filters, after=cursor), known) if cursor else iter(())
    return sum(1 for _ in after), cursor


def _pledged(db: Database, filters: Filters, known: Known) -> Iterator[tuple[Event, Answer]]:
    """Each event with all that is told of it as a pledge but its words."""
    on = known.on or last_publication(db)
    where, order = page_where("pledges", filters), order_of("pledges", filters.sort)
    for row in db.rows(f"SELECT e.record FROM events e WHERE {where.sql} ORDER BY {order.sql}", tuple(where.parameters)):
        event = decode_event(row["record"])
        told = told_on(event)
        is_of = kind_of(db, event)
        if is_of is None or (known.kind and is_of != known.kind) or (on and told and told > on):
            continue
        outcome = came_of(db, event, on)
        due = event.end if is_of == "plan" and event.status == "future" else None
        state = outcome["state"] if outcome else "pending" if due and on and due >= on else "open"
        if known.still_open and state not in ("open", "pending"):
            continue
        days = {"told_on": iso(told), "due": iso(due), "on": iso(on)}
        yield event, {"kind": is_of, "state": state, **days, "outcome": outcome}


def kind_of(db: Database, event: Event) -> str | None:
    """By the words that told it: a planned visit is an AGREE told by words of visits."""
    if event.type == "REQUEST":
        return "demand" if event.status == "actual" else None
    sql = "SELECT rule FROM mentions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    evoked = {row["rule"].split(".")[1:2] == ["agree"] for row in db.rows(sql, (as_json_list(event.mentions),))}
    if event.type == "AGREE" and (True in evoked or event.status == "actual"):
        return "pledge"
    if event.type == "CONCEDE":
        return "pledge"
    return "plan" if event.status == "future" else None


def came_of(db: Database, event: Event, on: date | None) -> Answer | None:
    """What is known on a day to have come of it."""
    for link in by_event(links_at(db, [event.id])).get(event.id, ()):
        row = db.row("SELECT record FROM events WHERE id = ?", (link.event,))
        state = CAME_OF.get(link.kind)
        if row is not None and state:
            other = decode_event(row["record"])
            told = told_on(other)
            if on is None or told is None or told <= on:
                return {"state": state, "kind": link.kind, "reasons": list(link.reasons), "event": brief(other)}
    return None


def links_in_full(db: Database, event: Event) -> list[Answer]:
    """Each link with its reasons, the other event and its first words."""
    found = []
    for link in by_event(links_at(db, [event.id])).get(event.id, ()):
        row = db.row("SELECT record FROM events WHERE id = ?", (link.event,))
        if row is not None:
            other = decode_event(row["record"])
            words = words_of(db, other.mentions)[:1]
            found.append({"kind": link.kind, "reasons": list(link.reasons), "event": brief(other), "words": words})
    return found


def record_of(db: Database, id_: str) -> Answer:
    """What `runut show` tells of an event beside its reports: `disputes, linked, families, states`.

    linked: as `links`, in full. families: of each document its origin. states: how the same was told over time, a plan and what
    came of it: `told` on which day, `as` what, and the event.
    """
    row = db.row("SELECT record FROM events WHERE id = ?", (id_,))
    if row is None:
        return {"disputes": [], "linked": [], "families": [], "states": []}
    event = decode_event(row["record"])
    linked = links_in_full(db, event)
    states = [{"told": iso(told_on(event)), "as": event.status, "event": event.id}]
    for link in linked:
        other = db.row("SELECT record FROM events WHERE id = ?", (link["event"]["id"],))
        if other is not None and link["kind"] in ("plan", "pledge", "outcome", "fulfilment", "cancellation"):
            told = iso(told_on(decode_event(other["record"])))
            states.append({"told": told, "as": f"{link['kind']} ({link['event']['status']})", "event": link["event"]["id"]})
    states.sort(key=lambda state: (state["told"] is None, state["told"] or "", state["event"] or ""))
    return {
        "disputes": disputes_of(db, event),
        "linked": linked,
        "families": _families(db, event),
        "states": states if len(states) > 1 else [],
    }


def _families(db: Database, event: Event) -> list[Answer]:
    sql = (
        "SELECT d.id, d.outlet, d.published_start, o.family, o.kind, o.matched, o.share, o.agencies FROM documents d "
        "JOIN origins o ON o.document = d.id WHERE d.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY o.family, d.published_start IS NULL, d.published_start, d.id"
    )
    return [
        {
            "document": row["id"],
            "outlet": row["outlet"],
            "published": row["published_start"],
            "family": row["family"],
            "kind": row["kind"],
            "matched": row["matched"],
            "share": row["share"],
            "agencies": list(decode_names(row["agencies"])),
        }
        for row in db.rows(sql, (as_json_list(event.documents),))
    ]


def told_on(event: Event) -> date | None:
    return min((a.told for a in event.status_history if a.told and a.event == event.id), default=event.start)


def last_publication(db: Database) -> date | None:
    row = db.row("SELECT max(published_end) AS last FROM documents")
    return day(row["last"]) if row else None
