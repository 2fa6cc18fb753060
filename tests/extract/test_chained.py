"""Parties of events that the words name by a pronoun or a description. Sentences are our own."""

from __future__ import annotations

import pytest
from tests.extract.test_events import told

ROWS = [
    pytest.param(
        "Rusia dan Turki mengadakan perundingan di Ankara. Mereka mengecam Israel.",
        "ACCUSE/disapprove RUS+TUR > ISR",
        id="mereka is the list before",
    ),
    pytest.param(
        "Hamas menolak usul itu kemarin. Kelompok tersebut mengecam Israel.",
        "ACCUSE/disapprove HAMAS > ISR",
        id="a group by its noun",
    ),
    pytest.param(
        'Perundingan itu gagal. "Jika mereka (Rusia) menyerang Ukraina, kami akan membantu," kata seorang pejabat.',
        "ASSAULT hypothetical RUS > UKR",
        id="a name in brackets",
    ),
    pytest.param(
        "Presiden Suriah tiba di Peru. Negara itu mengecam Israel.",
        "ACCUSE/disapprove PER > ISR",
        id="not the state of a title",
    ),
    pytest.param(
        "Kementerian Luar Negeri Rusia mengundang para duta besar. Kementerian tersebut mengecam Israel.",
        "ACCUSE/disapprove RUS > ISR",
        id="a body by the head of its name",
    ),
]


@pytest.mark.parametrize(("text", "line"), ROWS)
def test_who_acts(text: str, line: str) -> None:
    assert line in told(text)
