"""What users ask in words: every row is a way in which an office or a name has been asked for."""

from datetime import date

import pytest

from runut.gazetteer import Gazetteer, check_gazetteer
from runut.gazetteer.ask import Asker, is_unchecked
from runut.gazetteer.load import Tables, add_bodies, add_countries, add_persons, add_tenures, build, read_offices
from runut.gazetteer.tables import read_toml

STATES = [
    ("IDN", "Indonesia", "Indonesia", "RI", "Jakarta"),
    ("SYR", "Suriah", "Syria", "", "Damaskus"),
    ("RUS", "Rusia", "Russia", "", "Moskow|Kremlin"),
    ("EGY", "Mesir", "Egypt", "", "Kairo"),
]
PERSONS = "badu cici dadan euis fajar gilang hana iwan joko kiki lala mimi nana odi pipit radit siti tuti umar vina wati yuni zaki abas bono cahya".split()
TENURES = [
    ("badu", "president", "SYR", "", "2000", "2024-12-08"),
    ("cici", "de-facto-leader", "SYR", "", "2024-12-08", "2025-01-29"),
    ("cici", "president", "SYR", "", "2025-01-29", ""),
    ("dadan", "foreign-minister", "RUS", "", "2004-03-09", ""),
    ("euis", "government-spokesperson", "RUS", "Juru Bicara Kremlin", "2012", ""),
    ("fajar", "governor", "IDN", "Gubernur DKI Jakarta", "2017", "2022"),
    ("gilang", "governor", "IDN", "Gubernur Jawa Barat", "2018", "2023"),
    ("hana", "police-chief", "IDN", "", "2021-01-27", ""),
    ("iwan", "party-chair", "IDN", "Ketua Umum Partai Rimba", "2015", ""),
    ("joko", "leader", "LASKAR", "Kepala Biro Politik", "2015", "2020-06-01"),
    ("kiki", "commander", "LASKAR", "Komandan Laskar Rimba", "2016", ""),
    ("lala", "party-chair", "RUS", "Pemimpin Partai Rimba Raya", "2015", ""),
    ("mimi", "de-facto-leader", "EGY", "Penjabat Presiden", "2013-07-04", "2014-06-08"),
    ("nana", "president", "EGY", "", "2014-06-08", ""),
    ("odi", "police-chief", "RUS", "", "2020", ""),
    ("radit", "president", "SYR", "Presiden Daerah Rimba", "2010", "2040"),
    ("siti", "leader", "KUMPULAN", "Pemimpin Tertinggi Kumpulan Telaga", "2016", ""),
    ("tuti", "director-general", "KUMPULAN", "Sekretaris Utama", "2016", ""),
    ("umar", "chief-justice", "RUS", "", "2016", ""),
    ("zaki", "governor", "IDN", "Penjabat Gubernur Jawa Timur", "2024-01-01", "2025-01-01"),
    ("abas", "coordinating-minister-economy", "IDN", "Menko Perekonomian", "2022", ""),
    ("bono", "parliament-speaker", "EGY", "Ketua Balai Rakyat", "2022", ""),
    ("cahya", "high-commissioner", "BADANTELAGA", "Komisaris Tinggi Badan Telaga", "2022", ""),
    ("vina", "chief-justice", "IDN", "", "2015", ""),
    ("wati", "intelligence-chief", "RUS", "Kepala Mossad", "2015", ""),
    ("yuni", "intelligence-chief", "IDN", "Kepala BIN", "2015", ""),
    ("pipit", "president", "IDN", "", "2014-10-20", "2024-10-20"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    tables = Tables(offices=list(read_offices(read_toml("offices.toml")["office"])))
    columns = ("code", "name", "english", "names", "seats")
    add_countries(tables, [("", dict(zip(columns, row, strict=True))) for row in STATES])
    add_bodies(tables, [("", {"code": "LASKAR", "name": "Laskar Rimba", "sector": "REB"})], "group")
    add_bodies(tables, [("", {"code": "KUMPULAN", "name": "Kumpulan Telaga", "sector": "REB"})], "group")
    add_bodies(tables, [("", {"code": "BADANTELAGA", "name": "Badan Telaga", "sector": "IGO"})], "org")
    bare = {"country": "", "group": "", "sector": "", "strong": "", "weak": ""}
    add_persons(tables, [("", {"id": name, "name": f"{name.title()} Sumarno", **bare}) for name in PERSONS])
    keys = ("person", "office", "of", "title", "from", "until")
    more = {"sector": "", "verified": "2026-01-01", "source": "own"}
    add_tenures(tables, [("", {**dict(zip(keys, row, strict=True)), **more}) for row in TENURES])
    assert check_gazetteer(tables) == []
    return build(tables)


HELD = [
    ("Presiden Suriah", "2024-12-01", "badu", "the last day of a reign"),
    ("Presiden Suriah", "2024-12-20", None, "vacant: whoever rules de facto is not president"),
    ("Presiden Suriah", "2025-06-15", "cici", "his successor"),
    ("presiden damaskus", "2025-06-15", "cici", "by the seat, in small letters"),
    ("Menlu Rusia", "2023-01-01", "dadan", "short word and state"),
    ("Menteri Luar Negeri Moskow", "2023-01-01", "dadan", "long word and seat"),
    ("Menlu RUS", "2003-01-01", None, "before anybody known"),
    ("Jubir Kremlin", "2023-01-01", "euis", "a title of its own, shortened"),
    ("Gubernur Jakarta", "2020-01-01", "fajar", "a region by a part of its name, not the state whose seat it is"),
    ("Gubernur DKI Jakarta", "2024-01-01", None, "nobody known"),
    ("Kapolri", "2023-01-01", "hana", "an office at home needs no state"),
    ("Kepala Polisi Rusia", "2023-01-01", "odi", "the same office abroad"),
    ("Ketum Rimba", "2023-01-01", "iwan", "a party's chair at home, not of one like it abroad"),
    ("Kepala Biro Politik Laskar Rimba", "2017-01-01", "joko", "a title of a group's head"),
    ("Pemimpin Laskar Rimba", "2017-01-01", "joko", "a group's head, not its commander"),
    ("Kepala Biro Politik Laskar Rimba", "2021-01-01", None, "a commander is not the head"),
    ("Presiden Mesir", "2013-08-01", "mimi", "who stood in"),
    ("Presiden Mesir", "2014-06-08", "nana", "the day of handing over belongs to the successor"),
    ("Presiden Suriah", "2012-01-01", "badu", "not the president of one of its regions"),
    ("Pemimpin Kumpulan Telaga", "2018-01-01", "siti", "a title that says more, and means the whole"),
    ("Kepala Kumpulan Telaga", "2015-01-01", None, "before the first known"),
    ("Ketua MA", "2020-01-01", "vina", "at home where many have one"),
    ("Ketua MA Rusia", "2020-01-01", "umar", "and abroad"),
    ("Kepala Mossad", "2020-01-01", "wati", "a name of one abroad"),
    ("Presiden RI", "2015-01-01", "pipit", "at home by the short name"),
    ("Presiden Wakanda", "2015-01-01", None, "no such state"),
    ("Gubernur Jawa Timur", "2024-02-01", "zaki", "who stands in, asked for by the office"),
    ("Penjabat Gubernur Jawa Timur", "2024-02-01", "zaki", "and by the whole title"),
    ("Menko Indonesia", "2023-01-01", "abas", "a coordinating minister, of whatever"),
    ("Ketua Balai", "2023-01-01", "bono", "a title that goes on by one word"),
    ("Kepala Badan Telaga", "2023-01-01", "cahya", "a high commissioner heads the body"),
    ("Pawang Suriah", "2015-01-01", None, "no such office"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day", "person"), [row[:3] for row in HELD], ids=[f"{row[0]}: {row[3]}" for row in HELD])
def test_office_on_a_day(gazetteer: Gazetteer, words: str, day: str, person: str | None) -> None:
    asker = Asker(gazetteer)
    held = asker.on_day(asker.office(words), date.fromisoformat(day))
    assert (held[0].person if held else None) == (person and f"person.{person}")


def test_an_open_end_is_unchecked_past_its_day(gazetteer: Gazetteer) -> None:
    (*_, now) = Asker(gazetteer).office("Presiden Suriah")
    assert [is_unchecked(now, date(2026, 1, day)) for day in (1, 2)] == [False, True]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bado Sumarno", "Badu Sumarno"),
        ("Menlu Rusa", "Menlu Rusia"),
        ("Menteri Luar Negri", "Menteri Luar Negeri"),
        ("Indonesa", "Indonesia"),
    ],
)
def test_near_misses_are_suggested(gazetteer: Gazetteer, words: str, name: str) -> None:
    assert name in Asker(gazetteer).suggest(words)


def test_nothing_is_suggested_for_what_is_like_nothing(gazetteer: Gazetteer) -> None:
    assert Asker(gazetteer).suggest("xqzw 123") == ()
