"""What the gazetteer refuses: every row here is a mistake that another coder's dictionary has made."""

import pytest

from runut.gazetteer import check_gazetteer
from runut.gazetteer.load import Tables, add_bodies, add_persons, add_places, add_tenures, read_offices
from runut.gazetteer.tables import read_toml


def test_the_gazetteer_that_ships_has_no_problems() -> None:
    assert check_gazetteer() == []


def person(name: str, **fields: str) -> tuple[str, dict[str, str]]:
    row = {"id": name.lower(), "name": name, "country": "", "group": "", "sector": "ELI", "strong": "", "weak": ""}
    return "persons/asia-pacific.csv, line 9", {**row, **fields}


def tenure(who: str, start: str, until: str, **fields: str) -> tuple[str, dict[str, str]]:
    row = {"person": who, "office": "leader", "of": "RIMBA", "title": "", "sector": "", "source": "own"}
    return "tenures/asia-pacific.csv, line 9", {**row, "from": start, "until": until, "verified": "2025-01-01", **fields}


def tables(*rows: tuple[str, dict[str, str]]) -> Tables:
    made = Tables(offices=list(read_offices(read_toml("offices.toml")["office"])))
    add_bodies(made, [("", {"code": "RIMBA", "name": "Laskar Rimba", "sector": "REB"})], "group")
    add_persons(made, [row for row in rows if "id" in row[1]])
    add_tenures(made, [row for row in rows if "person" in row[1]])
    return made


BROKEN = [
    ("sound", (tenure("badu", "2020", "2021"),), None),
    ("undated", (tenure("badu", "", ""),), "no day of entering office"),
    ("never verified", (tenure("badu", "2020", "", verified=""),), "last verified"),
    ("not a date", (tenure("badu", "20 Mei", ""),), "is no date"),
    ("ends before it begins", (tenure("badu", "2020", "2019"),), "before entering"),
    ("verified before it began", (tenure("badu", "2025-02-01", ""),), "before it began"),
    ("no source", (tenure("badu", "2020", "2021", source=""),), "no source"),
    ("unknown office", (tenure("badu", "2020", "2021", office="pawang"),), "no office 'pawang'"),
    ("unknown person", (tenure("siapa", "2020", "2021"),), "not in persons"),
    ("unknown country", (tenure("badu", "2020", "2021", of="XXX"),), "unknown country"),
    ("unknown sector", (tenure("badu", "2020", "2021", sector="RAJA"),), "unknown sector"),
    ("two at once", (tenure("badu", "2020", "2022"), tenure("cici", "2021-05", "2023")), "overlaps"),
    ("one never ended", (tenure("badu", "2020", ""), tenure("cici", "2021", "2023")), "overlaps"),
    ("two left open", (tenure("badu", "2020", ""), tenure("cici", "2021", "")), "overlaps"),
    ("a duplicate under the same office by another word", (tenure("badu", "2020", ""), tenure("cici", "2021", "", title="Pemimpin Laskar Rimba")), "overlaps"),
    ("the same person twice, once open", (tenure("badu", "2020", "2022"), tenure("badu", "2020-01-02", "")), "overlaps"),
    ("one of several, twice, once open", (tenure("badu", "2020", "2022", office="spokesperson"), tenure("badu", "2021", "", office="spokesperson")), "twice at that time"),
    ("one of several, again later", (tenure("badu", "2020", "2021", office="spokesperson"), tenure("badu", "2022", "", office="spokesperson")), None),
    ("a part of the body", (tenure("badu", "2020", ""), tenure("cici", "2021", "", title="Pemimpin Laskar Rimba Cabang Hulu")), None),
    ("day of handing over is shared", (tenure("badu", "2020-01-01", "2021-05-05"), tenure("cici", "2021-05-05", "2023")), None),
    ("two spokesmen", (tenure("badu", "2020", "", office="spokesperson"), tenure("cici", "2020", "", office="spokesperson")), None),
    ("alias claimed twice", (person("Dadan", strong="Si Kancil"), person("Euis", strong="Si Kancil")), "claimed as strong"),
    ("surname shared", (person("Dadan", weak="Kancil"), person("Euis", weak="Kancil")), None),
    ("id twice", (person("Dadan"), person("Dadan")), "rows have this id"),
    ("one letter", (person("Dadan", weak="D"),), "too short"),
    ("neither office nor sector", (person("Dadan", sector=""),), "neither an office nor a sector"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "problem"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_refused(rows: tuple[tuple[str, dict[str, str]], ...], problem: str | None) -> None:
    problems = check_gazetteer(tables(person("Badu"), person("Cici"), *rows))
    assert [problem in found for found in problems[:1]] == ([] if problem is None else [True]), problems


def test_place_without_coordinates() -> None:
    made = Tables()
    add_places(
        made,
        [
            (
                "places.csv, line 9",
                {"id": "x", "name": "Xanadu", "names": "", "country": "", "lat": "", "lon": "1", "sector": ""},
            )
        ],
    )
    assert "needs lat and lon" in check_gazetteer(made)[0]
