"""Names in text: which words, and whom they can mean."""

import sys

import pytest

from runut.gazetteer import load_gazetteer
from runut.gazetteer.find import plain_case

SHARAA = ["person.ahmad-al-sharaa"]
FOUND = [
    ("full name", "Presiden Vladimir Putin tiba.", "Vladimir Putin", ["person.vladimir-putin"]),
    ("surname", "Kata Putin kemudian", "Putin", ["person.vladimir-putin"]),
    ("spelling Zelenskyy", "Zelenskyy menolak", "Zelenskyy", ["person.volodymyr-zelensky"]),
    ("spelling Zelenskiy", "Volodymyr Zelenskiy", "Volodymyr Zelenskiy", ["person.volodymyr-zelensky"]),
    ("accent", "Erdoğan bertolak", "Erdoğan", ["person.recep-tayyip-erdogan"]),
    ("no accent", "Erdogan bertolak", "Erdogan", ["person.recep-tayyip-erdogan"]),
    ("war name", "Abu Mohammed al-Jolani", "Abu Mohammed al-Jolani", SHARAA),
    ("Indonesian spelling", "Ahmad asy-Syara", "Ahmad asy-Syara", SHARAA),
    ("capital article, apostrophe after", "Asy-Syara' menang", "Asy-Syara", SHARAA),
    ("space for hyphen", "Ahmed Al Sharaa", "Ahmed Al Sharaa", SHARAA),
    ("curly apostrophe", "KH Ma’ruf Amin", "KH Ma’ruf Amin", ["person.maruf-amin"]),
    ("two Assads", "rezim Assad runtuh", "Assad", ["person.bashar-al-assad", "person.hafez-al-assad"]),
    ("two Khameneis", "kata Khamenei.", "Khamenei", ["person.ali-khamenei", "person.mojtaba-khamenei"]),
    ("two Aouns", "kata Aoun.", "Aoun", ["person.joseph-aoun", "person.michel-aoun"]),
    ("son is not father", "Donald Trump Jr hadir", "Donald Trump Jr", ["person.donald-trump-jr"]),
    ("state in capitals", "militer AS menyerang", "AS", ["country.USA"]),
    ("Indonesia in capitals", "Menlu RI", "RI", ["country.IDN"]),
    ("hyphen pair", "perang AS-Iran", "AS", ["country.USA"]),
    ("Arab Saudi is one name", "di Arab Saudi", "Arab Saudi", ["country.SAU"]),
    ("short form", "Korut dan", "Korut", ["country.PRK"]),
    ("old name", "Cina membantah", "Cina", ["country.CHN"]),
    ("seat and town", "Moskow membantah", "Moskow", ["country.RUS", "place.moskow"]),
    ("seat alone", "jubir Kremlin", "Kremlin", ["country.RUS"]),
    ("all capitals", "MOSKOW - ", "MOSKOW", ["country.RUS", "place.moskow"]),
    ("group", "Houthi mengeklaim", "Houthi", ["group.HOUTHI"]),
    ("former name", "Front Nusra", "Front Nusra", ["group.HTS"]),
    ("body before its part", "Dewan Keamanan PBB bersidang", "Dewan Keamanan PBB", ["org.UNSC"]),
    ("abbreviation in brackets", "Dewan Keamanan (DK) PBB", "Dewan Keamanan (DK) PBB", ["org.UNSC"]),
    ("dotted domain", "MOSKWA, KOMPAS.com -", "KOMPAS.com", ["outlet.kompas.com"]),
    ("agency", "dikutip Reuters, Senin", "Reuters", ["agency.reuters"]),
    ("agency in capitals only", "lapor SANA.", "SANA", ["agency.sana"]),
    ("place", "di Hmeimim, Suriah", "Hmeimim", ["place.hmeimim"]),
    ("longer place", "di Papua Barat Daya", "Papua Barat Daya", ["place.papua-barat-daya"]),
    ("shorter where the longer fails its boundary", "di Papua Baratnya", "Papua", ["place.papua"]),
]


@pytest.mark.parametrize(("text", "words", "entities"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_found(text: str, words: str, entities: list[str]) -> None:
    found = {text[name.start : name.end]: list(name.entities) for name in load_gazetteer().find(text)}
    assert sorted(found[words]) == sorted(entities)


NOT_FOUND = [
    ("inside a word", "pedoman sekali kembali"),
    ("small letters", "rusia iran as ri"),
    ("axle", "As roda patah"),
    ("football club", "AS Roma menang"),
    ("currency", "US$ 100 juta dan 5 dolar AS"),
    ("between", "Antara lain karena"),
    ("there", "Di Sana"),
    ("attack as a verb", "Serang Gudang"),
    ("part of an unknown domain", "PANTAU-BALI.COM -"),
    ("football club named after a town", "laga Manchester United"),
    ("police rank", "AKP Dadan"),
    ("camera", "rekaman CCTV"),
    ("countdown", "Detik demi detik"),
    ("nothing", ""),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_not_found(text: str) -> None:
    assert load_gazetteer().find(text) == []


def test_seat_comes_before_the_town_and_says_so() -> None:
    moscow, kremlin, aleppo = load_gazetteer().find("Moskow, Kremlin, Aleppo")
    assert (moscow.role, moscow.entities, moscow.strong) == ("seat", ("country.RUS", "place.moskow"), False)
    assert (kremlin.role, kremlin.strong) == ("seat", True)
    assert (aleppo.role, aleppo.strong) == ("name", True)


def test_names_do_not_overlap_and_come_in_order() -> None:
    text = "Menlu Rusia Sergei Lavrov bertemu Menlu AS Marco Rubio di Riyadh, Arab Saudi, lapor TASS."
    found = load_gazetteer().find(text)
    assert [text[name.start : name.end] for name in found] == [
        "Rusia", "Sergei Lavrov", "AS", "Marco Rubio", "Riyadh", "Arab Saudi", "TASS",
    ]  # fmt: skip


def test_folding_moves_no_letter() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert len(plain_case(every)) == len(every)


@pytest.mark.parametrize("text", ["a" * 300_000, "1" * 300_000, "-" * 300_000, "AS" * 150_000, "’" * 300_000])
def test_hostile_text_is_only_long(text: str) -> None:
    assert load_gazetteer().find(text) == []
