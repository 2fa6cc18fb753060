"""FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph, yente and the ftm tools; made for the model of followthemoney 3.8.

Events with who is involved; articles as their `proof`; one Documentation for each report, with its sentence; one Mention for each party of a
report; persons, bodies, groups. FollowTheMoney has no status of events, so plans, denials and suppositions stay out. Parties that the
gazetteer does not know are one entity for each event that they are in: a name alone joins nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from runut.export.cells import json_line, visible
from runut.export.cited import Json, as_told, day_of, web_address
from runut.export.coding import contexts, may_stand_as_done
from runut.export.countries import country_name, two_letters
from runut.export.formats import Options, Record
from runut.export.headlines import headline
from runut.records import Event, Party
from runut.records.document import content_id
from runut.store.handover import Report, Source, Told

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors whose bodies are public ones."""

LANGUAGES = {"id": "ind", "ms": "msa", "en": "eng"}
_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
"""What followthemoney takes for an id."""

ADDRESS, NAME, STRING, TEXT = 240, 380, 1_000, 60_000
"""Characters at which values are cut, or split where they are text: a little under what the model allows."""


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    left_out = 0
    with path.open("wb") as out:
        written = Written(out)
        for told in record.events():
            if may_stand_as_done(told.event):
                _write_event(written, told, options.lang)
            else:
                left_out += 1
        written.all(written.parties.values())
    return {**written.counts, "left out (planned, denied or supposed)": left_out}


class Written:
    """Lines as they are written. Known parties wait for the end, for each event may add to them; articles come once."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.counts: dict[str, int] = {}
        self.parties: dict[str, Json] = {}
        self.seen: set[str] = set()

    def one(self, made: Json) -> None:
        self._out.write(json_line(made))
        self.counts[made["schema"]] = self.counts.get(made["schema"], 0) + 1

    def all(self, made: Iterable[Json]) -> None:
        for each in made:
            self.one(each)

    def once(self, name: str) -> bool:
        """Whether it is asked for the first time."""
        if name in self.seen:
            return False
        self.seen.add(name)
        return True


def _write_event(written: Written, told: Told, lang: str) -> None:
    event = told.event
    for party in (*event.actors, *event.recipients):
        made = party_entity(party, event.id, lang)
        if made["id"].startswith("p-"):
            if written.once(made["id"]):
                written.one(made)
        else:
            _join(written.parties, made)
    written.one(event_entity(told, lang))
    for report in told.reports:
        if written.once(report.source.id):
            written.one(article_entity(report.source))
        written.one(documentation(report, event.id))
        for mention in mentions(report, event):
            if written.once(mention["id"]):
                written.one(mention)


def event_entity(told: Told, lang: str) -> Json:
    event = told.event
    organizers = [party_id(party, event.id) for party in event.actors]
    involved = [party_id(party, event.id) for party in (*event.actors, *event.recipients)]
    place = event.place
    sources = [report.source for report in told.reports]
    return entity(
        event.id,
        "Event",
        name=names([headline(event, lang)]),
        startDate=[event.start.isoformat()] if event.start else [],
        endDate=[event.end.isoformat()] if event.end else [],
        location=names([place.name], ADDRESS) if place else [],
        country=codes([place.country]) if place else [],
        organizer=organizers,
        involved=involved,
        summary=texts(told.reports[0].mention.evidence.text),
        keywords=[part for part in (event.type, event.mode and f"{event.type}/{event.mode}", *contexts(told)) if part],
        recordId=[event.id],
        publisher=strings(event.outlets),
        sourceUrl=[address for source in sources if (address := web_address(source.url))],
        proof=[source.id for source in sources],
    )


def article_entity(source: Source) -> Json:
    return entity(
        source.id,
        "Article",
        title=strings([source.title]),
        name=names([source.title]),
        author=strings(source.authors),
        publisher=strings([source.outlet]),
        publishedAt=[day] if (day := day_of(source)) else [],
        language=[LANGUAGES[source.language]] if source.language in LANGUAGES else [],
        sourceUrl=[address] if (address := web_address(source.url)) else [],
        fileName=strings([source.source_id]),
        bodyText=texts(source.text),
    )


def documentation(report: Report, event: str) -> Json:
    """That this article tells of this event, in these words. description: where they stand, so that they can be read again."""
    evidence, mention = report.mention.evidence, report.mention
    published = report.source.published
    return entity(
        content_id("fd", mention.id, event),
        "Documentation",
        document=[report.source.id],
        entity=[event],
        role=["evidence"],
        summary=texts(evidence.text),
        description=[f"{evidence.field} {evidence.start}-{evidence.end}"],
        recordId=[mention.id],
        publisher=strings([report.source.outlet]),
        date=[day] if published and (day := as_told(published)) else [],
    )


def mentions(report: Report, event: Event) -> Iterator[Json]:
    """Of parties with a name. resolved: the entity that stands for it, where it is one of the event's."""
    known = {party_id(party, event.id) for party in (*event.actors, *event.recipients)}
    for party in (*report.mention.actors, *report.mention.recipients):
        name = names([party.words.text]) or names([party.name])
        if not name:
            continue
        stands_for = party_id(party, event.id)
        yield entity(
            content_id("fm", report.source.id, stands_for, name[0]),
            "Mention",
            document=[report.source.id],
            name=name,
            resolved=[stands_for] if stands_for in known else [],
            detectedSchema=[schema_of(party)],
            contextCountry=codes([party.country]),
        )


