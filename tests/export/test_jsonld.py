"""JSON-LD as rdflib reads it, without a network: every node is one of schema.org, and every claim leads to its event and its article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDF

from runut.export import Options, jsonld
from runut.records import Event, Place
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event

SCHEMA, OURS = rdflib.Namespace(jsonld.SCHEMA), rdflib.Namespace(jsonld.OURS)


def parsed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def offline(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", offline)
    return rdflib.Graph().parse(data=path.read_bytes(), format="json-ld")


def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *events: Event, **fields: Any) -> Any:
    jsonld.write(One(*events, **fields), tmp_path / "j", Options())
    return parsed(tmp_path / "j", monkeypatch)


def iri(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(jsonld.iri(name))


def test_an_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(text="Jakarta", name="Jakarta", country="IDN", lat=-6.2, lon=106.8, precision="place")
    told = event("Putin", place=place, **DAY)
    graph = made(tmp_path, monkeypatch, told, url="https://contoh.example/a", title="Judul")
    name = iri(told.id)
    assert graph.value(name, RDF.type) == SCHEMA.Event
    assert graph.value(name, SCHEMA.startDate) == rdflib.Literal("2025-06-13", datatype=SCHEMA.Date)
    assert str(graph.value(name, OURS.status)) == "actual"
    assert graph.value(graph.value(name, OURS.actor), RDF.type) == SCHEMA.Person
    assert graph.value(graph.value(name, OURS.recipient), RDF.type) == SCHEMA.Country
    point = graph.value(graph.value(name, SCHEMA.location), SCHEMA.geo)
    assert [float(graph.value(point, SCHEMA[key])) for key in ("latitude", "longitude")] == [-6.2, 106.8]
    claim = graph.value(name, SCHEMA.subjectOf)
    assert graph.value(claim, RDF.type) == SCHEMA.Claim
    assert graph.value(claim, SCHEMA.about) == name
    assert graph.value(graph.value(claim, SCHEMA.appearance), RDF.type) == SCHEMA.NewsArticle
    words = str(graph.value(claim, SCHEMA.text))
    assert int(graph.value(claim, OURS.end)) - int(graph.value(claim, OURS.start)) == len(words)


def test_a_plan_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = event(status="future", type="ASSAULT")
    graph = made(tmp_path, monkeypatch, told)
    assert str(graph.value(iri(told.id), OURS.status)) == "future"
    assert str(graph.value(iri(told.id), SCHEMA.name)).startswith("Rencana: ")


def test_a_name_alone_joins_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = made(tmp_path, monkeypatch, event("Ahmad", id="e-1"), event("Ahmad", id="e-2"))
    assert len({graph.value(iri(name), OURS.actor) for name in ("e-1", "e-2")}) == 2


@pytest.mark.parametrize("events", [[], [event()]], ids=["empty", "one"])
def test_it_is_one_document(tmp_path: Path, events: list[Event]) -> None:
    jsonld.write(One(*events), tmp_path / "j", Options())
    document = json.loads((tmp_path / "j").read_bytes())
    assert document.keys() == {"@context", "@graph"}
    assert len({node["id"] for node in document["@graph"]}) == len(document["@graph"])
    known = set(document["@context"])
    ours = {key for node in document["@graph"] for key in node if key in jsonld._OWN}
    assert ours <= known


def test_hostile_words_come_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jsonld.write(HostileRecord(with_text=True), tmp_path / "j", Options(with_text=True))
    wanted = [text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE]
    nodes = json.loads((tmp_path / "j").read_bytes())["@graph"]
    for kind, field in (("Claim", "text"), ("NewsArticle", "articleBody"), ("Quotation", "text")):
        assert [node[field] for node in nodes if node["type"] == kind] == wanted
    graph = parsed(tmp_path / "j", monkeypatch)
    kinds = {kind: len(list(graph.subjects(RDF.type, SCHEMA[kind]))) for kind in ("Event", "Claim", "Quotation", "NewsArticle")}
    assert set(kinds.values()) == {len(HOSTILE)}
    assert {str(node).split(":")[0] for triple in graph for node in triple if isinstance(node, rdflib.URIRef)} <= {
        "urn",
        "https",
        "http",
    }
