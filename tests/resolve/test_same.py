"""Which parties, named otherwise, can still be the same; `test_events` has what then becomes one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from runut.records import Party, Place
from runut.resolve.same import forbids
from runut.resolve.told import Report, tell
from tests.records import mention, span

POLICE = {"name": "polisi", "country": "IDN", "sector": "COP"}
PRESIDENT = {"name": "Presiden Indonesia", "country": "IDN", "sector": "GOV", "office": "Presiden"}
HOLDER = {**PRESIDENT, "name": "Budi Santoso", "entity": "person.budi-santoso"}
CROWD = {"name": "massa", "country": "IDN", "sector": "CVL"}

PARTIES = [
    pytest.param(CROWD, {**CROWD, "name": "demonstran"}, True, id="a crowd by another word"),
    pytest.param(CROWD, POLICE, False, id="of another sector"),
    pytest.param(CROWD, {**CROWD, "name": "warga", "country": "MYS"}, False, id="of another land"),
    pytest.param(PRESIDENT, HOLDER, True, id="an office and its holder"),
    pytest.param(PRESIDENT, {**HOLDER, "office": "Menteri Luar Negeri"}, False, id="but not the holder of another"),
    pytest.param(PRESIDENT, {**PRESIDENT, "name": "Presiden Senat"}, False, id="two of one office by other names"),
    pytest.param(CROWD, {**CROWD, "name": "Dewi Lestari"}, True, id="a named one may be of the crowd"),
    pytest.param({**CROWD, "name": "Dewi Lestari"}, {**CROWD, "name": "Tono Wijaya"}, False, id="two named are two"),
    pytest.param({**POLICE, "name": "pasukan Marinir"}, {**POLICE, "name": "pasukan Garda"}, False, id="so are two corps"),
    pytest.param(
        {**CROWD, "name": "Ketua Fraksi A, Dewi Lestari"}, {**CROWD, "name": "Dewi Lestari"}, True, id="a name after its title"
    ),
]


@pytest.mark.parametrize(("one", "other", "can_be"), PARTIES)
def test_a_party_in_other_words(one: dict[str, Any], other: dict[str, Any], can_be: bool) -> None:
    """Both with the same doer, so that the target alone decides."""
    tolds = []
    for n, fields in enumerate((one, other)):
        target = Party(words=span("Israel"), **fields)
        doer = Party(words=span("Rusia"), name="Komisi", country="IDN", sector="LEG", entity="org.IDN.KOMISI")
        made = replace(
            mention(f"d{n}", type="COERCE", day="2025-06-13"),
            actors=(doer,),
            recipients=(target,),
            evidence=span(f"Berita {n}", f"Berita {n}"),
        )
        tolds.append(tell(Report(mention=made, family=f"d{n}", outlet=None, published=None)))
    assert (forbids(*tolds) is None) == can_be


LAND = Place(text="China", name="China", country="CHN", precision="country")
CITY = Place(text="London", name="London", country="GBR", precision="city")
PLACES = [
    pytest.param("Iran", LAND, 1, id="a third land is a place"),
    pytest.param("Iran", CITY, 1, id="so is a city"),
    pytest.param("Israel", replace(LAND, country="ISR"), 0, id="that of a party is whom it is about"),
]


@pytest.mark.parametrize(("target", "place", "count"), PLACES)
def test_the_land_of_a_party_is_no_place(target: str, place: Place, count: int) -> None:
    made = mention("d", "Rusia", "REQUEST", target, place=place, day="2025-06-13")
    assert len(tell(Report(mention=made, family="d", outlet=None, published=None)).places) == count