def party_id(party: Party, event: str) -> str:
    """The gazetteer's id; of the unknown an id of this event's own."""
    known = party.entity and party.entity.replace("_", "-")  # "org.ARAB_LEAGUE": FollowTheMoney takes no underscore
    if known and _ID.fullmatch(known):
        return known
    return content_id("p", event, party.name, party.country or "", party.group or "", party.sector or "")


def schema_of(party: Party) -> str:
    """LegalEntity, which may be anybody, where it is not known whether it is a person or a body."""
    kind = (party.entity or "").partition(".")[0]
    if kind == "person":
        return "Person"
    if kind == "country" or (kind in ("org", "place") and party.sector in STATE):
        return "PublicBody"
    return "Organization" if kind in ("org", "group", "outlet", "agency") else "LegalEntity"


def party_entity(party: Party, event: str, lang: str) -> Json:
    """A state goes by its own name, not by what articles call its government."""
    schema = schema_of(party)
    state = party.country if party.entity and party.entity.startswith("country.") else None
    name = country_name(state, lang) if state else party.name
    offices = {"position": strings([party.office])} if schema == "Person" else {}
    return entity(
        party_id(party, event),
        schema,
        name=names([name]) or names([party.words.text]) or [party.entity or "?"],
        country=codes([party.country]),
        sector=strings([party.sector]),
        **offices,
    )


def _join(parties: dict[str, Json], made: Json) -> None:
    known = parties.setdefault(made["id"], made)
    for name, values in made["properties"].items():
        had = known["properties"].setdefault(name, [])
        had += [value for value in values if value not in had]


def entity(id_: str, schema: str, /, **properties: list[str]) -> Json:
    return {
        "id": id_,
        "schema": schema,
        "properties": {key: list(dict.fromkeys(values)) for key, values in properties.items() if values},
    }


def codes(countries: Iterable[str | None]) -> list[str]:
    return [code for country in countries if (code := two_letters(country))]


def names(told: Iterable[str | None], limit: int = NAME) -> list[str]:
    return [cut for one in told if one and (cut := " ".join(_clean(one).split())[:limit].strip())]


def strings(told: Iterable[str | None]) -> list[str]:
    return [cut for one in told if one and (cut := _clean(one).strip()[:STRING])]


def texts(told: str | None) -> list[str]:
    """In pieces, each of which the model takes, cut at any letter."""
    clean = _clean(told) if told else ""
    return [piece for at in range(0, len(clean), TEXT) if (piece := clean[at : at + TEXT]).strip()]


def _clean(text: str) -> str:
    """As JSON holds it; a value of control characters and spaces alone, which followthemoney takes for none, is none."""
    clean = visible(text)
    return clean if any(c.isprintable() and not c.isspace() for c in clean) else ""
