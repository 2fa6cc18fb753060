"""GEXF as networkx reads it: who is a node, what is added up, what stays out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from networkx.readwrite.gexf import GEXF

from runut.export import Options, gexf
from runut.export.network import node_id
from runut.records import Event
from runut.store.handover import Told
from tests.export.hostile import HOSTILE, HostileRecord
from tests.export.test_formats import DAY, One, event
from tests.records import party


@pytest.fixture(autouse=True)
def _knows_gexf_13(monkeypatch: pytest.MonkeyPatch) -> None:
    """networkx knows version 1.3 from 3.6; followthemoney keeps it below 3.5, where the entry that 3.6 added is all that it lacks."""
    space = "http://gexf.net/1.3"
    known = {**GEXF.versions["1.2draft"], "NS_GEXF": space, "NS_VIZ": f"{space}/viz", "VERSION": "1.3"}
    monkeypatch.setattr(GEXF, "versions", {**GEXF.versions, "1.3": GEXF.versions.get("1.3", known)})


def graph(tmp_path: Path, *events: Event, lang: Any = "id") -> Any:
    gexf.write(One(*events), tmp_path / "g", Options(lang=lang))
    return nx.read_gexf(tmp_path / "g", version="1.3")


def test_acts_between_two_are_added_up(tmp_path: Path) -> None:
    later = {"start": date(2025, 7, 2), "end": date(2025, 7, 3), "precision": "interval"}
    made = graph(
        tmp_path,
        event("Rusia", "ACCUSE", **DAY),
        event("Rusia", "ASSAULT", mode="aerial", **later),
        event("Israel", "AID", "Rusia", **DAY),
    )
    assert made.is_directed()
    there = made.edges["country.RUS.GOV", "country.ISR.GOV"]
    assert (there["events"], there["verbal_conflict"], there["material_conflict"], there["verbal_cooperation"]) == (2, 1, 1, 0)
    assert (there["conflict"], there["cooperation"], there["weight"]) == (-12.5, 0.0, 2.0)
    assert (there["start"], there["end"]) == ("2025-06-13", "2025-07-03")
    assert [(int(number), *days) for number, *days in there["events_by_month"]] == [
        (1, "2025-06-01", "2025-06-30"),
        (1, "2025-07-01", "2025-07-31"),
    ]
    assert made.edges["country.ISR.GOV", "country.RUS.GOV"]["cooperation"] == 10.0
    node = made.nodes["country.RUS.GOV"]
    assert (node["events"], node["as_actor"], node["as_recipient"], node["sector"]) == (3, 2, 1, "GOV")
    assert (node["start"], node["end"]) == ("2025-06-13", "2025-07-03")


def test_without_a_leading_side_both_ways(tmp_path: Path) -> None:
    made = graph(tmp_path, event("Rusia+Iran", "CONSULT", "", symmetric=True, **DAY))
    assert sorted(made.edges) == [("country.IRN.GOV", "country.RUS.GOV"), ("country.RUS.GOV", "country.IRN.GOV")]
    assert {data["symmetric"] for *_, data in made.edges(data=True)} == {1}


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (event(status="future", type="ASSAULT"), "planned, denied or supposed"),
        (event(status="negated"), "planned, denied or supposed"),
        (event(recipients=""), "one side not told"),
        (event("warga"), "a party without a code"),
        (event("Rusia", recipients="Rusia"), "within one party"),
    ],
    ids=["a plan", "a denial", "nobody to", "a name alone joins nobody", "with itself"],
)
def test_what_is_no_edge_is_counted(tmp_path: Path, made: Event, why: str) -> None:
    counts = gexf.write(One(made), tmp_path / "g", Options())
    assert counts == {"events": 0, "nodes": 0, "edges": 0, f"left out ({why})": 1}
    assert why in (tmp_path / "g").read_text("utf-8")


def test_a_pledge_is_an_act(tmp_path: Path) -> None:
    assert len(graph(tmp_path, event(type="AGREE", status="future")).edges) == 1


def test_undated_events_have_no_days(tmp_path: Path) -> None:
    (edge,) = graph(tmp_path, event()).edges(data=True)
    assert "start" not in edge[2]
    assert "end" not in edge[2]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (party("Putin"), "person.vladimir-putin"),
        (party("Rusia"), "country.RUS.GOV"),
        (party("tentara", country="SYR", sector="MIL"), "country.SYR.MIL"),
        (party("pengungsi", country="SYR"), "country.SYR"),
        (party("Hamas", group="HAMAS", entity="group.HAMAS", sector="REB"), "group.HAMAS"),
        (party("juru bicara", group="UN", country="USA"), "group.UN"),
        (party("Ahmad"), None),
    ],
    ids=["a known person", "a state", "its army", "its people", "a group", "a group before a country", "a name alone"],
)
def test_who_is_which_node(made: Any, wanted: str | None) -> None:
    assert node_id(made) == wanted


@pytest.mark.parametrize(("lang", "label"), [("id", "Rusia (GOV)"), ("en", "Russia (GOV)")])
def test_labels(tmp_path: Path, lang: str, label: str) -> None:
    assert graph(tmp_path, event(), lang=lang).nodes["country.RUS.GOV"]["label"] == label


class Persons(HostileRecord):
    """Each string the name of a person of its own."""

    def events(self) -> Iterator[Told]:
        for n, told in enumerate(super().events()):
            actors = tuple(replace(side, entity=f"person.x-{n}") for side in told.event.actors)
            yield replace(told, event=replace(told.event, actors=actors))


def test_hostile_names_come_back(tmp_path: Path) -> None:
    gexf.write(Persons(), tmp_path / "g", Options())
    made = nx.read_gexf(tmp_path / "g", version="1.3")
    labels = [made.nodes[f"person.x-{n}"]["label"] for n in range(len(HOSTILE))]
    kept = [text for text in HOSTILE if text.isprintable()]
    assert len(kept) > 120
    assert [label for text, label in zip(HOSTILE, labels, strict=True) if text.isprintable()] == kept
    assert not any(c < " " and c not in "\t\n\r" for label in labels for c in label)
