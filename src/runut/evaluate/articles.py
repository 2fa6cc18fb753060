"""The five real articles of the first issue: outlet, day of publication, and no event from page furniture.

Figures only; the articles themselves are their publishers' and stay outside the repository.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from runut.ingest import read_source
from runut.limits import DEFAULT
from runut.pipeline import Reading, load_resources, read_document
from runut.records import Document

INPUTS = ("articles",)
FLOORED = ("outlet_right", "date_right", "furniture_clean")

EXPECTED = {
    "000_7c12d8b8a713dfc0.txt": ("liputan6.com", date(2023, 3, 16), date(2023, 3, 16)),
    "001_1e980b062868f428.txt": ("faktaglobal.com", date(2026, 1, 26), date(2026, 1, 29)),
    "002_d7403727daf98fa3.txt": ("jakarta365.net", date(2025, 2, 13), date(2025, 2, 13)),
    "003_49ea7e8e66884421.txt": ("suara.com", date(2024, 12, 2), date(2024, 12, 3)),
    "004_d94167c65e539e55.txt": ("bisnis.com", date(2024, 12, 1), date(2024, 12, 1)),
}
"""Outlet, and the days within which the publication date must fall."""


def evaluate(data: Path) -> dict[str, float]:
    """Shares of the five: outlet right, date right, no mention whose sentence was taken out as furniture."""
    resources = load_resources()
    outlets = dates = clean = mentions = 0
    for name, (outlet, first, last) in EXPECTED.items():
        (document,) = read_source(str(data / "articles" / name), DEFAULT)
        assert isinstance(document, Document)
        reading = read_document(document, resources)
        assert isinstance(reading, Reading)
        article = reading.article
        outlets += (article.outlet or "").casefold() == outlet
        dates += article.published is not None and first <= article.published.start <= article.published.end <= last
        furniture = " ".join(piece.text for piece in article.furniture)
        clean += not any(m.evidence.field == "text" and m.evidence.text in furniture for m in reading.mentions)
        mentions += len(reading.mentions)
    n = len(EXPECTED)
    return {"outlet_right": outlets / n, "date_right": dates / n, "furniture_clean": clean / n, "mentions": mentions}
