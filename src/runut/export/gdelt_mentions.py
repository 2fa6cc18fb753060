"""GDELT 2.0's mentions table: 16 tab-separated columns without a line of names, one mention a row, nothing quoted.

Columns and order are those of "The GDELT Event Database: Data Format Codebook V2.0" (2015), mentions table. GDELT's ids are whole numbers: an
event's is made of the digits of its own. The last column, which GDELT keeps for additions, holds our ids and the evidence as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from runut.export.cells import json_bytes, tsv_cell
from runut.export.formats import Options, Record
from runut.records import Party, Published
from runut.records.document import content_id
from runut.store.handover import Report, Told

COLUMNS = (
    *(
        "GLOBALEVENTID",
        "EventTimeDate",
        "MentionTimeDate",
        "MentionType",
        "MentionSourceName",
        "MentionIdentifier",
        "SentenceID",
    ),
    *("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
)
WEB, CITATION = 1, 2


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    del options
    events = mentions = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        for told in record.events():
            for row in rows(told):
                out.write("\t".join(map(tsv_cell, row)) + "\n")
                mentions += 1
            events += 1
    return {"events": events, "mentions": mentions}


def rows(told: Told) -> Iterator[tuple[object, ...]]:
    number = global_id(told.event.id)
    first = min((stamp for report in told.reports if (stamp := moment(report.source.published))), default=None)
    for report in told.reports:
        mention, source = report.mention, report.source
        second = mention.recipients or (mention.actors[1:] if mention.symmetric else ())
        yield (
            number,
            first,
            moment(source.published),
            WEB if source.url else CITATION,
            source.outlet,
            source.url or citation(report),
            None,
            _place(mention.actors),
            _place(second),
            mention.trigger.start if mention.trigger.field == "text" else None,
            1,
            round(mention.confidence * 100),
            source.length,
            None,
            None,
            json_bytes(extras(told, report)).decode(),
        )


def extras(told: Told, report: Report) -> dict[str, object]:
    evidence, mention = report.mention.evidence, report.mention
    return {
        "event": told.event.id,
        "mention": mention.id,
        "document": report.source.id,
        "status": mention.status,
        "in": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }


def global_id(event: str) -> int:
    """63 bits, so that it fits the signed integers of databases; the same for the same event on any machine."""
    digits = event.rpartition("-")[2]
    if len(digits) != 16 or any(c not in "0123456789abcdef" for c in digits):
        digits = content_id("g", event).rpartition("-")[2]
    return int(digits, 16) >> 1


def moment(published: Published | None) -> str | None:
    """YYYYMMDDHHMMSS with noughts for the time of day, which is not kept; None where the day is not sure."""
    if published is None or published.start != published.end:
        return None
    return published.start.strftime("%Y%m%d") + "000000"


def citation(report: Report) -> str:
    source = report.source
    day = source.published.start.isoformat() if source.published and moment(source.published) else None
    return ", ".join(part for part in (source.outlet, source.title, day, source.source_id) if part)


def _place(parties: tuple[Party, ...]) -> int | None:
    return next((party.words.start for party in parties if party.words.field == "text"), None)
