"""Whose bare "polisi" and "pemerintah" are, and what makes a matter of state of an arrest. Sentences are our own."""

from __future__ import annotations

import pytest
from tests.extract.test_events import told

ROWS = [
    pytest.param(
        "Warga Seoul resah. Warga Busan marah. Polisi menangkap anggota parlemen Korea Selatan.",
        ["COERCE/arrest KOR > KOR"],
        id="the police are those of the state that the article is about",
    ),
    pytest.param(
        "KPK mengusut suap proyek jembatan. Seorang pejabat ditahan pada Senin.",
        ["ACCUSE/investigate IDN > ", "COERCE/arrest  > IDN"],
        id="what the article is about makes a matter of state of an arrest",
    ),
    pytest.param("Polisi mengusut pencurian sapi. Seorang warga ditahan pada Senin.", [], id="theft is crime news"),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_home(text: str, rows: list[str]) -> None:
    assert told(text) == rows
