"""Stores to report on: a small affair told by two outlets, and the hostile strings of the exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runut.asking import party_keys
from runut.cli.days import say_days, say_short
from runut.cli.wording import say
from runut.records import Document, Figure, Quote
from runut.report import Question, Tongue, make_report
from runut.resolving import resolve_changes
from runut.store import Filters, Outcome, Store
from tests.export.hostile import stored
from tests.records import article, document, mention, party, span

BETWEEN = (party_keys("Rusia"), party_keys("Suriah"))
TOLD: list[dict[str, Any]] = [
    {"type": "CONSULT", "mode": "visit", "day": "2024-03-05", "symmetric": True},
    {"type": "ASSAULT", "day": "2024-03-09", "said_by": "Iran", "figures": (80,), "place": "Aleppo", "mode": "aerial"},
    {"type": "ASSAULT", "day": "2024-03-09", "said_by": "Turki", "figures": (120,), "place": "Aleppo", "mode": "aerial"},
    {"type": "AGREE", "day": "2024-05-20", "status": "future"},
    {"type": "ACCUSE", "day": "2024-06-11", "said_by": "Rusia"},
    {"type": "AID", "day": "2019-01-02", "background": True},
    {"type": "COERCE", "day": "2024-06-11", "status": "negated"},
]
"""Of Rusia to Suriah, each in an article of its own, which appears on 14 June 2025."""
TEXT = "Iran dan Turki melihat Rusia mengecam Suriah. Lavrov berkata: “Kami tidak akan pergi dari {n}.” {own}"


def tongue(lang: str) -> Tongue:
    return Tongue(lang=lang, labels=say, long=say_days, short=say_short)  # type: ignore[arg-type]


def put(store: Store, n: int, told: dict[str, Any]) -> Document:
    text = TEXT.format(n=n, own=" ".join(f"ihwal{n}x{word}" for word in range(60)))  # else they would be copies of one text
    doc = document(text, path=f"{n}.txt", id=str(n))
    fields = {**told, "said_by": (party(told["said_by"], text),)} if "said_by" in told else dict(told)
    fields["figures"] = tuple(
        Figure(kind="killed", low=f, high=f, unit=None, text=f"{f} orang") for f in told.get("figures", ())
    )
    made = mention(doc, "Rusia", fields.pop("type"), "Suriah", text=text, **fields)
    said = Quote(
        document=doc.id, kind="direct", content=(span(f"Kami tidak akan pergi dari {n}.", text),), cue=None,
        speaker=party("Lavrov", text), rule="id.test", about=("country.SYR",),
    )  # fmt: skip
    page = article(doc, title=f"Judul {n}", url=f"https://contoh.example/{n}", outlet=f"media{n % 2}.example")
    store.expect([doc])
    store.put([(doc, Outcome(article=page, mentions=(made,), quotes=(said,)))])
    return doc


def make_store(path: Path, *, turned: bool = False) -> Path:
    with Store.open(path, create=True) as store:
        for n, told in sorted(enumerate(TOLD), reverse=turned):
            put(store, n, told)
        resolve_changes(store)
    return path


def report(path: Path, form: str = "html", lang: str = "id", filters: Filters | None = None, **question: Any) -> str:
    asked = {"parties": ("Rusia", "Suriah"), "asked": ("--between", "Rusia", "Suriah"), **question}
    with Store.open(path, read_only=True) as store:
        return make_report(store, Question(filters=filters or Filters(between=BETWEEN), **asked), tongue(lang), form)[0]  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("report") / "x.db")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("hostile") / "x.db")


DAY = date(2025, 6, 14)
