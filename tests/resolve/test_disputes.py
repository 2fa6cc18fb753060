"""Accounts that cannot all be right, and those that can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from runut.records import Figure, Party, Published, Span
from runut.resolve.disputes import Around, Toll, find_disputes
from runut.resolve.reconcile import reconcile
from runut.resolve.told import Report
from tests.records import mention, party


def published(day: str) -> Published:
    at = date.fromisoformat(day)
    return Published(start=at, end=at, precision="day", basis="meta", text=day)


def toll(text: str, kind: str = "killed") -> Figure:
    """ "80", "100+", "80-90"."""
    low, _, high = text.rstrip("+").partition("-")
    return Figure(kind=kind, low=int(low), high=None if text.endswith("+") else int(high or low), unit=None, text=text)


def told(
    outlet: str, day: str = "2025-06-14", said_by: str = "", toll_: str = "", kind: str = "killed", **fields: Any
) -> Report:
    """One report of an attack by Israel on Suriah on 13 June, unless `fields` say otherwise."""
    name = f"{outlet} {day}"
    given: dict[str, Any] = {"actors": "Israel", "type": "ASSAULT", "recipients": "Suriah", "happened": "2025-06-13", **fields}
    given["day"] = given.pop("happened")
    figures = (toll(toll_, kind),) if toll_ else ()
    speakers = (party(said_by),) if said_by else ()
    made = mention(name, at=len(said_by) + len(toll_), figures=figures, said_by=speakers, **given)
    return Report(mention=made, family=name, outlet=outlet, published=published(day))


def dated(n: int, day: str) -> Report:
    made = mention(f"doc{n}", "Israel", "ASSAULT", "Suriah", day=day)
    return Report(mention=made, family=f"doc{n}", outlet=f"{n}.id", published=published("2025-06-20"))


def values(reports: list[Report], around: Around | None = None) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found = find_disputes(reconcile(reports), reports, around)
    return {d.about: sorted((a.value, a.earlier) for a in d.accounts) for d in found}


def worded(text: str) -> dict[str, Any]:
    return {"evidence": Span(start=0, end=len(text), text=text)}


ELSEWHERE = worded("Di titik lain serangan Israel menewaskan 20 orang, kata Iran.")
AMONG = worded("Menurut Iran, 20 orang tewas, antara lain anak-anak.")


@pytest.mark.parametrize(
    ("reports", "accounts"),
    [
        ([told("a.id", toll_="80"), told("b.id", toll_="120")], None),
        ([told("a.id", toll_="80", said_by="Suriah"), told("b.id", toll_="120")], ["120", "80"]),
        ([told("a.id", toll_="80"), told("b.id", toll_="84")], None),
        ([told("a.id", toll_="100+"), told("b.id", toll_="120")], None),
        ([told("a.id", toll_="100+", said_by="Iran"), told("a.id", toll_="80", said_by="Suriah")], ["100+", "80"]),
        ([told("a.id", "2025-06-14", toll_="80"), told("a.id", "2025-06-15", toll_="120")], None),
        ([told("a.id", "2025-06-14", toll_="80"), told("b.id", "2025-06-15", toll_="120")], None),
        ([told("a.id", "2025-06-14", toll_="120"), told("b.id", "2025-06-15", toll_="80")], ["120", "80"]),
        ([told("a.id", "2025-06-14", toll_="120", kind="troops"), told("b.id", "2025-06-15", toll_="180", kind="troops")], ["120", "180"]),
        ([told("a.id", toll_="80", kind="wounded"), told("b.id", toll_="120")], None),
        ([told("a.id", toll_="80"), told("a.id", toll_="20")], None),
        ([told("a.id", toll_="80"), told("a.id", toll_="20", said_by="Suriah")], None),
        ([told("a.id", toll_="80"), told("b.id", toll_="20", said_by="warga")], ["20", "80"]),
        ([told("a.id", toll_="80", said_by="Iran"), told("a.id", toll_="20", said_by="warga")], None),
        ([told("a.id", toll_="17"), told("b.id", toll_="45000+", said_by="Suriah")], None),
        ([told("a.id", toll_="80", said_by="Suriah"), told("b.id", toll_="120", whole="campaign")], None),
        ([told("a.id", toll_="15+", said_by="Iran"), told("b.id", toll_="40+", said_by="Suriah")], ["15+", "40+"]),
        ([told("a.id", toll_="30+", said_by="Iran"), told("b.id", toll_="40+", said_by="Suriah")], None),
        ([told("a.id", toll_="15+"), told("b.id", toll_="40+", said_by="Suriah")], None),
        ([told("a.id", toll_="80", said_by="Suriah"), told("b.id", toll_="20", said_by="Iran", **ELSEWHERE)], None),
        ([told("a.id", toll_="80", said_by="Suriah"), told("b.id", toll_="20", said_by="Iran", **AMONG)], ["20", "80"]),
    ],
    ids=[
        "two-outlets-one-day-one-was-first", "a-speaker-and-an-outlet", "rounding", "open-above", "two-speakers-in-one-text", "one-outlet-counts-on", "a-later-outlet-counts-on",
        "a-later-outlet-has-fewer", "troops-do-not-grow", "two-kinds", "a-whole-and-its-part",
        "a-text-and-a-part-told-in-it", "somebody-in-another-text", "nobody-known-in-one-text", "a-strike-and-the-war", "a-strike-and-the-campaign",
        "far-apart-though-both-at-least", "at-least-holds-for-both", "at-least-in-an-outlets-voice", "at-another-place", "among-others",
    ],
)  # fmt: skip
def test_figures(reports: list[Report], accounts: list[str] | None) -> None:
    found = values(reports).get("figure")
    assert found == (accounts and [(value, ()) for value in accounts])


def test_two_bodies_of_one_state_side_by_side() -> None:
    """ "Garda Revolusi mengumumkan tujuh anggotanya gugur. ... Televisi pemerintah menyebut 13": of one voice on two days, a series."""

    def body(name: str, day: str, doc: str, dead: str) -> Report:
        made = told(doc, day, toll_=dead)
        speaker = Party(words=Span(start=0, end=len(name), text=name), name=name, country="IRN")
        return replace(made, mention=replace(made.mention, document=doc, said_by=(speaker,)))

    other = told("c.id", toll_="30", said_by="Suriah")
    both = [body("Garda Revolusi", "2025-06-14", "x", "7"), body("televisi pemerintah", "2025-06-14", "x", "13")]
    assert values([*both, other])["figure"] == [("13", ()), ("30", ()), ("7", ())]
    later = [body("Garda Revolusi", "2025-06-14", "x", "7"), body("televisi pemerintah", "2025-06-15", "y", "13")]
    assert values([*later, other])["figure"] == [("13", ("7",)), ("30", ())]


def test_a_voice_stands_by_its_last_word() -> None:
    state = [told("a.id", "2025-06-14", toll_="80", said_by="Suriah"), told("a.id", "2025-06-15", toll_="89", said_by="Suriah")]
    others = [told("b.id", "2025-06-14", toll_="130", said_by="Iran")]
    assert values(state + others)["figure"] == [("130", ()), ("89", ("80",))]


def test_a_quote_beside_a_report_gives_a_toll() -> None:
    own = [told("a.id", toll_="80", said_by="Iran")]
    beside = Toll(quote="k-1", report=told("a.id", toll_="100+", said_by="Suriah"))
    found = find_disputes(reconcile(own), own, Around(tolls=(beside,)))
    assert [(a.value, a.quotes) for a in found[0].accounts] == [("100+", ("k-1",)), ("80", ())]


DENIAL = told("c.id", type="REJECT", mode="deny", actors="Israel", recipients="")
BLAMES = "Iran menuduh Israel berada di balik serangan itu."
CHARGE = told(
    "c.id",
    type="ACCUSE",
    actors="Iran",
    recipients="Israel",
    said_by="Iran",
    evidence=Span(start=0, end=len(BLAMES), text=BLAMES),
)
SUPPLIED = "Iran menuduh Israel memasok drone dan amunisi kepada pemberontak."
ARMED = told(
    "c.id", type="ACCUSE", actors="Iran", recipients="Israel", evidence=Span(start=0, end=len(SUPPLIED), text=SUPPLIED)
)


@pytest.mark.parametrize(
    ("reports", "around", "accounts"),
    [
        ([told("a.id"), told("b.id")], Around(), None),
        ([told("a.id"), told("b.id", actors="Iran", said_by="Suriah")], Around(), ["IRN", "ISR"]),
        ([told("a.id"), told("b.id", actors="Iran")], Around(), None),
        ([told("a.id", said_by="Suriah"), told("b.id", said_by="Suriah"), told("c.id", actors="Iran")], Around(), None),
        ([told("a.id"), told("b.id", actors="Iran", recipients="Israel", said_by="Suriah")], Around(), None),
        ([told("a.id"), told("b.id", actors="Israel+Iran")], Around(), None),
        ([told("a.id"), told("b.id", actors="pelaku")], Around(), None),
        ([told("a.id")], Around(denials=(DENIAL,)), None),
        ([told("a.id", actors="")], Around(charges=(CHARGE,), denials=(DENIAL,)), ["-ISR", "ISR"]),
        ([told("a.id", actors="")], Around(charges=(CHARGE,)), None),
        ([told("a.id", actors="")], Around(charges=(ARMED,), denials=(DENIAL,)), None),
        ([told("a.id", actors="Iran")], Around(denials=(DENIAL,)), None),
    ],
    ids=[
        "agreed",
        "two-doers",
        "two-doers-in-the-outlets-voices",
        "one-outlet-alone-names-another",
        "at-each-other",
        "both-together",
        "a-common-noun",
        "denied-but-told-by-the-outlets",
        "charged-and-denied",
        "charged-alone",
        "charged-with-sending-arms",
        "another-denies",
    ],
)
def test_doers(reports: list[Report], around: Around, accounts: list[str] | None) -> None:
    found = values(reports, around).get("doer")
    assert found == (accounts and [(value, ()) for value in accounts])


@pytest.mark.parametrize(
    ("days", "accounts"),
    [
        (["2025-06-13", "2025-06-13"], None),
        (["2025-06-13", "2025-06-14"], None),
        (["2025-06-13", "2025-06-16"], ["2025-06-13", "2025-06-16"]),
        (["2025-06-13", "2025-06-16", "2025-06-18"], None),
    ],
    ids=["one-day", "near-midnight", "three-days-apart", "going-on-for-days"],
)
def test_dates(days: list[str], accounts: list[str] | None) -> None:
    found = values([dated(n, day) for n, day in enumerate(days)]).get("date")
    assert found == (accounts and [(value, ()) for value in accounts])


def test_who_changes_his_mind_contradicts_nobody() -> None:
    reports = [told("a.id", said_by="Israel"), told("b.id", said_by="Israel")]
    assert "happened" not in values(reports, Around(negated=(told("c.id", said_by="Israel", status="negated"),)))


def test_a_party_that_strikes_counts_other_dead() -> None:
    own = told("a.id", toll_="3", said_by="Suriah")
    beside = Toll(quote="k-1", report=told("a.id", toll_="30", said_by="Israel"))
    assert "figure" not in values([own], Around(tolls=(beside,)))


def test_whether_it_happened() -> None:
    negated = told("b.id", status="negated")
    assert values([told("a.id")], Around(negated=(negated,)))["happened"] == [("no", ()), ("yes", ())]


def test_a_claim_that_another_denies() -> None:
    """The denier speaks, though his sentence begins with the claimant's words."""
    claim = told("a.id", said_by="Israel")
    denial = told("b.id", type="REJECT", actors="Suriah", recipients="Israel", mode="deny", said_by="Israel")
    assert values([claim], Around(disclaimed=(denial,)))["happened"] == [("no", ()), ("yes", ())]
    own = told("b.id", type="REJECT", actors="Israel", recipients="Suriah", mode="deny", said_by="Israel")
    assert "happened" not in values([claim], Around(disclaimed=(own,)))
