"""Surnames that several bear: who is meant follows from the office before it, the state and the day. With the gazetteer that ships."""

from __future__ import annotations

from datetime import date

import pytest

from runut.annotate import annotate
from runut.gazetteer import load_gazetteer
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from runut.records import NameMention
from tests.records import article


def persons(text: str, day: str) -> list[NameMention]:
    made = article(text=text, title=None, published=date.fromisoformat(day))
    annotated = annotate(made, load_language(), load_gazetteer(), DEFAULT)
    return [name for name in annotated.names if name.kind == "person"]


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("Presiden Assad menerima utusan di Suriah.", "1999-06-15", "hafez-al-assad"),
        ("Presiden Assad menerima utusan di Suriah.", "2013-06-15", "bashar-al-assad"),
        ("Presiden Lebanon Aoun menolak usul itu.", "2018-06-15", "michel-aoun"),
        ("Presiden Lebanon Aoun menolak usul itu.", "2025-06-15", "joseph-aoun"),
        ("Presiden AS Bush memperingatkan Irak.", "1991-01-10", "george-h-w-bush"),
        ("Presiden AS Bush memperingatkan Irak.", "2003-03-10", "george-w-bush"),
        ("Presiden Clinton menengahi perundingan itu, kata AS.", "2000-07-11", "bill-clinton"),
        ("Menlu AS Clinton tiba di Kairo.", "2010-07-11", "hillary-clinton"),
        ("Kim menolak usul Korea Utara lainnya.", "2018-06-12", "kim-jong-un"),
        ("Presiden Lee menolak usul Korea Selatan itu.", "2010-08-23", "lee-myung-bak"),
        ("Presiden Lee menolak usul Korea Selatan itu.", "2025-08-23", "lee-jae-myung"),
        ("PM Lee menolak usul Singapura itu.", "2015-08-23", "lee-hsien-loong"),
        ("Raja Abdullah menolak usul itu di Yordania.", "2025-02-11", "abdullah-ii"),
        ("Raja Abdullah menolak usul itu di Arab Saudi.", "2008-02-11", "abdullah-bin-abdulaziz"),
        ("Menteri Luar Negeri Irak Tariq Aziz menolak, kata Aziz.", "2003-01-11", "tariq-aziz"),
        ("Di China, Xi menolak usul itu.", "2021-01-11", "xi-jinping"),
        ("Putin menolak usul itu.", "2021-01-11", "vladimir-putin"),
    ],
)
def test_who_bears_the_surname(text: str, day: str, person: str) -> None:
    assert persons(text, day)[-1].entity == f"person.{person}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Presiden Lee Fulanto menolak usul Korea Selatan itu.", "2025-08-23"),
        ("Presiden Zimbabwe Lee menolak usul itu.", "2025-08-23"),
    ],
    ids=["a longer name", "another state"],
)
def test_who_is_not_the_holder(text: str, day: str) -> None:
    assert not [name for name in persons(text, day) if (name.entity or "").startswith(("person.lee-", "person.george-w"))]


@pytest.mark.parametrize(
    ("day", "sector"), [("2018-01-10", "GOV"), ("2023-01-10", "ELI"), ("2025-06-10", "GOV")], ids=["first", "between", "second"]
)
def test_one_man_at_three_times(day: str, sector: str) -> None:
    assert persons("Trump menolak usul AS itu.", day)[0].sector == sector


@pytest.mark.parametrize(
    "body", ["Pemprov DKI Jakarta", "Pemprov Jakarta", "Pemerintah Provinsi DKI Jakarta", "Gubernur Jakarta"]
)
def test_government_of_a_province(body: str) -> None:
    made = article(text=f"{body} menolak usul itu.", title=None, published=date(2025, 6, 15))
    annotated = annotate(made, load_language(), load_gazetteer(), DEFAULT)
    first = (*annotated.names, *annotated.described)[0]
    assert (first.country, first.sector) == ("IDN", "GOV")
