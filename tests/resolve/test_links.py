"""What came of a plan, a pledge, a demand and an accusation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from runut.records import Party, Published, Span
from runut.records.span import Field
from runut.resolve.links import find_links
from runut.resolve.reconcile import reconcile
from runut.resolve.told import Report
from tests.records import mention, party


def told(type: str, actors: str, recipients: str, published: str, at: int = 0, **fields: Any) -> Report:
    day = date.fromisoformat(published)
    doc = fields.pop("doc", f"{type} {actors} {published}")
    made = mention(doc, actors, type, recipients, at=at, **fields)
    shown = Published(start=day, end=day, precision="day", basis="meta", text=published)
    return Report(mention=made, family=doc, outlet="a.id", published=shown)


def kinds(*reports: Report) -> list[tuple[str, int, int]]:
    """(kind, of which report, which report): what the second is to the first."""
    events = [reconcile([report]) for report in reports]
    number = {event.id: n for n, event in enumerate(events)}
    links = find_links(events, {report.mention.id: report.mention for report in reports})
    return sorted((link.kind, number[name], number[link.event]) for name, found in links.items() for link in found)


PLANNED = {"type": "AGREE", "mode": "visit", "status": "future", "published": "2025-02-03", "day": "2025-02-04"}


def planned(**fields: Any) -> Report:
    return told(**{"actors": "Suriah", "recipients": "Turki", "rule": "id.consult.temu", **PLANNED, **fields})


def visit(day: str, actors: str = "Suriah", recipients: str = "Turki", **fields: Any) -> Report:
    return told("CONSULT", actors, recipients, day, mode=fields.pop("mode", "visit"), day=day, **fields)


MET = [("outcome", 0, 1), ("plan", 1, 0)]


@pytest.mark.parametrize(
    ("then", "links"),
    [
        (visit("2025-02-04"), MET),
        (visit("2025-02-06"), MET),
        (visit("2025-02-12"), []),
        (visit("2025-02-01"), []),
        (visit("2025-02-04", "Turki", "Suriah"), MET),
        (visit("2025-02-04", "Suriah", "Iran"), []),
        (visit("2025-02-04", mode="phone"), []),
        (visit("2025-02-04", status="negated"), [("cancellation", 0, 1), ("plan", 1, 0)]),
        (told("REJECT", "Suriah", "Turki", "2025-02-04", mode="meet", day="2025-02-04"), [("cancellation", 0, 1), ("plan", 1, 0)]),
    ],
    ids=["that-day", "two-days-late", "another-week", "before", "told-as-host-and-guest", "elsewhere", "a-call", "it-did-not", "called-off"],
)  # fmt: skip
def test_plans(then: Report, links: list[tuple[str, int, int]]) -> None:
    assert kinds(planned(), then) == links


def test_the_nearest_is_the_outcome() -> None:
    plan = planned(day=None)
    assert kinds(plan, visit("2025-02-20"), visit("2025-02-10")) == [("outcome", 0, 2), ("plan", 2, 0)]


def promised(words: str) -> Any:
    return {"evidence": Span(start=0, end=len(words), text=words)}


GRAIN = promised("Rusia berjanji mengirim gandum dan obat-obatan kepada Suriah.")
PLEDGE = told("AGREE", "Rusia", "Suriah", "2025-01-10", status="future", rule="id.agree.janji", **GRAIN)
SHIPS = promised("Kapal Rusia membawa gandum dan obat-obatan ke pelabuhan Suriah.")
BANKS = promised("Rusia mencetak uang kertas baru untuk Suriah.")
YIELD = told("CONCEDE", "Israel", "", "2025-01-10", mode="withdraw", status="future")


TRUCE = told("CONCEDE", "Israel", "Suriah", "2025-01-16", mode="ceasefire", status="future", day="2025-01-18")
TRUCE_ONE_DAY = told("CONCEDE", "Israel", "Suriah", "2025-01-16", mode="ceasefire", day="2025-01-16")


@pytest.mark.parametrize(
    ("first", "then", "links"),
    [
        (PLEDGE, told("AID", "Rusia", "Suriah", "2025-03-01", day="2025-03-01", **SHIPS), [("fulfilment", 0, 1), ("pledge", 1, 0)]),
        (PLEDGE, told("AID", "Rusia", "Suriah", "2025-03-01", day="2025-03-01", **BANKS), []),
        (PLEDGE, told("AID", "Rusia", "Suriah", "2025-01-10", day="2025-01-10", **SHIPS), []),
        (PLEDGE, told("AID", "Rusia", "Suriah", "2024-12-01", day="2024-12-01", **SHIPS), []),
        (PLEDGE, told("AID", "Turki", "Suriah", "2025-03-01", day="2025-03-01", **SHIPS), []),
        (YIELD, told("RETREAT", "Israel", "Suriah", "2025-02-01", mode="withdraw", day="2025-02-01"), [("fulfilment", 0, 1), ("pledge", 1, 0)]),
        (YIELD, told("RETREAT", "Israel", "Suriah", "2025-02-01", mode="release", day="2025-02-01"), []),
        (YIELD, told("RETREAT", "Israel", "Iran", "2025-02-01", mode="withdraw", day="2025-02-01", **BANKS), []),
        (TRUCE, told("RETREAT", "Israel", "Suriah", "2025-01-19", mode="ceasefire", day="2025-01-19"), [("fulfilment", 0, 1), ("pledge", 1, 0)]),
        (TRUCE_ONE_DAY, told("RETREAT", "Israel", "Suriah", "2025-01-19", mode="ceasefire", day="2025-01-19"), []),
    ],
    ids=[
        "aid-comes", "other-aid", "told-with-the-pledge", "aid-came-before", "anothers-aid", "withdraws", "releases-instead", "withdraws-elsewhere",
        "a-truce-begins-as-planned", "a-truce-that-was-agreed-is-told-again",
    ],
)  # fmt: skip
def test_pledges(first: Report, then: Report, links: list[tuple[str, int, int]]) -> None:
    assert kinds(first, then) == links


DEMAND = told("REQUEST", "Suriah", "Turki", "2025-02-04", day="2025-02-04", doc="x", at=100)
CHARGE = told("ACCUSE", "Iran", "Israel", "2025-02-04", day="2025-02-04", doc="x", at=100)


@pytest.mark.parametrize(
    ("first", "then", "links"),
    [
        (DEMAND, told("REJECT", "Turki", "Suriah", "2025-02-06", mode="change", day="2025-02-06"), [("answer", 0, 1), ("demand", 1, 0)]),
        (DEMAND, told("AGREE", "Turki", "Suriah", "2025-02-06", day="2025-02-06"), [("answer", 0, 1), ("demand", 1, 0)]),
        (DEMAND, told("AGREE", "Turki", "Suriah", "2025-02-04", day="2025-02-04"), []),
        (DEMAND, told("REJECT", "Suriah", "Turki", "2025-02-06", mode="change", day="2025-02-06"), []),
        (DEMAND, told("REJECT", "Turki", "Suriah", "2025-06-06", mode="change", day="2025-06-06"), []),
        (CHARGE, told("REJECT", "Israel", "", "2025-02-04", mode="deny", day="2025-02-04", doc="x", at=300), [("accusation", 1, 0), ("denial", 0, 1)]),
        (CHARGE, told("REJECT", "Israel", "", "2025-02-04", mode="deny", day="2025-02-04", doc="x", at=3000), []),
        (CHARGE, told("REJECT", "Israel", "", "2025-02-04", mode="deny", day="2025-02-04", doc="y"), []),
        (CHARGE, told("REJECT", "Israel", "Iran", "2025-02-05", mode="deny", day="2025-02-05", doc="y"), [("accusation", 1, 0), ("denial", 0, 1)]),
    ],
    ids=["refused", "granted", "agreed-that-day", "asks-and-refuses", "months-later", "denied-beside-it", "denied-far-down", "denied-elsewhere", "denied-to-its-face"],
)  # fmt: skip
def test_answers(first: Report, then: Report, links: list[tuple[str, int, int]]) -> None:
    assert kinds(first, then) == links


SOON = planned(day=None)
DEED = told("ASSAULT", "", "Suriah", "2025-02-04", day="2025-02-04", doc="x", at=100)
CALL = told("CONSULT", "Turki", "Suriah+Iran", "2025-02-10", mode="third-party", day="2025-02-10")


def denies(
    words: str,
    actor: str = "Turki",
    at: int = 300,
    day: str = "2025-02-04",
    doc: str = "x",
    to: str = "",
    field: Field = "text",
) -> Report:
    made = told("REJECT", actor, to, day, mode="deny", day=day, doc=doc, at=at, **promised(words))
    return replace(made, mention=replace(made.mention, trigger=replace(made.mention.trigger, field=field)))


INVOLVED = "Turki membantah terlibat dalam serangan itu."


@pytest.mark.parametrize(
    ("first", "then", "links"),
    [
        pytest.param(SOON, visit("2025-02-10"), MET, id="an undated plan and a later visit"),
        pytest.param(
            SOON, visit("2025-02-03", doc=SOON.mention.document), [], id="the plan told again without its word of future"
        ),
        pytest.param(SOON, visit("2025-02-02"), [], id="over when it was planned"),
        pytest.param(
            SOON,
            visit("2025-02-02", until="2025-02-03", date_basis="published"),
            [],
            id="another article tells the plan so too",
        ),
        pytest.param(planned(day=None, mode=None), CALL, [], id="who will meet does not mediate"),
        pytest.param(DEED, denies(INVOLVED), [("deed", 1, 0), ("denial", 0, 1)], id="a hand in a deed that is nobody's"),
        pytest.param(DEED, denies(INVOLVED, at=3000), [], id="far down in the text"),
        pytest.param(
            told("ASSAULT", "pelaku", "Suriah", "2025-02-04", day="2025-02-04", doc="x", at=100),
            denies(INVOLVED, field="title", at=30),
            [("deed", 1, 0), ("denial", 0, 1)],
            id="a headline denies what the text begins with",
        ),
        pytest.param(DEED, denies("Turki membantah kabar kenaikan harga gandum."), [], id="another denial beside it"),
        pytest.param(DEED, denies(INVOLVED, "Suriah"), [], id="the victim denies something else"),
        pytest.param(
            told("COERCE", "", "Suriah", "2025-02-04", day="2025-02-04", doc="x", at=100),
            denies(INVOLVED),
            [],
            id="an arrest is the state's",
        ),
        pytest.param(
            told("ASSAULT", "Turki", "Suriah", "2025-02-04", day="2025-01-04", until="2025-02-04", doc="x", at=100),
            denies(INVOLVED),
            [],
            id="of a war parts are denied",
        ),
        pytest.param(
            CHARGE, denies(INVOLVED, "Israel", day="2025-01-28", doc="y", to="Iran"), [], id="denied before it was said"
        ),
    ],
)
def test_what_only_looks_like_an_outcome(first: Report, then: Report, links: list[tuple[str, int, int]]) -> None:
    assert kinds(first, then) == links


CLAIM = "Iran mengklaim telah menembak jatuh pesawat Israel."
CLAIMS = promised("Israel membantah klaim itu.")
IRAN = {"said_by": (party("Iran", CLAIM),)}


def claimed(**fields: Any) -> Report:
    given = {"day": "2025-06-18", "doc": "x", "at": 20, **IRAN, **fields}
    return told("ASSAULT", "Iran", "Israel", "2025-06-19", **given)


def disclaims(actor: str = "Israel", at: int = 80, words: Any = CLAIMS, **fields: Any) -> Report:
    return told("REJECT", actor, "", "2025-06-19", mode="deny", day="2025-06-19", doc="x", at=at, **words, **fields)


@pytest.mark.parametrize(
    ("first", "then", "linked"),
    [
        pytest.param(claimed(), disclaims(), True, id="a claim, and who denies it right behind"),
        pytest.param(claimed(said_by=()), disclaims(), False, id="told by the outlet itself"),
        pytest.param(claimed(), disclaims("Iran"), False, id="the claimant denies something else"),
        pytest.param(claimed(), disclaims(at=900), False, id="far behind"),
        pytest.param(claimed(at=300), disclaims(), False, id="before the claim"),
        pytest.param(claimed(), disclaims(words=promised("Israel membantah mogok.")), False, id="no claim is denied"),
    ],
)
def test_claims(first: Report, then: Report, linked: bool) -> None:
    assert kinds(first, then) == ([("deed", 1, 0), ("denial", 0, 1)] if linked else [])


def test_who_was_to_meet_is_who_meets() -> None:
    def person(name: str) -> tuple[Party, ...]:
        words = Span(start=0, end=len(name), text=name)
        return (Party(words=words, name=name, country="RUS", entity=f"person.{name.casefold()}"),)

    def named(report: Report, name: str) -> Report:
        return replace(report, mention=replace(report.mention, actors=person(name)))

    plan, met = planned(day=None, mode=None, actors="Rusia"), visit("2025-02-10", "Rusia", mode=None)
    assert kinds(named(plan, "Putin"), named(met, "Putin")) == MET
    assert kinds(named(plan, "Putin"), named(met, "Lavrov")) == []


def test_links_do_not_depend_on_order() -> None:
    reports = [planned(), visit("2025-02-04"), DEMAND, told("AGREE", "Turki", "Suriah", "2025-02-06", day="2025-02-06")]
    events = [reconcile([report]) for report in reports]
    mentions = {report.mention.id: report.mention for report in reports}
    assert find_links(events, mentions) == find_links(events[::-1], mentions)
