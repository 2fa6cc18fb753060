"""What passed between two parties: each event once, in its month, each way and kind apart, with its score."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runut.records import EventMention
from runut.resolving import resolve_changes
from runut.store import Filters, Outcome, Store
from runut.store.ties import Period
from tests.records import article, document, mention

RUSSIA, TURKEY = frozenset({"RUS", "country.RUS"}), frozenset({"TUR", "country.TUR"})
TEXT = "Rusia mengecam Turki dan Israel di depan Putin.\nCatatan"
Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]


@pytest.fixture
def ask(tmp_path: Path) -> Iterable[Ask]:
    """Rows of a store in which each of the given mentions stands in a document of its own."""
    with Store.open(tmp_path / "runut.db", create=True) as store:

        def asked(*mentions: dict[str, Any], between: Any = (RUSSIA, TURKEY), by: Period = "month", **days: Any) -> Rows:
            for n, fields in enumerate(mentions):
                doc = document(f"{TEXT} {n}.", path=f"{n}.txt", id=str(n))
                store.expect([doc])
                store.put([(doc, Outcome(article=article(doc, outlet=f"koran{n}.id"), mentions=(made(doc.id, **fields),)))])
            resolve_changes(store)
            return list(store.ties(Filters(between=between, **days), by))

        yield asked


def made(doc: str, actors: str = "Rusia", type: str = "ACCUSE", recipients: str = "Turki", **fields: Any) -> EventMention:
    return mention(doc, actors, type, recipients, **{"day": "2025-06-13", "text": TEXT, **fields})


WAYS = [
    pytest.param({}, "forth", "statement", id="A accuses B"),
    pytest.param({"actors": "Turki", "recipients": "Rusia"}, "back", "statement", id="B accuses A"),
    pytest.param(
        {"actors": "Rusia+Turki", "recipients": "", "type": "CONSULT", "symmetric": True}, "both", "contact", id="both meet"
    ),
    pytest.param({"type": "CONSULT"}, "forth", "contact", id="A visits B"),
    pytest.param({"type": "SANCTION"}, "forth", "deed", id="a deed"),
    pytest.param({"actors": "Putin", "type": "AID"}, "forth", "deed", id="a person acts for its country"),
]


@pytest.mark.parametrize(("fields", "way", "kind"), WAYS)
def test_ways_and_kinds_are_apart(ask: Ask, fields: dict[str, Any], way: str, kind: str) -> None:
    (row,) = ask(fields)
    assert (row["way"], row["kind"], row["status"]) == (way, kind, "actual")


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"actors": "Rusia+Turki", "recipients": "Israel"}, id="together against a third"),
        pytest.param({"recipients": "Israel"}, id="another target"),
        pytest.param({"actors": "Rusia", "recipients": "", "symmetric": True, "type": "CONSULT"}, id="one alone"),
    ],
)
def test_what_is_not_between_the_two_is_left_out(ask: Ask, fields: dict[str, Any]) -> None:
    assert ask(fields) == []


SCORES = [
    pytest.param("ACCUSE", None, -3.0, id="ACCUSE with its sign mended"),
    pytest.param("ACCUSE", "disapprove", -2.0, id="a mode of its own"),
    pytest.param("REJECT", "deny", -2.0, id="our own mode has its type's"),
    pytest.param("CONSULT", "visit", 4.0, id="a visit"),
    pytest.param("ASSAULT", "aerial", -9.5, id="an air raid"),
    pytest.param("REQUEST", None, 0.0, id="neither"),
]


@pytest.mark.parametrize(("type_", "mode", "score"), SCORES)
def test_scores_are_those_of_plover(ask: Ask, type_: str, mode: str | None, score: float) -> None:
    (row,) = ask({"type": type_, "mode": mode})
    assert row["conflict"] + row["cooperation"] == score
    assert (row["conflict"] <= 0, row["cooperation"] >= 0) == (True, True)
    assert [act["score"] for act in row["acts"]] == [score]


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_was_not_done_has_no_score(ask: Ask, status: str) -> None:
    (row,) = ask({"type": "ASSAULT", "status": status})
    assert (row["status"], row["conflict"], len(row["events"])) == (status, 0, 1)


def test_many_reports_are_one_event_with_their_origins(ask: Ask) -> None:
    (row,) = ask({}, {}, {})
    assert (len(row["events"]), row["conflict"]) == (1, -3.0)
    assert row["origins"] >= 1


MONTHS = [
    pytest.param({"day": "2025-05-31", "until": "2025-06-01"}, "month", "2025-05", id="over the end of a month"),
    pytest.param({"day": "2025-01-01", "until": "2025-12-31"}, "month", None, id="a year has no month"),
    pytest.param({"day": "2025-01-01", "until": "2025-12-31"}, "year", "2025", id="but its year"),
    pytest.param({"day": "2015-03-02", "background": True}, "month", "2015-03", id="what is recalled stands in its own month"),
    pytest.param({"day": None}, "month", None, id="no day"),
]


@pytest.mark.parametrize(("fields", "by", "period"), MONTHS)
def test_each_event_stands_in_its_own_month(ask: Ask, fields: dict[str, Any], by: Period, period: str | None) -> None:
    (row,) = ask(fields, by=by)
    assert row["period"] == period
    assert row["background"] == int(fields.get("background", False))


def test_days_and_offices_narrow_it(ask: Ask) -> None:
    assert len(ask({}, {"day": "2024-01-05"}, since=date(2025, 1, 1))) == 1
    office = frozenset({"RUS/Presiden"})
    assert ask(between=(office, TURKEY)) == []


def test_the_months_add_up_to_all(ask: Ask) -> None:
    rows = ask(
        {"day": "2025-06-13"}, {"day": "2025-05-13"}, {"day": "2025-04-13", "type": "AID"}, {"day": None, "type": "PROTEST"}
    )
    ids = [event for row in rows for event in row["events"]]
    assert len(ids) == len(set(ids)) == 4
    assert [row["period"] for row in rows] == ["2025-04", "2025-05", "2025-06", None]


@pytest.mark.slow
def test_a_hundred_thousand_events_answer_at_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "runut.db", create=True) as store:
        with store.resolving() as run:
            run.database.run_many(
                "INSERT INTO events (id, type, status, symmetric, background, start_day, end_day, origins, disputed, record) "
                "VALUES (?, 'ACCUSE', 'actual', 0, 0, ?, ?, 1, 0, '')",
                [(f"e-{n:06}", day := f"20{n % 25:02}-{n % 12 + 1:02}-10", day) for n in range(100_000)],
            )
            codes = ("RUS", "TUR", "ISR", "IRN", "USA", "SYR")
            sides = [(f"e-{n:06}", codes[n % 6], codes[(n // 6) % 6]) for n in range(100_000)]
            run.database.run_many("INSERT INTO event_keys VALUES (?, 'actor', 0, ?)", [(e, a) for e, a, _ in sides])
            run.database.run_many("INSERT INTO event_keys VALUES (?, 'recipient', 0, ?)", [(e, b) for e, _, b in sides])
        begun = time.process_time()
        rows = list(store.ties(Filters(between=(RUSSIA, TURKEY))))
        assert sum(len(row["events"]) for row in rows) > 5000
        assert time.process_time() - begun < 1.0  # not of the clock: the machine may do other things
