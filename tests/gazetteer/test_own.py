"""A user's own rows: what each kind does to what ships, and how a broken one is told."""

from datetime import date
from pathlib import Path

import pytest

from runut.errors import ResourceError
from runut.gazetteer import Gazetteer, check_gazetteer
from runut.gazetteer.ask import Asker
from runut.gazetteer.load import Tables, build, read_tables
from runut.gazetteer.own import own_files, own_folder, settings_folder

PERSONS = "id,name,country,sector,strong,weak\n"
TENURES = "person,office,of,from,until,verified,source\n"


def laid(folder: Path, **files: str) -> Tables:
    for name, text in files.items():
        (folder / name.replace("_toml", ".toml").replace("_csv", ".csv")).write_text(text, encoding="utf-8")
    return read_tables(folder)


def holder(gazetteer: Gazetteer, office: str, day: str) -> str:
    asker = Asker(gazetteer)
    return asker.on_day(asker.office(office), date.fromisoformat(day))[0].person


def test_a_new_holder_ends_the_open_row_that_ships(tmp_path: Path) -> None:
    tables = laid(
        tmp_path,
        persons_csv=PERSONS + "badu-sumarno,Badu Sumarno,RUS,,,\n",
        tenures_csv=TENURES + "badu-sumarno,foreign-minister,RUS,2039-09-01,,2039-11-20,saya\n",
    )
    assert check_gazetteer(tables) == []
    gazetteer = build(tables)
    assert holder(gazetteer, "Menlu Rusia", "2039-08-31") == "person.sergei-lavrov"
    assert holder(gazetteer, "Menlu Rusia", "2039-09-01") == "person.badu-sumarno"
    assert "tenures.csv, line 2: ends person.sergei-lavrov" in tables.notes[0]


def test_a_row_of_a_known_person_office_and_day_takes_the_place_of_the_one_that_ships(tmp_path: Path) -> None:
    own = TENURES + "sergei-lavrov,foreign-minister,RUS,2004-03-09,2038-05-01,2038-05-01,saya\n"
    tables = laid(tmp_path, tenures_csv=own)
    assert check_gazetteer(tables) == []
    held = [t for t in build(tables).offices("person.sergei-lavrov") if t.key == "foreign-minister"]
    assert [t.until for t in held] == [date(2038, 5, 1)]
    assert any("until" in note for note in tables.notes)


def test_names_are_added_to_those_that_ship(tmp_path: Path) -> None:
    tables = laid(
        tmp_path,
        persons_csv=PERSONS + "vladimir-putin,,,,Wowa Rimba,\n",
        groups_toml='[[group]]\ncode = "HEZBOLLAH"\nnames = ["Partai Rimba Raya"]\n',
    )
    assert check_gazetteer(tables) == []
    gazetteer = build(tables)
    found = gazetteer.find("Wowa Rimba dan Vladimir Putin menemui Partai Rimba Raya dan Hizbullah.")
    assert [name.entities[0] for name in found] == ["person.vladimir-putin"] * 2 + ["group.HEZBOLLAH"] * 2


NEW = [
    ("outlets_csv", "id,name,kind,domains\nkorankhayal.example,Koran Khayal,outlet,korankhayal.example\n", "Koran Khayal"),
    ("places_csv", "id,name,country,lat,lon\nrimba-hulu,Rimba Hulu,IDN,-1.5,101.0\n", "Rimba Hulu"),
    ("groups_toml", '[[group]]\ncode = "LASKAR"\nname = "Laskar Rimba"\nsector = "REB"\n', "Laskar Rimba"),
    ("organisations_toml", '[[organisation]]\ncode = "DAR"\nname = "Dewan Antar Rimba"\nsector = "IGO"\n', "Dewan Antar Rimba"),
    ("persons_csv", "\ufeff" + PERSONS + "badu-sumarno,Badu Sumarno,IDN,BUS,,\n", "Badu Sumarno"),
    ("persons-kota_csv", PERSONS + "badu-sumarno,Badu Sumarno,IDN,BUS,,\n", "Badu Sumarno"),
]


