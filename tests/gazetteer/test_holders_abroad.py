"""Who held which office in the Middle East, in Africa and in armed groups, on days about which they changed hands."""

from __future__ import annotations

from datetime import date

import pytest

from runut.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        pytest.param(
            "foreign-minister", "SYR", date(2024, 10, 1), "bassam-al-sabbagh", id="the last minister of the old state"
        ),
        pytest.param("defence-minister", "SYR", date(2025, 1, 5), "murhaf-abu-qasra", id="the first of the new one"),
        pytest.param("president", "LBN", date(2017, 6, 1), "michel-aoun", id="one Aoun"),
        pytest.param("president", "LBN", date(2025, 6, 1), "joseph-aoun", id="the other Aoun"),
        pytest.param("president", "LBN", date(2023, 6, 1), None, id="a seat left empty"),
        pytest.param(
            "defence-minister", "ISR", date(2019, 3, 1), "benjamin-netanyahu", id="a premier who holds a ministry too"
        ),
        pytest.param("foreign-minister", "IRN", date(2024, 7, 1), "ali-bagheri-kani", id="an acting minister"),
        pytest.param("supreme-leader", "IRN", date(2026, 5, 1), "mojtaba-khamenei", id="after the elder Khamenei"),
        pytest.param("president", "EGY", date(2013, 9, 1), "adly-mansour", id="an interim president"),
        pytest.param("prime-minister", "LBY", date(2024, 1, 1), "abdul-hamid-dbeibah", id="not the eastern government's"),
        pytest.param("president", "NGA", date(2010, 6, 1), "goodluck-jonathan", id="once he was no longer acting"),
        pytest.param("president", "TZA", date(2021, 3, 20), "samia-suluhu-hassan", id="after a death in office"),
        pytest.param("secretary-general", "HEZBOLLAH", date(2024, 10, 10), None, id="between two leaders of a group"),
        pytest.param("leader", "BOKO_HARAM", date(2015, 1, 1), "abubakar-shekau", id="the leader of a group"),
    ],
)
def test_holder(office: str, of: str, day: date, holder: str | None) -> None:
    found = load_gazetteer().holder(office, of, day)
    assert (found.id if found else None) == (f"person.{holder}" if holder else None)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("Jalan Abdul Fatah rusak", (), id="a street is no movement"),
        pytest.param("Ketua PKK Desa Sukamaju", (), id="a women's club is no armed group"),
        pytest.param("Abu Ubaidah membacakan pernyataan", ("person.abu-obeida",), id="spelt as Indonesian outlets do"),
        pytest.param("Ahmed asy-Syaraa tiba", ("person.ahmad-al-sharaa",), id="one of many spellings"),
    ],
)
def test_found(text: str, known: tuple[str, ...]) -> None:
    assert tuple(entity for name in load_gazetteer().find(text) for entity in name.entities) == known
