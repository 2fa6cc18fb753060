"""How one thing was told over time: a plan, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from runut.records import Published
from runut.resolve.accounts import status_over_time
from runut.resolve.reconcile import reconcile
from runut.resolve.told import Report
from tests.records import mention


def event(type: str, status: str, published: str, **fields: Any) -> Any:
    day = date.fromisoformat(published)
    made = mention(f"{type} {published}", "Suriah", type, "Turki", status=status, **fields)
    shown = Published(start=day, end=day, precision="day", basis="meta", text=published)
    return reconcile([Report(mention=made, family=made.document, outlet="a.id", published=shown)])


PLAN = event("AGREE", "future", "2025-02-03", day="2025-02-04", mode="visit")
VISIT = event("CONSULT", "actual", "2025-02-05", day="2025-02-04", mode="visit")
REFUSED = event("REJECT", "actual", "2025-02-03", mode="meet")


@pytest.mark.parametrize(
    ("one", "kind", "other", "history"),
    [
        pytest.param(PLAN, "outcome", VISIT, ["future", "actual"], id="planned, then carried out"),
        pytest.param(VISIT, "plan", PLAN, ["future", "actual"], id="the deed knows its plan"),
        pytest.param(PLAN, "cancellation", REFUSED, ["future", "negated"], id="planned, then called off"),
        pytest.param(REFUSED, "plan", PLAN, ["future", "actual"], id="to call off is done"),
        pytest.param(PLAN, "answer", VISIT, ["future"], id="an answer is another thing"),
    ],
)
def test_status_over_time(one: Any, kind: str, other: Any, history: list[str]) -> None:
    accounts = status_over_time(one, [(kind, other)])
    assert [account.status for account in accounts] == history
    assert one.status_history[0] in accounts