@pytest.mark.parametrize(("file", "text", "name"), NEW, ids=[row[0] for row in NEW])
def test_a_new_row_is_found_in_texts(tmp_path: Path, file: str, text: str, name: str) -> None:
    tables = laid(tmp_path, **{file: text})
    assert check_gazetteer(tables) == []
    assert [found.strong for found in build(tables).find(f"Ia menyebut {name} kemarin.")] == [True]


BROKEN = [
    ("an undated row", TENURES + "sergei-lavrov,president,RUS,,,2026-01-01,x\n", "line 2", "no day of entering office"),
    ("never verified", TENURES + "\nsergei-lavrov,senator,RUS,2020,,,x\n", "line 3", "last verified"),
    ("unknown office", TENURES + "sergei-lavrov,pawang,RUS,2020,,2026-01-01,x\n", "line 2", "no office 'pawang'"),
    ("unknown person", TENURES + "siapa,senator,RUS,2020,,2026-01-01,x\n", "line 2", "not in persons"),
    ("unknown state", TENURES + "sergei-lavrov,senator,XXX,2020,,2026-01-01,x\n", "line 2", "unknown country"),
    ("an open duplicate", TENURES + "sergei-lavrov,president,RUS,2001,,2026-01-01,x\n", "line 2", "overlaps"),
    ("a column too few", TENURES + "sergei-lavrov,senator,RUS\n", "line 2", "3 fields"),
    ("a column of no table", "person,office,of,from,sejak\na,b,RUS,2020,1\n", "line 2", "no column 'sejak'"),
    ("twice", TENURES + 2 * "sergei-lavrov,senator,RUS,2020,2021,2026-01-01,x\n", "line 3", "the same person"),
    ("nothing at all", "", "tenures.csv", "no header line"),
    ("a quote left open", TENURES + '"sergei-lavrov,senator,RUS,2020,,2026-01-01,x\n', "tenures.csv", ""),
]


@pytest.mark.parametrize(("text", "place", "problem"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_row_is_told_with_its_file_and_line(tmp_path: Path, text: str, place: str, problem: str) -> None:
    problems = check_gazetteer(laid(tmp_path, tenures_csv=text))
    assert any("tenures.csv" in p and place in p and problem in p for p in problems), problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[group]\n", "groups.toml"),
        ('[[group]]\nname = "x"\n', "one line with its code"),
        ('[[group]]\ncode = "LASKAR"\n', "line 2: a new row needs name, sector"),
        ('[[group]]\ncode = "HEZBOLLAH"\nnames = "x"\n', "line 2: names must be a list"),
        ('[[group]]\ncode = "HEZBOLLAH"\nsector = 3\n', "line 2: sector must be a text"),
        ('[[group]]\ncode = "LASKAR"\nname = "x y"\nsector = "RAJA"\n', "line 2: group.LASKAR: unknown sector"),
    ],
)
def test_a_broken_group_is_told(tmp_path: Path, text: str, problem: str) -> None:
    problems = check_gazetteer(laid(tmp_path, groups_toml=text))
    assert any(problem in found for found in problems), problems


def test_where_own_rows_are_looked_for(tmp_path: Path) -> None:
    usual = tmp_path / "runut" / "gazetteer"
    usual.mkdir(parents=True)
    (usual / "persons.csv").write_text(PERSONS, encoding="utf-8")
    (usual / "catatan.txt").write_text("", encoding="utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    assert settings_folder(home, "linux") == settings_folder(home, "win32") == tmp_path
    assert settings_folder(home, "darwin").name == "Application Support"
    assert own_folder({"RUNUT_GAZETTEER": str(tmp_path)}) == tmp_path
    assert own_folder({**home, "RUNUT_GAZETTEER": ""}) is None
    assert [path.name for path in own_files(usual)] == ["persons.csv"]
    assert own_files(None) == []
    with pytest.raises(ResourceError, match="no folder"):
        own_folder({"RUNUT_GAZETTEER": str(tmp_path / "nihil")})
