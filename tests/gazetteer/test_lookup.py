"""A user's word for a party, an outlet's domain, a body word: from words to entities."""

import pytest

from runut.gazetteer import load_gazetteer

RUSSIA = {"RUS", "country.RUS", "rusia"}
KEYS = [
    ("Rusia", RUSSIA),
    ("rusia", RUSSIA),
    ("RUS", RUSSIA),
    ("Moskow", RUSSIA),
    ("Kremlin", RUSSIA),
    ("Russia", RUSSIA),
    ("as", {"USA", "country.USA", "amerika serikat"}),
    ("HTS", {"HTS", "group.HTS", "hayat tahrir al-sham"}),
    ("Hizbullah", {"HEZBOLLAH", "group.HEZBOLLAH", "hizbullah"}),
    ("Putin", {"person.vladimir-putin", "vladimir putin"}),
    ("Assad", {"person.bashar-al-assad", "bashar al-assad", "person.hafez-al-assad", "hafez al-assad"}),
    ("PBB", {"UN", "org.UN", "perserikatan bangsa-bangsa"}),
    ("Slamet Wiryawan", {"slamet wiryawan"}),
]


@pytest.mark.parametrize(("word", "keys"), KEYS, ids=[row[0] for row in KEYS])
def test_keys(word: str, keys: set[str]) -> None:
    assert load_gazetteer().keys(word) == keys


OUTLETS = [
    ("kompas.com", "outlet.kompas.com"),
    ("www.kompas.com", "outlet.kompas.com"),
    ("https://nasional.kompas.com/read/1", "outlet.kompas.com"),
    ("KOMPAS.com", "outlet.kompas.com"),
    ("REPUBLIKA.CO.ID", "outlet.republika.co.id"),
    ("bbc.co.uk", "outlet.bbc.com"),
    ("contoh.invalid", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "entity"), OUTLETS, ids=[row[0] or "empty" for row in OUTLETS])
def test_outlet(name: str, entity: str | None) -> None:
    outlet = load_gazetteer().outlet(name)
    assert (outlet.id if outlet else None) == entity


AGENCIES = [
    ("Antara", "agency.antara"), ("ANTARA", "agency.antara"), ("AFP", "agency.afp"), ("Kantor Berita WAFA", "agency.wafa"),
    ("RIA Novosti", "agency.ria-novosti"), ("Kompas", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entity"), AGENCIES, ids=[row[0] for row in AGENCIES])
def test_agency(name: str, entity: str | None) -> None:
    agency = load_gazetteer().agency(name)
    assert (agency.id if agency else None) == entity


def test_copies_can_be_told_by_owner() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.entity("outlet.tribunnews.com").owner == gazetteer.entity("outlet.kompas.com").owner


BODY_WORDS = [
    ("menlu", "GOV", "person", "Menteri Luar Negeri"),
    ("menteri pertahanan", "GOV", "person", "Menteri Pertahanan"),
    ("pm", "GOV", "person", "Perdana Menteri"),
    ("presiden", "GOV", "person", "Presiden"),
    ("jubir", "GOV", "person", "Juru Bicara"),
    ("dubes", "GOV", "person", "Duta Besar"),
    ("kapolri", "COP", "person", "Kepala Kepolisian"),
    ("kementerian pertahanan", "GOV", "body", None),
    ("angkatan udara", "MIL", "body", None),
    ("tentara", "MIL", "body", None),
    ("polisi", "COP", "body", None),
    ("parlemen", "LEG", "body", None),
    ("pengadilan", "JUD", "body", None),
    ("pemberontak", "REB", "people", None),
    ("warga", "CVL", "people", None),
    ("pengungsi", "REF", "people", None),
    ("mahasiswa", "EDU", "people", None),
    ("jurnalis", "JRN", "people", None),
]


@pytest.mark.parametrize(("phrase", "sector", "kind", "office"), BODY_WORDS, ids=[row[0] for row in BODY_WORDS])
def test_body_words(phrase: str, sector: str, kind: str, office: str | None) -> None:
    word = load_gazetteer().body_words[phrase]
    assert (word.sector, word.kind, word.office) == (sector, kind, office)


def test_places_have_coordinates() -> None:
    aleppo = load_gazetteer().entity("place.aleppo")
    assert (aleppo.country, aleppo.lat, aleppo.lon) == ("SYR", 36.2, 37.16)
