"""Every entity passes followthemoney's own validation, points at entities that are there, and joins nobody by name."""

from __future__ import annotations

import csv
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model, types

from runut.export import Options, ftm
from runut.records import Event, Published
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event
from tests.records import party


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def checked(path: Path) -> list[dict[str, Any]]:
    """Raises InvalidData where an entity is not one of its schema; fails where it points nowhere."""
    entities = read(path)
    schemas = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(schemas) == len(entities)
    for entity in entities:
        schema = schemas[entity["id"]]
        assert schema is not None
        schema.validate(entity)
        proxy = model.get_proxy(entity)
        assert proxy.to_dict()["properties"].keys() == entity["properties"].keys()
        assert types.registry.entity.validate(proxy.id)
        for prop, value in proxy.itervalues():
            assert len(value) <= prop.type.max_length
            if prop.type == types.registry.entity:
                assert value in schemas, (entity["id"], prop.name, value)
                assert schemas[value].is_a(prop.range), (entity["id"], prop.name, value)
    return entities


def made(tmp_path: Path, *events: Event, **fields: Any) -> list[dict[str, Any]]:
    ftm.write(One(*events, **fields), tmp_path / "f", Options())
    return checked(tmp_path / "f")


def of(entities: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


def test_an_event(tmp_path: Path) -> None:
    day = Published(**{"start": DAY["start"], "end": DAY["end"], "precision": "day", "basis": "meta", "text": "x"})
    entities = made(tmp_path, event("Putin", **DAY), url="https://contoh.example/a", title="Judul", published=day)
    (told,) = of(entities, "Event")
    assert told["name"] == ["Putin mengecam atau menuduh Israel"]
    assert told["startDate"] == ["2025-06-13"]
    assert told["organizer"] == ["person.vladimir-putin"]
    assert told["involved"] == ["person.vladimir-putin", "country.ISR"]
    assert told["proof"] == ["d-1"]
    assert of(entities, "Person") == [{"name": ["Putin"], "country": ["ru"], "sector": ["GOV"]}]
    assert of(entities, "PublicBody") == [{"name": ["Israel"], "country": ["il"], "sector": ["GOV"]}]
    (article,) = of(entities, "Article")
    assert (article["publishedAt"], article["sourceUrl"]) == (["2025-06-13"], ["https://contoh.example/a"])


def test_evidence_is_a_documentation_of_the_event(tmp_path: Path) -> None:
    (proof,) = of(made(tmp_path, event()), "Documentation")
    assert (proof["document"], proof["entity"], proof["role"]) == (["d-1"], ["e-00000000000000ff"], ["evidence"])
    field, place = proof["description"][0].split(" ")
    start, end = map(int, place.split("-"))
    assert field == "text"
    assert end - start == len(proof["summary"][0])


def test_a_name_alone_joins_nobody(tmp_path: Path) -> None:
    entities = made(tmp_path, event("Ahmad", id="e-1"), event("Ahmad", id="e-2"))
    assert len(of(entities, "LegalEntity")) == 2
    assert len(of(entities, "PublicBody")) == 1


@pytest.mark.parametrize(
    ("side", "name", "schema"),
    [
        (party("Putin"), "person.vladimir-putin", "Person"),
        (party("pemerintah Suriah", entity="country.SYR", country="SYR", sector="GOV"), "country.SYR", "PublicBody"),
        (party("Liga Arab", entity="org.ARAB_LEAGUE", group="ARAB_LEAGUE", sector="IGO"), "org.ARAB-LEAGUE", "Organization"),
        (party("Kemlu", entity="org.RUS.MFA", country="RUS", sector="GOV"), "org.RUS.MFA", "PublicBody"),
        (party("Hamas", entity="group.HAMAS", group="HAMAS", sector="REB"), "group.HAMAS", "Organization"),
    ],
    ids=["a person", "a state", "no underscore in ids", "a ministry", "a group"],
)
def test_whom_the_gazetteer_knows(side: Any, name: str, schema: str) -> None:
    made = ftm.party_entity(side, "e-1", "id")
    assert (made["id"], made["schema"]) == (name, schema)
    assert made["properties"]["name"] == ["Suriah" if name == "country.SYR" else side.name]


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_was_not_done_stays_out(tmp_path: Path, status: str) -> None:
    counts = ftm.write(One(event(status=status, type="ASSAULT")), tmp_path / "f", Options())
    assert counts == {"left out (planned, denied or supposed)": 1}
    assert read(tmp_path / "f") == []


def test_two_runs_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ftm.write(HostileRecord(), tmp_path / name, Options())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_hostile_words_are_valid_and_whole(tmp_path: Path) -> None:
    ftm.write(HostileRecord(with_text=True), tmp_path / "f", Options(with_text=True))
    entities = checked(tmp_path / "f")
    told = ["".join(proof.get("summary", [])) for proof in of(entities, "Documentation")]
    bodies = ["".join(article.get("bodyText", [])) for article in of(entities, "Article")]
    assert len(told) == len(HOSTILE)
    assert [words for text, words in zip(HOSTILE, told, strict=True) if text.isprintable() and text.strip()] == [
        text for text in HOSTILE if text.isprintable() and text.strip()
    ]
    assert bodies == told


def test_countries_are_those_of_the_gazetteer() -> None:
    table = resources.files("runut.gazetteer").joinpath("data", "countries.csv").read_text("utf-8").splitlines()
    codes = [row["code"] for row in csv.DictReader(line for line in table if not line.startswith("#"))]
    assert [code for code in codes if len(ftm.codes([code])) != 1] == []
    assert [code for code in codes if not types.registry.country.validate(*ftm.codes([code]))] == []
    assert ftm.codes(["RUS", None, "XXX"]) == ["ru"]
